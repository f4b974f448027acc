"""Exercises kept in the browser: a record for each without its sheets, one for each sheet, one for each text being typed.

A change writes only what changed, in one transaction. A stamp counts the writes: a tab that last saw an older stamp
may not write, so two tabs never silently overwrite each other.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from parts import storage
from priorities.exercise import Exercise, Sheet
from priorities.moment import Summary
from priorities.once import Once
from priorities.plain import build, plain
from pyodide.ffi import create_proxy, to_js

from browser.kept import Elsewhere, Kept, NotKept, SetAside

UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)
GONE = "What this browser kept of the exercise could not be read. It is set aside on the page Your exercises, and nothing of it is lost."
RESTORED = f"{GONE} What you see is the exercise as it was when it was last opened here."


class Storage:
    """What this site keeps in this browser."""

    def __init__(self, base: str) -> None:
        self._name = f"priorities {base}"
        self._instruments: Once[dict[str, Any]] = Once()  # the most of a record, and the same at each change

    async def open(self) -> None:
        """Open the database, named after the site's address. Raises NotKept where the browser refuses."""
        await _kept(storage.open(self._name))

    async def summaries(self) -> tuple[Summary, ...]:
        """The exercises kept, the last changed first. Of one that cannot be read only its id is told: `load` sets it aside."""
        found = [_summary(str(id), str(record)) for id, record in await _kept(storage.list())]
        return tuple(sorted(found, key=lambda one: one.changed, reverse=True))

    async def load(self, id: str) -> Kept | None:
        """An exercise with its sheets and the texts being typed, None if it is not here.

        One that cannot be read is set aside, and its last good copy loaded; SetAside is raised where there is none.
        """
        held = await _kept(storage.load(id))
        if not held:
            return None
        try:
            kept = _build(held)
        except UNREADABLE as error:
            if not await _kept(storage.setAside(id)):
                raise SetAside(GONE) from error
            restored = await self.load(id)
            if restored:
                restored.told = RESTORED
            return restored
        storage.vouch(id, kept.stamp, held)
        return kept

    async def aside(self) -> tuple[Summary, ...]:
        """What was set aside, by its number and when."""
        return tuple(Summary(str(number), "", changed=str(when)) for number, when in await _kept(storage.listAside()))

    async def read_aside(self, number: str) -> str:
        """One of what was set aside, as it was kept."""
        return str(await _kept(storage.readAside(int(number))))

    async def erase_aside(self, number: str) -> None:
        """Erase one of what was set aside."""
        await _kept(storage.eraseAside(int(number)))

    async def stay(self) -> None:
        """Ask the browser to keep what is here until the visitor erases it."""
        await storage.stay()

    async def stays(self) -> bool:
        """Whether the browser has said that it will."""
        return bool(await storage.stays())

    async def save(self, kept: Kept, after: Exercise, settled: Iterable[str] = ()) -> None:
        """Write what changed. Raises Elsewhere if another tab wrote meanwhile, NotKept if the browser refuses."""
        changed = _changed_sheets(kept.exercise, after)
        rest = plain(replace(after, instruments={}, sheets=(), sealed=()))
        instruments = self._instruments((after.instruments,), lambda: plain(after.instruments))
        document = {**rest, "instruments": instruments, "stamp": kept.stamp + 1}
        record = json.dumps(document, ensure_ascii=False)
        held = storage.save(
            after.id, kept.stamp, record, to_js(changed), len(after.sealed) + len(after.sheets), to_js(list(settled))
        )
        if not await _kept(held):
            raise Elsewhere
        kept.exercise, kept.stamp = after, kept.stamp + 1
        storage.tell(after.id)

    async def type(self, exercise: str, name: str, text: str) -> None:
        """Keep a text that is being typed."""
        await _kept(storage.type(exercise, name, text))

    async def erase(self, id: str) -> None:
        """Erase one exercise."""
        await _kept(storage.erase(id))

    async def erase_all(self) -> None:
        """Erase everything this site keeps, and nothing else."""
        await _kept(storage.eraseAll())

    def tell(self, words: str) -> None:
        """Tell the other tabs of this site."""
        storage.tell(words)

    def listen(self, heard: Callable[[str], None]) -> None:
        """Hear what another tab tells: the id of an exercise that it has written, or words of its own."""
        storage.listen(create_proxy(lambda id: heard(str(id))))


def _summary(id: str, record: str) -> Summary:
    try:
        document = json.loads(record)
        team = document.get("team", {})
        return Summary(id, team.get("title", ""), team.get("state", ""), team.get("date", ""), document.get("changed", ""))
    except UNREADABLE:
        return Summary(id, "")


def _build(held: Any) -> Kept:
    """What is kept as an exercise. Raises one of UNREADABLE where it is none."""
    document = json.loads(str(held.record))
    stamp = document.pop("stamp")
    sheets = [json.loads(str(one)) for one in held.sheets]
    exercise: Exercise = build(Exercise, document)
    sealed = tuple(one for one in sheets if isinstance(one, str))
    opened: Any = [one for one in sheets if not isinstance(one, str)]
    whole = replace(exercise, sealed=sealed, sheets=build(tuple[Sheet, ...], opened))
    return Kept(whole, stamp, {str(pair[0]): str(pair[1]) for pair in held.texts})


def _changed_sheets(before: Exercise | None, after: Exercise) -> list[list[Any]]:
    """The sheets that are new or other than before, each with its position."""
    held = (*before.sealed, *before.sheets) if before else ()
    return [
        [at, json.dumps(plain(one), ensure_ascii=False)]
        for at, one in enumerate((*after.sealed, *after.sheets))
        if at >= len(held) or (held[at] is not one and held[at] != one)
    ]


async def _kept(work: Any) -> Any:
    try:
        return await work
    except Exception as error:
        full = "QuotaExceeded" in str(error)
        raise NotKept(
            "This device has no room left, so the last change is not saved here. Download the file now."
            if full
            else "This browser does not let the site save on this device. Download the file before you leave the page."
        ) from error
