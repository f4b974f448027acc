"""How the answers to one area divide by role, where that does not show what one member said.

A role is shown with three answers or more. The others are joined as 'Other roles', and as long as these are fewer than three the
smallest role that is shown joins them: otherwise the whole team's counts less the roles shown would tell them. Where fewer than two
groups are left, there is no split. The whole team's counts, labels and flags are never held back.
"""

from collections import Counter
from dataclasses import dataclass

from priorities.agreement import LEVELS
from priorities.counts import stands
from priorities.placement import QUADRANTS
from priorities.visibility import Seen

FEWEST = 3
OTHERS = "Other roles"
SCALES = {"agreement": LEVELS, "quadrant": QUADRANTS}


@dataclass(frozen=True, slots=True)
class Split:
    """Counts for each level of a scale by role, the team's list of roles first, and what is held back of them and why."""

    groups: tuple[tuple[str, tuple[int, ...]], ...]
    held_back: str = ""


def split(seen: Seen, area: str, part: str) -> Split:
    """The answers to `part` (agreement or quadrant) of an area by role; without groups unless members appear by role and all is open.

    Sheets without a role count as a role of their own, 'No role given'.
    """
    if seen.exercise.team.appear != "role" or not seen.open:
        return Split(())
    answers: dict[str, Counter[str]] = {}
    for sheet in seen.exercise.sheets:
        answer = sheet.answers.get(area)
        level = getattr(answer, part) if answer and (part != "agreement" or stands(seen, area, answer)) else ""
        if level in SCALES[part]:
            answers.setdefault(sheet.by or "No role given", Counter())[level] += 1
    return _guarded(answers, part, seen.exercise.team.roles)


def _guarded(answers: dict[str, Counter[str]], part: str, order: tuple[str, ...]) -> Split:
    shown = {role: given for role, given in answers.items() if given.total() >= FEWEST}
    joined = {role: given for role, given in answers.items() if role not in shown}
    while joined and shown and _total(joined) < FEWEST:
        smallest = min(shown, key=lambda role: (shown[role].total(), role))
        joined[smallest] = shown.pop(smallest)
    groups = sorted(shown.items(), key=lambda one: (order.index(one[0]) if one[0] in order else len(order), one[0]))
    if joined:
        groups.append((OTHERS, sum(joined.values(), Counter())))
    if len(groups) < 2:
        why = f"A split by role is not shown: it needs at least two groups of {FEWEST} answers, so that nobody’s answer can be told."
        return Split((), why if answers else "")
    why = (
        f"Roles with fewer than {FEWEST} answers are joined as ‘{OTHERS}’, so that nobody’s answer can be told."
        if joined
        else ""
    )
    return Split(tuple((role, tuple(given[level] for level in SCALES[part])) for role, given in groups), why)


def _total(held: dict[str, Counter[str]]) -> int:
    return sum(given.total() for given in held.values())
