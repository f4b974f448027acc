"""Who is in and who is still to come, and the moment when the sheets are opened. What they say is not on this page."""

from collections.abc import Sequence

from htpy import Node, a, div, fragment, h2, h3, input, label, li, p, span, ul, video

from priorities import forms, links
from priorities.arrivals import Receipt
from priorities.codes import MOST_AREAS
from priorities.counts import WAYS, expected, ways
from priorities.departures import qr_level, team_link
from priorities.exercise import Person
from priorities.moment import Moment
from priorities.qr import team_qr
from priorities.sheets import still_to_come
from priorities.spoken import counted
from priorities.tallies import most_hands
from priorities.views import qr
from priorities.views.again import again, question
from priorities.views.frame import LATE, frame, say
from priorities.views.paper import on_paper
from priorities.views.tallies import hands
from priorities.visibility import Envelope, Seen, output

ATTENDANCE = {"in": "in", "absent": "absent today", "expected": "still to come"}
MOST_LISTED = 100
"""The most sheets, and the most of a batch, that stand each on a line of its own."""


@output("page.collect")
def page(seen: Seen, moment: Moment) -> Node:
    """The sheets from outside, and the opening."""
    return frame(
        seen,
        moment,
        "collect",
        "Collect the sheets",
        say(
            seen,
            moment,
            "areas",
            (3,),
            "Hand the laptop round until every sheet is in. Then open them together, and talk about where you agree and where you do not.",
        ),
        forms.card(*_out(seen, moment)),
        forms.card(*_in(seen, moment)),
        forms.card(h2["Paper and hands"], on_paper(seen, moment), hands(seen, moment)),
        forms.card(h2["Sheets"], _sheets(seen, moment)),
        again(seen, moment),
        bool(seen.exercise.team.people) and forms.card(h2["Members"], _people(seen)),
        forms.card(*_opening(seen, moment)),
    )


def _out(seen: Seen, moment: Moment) -> tuple[Node, ...]:
    sent = team_link(seen)
    link = links.url(moment.address, sent)
    if not link:
        return (
            h2["Send the form out"],
            p["Your wording of the statements is too long for a link. Members can rate one after another on this device."],
        )
    return (
        h2["Send the form out"],
        p[
            "The link opens a sheet with your wording on a member’s own phone or laptop. It holds your title, how members appear "
            "and the statements you changed, and nothing else."
        ],
        div(".field")[
            label(".label", for_="team-link")["Link for members"],
            input(
                type="text",
                id="team-link",
                readonly=True,
                autocomplete="off",
                value=link,
            ),
        ],
        div(".buttons")[
            forms.do("copy-link", "Copy the link"),
            moment.can_share and forms.do("share-link", "Share the link"),
            qr_level(link) and moment.qr != sent and forms.do("show-qr", "Show as QR code"),
            not qr_level(link) and forms.do("download-link", "Download a file for phones"),
        ],
        not qr_level(link)
        and p[
            "Your wording makes the link too long for a QR code. Send the link, or the file, which holds it as a page to open."
        ],
        moment.qr == sent and qr.panel(team_qr(seen, moment.address), "Members read it with the camera of their phone."),
        p(".hint")["Once the link has left this page, how members appear is fixed."],
    )


def _in(seen: Seen, moment: Moment) -> tuple[Node, ...]:
    alike = sum(receipt.outcome == "alike" for receipt in moment.receipts)
    newer = alike + sum(receipt.outcome == "newer" for receipt in moment.receipts)
    return (
        h2["Bring sheets in"],
        seen.open and forms.message("information", p[LATE]),
        p["This form has too many areas for codes. Sheets come back by link or as files."]
        if len(seen.exercise.areas) > MOST_AREAS
        else _codes(moment),
        forms.file_field(
            "sheet files",
            "Sheet files",
            "Choose any number at once. They carry comments and the member’s name or role.",
            multiple=True,
        ),
        p(".hint")["A sheet link opened in this browser is added, too, after asking."],
        _camera() if moment.camera else div(".buttons")[forms.do("read-qr", "Read QR codes with the camera")],
        bool(moment.receipts) and div(id="receipts", tabindex="-1")[h3["What came in"], _receipts(moment.receipts)],
        alike > 0 and p["The same answers are most likely the same member’s, sent a second time."],
        newer > 0
        and div(".buttons")[
            forms.do("replace-newer", f"Replace {'it' if newer == 1 else 'them'} by what came now"),
            alike > 0
            and forms.do(
                "add-beside", "Add as another member’s" if alike == 1 else "Add those with the same answers as other members’"
            ),
        ],
    )


def _codes(moment: Moment) -> Node:
    return fragment[
        forms.text_area(
            moment,
            "draft codes",
            "Codes, one on each line",
            hint="A name or a number may stand before a code, with a comma between them. A sheet link may stand on a line, too.",
            rows=4,
        ),
        div(".buttons")[forms.do("add-codes", "Add these codes")],
    ]


def _camera() -> Node:
    """The picture of the camera, which runs as long as this is on the page."""
    return div(".camera")[
        video(id="camera", muted=True, playsinline=True, aria_label="What the camera sees"),
        p(".hint")["Hold each phone’s QR code in front of the camera. No picture is kept or sent."],
        div(".buttons")[forms.do("stop-camera", "Stop the camera")],
    ]


def _receipts(receipts: Sequence[Receipt]) -> Node:
    """What became of each sheet of a batch; of a large one how many were taken, and what has to be looked at."""
    large = len(receipts) > MOST_LISTED
    told = [one for one in receipts if not (large and one.taken)]
    return fragment[
        p[f"{len(receipts) - len(told):,} of {len(receipts):,} went in. The others:"] if large and told else None,
        p[f"All {len(receipts):,} went in."] if large and not told else None,
        bool(told) and ul(".receipts")[[li[span(".strong")[f"{one.name}: "], one.sentence] for one in told[:MOST_LISTED]]],
        _more(told, "They are not listed here."),
    ]


