"""What each field of the exercise changes, by the words of its name; answers of a sheet and drafts are the desk's."""

from collections.abc import Callable
from typing import Any

from priorities import changes, ranking, tallies
from priorities.changes import Refused
from priorities.exercise import Exercise

Change = Callable[[Exercise], Exercise]


def change_of(name: str, value: str) -> Change | None:
    """The change that a field with this name and value makes, None for a field that changes nothing by itself."""
    first, *words = name.split()
    change = FIELDS.get(first)
    return (lambda exercise: change(exercise, *words, value)) if change else None


def _team(exercise: Exercise, key: str, value: str) -> Exercise:
    held: Any = value
    if key == "size":
        held = _size(value)
    elif key == "facilitated":
        held = value == "yes"
    elif key == "roles":
        held = tuple(line.strip() for line in value.splitlines() if line.strip())
    return changes.describe(exercise, **{key: held})


def _size(value: str) -> int | None:
    text = value.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 1 <= len(text) <= 5 and int(text) >= 1):
        raise Refused("Write the number of members in digits, such as 8, or leave it empty.")
    return int(text)


def _tally(exercise: Exercise, area: str, part: str, level: str, value: str) -> Exercise:
    text = value.strip() or "0"
    if not (text.isascii() and text.isdigit() and len(text) <= 5):
        raise Refused("Write the number of hands in digits, such as 3, or leave it empty.")
    return tallies.tally(exercise, area, part, level, int(text))


def _choose(exercise: Exercise, area: str, value: str) -> Exercise:
    return changes.choose(exercise, area, value == "on")


def _strategy(exercise: Exercise, strategy: str, part: str, value: str) -> Exercise:
    return changes.decide(exercise, strategy, **{part: value})


def _step(exercise: Exercise, number: str, part: str, value: str) -> Exercise:
    # The report page alone has such a field, and no visit begins there.
    from priorities import next_steps

    return next_steps.change(exercise, number, part, value)


FIELDS: dict[str, Callable[..., Exercise]] = {
    "team": _team,
    "talk": changes.talk,
    "tally": _tally,
    "reason": ranking.reason,
    "rung": ranking.explain,
    "doubt": ranking.doubt,
    "reflect": changes.reflect,
    "choose": _choose,
    "strategy": _strategy,
    "step": _step,
}
