"""What travels after the # of a link, which browsers send to no server: the team's wording going out, a sheet coming back.

A fragment is its kind and version (`team1.` or `sheet1.`) and, in base64url, the length of what follows in four bytes, its
CRC-32 in four, and a deflated JSON document. So a link that a mail program cut is known to be cut, and a newer one to be newer.
"""

import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field, replace
from typing import Any

from priorities.exercise import Exercise, Sheet, Wording, begin
from priorities.files import FileProblem, check_sheet, parse
from priorities.instrument import Instrument
from priorities.plain import build, canonical, plain
from priorities.wordings import in_force

VERSION = 1
PAGE = "exercise/sheet/"  # where every link leads
LARGEST = 64 * 1024
CUT = "This link was cut short on its way. Ask for it again, or for a file."
UNKNOWN = "This link holds nothing that this site knows. Ask for it again."
OTHER_FORM = "This link was made for a form that this site does not have. Ask for a new link."
_FRAGMENT = re.compile(r"#?(team|sheet)([0-9]{1,3})\.([A-Za-z0-9_-]*)\Z")


class BadLink(ValueError):
    """A fragment that was not opened; its text is the sentence for whoever followed the link."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a member gets to know of an exercise: its title, how members appear, and the statements that are not as printed.

    `statements` maps an area to its text, the number of its version, and the earliest version whose agreement still stands.
    """

    exercise: str
    mark: int
    title: str = ""
    appear: str = "anonymous"
    roles: tuple[str, ...] = ()
    statements: dict[str, "Statement"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that is not as printed."""

    text: str
    version: int
    since: int = 0


@dataclass(frozen=True, slots=True)
class Arrival:
    """A sheet on its way back: the exercise it belongs to (empty: any with this wording), and the mark of the wording read."""

    sheet: Sheet
    mark: int
    exercise: str = ""


def kind_of(fragment: str) -> str:
    """Which link of ours a fragment is, `team` or `sheet`, or was before it was cut; empty for any other, such as a place on a page."""
    for kind in ("team", "sheet"):
        version = fragment.removeprefix(kind)
        if fragment and (kind.startswith(fragment) or (version != fragment and version[0] in "0123456789")):
            return kind
    return ""


def write_invitation(invitation: Invitation) -> str:
    """The fragment that carries an invitation; empty where it holds more than a link can."""
    return _pack("team", plain(invitation))


def write_sheet(arrival: Arrival) -> str:
    """The fragment that carries a sheet; empty where it holds more than a link can."""
    return _pack("sheet", plain(arrival))


def url(address: str, fragment: str) -> str:
    """The whole link, from the address of the site; empty where there is no fragment."""
    return f"{address}{PAGE}#{fragment}" if fragment else ""


def read_invitation(fragment: str) -> Invitation:
    """The invitation in a fragment. Raises BadLink for any other."""
    held = _unpack("team", fragment)
    shape = {"exercise": str, "mark": int, "title": str, "appear": str, "roles": list, "statements": dict}
    if not _fits(held, shape, ("exercise", "mark")) or held.get("appear", "anonymous") not in ("anonymous", "role", "named"):
        raise BadLink(OTHER_FORM)
    for statement in held.get("statements", {}).values():
        wanted = {"text": str, "version": int, "since": int}
        if not isinstance(statement, dict) or not _fits(statement, wanted, ("text", "version")):
            raise BadLink(OTHER_FORM)
        if not 0 <= statement.get("since", 0) <= statement["version"] <= 1000 or not statement["version"]:
            raise BadLink(OTHER_FORM)
    if not all(isinstance(role, str) for role in held.get("roles", ())):
        raise BadLink(OTHER_FORM)
    invitation: Invitation = build(Invitation, held)
    return invitation


def read_sheet(fragment: str) -> Arrival:
    """The sheet in a fragment. Raises BadLink for any other."""
    held = _unpack("sheet", fragment)
    if not _fits(held, {"exercise": str, "mark": int, "sheet": dict}, ("mark", "sheet")):
        raise BadLink(OTHER_FORM)
    try:
        check_sheet(held["sheet"])
    except FileProblem as problem:
        raise BadLink(OTHER_FORM) from problem
    arrived: Arrival = build(Arrival, held)
    return arrived


def come_by_link(fragment: str) -> Arrival:
    """The sheet in a fragment as it goes into an exercise. Raises BadLink for any other."""
    arrival = read_sheet(fragment)
    return replace(arrival, sheet=replace(arrival.sheet, came="link"))


def accept(invitation: Invitation, instruments: dict[str, Instrument], when: str) -> Exercise:
    """The exercise as a member's own device holds it: the team's wording under the numbers its versions have there.

    Raises BadLink where the statements of this site with those of the link do not give the wording of the link.
    """
    exercise = begin(instruments, invitation.exercise, when)
    areas = {area.id: area.statement for area in exercise.areas}
    if not invitation.statements.keys() <= areas.keys():
        raise BadLink(OTHER_FORM)
    statements = {area: _versions(areas[area], one) for area, one in invitation.statements.items()}
    team = replace(exercise.team, title=invitation.title, appear=invitation.appear, roles=invitation.roles, sent=when)
    exercise = replace(exercise, team=team, statements=statements)
    if in_force(exercise).mark != invitation.mark:
        raise BadLink(OTHER_FORM)
    return exercise


def _versions(printed: str, statement: Statement) -> tuple[Wording, ...]:
    between = [Wording(statement.text) for _ in range(1, statement.version)]
    versions = [Wording(printed), *between, Wording(statement.text)]
    if statement.since:
        versions[statement.since] = Wording(statement.text, earlier="ask")
    return tuple(versions)


def _fits(held: dict[str, Any], shape: dict[str, type], needed: tuple[str, ...]) -> bool:
    return (
        held.keys() <= shape.keys()
        and held.keys() >= set(needed)
        and all(type(value) is shape[key] for key, value in held.items())
    )


def _pack(kind: str, document: dict[str, Any]) -> str:
    text = canonical(document).encode()
    if len(text) > LARGEST:
        return ""
    packed = zlib.compress(text, 9)
    sizes = len(packed).to_bytes(4) + zlib.crc32(text).to_bytes(4)
    return f"{kind}{VERSION}.{urlsafe_b64encode(sizes + packed).decode().rstrip('=')}"


def _unpack(kind: str, fragment: str) -> dict[str, Any]:
    found = _FRAGMENT.match(fragment)
    if not found or found[1] != kind or int(found[2]) < 1:
        raise BadLink(UNKNOWN)
    if int(found[2]) > VERSION:
        raise BadLink("This link was made by a newer version of this site. Load the page again, or ask for a file.")
    try:
        held = urlsafe_b64decode(found[3] + "=" * (-len(found[3]) % 4))
    except ValueError as error:
        raise BadLink(CUT) from error
    packed = held[8:]
    if len(held) < 8 or len(packed) != int.from_bytes(held[:4]):
        raise BadLink(CUT)
    inflate = zlib.decompressobj()
    try:
        text = inflate.decompress(packed, LARGEST)
    except zlib.error as error:
        raise BadLink(CUT) from error
    if not inflate.eof:
        raise BadLink("This link holds more than a sheet can. Ask for a file.")
    if zlib.crc32(text) != int.from_bytes(held[4:8]):
        raise BadLink(CUT)
    try:
        document = parse(text.decode())
    except (FileProblem, UnicodeDecodeError) as error:
        raise BadLink(CUT) from error
    if not isinstance(document, dict):
        raise BadLink(CUT)
    return document
