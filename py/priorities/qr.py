"""Links as QR codes: the team's from a projector to phones, a member's sheet from a phone to the facilitator's camera."""

from functools import lru_cache

from htpy import Node
from segno import encoder  # its inner module, so that the page need not fetch the rest: see site_src/pack.py

from priorities import links
from priorities.charts import path, rect, svg
from priorities.departures import qr_level, sheet_link, team_link
from priorities.visibility import Seen, output

QUIET = 4  # modules of white around, as the standard has it


@output("team.qr")
def team_qr(seen: Seen, address: str = "") -> Node:
    """The link for members as a QR code; none where it is too long for one. `address` is that of the site."""
    return picture(links.url(address, team_link(seen)), "QR code for members")


@output("sheet.qr")
def sheet_qr(seen: Seen, address: str = "") -> Node:
    """The link that carries the sheet in hand as a QR code; none while none is, and where it is too long for one."""
    return picture(links.url(address, sheet_link(seen)), "QR code of your sheet")


def picture(link: str, words: str) -> Node:
    """Black on white, whatever the page around it is."""
    if not qr_level(link):
        return None
    side, modules = _modules(link)
    return svg(viewBox=f"0 0 {side} {side}", role="img", aria_label=words, shape_rendering="crispEdges")[
        rect(width=str(side), height=str(side), fill="#fff"), path(d=modules, fill="#000")
    ]


@lru_cache(maxsize=2)
def _modules(link: str) -> tuple[int, str]:
    """How many modules a code has across, with the quiet zone, and the runs of black ones.

    A link is as good as random, so all masks do alike, and weighing them would take most of the time.
    """
    code = encoder.encode(link, error=qr_level(link), micro=False, boost_error=False, mask=0)  # type: ignore[no-untyped-call]
    runs = []
    for y, row in enumerate(code.matrix, QUIET):
        ends = [x for x, (before, now) in enumerate(zip((0, *row), (*row, 0), strict=True), QUIET) if before != now]
        runs += [f"M{left} {y}h{right - left}v1H{left}z" for left, right in zip(ends[::2], ends[1::2], strict=True)]
    return len(code.matrix) + 2 * QUIET, "".join(runs)
