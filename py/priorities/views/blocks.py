"""The blocks of a report as HTML."""

from htpy import Node, caption, dd, div, dl, dt, h2, h3, p, section, table, tbody, td, th, thead, tr

from priorities import charts
from priorities.blocks import Block, Dots, Facts, Heading, Matrix, Note, Paragraph, Table


def write(block: Block) -> Node:
    """One block of a report."""
    match block:
        case Heading(level, text):
            return h2[text] if level == 2 else h3[text]
        case Paragraph(text):
            return p(".kept-lines")[text]
        case Note(text):
            return p(".note")[text]
        case Facts(pairs):
            return dl(".facts")[[div[dt[label], dd(".kept-lines")[text]] for label, text in pairs]]
        case Table():
            return _table(block)
        case Dots(area, counts, finding):
            return charts.dots(area, counts, finding)
        case Matrix(area, counts, finding, margins):
            return charts.matrix(area, counts, finding, margins)


def _table(block: Table) -> Node:
    return section(".scrolls", tabindex="0", aria_label=block.caption)[
        table(".report-table")[
            caption[block.caption],
            thead[tr[[th(scope="col")[column] for column in block.columns]]],
            tbody[[tr[th(scope="row")[row[0]], [td(".kept-lines")[cell] for cell in row[1:]]] for row in block.rows]],
        ]
    ]
