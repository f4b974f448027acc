"""Tool 2: an area is put in a place by mouse, by touch, by keyboard or by its place's number, and what the ratings suggest waits its turn."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import begin, ready
from tests.journeys.test_by_keyboard import Keys


def to_rank(page: Page, site: str) -> None:
    begin(page, site)
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Rank").click()
    expect(page.get_by_role("heading", level=1, name="Rank the areas")).to_be_visible()
    expect(page.locator("html[data-drag=ready]")).to_be_attached()


def grip(page: Page, name: str):
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=name)).locator(".grip")


def drag(page: Page, name: str, onto: str) -> None:
    """Take an area by its grip, carry it in steps as a hand does, and let go once the place is seen to take it."""
    there = page.locator(onto).bounding_box()
    grip(page, name).hover()
    page.mouse.down()
    page.mouse.move(there["x"] + 80, there["y"] + 20, steps=10)
    expect(page.locator(".over")).to_have_count(1)
    page.mouse.up()
    expect(page.locator(".over")).to_have_count(0)


def test_areas_are_dragged_by_their_grips_onto_the_place_that_is_pointed_at(page: Page, site: str):
    page.set_viewport_size({"width": 1280, "height": 1900})
    to_rank(page, site)
    drag(page, "Evaluation", "#place-2")
    expect(page.get_by_role("heading", name="Place 2: Evaluation")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Evaluation moved to place 2 of 7.")
    drag(page, "Licensure", "#place-of-evaluation")
    expect(page.get_by_role("heading", name="Place 2: Licensure")).to_be_visible()
    expect(page.get_by_role("heading", name="Place 3: Evaluation")).to_be_visible()
    drag(page, "Evaluation", "#place-1")
    expect(page.get_by_role("heading", name="Place 1: Evaluation")).to_be_visible()
    drag(page, "Licensure", "#waiting")
    expect(page.locator("#places > li")).to_have_count(7)
    expect(page.locator("#waiting > li")).to_have_count(6)


def told(page: Page, sentence: str) -> None:
    """What those hear who do not see the page."""
    expect(page.get_by_role("status")).to_have_text(sentence)


def by_mouse(page: Page) -> None:
    drag(page, "Evaluation", "#place-1")
    told(page, "Evaluation moved to place 1 of 7.")
    drag(page, "Licensure", "#place-3")
    told(page, "Licensure moved to place 3 of 7.")
    drag(page, "Preparation", "#place-of-evaluation")
    told(page, "Preparation moved to place 1 of 7.")


def by_place(page: Page) -> None:
    for area, place in (("Evaluation", 1), ("Licensure", 3), ("Preparation", 1)):
        page.get_by_label(f"Place for {area}").select_option(str(place))
        page.get_by_role("button", name=f"Move to place {area}", exact=True).click()
        told(page, f"{area} moved to place {place} of 7.")


def by_keyboard(page: Page) -> None:
    keys = Keys(page)
    keys.press("Tab")
    for area in ("Preparation", "Evaluation", "Licensure"):
        keys.use(page.get_by_role("button", name=f"Move to place {area}", exact=True))
        expect(page.get_by_role("button", name=f"Move to place {area}", exact=True)).to_be_focused()
    told(page, "Licensure moved to place 3 of 7.")
    keys.back_to(page.get_by_role("button", name="Up Evaluation", exact=True))
    keys.press("Enter")
    told(page, "Evaluation moved to place 1 of 7.")
    keys.use(page.get_by_role("button", name="Down Evaluation", exact=True))
    told(page, "Evaluation moved to place 2 of 7.")


def by_touch(page: Page) -> None:
    finger(page, "Evaluation", "#place-1")
    told(page, "Evaluation moved to place 1 of 7.")
    finger(page, "Licensure", "#place-3")
    told(page, "Licensure moved to place 3 of 7.")
    page.get_by_label("Place for Preparation").select_option("1")
    page.get_by_role("button", name="Move to place Preparation", exact=True).tap()
    told(page, "Preparation moved to place 1 of 7.")


def finger(page: Page, name: str, onto: str) -> None:
    """Carry an area by its grip with one finger, which Playwright leaves to the browser's own protocol."""
    held, there = grip(page, name).bounding_box(), page.locator(onto).bounding_box()
    touch = page.context.new_cdp_session(page)
    start = (held["x"] + held["width"] / 2, held["y"] + held["height"] / 2)
    end = (there["x"] + there["width"] / 2, there["y"] + there["height"] / 2)

    def send(kind: str, *at: tuple[float, float]) -> None:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in at]})

    send("touchStart", start)
    for part in range(1, 11):
        send("touchMove", tuple(a + (b - a) * part / 10 for a, b in zip(start, end, strict=True)))
    expect(page.locator(".over")).to_have_count(1)
    send("touchEnd")
    expect(page.locator(".over")).to_have_count(0)


