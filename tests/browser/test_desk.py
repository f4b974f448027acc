"""The exercise in hand: what is kept of it, what Undo reaches, and what is asked first."""

import asyncio
import importlib
import json
import zlib
from base64 import urlsafe_b64decode

import pytest
from browser.desk import Desk
from browser.early import Early
from browser.kept import Kept
from priorities import changes, sheets
from priorities.exercise import Answer, begin
from priorities.views import render
from priorities.visibility import see, show

from tests.browser.fakes import FakeDom, FakeStorage
from tests.conftest import WHEN

FULL = "This device has no room left."


async def woken(desk, page="team", tool=""):
    pressed = await desk.wake(page)
    desk.open_page(page, tool)
    await desk.dom.settled()
    return pressed


async def two_tabs(tab):
    """Two tabs of one browser with the same exercise in hand."""
    one = tab()
    await woken(one)
    one.field("team title", "Spring")
    await one.dom.settled()
    other = tab(hints=dict(one.dom.hints))
    await woken(other)
    return one, other


def kept(storage):
    """The one exercise that is kept."""
    ((exercise, _),) = storage.exercises.values()
    return exercise


class TestWhatCannotBeRead:
    def test_the_last_good_copy_is_opened_and_the_page_says_so(self, tab, storage, instruments, run):
        async def work():
            await storage.save(Kept(), changes.describe(begin(instruments, "spring", WHEN), title="Spring as it was"))
            storage.damaged["spring"] = kept(storage)
            desk = tab()
            await woken(desk, "start")
            await desk.go_on("spring")
            return desk

        desk = run(work())
        assert desk.exercise.team.title == "Spring as it was"
        assert "It could not be read; this is how it was." in desk.dom.html

    @pytest.mark.parametrize("by", ["continue", "waking"])
    def test_without_a_copy_it_is_said_and_nothing_is_lost(self, tab, storage, instruments, run, by):
        async def work():
            await storage.save(Kept(), begin(instruments, "spring", WHEN))
            storage.damaged["spring"] = None
            desk = tab()
            if by == "waking":
                desk.hints.leave(kept(storage), "", False, False)
            await woken(desk, "start")
            if by == "continue":
                await desk.go_on("spring")
            told = desk.dom.html
            desk.open_page("start", "")
            await desk.dom.settled()
            return told, desk

        told, desk = run(work())
        assert "It could not be read." in told
        assert "erased in another tab" not in told
        assert [one.id for one in desk.moment.aside] == ["1"]
        assert "Set aside on 2026-05-14" in desk.dom.html

    def test_what_was_set_aside_is_taken_away_or_erased_after_asking(self, tab, storage, run):
        async def work():
            storage.held_aside = {"1": "damaged"}
            desk = tab()
            page = importlib.import_module("browser.pages.start").Controller(desk)
            await woken(desk, "start")
            page.press("take-aside 1")
            await desk.dom.settled()
            page.press("erase-aside 1")
            asked = dict(storage.held_aside)
            page.press("erase-aside 1 yes")
            await desk.dom.settled()
            return asked, desk

        asked, desk = run(work())
        assert desk.dom.files == [("priorities-set-aside-1.json", "application/json", "what was kept, 1")]
        assert asked == {"1": "damaged"}
        assert storage.held_aside == {}
        assert "What was set aside is erased" in desk.dom.html


