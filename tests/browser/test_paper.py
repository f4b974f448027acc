"""Sheets from paper on the collect page: each key is read at once, a sheet goes in whole, and nothing of it is kept in the open."""

import pytest
from priorities import changes, paper, sheets
from priorities.visibility import see

from tests.browser.test_pages import WHEN, on

DIGITS = "paper digits"


def type_in(page, keys, name=DIGITS):
    """Type keys one after another, as a browser tells of them. A field that was refilled holds what it was filled with."""
    for key in keys:
        held = page.desk.moment.typed.get(name, "")
        page.typed(name, held + key)


@pytest.fixture
def collect(tab, run):
    """Do something on the collect page; returns the desk."""

    def do(work, **team):
        async def all_of_it():
            desk = tab()
            page = await on(desk, "collect")
            if team:
                desk.commit(lambda exercise: changes.describe(exercise, **team))
            work(page)
            await desk.dom.settled()
            return desk

        return run(all_of_it())

    return do


class TestEntry:
    def test_a_key_is_read_in_words_at_once(self, collect):
        desk = collect(lambda page: type_in(page, "34"))

        read = desk.dom.parts["paper-digits-reading"]
        assert "Less urgent, high impact. Next: Preparation, agreement." in read
        assert "Agree; Less urgent, high impact" in read

    def test_a_wrong_key_is_not_taken_and_said_at_once(self, collect):
        desk = collect(lambda page: type_in(page, "39"))

        assert desk.moment.typed[DIGITS] == desk.dom.refilled["paper-digits"] == "3"
        assert "“9” is not taken." in desk.dom.parts["paper-digits-reading"]

    def test_taking_a_key_away_is_always_possible(self, collect):
        def work(page):
            page.desk.field(DIGITS, "9x")  # typed before Python was ready
            page.typed(DIGITS, "9")
            page.typed(DIGITS, "")

        assert collect(work).moment.typed[DIGITS] == ""

    def test_the_next_sheet_can_be_typed_right_away(self, collect):
        def work(page):
            for _ in range(3):
                type_in(page, "34" * 7)
                page.press("add-paper")
                assert page.desk.moment.typed == {}

        desk = collect(work)
        assert [(one.number, one.came) for one in see(desk.exercise).envelopes] == [(1, "paper"), (2, "paper"), (3, "paper")]
        assert "Added as sheet 3." in desk.dom.parts["paper-digits-reading"]
        assert desk.dom.refilled["paper-digits"] == ""
        assert desk.dom.focused[-2:] == ["paper-digits", "paper-by"]

    def test_one_undo_takes_one_sheet_back(self, collect):
        def work(page):
            for _ in range(2):
                type_in(page, "34" * 7)
                page.press("add-paper")
            page.desk.undo()

        assert len(collect(work).exercise.sealed) == 1

    def test_half_a_sheet_stays_to_be_finished(self, collect):
        def work(page):
            type_in(page, "34")
            page.press("add-paper")

        desk = collect(work)
        assert desk.exercise.sealed == ()
        assert desk.moment.typed[DIGITS] == "34"
        assert "2 of 14 keys are typed." in desk.dom.parts["paper-digits-reading"]
        assert desk.dom.focused[-1] == "paper-digits"

    def test_a_number_that_is_in_is_a_problem_at_its_field_and_nothing_is_lost(self, collect):
        def work(page):
            type_in(page, "34" * 7)
            page.press("add-paper")
            type_in(page, "22" * 7)
            page.typed("paper number", "1")
            page.press("add-paper")

        desk = collect(work)
        assert len(desk.exercise.sealed) == 1
        assert '<a href="#paper-number">Sheet 1 is in already. The next free number is 2.</a>' in desk.dom.html
        assert desk.moment.typed == {DIGITS: "22" * 7, "paper number": "1"}

    def test_so_is_a_comment_that_is_too_long(self, collect):
        def work(page):
            type_in(page, "34" * 7)
            page.typed("paper comment licensure", "x" * 4001)
            page.press("add-paper")

        assert 'href="#paper-comment-licensure"' in collect(work).dom.html

    def test_a_name_and_comments_go_into_the_sheet(self, collect):
        def work(page):
            type_in(page, "34" * 7)
            page.typed("paper by", "Ana")
            page.typed("paper comment licensure", "Only on paper.")
            page.press("add-paper")

        desk = collect(work, appear="named")
        assert see(desk.exercise).envelopes[0].by == "Ana"
        assert sheets.held(desk.exercise)[0].answers["licensure"].comment == "Only on paper."

    def test_nothing_is_kept_until_it_is_added_and_leaving_drops_it(self, collect, storage):
        def work(page):
            type_in(page, "34")
            for name in ("paper number", "paper by", "paper again digits", "paper comment licensure"):
                page.typed(name, "1")
                page.desk.field(name, "1")
            page.desk.open_page("discuss", "")

        desk = collect(work, title="Spring")
        assert desk.moment.typed == {}
        assert not any(storage.texts.values())

    def test_keys_typed_before_python_was_ready_are_there(self, tab, run):
        from browser.early import Early

        async def work():
            desk = tab(early=lambda: Early(touched={DIGITS: "34"}))
            await on(desk, "collect")
            return desk.dom.html

        assert 'value="34"' in run(work())


