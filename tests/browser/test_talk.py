"""The talk in the room: the projector's own window follows the facilitator's page and changes nothing, and the timer informs."""

import importlib

import pytest
from browser.kept import Kept
from priorities import changes
from priorities.example import example
from priorities.exercise import begin

WHEN = "2026-05-14T16:00:00Z"


async def opened(desk, name):
    """A page of a tab, with its buttons."""
    await desk.wake(name)
    desk.open_page(name, "")
    await desk.dom.settled()
    return importlib.import_module(f"browser.pages.{name}").Controller(desk)


def title(desk):
    return desk.dom.title()


@pytest.fixture
def team(instruments):
    return example(instruments, "team", WHEN)


@pytest.fixture
def room(tab, storage, team):
    """A function that opens the facilitator's page of the example team and the window that it opens for the wall."""

    async def open_room():
        await storage.save(Kept(), team)
        desk = tab()
        desk.dom.hints["sessionStorage", "priorities:/:exercise"] = "team"
        page = await opened(desk, "discuss")
        page.press("projector")
        wall = tab(hash=desk.dom.opened[0].partition("#")[2])
        return desk, page, wall, await opened(wall, "projector")

    return open_room


async def all_settled(*desks):
    """What is to be kept is kept, and every tab has heard of it."""
    storage = desks[0].storage
    for desk in desks:
        await desk.dom.settled()
    told, storage.told = storage.told, []
    for heard, words in ((heard, words) for words in told for heard in storage.heard):
        heard(words)
    for desk in desks:
        await desk.dom.settled()


class TestWall:
    def test_it_follows_the_facilitators_page(self, room, run):
        async def work():
            desk, page, wall, _ = await room()
            assert title(wall) == "4. Evaluation"
            page.press("show systems")
            await all_settled(desk, wall)
            assert title(wall) == "7. Systems and Structures"
            page.press("timer systems 12")
            await all_settled(desk, wall)
            assert "12 minutes left" in wall.dom.html
            desk.commit(lambda exercise: changes.reword(exercise, "systems", "Data systems help.", when=WHEN))
            desk.storage.tell("team")
            await all_settled(desk, wall)
            assert "Data systems help." in wall.dom.html
            page.press("show *")
            await all_settled(desk, wall)
            assert title(wall) == "All areas"

        run(work())

    def test_turned_by_itself_it_stays_there_until_the_facilitator_turns_it(self, room, run):
        async def work():
            desk, page, wall, turned = await room()
            page.press("show systems")
            await all_settled(desk, wall)
            turned.press("turn preparation")
            desk.field("talk systems notes", "For the notes alone.")
            desk.storage.tell("team")
            await all_settled(desk, wall)
            assert title(wall) == "2. Preparation"
            assert 'data-do="show systems"' in desk.dom.html
            assert desk.moment.typed["draft shown"] == "systems"
            page.press("show licensure")
            await all_settled(desk, wall)
            assert title(wall) == "3. Licensure"

        run(work())

    def test_opened_again_it_finds_the_area_and_the_time(self, room, tab, run):
        async def work():
            desk, page, _, _ = await room()
            page.press("show systems")
            page.press("timer systems 12")
            await desk.dom.settled()
            again = tab(hash="show=team")
            await opened(again, "projector")
            assert title(again) == "7. Systems and Structures"
            assert "12 minutes left" in again.dom.html

        run(work())

    def test_it_writes_nothing_at_all(self, room, tab, storage, run):
        async def work():
            desk, page, wall, turned = await room()
            desk.typed("talk systems notes", "Half a thou")
            page.press("timer systems 12")
            await all_settled(desk, wall)
            before = (
                dict(storage.exercises),
                {id: dict(held) for id, held in storage.texts.items()},
            )
            storage.tell("team licensure")
            await all_settled(wall)
            turned.press("turn preparation")
            wall.dom.pass_time(900)
            wall.flush()
            again = tab(hash="show=team")
            await opened(again, "projector")
            await all_settled(wall, again)
            assert (storage.exercises, storage.texts) == before
            assert wall.dom.hints == again.dom.hints == {}
            assert again.exercise == desk.exercise

        run(work())

    def test_it_never_asks_and_shows_the_exercise_that_was_changed_last(self, tab, storage, instruments, team, run):
        async def work():
            await storage.save(Kept(), team)
            await storage.save(Kept(), begin(instruments, "other", ""))
            wall = tab()
            await opened(wall, "projector")
            assert "Which one is this?" not in wall.dom.html
            assert title(wall) == "4. Evaluation"

        run(work())

    def test_where_nothing_is_kept_it_shows_the_printed_statements(self, tab, storage, run):
        async def work():
            wall = tab()
            await opened(wall, "projector")
            return wall

        wall = run(work())
        assert title(wall) == "1. Instructional Leadership Definition"
        assert "There is a problem" not in wall.dom.html
        assert storage.exercises == {}

    def test_an_exercise_that_is_not_here_is_told(self, tab, storage, team, run):
        async def work():
            await storage.save(Kept(), team)
            wall = tab(hash="show=another")
            await opened(wall, "projector")
            return wall.dom.html

        html = run(work())
        assert "The exercise is not kept in this browser." in html
        assert "Split:" not in html

    def test_in_the_facilitators_own_window_it_turns_what_the_wall_shows_too(self, room, run):
        async def work():
            desk, _, wall, _ = await room()
            desk.open_page("projector", "")
            importlib.import_module("browser.pages.projector").Controller(desk).press("turn licensure")
            await all_settled(desk, wall)
            assert title(desk) == title(wall) == "3. Licensure"
            assert desk.dom.said[-1] == "3. Licensure"

        run(work())

    def test_a_browser_that_opens_no_window_is_told_of_the_other_way(self, room, run):
        async def work():
            desk, page, _, _ = await room()
            desk.dom.windows = False
            page.press("projector")
            return desk.dom.said[-1]

        assert "Show the projector view in this window instead." in run(work())


