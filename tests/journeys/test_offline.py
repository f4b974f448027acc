"""Without a network after one visit, and with a newer version of the site that arrives in the middle of an exercise."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.building import ROOT
from tests.journeys.conftest import Watch, begin, ready
from tests.journeys.host import Host
from tests.journeys.test_privacy import not_listed
from tests.journeys.test_report import download
from tests.journeys.test_whole_exercise import button, do_the_exercise

KEPT = "() => caches.keys()"
BUILD = re.compile('(<meta name="build" content=)"([^"]*)"')


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args) -> dict[str, object]:
    """Here the browser may keep the site."""
    return {**browser_context_args, "service_workers": "allow"}


@pytest.fixture
def network(host: Host) -> Iterator[Host]:
    """The server, which is as it was for whoever comes next."""
    folder = host.folder
    yield host
    host.folder, host.unplugged = folder, False


def kept(page: Page) -> None:
    """Wait until the page says that it works without a network."""
    expect(page.get_by_text("Ready to work offline")).to_be_visible(timeout=60_000)


def newer_build(folder: Path, to: Path) -> None:
    """The site as it is after a change to its scripts: what lay under the old names is gone."""
    shutil.copytree(folder, to)
    (runtime,) = (to / "assets/python").iterdir()
    runtime.rename(runtime.with_name("0123456789"))
    for path in to.rglob("*.html"):
        text = path.read_text(encoding="utf-8").replace(runtime.name, "0123456789")
        path.write_text(BUILD.sub(r'\1"newer"', text), encoding="utf-8")
    (to / "sw.js").unlink()
    subprocess.run(["node", ROOT / "site_src/offline.mjs", to], check=True)


def build_of(page: Page) -> str:
    return page.locator('meta[name="build"]').get_attribute("content") or ""


def test_every_page_opens_without_a_network_after_one_visit(page: Page, site: str, network: Host, watch: Watch):
    del network.asked[:]
    page.goto(site + "exercise/")
    kept(page)
    # What the page itself needs was asked for first.
    asked = network.asked
    assert max(asked.index(one) for one in asked if one.endswith(("first.gz", "pyodide.asm.wasm"))) < asked.index("sw.js")
    listed = ElementTree.fromstring((network.folder / "sitemap.xml").read_text(encoding="utf-8"))
    pages = [place.text or "" for place in listed.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(pages) > 45
    network.unplugged = True
    for address in [*pages, f"{site}?from=a-mail"]:
        answer = page.goto(address)
        assert answer, address
        assert (answer.status, answer.from_service_worker) == (200, True), address
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        if address.endswith(
            ("/exercise/", "/report/", "/forms/")
        ):  # one begins with what every start brings, the others ask for more
            ready(page)
    page.get_by_role("button", name="Search").click()
    # By keys: the theme searches when one is let go.
    page.get_by_placeholder("Search").press_sequentially("principal supervisors")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert watch.elsewhere == []
    assert watch.noise == []


def test_nothing_more_is_kept_while_a_page_starts(context: BrowserContext, page: Page, site: str, network: Host):
    starting = context.new_page()
    starting.route("**/pyodide.asm.wasm", lambda route: None)  # it never comes, so this page goes on starting
    starting.goto(site + "exercise/")
    expect(starting.locator("html[data-python=starting]")).to_be_attached()
    del network.asked[:]
    page.goto(site + "about/")
    page.evaluate(
        """async () => {
          const patience = AbortSignal.timeout(30000);
          while (!(await navigator.locks.query()).pending.length) {
            patience.throwIfAborted();
            await new Promise(requestAnimationFrame);
          }
        }"""
    )
    assert [one for one in network.asked if one.startswith(("case-studies/", "facilitate/", "exercise/"))] == []
    # Left, and kept by the browser as it stood: Safari keeps its locks, too.
    starting.evaluate("dispatchEvent(new Event('pagehide'))")
    kept(page)
    assert "case-studies/louisiana/" in network.asked


def test_the_whole_exercise_is_done_and_taken_away_without_a_network(
    page: Page, site: str, network: Host, watch: Watch, tmp_path: Path
):
    page.goto(site)
    kept(page)
    network.unplugged = True
    do_the_exercise(page, site, "The team itself")
    for name in ("Download the exercise (JSON)", "The same as a Word document", "The same as an Excel workbook"):
        assert download(page, name, tmp_path / "file")
    unnamed, _ = not_listed(page, site)
    assert unnamed == set()
    assert watch.noise == []


def test_a_newer_version_waits_until_it_is_asked_for_and_loses_nothing(
    context: BrowserContext, page: Page, site: str, network: Host, tmp_path: Path
):
    begin(page, site)
    kept(page)
    page.get_by_label("Name of this exercise").fill("Spring")
    page.get_by_label("State", exact=True).fill("Example State")
    first = build_of(page)
    newer_build(network.folder, tmp_path / "newer")
    network.folder = tmp_path / "newer"
    second = context.new_page()
    second.goto(site + "exercise/team/")
    ready(second)
    second.get_by_role("button", name="Continue Spring").click()
    use = page.get_by_role("button", name="Use it now")
    expect(use).to_be_visible(timeout=60_000)

    # The old version goes on, whole: its pages, its parts that are fetched when asked for, and no page of the new one among them.
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    expect(page.get_by_role("heading", level=1, name="Determining priority areas: minutes")).to_be_visible()
    assert download(page, "The same as an Excel workbook", tmp_path / "file")
    assert {build_of(page), build_of(second)} == {first}

    second.get_by_label("Goals your State works toward").press_sequentially("A ready principal")
    use.click()
    for one in (page, second):
        expect(one.locator('meta[name="build"][content="newer"]')).to_be_attached()
        ready(one)
        expect(one.get_by_text("A newer version of this site")).to_be_hidden()
    expect(second.get_by_label("Goals your State works toward")).to_have_value("A ready principal")
    network.unplugged = True
    page.reload()
    ready(page)
    assert build_of(page) == "newer"


def test_what_is_published_by_halves_is_never_kept(page: Page, site: str, network: Host, tmp_path: Path):
    begin(page, site)
    kept(page)
    newer_build(network.folder, tmp_path / "half")
    page_of_before = (network.folder / "about/index.html").read_bytes()
    (tmp_path / "half/about/index.html").write_bytes(page_of_before)
    network.folder = tmp_path / "half"
    became = page.evaluate(
        """async () => {
          const held = await navigator.serviceWorker.getRegistration();
          const found = new Promise((done) => held.addEventListener("updatefound", () => done(held.installing)));
          await held.update();
          const worker = await found;
          return new Promise((done) => {
            const look = () => /redundant|installed/.test(worker.state) && done(worker.state);
            worker.addEventListener("statechange", look);
            look();
          });
        }"""
    )
    assert became == "redundant"
    expect(page.get_by_text("A newer version of this site")).to_be_hidden()
    network.unplugged = True
    page.goto(site + "about/")
    expect(page.get_by_role("heading", level=1, name="About this site")).to_be_visible()


def test_erasing_everything_erases_the_kept_site_too(page: Page, site: str):
    begin(page, site)
    kept(page)
    assert [name for name in page.evaluate(KEPT) if not name.endswith(site)] == []
    assert {name.removesuffix(site) for name in page.evaluate(KEPT)} == {"priorities-precache-v2-", "priorities-python-"}
    page.get_by_role("link", name="change exercise").click()
    button(page, "Erase everything").click()
    page.locator("#ask").get_by_role("button", name="Erase everything", exact=True).click()
    expect(page.get_by_text("Everything this site kept in this browser is erased.")).to_be_visible()
    expect(page.get_by_text("Ready to work offline")).to_be_hidden()
    assert page.evaluate(KEPT) == []


def test_the_site_can_be_installed(page: Page, site: str):
    begin(page, site)
    kept(page)
    devtools = page.context.new_cdp_session(page)
    # A browser under test keeps nothing for long, which is its only objection.
    assert [one["errorId"] for one in devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]] == ["in-incognito"]
    told = devtools.send("Page.getAppManifest")
    assert told["errors"] == []
    assert told["url"] == site + "manifest.webmanifest"