class TestKeeping:
    @pytest.mark.parametrize(("looks", "verb"), [("list_kept", "summaries"), ("look_aside", "stays")])
    def test_a_question_that_is_asked_while_the_store_is_looked_at_stays(self, tab, storage, run, monkeypatch, looks, verb):
        desk = tab()

        async def meanwhile():
            desk.ask("erase-all")
            return ()

        async def look():
            await woken(desk, "start")
            monkeypatch.setattr(storage, verb, meanwhile)
            await getattr(desk, looks)()

        run(look())
        assert desk.moment.asking == "erase-all"

    def test_the_browser_is_asked_once_to_keep_what_is_here_and_says_so(self, tab, storage, run):
        async def work():
            desk = tab()
            await woken(desk)
            before = storage.asked_to_stay
            desk.field("team title", "Spring")
            await desk.dom.settled()
            desk.field("team title", "Summer")
            desk.open_page("start", "")
            await desk.dom.settled()
            return before, desk.dom.html

        before, html = run(work())
        assert (before, storage.asked_to_stay) == (0, 1)
        assert "This browser has said that it keeps them" in html

    def test_a_members_own_device_is_not_asked_to_keep_anything(self, tab, run):
        async def work():
            desk = tab()
            await woken(desk, "sheet")
            desk.field("answer defining-leadership agreement", "agree")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert desk.moment.member
        assert desk.kept.stamp == 1
        assert desk.storage.asked_to_stay == 0

    def test_an_untouched_page_keeps_nothing(self, tab, storage, run):
        async def work():
            desk = tab()
            await woken(desk)
            for page in ("rank", "sheet", "discuss", "reflect", "report", "start"):
                desk.open_page(page, "")
            await desk.dom.settled()

        run(work())
        assert storage.exercises == {}
        assert storage.texts == {}

    def test_each_clean_exercise_is_of_the_state_whose_copy_this_is_until_the_team_says_otherwise(self, instruments, run):
        async def work():
            desk = Desk(FakeDom(), FakeStorage(), FakeStorage(), instruments, "Ohio")
            await woken(desk)
            first = desk.exercise.team.state
            desk.field("team state", "Iowa")
            own = desk.exercise.team.state
            await desk.begin()
            return first, own, desk.exercise.team.state

        assert run(work()) == ("Ohio", "Iowa", "Ohio")

    def test_an_exercise_with_other_words_than_those_of_the_site_is_shown_with_what_differs(self, tab, instruments, run):
        async def work():
            desk = tab()
            await woken(desk)
            clean = desk.moment.differs
            old = begin({name: one for name, one in instruments.items() if name != "defining"}, "old", "")
            await desk.begin(old)
            return clean, desk.moment.differs, "defining" in desk.exercise.instruments

        assert run(work()) == ((), ("Tool 3 of this site is not part of it.",), False)

    def test_a_change_is_kept_and_found_again_by_the_same_tab(self, tab, storage, run):
        async def work():
            desk = tab()
            await woken(desk)
            desk.field("team title", "Spring")
            await desk.dom.settled()
            again = tab(hints=desk.dom.hints)
            await woken(again)
            return again.exercise.team.title

        assert run(work()) == "Spring"
        assert kept(storage).team.title == "Spring"

    def test_what_is_being_typed_is_found_again_and_becomes_part_of_the_exercise(self, tab, storage, run):
        async def work():
            desk = tab()
            await woken(desk)
            desk.typed("team goals", "Half a thou")
            await desk.dom.settled()
            assert kept(storage).team.goals == ""
            again = tab(hints=desk.dom.hints)
            await woken(again)
            return again.exercise.team.goals

        assert run(work()) == "Half a thou"
        assert kept(storage).team.goals == "Half a thou"
        assert list(storage.texts.values()) == [{}]

    def test_a_comment_is_never_kept_in_the_open(self, tab, storage, run):
        async def work():
            desk = tab()
            await woken(desk)
            desk.open_page("sheet", "")
            desk.typed("answer systems comment", "For the sealed sheet alone")
            await desk.dom.settled()

        run(work())
        assert storage.texts == {}
        assert "sealed sheet alone" not in str(kept(storage))

    def test_a_store_that_refuses_is_said_at_once_and_tried_again(self, tab, storage, run):
        async def work():
            desk = tab()
            await woken(desk)
            desk.field("team title", "Spring")
            await desk.dom.settled()
            storage.refuses = FULL
            desk.field("team state", "Ohio")
            desk.typed("team goals", "Ready principals")
            await desk.dom.settled()
            assert FULL in desk.dom.html
            assert "Download the file now" in desk.dom.html
            assert desk.exercise.team.state == "Ohio"
            storage.refuses = ""
            desk.field("team date", "May")
            await desk.dom.settled()
            assert FULL not in desk.dom.html
            return desk.exercise.id

        id = run(work())
        assert (kept(storage).team.state, kept(storage).team.date) == ("Ohio", "May")
        assert storage.texts[id] == {"team goals": "Ready principals"}

    def test_a_browser_without_a_store_still_does_the_exercise(self, tab, storage, run):
        async def work():
            storage.refuses = "This browser does not let the site save on this device."
            desk = tab()
            await woken(desk)
            desk.field("team title", "Spring")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert desk.exercise.team.title == "Spring"
        assert storage.refuses in desk.dom.html

    def test_two_tabs_never_overwrite_each_other(self, tab, storage, run):
        async def work():
            one, other = await two_tabs(tab)
            other.field("team title", "Summer")
            await other.dom.settled()
            one.field("team state", "Ohio")
            await one.dom.settled()
            assert "changed in another tab" in one.dom.html
            assert kept(storage).team.title == "Summer"
            one.open_page("rank", "")
            assert "changed in another tab" in one.dom.html
            await one.go_on(one.exercise.id)
            return one

        one = run(work())
        assert (one.exercise.team.title, one.exercise.team.state) == ("Summer", "")
        assert "changed in another tab" not in one.dom.html

    def test_what_one_tab_is_typing_is_not_taken_up_by_another(self, tab, storage, run):
        async def work():
            one, other = await two_tabs(tab)
            other.typed("draft codes", "0000")
            one.typed("team goals", "Half a thou")
            one.field("team state", "Ohio")
            await one.dom.settled()
            await other.dom.settled()
            other.heard(one.exercise.id)
            await other.dom.settled()
            return other

        other = run(work())
        assert (other.exercise.team.state, other.exercise.team.goals) == ("Ohio", "")
        assert other.moment.typed == {"draft codes": "0000"}
        assert kept(storage).team.goals == ""

    def test_a_late_sheet_stays_in_hand_and_one_that_was_opened_does_not(self, tab, storage, run):
        async def work():
            desk = tab()
            await woken(desk)
            desk.open_page("sheet", "")
            desk.field("answer systems agreement", "agree")
            first = desk.hand
            desk.hand_in()
            desk.open_sheets("")
            desk.start_sheet()
            desk.field("answer systems agreement", "disagree")
            late = desk.hand
            await desk.dom.settled()
            again = tab(hints=dict(desk.dom.hints))
            await woken(again, "sheet")
            assert again.hand == late
            hints = {key: first if text == late else text for key, text in desk.dom.hints.items()}
            other = tab(hints=hints)
            await woken(other, "sheet")
            return other.hand

        assert run(work()) == ""

    def test_what_was_erased_in_another_tab_can_still_be_kept_as_a_copy(self, tab, storage, run):
        async def work():
            one = tab()
            await woken(one)
            one.field("team title", "Spring")
            await one.dom.settled()
            storage.exercises.clear()
            one.field("team state", "Ohio")
            await one.dom.settled()
            page = importlib.import_module("browser.pages.team").Controller(one)
            page.press("elsewhere load")
            await one.dom.settled()
            assert "That exercise was erased in another tab." in one.dom.html
            page.press("elsewhere copy")
            await one.dom.settled()
            return kept(storage).team

        team = run(work())
        assert (team.title, team.state) == ("Spring", "Ohio")

    def test_erasing_everything_leaves_nothing(self, tab, storage, run):
        async def work():
            desk = tab()
            await woken(desk)
            desk.field("team title", "Spring")
            desk.typed("team goals", "Half")
            await desk.dom.settled()
            await desk.sheets_apart.save(Kept(), begin(desk.instruments, "loose", ""))
            await desk.erase_all()
            desk.open_page("start", "")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert desk.sheets_apart.exercises == {}
        assert (storage.exercises, storage.texts, desk.dom.hints) == ({}, {}, {})
        assert desk.exercise.team.title == ""


