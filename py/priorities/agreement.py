"""How alike a team's ratings of one area are.

A rating is one of four levels. *In place* are those who agree, *not in place* those who disagree; the smaller side decides
the label, by whole-number rules that can be said aloud: fewer than one in five on the other side is a shared view, up to
one in three is leaning, more than that is split or mixed, as strong or mild answers prevail. The rules and their
reasons are on the methods page. A label starts a conversation; it is not a finding about anybody else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from priorities.spoken import counted

LEVELS = ("strongly-disagree", "disagree", "agree", "strongly-agree")
NAMES = ("Strongly Disagree", "Disagree", "Agree", "Strongly Agree")
LABELS = {"shared": "Shared view", "leaning": "Leaning", "mixed": "Mixed", "split": "Split"}


@dataclass(frozen=True, slots=True)
class Agreement:
    """One area's ratings, summed up.

    `label` is none, one, two, shared, leaning, mixed or split; `direction` is agree or disagree for shared and leaning,
    else empty. `waiting` members have given no answer that stands; `set_aside` of these rated a wording that has since changed its
    meaning. `cant_judge` have said that they cannot judge, which is an answer. `typical` holds the lower and upper median as
    indices of LEVELS.
    """

    counts: tuple[int, int, int, int]
    waiting: int
    cant_judge: int
    team: int
    label: str
    direction: str
    strong_minority: int
    everyone_same: bool
    could_change: bool
    few_answers: bool
    typical: tuple[int, int] | None
    consensus: float | None
    set_aside: int = 0

    @property
    def n(self) -> int:
        """How many rated."""
        return sum(self.counts)

    @property
    def answered(self) -> int:
        """How many gave an answer that stands: a level, or Can't judge."""
        return self.n + self.cant_judge

    @property
    def in_place(self) -> int:
        """How many agree."""
        return self.counts[2] + self.counts[3]

    @property
    def not_in_place(self) -> int:
        """How many disagree."""
        return self.counts[0] + self.counts[1]


