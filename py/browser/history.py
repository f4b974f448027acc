"""What Undo goes back to: the last values of the exercise in hand."""

from dataclasses import replace

from priorities.exercise import Exercise

DEEPEST = 50


class History:
    """The values before the present one, oldest first; at most 50."""

    def __init__(self) -> None:
        self._values: list[Exercise] = []
        self._joining = ""

    def __len__(self) -> int:
        return len(self._values)

    def remember(self, before: Exercise, joining: str = "") -> None:
        """Keep a value that is about to change. Changes in a row under the same name `joining` are one step."""
        if joining and joining == self._joining:
            return
        self._joining = joining
        self._values = [*self._values, before][-DEEPEST:]

    def back(self) -> Exercise | None:
        """Take out the last value, None if there is none."""
        self._joining = ""
        return self._values.pop() if self._values else None

    def settle(self, now: Exercise) -> None:
        """Undo must reach neither into a sheet that is shut, nor into what it was filled in under, nor into what the team has seen.

        Every value takes the sheets, the wordings, the promise of how members appear, and whether suggested orders were seen, as they
        are now.
        """
        settled = [
            replace(
                value,
                sealed=now.sealed,
                sheets=now.sheets,
                statements=now.statements,
                team=replace(value.team, appear=now.team.appear, sent=now.team.sent),
                ranking=replace(
                    value.ranking,
                    suggestions=replace(now.ranking.suggestions, doubt=value.ranking.suggestions.doubt),
                ),
                changed="",
            )
            for value in self._values
        ]
        kept: list[Exercise] = []
        for value in settled:
            if not kept or value != kept[-1]:
                kept.append(value)
        if kept and kept[-1] == replace(now, changed=""):
            kept.pop()
        self._values = kept
        self._joining = ""

    def empty(self) -> None:
        """Forget everything: for the opening, which cannot be undone, and for another exercise."""
        self._values = []
        self._joining = ""
