"""The form out, sheets in, and the opening."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from priorities import arrivals, changes, links, sheets
from priorities.arrivals import Receipt
from priorities.exercise import Exercise
from priorities.links import Arrival
from priorities.scans import read_scan, why_not
from priorities.visibility import show

from browser.desk import Desk
from browser.paper import Paper
from browser.qr import QrPage

LARGEST_FILE = 6_100_000  # a sealed sheet is no longer, and a file of one has little around it

Batch = list[tuple[str, Arrival | str]]


class Controller(Paper, QrPage):
    """Send the link; add codes, files and what the camera reads; withdraw, rate anew, cross off, open."""

    later: Batch
    """Sheets of the last batch that could take the place of one that is in, with the names they had in it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.later = []

    def on_copy_link(self) -> None:
        """Copy the link for members; from now on how they appear is fixed."""
        self.copy(self._link(), "The link is copied. Send it to the members.")

    def on_share_link(self) -> None:
        """Share the link for members; from now on how they appear is fixed."""
        self.dom.share(self.desk.exercise.team.title or "Rating sheet", self._link())

    def on_download_link(self) -> None:
        """Take the link away as a page for phones; from now on how members appear is fixed."""
        self.leaving()
        page = str(show("team.file", self.desk.exercise, self.dom.base()))
        told = "The file is in your downloads. Send it to the members."
        self.dom.download(f"{self.file_name()}-sheet.html", "text/html", page, told)

    def on_add_codes(self) -> None:
        """Add the sheets whose codes were typed; lines that were not taken stay in the field."""
        text = self.dom.value("draft codes")
        receipts = self._receive(arrivals.read_codes(self.desk.exercise, text, self.dom.new_id))
        lines = [line for line in text.splitlines() if line.strip()]
        left = [line for line, receipt in zip(lines, receipts, strict=True) if not receipt.taken]
        # Those that went in are gone from the field, so that the others are known by what they say better than by their number.
        told = (
            one if one.taken else replace(one, name=f"{one.name}, “{_short(line)}”")
            for line, one in zip(lines, receipts, strict=True)
        )
        self.desk.moment = replace(self.desk.moment, receipts=tuple(told))
        self.desk.untype("draft codes")
        if left:
            self.desk.field("draft codes", "\n".join(left))
        self.desk.draw()

    def on_sheet_files(self) -> None:
        """Add the chosen sheet files."""

        async def add() -> None:
            self.dom.say("Reading the files …")
            files = await self.dom.chosen_files("sheet-files", LARGEST_FILE + 1)
            self._receive([(name, arrivals.read_file(held)) for name, held in files])

        self.dom.later(add())

    def on_read_qr(self) -> None:
        """Read QR codes with the camera until it is stopped."""
        self.dom.later(self._read_codes())

    async def _read_codes(self) -> None:
        if refused := await self.dom.open_camera():
            self.desk.problem(why_not(refused), "do-read-qr")
            return
        self.later = []
        self._see(True, receipts=(), problems=(), notice="", asking="")
        self.dom.focus("do-stop-camera")
        await self.dom.watch("camera", self._scanned)
        if self.desk.moment.camera:
            self._see(False)
            self.dom.say("The camera is stopped.")

    def on_stop_camera(self) -> None:
        """The camera stops once its picture is gone from the page."""
        self._see(False)
        self.dom.focus("do-read-qr")

    def _see(self, camera: bool, **passing: Any) -> None:
        self.desk.moment = replace(self.desk.moment, camera=camera, **passing)
        self.desk.draw()

    def _scanned(self, text: str) -> None:
        """A code that was not read before: add its sheet, and go on."""
        told = self.desk.moment.receipts
        one = (f"QR code {len(told) + 1}", read_scan(text, self.dom.base()))
        after, (receipt,) = arrivals.receive_all(self.desk.exercise, [one], self.dom.clock)
        self.later += _waiting([one], [receipt])
        self.desk.moment = replace(self.desk.moment, receipts=(*told, receipt))
        self.desk.commit(lambda _: after)
        self.dom.say(f"{receipt.name}: {receipt.sentence}")

    def on_replace_newer(self) -> None:
        """Put what came now in the place of the sheets that are in."""
        later, self.later = self.later, []
        self._show(*arrivals.receive_all(self.desk.exercise, later, self.dom.clock, replacing=True))

    def on_add_beside(self) -> None:
        """What says the same as a code is another member's; what is a later version waits on."""
        self._receive(self.later, beside=True)

    def _receive(self, batch: Batch, beside: bool = False) -> tuple[Receipt, ...]:
        after, receipts = arrivals.receive_all(self.desk.exercise, batch, self.dom.clock, beside=beside)
        self.later = _waiting(batch, receipts)
        self._show(after, receipts)
        return receipts

    def _show(self, after: Exercise, receipts: tuple[Receipt, ...]) -> None:
        """Keep a batch in one change, so that one Undo takes it back, and say what became of each sheet."""
        self.desk.moment = replace(self.desk.moment, receipts=receipts)
        self.desk.commit(lambda _: after)
        self.dom.focus("receipts")

    def leaving(self) -> str:
        """The link for members: from now on how they appear is fixed."""
        now = self.dom.now()
        self.desk.commit(lambda exercise: changes.send(exercise, now))
        # Members answer under what has gone out: Undo does not reach behind it.
        self.desk.history.settle(self.desk.exercise)
        return str(show("team.link", self.desk.exercise))

    def _link(self) -> str:
        return links.url(self.dom.base(), self.leaving())

    def on_start(self, _sheet: str) -> None:
        """Begin the next member's sheet."""
        self.desk.start_sheet()
        self.dom.go("../sheet/")

    def on_withdraw(self, sheet: str, answer: str = "") -> None:
        """Take a sheet out, after asking."""
        if not answer:
            self.desk.ask(f"withdraw {sheet}")
            return
        if self.desk.hand == sheet:
            self.desk.hold("")
        self.desk.commit(lambda exercise: sheets.withdraw(exercise, sheet), notice="The sheet is taken out. Undo puts it back.")
        self.dom.focus_title()

    def on_anew(self, sheet: str, answer: str = "") -> None:
        """Put a blank sheet in a member's hand in place of the old one, after asking."""
        if not answer:
            self.desk.ask(f"anew {sheet}")
            return
        self.desk.rate_anew(sheet)
        self.dom.go("../sheet/")

    def on_look(self, sheet: str) -> None:
        """Let a member look again at statements that changed their meaning; each choice is an answer at once."""
        self.desk.ask(f"look {sheet}")

    def on_attend(self, person: str, attendance: str) -> None:
        """Cross a member off as absent, or expect them again."""
        self.desk.commit(lambda exercise: changes.attend(exercise, person, attendance))
        self.dom.focus(f"do-attend-{person}-{'absent' if attendance == 'expected' else 'expected'}")

    def on_open(self, answer: str = "") -> None:
        """Open all the sheets, after asking."""
        if not (self.desk.exercise.sealed or self.desk.exercise.tallies):
            self.dom.say("There is no sheet to open yet.")
        elif not answer:
            self.desk.ask("open")
        elif self.desk.open_sheets(self.dom.value("draft early")):
            self.dom.go("../discuss/")


def _waiting(batch: Batch, receipts: Sequence[Receipt]) -> Batch:
    """The sheets that wait for a word on what becomes of the one that is in."""
    return [one for one, receipt in zip(batch, receipts, strict=True) if receipt.outcome in ("newer", "alike")]


def _short(line: str) -> str:
    line = line.strip()
    return line if len(line) <= 40 else f"{line[:40]}…"
