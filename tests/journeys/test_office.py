"""The report as Word and Excel: each says what the exercise in the JSON file beside it says, and is fetched when it is asked for."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from priorities import files
from priorities.blocks import Block, Dots, Heading, Matrix, Table
from priorities.report import report
from priorities.visibility import see
from priorities.workbook import workbook

from tests.journeys.conftest import Watch, begin, ready
from tests.journeys.test_report import download
from tests.priorities.said import numbers, plain, said, texts

LATER = ("docx.mjs", "word.mjs", "excel.gz")


def the_example_team(page: Page, site: str) -> None:
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_role("button", name="Try the example team").click()


@pytest.mark.parametrize("start", [the_example_team, begin])
def test_word_and_excel_say_what_the_exercise_says(page: Page, site: str, watch: Watch, tmp_path: Path, start):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    start(page, site)
    to_the_report(page)
    assert not {*asked} & {*LATER}

    held = download(page, "Download the exercise (JSON)", tmp_path / "exercise.json")
    word = download(page, "The same as a Word document", tmp_path / "report.docx")
    expect(page.get_by_role("status").filter(has_text="The report is in your downloads.")).to_be_visible()
    assert "excel.gz" not in asked
    excel = download(page, "The same as an Excel workbook", tmp_path / "report.xlsx")
    again = download(page, "The same as an Excel workbook", tmp_path / "again.xlsx")

    exercise = files.read(held)
    blocks = report(see(exercise))
    assert len(blocks) > 10
    word_says(word, blocks, exercise.team.title)
    excel_says(excel, blocks)
    assert again == excel
    assert [asked.count(name) for name in LATER] == [1, 1, 1]
    assert watch.elsewhere == []
    assert watch.noise == []
    assert sheets_of(workbook(see(exercise))) == sheets_of(excel)


def to_the_report(page: Page) -> None:
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    expect(page.get_by_role("heading", level=1, name="Determining priority areas: minutes")).to_be_visible()


def sheets_of(made: bytes) -> dict[str, list[tuple[object, ...]]]:
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in load_workbook(BytesIO(made)).worksheets}


def excel_says(made: bytes, blocks: tuple[Block, ...]) -> None:
    cells = [cell for rows in sheets_of(made).values() for row in rows for cell in row if cell is not None]
    held = plain(" ".join(map(str, cells)))
    for block in blocks:
        for text in said(block):
            assert plain(text) in held, text
    assert [cell for cell in cells if isinstance(cell, int)] == [number for block in blocks for number in numbers(block)]


def word_says(document: bytes, blocks: tuple[Block, ...], title: str) -> None:
    made = Document(BytesIO(document))
    body = list(in_order(made))
    held = plain(" ".join(body))
    headings = [
        (int(one.style.name.removeprefix("Heading ")), one.text)
        for one in made.paragraphs
        if one.style.name.startswith("Heading ")
    ]
    assert headings == [(block.level, block.text) for block in blocks if isinstance(block, Heading)]
    for block in blocks:
        for text in said(block):
            assert plain(text) in held, text
    expected = [rows for block in blocks if (rows := rows_of(block))]
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables] == expected
    for table in made.tables:
        first, *rest = (row._tr.trPr for row in table.rows)
        assert first.find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:cantSplit")) is not None for row in (first, *rest))
        assert all(row.find(qn("w:tblHeader")) is None for row in rest)
    properties = made.core_properties
    assert properties.title == f"Determining priority areas: minutes{title and f': {title}'}"
    assert (properties.author, properties.last_modified_by) == ("", "")
    (section,) = made.sections
    assert (section.page_width.inches, section.page_height.inches) == (8.5, 11)
    assert (title or "Determining priority areas") in section.footer.paragraphs[0].text
    assert 'w:val="en-US"' in made.styles.element.xml


def in_order(made) -> Iterator[str]:
    """Every text of a document, a table's cell by cell."""
    for one in made.element.body.iterchildren():
        if one.tag == qn("w:p"):
            yield WordParagraph(one, made).text
        elif one.tag == qn("w:tbl"):
            yield from (cell.text for row in WordTable(one, made).rows for cell in row.cells)


def rows_of(block: Block) -> list[list[str]]:
    """The cells of a block that becomes a table, its columns' names first; empty for other blocks."""
    match block:
        case Table(_, columns, rows):
            return [[*columns], *(["".join(texts(cell)) for cell in row] for row in rows)]
        case Dots(_, counts):
            return [["Strongly Disagree", "Disagree", "Agree", "Strongly Agree"], [*map(dotted, counts)]]
        case Matrix(_, counts):
            names = ["Urgent, high impact", "Urgent, low impact", "Less urgent, high impact", "Less urgent, low impact"]
            return [names, [*map(dotted, counts.values())]]
    return []


def dotted(count: int) -> str:
    return f"{count} {'●' * count}".strip() if count < 6 else f"{count} ●●●●● {'●' * (count - 5)}"


@pytest.mark.parametrize(
    ("button", "part"), [("The same as a Word document", "docx.mjs"), ("The same as an Excel workbook", "excel.gz")]
)
def test_what_makes_a_file_can_be_asked_for_again(page: Page, site: str, tmp_path: Path, button: str, part: str):
    begin(page, site)
    page.get_by_label("Name of this exercise").fill("Spring meeting")
    to_the_report(page)
    page.route(f"**/{part}", lambda route: route.abort())
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text("A part of this site could not be fetched. Nothing is lost.")).to_be_visible()
    expect(page.locator("#problems")).to_be_focused()
    page.unroute(f"**/{part}")
    assert len(download(page, button, tmp_path / "report")) > 5000
    expect(page.get_by_text("Spring meeting").first).to_be_visible()
