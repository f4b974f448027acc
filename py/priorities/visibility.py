"""What may be shown, and the register of everything that shows it.

Until the sheets are opened nobody sees another member's answers. `see` is the one function that decides; a page, a
printed form, a file or a link is an *output*: a function of what `see` returns, entered in the register with `@output`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, TypeVar

from priorities.exercise import Exercise, Sheet
from priorities.sealed import unseal


@dataclass(frozen=True, slots=True)
class Envelope:
    """The outside of a sheet: that it is in, and whose it is if members are named, never what it says.

    `again` names the areas whose statement has changed its meaning since its member had the sheet.
    """

    id: str
    number: int | None
    revision: int
    came: str
    by: str
    late: bool
    again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """An exercise as it may be shown. `mine` is the sheet in its own member's hand, and nobody else's.

    `exercise.sheets` is empty until the opening; `exercise.sealed` holds strings that no output may unseal.
    """

    exercise: Exercise
    envelopes: tuple[Envelope, ...]
    mine: Sheet | None = None

    @property
    def open(self) -> bool:
        """Whether the team has opened its sheets."""
        return self.exercise.opened is not None


def see(exercise: Exercise, hand: str = "") -> Seen:
    """What may be shown of an exercise to whoever holds the sheet with the id `hand` (empty: nobody's)."""
    held = {sheet.id: sheet for sheet in (*map(unseal, exercise.sealed), *exercise.sheets)}
    asked = {area.id: version for area in exercise.areas if (version := exercise.asked_anew(area.id))}
    # Opened without names, sheets no longer say what their members had read; then their answers tell, which all may see.
    bare = exercise.opened is not None and exercise.team.appear == "anonymous"
    return Seen(exercise, tuple(_outside(sheet, asked, bare) for sheet in held.values()), held.get(hand))


def _outside(sheet: Sheet, asked: dict[str, int], bare: bool) -> Envelope:
    read = {**dict.fromkeys(asked, 0), **sheet.read}
    if bare:
        read = {area: answer.wording for area, answer in sheet.answers.items() if answer.agreement}
    again = tuple(area for area, version in asked.items() if read.get(area, version) < version)
    return Envelope(sheet.id, sheet.number, sheet.revision, sheet.came, sheet.by, sheet.late, again)


Write = TypeVar("Write", bound=Callable[Concatenate[Seen, ...], Any])

OUTPUTS: dict[str, Callable[..., Any]] = {}


def output(name: str) -> Callable[[Write], Write]:
    """Enter a function of `Seen` in the register. A name is entered once."""

    def register(write: Write) -> Write:
        if name in OUTPUTS:
            raise ValueError(f"two outputs are named '{name}'")
        OUTPUTS[name] = write
        return write

    return register


def show(name: str, exercise: Exercise, *args: Any, hand: str = "", **kwargs: Any) -> Any:
    """What the output `name` makes of an exercise."""
    return OUTPUTS[name](see(exercise, hand), *args, **kwargs)