class TestSecondEntry:
    def enter(self, page, second):
        type_in(page, "34" * 7)
        page.press("add-paper")
        page.typed("paper again number", "1")
        type_in(page, second, "paper again digits")
        page.press("again")

    def test_entries_that_agree(self, collect):
        desk = collect(lambda page: self.enter(page, "34" * 7))

        assert "Both entries of sheet 1 agree." in desk.dom.parts["paper-again-digits-reading"]
        assert desk.moment.typed == {}

    def test_of_entries_that_differ_the_page_tells_where_and_not_what(self, collect):
        desk = collect(lambda page: self.enter(page, "34" * 5 + "2434"))

        assert desk.moment.asking == "again 1 10"
        assert "Sheet 1: 1 answer differs." in desk.dom.html
        assert "Next: Career Pathways, agreement." in desk.dom.html
        asked = desk.dom.html[desk.dom.html.index('id="ask"') :]
        asked = asked[: asked.index("Leave the first entry")]
        assert "Agree" not in asked
        assert "Disagree" not in asked

    def test_what_is_typed_then_counts(self, collect):
        def work(page):
            self.enter(page, "34" * 5 + "2434")
            page.press("correct")
            assert page.desk.moment.asking, "nothing is typed yet"
            type_in(page, "1", "paper correct digits")
            page.press("correct")

        desk = collect(work)
        assert paper.differing(desk.exercise, "1", "34" * 5 + "1434") == ()
        assert desk.moment.asking == ""
        assert desk.moment.typed == {}

    def test_or_the_first_entry_stays(self, collect):
        def work(page):
            self.enter(page, "22" * 7)
            assert "Is it the paper of sheet 1?" in page.desk.dom.html
            page.press("again leave")

        desk = collect(work)
        assert paper.differing(desk.exercise, "1", "34" * 7) == ()
        assert desk.moment.typed == {}

    def test_a_sheet_that_is_not_there(self, collect):
        def work(page):
            self.enter(page, "34" * 7)
            page.typed("paper again number", "2")
            type_in(page, "34" * 7, "paper again digits")
            page.press("again")

        assert '<a href="#paper-again-number">No sheet 2 from paper is in.</a>' in collect(work).dom.html


class TestHands:
    def test_counts_are_kept_as_they_are_typed(self, collect):
        def work(page):
            page.desk.field("tally systems agreement agree", " 5 ")
            page.desk.field("tally systems quadrant low-high", "4")
            page.desk.field("tally systems agreement agree", "")

        assert collect(work).exercise.tallies["systems"].quadrant == {"low-high": 4}
        assert collect(work).exercise.tallies["systems"].agreement == {}

    @pytest.mark.parametrize("typed", ["five", "-1", "1.5", "²", "٣", "123456", "3 4"])
    def test_what_is_no_number_is_a_problem_at_its_field(self, collect, typed):
        desk = collect(lambda page: page.desk.field("tally systems agreement agree", typed))

        assert desk.exercise.tallies == {}
        assert '<a href="#tally-systems-agreement-agree">Write the number of hands in digits' in desk.dom.html

    def test_more_hands_than_members_are_refused_with_the_numbers_and_stay_in_the_field(self, collect):
        desk = collect(lambda page: page.desk.field("tally systems agreement agree", "9"), size=8)

        assert "The team has 8 members, and 0 gave a sheet: at most 8 can raise a hand" in desk.dom.html
        assert desk.moment.typed == {"tally systems agreement agree": "9"}

    def test_a_team_that_raised_hands_alone_opens(self, collect):
        def work(page):
            page.desk.field("tally systems agreement agree", "3")
            page.press("open")
            assert page.desk.moment.asking == "open"
            page.press("open yes")

        desk = collect(work, size=3)
        assert desk.exercise.opened.when == WHEN
        assert desk.dom.gone == ["../discuss/"]

    def test_hands_that_are_set_aside_are_asked_for_again(self, collect):
        def work(page):
            page.desk.field("tally systems agreement agree", "3")
            page.desk.commit(lambda exercise: changes.reword(exercise, "systems", "Another.", "", "ask", WHEN))

        desk = collect(work)
        assert "3 on agreement were raised for an earlier wording and are set aside. Count again." in desk.dom.html
        assert 'name="tally systems agreement agree" value=""' in desk.dom.html
