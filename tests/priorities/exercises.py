"""Random exercises: a blank one, and whatever a team could do to it."""

from dataclasses import replace

from compiled.instruments import INSTRUMENTS
from hypothesis import strategies as st
from priorities import changes, earlier, ranking, sheets, tallies
from priorities.exercise import NextStep, begin
from priorities.instrument import from_plain

BLANK = begin({name: from_plain(plain) for name, plain in INSTRUMENTS.items()}, "blank", "2026-05-14T15:00:00Z")
AREAS = [area.id for area in BLANK.areas]
STRATEGIES = [id for tool in BLANK.tools for id in changes.strategies_of(BLANK, tool.id)]
CATEGORIES = [category.id for tool in BLANK.tools for category in tool.categories]
WHEN = "2026-05-14T16:00:00Z"

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
words = texts.filter(str.strip)
areas = st.sampled_from(AREAS)
levels = st.sampled_from(["", "strongly-disagree", "disagree", "agree", "strongly-agree", "cant-judge"])
quadrants = st.sampled_from(["", "high-high", "high-low", "low-high", "low-low"])
ids = st.sampled_from(["m1", "m2", "m3", "m4", "m5"])


def _unless_refused(change, exercise, *arguments):
    try:
        return change(exercise, *arguments)
    except changes.Refused:
        return exercise


def _rate(exercise, id, area, agreement, quadrant, comment):
    if id not in {one.id for one in _held(exercise)}:
        exercise = sheets.start(exercise, id)
    return sheets.rate(exercise, id, area, agreement=agreement, quadrant=quadrant, comment=comment)


def _put_next(exercise, id, area):
    return sheets.put_next(exercise, id, area) if id in {one.id for one in _held(exercise)} else exercise


def _look(exercise, first):
    return _unless_refused(lambda e: ranking.see_suggestions(e, WHEN, first=first), exercise)


def _held(exercise):
    from priorities.visibility import see

    return see(exercise).envelopes


def _withdraw(exercise, id):
    return sheets.withdraw(exercise, id) if id in {one.id for one in _held(exercise)} else exercise


def _anew(exercise, id):
    return sheets.rate_anew(exercise, id) if id in {one.id for one in _held(exercise)} else exercise


def _appear(exercise, appear):
    return exercise if changes.fixed(exercise) else changes.describe(exercise, appear=appear)


def _tally(exercise, area, part, level, count):
    return _unless_refused(tallies.tally, exercise, area, part, level, count)


def _open(exercise, why):
    return sheets.open_sheets(exercise, WHEN, why) if exercise.sealed or exercise.tallies else exercise


def _own(exercise, number, category, text):
    return changes.add_strategy(exercise, f"own-{number}", category, text, WHEN)


def _remove(exercise, number):
    return _unless_refused(changes.remove_strategy, exercise, f"own-{number}")


def _note(exercise, number, text):
    return _unless_refused(lambda e: changes.decide(e, f"own-{number}", notes=text), exercise)


def _plan(exercise, what, source):
    return changes.plan(exercise, (*exercise.next_steps, NextStep(what, source=source)))


def _again(exercise, id, area, level):
    return _unless_refused(sheets.look_again, exercise, id, area, level)


def _hand_in(exercise, id):
    return _unless_refused(sheets.hand_in, exercise, id)


def _lay_beside(exercise, date, area):
    """An earlier exercise with one area rated and placed first."""
    last = sheets.rate(sheets.start(replace(BLANK, id="before"), "s"), "s", area, agreement="agree", quadrant="high-low")
    last = changes.describe(sheets.open_sheets(ranking.move(last, area, 1), "2025-05-14T16:00:00Z"), date=date)
    return earlier.lay_beside(exercise, last)


def one(change, *arguments):
    """A random change: a function of an exercise."""
    return st.builds(lambda *held: lambda exercise: change(exercise, *held), *arguments)


before_opening = st.one_of(
    one(lambda e, title, goals, size: changes.describe(e, title=title, goals=goals, size=size), texts, texts, st.none() | st.integers(1, 30)),
    one(_appear, st.sampled_from(["named", "role", "anonymous"])),
    one(lambda e, name: changes.expect(e, f"p{len(e.team.people)}", name), texts),
    one(lambda e, area, text, why, earlier: changes.reword(e, area, text, why, earlier, WHEN), areas, words, texts, st.sampled_from(["same", "ask"])),
    one(_rate, ids, areas, levels, quadrants, texts),
    one(_put_next, ids, areas),
    one(_withdraw, ids),
    one(_anew, ids),
    one(_tally, areas, st.just("agreement"), levels.filter(bool), st.integers(0, 9)),
    one(_tally, areas, st.just("quadrant"), quadrants.filter(bool), st.integers(0, 9)),
    one(changes.talk, areas, st.sampled_from(["agree", "disagree", "notes"]), texts),
    one(ranking.move, areas, st.integers(1, len(AREAS))),
    one(ranking.take_out, areas),
    one(ranking.reason, areas, texts),
    one(ranking.explain, areas, areas, texts),
    one(ranking.doubt, texts),
    one(changes.reflect, st.sampled_from(["1", "2"]), texts),
    one(changes.choose, areas, st.booleans()),
    one(changes.also_open, st.sampled_from(["defining", "preparing", "performance"]), st.booleans()),
    one(
        lambda e, id, status, priority, why: changes.decide(e, id, status=status, priority=priority, why=why),
        st.sampled_from(STRATEGIES),
        st.sampled_from(["", "fully", "partially", "planning", "not-planned", "not-applicable"]),
        st.sampled_from(["", "high", "medium", "low"]),
        texts,
    ),
    one(lambda e, id, text: changes.reword_strategy(e, id, text, "", WHEN), st.sampled_from(STRATEGIES), words),
    one(_own, st.integers(1, 5), st.sampled_from(CATEGORIES), words),
    one(_remove, st.integers(1, 5)),
    one(_note, st.integers(1, 5), texts),
    one(lambda e, id, text: _unless_refused(changes.reword_strategy, e, f"own-{id}", text), st.integers(1, 5), words),
    one(_plan, texts, st.sampled_from([*AREAS, *STRATEGIES, "own-1", "own-2"])),
    one(_again, ids, areas, levels.filter(bool) | st.just(sheets.HOLDS)),
    one(_hand_in, ids),
    one(_lay_beside, texts, areas),
)  # fmt: skip


def _after(done):
    exercise = BLANK
    for change in done:
        exercise = change(exercise)
    return exercise


shut = st.lists(before_opening, max_size=14).map(_after)
"""Exercises whose sheets are still shut."""

exercises = st.lists(before_opening | one(_open, words) | one(_look, st.booleans()), max_size=18).map(_after)
"""Exercises in any state."""