async def watched(tab):
    """A desk that is awake, and what it shows from now on."""
    desk, shown = tab(), []
    await woken(desk)
    desk.dom.show = shown.append
    return desk, shown


async def drawing(tab, coming=lambda: False):
    """A desk whose page is drawn in steps, and not shown yet."""
    desk, shown = await watched(tab)
    with desk.showing_once():
        desk.field("team size", "5")
    desk.dom.later(desk.show_in_steps(coming))
    await desk.dom.rest()
    return desk, shown


def test_fields_used_in_a_row_are_shown_once(tab, run):
    async def work():
        desk, shown = await watched(tab)
        with desk.showing_once():
            desk.field("team size", "5")
            desk.field("team facilitated", "no")
        assert shown == []
        desk.show()
        desk.show()
        await desk.dom.settled()
        return shown

    (html,) = run(work())
    assert 'value="no" checked' in html


def test_what_changes_while_the_page_is_drawn_in_steps_is_on_it(tab, run):
    async def work():
        desk, shown = await drawing(tab)
        assert shown == []
        with desk.showing_once():
            desk.field("team facilitated", "no")
        desk.dom.later(desk.show_in_steps(lambda: False))
        async with asyncio.timeout(10):
            await desk.dom.settled()
        return shown

    (html,) = run(work())
    assert 'value="no" checked' in html


def test_that_a_change_was_saved_while_the_page_was_drawn_is_written_and_nothing_drawn_anew(tab, run, storage, monkeypatch):
    drawn, page, save = [], render.page, storage.save

    async def slow(*given):
        await asyncio.sleep(0)
        await save(*given)

    async def work():
        desk, shown = await watched(tab)
        monkeypatch.setattr(render, "page", lambda *given: drawn.append(given) or page(*given))
        monkeypatch.setattr(storage, "save", slow)
        with desk.showing_once():
            desk.field("team size", "5")
        desk.dom.later(desk.show_in_steps(lambda: False))
        desk.dom.write = lambda id, words: shown.append(words)
        await desk.dom.settled()
        return shown

    *_, html, saved = run(work())
    assert len(drawn) == 1
    assert "Saving" in html
    assert saved == "✓ Saved on this device at 4:00 PM"


