"""What members said of one area, as pictures and sentences."""

from htpy import Node, div, h3, p

from priorities import agreement, charts, forms, placement
from priorities.agreement import Agreement
from priorities.instrument import Area
from priorities.placement import Placement


def found(area: Area, said: Agreement, placed: Placement) -> Node:
    """How far members agree, and where they place the area, side by side."""
    return div(".found")[
        div[
            h3["How far members agree"],
            charts.dots(area.name, said.counts, agreement.sentence(said)),
            [p(".finding")[flag] for flag in agreement.flags(said)],
            p(".hint")[f"{said.answered} of {said.team} answered. ", agreement.typical(said)],
        ],
        div[
            h3["Urgency and impact"],
            charts.matrix(area.name, placed.counts, placement.sentence(placed), placement.margins(placed)),
            p(".hint")[f"{placed.n} of {said.team} placed it."],
        ],
    ]


def for_the_record(said: Agreement) -> Node:
    """The consensus index, which decides nothing."""
    if said.consensus is None:
        return None
    return forms.fold(
        "Details",
        p[
            f"Consensus index (Tastle and Wierman): {said.consensus:.2f}. It is kept for the record; no label or order depends on it."
        ],
    )
