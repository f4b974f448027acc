"""The minutes and the table: the team's order first, counts after it, nothing averaged."""

import csv
import io
import re
from dataclasses import replace

from hypothesis import given
from priorities import changes, ranking
from priorities.moment import Moment
from priorities.report import Facts, Heading, Note, Paragraph, Table, report
from priorities.views import render
from priorities.visibility import see, show

from tests.priorities.exercises import exercises


def headings(exercise):
    return [block.text for block in report(see(exercise)) if isinstance(block, Heading) and block.level == 2]


def tables(exercise):
    return {block.caption: block for block in report(see(exercise)) if isinstance(block, Table)}


def test_the_teams_order_comes_first(team):
    assert headings(team) == [
        "The team’s order of priority, with reasons",
        "Where members agree and disagree",
        "Reflection and priority areas",
        "Tool 4: Assessing Strategies for Preparation and Licensing",
        "Tool 5: Assessing Strategies for Performance Management",
        "Wording of the statements",
        "How the sheets came in",
    ]


def test_the_order_stands_with_its_reasons(team):
    rows = tables(team)["Areas of focus from highest to lowest priority for improvement"].rows

    assert rows[0] == ("1", "Preparation", "Vacancies are rising; new principals leave early.")
    assert [row[1] for row in rows][-1] == "Licensure"


def test_the_counts_are_the_worked_example(team):
    rows = tables(team)["Members’ answers for each area, in the form’s order"].rows

    assert rows[3] == (
        "Evaluation", "3", "1", "1", "3", "Split: 4 in place, 4 not, and 6 of 8 feel strongly.",
        "Urgent, high impact is the most common placing (3 of 7), but 4 of 7 rated urgency low.",
    )  # fmt: skip


def test_a_changed_wording_is_shown_with_the_printed_one(team):
    rows = tables(team)["Licensure: every version kept"].rows

    assert [row[0] for row in rows] == ["As printed", "Edit 1"]
    assert rows[1][2] == "We license for our own schools."


def test_an_empty_exercise_reports_that_it_is_empty(blank):
    told = [block.text for block in report(see(blank)) if isinstance(block, Paragraph)]

    assert "The team has not ordered the areas yet." in told
    assert "The sheets have not been opened. 0 sheets in so far." in told
    assert "No sheet is in." in told


def test_the_example_says_that_it_is_one(team):
    assert any(isinstance(block, Note) and "example team" in block.text for block in report(see(team)))


def test_an_area_out_of_the_order_is_named(blank):
    told = [block.text for block in report(see(ranking.move(blank, "systems", 1))) if isinstance(block, Paragraph)]

    assert any(text.startswith("Without a place: Instructional Leadership Definition, Preparation") for text in told)


@given(exercises)
def test_any_exercise_has_a_report_without_gaps_in_words(exercise):
    for block in report(see(exercise)):
        if isinstance(block, Table):
            assert all(len(row) == len(block.columns) for row in block.rows)
        if isinstance(block, Facts):
            assert all(label and text for label, text in block.pairs)


def test_the_table_has_the_question_in_full(team):
    rows = list(csv.DictReader(io.StringIO(show("file.csv", team))))
    held = {(row["part"], row["id"], row["measure"]): row for row in rows}

    assert held["agreement", "evaluation", "Strongly Disagree"]["value"] == "3"
    assert held["agreement", "evaluation", "Strongly Disagree"]["question"].startswith("Evaluation: Evaluations accurately")
    assert held["urgency and impact", "preparation", "Urgent, high impact"]["value"] == "6"
    assert held["Tool 5", "mentoring", "Priority"]["value"] == "Medium"
    assert held["ranking", "preparation", "Place"]["value"] == "1"


def test_a_formula_stays_text(blank):
    text = show("file.csv", changes.describe(blank, title="=1+1", goals="+2", state="@x"))

    assert "'=1+1" in text
    assert "'+2" in text
    assert "'@x" in text


def asked(exercise):
    """What the reflect page asks, what the report answers, and what the table calls it."""
    page = re.findall(r'for="reflect-\d+">([^<]+)<', render.page("reflect", exercise, Moment()))
    told = [label for block in show("report", exercise) if isinstance(block, Facts) for label, _ in block.pairs]
    table = [row["question"] for row in csv.DictReader(io.StringIO(show("file.csv", exercise))) if row["part"] == "reflection"]
    return page, told[-len(table) :], table


def test_the_questions_are_those_of_the_exercise(blank):
    exercise = changes.reflect(changes.reflect(blank, "2", "Nothing."), "1", "Cost.")
    words = exercise.instruments["areas"]

    def keeping(*questions):
        kept = replace(words, words=replace(words.words, questions=questions))
        return replace(exercise, instruments={**exercise.instruments, "areas": kept})

    ours = [
        "Were team members surprised by the results of the priorities exercise?",
        "Based on the ratings, does the team agree on what area(s) should be prioritized in the State?",
    ]
    assert asked(exercise) == (ours, ours, ours)
    assert asked(keeping("What holds you back?", "What else?")) == (["What holds you back?", "What else?"],) * 3
    assert asked(keeping()) == (["Question 1", "Question 2"],) * 3
