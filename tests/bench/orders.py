"""How long the page works on the whole ranking summary: suggested orders with one member left out, and members' own orders.

python -m tests.bench.orders       (after make site)

In Chromium, on the interpreter and the modules of the built site; medians of nine runs, in milliseconds.
"""

import os
import threading

from playwright.sync_api import Page, sync_playwright

from site_src.serve import server
from tests.building import ROOT
from tests.run import chromium

SUMMARY = """
import time
from dataclasses import replace
from compiled.instruments import INSTRUMENTS
from priorities import own_orders, suggestions
from priorities.agreement import LEVELS
from priorities.exercise import Answer, Opening, Sheet, begin
from priorities.instrument import from_plain
from priorities.placement import QUADRANTS
from priorities.views import own_orders as own_orders_view, suggested
from priorities.visibility import see

# The page has no module for chance.
class Chance:
    state = 7

    def below(self, most):
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return self.state * most >> 31

    def choice(self, ones):
        return ones[self.below(len(ones))]

    def shuffled(self, ones):
        left = list(ones)
        return tuple(left.pop(self.below(len(left))) for _ in ones)

def took(count, members):
    chance = Chance()
    blank = begin({name: from_plain(plain) for name, plain in INSTRUMENTS.items()}, "bench", "")
    words = blank.instruments["areas"].words
    areas = tuple(replace(words.areas[0], id=f"area-{at}", name=f"Area {at}") for at in range(count))
    ids = [area.id for area in areas]
    sheets = tuple(
        Sheet(str(member), answers={id: Answer(chance.choice(LEVELS), chance.choice(QUADRANTS)) for id in ids},
              order=chance.shuffled(ids))
        for member in range(members)
    )
    held = replace(blank.instruments["areas"], words=replace(words, areas=areas))
    exercise = replace(blank, instruments={**blank.instruments, "areas": held}, sheets=sheets, opened=Opening(""))
    names = {area.id: area.name for area in areas}
    times = []
    for _ in range(9):
        began = time.perf_counter()
        seen = see(exercise)
        found, own = suggestions.of_team(seen), own_orders.of_team(seen)
        worked = time.perf_counter()
        str(suggested.lenses(names, found)), str(own_orders_view.own_orders(names, own))
        times.append((1000 * (worked - began), 1000 * (time.perf_counter() - worked)))
    return [sorted(one)[4] for one in zip(*times)]

[[count, members, *took(count, members)] for count, members in ((7, 8), (7, 20), (12, 20), (12, 60))]
"""
START = """async ([interpreter, code]) => {
  const { loadPyodide } = await import(interpreter);
  const python = await loadPyodide({});
  const parts = await import(new URL("./parts.mjs", interpreter));
  python.globals.set("held", new Uint8Array(await parts.more("more")));
  python.runPython("import modules; modules.add(held.to_bytes())");
  return python.runPython(code).toJs();
}"""


def inside(page: Page, address: str, code: str) -> list:
    """What Python code comes to on the interpreter of the site's pages. The page itself starts none: it would take the archive away."""
    page.route("**/core.js", lambda route: route.abort())
    page.goto(address + "exercise/rank/")
    return page.evaluate(START, [page.locator("link[href$='interpreter.mjs']").evaluate("link => link.href"), code])


def main() -> None:
    """Run it and print a line for each size of a team."""
    running = server(ROOT / "site")
    threading.Thread(target=running.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{running.server_port}/"
    with sync_playwright() as playwright:
        root = [] if os.geteuid() else ["--no-sandbox"]
        page = playwright.chromium.launch(executable_path=chromium(), args=root).new_page()
        for areas, members, worked, written in inside(page, address, SUMMARY):
            print(f"{areas:3} areas, {members:3} members: worked out in {worked:6.1f} ms, written in {written:6.1f} ms")
    running.shutdown()


if __name__ == "__main__":
    main()