class TestTimer:
    def test_it_says_half_one_minute_and_the_end_and_nothing_stops(self, room, run):
        async def work():
            desk, page, _, _ = await room()
            page.press("timer systems 12")
            said = len(desk.dom.said)
            desk.dom.pass_time(61)
            assert "11 minutes left." in desk.dom.html
            desk.typed("talk systems notes", "We go on tal")
            desk.dom.pass_time(5000)
            assert desk.dom.said[said:] == [
                "Systems and Structures: Half of the 12 minutes are left.",
                "Systems and Structures: 1 minute left.",
                "Systems and Structures: The 12 minutes are over. Go on as long as you need.",
            ]
            assert "The 12 minutes are over." in desk.dom.html
            assert desk.dom.alarm is None
            await desk.dom.settled()

        run(work())

    def test_it_goes_on_while_another_page_is_open_and_says_nothing_there(self, room, run):
        async def work():
            desk, page, _, _ = await room()
            page.press("timer systems 2")
            desk.open_page("rank", "")
            said = len(desk.dom.said)
            desk.dom.pass_time(60)
            assert desk.dom.said[said:] == []
            desk.open_page("discuss", "")
            assert "1 minute left." in desk.dom.html
            await desk.dom.settled()

        run(work())

    def test_it_is_paused_goes_on_and_begins_again_and_one_runs_at_a_time(self, room, run):
        async def work():
            desk, page, _, _ = await room()
            page.press("timer systems 2")
            desk.dom.pass_time(10)
            page.press("timer systems 2")
            said = len(desk.dom.said)
            desk.dom.pass_time(1000)
            assert desk.dom.said[said:] == []
            assert "Paused with 2 minutes left." in desk.dom.html
            page.press("timer systems 2")
            desk.dom.pass_time(50)
            assert desk.dom.said[said:] == ["Systems and Structures: 1 minute left."]
            assert "1 minute left." in desk.dom.html
            page.press("restart systems 12")
            assert "12 minutes left." in desk.dom.html
            page.press("timer licensure 8")
            assert desk.dom.html.count("minutes left.") == 1
            await desk.dom.settled()

        run(work())


def test_minutes_are_shared_out_anew_when_one_is_changed_and_are_found_again(room, tab, run):
    async def work():
        desk, _, _, _ = await room()
        desk.field("draft minutes evaluation", "24")
        assert 'name="draft minutes systems" value="9"' in desk.dom.html
        await desk.dom.settled()
        again = tab(hints=desk.dom.hints)
        await opened(again, "discuss")
        assert 'name="draft minutes evaluation" value="24"' in again.dom.html
        assert again.exercise == desk.exercise

    run(work())
