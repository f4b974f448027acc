"""The report as an Excel workbook, opened again with another library."""

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from priorities.blocks import Heading
from priorities.office import fit_for_xml
from priorities.report import report
from priorities.sheets import open_sheets, rate, start
from priorities.visibility import see
from priorities.workbook import LONGEST, sheet_name, workbook

from tests.priorities.exercises import exercises
from tests.priorities.said import numbers, plain, said


def opened(exercise, **how):
    return load_workbook(BytesIO(workbook(see(exercise))), **how)


def cells(sheet):
    return [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]


def sections(exercise):
    """The blocks of each worksheet: those in front, and those under each heading of level 2."""
    found = [[]]
    for block in fit_for_xml(report(see(exercise))):
        if isinstance(block, Heading) and block.level == 2:
            found.append([])
        found[-1].append(block)
    return found


def headings(sheet):
    return [cell.value for cell in cells(sheet) if cell.font.sz > 11]


@pytest.fixture(params=["team", "blank"])
def exercise(request):
    return request.getfixturevalue(request.param)


def test_each_worksheet_says_what_the_blocks_of_its_part_say(exercise):
    book = opened(exercise)

    assert len(book.worksheets) == len(sections(exercise))
    for sheet, blocks in zip(book.worksheets, sections(exercise), strict=True):
        held = plain(" ".join(str(cell.value) for cell in cells(sheet)))
        assert headings(sheet) == [block.text for block in blocks if isinstance(block, Heading)]
        for block in blocks:
            for text in said(block):
                assert plain(text) in held, text


def test_numbers_are_numbers_and_nothing_else_is(exercise):
    for sheet, blocks in zip(opened(exercise).worksheets, sections(exercise), strict=True):
        found = Counter(cell.value for cell in cells(sheet) if cell.data_type == "n")
        assert found == Counter(number for block in blocks for number in numbers(block))
        assert {cell.data_type for cell in cells(sheet)} <= {"n", "s"}


def test_a_count_can_be_read_apart_from_the_rest(team):
    heads = [cell.value for cell in cells(opened(team)["Where members agree and…"])]

    assert (
        "Evaluation: Evaluations accurately differentiate performance among instructional leaders based on multiple measures "
        "including, in significant part, student growth information, provide information that is useful for improvement, and "
        "inform career decisions, including professional development, career roles/pathways and dismissal. How far do you agree "
        "that this describes our State today? Strongly Disagree"
    ) in heads
    assert (
        "How urgent is Evaluation, and how much impact would work on it have? Urgency: the degree to which this area requires "
        "timely attention. Impact: the degree to which work in this area is expected to lead our State toward meeting "
        "instructional leadership goals. Urgent, high impact"
    ) in heads
    assert "How far do you agree that this describes our State today? Agree" in heads
    assert "What members say" in heads


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "@SUM(A1)",
        "007",
        "1e5",
        "http://example.org/",
        "<r><t>a</t></r>",
        "<r>",
        "'quoted",
        "TRUE",
        " x ",
        "_x0041_",
    ],
)
def test_what_looks_like_something_else_stays_a_text(blank, text):
    exercise = replace(blank, team=replace(blank.team, title=text))
    book = opened(exercise)
    (cell,) = [cell for cell in cells(book.worksheets[0]) if cell.row == 2 and cell.column == 2]

    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert cell.value.replace("_x005F_", "_") == text


def test_a_text_longer_than_a_cell_goes_on_in_the_rows_below(blank):
    """A pair of halves counts as two for Excel, and is never parted."""
    goals = "a" + "😀" * 19_999
    column = [cell.value for cell in cells(opened(replace(blank, team=replace(blank.team, goals=goals))).worksheets[0])]
    pieces = column[column.index("Goals the team works toward") + 1 :]

    assert "".join(pieces) == goals
    assert [len(piece.encode("utf-16-le")) // 2 for piece in pieces] == [LONGEST, 39_999 - LONGEST]


def test_ten_long_comments_are_all_there(blank):
    exercise, comments = blank, [f"{number}: {'so it is, ' * 400}"[:4000].rstrip() for number in range(10, 20)]
    for at, comment in enumerate(comments):
        exercise = rate(start(exercise, f"s{at}"), f"s{at}", "systems", agreement="agree", comment=comment)
    exercise = open_sheets(exercise, "2026-05-14T16:00:00Z", "Snow.")
    column = [cell.value for cell in cells(opened(exercise)["Where members agree and…"])]
    pieces = column[column.index("Members’ comments, in no particular order") + 1 :]

    assert sorted("".join(pieces).split("\n")) == comments
    assert len("".join(pieces)) > 39_900
    assert len(pieces) == 10  # each alone fills more than the highest row


def test_a_changed_wording_is_marked_up(team):
    book = opened(team, rich_text=True)
    (marked,) = [cell.value for cell in cells(book["Wording of the statements"]) if not isinstance(cell.value, str)]
    runs = [(run.text, bool(run.font.strike), run.font.u) for run in marked if not isinstance(run, str)]

    assert [text for text, strike, _ in runs if strike] == ["leaders. "]
    assert [text for text, _, line in runs if line == "single"] == ["leaders of schools in our State. "]
    assert str(marked).startswith("School leader licenses accurately reflect")


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (["Next steps"], ["Next steps"]),
        (["Where members agree and disagree"], ["Where members agree and…"]),
        (["Tool 4: Preparing/Licensing [new]?*\\"], ["Tool 4 Preparing Licensing new"]),
        (["'Quoted'", "quoted", "QUOTED"], ["Quoted", "quoted 2", "QUOTED 3"]),
        (["History"], ["History 2"]),
        (["", "[]"], ["Sheet", "Sheet 2"]),
        (["x" * 40, "x" * 40], ["x" * 30 + "…", "x" * 28 + "… 2"]),
        (["😀" * 20], ["😀" * 15 + "…"]),
        (["The order of priority’s reasons, with"], ["The order of priority’s…"]),
        (["a" * 29 + "'bcd"], ["a" * 29 + "…"]),
    ],
)
def test_the_name_of_a_worksheet(headings, names):
    taken = {"history"}

    assert [sheet_name(heading, taken) for heading in headings] == names


@settings(max_examples=8)
@given(exercises)
def test_any_exercise_makes_a_workbook_that_opens(exercise):
    book = opened(exercise)
    names = book.sheetnames

    assert len({name.lower() for name in names}) == len(names)
    assert not [
        name for name in names if re.search(r"[\[\]:*?/\\]|^'|'$", name) or not 0 < len(name.encode("utf-16-le")) // 2 <= 31
    ]
    for sheet, blocks in zip(book.worksheets, sections(exercise), strict=True):
        held = "".join("".join(str(cell.value) for cell in cells(sheet)).split())
        for block in blocks:
            for text in said(block):
                assert "".join(text.split()) in held


def test_the_same_exercise_gives_the_same_bytes_and_names_nobody(team):
    made = workbook(see(team))
    properties = opened(team).properties

    assert workbook(see(team)) == made
    assert properties.created == properties.modified == datetime(2026, 5, 14, 15)
    assert (properties.title, properties.creator) == ("Determining priority areas: minutes: Example team", None)
    assert not [name for name in ZipFile(BytesIO(made)).namelist() if "vba" in name.lower()]


@pytest.mark.parametrize("changed", ["", "2026-02-29T00:00:00Z", "0000-01-01T00:00:00Z"])
def test_a_day_on_no_calendar_stops_nothing(blank, changed):
    assert opened(replace(blank, changed=changed)).properties.created == datetime(2000, 1, 1)
