"""The team's order: places, gaps and moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities import ranking

from tests.priorities.exercises import AREAS, areas, shut

numbers = st.integers(1, len(AREAS))


def laid(exercise, *row):
    for place, area in enumerate(row, 1):
        if area:
            exercise = ranking.move(exercise, area, place)
    return exercise


@given(shut, areas, numbers)
def test_a_move_puts_the_area_there_and_nobody_twice(exercise, area, place):
    before = ranking.places(exercise)
    after = ranking.places(ranking.move(exercise, area, place))
    held = [one for one in after if one]

    assert after[place - 1] == area
    assert len(after) == len(AREAS)
    assert len(held) == len(set(held)) == len({*before, area} - {None})


@given(shut, areas, numbers)
def test_those_that_shift_keep_their_order(exercise, area, place):
    before = [one for one in ranking.places(exercise) if one and one != area]
    after = [one for one in ranking.places(ranking.move(exercise, area, place)) if one and one != area]

    assert before == after


@given(shut, areas)
def test_up_and_down_undo_each_other(exercise, area):
    exercise = ranking.move(exercise, area, 3)

    assert ranking.places(ranking.down(ranking.up(exercise, area), area)) == ranking.places(exercise)


def test_a_taken_place_pushes_down_as_far_as_the_next_gap(blank):
    exercise = laid(blank, "systems", "evaluation", None, "licensure")

    assert ranking.places(ranking.move(exercise, "preparation", 1))[:5] == (
        "preparation",
        "systems",
        "evaluation",
        "licensure",
        None,
    )


def test_with_no_gap_below_the_next_one_above_is_closed(blank):
    exercise = laid(blank, None, *AREAS[:6])

    assert ranking.places(ranking.move(exercise, AREAS[6], 7)) == (*AREAS[:6], AREAS[6])


def test_up_swaps_with_an_empty_place_too(blank):
    exercise = laid(blank, None, "systems")

    assert ranking.places(ranking.up(exercise, "systems"))[:2] == ("systems", None)


@pytest.mark.parametrize(("move", "place"), [(ranking.up, 1), (ranking.down, 7)])
def test_the_ends_hold(blank, move, place):
    exercise = ranking.move(blank, "systems", place)

    assert move(exercise, "systems") is exercise


def test_an_area_taken_out_waits_in_the_form_order(blank):
    exercise = ranking.take_out(laid(blank, "systems", "evaluation"), "systems")

    assert ranking.places(exercise)[:2] == (None, "evaluation")
    assert ranking.waiting(exercise) == tuple(area for area in AREAS if area != "evaluation")


def test_a_page_that_nobody_touched_stores_nothing(blank):
    assert blank.ranking.places == ()
    assert ranking.take_out(ranking.move(blank, "systems", 1), "systems").ranking == blank.ranking


def test_a_rung_stands_between_filled_neighbors_only(blank):
    exercise = laid(blank, "systems", "evaluation", None, "licensure")

    assert ranking.rungs(exercise) == (("systems", "evaluation"),)


def test_a_rung_is_kept_while_they_are_apart(blank):
    exercise = ranking.explain(laid(blank, "systems", "evaluation"), "systems", "evaluation", "Data first.")
    apart = ranking.move(exercise, "evaluation", 5)

    assert ranking.rungs(apart) == ()
    assert ranking.move(apart, "evaluation", 2).ranking.rungs == {"systems>evaluation": "Data first."}
