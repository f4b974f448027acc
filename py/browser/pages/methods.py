"""The worked example of the methods page. It is not the exercise in hand, and nothing of it is kept."""

from dataclasses import replace
from typing import Any

from priorities import sheets
from priorities.example import CHANGED, example
from priorities.exercise import Exercise
from priorities.views import render

from browser.desk import Desk
from browser.page import Page


class Controller(Page):
    """Change an answer of a made-up member and show what becomes of it."""

    of_desk = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.example = self._as_printed()
        self.area = "evaluation"

    def opened(self) -> None:
        """Let answers be changed."""
        self._draw()

    def changed(self, name: str, value: str) -> None:
        """Another area is looked at, or a member answers otherwise."""
        if name == CHANGED:
            self.area = value
        else:
            _, sheet, part = name.split()
            given: dict[str, Any] = {part: value}
            self.example = sheets.rate(self.example, sheet, self.area, **given)
        self._draw()

    def typed(self, name: str, value: str) -> None:
        """Nothing is typed here."""

    def on_as_it_was(self) -> None:
        """Take back every change."""
        self.example = self._as_printed()
        self._draw()
        self.dom.say("The example is as it was.")

    def _as_printed(self) -> Exercise:
        return example(self.desk.instruments, "example", self.dom.now())

    def _draw(self) -> None:
        moment = replace(self.desk.moment, typed={CHANGED: self.area})
        self.dom.show(render.page("methods", self.example, moment))
