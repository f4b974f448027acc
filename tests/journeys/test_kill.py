"""A browser that is killed, as by a dead battery: what was shown as saved is there when it starts again."""

import os
import signal
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Page, expect

from tests.journeys.conftest import begin, ready


def kill(profile: Path) -> None:
    """Kill every process of the browser that uses this profile, without a word to it."""
    found = subprocess.run(["pgrep", "-f", f"user-data-dir={profile}"], capture_output=True, text=True, check=True)
    for pid in found.stdout.split():
        try:
            os.kill(int(pid), signal.SIGKILL)
        except ProcessLookupError:
            continue


def _living(browser: BrowserContext, address: str) -> Page:
    """A tab with Python ready. The first tab of a browser that was killed may die itself, seen once in dozens of runs: open another."""
    page = browser.new_page()
    died: list[Page] = []
    page.on("crash", lambda one: died.append(one))
    page.goto(address)
    try:
        ready(page)
    except AssertionError:
        if not died:
            raise
        page = browser.new_page()
        page.goto(address)
        ready(page)
    return page


@pytest.mark.parametrize("run", [0, *[pytest.param(number, marks=pytest.mark.long) for number in range(1, 12)]])
def test_what_was_saved_survives(browser_type: BrowserType, browser_type_launch_args, site: str, tmp_path: Path, run: int):
    context = browser_type.launch_persistent_context(tmp_path, **browser_type_launch_args)
    page = context.pages[0]
    begin(page, site)
    field = page.get_by_label("Name of this exercise")
    for number in range(run + 2):
        field.fill(f"Title {number}")
        field.press("Tab")
    page.get_by_label("Goals your State works toward").press_sequentially(f"Half a thought {run}")
    # A tab that reads what is kept on the device, not what this one holds: it shows the last text, so it has been written.
    second = context.new_page()
    second.goto(site + "exercise/team/")
    ready(second)
    second.get_by_role("button", name=f"Continue Title {run + 1}").click()
    expect(second.get_by_label("Goals your State works toward")).to_have_value(f"Half a thought {run}")
    kill(tmp_path)

    again = browser_type.launch_persistent_context(tmp_path, **browser_type_launch_args)
    page = _living(again, site + "exercise/team/")
    page.get_by_role("button", name=f"Continue Title {run + 1}").click()
    expect(page.get_by_label("Name of this exercise")).to_have_value(f"Title {run + 1}")
    expect(page.get_by_label("Goals your State works toward")).to_have_value(f"Half a thought {run}")
    again.close()
