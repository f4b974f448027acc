"""What a change shows anew, and what it leaves as it is."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import begin, ready, saved

WATCH = """() => {
  window.touched = new Set();
  const card = (node) => (node.closest ? node : node.parentElement).closest("section")?.id;
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
    page.evaluate(WATCH)
    agree.nth(2).evaluate("radio => { radio.checked = true; }")  # tells nobody

    page.get_by_role("radio", name="Disagree", exact=True).nth(0).check()
    expect(agree.nth(2)).not_to_be_checked()
    touched = page.evaluate("[...touched]")
    assert "card-definition" in touched
    assert "card-preparation" not in touched