def test_a_page_that_was_left_while_it_was_drawn_is_not_put_onto_the_next(tab, run):
    async def work():
        desk, shown = await drawing(tab)
        desk.open_page("methods", "", drawn=False)
        await desk.dom.settled()
        return shown

    assert run(work()) == []


def test_while_there_is_more_to_act_on_nothing_is_shown(tab, run):
    async def work():
        more = []
        desk, shown = await drawing(tab, lambda: bool(more))
        more.append("a click")
        await desk.dom.settled()
        assert shown == []
        more.clear()
        await desk.show_in_steps(lambda: bool(more))
        return shown

    assert len(run(work())) == 1


class TestUndo:
    def test_it_goes_back_fifty_steps(self, tab, run):
        async def work():
            desk = tab()
            await woken(desk)
            for number in range(60):
                desk.field("team title", f"Title {number}")
                desk.field("team state", f"State {number}")
            await desk.dom.settled()
            for _ in range(50):
                desk.undo()
            assert desk.exercise.team.title == "Title 34"
            desk.undo()
            assert desk.dom.said[-1] == "There is nothing to undo."
            return desk.exercise.team.title

        assert run(work()) == "Title 34"

    def test_what_is_typed_in_one_field_is_one_step(self, tab, run):
        async def work():
            desk = tab()
            await woken(desk)
            desk.field("team state", "Ohio")
            for text in ("S", "Sp", "Spring"):
                desk.field("team title", text)
            await desk.dom.settled()
            desk.undo()
            return desk.exercise.team

        team = run(work())
        assert (team.title, team.state) == ("", "Ohio")

    def test_it_never_reaches_into_a_sheet_that_is_handed_in(self, tab, run):
        async def work():
            desk = tab()
            await woken(desk, "sheet")
            desk.field("team title", "Spring")
            desk.field("answer systems agreement", "agree")
            desk.field("answer systems quadrant", "high-high")
            desk.hand_in()
            sealed = desk.exercise.sealed
            desk.undo()
            await desk.dom.settled()
            return sealed, desk.exercise

        sealed, after = run(work())
        assert after.sealed == sealed
        assert after.team.title == ""

    def test_rating_anew_cannot_be_undone_into_the_old_answers(self, tab, run):
        async def work():
            desk = tab()
            await woken(desk)
            desk.open_page("sheet", "")
            desk.field("answer systems comment", "Mine alone")
            desk.hand_in()
            (id,) = (envelope.id for envelope in see(desk.exercise).envelopes)
            desk.open_page("collect", "")
            importlib.import_module("browser.pages.collect").Controller(desk).press(f"anew {id} yes")
            desk.open_page("sheet", "")
            for _ in range(5):
                desk.undo()
                assert "Mine alone" not in desk.dom.html
            await desk.dom.settled()

        run(work())

    def test_a_sheet_that_was_left_is_shut_and_out_of_reach(self, tab, run):
        async def work():
            desk = tab()
            await woken(desk)
            desk.open_page("sheet", "")
            desk.field("answer systems agreement", "agree")
            desk.field("answer systems comment", "Mine alone")
            desk.open_page("collect", "")
            desk.open_page("sheet", "")
            assert "Mine alone" not in desk.dom.html
            before = desk.exercise.sealed
            desk.start_sheet()
            desk.field("answer systems agreement", "disagree")
            for _ in range(5):
                desk.undo()
            await desk.dom.settled()
            return before, desk.exercise.sealed

        before, after = run(work())
        assert after[: len(before)] == before

    def test_it_never_takes_back_what_a_sheet_was_filled_in_under(self, tab, run):
        async def work():
            desk = tab()
            await woken(desk)
            desk.field("team appear", "named")
            desk.field("team appear", "anonymous")
            desk.commit(lambda exercise: changes.reword(exercise, "systems", "Data systems help.", when=desk.dom.now()))
            desk.open_page("sheet", "")
            desk.field("answer systems agreement", "agree")
            desk.hand_in()
            for _ in range(9):
                desk.undo()
            await desk.dom.settled()
            return desk.exercise

        exercise = run(work())
        assert exercise.team.appear == "anonymous"
        assert exercise.statement("systems") == "Data systems help."

    def test_it_does_not_reach_behind_what_has_gone_out(self, tab, run):
        async def work():
            desk = tab()
            await woken(desk, "collect")
            desk.commit(lambda exercise: changes.reword(exercise, "systems", "Data systems help.", when=desk.dom.now()))
            page = importlib.import_module("browser.pages.collect").Controller(desk)
            page.press("copy-link")
            for _ in range(3):
                desk.undo()
            await desk.dom.settled()
            return desk.exercise

        exercise = run(work())
        assert exercise.team.sent
        assert exercise.statement("systems") == "Data systems help."

    def test_opening_cannot_be_undone(self, tab, run):
        async def work():
            desk = tab()
            await woken(desk, "collect")
            desk.field("answer systems agreement", "agree")
            desk.hand_in()
            assert desk.open_sheets("")
            desk.undo()
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert desk.exercise.opened is not None
        assert desk.dom.said[-1] == "There is nothing to undo."


