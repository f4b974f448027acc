"""What the team will do next: what, who, by when, and from which area or strategy. The page offers where a step can come from, and never
fills in what it is.
"""

from dataclasses import replace

from priorities import strategies
from priorities.changes import Refused, fitting, open_tools, plan, strategy_text
from priorities.exercise import Exercise, NextStep

CANDIDATES = ("finish", "carry-out", "start")
"""The groups of strategies that ask for action, in reading order."""


def sources(exercise: Exercise) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Where a step can come from, in groups: the strategies that ask for action, the priority areas, and the other areas. A pair is an id
    and its words; empty groups are left out.
    """
    found = []
    for group in CANDIDATES:
        ids = [id for tool in exercise.tools if tool.id in open_tools(exercise) for id in _in_group(exercise, tool.id, group)]
        found.append((strategies.GROUPS[group].title, tuple((id, strategy_text(exercise, id)) for id in ids)))
    chosen = tuple((area.id, area.name) for area in exercise.areas if area.id in exercise.priorities)
    others = tuple((area.id, area.name) for area in exercise.areas if area.id not in exercise.priorities)
    found += [("Priority areas", chosen), ("Other areas" if chosen else "Areas", others)]
    return tuple((title, pairs) for title, pairs in found if pairs)


def _in_group(exercise: Exercise, tool: str, group: str) -> tuple[str, ...]:
    summary = strategies.of_tool(exercise, tool)
    return tuple(id for cell in strategies.GROUPS[group].cells for id in summary.cells[cell])


def source_of(exercise: Exercise, step: NextStep) -> str:
    """The name of the area, or the words of the strategy, that a step comes from; empty where it comes from neither."""
    if not step.source:
        return ""
    return exercise.names.get(step.source) or strategy_text(exercise, step.source)


def add(exercise: Exercise, what: str, who: str = "", by: str = "", source: str = "") -> Exercise:
    """Add a step to the end. Refused where it does not say what is to be done."""
    step = NextStep(_what(what), fitting(who.strip()), fitting(by.strip()), source)
    return plan(exercise, (*exercise.next_steps, step))


def change(exercise: Exercise, number: str, part: str, text: str) -> Exercise:
    """Change one part of a step; steps are counted from 1."""
    steps = list(exercise.next_steps)
    at = int(number) - 1
    steps[at] = replace(steps[at], **{part: _what(text) if part == "what" else fitting(text)})
    return plan(exercise, tuple(steps))


def remove(exercise: Exercise, number: str) -> Exercise:
    """Take a step off the list."""
    return plan(exercise, tuple(step for at, step in enumerate(exercise.next_steps, 1) if at != int(number)))


def _what(text: str) -> str:
    if not text.strip():
        raise Refused("Write what is to be done.")
    return fitting(text.strip())
