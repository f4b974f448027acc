"""What the collect page does with sheets from paper: each key is read at once, and a sheet goes in whole."""

from dataclasses import replace

from priorities import paper
from priorities.changes import Refused
from priorities.forms import id_of
from priorities.paper import Cell
from priorities.sheets import COMMENT
from priorities.visibility import show

from browser.page import Page

FIRST, AGAIN, CORRECT = "paper digits", "paper again digits", "paper correct digits"


class Paper(Page):
    """Read keys, add a sheet, compare a second entry."""

    def typed(self, name: str, value: str) -> None:
        """A key that says nothing there is not taken, and said at once; taking away is always possible."""
        if name not in (FIRST, AGAIN, CORRECT):
            super().typed(name, value)
            return
        before, told = self._typed(name), ""
        try:
            paper.read(self.desk.exercise, self._wanted(name), value)
        except Refused as refused:
            told = str(refused)
            if len(value) >= len(before):
                value = before
                self.dom.refill(id_of(name), before)
        super().typed(name, value)
        self._tell(name, told)

    def on_add_paper(self) -> None:
        """Add the sheet, and be ready for the next."""
        if not self._whole(FIRST):
            return
        held = self.desk.moment.typed
        comments = {area.id: held.get(f"paper comment {area.id}", "") for area in self.desk.exercise.areas}
        try:
            order = paper.read_order(self.desk.exercise, self._typed("paper order"))
        except Refused as refused:
            self.desk.problem(str(refused), "paper-order")
            return
        try:
            after, sheet = paper.add(
                self.desk.exercise,
                self.dom.new_id(),
                self._typed(FIRST),
                number=self._typed("paper number"),
                by=self._typed("paper by"),
                wording=held.get("paper wording"),
                comments=comments,
                order=order,
            )
        except Refused as refused:
            longest = next((f"comment-{area}" for area, text in comments.items() if len(text) > COMMENT), "number")
            self.desk.problem(str(refused), f"paper-{longest}")
            return
        self.desk.drop(FIRST, "paper number", "paper by", "paper comment ", "paper order")
        self.desk.commit(lambda _: after)
        self._emptied(FIRST, f"Added as sheet {sheet.number}." if sheet.number else "Added.")
        self.dom.focus(id_of(FIRST))
        self.dom.focus("paper-by")  # where there is one, it comes first

    def on_again(self, leave: str = "") -> None:
        """Compare a second entry with the first; or leave the first as it is."""
        if leave:
            self.desk.drop("paper again ", CORRECT)
            self.desk.moment = replace(self.desk.moment, asking="")
            self.desk.draw()
            self.dom.focus("paper-again-number")
            return
        if not self._whole(AGAIN):
            return
        number = self._typed("paper again number").strip()
        try:
            cells = paper.differing(self.desk.exercise, number, self._typed(AGAIN))
        except Refused as refused:
            self.desk.problem(str(refused), "paper-again-number")
            return
        if cells:
            every = paper.cells(self.desk.exercise)
            self.desk.drop(CORRECT)
            self.desk.ask(" ".join(["again", number, *(str(every.index(cell)) for cell in cells)]))
            return
        self.desk.drop("paper again ")
        self.desk.draw()
        self._emptied(AGAIN, f"Both entries of sheet {number} agree.")
        self.dom.focus("paper-again-number")

    def on_correct(self) -> None:
        """What was typed anew from the paper counts."""
        if not self._whole(CORRECT):
            return
        number, after = self.desk.moment.asking.split()[1], self.desk.exercise
        after = paper.correct(after, number, self._wanted(CORRECT), self._typed(CORRECT))
        self.desk.drop("paper again ", CORRECT)
        self.desk.commit(lambda _: after)
        self._emptied(AGAIN, f"Sheet {number} now says what was typed last.")
        self.dom.focus("paper-again-number")

    def _whole(self, name: str) -> bool:
        """Whether every key is typed; if not, say so at the field."""
        try:
            paper.read_all(self.desk.exercise, self._wanted(name), self._typed(name))
        except Refused as refused:
            self._tell(name, str(refused))
            self.dom.focus(id_of(name))
            return False
        return True

    def _wanted(self, name: str) -> tuple[Cell, ...]:
        every = paper.cells(self.desk.exercise)
        if name != CORRECT:
            return every
        return tuple(every[int(at)] for at in self.desk.moment.asking.split()[2:])

    def _typed(self, name: str) -> str:
        return self.desk.moment.typed.get(name, "")

    def _emptied(self, name: str, told: str) -> None:
        """The field is empty, though it may have focus, and says what became of what it held."""
        self.dom.refill(id_of(name), "")
        self._tell(name, told)

    def _tell(self, name: str, told: str) -> None:
        wanted = self._wanted(name) if name == CORRECT else ()
        html = show("page.paper-reading", self.desk.exercise, self.desk.moment, name, wanted, told)
        self.dom.show_part(f"{id_of(name)}-reading", str(html))
