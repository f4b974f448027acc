"""Changes make the next exercise and leave the one before as it was."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities import changes, ranking, sheets, tallies
from priorities.changes import Refused
from priorities.exercise import keep

from tests.priorities.exercises import WHEN, areas, before_opening, shut, words


@given(shut, before_opening)
def test_no_change_touches_the_value_before_it(exercise, change):
    before = copy.deepcopy(exercise)
    change(exercise)

    assert exercise == before


@given(shut)
def test_a_change_that_alters_nothing_returns_what_it_was_given(exercise):
    assert changes.describe(exercise, title=exercise.team.title) is exercise
    assert changes.talk(exercise, "systems", "notes", exercise.discussion.get("systems", changes.Talk()).notes) is exercise
    assert changes.reword(exercise, "systems", exercise.statement("systems"), "why", "ask", WHEN) is exercise


@given(shut, st.lists(st.tuples(areas, words), max_size=6))
def test_every_wording_is_kept_and_the_printed_one_stays_first(exercise, edits):
    for area, text in edits:
        before = exercise.versions(area)
        exercise = changes.reword(exercise, area, text, when=WHEN)
        assert exercise.versions(area)[: len(before)] == before
        assert exercise.versions(area)[0].text == exercise.area(area).statement
        assert exercise.statement(area) == " ".join(text.split())


def test_an_untouched_thing_is_not_stored(blank):
    said = changes.talk(blank, "systems", "notes", "x")

    assert changes.talk(said, "systems", "notes", "").discussion == {}
    assert changes.decide(changes.decide(blank, "mentoring", why="x"), "mentoring", why="").strategies == {}


def test_priority_areas_keep_the_form_order_and_open_their_tools(blank):
    exercise = changes.choose(changes.choose(blank, "systems", True), "preparation", True)

    assert exercise.priorities == ("preparation", "systems")
    assert changes.open_tools(exercise) == ("preparing", "performance")
    assert changes.open_tools(changes.also_open(exercise, "defining", True)) == ("defining", "preparing", "performance")


@pytest.mark.parametrize(
    ("area", "tool"),
    [
        ("definition", "defining"), ("preparation", "preparing"), ("licensure", "preparing"), ("evaluation", "performance"),
        ("professional-development", "performance"), ("career-pathways", "performance"), ("systems", "performance"),
    ],
)  # fmt: skip
def test_each_area_leads_to_its_tool_and_no_other(blank, area, tool):
    assert changes.open_tools(changes.choose(blank, area, True)) == (tool,)


def test_a_printed_strategy_stays_and_an_own_one_can_go(blank):
    exercise = changes.add_strategy(blank, "own-1", "barriers-to-entry", "  Pay a stipend. ", WHEN)

    listed = changes.strategies_of(exercise, "preparing")
    assert listed.index("own-1") == listed.index("pathways-to-principal") + 1
    assert changes.strategy_text(exercise, "own-1") == "Pay a stipend."
    assert changes.remove_strategy(exercise, "own-1").strategies == {}
    with pytest.raises(Refused, match="Mark it N/A"):
        changes.remove_strategy(exercise, "mentoring")


def test_an_edited_strategy_keeps_its_printed_words(blank):
    exercise = changes.reword_strategy(blank, "mentoring", "Mentor every new principal.", "Shorter", WHEN)

    assert [version.text for version in exercise.strategies["mentoring"].versions] == [
        changes.printed(blank, "mentoring"),
        "Mentor every new principal.",
    ]


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_empty_words_are_refused_with_a_sentence(blank, text):
    for change in (
        lambda: changes.reword(blank, "systems", text),
        lambda: changes.reword_strategy(blank, "mentoring", text),
        lambda: changes.add_strategy(blank, "own-1", "evaluation", text),
    ):
        with pytest.raises(Refused, match=r"^Write .*\.$"):
            change()


def test_a_record_keeps_the_questions_that_the_instructions_ask(instruments):
    kept = keep(instruments["areas"])

    assert kept.words.questions == (
        "Were team members surprised by the results of the priorities exercise?",
        "Based on the ratings, does the team agree on what area(s) should be prioritized in the State?",
    )
    assert kept.words.guide is None
    assert keep(kept.words) == kept


def test_the_questions_stand_in_their_order_whichever_is_answered(blank):
    assert list(changes.reflect(blank, "2", "Not all of us.").questions) == ["1", "2"]


NOWHERE = {
    "talk": lambda exercise: changes.talk(exercise, "weather", "notes", "x"),
    "wording": lambda exercise: changes.reword(exercise, "weather", "x"),
    "place": lambda exercise: ranking.move(exercise, "weather", 1),
    "reason": lambda exercise: ranking.reason(exercise, "weather", "x"),
    "rung": lambda exercise: ranking.explain(exercise, "systems", "weather", "x"),
    "tally": lambda exercise: tallies.tally(exercise, "weather", "agreement", "agree", 1),
    "rating": lambda exercise: sheets.rate(sheets.start(exercise, "a"), "a", "weather", agreement="agree"),
    "second look": lambda exercise: sheets.look_again(sheets.start(exercise, "a"), "a", "weather"),
    "decision": lambda exercise: changes.decide(exercise, "own-1", notes="x"),
    "strategy’s wording": lambda exercise: changes.reword_strategy(exercise, "own-1", "x"),
    "own strategy": lambda exercise: changes.add_strategy(exercise, "own-1", "weather", "x"),
}


@pytest.mark.parametrize("name", NOWHERE)
def test_what_is_not_in_the_exercise_cannot_be_changed(blank, name):
    """Answers given before Python was ready may belong to another form; kept, they would make a file that does not open."""
    with pytest.raises(Refused):
        NOWHERE[name](blank)
