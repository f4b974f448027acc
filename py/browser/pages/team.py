"""The team's facts."""

from priorities import changes

from browser.page import Page


class Controller(Page):
    """The list of members; everything else on the page is a field."""

    def on_expect(self) -> None:
        """Add a member to the list."""
        name, id = self.dom.value("draft person"), self.dom.new_id()
        self.desk.commit(lambda exercise: changes.expect(exercise, id, name), settled=("draft person",))
        self.dom.focus("draft-person")

    def on_dismiss(self, person: str) -> None:
        """Take a member off the list."""
        self.desk.commit(lambda exercise: changes.dismiss(exercise, person))
        self.dom.focus("draft-person")
