"""What a change shows anew, and what it leaves as it is."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import begin, ready, saved

WATCH = """() => {
  window.touched = new Set();
  const card = (node) => (node.closest ? node : node.parentElement).closest("section, nav")?.id;
  const watching = new MutationObserver((changes) => changes.forEach(({ target }) => window.touched.add(card(target))));
  watching.observe(document.getElementById("page"), { subtree: true, childList: true, attributes: true, characterData: true });
}"""


def test_a_card_that_reads_the_same_stays_and_what_was_changed_in_the_page_alone_is_brought_back(page: Page, site: str):
    begin(page, site)
    page.goto(site + "exercise/sheet/")
    ready(page)
    agree = page.get_by_role("radio", name="Agree", exact=True)
    agree.nth(0).check()
    saved(page)
    same = ("steps", "say-areas-3", "sheet-areas")
    for id in same:
        page.locator(f"#{id}").evaluate("element => { element.title = 'not even looked at'; }")
    page.evaluate(WATCH)
    agree.nth(2).evaluate("radio => { radio.checked = true; }")  # tells nobody

    page.get_by_role("radio", name="Disagree", exact=True).nth(0).check()
    expect(agree.nth(2)).not_to_be_checked()
    touched = page.evaluate("[...touched]")
    assert "card-definition" in touched
    assert "card-preparation" not in touched
    assert all(page.locator(f"#{id}").get_attribute("title") for id in same)


def test_an_answer_that_is_chosen_moves_nothing(page: Page, site: str):
    page.set_viewport_size({"width": 320, "height": 800})
    begin(page, site)
    page.goto(site + "exercise/sheet/")
    ready(page)
    card = page.locator("#card-definition")
    places = "card => [...card.querySelectorAll('.option span')].map((words) => JSON.stringify(words.getBoundingClientRect()))"
    blank = card.evaluate(places)
    for answer in card.get_by_role("radio").all():
        answer.evaluate("answer => { answer.checked = true; }")
        assert card.evaluate(places) == blank
