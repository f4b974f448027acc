"""The exercise as one table of plain rows for a spreadsheet: what was asked in full, and what was answered or counted."""

import csv
import io
from collections.abc import Iterable

from priorities import placement, ranking
from priorities.changes import strategies_of, strategy_text
from priorities.counts import agreement_of, placement_of
from priorities.exercise import StrategyEntry, Talk
from priorities.visibility import Seen, output

COLUMNS = ("part", "id", "question", "measure", "value")
Row = tuple[str, str, str, str, str]

# A spreadsheet takes text that begins with one of these for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@output("file.csv")
def write_csv(seen: Seen) -> str:
    """One row for each answer, count or note: part, id, the question in full, the measure and its value.

    Lines end in CR LF, as RFC 4180 has it. Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    held = io.StringIO()
    lines = csv.writer(held)
    lines.writerow(COLUMNS)
    lines.writerows([_harmless(cell) for cell in row] for row in rows(seen) if row[4])
    return held.getvalue()


def rows(seen: Seen) -> Iterable[Row]:
    """Every row, those without a value too."""
    yield from _team(seen)
    yield from _areas(seen)
    yield from _ranking(seen)
    yield from _reflection(seen)
    yield from _strategies(seen)


def _team(seen: Seen) -> Iterable[Row]:
    team = seen.exercise.team
    for key in ("state", "title", "date", "goals", "facilitators"):
        yield "team", "", key, "", getattr(team, key)
    yield "team", "", "members", "", str(team.size or "")
    yield "sheets", "", "sheets in", "count", str(len(seen.envelopes))


def _areas(seen: Seen) -> Iterable[Row]:
    for area in seen.exercise.areas:
        question = f"{area.name}: {seen.exercise.statement(area.id)}"
        if seen.open:
            said, placed = agreement_of(seen, area.id), placement_of(seen, area.id)
            levels = [
                level.label
                for level in seen.exercise.instruments["areas"].words.scales["agreement"]
                if level.id != "cant-judge"
            ]
            for level, count in zip(levels, said.counts, strict=True):
                yield "agreement", area.id, question, level, str(count)
            yield "agreement", area.id, question, "Can’t judge", str(said.cant_judge)
            yield "agreement", area.id, question, "Label", said.label
            for quadrant in placement.QUADRANTS:
                label = next(
                    one.label for one in seen.exercise.instruments["areas"].words.scales["quadrant"] if one.id == quadrant
                )
                yield "urgency and impact", area.id, area.name, label, str(placed.counts[quadrant])
        talk = seen.exercise.discussion.get(area.id, Talk())
        yield "discussion", area.id, question, "What those who say in place see", talk.agree
        yield "discussion", area.id, question, "What those who say not in place see", talk.disagree
        yield "discussion", area.id, question, "What we would need to find out", talk.notes


def _ranking(seen: Seen) -> Iterable[Row]:
    exercise = seen.exercise
    for place, area in enumerate(ranking.places(exercise), 1):
        if area:
            yield "ranking", area, exercise.area(area).name, "Place", str(place)
            yield "ranking", area, exercise.area(area).name, "Reasoning", exercise.ranking.reasons.get(area, "")
    for upper, lower in ranking.rungs(exercise):
        question = f"Why {exercise.area(upper).name} above {exercise.area(lower).name}?"
        yield "ranking", upper, question, "Reason", exercise.ranking.rungs.get(f"{upper}>{lower}", "")


def _reflection(seen: Seen) -> Iterable[Row]:
    for number, question in seen.exercise.questions.items():
        yield "reflection", number, question, "", seen.exercise.reflection.get(number, "")
    for area in seen.exercise.priorities:
        yield "priority areas", area, seen.exercise.area(area).name, "", "chosen"


def _strategies(seen: Seen) -> Iterable[Row]:
    exercise = seen.exercise
    for tool in exercise.tools:
        for id in strategies_of(exercise, tool.id):
            entry = exercise.strategies.get(id, StrategyEntry())
            text = strategy_text(exercise, id)
            status = {level.id: level.label for level in tool.scales["status"]}
            priority = {level.id: level.label for level in tool.scales["priority"]}
            yield tool.tool, id, text, "Implementation status", status.get(entry.status, "")
            yield tool.tool, id, text, "Priority", priority.get(entry.priority, "")
            yield tool.tool, id, text, "Why", entry.why
            yield tool.tool, id, text, "Why it does not apply", entry.na_reason
            yield tool.tool, id, text, "Notes", entry.notes


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
