"""The exercise as one table of plain rows for a spreadsheet: what was asked in full, and what was answered or counted."""

import csv
import io
from collections.abc import Iterable

from priorities import agreement, placement, ranking, strategies, suggestions
from priorities.asked import HOW_FAR, how_placed
from priorities.changes import strategies_of, strategy_text
from priorities.counts import WAYS, agreement_of, comments, expected, placement_of, set_aside, ways
from priorities.decided import decisions, label_of, remarks_on, tools_in_use
from priorities.earlier import named
from priorities.edits import named_versions
from priorities.exercise import Exercise, StrategyEntry, Then, Wording
from priorities.instrument import Area, Instrument
from priorities.next_steps import source_of
from priorities.report import APPEAR, hands_counted, talk_of
from priorities.spoken import at_minute
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
    lines.writerows([harmless(cell) for cell in row] for row in rows(seen) if row[4])
    return held.getvalue()


def rows(seen: Seen) -> Iterable[Row]:
    """Every row, those without a value too."""
    yield from _team(seen)
    yield from _sheets(seen)
    for area in seen.exercise.areas:
        yield from _area(seen, area)
    yield from _ranking(seen)
    yield from _reflection(seen)
    for tool in tools_in_use(seen.exercise):
        yield from _tool(seen.exercise, tool)
    yield from _next_steps(seen.exercise)
    yield from _earlier(seen)


def _team(seen: Seen) -> Iterable[Row]:
    team = seen.exercise.team
    for id, question, value in (
        ("state", "State", team.state),
        ("title", "Exercise", team.title),
        ("date", "Held", team.date),
        ("goals", "Goals the team works toward", team.goals),
        ("facilitators", "Facilitated by", team.facilitators),
        ("members", "Members", str(expected(seen))),
        ("appear", "Members appear", APPEAR[team.appear]),
        ("example", "Is this the example team, with made-up answers?", "Yes" if team.example else ""),
    ):
        yield "team", id, question, "", value


def _sheets(seen: Seen) -> Iterable[Row]:
    came = ways(seen)
    yield "sheets", "", "Sheets in", "All", str(came.total())
    for way, words in WAYS.items():
        yield "sheets", way, "Sheets in", words.capitalize(), _some(came[way])
    for id, area, agreed, placed in hands_counted(seen.exercise):
        yield "sheets", id, f"Hands counted for {area}", "Agreement", _some(agreed)
        yield "sheets", id, f"Hands counted for {area}", "Urgency and impact", _some(placed)
    yield "sheets", "late", "Sheets in", "After the opening", _some(sum(one.late for one in seen.envelopes))
    if seen.exercise.opened:
        yield "sheets", "opened", "When were the sheets opened together?", "", at_minute(seen.exercise.opened.when)
        yield "sheets", "early", "Why were they opened before everyone was in?", "", seen.exercise.opened.early


def _area(seen: Seen, area: Area) -> Iterable[Row]:
    statement = f"{area.name}: {seen.exercise.statement(area.id)}"
    if seen.open:
        yield from _agreement(seen, area, f"{statement} {HOW_FAR}")
        yield from _placement(seen, area, how_placed(area.name))
        for comment in comments(seen, area.id):
            yield "comments", area.id, statement, "Comment", comment
    for side, text in talk_of(seen.exercise, area.id):
        yield "discussion", area.id, statement, side, text
    yield from _wording(area.id, area.name, seen.exercise.versions(area.id))


def _agreement(seen: Seen, area: Area, question: str) -> Iterable[Row]:
    said = agreement_of(seen, area.id)
    words = seen.exercise.instruments["areas"].words
    found = [
        *((words.label("agreement", level), str(count)) for level, count in zip(agreement.LEVELS, said.counts, strict=True)),
        (words.label("agreement", "cant-judge"), str(said.cant_judge)),
        ("Members who rated it", str(said.n)),
        ("Members who have not answered", str(said.waiting)),
        ("Ratings set aside, since the wording changed its meaning", _some(set_aside(seen, area.id))),
        ("Label", agreement.chip(said)),
        ("What members say", agreement.sentence(said)),
        *(("To be read with it", flag) for flag in agreement.flags(said)),
        # For the record alone: no label or order depends on it, so the report does without.
        ("Consensus index (Tastle and Wierman)", "" if said.consensus is None else f"{said.consensus:.2f}"),
    ]
    for measure, value in found:
        yield "agreement", area.id, question, measure, value


def _placement(seen: Seen, area: Area, question: str) -> Iterable[Row]:
    placed = placement_of(seen, area.id)
    words = seen.exercise.instruments["areas"].words
    found = [
        *((words.label("quadrant", quadrant), str(placed.counts[quadrant])) for quadrant in placement.QUADRANTS),
        ("Members who placed it", str(placed.n)),
        ("Members who call it urgent", str(placed.urgent)),
        ("Members who expect high impact", str(placed.impact)),
        ("Where members place it", placement.sentence(placed)),
    ]
    for measure, value in found:
        yield "urgency and impact", area.id, question, measure, value


