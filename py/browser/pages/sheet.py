"""One member's sheet, alone."""

from browser.page import Page


class Controller(Page):
    """Take an answer back, hand the sheet in, begin the next."""

    def on_clear(self, _answer: str, area: str, part: str) -> None:
        """Take an answer back: blank is not an answer."""
        self.desk.field(f"answer {area} {part}", "")
        self.dom.say(f"Your answer to {self.desk.exercise.area(area).name} is cleared.")

    def on_hand(self, _in: str) -> None:
        """Hand the sheet in, and show the cover."""
        self.desk.hand_in()
        self.dom.focus_title()
        self.dom.say("Your sheet is in.")

    def on_start(self, _sheet: str) -> None:
        """Begin the next member's sheet."""
        self.desk.start_sheet()
        self.dom.focus_title()
