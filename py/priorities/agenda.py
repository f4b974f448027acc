"""The talk about the areas: in which order, with which question, and how its minutes are shared out.

The classes give an order of talk, not of priority. Within a class areas stay in the form's order: finer sorting would make
one person's answer look decisive.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from priorities.agreement import Agreement
from priorities.counts import agreement_of, placement_of
from priorities.placement import Placement
from priorities.spoken import counted
from priorities.visibility import Seen

SAME_THING = "Are we describing the same thing, or seeing different parts of the State?"
ONE_STEP = "What would you need to see to move one step?"
OTHERS_MAY_NOT = "What does that member see that others may not?"
OTHERS_MAY_NOT_EITHER = "What do those members see that others may not?"
WHAT_MAKES_IT_URGENT = "We agree on where we are; what makes it urgent or not?"
CHANGE_OUR_MIND = "What would change our mind?"
QUESTIONS = {1: SAME_THING, 2: ONE_STEP, 3: OTHERS_MAY_NOT, 4: ONE_STEP, 5: WHAT_MAKES_IT_URGENT, 6: CHANGE_OUR_MIND, 7: ""}
BOTH_SIDES = "No one needs to say which answer was theirs. The aim is to hear both sides, not to settle them."
ANYONE = "Anyone may answer for that view, whether they hold it or not. No one needs to say which answer was theirs."

WEIGHTS = {1: 3, 2: 3, 3: 3, 4: 2, 5: 2, 6: 1, 7: 1}
USUAL = 60  # the exercise takes half a day; about a quarter of it for what the exercise is for
MOST = 999


@dataclass(frozen=True, slots=True)
class Agenda:
    """The minutes of the talk and of each area, in the order of talk. `wrong` are the fields in which no minutes can be read."""

    total: int
    minutes: dict[str, int]
    wrong: tuple[str, ...] = ()

    @property
    def remark(self) -> str:
        """What is to be said of the sum; empty where the areas' minutes are those of the talk."""
        count, needed = len(self.minutes), sum(self.minutes.values())
        if self.total < count:
            return f"{count} areas need at least {count} minutes, one for each; {counted(self.total, 'minute')} cannot be shared out."
        if needed > self.total:
            over = needed - self.total
            return f"These add up to {needed} minutes, {over} more than the talk has. Give an area less, or the talk more."
        return f"These add up to {counted(needed, 'minute')}; the talk has {self.total}." if needed < self.total else ""


def talk_class(said: Agreement, placed: Placement) -> int:
    """The class of an area, 1 to 7: the first that fits."""
    if said.label in ("split", "mixed"):
        return 1 if said.label == "split" else 2
    if said.label not in ("leaning", "shared"):
        return 7
    if said.strong_minority:
        return 3
    if said.label == "leaning":
        return 4
    return 5 if placed.kind == "tied" or placed.conflicts else 6


def question(said: Agreement, placed: Placement) -> str:
    """The question that opens the talk about an area, empty with fewer than three ratings."""
    number = talk_class(said, placed)
    return OTHERS_MAY_NOT_EITHER if number == 3 and said.strong_minority > 1 else QUESTIONS[number]


def protection(said: Agreement, placed: Placement) -> str:
    """What stands under the question, so that nobody has to own up. Where a few stand alone, others may speak for them."""
    return ANYONE if talk_class(said, placed) == 3 else BOTH_SIDES


def share(weights: Sequence[int], total: int) -> list[int]:
    """Whole minutes in proportion to the weights, by largest remainder, ties to the earlier.

    Nobody gets less than one; where that is more than there is, everybody gets one.
    """
    if total <= len(weights):
        return [1] * len(weights)
    whole = sum(weights)
    minutes = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda at: -(total * weights[at] % whole))
    for at in by_remainder[: total - sum(minutes)]:
        minutes[at] += 1
    if all(minutes):
        return minutes
    rest = iter(share([weight for weight, got in zip(weights, minutes, strict=True) if got], total - minutes.count(0)))
    return [next(rest) if got else 1 for got in minutes]


def share_out(classes: Mapping[str, int], total: int, by_hand: Mapping[str, int]) -> dict[str, int]:
    """The minutes of each area, in the order of talk. Those set by hand stay; the others share what is left."""
    order = sorted(classes, key=lambda area: classes[area])
    free = [area for area in order if area not in by_hand]
    left = total - sum(by_hand[area] for area in order if area in by_hand)
    shared = dict(zip(free, share([WEIGHTS[classes[area]] for area in free], left), strict=True))
    return {area: by_hand[area] if area in by_hand else shared[area] for area in order}


def plan(seen: Seen, typed: Mapping[str, str]) -> Agenda:
    """The agenda of the talk, with the minutes that were typed; they are drafts, no part of the record."""
    classes = {area.id: talk_class(agreement_of(seen, area.id), placement_of(seen, area.id)) for area in seen.exercise.areas}
    fields = {area: f"draft minutes {area}".strip() for area in ("", *classes)}
    texts = {area: typed.get(field, "").strip() for area, field in fields.items()}
    read = {area: minutes for area, text in texts.items() if (minutes := _read(text))}
    total = read.pop("", USUAL)
    wrong = tuple(fields[area] for area, text in texts.items() if text and not _read(text))
    return Agenda(total, share_out(classes, total, read), wrong)


def _read(text: str) -> int:
    """Whole minutes from one up, 0 where the text says none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 and int(text) <= MOST else 0
