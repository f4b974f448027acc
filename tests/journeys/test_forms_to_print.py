"""The forms to print, as PDF: every page of every form counted and read, with and without Python, in both editions."""

import math
from io import BytesIO
from pathlib import Path

import pytest
from compiled.instruments import INSTRUMENTS
from playwright.sync_api import Browser, Page, expect
from priorities import changes, files  # noqa: F401  (files enters its outputs in the register)
from priorities.exercise import Exercise, begin
from priorities.instrument import from_plain
from priorities.visibility import show
from pypdf import PdfReader

from tests.journeys.conftest import Watch, ready
from tests.journeys.test_access import check_at_each_width

WHEN = "2026-05-14T16:00:00Z"
BLANK = begin({name: from_plain(plain) for name, plain in INSTRUMENTS.items()}, "team", WHEN)
LETTER = (612, 792)
PAGES = {"plain": {1: 2, 2: 1, 3: 2, 4: 3, 5: 3}, "large": {1: 8, 2: 2, 3: 4, 4: 8, 5: 8}}
"""The pages of each tool with the printed wording."""
ON_SCREEN = (
    "Forms to print",
    "Print these forms",
    "What will be printed",
    "Which edition",
    "Search",
    "Skip to content",
    "License",
    "Python",
)


def printed(page: Page) -> list[str]:
    """The words of each page that would be printed; all of them Letter."""
    read = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {(float(one.mediabox.width), float(one.mediabox.height)) for one in read.pages} == {LETTER}
    pages = [" ".join(one.extract_text().split()) for one in read.pages]
    for number, words in enumerate(pages, 1):
        assert len(words) > 50, f"page {number} is blank, or nearly: {words!r}"
        for word in ON_SCREEN:
            assert word not in words
    return pages


def sizes(page: Page) -> set[float]:
    """The sizes of all letters on paper, in points."""
    found = set()

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.add(round(size * math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3]), 1))

    for one in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages:
        one.extract_text(visitor_text=visit)
    return found


def squeezed(text: str) -> str:
    """A text without spaces: a PDF has gaps in their place, and ends a line after a hyphen."""
    return "".join(text.split())


def choose(page: Page, edition: str, *tools: int) -> None:
    page.locator(f"#paper-edition-{edition}").check()
    for at in range(1, 6):
        page.locator(f"#paper-form-{at}").set_checked(at in tools)


def whole(pages: list[str], exercise: Exercise) -> None:
    """No card of Tool 1 is split: wherever an area's name stands, its statement, all digits and the comment stand on that page, too."""
    held = [squeezed(words) for words in pages]
    names = {area.id: squeezed(f"{number}. {area.name}") for number, area in enumerate(exercise.areas, 1)}
    for area in exercise.areas:
        (at,) = [words for words in held if names[area.id] in words]
        assert squeezed(exercise.statement(area.id)) in at
    for words in held:
        cards = sum(name in words for name in names.values())
        for part in (
            "1 Strongly Disagree",
            "0 Can’t judge (added to",
            "1 Urgent, low impact",
            "4 Less urgent, high impact",
            "Comment (optional",
        ):
            assert words.count(squeezed(part)) == cards, (part, words)


def headed(pages: list[str], exercise: Exercise, tool: int) -> None:
    """Each category stands over the first of its strategies, and each strategy stands whole, with its boxes and lines, once."""
    held = [squeezed(words) for words in pages]
    for category in exercise.tools[tool - 3].categories:
        for at, one in enumerate(category.strategies):
            heading = category.name if at == 0 else ""
            text = f"{heading} {one.printed[0]} {changes.strategy_text(exercise, one.id)} Status 4 3 2 1 N/A Priority H M L Why above"
            assert sum(squeezed(text) in words for words in held) == 1, one.id
    for words in held:
        assert words.count("Status4321N/APriorityHML") == words.count("Whyaboveorbelowanother?")


