"""What a team said of its strategies: counts of status by priority, and groups to act on.

Status and priority are never multiplied, added or averaged. A strategy marked N/A is in no cell and no count but its own.
The groups are a reading order and no ranking; work under way comes first, because the exercise asks to honor it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from priorities.changes import strategies_of
from priorities.exercise import Exercise, StrategyEntry

STATUSES = ("fully", "partially", "planning", "not-planned")
PRIORITIES = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Group:
    """A set of cells that ask for the same kind of talk."""

    id: str
    title: str
    cells: tuple[tuple[str, str], ...]
    remark: str = ""


GROUPS = {
    group.id: group
    for group in (
        Group("finish", "Finish what is under way", (("partially", "high"),)),
        Group("carry-out", "Carry the plan out", (("planning", "high"),)),
        Group("start", "Start", (("not-planned", "high"),)),
        Group("keep-moving", "Keep moving", (("partially", "medium"), ("planning", "medium"))),
        Group("later-start", "Start later", (("not-planned", "medium"),)),
        Group("sustain", "Sustain", (("fully", "high"), ("fully", "medium"))),
        Group(
            "talk-first",
            "Talk first",
            (("fully", "low"), ("partially", "low"), ("planning", "low")),
            "Rated low, but under way: hear from the people doing it before changing anything.",
        ),
        Group("not-now", "Not now", (("not-planned", "low"),)),
    )
}
READING_ORDER = "Work under way is listed first. This is a reading order, not a ranking."
_OF_CELL = {cell: group.id for group in GROUPS.values() for cell in group.cells}

Rated = tuple[str, str, str]
"""A strategy's id, status and priority, either empty while it is not rated."""


@dataclass(frozen=True, slots=True)
class Strategies:
    """A tool's strategies, sorted into the cells of status by priority; ids stand in form order."""

    cells: dict[tuple[str, str], tuple[str, ...]]
    not_rated: tuple[str, ...]
    not_applicable: tuple[str, ...]

    @property
    def rated(self) -> int:
        """How many have both a status and a priority."""
        return sum(map(len, self.cells.values()))

    def of_group(self, group: str) -> tuple[str, ...]:
        """The ids of the strategies in a group."""
        return tuple(id for cell in GROUPS[group].cells for id in self.cells[cell])

    def of_priority(self, priority: str) -> int:
        """How many of the rated have that priority."""
        return sum(len(self.cells[status, priority]) for status in STATUSES)


def group_of(status: str, priority: str) -> str:
    """The group of a cell, empty where the strategy is not rated or not applicable."""
    return _OF_CELL.get((status, priority), "")


def of_tool(exercise: Exercise, tool: str) -> Strategies:
    """What the team has said so far of the strategies of one tool."""
    entries = ((id, exercise.strategies.get(id, StrategyEntry())) for id in strategies_of(exercise, tool))
    return summarise((id, entry.status, entry.priority) for id, entry in entries)


def summarise(rated: Iterable[Rated]) -> Strategies:
    """Sort strategies, given in form order, into cells. N/A wins over a priority."""
    rated = tuple(rated)
    return Strategies(
        {
            (status, priority): tuple(id for id, *cell in rated if cell == [status, priority])
            for status in STATUSES
            for priority in PRIORITIES
        },
        tuple(id for id, status, priority in rated if status != "not-applicable" and not (status and priority)),
        tuple(id for id, status, _ in rated if status == "not-applicable"),
    )


def sentences(summary: Strategies) -> tuple[str, ...]:
    """How many are rated, what the high ones are at, and an invitation where most are high."""
    rated, high = summary.rated, summary.of_priority("high")
    everything = rated + len(summary.not_rated) + len(summary.not_applicable)
    if not everything:
        return ("There are no strategies.",)
    first = f"Of {everything} {'strategy' if everything == 1 else 'strategies'}, {_aside(summary)}."
    if not rated:
        return (first,)
    under_way = len(summary.cells["partially", "high"]) + len(summary.cells["fully", "high"])
    stages = [
        f"{count} {words}"
        for count, words in (
            (under_way, "already under way"),
            (len(summary.cells["planning", "high"]), "being planned"),
            (len(summary.cells["not-planned", "high"]), "not started"),
        )
        if count
    ]
    told = f": {', '.join(stages)}" if stages else ""
    second = f"Of the {rated} rated, {high} {'is' if high == 1 else 'are'} high priority{told}."
    many = ("Most are High; which would you do first if only three were possible?",) if 2 * high > rated else ()
    return (first, second, *many)


def _aside(summary: Strategies) -> str:
    missing, not_applicable = len(summary.not_rated), len(summary.not_applicable)
    told = []
    if not_applicable:
        told.append(f"{not_applicable} {'does' if not_applicable == 1 else 'do'} not apply")
    if missing:
        told.append(f"{missing} {'is' if missing == 1 else 'are'} not rated yet")
    return " and ".join(told) or "all are rated"
