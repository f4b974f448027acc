"""A team round one laptop does the whole exercise through what it can see, and walks away with a file that opens again."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import meeting
from tests.journeys.conftest import Watch, ready
from tests.journeys.meeting import AREAS, MEMBERS


def button(page: Page, name: str):
    return page.get_by_role("button", name=name, exact=True)


def on(page: Page, title: str) -> None:
    """The page with this heading is shown, and Python answers."""
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    ready(page)


def onward(page: Page, step: str, title: str) -> None:
    page.get_by_role("link", name=f"Next: {step}").click()
    on(page, title)


def rate(page: Page, member: int) -> None:
    for area, (agreement, quadrant) in zip(AREAS, MEMBERS[member], strict=True):
        if agreement:
            group = page.get_by_role("group", name=f"How far do you agree that this describes our State today? {area}")
            group.get_by_role("radio", name=agreement, exact=True).check()
        if quadrant:
            page.get_by_role("group", name=f"How urgent is {area}, and").get_by_role("radio", name=quadrant, exact=True).check()
    page.get_by_label("Comment (optional; the team will see it) on Evaluation").fill(meeting.comment(member))


def do_the_exercise(page: Page, site: str, leads: str) -> None:
    page.goto(site)
    page.get_by_role("link", name="Start an exercise").click()
    on(page, "Your exercises")
    button(page, "Start a new exercise").click()

    on(page, "Your team")
    page.get_by_label("Name of this exercise").fill(meeting.TITLE)
    page.get_by_label("State", exact=True).fill(meeting.STATE)
    page.get_by_label("Goals your State works toward").fill(meeting.GOALS)
    page.get_by_label("How many members").fill("5")
    page.get_by_role("group", name="Who leads?").get_by_role("radio", name=leads).check()

    onward(page, "Statements", "The statements")
    page.get_by_text("Change the wording of Evaluation").click()
    page.get_by_label("Your wording for Evaluation").fill(meeting.WORDING)
    page.get_by_label("Why you change it (optional) the statement on Evaluation").fill(meeting.WHY_SO)
    button(page, "Save this wording of Evaluation").click()
    expect(page.get_by_role("region", name="Evaluation").get_by_text(meeting.WORDING).first).to_be_visible()

    onward(page, "Rate", "Your rating sheet")
    for member in range(5):
        rate(page, member)
        button(page, "Hand in my sheet").click()
        expect(page.get_by_text("Pass the laptop to the next member.")).to_be_visible()
        expect(page.get_by_text("Comment of member")).to_have_count(0)
        if member < 4:
            button(page, "Start the next sheet").click()
            expect(page.get_by_text("0 of 7 areas answered")).to_be_visible()

    onward(page, "Collect", "Collect the sheets")
    expect(page.get_by_text("5 of 5 sheets are in")).to_be_visible()
    button(page, "Open the sheets" if leads.startswith("A facilitator") else "All in? Open together").click()
    button(page, "Open now").click()

    on(page, "What the team said")
    talk = page.get_by_role("region", name="Evaluation", exact=True)
    expect(talk.get_by_text(meeting.FOUND)).to_be_visible()
    expect(talk.get_by_text("Comment of member")).to_have_count(5)
    paths = page.get_by_role("region", name="Career Pathways", exact=True)
    expect(paths.get_by_text("1 member has not answered; that answer could change this.").first).to_be_visible()
    page.get_by_label("What those who say not in place see in Evaluation").fill(meeting.NOTE)

    onward(page, "Rank", "Rank the areas")
    for place, area in enumerate(meeting.PLACED, 1):
        page.get_by_label(f"Place for {area}").select_option(str(place))
        button(page, f"Move to place {area}").click()
        expect(button(page, f"Take out {area}")).to_be_visible()
        page.get_by_label(f"Reasoning for the place of {area}").fill(meeting.reason(area))
    page.get_by_label("Why Preparation above Evaluation?").fill(meeting.ABOVE)
    button(page, "Up Career Pathways").click()
    expect(page.get_by_label("Why Career Pathways above Evaluation?")).to_be_visible()

    onward(page, "Reflect", "Reflect and choose")
    page.get_by_label("Were team members surprised by the results").fill(meeting.SURPRISE)
    page.get_by_role("checkbox", name="Preparation (place 1 in your order)").check()
    page.get_by_role("checkbox", name="Evaluation (place 3 in your order)").check()
    tools = page.get_by_role("list").filter(has=page.get_by_role("link", name="Tool 4"))
    expect(tools.get_by_role("link", name=f"Tool 5: Assessing Strategies for {meeting.PERFORMANCE}")).to_be_visible()
    expect(page.get_by_role("link", name="Tool 3")).to_have_count(0)
    page.get_by_role("link", name=f"Tool 4: Assessing Strategies for {meeting.PREPARING}").click()

    on(page, f"Assessing Strategies for {meeting.PREPARING}")
    page.get_by_label(f"Implementation status {meeting.SELECTION}").select_option("3: Partially Implemented")
    page.get_by_label(f"Priority {meeting.SELECTION}").select_option("High")
    page.get_by_label(f"Implementation status {meeting.STANDARDS}").select_option("N/A")
    page.get_by_label("Why does it not apply? Strategy: Require curriculum alignment to Common").fill(meeting.NOT_OURS)
    page.get_by_label("Add a strategy of your own under Remove barriers to entry").fill(meeting.STIPEND)
    button(page, "Add it under Remove barriers to entry").click()
    page.get_by_label(f"Implementation status of: {meeting.STIPEND}").select_option("1: Not Planned/Implemented")
    page.get_by_label(f"Priority of: {meeting.STIPEND}").select_option("High")
    expect(page.get_by_text(meeting.SO_FAR)).to_be_visible()

    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Strategies").click()
    on(page, "Strategies")
    page.get_by_role("link", name=f"Tool 5: Assessing Strategies for {meeting.PERFORMANCE}").click()
    on(page, f"Assessing Strategies for {meeting.PERFORMANCE}")
    page.get_by_label(f"Implementation status {meeting.MENTORING}").select_option("2: Planning for Implementation")
    page.get_by_label(f"Priority {meeting.MENTORING}").select_option("Medium")
    onward(page, "Report", "Determining priority areas: minutes")
    for text in meeting.MINUTES:
        expect(page.get_by_text(text).filter(visible=True).first).to_be_visible()


def download(page: Page, to: Path) -> bytes:
    with page.expect_download() as begun:
        button(page, "Download the exercise (JSON)").click()
    begun.value.save_as(to)
    return to.read_bytes()


@pytest.mark.parametrize("leads", [meeting.LEADS[0], pytest.param(meeting.LEADS[1], marks=pytest.mark.long)])
def test_the_whole_exercise_and_the_file_that_opens_again(page: Page, site: str, watch: Watch, tmp_path: Path, leads: str):
    do_the_exercise(page, site, leads)
    first = download(page, tmp_path / "first.json")
    assert b"Comment of member 3" in first

    page.get_by_role("link", name="change exercise").click()
    on(page, "Your exercises")
    button(page, "Erase everything").click()
    page.get_by_role("group").or_(page.locator("#ask")).last.get_by_role("button", name="Erase everything", exact=True).click()
    expect(page.get_by_text("Everything this site kept in this browser is erased.")).to_be_visible()
    expect(page.get_by_text("No exercise is kept here yet.")).to_be_visible()

    page.get_by_label("A .json file that you downloaded from this site").set_input_files(tmp_path / "first.json")
    on(page, "Determining priority areas: minutes")
    expect(page.get_by_role("cell", name=meeting.reason("Preparation"), exact=True)).to_be_visible()
    assert download(page, tmp_path / "second.json") == first

    assert watch.starts == 1
    assert watch.elsewhere == []
    assert watch.noise == []
