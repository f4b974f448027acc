"""How sure a starting order is: each is worked out anew with one member's answers left out, for every member in turn.

It says how often first place stays, between which places an area moves, and which boundaries between neighbors hold whoever is left
out. Nobody is told whose answers would change what.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from priorities import tallies
from priorities.agreement import LEVELS
from priorities.counts import standing
from priorities.exercise import Answer
from priorities.orders import LENSES, Order, Said, under
from priorities.placement import QUADRANTS
from priorities.visibility import Seen

FEWEST, MOST = 3, 60


@dataclass(frozen=True, slots=True)
class Steadiness:
    """What becomes of one order when one member is left out, in as many runs as there are members who answered.

    First place is `same` in a run, or `overlap`s with that of everyone together, or is `different`: the three add up to `runs`. `ranges` has
    the highest and the lowest place of each area, over the full order and the runs that place it. `firm` says for each boundary between
    neighboring tie groups whether it holds in every run; where it does not, it is a close call.
    """

    runs: tuple[Order, ...]
    same: int
    overlap: int
    different: int
    ranges: dict[str, tuple[int, int]]
    firm: tuple[bool, ...]

    def holds(self, upper: Sequence[str], lower: Sequence[str]) -> bool:
        """Whether in every run each of the upper areas stands strictly above each of the lower ones."""
        return all(_above(run, upper, lower) for run in self.runs)


def of_order(order: Order, runs: Sequence[Order]) -> Steadiness:
    """How an order compares with the same lens's order in each run. Without areas there is no first place, and nothing differs."""
    top = set(_first(order))
    firsts = [set(_first(run)) for run in runs]
    same = sum(first == top for first in firsts)
    different = sum(first != top and first.isdisjoint(top) for first in firsts)
    held = [order, *runs]
    ranges = {}
    for area in order.places:
        places = [one.places[area] for one in held if area in one.places]
        ranges[area] = (min(places), max(places))
    firm = tuple(all(_above(run, upper, lower) for run in runs) for upper, lower in pairwise(order.groups))
    return Steadiness(tuple(runs), same, len(runs) - same - different, different, ranges, firm)


def of_team(seen: Seen, said: Mapping[str, Said], orders: Mapping[str, Order]) -> dict[str, Steadiness] | str:
    """The steadiness of each lens's order, or the sentence that says why it cannot be told."""
    if any(_hands(seen, area) for area in said):
        return (
            "Hands were counted for some areas, and a count does not tell which member said what, so no member can be left out."
        )
    answered = (part for sheet in seen.exercise.sheets if (part := part_of(standing(seen, sheet))))
    members = list(islice(answered, MOST + 1))
    if len(members) < FEWEST:
        return f"Fewer than {FEWEST} members answered, so no member can be left out to see how sure the orders are."
    if len(members) > MOST:
        return f"With more than {MOST} members, it is not worked out what would change if one were left out."
    left = [{area: whole.without(one.get(area, Said())) for area, whole in said.items()} for one in members]
    return {lens: of_order(orders[lens], [under(lens, one) for one in left]) for lens in LENSES}


def _hands(seen: Seen, area: str) -> bool:
    counted = tallies.standing(seen.exercise, area)
    return any((*counted.agreement.values(), *counted.quadrant.values()))


def part_of(answers: Mapping[str, Answer]) -> dict[str, Said]:
    """What one member's answers add to the counts of each area; areas they add nothing to are left out."""
    found = {area: _part(answer) for area, answer in answers.items()}
    return {area: part for area, part in found.items() if part != Said()}


def _part(answer: Answer) -> Said:
    rated, placed = answer.agreement in LEVELS, answer.quadrant in QUADRANTS
    urgency, _, impact = answer.quadrant.partition("-")
    return Said(
        int(rated),
        int(answer.agreement in LEVELS[:2]),
        int(answer.agreement == LEVELS[0]),
        int(placed),
        int(urgency == "high"),
        int(impact == "high"),
    )


def _first(order: Order) -> tuple[str, ...]:
    return order.groups[0] if order.groups else ()


def _above(run: Order, upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a run places all of these areas, and each upper one strictly above each lower one."""
    if not all(area in run.places for area in (*upper, *lower)):
        return False
    return max(run.places[area] for area in upper) < min(run.places[area] for area in lower)
