"""Start the exercise on the page. Python starts once; the theme then puts one page in another's place, and this follows."""

import asyncio
import importlib
from collections.abc import Callable
from contextlib import suppress

import js
from compiled.instruments import INSTRUMENTS
from compiled.state import NAME
from priorities.exercise import begin as begin_exercise
from priorities.instrument import from_plain
from priorities.moment import Moment
from priorities.views import render

from browser.desk import Desk, guides
from browser.dom import Dom
from browser.early import FILES
from browser.kept import NotFetched, NotKept
from browser.missing import Missing
from browser.page import Page
from browser.storage import Storage

SHIPPED = {name: from_plain(plain) for name, plain in INSTRUMENTS.items()}


def prepare() -> None:
    """Draw a blank sheet, which has the most to draw, while Python knows of no visitor: what is drawn once stays in the memory that is kept."""
    render.page("sheet", begin_exercise(SHIPPED, "", "", NAME), Moment(guides=guides(SHIPPED)))


class Site:
    """The page that is open, and the desk that all pages share."""

    def __init__(self) -> None:
        self.dom = Dom()
        self.build = self.dom.build()
        self.desk = Desk(self.dom, Storage(self.dom.base()), Storage(f"{self.dom.base()} sheets"), SHIPPED, NAME)
        self.page = Page(self.desk)
        self.begun = False
        self._waiting: list[tuple[str, str, str]] = []

    async def start(self) -> None:
        """Take over the page, and every one that follows it."""
        name, _ = self.dom.page()
        if not render.here(name):
            with suppress(NotFetched):  # said by the page that stands in for it
                await self.dom.more()
        # From here on nothing is waited for until the page is heard: a click in between would be lost.
        pressed = await self.desk.wake(name)
        self.dom.trouble = self.trouble
        self.dom.listen(self.heard)
        self.dom.on_leave(self.leave)
        self.dom.on_renew(self.renew)
        self.dom.on_fragment(self.renew)
        self.dom.on_page(self.turn)
        self.dom.ready()
        # A button of the page as it was built may not be on the page as it is now: a member's own sheet is not handed in.
        if pressed and self.dom.offers(pressed):
            self.heard("pressed", pressed, "")

    def turn(self, pressed: str = "") -> None:
        """Another page has been put in place; `pressed` is a button of it that has still to act."""
        self._act()
        name, tool = self.dom.page()
        if not name:
            return
        alone = "sheet" if self.desk.moment.member else "projector" if self.desk.reading else name
        if self.dom.build() != self.build or name != alone:
            # Another build, or the exercises of this device instead of a member's sheet or the wall: begin with a fresh page.
            self.renew()
            return
        if not render.here(name):
            self.page = Missing(self.desk, self.turn)
            self.desk.open_page("missing", tool, drawn=False)
            self.page.opened()
            return
        self.page = importlib.import_module(f"browser.pages.{name}").Controller(self.desk)
        self.desk.open_page(name, tool, drawn=self.page.of_desk)
        if self.begun:
            self.dom.focus_title()
            self.dom.say(self.dom.title(), aloud_only=True)
        self.begun = True
        self.page.opened()
        if pressed:
            self.heard("pressed", pressed, "")

    def leave(self) -> None:
        """The page is being left: act on what waits, and start to keep what is not kept yet."""
        self._act()
        self.desk.flush()

    def renew(self) -> None:
        """Load the page in full, once everything is kept."""
        self.dom.wait()
        self.leave()
        self.dom.later(self._reload())

    async def _reload(self) -> None:
        await self.desk.saved()
        self.dom.reload()

    def heard(self, kind: str, words: str, value: str) -> None:
        """A field or a button was used: let the browser show that first, then act on it."""
        if kind == "typed":
            self._safely(self.page.typed, words, value)
            return
        self._waiting.append((kind, words, value))
        self.dom.after_paint(self._act)

    def _act(self) -> None:
        """Act on all that waits. Fields are put in together and shown once: a page drawn after the first takes back the second."""
        while self._waiting:
            with self.desk.showing_once():
                while self._waiting and self._waiting[0][0] == "changed":
                    _, name, value = self._waiting.pop(0)
                    self._safely(self._changed, name, value)
            if self._waiting or self.desk.moment.problems:  # what went wrong has the focus, and is heard as it stands
                self._safely(self.desk.show)
            if self._waiting:
                _, words, _ = self._waiting.pop(0)
                self._safely(self.page.press, words)
        self.dom.later(self.desk.show_in_steps(self._coming))

    def _coming(self) -> bool:
        """Whether there is more to act on, or another page is in this one's place."""
        return bool(self._waiting) or self.dom.page()[0] != self.desk.name

    def _changed(self, name: str, value: str) -> None:
        if name in FILES:
            self.page.press(name.replace(" ", "-"))
        else:
            self.page.changed(name, value)

    def _safely(self, work: Callable[..., None], *words: str) -> None:
        try:
            work(*words)
        except Exception as error:
            self.trouble(error)

    def trouble(self, error: Exception) -> None:
        """Something failed that should not have: say so, and keep working."""
        if isinstance(error, NotKept | NotFetched):
            self.desk.problem(str(error))
            return
        self.desk.problem(
            f"Something went wrong on this page. Your exercise is saved up to {self.desk.moment.saved or 'the last change'}. "
            "Reload the page, or download the file from the report page."
        )


def begin() -> None:
    """Start, and let the page say so if that fails."""

    def done(task: asyncio.Task[None]) -> None:
        if task.exception():
            js.early.fail()

    asyncio.ensure_future(Site().start()).add_done_callback(done)
