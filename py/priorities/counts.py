"""How many members said what of one area: the record's answers as the counts that `agreement` and `placement` summarise.

A tally adds members who gave no sheet for the area, from the opening on: before it hands are in no count, as sheets are in none.
Agreement given on a wording that has since changed its meaning is set aside until it is given again; a placement rates the
area, not the sentence, and stays.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from priorities import agreement, placement, tallies
from priorities.agreement import LEVELS, Agreement
from priorities.exercise import Answer, Sheet, Tally
from priorities.placement import QUADRANTS, Placement
from priorities.visibility import Seen

Found = dict[str, tuple[Agreement, Placement]]
"""For each area how alike its ratings are, and where it is placed."""

WAYS = {"here": "on this device", "link": "by link", "code": "by code", "file": "by file", "paper": "on paper"}
"""How a sheet can have come in, in words."""


def agreement_of(seen: Seen, area: str) -> Agreement:
    """The agreement of the whole team on one area's statement as it is worded now."""
    hands, given = _hands(seen, area).agreement, _given(seen, area)
    counts = [given[True, level] + hands.get(level, 0) for level in LEVELS]
    cant_judge = given[True, "cant-judge"] + hands.get("cant-judge", 0)
    team = expected(seen, area)
    waiting = max(0, team - sum(counts) - cant_judge)
    return agreement.summarise(counts, waiting, cant_judge, team, _aside(seen, area, given))


def placement_of(seen: Seen, area: str) -> Placement:
    """Where the whole team places one area for urgency and impact."""
    hands = _hands(seen, area).quadrant
    given = Counter(answer.quadrant for answer in _answers(seen, area))
    return placement.summarise({one: given[one] + hands.get(one, 0) for one in QUADRANTS})


def of_areas(seen: Seen) -> Found:
    """What the whole team says of every area, in the form's order; nothing before the opening."""
    return {area: (agreement_of(seen, area), placement_of(seen, area)) for area in seen.exercise.names} if seen.open else {}


def comments(seen: Seen, area: str) -> tuple[str, ...]:
    """What members wrote beside an area, in an order of its own, so that none stands for a member."""
    return tuple(sorted(answer.comment for answer in _answers(seen, area) if answer.comment))


def set_aside(seen: Seen, area: str) -> int:
    """How many members rated a wording that has since changed its meaning."""
    return _aside(seen, area, _given(seen, area))


def _aside(seen: Seen, area: str, given: Counter[tuple[bool, str]]) -> int:
    counted = seen.exercise.tallies.get(area, Tally()).agreement if seen.open else {}
    hands = sum(counted.values()) - sum(_hands(seen, area).agreement.values())
    return hands + sum(count for (still, _), count in given.items() if not still)


def on_older_wording(seen: Seen, area: str) -> int:
    """How many of the ratings that stand were given on an earlier wording, which the team held to mean the same."""
    newest, hands = len(seen.exercise.versions(area)) - 1, _hands(seen, area)
    older = (one.agreement for one in _answers(seen, area) if stands(seen, area, one) and one.wording < newest)
    raised = sum(hands.agreement.get(level, 0) for level in LEVELS) if hands.wording < newest else 0
    return sum(level in LEVELS for level in older) + raised


def ways(seen: Seen) -> Counter[str]:
    """How many sheets came in each way; anonymous ones no longer say so themselves once they are open."""
    opened = seen.exercise.opened
    if opened is None or not opened.came:
        return Counter(one.came for one in seen.envelopes)
    return Counter(opened.came) + Counter(one.came for one in seen.envelopes if one.late)


def looked_at_again(seen: Seen, area: str) -> Counter[str]:
    """How agreement came to stand for a wording that changed after it was given, and how often each; empty until the opening."""
    return Counter(answer.again for answer in _answers(seen, area) if answer.again)


def by_member(seen: Seen, area: str) -> tuple[tuple[str, Answer], ...]:
    """Who said what of an area, by name; empty unless members appear by name and the sheets are open. It is promised on the sheet."""
    if seen.exercise.team.appear != "named":
        return ()
    given = ((sheet.by or "No name given", sheet.answers[area]) for sheet in seen.exercise.sheets if area in sheet.answers)
    return tuple(sorted(given, key=lambda one: one[0]))


def expected(seen: Seen, area: str = "") -> int:
    """Members whose answers may be hoped for, in the whole or on one area: team size less those crossed off, and no fewer than
    there are; without a size, sheets and hands.
    """
    exercise, there = seen.exercise, len(seen.envelopes)
    size = exercise.team.size
    if not size:
        return there + (tallies.hands_for(exercise, area) if area else tallies.most_hands(exercise))
    absent = sum(person.attendance == "absent" for person in exercise.team.people)
    held = tallies.standing(exercise, area) if area else Tally()
    for part, hands in (("agreement", held.agreement), ("quadrant", held.quadrant)):
        if hands:
            there = max(there, tallies.sheets_for(exercise, area, part) + sum(hands.values()))
    return max(there, size - absent)


def _hands(seen: Seen, area: str) -> Tally:
    return tallies.standing(seen.exercise, area) if seen.open else Tally()


def _answers(seen: Seen, area: str) -> Iterable[Answer]:
    return (sheet.answers[area] for sheet in seen.exercise.sheets if area in sheet.answers)


def stands(seen: Seen, area: str, answer: Answer) -> bool:
    """Whether agreement was given on the wording in force, or on one that means the same."""
    return answer.wording >= seen.exercise.asked_anew(area)


def standing(seen: Seen, sheet: Sheet) -> dict[str, Answer]:
    """A sheet's answers as they count: agreement with a wording that has since changed its meaning is taken out."""
    return {
        area: answer if stands(seen, area, answer) else replace(answer, agreement="") for area, answer in sheet.answers.items()
    }


def _given(seen: Seen, area: str) -> Counter[tuple[bool, str]]:
    """How often each level was given, apart for wordings that still stand and for those that do not."""
    since = seen.exercise.asked_anew(area)
    return Counter((answer.wording >= since, answer.agreement) for answer in _answers(seen, area) if answer.agreement)
