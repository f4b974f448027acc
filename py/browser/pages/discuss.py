"""What the team said, and the talk about it: the notes and the minutes are fields."""

from browser import talk
from browser.page import Page


class Controller(Page):
    """Open the projector view and turn it; start, pause and go on with the timer of an area."""

    def on_projector(self) -> None:
        """Open a window for the wall. It is told which exercise to show; what it shows, it finds on this device."""
        if not self.dom.open_window(f"../projector/#show={self.desk.exercise.id}"):
            self.dom.say("This browser did not open a window. Show the projector view in this window instead.")

    def on_show(self, place: str) -> None:
        """Turn the projector to an area, or to all of them."""
        talk.turn(self.desk, place)
        self.dom.say("The projector view turns to it.", aloud_only=True)

    def on_timer(self, area: str, minutes: str) -> None:
        """Start the timer of an area, pause it, or let it go on."""
        talk.start_or_pause(self.desk, area, int(minutes))

    def on_restart(self, area: str, minutes: str) -> None:
        """Start the timer of an area again."""
        talk.start(self.desk, area, int(minutes))
