"""The blocks of a report as HTML."""

from htpy import Node, caption, dd, del_, div, dl, dt, h2, h3, ins, p, section, span, table, tbody, td, th, thead, tr

from priorities import charts, forms
from priorities.blocks import Block, Cell, Dots, Edit, Facts, Heading, Matrix, Note, Paragraph, Table

LABEL = 44
"""A label of more characters, such as a question, stands above what was said and not beside it."""
WHOLE = 12
"""A heading of no more characters, such as a date, is never broken into lines, so that its column is not squeezed."""
SHORT = 8
"""A table of so few rows stays on one printed page."""


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
            return dl(class_=["facts", {"asking": any(len(label) > LABEL for label, _ in pairs)}])[
                [div[dt[label], dd(".kept-lines")[text]] for label, text in pairs]
            ]
        case Table():
            return _table(block)
        case Dots(area, counts, finding, asked):
            return charts.dots(area, counts, finding, asked)
        case Matrix(area, counts, finding, margins, asked):
            return charts.matrix(area, counts, finding, margins, asked)


def _table(block: Table) -> Node:
    return section(class_=["scrolls", {"short": len(block.rows) <= SHORT}], tabindex="0", aria_label=block.caption)[
        table(".report-table")[
            caption[span[block.caption], block.asked and span(".asked")[f" {block.asked}"]],
            thead[tr[[_head(column, "col") for column in block.columns]]],
            tbody[[tr[_head(row[0], "row"), [td(".kept-lines")[_cell(cell)] for cell in row[1:]]] for row in block.rows]],
        ]
    ]


def _head(cell: Cell, scope: str) -> Node:
    return th(scope=scope, class_={"whole": isinstance(cell, str) and len(cell) <= WHOLE})[_cell(cell)]


def _cell(cell: Cell) -> Node:
    return edit(cell) if isinstance(cell, Edit) else str(cell)


def edit(marked: Edit) -> Node:
    """A wording marked up: what went out is struck through, what came in is underlined, and both are said to those who hear the page."""
    kinds = {"same": span, "out": del_, "in": ins}
    spoken = {"out": ("[taken out: ", "] "), "in": ("[put in: ", "] ")}
    return [
        [
            kind in spoken and forms.hidden(spoken[kind][0]),
            kinds[kind][text],
            kind in spoken and forms.hidden(spoken[kind][1]),
        ]
        for kind, text in marked.runs
    ]
