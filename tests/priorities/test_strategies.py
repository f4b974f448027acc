"""Status by priority: every cell has one group, and every strategy is counted once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities.strategies import GROUPS, PRIORITIES, STATUSES, group_of, sentences, summarise

TABLE = {
    "partially": ("finish", "keep-moving", "talk-first"),
    "planning": ("carry-out", "keep-moving", "talk-first"),
    "not-planned": ("start", "later-start", "not-now"),
    "fully": ("sustain", "sustain", "talk-first"),
}
statuses = st.sampled_from(("", "not-applicable", *STATUSES))
rated = st.lists(st.tuples(statuses, st.sampled_from(("", *PRIORITIES))), max_size=20)


def with_ids(held):
    return [(f"s{number}", status, priority) for number, (status, priority) in enumerate(held)]


def test_each_cell_has_the_group_of_the_table():
    assert {status: tuple(group_of(status, priority) for priority in PRIORITIES) for status in TABLE} == TABLE


def test_every_example_of_the_tools_falls_into_its_group(instruments):
    """The worked examples in the instrument files say what they expect."""
    examples = [
        held
        for tool in instruments.values()
        if tool.kind == "strategies"
        for example in tool.examples
        for held in example["ratings"].values()
    ]

    assert len(examples) == 21
    for held in examples:
        assert group_of(held["status"], held["priority"]) == held["group"], held


def test_the_sentences_of_a_dozen_strategies():
    held = [
        *[("not-applicable", "high")] * 2, ("", "high"),
        ("partially", "high"), ("partially", "high"), ("planning", "high"), ("not-planned", "high"),
        *[("fully", "medium")] * 2, *[("not-planned", "low")] * 3,
    ]  # fmt: skip
    assert sentences(summarise(with_ids(held))) == (
        "Of 12 strategies, 2 do not apply and 1 is not rated yet.",
        "Of the 9 rated, 4 are high priority: 2 already under way, 1 being planned, 1 not started.",
    )


def test_many_high_ones_are_an_invitation_and_no_correction():
    held = with_ids([("partially", "high"), ("not-planned", "high"), ("fully", "low")])

    assert sentences(summarise(held))[-1] == "Most are High; which would you do first if only three were possible?"


def test_a_tool_without_strategies_says_that_there_are_none():
    assert sentences(summarise(())) == ("There are no strategies.",)


def test_strategies_that_all_do_not_apply_are_not_called_rated():
    assert sentences(summarise(with_ids([("not-applicable", "high")] * 2))) == ("Of 2 strategies, 2 do not apply.",)


@given(rated)
def test_cells_not_rated_and_not_applicable_are_all_there_is(held):
    summary = summarise(with_ids(held))

    assert summary.rated + len(summary.not_rated) + len(summary.not_applicable) == len(held)
    assert sum(len(summary.of_group(group)) for group in GROUPS) == summary.rated


@given(rated)
def test_the_tool_never_says_stop(held):
    told = " ".join((*sentences(summarise(with_ids(held))), *(group.title + group.remark for group in GROUPS.values()))).lower()

    assert not any(word in told.split() for word in ("stop", "drop", "cancel"))


@pytest.mark.parametrize("status", STATUSES)
def test_a_strategy_without_a_priority_is_in_no_group(status):
    assert group_of(status, "") == ""
    assert group_of("not-applicable", "high") == ""
