"""Three devices that share nothing but what people send, a facilitator's and two members' own; and paper and hands in the room."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import begin, ready


def agree(page: Page, area: str, level: str) -> None:
    group = page.get_by_role("group", name=f"How far do you agree that this describes our State today? {area}")
    group.get_by_role("radio", name=level, exact=True).check()


EDITS = {"Licensure": "Our licenses mean something.", "Preparation": "Enough good candidates are ready to lead."}


def test_sheets_from_phones_paper_and_hands_are_opened_together(device, site: str, tmp_path: Path):
    facilitator, phone, laptop = (device() for _ in range(3))
    phone.set_viewport_size({"width": 390, "height": 844})

    begin(facilitator, site)
    facilitator.get_by_label("Name of this exercise").fill("Spring meeting")
    facilitator.get_by_label("How many members").fill("6")
    facilitator.get_by_label("Goals your State works toward").fill("Nothing for members to see")
    facilitator.get_by_role("link", name="Next: Statements").click()
    for count, (area, text) in enumerate(EDITS.items(), 1):
        facilitator.get_by_text(f"Change the wording of {area}").click()
        facilitator.get_by_label(f"Your wording for {area}").fill(text)
        facilitator.get_by_role("button", name=f"Save this wording of {area}").click()
        expect(facilitator.get_by_text("Every wording (2)")).to_have_count(count)
    facilitator.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Collect").click()
    link = facilitator.get_by_label("Link for members").input_value()

    # One member reads a code aloud.
    phone.goto(link)
    ready(phone)
    expect(phone.get_by_text("Spring meeting")).to_be_visible()
    for text in EDITS.values():
        expect(phone.get_by_text(text)).to_be_visible()
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
    expect(facilitator.get_by_text("1 of 6 sheets are in")).to_be_visible()

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
    expect(facilitator.get_by_text("2 of 6 sheets are in")).to_be_visible()
    expect(facilitator.get_by_text("Two districts rate everybody alike.")).to_have_count(0)

    # One sheet is on paper; two members without a sheet raise their hands for Evaluation, the fourth area.
    facilitator.get_by_text("Type in sheets from paper").click()
    facilitator.get_by_label("Answers, two keys an area", exact=True).press_sequentially("343434" + "42" + "343434")
    facilitator.get_by_role("button", name="Add this sheet").click()
    expect(facilitator.get_by_text("Added as sheet 3.")).to_be_visible()
    facilitator.get_by_text("Count hands").click()
    facilitator.locator("#hands-evaluation > summary").click()
    hands = facilitator.locator("#hands-evaluation")
    hands.get_by_label("Agree", exact=True).fill("2")
    hands.get_by_label("Less urgent, high impact").fill("2")
    facilitator.keyboard.press("Tab")
    expect(facilitator.locator("#hands-evaluation > summary")).to_have_text("Evaluation: 2 hands")

    facilitator.get_by_label("Why open now?").fill("The sixth is ill.")
    facilitator.get_by_role("button", name="Open the sheets").click()
    facilitator.get_by_role("button", name="Open now").click()
    talk = facilitator.get_by_role("region", name="Evaluation", exact=True)
    # Strongly Disagree by code, Disagree by file, Strongly Agree on paper, and two hands for Agree.
    expect(talk.get_by_text("Mixed: 3 in place, 2 not, mostly mild.")).to_be_visible()
    # Urgent, high impact on paper, and two hands for less urgent, high impact.
    expect(talk.get_by_text("Most (2 of 3): less urgent, high impact.")).to_be_visible()
    expect(talk.get_by_text("Two districts rate everybody alike.")).to_be_visible()
    facilitator.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    expect(facilitator.get_by_text("1 by code; 1 by file; 1 on paper.")).to_be_visible()
    expect(
        facilitator.get_by_text("Hands were counted for Evaluation (2 on agreement, 2 on urgency and impact).")
    ).to_be_visible()
    expect(facilitator.get_by_text("They were opened before everyone was in: The sixth is ill.")).to_be_visible()
