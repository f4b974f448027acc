"""Reflection and priority areas."""

from priorities import changes

from browser.page import Page


class Controller(Page):
    """Open a strategy page on purpose, or shut it again; everything else is a field."""

    def on_also_open(self, tool: str) -> None:
        """Open a tool that no priority area leads to."""
        self.desk.commit(lambda exercise: changes.also_open(exercise, tool, True))
        self.dom.focus(f"do-shut-{tool}")

    def on_shut(self, tool: str) -> None:
        """Shut it again; what was entered there stays."""
        self.desk.commit(lambda exercise: changes.also_open(exercise, tool, False))
        self.dom.unfold("other-tools", True)
        self.dom.focus(f"do-also-open-{tool}")
