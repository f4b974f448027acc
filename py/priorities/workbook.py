"""The report as an Excel workbook: a worksheet for each part of the minutes, its blocks one below another."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import accumulate
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from priorities.agreement import NAMES
from priorities.blocks import Block, Cell, Dots, Edit, Facts, Heading, Matrix, Note, Paragraph, Table
from priorities.office import file_title, fit_for_xml, good_width, words
from priorities.placement import TITLES
from priorities.report import report
from priorities.visibility import Seen, output

LONGEST = 32_767
"""What Excel lets a cell hold, counted in UTF-16."""
MOST_LINES = 27
"""How many lines the highest row that Excel knows shows. It knows nothing higher than 409 points."""
LONGEST_NAME = 31
WIDEST_HEAD = 22
"""A question in full makes its column high, not wide."""
ALONE = 52
"""How wide a column is for texts with nothing beside them."""

Row = tuple[str, Sequence[Cell]]
"""How a row looks, by the name of a format, and its cells."""

SIZE, HIGHEST = 11, 409
"""The size of the letters of a text, and how high a row can be, in points."""

_BASE = {"text_wrap": True, "valign": "top"}
_BOXED = {**_BASE, "border": 1, "border_color": "#D5DAE0"}
FORMATS: dict[str, dict[str, Any]] = {
    "heading 1": {**_BASE, "bold": True, "font_size": 18},
    "heading 2": {**_BASE, "bold": True, "font_size": 15, "font_color": "#12406F"},
    "heading 3": {**_BASE, "bold": True, "font_size": 12, "font_color": "#12406F"},
    "text": _BASE,
    "note": {**_BASE, "italic": True, "font_color": "#46525F"},
    "caption": {**_BASE, "bold": True},
    "head": {**_BOXED, "bold": True, "bg_color": "#EEF2F6"},
    "label": {**_BOXED, "bold": True},
    "facts": _BOXED,
    "cells": _BOXED,
    "number": {**_BOXED, "align": "left"},
    "same": {},
    "out": {"font_strikeout": True, "font_color": "#7A2E00"},
    "in": {"underline": 1, "font_color": "#00534C"},
}
MARKS = {"same": "{}", "out": "[taken out: {}] ", "in": "[put in: {}] "}
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\s]+")


@output("file.excel")
def workbook(seen: Seen) -> bytes:
    """Every block of the report that may be seen. The same exercise gives the same bytes."""
    blocks = fit_for_xml(report(seen))
    held = BytesIO()
    book = Workbook(held, {"in_memory": True})
    book.set_properties({"title": file_title(blocks, seen.exercise), "created": _moment(seen.exercise.changed)})
    formats = {one: book.add_format(look) for one, look in FORMATS.items()}
    taken = {"history"}  # a name that Excel keeps for itself
    for heading, section in _sections(blocks):
        sheet = book.add_worksheet(sheet_name(heading, taken))
        _fill(sheet, [row for block in section for row in _rows(block)], formats)
    book.close()
    return held.getvalue()


def _moment(changed: str) -> datetime:
    """When the exercise was last changed. Where that is not said, or on no calendar, a day that is always the same."""
    try:
        return datetime.fromisoformat(changed[:19])
    except ValueError:
        return datetime(2000, 1, 1)


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """The blocks in front, and those under each heading of level 2, each with the heading's words."""
    section: list[Block] = []
    for block in (*blocks, None):
        if section and (block is None or (isinstance(block, Heading) and block.level == 2)):
            heading = section[0]
            yield heading.text if isinstance(heading, Heading) else "", section
            section = []
        section += [block] if block else []


def sheet_name(heading: str, taken: set[str]) -> str:
    """A name for a worksheet that Excel allows and that is not taken yet, whatever the case of its letters. Takes it."""
    whole = " ".join(_FORBIDDEN.sub(" ", heading).split()).strip("' ") or "Sheet"
    number = 1
    while True:
        ending = f" {number}" if number > 1 else ""
        name = _shortened(whole, LONGEST_NAME - len(ending)) + ending
        if name.lower() not in taken:
            taken.add(name.lower())
            return name
        number += 1


def _shortened(name: str, most: int) -> str:
    """A name of at most so many characters of UTF-16, cut between words where there are some, with a sign that it was cut."""
    if _length(name) <= most:
        return name
    kept = ""
    for one in name:
        if _length(kept + one) >= most:
            break
        kept += one
    between = kept if name[len(kept)] == " " else kept.rpartition(" ")[0]
    return (between or kept).rstrip("',;. ") + "…"


def _rows(block: Block) -> Iterator[Row]:
    """A block as rows, and one that is free where it would run into the next."""
    match block:
        case Heading(level, text):
            yield f"heading {level}", [text]
        case Paragraph(text):
            yield "text", [text]
        case Note(text):
            yield "note", [text]
        case Facts(pairs):
            for pair in pairs:
                yield "facts", pair
            yield "text", []
        case Table(caption, columns, rows, asked):
            yield "caption", [f"{caption}\n{asked}".strip()]
            yield "head", [_asking(asked, column, [row[at] for row in rows]) for at, column in enumerate(columns)]
            for row in rows:
                yield "cells", row
            yield "text", []
        case Dots(area, counts, finding, asked):
            yield from _counted(area, NAMES, counts, finding, asked)
            yield "text", []
        case Matrix(area, counts, finding, margins, asked):
            yield from _counted(area, [TITLES[quadrant] for quadrant in counts], tuple(counts.values()), finding, asked)
            if margins:
                yield "text", [margins]
            yield "text", []


