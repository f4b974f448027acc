"""A sheet that came on paper, typed by number keys: for each area its level of agreement, then its quadrant of the matrix.

A *cell* is one part of one area. What is typed is a text with a key for each cell, in the order of the form. The same keys are
typed a second time, by another person, to find slips: only the cells that differ are told, never what either entry says of
them. Whoever types holds the paper, so this is offered for sheets from paper alone.
"""

import re
from collections.abc import Mapping, Sequence

from priorities import sheets
from priorities.changes import Refused, fitting
from priorities.exercise import Answer, Exercise, Sheet
from priorities.tallies import PARTS
from priorities.visibility import see
from priorities.wordings import forms, in_force

Cell = tuple[str, str]
NOTHING = " -."
"""The keys that leave a cell blank: Space, and two that stand on a number pad."""


def cells(exercise: Exercise) -> tuple[Cell, ...]:
    """The cells of a whole sheet, in the order in which they are typed."""
    return tuple((area.id, part) for area in exercise.areas for part in PARTS)


def keys(exercise: Exercise, part: str) -> dict[str, str]:
    """What each key says of a part: the printed levels or quadrants from 1 on, 0 or 5 for Can't judge, and nothing."""
    scale = exercise.instruments["areas"].words.scales[part]
    known = {str(at): level.id for at, level in enumerate((one for one in scale if one.id != "cant-judge"), 1)}
    if part == "agreement":
        known |= {"0": "cant-judge", str(len(known) + 1): "cant-judge"}
    return {**known, **dict.fromkeys(NOTHING, "")}


def read(exercise: Exercise, wanted: Sequence[Cell], typed: str) -> dict[Cell, str]:
    """What has been typed so far of the wanted cells. Refused where a key says nothing there, or is one too many."""
    if len(typed) > len(wanted):
        raise Refused(f"That key is one too many: all {len(wanted)} are typed. Backspace corrects.")
    said = {}
    for cell, key in zip(wanted, typed, strict=False):
        known = keys(exercise, cell[1])
        if key not in known:
            judge = ", 0 for Can’t judge" if "0" in known else ""
            raise Refused(f"“{key}” is not taken. {called(exercise, cell)}: 1 to 4{judge}, Space for nothing marked.")
        said[cell] = known[key]
    return said


def read_all(exercise: Exercise, wanted: Sequence[Cell], typed: str) -> dict[Cell, str]:
    """What has been typed, Refused while a cell is missing: a key left out would put every later answer in a wrong place."""
    said = read(exercise, wanted, typed)
    if len(said) < len(wanted):
        raise Refused(f"{len(said)} of {len(wanted)} keys are typed. Press Space for each answer that the paper does not have.")
    return said


def called(exercise: Exercise, cell: Cell) -> str:
    """A cell in words."""
    return f"{exercise.area(cell[0]).name}, {PARTS[cell[1]]}"


def add(
    exercise: Exercise,
    id: str,
    typed: str,
    *,
    number: str = "",
    by: str = "",
    wording: str | None = None,
    comments: Mapping[str, str] | None = None,
    order: tuple[str, ...] = (),
) -> tuple[Exercise, Sheet]:
    """Add a sheet from paper whole, or Refused. It gets the number typed, or the next free one. Returns the sheet, too.

    `wording` says since when the wording on the paper was in force, empty for the print; without it that is the newest.
    """
    said = read_all(exercise, cells(exercise), typed)
    chosen = _number(number) if number.strip() else None
    if chosen and any(one.number == chosen for one in see(exercise).envelopes):
        raise Refused(f"Sheet {chosen} is in already. The next free number is {sheets.next_number(exercise)}.")
    form = next((form for form in forms(exercise) if form.when == wording), in_force(exercise))
    answers = {}
    for area in exercise.areas:
        level, quadrant = (said[area.id, part] for part in PARTS)
        comment = fitting((comments or {}).get(area.id, ""), sheets.COMMENT)
        if level or quadrant or comment:
            answers[area.id] = Answer(level, quadrant, form.versions[area.id] if level else 0, comment)
    sheet = Sheet(id, number=chosen, came="paper", by=fitting(by.strip()), answers=answers, order=order, read=form.read)
    stack = sheets.Stack(exercise)
    laid = stack.lay_in(sheet)
    return stack.exercise(), laid


def read_order(exercise: Exercise, typed: str) -> tuple[str, ...]:
    """A member's own order as typed from paper: numbers of areas on the form, highest first, with anything but digits between them.

    On a form with fewer than ten areas nothing need stand between. Refused where a number is no area's, or stands twice.
    """
    areas = [area.id for area in exercise.areas]
    numbers = re.findall("[0-9]" if len(areas) < 10 else "[0-9]+", typed)
    if typed.strip() and not numbers:
        raise Refused("Write the order as numbers of areas, highest first, such as 2 6 4.")
    for number in numbers:
        if len(number) > 3 or not 1 <= int(number) <= len(areas):
            raise Refused(f"The order names area {number}. The form has areas 1 to {len(areas)}.")
    order = tuple(areas[int(number) - 1] for number in numbers)
    for at, area in enumerate(order):
        if area in order[:at]:
            raise Refused(f"The order names area {numbers[at]} twice.")
    return order


def differing(exercise: Exercise, number: str, typed: str) -> tuple[Cell, ...]:
    """The cells in which a second entry differs from the sheet from paper that has that number."""
    answers = _find(exercise, number).answers
    said = read_all(exercise, cells(exercise), typed)
    return tuple(cell for cell in said if said[cell] != getattr(answers.get(cell[0], Answer()), cell[1]))


def correct(exercise: Exercise, number: str, wanted: Sequence[Cell], typed: str) -> Exercise:
    """Put what was typed anew from the paper in place of what the sheet said in these cells."""
    sheet = _find(exercise, number)
    for (area, part), value in read_all(exercise, wanted, typed).items():
        before = sheet.answers.get(area, Answer())
        wording = before.wording if before.agreement else None  # it is the same paper
        parts = {"agreement": value} if part == "agreement" else {"quadrant": value}
        exercise = sheets.rate(exercise, sheet.id, area, wording=wording, **parts)
    return exercise


def _find(exercise: Exercise, number: str) -> Sheet:
    wanted = _number(number)
    sheet = next((one for one in sheets.held(exercise) if one.number == wanted and one.came == "paper"), None)
    if sheet is None:
        raise Refused(f"No sheet {wanted} from paper is in.")
    return sheet


def _number(text: str) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text)):
        raise Refused("Write the number of the sheet in digits, such as 7.")
    return int(text)
