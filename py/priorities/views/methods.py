"""The worked example of the methods page: the example team's answers, and what every formula makes of them."""

from htpy import Node, div, fragment, h3, li, p, ul

from priorities import agreement, forms, own_orders, placement, suggestions
from priorities.counts import agreement_of, placement_of
from priorities.example import CHANGED
from priorities.exercise import Answer
from priorities.instrument import Area
from priorities.moment import Moment
from priorities.views import findings, suggested
from priorities.views import own_orders as own_orders_view
from priorities.visibility import Seen, output


@output("page.methods")
def page(seen: Seen, moment: Moment) -> Node:
    """The made-up answers and the sentences about each area, one area to change, and the orders. As built it is there to read alone."""
    names = seen.exercise.names
    chosen = moment.typed.get(CHANGED, "")
    return fragment[
        forms.card(_all_areas(seen)),
        chosen in names and forms.card(_change(seen, moment, seen.exercise.area(chosen))),
        forms.card(h3[suggestions.TITLE], suggested.lenses(names, suggestions.of_team(seen))),
        forms.card(h3[own_orders.TITLE], own_orders_view.own_orders(names, own_orders.of_team(seen))),
    ]


def _all_areas(seen: Seen) -> Node:
    return fragment[
        h3["What eight made-up members say"],
        ul(".all-said")[[_area(seen, area) for area in seen.exercise.areas]],
    ]


def _area(seen: Seen, area: Area) -> Node:
    said, placed = agreement_of(seen, area.id), placement_of(seen, area.id)
    counts = ", ".join(f"{count} {name.lower()}" for count, name in zip(said.counts, agreement.NAMES, strict=True) if count)
    return li[
        p(".strong")[area.name],
        p(".hint")[counts],
        p[agreement.told(said)],
        p[f"{placement.sentence(placed)} {placement.margins(placed)}"],
    ]


def _change(seen: Seen, moment: Moment, area: Area) -> Node:
    """Each made-up member's answer to one area, to be changed. Nobody else's answers are ever shown one by one."""
    said, placed = agreement_of(seen, area.id), placement_of(seen, area.id)
    members = seen.exercise.sheets if seen.exercise.team.example else ()
    return fragment[
        h3["Change a rating and watch"],
        forms.choice(moment, CHANGED, "Area of focus", [(one.id, one.name) for one in seen.exercise.areas], area.id),
        div(".example-members")[
            [
                fragment[
                    _choice(
                        seen, moment, f"example {sheet.id} agreement", area, "agreement", number, sheet.answers.get(area.id)
                    ),
                    _choice(seen, moment, f"example {sheet.id} quadrant", area, "quadrant", number, sheet.answers.get(area.id)),
                ]
                for number, sheet in enumerate(members, 1)
            ]
        ],
        div(".buttons")[forms.do("as-it-was", "Put the example back as it was")],
        findings.found(area, said, placed),
        findings.for_the_record(said),
    ]


def _choice(seen: Seen, moment: Moment, name: str, area: Area, part: str, number: int, answer: Answer | None) -> Node:
    words = seen.exercise.instruments["areas"].words
    levels = [("", "Blank"), *((level.id, level.label) for level in words.scales[part])]
    asked = "says" if part == "agreement" else "places it"
    return forms.choice(moment, name, f"Member {number} {asked}", levels, getattr(answer or Answer(), part), aside=area.name)
