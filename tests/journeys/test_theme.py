"""The theme's script, which comes after Python, puts one page in another's place all the same."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Watch, begin, ready
from tests.journeys.test_early_answers import Held

THEME = re.compile(r"/bundle\.\w+\.min\.js$")
STATEMENTS = "The statements"
PYTHON = re.compile(r"/(first|python\.zip)\.gz$")


def go_on(page: Page) -> None:
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Collect").click()


def on_collect(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Collect the sheets")
    expect(page).to_have_url(re.compile(r"/exercise/collect/$"))


def test_it_is_asked_for_once_and_not_before_python_is_ready(page: Page, site: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_request(THEME):
        page.goto(site + "exercise/sheet/")

    expect(page.locator("html[data-python=ready]")).to_be_attached()
    (theme,) = [at for at, url in enumerate(asked) if THEME.search(url)]
    assert theme > max(at for at, url in enumerate(asked) if PYTHON.search(url))


def test_whoever_goes_on_before_it_is_there_gets_the_next_page_without_a_second_start(page: Page, site: str, watch: Watch):
    begin(page, site)
    held = Held(page, THEME)
    page.goto(site + "exercise/statements/")
    ready(page)
    before = watch.starts
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(STATEMENTS)
    held.release()

    on_collect(page)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(STATEMENTS)
    assert watch.starts == before
    assert watch.noise == []


def test_whoever_goes_on_before_python_is_there_does_not_start_it_twice(page: Page, site: str, watch: Watch):
    held = Held(page, PYTHON)
    page.goto(site + "exercise/statements/")
    go_on(page)
    on_collect(page)
    held.release()
    ready(page)

    assert watch.starts == 1
    assert watch.noise == []


def test_where_it_cannot_come_every_link_still_leads_on(page: Page, site: str, watch: Watch):
    begin(page, site)
    page.route(THEME, lambda route: route.abort())
    page.goto(site + "exercise/statements/")
    ready(page)
    before = watch.starts
    go_on(page)
    on_collect(page)
    ready(page)

    assert watch.starts == before + 1
