"""Three devices that share nothing but what people send: a facilitator's, and two members' own."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import begin, ready


def agree(page: Page, area: str, level: str) -> None:
    group = page.get_by_role("group", name=f"How far do you agree that this describes our State today? {area}")
    group.get_by_role("radio", name=level, exact=True).check()


def test_sheets_come_back_by_code_file_and_link(browser: Browser, site: str, tmp_path: Path):
    facilitator, phone, laptop = (browser.new_context(accept_downloads=True).new_page() for _ in range(3))
    phone.set_viewport_size({"width": 390, "height": 844})

    begin(facilitator, site)
    facilitator.get_by_label("Name of this exercise").fill("Spring meeting")
    facilitator.get_by_label("How many members").fill("3")
    facilitator.get_by_label("Goals your State works towards").fill("Nothing for members to see")
    facilitator.get_by_role("link", name="Next: Statements").click()
    facilitator.get_by_text("Change the wording of Licensure").click()
    facilitator.get_by_label("Your wording for Licensure").fill("Our licenses mean something.")
    facilitator.get_by_role("button", name="Save this wording of Licensure").click()
    expect(facilitator.get_by_text("Every wording (2)")).to_be_visible()
    facilitator.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Collect").click()
    link = facilitator.get_by_label("Link for members").input_value()

    # One member reads a code aloud.
    phone.goto(link)
    ready(phone)
    expect(phone.get_by_text("Spring meeting")).to_be_visible()
    expect(phone.get_by_text("Our licenses mean something.")).to_be_visible()
    expect(phone.get_by_text("Nothing for members to see")).to_have_count(0)
    agree(phone, "Licensure", "Agree")
    expect(phone.locator(".code")).to_be_visible()
    before = phone.locator(".code").inner_text()
    agree(phone, "Evaluation", "Strongly Disagree")
    expect(phone.locator(".code")).not_to_have_text(before)
    code = phone.locator(".code").inner_text()
    facilitator.get_by_label("Codes, one on each line").fill(f"{code[:-1]}{'A' if code[-1] != 'A' else 'B'}\n{code.lower()}")
    facilitator.get_by_role("button", name="Add these codes").click()
    expect(facilitator.get_by_text("Added as sheet 1.")).to_be_visible()
    expect(facilitator.get_by_text("Check the characters, or it was made for other wording.")).to_be_visible()
    expect(facilitator.get_by_text("1 of 3 sheets are in")).to_be_visible()

    # A sheet on a member's own device is there after a reload. It goes back as a file, with its comment.
    laptop.goto(link)
    ready(laptop)
    agree(laptop, "Evaluation", "Disagree")
    laptop.get_by_label("Comment (optional; the team will see it) on Evaluation").fill("Two districts rate everybody alike.")
    laptop.keyboard.press("Tab")
    expect(laptop.get_by_text("The code leaves out your comment.")).to_be_visible()
    with laptop.expect_download() as begun:
        laptop.get_by_role("button", name="Download the file").click()
    begun.value.save_as(tmp_path / "sheet.json")
    laptop.goto(link)
    ready(laptop)
    expect(laptop.get_by_label("Comment (optional; the team will see it) on Evaluation")).to_have_value(
        "Two districts rate everybody alike."
    )
    facilitator.get_by_label("Sheet files").set_input_files([tmp_path / "sheet.json", tmp_path / "sheet.json"])
    expect(facilitator.get_by_text("It is in already, as sheet 2.")).to_be_visible()
    expect(facilitator.get_by_text("2 of 3 sheets are in")).to_be_visible()
    expect(facilitator.get_by_text("Two districts rate everybody alike.")).to_have_count(0)

    facilitator.get_by_label("Why open now?").fill("The third is ill.")
    facilitator.get_by_role("button", name="Open the sheets").click()
    facilitator.get_by_role("button", name="Open now").click()
    talk = facilitator.get_by_role("region", name="Evaluation", exact=True)
    expect(talk.get_by_text("Two answers, on the same side: Strongly Disagree and Disagree.")).to_be_visible()
    expect(talk.get_by_text("Two districts rate everybody alike.")).to_be_visible()
    facilitator.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    expect(facilitator.get_by_text("1 by code; 1 by file.")).to_be_visible()
    expect(facilitator.get_by_text("They were opened before everyone was in: The third is ill.")).to_be_visible()
