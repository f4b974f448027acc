"""What the blocks of a report say, to be found again in each format."""

from priorities.blocks import Dots, Edit, Facts, Heading, Matrix, Note, Paragraph, Table


def said(block):
    """Every text and number of a block."""
    match block:
        case Heading(_, text) | Paragraph(text) | Note(text):
            return [text]
        case Facts(pairs):
            return [text for pair in pairs for text in pair]
        case Table(caption, columns, rows, asked):
            return [caption, asked, *columns, *(text for row in rows for cell in row for text in texts(cell))]
        case Dots(_, counts, finding, asked):
            return [finding, *map(str, counts), asked]
        case Matrix(_, counts, finding, margins, asked):
            return [finding, *map(str, counts.values()), margins, asked]


def texts(cell):
    """What stands in a cell, a wording that is marked up run by run."""
    return [text for _, text in cell.runs] if isinstance(cell, Edit) else [str(cell)]


def numbers(block):
    """The numbers of a block that are numbers to us, too."""
    match block:
        case Table(_, _, rows):
            return [cell for row in rows for cell in row if isinstance(cell, int)]
        case Dots(_, counts):
            return [*counts]
        case Matrix(_, counts):
            return [*counts.values()]
    return []


def plain(text):
    """A text with single spaces, as most formats keep it."""
    return " ".join(text.split())
