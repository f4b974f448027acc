"""Hands counted in the room, of members who gave no sheet for an area. Agreement and the matrix are counted apart.

A tally belongs to the wording that was read out. When a statement changes its meaning, its agreement is set aside until hands
are counted again; what is said of the matrix is said of the area, and stays.
"""

from dataclasses import replace

from priorities.changes import Refused, on_form
from priorities.exercise import Answer, Exercise, Tally
from priorities.spoken import counted

PARTS = {"agreement": "agreement", "quadrant": "urgency and impact"}
UNKNOWN = (
    "Hands are counts alone. They do not tell who said what, how one role differs from another, or what would change if one "
    "member were left out, and they carry no comment."
)


def tally(exercise: Exercise, area: str, part: str, level: str, count: int) -> Exercise:
    """Set how many hands went up for one level or quadrant; 0 takes the count away.

    Refused where the sheets and the hands for that part of the area would be more than the team has members. A first count after
    the statement changed its meaning takes the place of what was counted before it.
    """
    before = standing(exercise, on_form(exercise, area))
    held: dict[str, int] = getattr(before, part)
    hands = {one: number for one, number in {**held, level: count}.items() if number}
    if hands == held:
        return exercise
    _refuse_too_many(exercise, area, part, sum(hands.values()), more=count > held.get(level, 0))
    if part == "agreement":
        after = replace(before, agreement=hands, wording=len(exercise.versions(area)) - 1 if hands else 0)
    else:
        after = replace(exercise.tallies.get(area, Tally()), quadrant=hands)
    others = {one: kept for one, kept in exercise.tallies.items() if one != area}
    return replace(exercise, tallies=others if after == Tally() else {**others, area: after})


def _refuse_too_many(exercise: Exercise, area: str, part: str, hands: int, more: bool) -> None:
    size, gave = exercise.team.size, sheets_for(exercise, area, part)
    if size and more and gave + hands > size:
        sheets = "gave a sheet" if exercise.opened is None else "answered this on a sheet"
        raise Refused(
            f"The team has {counted(size, 'member')}, and {gave} {sheets}: at most {max(0, size - gave)} can raise a "
            f"hand on the {PARTS[part]} of {exercise.area(area).name}, and this would make {hands}. Count again, or change the "
            "number of members on the Team page."
        )


def standing(exercise: Exercise, area: str) -> Tally:
    """The hands that count for an area as its statement is worded now."""
    held = exercise.tallies.get(area, Tally())
    return replace(held, agreement={}, wording=0) if held.wording < exercise.asked_anew(area) else held


def sheets_for(exercise: Exercise, area: str, part: str) -> int:
    """How many members have answered a part of an area on a sheet, so that they raise no hand for it.

    Before the opening every sheet that is in counts, since nothing may tell what it leaves blank.
    """
    if exercise.opened is None:
        return len(exercise.sealed)
    answers = [sheet.answers.get(area, Answer()) for sheet in exercise.sheets]
    anew = exercise.asked_anew(area) if part == "agreement" else 0
    return sum(bool(getattr(answer, part)) and answer.wording >= anew for answer in answers)


def hands_for(exercise: Exercise, area: str) -> int:
    """How many members raised a hand for an area: at least as many as for its agreement, and as for its place on the matrix."""
    held = exercise.tallies.get(area, Tally())
    return max(sum(held.agreement.values()), sum(held.quadrant.values()))


def most_hands(exercise: Exercise) -> int:
    """The hands of the area with the most: so many members took part by raising a hand, as far as counts can tell."""
    return max((hands_for(exercise, area) for area in exercise.tallies), default=0)


def too_many(exercise: Exercise) -> tuple[str, ...]:
    """Where more sheets came in after hands were counted than the team has members: a sentence for each."""
    size = exercise.team.size
    return tuple(
        f"{exercise.area(area).name}, {words}: {gave + hands} sheets and hands, {hands} of them hands, are more than the team’s size of {size}. "
        "Somebody is counted twice. Count the hands again, of those without a sheet."
        for area in exercise.tallies
        for part, words in PARTS.items()
        for gave, hands in [(sheets_for(exercise, area, part), sum(getattr(standing(exercise, area), part).values()))]
        if size and hands and gave + hands > size
    )
