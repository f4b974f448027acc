"""The strategies of one tool."""

from priorities import changes

from browser.pages.reflect import Controller as Reflect


class Controller(Reflect):
    """Edit a wording, add a strategy, remove one of the team's own."""

    def on_also_open(self, tool: str) -> None:
        """Open the tool of this page, which then begins at its title."""
        super().on_also_open(tool)
        self.dom.focus_title()

    def on_reword(self, strategy: str) -> None:
        """Save what is written as the wording of a strategy."""
        text, why = f"draft strategy {strategy}", f"draft strategy-why {strategy}"
        words, reason, now = self.dom.value(text), self.dom.value(why), self.dom.now()
        done = self.desk.commit(
            lambda exercise: changes.reword_strategy(exercise, strategy, words, reason, now),
            settled=(text, why),
            at=f"draft-strategy-{strategy}",
        )
        if not self.desk.moment.problems:
            self.dom.say("The wording is saved." if done else "The wording is the same as before.")

    def on_add(self, category: str) -> None:
        """Add one of the team's own strategies under a category."""
        draft, id, now = f"draft own {category}", f"own-{self.dom.new_id()}", self.dom.now()
        words = self.dom.value(draft)
        if self.desk.commit(
            lambda exercise: changes.add_strategy(exercise, id, category, words, now),
            settled=(draft,),
            at=f"draft-own-{category}",
        ):
            self.dom.focus(f"strategy-{id}-status")
            self.dom.say("The strategy is added.")

    def on_remove(self, strategy: str) -> None:
        """Take out one of the team's own strategies."""
        self.desk.commit(
            lambda exercise: changes.remove_strategy(exercise, strategy), notice="The strategy is removed. Undo puts it back."
        )
        self.dom.focus_title()
