"""The talk with two windows: the facilitator's page, and the projector view, which follows it and can be read from afar."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from priorities import changes, files, sheets  # noqa: F401  (files enters its output in the register)
from priorities.exercise import begin as blank
from priorities.visibility import show

from tests.journeys.conftest import Watch, ready, saved
from tests.journeys.test_access import check

WALL = {"width": 1280, "height": 720}
WHEN = "2026-05-14T16:00:00Z"


def example(page: Page, site: str) -> None:
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_role("button", name="Try the example team").click()
    expect(page.get_by_role("heading", level=1, name="What the team said")).to_be_visible()


def wall_of(page: Page) -> Page:
    """The window that the facilitator's page opens, as large as a projector shows it."""
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Open the projector view").click()
    wall = opened.value
    wall.set_viewport_size(WALL)
    ready(wall)
    return wall


def shows(wall: Page, title: str) -> None:
    expect(wall.get_by_role("heading", level=1, name=title)).to_be_visible()


def fits(wall: Page, parts: list[Locator]) -> None:
    """Nothing is to be scrolled to, and each part is whole inside the window and upon no other."""
    assert wall.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]") == [720, 1280]
    boxes = [box for part in parts for one in part.all() if (box := one.bounding_box())]
    for box in boxes:
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= 1280
        assert box["y"] + box["height"] <= 720
    for at, a in enumerate(boxes):
        for b in boxes[at + 1 :]:
            apart_across = a["x"] + a["width"] <= b["x"] + 1 or b["x"] + b["width"] <= a["x"] + 1
            apart_down = a["y"] + a["height"] <= b["y"] + 1 or b["y"] + b["height"] <= a["y"] + 1
            assert apart_across or apart_down, (a, b)


def parts_of(wall: Page) -> list[Locator]:
    return [
        wall.locator(part)
        for part in (
            ".wall-head",
            ".statement",
            "figcaption",
            ".columns",
            ".found .finding",
            ".matrix",
            ".margins",
            ".message.prompt",
        )
    ]


def letters(text: Locator) -> float:
    """The size of a text's letters in pixels."""
    return float(text.evaluate("element => parseFloat(getComputedStyle(element).fontSize)"))


def test_the_wall_follows_the_facilitator_and_holds_nothing_else(page: Page, site: str, watch: Watch):
    example(page, site)
    wall = wall_of(page)
    shows(wall, "4. Evaluation")
    expect(wall.get_by_text("1 of 7 in the order of talk, not of priority")).to_be_visible()

    page.get_by_role("button", name="Show on the projector Preparation").click()
    shows(wall, "2. Preparation")
    page.get_by_role("button", name="Start 4 minutes for Preparation").click()
    expect(wall.get_by_text("4 minutes left")).to_be_visible()
    page.get_by_role("button", name="Pause for Preparation").click()
    expect(wall.get_by_text("Paused with 4 minutes left")).to_be_visible()
    expect(page.get_by_role("button", name="Go on for Preparation")).to_be_focused()
    page.get_by_label("What those who say in place see in Preparation").fill("For the notes alone.")
    page.get_by_label("What those who say in place see in Preparation").press("Tab")
    page.get_by_role("button", name="Show on the projector Systems and Structures").click()
    shows(wall, "7. Systems and Structures")
    expect(wall.get_by_text("1 member strongly disagrees.")).to_be_visible()
    expect(wall.get_by_text("Anyone may answer for that view")).to_be_visible()

    # The arrow keys turn it alone; the facilitator's page stays as it is.
    for key, title in (("ArrowRight", "3. Licensure"), ("PageDown", "6. Career Pathways"), ("ArrowLeft", "3. Licensure")):
        wall.keyboard.press(key)
        shows(wall, title)
    expect(page.get_by_text("Chosen for the projector.")).to_have_count(1)

    for area in range(8):
        text = wall.locator("body").inner_text()
        for kept_off in (
            "For the notes alone",
            "Vacancies",
            "Example team",
            "The growth measure",
            "applicants",
            "Undo",
            "Saved",
        ):
            assert kept_off not in text
        expect(wall.get_by_role("button")).to_have_count(2)
        expect(wall.get_by_role("textbox")).to_have_count(0)
        expect(wall.get_by_role("banner")).to_have_count(0)
        wall.keyboard.press("ArrowRight" if area else "Home")
    shows(wall, "All areas")

    # Found again after a reload, where the facilitator left it.
    wall.reload()
    ready(wall)
    shows(wall, "7. Systems and Structures")
    assert watch.noise == []


def test_every_area_of_the_example_can_be_read_from_afar_without_scrolling(page: Page, site: str):
    example(page, site)
    wall = wall_of(page)
    for number in range(7):
        expect(wall.get_by_text(f"{number + 1} of 7 in the order of talk")).to_be_visible()
        assert letters(wall.locator(".statement")) >= 720 / 20
        for small in wall.locator(".wall p, .wall figcaption, .wall .axis").all():
            assert letters(small) >= 14
        fits(wall, parts_of(wall))
        check(wall, f"area {number + 1} on the wall")
        wall.keyboard.press("ArrowRight")
    shows(wall, "All areas")
    fits(wall, [wall.locator(part) for part in (".wall-head", ".all-areas figcaption", ".all-areas .cell", ".margins")])
    check(wall, "all areas on the wall")


