"""Each change to the record: an exercise goes in, the next one comes out, and the one before stays as it was.

A change that alters nothing returns the very exercise it was given, so a caller can tell by `is`. What is typed is
kept as typed. Sheets have their changes in `sheets.py`, the ranking in `ranking.py`.
"""

from dataclasses import replace
from typing import Any, TypeVar

from priorities.exercise import Exercise, NextStep, Person, StrategyEntry, Talk, Wording, own_strategies

One = TypeVar("One")


LONGEST = 20_000
"""The most characters of one text, as the schema has it."""
ROLES = 100


class Refused(ValueError):
    """A change that the exercise does not allow; its text is the sentence for whoever tried."""


def fitting(text: str, most: int = LONGEST) -> str:
    """The text as it is. Raises Refused for one that is longer than a file may hold, so that what we write always opens again."""
    if len(text) > most:
        raise Refused(
            f"This text has {len(text):,} characters, and {most:,} can be kept. Shorten it; until then it is not saved."
        )
    return text


def on_form(exercise: Exercise, area: str) -> str:
    """The area's id as it is. Raises Refused for one that the form does not have, as a page of another form may name."""
    if area not in {one.id for one in exercise.areas}:
        raise Refused("The form of this exercise has no such area.")
    return area


def describe(exercise: Exercise, **parts: Any) -> Exercise:
    """Change what the team page says: `title`, `goals`, `size` and so on.

    Raises Refused for `appear` once a link or form has gone out or a sheet is in: members answered under that promise. Refused,
    too, for a text that is too long and for more than 100 roles.
    """
    if len(parts.get("roles", ())) > ROLES:
        raise Refused(f"Write {ROLES} roles at most, one on a line.")
    for text in (*parts.values(), *parts.get("roles", ())):
        if isinstance(text, str):
            fitting(text)
    if "appear" in parts and parts["appear"] != exercise.team.appear and fixed(exercise):
        raise Refused("How members appear is fixed, since it has been promised to members.")
    return _with(exercise, team=replace(exercise.team, **parts))


def fixed(exercise: Exercise) -> bool:
    """Whether the promise of how members appear has been made to somebody already."""
    return bool(exercise.team.sent or exercise.sealed or exercise.sheets)


def send(exercise: Exercise, when: str) -> Exercise:
    """Note when a link or form first went out; from then on how members appear is fixed."""
    return exercise if exercise.team.sent else describe(exercise, sent=when)


def expect(exercise: Exercise, id: str, label: str) -> Exercise:
    """Add a member to the list of people. An empty label adds nobody."""
    if not label.strip():
        return exercise
    return describe(exercise, people=(*exercise.team.people, Person(id, fitting(label.strip()))))


def attend(exercise: Exercise, person: str, attendance: str) -> Exercise:
    """Mark a member as expected, in or absent."""
    people = tuple(replace(one, attendance=attendance) if one.id == person else one for one in exercise.team.people)
    return describe(exercise, people=people)


def dismiss(exercise: Exercise, person: str) -> Exercise:
    """Take a member off the list of people; their sheet, if one is in, stays."""
    return describe(exercise, people=tuple(one for one in exercise.team.people if one.id != person))


def reword(exercise: Exercise, area: str, text: str, why: str = "", earlier: str = "same", when: str = "") -> Exercise:
    """Add a wording of an area's statement; every one before it is kept.

    The same words as now change nothing. `earlier` is `same` where the meaning is the same, so agreement already
    given stays, or `ask`, so it is set aside until given again. Raises Refused for an empty text.
    """
    versions = _reworded(exercise.versions(on_form(exercise, area)), text, why, earlier, when)
    return exercise if versions is None else _with(exercise, statements={**exercise.statements, area: versions})


def _reworded(versions: tuple[Wording, ...], text: str, why: str, earlier: str, when: str) -> tuple[Wording, ...] | None:
    words = fitting(" ".join(text.split()))
    if not words:
        raise Refused("Write the new wording first. An empty one cannot be rated.")
    if words == versions[-1].text:
        return None
    return (*versions, Wording(words, fitting(why.strip()), when, earlier))


def talk(exercise: Exercise, area: str, side: str, text: str) -> Exercise:
    """Note what was said of an area: `side` is agree, disagree or notes."""
    said = replace(exercise.discussion.get(on_form(exercise, area), Talk()), **{side: fitting(text)})
    return _with(exercise, discussion=_put(exercise.discussion, area, said, Talk()))


def reflect(exercise: Exercise, question: str, text: str) -> Exercise:
    """Note what the team says to a question of Step 5, known by its number on the form."""
    return _with(exercise, reflection=_put(exercise.reflection, question, fitting(text), ""))


def choose(exercise: Exercise, area: str, chosen: bool) -> Exercise:
    """Make an area one of the team's priority areas, or no longer. They are kept in the form's order."""
    now = {*exercise.priorities, area} if chosen else {*exercise.priorities} - {area}
    return _with(exercise, priorities=tuple(one.id for one in exercise.areas if one.id in now))


