"""The report as Markdown, for whoever goes on writing it. What people wrote stays text: no mark in it makes a heading, a link or a table."""

import re
from collections.abc import Sequence

from priorities.agreement import NAMES
from priorities.blocks import Block, Cell, Dots, Edit, Facts, Heading, Matrix, Note, Paragraph, Table
from priorities.office import fit_for_xml
from priorities.placement import TITLES
from priorities.report import report
from priorities.visibility import Seen, output

_MARKS = re.compile(r"([\\`*_{}\[\]#|~!+-]|(?<=\d)\.)")
_BEGINS = re.compile(r"^(\d+(?=\))|(?==))")  # what begins a list, or makes a heading of the line above
_BRACKETS = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"})


@output("file.markdown")
def write(seen: Seen) -> str:
    """Every block of the report that may be seen."""
    return "\n\n".join(_written(block) for block in fit_for_xml(report(seen))) + "\n"


def _written(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_plain(text)}"
        case Paragraph(text):
            return _lines(text)
        case Note(text):
            return f"*{_plain(text)}*"
        case Facts(pairs):
            return "\n\n".join(f"**{_plain(label)}**  \n{_lines(text)}" for label, text in pairs)
        case Table(caption, columns, rows, asked):
            return "\n\n".join((f"**{_plain(caption)}**", *filter(None, [_plain(asked)]), _table(columns, rows)))
        case Dots(_, counts, finding, asked):
            return "\n\n".join(map(_plain, (finding, asked))) + f"\n\n{_table(NAMES, [counts])}"
        case Matrix(_, counts, finding, margins, asked):
            names = tuple(TITLES[quadrant] for quadrant in counts)
            told = (_plain(f"{finding} {margins}".strip()), _plain(asked))
            return "\n\n".join(told) + f"\n\n{_table(names, [tuple(counts.values())])}"


def _table(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    lines = [_row(columns), f"| {' | '.join('---' for _ in columns)} |", *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: Sequence[Cell]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(cell: Cell) -> str:
    if isinstance(cell, Edit):
        return " ".join(_EDITS[kind].format(_plain(text)) for kind, text in cell.runs)
    return "<br>".join(_plain(line) for line in str(cell).splitlines())


_EDITS = {"same": "{}", "out": "<del>{}</del>", "in": "<ins>{}</ins>"}


def _lines(text: str) -> str:
    """A text with its line breaks kept."""
    return "  \n".join(_plain(line) or " " for line in text.splitlines())


def _plain(text: str) -> str:
    marked = _MARKS.sub(r"\\\1", " ".join(text.split())).translate(_BRACKETS)
    return _BEGINS.sub(r"\1\\", marked)