def crowded(instruments) -> str:
    """A file of twenty members of whom few have answered, with as much to be said of the longest statement as there can be."""
    exercise = changes.describe(blank(instruments, "crowd", WHEN), title="Crowd", size=20)
    answers = [("agree", "high-high")] * 3 + [("agree", "low-high")] * 2 + [("strongly-agree", "low-low")] * 2
    answers += [("strongly-disagree", ""), ("cant-judge", "")]
    for member, (level, place) in enumerate(answers):
        exercise = sheets.start(exercise, f"m{member}")
        for area in exercise.areas:
            exercise = sheets.rate(exercise, f"m{member}", area.id, agreement=level, quadrant=place)
    return show("file.json", sheets.open_sheets(exercise, WHEN, "The others are ill."))


def united(instruments) -> str:
    """A file of twenty members who all say the same."""
    exercise = changes.describe(blank(instruments, "united", WHEN), title="United", size=20)
    for member in range(20):
        exercise = sheets.start(exercise, f"m{member}")
        for area in exercise.areas:
            exercise = sheets.rate(exercise, f"m{member}", area.id, agreement="strongly-agree", quadrant="low-high")
    return show("file.json", sheets.open_sheets(exercise, WHEN))


@pytest.mark.parametrize("made", [crowded, united])
def test_also_with_all_that_can_be_said_and_with_twenty_of_one_mind(page: Page, site: str, instruments, tmp_path: Path, made):
    file = tmp_path / "exercise.json"
    file.write_text(made(instruments), encoding="utf-8")
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_label("A .json file that you downloaded from this site").set_input_files(file)
    expect(page.get_by_role("heading", level=1, name="Determining priority areas: minutes")).to_be_visible()
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Discuss").click()
    wall = wall_of(page)
    for number in range(7):
        expect(wall.get_by_text(f"{number + 1} of 7 in the order of talk")).to_be_visible()
        assert letters(wall.locator(".statement")) >= 720 / 20
        fits(wall, parts_of(wall))
        wall.keyboard.press("ArrowRight")
    shows(wall, "All areas")
    assert wall.evaluate("document.documentElement.scrollHeight") == 720


def test_on_one_mirrored_screen_it_is_shown_in_the_same_window(page: Page, site: str, watch: Watch):
    example(page, site)
    page.get_by_role("link", name="Show it in this window").click()
    shows(page, "4. Evaluation")
    expect(page.get_by_role("heading", level=1, name="4. Evaluation")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("Enter")
    shows(page, "5. Professional Development")
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="What the team said")).to_be_visible()
    expect(page.get_by_role("region", name="Professional Development").get_by_text("Chosen for the projector.")).to_be_visible()
    assert watch.starts == 1
    assert watch.noise == []


def test_while_members_rate_it_shows_the_teams_own_wording_and_that_the_sheets_are_shut(page: Page, site: str):
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_role("button", name="Start a new exercise").click()
    page.get_by_role("link", name="Next: Statements").click()
    page.get_by_text("Change the wording of Licensure").click()
    page.get_by_label("Your wording for Licensure").fill("Our licenses mean something.")
    page.get_by_role("button", name="Save this wording of Licensure").click()
    expect(page.get_by_text("Every wording (2)")).to_be_visible()
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Discuss").click()
    wall = wall_of(page)
    page.get_by_role("button", name="Show on the projector Licensure").click()
    shows(wall, "3. Licensure")
    expect(wall.get_by_text("Our licenses mean something.")).to_be_visible()
    expect(wall.get_by_text("The sheets are shut.")).to_be_visible()
    expect(wall.get_by_text(re.compile("order of talk"))).to_have_count(0)
    check(wall, "the wall before the opening")


def test_the_minutes_are_shared_out_and_kept(page: Page, site: str):
    example(page, site)
    page.get_by_label("Minutes for the talk").fill("45")
    page.get_by_label("Minutes for the talk").press("Tab")
    expect(page.get_by_label("Minutes for Evaluation")).to_have_value("9")
    page.get_by_label("Minutes for Evaluation").fill("ten")
    page.get_by_label("Minutes for Evaluation").press("Tab")
    expect(page.get_by_text("Write whole minutes in digits, 1 to 999; 9 until then.")).to_be_visible()
    check(page, "minutes that are none")
    page.get_by_label("Minutes for Evaluation").fill("15")
    page.get_by_label("Minutes for Evaluation").press("Tab")
    expect(page.get_by_label("Minutes for Systems and Structures")).to_have_value("8")
    expect(page.get_by_role("button", name="Start 15 minutes for Evaluation")).to_be_visible()
    saved(page)
    page.reload()
    ready(page)
    expect(page.get_by_label("Minutes for Evaluation")).to_have_value("15")
    page.get_by_label("Minutes for Evaluation").fill("")
    page.get_by_label("Minutes for Evaluation").press("Tab")
    expect(page.get_by_label("Minutes for Evaluation")).to_have_value("9")
