"""Run everything that `make test` promises, one part after another, and say plainly how it went."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
WHEELS = ROOT / "build/wheels"
# Two side by side, a file at a time, each with a site of its own.
TWO = ["-n", "2", "--dist", "loadfile"]
PYTEST = [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider"]


def main() -> int:
    """Run the parts; stop at the first that fails."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--long", action="store_true", help="many random cases and the kill runs, too")
    long = ["--long"] if options.parse_args().long else []
    began = time.monotonic()
    units = ("Unit tests in CPython", [*PYTEST, "tests/priorities"])
    same = (
        "The same unit tests in Pyodide",
        ["node", "tests/pyodide.mjs", sysconfig.get_path("purelib"), str(pyodide_wheel())],
    )
    here, inside = side_by_side(units, same)
    print(f"CPython passed {here}, Pyodide passed {inside}.")
    if here != inside:
        sys.exit("error: the two interpreters did not pass the same number of tests.")
    if long:
        part("Unit tests with many random cases", [*PYTEST, *long, "tests/priorities"])
    rest = part(
        "Tests of the browser side, of the build, of many teams and of the benchmark",
        [*PYTEST, *long, *TWO, "tests/browser", "tests/site", "tests/teams", "tests/bench"],
    )
    journeys = part("Journeys in a browser", [*PYTEST, *long, *TWO, "tests/journeys"], {"CHROMIUM": chromium()})
    print(f"Everything passed in {round(time.monotonic() - began)} s.")
    print(f"{here + inside + rest + journeys} passed, 0 failed")
    return 0


def side_by_side(*parts: tuple[str, list[str]]) -> tuple[int, ...]:
    """Run parts at the same time; each is shown once it is over. The first that fails stops everything."""
    began = [(name, start(command)) for name, command in parts]
    return tuple(follow(name, run) for name, run in began)


def part(name: str, command: list[str], more: dict[str, str] | None = None) -> int:
    """Run one part, show what it says, and return how many tests passed."""
    return follow(name, start(command, more))


def start(command: list[str], more: dict[str, str] | None = None) -> subprocess.Popen[str]:
    """Begin a part."""
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, **(more or {})}, stdout=subprocess.PIPE, text=True)


def follow(name: str, run: subprocess.Popen[str]) -> int:
    """Show what a part says as it goes, and return how many tests passed."""
    print(f"== {name}", flush=True)
    assert run.stdout is not None
    said = ""
    for line in run.stdout:
        print(line, end="", flush=True)
        said += line
    if run.wait():
        sys.exit(f"error: {name} failed.")
    return int((re.findall(r"(\d+) passed", said) or ["0"])[-1])


def pyodide_wheel() -> Path:
    """Hypothesis as compiled for Pyodide, downloaded once and checked against its hash."""
    if not list(WHEELS.glob("hypothesis-*.whl")):
        kind = [
            "--platform",
            "pyemscripten_2026_0_wasm32",
            "--python-version",
            "3.14",
            "--implementation",
            "cp",
            "--abi",
            "cp314",
        ]
        wanted = ["--no-deps", "--only-binary=:all:", "--require-hashes", "-r", "tests/requirements-pyodide.txt"]
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", *kind, *wanted, "-d", str(WHEELS)],
            cwd=ROOT,
            check=True,
        )
    return next(WHEELS.glob("hypothesis-*.whl"))


def chromium() -> str:
    """A Chromium: one that is named or on this machine, else Playwright's own, else the system's; or a plain sentence what to do."""
    found = _here()
    if not found:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], cwd=ROOT, check=False, capture_output=True)
        found = _here()
    if not found and shutil.which("apt-get"):
        become = [] if os.geteuid() == 0 else ["sudo", "-n"]
        for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            subprocess.run([*become, "apt-get", *words], check=False, capture_output=True)
        found = _here()
    if not found:
        sys.exit(
            "error: no Chromium was found, and none could be installed. Install Chromium or Chrome, then run: CHROMIUM=/path/to/it make test"
        )
    return found


def _here() -> str:
    named = os.environ.get("CHROMIUM", "")
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return named or next((path for name in names if (path := shutil.which(name))), "") or _of_playwright()


def _of_playwright() -> str:
    code = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    path = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stdout.strip()
    return path if path and Path(path).exists() else ""


if __name__ == "__main__":
    sys.exit(main())
