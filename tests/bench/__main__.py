"""How long people wait: our rating sheet beside the same page without Python, SurveyJS, bare Pyodide and bare PyScript, in one run.

python -m tests.bench --runs 1 --profile slow --page ours --page pyodide --no-growth

Every page is served alike, as GitHub Pages would. In each round each page has a visitor of its own, with a new browser profile on disk.
A run of everything also writes its tables into docs/about/speed.md.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from tests.bench import table
from tests.bench.growth import grow
from tests.bench.line import Far, Line, Profile
from tests.bench.peers import OURS, PEERS, Peer, lay_out
from tests.bench.visits import Found, Visitor, in_a_full_exercise, memory, rate, settle, visit, visitor
from tests.building import ROOT
from tests.run import chromium

ROUNDS = {"none": 5, "slow": 5, "slowest": 1}  # all of it within half an hour
PROFILES = {
    "none": Profile("No throttling"),
    "slow": Profile("9 Mbit/s, 60 ms there and back, processor four times slower", 9e6, 0.06, 4),
    "slowest": Profile("1.6 Mbit/s, 150 ms there and back, processor four times slower", 1.6e6, 0.15, 4),
}
SPEED = ROOT / "docs/about/speed.md"


def main() -> None:
    """Measure what was asked for, and print it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, help="rounds through all pages of every profile")
    options.add_argument("--profile", action="append", choices=PROFILES, help="again for each; else all")
    options.add_argument("--page", action="append", choices=[_short(peer) for peer in PEERS], help="again for each; else all")
    options.add_argument("--no-growth", dest="growth", action="store_false", help="leave out 10 to 10,000 sheets")
    chosen = options.parse_args()
    profiles = {name: one for name, one in PROFILES.items() if not chosen.profile or name in chosen.profile}
    peers = [peer for peer in PEERS if not chosen.page or _short(peer) in chosen.page]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        far = Far(Path(folder))
        lay_out(Path(folder), _address(far))
        threading.Thread(target=far.serve_forever, daemon=True).start()
        offline = (Path(folder) / _short(OURS) / "sw.js").exists()
        rounds = {name: chosen.runs or ROUNDS[name] for name in profiles}
        figures = measure(playwright, far, rounds, peers, offline=offline)
        sizes = growth(playwright, far) if chosen.growth else {}
        far.shutdown()
    tables = table.whole(figures, sizes, profiles, peers, machine(rounds))
    print(tables)
    everything = not chosen.profile and not chosen.page and chosen.growth
    if everything and all(rounds[name] >= least for name, least in ROUNDS.items()):
        SPEED.write_text(table.put_in(SPEED.read_text(encoding="utf-8"), tables), encoding="utf-8")


def _short(peer: Peer) -> str:
    return peer.page.split("/")[0]


def _address(far: Far) -> str:
    return f"http://127.0.0.1:{far.server_port}/"


def measure(playwright: Playwright, far: Far, rounds: dict[str, int], peers: Sequence[Peer], *, offline: bool) -> table.Figures:
    """Let a visitor come to each page in turn, in each profile as often as asked."""
    figures: table.Figures = defaultdict(list)
    for one in range(max(rounds.values())):
        first = one % len(peers)  # whoever comes first comes after another profile, so that is somebody else each time
        turns = [*peers[first:], *peers[:first]]
        for name, peer in ((name, peer) for name in rounds if one < rounds[name] for peer in turns):
            print(f"Round {one + 1} of {rounds[name]}, {name}: {peer.name}", file=sys.stderr)
            far.line = Line(PROFILES[name])
            with visitor(playwright, chromium(), PROFILES[name]) as somebody:
                for visit, found in course(somebody, peer, far, offline=offline):
                    for what, value in found.items():
                        figures[name, visit, peer.name, what] += value if isinstance(value, list) else [value]
    return figures


def course(somebody: Visitor, peer: Peer, far: Far, *, offline: bool) -> Iterator[tuple[str, Found]]:
    """What one visitor does with one page, and what each part of that takes."""
    address, before = _address(far), far.traffic.behind
    page = somebody.page()
    yield "first", visit(page, peer, far, lambda: page.goto(address + peer.page, wait_until="commit"), 0)
    yield "reload", visit(page, peer, far, lambda: page.reload(wait_until="commit"), 1)
    if peer is OURS and offline:
        settle(page, far)
        yield "first", {"behind": far.traffic.behind - before}
    page.close()
    again = somebody.page()
    later = visit(again, peer, far, lambda: again.goto(address + peer.page, wait_until="commit"), 2)
    yield "later", later | memory(again)
    somebody.come_another_day()
    anew = somebody.page()
    yield "another day", visit(anew, peer, far, lambda: anew.goto(address + peer.page, wait_until="commit"), 3)
    if peer is OURS:
        steps, rated = in_a_full_exercise(anew, address)
        yield "next", steps
        yield "rating", rated
    else:
        yield "next", {"ready": later["ready"]}  # a page that starts anew has no quicker next step
        if peer.form:
            yield "rating", rate(anew)


def growth(playwright: Playwright, far: Far) -> table.Sizes:
    """What grows with the number of sheets."""
    print("10 to 10,000 sheets", file=sys.stderr)
    far.line = Line(PROFILES["none"])
    with visitor(playwright, chromium(), PROFILES["none"]) as one:
        return grow(one.page(), f"{_address(far)}{_short(OURS)}/")


def machine(rounds: dict[str, int]) -> str:
    """What was measured on, when and how."""
    version = subprocess.run([chromium(), "--version"], capture_output=True, text=True, check=True).stdout.strip()
    told = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    names = [line.split(":")[1].strip() for line in told.splitlines() if line.startswith("model name")]
    processor = names[0] if names else platform.processor()
    often = ", ".join(f"{name} {count}" for name, count in rounds.items())
    return (
        f"Measured on {date.today().isoformat()} by `make bench` with {version} on {os.cpu_count()} cores of {processor}. "
        f"Rounds: {often}."
    )


if __name__ == "__main__":
    main()
