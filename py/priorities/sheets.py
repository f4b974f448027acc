"""The changes to members' sheets: begin, rate, hand in, withdraw, rate anew, and the opening.

A sheet is known by its id wherever it lies: in `sealed` before the opening, in `sheets` after it.
"""

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TypeVar

from priorities.changes import Refused, fitting, on_form
from priorities.exercise import Answer, Exercise, Opening, Sheet
from priorities.sealed import open_earlier, seal, unseal
from priorities.tallies import most_hands

One = TypeVar("One")
HOLDS = "holds"
SENT = ("link", "file")
"""The ways in which a phone sends a whole sheet."""
COMMENT = 4_000
"""The most characters of a comment, so that any sheet can be sealed."""


def start(exercise: Exercise, id: str, came: str = "here", by: str = "") -> Exercise:
    """Lay out a blank sheet for one member, under the next free number; `late` if the sheets are open already.

    In an anonymous exercise it carries no name whatever `by` says, and after the opening no number.
    """
    anonymous = exercise.team.appear == "anonymous"
    late = exercise.opened is not None
    number = None if anonymous and late else next_number(exercise)
    by = "" if anonymous else by
    return _lay(exercise, Sheet(id, number=number, came=came, by=by, late=late, read=exercise.versions_in_force()))


class Stack:
    """The sheets of an exercise while others from outside are laid in, however many: each is found at once by its id, by its number and
    by what its code says. Only changes may look."""

    def __init__(self, exercise: Exercise) -> None:
        self._before = exercise
        # An order that leaves out one area has named the last, too, and a code writes it whole: they are told apart no further than this.
        self._told_apart = len(exercise.areas) - 1
        self._sheets: dict[str, Sheet] = {}
        self._laid: set[str] = set()
        self._numbers: Counter[int | None] = Counter()
        self._alike: dict[str, dict[Hashable, dict[str, None]]] = {"code": {}, "sent": {}}
        self.next_number = 1
        for sheet in held(exercise):
            self._put(sheet)

    def find(self, id: str) -> Sheet | None:
        """The sheet with that id."""
        return self._sheets.get(id)

    def twin(self, sheet: Sheet) -> Sheet | None:
        """The first sheet that came by the same code; for a code also one that a phone sent with the same answers."""
        others = ("code", "sent") if sheet.came == "code" else ("code",) if sheet.came in SENT else ()
        alike = (self._alike[way].get(self._said(sheet)) for way in others if self._alike[way])
        return next((self._sheets[next(iter(ids))] for ids in alike if ids), None)

    def free(self, number: int | None) -> bool:
        """Whether a number is one, and no sheet has it."""
        return bool(number and not self._numbers[number])

    def lay_in(self, sheet: Sheet, earlier: Sheet | None = None) -> Sheet:
        """Add a sheet, or put it in the place of its earlier value. Returns it as it lies there.

        Its number stays if it is free, else it gets the next free one. In an anonymous exercise it loses its name, and after the
        opening its number.
        """
        team, late = self._before.team, self._before.opened is not None
        anonymous = team.appear == "anonymous"
        own = earlier.number if earlier else None
        wanted = own or sheet.number
        number = wanted if wanted and self._numbers[wanted] == (wanted == own) else self.next_number
        laid = replace(sheet, number=number, by="" if anonymous else sheet.by, late=late)
        if anonymous and late:
            laid = _unmarked(laid)
            # One that was opened with the others is counted by the way in which it first came.
            laid = replace(laid, late=earlier.late if earlier else True, came=earlier.came if earlier else sheet.came)
        if earlier:
            self._take_out(earlier)
            if earlier.id != laid.id:
                del self._sheets[earlier.id]
        self._put(laid)
        self._laid.add(laid.id)
        return laid

    def exercise(self) -> Exercise:
        """The exercise with what was laid in: sealed before the opening, plain after it."""
        before = self._before
        if not self._laid:
            return before
        if before.opened is not None:
            return replace(before, sheets=tuple(self._sheets.values()))
        shut = {unseal(one).id: one for one in before.sealed if unseal(one).id not in self._laid}
        return replace(before, sealed=tuple(shut.get(id) or seal(sheet) for id, sheet in self._sheets.items()))

    def _put(self, sheet: Sheet) -> None:
        self._sheets[sheet.id] = sheet
        self._numbers[sheet.number] += 1
        while self._numbers[self.next_number]:
            self.next_number += 1
        if way := _way(sheet):
            self._alike[way].setdefault(self._said(sheet), {})[sheet.id] = None

    def _take_out(self, sheet: Sheet) -> None:
        self._numbers[sheet.number] -= 1
        if sheet.number and not self._numbers[sheet.number]:
            self.next_number = min(self.next_number, sheet.number)
        if way := _way(sheet):
            self._alike[way].get(self._said(sheet), {}).pop(sheet.id, None)

    def _said(self, sheet: Sheet) -> Hashable:
        """What a sheet has in common with a code of the same answers: its ratings, without comments, and its order."""
        ratings = ((area, one.agreement, one.quadrant) for area, one in sheet.answers.items() if one.agreement or one.quadrant)
        return frozenset(ratings), sheet.order[: self._told_apart]


