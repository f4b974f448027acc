"""The arithmetic of the bench."""

from collections.abc import Iterable, Sequence
from math import ceil
from statistics import median

TASK = 50  # milliseconds that a task may take before it is felt


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that is at least as large as this share of them, from 0 to 1."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def blocking(tasks: Iterable[Sequence[float]], begin: float, end: float) -> float:
    """How long a page could not answer between two moments: what of each task, given by start and length, lies there beyond 50 ms."""
    there = (min(start + length, end) - max(start, begin) for start, length in tasks)
    return sum(max(0, one - TASK) for one in there)


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float | None:
    """Our median as a part of theirs; None where theirs is nothing."""
    return median(ours) / median(theirs) if median(theirs) else None


def growth(before: tuple[int, float], after: tuple[int, float]) -> float:
    """How many times longer one takes in `after` than in `before`, both given as how many there were and how long they took together."""
    return (after[1] / after[0]) / (before[1] / before[0])
