"""The projector view: it is turned, and nothing else."""

from browser import talk
from browser.page import Page


class Controller(Page):
    """Turn to the previous area or the next."""

    def on_turn(self, place: str) -> None:
        """Turn to an area, or to all of them."""
        talk.turn(self.desk, place)
        self.dom.say(self.dom.title(), aloud_only=True)
