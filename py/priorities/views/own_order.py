"""A member's own order of the areas, on the sheet. Nobody has to give one."""

from htpy import Node, div, h2, h3, li, ol, p, span

from priorities import forms
from priorities.asked import FIRST
from priorities.exercise import Sheet
from priorities.visibility import Seen


def own_order(seen: Seen, sheet: Sheet) -> Node:
    """The areas that have a place, highest first, and a button for each that has none yet."""
    return _own_order(tuple((area.id, area.name) for area in seen.exercise.areas), sheet.order)


@forms.drawn_once
def _own_order(areas: tuple[tuple[str, str], ...], order: tuple[str, ...]) -> Node:
    names = dict(areas)
    rest = [(area, name) for area, name in areas if area not in order]
    return forms.card(
        h2["Your own order (optional)"],
        p[
            f"{FIRST} The order goes into your sheet and stays shut with it. Areas you leave out count as below those you list, and equal to each other."
        ],
        bool(order)
        and ol(".own-order")[
            [
                li(id=f"own-{area}", value=str(at + 1))[  # a browser does not count anew when items move
                    span(".strong")[name := names[area]],
                    div(".buttons")[
                        forms.do(f"earlier {area}", "Up", aside=f"{name} in your order", unable=at == 0),
                        forms.do(f"unlist {area}", "Take out", aside=f"{name} from your order"),
                    ],
                ]
                for at, area in enumerate(order)
            ]
        ],
        not order and ol(".on-paper")[[li for _ in areas]],
        h3(id="own-order-next", tabindex="-1")[
            ("Which comes next?" if order else "Which comes first?") if rest else "Every area is in your order"
        ],
        bool(rest) and div(".buttons")[[forms.do(f"list {area}", name, aside="next in your order") for area, name in rest]],
        id="own-order",
    )
