"""The projector view: one area at a time for the whole room to read, then all of them; without notes, names or codes.

It can be looked at and turned, and changes nothing.
"""

from htpy import Node, button, div, h1, header, p

from priorities import agenda, agreement, charts, forms, placement, timer
from priorities.counts import agreement_of, placement_of
from priorities.instrument import Area
from priorities.moment import Moment
from priorities.placement import Placement
from priorities.views import talk
from priorities.visibility import Seen, output


@output("page.projector")
def page(seen: Seen, moment: Moment) -> Node:
    """The area that is talked about, in the order of talk; before the opening its statement alone, in the form's order."""
    areas = {area.id: area for area in seen.exercise.areas}
    order = [*agenda.plan(seen, {}).minutes, talk.EVERYTHING] if seen.open else list(areas)
    at = order.index(shown) if (shown := moment.typed.get("draft shown", "")) in order else 0
    area = areas.get(order[at])
    number = list(areas).index(area.id) + 1 if area else 0
    return div(class_=["wall", "page-body", None if seen.open else "shut"])[
        header(".wall-head")[
            h1(tabindex="-1")[f"{number}. {area.name}" if area else "All areas"],
            p[_time(moment, area)],
            p[_where(seen, at, len(areas), number)],
            div(".buttons")[
                _turn("previous", "Previous", order[max(0, at - 1)], "ArrowLeft PageUp", unable=at == 0),
                _turn("next", "Next", order[min(at + 1, len(order) - 1)], "ArrowRight PageDown", unable=at == len(order) - 1),
            ],
        ],
        forms.problems(moment.problems),
        _area(seen, area) if area else talk.summary_matrix(seen, folded=False),
    ]


def _turn(id: str, words: str, place: str, keys: str, unable: bool) -> Node:
    """A button that keys press, too: those of a keyboard, and those that a presenter's remote control sends."""
    return button(
        ".button.plain",
        type="button",
        id=id,
        data_do=f"turn {place}",
        data_key=keys,
        aria_disabled="true" if unable else None,
    )[words]


def _time(moment: Moment, area: Area | None) -> str:
    held = timer.read(moment.typed.get("draft timer", ""))
    return held.told(moment.seconds) if held and area and held.area == area.id else ""


def _where(seen: Seen, at: int, count: int, number: int) -> str:
    if not number:
        return "Areas in the form’s order"
    return f"{at + 1} of {count} in the order of talk, not of priority" if seen.open else f"Area {number} of {count}"


def _area(seen: Seen, area: Area) -> Node:
    statement = p(".statement", data_statement=area.id)[seen.exercise.statement(area.id)]
    if not seen.open:
        return [
            statement,
            p(".strong")["The sheets are shut. Each member rates alone; the team opens all the sheets together."],
        ]
    said, placed = agreement_of(seen, area.id), placement_of(seen, area.id)
    asked = agenda.question(said, placed)
    return [
        statement,
        div(".found")[
            div[
                charts.columns(area.name, said.counts, agreement.sentence(said)),
                p(".finding")[" ".join(agreement.flags(said))],
            ],
            charts.matrix(area.name, placed.counts, placement.sentence(placed), _placed(said.team, placed), folded=False),
        ],
        asked and forms.message("prompt", p(".prompt-words")[asked], p[agenda.protection(said, placed)]),
    ]


def _placed(team: int, placed: Placement) -> str:
    return f"{placement.margins(placed)} {placed.n} of {team} placed it." if placed.n < team else placement.margins(placed)
