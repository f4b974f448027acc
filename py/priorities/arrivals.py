"""Sheets that come from outside, by code, link or file, into an exercise: what each one is, and what becomes of it.

A batch takes what can be taken and tells the rest; a sheet goes in whole or not at all. Nothing here shows what a sheet says.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from priorities import codes, files
from priorities.codes import BadCode
from priorities.exercise import Answer, Exercise, Sheet
from priorities.files import FileProblem, check_sheet, parse, parse_text
from priorities.links import Arrival, BadLink, come_by_link, kind_of
from priorities.plain import build
from priorities.sealed import Unreadable, inside, seal
from priorities.sheets import Stack
from priorities.wordings import Form, forms

FORMAT = "priorities-sheet"
VERSION = 1
LONGEST_NAME = 200
_KEYS = {"format": str, "version": int, "exercise": str, "mark": int, "sealed": str}
_NAMED = re.compile(r"(?:(?P<name>[^\t,:]*)[\t,:]\s*)?(?P<code>[^\t,:]*)\Z")


Clock = Callable[[str], str]


def utc(when: str) -> str:
    """The time of day of a moment, for whoever has no clock of their own."""
    return when[11:16]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one sheet of a batch: `added`, `replaced`, or why it was not taken.

    `outcome` is added, replaced, older-wording (added, too), here, newer, alike, older, twin, elsewhere, other-wording or
    unreadable.
    `name` is what the batch calls it: a line, a file.
    """

    name: str
    outcome: str
    sentence: str

    @property
    def taken(self) -> bool:
        """Whether the sheet is in the exercise now because of this."""
        return self.outcome in ("added", "replaced", "older-wording")


def receive(
    exercise: Exercise, arrival: Arrival, name: str, clock: Clock = utc, *, replacing: bool = False, beside: bool = False
) -> tuple[Exercise, Receipt]:
    """Add one sheet, or say why not."""
    after, (receipt,) = receive_all(exercise, [(name, arrival)], clock, replacing=replacing, beside=beside)
    return after, receipt


def receive_all(
    exercise: Exercise,
    batch: Iterable[tuple[str, Arrival | str]],
    clock: Clock = utc,
    *,
    replacing: bool = False,
    beside: bool = False,
) -> tuple[Exercise, tuple[Receipt, ...]]:
    """Add every sheet of a batch that can be added, with a receipt for each in the order of the batch.

    A text in place of a sheet is why that one could not be read. A later revision of a sheet that is in replaces it only if
    `replacing`. So does a link or file with the answers of a code that is in, which is most likely the same member's; if it is
    another's, it goes in `beside`. A sheet's number stays if it is free, else it gets the next free one; an anonymous exercise
    keeps no name. `clock` writes a moment as the visitor's device does.
    """
    intake = _Intake(exercise, clock, replacing, beside)
    receipts = tuple(
        Receipt(name, "unreadable", arrival) if isinstance(arrival, str) else Receipt(name, *intake.take(arrival))
        for name, arrival in batch
    )
    return intake.stack.exercise(), receipts


class _Intake:
    """A batch on its way in: the sheets so far, and what has to be known of the exercise for each."""

    def __init__(self, exercise: Exercise, clock: Clock, replacing: bool, beside: bool) -> None:
        self.stack = Stack(exercise)
        self.id, self.clock, self.replacing, self.beside = exercise.id, clock, replacing, beside
        known = forms(exercise)
        self.newest = known[0]
        self.forms = {form.mark: form for form in reversed(known)}
        self.versions = {area.id: len(exercise.versions(area.id)) for area in exercise.areas}

    def take(self, arrival: Arrival) -> tuple[str, str]:
        """Lay a sheet in, if it can be; its outcome and the sentence."""
        sheet, form = arrival.sheet, self.forms.get(arrival.mark)
        if arrival.exercise and arrival.exercise != self.id:
            return "elsewhere", "It belongs to another exercise."
        if form is None or not self._fits(sheet):
            return "other-wording", "It was made for wording that this exercise never had."
        here = self.stack.find(sheet.id)
        if here and (here.revision, here.answers, here.order) == (sheet.revision, sheet.answers, sheet.order):
            return "here", f"It is in already, as {_called(here)}."
        if here and here.revision > sheet.revision:
            return "older", f"A later version of it is in already, as {_called(here)}."
        if here and not self.replacing:
            how = "is a later version of" if sheet.revision > here.revision else "differs from"
            return "newer", f"It {how} {_called(here)}, which is in."
        twin = None if here or self.beside else self.stack.twin(sheet)
        # A number that is free says that the same code is another member's.
        if twin and sheet.came == "code" and not self.stack.free(sheet.number):
            same = "code is" if twin.came == "code" else "answers are"
            return "twin", (
                f"The same {same} in already, as {_called(twin)}. If this is another member, write a free number before it: "
                f"{self.stack.next_number}, and the code."
            )
        if twin and sheet.came != "code":
            if not self.replacing:
                return "alike", f"It gives the same answers as {_called(twin)}, which came by code."
            here = twin
        read = form.read
        laid = self.stack.lay_in(sheet if sheet.read == read else replace(sheet, read=read), here)
        older = form is not self.newest
        outcome = "replaced" if here else "older-wording" if older else "added"
        words = f" It was made for the wording of {self.clock(form.when) if form.when else 'the print'}." if older else ""
        return outcome, f"{'Replaced' if here else 'Added'} as {_called(laid)}.{words}"

    def _fits(self, sheet: Sheet) -> bool:
        """Whether it rates areas of this form, in wordings that were, and puts none twice."""
        known = all(answer.wording < self.versions.get(area, 0) for area, answer in sheet.answers.items())
        return known and self.versions.keys() >= set(sheet.order) and len(set(sheet.order)) == len(sheet.order)


