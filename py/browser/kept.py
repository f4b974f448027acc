"""An exercise as this browser keeps it, and what can stand in the way of keeping it or going on with it."""

from dataclasses import dataclass, field

from priorities.exercise import Exercise


class NotKept(Exception):
    """The browser could not keep something; its text is the sentence for the visitor."""


class NotFetched(Exception):
    """A part of the site that is fetched when it is asked for did not come; its text is the sentence for the visitor."""


class Elsewhere(Exception):
    """The exercise was changed in another tab since this one read it."""


@dataclass(slots=True)
class Kept:
    """An exercise as it was last read or written, with its stamp and the texts still being typed."""

    exercise: Exercise | None = None
    stamp: int = 0
    typed: dict[str, str] = field(default_factory=dict)
