"""What a report needs before it goes into a file of an office program, whichever it is."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from priorities.blocks import Block, Cell, Edit, Heading
from priorities.exercise import Exercise

One = TypeVar("One")

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# XML holds no control characters, no half of a surrogate pair and not the two last places, not even escaped.
_UNFIT = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit_for_xml(held: One) -> One:
    """A text, or blocks with all their texts, as XML can hold it: every kind of line break is one, and what cannot stand there is gone."""
    fit: One = _fit(held)
    return fit


def _fit(held: Any) -> Any:
    if isinstance(held, str):
        return _UNFIT.sub("", _BREAKS.sub("\n", held))
    if isinstance(held, tuple):
        return tuple(map(_fit, held))
    if is_dataclass(held) and not isinstance(held, type):
        return replace(held, **{one.name: _fit(getattr(held, one.name)) for one in fields(held)})
    return held


def file_title(blocks: Sequence[Block], exercise: Exercise) -> str:
    """What a file is named by in its properties: the report's title and the exercise's."""
    first, team = blocks[0], fit_for_xml(exercise.team.title)
    name = first.text if isinstance(first, Heading) else "Report"
    return f"{name}: {team}" if team else name


def words(cell: Cell) -> str:
    """What stands in a cell; of a wording that is marked up, both what went out and what came in."""
    return "".join(text for _, text in cell.runs) if isinstance(cell, Edit) else str(cell)


def least_width(texts: Iterable[str]) -> int:
    """How many characters wide a column of these texts has to be so that no word is broken; words beyond 24 characters may be."""
    return max((min(24, len(word)) for text in texts for word in text.split()), default=1)


def good_width(texts: Iterable[str]) -> int:
    """How many characters wide a column of these texts reads well: the longer its longest text, the wider and the taller, up to 60."""
    held = tuple(texts)
    longest = max((len(text) for text in held), default=0)
    return max(least_width(held), min(60, math.isqrt(6 * longest)))