def _way(sheet: Sheet) -> str:
    """How a sheet came, where another may have come in another way with the same answers."""
    return "sent" if sheet.came in SENT else "code" if sheet.came == "code" else ""


def next_number(exercise: Exercise) -> int:
    """The first sheet number that no sheet of this exercise has."""
    return Stack(exercise).next_number


def rate(
    exercise: Exercise,
    id: str,
    area: str,
    *,
    agreement: str | None = None,
    quadrant: str | None = None,
    comment: str | None = None,
    wording: int | None = None,
) -> Exercise:
    """Change a sheet's answer for an area; what is None stays.

    Agreement belongs to the wording that was rated: the one in force, unless `wording` names an earlier version
    that the member had before them.
    """
    sheet = _find(exercise, id)
    before = sheet.answers.get(on_form(exercise, area), Answer())
    after = replace(
        before,
        quadrant=before.quadrant if quadrant is None else quadrant,
        comment=before.comment if comment is None else fitting(comment, COMMENT),
    )
    if agreement is not None:
        now = exercise.versions_in_force().get(area, 0)
        after = replace(after, agreement=agreement, wording=now if wording is None else wording, again="")
    if after == before:
        return exercise
    answers = {one: kept for one, kept in {**sheet.answers, area: after}.items() if not _blank(kept)}
    return _lay(exercise, replace(sheet, answers=answers))


def look_again(exercise: Exercise, id: str, area: str, agreement: str = HOLDS, how: str = "here") -> Exercise:
    """Let agreement stand for a wording that changed after it was given: the old answer `holds`, or a new one takes its place.

    `how` goes into the record as `Answer.again` has it. A blank that holds stays blank; the sheet is marked as read either way, so
    that nobody can tell from the mark.
    """
    sheet, now = _find(exercise, id), exercise.versions_in_force().get(area, 0)
    before = sheet.answers.get(on_form(exercise, area), Answer())
    given = before.agreement if agreement == HOLDS else agreement
    after = replace(before, agreement=given, wording=now, again=how) if given else before
    answers = {**sheet.answers, area: after} if given else sheet.answers
    return _lay(exercise, replace(sheet, answers=answers, read={**sheet.read, area: now}))


def hand_in(exercise: Exercise, id: str) -> Exercise:
    """Note that its member had the wording in force before them when they let go of the sheet."""
    return _lay(exercise, replace(_find(exercise, id), read=exercise.versions_in_force()))


def _blank(answer: Answer) -> bool:
    return not (answer.agreement or answer.quadrant or answer.comment)


def sign(exercise: Exercise, id: str, by: str) -> Exercise:
    """Write a member's name or role on their sheet. An anonymous exercise writes nothing."""
    sheet = _find(exercise, id)
    if exercise.team.appear == "anonymous" or by == sheet.by:
        return exercise
    return _lay(exercise, replace(sheet, by=fitting(by)))


def withdraw(exercise: Exercise, id: str) -> Exercise:
    """Take a sheet back, unread."""
    _find(exercise, id)
    return replace(
        exercise,
        sealed=tuple(one for one in exercise.sealed if unseal(one).id != id),
        sheets=tuple(one for one in exercise.sheets if one.id != id),
    )


def put_next(exercise: Exercise, id: str, area: str) -> Exercise:
    """Put an area at the end of a member's own order, highest first. It stays where it is if it stands there already."""
    return _reorder(exercise, id, lambda order: order if area in order else (*order, on_form(exercise, area)))


