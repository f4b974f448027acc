"""What the team may be asked about its own order once it has seen what the ratings alone would suggest. These are questions, and no
answer to them is wrong: ratings leave out reasons.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from priorities.exercise import Exercise
from priorities.orders import LENSES, WORDS, Order, place_of
from priorities.ranking import rungs
from priorities.spoken import counted, ordinal
from priorities.steadiness import Steadiness

APART = 2
"""From so many places apart the team is asked: a single place is often a single answer."""


@dataclass(frozen=True, slots=True)
class Weak:
    """A rung that may be hard to explain to others, and the question about it."""

    upper: str
    lower: str
    question: str


def difference(exercise: Exercise, orders: Mapping[str, Order], area: str, place: int) -> str:
    """The question why the team put an area there, where some lens has it two places or more away; else empty."""
    found = {
        lens: gap for lens in LENSES if area in orders[lens].places and abs(gap := _gap(orders[lens], area, place)) >= APART
    }
    if not found:
        return ""
    there = ", ".join(f"{WORDS[lens]} it is {place_of(orders[lens], area)}" for lens in found)
    higher = {gap > 0 for gap in found.values()}
    ask = (
        "What decides its place?" if len(higher) > 1 else f"What makes it a {'higher' if True in higher else 'lower'} priority?"
    )
    return f"You put {exercise.area(area).name} {ordinal(place)}; {there}. {ask}"


def _gap(order: Order, area: str, place: int) -> int:
    """How many places further down a lens has an area, less than none where further up; a tie takes up all the places of its group."""
    first = order.places[area]
    last = first + sum(one == first for one in order.places.values()) - 1
    return first - place if first > place else min(0, last - place)


def weakest(exercise: Exercise, orders: Mapping[str, Order], steady: Mapping[str, Steadiness]) -> tuple[Weak, ...]:
    """The rungs to look at once more, each with its question: first those without a reason, then those where most lenses put the lower
    area above the upper, then those that are tied or a close call under most lenses. Inside each kind the team's order stays.

    Without orders, as long as the team has not seen them, only the first kind is asked about; without steadiness the last is not.
    """
    asked = [
        (kind, Weak(upper, lower, question))
        for upper, lower in rungs(exercise)
        for kind, question in [_question(exercise, orders, steady, upper, lower)]
        if question
    ]
    return tuple(weak for _, weak in sorted(asked, key=lambda one: one[0]))


def _question(
    exercise: Exercise, orders: Mapping[str, Order], steady: Mapping[str, Steadiness], upper: str, lower: str
) -> tuple[int, str]:
    one, other = exercise.area(upper).name, exercise.area(lower).name
    both = [lens for lens in orders if upper in orders[lens].places and lower in orders[lens].places]
    against = sum(orders[lens].places[lower] < orders[lens].places[upper] for lens in both)
    close = sum(not (steady[lens].holds([upper], [lower]) or steady[lens].holds([lower], [upper])) for lens in both if steady)
    if not exercise.ranking.rungs.get(f"{upper}>{lower}"):
        return 1, f"Why {one} above {other}? No reason is written yet."
    if 2 * against > len(both):
        return 2, f"{_of(against, both)} put {other} above {one}. What do the ratings leave out?"
    if 2 * close > len(both):
        return 3, f"{one} above {other}: tied or a close call under {_of(close, both)}. What decides between them?"
    return 0, ""


def _of(count: int, lenses: list[str]) -> str:
    return f"{count} of {counted(len(lenses), 'lens', 'lenses')}"
