"""The team's order."""

from priorities import ranking

from browser.page import Page


class Controller(Page):
    """Move an area up, down, to a place, or out; by buttons, or by its grip."""

    def opened(self) -> None:
        """Let areas be dragged, too."""
        self.dom.drag(("places", "waiting"), self.drop)

    def on_up(self, area: str) -> None:
        """One place up."""
        if ranking.places(self.desk.exercise)[0] == area:
            self.dom.say(f"{self.name(area)} is already in the first place.")
        else:
            self.desk.commit(lambda exercise: ranking.up(exercise, area))
            self.tell(area)

    def on_down(self, area: str) -> None:
        """One place down."""
        if ranking.places(self.desk.exercise)[-1] == area:
            self.dom.say(f"{self.name(area)} is already in the last place.")
        else:
            self.desk.commit(lambda exercise: ranking.down(exercise, area))
            self.tell(area)

    def on_move(self, area: str) -> None:
        """To the place chosen beside the button."""
        self.move(area, int(self.dom.value(f"draft place {area}")))

    def on_take_out(self, area: str) -> None:
        """Back to those that wait."""
        self.desk.commit(lambda exercise: ranking.take_out(exercise, area))
        self.dom.focus(f"do-move-{area}")
        self.dom.say(f"{self.name(area)} waits for a place.")

    def on_see(self, when: str) -> None:
        """Show what the ratings suggest, and record whether the team has an order of its own by now. Undo does not make it unseen."""
        now = self.dom.now()
        if self.desk.commit(
            lambda exercise: ranking.see_suggestions(exercise, now, first=when == "before"), at=f"do-see-{when}"
        ):
            self.desk.history.settle(self.desk.exercise)
            self.desk.draw()
            self.dom.focus("suggested")

    def drop(self, area: str, there: str) -> None:
        """An area was let go on a place, or on those that wait. Between the places nothing happens."""
        if there == "waiting":
            self.on_take_out(area)
        elif there.isdigit():
            self.move(area, int(there))

    def move(self, area: str, place: int) -> None:
        """Put an area in a place, and say where it is now."""
        self.desk.commit(lambda exercise: ranking.move(exercise, area, place), settled=(f"draft place {area}",))
        self.dom.focus(f"do-move-{area}")
        self.tell(area)

    def tell(self, area: str) -> None:
        """Say where an area stands."""
        places = ranking.places(self.desk.exercise)
        self.dom.say(f"{self.name(area)} moved to place {places.index(area) + 1} of {len(places)}.")

    def name(self, area: str) -> str:
        """The name of an area."""
        return self.desk.exercise.area(area).name
