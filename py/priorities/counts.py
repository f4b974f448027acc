"""How many members said what of one area: the record's answers as the counts that `agreement` and `placement` summarise.

A tally adds members who gave no sheet for the area. Agreement given on a wording that has since changed its meaning is set
aside until it is given again; a placement rates the area, not the sentence, and stays.
"""

from collections import Counter
from collections.abc import Iterable

from priorities import agreement, placement
from priorities.agreement import LEVELS, Agreement
from priorities.exercise import Answer, Tally
from priorities.placement import QUADRANTS, Placement
from priorities.visibility import Seen


def agreement_of(seen: Seen, area: str) -> Agreement:
    """The agreement of the whole team on one area's statement as it is worded now."""
    hands = seen.exercise.tallies.get(area, Tally()).agreement
    given = _given(seen, area)
    counts = [given[True, level] + hands.get(level, 0) for level in LEVELS]
    cant_judge = given[True, "cant-judge"] + hands.get("cant-judge", 0)
    team = expected(seen, sum(hands.values()))
    waiting = max(0, team - sum(counts) - cant_judge)
    return agreement.summarise(counts, waiting, cant_judge, team, _aside(given))


def placement_of(seen: Seen, area: str) -> Placement:
    """Where the whole team places one area for urgency and impact."""
    hands = seen.exercise.tallies.get(area, Tally()).quadrant
    given = Counter(answer.quadrant for answer in _answers(seen, area))
    return placement.summarise({one: given[one] + hands.get(one, 0) for one in QUADRANTS})


def comments(seen: Seen, area: str) -> tuple[str, ...]:
    """What members wrote beside an area, in an order of its own, so that none stands for a member."""
    return tuple(sorted(answer.comment for answer in _answers(seen, area) if answer.comment))


def set_aside(seen: Seen, area: str) -> int:
    """How many members rated a wording that has since changed its meaning."""
    return _aside(_given(seen, area))


def by_member(seen: Seen, area: str) -> tuple[tuple[str, Answer], ...]:
    """Who said what of an area, by name; empty unless members appear by name and the sheets are open. It is promised on the sheet."""
    if seen.exercise.team.appear != "named":
        return ()
    given = ((sheet.by or "No name given", sheet.answers[area]) for sheet in seen.exercise.sheets if area in sheet.answers)
    return tuple(sorted(given, key=lambda one: one[0]))


def expected(seen: Seen, hands: int = 0) -> int:
    """Members whose answers may be hoped for: team size less those crossed off; without a size, sheets and hands."""
    absent = sum(person.attendance == "absent" for person in seen.exercise.team.people)
    there = len(seen.envelopes) + hands
    return max(there, (seen.exercise.team.size or there) - absent)


def _answers(seen: Seen, area: str) -> Iterable[Answer]:
    return (sheet.answers[area] for sheet in seen.exercise.sheets if area in sheet.answers)


def _given(seen: Seen, area: str) -> Counter[tuple[bool, str]]:
    """How often each level was given, apart for wordings that still stand and for those that do not."""
    since = seen.exercise.asked_anew(area)
    return Counter((answer.wording >= since, answer.agreement) for answer in _answers(seen, area) if answer.agreement)


def _aside(given: Counter[tuple[bool, str]]) -> int:
    return sum(count for (stands, _), count in given.items() if not stands)
