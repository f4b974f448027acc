"""A tab or a browser that is killed at any moment, as by a dead battery: what is found again is whole, and at most a second old."""

import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Error, Page, expect

from tests.journeys.conftest import begin, ready, saved

WORDS = "".join(f"{number} " for number in range(400))
GOALS, TITLE = "Goals your State works toward", "Name of this exercise"


def running(profile: Path, kind: str) -> set[int]:
    """The processes of the browser that uses this profile, or those of one kind."""
    listed = subprocess.run(["ps", "-wweo", "pid,args"], capture_output=True, text=True, check=True).stdout.splitlines()
    return {int(line.split()[0]) for line in listed if f"user-data-dir={profile}" in line and kind in line}


def kill(profile: Path, kind: str = "") -> None:
    """Kill every process of the browser that uses this profile, or all of one kind, without a word to it.

    All are gone afterwards: one that was still dying would hold the profile against the browser that comes next.
    """
    doomed = running(profile, kind)
    for pid in doomed:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    while doomed & running(profile, kind):
        continue


def type_until_it_dies(page: Page, die: Callable[[], None]) -> list[float]:
    """Type letter after letter, and note when each was in the field; `die` is done in the middle of it."""
    typed: list[float] = []
    death = threading.Timer(random.uniform(0.2, 4), die)
    death.start()
    field = page.get_by_label(GOALS)
    try:
        for letter in WORDS:
            field.press(letter, timeout=5000)
            typed.append(time.monotonic())
    except Error:
        death.join()
        return typed
    raise AssertionError("It did not die.")


def shell(browser_type: BrowserType, profile: Path, launch: dict[str, object]) -> BrowserContext:
    """A browser that keeps what it has in this folder."""
    return browser_type.launch_persistent_context(profile, service_workers="block", **launch)


@pytest.mark.parametrize("how", ["tab", "browser"])
@pytest.mark.parametrize("run", [0, *[pytest.param(number, marks=pytest.mark.long) for number in range(1, 25)]])
def test_what_is_found_after_a_kill_is_whole_and_at_most_a_second_old(
    browser_type: BrowserType, browser_type_launch_args, site: str, tmp_path: Path, how: str, run: int
):
    context = shell(browser_type, tmp_path, browser_type_launch_args)
    page = context.pages[0]
    begin(page, site)
    page.get_by_label(TITLE).fill(f"Run {run}")
    page.get_by_label(TITLE).press("Tab")
    saved(page)
    died: list[float] = []

    def die() -> None:
        died.append(time.monotonic())
        kill(tmp_path, "--type=renderer" if how == "tab" else "")

    typed = type_until_it_dies(page, die)
    if how == "browser":
        context = shell(browser_type, tmp_path, browser_type_launch_args)
    page = context.new_page()
    page.goto(site + "exercise/team/")
    ready(page)
    page.get_by_role("button", name=f"Continue Run {run}").click()
    expect(page.get_by_label(TITLE)).to_have_value(f"Run {run}")
    found = page.get_by_label(GOALS).input_value()
    lost = [died[0] - when for when in typed[len(found) :] if when < died[0]]
    print(
        f"{how}: killed after {len(typed)} letters, found {len(found)}; the oldest one lost was {max(lost, default=0):.3f} s old"
    )
    assert WORDS.startswith(found)
    assert max(lost, default=0) <= 1
    expect(page.get_by_text("could not be read")).to_have_count(0)
    context.close()
