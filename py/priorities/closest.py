"""The order closest to the members' own: the one, or all of those, with the fewest disagreements (Kemeny and Young).

A disagreement is a ballot that puts an area strictly above another that the order puts above it. The areas fall first into components
between which every majority points the same way, which every closest order keeps (Truchon 1998); each component is then solved
exactly by dynamic programming over its subsets. Nothing is guessed: above twelve areas in one component there is no answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

from priorities.ballots import Ballots, components

MOST = 12
LISTED = 6
"""As many closest orders are listed one by one; of more there is the number, and each area's places."""


@dataclass(frozen=True, slots=True)
class Component:
    """The closest orders of a few areas. `lasts[mask]` has, as bits, the areas that can be last when those in the mask come first."""

    areas: tuple[str, ...]
    lasts: tuple[int, ...]
    distance: int
    count: int

    def orders(self, mask: int = -1) -> Iterator[tuple[str, ...]]:
        """Every closest order, one after another; there can be a great many."""
        mask = mask if mask >= 0 else len(self.lasts) - 1
        if not mask:
            yield ()
        for at in bits(self.lasts[mask]):
            for before in self.orders(mask & ~(1 << at)):
                yield (*before, self.areas[at])

    def ranges(self) -> dict[str, tuple[int, int]]:
        """The highest and the lowest place of each area over all closest orders."""
        found: dict[str, set[int]] = {area: set() for area in self.areas}
        masks = {len(self.lasts) - 1}
        while masks:
            for mask in masks:
                for at in bits(self.lasts[mask]):
                    found[self.areas[at]].add(mask.bit_count())
            masks = {mask & ~(1 << at) for mask in masks for at in bits(self.lasts[mask])}
        return {area: (min(places), max(places)) for area, places in found.items()}


@dataclass(frozen=True, slots=True)
class Closest:
    """The closest orders of all areas: how many disagreements each has, how many there are, and between which places each area moves."""

    parts: tuple[Component, ...]
    distance: int
    count: int
    ranges: dict[str, tuple[int, int]]

    def orders(self) -> Iterator[tuple[str, ...]]:
        """Every closest order, in no particular order; there can be a great many."""
        for chosen in product(*(part.orders() for part in self.parts)):
            yield tuple(area for part in chosen for area in part)

    @property
    def listed(self) -> tuple[tuple[str, ...], ...]:
        """The closest orders where they are few enough to be listed, else none."""
        return tuple(self.orders()) if self.count <= LISTED else ()


def closest(ballots: Ballots) -> Closest | None:
    """All orders closest to the ballots; None where more than twelve areas stand in one component. Without ballots every order is."""
    pairs = [(i, j) for i in ballots.areas for j in ballots.above[i] if ballots.margin(i, j) >= 0]
    groups = components(ballots.areas, pairs)
    if any(len(group) > MOST for group in groups):
        return None
    parts = tuple(_solve(ballots, group) for group in groups)
    across = sum(ballots.above[j][i] for one, other in combinations(groups, 2) for i in one for j in other)
    ranges: dict[str, tuple[int, int]] = {}
    before = 0
    for part in parts:
        ranges |= {area: (before + low, before + high) for area, (low, high) in part.ranges().items()}
        before += len(part.areas)
    return Closest(parts, across + sum(part.distance for part in parts), prod(part.count for part in parts), ranges)


def _solve(ballots: Ballots, areas: tuple[str, ...]) -> Component:
    """Fill the places from the first: the best way to fill them with a set of areas ends with one of it, after the best for the rest."""
    full = 1 << len(areas)
    against = [_sums([ballots.above[i].get(j, 0) for j in areas]) for i in areas]
    best, ways, lasts = [0] * full, [1] * full, [0] * full
    for mask in range(1, full):
        costs = {at: best[mask & ~(1 << at)] + against[at][mask] for at in bits(mask)}
        best[mask] = min(costs.values())
        reaching = [at for at, cost in costs.items() if cost == best[mask]]
        ways[mask] = sum(ways[mask & ~(1 << at)] for at in reaching)
        lasts[mask] = sum(1 << at for at in reaching)
    return Component(areas, tuple(lasts), best[-1], ways[-1])


def _sums(counts: Sequence[int]) -> list[int]:
    """For every set of these counts, as a mask, what they add up to."""
    sums = [0]
    for count in counts:
        sums += [one + count for one in sums]
    return sums


def bits(mask: int) -> Iterator[int]:
    """The places of the ones in a number, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def cycles(ballots: Ballots) -> tuple[tuple[str, ...], ...]:
    """Where majorities go round: for each such group of areas one shortest circle, each area preferred to the next, the last to the first."""
    leads = {i: [j for j in ballots.above[i] if ballots.margin(i, j) > 0] for i in ballots.areas}
    groups = components(ballots.areas, [(i, j) for i in leads for j in leads[i]])
    return tuple(_circle(group, leads) for group in groups if len(group) > 2)


def _circle(group: Sequence[str], leads: dict[str, list[str]]) -> tuple[str, ...]:
    """The shortest circle in a group, found by going out from each area until one comes back."""
    found = [circle for start in group if (circle := _back_to(start, group, leads))]
    return min(found, key=len)


def _back_to(start: str, group: Sequence[str], leads: dict[str, list[str]]) -> tuple[str, ...]:
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        longer: list[tuple[str, ...]] = []
        for way in ways:
            for area in leads[way[-1]]:
                if area == start:
                    return way
                if area in group and area not in seen:
                    seen.add(area)
                    longer.append((*way, area))
        ways = longer
    return ()


def breaks_the_weakest(ballots: Ballots, circle: Sequence[str], orders: Sequence[Sequence[str]]) -> bool:
    """Whether every one of these orders goes against one majority of the circle alone, and that is the weakest of them."""
    pairs = list(zip(circle, (*circle[1:], circle[0]), strict=True))
    margins = sorted(ballots.margin(i, j) for i, j in pairs)
    weakest = min(pairs, key=lambda pair: ballots.margin(*pair))
    broken = [[(i, j) for i, j in pairs if order.index(j) < order.index(i)] for order in orders]
    return bool(orders) and margins[0] < margins[1] and all(one == [weakest] for one in broken)
