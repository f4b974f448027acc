"""The real site, built for a sub-path as GitHub Pages serves a project, and a real browser."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.building import ROOT, build_site
from tests.journeys.host import Host

PATIENCE = 20_000  # milliseconds

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def host() -> Iterator[Host]:
    """The server of the site, which is built for its very address."""
    built = ROOT / "build" / f"journey-site-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    running = Host(built)
    build_site(built, running.address)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def site(host: Host) -> str:
    """The address of the site."""
    return host.address


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """The Chromium that `tests/run.py` found. Root cannot have its sandbox, and a container often has little shared memory."""
    path = os.environ.get("CHROMIUM")
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    launch: dict[str, object] = {"args": [*sandbox, "--disable-dev-shm-usage", "--disable-gpu"]}
    return {**launch, "executable_path": path} if path else launch


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    """Pages as wide as a projector shows them, and no copy of the site kept for being offline but where that is looked at."""
    return {"viewport": {"width": 1280, "height": 800}, "accept_downloads": True, "service_workers": "block"}


class Watch:
    """What a page and the others beside it asked of other hosts, how often it started Python, and what it said to nobody."""

    def __init__(self, page: Page, site: str) -> None:
        self.elsewhere: list[str] = []
        self.starts = 0
        self.noise: list[str] = []
        self.site = site
        page.context.on("request", self._asked)  # by any page, window or worker
        page.on("request", self._started)
        page.on("pageerror", lambda error: self.noise.append(str(error)))
        page.on("console", self._said)

    def _said(self, said) -> None:
        if said.type in ("error", "warning") and not said.text.endswith("blocked by Playwright"):
            self.noise.append(said.text)

    def _asked(self, request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:" + self.site[: self.site.index("/", 8)])):
            self.elsewhere.append(request.url)

    def _started(self, request) -> None:
        self.starts += request.url.endswith("/interpreter.mjs")


@pytest.fixture
def watch(page: Page, site: str) -> Watch:
    """Counts starts of Python, requests to other hosts, and console noise."""
    return Watch(page, site)


@pytest.fixture
def device(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A function that opens a page on a device of its own, which shares nothing with the others. All are put away at the end."""
    contexts = []

    def open_page(**parts: object) -> Page:
        contexts.append(browser.new_context(service_workers="block", **parts))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


def begin(page: Page, site: str) -> None:
    """Start a new exercise."""
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_role("button", name="Start a new exercise").click()
    expect(page.get_by_role("heading", level=1, name="Your team")).to_be_visible()


def ready(page: Page) -> None:
    """Wait until Python answers."""
    expect(page.locator("html[data-python=ready]")).to_be_attached()


def saved(page: Page) -> None:
    """Wait until the page says that all is saved: what is still on its way to the store may not outlive a page that is left."""
    expect(page.locator("#saved")).to_contain_text("✓ Saved on this device at")


KEPT = """async ([database, store, part, patience]) => {
  const answer = (asked) => new Promise((done, fail) => Object.assign(asked, { onsuccess: () => done(asked.result), onerror: fail }));
  const open = await answer(indexedDB.open(database));
  const holds = async () => {
    const held = await answer(open.transaction(store).objectStore(store).getAll());
    return held.flatMap((one) => one.sheets ?? one).some((one) => one.includes(part));
  };
  const end = performance.now() + patience;
  let found;
  while (!(found = await holds()) && performance.now() < end);
  open.close();
  return found;
}"""


def kept(page: Page, site: str, store: str, part: str = "") -> None:
    """Wait until a store of the browser holds something with this part; of the last good copies, a sheet with it."""
    assert page.evaluate(KEPT, [f"priorities {site}", store, part, PATIENCE]), f"{store} never held {part!r}"