def read_codes(exercise: Exercise, text: str, new_id: Callable[[], str]) -> list[tuple[str, Arrival | str]]:
    """The sheets in a text with one code a line, each under the name of its line, with an id of its own.

    A name or a number may stand before a code, set off by a tab, comma or colon. A code is tried on every wording that this
    exercise has had, the one in force first. A sheet's link is taken on a line, too.
    """
    known = forms(exercise)
    lines = ((number, line.strip().rstrip(",:;\t")) for number, line in enumerate(text.splitlines(), 1) if line.strip())
    return [(f"Line {number}", _read_line(exercise, known, line, new_id)) for number, line in lines]


def _read_line(exercise: Exercise, known: Sequence[Form], line: str, new_id: Callable[[], str]) -> Arrival | str:
    link = line.partition("#")[2]
    if kind_of(link):
        return _read_link(link)
    parts = _NAMED.match(line)
    by = parts["name"].strip() if parts and parts["name"] else ""
    if parts is None or (by and not isinstance(_read_code(exercise, known, by), str)):
        return "Write one code on a line, with at most one name or number before it."
    if len(by) > LONGEST_NAME:
        return f"The name before the code is longer than {LONGEST_NAME} characters. Shorten it."
    found = _read_code(exercise, known, parts["code"])
    if isinstance(found, str):
        return found
    form, sheet = found
    digits = by.lower().removeprefix("sheet").strip()
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else None
    return Arrival(replace(sheet, id=new_id(), number=number or None, by="" if number else by), form.mark)


def _read_code(exercise: Exercise, known: Sequence[Form], code: str) -> tuple[Form, Sheet] | str:
    """The sheet in a code, not named yet, with the wording it was made for; or why there is none."""
    areas = [area.id for area in exercise.areas]
    told = ""
    for form in known:
        try:
            decoded = codes.decode(code, areas, form.mark)
        except BadCode as error:
            told = told or str(error)
            continue
        answers = {area: _answer(form, area, *state) for area, state in decoded.ratings.items()}
        return form, Sheet("", came="code", answers=answers, order=decoded.order)
    return told


def _read_link(fragment: str) -> Arrival | str:
    if kind_of(fragment) == "team":
        return "This is the link for members. It holds no sheet."
    try:
        # A mail program may set a link in marks of its own.
        return come_by_link(re.split(r"[^A-Za-z0-9_.-]", fragment, maxsplit=1)[0].rstrip("."))
    except BadLink as problem:
        return str(problem)


def _answer(form: Form, area: str, agreement: str, quadrant: str) -> Answer:
    return Answer(agreement, quadrant, form.versions[area] if agreement else 0)


def write_file(arrival: Arrival) -> str:
    """A sheet as a file: JSON around the sealed string, so that it does not show at a glance what it says."""
    document = {"format": FORMAT, "version": VERSION, "exercise": arrival.exercise, "mark": arrival.mark}
    return json.dumps({**document, "sealed": seal(arrival.sheet)}, indent=1) + "\n"


def read_file(held: bytes | str) -> Arrival | str:
    """The sheet in a file, or the sentence why there is none."""
    try:
        document = parse_text(held)
        if not isinstance(document, dict) or document.get("format") not in (FORMAT, files.FORMAT):
            return "It is not a sheet from this site."
        if document["format"] == files.FORMAT:
            return "It is a whole exercise, not a sheet. Open it on the exercise page."
        version = document.get("version")
        if type(version) is int and version > VERSION:
            return "It was made by a newer version of this site. Load the page again, or ask for the code."
        if {key: type(one) for key, one in document.items()} != _KEYS or version != VERSION:
            return "It is not a whole sheet. Ask for it again."
        sheet = parse(inside(document["sealed"]))
        check_sheet(sheet)
    except (FileProblem, Unreadable):
        return "It is damaged, or not a sheet from this site."
    return Arrival(replace(build(Sheet, sheet), came="file"), document["mark"], document["exercise"])


def _called(sheet: Sheet) -> str:
    return sheet.by or (f"sheet {sheet.number}" if sheet.number else "a sheet")
