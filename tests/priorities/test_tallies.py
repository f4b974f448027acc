"""Hands counted in the room: what may be counted, what a count says, and that it says nothing before the opening."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities import changes, files, sheets, tallies
from priorities.agreement import LEVELS, flags, sentence
from priorities.blocks import Heading, Paragraph
from priorities.changes import Refused
from priorities.counts import agreement_of, expected, placement_of, set_aside
from priorities.exercise import Tally
from priorities.report import report
from priorities.tables import rows
from priorities.visibility import see, show

from tests.priorities import exercises
from tests.priorities.outputs import OUTPUTS
from tests.priorities.test_visibility import written

WHEN = "2026-05-14T16:00:00Z"
counts = st.dictionaries(st.sampled_from([*LEVELS, "cant-judge"]), st.integers(0, 9))


def raised(exercise, area="systems", part="agreement", **hands):
    for level, count in hands.items():
        exercise = tallies.tally(exercise, area, part, level.replace("_", "-"), count)
    return exercise


def rated(exercise, *members, **answer):
    for member in members:
        exercise = sheets.start(exercise, member)
        exercise = sheets.rate(exercise, member, "systems", **answer)
    return exercise


def opened(exercise):
    return sheets.open_sheets(exercise, WHEN, "Snow.")


class TestCounting:
    def test_hands_alone_are_told_as_answers_are(self, blank):
        exercise = raised(changes.describe(blank, size=8), strongly_disagree=1, disagree=1, agree=5, cant_judge=1)
        exercise = raised(exercise, part="quadrant", high_high=2, low_high=6)
        seen = see(opened(exercise))
        said, placed = agreement_of(seen, "systems"), placement_of(seen, "systems")

        assert (said.counts, said.cant_judge, said.n, said.team, said.waiting) == ((1, 1, 5, 0), 1, 7, 8, 0)
        assert sentence(said) == "Leaning: 5 of 7 say in place, 2 say not in place."
        assert flags(said) == ("1 member strongly disagrees.", "1 member chose Can’t judge.")
        assert (placed.n, placed.urgent, placed.impact) == (8, 2, 8)

    def test_n_is_the_sheets_that_answered_and_the_hands(self, blank):
        exercise = rated(changes.describe(blank, size=8), "a", "b", agreement="agree", quadrant="high-high")
        exercise = raised(rated(exercise, "c"), disagree=4)
        seen = see(opened(exercise))
        said, placed = agreement_of(seen, "systems"), placement_of(seen, "systems")

        assert (said.counts, said.n, said.team, said.waiting) == ((0, 4, 2, 0), 6, 8, 2)
        assert placed.n == 2, "agreement and the matrix are tallied apart"

    def test_without_a_size_the_team_is_sheets_and_hands(self, blank):
        exercise = raised(rated(blank, "a", agreement="agree"), disagree=2)
        exercise = raised(exercise, part="quadrant", high_high=3)
        seen = see(opened(exercise))

        assert (agreement_of(seen, "systems").team, agreement_of(seen, "systems").waiting) == (4, 1)
        assert (expected(seen), expected(seen, "systems"), expected(seen, "licensure")) == (4, 4, 1)

    def test_a_member_whose_sheet_is_blank_there_is_one_member_when_they_raise_a_hand(self, blank):
        exercise = rated(changes.describe(blank, size=3), "a", "b", agreement="agree")
        exercise = raised(opened(rated(exercise, "c")), disagree=1)
        said = agreement_of(see(exercise), "systems")

        assert (said.counts, said.team, said.waiting) == ((0, 1, 2, 0), 3, 0)

    @given(counts, counts)
    def test_a_tally_is_what_was_last_typed(self, first, then):
        exercise = exercises.BLANK
        for level, count in [*first.items(), *then.items()]:
            exercise = tallies.tally(exercise, "systems", "agreement", level, count)

        held = exercise.tallies.get("systems", Tally()).agreement
        assert held == {level: count for level, count in (first | then).items() if count}
        assert files.read(show("file.json", exercise)) == exercise

    def test_nothing_changes_nothing_and_0_takes_a_count_away(self, blank):
        assert raised(blank, agree=0) is blank
        assert raised(raised(blank, agree=3), agree=0) == blank
        assert raised(raised(blank, part="quadrant", low_low=3), agree=3, disagree=0).tallies["systems"] == Tally(
            {"agree": 3}, {"low-low": 3}
        )


class TestTeamSize:
    def test_no_more_sheets_and_hands_than_members(self, blank):
        exercise = rated(changes.describe(blank, size=8), "a", "b", "c", agreement="agree")
        exercise = raised(exercise, agree=2, disagree=3)

        with pytest.raises(Refused) as refused:
            raised(exercise, disagree=4)
        assert str(refused.value) == (
            "The team has 8 members, and 3 gave a sheet: at most 5 can raise a hand on the agreement of Systems and Structures, "
            "and this would make 6. Count again, or change the number of members on the Team page."
        )
        assert raised(exercise, part="quadrant", low_low=5).tallies["systems"].quadrant == {"low-low": 5}

    def test_before_the_opening_what_a_sheet_leaves_blank_cannot_be_found_out_by_hands(self, blank):
        blanks = rated(changes.describe(blank, size=3), "a", "b")
        answered = rated(changes.describe(blank, size=3), "a", "b", agreement="agree")

        for exercise in (blanks, answered):
            assert raised(exercise, disagree=1).tallies
            with pytest.raises(Refused, match="2 gave a sheet: at most 1 can"):
                raised(exercise, disagree=2)

    def test_after_it_whoever_left_the_area_blank_can_raise_a_hand(self, blank):
        exercise = opened(rated(rated(changes.describe(blank, size=3), "a", agreement="agree"), "b", quadrant="low-low"))

        assert raised(exercise, disagree=2).tallies["systems"].agreement == {"disagree": 2}
        with pytest.raises(Refused, match="1 answered this on a sheet: at most 2 can"):
            raised(exercise, disagree=3)

    def test_sheets_that_come_after_the_hands_are_never_refused_and_the_double_count_is_told(self, blank):
        exercise = raised(changes.describe(blank, size=3), agree=3)
        exercise = rated(exercise, "a", agreement="agree")

        assert tallies.too_many(exercise) == (
            "Systems and Structures, agreement: 4 sheets and hands, 3 of them hands, are more than the team’s size of 3. "
            "Somebody is counted twice. Count the hands again, of those without a sheet.",
        )
        fewer = raised(exercise, agree=2)
        assert tallies.too_many(fewer) == ()
        assert raised(raised(exercise, agree=3), disagree=0) is exercise

    def test_a_count_that_is_too_high_may_be_lowered_step_by_step(self, blank):
        exercise = rated(raised(changes.describe(blank, size=6), agree=3, disagree=3), "a", "b", agreement="agree")

        assert tallies.too_many(raised(exercise, agree=2))
        assert not tallies.too_many(raised(exercise, agree=2, disagree=2))
        with pytest.raises(Refused):
            raised(exercise, agree=4)

    def test_without_a_size_any_number_is_taken(self, blank):
        assert raised(blank, agree=99_999).tallies["systems"].agreement == {"agree": 99_999}


class TestOpening:
    def test_hands_alone_can_be_opened(self, blank):
        exercise = sheets.open_sheets(raised(blank, agree=3), WHEN)

        assert agreement_of(see(exercise), "systems").counts == (0, 0, 3, 0)
        assert files.read(show("file.json", exercise)) == exercise

    def test_who_raised_a_hand_is_not_still_to_come(self, blank):
        exercise = rated(changes.describe(blank, size=8), "a", "b", agreement="agree")
        exercise = raised(exercise, agree=3)
        exercise = raised(exercise, area="licensure", part="quadrant", low_low=2)
        assert sheets.still_to_come(exercise) == 3
        with pytest.raises(Refused, match="Say why"):
            sheets.open_sheets(exercise, WHEN)

        exercise = raised(exercise, area="licensure", part="quadrant", high_low=4)
        assert sheets.still_to_come(exercise) == 0
        assert sheets.open_sheets(exercise, WHEN).opened.early == ""


class TestShut:
    """Hands are seen in the room and stay where they are typed: before the opening they are in no count and on no other page."""

    def two(self, blank):
        exercise = rated(changes.describe(blank, size=9), "a", "b", agreement="agree", quadrant="low-low")
        return (
            raised(raised(exercise, strongly_agree=5), part="quadrant", high_high=4),
            raised(raised(exercise, disagree=3, strongly_disagree=2), part="quadrant", low_high=4),
        )

    @pytest.mark.parametrize("name", sorted(OUTPUTS.keys() - {"page.collect", "file.json", "file.record"}))
    def test_no_output_depends_on_them_but_the_form_and_the_files(self, name, blank, instruments):
        one, other = self.two(blank)

        assert written(name, one, instruments) == written(name, other, instruments)

    def test_after_it_they_do(self, blank, instruments):
        """So the test above can fail."""
        one, other = map(opened, self.two(blank))

        for name in ("page.discuss", "report", "file.csv"):
            assert written(name, one, instruments) != written(name, other, instruments)

    def test_they_are_in_no_count(self, blank):
        seen = see(raised(blank, agree=5))

        assert agreement_of(seen, "systems").n == 0
        assert placement_of(see(raised(blank, part="quadrant", low_low=5)), "systems").n == 0

    @given(exercises.shut, st.sampled_from([*LEVELS, "cant-judge"]), st.integers(1, 40))
    def test_nor_does_what_may_be_counted_depend_on_what_a_sheet_says(self, exercise, level, count):
        other = exercise
        for envelope in see(exercise).envelopes:
            other = sheets.rate(other, envelope.id, "systems", agreement="agree", quadrant="low-low")
        found = []
        for one in (exercise, other):
            try:
                found.append(tallies.tally(one, "systems", "agreement", level, count).tallies)
            except Refused as refused:
                found.append(str(refused))
        assert found[0] == found[1]


class TestWording:
    def reworded(self, blank, earlier):
        return changes.reword(raised(blank, agree=3), "systems", "Data systems work.", "", earlier, WHEN)

    def test_the_same_meaning_keeps_the_hands(self, blank):
        seen = see(opened(self.reworded(blank, "same")))

        assert (agreement_of(seen, "systems").counts, set_aside(seen, "systems")) == ((0, 0, 3, 0), 0)

    def test_a_new_meaning_sets_them_aside(self, blank):
        seen = see(opened(raised(self.reworded(blank, "ask"), part="quadrant", low_low=3)))
        said = agreement_of(seen, "systems")

        assert (said.counts, said.set_aside, said.waiting, said.team) == ((0, 0, 0, 0), 3, 3, 3)
        assert placement_of(seen, "systems").n == 3

    def test_a_new_count_takes_their_place(self, blank):
        exercise = raised(self.reworded(blank, "ask"), disagree=2)

        assert exercise.tallies["systems"] == Tally({"disagree": 2}, wording=1)
        assert agreement_of(see(opened(exercise)), "systems").counts == (0, 2, 0, 0)


class TestMinutes:
    def test_how_many_hands_came_in(self, blank):
        exercise = raised(rated(changes.describe(blank, size=8), "a", agreement="agree"), agree=5)
        exercise = raised(exercise, area="licensure", part="quadrant", low_low=1)
        blocks = report(see(opened(exercise)))
        told = [
            block.text for block in blocks[blocks.index(Heading(2, "How the sheets came in")) :] if isinstance(block, Paragraph)
        ]

        assert told[:2] == [
            "1 on this device.",
            "Hands were counted for Licensure (0 on agreement, 1 on urgency and impact); "
            "Systems and Structures (5 on agreement, 0 on urgency and impact).",
        ]
        table = [row[1:] for row in rows(see(exercise)) if row[0] == "sheets" and row[1] in ("systems", "licensure") and row[4]]
        assert table == [
            ("licensure", "Hands counted for Licensure", "Urgency and impact", "1"),
            ("systems", "Hands counted for Systems and Structures", "Agreement", "5"),
        ]

    def test_what_hands_do_not_tell_is_said_where_they_are_shown(self, blank, instruments):
        exercise = opened(raised(rated(blank, "a", agreement="agree"), agree=5))

        for name in ("page.discuss", "page.collect", "report"):
            assert tallies.UNKNOWN in written(name, exercise, instruments)
            assert tallies.UNKNOWN not in written(name, opened(rated(blank, "a")), instruments) or name == "page.collect"

    def test_no_hands_no_word_of_them(self, blank, instruments):
        assert "ands were counted" not in written("report", opened(rated(blank, "a")), instruments)


def test_a_tally_names_an_area_of_the_form(blank):
    with pytest.raises(files.FileProblem, match="tallies"):
        files.read(show("file.json", replace(blank, tallies={"nowhere": Tally({"agree": 1})})))
