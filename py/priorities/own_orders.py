"""What members' own orders of the areas have in common, ready to be told. It describes the orders given and decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from priorities import ballots
from priorities.ballots import FEWEST, Ballots
from priorities.closest import Closest, breaks_the_weakest, closest, cycles
from priorities.counts import expected
from priorities.spoken import counted, listed, ordinal
from priorities.visibility import Seen

TITLE = "What members’ own orders have in common"
TOO_MANY = "Too many areas for the exact closest order; average places are shown instead."


@dataclass(frozen=True, slots=True)
class OwnOrders:
    """The ballots, the orders closest to them (None where there are too many areas for that), and where majorities go round.

    `members` is how many could have given an order; `signed` has each member's order by name where members appear by name.
    """

    ballots: Ballots
    closest: Closest | None
    cycles: tuple[tuple[str, ...], ...]
    members: int
    signed: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def few(self) -> bool:
        """Whether there are too few orders to sum up."""
        return self.ballots.n < FEWEST


def of_team(seen: Seen) -> OwnOrders:
    """The orders on a team's sheets. Before the opening there are none."""
    given = ballots.of_team(seen)
    by_name = seen.exercise.team.appear == "named"
    signed = [(sheet.by or "No name given", sheet.order) for sheet in seen.exercise.sheets if sheet.order and by_name]
    few = given.n < FEWEST
    return OwnOrders(
        given, None if few else closest(given), () if few else cycles(given), expected(seen), tuple(sorted(signed))
    )


def how_many(found: OwnOrders) -> str:
    """How many gave an order, and whether they are too few to be summed up."""
    n, members = found.ballots.n, found.members
    if not n:
        return "No member gave an order of their own."
    gave = f"{n} of {counted(members, 'member')} gave an order of their own."
    return f"{gave} That is too few to sum up." if found.few else gave


def one_by_one(found: OwnOrders) -> str:
    """Whether a few orders are shown as they are, and why not; empty where there are none, or enough to be summed up."""
    if not found.few or not found.ballots.n:
        return ""
    return "Each is shown as it is." if found.signed else "They are not shown one by one, so that nobody’s order can be told."


def the_closest(names: Mapping[str, str], found: OwnOrders) -> tuple[str, ...]:
    """How many orders are closest to the members' own, and what they share; nothing where too few members gave one."""
    if found.few:
        return ()
    if found.closest is None:
        return (TOO_MANY,)
    count = found.closest.count
    if count == 1:
        return ("One order is the closest: it goes against the fewest members, counted pair by pair.",)
    return (
        f"{count:,} orders are equally close to the members’ own: each goes against the fewest members, counted pair by pair.",
        *_ranges(names, found.closest),
    )


def _ranges(names: Mapping[str, str], found: Closest) -> tuple[str, ...]:
    fixed = [f"{names[area]} is {ordinal(low)}" for area, (low, high) in found.ranges.items() if low == high]
    moving = [
        f"{names[area]} is anywhere from {ordinal(low)} to {ordinal(high)}"
        for area, (low, high) in found.ranges.items()
        if low < high
    ]
    said = f"In all of them {listed(fixed)}; " if fixed else "In these orders "
    return (f"{said}{'; '.join(moving)}.",)


def favorite(names: Mapping[str, str], found: OwnOrders) -> str:
    """Which area more members put above each other one than below it; empty where there is none, or too few orders."""
    area = "" if found.few else found.ballots.favorite
    return f"Compared with each other area in turn, more members put {names[area]} above it than below it." if area else ""


def going_round(names: Mapping[str, str], found: OwnOrders) -> tuple[str, ...]:
    """A sentence for each place where majorities go round, so that no order can satisfy all of them."""
    return tuple(_circle(names, found, circle) for circle in found.cycles)


def _circle(names: Mapping[str, str], found: OwnOrders, circle: tuple[str, ...]) -> str:
    pairs = [f"{names[i]} above {names[j]}" for i, j in zip(circle, (*circle[1:], circle[0]), strict=True)]
    majorities = {3: "all three"}.get(len(circle), f"all {len(circle)}")
    said = f"More members put {', more put '.join(pairs[:-1])}, and more put {pairs[-1]}. No order can satisfy {majorities} majorities"
    if found.closest is None:
        return f"{said}."
    one = found.closest.count == 1
    if breaks_the_weakest(found.ballots, circle, found.closest.listed):
        does = "one breaks the weakest" if one else "ones break the weakest"
    else:
        does = "one goes against the fewest members" if one else "ones go against the fewest members"
    return f"{said}; the closest {does}."


def pairs(names: Mapping[str, str], found: OwnOrders) -> tuple[tuple[str, str], ...]:
    """For each two areas how many put the one above the other, and the other way about."""
    above, n = found.ballots.above, found.ballots.n
    return tuple(
        (
            f"{above[i][j]} of {n} put {names[i]} above {names[j]}",
            f"{above[j][i]} of {n} put {names[j]} above {names[i]}",
        )
        for i, j in combinations(found.ballots.areas, 2)
    )


def concordance(found: OwnOrders) -> str:
    """Kendall's W for the record; empty where there is none."""
    w = None if found.few else found.ballots.concordance
    if w is None:
        return ""
    n = found.ballots.n
    return f"Kendall’s W: {w:.2f}. Random orders of {n} members would give about {1 / n:.2f}. It is kept for the record; nothing depends on it."
