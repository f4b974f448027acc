"""Before Python is ready: answers are kept, the team's own wording is shown, and a failure is said with a way out."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import begin, ready, saved

PYTHON = re.compile(r"/(python\.zip\.gz|recall\.mjs)$")


class Held:
    """Python, started anew or from its kept memory, or another file, held back until the test lets it come."""

    def __init__(self, page: Page, files: re.Pattern[str] = PYTHON) -> None:
        self.page = page
        self.routes: list[Route] = []
        self.released = False
        page.route(files, lambda route: route.continue_() if self.released else self.routes.append(route))

    def release(self) -> None:
        self.released = True
        for route in self.routes:
            route.continue_()


def agreement(page: Page, area: str, level: str):
    group = page.get_by_role("group", name=f"How far do you agree that this describes our State today? {area}")
    return group.get_by_role("radio", name=level, exact=True)


@pytest.fixture
def held(page: Page) -> Held:
    return Held(page)


def test_what_is_answered_early_is_kept(page: Page, site: str, held: Held):
    page.goto(site + "exercise/sheet/", wait_until="commit")
    agreement(page, "Evaluation", "Disagree").check()
    page.get_by_label("Comment (optional; the team will see it) on Evaluation").fill("Early words")
    held.release()
    ready(page)

    expect(agreement(page, "Evaluation", "Disagree")).to_be_checked()
    saved(page)
    page.reload()
    ready(page)
    expect(agreement(page, "Evaluation", "Disagree")).to_be_checked()
    expect(page.get_by_label("Comment (optional; the team will see it) on Evaluation")).to_have_value("Early words")


def test_what_python_starts_from_is_asked_for_once_and_before_its_scripts_have_come(page: Page, site: str):
    held = Held(page, re.compile(r"/(interpreter|pyodide)\.mjs$"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    with page.expect_request("**/pyodide.asm.wasm"), page.expect_request("**/python.zip.gz"):
        page.goto(site + "exercise/sheet/", wait_until="commit")
    assert "first.gz" not in asked
    held.release()
    ready(page)

    assert [asked.count(one) for one in ("pyodide.asm.wasm", "python.zip.gz", "first.gz")] == [1, 1, 1]


IDLE = "() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))"


def test_python_that_is_there_before_the_rest_of_the_page_waits_for_it(page: Page, site: str):
    held = Held(page, re.compile(r"/a11y\.\w+\.js$"))
    with page.expect_request_finished(lambda request: request.url.endswith("/first.gz")):
        page.goto(site + "exercise/sheet/", wait_until="commit")
    for _ in range(5):
        page.evaluate(IDLE)
    expect(page.locator("html[data-python=starting]")).to_be_attached()
    held.release()
    ready(page)

    agreement(page, "Evaluation", "Disagree").check()
    saved(page)


def test_a_button_pressed_early_acts_when_python_is_ready(page: Page, site: str):
    begin(page, site)
    held = Held(page)
    page.goto(site + "exercise/sheet/", wait_until="commit")
    agreement(page, "Evaluation", "Disagree").check()
    page.get_by_role("button", name="Hand in my sheet").click()
    expect(page.get_by_role("status")).to_have_text("Getting ready …")
    held.release()
    ready(page)

    expect(page.get_by_role("heading", name="The sheet is in")).to_be_visible()
    expect(agreement(page, "Evaluation", "Disagree")).to_have_count(0)


def test_nobody_rates_a_sentence_that_then_changes(page: Page, site: str):
    page.goto(site + "exercise/statements/")
    ready(page)
    page.get_by_text("Change the wording of Licensure").click()
    page.get_by_label("Your wording for Licensure").fill("Our licenses mean something.")
    page.get_by_role("button", name="Save this wording of Licensure").click()
    expect(page.get_by_text("Every wording (2)")).to_be_visible()
    saved(page)

    held = Held(page)
    page.goto(site + "exercise/sheet/", wait_until="commit")
    expect(page.get_by_text("Our licenses mean something.")).to_be_visible()
    expect(page.get_by_text("School leader licenses accurately reflect")).to_have_count(0)
    agreement(page, "Licensure", "Agree").check()
    held.release()
    ready(page)
    expect(agreement(page, "Licensure", "Agree")).to_be_checked()
    expect(page.get_by_text("Our licenses mean something.")).to_be_visible()


def test_a_cover_stays_shut_while_python_is_still_coming(page: Page, site: str):
    begin(page, site)
    page.goto(site + "exercise/sheet/")
    ready(page)
    agreement(page, "Evaluation", "Disagree").check()
    page.get_by_role("button", name="Hand in my sheet").click()
    expect(page.get_by_text("Pass the laptop to the next member.")).to_be_visible()

    held = Held(page)
    page.reload(wait_until="commit")
    expect(page.get_by_role("heading", level=1, name="Your rating sheet")).to_be_visible()
    expect(agreement(page, "Evaluation", "Disagree")).to_be_hidden()
    held.release()
    ready(page)
    expect(page.get_by_text("Pass the laptop to the next member.")).to_be_visible()


@pytest.mark.parametrize("missing", ["**/pyodide.asm.wasm", "**/python.zip.gz", "**/first.gz", "**/core.js"])
def test_where_python_cannot_start_the_page_says_so(page: Page, site: str, missing: str):
    page.route(missing, lambda route: route.abort())
    page.goto(site + "exercise/sheet/")

    expect(page.get_by_role("alert").get_by_text("Python could not start in this browser.")).to_be_visible()
    agreement(page, "Evaluation", "Disagree").check()
    page.get_by_role("button", name="Hand in my sheet").click()
    expect(page.get_by_role("status")).to_have_text("This button needs Python, which could not start.")


def test_a_failure_that_did_not_stop_python_is_no_longer_said(page: Page, site: str, held: Held):
    page.route("**/a11y*.js", lambda route: route.abort())
    page.goto(site + "exercise/sheet/", wait_until="commit")
    expect(page.get_by_role("alert").get_by_text("Python could not start in this browser.")).to_be_visible()
    held.release()
    ready(page)

    expect(page.get_by_text("Python could not start in this browser.")).to_be_hidden()


@pytest.mark.parametrize("late", [PYTHON, re.compile(r"/early\.\w+\.js$")], ids=["Python", "early"])
def test_a_file_chosen_early_is_opened(page: Page, site: str, tmp_path: Path, late: re.Pattern[str]):
    begin(page, site)
    page.get_by_label("Name of this exercise").fill("Spring")
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download the exercise (JSON)").click()
    begun.value.save_as(tmp_path / "spring.json")
    page.get_by_role("link", name="change exercise").click()
    page.get_by_role("button", name="Erase Spring").click()
    page.get_by_role("button", name="Erase it").click()
    expect(page.get_by_text("No exercise is kept here yet.")).to_be_visible()

    held = Held(page, late)
    page.goto(site + "exercise/", wait_until="commit")
    page.get_by_label("A .json file that you downloaded from this site").set_input_files(tmp_path / "spring.json")
    held.release()
    ready(page)
    expect(page.get_by_role("heading", level=1, name="Determining priority areas: minutes")).to_be_visible()
    expect(page.get_by_text("Spring", exact=True).first).to_be_visible()
