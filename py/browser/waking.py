"""What a tab takes up when its first page is shown: its exercise, a member's own sheet, one that came by link, or a question."""

from dataclasses import replace
from typing import TYPE_CHECKING

from priorities.arrivals import Receipt
from priorities.exercise import Exercise
from priorities.links import BadLink, accept, come_by_link, kind_of, read_invitation
from priorities.moment import Problem

from browser.kept import Kept, NotFetched

if TYPE_CHECKING:
    from browser.desk import Desk

ARRIVED = Receipt("", "added", "A sheet has come by link for this exercise. Add it?")
LOOSE = "loose"  # the id of a sheet that was begun without a team's link


async def wake(desk: "Desk", page: str) -> str:
    """Take up the exercise of this tab, or ask which one it is where others are kept.

    On the sheet's page a team's link opens a member's own sheet, a sheet's link asks to be added to its exercise, and where there
    is neither a link nor an exercise a loose sheet with the printed wording is laid out. A projector never asks: it shows
    the exercise that its address names, else that of this tab, else the one that was changed last. Returns the button that
    was pressed before Python was ready, if nothing has to be asked first.
    """
    fragment = desk.dom.fragment() if page in ("sheet", "projector") else ""
    desk.reading = page == "projector"
    await desk.stored(desk.storage.open())
    await desk.list_kept()
    desk.storage.listen(desk.heard)
    if page == "sheet":
        fragment = fragment or desk.hints.last_link(alone=not desk.moment.kept)
    kept, told = None, ""
    try:
        kept, told = await _found(desk, page, fragment)
    except BadLink as problem:
        kept, told = await _in_hand(desk), str(problem)
    except NotFetched as missing:
        told = f"{missing} The sheet is still in its link: open that again."
    desk.early = early = desk.dom.early()
    if kept:
        desk.take_up(kept)
    desk.moment = replace(
        desk.moment,
        choose=not kept and bool(desk.moment.kept),
        arriving=ARRIVED if desk.arrival else None,
        problems=(Problem(told),) if told else desk.moment.problems,
        unread=bool(told and page == "sheet" and not (kept or desk.moment.kept or early.touched)),
    )
    if desk.moment.choose and page != "start":
        return ""
    desk.answer_early()
    return "" if desk.moment.unplaced or told else early.pressed


async def _found(desk: "Desk", page: str, fragment: str) -> tuple[Kept | None, str]:
    """What is taken up, None for a clean exercise, and what has to be told of the link."""
    if desk.reading:
        return await _projected(desk, fragment)
    if kind_of(fragment) == "team":
        kept = await _turn_member(desk, accept(read_invitation(fragment), desk.instruments, desk.dom.now()))
        desk.hints.leave_link(fragment)
        return kept, ""
    told = ""
    if kind_of(fragment) == "sheet":
        await desk.dom.more()
        told = _arrives(desk, fragment)
    id = (desk.arrival.exercise if desk.arrival else "") or desk.hints.exercise
    if page == "sheet" and not (id or fragment or desk.moment.kept):
        return await _turn_member(desk, replace(desk.blank(), id=LOOSE)), ""
    return await desk.find(id) if id else None, told


async def _in_hand(desk: "Desk") -> Kept | None:
    """The exercise that this tab had in hand."""
    return await desk.find(desk.hints.exercise) if desk.hints.exercise else None


async def _projected(desk: "Desk", fragment: str) -> tuple[Kept | None, str]:
    id = fragment.removeprefix("show=") or desk.hints.exercise
    if not id and desk.moment.kept:
        id = desk.moment.kept[0].id
    kept = await desk.find(id) if id else None
    missing = fragment.startswith("show") and not kept
    return kept, "The exercise is not kept in this browser. Open the projector view from its Discuss page." if missing else ""


def _arrives(desk: "Desk", fragment: str) -> str:
    """Read a sheet that came by link; return why it cannot be added, if it cannot."""
    arrival = come_by_link(fragment)
    if arrival.exercise and arrival.exercise not in {one.id for one in desk.moment.kept}:
        return "This sheet belongs to an exercise that is not kept in this browser. Open its link where the exercise is."
    desk.arrival = arrival
    return ""


async def _turn_member(desk: "Desk", exercise: Exercise) -> Kept:
    """Turn from the exercises of this device to a member's own sheet, begun here already or new."""
    desk.storage = desk.sheets_apart
    desk.moment = replace(desk.moment, member=True, kept=())
    await desk.stored(desk.storage.open())
    kept = await desk.find(exercise.id)
    if kept is None or kept.exercise is None:
        return Kept(exercise)
    # The link's wording may be newer than the sheet that was begun here; each answer knows which wording it was given on.
    kept.exercise = replace(kept.exercise, team=exercise.team, statements=exercise.statements)
    return kept
