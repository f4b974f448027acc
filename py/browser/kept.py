"""An exercise as this browser keeps it, and what can stand in the way of keeping it or going on with it."""

from dataclasses import dataclass, field

from priorities.exercise import Exercise


class NotKept(Exception):
    """The browser could not keep something; its text is the sentence for the visitor."""


class NotFetched(Exception):
    """A part of the site that is fetched when it is asked for did not come; its text is the sentence for the visitor."""


class SetAside(Exception):
    """What was kept of an exercise cannot be read; its text is the sentence for the visitor. It lies aside, and nothing in its place."""


class Elsewhere(Exception):
    """The exercise was changed in another tab since this one read it."""


@dataclass(slots=True)
class Kept:
    """An exercise as it was last read or written, with its stamp, the texts still being typed, and what has to be told of it."""

    exercise: Exercise | None = None
    stamp: int = 0
    typed: dict[str, str] = field(default_factory=dict)
    told: str = ""