def early(shown="", pressed="", **touched):
    return lambda: Early(shown, {name.replace("_", " "): value for name, value in touched.items()}, pressed)


class TestTheSheetInHand:
    """Between members nothing shows; a member who looked at another page goes on where they were."""

    def test_a_sheet_that_was_left_lies_face_down_and_its_member_goes_on(self, tab, run):
        async def work():
            desk = tab()
            await woken(desk)
            desk.open_page("sheet", "")
            desk.field("answer systems comment", "Mine alone")
            desk.open_page("statements", "")
            await desk.dom.settled()
            again = tab(hints=desk.dom.hints)
            await woken(again, "statements")
            again.open_page("sheet", "")
            assert "Mine alone" not in again.dom.html
            assert "Go on with my sheet" in again.dom.html
            importlib.import_module("browser.pages.sheet").Controller(again).press("uncover")
            assert "Mine alone" in again.dom.html
            return again

        run(work())

    def test_beginning_the_next_sheet_shuts_it_for_good(self, tab, run):
        async def work():
            desk = tab()
            await woken(desk)
            desk.open_page("sheet", "")
            desk.field("answer systems comment", "Mine alone")
            desk.open_page("collect", "")
            desk.start_sheet()
            desk.open_page("sheet", "")
            assert "Mine alone" not in desk.dom.html
            assert "Go on with my sheet" not in desk.dom.html
            desk.hand_in()
            return desk.dom.html

        html = run(work())
        assert "2 sheets are in" in html
        assert "Go on with my sheet" not in html

    def test_handing_in_shuts_the_sheet_in_a_duplicated_tab_too(self, tab, storage, run):
        async def work():
            one = tab()
            await woken(one)
            one.open_page("sheet", "")
            one.field("answer systems comment", "Mine alone")
            await one.dom.settled()
            other = tab(hints=dict(one.dom.hints))
            await woken(other)
            other.open_page("sheet", "")
            other.uncover()
            assert "Mine alone" in other.dom.html
            one.hand_in()
            for heard, told in ((heard, told) for told in storage.told for heard in storage.heard):
                heard(told)
            await other.dom.settled()
            assert "Mine alone" not in other.dom.html
            again = tab(hints=other.dom.hints)
            await woken(again)
            return again.hand

        assert run(work()) == ""


