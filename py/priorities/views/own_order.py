"""A member's own order of the areas, on the sheet. Nobody has to give one."""

from htpy import Node, div, h2, h3, li, ol, p, span

from priorities import forms
from priorities.asked import FIRST
from priorities.exercise import Sheet
from priorities.visibility import Seen


def own_order(seen: Seen, sheet: Sheet) -> Node:
    """The areas that have a place, highest first, and a button for each that has none yet."""
    areas = seen.exercise.areas
    rest = [area for area in areas if area.id not in sheet.order]
    return forms.card(
        h2["Your own order (optional)"],
        p[
            f"{FIRST} The order goes into your sheet and stays shut with it. Areas you leave out count as below those you list, and equal to each other."
        ],
        bool(sheet.order)
        and ol(".own-order")[
            [
                li(id=f"own-{area}", value=str(at + 1))[  # a browser does not count anew when items move
                    span(".strong")[name := seen.exercise.area(area).name],
                    div(".buttons")[
                        forms.do(f"earlier {area}", "Up", aside=f"{name} in your order", unable=at == 0),
                        forms.do(f"unlist {area}", "Take out", aside=f"{name} from your order"),
                    ],
                ]
                for at, area in enumerate(sheet.order)
            ]
        ],
        not sheet.order and ol(".on-paper")[[li for _ in areas]],
        h3(id="own-order-next", tabindex="-1")[
            ("Which comes next?" if sheet.order else "Which comes first?") if rest else "Every area is in your order"
        ],
        bool(rest) and div(".buttons")[[forms.do(f"list {area.id}", area.name, aside="next in your order") for area in rest]],
    )
