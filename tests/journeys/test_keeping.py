"""What is kept on the device: across reloads and tabs, with Undo, beside other exercises, and against files that are none."""

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.journeys.conftest import Watch, begin, kept, ready, saved
from tests.priorities.test_files import NOT_EXERCISES


def new(page: Page, site: str, title: str) -> None:
    begin(page, site)
    name(page, title)


def name(page: Page, title: str) -> None:
    field = page.get_by_label("Name of this exercise")
    field.fill(title)
    field.press("Tab")
    saved(page)


def test_a_reload_finds_everything(page: Page, site: str):
    new(page, site, "Spring")
    page.reload()
    ready(page)

    expect(page.get_by_label("Name of this exercise")).to_have_value("Spring")


def test_a_text_still_being_typed_survives_a_reload(page: Page, site: str):
    new(page, site, "Spring")
    page.get_by_label("Goals your State works toward").press_sequentially("A ready principal")
    kept(page, site, "texts", "A ready principal")
    saved(page)
    page.reload()
    ready(page)

    expect(page.get_by_label("Goals your State works toward")).to_have_value("A ready principal")


def test_a_new_build_of_the_site_is_taken_up_with_nothing_lost(page: Page, site: str, watch: Watch):
    new(page, site, "Spring")
    renewed = re.compile('(<meta name="build" content=)"[^"]*"')

    def another(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=renewed.sub(r'\1"another"', answer.text()))

    page.route("**/exercise/statements/", another)
    page.get_by_label("Goals your State works toward").press_sequentially("A ready principal")
    page.get_by_role("link", name="Next: Statements").click()
    expect(page.get_by_role("heading", level=1, name="The statements")).to_be_visible()
    expect(page.locator('meta[name="build"][content="another"]')).to_be_attached()
    ready(page)
    page.get_by_role("link", name="Previous: Team").click()
    expect(page.get_by_label("Goals your State works toward")).to_have_value("A ready principal")
    assert watch.noise == []


def test_a_draft_of_a_wording_survives_and_is_no_version_yet(page: Page, site: str):
    new(page, site, "Spring")
    page.get_by_role("link", name="Next: Statements").click()
    page.get_by_text("Change the wording of Licensure").click()
    page.get_by_label("Your wording for Licensure").fill("Half a thou")
    page.get_by_label("Your wording for Licensure").press("Tab")
    saved(page)
    page.reload()
    ready(page)

    expect(page.get_by_label("Your wording for Licensure")).to_have_value("Half a thou")
    expect(page.get_by_text("Every wording")).to_have_count(0)


CONNECTIONS = """
const { open } = IDBFactory.prototype;
const connections = [];
IDBFactory.prototype.open = function (...asked) {
  const opening = open.apply(this, asked);
  opening.addEventListener("success", () => connections.push(opening.result));
  return opening;
};
window.closeAll = () => connections.forEach((one) => one.close());
"""


def test_what_the_browser_closes_meanwhile_is_opened_again(page: Page, site: str):
    """As Safari does while a page is in the background."""
    page.add_init_script(CONNECTIONS)
    new(page, site, "Spring")
    page.evaluate("closeAll()")
    name(page, "Summer")
    page.evaluate("closeAll()")
    page.get_by_label("Goals your State works toward").press_sequentially("A ready principal")
    kept(page, site, "texts", "A ready principal")
    page.reload()
    ready(page)

    expect(page.get_by_label("Name of this exercise")).to_have_value("Summer")
    expect(page.get_by_label("Goals your State works toward")).to_have_value("A ready principal")


def test_everything_is_erased_where_a_browser_does_not_tell_of_a_worker(page: Page, site: str):
    """As Firefox where a site may keep things for a session alone."""
    page.add_init_script(
        "ServiceWorkerContainer.prototype.getRegistration = () => Promise.reject(new DOMException('', 'SecurityError'))"
    )
    new(page, site, "Spring")
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_role("button", name="Erase everything").click()
    page.locator("#ask").get_by_role("button", name="Erase everything", exact=True).click()
    expect(page.get_by_text("Everything this site kept in this browser is erased.")).to_be_visible()
    expect(page.get_by_text("No exercise is kept here yet.")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('priorities'))") == []


