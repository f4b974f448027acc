"""One team's whole record, as values that never change.

A change is a function from one exercise to the next (`changes.py`), so the value before it is still there
for Undo. Lists are tuples, and no function alters a dict that is inside a value. A missing answer is an
empty string or a missing key: blank is not an answer and is never counted. Times are UTC in ISO 8601; times and ids
are handed in by the caller, and an id is random, so that it tells nothing of the order in which things came.
"""

from dataclasses import dataclass, field
from hashlib import sha256

from priorities.instrument import Area, Category, Instrument
from priorities.plain import canonical, plain


@dataclass(frozen=True, slots=True)
class Person:
    """A member as the team page lists them. `attendance` is expected, in or absent."""

    id: str
    label: str
    attendance: str = "expected"


@dataclass(frozen=True, slots=True)
class Team:
    """Who does the exercise, and how members appear: `named`, `role` or `anonymous`.

    `size` is the number of members, None while nobody has said. `sent` is when a link or form first went out.
    """

    state: str = ""
    title: str = ""
    date: str = ""
    goals: str = ""
    facilitators: str = ""
    facilitated: bool = True
    size: int | None = None
    appear: str = "anonymous"
    roles: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    sent: str = ""
    example: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of a statement or a strategy.

    `earlier` says what became of agreement given on the versions before: `same` meaning, so it stays,
    or `ask`, so it is set aside. The printed version has none.
    """

    text: str
    why: str = ""
    when: str = ""
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one member says of one area. `wording` is the version of the statement that was rated, 0 the printed one.

    `again` says how agreement came to stand for a wording that changed after it was given: its member said so `here` on the team's
    device or by `link` from their own, or a facilitator did on the member's `word`. It is empty where the statement was simply rated.
    """

    agreement: str = ""
    quadrant: str = ""
    wording: int = 0
    comment: str = ""
    again: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One member's answers to Tool 1. `came` is here, link, code, file or paper.

    `read` is the version of each statement that its member last had before them, the printed ones left out. It tells nothing of
    the answers, so it may be seen before the opening.
    """

    id: str
    revision: int = 1
    number: int | None = None
    came: str = "here"
    by: str = ""
    late: bool = False
    answers: dict[str, Answer] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    read: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tally:
    """Hands counted in the room for one area, from members who gave no sheet for it. `wording` is the version they agreed with or not."""

    agreement: dict[str, int] = field(default_factory=dict)
    quadrant: dict[str, int] = field(default_factory=dict)
    wording: int = 0


@dataclass(frozen=True, slots=True)
class Opening:
    """The one moment when the sheets were shown to all; `early` is the reason if some were still to come.

    `came` counts the ways in which anonymous sheets had come, which they no longer carry themselves.
    """

    when: str
    early: str = ""
    came: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said of one area: by those who see it in place, by those who do not, and anything else."""

    agree: str = ""
    disagree: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Whether the orders computed from the sheets were seen `before` or `after` the team's first order, or `never`.

    `doubt` is the team's answer to why such an order could be wrong for its State.
    """

    shown: str = "never"
    when: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The team's own order: a place is an area id or None. `rungs` maps 'a>b' to why a stands above b."""

    places: tuple[str | None, ...] = ()
    reasons: dict[str, str] = field(default_factory=dict)
    rungs: dict[str, str] = field(default_factory=dict)
    suggestions: Suggestions = Suggestions()


@dataclass(frozen=True, slots=True)
class StrategyEntry:
    """What the team decided on one strategy. `versions` is empty while the printed words stand.

    One of the team's own is `added`, names its category, and has its words in `versions`.
    """

    versions: tuple[Wording, ...] = ()
    status: str = ""
    priority: str = ""
    why: str = ""
    na_reason: str = ""
    notes: str = ""
    category: str = ""
    added: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to do; `source` is the id of the area or strategy it comes from."""

    what: str
    who: str = ""
    by: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The words of an instrument as this exercise used them, so that its file reads without this site."""

    version: int
    hash: str
    words: Instrument


@dataclass(frozen=True, slots=True)
class AreaThen:
    """What an earlier exercise says of one area: the wording in force, how many members said what, and why the team placed it as it did.

    `waiting` members had given no answer that stood, those whose answer was `set_aside` among them. `older_wording` ratings that stood
    were given on an earlier wording, which the team held to mean the same.
    """

    name: str
    statement: str
    counts: Tally = Tally()
    waiting: int = 0
    set_aside: int = 0
    older_wording: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StrategyThen:
    """A strategy as an earlier exercise worded and rated it."""

    text: str
    status: str = ""
    priority: str = ""


