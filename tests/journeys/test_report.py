"""The report: next steps, and the file for the record that opens again."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page, expect
from priorities import files
from priorities.blocks import Heading, Paragraph
from priorities.report import report
from priorities.visibility import see
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.journeys.conftest import Watch, ready


def download(page: Page, name: str, to: Path) -> bytes:
    with page.expect_download() as begun:
        page.get_by_role("button", name=name, exact=True).click()
    begun.value.save_as(to)
    return to.read_bytes()


def test_a_site_on_an_iphones_home_screen_shares_its_files(page: Page, site: str):
    """It has no downloads."""
    page.add_init_script(
        """
        navigator.standalone = true;
        navigator.share = async ({ files: [file] }) => console.log(file.name, file.type, await file.text());
        """
    )
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_role("button", name="Try the example team").click()
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    with page.expect_console_message(lambda said: said.text.startswith("priorities-")) as told:
        page.get_by_role("button", name="Download the exercise (JSON)").click()
    name, kind, held = told.value.text.split(" ", 2)
    assert (name.endswith(".json"), kind) == (True, "application/json")
    assert files.read(held).team.title == "Example team"
    expect(page.get_by_text("in your downloads")).to_have_count(0)


# Fields do not grow with their text, and what a fold holds has no name; told as the page is printed, after our own script.
OLDER = """
const { supports } = CSS;
CSS.supports = (name, ...held) => name !== "field-sizing" && supports.call(CSS, name, ...held);
addEventListener("load", () => {
  for (const sheet of document.styleSheets) sheet.insertRule("textarea { field-sizing: fixed !important }", sheet.cssRules.length);
  addEventListener("beforeprint", () => {
    const field = document.querySelector("#page details textarea");
    console.log(`open ${field.closest("details").open}, whole ${field.clientHeight >= field.scrollHeight}`);
  });
});
"""


def test_older_browsers_print_whole_texts_and_what_is_folded(page: Page, site: str):
    page.add_init_script(OLDER)
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_role("button", name="Try the example team").click()
    steps = page.get_by_role("navigation", name="Steps of the exercise")
    steps.get_by_role("link", name="Strategies").click()
    page.get_by_role("link", name="Tool 4").first.click()
    fold = page.locator("details").filter(has_text="Notes and wording").first
    fold.locator("summary").click()
    fold.get_by_label("Notes").fill("\n".join(["One line of many."] * 12))
    fold.locator("summary").click()
    with page.expect_console_message(lambda said: said.text.startswith("open ")) as told:
        page.pdf()
    assert told.value.text == "open true, whole true"
    expect(fold.get_by_label("Notes")).to_be_hidden()


def struct(element: object) -> Iterator[DictionaryObject]:
    """Every element of a tagged PDF's structure, in reading order."""
    held = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(held, list):
        for one in held:
            yield from struct(one)
    elif isinstance(held, dict):
        yield held  # type: ignore[misc]
        yield from struct(held.get("/K"))


def test_the_printed_report_is_tagged_and_keeps_headings_with_their_text(page: Page, site: str, tmp_path: Path):
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_role("button", name="Try the example team").click()
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    expect(page.get_by_role("heading", level=1, name="Determining priority areas: minutes")).to_be_visible()
    exercise = files.read(download(page, "Download the exercise (JSON)", tmp_path / "team.json"))
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True, tagged=True)

    printed = PdfReader(tmp_path / "report.pdf")
    root = printed.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    elements = list(struct(root["/StructTreeRoot"]))
    figures = [one for one in elements if one.get("/S") == "/Figure"]
    assert len(figures) == 28
    assert all(one.get("/Alt") for one in figures)
    blocks = report(see(exercise))
    headings = [block for block in blocks if isinstance(block, Heading)]
    told = [one["/S"] for one in elements if one.get("/S") in ("/H1", "/H2", "/H3")]
    assert told == [f"/H{heading.level}" for heading in headings]
    pages = [" ".join(one.extract_text().split()) for one in printed.pages]
    for heading, after in pairwise(blocks):
        if isinstance(heading, Heading) and isinstance(after, Paragraph):
            assert any(f"{heading.text} {after.text[:40]}" in text for text in pages), heading.text
    # What the team reads first is on one page, with what stands above it.
    assert "Findings" in pages[0]
    assert pages[1].startswith("Wording of the statements")


def test_a_next_step_goes_into_the_report_for_the_record_which_opens_again(page: Page, site: str, watch: Watch, tmp_path: Path):
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_role("button", name="Try the example team").click()
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    expect(page.get_by_role("heading", level=1, name="Determining priority areas: minutes")).to_be_visible()
    page.get_by_role("button", name="Add this step").click()
    expect(page.get_by_role("link", name="Write what is to be done")).to_be_visible()
    page.get_by_label("What", exact=True).fill("Call the two programs.")
    page.get_by_label("Who", exact=True).fill("Ana")
    page.get_by_label("By when", exact=True).fill("June")
    page.get_by_label("From", exact=True).select_option("Priority areas: Preparation")
    page.get_by_role("button", name="Add this step").click()
    expect(page.get_by_label("What", exact=True)).to_be_focused()
    expect(page.get_by_label("What of step 1")).to_have_value("Call the two programs.")
    expect(page.get_by_role("cell", name="Ana")).to_be_visible()
    first = download(page, "Download the exercise (JSON)", tmp_path / "first.json")
    record = download(page, "Report for the record (HTML)", tmp_path / "record.html")
    passed = download(page, "Report to pass round (HTML)", tmp_path / "round.html")
    assert b"Call the two programs." in record
    assert b"Call the two programs." in passed
    assert b"Call the two programs." in download(page, "The same as Markdown", tmp_path / "report.md").replace(b"\\", b"")

    page.get_by_role("link", name="change exercise").click()
    field = page.get_by_label("A .json file that you downloaded from this site, or a report for the record")
    field.set_input_files(tmp_path / "round.html")
    expect(page.get_by_text("This page holds no exercise.")).to_be_visible()
    page.get_by_role("button", name="Erase Example team").click()
    page.get_by_role("button", name="Erase it").click()
    expect(page.get_by_text("No exercise is kept here yet.")).to_be_visible()
    field.set_input_files(tmp_path / "record.html")
    expect(page.get_by_role("heading", level=1, name="Determining priority areas: minutes")).to_be_visible()
    assert download(page, "Download the exercise (JSON)", tmp_path / "second.json") == first
    assert watch.noise == []

    # The file opens by itself, and fetches nothing.
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "record.html").as_uri())
    expect(page.get_by_role("heading", level=1, name="Determining priority areas: minutes")).to_be_visible()
    assert asked == [(tmp_path / "record.html").as_uri()]
