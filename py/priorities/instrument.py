"""A questionnaire as values: Tool 1 with Tool 2, or one of the strategy tools.

Ids never change, words may, and `version` rises when an old answer would mean something else. The values come from TOML files
that `reading.py` checks; here everything is known to be right.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from priorities.plain import build

KINDS = {
    "areas": ("areas", ("agreement", "quadrant")),
    "strategies": ("categories", ("status", "priority")),
}
"""For each kind of instrument what it is made of, and its scales."""
LEVELS = {
    "agreement": ("strongly-disagree", "disagree", "agree", "strongly-agree", "cant-judge"),
    "quadrant": ("high-low", "high-high", "low-low", "low-high"),
    "status": ("fully", "partially", "planning", "not-planned", "not-applicable"),
    "priority": ("high", "medium", "low"),
}
"""For each scale the levels that the arithmetic knows. Their words may differ, and the order they are shown in."""


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a scale. `code` is the number printed with it; `note` explains it on the page."""

    id: str
    label: str
    code: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """An area of focus with the printed wording of its quality assessment statement."""

    id: str
    name: str
    statement: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Strategy:
    """A strategy, with every number it was printed under."""

    id: str
    text: str
    printed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Category:
    """A headed group of strategies."""

    id: str
    name: str
    strategies: tuple[Strategy, ...] = ()


PASSAGES = ("paragraph", "heading", "definition", "example", "question")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the instructions that stand together, word for word. `kind` is one of `PASSAGES`, `of` what a definition defines.

    `as_printed` says what the print gets wrong in them.
    """

    text: str
    kind: str = "paragraph"
    of: str = ""
    as_printed: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A numbered step of the facilitator's instructions: everything it says, in printed order."""

    number: int
    passages: tuple[Passage, ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions it asks a team."""
        return tuple(one.text for one in self.passages if one.kind == "question")


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """A case study that the instructions name, and what it is an example of.

    `page` is the brief about it on this site, and `strategies` are the ids of those to read it with, whichever tool they are in.
    """

    name: str
    illustrates: str
    page: str = ""
    strategies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """The printed words around a tool that no answer depends on."""

    exercise: str
    steps: tuple[Step, ...]
    focus: str = ""
    case_studies: tuple[CaseStudy, ...] = ()
    labels: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def passages(self, kind: str) -> tuple[Passage, ...]:
        """Every passage of a kind, whichever step it stands in."""
        return tuple(one for step in self.steps for one in step.passages if one.kind == kind)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire of `kind` areas or strategies. `opened_by` names the areas that lead to a strategy tool.

    `questions` are those that the team answers together. A file writes them in the steps of its guide that ask them; a record,
    which keeps no guide, has them here.
    """

    id: str
    version: int
    tool: str
    title: str
    kind: str
    scales: dict[str, tuple[Level, ...]]
    areas: tuple[Area, ...] = ()
    categories: tuple[Category, ...] = ()
    opened_by: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    guide: Guide | None = None
    examples: tuple[dict[str, Any], ...] = field(default=(), compare=False)

    def complete(self) -> bool:
        """Whether it has something to rate and every level that the arithmetic knows, each id once."""
        part, scales = KINDS.get(self.kind, ("", ()))
        parts = [one.id for one in getattr(self, part)] if part else []
        ids = parts + [one.id for category in self.categories for one in category.strategies]
        levels = ([level.id for level in self.scales.get(scale, ())] for scale in scales)
        known = all(sorted(held) == sorted(LEVELS[scale]) for held, scale in zip(levels, scales, strict=True))
        return bool(parts) and known and len(set(ids)) == len(ids)

    def words(self) -> "Instrument":
        """The instrument as a record keeps it: without worked examples, and of its instructions the questions alone."""
        asked = tuple(one for step in self.guide.steps for one in step.questions) if self.guide else self.questions
        return replace(self, questions=asked, guide=None, examples=())

    def label(self, scale: str, level: str) -> str:
        """The words for a level of a scale, empty for a blank."""
        return next((one.label for one in self.scales[scale] if one.id == level), "")


def from_plain(plain: dict[str, Any]) -> Instrument:
    """An instrument from the dict that the build checked and compiled."""
    instrument: Instrument = build(Instrument, plain)
    return instrument
