"""What is kept on the device is damaged, or there is no room for more: nothing is lost, and the page says so."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Watch, begin, kept, ready, saved
from tests.journeys.test_keeping import name, new
from tests.journeys.test_report import download

# Puts words in the place of the one exercise that is kept, or of its first sheet.
DAMAGE = """([database, store, words]) => new Promise((done) => {
  indexedDB.open(database).onsuccess = ({ target }) => {
    const transaction = target.result.transaction(store, "readwrite");
    transaction.objectStore(store).openCursor().onsuccess = ({ target }) => target.result.update(words);
    transaction.oncomplete = () => (target.result.close(), done());
  };
})"""

# A browser whose disk is full refuses to put anything.
FULL = """() => {
  window.put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => { throw new DOMException("The disk is full.", "QuotaExceededError"); };
}"""
ROOM = "() => { IDBObjectStore.prototype.put = window.put; }"


@pytest.mark.parametrize(("store", "words"), [("exercises", '{"id": "spri'), ("sheets", "[")])
def test_a_damaged_exercise_is_set_aside_and_the_last_good_one_opened(
    page: Page, site: str, watch: Watch, tmp_path: Path, store: str, words: str
):
    new(page, site, "Spring")
    page.goto(site + "exercise/sheet/")
    ready(page)
    page.get_by_role("radio", name="Disagree", exact=True).first.check()
    kept(page, site, "sheets")
    page.goto(site + "exercise/team/")
    ready(page)
    kept(page, site, "good")  # the page does not wait for it
    # Another page of the site, so that no exercise is open while it is damaged.
    page.goto(site + "about/")
    page.evaluate(DAMAGE, [f"priorities {site}", store, words])
    page.goto(site + "exercise/sheet/")
    ready(page)
    expect(page.get_by_text("What you see is the exercise as it was when it was last opened here.")).to_be_visible()
    expect(page.get_by_text("It lies face down since its page was left.")).to_be_visible()

    page.get_by_role("link", name="change exercise").click()
    expect(page.get_by_text("This could not be read as an exercise.")).to_be_visible()
    held = json.loads(download(page, "Download it as it is number 1", tmp_path / "aside.json"))
    assert words in (held["record"], *held["sheets"])
    page.get_by_role("button", name="Continue Spring").click()
    name(page, "Spring, mended")
    saved(page)
    page.reload()
    ready(page)
    expect(page.get_by_label("Name of this exercise")).to_have_value("Spring, mended")
    expect(page.get_by_text("could not be read")).to_have_count(0)
    assert watch.noise == []


def test_where_there_is_no_room_left_the_page_says_so_and_saves_once_there_is(page: Page, site: str, tmp_path: Path):
    begin(page, site)
    name(page, "Spring")
    page.evaluate(FULL)
    field = page.get_by_label("Goals your State works toward")
    field.fill("A ready principal")
    field.press("Tab")
    expect(page.get_by_text("This device has no room left, so the last change is not saved here.")).to_be_visible()
    assert "A ready principal" in download(page, "Download the file now", tmp_path / "file.json").decode()

    page.evaluate(ROOM)
    name(page, "Spring again")
    expect(page.get_by_text("This device has no room left")).to_have_count(0)
    saved(page)
    page.reload()
    ready(page)
    expect(page.get_by_label("Goals your State works toward")).to_have_value("A ready principal")
