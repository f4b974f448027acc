"""A visitor in a browser: what each visit takes, by the page's own clock, in milliseconds since it began."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from compiled.instruments import INSTRUMENTS
from playwright.sync_api import Page, Playwright, expect
from priorities.agreement import LEVELS
from priorities.exercise import Answer, Exercise, Sheet, begin
from priorities.files import write
from priorities.instrument import from_plain
from priorities.placement import QUADRANTS
from priorities.sealed import seal
from priorities.visibility import see

from tests.bench.figures import blocking
from tests.bench.line import Far, Line, Profile
from tests.bench.peers import OURS, Peer

SHEETS = 40
CLICKS = 30
PACE = 250  # milliseconds between two ratings: a hurried person
PRESS = 80  # milliseconds that a button of the mouse is down
REST = 500  # milliseconds in which a page that is ready may still ask for something
PATIENCE = 180_000
expect.set_options(timeout=PATIENCE)
LABEL = "label:has(input[type=radio])"

# A click ends with `pointerup`, whose time is that of the hand. A message sent from the frame that shows it comes after the paint.
# What is waited for is promised, so that nobody has to keep asking, which would take its part of the time that is measured.
WATCH = """(() => {
  const bench = (window.bench = { long: [], paints: [], saves: [] });
  const patient = (wait) => new Promise((done, fail) => (wait(done), setTimeout(fail, %s, new Error("It never came."))));
  bench.python = () => patient((done) => new PerformanceObserver((seen) => {
    for (const { startTime } of seen.getEntriesByName("python-ready")) done(startTime);
  }).observe({ type: "mark", buffered: true }));
  // Where the middle of a rating is, once it is shown. Playwright's own click would first bring a large script into the page, whose
  // reading would count as the page's.
  bench.rating = (number) => patient((done) => {
    const look = () => {
      const [painted] = performance.getEntriesByName("first-contentful-paint");
      const label = document.querySelectorAll("%l")[number];
      if (painted && label) {
        label.scrollIntoView({ block: "center", behavior: "instant" });
        const { x, y, width, height } = label.getBoundingClientRect();
        const middle = [x + width / 2, y + height / 2];
        if (label.contains(document.elementFromPoint(...middle))) return done(middle);
      }
      requestAnimationFrame(look);
    };
    look();
  });
  const loaded = new Promise((done) => addEventListener("load", () => setTimeout(done)));
  bench.offline = () => patient((done) => navigator.serviceWorker.ready.then(() => done()));
  bench.loaded = () => patient((done) => loaded.then(() => done(performance.getEntriesByType("navigation")[0].loadEventEnd)));
  new PerformanceObserver((seen) => bench.long.push(...seen.getEntries().map((one) => [one.startTime, one.duration])))
    .observe({ type: "longtask", buffered: true });
  let clicked = 0;
  addEventListener("pointerup", ({ timeStamp }) => {
    clicked = timeStamp;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => bench.paints.push(performance.now() - timeStamp);
      port2.postMessage(0);
    });
  }, true);
  addEventListener("click", ({ target }) => target.type === "radio" && performance.mark("rated"), true);
  addEventListener("focusin", ({ target }) => target.tagName === "H1" && (bench.step = performance.now() - clicked), true);
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...how) {
    const begun = transaction.apply(this, how);
    if (how[1] === "readwrite") begun.addEventListener("complete", () => bench.saves.push(performance.now() - clicked));
    return begun;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await make.apply(WebAssembly, given);
      const memory = Object.values((made.instance ?? made).exports).find((one) => one instanceof WebAssembly.Memory);
      bench.memory = memory ?? given[1]?.env?.memory ?? bench.memory;
      return made;
    };
  }
})()""".replace("%s", str(PATIENCE)).replace("%l", LABEL)
TOLD = """() => ({
  paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  rated: performance.getEntriesByName("rated")[0]?.startTime,
  long: bench.long,
})"""

Found = dict[str, float | list[float]]


class Visitor:
    """A browser with a profile on disk, in which pages can be opened: only there does a browser cache large files."""

    def __init__(self, playwright: Playwright, chromium: str, profile: Profile, folder: str) -> None:
        root = [] if os.geteuid() else ["--no-sandbox"]
        self._begin = partial(playwright.chromium.launch_persistent_context, folder, executable_path=chromium, args=root)
        self._slower = profile.slower
        self._open()

    def _open(self) -> None:
        self.context = self._begin()
        self.context.set_default_timeout(PATIENCE)
        self.context.add_init_script(WATCH)

    def page(self) -> Page:
        """A new tab."""
        page = self.context.new_page()
        self.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": self._slower})
        return page

    def come_another_day(self) -> None:
        """Close the browser and open it again."""
        self.context.close()
        self._open()


@contextmanager
def visitor(playwright: Playwright, chromium: str, profile: Profile) -> Iterator[Visitor]:
    """Somebody whose browser knows nothing yet, and is thrown away in the end."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        one = Visitor(playwright, chromium, profile, folder)
        yield one
        one.context.close()


