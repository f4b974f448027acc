"""Step 2: the team reads each statement, and edits it where its State sees quality differently. Every wording is kept."""

from htpy import Node, blockquote, div, h2, li, ol, p, span

from priorities import forms
from priorities.exercise import Wording
from priorities.instrument import Area
from priorities.moment import Moment
from priorities.views.frame import frame, say
from priorities.visibility import Seen, output


@output("page.statements")
def page(seen: Seen, moment: Moment) -> Node:
    """A card for each statement."""
    return frame(
        seen,
        moment,
        "statements",
        "The statements",
        say(
            seen,
            moment,
            "areas",
            (2,),
            "Read each statement aloud. Does it describe quality as your State sees it? Add to it or edit it before anybody rates.",
        ),
        [_card(seen, moment, area) for area in seen.exercise.areas],
        lead=p(".lead")[
            "Change a statement only where it does not represent your State’s vision of quality. The printed wording stays beside yours."
        ],
    )


def _card(seen: Seen, moment: Moment, area: Area) -> Node:
    versions = seen.exercise.versions(area.id)
    return forms.card(
        area.group and p(".kicker")[area.group],
        h2(id=f"statement-{area.id}", tabindex="-1")[area.name],
        p(".statement")[versions[-1].text],
        len(versions) > 1 and _versions(versions),
        _edit(seen, moment, area, versions),
        label=f"statement-{area.id}",
    )


def _versions(versions: tuple[Wording, ...]) -> Node:
    return forms.fold(
        f"Every wording ({len(versions)})",
        ol(".versions")[
            [
                li[
                    span(".strong")["As printed: " if number == 0 else f"Edit {number}: "],
                    one.text,
                    one.why and p(".hint")[f"Why: {one.why}"],
                    number > 0
                    and p(".hint")[
                        "Ratings given before it stand." if one.earlier == "same" else "Agreement given before it is set aside."
                    ],
                ]
                for number, one in enumerate(versions)
            ]
        ],
    )


def _edit(seen: Seen, moment: Moment, area: Area, versions: tuple[Wording, ...]) -> Node:
    text, why, meaning = (f"draft {part} {area.id}" for part in ("wording", "why", "meaning"))
    begun = text in moment.typed or why in moment.typed
    return forms.fold(
        ["Change the wording", forms.hidden(f" of {area.name}")],
        len(versions) > 1 and blockquote(".printed")[p(".kicker")["As printed"], p[versions[0].text]],
        forms.text_area(moment, text, "Your wording", versions[-1].text, rows=5, aside=f"for {area.name}"),
        forms.text_area(moment, why, "Why you change it (optional)", rows=2, aside=f"the statement on {area.name}"),
        bool(seen.envelopes)
        and forms.radios(
            meaning,
            "Sheets are in already. Does the new wording mean the same?",
            (
                ("same", "Same meaning (spelling, grammar): ratings given so far stand"),
                ("ask", "New meaning: agreement given so far is set aside until it is given again"),
            ),
            moment.typed.get(meaning, ""),
        ),
        div(".buttons")[
            forms.do(f"reword {area.id}", "Save this wording", aside=f"of {area.name}", kind="main"),
            len(versions) > 1
            and versions[-1].text != versions[0].text
            and forms.do(f"restore {area.id}", "Go back to the printed wording", aside=f"of {area.name}"),
        ],
        open=begun,
        id=f"edit-{area.id}",
    )
