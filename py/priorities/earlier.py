"""A year later: begin anew from an earlier exercise, or lay one beside this one.

What it came to is kept as counts and decisions, and no sheet. It stays sealed until this exercise's sheets are open, so that last
year's answers do not anchor this year's.
"""

from collections.abc import Sequence
from dataclasses import replace

from priorities.agreement import LEVELS
from priorities.changes import Refused, strategy_text
from priorities.counts import agreement_of, on_older_wording, placement_of
from priorities.exercise import AreaThen, Earlier, Exercise, StrategyEntry, StrategyThen, Tally, Then
from priorities.plain import canonical, plain
from priorities.sealed import LARGEST, open_earlier, seal
from priorities.visibility import Seen, output, see, show


@output("earlier")
def come_to(seen: Seen) -> Then:
    """What an exercise came to, as far as it may be seen: before its opening there are decisions and no counts."""
    exercise = seen.exercise
    return Then(
        opened=seen.open,
        sheets=len(seen.envelopes),
        members=members(seen),
        areas={area.id: _area(seen, area.id) for area in exercise.areas},
        places=exercise.ranking.places,
        priorities=exercise.priorities,
        strategies={
            id: StrategyThen(strategy_text(exercise, id), entry.status, entry.priority)
            for id, entry in exercise.strategies.items()
            if entry.status or entry.priority
        },
        next_steps=exercise.next_steps,
    )


def members(seen: Seen) -> tuple[str, ...]:
    """The names on the sheets, where members appear by name."""
    if seen.exercise.team.appear != "named":
        return ()
    return tuple(sorted({one.by.strip() for one in seen.envelopes} - {""}))


def _area(seen: Seen, area: str) -> AreaThen:
    exercise = seen.exercise
    kept = AreaThen(exercise.names[area], exercise.statement(area), reason=exercise.ranking.reasons.get(area, ""))
    if not seen.open:
        return kept
    said, placed = agreement_of(seen, area), placement_of(seen, area)
    levels = {**dict(zip(LEVELS, said.counts, strict=True)), "cant-judge": said.cant_judge}
    given = {level: count for level, count in levels.items() if count}
    quadrants = {quadrant: count for quadrant, count in placed.counts.items() if count}
    return replace(
        kept,
        counts=Tally(given, quadrants),
        waiting=said.waiting,
        set_aside=said.set_aside,
        older_wording=on_older_wording(seen, area),
    )


def start_again(last: Exercise, id: str, when: str) -> Exercise:
    """A new exercise with the team, the people and the wording of an earlier one, and no rating; the earlier one stands beside it.

    Every wording is kept with its versions, strategies of the team's own among them. What stood beside the earlier one stands beside this
    one, too. Raises Refused where the earlier one holds more text than can be kept sealed.
    """
    team = replace(last.team, date="", sent="", people=tuple(replace(one, attendance="expected") for one in last.team.people))
    wordings = {
        strategy: StrategyEntry(versions=entry.versions, category=entry.category, added=entry.added)
        for strategy, entry in last.strategies.items()
        if entry.versions
    }
    new = Exercise(id, team, last.instruments, last.statements, strategies=wordings, changed=when)
    return _beside(new, last)


def lay_beside(exercise: Exercise, other: Exercise) -> Exercise:
    """Lay an earlier exercise beside this one, with those that stand beside it; one that is there already is brought up to date.

    Raises Refused for this exercise itself or a copy of it, for a later one, for one of another form, and for more text than can be kept sealed.
    """
    own, theirs = ({one.id for one in see(one).envelopes} for one in (exercise, other))
    if other.id == exercise.id or own & theirs:
        raise Refused("This file holds the exercise that is open now, or a copy of it. Choose the file of an earlier one.")
    if not {area.id for area in exercise.areas} & {area.id for area in other.areas}:
        raise Refused(
            "The exercise in this file was made with another form: none of its areas is on yours, so nothing can be compared."
        )
    begun_from_this = any(one.id == exercise.id for one in other.earlier)
    if begun_from_this or (exercise.opened and other.opened and exercise.opened.when < other.opened.when):
        raise Refused("The exercise in this file is the later one of the two. Open it, and lay this one beside it there.")
    return _beside(exercise, other)


def take_away(exercise: Exercise, id: str) -> Exercise:
    """Compare with an earlier exercise no longer."""
    return replace(exercise, earlier=tuple(one for one in exercise.earlier if one.id != id))


def _beside(exercise: Exercise, other: Exercise) -> Exercise:
    team = other.team
    when = other.opened.when if other.opened else other.changed
    came = Earlier(other.id, team.title, team.date, team.appear, when, then=show("earlier", other))
    held = {one.id: one for one in (*other.earlier, *exercise.earlier, came) if one.id != exercise.id}
    opened = exercise.opened is not None
    after = tuple(sorted(map(open_earlier if opened else _shut, held.values()), key=lambda one: one.when))
    return exercise if after == exercise.earlier else replace(exercise, earlier=after)


def _shut(one: Earlier) -> Earlier:
    if one.then is None:
        return one
    if len(canonical(plain(one.then)).encode()) > LARGEST:
        raise Refused("The exercise in this file holds more text than can be laid beside another.")
    return replace(one, sealed=seal(one.then), then=None)


def named(beside: Sequence[Earlier]) -> dict[str, str]:
    """What each earlier exercise is called, by its id: its date, else the day its sheets were opened; with a number where two are alike."""
    dates = [one.date or one.when[:10] or "An earlier exercise" for one in beside]
    numbered = [f"{date} ({dates[: at + 1].count(date)})" if dates.count(date) > 1 else date for at, date in enumerate(dates)]
    return dict(zip((one.id for one in beside), numbered, strict=True))
