"""A questionnaire as values: Tool 1 with Tool 2, or one of the strategy tools.

Ids never change, words may, and `version` rises when an old answer would mean something else. The values come from TOML files
that `reading.py` checks; here everything is known to be right.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from priorities.plain import build


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


@dataclass(frozen=True, slots=True)
class Step:
    """A numbered step of the facilitator's instructions, word for word. `as_printed` says what the print gets wrong."""

    number: int
    paragraphs: tuple[str, ...]
    questions: tuple[str, ...] = ()
    as_printed: str = ""


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """A case study that the instructions name, and what it is an example of."""

    name: str
    illustrates: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The printed words around a tool that no answer depends on."""

    exercise: str
    steps: tuple[Step, ...]
    focus: str = ""
    definition_of: str = ""
    definition: str = ""
    case_studies: tuple[CaseStudy, ...] = ()
    matrix_example: str = ""
    labels: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


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
