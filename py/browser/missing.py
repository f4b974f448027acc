"""What stands in for a page whose modules are still to be fetched."""

from collections.abc import Callable

from browser.desk import Desk
from browser.kept import NotFetched
from browser.page import Page


class Missing(Page):
    """Fetches them, then lets the page be turned to again, with the button that was pressed meanwhile.

    Until then the page stays as it was built, and what is filled in counts.
    """

    def __init__(self, desk: Desk, turn: Callable[[str], None]) -> None:
        super().__init__(desk)
        self.turn = turn
        self.pressed = ""

    def opened(self) -> None:
        """Ask for the modules."""
        self.dom.wait()
        self.dom.later(self._fetch())

    def press(self, action: str) -> None:
        """What is not on every page has nothing behind it yet: it is remembered, and the page asked for again."""
        if hasattr(self, "on_" + action.split()[0].replace("-", "_")):
            super().press(action)
        else:
            self.pressed = action
            self.opened()

    def on_again(self) -> None:
        """Try again."""
        self.opened()

    async def _fetch(self) -> None:
        told = ""
        try:
            await self.dom.more()
        except NotFetched as problem:
            told = str(problem)
        self.dom.ready()
        if self.desk.name != "missing":
            return  # whoever asked has gone on
        if told:
            self.desk.open_page("missing", self.desk.moment.tool)
            self.desk.problem(told)
        else:
            self.turn(self.pressed)
