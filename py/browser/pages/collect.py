"""Sheets in, and the opening."""

from priorities import changes, sheets

from browser.page import Page


class Controller(Page):
    """Withdraw, rate anew, cross off, open."""

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
        self.desk.hold(sheet)
        self.desk.commit(lambda exercise: sheets.rate_anew(exercise, sheet))
        self.dom.go("../sheet/")

    def on_attend(self, person: str, attendance: str) -> None:
        """Cross a member off as absent, or expect them again."""
        self.desk.commit(lambda exercise: changes.attend(exercise, person, attendance))

    def on_open(self, answer: str = "") -> None:
        """Open all the sheets, after asking."""
        if not self.desk.exercise.sealed:
            self.dom.say("There is no sheet to open yet.")
        elif not answer:
            self.desk.ask("open")
        elif self.desk.open_sheets(self.dom.value("draft early")):
            self.dom.go("../discuss/")
