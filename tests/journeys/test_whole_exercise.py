"""A team round one laptop does the whole exercise through what it can see, and walks away with a file that opens again."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Watch, ready

AREAS = (
    "Instructional Leadership Definition",
    "Preparation",
    "Licensure",
    "Evaluation",
    "Professional Development",
    "Career Pathways",
    "Systems and Structures",
)
# Five members: how each rates and places the seven areas; None leaves it blank.
SD, D, A, SA = "Strongly Disagree", "Disagree", "Agree", "Strongly Agree"
HH, HL, LH, LL = "Urgent, high impact", "Urgent, low impact", "Less urgent, high impact", "Less urgent, low impact"
MEMBERS = (
    ((A, LH), (D, HH), (D, LL), (SD, HH), (D, HH), (D, LH), (A, HL)),
    ((A, LH), (D, HH), (A, LH), (SA, HH), (A, LH), (D, LH), (A, LL)),
    ((A, LH), (SD, HH), (A, LL), (SD, HH), (D, HH), (SD, HH), (SA, LL)),
    ((SA, LL), (D, HH), (D, HL), (SA, LH), (A, LH), (A, LH), (A, LL)),
    ((A, LH), (D, LH), (A, LL), (D, LH), (D, HH), (None, None), (A, HL)),
)


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
    page.get_by_label("Comment (optional; the team will see it) on Evaluation").fill(f"Comment of member {member + 1}")


def do_the_exercise(page: Page, site: str, leads: str) -> None:
    page.goto(site)
    page.get_by_role("link", name="Start an exercise").click()
    on(page, "Your exercises")
    button(page, "Start a new exercise").click()

    on(page, "Your team")
    page.get_by_label("Name of this exercise").fill("Spring meeting")
    page.get_by_label("State", exact=True).fill("Example State")
    page.get_by_label("Goals your State works towards").fill("A ready principal for every school.")
    page.get_by_label("How many members").fill("5")
    page.get_by_role("group", name="Who leads?").get_by_role("radio", name=leads).check()

    onward(page, "Statements", "The statements")
    page.get_by_text("Change the wording of Evaluation").click()
    page.get_by_label("Your wording for Evaluation").fill("Evaluations tell our principals how to improve.")
    page.get_by_label("Why you change it (optional) the statement on Evaluation").fill("Shorter, and ours.")
    button(page, "Save this wording of Evaluation").click()
    expect(
        page.get_by_role("region", name="Evaluation").get_by_text("Evaluations tell our principals how to improve.").first
    ).to_be_visible()

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
    expect(talk.get_by_text("Split: 2 in place, 3 not, and 4 of 5 feel strongly.")).to_be_visible()
    expect(talk.get_by_text("Comment of member")).to_have_count(5)
    paths = page.get_by_role("region", name="Career Pathways", exact=True)
    expect(paths.get_by_text("1 member has not answered; that answer could change this.").first).to_be_visible()
    page.get_by_label("What those who say not in place see in Evaluation").fill(
        "Rural districts give everybody the same rating."
    )

    onward(page, "Rank", "Rank the areas")
    for place, area in enumerate(("Preparation", "Evaluation", "Career Pathways"), 1):
        page.get_by_label(f"Place for {area}").select_option(str(place))
        button(page, f"Move to place {area}").click()
        expect(button(page, f"Take out {area}")).to_be_visible()
        page.get_by_label(f"Reasoning for the place of {area}").fill(f"Reason for {area}")
    page.get_by_label("Why Preparation above Evaluation?").fill("Nobody to evaluate without candidates.")
    button(page, "Up Career Pathways").click()
    expect(page.get_by_label("Why Career Pathways above Evaluation?")).to_be_visible()

    onward(page, "Reflect", "Reflect and choose")
    page.get_by_label("Were team members surprised by the results").fill("By the split on evaluation.")
    page.get_by_role("checkbox", name="Preparation (place 1 in your order)").check()
    page.get_by_role("checkbox", name="Evaluation (place 3 in your order)").check()
    tools = page.get_by_role("list").filter(has=page.get_by_role("link", name="Tool 4"))
    expect(tools.get_by_role("link", name="Tool 5: Assessing Strategies for Performance Management")).to_be_visible()
    expect(page.get_by_role("link", name="Tool 3")).to_have_count(0)
    page.get_by_role("link", name="Tool 4: Assessing Strategies for Preparation and Licensing").click()

    on(page, "Assessing Strategies for Preparation and Licensing")
    first = "of: Require rigorous selection of candidates for preparation …"
    page.get_by_label(f"Implementation status {first}").select_option("3: Partially Implemented")
    page.get_by_label(f"Priority {first}").select_option("High")
    standards = "of: Require curriculum alignment to Common Core State Standar…"
    page.get_by_label(f"Implementation status {standards}").select_option("N/A")
    page.get_by_label("Why does it not apply? Strategy: Require curriculum alignment to Common").fill(
        "We have standards of our own."
    )
    page.get_by_label("Add a strategy of your own under Remove barriers to entry").fill("Pay a stipend during residency.")
    button(page, "Add it under Remove barriers to entry").click()
    page.get_by_label("Implementation status of: Pay a stipend during residency.").select_option("1: Not Planned/Implemented")
    page.get_by_label("Priority of: Pay a stipend during residency.").select_option("High")
    expect(page.get_by_text("Of 14 strategies, 1 does not apply and 11 are not rated yet.")).to_be_visible()

    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Strategies").click()
    on(page, "Strategies")
    page.get_by_role("link", name="Tool 5: Assessing Strategies for Performance Management").click()
    on(page, "Assessing Strategies for Performance Management")
    page.get_by_label("Implementation status of: Implement mentoring programs").select_option("2: Planning for Implementation")
    page.get_by_label("Priority of: Implement mentoring programs").select_option("Medium")
    onward(page, "Report", "Determining priority areas: minutes")
    for text in (
        "Reason for Preparation",
        "Rural districts give everybody the same rating.",
        "Pay a stipend during residency.",
        "Shorter, and ours.",
    ):
        expect(page.get_by_text(text).first).to_be_visible()


def download(page: Page, to: Path) -> bytes:
    with page.expect_download() as begun:
        button(page, "Download the exercise (JSON)").click()
    begun.value.save_as(to)
    return to.read_bytes()


@pytest.mark.parametrize("leads", ["A facilitator", "The team itself"])
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
    expect(page.get_by_text("Reason for Preparation")).to_be_visible()
    assert download(page, tmp_path / "second.json") == first

    assert watch.starts == 1
    assert watch.elsewhere == []
    assert watch.noise == []