def take_out(exercise: Exercise, id: str, area: str) -> Exercise:
    """Take an area out of a member's own order: it then stands below all that are listed, equal to the others left out."""
    return _reorder(exercise, id, lambda order: tuple(one for one in order if one != area))


def put_up(exercise: Exercise, id: str, area: str) -> Exercise:
    """Put an area of a member's own order one place further up; the first stays."""

    def swap(order: tuple[str, ...]) -> tuple[str, ...]:
        at = order.index(area)
        return order if at == 0 else (*order[: at - 1], area, order[at - 1], *order[at + 1 :])

    return _reorder(exercise, id, swap)


def _reorder(exercise: Exercise, id: str, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Exercise:
    sheet = _find(exercise, id)
    after = replace(sheet, order=change(sheet.order))
    return exercise if after == sheet else _lay(exercise, after)


def rate_anew(exercise: Exercise, id: str) -> Exercise:
    """Give a member a blank sheet in place of their old one, which nobody gets to see; its revision goes up."""
    sheet = _find(exercise, id)
    return _lay(exercise, replace(sheet, revision=sheet.revision + 1, answers={}, order=()))


def open_sheets(exercise: Exercise, when: str, early: str = "") -> Exercise:
    """Turn every sealed sheet into one that all may see, in one step. It cannot be undone.

    `early` is the reason, asked for when members are still to come: Refused without one. Refused too while no sheet is in and no
    hand is counted; a team may raise hands alone. Anonymous sheets lose all that could tell whose they are, and are laid in the
    order of their random ids, which tells nothing. What earlier exercises came to is opened with them.
    """
    if exercise.opened is not None:
        return exercise
    if not (exercise.sealed or exercise.tallies):
        raise Refused("There is no sheet to open yet.")
    if still_to_come(exercise) and not early.strip():
        raise Refused("Say why the sheets are opened before everyone is in. The report keeps the reason.")
    sheets = tuple(unseal(one) for one in exercise.sealed)
    came: dict[str, int] = {}
    if exercise.team.appear == "anonymous":
        came = dict(Counter(one.came for one in sheets))
        sheets = tuple(sorted(map(_unmarked, sheets), key=lambda one: one.id))
    early = fitting(early.strip()) if still_to_come(exercise) else ""
    earlier = tuple(map(open_earlier, exercise.earlier))
    return replace(exercise, sheets=sheets, sealed=(), opened=Opening(when, early, came), earlier=earlier)


def _unmarked(sheet: Sheet) -> Sheet:
    """The sheet without what could tell whose it is: its number, its way here, and what its member had read."""
    return replace(sheet, number=None, came="here", read={})


def still_to_come(exercise: Exercise) -> int:
    """How many members have given no sheet and raised no hand: team size less those crossed off, less sheets in, less the hands of
    the area with the most, which is as far as counts can tell; 0 where no size is given.
    """
    absent = sum(person.attendance == "absent" for person in exercise.team.people)
    there = len(exercise.sealed) + len(exercise.sheets) + most_hands(exercise)
    return max(0, (exercise.team.size or 0) - absent - there)


def held(exercise: Exercise) -> tuple[Sheet, ...]:
    """Every sheet with what it says. Only changes may look: what shows something goes by `visibility.see`."""
    return (*map(unseal, exercise.sealed), *exercise.sheets)


def _find(exercise: Exercise, id: str) -> Sheet:
    sheet = next((one for one in held(exercise) if one.id == id), None)
    if sheet is None:
        raise Refused("That sheet is no longer in this exercise.")
    return sheet


def _lay(exercise: Exercise, sheet: Sheet) -> Exercise:
    """Put a sheet where its last value lies, or at the end: sealed before the opening, plain after it."""
    if exercise.opened is not None:
        return replace(exercise, sheets=_swap(exercise.sheets, [one.id for one in exercise.sheets], sheet.id, sheet))
    ids = [unseal(one).id for one in exercise.sealed]
    return replace(exercise, sealed=_swap(exercise.sealed, ids, sheet.id, seal(sheet)))


def _swap(held: tuple[One, ...], ids: list[str], id: str, value: One) -> tuple[One, ...]:
    if id not in ids:
        return (*held, value)
    at = ids.index(id)
    return (*held[:at], value, *held[at + 1 :])