@pytest.mark.parametrize("edition", ["plain", "large"])
def test_without_python_each_form_prints_whole(edition: str, browser: Browser, site: str):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site + "facilitate/forms/")
    expect(page.get_by_role("button", name="Print these forms")).to_have_count(0)
    if edition == "plain":
        assert len(printed(page)) == sum(PAGES["plain"].values())
    for tool, count in PAGES[edition].items():
        choose(page, edition, tool)
        pages = printed(page)
        assert len(pages) == count, tool
        assert pages[0].startswith(f"Tool {tool} ")
        assert sum(f"Tool {tool} " in words for words in pages) == 1
        if tool == 1:
            whole(pages, BLANK)
            assert "Sheet ______ Wording as printed at first" in pages[-1]
        elif tool == 2:
            assert "Highest Priority for Improvement 1." in pages[0]
            assert " ".join(pages).count("Reasoning") == 7
        else:
            headed(pages, BLANK, tool)
    if edition == "large":
        choose(page, edition, 1, 2, 3, 4, 5)
        assert min(sizes(page)) >= 18
    page.context.close()


def test_boxes_and_lines_have_room_for_a_hand(page: Page, site: str):
    page.goto(site + "facilitate/forms/")
    page.emulate_media(media="print")
    millimeter = 96 / 25.4
    boxes = page.eval_on_selector_all(
        ".paper-forms .box", "found => found.map(one => Math.min(one.offsetWidth, one.offsetHeight))"
    )
    lines = page.eval_on_selector_all(".paper-forms .lines > span", "found => found.map(one => one.offsetHeight)")

    assert len(boxes) > 100
    assert min(boxes) >= 5 * millimeter - 1
    assert min(lines) >= 8 * millimeter - 1


def open_file(page: Page, site: str, exercise: Exercise, folder: Path) -> None:
    (folder / "team.json").write_text(show("file.json", exercise), encoding="utf-8")
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_label("A .json file that you downloaded from this site").set_input_files(folder / "team.json")
    expect(page.get_by_role("heading", level=1, name="Determining priority areas: minutes")).to_be_visible()


def test_long_wording_splits_no_card_and_numbers_are_printed(page: Page, site: str, watch: Watch, tmp_path: Path):
    team = changes.describe(BLANK, title="Idaho", size=3, appear="role", goals="Every school has a leader who teaches.")
    for area in team.areas:
        text = f"Our wording of {area.name} " + "is as long as a wording may well be and says what our State means by it " * 9
        team = changes.reword(team, area.id, text[:599].strip() + ".", when=WHEN)
        assert 595 <= len(team.statement(area.id)) <= 600
    team = changes.reword_strategy(team, "purpose-of-model", "Say what the model is for, in our own words.", when=WHEN)
    team = changes.add_strategy(team, "own-1", "integrate-model", "Ask the districts first.", WHEN)
    open_file(page, site, team, tmp_path)
    page.goto(site + "facilitate/forms/")
    ready(page)
    expect(page.get_by_text("The forms carry the wording now in force in Idaho.")).to_be_visible()

    for edition in ("plain", "large"):
        choose(page, edition, 1)
        pages = printed(page)
        whole(pages, team)
        assert "Your sheet carries your role and no name." in pages[0]
        assert "Wording of 2026-05-14 16:00 UTC" in pages[-1]
    assert min(sizes(page)) >= 18
    choose(page, "plain", 3)
    pages = printed(page)
    headed(pages, team, 3)
    assert "Own Ask the districts first." in " ".join(pages)

    choose(page, "plain", 1)
    page.get_by_label("Printed, with a copy for each sheet").check()
    expect(page.get_by_text("3 sheets: numbers 1 to 3.")).to_be_visible()
    page.get_by_label("First sheet number").fill("101")
    page.get_by_label("First sheet number").press("Tab")
    expect(page.get_by_text("3 sheets: numbers 101 to 103.")).to_be_visible()
    pages = printed(page)
    starts = [at for at, words in enumerate(pages) if words.startswith("Tool 1")]
    assert len(starts) == 3
    for at, number in zip(starts, (101, 102, 103), strict=True):
        assert f"Sheetnumber{number}You" in squeezed(pages[at])
        assert f"Sheet {number} Wording of 2026-05-14 16:00 UTC" in pages[at + len(pages) // 3 - 1]
    check_at_each_width(page, "numbers")

    # Forms for members have gone out: what they say of how members appear holds.
    expect(page.get_by_text("From then on how members appear is fixed.")).to_be_visible()
    page.evaluate("window.print = () => (window.asked = true)")
    page.get_by_role("button", name="Print these forms").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("window.asked")
    expect(page.get_by_text("From then on how members appear is fixed.")).to_have_count(0)
    expect(page.get_by_role("button", name="Print these forms")).to_be_focused()
    assert watch.noise == []
    assert watch.elsewhere == []
