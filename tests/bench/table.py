"""What was measured, as Markdown: what the budgets ask, then everything."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.figures import growth, percentile, ratio
from tests.bench.line import Profile
from tests.bench.peers import OURS, PYODIDE, STATIC, Peer

Figures = Mapping[tuple[str, str, str, str], list[float]]
"""What was measured in all rounds, by profile, visit, page and measure."""
Sizes = Mapping[int, Mapping[str, float]]
"""What grows with the number of sheets, by that number."""
Find = Callable[[Figures, str], float | None]

VISITS = {
    "first": "A first visit",
    "reload": "The same page, reloaded",
    "later": "A later visit",
    "another day": "Another day",
    "next": "The next step",
    "rating": "Rating, Python ready",
}
MEASURES = {
    "bytes": "Kilobytes fetched",
    "requests": "Requests",
    "behind": "Kilobytes fetched behind it, to work offline",
    "paint": "First words shown, ms",
    "rated": "First rating kept, ms",
    "ready": "Python ready, else page loaded, ms",
    "blocked": "Blocked until then, ms",
    "longest after": "Longest task just after, ms",
    "objects": "Memory for JavaScript, MB",
    "wasm": "Memory for Python, MB",
    "click": "Click to the next paint, ms",
    "saved": "Click to saved on the device, ms",
    "task": "Tasks above 50 ms",
}
UNITS = {"bytes": 1e3, "behind": 1e3, "objects": 1e6, "wasm": 1e6}
MANY = ("click", "saved", "task")
"""Measures of which each round has many values."""
MARKS = ("<!-- figures -->", "<!-- end of figures -->")


def part_of(peer: Peer, visit: str, what: str) -> Find:
    """Our median as a part of another page's."""

    def find(figures: Figures, profile: str) -> float | None:
        ours, theirs = (figures.get((profile, visit, one.name, what)) for one in (OURS, peer))
        return ratio(ours, theirs) if ours and theirs else None

    return find


