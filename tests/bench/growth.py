"""Exercises of 10 to 10,000 sheets, in Chromium, on the interpreter and the modules of the page."""

from playwright.sync_api import Page

from tests.bench.orders import inside

SIZES = (10, 100, 1_000, 10_000)
PARTS = ("merged", "opened", "summed up", "written", "read", "bytes", "memory")
_CODE = """
import gc
import time
import pyodide_js
from compiled.instruments import INSTRUMENTS
from priorities import counts, files, own_orders, suggestions
from priorities.agreement import LEVELS
from priorities.arrivals import receive_all
from priorities.exercise import Answer, Sheet, begin
from priorities.instrument import from_plain
from priorities.links import Arrival
from priorities.placement import QUADRANTS
from priorities.sealed import unseal
from priorities.sheets import open_sheets
from priorities.visibility import see
from priorities.wordings import forms

WHEN = "2026-05-14T15:00:00Z"
blank = begin({name: from_plain(plain) for name, plain in INSTRUMENTS.items()}, "bench", WHEN)
mark = forms(blank)[0].mark
ids = [area.id for area in blank.areas]

def sheet(member):
    answers = {id: Answer(LEVELS[(member + at) % 4], QUADRANTS[(member // 4 + at) % 4]) for at, id in enumerate(ids)}
    return Sheet(f"sheet-{member}", came="link", answers=answers, order=tuple(ids[member % 7:] + ids[:member % 7]))

def took(work):
    began = time.perf_counter()
    held = work()
    return held, 1000 * (time.perf_counter() - began)

def summary(exercise):
    seen = see(exercise)
    return counts.of_areas(seen), suggestions.of_team(seen), own_orders.of_team(seen)

def grown(size):
    batch = [(str(member), Arrival(sheet(member), mark)) for member in range(size)]
    unseal.cache_clear()
    gc.collect()
    (merged, receipts), merging = took(lambda: receive_all(blank, batch))
    assert all(receipt.taken for receipt in receipts)
    opened, opening = took(lambda: open_sheets(merged, WHEN))
    _, summing = took(lambda: summary(opened))
    text, writing = took(lambda: files.write(see(opened)))
    held = text.encode()
    _, reading = took(lambda: files.read(held))
    return [merging, opening, summing, writing, reading, len(held), pyodide_js._module.HEAPU8.length]

grown(10)  # for what is imported on the way
[grown(size) for size in SIZES]
"""


def grow(page: Page, address: str) -> dict[int, dict[str, float]]:
    """For each size the milliseconds of each part, the bytes of the saved file, and those of Python's memory at that point."""
    rows = inside(page, address, f"SIZES = {SIZES}\n{_CODE}")
    return {size: dict(zip(PARTS, row, strict=True)) for size, row in zip(SIZES, rows, strict=True)}