def _counted(area: str, names: Sequence[str], counts: Sequence[int], finding: str, asked: str) -> Iterator[Row]:
    yield "text", [finding]
    yield "head", ["Area of focus", *(f"{asked} {name}" for name in names)]
    yield "cells", [area, *counts]


def _asking(asked: str, column: str, cells: Sequence[Cell]) -> str:
    """What a column is headed with: where it counts answers, the question in full, so that it can be read apart from the rest."""
    return f"{asked} {column}" if asked and cells and all(isinstance(cell, int) for cell in cells) else column


def _fill(sheet: Worksheet, rows: Sequence[Row], formats: dict[str, Format]) -> None:
    widths = [_width(at, rows) for at in range(max(len(cells) for _, cells in rows))]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    line = 0
    for look, cells in rows:
        size = FORMATS[look].get("font_size", SIZE)
        high = [1]
        for column, cell in enumerate(cells):
            room = int(1.18 * widths[column] * SIZE / size)  # letters are narrower than the digits that a column is measured by
            pieces = _pieces(_text(cell), room)
            high += [0] * (len(pieces) - len(high))
            for below, piece in enumerate(pieces):
                high[below] = max(high[below], _lines(piece, room))
            _write(sheet, line, column, cell, pieces, look, formats)
        for lines in high:
            # Said for each row, since not every program works it out when it opens the file.
            sheet.set_row(line, min(HIGHEST, 4 + 1.37 * size * lines))
            line += 1
    sheet.hide_gridlines(2)
    sheet.set_paper(1)  # US Letter
    sheet.set_margins(0.7, 0.7, 0.7, 0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P of &N")
    if sum(widths) > 100:
        sheet.set_landscape()


def _width(column: int, rows: Sequence[Row]) -> int:
    """How many characters wide a column is. Texts that stand alone in their row are in the first one, and ask for room."""
    texts, heads = (
        [words(cells[column]) for look, cells in rows if look in wanted and len(cells) > column]
        for wanted in (("cells", "facts"), ("head",))
    )
    alone = column == 0 and any(len(cells) == 1 for _, cells in rows)
    return max(10, 2 + good_width(texts), min(WIDEST_HEAD, 2 + good_width(heads)), ALONE * alone)


def _write(
    sheet: Worksheet, line: int, column: int, cell: Cell, pieces: Sequence[str], look: str, formats: dict[str, Format]
) -> None:
    """Put a cell in: numbers as numbers, and every text as a text, piece below piece."""
    form = formats["label" if look == "facts" and column == 0 else look]
    runs = [run for run in cell.runs if run[1]] if isinstance(cell, Edit) else []
    if isinstance(cell, int):
        sheet.write_number(line, column, cell, formats["number"] if look == "cells" else form)
    elif len(runs) > 1 and len(pieces) == 1:
        sheet.write_rich_string(line, column, *(part for kind, text in runs for part in (formats[kind], text)), form)
    else:
        for below, piece in enumerate(pieces):
            if piece.startswith("<r>"):  # XlsxWriter would take it for the inside of a rich text
                same = formats["same"]
                sheet.write_rich_string(line + below, column, same, piece[0], same, piece[1:], form)
            else:
                sheet.write_string(line + below, column, piece, form)


def _text(cell: Cell) -> str:
    """A cell as a text that nothing but its words marks up."""
    return "".join(MARKS[kind].format(run) for kind, run in cell.runs) if isinstance(cell, Edit) else str(cell)


def _pieces(text: str, width: int) -> list[str]:
    """A text in pieces that a cell can hold and, where it has lines to cut between, can show. Joined they are the text."""
    pieces, high = [""], 0
    for line in text.splitlines(keepends=True):
        for part in _held(line):
            more = _lines(part, width)
            if pieces[-1] and high + more > MOST_LINES:
                pieces, high = [*pieces, ""], 0
            pieces[-1] += part
            high += more
    return pieces


def _held(line: str) -> Iterator[str]:
    """A line in parts that a cell can hold, never cut inside of a character."""
    while _length(line) > LONGEST:
        part = line[: sum(end <= LONGEST for end in accumulate(map(_length, line)))]
        yield part
        line = line[len(part) :]
    yield line


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes in a column so many characters wide, and rather more than fewer."""
    lines = 0
    for line in text.splitlines() or [""]:
        lines, at = lines + 1, 0
        for word in line.split(" "):
            long = len(word) + sum(one > "\u2e7f" for one in word)  # such characters are about twice as wide
            if at and at + long > width:
                lines, at = lines + 1, 0
            lines, at = lines + max(0, long - 1) // width, at + long % width + 1
    return lines


def _length(text: str) -> int:
    """How long Excel takes a text to be: a character beyond the first 65,536 counts twice."""
    return len(text) + sum(one > "\uffff" for one in text)
