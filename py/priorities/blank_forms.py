"""Blank forms for paper: the digits that stand on them, the numbers of the sheets, and what printing them fixes."""

from dataclasses import replace

from priorities import paper
from priorities.changes import Refused, fixed
from priorities.exercise import Exercise
from priorities.instrument import Level
from priorities.sheets import next_number, still_to_come
from priorities.visibility import see

MOST = 60
"""The most sheets that are printed at once."""
LARGEST = 99_999
"""The largest number that the entry of sheets from paper takes."""


def begun(exercise: Exercise) -> bool:
    """Whether anything at all has been entered. A clean exercise has promised nobody how members appear; its copy may name the State."""
    team = replace(exercise.team, state="")
    return replace(exercise, id="", team=team, instruments={}, changed="") != Exercise("")


def fixes(exercise: Exercise) -> bool:
    """Whether handing out the forms is what fixes how members appear."""
    return begun(exercise) and not fixed(exercise)


def numbered(exercise: Exercise) -> bool:
    """Whether sheets of this exercise have numbers: once opened without names they have none."""
    return exercise.opened is None or exercise.team.appear != "anonymous"


def digits(exercise: Exercise, part: str) -> tuple[tuple[str, Level], ...]:
    """The levels or quadrants in the order of the form, each with the first key that the entry of sheets from paper takes for it."""
    known = paper.keys(exercise, part)
    scale = exercise.instruments["areas"].words.scales[part]
    return tuple((next(key for key, said in known.items() if said == level.id), level) for level in scale)


def copies(exercise: Exercise) -> int:
    """How many sheets are likely wanted: one for each member still to come."""
    return min(MOST, max(1, still_to_come(exercise)))


def numbers(exercise: Exercise, wanted: str = "", first: str = "") -> tuple[int, ...]:
    """The free numbers of so many sheets, from `first` on or from the next free one. Refused for what is no such number."""
    count = _read(wanted, copies(exercise), MOST, "how many sheets to print")
    start = _read(first, next_number(exercise), LARGEST - MOST, "the first sheet number")
    taken = {one.number for one in see(exercise).envelopes}
    free = [number for number in range(start, start + count + len(taken)) if number not in taken]
    return tuple(free[:count])


def _read(text: str, usual: int, most: int, what: str) -> int:
    text = text.strip()
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= most):
        raise Refused(f"Write {what} in digits, from 1 to {most:,}.")
    return int(text)
