"""One member's sheet, alone: on the team's device, or on a device of the member's own."""

from collections.abc import Callable
from dataclasses import replace

from priorities import arrivals, departures, links, sheets  # noqa: F401  (departures enters its outputs in the register)
from priorities.exercise import Exercise
from priorities.visibility import show

from browser.qr import QrPage


class Controller(QrPage):
    """Take an answer back, hand the sheet in, begin the next; give a sheet away; add one that came by link."""

    def on_clear(self, _answer: str, area: str, part: str) -> None:
        """Take an answer back: blank is not an answer."""
        self.desk.field(f"answer {area} {part}", "")
        self.dom.say(f"Your answer to {self.desk.exercise.area(area).name} is cleared.")

    def on_confirm(self, area: str) -> None:
        """The answer given on an earlier wording still holds."""
        how = "link" if self.desk.moment.member else "here"
        self.desk.commit(lambda exercise: sheets.look_again(exercise, self.desk.hand, area, how=how))
        self.dom.focus(f"area-{area}")
        self.dom.say(f"Your answer to {self.desk.exercise.area(area).name} holds for the new wording.")

    def on_list(self, area: str) -> None:
        """Put an area next in the member's own order."""
        self._order(sheets.put_next, area, "is added to your order")
        self.dom.focus("own-order-next")

    def on_unlist(self, area: str) -> None:
        """Take an area out of the member's own order."""
        self._order(sheets.take_out, area, "is taken out of your order")
        self.dom.focus(f"do-list-{area}")

    def on_earlier(self, area: str) -> None:
        """Put an area one place further up in the member's own order."""
        self._order(sheets.put_up, area, "moved up in your order")
        self.dom.focus(f"do-earlier-{area}")

    def _order(self, change: Callable[[Exercise, str, str], Exercise], area: str, done: str) -> None:
        self._own()
        changed = self.desk.commit(lambda exercise: change(exercise, self.desk.hand, area))
        self.dom.say(f"{self.desk.exercise.area(area).name} {done if changed else 'is first in your order already'}.")

    def on_hand(self, _in: str) -> None:
        """Hand the sheet in, and show the cover."""
        if self.desk.hand_in():
            self.dom.focus_title()
            self.dom.say("Your sheet is in.")

    def on_uncover(self) -> None:
        """Go on with the sheet that was begun here."""
        self.desk.uncover()
        self.dom.focus_title()

    def on_start(self, _sheet: str) -> None:
        """Begin the next member's sheet."""
        self.desk.start_sheet()
        self.dom.focus_title()

    def on_copy_code(self) -> None:
        """Copy the code of the sheet."""
        self.copy(show("sheet.code", self.desk.exercise, hand=self.desk.hand), "The code is copied.")

    def on_copy_link(self) -> None:
        """Copy the link that carries the sheet."""
        self.copy(self._link(), "The link is copied. Send it to your facilitator.")

    def on_share_link(self) -> None:
        """Share the link that carries the sheet."""
        self.dom.share("My rating sheet", self._link())

    def on_download_sheet(self) -> None:
        """Take the sheet away as a file."""
        self._own()
        self.dom.download("my-sheet.json", "application/json", show("sheet.file", self.desk.exercise, hand=self.desk.hand))

    def on_afresh(self, answer: str = "") -> None:
        """Erase a member's own sheet, after asking."""
        if not answer:
            self.desk.ask("afresh")
            return

        async def erase() -> None:
            await self.desk.start_afresh()
            self.dom.focus_title()

        self.dom.later(erase())

    def on_arrive(self, answer: str) -> None:
        """Add the sheet that came by link, or do not; where one that is in could be meant, ask which."""
        arrival = self.desk.arrival
        if arrival is None or answer == "drop":
            self.desk.arrival = None
            self.desk.moment = replace(self.desk.moment, arriving=None)
            self.desk.draw()
            return
        after, receipt = arrivals.receive(
            self.desk.exercise,
            arrival,
            "The sheet",
            self.dom.clock,
            replacing=answer == "replace",
            beside=answer == "beside",
        )
        asks = receipt.outcome in ("newer", "alike")
        self.desk.arrival = arrival if asks else None
        self.desk.moment = replace(self.desk.moment, arriving=receipt if asks else None)
        self.desk.commit(lambda _: after, notice="" if asks else receipt.sentence)
        self.dom.focus_title()

    def leaving(self) -> str:
        """The sheet as it is now."""
        self._own()
        return str(show("sheet.link", self.desk.exercise, hand=self.desk.hand))

    def _link(self) -> str:
        return links.url(self.dom.base(), self.leaving())

    def _own(self) -> None:
        """A sheet can be given away before anything is answered on it."""
        if not self.desk.hand:
            self.desk.start_sheet()
