"""Sheets that come from outside, by code, link or file, into an exercise: what each one is, and what becomes of it.

A batch takes what can be taken and tells the rest; a sheet goes in whole or not at all. Nothing here shows what a sheet says.
"""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from priorities import codes, sheets
from priorities.codes import BadCode
from priorities.exercise import Answer, Exercise, Sheet
from priorities.files import FileProblem, check_sheet, parse, parse_text
from priorities.links import Arrival
from priorities.plain import build
from priorities.sealed import Unreadable, inside, seal
from priorities.wordings import Form, forms

FORMAT = "priorities-sheet"
VERSION = 1
LONGEST_NAME = 200
_NAMED = re.compile(r"(?:(?P<name>[^\t,:]*)[\t,:])?(?P<code>[^\t,:]*)\Z")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one sheet of a batch: `added`, `replaced`, or why it was not taken.

    `outcome` is added, replaced, older-wording (added, too), here, newer, older, twin, elsewhere, other-wording or unreadable.
    `name` is what the batch calls it: a line, a file.
    """

    name: str
    outcome: str
    sentence: str

    @property
    def taken(self) -> bool:
        """Whether the sheet is in the exercise now because of this."""
        return self.outcome in ("added", "replaced", "older-wording")


def receive(exercise: Exercise, arrival: Arrival, name: str, *, replacing: bool = False) -> tuple[Exercise, Receipt]:
    """Add one sheet, or say why not. A later revision of a sheet that is in replaces it only if `replacing`.

    The number of the sheet stays if it is free, else it gets the next free one; an anonymous exercise keeps no name.
    """
    known = forms(exercise)
    form = next((one for one in known if one.mark == arrival.mark), None)
    if arrival.exercise and arrival.exercise != exercise.id:
        return exercise, Receipt(name, "elsewhere", "It belongs to another exercise.")
    if form is None or not _fits(exercise, arrival.sheet):
        return exercise, Receipt(name, "other-wording", "It was made for wording that this exercise never had.")
    here = next((one for one in sheets.held(exercise) if one.id == arrival.sheet.id), None)
    if here and here.revision == arrival.sheet.revision:
        return exercise, Receipt(name, "here", f"It is in already, as {_called(here)}.")
    if here and here.revision > arrival.sheet.revision:
        return exercise, Receipt(name, "older", f"A later version of it is in already, as {_called(here)}.")
    if here and not replacing:
        return exercise, Receipt(name, "newer", f"It is a later version of {_called(here)}.")
    if arrival.sheet.came == "code" and (twin := _twin(exercise, arrival.sheet)):
        return exercise, Receipt(
            name,
            "twin",
            f"The same code is in already, as {_called(twin)}. If this is another member, write a free number before it: "
            f"{sheets.next_number(exercise)}, and the code.",
        )
    exercise, sheet = sheets.lay_in(exercise, arrival.sheet)
    older = form != known[0]
    outcome = "replaced" if here else "older-wording" if older else "added"
    words = f" It was made for the wording of {form.when[11:16] or 'the print'}." if older else ""
    return exercise, Receipt(name, outcome, f"{'Replaced' if here else 'Added'} as {_called(sheet)}.{words}")


def receive_all(
    exercise: Exercise, batch: Iterable[tuple[str, Arrival | str]], *, replacing: bool = False
) -> tuple[Exercise, tuple[Receipt, ...]]:
    """Add every sheet of a batch that can be added, with a receipt for each in the order of the batch.

    A text in place of a sheet is why that one could not be read.
    """
    receipts = []
    for name, arrival in batch:
        if isinstance(arrival, str):
            receipts.append(Receipt(name, "unreadable", arrival))
        else:
            exercise, receipt = receive(exercise, arrival, name, replacing=replacing)
            receipts.append(receipt)
    return exercise, tuple(receipts)


def read_codes(exercise: Exercise, text: str, new_id: Callable[[], str]) -> list[tuple[str, Arrival | str]]:
    """The sheets in a text with one code a line, each under the name of its line, with an id of its own.

    A name or a number may stand before a code, set off by a tab, comma or colon. A code is tried on every wording that this
    exercise has had, the one in force first.
    """
    found: list[tuple[str, Arrival | str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        parts = _NAMED.match(line.strip())
        if parts is None:
            found.append((f"Line {number}", "Write one code on a line, with at most one name or number before it."))
            continue
        by = (parts["name"] or "").strip()
        if len(by) > LONGEST_NAME:
            found.append((f"Line {number}", f"The name before the code is longer than {LONGEST_NAME} characters. Shorten it."))
            continue
        found.append((f"Line {number}", _read_code(exercise, parts["code"], by, new_id())))
    return found


def _read_code(exercise: Exercise, code: str, by: str, id: str) -> Arrival | str:
    areas = [area.id for area in exercise.areas]
    told = ""
    for form in forms(exercise):
        try:
            decoded = codes.decode(code, areas, form.mark)
        except BadCode as error:
            told = told or str(error)
            continue
        number = int(by) if by.isascii() and by.isdigit() and len(by) < 6 else None
        answers = {area: _answer(form, area, *state) for area, state in decoded.ratings.items()}
        sheet = Sheet(id, number=number, came="code", by="" if number else by, answers=answers, order=decoded.order)
        return Arrival(sheet, form.mark)
    return told


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
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            return "It is not a sheet from this site."
        if not isinstance(document.get("version"), int) or document["version"] > VERSION:
            return "It was made by a newer version of this site."
        if set(document) != {"format", "version", "exercise", "mark", "sealed"}:
            return "It is not a whole sheet."
        if [type(document[key]) for key in ("exercise", "mark", "sealed")] != [str, int, str]:
            return "It is not a whole sheet."
        sheet = parse(inside(document["sealed"]))
        check_sheet(sheet)
    except (FileProblem, Unreadable):
        return "It is damaged, or not a sheet from this site."
    return Arrival(replace(build(Sheet, sheet), came="file"), document["mark"], document["exercise"])


def _fits(exercise: Exercise, sheet: Sheet) -> bool:
    areas = {area.id for area in exercise.areas}
    known = all(area in areas and answer.wording < len(exercise.versions(area)) for area, answer in sheet.answers.items())
    return known and set(sheet.order) <= areas and len(set(sheet.order)) == len(sheet.order)


def _twin(exercise: Exercise, sheet: Sheet) -> Sheet | None:
    """A sheet that came by the same code, unless this one has a number that is free: then it is another member's."""
    alike = [
        one for one in sheets.held(exercise) if one.came == "code" and (one.answers, one.order) == (sheet.answers, sheet.order)
    ]
    free = sheet.number and all(one.number != sheet.number for one in sheets.held(exercise))
    return alike[0] if alike and not free else None


def _called(sheet: Sheet) -> str:
    return sheet.by or (f"sheet {sheet.number}" if sheet.number else "a sheet")