def also_open(exercise: Exercise, tool: str, wanted: bool) -> Exercise:
    """Open a strategy tool that no priority area leads to, because the team wants it; or shut it again."""
    now = {*exercise.also_open, tool} if wanted else {*exercise.also_open} - {tool}
    return _with(exercise, also_open=tuple(one.id for one in exercise.tools if one.id in now))


def open_tools(exercise: Exercise) -> tuple[str, ...]:
    """The ids of the strategy tools in use: those that a priority area leads to, and those opened on purpose."""
    return tuple(
        tool.id
        for tool in exercise.tools
        if tool.id in exercise.also_open or any(area in tool.opened_by for area in exercise.priorities)
    )


def decide(exercise: Exercise, strategy: str, **parts: str) -> Exercise:
    """Change what the team says of a strategy: `status`, `priority`, `why`, `na_reason` or `notes`.

    Raises Refused for a strategy that is neither printed nor one of the team's own, as one that was removed is.
    """
    held = {part: fitting(text) for part, text in parts.items()}
    entry = replace(_entry(exercise, strategy), **held)  # type: ignore[arg-type]
    return _with(exercise, strategies=_put(exercise.strategies, strategy, entry, StrategyEntry()))


def reword_strategy(exercise: Exercise, strategy: str, text: str, why: str = "", when: str = "") -> Exercise:
    """Add a wording of a strategy, printed or the team's own; every one before it is kept.

    Raises Refused for an empty text and for a strategy that is not there.
    """
    entry = _entry(exercise, strategy)
    versions = _reworded(entry.versions or (Wording(printed(exercise, strategy)),), text, why, "same", when)
    if versions is None:
        return exercise
    return _with(exercise, strategies={**exercise.strategies, strategy: replace(entry, versions=versions)})


def _entry(exercise: Exercise, strategy: str) -> StrategyEntry:
    entry = exercise.strategies.get(strategy)
    if entry is None and strategy not in printed_strategies(exercise):
        raise Refused("That strategy is no longer in this exercise.")
    return entry or StrategyEntry()


def add_strategy(exercise: Exercise, id: str, category: str, text: str, when: str = "") -> Exercise:
    """Add one of the team's own strategies under a category. Raises Refused for an empty text and for a category that no tool has."""
    words = fitting(" ".join(text.split()))
    if not words:
        raise Refused("Write the strategy first, then add it.")
    if not any(category == group.id for tool in exercise.tools for group in tool.categories):
        raise Refused("The tools of this exercise have no such category.")
    entry = StrategyEntry(versions=(Wording(words, when=when),), category=category, added=True)
    return _with(exercise, strategies={**exercise.strategies, id: entry})


def remove_strategy(exercise: Exercise, strategy: str) -> Exercise:
    """Take out one of the team's own strategies. Raises Refused for a printed one: N/A is for that."""
    if strategy not in exercise.strategies or not exercise.strategies[strategy].added:
        raise Refused("A printed strategy stays on the list. Mark it N/A if it does not fit your State.")
    return _with(exercise, strategies={id: entry for id, entry in exercise.strategies.items() if id != strategy})


def printed_strategies(exercise: Exercise) -> dict[str, str]:
    """The printed words of every strategy, by its id."""
    return {one.id: one.text for tool in exercise.tools for group in tool.categories for one in group.strategies}


def printed(exercise: Exercise, strategy: str) -> str:
    """The printed words of a strategy, empty for one of the team's own."""
    return printed_strategies(exercise).get(strategy, "")


def strategy_text(exercise: Exercise, strategy: str) -> str:
    """The words of a strategy now in force."""
    entry = exercise.strategies.get(strategy, StrategyEntry())
    return entry.versions[-1].text if entry.versions else printed(exercise, strategy)


def strategies_of(exercise: Exercise, tool: str) -> tuple[str, ...]:
    """The ids of a tool's strategies in form order, the team's own after the printed ones of their category."""
    words = exercise.instruments[tool].words
    return tuple(
        id for group in words.categories for id in (*(one.id for one in group.strategies), *own_strategies(exercise, group))
    )


def plan(exercise: Exercise, steps: tuple[NextStep, ...]) -> Exercise:
    """Replace the list of next steps."""
    return _with(exercise, next_steps=steps)


def stamp(exercise: Exercise, when: str) -> Exercise:
    """Note when the exercise last changed."""
    return replace(exercise, changed=when)


def _with(exercise: Exercise, **parts: Any) -> Exercise:
    after = replace(exercise, **parts)
    return exercise if after == exercise else after


def _put(held: dict[str, One], key: str, value: One, blank: One) -> dict[str, One]:
    """The dict with that key set, or without it where the value is blank: an untouched thing is not stored."""
    if value == blank:
        return {one: kept for one, kept in held.items() if one != key}
    return {**held, key: value}
