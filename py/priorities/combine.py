"""Many teams' exercises as one tidy table: a row for each team, thing and measure. Counts and decisions; no sheet, name or comment."""

from collections.abc import Iterable

from priorities import agreement, placement, ranking, strategies
from priorities.agreement import LEVELS
from priorities.changes import strategies_of, strategy_text
from priorities.counts import agreement_of, expected, placement_of
from priorities.exercise import Exercise, StrategyEntry
from priorities.visibility import Seen, output

COLUMNS = (
    "exercise", "state", "team", "date", "example", "sheets", "members",
    "part", "id", "name", "printed", "measure", "value",
)  # fmt: skip
"""Of a row: whose it is, how many sheets of how many members, what it is about, whether its wording is the printed one, what was measured."""

Row = dict[str, str | int | bool]


@output("file.combined")
def rows(seen: Seen) -> tuple[Row, ...]:
    """What one exercise gives to the table. Before the opening it has an order and strategies, and no counts."""
    exercise, team = seen.exercise, seen.exercise.team
    whose: Row = {
        "exercise": exercise.id,
        "state": team.state,
        "team": team.title,
        "date": team.date,
        "example": team.example,
        "sheets": len(seen.envelopes),
        "members": expected(seen),
    }
    told = (*(_areas(seen) if seen.open else ()), *_decided(exercise))
    return tuple({**whose, **dict(zip(COLUMNS[7:], row, strict=True))} for row in told)


def _areas(seen: Seen) -> Iterable[tuple[str, str, str, bool, str, str | int]]:
    for area in seen.exercise.areas:
        said, placed = agreement_of(seen, area.id), placement_of(seen, area.id)
        about = ("area", area.id, area.name, seen.exercise.statement(area.id) == area.statement)
        yield from ((*about, level, count) for level, count in zip(LEVELS, said.counts, strict=True))
        yield *about, "cant-judge", said.cant_judge
        yield *about, "waiting", said.waiting
        yield *about, "set-aside", said.set_aside
        yield *about, "in-place", said.in_place
        yield *about, "label", agreement.LABELS.get(said.label, "")
        yield from ((*about, quadrant, placed.counts[quadrant]) for quadrant in placement.QUADRANTS)
        yield *about, "urgent", placed.urgent
        yield *about, "high-impact", placed.impact


def _decided(exercise: Exercise) -> Iterable[tuple[str, str, str, bool, str, str | int]]:
    places = ranking.places(exercise)
    for area in exercise.areas:
        about = ("area", area.id, area.name, exercise.statement(area.id) == area.statement)
        if area.id in places:
            yield *about, "place", places.index(area.id) + 1
        if exercise.priorities:
            yield *about, "priority-area", int(area.id in exercise.priorities)
    for tool in exercise.tools:
        for id in strategies_of(exercise, tool.id):
            entry = exercise.strategies.get(id, StrategyEntry())
            group = strategies.group_of(entry.status, entry.priority)
            for measure, value in (("status", entry.status), ("priority", entry.priority), ("group", group)):
                if value:
                    yield tool.id, id, strategy_text(exercise, id), not entry.versions, measure, value
