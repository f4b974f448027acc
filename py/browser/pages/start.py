"""The exercises kept on this device."""

from dataclasses import replace

from priorities.changes import Refused
from priorities.exercise import Exercise

from browser.page import Page


class Controller(Page):
    """Continue, begin, open a file, look at the example team, erase."""

    pending: Exercise | None = None

    def on_new(self) -> None:
        """Begin a clean exercise, on the team page."""

        async def begin() -> None:
            await self.desk.begin()
            self.dom.go("team/")

        self.dom.later(begin())

    def on_continue(self, exercise: str) -> None:
        """Go on with an exercise, on the team page."""

        async def go_on() -> None:
            await self.desk.go_on(exercise)
            self.dom.go("team/")

        self.dom.later(go_on())

    def on_example(self) -> None:
        """Lay out a copy of the example team."""

        async def begin() -> None:
            await self.dom.more()
            from priorities.example import example

            await self.desk.begin(example(self.desk.instruments, self.dom.new_id(), self.dom.now()))
            self.dom.go("discuss/")

        self.dom.later(begin())

    def on_erase(self, exercise: str, answer: str = "") -> None:
        """Erase one exercise, after asking."""
        if answer:
            self.dom.later(self._erase(self.desk.erase(exercise), "The exercise is erased from this browser."))
        else:
            self.desk.ask(f"erase {exercise}")

    def on_take_aside(self, number: str) -> None:
        """Download what was set aside, as it was kept."""

        async def take() -> None:
            held = await self.desk.storage.read_aside(number)
            self.dom.download(f"priorities-set-aside-{number}.json", "application/json", held)

        self.dom.later(take())

    def on_erase_aside(self, number: str, answer: str = "") -> None:
        """Erase what was set aside, after asking."""
        if answer:
            self.dom.later(self._erase(self.desk.erase_aside(number), "What was set aside is erased from this browser."))
        else:
            self.desk.ask(f"erase-aside {number}")

    def on_open_file(self, answer: str = "") -> None:
        """Read the chosen file; where its exercise is kept here already and differs, ask."""
        if answer:
            self.dom.later(self._open(self.pending, answer))
        else:
            self.dom.later(self._read())

    def on_start_from(self) -> None:
        """Begin anew from the exercise in the chosen file."""

        async def begin() -> None:
            last = await self.chosen("start-from")
            if last:
                await self._again(last, "start-from")

        self.dom.later(begin())

    def on_again(self, exercise: str) -> None:
        """Begin anew from an exercise kept here."""

        async def begin() -> None:
            await self.desk.saved()
            kept = await self.desk.find(exercise)
            if kept and kept.exercise:
                await self.dom.more()
                await self._again(kept.exercise, f"do-again-{exercise}")

        self.dom.later(begin())

    async def _again(self, last: Exercise, at: str) -> None:
        from priorities.earlier import start_again

        try:
            new = start_again(last, self.dom.new_id(), self.dom.now())
        except Refused as refused:
            self.desk.problem(str(refused), at)
            return
        await self.desk.begin(new)
        self.dom.go("team/")
        self.dom.say("Team, people and wording are here, and no rating.")

    async def _read(self) -> None:
        self.pending = await self.chosen("open-file")
        if self.pending is None:
            return
        await self.desk.saved()
        kept = await self.desk.find(self.pending.id)
        if kept and kept.exercise != self.pending:
            self.desk.ask("open-file")
        elif kept:
            await self.desk.go_on(self.pending.id)
            self.dom.go("report/")
        else:
            await self._open(self.pending, "new")

    async def _open(self, exercise: Exercise | None, answer: str) -> None:
        if exercise is None:
            return
        if answer == "replace":
            await self.desk.replace_kept(exercise)
        else:
            await self.desk.begin(replace(exercise, id=self.dom.new_id()) if answer == "beside" else exercise)
        self.dom.go("report/")
