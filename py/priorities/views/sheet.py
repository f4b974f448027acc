"""Step 3: one member rates the areas, alone. Between members there is a cover, and nothing of a sheet shows on it."""

from collections.abc import Sequence
from dataclasses import replace

from htpy import Node, a, div, fragment, h1, h2, header, li, nav, ol, p, span

from priorities import charts, forms, links
from priorities.departures import qr_level, sheet_code, sheet_link
from priorities.exercise import Answer, Sheet
from priorities.instrument import Area, Level
from priorities.moment import Moment
from priorities.views.frame import LATE, foot, frame, notices, say
from priorities.views.own_order import own_order
from priorities.visibility import Seen, output

SHUT = "Your sheet stays shut until the team opens all the sheets together. There is no right answer."
WHOSE = {"role": "Your role", "named": "Your name"}
PROMISES = {
    "anonymous": "Your sheet carries no name. What is kept: your answers and comments. In a small team people may still guess.",
    "role": "Your sheet carries your role and no name. In a small team people may still guess.",
    "named": "Your sheet carries your name. After the opening the team sees who said what.",
}


@output("page.sheet")
def page(seen: Seen, moment: Moment) -> Node:
    """The sheet in hand; a blank one while none is in; otherwise the cover between members."""
    if moment.member:
        return _for_a_member(seen, moment)
    if moment.unread:
        return _unread(moment)
    covered = moment.covered or (seen.mine is None and bool(seen.envelopes))
    return frame(seen, moment, "sheet", "Your rating sheet", _cover(seen, moment) if covered else _sheet(seen, moment))


def _unread(moment: Moment) -> Node:
    """In place of a sheet whose link could not be read: its wording may not be the printed one."""
    return fragment[
        header(".page-head")[h1(tabindex="-1")["Your rating sheet"]],
        notices(moment),
        div(".page-body")[
            p["There is no sheet here yet: your team may have changed the statements, and only the whole link holds them."],
            p[a(".button.plain", href="../sheet/", target="_self")["Rate the printed wording instead"]],
        ],
    ]


def _for_a_member(seen: Seen, moment: Moment) -> Node:
    """The sheet on a member's own device: no steps, nothing of the exercise but its title and wording."""
    title = seen.exercise.team.title
    return fragment[
        header(".page-head")[
            p(".team-bar")[span(".strong")[title]] if title else None,
            h1(tabindex="-1")["Your rating sheet"],
        ],
        notices(moment),
        div(".page-body")[_sheet(seen, moment)],
        foot(moment),
    ]


def _give(seen: Seen, moment: Moment) -> tuple[Node, ...]:
    code, said = sheet_code(seen), seen.mine.answers.values() if seen.mine else ()
    sent = sheet_link(seen)
    too_long = seen.mine is not None and not sent
    dense = bool(sent) and not qr_level(links.url(moment.address, sent))
    count = sum(bool(answer.comment) for answer in said)
    comments = "your comment" if count == 1 else f"your {count} comments"
    return (
        h2["Give your sheet to the facilitator"],
        p["Read the code aloud, or send the link or the file. Each holds your answers as they are now."],
        p(".code")[code] if code else None,
        p["This form has too many areas for a code. Send the link or the file."] if seen.mine and not code else None,
        p[f"The code leaves out {comments}. The link and the file carry everything."] if code and count else None,
        p["Your comments are too long for a link. Download the file."] if too_long else None,
        p["Your comments make the link too long for a QR code. Send the link or the file."] if dense else None,
        div(".buttons")[
            code and forms.do("copy-code", "Copy the code", kind="main"),
            not too_long and forms.do("copy-link", "Copy the link"),
            not too_long and moment.can_share and forms.do("share-link", "Share the link"),
            forms.do("download-sheet", "Download the file"),
            not (too_long or dense) and not (sent and moment.qr == sent) and forms.do("show-qr", "Show as QR code"),
        ],
        _qr(seen, moment) if sent and moment.qr == sent else None,
        div(".buttons")[forms.do("afresh", "Erase this sheet and start afresh", kind="link")],
        moment.asking == "afresh"
        and forms.ask(
            "Erase this sheet from this device?",
            forms.do("afresh yes", "Erase it", kind="main"),
            forms.do("cancel", "Keep it"),
        ),
    )


def _qr(seen: Seen, moment: Moment) -> Node:
    from priorities.qr import sheet_qr
    from priorities.views import qr

    return qr.panel(sheet_qr(seen, moment.address), "Hold it in front of the facilitator’s camera.")


def _cover(seen: Seen, moment: Moment) -> Node:
    count = len(seen.envelopes) - moment.covered
    begun = forms.card(
        h2["A sheet is begun"],
        p["It lies face down since its page was left. Whoever filled it in goes on; nobody else looks."],
        div(".buttons")[forms.do("uncover", "Go on with my sheet", kind="main"), forms.do("hand in", "Hand it in as it is")],
    )
    if moment.covered and not count:
        return begun
    return fragment[
        moment.covered and begun,
        _between(seen, count),
    ]


def _between(seen: Seen, count: int) -> Node:
    """What stands between two members."""
    return forms.card(
        h2["The sheet is in" if count == 1 else f"{count} sheets are in"],
        p["Pass the laptop to the next member. Nobody can look into a sheet that has been handed in."],
        seen.open
        and forms.message(
            "information",
            p[LATE],
        ),
        div(".buttons")[
            forms.do("start sheet", "Add a late sheet" if seen.open else "Start the next sheet", kind="main"),
            a(".button.plain", href="../collect/")["See who is in"],
        ],
    )