def _wording(id: str, question: str, versions: tuple[Wording, ...], added: bool = False) -> Iterable[Row]:
    """Every version and why it was made, where there is more than one."""
    for name, version in named_versions(versions, added) if len(versions) > 1 else ():
        yield "wording", id, question, name, version.text
        yield "wording", id, question, f"Why {name[0].lower()}{name[1:]}", version.why


def _ranking(seen: Seen) -> Iterable[Row]:
    exercise = seen.exercise
    for place, area in enumerate(ranking.places(exercise), 1):
        if area:
            yield "ranking", area, exercise.area(area).name, "Place", str(place)
            yield "ranking", area, exercise.area(area).name, "Reasoning", exercise.ranking.reasons.get(area, "")
    for area in ranking.waiting(exercise):
        measure = "Reasoning, written for a place it no longer has"
        yield "ranking", area, exercise.area(area).name, measure, exercise.ranking.reasons.get(area, "")
    for measure, pairs in (
        ("Reason", ranking.rungs(exercise)),
        ("Reason, written for earlier neighbors", ranking.earlier_rungs(exercise)),
    ):
        for upper, lower in pairs:
            question = f"Why {exercise.area(upper).name} above {exercise.area(lower).name}?"
            yield "ranking", upper, question, measure, exercise.ranking.rungs.get(f"{upper}>{lower}", "")
    if seen.open:
        yield "ranking", "suggestions", suggestions.TITLE, "", suggestions.shown(exercise)
        yield "ranking", "suggestions", suggestions.DOUBT, "", exercise.ranking.suggestions.doubt


def _reflection(seen: Seen) -> Iterable[Row]:
    for number, question in seen.exercise.questions.items():
        yield "reflection", number, question, "", seen.exercise.reflection.get(number, "")
    for area in seen.exercise.priorities:
        yield "priority areas", area, seen.exercise.area(area).name, "", "chosen"


def _tool(exercise: Exercise, tool: Instrument) -> Iterable[Row]:
    summary = strategies.of_tool(exercise, tool.id)
    yield tool.tool, tool.id, tool.title, "Rated", str(summary.rated)
    yield tool.tool, tool.id, tool.title, "Not rated yet", str(len(summary.not_rated))
    yield tool.tool, tool.id, tool.title, "Not applicable", str(len(summary.not_applicable))
    for id in strategies_of(exercise, tool.id):
        entry = exercise.strategies.get(id, StrategyEntry())
        text = strategy_text(exercise, id)
        for measure, value in (*decisions(tool, entry), *remarks_on(entry)):
            yield tool.tool, id, text, measure, value
        yield tool.tool, id, text, "Added by the team", "Yes" if entry.added else ""
        yield from _wording(id, text, entry.versions, entry.added)


def _next_steps(exercise: Exercise) -> Iterable[Row]:
    for number, step in enumerate(exercise.next_steps, 1):
        for measure, value in (
            ("What", step.what),
            ("Who", step.who),
            ("By when", step.by),
            ("From", source_of(exercise, step)),
        ):
            yield "next steps", str(number), f"Next step {number}", measure, value


def _earlier(seen: Seen) -> Iterable[Row]:
    """What earlier exercises came to, each under its own name, with the statement and the strategy as they were worded then."""
    names = named(seen.exercise.earlier)
    words = seen.exercise.instruments["areas"].words
    for one in seen.exercise.earlier:
        then, part = one.then or Then(), names[one.id]
        for id, area in then.areas.items():
            question = f"{area.name}: {area.statement} {HOW_FAR}"
            for level, count in area.counts.agreement.items():
                yield part, id, question, words.label("agreement", level), str(count)
            for quadrant, count in area.counts.quadrant.items():
                yield part, id, how_placed(area.name), words.label("quadrant", quadrant), str(count)
            yield part, id, area.name, "Place", str(then.places.index(id) + 1) if id in then.places else ""
            yield part, id, area.name, "Reasoning", area.reason
            yield part, id, area.name, "Priority area", "chosen" if id in then.priorities else ""
        for id, strategy in then.strategies.items():
            yield part, id, strategy.text, "Implementation status", label_of(seen.exercise, "status", strategy.status)
            yield part, id, strategy.text, "Priority", label_of(seen.exercise, "priority", strategy.priority)
        for number, step in enumerate(then.next_steps, 1):
            yield part, str(number), f"Next step {number}", "What", step.what


def _some(count: int) -> str:
    """A count that is worth a row only where there are some."""
    return str(count) if count else ""


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
