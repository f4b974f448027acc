"""What the team decided of its strategies, as blocks of the report, and in words for whatever else tells it."""

from collections.abc import Iterable

from priorities import strategies
from priorities.blocks import Block, Cell, Facts, Heading, Note, Paragraph, Table
from priorities.changes import open_tools, strategies_of, strategy_text
from priorities.edits import marked_versions
from priorities.exercise import Exercise, StrategyEntry
from priorities.instrument import Instrument


def tools_in_use(exercise: Exercise) -> tuple[Instrument, ...]:
    """The strategy tools that are open, and those of which something was decided before they were shut again."""
    said = {tool.id for tool in exercise.tools if not exercise.strategies.keys().isdisjoint(strategies_of(exercise, tool.id))}
    return tuple(tool for tool in exercise.tools if tool.id in said or tool.id in open_tools(exercise))


def decided(exercise: Exercise) -> Iterable[Block]:
    """For each tool in use how many strategies have each status and priority, then the strategies themselves, group by group."""
    for tool in tools_in_use(exercise):
        summary = strategies.of_tool(exercise, tool.id)
        yield Heading(2, f"{tool.tool}: {tool.title}")
        for sentence in strategies.sentences(summary):
            yield Paragraph(sentence)
        yield Table(
            f"Number of strategies of {tool.tool} by status and priority",
            _heads(tool),
            tuple(
                (
                    tool.label("status", status),
                    *(len(summary.cells[status, priority]) for priority in strategies.PRIORITIES),
                )
                for status in strategies.STATUSES
            ),
        )
        yield Table(
            f"Strategies of {tool.tool}, group by group",
            ("Strategy", "Group", "Implementation status", "Priority", "Why, and notes"),
            tuple(_strategy(exercise, tool, id, title) for title, ids in _groups(summary) for id in ids),
        )
        yield Note(strategies.READING_ORDER)
        for group in strategies.GROUPS.values():
            if group.remark and summary.of_group(group.id):
                yield Note(f"{group.title}. {group.remark}")
        yield from _wordings(exercise, tool)


def _groups(summary: strategies.Strategies) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The strategies of every group in reading order, then those without one."""
    for group in strategies.GROUPS.values():
        yield group.title, summary.of_group(group.id)
    yield "Not rated yet", summary.not_rated
    yield "Not applicable", summary.not_applicable


def _heads(tool: Instrument) -> tuple[str, ...]:
    return "Implementation status", *(tool.label("priority", priority) for priority in strategies.PRIORITIES)


def status_by_priority(exercise: Exercise, tool: Instrument) -> tuple[Table, Facts]:
    """Which strategies of a tool have each status and priority, with their number; then which have neither, and why."""
    summary = strategies.of_tool(exercise, tool.id)
    reasons = [
        f"{_named(exercise, id)} Why it does not apply: {reason}"
        if (reason := exercise.strategies[id].na_reason)
        else _named(exercise, id)
        for id in summary.not_applicable
    ]
    return (
        Table(
            f"Strategies of {tool.tool} by status and priority",
            _heads(tool),
            tuple(
                (
                    tool.label("status", status),
                    *(
                        _listed([_named(exercise, id) for id in summary.cells[status, priority]])
                        for priority in strategies.PRIORITIES
                    ),
                )
                for status in strategies.STATUSES
            ),
        ),
        Facts(
            (
                ("Rated", str(summary.rated)),
                ("Not rated yet", str(len(summary.not_rated))),
                ("Not applicable", _listed(reasons)),
            )
        ),
    )


def _listed(ones: list[str]) -> str:
    """How many there are, and below that each on a line of its own."""
    return "\n".join((str(len(ones)), *(f"• {one}" for one in ones)))


def _named(exercise: Exercise, strategy: str) -> str:
    """A strategy in the words in force, marked where it is the team's own."""
    added = exercise.strategies.get(strategy, StrategyEntry()).added
    return strategy_text(exercise, strategy) + (" (added by the team)" if added else "")


def _strategy(exercise: Exercise, tool: Instrument, id: str, group: str) -> tuple[Cell, ...]:
    entry = exercise.strategies.get(id, StrategyEntry())
    (_, status), (_, priority), _ = decisions(tool, entry)
    remarks = "\n".join(f"{label}: {text}" for label, text in remarks_on(entry) if text)
    return _named(exercise, id), group, status, priority, remarks


def decisions(tool: Instrument, entry: StrategyEntry) -> tuple[tuple[str, str], ...]:
    """Status, priority and group of a strategy in words, each with its label. N/A wins over a priority."""
    applies = entry.status != "not-applicable"
    group = strategies.group_of(entry.status, entry.priority)
    return (
        ("Implementation status", tool.label("status", entry.status)),
        ("Priority", tool.label("priority", entry.priority) if applies else ""),
        ("Group", strategies.GROUPS[group].title if group else ""),
    )


def label_of(exercise: Exercise, scale: str, level: str) -> str:
    """The label of a status or a priority in the first tool that has it; empty for none."""
    return next((label for tool in exercise.tools if (label := tool.label(scale, level))), "")


def remarks_on(entry: StrategyEntry) -> tuple[tuple[str, str], ...]:
    """What the team wrote of a strategy, each with its label: why it stands where it does, or why it does not apply, and notes."""
    applies = entry.status != "not-applicable"
    why = ("Why", entry.why) if applies else ("Why it does not apply", entry.na_reason)
    return why, ("Notes", entry.notes)


def _wordings(exercise: Exercise, tool: Instrument) -> Iterable[Table]:
    entries = [exercise.strategies.get(id, StrategyEntry()) for id in strategies_of(exercise, tool.id)]
    rows = tuple(row for entry in entries if len(entry.versions) > 1 for row in marked_versions(entry.versions, entry.added))
    if rows:
        yield Table(
            f"Strategies of {tool.tool} with a changed wording: every version kept",
            ("Version", "Strategy", "Why it was changed"),
            rows,
        )