def _more(listed: Sequence[object], words: str) -> Node:
    """How many stand on no line of a list that has to end somewhere."""
    more = len(listed) - MOST_LISTED
    return p[f"And {more:,} more. {words}"] if more > 0 else None


def _sheets(seen: Seen, moment: Moment) -> Node:
    count, size, raised = len(seen.envelopes), seen.exercise.team.size, most_hands(seen.exercise)
    return fragment[
        p(".progress")[
            f"{count:,} of {expected(seen):,} sheets are in"
            if size
            else f"{count:,} {'sheet is' if count == 1 else 'sheets are'} in",
            raised > 0 and f". Hands of {counted(raised, 'member')} are counted",
        ],
        _unlisted(seen)
        if seen.open and seen.exercise.team.appear == "anonymous"
        else fragment[
            ul(".sheets")[[_envelope(seen, one, number, moment) for number, one in enumerate(seen.envelopes[:MOST_LISTED], 1)]],
            _more(seen.envelopes, "They are in, too. Undo takes back a batch as a whole."),
        ],
        seen.open and p(".hint")[LATE],
        div(".buttons")[
            forms.do(
                "start sheet",
                "Add a late sheet" if seen.open else "Next member: start a sheet",
                kind="plain" if seen.open else "main",
            )
        ],
    ]


def _unlisted(seen: Seen) -> Node:
    came = ways(seen)
    return p[
        "; ".join(f"{came[way]} {words}" for way, words in WAYS.items() if came[way]),
        ". Sheets without names are not listed one by one once they are open, so that none can be matched with its answers.",
    ]


def _envelope(seen: Seen, one: Envelope, number: int, moment: Moment) -> Node:
    name = f"Sheet {one.number or number}"
    return li[
        p[
            span(".strong")[name],
            f", {WAYS[one.came]}",
            one.by and f", {one.by}",
            one.revision > 1 and ", rated anew",
            one.late and ", after the opening",
        ],
        div(".buttons")[
            (one.late or not seen.open)
            and (
                forms.do(f"withdraw {one.id}", "Withdraw", aside=name),
                forms.do(f"anew {one.id}", "Rate anew", aside=name),
            ),
            bool(one.again) and forms.do(f"look {one.id}", "Look again", aside=f"at {name}"),
        ],
        moment.asking == f"look {one.id}" and question(seen, moment, one, name),
        moment.asking == f"withdraw {one.id}"
        and forms.ask(
            f"Take {name} out? The counts change by one, and those who saw them may work out what it said."
            if one.late
            else f"Take {name} out, unread?",
            forms.do(f"withdraw {one.id} yes", "Take it out", kind="main"),
            forms.do("cancel", "Leave it in"),
        ),
        moment.asking == f"anew {one.id}"
        and forms.ask(
            f"Put a blank sheet in place of {name}? Its old answers are dropped, unread.",
            forms.do(f"anew {one.id} yes", "Rate anew", kind="main"),
            forms.do("cancel", "Leave it as it is"),
        ),
    ]


def _people(seen: Seen) -> Node:
    named = seen.exercise.team.appear == "named"
    signed = {one.by.strip().casefold() for one in seen.envelopes} if named else set()
    return fragment[
        not named and p(".hint")["Sheets carry no name: mark who is in yourself. The list is tied to no sheet."],
        ul(".people")[[_person(person, person.label.strip().casefold() in signed) for person in seen.exercise.team.people]],
    ]


def _person(person: Person, signed: bool) -> Node:
    here = "in" if signed else person.attendance
    marks = (("in", "Mark as in"), ("absent", "Cross off as absent")) if here == "expected" else ()
    return li[
        p[person.label, span(".hint")[f" {ATTENDANCE[here]}"]],
        div(".buttons")[
            [forms.do(f"attend {person.id} {mark}", words, aside=person.label) for mark, words in marks],
            person.attendance != "expected" and forms.do(f"attend {person.id} expected", "Expect again", aside=person.label),
        ],
    ]


def _opening(seen: Seen, moment: Moment) -> tuple[Node, ...]:
    if seen.open:
        opened = seen.exercise.opened
        early = opened.early if opened else ""
        return (
            h2["The sheets are open"],
            early and p[f"Opened before everyone was in: {early}"],
            div(".buttons")[a(".button.main", href="../discuss/")["See what the team said"]],
        )
    missing, raised = still_to_come(seen.exercise), bool(seen.exercise.tallies)
    return (
        h2["Open the sheets"],
        p["Until then nothing on this site, in print or in the file shows what anybody said", raised and " on a sheet", "."],
        raised
        and p["Hands were seen in the room. They stand under ‘Count hands’ and in the file, and are in no count until then."],
        forms.text_area(
            moment,
            "draft early",
            "Why open now?",
            hint=f"{missing} {'member is' if missing == 1 else 'members are'} still to come. The report keeps the reason.",
        )
        if missing and (seen.envelopes or raised)
        else None,
        div(".buttons")[
            forms.do(
                "open",
                "Open the sheets" if seen.exercise.team.facilitated else "All in? Open together",
                kind="main",
                unable=not (seen.envelopes or raised),
            )
        ],
        moment.asking == "open"
        and forms.ask(
            "Open every sheet and show all answers together? This is the one act that cannot be undone."
            + (" One sheet is begun and not handed in; it is opened as it is." if moment.covered else ""),
            forms.do("open yes", "Open now", kind="main"),
            forms.do("cancel", "Not yet"),
        ),
    )
