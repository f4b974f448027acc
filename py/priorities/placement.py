"""Where a team places one area for urgency and impact.

Cells and margins are shown together and neither is worked out from the other, since most members can call an area urgent,
and most call its impact high, while few call it both. Nothing is averaged: the middle of two corners is a place where nobody is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

QUADRANTS = ("high-high", "high-low", "low-high", "low-low")
NAMES = {
    "high-high": "urgent, high impact",
    "high-low": "urgent, low impact",
    "low-high": "less urgent, high impact",
    "low-low": "less urgent, low impact",
}
TITLES = {quadrant: name.capitalize() for quadrant, name in NAMES.items()}
"""The same, to begin with."""


@dataclass(frozen=True, slots=True)
class Placement:
    """One area's placements, summed up.

    `kind` is none, one, two, tied, majority or most-common; `modal` names the fullest quadrants in the order of QUADRANTS.
    `conflicts` names the axes on which most members stand on the other side of the most common quadrant.
    """

    counts: dict[str, int]
    kind: str
    modal: tuple[str, ...]
    conflicts: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """How many placed the area."""
        return sum(self.counts.values())

    @property
    def urgent(self) -> int:
        """How many call it urgent."""
        return self.counts["high-high"] + self.counts["high-low"]

    @property
    def impact(self) -> int:
        """How many expect high impact."""
        return self.counts["high-high"] + self.counts["low-high"]


def summarise(counts: Mapping[str, int]) -> Placement:
    """Sum up how many members chose each quadrant; a quadrant left out has none."""
    held = {quadrant: counts.get(quadrant, 0) for quadrant in QUADRANTS}
    n, fullest = sum(held.values()), max(held.values())
    modal = tuple(quadrant for quadrant in QUADRANTS if n and held[quadrant] == fullest)
    kind = {0: "none", 1: "one", 2: "two"}.get(n) or (
        "tied" if len(modal) > 1 else "majority" if 2 * fullest > n else "most-common"
    )
    plain = Placement(held, kind, modal)
    return Placement(held, kind, modal, _conflicts(plain)) if kind == "most-common" else plain


def _conflicts(placed: Placement) -> tuple[str, ...]:
    sides = zip(("urgency", "impact"), placed.modal[0].split("-"), (placed.urgent, placed.impact), strict=True)
    return tuple(axis for axis, side, high in sides if (2 * high > placed.n) != (side == "high") and 2 * high != placed.n)


def sentence(placed: Placement) -> str:
    """The finding in words."""
    n = placed.n
    names = [NAMES[quadrant] for quadrant in placed.modal]
    count = placed.counts[placed.modal[0]] if placed.modal else 0
    match placed.kind:
        case "none":
            return "Nobody has placed it yet."
        case "one":
            return f"One placement: {names[0]}."
        case "two":
            return f"Two placements: {' and '.join(names)}." if count == 1 else f"Two placements, both {names[0]}."
        case "tied":
            return f"Tied: {'; '.join(names[:-1])} and {names[-1]}, {count} each."
        case "majority":
            return f"Most ({count} of {n}): {names[0]}."
    if placed.conflicts:
        return f"{names[0].capitalize()} is the most common placing ({count} of {n}), but {_against(placed)}."
    share = "half of them" if 2 * count == n else "fewer than half"
    return f"Most common ({count} of {n}), {share}: {names[0]}."


def _against(placed: Placement) -> str:
    high = {"urgency": placed.urgent, "impact": placed.impact}
    said = []
    for axis in placed.conflicts:
        most = max(high[axis], placed.n - high[axis])
        said.append(f"{most} of {placed.n} rated {axis} {'high' if most == high[axis] else 'low'}")
    return " and ".join(said)


def margins(placed: Placement) -> str:
    """Both margins in a line, urgency first; empty where nobody placed the area."""
    return f"{placed.urgent} of {placed.n} high urgency; {placed.impact} of {placed.n} high impact." if placed.n else ""
