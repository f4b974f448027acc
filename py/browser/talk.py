"""The talk as it goes on in the room: which area is on the wall, and the time that is left for it.

Both are drafts, which are kept on this device and are no part of the record. A projector's own window is told of them.
"""

from typing import TYPE_CHECKING

from priorities import timer
from priorities.timer import Timer

if TYPE_CHECKING:
    from browser.desk import Desk


def turn(desk: "Desk", place: str) -> None:
    """Turn to an area, or to all of them, on this page and on the wall."""
    _note(desk, "draft shown", place, place)


def start(desk: "Desk", area: str, minutes: int) -> None:
    """Let the minutes of an area run; whatever other area's ran before is left."""
    _note(desk, "draft timer", timer.write(timer.start(area, minutes, desk.dom.seconds())))


def start_or_pause(desk: "Desk", area: str, minutes: int) -> None:
    """Pause the area's timer, let it go on, or start it where none is left."""
    held, now = running(desk), desk.dom.seconds()
    if held and held.area == area and held.seconds(now):
        _note(desk, "draft timer", timer.write(timer.turn(held, now)))
    else:
        start(desk, area, minutes)


def running(desk: "Desk") -> Timer | None:
    """The timer that was started last, also while it is paused."""
    return timer.read(desk.moment.typed.get("draft timer", ""))


def keep_time(desk: "Desk") -> None:
    """Draw the page again when there is something else to tell of the time; say the little that is to be heard."""
    held, since = running(desk), desk.dom.seconds()
    if held is None or desk.name not in ("discuss", "projector") or not held.changes_in(since):
        return

    def tick() -> None:
        if held == running(desk):
            news = held.news(since, desk.dom.seconds()) if desk.name == "discuss" else ""
            if news:
                desk.dom.say(f"{desk.exercise.area(held.area).name}: {news}")
            desk.draw()

    desk.dom.after(held.changes_in(since), tick)


def _note(desk: "Desk", name: str, text: str, place: str = "") -> None:
    desk.field(name, text)

    async def tell() -> None:
        await desk.saved()
        desk.storage.tell(f"{desk.exercise.id} {place}".strip())

    if not desk.reading:
        desk.dom.later(tell())
