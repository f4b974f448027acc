"""What this tab and this browser remember beside what is kept: which exercise is in hand, and what the early script shows first."""

import json
from typing import Any

from priorities.exercise import Exercise

TAB, BROWSER = "sessionStorage", "localStorage"
HINTS = ((BROWSER, "hint"), (BROWSER, "link"), (TAB, "link"), (TAB, "exercise"), (TAB, "sheet"), (TAB, "cover"))


class Hints:
    """Hints are named after the site's address. Where the browser refuses them, nothing is remembered."""

    def __init__(self, dom: Any) -> None:
        self._dom = dom
        self._key = f"priorities:{dom.base()}"

    @property
    def exercise(self) -> str:
        """The id of the exercise in this tab's hand."""
        return self._recall(TAB, "exercise")

    @property
    def sheet(self) -> str:
        """The id of the sheet in hand."""
        return self._recall(TAB, "sheet")

    @property
    def covered(self) -> bool:
        """Whether that sheet lies face down."""
        return bool(self._recall(TAB, "cover"))

    def last_link(self, alone: bool) -> str:
        """The team's link that was opened last: it was taken out of the address, so a reload finds it here.

        A new tab finds it where it is `alone`: no exercise is kept in this browser, and none is in hand.
        """
        return self._recall(TAB, "link") or (self._recall(BROWSER, "link") if alone and not self.exercise else "")

    def leave_link(self, fragment: str) -> None:
        """A team's link has been opened in this tab."""
        for store in (TAB, BROWSER):
            self._leave(store, "link", fragment)

    def leave(self, exercise: Exercise, sheet: str, covered: bool, member: bool) -> None:
        """Tell this tab what it has in hand, unless that is a `member`'s own sheet, and the early script what to show."""
        if not member:
            self._leave(TAB, "exercise", exercise.id)
            self._leave(TAB, "sheet", sheet)
            self._leave(TAB, "cover", "covered" if covered else "")
            self._dom.forget(TAB, f"{self._key}:link")
        self._leave(BROWSER, "hint", early(exercise, sheet, covered))

    def forget(self) -> None:
        """Forget everything."""
        for store, name in HINTS:
            self._dom.forget(store, f"{self._key}:{name}")

    def _leave(self, store: str, name: str, text: str) -> None:
        self._dom.remember(store, f"{self._key}:{name}", text)

    def _recall(self, store: str, name: str) -> str:
        held: str = self._dom.recall(store, f"{self._key}:{name}")
        return held


def early(exercise: Exercise, sheet: str, covered: bool) -> str:
    """Which sheet is in hand, and which wording is in force, for the early script."""
    changed = {area: exercise.statement(area) for area in exercise.versions_in_force()}
    cover = covered or (not sheet and bool(exercise.sealed or exercise.sheets))
    return json.dumps({"sheet": sheet, "statements": changed, "cover": cover})


def shown(text: str) -> dict[str, Any]:
    """The sheet and the wording that the early script shows by a hint or by what a team's link holds; the printed wording by neither."""
    try:
        held = json.loads(text or "{}")
        statements = {area: one if isinstance(one, str) else one["text"] for area, one in held.get("statements", {}).items()}
        return {"sheet": held.get("sheet", ""), "statements": statements, "cover": held.get("cover", False)}
    except (ValueError, AttributeError, TypeError, KeyError):
        return {"sheet": "", "statements": {}, "cover": False}
