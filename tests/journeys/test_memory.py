"""Python's memory, kept by the first visit and put back by the next: nobody sees a difference, and it holds nothing of anybody."""

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Watch, begin, ready, saved

KEPT = """() => new Promise((done) => new PerformanceObserver((seen) => seen.getEntriesByName("memory-kept").length && done())
  .observe({ type: "mark", buffered: true }))"""
ANEW = """() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/python.zip.gz"))"""
OPEN = """const cache = await caches.open((await caches.keys()).find((name) => name.startsWith("priorities-python-")));"""
HELD = f"""async () => {{ {OPEN} return (await cache.keys()).map(({{ url }}) => url); }}"""
HOLDS = f"""async (words) => {{
  {OPEN}
  const text = await (await cache.match((await cache.keys())[0])).text();
  return words.map((word) => text.includes(word));
}}"""
SPOIL = f"""async (from) => {{
  {OPEN}
  const [request] = await cache.keys();
  const kept = await cache.match(request);
  const bytes = new Uint8Array(await kept.arrayBuffer());
  await cache.put(request, new Response(from < 0 ? bytes.subarray(0, from) : bytes.fill(1, from, from + 1), {{ headers: kept.headers }}));
}}"""


def starts_anew_and_keeps_that(page: Page) -> None:
    """On the next visit Python starts anew, and what is kept of it then serves the one after."""
    page.reload()
    ready(page)
    page.evaluate(KEPT)
    assert page.evaluate(ANEW)
    page.reload()
    ready(page)
    assert not page.evaluate(ANEW)


def test_a_later_visit_puts_back_what_the_first_one_kept(page: Page, site: str, watch: Watch):
    page.goto(site + "exercise/sheet/")
    ready(page)
    assert page.evaluate(ANEW)
    page.get_by_label("Comment (optional; the team will see it)").first.fill("Zwiebelfisch")
    page.get_by_role("radio", name="Disagree", exact=True).first.check()
    saved(page)
    page.evaluate(KEPT)
    page.reload()
    ready(page)

    assert not page.evaluate(ANEW)
    assert page.get_by_role("radio", name="Disagree", exact=True).first.is_checked()
    assert page.evaluate(HOLDS, ["Zwiebelfisch", "Pass the laptop to the next member"]) == [False, True]
    page.goto(site + "exercise/report/")
    ready(page)
    assert not page.evaluate(ANEW)
    assert watch.noise == []


def test_python_runs_on_the_pages_own_stack(page: Page, site: str):
    begin(page, site)
    assert not page.evaluate("'Suspending' in WebAssembly")


def test_what_of_it_is_damaged_is_made_anew(page: Page, site: str):
    begin(page, site)
    page.evaluate(KEPT)
    for spoiled in (-1, 2_000_000):
        page.evaluate(SPOIL, spoiled)
        starts_anew_and_keeps_that(page)


def test_where_the_browser_has_cleared_it_python_starts_anew(page: Page, site: str, watch: Watch):
    begin(page, site)
    page.evaluate(KEPT)
    page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")
    starts_anew_and_keeps_that(page)
    assert watch.noise == []


@pytest.mark.parametrize("script", ["", "throw new Error()", "throw ("])
def test_where_no_worker_can_read_it_python_starts_anew(page: Page, site: str, script: str):
    begin(page, site)
    page.evaluate(KEPT)
    page.route(
        "**/recall.mjs", lambda route: route.fulfill(content_type="text/javascript", body=script) if script else route.abort()
    )
    page.reload()
    ready(page)
    assert page.evaluate(ANEW)


def test_where_no_worker_can_be_made_python_starts_anew(page: Page, site: str):
    begin(page, site)
    page.evaluate(KEPT)
    page.add_init_script("window.Worker = class { constructor() { throw new TypeError(); } };")
    page.reload()
    ready(page)
    assert page.evaluate(ANEW)


def test_that_of_another_build_gives_way(page: Page, site: str):
    page.goto(site + "about/")
    page.evaluate(
        "site => caches.open(`priorities-python-${site}`).then((cache) => cache.put('older', new Response('older')))", site
    )
    begin(page, site)
    page.evaluate(KEPT)
    (only,) = page.evaluate(HELD)
    assert "/memory?" in only
