"""The same team a year later: last year's wording, this year's answers, and then both side by side."""

from pathlib import Path

from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Watch
from tests.journeys.test_access import check
from tests.journeys.test_report import download
from tests.journeys.test_whole_exercise import button, on, onward, rate

LICENSE = "School leader licenses show that a leader is ready for a school of ours."
DATA = "Our data systems tell us who was coached."
MINUTES = "Determining priority areas: minutes"


def reword(page: Page, area: str, words: str) -> None:
    page.get_by_text(f"Change the wording of {area}").click()
    page.get_by_label(f"Your wording for {area}").fill(words)
    button(page, f"Save this wording of {area}").click()
    expect(page.get_by_role("region", name=area).get_by_text(words).first).to_be_visible()


def test_a_year_later_the_answers_of_then_show_once_those_of_now_are_open(page: Page, site: str, watch: Watch, tmp_path: Path):
    page.goto(site + "exercise/")
    on(page, "Your exercises")
    button(page, "Try the example team").click()
    on(page, "What the team said")
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    on(page, MINUTES)
    last = tmp_path / "last.html"
    download(page, "Report for the record (HTML)", last)

    page.get_by_role("link", name="change exercise").click()
    on(page, "Your exercises")
    page.get_by_label("Last year’s file, or its report for the record").set_input_files(last)
    on(page, "Your team")
    expect(page.get_by_text("An earlier exercise stands beside this one.")).to_be_visible()
    expect(page.get_by_label("Name of this exercise")).to_have_value("Example team")
    page.get_by_label("Date", exact=True).fill("20 May 2027")
    page.get_by_label("How many members").fill("2")
    onward(page, "Statements", "The statements")
    expect(page.get_by_text("effective leaders of schools in our State").filter(visible=True).first).to_be_visible()
    reword(page, "Licensure", LICENSE)
    reword(page, "Systems and Structures", DATA)

    onward(page, "Rate", "Your rating sheet")
    rate(page, 0)
    button(page, "Hand in my sheet").click()
    button(page, "Start the next sheet").click()
    rate(page, 1)
    button(page, "Hand in my sheet").click()
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    on(page, MINUTES)
    expect(page.get_by_text("What it came to shows once this exercise’s sheets are open.")).to_be_visible()
    for told in ("Vacancies are rising", "said in place then", "Partially Implemented, High"):
        expect(page.get_by_text(told)).to_have_count(0)

    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Collect").click()
    on(page, "Collect the sheets")
    button(page, "Open the sheets").click()
    button(page, "Open now").click()
    on(page, "What the team said")
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    on(page, MINUTES)
    expect(page.get_by_text("Beside 14 May 2026: 4 of 8 said in place then, 1 of 2 now")).to_have_count(2)
    expect(page.get_by_text("agreement is not compared, since the statement was worded otherwise")).to_have_count(2)
    expect(page.get_by_role("cell", name="No priority area chosen yet; no order yet")).to_have_count(2)
    expect(page.get_by_role("cell", name="Partially Implemented, High")).to_have_count(2)
    check(page, "the report with an earlier exercise")
    page.get_by_label("What", exact=True).fill("Call the two programs.")
    button(page, "Add this step").click()
    expect(page.get_by_label("What of step 1")).to_have_value("Call the two programs.")

    page.get_by_label("The file of an earlier exercise").set_input_files(last)
    expect(page.get_by_text("It stands beside this one already.")).to_be_visible()
    download(page, "Download the exercise (JSON)", tmp_path / "this.json")
    page.get_by_label("The file of an earlier exercise").set_input_files(tmp_path / "this.json")
    expect(page.get_by_text("This file holds the exercise that is open now, or a copy of it.")).to_be_visible()
    button(page, "Take it away 14 May 2026").click()
    expect(page.get_by_text("said in place then")).to_have_count(0)
    button(page, "Undo").click()
    expect(page.get_by_text("said in place then").first).to_be_visible()

    first = download(page, "Download the exercise (JSON)", tmp_path / "first.json")
    download(page, "The same as a Word document", tmp_path / "this.docx")
    told = "\n".join(one.text for one in Document(str(tmp_path / "this.docx")).paragraphs)
    assert "A year later: then and now" in told
    assert "agreement is not compared, since the statement was worded otherwise" in told
    download(page, "The same as an Excel workbook", tmp_path / "this.xlsx")
    sheet = load_workbook(tmp_path / "this.xlsx")["A year later then and now"]
    assert ["14 May 2026", 3, 1, 1, 3, "Split: 4 in place, 4 not, and 6 of 8 feel strongly."] in [
        [cell.value for cell in row][:6] for row in sheet.iter_rows()
    ]
    record = tmp_path / "this.html"
    assert LICENSE.encode() in download(page, "Report for the record (HTML)", record)
    page.get_by_role("link", name="change exercise").click()
    on(page, "Your exercises")
    button(page, "Erase everything").click()
    page.locator("#ask").get_by_role("button", name="Erase everything").click()
    expect(page.get_by_text("Everything this site kept in this browser is erased.")).to_be_visible()
    page.get_by_label("A .json file that you downloaded from this site, or a report for the record").set_input_files(record)
    on(page, MINUTES)
    assert download(page, "Download the exercise (JSON)", tmp_path / "again.json") == first
    assert watch.elsewhere == []
    assert watch.noise == []
    assert watch.starts == 1
