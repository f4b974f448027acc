"""What leaves a device: the team's wording for its members, and a member's sheet as code, link or file."""

from htpy import Node, a, body, h1, head, html, meta, p, title

from priorities import arrivals, codes, links
from priorities.codes import BadCode
from priorities.links import Arrival, Invitation, Statement
from priorities.visibility import Seen, output
from priorities.wordings import in_force

QR_BYTES = {"m": 666, "l": 858}
"""The most bytes that a QR code of version 20 holds, by how much of it may be lost; a denser one is hard to read for a camera."""


@output("team.link")
def team_link(seen: Seen) -> str:
    """The fragment that opens a sheet with this team's wording, and tells nothing else of the exercise; empty where it is too long for a link."""
    exercise, team = seen.exercise, seen.exercise.team
    changed = {
        area.id: Statement(exercise.statement(area.id), len(exercise.versions(area.id)) - 1, exercise.asked_anew(area.id))
        for area in exercise.areas
        if len(exercise.versions(area.id)) > 1
    }
    roles = team.roles if team.appear == "role" else ()
    return links.write_invitation(Invitation(exercise.id, in_force(exercise).mark, team.title, team.appear, roles, changed))


@output("team.file")
def team_file(seen: Seen, address: str = "") -> Node:
    """The link for members as a page of its own, to be mailed or handed from phone to phone. `address` is that of the site."""
    name = seen.exercise.team.title or "Your rating sheet"
    return html(lang="en")[
        head[meta(charset="utf-8"), meta(name="viewport", content="width=device-width"), title[name]],
        body[h1[name], p[a(href=links.url(address, team_link(seen)))["Open your rating sheet"]]],
    ]


@output("sheet.code")
def sheet_code(seen: Seen) -> str:
    """The code of the sheet in hand; empty while none is, and where the form has too many areas for a code.

    Agreement on a wording that has since changed its meaning is left out, since a code says what is held now.
    """
    if seen.mine is None:
        return ""
    ratings = {
        area: ("" if answer.wording < seen.exercise.asked_anew(area) else answer.agreement, answer.quadrant)
        for area, answer in seen.mine.answers.items()
    }
    areas = [area.id for area in seen.exercise.areas]
    try:
        return codes.encode(areas, ratings, seen.mine.order, in_force(seen.exercise).mark)
    except BadCode:
        return ""


@output("sheet.link")
def sheet_link(seen: Seen) -> str:
    """The fragment that carries the sheet in hand, comments too; empty while none is, and where they are too long for a link."""
    return links.write_sheet(_leaving(seen)) if seen.mine else ""


@output("sheet.file")
def sheet_file(seen: Seen) -> str:
    """The sheet in hand as a file, comments too; empty while none is."""
    return arrivals.write_file(_leaving(seen)) if seen.mine else ""


def qr_level(link: str) -> str:
    """The level of error correction at which a link fits into a QR code of version 20, the higher if it fits at both; else empty."""
    return next((level for level, most in QR_BYTES.items() if 0 < len(link) <= most), "")


def _leaving(seen: Seen) -> Arrival:
    assert seen.mine is not None
    # A sheet that was begun without a team's link belongs to any exercise with this wording.
    exercise = seen.exercise.id if seen.exercise.team.sent else ""
    return Arrival(seen.mine, in_force(seen.exercise).mark, exercise)