def of_clicks(what: str, share: float) -> Find:
    """A percentile of ours while rating."""

    def find(figures: Figures, profile: str) -> float | None:
        rated = (profile, "rating", OURS.name, "click") in figures
        return percentile(figures.get((profile, "rating", OURS.name, what)) or [0], share) if rated else None

    return find


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that something may be, in each profile that has a budget."""

    words: str
    find: Find
    most: dict[str, float]


BUDGETS = (
    Budget("First visit: first rating kept, of the page without Python", part_of(STATIC, "first", "rated"), {"none": 1.1, "slow": 1.1}),
    Budget("First visit: Python ready, of bare Pyodide", part_of(PYODIDE, "first", "ready"), {"none": 0.5, "slow": 0.55}),
    Budget("Reload: Python ready, of bare Pyodide", part_of(PYODIDE, "reload", "ready"), {"none": 0.35, "slow": 0.2}),
    Budget("Next step: Python ready, of bare Pyodide", part_of(PYODIDE, "next", "ready"), {"none": 0.1, "slow": 0.1}),
    Budget("First visit: bytes, of bare Pyodide", part_of(PYODIDE, "first", "bytes"), {"none": 0.85, "slow": 0.85}),
    Budget("40 sheets in: 98 of 100 clicks on a rating are painted in, ms", of_clicks("click", 0.98), {"none": 50, "slow": 200}),
    Budget("40 sheets in: longest task while rating, ms", of_clicks("task", 1), {"none": 50, "slow": 50}),
)  # fmt: skip
MOST_SECONDS = 3
"""For the largest number of sheets."""


def whole(figures: Figures, sizes: Sizes, profiles: Mapping[str, Profile], peers: Sequence[Peer], machine: str) -> str:
    """All tables under their headings."""
    parts = [machine]
    if profiles.keys() & BUDGETS[0].most.keys():
        parts += ["## Budgets", budgets(figures, profiles, sizes)]
    for name, profile in profiles.items():
        parts.append(f"## {profile.words}")
        for visit, words in VISITS.items():
            parts += [f"### {words}", visits(figures, name, visit, peers)]
    if sizes:
        parts += ["## Many sheets", grown(sizes)]
    return "\n\n".join(parts) + "\n"


def budgets(figures: Figures, profiles: Mapping[str, Profile], sizes: Sizes) -> str:
    """Each budget, what was found, and whether that is within it."""
    names = [name for name in profiles if name in BUDGETS[0].most]
    rows = [[one.words, *(_against(one.find(figures, name), one.most[name]) for name in names)] for one in BUDGETS]
    if sizes:
        seconds = _together(sizes[max(sizes)]) / 1000
        many = f"{max(sizes):,} sheets merged, opened and summed up, s"
        rows.append([many, *(_against(seconds, MOST_SECONDS) if profiles[name].slower == 1 else "" for name in names)])
    return _table(["Budget", *(profiles[name].words for name in names)], rows)


def _against(found: float | None, most: float) -> str:
    if found is None:
        return "not measured"
    return f"{_short(found)}, at most {most:g}: {'met' if found <= most else '**not met**'}"


def visits(figures: Figures, profile: str, visit: str, peers: Sequence[Peer]) -> str:
    """What one kind of visit took on each page that knows it."""
    peers = [peer for peer in peers if any((profile, visit, peer.name, what) in figures for what in MEASURES)]
    found = {what: [figures.get((profile, visit, peer.name, what), []) for peer in peers] for what in MEASURES}
    rows = [[MEASURES[what], *_cells(what, held, peers)] for what, held in found.items() if any(held)]
    return _table(["Measure", *(peer.name for peer in peers)], rows)


def _cells(what: str, held: Sequence[Sequence[float]], peers: Sequence[Peer]) -> Iterable[str]:
    scaled = [[value / UNITS.get(what, 1) for value in values] for values in held]
    ours = next((values for peer, values in zip(peers, scaled, strict=True) if peer is OURS), [])
    for peer, values in zip(peers, scaled, strict=True):
        if what in MANY:
            yield spread(values)
        else:
            yield beside(values, [] if peer is OURS else ours)


def beside(values: Sequence[float], ours: Sequence[float]) -> str:
    """The median with the smallest and largest value, and our median as a part of it."""
    if not values:
        return ""
    few = f" ({_short(min(values))}–{_short(max(values))})" if len(values) > 1 else ""
    part = ratio(ours, values) if ours else None
    return f"{_short(median(values))}{few}" + ("" if part is None else f" · {part:.2f}")


def spread(values: Sequence[float]) -> str:
    """How many values there are, their median, 98th percentile and largest."""
    if not values:
        return "none"
    return f"{len(values)}: {_short(median(values))}, {_short(percentile(values, 0.98))}, {_short(max(values))}"


def grown(sizes: Sizes) -> str:
    """What grows with the number of sheets, and how much longer each sheet takes than in the size before."""
    rows, before = [], None
    for size, found in sorted(sizes.items()):
        now = (size, _together(found))
        parts = [found["merged"], found["opened"], found["summed up"], now[1]]
        saved = [found["written"], found["read"], found["bytes"] / 1e3, found["memory"] / 1e6]
        each = _short(growth(before, now)) if before else ""
        rows.append([f"{size:,}", *map(_short, parts), each, *map(_short, saved)])
        before = now
    heads = "Sheets|Merged, ms|Opened, ms|Summed up, ms|Together, ms|Each, of the row above|Saved as a file, ms|Read again, ms|File, KB|Memory, MB"
    return _table(heads.split("|"), rows)


def _together(found: Mapping[str, float]) -> float:
    return found["merged"] + found["opened"] + found["summed up"]


def put_in(page: str, tables: str) -> str:
    """A page with the tables between its two marks, in place of those before."""
    begin, end = MARKS
    return re.sub(f"{begin}.*{end}", lambda _: f"{begin}\n\n{tables}\n{end}", page, count=1, flags=re.DOTALL)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.2f}".rstrip("0").rstrip(".")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]  # not aligned: Markdown does that by styles, which the policy of a page refuses
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