def _sheet(seen: Seen, moment: Moment) -> Node:
    sheet = seen.mine or Sheet("blank")
    areas = seen.exercise.areas
    answered = [area for area in areas if _answered(sheet, area)]
    return fragment[
        not moment.member
        and say(
            seen,
            moment,
            "areas",
            (3,),
            "Rate alone and in silence. Then hand in the sheet and pass the laptop on. You talk about the answers when all sheets are in.",
            "Each member fills in a sheet of their own.",
        ),
        _promise(seen.exercise.team.appear),
        _who(seen, moment, sheet),
        p(".progress")[f"{len(answered)} of {len(areas)} areas answered"],
        div(".sheet-layout")[
            _areas(tuple((area.id, area.name, area in answered) for area in areas)),
            div[
                _how_to_place(_example(moment)),
                [_card(seen, moment, sheet, area, number) for number, area in enumerate(areas, 1)],
                own_order(seen, sheet),
                _done(len(areas) - len(answered), moment.member),
                moment.member and forms.card(*_give(seen, moment)),
            ],
        ],
    ]


@forms.drawn_once
def _areas(areas: Sequence[tuple[str, str, bool]]) -> Node:
    """The way to each area, with whether it is answered."""
    return nav(".sheet-areas", id="sheet-areas", aria_label="Areas on this sheet")[
        ol[
            [
                li(class_={"done": done})[
                    a(href=f"#area-{area}")[name, span(".hint")[" Answered" if done else " Not answered yet"]]
                ]
                for area, name, done in areas
            ]
        ]
    ]


@forms.drawn_once
def _how_to_place(example: str) -> Node:
    return forms.card(
        h2["How to place an area"],
        charts.example(example),
        p["What is urgent easily draws attention away from what matters more in the long run. Neither question comes first."],
        id="how-to-place",
    )


def _card(seen: Seen, moment: Moment, sheet: Sheet, area: Area, number: int) -> Node:
    answer = sheet.answers.get(area.id, Answer())
    words = seen.exercise.instruments["areas"].words
    return _questions(
        area,
        f"Area {number} of {len(seen.exercise.areas)}",
        seen.exercise.statement(area.id),
        replace(answer, comment=moment.typed.get(_comment(area), answer.comment)),
        bool(answer.agreement) and answer.wording < seen.exercise.asked_anew(area.id),
        words.scales["agreement"],
        words.scales["quadrant"],
        seen.exercise.team.goals,
    )


def _comment(area: Area) -> str:
    return f"answer {area.id} comment"


@forms.drawn_once
def _questions(
    area: Area,
    which: str,
    statement: str,
    answer: Answer,
    stale: bool,
    agreement: Sequence[Level],
    quadrant: Sequence[Level],
    goals: str,
) -> Node:
    """What is asked about an area. `stale` is whether the statement has changed its meaning since it was rated."""
    return forms.card(
        _statement(area.id, f"{which} · {area.group}" if area.group else which, area.name, statement),
        stale
        and forms.message(
            "information",
            p["The wording has changed its meaning since you rated it. Until you rate it again, your agreement is set aside."],
            div(".buttons")[forms.do(f"confirm {area.id}", "My answer still holds", aside=f"to {area.name}")],
        ),
        forms.agreement(f"answer {area.id} agreement", agreement, answer.agreement, area.name),
        forms.matrix(f"answer {area.id} quadrant", quadrant, answer.quadrant, area.name, goals),
        _commented(_comment(area), answer.comment, area.name),
        label=f"area-{area.id}",
        id=f"card-{area.id}",
    )


@forms.drawn_once
def _statement(id: str, kicker: str, name: str, statement: str) -> Node:
    return fragment[
        p(".kicker")[kicker],
        h2(id=f"area-{id}", tabindex="-1")[name],
        p(".statement", data_statement=id)[statement],
    ]


@forms.drawn_once
def _commented(field: str, comment: str, name: str) -> Node:
    return forms.text_area(Moment(), field, "Comment (optional; the team will see it)", comment, aside=f"on {name}")


def _who(seen: Seen, moment: Moment, sheet: Sheet) -> Node:
    field = forms.signature(moment, "by", seen.exercise.team, WHOSE, sheet.by)
    return forms.card(field) if field else None


def _answered(sheet: Sheet, area: Area) -> bool:
    answer = sheet.answers.get(area.id, Answer())
    return bool(answer.agreement and answer.quadrant)


@forms.drawn_once
def _promise(appear: str) -> Node:
    return forms.message("information", p[SHUT], p[PROMISES[appear]])


@forms.drawn_once
def _done(missing: int, member: bool) -> Node:
    return forms.card(
        h2["Done?"],
        p[_gaps(missing, "give the sheet away" if member else "hand in the sheet")],
        not member and div(".buttons")[forms.do("hand in", "Hand in my sheet", kind="main")],
    )


def _gaps(missing: int, do_it: str) -> str:
    if not missing:
        return f"Every area is answered. Once you {do_it}, nobody looks into it until all the sheets are opened."
    some = "1 area has" if missing == 1 else f"{missing} areas have"
    return f"{some} no full answer yet. You can {do_it} as it is; what is missing is not counted."


def _example(moment: Moment) -> str:
    guide = moment.guides.get("areas")
    return " ".join(one.text for one in guide.passages("example")) if guide else ""
