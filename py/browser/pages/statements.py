"""The statements' wording."""

from priorities import changes

from browser.page import Page


class Controller(Page):
    """Save an edit as a version, or go back to the printed wording as one more."""

    def on_reword(self, area: str) -> None:
        """Save what is written as the wording of an area."""
        drafts = [f"draft {part} {area}" for part in ("wording", "why", "meaning")]
        text, why, meaning = (self.dom.value(draft) for draft in drafts)
        self._reword(area, text, why, meaning, drafts)

    def on_restore(self, area: str) -> None:
        """Save the printed wording as the newest version."""
        self._reword(
            area,
            self.desk.exercise.versions(area)[0].text,
            "The printed wording again",
            self.dom.value(f"draft meaning {area}"),
        )

    def _reword(self, area: str, text: str, why: str, meaning: str, settled: list[str] | None = None) -> None:
        exercise = self.desk.exercise
        if (exercise.sealed or exercise.sheets) and not meaning:
            self.desk.problem(
                "Say whether the new wording means the same, since sheets are in already.", f"draft-meaning-{area}-same"
            )
            return
        now = self.dom.now()
        done = self.desk.commit(
            lambda exercise: changes.reword(exercise, area, text, why, meaning or "same", now),
            settled=settled or (),
            at=f"draft-wording-{area}",
        )
        name = exercise.area(area).name
        if done:
            self.dom.unfold(f"edit-{area}", False)
            self.dom.focus(f"statement-{area}")
        if not self.desk.moment.problems:
            self.dom.say(f"The wording of {name} is saved." if done else f"The wording of {name} is the same as before.")
