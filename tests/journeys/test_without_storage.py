"""A browser that keeps nothing for any site: Python starts, the page says so, and the exercise can be done and taken away."""

import json
from pathlib import Path

from playwright.sync_api import BrowserType, expect

from tests.journeys.conftest import ready


def test_where_site_data_is_blocked_the_page_says_so_and_offers_the_file(
    browser_type: BrowserType, browser_type_launch_args, site: str, tmp_path: Path
):
    profile = tmp_path / "profile/Default"
    profile.mkdir(parents=True)
    (profile / "Preferences").write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}))
    context = browser_type.launch_persistent_context(profile.parent, accept_downloads=True, **browser_type_launch_args)
    # Firefox refuses channels between tabs, too.
    context.add_init_script(
        "window.BroadcastChannel = class { constructor() { throw new DOMException('', 'SecurityError'); } }"
    )
    page = context.pages[0]
    refused = page.get_by_text("This browser does not let the site save on this device.")
    page.goto(site + "exercise/")
    ready(page)
    expect(refused).to_be_visible()
    page.get_by_role("button", name="Start a new exercise").click()
    page.get_by_label("Name of this exercise").fill("Without storage")
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Rate", exact=True).click()
    page.get_by_role("radio", name="Disagree", exact=True).first.check()
    page.get_by_role("button", name="Hand in my sheet").click()
    expect(page.get_by_text("Pass the laptop to the next member.")).to_be_visible()
    expect(refused).to_be_visible()
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download the file now").click()
    begun.value.save_as(tmp_path / "file.json")
    assert len(json.loads((tmp_path / "file.json").read_text(encoding="utf-8"))["sealed"]) == 1

    page.goto(site + "exercise/")
    ready(page)
    page.get_by_label("A .json file that you downloaded from this site").set_input_files(tmp_path / "file.json")
    expect(page.get_by_role("heading", level=1, name="Determining priority areas: minutes")).to_be_visible()
    expect(page.get_by_text("Without storage").first).to_be_visible()
    context.close()
