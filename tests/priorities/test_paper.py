"""A sheet from paper: what is typed reads back exactly, a wrong key says so, and a second entry tells slips and no rating."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities import changes, paper, sheets
from priorities.changes import Refused
from priorities.exercise import Answer
from priorities.report import report
from priorities.visibility import see

from tests.priorities import exercises

WHEN = "2026-05-14T16:00:00Z"
CELLS = paper.cells(exercises.BLANK)
AREAS = exercises.AREAS

sheet = st.tuples(*(exercises.levels if part == "agreement" else exercises.quadrants for _, part in CELLS))
"""What one member marked, cell by cell."""


def typed(said, pick=lambda ways: ways[0]):
    """The keys of somebody who types a sheet; `pick` chooses among keys that say the same."""
    held = zip(CELLS, said, strict=True)
    return "".join(
        pick([key for key, value in paper.keys(exercises.BLANK, part).items() if value == one]) for (_, part), one in held
    )


def added(exercise, keys, id="s1", **more):
    return paper.add(exercise, id, keys, **more)[0]


class TestKeys:
    def test_the_levels_and_the_quadrants_stand_in_their_printed_order(self, blank):
        assert paper.keys(blank, "agreement") == {
            **{"1": "strongly-disagree", "2": "disagree", "3": "agree", "4": "strongly-agree"},
            **{"0": "cant-judge", "5": "cant-judge", " ": "", "-": "", ".": ""},
        }
        assert paper.keys(blank, "quadrant") == {
            **{"1": "high-low", "2": "high-high", "3": "low-low", "4": "low-high"},
            **{" ": "", "-": "", ".": ""},
        }

    def test_seven_areas_need_14_keys_and_18_with_opening_and_adding(self, blank):
        """Enter on the fold, Tab to the number and to the answers, and Enter to add."""
        assert len(CELLS) == 14
        assert 1 + 2 + len(CELLS) + 1 <= 18

    @given(sheet, st.data())
    def test_whatever_is_typed_of_a_sheet_reads_back_exactly(self, said, data):
        keys = typed(said, lambda ways: data.draw(st.sampled_from(ways)))

        assert tuple(paper.read_all(exercises.BLANK, CELLS, keys).values()) == said
        shut = added(exercises.BLANK, keys)
        assert [(one.came, one.number, one.late) for one in see(shut).envelopes] == [("paper", 1, False)]
        (laid,) = sheets.open_sheets(shut, WHEN).sheets
        for area in AREAS:
            answer = laid.answers.get(area, Answer())
            assert (answer.agreement, answer.quadrant) == tuple(
                value for cell, value in zip(CELLS, said, strict=True) if cell[0] == area
            )

    @given(sheet, st.integers(0, 13))
    def test_what_is_typed_so_far_is_read_as_far(self, said, length):
        assert tuple(paper.read(exercises.BLANK, CELLS, typed(said)[:length]).values()) == said[:length]

    @given(sheet, st.integers(0, 13), st.characters(exclude_categories=["Cs"]))
    def test_any_other_key_is_refused_where_it_stands(self, said, at, key):
        keys = typed(said)
        known = paper.keys(exercises.BLANK, CELLS[at][1])
        changed = keys[:at] + key + keys[at + 1 :]
        if key in known:
            assert paper.read(exercises.BLANK, CELLS, changed)[CELLS[at]] == known[key]
            return
        with pytest.raises(Refused) as refused:
            paper.read(exercises.BLANK, CELLS, changed)
        assert str(refused.value).startswith(f"“{key}” is not taken. {paper.called(exercises.BLANK, CELLS[at])}: 1 to 4")

    def test_in_words(self, blank):
        for keys, words in (
            ("7", "“7” is not taken. Instructional Leadership Definition, agreement: 1 to 4, 0 for Can’t judge, Space for nothing marked."),
            ("10", "“0” is not taken. Instructional Leadership Definition, urgency and impact: 1 to 4, Space for nothing marked."),
            ("1" * 15, "That key is one too many: all 14 are typed. Backspace corrects."),
            ("٣", "“٣” is not taken."),
        ):  # fmt: skip
            with pytest.raises(Refused) as refused:
                paper.read(blank, CELLS, keys)
            assert str(refused.value).startswith(words)


class TestAdding:
    def test_a_sheet_that_is_not_whole_is_not_added(self, blank):
        with pytest.raises(Refused, match="13 of 14 keys are typed"):
            added(blank, "1" * 13)

    def test_it_is_sealed_and_nothing_shows_what_it_says(self, blank):
        one, other = added(blank, "11" * 7), added(blank, "44" * 7)

        assert one.sheets == ()
        (envelope,) = see(one).envelopes
        assert (envelope.came, envelope.number) == ("paper", 1)
        assert report(see(one)) == report(see(other))

    def test_it_gets_the_number_on_it_or_the_next_free_one(self, blank):
        exercise = added(added(added(blank, " " * 14), " " * 14, "s2", number=" 7 "), " " * 14, "s3")

        assert [one.number for one in see(exercise).envelopes] == [1, 7, 2]

    @pytest.mark.parametrize("number", ["0", "-1", "seven", "1.5", "²", "123456", "1 2"])
    def test_a_number_that_is_none(self, blank, number):
        with pytest.raises(Refused, match="in digits, such as 7"):
            added(blank, " " * 14, number=number)

    def test_a_number_that_is_in(self, blank):
        with pytest.raises(Refused, match=r"Sheet 3 is in already\. The next free number is 1\."):
            added(added(blank, " " * 14, number="3"), " " * 14, "s2", number="3")

    def test_it_carries_a_name_where_members_appear_by_name_and_none_else(self, blank):
        for appear, by in (("named", "Ana"), ("role", "Ana"), ("anonymous", "")):
            exercise = added(changes.describe(blank, appear=appear), " " * 14, by=" Ana ")
            assert see(exercise).envelopes[0].by == by

    def test_comments_go_with_it(self, blank):
        exercise = added(blank, " " * 14, comments={"licensure": "Only on paper."})

        assert sheets.open_sheets(exercise, WHEN).sheets[0].answers == {"licensure": Answer(comment="Only on paper.")}
        with pytest.raises(Refused, match="4,001 characters"):
            added(blank, " " * 14, comments={"licensure": "x" * 4001})

    def test_a_members_own_order_goes_with_it(self, blank):
        order = paper.read_order(blank, "2 6 4")
        exercise = added(blank, "--" * 7, order=order)

        assert order == (AREAS[1], AREAS[5], AREAS[3])
        assert see(exercise, "s1").mine.order == order

    @pytest.mark.parametrize("text", ["264", "2, 6, 4", " 2>6>4 "])
    def test_an_order_can_be_typed_with_anything_between(self, blank, text):
        assert paper.read_order(blank, text) == (AREAS[1], AREAS[5], AREAS[3])

    def test_no_order_is_none(self, blank):
        assert paper.read_order(blank, " ") == ()

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("2 8", "The order names area 8. The form has areas 1 to 7."),
            ("0", "The order names area 0. The form has areas 1 to 7."),
            ("2 6 2", "The order names area 2 twice."),
            ("first", "Write the order as numbers of areas, highest first, such as 2 6 4."),
        ],
    )
    def test_an_order_that_is_none(self, blank, text, told):
        with pytest.raises(Refused, match=re.escape(told)):
            paper.read_order(blank, text)

    def test_it_belongs_to_the_wording_that_was_on_the_paper(self, blank):
        exercise = changes.reword(blank, "licensure", "Licenses mean something.", "", "ask", WHEN)

        for wording, version in ((None, 1), (WHEN, 1), ("", 0)):
            laid = sheets.open_sheets(added(exercise, "3 " * 7, wording=wording), WHEN).sheets[0]
            assert laid.answers["licensure"].wording == version
            assert laid.answers["systems"].wording == 0

    def test_one_that_comes_after_the_opening_is_late(self, blank):
        exercise = added(sheets.open_sheets(added(blank, "11" * 7), WHEN), "22" * 7, "s2", number="9")

        assert (exercise.sheets[-1].late, exercise.sheets[-1].number) == (True, None)


class TestSecondEntry:
    @given(sheet, sheet)
    def test_the_cells_that_differ_and_no_others(self, first, second):
        exercise = added(exercises.BLANK, typed(first))

        assert paper.differing(exercise, "1", typed(second)) == tuple(
            cell for cell, one, other in zip(CELLS, first, second, strict=True) if one != other
        )

    @given(sheet, sheet, sheet)
    def test_what_is_typed_last_counts_there_and_the_rest_stays(self, first, second, last):
        exercise = added(exercises.BLANK, typed(first))
        cells = paper.differing(exercise, "1", typed(second))
        anew = dict(zip(CELLS, last, strict=True))
        keys = "".join(key for cell, key in zip(CELLS, typed(last), strict=True) if cell in cells)
        corrected = paper.correct(exercise, "1", cells, keys)

        wanted = tuple(anew[cell] if cell in cells else one for cell, one in zip(CELLS, first, strict=True))
        assert paper.differing(corrected, "1", typed(wanted)) == ()

    def test_a_correction_is_of_the_same_paper(self, blank):
        exercise = changes.reword(added(blank, "11" * 7), "licensure", "Licenses mean something.", "", "ask", WHEN)
        exercise = paper.correct(exercise, "1", [("licensure", "agreement")], "3")

        assert sheets.held(exercise)[0].answers["licensure"] == Answer("agree", "high-low", 0)

    @pytest.mark.parametrize("came", ["here", "code", "file", "link"])
    def test_it_tells_nothing_of_a_sheet_that_did_not_come_on_paper(self, blank, came):
        exercise = sheets.start(blank, "s1", came)

        with pytest.raises(Refused, match="No sheet 1 from paper is in"):
            paper.differing(exercise, "1", " " * 14)

    def test_nor_of_half_a_sheet(self, blank):
        with pytest.raises(Refused, match="1 of 14 keys are typed"):
            paper.differing(added(blank, "11" * 7), "1", "1")

    def test_it_needs_a_number(self, blank):
        with pytest.raises(Refused, match="in digits"):
            paper.differing(added(blank, "11" * 7), "", "11" * 7)
