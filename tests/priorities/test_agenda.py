"""The order of talk, a question for each pattern, and the minutes; nobody is named or asked to own up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities import agreement, placement
from priorities.agenda import ANYONE, BOTH_SIDES, WEIGHTS, Agenda, plan, protection, question, share, share_out, talk_class
from priorities.example import example
from priorities.visibility import see

AT_ONE = {"high-high": 6, "high-low": 1, "low-high": 1}
TIED = {"high-high": 4, "low-high": 4}
CONFLICT = {"high-high": 3, "low-high": 2, "low-low": 2}


@pytest.mark.parametrize(
    ("counts", "placed", "number", "asked"),
    [
        ((3, 1, 1, 3), AT_ONE, 1, "Are we describing the same thing, or seeing different parts of the State?"),
        ((0, 4, 4, 0), AT_ONE, 2, "What would you need to see to move one step?"),
        ((1, 0, 5, 2), TIED, 3, "What does that member see that others may not?"),
        ((1, 1, 6, 0), AT_ONE, 3, "What does that member see that others may not?"),
        ((3, 0, 0, 7), AT_ONE, 3, "What do those members see that others may not?"),
        ((0, 2, 6, 0), AT_ONE, 4, "What would you need to see to move one step?"),
        ((0, 1, 7, 0), TIED, 5, "We agree on where we are; what makes it urgent or not?"),
        ((0, 1, 7, 0), CONFLICT, 5, "We agree on where we are; what makes it urgent or not?"),
        ((0, 1, 7, 0), AT_ONE, 6, "What would change our mind?"),
        ((0, 1, 1, 0), AT_ONE, 7, ""),
        ((0, 0, 0, 0), {}, 7, ""),
    ],
)
def test_the_first_class_that_fits(counts, placed, number, asked):
    said, where = agreement.summarise(counts), placement.summarise(placed)

    assert (talk_class(said, where), question(said, where)) == (number, asked)
    assert protection(said, where) == (ANYONE if number == 3 else BOTH_SIDES)


@pytest.fixture
def seen(instruments):
    return see(example(instruments, "e", "2026-05-14T16:00:00Z"))


def test_the_example_team_talks_in_this_order_for_these_minutes(seen):
    """Weights 3, 3, 3, 2, 2, 1, 1 are 15; of 60 minutes each is 4."""
    assert list(plan(seen, {}).minutes.items()) == [
        ("evaluation", 12),
        ("professional-development", 12),
        ("systems", 12),
        ("licensure", 8),
        ("career-pathways", 8),
        ("definition", 4),
        ("preparation", 4),
    ]
    assert plan(seen, {}).remark == ""


@pytest.mark.parametrize(
    ("weights", "total", "minutes"),
    [
        ((3, 3, 3, 2, 2, 1, 1), 50, [10, 10, 10, 7, 7, 3, 3]),  # 6.67 and 6.67 come before 3.33 and 3.33
        ((3, 3, 3, 2, 2, 1, 1), 49, [10, 10, 10, 7, 6, 3, 3]),  # 9.8 thrice, then 6.53 twice: the earlier gets it
        ((3, 3, 3, 2, 2, 1, 1), 10, [2, 2, 2, 1, 1, 1, 1]),  # 0.67 and 0.67 of a minute are one each
        ((3, 3, 3, 1), 5, [2, 1, 1, 1]),  # 1.5 thrice and 0.5: one for the last, 4 for the others
        ((3, 1, 1, 1), 4, [1, 1, 1, 1]),
        ((1, 1, 1), 2, [1, 1, 1]),
        ((), 60, []),
    ],
)
def test_shares_in_literal_numbers(weights, total, minutes):
    assert share(weights, total) == minutes


some_weights = st.lists(st.sampled_from([3, 3, 3, 2, 2, 1, 1]), min_size=1, max_size=17)
totals = st.integers(1, 400)


@given(some_weights, totals)
def test_every_area_gets_a_minute_and_all_of_them_are_shared_out(weights, total):
    minutes = share(weights, total)

    assert min(minutes) >= 1
    assert sum(minutes) == max(total, len(weights))


@given(some_weights, totals)
def test_more_weight_never_gets_less_and_equal_weights_differ_by_one_at_most_for_the_earlier(weights, total):
    minutes = share(weights, total)
    pairs = [(a, b) for a in range(len(weights)) for b in range(len(weights)) if a < b]

    for a, b in pairs:
        if weights[a] != weights[b]:
            assert (minutes[a] - minutes[b]) * (weights[a] - weights[b]) >= 0
        else:
            assert minutes[a] - minutes[b] in (0, 1)


@given(some_weights, totals)
def test_nobody_is_a_whole_minute_off_the_share_but_for_the_least_of_one(weights, total):
    minutes = share(weights, total)
    whole = sum(weights)

    if min(total * weight for weight in weights) >= whole:
        assert all(abs(got * whole - total * weight) < whole for got, weight in zip(minutes, weights, strict=True))


classes = st.dictionaries(st.sampled_from("abcdefghij"), st.integers(1, 7), min_size=1)


@given(classes, totals, st.dictionaries(st.sampled_from("abcdefghijk"), st.integers(1, 60)))
def test_what_is_set_by_hand_stays_and_the_others_share_the_rest(classes, total, by_hand):
    minutes = share_out(classes, total, by_hand)
    set_by_hand = {area: one for area, one in by_hand.items() if area in classes}
    others = len(classes) - len(set_by_hand)

    assert [classes[area] for area in minutes] == sorted(classes.values())
    assert {area: minutes[area] for area in set_by_hand} == set_by_hand
    if others:
        assert sum(minutes.values()) == sum(set_by_hand.values()) + max(others, total - sum(set_by_hand.values()))


def test_areas_of_a_class_stay_in_the_forms_order():
    assert list(share_out({"d": 6, "c": 1, "b": 6, "a": 1}, 60, {})) == ["c", "a", "d", "b"]
    assert set(WEIGHTS) == set(range(1, 8))


def test_minutes_that_were_typed_count_and_an_empty_field_does_not(seen):
    """25 are left for weights of 12: 6.25, 6.25, 4.17, 4.17, 2.08 and 2.08."""
    typed = {"draft minutes": " 45 ", "draft minutes evaluation": "20", "draft minutes systems": "", "draft minutes other": "9"}
    found = plan(seen, typed)

    assert found.total == 45
    assert found.minutes == {
        "evaluation": 20,
        "professional-development": 7,
        "systems": 6,
        "licensure": 4,
        "career-pathways": 4,
        "definition": 2,
        "preparation": 2,
    }
    assert (found.wrong, found.remark) == ((), "")


@pytest.mark.parametrize("text", ["ten", "0", "-5", "7.5", "1000", "²", "٣", "9" * 5000, "<b>"])
def test_what_is_no_number_of_minutes_is_said_and_counts_for_nothing(seen, text):
    found = plan(seen, {"draft minutes": text, "draft minutes evaluation": text})

    assert found.wrong == ("draft minutes", "draft minutes evaluation")
    assert found.minutes == plan(seen, {}).minutes


@pytest.mark.parametrize(
    ("total", "minutes", "remark"),
    [
        (60, {"a": 40, "b": 20}, ""),
        (1, {"a": 1, "b": 1}, "2 areas need at least 2 minutes, one for each; 1 minute cannot be shared out."),
        (60, {"a": 65, "b": 1}, "These add up to 66 minutes, 6 more than the talk has. Give an area less, or the talk more."),
        (60, {"a": 30, "b": 20}, "These add up to 50 minutes; the talk has 60."),
        (60, {}, "These add up to 0 minutes; the talk has 60."),
    ],
)
def test_a_sum_that_is_not_the_total_is_said(total, minutes, remark):
    assert Agenda(total, minutes).remark == remark
