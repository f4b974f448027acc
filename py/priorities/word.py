"""The report as what a Word file is made from: plain JSON, so simple that `word.mjs` decides nothing but how it looks."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from priorities.agreement import NAMES
from priorities.blocks import Block, Cell, Dots, Edit, Facts, Heading, Matrix, Note, Paragraph, Table
from priorities.office import file_title, fit_for_xml, good_width, least_width, words
from priorities.placement import TITLES
from priorities.report import report
from priorities.visibility import Seen, output

WIDTH = 10_080
"""How wide a page is between its margins, in twentieths of a point: seven inches of US Letter."""

# A character of the body text, and what a cell has beside its text, in the same unit.
_CHARACTER, _SIDES = 120, 180
MOST_DOTS = 60
"""More members than this are not drawn one by one."""

SMALL, SHORT = 12, 160
"""A table with no more rows than this and no cell longer than this stays on one page."""

LONGEST_FOOT = 80

Part = dict[str, Any]


@output("file.word")
def write(seen: Seen) -> str:
    """The file's title, what stands at the foot of each page, and parts of five kinds: heading, paragraph, note, facts and table."""
    blocks = fit_for_xml(report(seen))
    title = file_title(blocks, seen.exercise)
    foot = " ".join(fit_for_xml(seen.exercise.team.title).split()) or title
    return json.dumps(
        {
            "title": title,
            "foot": foot if len(foot) <= LONGEST_FOOT else foot[: LONGEST_FOOT - 1] + "…",
            "parts": [part for block in blocks for part in _parts(block)],
        },
        ensure_ascii=False,
    )


def _parts(block: Block) -> Iterable[Part]:
    match block:
        case Heading(level, text):
            yield {"kind": "heading", "level": level, "text": text}
        case Paragraph(text):
            yield {"kind": "paragraph", "text": text}
        case Note(text):
            yield {"kind": "note", "text": text}
        case Facts(pairs):
            yield {"kind": "facts", "pairs": pairs}
        case Table(caption, columns, rows, asked):
            yield _table(caption, columns, rows, asked)
        case Dots(_, counts, finding, asked):
            yield {"kind": "paragraph", "text": finding, "leads": True}
            yield _table("", NAMES, [[*map(_dotted, counts)]], asked)
        case Matrix(_, counts, finding, margins, asked):
            yield {"kind": "paragraph", "text": finding, "leads": True}
            yield _table("", [TITLES[quadrant] for quadrant in counts], [[*map(_dotted, counts.values())]], asked)
            if margins:
                yield {"kind": "paragraph", "text": margins}


def _table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]], asked: str) -> Part:
    return {
        "kind": "table",
        "caption": caption,
        "asked": asked,
        "columns": columns,
        "widths": widths(columns, rows),
        "together": len(rows) <= SMALL and all(len(words(cell)) <= SHORT for row in rows for cell in row),
        "rows": [[cell.runs if isinstance(cell, Edit) else str(cell) for cell in row] for row in rows],
    }


def widths(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """How wide each column is. Together they fill the page, and no word is broken as long as there is room for that."""
    texts = [[column, *(words(row[at]) for row in rows)] for at, column in enumerate(columns)]
    least = [_SIDES + _CHARACTER * least_width(one) for one in texts]
    good = [_SIDES + _CHARACTER * good_width(one) for one in texts]
    if sum(good) <= WIDTH:
        shared = _scaled(good, WIDTH)
    elif sum(least) >= WIDTH:
        shared = _scaled(least, WIDTH)
    else:
        more = _scaled([wish - need for wish, need in zip(good, least, strict=True)], WIDTH - sum(least))
        shared = [need + one for need, one in zip(least, more, strict=True)]
    return [*shared[:-1], WIDTH - sum(shared[:-1])]


def _scaled(parts: Sequence[int], whole: int) -> list[int]:
    return [whole * part // sum(parts) for part in parts]


def _dotted(count: int) -> str:
    """A count with a dot for each member, by fives so that a line can end between them."""
    dots = " ".join("●" * min(5, count - at) for at in range(0, count, 5)) if count <= MOST_DOTS else ""
    return f"{count} {dots}".strip()