def test_undo_goes_back_step_by_step(page: Page, site: str):
    new(page, site, "One")
    name(page, "Two")
    undo = page.get_by_role("button", name="Undo")
    page.get_by_role("group", name="Who leads?").get_by_role("radio", name="The team itself").check()
    expect(page.get_by_text("the next person reads aloud")).to_be_visible()
    undo.click()
    expect(page.get_by_text("the next person reads aloud")).to_have_count(0)
    expect(page.get_by_label("Name of this exercise")).to_have_value("Two")


def test_undo_never_reaches_into_a_sheet_that_is_handed_in(page: Page, site: str):
    begin(page, site)
    page.goto(site + "exercise/sheet/")
    ready(page)
    page.get_by_role("radio", name="Disagree", exact=True).first.check()
    page.get_by_role("button", name="Hand in my sheet").click()
    expect(page.get_by_text("The sheet is in", exact=True)).to_be_visible()
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_role("status")).to_have_text("There is nothing to undo.")
    expect(page.get_by_text("The sheet is in", exact=True)).to_be_visible()


def test_a_new_session_asks_which_exercise_this_is(context: BrowserContext, page: Page, site: str):
    new(page, site, "Spring")
    second = context.new_page()
    second.goto(site + "exercise/rank/")
    ready(second)
    expect(second.get_by_text("Exercises are kept on this device.")).to_be_visible()
    second.get_by_role("button", name="Continue Spring").click()
    expect(second.get_by_text("Spring", exact=True)).to_be_visible()
    expect(second.get_by_text("Exercises are kept on this device.")).to_have_count(0)


def test_two_tabs_follow_each_other(context: BrowserContext, page: Page, site: str):
    new(page, site, "Spring")
    second = context.new_page()
    second.goto(site + "exercise/team/")
    ready(second)
    second.get_by_role("button", name="Continue Spring").click()
    expect(second.get_by_label("Name of this exercise")).to_have_value("Spring")
    name(second, "Summer")
    expect(page.get_by_label("Name of this exercise")).to_have_value("Summer")
    name(page, "Autumn")
    expect(second.get_by_label("Name of this exercise")).to_have_value("Autumn")


def test_exercises_are_kept_side_by_side_and_erased_one_by_one(page: Page, site: str):
    new(page, site, "Spring")
    new(page, site, "Summer")
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_role("button", name="Erase Summer").click()
    page.get_by_role("button", name="Erase it").click()
    expect(page.get_by_role("button", name="Erase Summer")).to_have_count(0)
    page.get_by_role("button", name="Continue Spring").click()
    expect(page.get_by_label("Name of this exercise")).to_have_value("Spring")


def test_files_that_are_no_exercises_leave_the_open_one_untouched(page: Page, site: str, watch: Watch, tmp_path: Path):
    """One after another; after each the open exercise still answers."""
    new(page, site, "Spring")
    for number, what in enumerate(
        ["empty", "a photo", "a list", "20,000 lists", "20,000 objects", "50 MB", "NaN", "a newer version"]
    ):
        page.get_by_role("link", name="change exercise").click()
        (tmp_path / f"{number}.json").write_bytes(NOT_EXERCISES[what][0])
        page.get_by_label("A .json file that you downloaded from this site").set_input_files(tmp_path / f"{number}.json")
        expect(page.get_by_role("heading", name="There is a problem"), what).to_be_visible()
        page.get_by_role("button", name="Continue Spring").click()
        name(page, f"Spring {number}")
        expect(page.get_by_text(f"Spring {number}", exact=True), what).to_be_visible()
    assert watch.starts == 1
    assert watch.noise == []


def test_a_script_in_a_name_is_only_text(page: Page, site: str, watch: Watch):
    page.on("dialog", lambda dialog: watch.noise.append(dialog.message))
    new(page, site, "<img src=x onerror=alert(1)><script>alert(2)</script>")
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    expect(page.get_by_text("<img src=x onerror=alert(1)><script>alert(2)</script>").first).to_be_visible()
    assert watch.noise == []
