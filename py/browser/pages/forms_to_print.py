"""The forms to print. What is chosen is held in this tab's memory alone, and forgotten when the page is left."""

from dataclasses import replace

from priorities import blank_forms, changes
from priorities.changes import Refused

from browser.page import Page


class Controller(Page):
    """Choose and print."""

    def changed(self, name: str, value: str) -> None:
        """A choice is shown at once; a number that is none is told."""
        super().changed(name, value)
        self.desk.moment = replace(self.desk.moment, problems=())
        self.desk.draw()
        if name in ("paper copies", "paper first"):
            self._sound()

    def on_print(self) -> None:
        """Print. Where forms for members go out by this, how members appear is fixed, as when a link goes out."""
        if not self._sound():
            return
        typed = self.desk.moment.typed
        if typed.get("paper form 1", "on") and blank_forms.fixes(self.desk.exercise):
            now = self.dom.now()
            self.desk.commit(lambda exercise: changes.send(exercise, now))
            # Members answer under what has gone out: Undo does not reach behind it.
            self.desk.history.settle(self.desk.exercise)
        self.dom.print()

    def _sound(self) -> bool:
        """Whether what is typed as numbers can be printed; else the page says what to mend."""
        typed = self.desk.moment.typed
        if typed.get("paper numbers") != "print" or not blank_forms.numbered(self.desk.exercise):
            return True
        for name, given in (
            ("paper-copies", (typed.get("paper copies", ""), "")),
            ("paper-first", ("", typed.get("paper first", ""))),
        ):
            try:
                blank_forms.numbers(self.desk.exercise, *given)
            except Refused as refused:
                self.desk.problem(str(refused), name)
                return False
        return True
