"""A member opens the team's link on a slow line: the team's wording is shown before Python is ready, and never the printed one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import begin, ready, saved
from tests.journeys.test_early_answers import Held, agreement

PRINTED = "School leader licenses accurately reflect"
EDITED = "Our licenses mean something — “here” & now."


@pytest.fixture(scope="module")
def facilitator(browser: Browser, site: str) -> Iterator[Page]:
    """A facilitator's page at Collect, with an edited statement. All phones of this file get their link from it."""
    context = browser.new_context()
    page = context.new_page()
    begin(page, site)
    page.get_by_label("Name of this exercise").fill("Spring meeting")
    page.get_by_role("link", name="Next: Statements").click()
    page.get_by_text("Change the wording of Licensure").click()
    page.get_by_label("Your wording for Licensure").fill(EDITED)
    page.get_by_role("button", name="Save this wording of Licensure").click()
    expect(page.get_by_text("Every wording (2)")).to_be_visible()
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Collect").click()
    yield page
    context.close()


@pytest.fixture(scope="module")
def link(facilitator: Page) -> str:
    """The link for members."""
    return facilitator.get_by_label("Link for members").input_value()


WATCH = """
window.seen = [];
const look = () => {
  for (const place of document.querySelectorAll('[data-statement="licensure"]')) {
    if (place.checkVisibility({visibilityProperty: true})) seen.push(place.textContent);
  }
  requestAnimationFrame(look);
};
look();
"""
"""Notes at every frame what stands in the statement where it can be seen."""


@pytest.fixture
def phone(device) -> Page:
    """A member's own phone, which has never seen this site."""
    page = device(viewport={"width": 390, "height": 844}, has_touch=True)
    page.add_init_script(WATCH)
    return page


def test_the_edited_wording_is_shown_and_rated_before_python_is_ready(facilitator: Page, link: str, phone: Page):
    held = Held(phone)
    phone.goto(link, wait_until="commit")
    expect(phone.get_by_text(EDITED)).to_be_visible()
    expect(phone.get_by_role("status")).to_be_empty()
    agreement(phone, "Licensure", "Agree").check()
    agreement(phone, "Evaluation", "Disagree").check()
    expect(phone.locator("html[data-python=starting]")).to_be_attached()
    held.release()
    ready(phone)

    expect(phone.get_by_text("Spring meeting")).to_be_visible()
    expect(agreement(phone, "Licensure", "Agree")).to_be_checked()
    expect(agreement(phone, "Evaluation", "Disagree")).to_be_checked()
    assert set(phone.evaluate("seen")) == {EDITED}
    # The code fits the edited wording alone, so it carries the right version.
    code = phone.locator(".code").inner_text()
    facilitator.get_by_label("Codes, one on each line").fill(code)
    facilitator.get_by_role("button", name="Add these codes").click()
    expect(facilitator.locator("#receipts li")).to_have_text("Line 1: Added as sheet 1.")

    # Opened again on a slow line, what is answered early belongs to the same sheet.
    held = Held(phone)
    phone.goto("about:blank")
    phone.goto(link, wait_until="commit")
    agreement(phone, "Preparation", "Disagree").check()
    held.release()
    ready(phone)
    for area, level in (("Licensure", "Agree"), ("Evaluation", "Disagree"), ("Preparation", "Disagree")):
        expect(agreement(phone, area, level)).to_be_checked()
    assert set(phone.evaluate("seen")) == {EDITED}


@pytest.mark.parametrize(("pressed", "order"), [("Evaluation next in your order", ["Evaluation"]), ("Hand in my sheet", [])])
def test_a_button_pressed_early_acts_if_the_members_own_sheet_has_it(link: str, phone: Page, pressed: str, order: list[str]):
    held = Held(phone)
    phone.goto(link, wait_until="commit")
    phone.get_by_role("button", name=pressed).tap()
    expect(phone.get_by_role("status")).to_have_text("Getting ready …")
    held.release()
    ready(phone)

    expect(phone.locator(".own-order > li > .strong")).to_have_text(order)
    expect(phone.get_by_role("alert")).to_have_count(0)
    agreement(phone, "Licensure", "Agree").check()
    saved(phone)


def test_the_link_opened_again_in_the_same_tab_loses_nothing(link: str, phone: Page):
    phone.goto(link)
    ready(phone)
    agreement(phone, "Licensure", "Agree").check()
    with phone.expect_event("load"):
        phone.goto(link)
    ready(phone)
    expect(agreement(phone, "Licensure", "Agree")).to_be_checked()


def test_nothing_is_shown_before_the_early_script_has_come(link: str, phone: Page):
    """However slow it is: the printed words are in the page from the first byte on."""
    waiting = []
    phone.route("**/early.*.js", lambda route: waiting.append(route))
    held = Held(phone)
    phone.goto(link, wait_until="commit")
    expect(phone.get_by_role("heading", level=1, name="Your rating sheet")).to_be_visible()
    phone.wait_for_timeout(500)
    assert phone.evaluate("seen") == []
    for route in waiting:
        route.continue_()
    expect(phone.get_by_text(EDITED)).to_be_visible()
    held.release()
    ready(phone)
    assert set(phone.evaluate("seen")) == {EDITED}


@pytest.mark.parametrize("kept", ["#t", "#team1.", "half", "all but one"])
def test_a_link_that_was_cut_shows_nothing_early_and_is_told_when_ready(link: str, phone: Page, kept: str):
    stem, whole = link.split("#")
    cut = {"half": "#" + whole[: len(whole) // 2], "all but one": "#" + whole[:-1]}.get(kept, kept)
    held = Held(phone)
    phone.goto(stem + cut, wait_until="commit")
    expect(phone.get_by_role("status")).to_have_text("Your team’s wording is loading.")
    expect(agreement(phone, "Licensure", "Agree")).to_be_hidden()
    assert phone.evaluate("seen") == []
    held.release()
    ready(phone)

    told = phone.get_by_role("alert").get_by_text("Ask for it again")
    expect(told).to_be_visible()
    expect(phone.get_by_role("status")).to_be_empty()
    # The whole link, opened in its place, works.
    phone.goto(link)
    ready(phone)
    expect(phone.get_by_text(EDITED)).to_be_visible()


def test_a_cut_link_loses_nothing_that_was_answered_on_this_phone(link: str, phone: Page):
    phone.goto(link)
    ready(phone)
    agreement(phone, "Licensure", "Agree").check()
    saved(phone)
    phone.goto("about:blank")
    phone.goto(link[:-5])
    ready(phone)
    expect(phone.get_by_role("alert").get_by_text("This link was cut short on its way.")).to_be_visible()
    phone.goto("about:blank")
    phone.goto(link)
    ready(phone)
    expect(agreement(phone, "Licensure", "Agree")).to_be_checked()