def visit(page: Page, peer: Peer, far: Far, load: Callable[[], object], choice: int) -> Found:
    """Load a page, rate as soon as there is a rating, and see what it took until the page was ready and that the rating was kept."""
    before = far.traffic.requests, far.traffic.size
    load()
    if peer.form:
        page.mouse.click(*page.evaluate("bench.rating", choice))
    ready = _ready(page, peer)
    _rest(page, far)
    told = page.evaluate(TOLD)
    found = {
        "bytes": far.traffic.size - before[1],
        "requests": far.traffic.requests - before[0],
        "paint": told["paint"],
        "ready": ready,
        "blocked": blocking(told["long"], told["paint"], ready),
        "longest after": max((length for start, length in told["long"] if start > ready), default=0),
    }
    if peer.form:
        found["rated"] = told["rated"]
        expect(page.locator(LABEL).nth(choice).locator("input")).to_be_checked()
    if peer is OURS:
        expect(page.locator("#saved")).to_contain_text("Saved on this device")
    return found


def _ready(page: Page, peer: Peer) -> float:
    """When Python answers; without Python, when the page is loaded."""
    return float(page.evaluate("bench.python()" if peer.python else "bench.loaded()"))


def _rest(page: Page, far: Far) -> None:
    """Wait until nothing more comes to the page."""
    size = -1
    while size != far.traffic.size:
        size = far.traffic.size
        page.wait_for_timeout(REST)


def memory(page: Page) -> Found:
    """What a page holds once rubbish is collected: objects of JavaScript, and the memory of WebAssembly, which Python's objects lie in."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    devtools.send("HeapProfiler.collectGarbage")
    held = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
    return {"objects": held["JSHeapUsedSize"], "wasm": page.evaluate("bench.memory?.buffer.byteLength ?? 0")}


def settle(page: Page, far: Far) -> None:
    """Wait until the page's service worker has fetched all it wants. How long that takes is not measured, so the line need not be slow."""
    slow, far.line = far.line, Line(Profile(""))
    page.evaluate("bench.offline()")
    far.line = slow


def rate(page: Page) -> Found:
    """Rate at the pace of a hurried person: for each click the time to the next paint and to the end of saving."""
    page.evaluate("Object.assign(bench, { long: [], paints: [], saves: [] })")
    labels = page.locator(LABEL)
    for number in range(CLICKS):
        labels.nth(number).click(delay=PRESS)
        page.wait_for_timeout(PACE)
    page.wait_for_timeout(REST)
    told = page.evaluate("({ long: bench.long, paints: bench.paints, saves: bench.saves })")
    return {"click": told["paints"], "saved": told["saves"], "task": [length for _, length in told["long"]]}


def exercise(sheets: int) -> Exercise:
    """An exercise with so many sheets in, not opened yet."""
    blank = begin({name: from_plain(plain) for name, plain in INSTRUMENTS.items()}, "bench", "2026-05-14T15:00:00Z")

    def sealed(member: int) -> str:
        answers = {
            area.id: Answer(LEVELS[(member + at) % 4], QUADRANTS[(member * 3 + at) % 4]) for at, area in enumerate(blank.areas)
        }
        return seal(Sheet(f"sheet-{member}", number=member + 1, answers=answers))

    return replace(blank, sealed=tuple(map(sealed, range(sheets))))


def in_a_full_exercise(page: Page, address: str) -> tuple[Found, Found]:
    """Open an exercise with 40 sheets, go from step to step, and rate on one sheet more."""
    page.goto(address + OURS.page.replace("sheet/", ""))
    _ready(page, OURS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "exercise.json"
        path.write_text(write(see(exercise(SHEETS))), encoding="utf-8")
        page.get_by_label("A .json file that you downloaded from this site").set_input_files(path)
        _at(page, "report")
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Team").click()
    _at(page, "team")
    steps = [_step(page, to) for to in ("statements", "sheet", "collect")]
    page.get_by_role("link", name="Previous: Rate").click()
    _at(page, "sheet")
    page.get_by_role("button", name="Start the next sheet").click()
    expect(page.get_by_text("0 of 7 areas answered")).to_be_visible()
    return {"ready": steps}, rate(page)


def _step(page: Page, to: str) -> float:
    """The time from the click on the link to the next step until Python has drawn that and given its heading the focus."""
    page.evaluate("delete bench.step")
    page.get_by_role("link", name="Next: ").click()
    _at(page, to)
    return float(page.wait_for_function("bench.step", polling=20).json_value())


def _at(page: Page, name: str) -> None:
    expect(page.locator(f"#page[data-page={name}] h1")).to_be_focused()
