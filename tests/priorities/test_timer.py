"""The timer of an area: it tells the time left in whole minutes, and says little aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities.timer import Timer, read, start, turn, write

NOW = 1_800_000_000


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        (0, "8 minutes left"),
        (1, "8 minutes left"),
        (60, "7 minutes left"),
        (419, "2 minutes left"),
        (420, "1 minute left"),
        (479, "1 minute left"),
        (480, "The 8 minutes are over"),
        (9999, "The 8 minutes are over"),
    ],
)
def test_the_time_left_in_words(gone, told):
    assert start("evaluation", 8, NOW).told(NOW + gone) == told


def test_a_single_minute():
    assert start("evaluation", 1, NOW).told(NOW) == "1 minute left"
    assert start("evaluation", 1, NOW).told(NOW + 60) == "The minute is over"


def test_a_clock_that_is_set_back_gives_no_more_than_there_was():
    assert start("evaluation", 8, NOW).told(NOW - 5000) == "8 minutes left"


def test_while_it_is_paused_no_time_goes_by():
    paused = turn(start("evaluation", 8, NOW), NOW + 100)

    assert paused.told(NOW + 9999) == "Paused with 7 minutes left"
    assert paused.changes_in(NOW + 9999) == 0
    assert turn(paused, NOW + 9999).seconds(NOW + 9999) == 380


@pytest.mark.parametrize(("minutes", "moments"), [(8, [240, 420, 480]), (7, [210, 360, 420]), (2, [60, 120]), (1, [60])])
def test_half_one_minute_and_the_end_are_said_and_nothing_else(minutes, moments):
    timer = start("evaluation", minutes, NOW)
    said, at = {}, 0
    while wait := timer.changes_in(NOW + at):
        if news := timer.news(NOW + at, NOW + at + wait):
            said[at + wait] = news
        at += wait

    assert list(said) == moments
    assert at == 60 * minutes
    assert said[60 * minutes].endswith("over. Go on as long as you need.")


def test_a_tab_that_slept_says_the_last_of_it_alone():
    timer = start("evaluation", 8, NOW)

    assert timer.news(NOW, NOW + 500) == "The 8 minutes are over. Go on as long as you need."
    assert timer.news(NOW, NOW + 430) == "1 minute left."
    assert timer.news(NOW, NOW + 300) == "Half of the 8 minutes are left."


@given(st.integers(1, 999), st.integers(0, 70_000))
def test_the_words_change_when_it_says_that_they_do(minutes, gone):
    timer = start("evaluation", minutes, NOW)
    now = NOW + gone
    wait = timer.changes_in(now)

    assert (wait == 0) == (timer.seconds(now) == 0)
    for at in range(1, wait):
        assert timer.told(now + at) == timer.told(now)


@given(
    st.builds(
        Timer, st.sampled_from(["a", "career-pathways"]), st.integers(1, 999), st.integers(0, 59940), st.integers(0, 2**40)
    )
)
def test_it_is_read_as_it_was_written(timer):
    assert read(write(timer)) == timer


@pytest.mark.parametrize(
    "text", ["", "evaluation", "evaluation 8 480", "evaluation 8 480 x", "evaluation 8 480 1 2", "a ² 1 1"]
)
def test_other_texts_are_no_timer(text):
    assert read(text) is None
