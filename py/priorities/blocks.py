"""The kinds of block a report is made of. Each format writes each kind in its own way."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3, or the title at level 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text; line breaks in it are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on how to read what stands around it."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Short labels, each with what was said under it."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A wording marked up against an earlier one: runs of text, each `same`, `out` or `in`, so that both can be read from it."""

    runs: tuple[tuple[str, str], ...]


Cell = str | int | Edit


@dataclass(frozen=True, slots=True)
class Table:
    """Cells under columns. The first column names the row. `asked` is the question that was answered, where the columns do not say it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Dots:
    """A dot for each member who rated an area, by level, with the finding in words and the question in full."""

    area: str
    counts: tuple[int, int, int, int]
    finding: str
    asked: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """How many members placed an area in each quadrant, with the finding and both margins in words and the question in full."""

    area: str
    counts: dict[str, int]
    finding: str
    margins: str
    asked: str


Block = Heading | Paragraph | Note | Facts | Table | Dots | Matrix