class TestEarly:
    """What was done before Python was ready."""

    def test_answers_on_a_new_sheet_are_put_in(self, tab, run):
        async def work():
            desk = tab(early=early(answer_systems_agreement="agree"))
            await woken(desk, "sheet")
            return desk

        desk = run(work())
        assert (
            '<input type="radio" id="answer-systems-agreement-agree" name="answer systems agreement" value="agree" checked>'
            in desk.dom.html
        )

    def test_the_button_pressed_is_handed_on(self, tab, run):
        begun = {("sessionStorage", "priorities:/:exercise"): "not kept yet"}
        desk = tab(hints=begun, early=early(pressed="hand in", answer_systems_agreement="agree"))

        assert run(woken(desk, "sheet")) == "hand in"

    def test_answers_on_the_sheet_in_hand_win_over_what_was_kept(self, tab, storage, run):
        async def work():
            desk = tab()
            await woken(desk)
            desk.open_page("sheet", "")
            desk.field("answer systems agreement", "disagree")
            await desk.dom.settled()
            shown = desk.dom.hints["localStorage", "priorities:/:hint"]
            again = tab(hints=desk.dom.hints, early=early(shown, answer_systems_agreement="agree"))
            await woken(again, "sheet")
            return again

        assert 'value="agree" checked' in run(work()).dom.html

    def test_answers_on_another_wording_wait_for_a_word(self, tab, storage, instruments, run):
        async def work():
            exercise = changes.reword(
                begin(instruments, "spring", ""), "systems", "Data systems help.", when="2026-05-14T16:00:00Z"
            )
            await storage.save(Kept(), exercise)
            desk = tab(early=early("", "hand in", answer_systems_agreement="agree"))
            desk.dom.hints["sessionStorage", "priorities:/:exercise"] = "spring"
            pressed = await woken(desk, "sheet")
            assert pressed == ""
            assert "Where does it belong?" in desk.dom.html
            assert 'value="agree" checked' not in desk.dom.html
            desk.place_early(True)
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert 'value="agree" checked' in desk.dom.html
        assert "Where does it belong?" not in desk.dom.html

    def test_they_can_be_left_out(self, tab, storage, instruments, run):
        async def work():
            exercise = changes.reword(
                begin(instruments, "spring", ""), "systems", "Data systems help.", when="2026-05-14T16:00:00Z"
            )
            await storage.save(Kept(), exercise)
            desk = tab(early=early("", answer_systems_agreement="agree"))
            desk.dom.hints["sessionStorage", "priorities:/:exercise"] = "spring"
            await woken(desk, "sheet")
            desk.place_early(False)
            return desk

        assert run(work()).exercise.sealed == ()

    def test_a_hint_that_cannot_be_read_shows_the_printed_wording(self, tab, run):
        async def work():
            desk = tab(early=early("{", answer_systems_agreement="agree"))
            await woken(desk, "sheet")
            return desk

        assert len(run(work()).exercise.sealed) == 1

    def by_link(self, tab, exercise, hints=None, **parts):
        """A member's own device, woken by the team's link, whose words the early script has shown."""
        from priorities import departures  # noqa: F401  (enters its outputs in the register)

        fragment = show("team.link", exercise)
        held = zlib.decompress(urlsafe_b64decode(fragment.partition(".")[2] + "==")[8:]).decode()
        desk = tab(hints=hints or {}, early=early(held, **parts))
        desk.dom.hash = fragment
        return desk

    def test_answers_on_the_wording_of_a_teams_link_are_put_in_under_its_version(self, tab, instruments, run):
        exercise = begin(instruments, "spring", "")
        for text in ("One.", "Two."):
            exercise = changes.reword(exercise, "systems", text, "", "ask", "2026-05-14T16:00:00Z")
        desk = self.by_link(tab, exercise, answer_systems_agreement="agree", answer_licensure_agreement="disagree")
        run(woken(desk, "sheet"))

        assert desk.moment.member
        assert "Where does it belong?" not in desk.dom.html
        answers = sheets.held(desk.exercise)[0].answers
        assert (answers["systems"], answers["licensure"]) == (Answer("agree", wording=2), Answer("disagree"))

    def test_answers_on_a_link_opened_again_belong_to_the_members_own_sheet(self, tab, instruments, run):
        async def work():
            exercise = changes.reword(begin(instruments, "spring", ""), "systems", "One.", when="2026-05-14T16:00:00Z")
            first = self.by_link(tab, exercise, answer_systems_agreement="agree")
            await woken(first, "sheet")
            second = self.by_link(tab, exercise, first.dom.hints, answer_evaluation_agreement="disagree")
            second.sheets_apart = first.sheets_apart
            await woken(second, "sheet")
            return second

        desk = run(work())
        assert "Where does it belong?" not in desk.dom.html
        (sheet,) = sheets.held(desk.exercise)
        assert {area: answer.agreement for area, answer in sheet.answers.items()} == {
            "systems": "agree",
            "evaluation": "disagree",
        }

    def test_answers_on_a_link_that_is_then_refused_wait_for_a_word(self, tab, instruments, run):
        exercise = changes.reword(begin(instruments, "spring", ""), "systems", "One.", when="2026-05-14T16:00:00Z")
        desk = self.by_link(tab, exercise, answer_systems_agreement="agree")
        desk.dom.hash = desk.dom.hash[:-4]
        run(woken(desk, "sheet"))

        assert "This link was cut short on its way." in desk.dom.html
        assert "Where does it belong?" in desk.dom.html
        assert desk.exercise.sealed == ()

    @pytest.mark.parametrize(
        "text", ["[]", "null", '{"statements": []}', '{"statements": {"systems": {}}}', '{"statements": {"systems": 1}}', "{"]
    )
    def test_what_the_early_script_cannot_have_shown_counts_as_nothing(self, tab, run, text):
        desk = tab(early=early(text, answer_systems_agreement="agree"))
        run(woken(desk, "sheet"))

        assert len(desk.exercise.sealed) == 1

    def test_the_hint_tells_the_wording_in_force(self, tab, run):
        async def work():
            desk = tab()
            await woken(desk, "statements")
            desk.commit(lambda exercise: changes.reword(exercise, "systems", "Data systems help.", when=desk.dom.now()))
            await desk.dom.settled()
            return json.loads(desk.dom.hints["localStorage", "priorities:/:hint"])

        assert run(work())["statements"] == {"systems": "Data systems help."}


def test_a_file_chosen_early_is_opened_also_where_it_is_unknown_which_exercise_this_is(tab, storage, instruments, run):
    async def work():
        desk = tab()
        await desk.storage.save(Kept(), begin(instruments, "other", ""))
        desk.dom.early = lambda: Early(pressed="open-file")
        return await woken(desk, "start")

    assert run(work()) == "open-file"


