"""The report and its files."""

from collections.abc import Awaitable

from priorities import earlier, next_steps
from priorities.visibility import show

from browser.kept import NotFetched
from browser.page import Page

OFFICE = "application/vnd.openxmlformats-officedocument.{}"


class Controller(Page):
    """Download and print."""

    def on_download_csv(self) -> None:
        """Take a table away, with the mark by which Excel on Windows knows its letters."""
        from priorities import tables  # noqa: F401  (entered in the register when it is first wanted)

        table = "\ufeff" + show("file.csv", self.desk.exercise)
        self.dom.download(f"{self.file_name()}.csv", "text/csv", table, "The table is in your downloads.")

    def on_download_html(self, edition: str) -> None:
        """Take the report away as one page: to pass round, or for the record."""
        from priorities import editions  # noqa: F401  (entered in the register when it is first wanted)

        self.desk.commit_typed()
        self._take("-record.html" if edition == "record" else ".html", "text/html", show(f"file.{edition}", self.desk.exercise))

    def on_download_markdown(self) -> None:
        """Take the report away as Markdown."""
        from priorities import markdown  # noqa: F401  (entered in the register when it is first wanted)

        self.desk.commit_typed()
        self._take(".md", "text/markdown", show("file.markdown", self.desk.exercise))

    def on_download_word(self) -> None:
        """Take the report away as a Word document."""
        from priorities import word  # noqa: F401  (entered in the register when it is first wanted)

        self.desk.commit_typed()
        parts = show("file.word", self.desk.exercise)

        async def make() -> None:
            self._take(".docx", OFFICE.format("wordprocessingml.document"), await self.dom.word(parts))

        self._bring(make())

    def on_download_excel(self) -> None:
        """Take the report away as an Excel workbook."""
        self.desk.commit_typed()
        exercise = self.desk.exercise

        async def make() -> None:
            await self.dom.more("excel")
            from priorities import workbook  # noqa: F401  (entered in the register when it is there)

            self._take(".xlsx", OFFICE.format("spreadsheetml.sheet"), show("file.excel", exercise))

        self._bring(make())

    def _bring(self, making: Awaitable[None]) -> None:
        """Make a file with a part of the site that may have to be fetched."""

        async def bring() -> None:
            try:
                await making
            except NotFetched:
                self.dom.say("")  # it is no longer on its way; the page says why
                raise

        self.dom.say("The report is on its way.")
        self.dom.later(bring())

    def _take(self, ending: str, kind: str, report: str | bytes) -> None:
        self.dom.download(f"{self.file_name()}{ending}", kind, report, "The report is in your downloads.")

    def on_add_step(self) -> None:
        """Add what is written as a next step."""
        drafts = [f"draft step {part}" for part in ("what", "who", "by", "source")]
        what, who, by, source = (self.dom.value(draft) for draft in drafts)
        if self.desk.commit(
            lambda exercise: next_steps.add(exercise, what, who, by, source), settled=drafts, at="draft-step-what"
        ):
            self.dom.focus("draft-step-what")
            self.dom.say("The step is added.")

    def on_remove_step(self, number: str) -> None:
        """Take a step off the list."""
        self.desk.commit(lambda exercise: next_steps.remove(exercise, number))
        self.dom.focus("draft-step-what")
        self.dom.say(f"Step {number} is off the list. Undo puts it back.")

    def on_lay_beside(self) -> None:
        """Lay the exercise in the chosen file beside this one."""

        async def lay() -> None:
            other = await self.chosen("lay-beside")
            if other:
                self.desk.commit_typed()
                laid = self.desk.commit(lambda exercise: earlier.lay_beside(exercise, other), at="lay-beside")
                if not self.desk.moment.problems:
                    self.dom.say("It is laid beside this one." if laid else "It stands beside this one already.")
                    self.dom.focus("lay-beside")

        self.dom.later(lay())

    def on_take_away(self, exercise: str) -> None:
        """Compare with an earlier exercise no longer."""
        self.desk.commit(lambda held: earlier.take_away(held, exercise))
        self.dom.focus("lay-beside")
        self.dom.say("The earlier exercise is taken away. Undo puts it back.")

    def on_print(self) -> None:
        """Print, or save as PDF."""
        self.dom.print()
