"""The forms to print: choices are kept nowhere, and printing for members fixes what they were promised."""

import pytest
from browser.pages.forms_to_print import Controller
from priorities import changes


@pytest.fixture
def opened(tab, run):
    """A desk with the page open, and its controller."""

    async def open_page():
        desk = tab()
        await desk.wake("forms_to_print")
        desk.open_page("forms_to_print", "")
        return desk, Controller(desk)

    return lambda work: run(_with(open_page, work))


async def _with(open_page, work):
    await work(*await open_page())


def test_printing_tool_1_for_an_exercise_fixes_how_members_appear(opened):
    async def work(desk, page):
        desk.commit(lambda exercise: changes.describe(exercise, title="Idaho"))
        page.changed("paper form 1", "")
        page.on_print()
        assert not desk.exercise.team.sent
        page.changed("paper form 1", "on")
        page.on_print()
        assert desk.exercise.team.sent
        assert desk.dom.printed == 2
        desk.undo()
        assert desk.exercise.team.sent

    opened(work)


def test_printing_blank_forms_begins_no_exercise(opened, storage):
    async def work(desk, page):
        before = desk.exercise
        page.changed("paper edition", "large")
        page.changed("paper numbers", "print")
        page.typed("paper copies", "4")
        page.changed("paper copies", "4")
        page.on_print()
        await desk.saved()
        assert desk.exercise is before
        assert desk.moment.saved == ""
        assert "4 sheets: numbers 1 to 4" in desk.dom.html

    opened(work)


def test_a_number_that_is_none_is_told_and_not_printed(opened):
    async def work(desk, page):
        page.changed("paper numbers", "print")
        page.changed("paper first", "x")
        assert 'href="#paper-first"' in desk.dom.html
        page.on_print()
        assert desk.dom.printed == 0
        page.changed("paper first", "7")
        assert 'href="#paper-first"' not in desk.dom.html
        page.on_print()
        assert desk.dom.printed == 1

    opened(work)
