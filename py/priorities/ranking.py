"""The team's own order of the areas: as many numbered places as areas, each empty or holding one area.

Gaps may stay, ties are not entered, and nothing is filled in for the team. Places are counted from 1. The areas
without a place wait in the form's order.
"""

from dataclasses import replace
from itertools import pairwise

from priorities.changes import Refused, fitting, on_form
from priorities.exercise import Exercise, Ranking

Places = tuple[str | None, ...]


def places(exercise: Exercise) -> Places:
    """The area in each place, None where it is empty."""
    return exercise.ranking.places or (None,) * len(exercise.areas)


def waiting(exercise: Exercise) -> tuple[str, ...]:
    """The areas without a place, in the form's order."""
    placed = places(exercise)
    return tuple(area.id for area in exercise.areas if area.id not in placed)


def rungs(exercise: Exercise) -> tuple[tuple[str, str], ...]:
    """The pairs of filled places next to each other, upper area first: where the reason for one above the other belongs."""
    order = places(exercise)
    return tuple((a, b) for a, b in pairwise(order) if a and b)


def earlier_rungs(exercise: Exercise) -> tuple[tuple[str, str], ...]:
    """The pairs with a reason that are neighbors no longer, in the order in which the reasons were written."""
    written = ((upper, lower) for upper, _, lower in (rung.partition(">") for rung in exercise.ranking.rungs))
    return tuple(pair for pair in written if pair not in rungs(exercise))


def move(exercise: Exercise, area: str, place: int) -> Exercise:
    """Put an area in a place. If it is taken, those from there down shift by one as far as the next gap.

    The place the area leaves counts as a gap. If there is none further down, those above it shift up to the next gap.
    """
    on_form(exercise, area)
    row: list[str | None] = [None if one == area else one for one in places(exercise)]
    at = place - 1
    gap = next((i for i in range(at, len(row)) if row[i] is None), None)
    if gap is None:
        gap = max(i for i in range(at) if row[i] is None)
        row[gap:at] = row[gap + 1 : at + 1]
    else:
        row[at + 1 : gap + 1] = row[at:gap]
    row[at] = area
    return _placed(exercise, tuple(row))


def up(exercise: Exercise, area: str) -> Exercise:
    """Swap an area with the place above, empty or not. In the first place it stays."""
    return _swap(exercise, area, -1)


def down(exercise: Exercise, area: str) -> Exercise:
    """Swap an area with the place below, empty or not. In the last place it stays."""
    return _swap(exercise, area, 1)


def take_out(exercise: Exercise, area: str) -> Exercise:
    """Send an area back to those that wait; its place stays empty. Its reasoning is kept."""
    return _placed(exercise, tuple(None if one == area else one for one in places(exercise)))


def reason(exercise: Exercise, area: str, text: str) -> Exercise:
    """Write why an area has its place."""
    reasons = _written(exercise.ranking.reasons, on_form(exercise, area), text)
    return _kept(exercise, replace(exercise.ranking, reasons=reasons))


def explain(exercise: Exercise, upper: str, lower: str, text: str) -> Exercise:
    """Write why one area stands above its neighbor. It is kept while they are not neighbors, and the report tells it apart."""
    rungs = _written(exercise.ranking.rungs, f"{on_form(exercise, upper)}>{on_form(exercise, lower)}", text)
    return _kept(exercise, replace(exercise.ranking, rungs=rungs))


def see_suggestions(exercise: Exercise, when: str, *, first: bool) -> Exercise:
    """Record that the team now sees what the sheets suggest: after its own first order if any area has a place, else before it.

    It is recorded once. Refused while the sheets are shut, and as long as no area has a place, unless the team wants to see it `first`.
    """
    if exercise.ranking.suggestions.shown != "never":
        return exercise
    if exercise.opened is None:
        raise Refused("The sheets are not open yet.")
    placed = any(places(exercise))
    if not first and not placed:
        raise Refused("No area has a place yet. Give at least one a place, or say that you want to see it first.")
    suggestions = replace(exercise.ranking.suggestions, shown="after" if placed else "before", when=when)
    return _kept(exercise, replace(exercise.ranking, suggestions=suggestions))


def doubt(exercise: Exercise, text: str) -> Exercise:
    """Write one reason why a suggested order could be wrong for the State."""
    suggestions = replace(exercise.ranking.suggestions, doubt=fitting(text))
    return _kept(exercise, replace(exercise.ranking, suggestions=suggestions))


def _swap(exercise: Exercise, area: str, step: int) -> Exercise:
    row = list(places(exercise))
    at = row.index(area)
    to = at + step
    if not 0 <= to < len(row):
        return exercise
    row[at], row[to] = row[to], row[at]
    return _placed(exercise, tuple(row))


def _placed(exercise: Exercise, row: Places) -> Exercise:
    if row == places(exercise):
        return exercise
    kept = row if any(row) else ()
    return replace(exercise, ranking=replace(exercise.ranking, places=kept))


def _written(held: dict[str, str], key: str, text: str) -> dict[str, str]:
    return {**held, key: fitting(text)} if text else {one: kept for one, kept in held.items() if one != key}


def _kept(exercise: Exercise, ranking: Ranking) -> Exercise:
    return exercise if ranking == exercise.ranking else replace(exercise, ranking=ranking)