def test_a_new_session_asks_which_exercise_this_is(tab, storage, instruments, run):
    async def work():
        await storage.save(Kept(), changes.describe(begin(instruments, "spring", ""), title="Spring"))
        desk = tab()
        await woken(desk)
        assert "Which one is this?" in desk.dom.html
        desk.field("team title", "Another")
        await desk.dom.settled()
        return desk

    desk = run(work())
    assert "Which one is this?" not in desk.dom.html
    assert set(storage.exercises) == {"spring", desk.exercise.id}


class TestMember:
    """A sheet on a member's own device, opened by the team's link or by none."""

    def link(self, exercise):
        from priorities import departures  # noqa: F401  (enters its outputs in the register)

        return show("team.link", exercise)

    def test_the_link_opens_a_sheet_with_the_teams_wording_apart_from_the_exercises(self, tab, storage, instruments, run):
        there = changes.describe(begin(instruments, "spring", ""), title="Spring meeting", goals="Secret goals")
        there = changes.reword(there, "systems", "Data systems help.", when="2026-05-14T16:00:00Z")

        async def work():
            desk = tab()
            desk.dom.hash = self.link(there)
            await woken(desk, "sheet")
            desk.field("answer systems agreement", "agree")
            desk.field("answer systems comment", "Mine")
            await desk.dom.settled()
            return desk

        desk = run(work())
        html = desk.dom.html
        assert "Spring meeting" in html
        assert "Data systems help." in html
        assert "Secret goals" not in html
        assert "Steps of the exercise" not in html
        assert 'class="code"' in html
        assert "The code leaves out your comment." in html
        assert storage.exercises == {}
        assert set(desk.sheets_apart.exercises) == {"spring"}

    def test_a_sheet_that_nobody_has_touched_does_not_say_that_it_is_saved(self, tab, instruments, run):
        async def work():
            desk = tab()
            desk.dom.hash = self.link(begin(instruments, "spring", ""))
            await woken(desk, "sheet")
            untouched = desk.dom.html
            desk.field("answer systems agreement", "agree")
            await desk.dom.settled()
            desk.draw()
            return desk.sheets_apart.exercises, untouched, desk.dom.html

        kept, untouched, touched = run(work())
        assert "Nothing saved yet." in untouched
        assert set(kept) == {"spring"}
        assert "✓ Saved on this device at" in touched

    def test_what_is_on_its_way_to_the_store_is_not_said_to_be_saved(self, tab, instruments, run):
        async def work():
            desk = tab()
            desk.dom.hash = self.link(begin(instruments, "spring", ""))
            await woken(desk, "sheet")
            said = []
            for level in ("agree", "disagree"):
                desk.field("answer systems agreement", level)
                said.append(desk.dom.html)
                await desk.dom.settled()
                said.append(desk.dom.written["saved"])
            return said

        said = run(work())
        assert ["Saving …" in one for one in said] == [True, False, True, False]
        assert ["✓ Saved on this device at" in one for one in said] == [False, True, False, True]

    def test_a_reload_and_a_new_tab_find_the_wording_of_the_link_and_the_answers(self, tab, instruments, run):
        there = changes.describe(begin(instruments, "spring", ""), title="Spring meeting")
        there = changes.reword(there, "systems", "Data systems help.", when="2026-05-14T16:00:00Z")

        async def work():
            first = tab(hash=self.link(there))
            await woken(first, "sheet")
            again = tab(hints=dict(first.dom.hints))
            await woken(again, "sheet")
            assert "Data systems help." in again.dom.html
            again.field("answer systems agreement", "agree")
            await again.dom.settled()
            new = tab(hints={key: text for key, text in again.dom.hints.items() if key[0] == "localStorage"})
            new.sheets_apart = again.sheets_apart
            await woken(new, "sheet")
            return new.dom.html

        html = run(work())
        assert "Data systems help." in html
        assert "1 of 7" in html or 'value="agree" checked' in html

    def test_where_exercises_are_kept_a_new_tab_asks_for_one_of_them(self, tab, storage, instruments, run):
        there = begin(instruments, "spring", "")

        async def work():
            first = tab(hash=self.link(there))
            await woken(first, "sheet")
            await storage.save(Kept(), begin(instruments, "other", ""))
            new = tab(hints={key: text for key, text in first.dom.hints.items() if key[0] == "localStorage"})
            await woken(new, "sheet")
            return new

        assert not run(work()).moment.member

    def test_the_sheet_goes_back_by_link_and_is_added_after_asking(self, tab, storage, instruments, run):
        there = changes.send(changes.describe(begin(instruments, "spring", ""), title="Spring"), "2026-05-14T16:00:00Z")

        async def work():
            member = tab()
            member.dom.hash = self.link(there)
            await woken(member, "sheet")
            member.field("answer systems agreement", "agree")
            page = importlib.import_module("browser.pages.sheet").Controller(member)
            page.press("copy-link")
            await member.dom.settled()
            await storage.save(Kept(), there)
            desk = tab()
            desk.dom.hash = member.dom.copied[0].partition("#")[2]
            await woken(desk, "sheet")
            assert "A sheet has come by link for this exercise. Add it?" in desk.dom.html
            assert desk.exercise.sealed == ()
            importlib.import_module("browser.pages.sheet").Controller(desk).press("arrive add")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert "Added as sheet 1." in desk.dom.html
        assert len(kept(storage).sealed) == 1

    @pytest.mark.parametrize(
        ("answer", "count", "told"), [("replace", 1, "Replaced as sheet 1."), ("beside", 2, "Added as sheet 2.")]
    )
    def test_a_link_whose_answers_came_by_code_too_asks_whose_it_is(self, tab, storage, instruments, run, answer, count, told):
        there = changes.send(begin(instruments, "spring", ""), "2026-05-14T16:00:00Z")

        async def work():
            from priorities import arrivals, departures  # noqa: F401  (enters its outputs in the register)

            one = sheets.rate(sheets.start(there, "s1"), "s1", "systems", agreement="agree")
            code = show("sheet.code", one, hand="s1")
            held, _ = arrivals.receive_all(there, arrivals.read_codes(there, code, lambda: "random"))
            await storage.save(Kept(), held)
            desk = tab()
            desk.dom.hash = show("sheet.link", one, hand="s1")
            await woken(desk, "sheet")
            page = importlib.import_module("browser.pages.sheet").Controller(desk)
            page.press("arrive add")
            assert "It gives the same answers as sheet 1, which came by code." in desk.dom.html
            assert desk.exercise == held
            page.press(f"arrive {answer}")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert told in desk.dom.html
        assert len(kept(storage).sealed) == count

    def test_a_sheet_of_an_exercise_that_is_not_here_is_told(self, tab, storage, instruments, run):
        there = changes.send(begin(instruments, "spring", ""), "2026-05-14T16:00:00Z")

        async def work():
            from priorities import departures, sheets  # noqa: F401  (enters its outputs in the register)

            desk = tab()
            desk.dom.hash = show("sheet.link", sheets.start(there, "s1"), hand="s1")
            await woken(desk, "sheet")
            return desk

        assert "is not kept in this browser" in run(work()).dom.html

    def test_where_nothing_can_be_kept_the_wording_of_the_link_is_shown_all_the_same(self, tab, instruments, run):
        there = changes.reword(begin(instruments, "spring", ""), "systems", "Data systems help.", when="2026-05-14T16:00:00Z")

        async def work():
            desk = tab(hash=self.link(there))
            desk.storage.refuses = desk.sheets_apart.refuses = FULL
            await woken(desk, "sheet")
            return desk

        desk = run(work())
        assert desk.moment.member
        assert "Data systems help." in desk.dom.html
        assert FULL in desk.dom.html

    async def shown(self, tab, fragment):
        """What the sheet's page shows to whoever opens that link."""
        desk = tab()
        desk.dom.hash = fragment
        await woken(desk, "sheet")
        return desk.dom.html

    def test_a_link_that_was_cut_is_told(self, tab, run):
        for fragment in ("team1.AAAA", "sheet1.AAAA"):
            assert "This link was cut short on its way." in run(self.shown(tab, fragment))
        for fragment in ("t", "team", "team1", "s", "sheet"):
            assert "This link holds nothing that this site knows. Ask for it again." in run(self.shown(tab, fragment))

    def test_where_a_link_cannot_be_read_nobody_rates_a_wording_that_may_not_be_the_teams(self, tab, run):
        for fragment in ("team1.AAAA", "team", "team9.AAAA"):
            html = run(self.shown(tab, fragment))
            assert "There is a problem" in html
            assert "<input" not in html
            assert "Rate the printed wording instead" in html

    def test_a_link_that_was_cut_leaves_the_exercise_of_this_tab_in_hand(self, tab, run):
        async def work():
            desk = tab()
            await woken(desk)
            desk.field("team title", "Spring")
            await desk.dom.settled()
            again = tab(hints=desk.dom.hints, hash="team1.AAAA")
            await woken(again, "sheet")
            return again

        again = run(work())
        assert again.exercise.team.title == "Spring"
        assert "cut short" in again.dom.html

    def test_without_link_or_exercise_the_sheet_is_a_loose_one(self, tab, storage, run):
        async def work():
            desk = tab()
            await woken(desk, "sheet")
            desk.field("answer systems agreement", "agree")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert "Give your sheet to the facilitator" in desk.dom.html
        assert storage.exercises == {}