@pytest.mark.parametrize("way", [by_mouse, by_place, by_keyboard, by_touch])
def test_each_way_of_placing_gives_the_same_saved_order(device, site: str, tmp_path: Path, way: Callable[[Page], None]):
    page = device(viewport={"width": 1280, "height": 1900}, has_touch=way is by_touch)
    to_rank(page, site)
    way(page)
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download the exercise (JSON)").click()
    begun.value.save_as(tmp_path / "exercise.json")
    saved = json.loads((tmp_path / "exercise.json").read_text(encoding="utf-8"))

    assert saved["ranking"]["places"] == ["preparation", "evaluation", "licensure", None, None, None, None]


def rate_and_order(page: Page, *areas: str) -> None:
    group = page.get_by_role("group", name="How far do you agree that this describes our State today? Licensure")
    group.get_by_role("radio", name="Disagree", exact=True).check()
    for count, area in enumerate(areas, 1):
        page.get_by_role("button", name=f"{area} next in your order", exact=True).tap()
        expect(page.locator(".own-order > li")).to_have_count(count)


def test_members_own_orders_travel_in_the_code_and_wait_until_the_team_has_one(device, site: str):
    facilitator, phone = device(), device(viewport={"width": 390, "height": 844}, has_touch=True)
    begin(facilitator, site)
    steps = facilitator.get_by_role("navigation", name="Steps of the exercise")
    steps.get_by_role("link", name="Collect").click()
    expect(facilitator.get_by_label("Link for members")).to_have_value(re.compile(f"^{site}"))
    link = facilitator.get_by_label("Link for members").input_value()
    codes = []
    for order in (("Evaluation", "Licensure"), ("Evaluation",), ("Licensure", "Evaluation")):
        with phone.expect_event("load"):  # the same link again, in a tab where it is open, loads the page anew
            phone.goto(link)
        ready(phone)
        rate_and_order(phone, *order)
        expect(phone.get_by_role("status")).to_have_text(f"{order[-1]} is added to your order.")
        codes.append(phone.locator(".code").inner_text())
        phone.get_by_role("button", name="Erase this sheet and start afresh").tap()
        phone.get_by_role("button", name="Erase it").tap()
        expect(phone.locator(".own-order")).to_have_count(0)
    facilitator.get_by_label("Codes, one on each line").fill("\n".join(codes))
    facilitator.get_by_role("button", name="Add these codes").click()
    expect(facilitator.locator("#receipts li")).to_have_count(3)
    facilitator.get_by_role("button", name="Open the sheets").click()
    facilitator.get_by_role("button", name="Open now").click()
    expect(facilitator.get_by_role("heading", level=1, name="What the team said")).to_be_visible()

    # What the ratings and the members' orders say stays hidden until the team has placed an area.
    steps.get_by_role("link", name="Rank").click()
    suggested = facilitator.get_by_role("heading", name="Need", exact=True)
    expect(facilitator.get_by_role("heading", name="What the ratings alone would suggest")).to_be_visible()
    expect(suggested).to_have_count(0)
    facilitator.get_by_role("button", name="We have a first order: show it").press("Enter")
    expect(facilitator.get_by_text("No area has a place yet.")).to_be_visible()
    facilitator.get_by_role("button", name="Move to place Systems and Structures", exact=True).click()
    facilitator.get_by_role("button", name="We have a first order: show it").click()
    expect(suggested).to_be_visible()
    expect(facilitator.get_by_role("heading", name="What the ratings alone would suggest")).to_be_focused()
    expect(facilitator.get_by_text("3 of 3 members gave an order of their own.")).to_be_visible()
    expect(facilitator.get_by_text("One order is the closest")).to_have_count(0)
    expect(facilitator.get_by_text("In all of them Evaluation is 1st and Licensure is 2nd")).to_be_visible()

    # Undo takes the place back, and does not make what was seen unseen.
    facilitator.get_by_role("button", name="Undo").click()
    expect(facilitator.get_by_role("button", name="Take out Systems and Structures")).to_have_count(0)
    expect(suggested).to_be_visible()
    facilitator.get_by_label("Name one reason this order could be wrong").fill("Two members were away.")
    steps.get_by_role("link", name="Report").click()
    expect(facilitator.get_by_text("The team saw them after it had made a first order of its own.")).to_be_visible()
    expect(facilitator.get_by_text("Two members were away.")).to_be_visible()


def test_the_worked_example_answers_and_touches_no_exercise(page: Page, site: str):
    to_rank(page, site)
    page.goto(site + "reference/methods/")
    ready(page)
    split = page.get_by_role("figure").get_by_text("Split: 4 in place, 4 not, and 6 of 8 feel strongly.")
    expect(split).to_be_visible()
    page.get_by_label("Member 1 says Evaluation").select_option("Disagree")
    expect(page.get_by_role("figure").get_by_text("Split: 3 in place, 5 not, and 5 of 8 feel strongly.")).to_be_visible()
    page.get_by_label("Area of focus").select_option("Licensure")
    expect(page.get_by_role("figure").get_by_text("Leaning: 6 of 8 say in place, 2 say not in place.")).to_be_visible()
    page.get_by_role("button", name="Put the example back as it was").click()
    page.get_by_label("Area of focus").select_option("Evaluation")
    expect(split).to_be_visible()
    page.goto(site + "exercise/rank/")
    ready(page)
    expect(page.get_by_text("0 of 7 places are filled.")).to_be_visible()
