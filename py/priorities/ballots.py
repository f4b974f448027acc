"""Members' own orders of the areas, and what they have in common.

A ballot lists some of the areas, highest priority first. Areas left out of it stand below all that are listed, and equal to each other.
An empty ballot is none. Average places describe the ballots and are not the result: they can put an area first that most members
put below another. The closest orders are in `closest.py`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from priorities.visibility import Seen

FEWEST = 3
"""With fewer ballots than this, they are shown and not summed up."""


@dataclass(frozen=True)
class Ballots:
    """The ballots given on a form with these areas. Everything below names areas by their id.

    The areas a ballot lists are different and on the form; one that lists all but one has named the last, too.
    """

    areas: tuple[str, ...]
    given: tuple[tuple[str, ...], ...]

    @property
    def n(self) -> int:
        """How many members gave a ballot."""
        return len(self.given)

    @cached_property
    def above(self) -> dict[str, dict[str, int]]:
        """`above[i][j]` is how many ballots put i strictly above j."""
        held = {i: {j: 0 for j in self.areas if j != i} for i in self.areas}
        for ballot in self.given:
            rest = list(self.areas)
            for i in ballot:
                rest.remove(i)
                for j in rest:
                    held[i][j] += 1
        return held

    def margin(self, i: str, j: str) -> int:
        """How many more ballots put i above j than j above i; less than none where it is the other way about."""
        return self.above[i][j] - self.above[j][i]

    def places(self, area: str) -> tuple[int, ...]:
        """How many ballots list an area first, second and so on; last of all how many leave it out."""
        held = Counter(ballot.index(area) if area in ballot else len(self.areas) for ballot in self.given)
        return tuple(held[place] for place in range(len(self.areas) + 1))

    def borda(self, area: str) -> float:
        """The Borda count: over all ballots, the areas below this one and half of those equal to it. Halves are exact."""
        return (len(self.areas) - 1) * self.n / 2 + sum(self.margin(area, other) for other in self.above[area]) / 2

    def average_place(self, area: str) -> float:
        """The mean place over all ballots, where areas that are equal on a ballot share the places they take up."""
        return len(self.areas) - self.borda(area) / self.n

    @property
    def favorite(self) -> str:
        """The area that more members put above each other one than below it (the Condorcet winner); empty where there is none.

        An area that is alone on the form is above no other.
        """
        return next((i for i, row in self.above.items() if row and all(self.margin(i, j) > 0 for j in row)), "")

    @property
    def concordance(self) -> float | None:
        """Kendall's W of the ballots, where areas that are left out of one share its last places."""
        rows = []
        for ballot in self.given:
            shared = (len(ballot) + 1 + len(self.areas)) / 2
            rows.append([ballot.index(area) + 1 if area in ballot else shared for area in self.areas])
        return concordance(rows)


def concordance(rows: Sequence[Sequence[float]]) -> float | None:
    """Kendall's W, corrected for ties; each row is one ranking, with mid-ranks where it ties.

    0 where all have the same sum of ranks, 1 where all rankings are the same. None with fewer than two rankings, or
    where each ties everything. Random rankings give about one over their number, so it is for the record alone. Kendall and Babington
    Smith (1939); it is the tie-corrected chi-square of Friedman's test over n(m - 1).
    """
    n, m = len(rows), len(rows[0]) if rows else 0
    ties = sum(t**3 - t for row in rows for t in Counter(row).values())
    widest = n * n * m * (m * m - 1) - n * ties
    if n < 2 or not widest:
        return None
    sums = [sum(ranks) for ranks in zip(*rows, strict=True)]  # exact: they are whole or halves
    return float((12 * sum(one * one for one in sums) - 3 * n * n * m * (m + 1) ** 2) / widest)


def of_team(seen: Seen) -> Ballots:
    """The orders on the sheets that are open, in no member's order; none before the opening, and none of them empty."""
    areas = tuple(area.id for area in seen.exercise.areas)
    return Ballots(areas, tuple(sorted(_whole(areas, sheet.order) for sheet in seen.exercise.sheets if sheet.order)))


def _whole(areas: tuple[str, ...], order: tuple[str, ...]) -> tuple[str, ...]:
    """An order that names all areas but one has named the last, too, as a code says."""
    rest = tuple(area for area in areas if area not in order)
    return (*order, *rest) if len(rest) == 1 else order


def components(areas: Sequence[str], leads: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Areas that reach each other along `leads` from one to another, put together; whoever reaches more comes first.

    With a lead one way or both between any two areas, the components stand in one order.
    """
    reach = {area: {area} for area in areas}
    leads = list(leads)
    for i, j in leads:
        reach[i].add(j)
    for through in areas:
        for area in areas:
            if through in reach[area]:
                reach[area] |= reach[through]
    together = {area: tuple(other for other in areas if other in reach[area] and area in reach[other]) for area in areas}
    return tuple(sorted(dict.fromkeys(together.values()), key=lambda one: -len(reach[one[0]])))
