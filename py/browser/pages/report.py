"""The report and its files."""

from priorities.visibility import show

from browser.page import Page


class Controller(Page):
    """Download and print."""

    def on_download_csv(self) -> None:
        """Take a table away, with the mark by which Excel on Windows knows its letters."""
        from priorities import tables  # noqa: F401  (entered in the register when it is first wanted)

        self.dom.download(f"{self.file_name()}.csv", "text/csv", "\ufeff" + show("file.csv", self.desk.exercise))
        self.dom.say("The table is in your downloads.")

    def on_print(self) -> None:
        """Print, or save as PDF."""
        self.dom.print()
