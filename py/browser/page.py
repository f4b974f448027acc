"""What every page does: undo, the question which exercise this is, and the file to take away. Each page adds its own buttons."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from priorities import files
from priorities.exercise import Exercise
from priorities.forms import id_of
from priorities.visibility import show

from browser.desk import Desk


class Page:
    """A page reads what was pressed, decides, and lets the desk keep and show it.

    An action is a method whose name is the first word of a button's `data-do`, with `_` for `-`; the other words are its arguments.
    """

    of_desk = True
    """Whether the page shows the exercise in hand; else it draws itself."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.dom = desk.dom

    def opened(self) -> None:
        """The page has just been shown."""

    def press(self, action: str) -> None:
        """Do what a button says."""
        first, *words = action.split()
        method: Callable[..., None] = getattr(self, "on_" + first.replace("-", "_"))
        method(*words)

    def changed(self, name: str, value: str) -> None:
        """A field has a new value."""
        self.desk.field(name, value)

    def typed(self, name: str, value: str) -> None:
        """A text is being typed."""
        self.desk.typed(name, value)

    def on_undo(self) -> None:
        """Go back one step."""
        self.desk.undo()

    def on_cancel(self) -> None:
        """Leave the question, and go back to what asked it."""
        asked = self.desk.moment.asking
        self.desk.moment = replace(self.desk.moment, asking="")
        self.desk.draw()
        self.dom.focus(f"do-{id_of(asked)}")
        self.dom.focus(id_of(asked))  # where a file asked, and no button

    def on_new(self) -> None:
        """Begin a clean exercise."""
        self.dom.later(self._then_title(self.desk.begin()))

    def on_continue(self, exercise: str) -> None:
        """Go on with an exercise kept here."""
        self.dom.later(self._then_title(self.desk.go_on(exercise)))

    def on_erase_all(self, answer: str = "") -> None:
        """Erase everything kept here, after asking."""
        if answer:
            self.dom.later(self._erase(self.desk.erase_all(), "Everything this site kept in this browser is erased."))
        else:
            self.desk.ask("erase-all")

    async def _erase(self, work: Awaitable[None], notice: str) -> None:
        """Erase something, and say so at the top of the page."""
        await work
        self.desk.moment = replace(self.desk.moment, asking="", notice=notice)
        self.desk.draw()
        self.dom.focus_title()

    def on_early(self, answer: str) -> None:
        """What was answered before Python was ready belongs here, or nowhere."""
        self.desk.place_early(answer == "put")
        self.dom.focus_title()

    def on_elsewhere(self, answer: str) -> None:
        """Another tab wrote this exercise: load its value, or keep this one as a copy."""
        if answer == "load":
            self.dom.later(self._then_title(self.desk.go_on(self.desk.exercise.id)))
        else:
            self.dom.later(self._then_title(self.desk.begin(replace(self.desk.exercise, id=self.dom.new_id()))))

    async def _then_title(self, work: Awaitable[None]) -> None:
        """Do something that takes the pressed button away, then begin at the top of the page."""
        await work
        self.dom.focus_title()

    def copy(self, text: str, words: str) -> None:
        """Copy a text and say so, or say how to copy it by hand."""

        async def copy() -> None:
            done = await self.dom.copy(text)
            self.dom.say(words if done else "This browser does not let the page copy. Select the text and copy it yourself.")

        self.dom.later(copy())

    def on_download(self) -> None:
        """Take the whole exercise away as JSON."""
        self.desk.commit_typed()
        self.dom.download(f"{self.file_name()}.json", "application/json", show("file.json", self.desk.exercise))

    async def chosen(self, field: str) -> Exercise | None:
        """The exercise in the file that was chosen in a field; None, and the page says why, where it cannot be read."""
        try:
            # One byte more than an exercise may have: reading says what is wrong with a larger file.
            held = await self.dom.chosen_file(field, files.LARGEST + 1)
            await self.dom.more()
            return files.read(held)
        except files.FileProblem as problem:
            self.desk.problem(str(problem), field)
            return None

    def file_name(self) -> str:
        """A name for a file: the exercise's title in small letters, of any script, and the date; nothing else that a disk may refuse."""
        team = self.desk.exercise.team
        words = f"{team.title} {team.date}".lower()
        # Letters and the marks that belong to them, but not the one that makes a sign an emoji.
        kept = (one if ("a" + one).isidentifier() and one not in "_\ufe0f" else " " for one in words)
        return "-".join(["priorities", *"".join(kept).split()])[:60].rstrip("-")
