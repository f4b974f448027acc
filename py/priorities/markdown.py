"""The report as Markdown, for whoever goes on writing it. What people wrote stays text: no mark in it makes a heading, a link or a table."""

import re

from priorities.agreement import NAMES
from priorities.blocks import Block, Dots, Facts, Heading, Matrix, Note, Paragraph, Table
from priorities.placement import NAMES as QUADRANTS
from priorities.report import report
from priorities.visibility import Seen, output

_MARKS = re.compile(r"([\\`*_{}\[\]#|~!+-]|(?<=\d)\.)")
_BRACKETS = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"})


@output("file.markdown")
def write(seen: Seen) -> str:
    """Every block of the report that may be seen."""
    return "\n\n".join(_written(block) for block in report(seen)) + "\n"


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
        case Table(caption, columns, rows):
            return f"**{_plain(caption)}**\n\n{_table(columns, rows)}"
        case Dots(_, counts, finding):
            return f"{_plain(finding)}\n\n{_table(NAMES, [tuple(map(str, counts))])}"
        case Matrix(_, counts, finding, margins):
            names = tuple(QUADRANTS[quadrant].capitalize() for quadrant in counts)
            return f"{_plain(f'{finding} {margins}'.strip())}\n\n{_table(names, [tuple(map(str, counts.values()))])}"


def _table(columns: tuple[str, ...], rows: "tuple[tuple[str, ...], ...] | list[tuple[str, ...]]") -> str:
    lines = [columns, tuple("---" for _ in columns), *rows]
    return "\n".join(f"| {' | '.join(cell if cell == '---' else _cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    return "<br>".join(_plain(line) for line in text.splitlines())


def _lines(text: str) -> str:
    """A text with its line breaks kept."""
    return "  \n".join(_plain(line) or " " for line in text.splitlines())


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split())).translate(_BRACKETS)
