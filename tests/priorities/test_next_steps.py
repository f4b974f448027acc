"""Next steps: what the team writes, and where a step can be said to come from."""

import pytest
from priorities import changes, next_steps
from priorities.changes import Refused
from priorities.exercise import NextStep


def test_a_step_is_added_changed_and_taken_off(blank):
    exercise = next_steps.add(blank, " Call the two programs. ", "Ana", "June", "preparation")
    exercise = next_steps.add(exercise, "Read the ratings by district.")
    exercise = next_steps.change(exercise, "2", "who", "Ben")

    assert exercise.next_steps == (
        NextStep("Call the two programs.", "Ana", "June", "preparation"),
        NextStep("Read the ratings by district.", "Ben"),
    )
    assert next_steps.remove(exercise, "1").next_steps == exercise.next_steps[1:]


def test_a_step_says_what_is_to_be_done(blank):
    with pytest.raises(Refused, match="Write what is to be done"):
        next_steps.add(blank, "  ", "Ana")
    with pytest.raises(Refused, match="Write what is to be done"):
        next_steps.change(next_steps.add(blank, "Call."), "1", "what", "")


def test_what_asks_for_action_is_offered_first_in_reading_order(team):
    offered = next_steps.sources(team)

    assert [title for title, _ in offered] == [
        "Finish what is under way",
        "Carry the plan out",
        "Start",
        "Priority areas",
        "Other areas",
    ]
    assert [id for id, _ in offered[0][1]] == ["selection-of-candidates", "evaluation-process"]
    assert [id for id, _ in offered[1][1]] == ["clinical-experience"]
    assert [id for id, _ in offered[2][1]] == ["report-on-effectiveness", "own-residency-stipend"]
    assert [words for _, words in offered[3][1]] == ["Preparation", "Evaluation"]


def test_before_anything_is_rated_the_areas_alone_are_offered(blank):
    assert [(title, len(pairs)) for title, pairs in next_steps.sources(blank)] == [("Areas", 7)]


def test_a_step_names_where_it_comes_from(team):
    assert next_steps.source_of(team, NextStep("Call.", source="preparation")) == "Preparation"
    assert (
        next_steps.source_of(team, NextStep("Call.", source="own-residency-stipend"))
        == "Pay a stipend during the residency year."
    )
    assert next_steps.source_of(team, NextStep("Call.")) == ""


def test_a_step_stays_when_the_strategy_it_came_from_is_removed(team):
    exercise = next_steps.add(team, "Ask for the money.", source="own-residency-stipend")
    after = changes.remove_strategy(exercise, "own-residency-stipend")

    assert [step.what for step in after.next_steps] == ["Ask for the money."]
    assert next_steps.source_of(after, after.next_steps[0]) == ""