def summarise(
    counts: Sequence[int], waiting: int = 0, cant_judge: int = 0, team: int | None = None, set_aside: int = 0
) -> Agreement:
    """Sum up the counts of the four levels, Strongly Disagree first.

    `waiting` is how many members have given no answer that stands, those whose answer is `set_aside` among them; `team` how many
    are expected, by default all of these together.
    """
    c1, c2, c3, c4 = counts
    n, against, favor = sum(counts), c1 + c2, c3 + c4
    side, direction = _side(favor, against)
    label = {0: "none", 1: "one", 2: "two"}.get(n) or side or ("split" if 2 * (c1 + c4) >= n else "mixed")
    direction = direction if label in ("shared", "leaning") else ""
    team = n + waiting + cant_judge if team is None else team
    return Agreement(
        (c1, c2, c3, c4),
        waiting,
        cant_judge,
        team,
        label,
        direction,
        strong_minority={"agree": c1, "disagree": c4, "": 0}[direction],
        everyone_same=n >= 2 and max(counts) == n,
        could_change=n >= 3 and any(_side(favor + x, against + waiting - x) != _side(favor, against) for x in (0, waiting)),
        few_answers=2 * (n + cant_judge) < team,
        typical=(_level(counts, (n - 1) // 2), _level(counts, n // 2)) if n else None,
        consensus=consensus(counts) if n >= 3 else None,
        set_aside=set_aside,
    )


def _side(favor: int, against: int) -> tuple[str, str]:
    """The label and direction that two sides give, both empty where more than one in three is on each side."""
    n, smaller = favor + against, min(favor, against)
    if 3 * smaller > n:
        return "", ""
    return "shared" if 5 * smaller < n else "leaning", "agree" if favor > against else "disagree"


def _level(counts: Sequence[int], at: int) -> int:
    """The level of the answer at an index when all are laid out in order."""
    for level, count in enumerate(counts):
        at -= count
        if at < 0:
            return level
    raise IndexError("there are fewer answers than that")


def consensus(counts: Sequence[int]) -> float | None:
    """The consensus index of Tastle and Wierman (2007) for any number of levels, 0 to 1; None without answers.

    It means nothing for one or two answers, and cannot tell an even division from unanimity about a side, so it is for the
    record and decides nothing.
    """
    n, width = sum(counts), len(counts) - 1
    if n == 0:
        return None
    mean = sum(level * count for level, count in enumerate(counts)) / n
    return 1 + sum(count / n * log2(1 - abs(level - mean) / width) for level, count in enumerate(counts) if count)


def sentence(said: Agreement) -> str:
    """The finding in one sentence that names both sides."""
    n, favor, against = said.n, said.in_place, said.not_in_place
    match said.label:
        case "none":
            return "No answers yet."
        case "one":
            return f"One answer: {NAMES[said.counts.index(1)]}."
        case "two":
            return _two(said)
        case "shared" if said.direction == "agree":
            rest = f"; {against} {'disagrees' if against == 1 else 'disagree'}" if against else ""
            return f"Shared view: {favor} of {n} say this is in place{rest}."
        case "shared":
            rest = f"; {favor} {'agrees' if favor == 1 else 'agree'} that it is" if favor else ""
            return f"Shared view: {against} of {n} say this is not in place{rest}."
        case "leaning" if said.direction == "agree":
            return f"Leaning: {favor} of {n} say in place, {_say(against)} not in place."
        case "leaning":
            return f"Leaning: {against} of {n} say not in place, {_say(favor)} in place."
        case "mixed":
            return f"Mixed: {favor} in place, {against} not, mostly mild."
    return f"Split: {favor} in place, {against} not, and {said.counts[0] + said.counts[3]} of {n} feel strongly."


def _two(said: Agreement) -> str:
    assert said.typical is not None
    first, second = (NAMES[level] for level in said.typical)
    if said.everyone_same:
        return f"Two answers, both {first}."
    side = "on different sides" if said.in_place == 1 else "on the same side"
    return f"Two answers, {side}: {first} and {second}."


def _say(count: int) -> str:
    return f"{count} {'says' if count == 1 else 'say'}"


def flags(said: Agreement) -> tuple[str, ...]:
    """What must be read with the label, each a sentence of the same size as it."""
    found = []
    if said.everyone_same and said.n >= 3:
        found.append(f"All {said.n} gave the same answer: {NAMES[said.counts.index(said.n)]}.")
    if said.strong_minority:
        strongly = "strongly disagree" if said.direction == "agree" else "strongly agree"
        found.append(f"{counted(said.strong_minority, 'member')} {strongly}{'s' if said.strong_minority == 1 else ''}.")
    if said.could_change:
        whose = "that answer" if said.waiting == 1 else "their answers"
        found.append(f"{_missing(said)}; {whose} could change this.")
    elif said.waiting and said.n:
        found.append(f"{said.answered} of {said.answered + said.waiting} answered.")
        if said.set_aside:
            found.append(f"{_rated_earlier(said)}.")
    if said.cant_judge:
        found.append(f"{counted(said.cant_judge, 'member')} chose Can’t judge.")
    if said.few_answers and said.n:
        found.append("Few answers: fewer than half of the team.")
    return tuple(found)


def told(said: Agreement) -> str:
    """The sentence, with every flag that must be read with it."""
    return " ".join((sentence(said), *flags(said)))


def _missing(said: Agreement) -> str:
    blank = said.waiting - said.set_aside
    told = [f"{counted(blank, 'member')} {'has' if blank == 1 else 'have'} not answered"] if blank else []
    return " and ".join([*told, _rated_earlier(said)] if said.set_aside else told)


def _rated_earlier(said: Agreement) -> str:
    return f"{counted(said.set_aside, 'member')} rated an earlier wording only"


def typical(said: Agreement) -> str:
    """The typical answer in words, empty without answers. Two middle answers are named and never averaged."""
    if said.typical is None:
        return ""
    lower, upper = said.typical
    return (
        f"Typical answer: {NAMES[lower]}." if lower == upper else f"Typical answer: between {NAMES[lower]} and {NAMES[upper]}."
    )


def chip(said: Agreement) -> str:
    """The label in two or three words, with its direction; empty where there is no label."""
    side = {"agree": ": in place", "disagree": ": not in place", "": ""}[said.direction]
    return LABELS[said.label] + side if said.label in LABELS else ""
