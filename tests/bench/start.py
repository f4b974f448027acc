"""How long a visitor waits: our sheet beside the same page without Python, a bare PyScript page and a bare Pyodide page, in one run.

python tests/bench/start.py --runs 5 --slow       (after make site)

Prints medians in milliseconds since the visit began, and ratios to the bare pages. Cold is a new browser profile, warm a reload.
`--slow` sends at 9 Mbit/s with 60 ms and makes the processor four times slower.
"""

import argparse
import os
import re
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from run import chromium  # noqa: E402

from site_src.serve import server  # noqa: E402

NPM = ROOT / "site_src/node_modules"
READY = "performance.getEntriesByName('python-ready')[0]?.startTime"
BYTES = "performance.getEntries().reduce((sum, one) => sum + (one.transferSize || 0), 0)"
HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title>'


def lay_out(folder: Path) -> None:
    """Our site, the same sheet without Python, and two bare pages, all with their files beside them."""
    shutil.copytree(ROOT / "site", folder / "ours")
    shutil.copytree(ROOT / "site", folder / "static")
    sheet = folder / "static/exercise/sheet/index.html"
    without = re.sub(
        r'<py-script.*?</py-script>|<script type="module".*?</script>|<link rel="(?:module)?preload".*?>'
        r'|<script>document.documentElement.dataset.python[^<]*</script>|<script src="[^"]*early[^"]*"></script>',
        "",
        sheet.read_text(),
        flags=re.DOTALL,
    )
    sheet.write_text(without)
    for name in ("pyodide", "pyscript"):
        (folder / name).mkdir()
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"):
        shutil.copy(NPM / "pyodide" / name, folder / "pyodide" / name)
    shutil.copytree(NPM / "@pyscript/core/dist", folder / "pyscript/core")
    mark = "import js; js.performance.mark('python-ready')"
    (folder / "pyodide/index.html").write_text(
        f"""{HEAD}<script type="module">import {{ loadPyodide }} from "./pyodide.mjs";
(await loadPyodide()).runPython("{mark}");</script>"""
    )
    (folder / "pyscript/index.html").write_text(
        f"""{HEAD}<script type="module" src="core/core.js"></script>
<script type="py" config='{{"interpreter": "../pyodide/pyodide.mjs"}}'>{mark}</script>"""
    )


def rate(page: Page) -> float:
    """Click the first rating as soon as it is there, and say when the browser took it."""
    radio = page.locator("input[type=radio]").first
    radio.click()
    return float(page.evaluate("performance.getEntriesByName('rated')[0].startTime"))


def visit(page: Page, address: str, *, rating: bool, python: bool, again: bool) -> dict[str, float]:
    """One visit, and what it took."""
    page.reload(wait_until="commit") if again else page.goto(address, wait_until="commit")
    found: dict[str, float] = {}
    if rating:
        found["rated"] = rate(page)
    if python:
        page.locator("html").evaluate(
            f"() => new Promise((done) => {{ const look = () => {READY} ? done() : setTimeout(look, 5); look(); }})"
        )
        found |= {"ready": page.evaluate(READY), "bytes": page.evaluate(BYTES)}
    return found


def measure(new: Callable[[str], BrowserContext], address: str, *, rating: bool, python: bool, slow: bool) -> tuple[dict, dict]:
    """A cold visit and a reload in a new profile on disk."""
    with tempfile.TemporaryDirectory() as profile:
        context = new(profile)
        page = context.pages[0]
        page.add_init_script("addEventListener('change', () => performance.mark('rated'), { once: true, capture: true })")
        if slow:
            devtools = context.new_cdp_session(page)
            devtools.send("Network.enable")
            conditions = {"offline": False, "latency": 60, "downloadThroughput": 9e6 / 8, "uploadThroughput": 9e6 / 8}
            devtools.send("Network.emulateNetworkConditions", conditions)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        cold = visit(page, address, rating=rating, python=python, again=False)
        warm = visit(page, address, rating=rating, python=python, again=True)
        context.close()
    return cold, warm


def main() -> None:
    """Measure each page in turn, as often as asked, and print medians and ratios."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--slow", action="store_true")
    chosen = options.parse_args()
    pages = {
        "ours": ("ours/exercise/sheet/", True, True),
        "static": ("static/exercise/sheet/", True, False),
        "pyodide": ("pyodide/", False, True),
        "pyscript": ("pyscript/", False, True),
    }
    held: dict[tuple[str, str, str], list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        lay_out(Path(folder))
        running = server(Path(folder))
        threading.Thread(target=running.serve_forever, daemon=True).start()
        root = [] if os.geteuid() else ["--no-sandbox"]

        def new(profile: str) -> BrowserContext:
            return playwright.chromium.launch_persistent_context(profile, executable_path=chromium(), args=root)

        for _ in range(chosen.runs):
            for name, (path, rating, python) in pages.items():
                address = f"http://127.0.0.1:{running.server_port}/{path}"
                for kind, found in zip(
                    ("cold", "warm"), measure(new, address, rating=rating, python=python, slow=chosen.slow), strict=True
                ):
                    for what, value in found.items():
                        held.setdefault((name, kind, what), []).append(value)
        running.shutdown()
    middle = {key: statistics.median(values) for key, values in held.items()}
    for (name, kind, what), value in middle.items():
        print(f"{name:9} {kind:5} {what:6} {value:12.0f}")
    for kind in ("cold", "warm"):
        print(
            f"first rating, {kind}: {middle['ours', kind, 'rated'] / middle['static', kind, 'rated']:.2f} of the page without Python"
        )
        for bare in ("pyodide", "pyscript"):
            print(f"Python ready, {kind}: {middle['ours', kind, 'ready'] / middle[bare, kind, 'ready']:.2f} of bare {bare}")
    print(f"bytes of a first visit: {middle['ours', 'cold', 'bytes'] / middle['pyodide', 'cold', 'bytes']:.2f} of bare pyodide")


if __name__ == "__main__":
    main()