@dataclass(frozen=True, slots=True)
class Then:
    """What an earlier exercise came to: counts and decisions, and no sheet. `members` are given only where they appeared by name.

    There are no counts where its sheets were never `opened`.
    """

    opened: bool = False
    sheets: int = 0
    members: tuple[str, ...] = ()
    areas: dict[str, AreaThen] = field(default_factory=dict)
    places: tuple[str | None, ...] = ()
    priorities: tuple[str, ...] = ()
    strategies: dict[str, StrategyThen] = field(default_factory=dict)
    next_steps: tuple[NextStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier exercise beside this one. What it came to is `sealed` until this one's sheets are open, and is `then` after that.

    `when` its sheets were opened, or it last changed if they never were.
    """

    id: str
    title: str = ""
    date: str = ""
    appear: str = "anonymous"
    when: str = ""
    sealed: str = ""
    then: Then | None = None


@dataclass(frozen=True, slots=True)
class Exercise:
    """The record. Until `opening`, members' sheets are only in `sealed`, as strings that keep eyes off."""

    id: str
    team: Team = Team()
    instruments: dict[str, Kept] = field(default_factory=dict)
    statements: dict[str, tuple[Wording, ...]] = field(default_factory=dict)
    sheets: tuple[Sheet, ...] = ()
    sealed: tuple[str, ...] = ()
    tallies: dict[str, Tally] = field(default_factory=dict)
    opened: Opening | None = None
    discussion: dict[str, Talk] = field(default_factory=dict)
    ranking: Ranking = Ranking()
    reflection: dict[str, str] = field(default_factory=dict)
    priorities: tuple[str, ...] = ()
    also_open: tuple[str, ...] = ()
    strategies: dict[str, StrategyEntry] = field(default_factory=dict)
    next_steps: tuple[NextStep, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    changed: str = ""

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas of focus in the form's order."""
        return self.instruments["areas"].words.areas

    @property
    def names(self) -> dict[str, str]:
        """The name of each area by its id, in the form's order."""
        return {area.id: area.name for area in self.areas}

    @property
    def tools(self) -> tuple[Instrument, ...]:
        """The strategy instruments, in the order of their tools."""
        return tuple(kept.words for kept in self.instruments.values() if kept.words.kind == "strategies")

    @property
    def questions(self) -> dict[str, str]:
        """What the team reflects on, by number. What was answered without its words being kept goes by its number alone."""
        asked = enumerate(self.instruments["areas"].words.questions, 1)
        kept = {str(number): words or f"Question {number}" for number, words in asked}
        return {**kept, **{number: f"Question {number}" for number in sorted(self.reflection) if number not in kept}}

    def area(self, area: str) -> Area:
        """The area of that id; KeyError if the form has none."""
        return next((one for one in self.areas if one.id == area), None) or _missing(area)

    def versions(self, area: str) -> tuple[Wording, ...]:
        """Every wording of an area's statement, the printed one first."""
        return self.statements.get(area) or (Wording(self.area(area).statement),)

    def statement(self, area: str) -> str:
        """The wording in force."""
        return self.versions(area)[-1].text

    def versions_in_force(self) -> dict[str, int]:
        """The version of each statement that is in force, the printed ones left out."""
        return {area.id: len(self.versions(area.id)) - 1 for area in self.areas if len(self.versions(area.id)) > 1}

    def asked_anew(self, area: str) -> int:
        """The earliest version whose agreement still stands: what was rated on an older one is set aside."""
        return max((i for i, wording in enumerate(self.statements.get(area, ())) if wording.earlier == "ask"), default=0)


def _missing(area: str) -> Area:
    raise KeyError(f"the form has no area '{area}'")


def keep(instrument: Instrument) -> Kept:
    """The words of an instrument as a record keeps them, under the hash that names them."""
    words = instrument.words()
    return Kept(instrument.version, sha256(canonical(plain(words)).encode()).hexdigest(), words)


def begin(instruments: dict[str, Instrument], id: str, when: str, state: str = "") -> Exercise:
    """A new exercise with no answer in it, of a team of this State if the copy names one."""
    held = {name: keep(one) for name, one in instruments.items()}
    return Exercise(id, Team(state=state), held, changed=when)


def own_strategies(exercise: Exercise, category: Category) -> tuple[str, ...]:
    """The ids of the strategies that the team added under a category, oldest first."""
    return tuple(id for id, entry in exercise.strategies.items() if entry.added and entry.category == category.id)
