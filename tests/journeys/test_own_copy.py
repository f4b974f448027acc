"""A State's own copy: other settings, a statement edited, an eighth area and a Tool 6, all without a line of Python changed."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from priorities import codes

from tests.building import ROOT, set_up
from tests.journeys.conftest import Watch, begin, ready
from tests.journeys.host import Host
from tests.journeys.test_report import download
from tests.journeys.test_three_devices import agree
from tests.journeys.test_whole_exercise import button, on, onward

NOT_COPIED = ("build", "site", ".venv", "node_modules", ".git", ".hypothesis", ".*_cache", "__pycache__", "test-results")
SETTINGS = """
extra:
  state:
    name: State of Example
    agency: Example Department of Education
    accessibility: {email: access@agency.example}
    colors: {main: "#005e57"}
    welcome: We meet in May.
    tools: [preparing, performance, supervision]
"""
AREA = """[[areas]]
id = "supervision"
name = "Principal Supervision"
statement = "Those who supervise principals have the time and the training to help them lead instruction."

"""
TOOL = """id = "supervision"
version = 1
kind = "strategies"
tool = "Tool 6"
title = "Assessing Strategies for Supervising Principals"
opened_by = ["supervision"]

[[categories]]
id = "supervisors"
name = "Prepare those who supervise"

[[categories.strategies]]
id = "supervisor-standards"
text = "Adopt standards for principal supervisors."

[scales]
status = [
  { id = "fully", label = "Fully Implemented", code = 4 },
  { id = "partially", label = "Partially Implemented", code = 3 },
  { id = "planning", label = "Planning for Implementation", code = 2 },
  { id = "not-planned", label = "Not Planned/Implemented", code = 1 },
  { id = "not-applicable", label = "N/A" },
]
priority = [{ id = "high", label = "High" }, { id = "medium", label = "Medium" }, { id = "low", label = "Low" }]
"""
PAGE = "```exercise\nstrategies supervision\n```\n"


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def make_own(copy: Path) -> None:
    """What somebody in a State agency does to a copy: settings, words, one new file of each kind, and a line in the list of pages."""
    settings = copy / "mkdocs.yml"
    set_up(copy, SETTINGS)
    pages = "      - exercise/strategies/performance.md\n"
    change(settings, pages, f"{pages}      - exercise/strategies/supervision.md\n")
    (copy / "docs/exercise/strategies/supervision.md").write_text(PAGE, encoding="utf-8")
    (copy / "instruments/supervision.toml").write_text(TOOL, encoding="utf-8")
    change(copy / "instruments/areas.toml", "[[scales.agreement]]", f"{AREA}[[scales.agreement]]")
    change(copy / "instruments/areas.toml", "School leader licenses accurately reflect", "The licenses of our State reflect")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the copy, built with `make site` as on its own machine, with what is installed here already."""
    copy = tmp_path_factory.mktemp("own") / "copy"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
    (copy / "site_src/node_modules").symlink_to(ROOT / "site_src/node_modules")
    make_own(copy)
    (copy / "build").mkdir()
    for done in ("venv", "npm", "installed"):
        (copy / "build" / done).touch()
    running = Host(copy / "site")
    given = {"SITE_URL": running.address, "VENV": str(Path(sys.prefix))}
    command = ["make", "--silent", "site", *(f"{name}={value}" for name, value in given.items())]
    subprocess.run(
        command, cwd=copy, check=True, env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    )
    running.start()
    yield running.address
    running.stop()


@pytest.mark.long
def test_every_page_code_form_and_report_follows(page: Page, own: str, tmp_path: Path):
    watch = Watch(page, own)
    page.goto(own)
    expect(page.get_by_text("rate eight areas of instructional leadership")).to_be_visible()
    expect(page.get_by_text("We meet in May.")).to_be_visible()
    expect(page.get_by_text("Example Department of Education")).to_be_visible()
    expect(page.get_by_role("link", name="access@agency.example")).to_be_visible()
    expect(page.get_by_role("link", name="Start an exercise")).to_have_css("background-color", "rgb(0, 94, 87)")
    page.goto(own + "reference/tools/")
    expect(page.get_by_role("cell", name="The licenses of our State reflect")).to_be_visible()
    expect(page.get_by_text("Tool 6: Assessing Strategies for Supervising Principals")).to_be_visible()

    begin(page, own)
    expect(page.get_by_label("State", exact=True)).to_have_value("State of Example")
    page.get_by_label("Name of this exercise").fill("Own copy")
    onward(page, "Statements", "The statements")
    expect(page.get_by_role("region", name="Licensure").get_by_text("The licenses of our State reflect").first).to_be_visible()
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Collect").click()
    on(page, "Collect the sheets")
    link = page.get_by_label("Link for members").input_value()

    member = page.context.browser.new_context().new_page()
    member.goto(link)
    ready(member)
    agree(member, "Licensure", "Disagree")
    expect(member.locator(".code")).to_be_visible()
    before = member.locator(".code").inner_text()
    agree(member, "Principal Supervision", "Disagree")
    expect(member.locator(".code")).not_to_have_text(before)
    code = member.locator(".code").inner_text()
    assert len(re.sub(r"\s", "", code)) == codes.length(8) == 14
    member.context.close()

    page.get_by_label("Codes, one on each line").fill(code)
    button(page, "Add these codes").click()
    expect(page.get_by_text("Added as sheet 1.")).to_be_visible()
    button(page, "Open the sheets").click()
    button(page, "Open now").click()
    on(page, "What the team said")
    talk = page.get_by_role("region", name="Principal Supervision", exact=True)
    expect(talk.get_by_text("One answer: Disagree.").first).to_be_visible()
    onward(page, "Rank", "Rank the areas")
    page.get_by_label("Place for Principal Supervision").select_option("8")
    button(page, "Move to place Principal Supervision").click()
    onward(page, "Reflect", "Reflect and choose")
    page.get_by_role("checkbox", name="Principal Supervision (place 8 in your order)").check()
    page.get_by_role("link", name="Tool 6: Assessing Strategies for Supervising Principals").click()
    on(page, "Assessing Strategies for Supervising Principals")
    page.get_by_label("Implementation status of: Adopt standards for principal supervisors.").select_option(
        "1: Not Planned/Implemented"
    )
    page.get_by_label("Priority of: Adopt standards for principal supervisors.").select_option("High")
    onward(page, "Report", "Determining priority areas: minutes")
    told = download(page, "The same as Markdown", tmp_path / "report.md").decode()
    for text in (
        "State of Example",
        "Principal Supervision",
        "Adopt standards for principal supervisors",
        "Not Planned/Implemented",
    ):
        assert text in told.replace("\\", "")

    # A tool that this copy does not offer has a page that says so.
    page.goto(own + "exercise/strategies/defining/")
    ready(page)
    expect(page.get_by_text("so there are no strategies to rate here")).to_be_visible()
    assert watch.elsewhere == []
    assert watch.noise == []
