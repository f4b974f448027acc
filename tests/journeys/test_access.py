"""Every page of the site, blank and filled, wide and narrow: no rule broken that a tool can check, and nothing off the screen."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Watch, ready

AXE = (Path(__file__).parent.parent.parent / "site_src/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DOCS = Path(__file__).parent.parent.parent / "docs"
GUIDE = [
    *(
        path.relative_to(DOCS).with_suffix("").as_posix().removesuffix("index").rstrip("/") + "/"
        for path in sorted(DOCS.rglob("*.md"))
        if "python: true" not in path.read_text(encoding="utf-8")
    ),
    "404.html",
]
EXERCISE = [
    "exercise/",
    "exercise/team/",
    "exercise/statements/",
    "exercise/sheet/",
    "exercise/collect/",
    "exercise/discuss/",
    "exercise/projector/",
    "exercise/rank/",
    "exercise/reflect/",
    "exercise/strategies/",
    "exercise/strategies/defining/",
    "exercise/strategies/preparing/",
    "exercise/strategies/performance/",
    "exercise/report/",
    "reference/methods/",
    "facilitate/forms/",
]
WIDTHS = [1280, 320]


def check(page: Page, where: str) -> None:
    """No violation of axe-core's rules, and no sideways scrolling."""
    page.evaluate(AXE)
    page.evaluate("scrollTo(0, 0)")  # else the header, which stays in view, may cover half of a target just then
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)["violations"]
    told = [(one["id"], one["impact"], [node["target"] for node in one["nodes"]][:4]) for one in found]
    assert told == [], where
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{where} scrolls sideways"


def check_at_each_width(page: Page, where: str) -> None:
    """The same page, wide and narrow."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        check(page, f"{where} at {width} pixels")


def test_the_guide(page: Page, site: str, watch: Watch):
    page.set_viewport_size({"width": WIDTHS[-1], "height": 800})
    for path in GUIDE:
        page.goto(site + path.lstrip("/"))
        check(page, path)  # the narrow one is the harder; the wide one has nothing more on it
    assert watch.elsewhere == []
    assert watch.noise == []


def test_an_answer_is_seen_in_the_colors_of_the_system(page: Page, site: str):
    page.emulate_media(forced_colors="active")
    for path, field in (("exercise/sheet/", "radio"), ("facilitate/forms/", "checkbox")):
        page.goto(site + path)
        ready(page)
        answer = page.get_by_role(field).first
        answer.evaluate("field => { field.checked = false; }")
        blank = answer.screenshot()
        answer.evaluate("field => { field.checked = true; }")
        told = answer.screenshot() != blank
        assert told, field


def test_the_exercise_before_anybody_answered(page: Page, site: str, watch: Watch):
    page.set_viewport_size({"width": WIDTHS[-1], "height": 800})
    for path in EXERCISE:
        page.goto(site + path)
        ready(page)
        check(page, path)  # filled in, the same pages are looked at wide, too
    assert watch.noise == []


def test_the_exercise_filled_in(page: Page, site: str, watch: Watch):
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_role("button", name="Try the example team").click()
    expect(page.get_by_role("heading", level=1, name="What the team said")).to_be_visible()
    for path in EXERCISE:
        page.goto(site + path)
        ready(page)
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        check_at_each_width(page, path)
    assert watch.noise == []


def test_with_an_error_shown_and_a_question_open(page: Page, site: str):
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_text("Erase every exercise kept in this browser?")).to_be_visible()
    check(page, "a question")
    page.goto(site + "exercise/team/")
    ready(page)
    page.get_by_label("How many members").fill("some")
    page.get_by_label("How many members").press("Tab")
    expect(page.get_by_role("link", name="Write the number of members in digits")).to_be_visible()
    check(page, "a problem")
    expect(page.get_by_label("How many members")).to_have_value("some")
    page.get_by_label("How many members").fill("6")
    page.get_by_label("How many members").press("Tab")
    expect(page.get_by_role("heading", name="There is a problem")).to_have_count(0)


def test_the_search_opens_by_a_button_and_finds_licensure(page: Page, site: str):
    page.goto(site)
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("textbox", name="Search").press_sequentially("licensure")
    expect(page.get_by_role("dialog", name="Search this site").get_by_role("link").first).to_be_visible()
    check(page, "the search")


def test_no_single_key_leaves_a_form(page: Page, site: str):
    page.goto(site + "exercise/sheet/")
    ready(page)
    radio = page.get_by_role("radio", name="Agree", exact=True).first
    radio.focus()
    for key in ("n", ".", "p", ",", "s", "f", "/"):
        page.keyboard.press(key)
        expect(page.get_by_role("heading", level=1, name="Your rating sheet"), key).to_be_visible()
        expect(page, key).to_have_url(site + "exercise/sheet/")
        expect(radio, key).to_be_focused()


LOADS = """window.loads = 0;
document.addEventListener("load", ({ target }) => { loads += target.rel === "stylesheet"; }, true);"""


def test_each_style_sheet_is_loaded_once_whatever_page_comes_next(page: Page, site: str):
    page.add_init_script(LOADS)
    page.goto(site + "exercise/team/")
    ready(page)
    sheets = page.locator("head link[rel=stylesheet]")
    count = sheets.count()
    page.get_by_role("link", name="Next: Statements").click()
    expect(page.get_by_role("heading", level=1, name="The statements")).to_be_focused()

    assert (page.evaluate("loads"), sheets.count()) == (count, count)


def test_a_problem_leads_to_its_field(page: Page, site: str):
    page.goto(site + "exercise/team/")
    ready(page)
    page.get_by_label("How many members").fill("some")
    page.keyboard.press("Tab")
    expect(page.locator("#problems")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("How many members")).to_be_focused()
