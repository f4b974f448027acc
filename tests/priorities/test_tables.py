"""The table for a spreadsheet: every question in full, every count and sentence of the report, and no member's sheet."""

import csv
import io

import pytest
from hypothesis import given
from priorities import changes, ranking, sheets
from priorities.exercise import NextStep
from priorities.tables import write_csv
from priorities.visibility import see

from tests.priorities.exercises import AREAS, WHEN, exercises

URGENT = (
    "How urgent is Evaluation, and how much impact would work on it have? "
    "Urgency: the degree to which this area requires timely attention. "
    "Impact: the degree to which work in this area is expected to lead our State toward meeting instructional leadership goals."
)


def written(exercise):
    return list(csv.DictReader(io.StringIO(write_csv(see(exercise)))))


def values(exercise, part, id):
    """What the rows of one part and id say, in their order: pairs of measure and value."""
    return [(row["measure"], row["value"]) for row in written(exercise) if (row["part"], row["id"]) == (part, id)]


def questions(exercise, part, id):
    return {row["question"] for row in written(exercise) if (row["part"], row["id"]) == (part, id)}


def test_the_agreement_of_an_area_is_the_worked_example(team):
    assert values(team, "agreement", "evaluation") == [
        ("Strongly Disagree", "3"),
        ("Disagree", "1"),
        ("Agree", "1"),
        ("Strongly Agree", "3"),
        ("Can’t judge", "0"),
        ("Members who rated it", "8"),
        ("Members who have not answered", "0"),
        ("Label", "Split"),
        ("What members say", "Split: 4 in place, 4 not, and 6 of 8 feel strongly."),
        ("Consensus index (Tastle and Wierman)", "0.18"),
    ]


def test_what_must_be_read_with_a_label_stands_with_it(team):
    assert values(team, "agreement", "career-pathways")[5:] == [
        ("Members who rated it", "7"),
        ("Members who have not answered", "1"),
        ("Label", "Leaning: not in place"),
        ("What members say", "Leaning: 5 of 7 say not in place, 2 say in place."),
        ("To be read with it", "1 member has not answered; that answer could change this."),
        ("Consensus index (Tastle and Wierman)", "0.72"),
    ]
    assert ("To be read with it", "1 member strongly disagrees.") in values(team, "agreement", "systems")


def test_the_placement_of_an_area_is_the_worked_example(team):
    assert values(team, "urgency and impact", "evaluation") == [
        ("Urgent, high impact", "3"),
        ("Urgent, low impact", "0"),
        ("Less urgent, high impact", "2"),
        ("Less urgent, low impact", "2"),
        ("Members who placed it", "7"),
        ("Members who call it urgent", "3"),
        ("Members who expect high impact", "5"),
        (
            "Where members place it",
            "Urgent, high impact is the most common placing (3 of 7), but 4 of 7 rated urgency low.",
        ),
    ]


def test_every_question_is_asked_in_full(team):
    statement = (
        "Systems and Structures: Data systems, technology and role structures enable the support and monitoring of instructional "
        "leadership initiatives and drive continuous improvement."
    )

    assert questions(team, "agreement", "systems") == {f"{statement} How far do you agree that this describes our State today?"}
    assert questions(team, "comments", "systems") == {statement}
    assert questions(team, "urgency and impact", "evaluation") == {URGENT}
    assert questions(team, "reflection", "1") == {"Were team members surprised by the results of the priorities exercise?"}
    assert questions(team, "ranking", "evaluation") == {"Evaluation", "Why Evaluation above Professional Development?"}


def test_comments_are_rows_in_an_order_of_their_own(team):
    assert values(team, "comments", "evaluation") == [
        ("Comment", "Our three pilot districts use the growth measure well."),
        ("Comment", "Two districts still give every principal the same rating."),
    ]


def test_before_the_opening_there_are_no_answers(blank):
    rated = sheets.rate(sheets.start(blank, "a"), "a", "systems", agreement="agree", comment="Mine.")

    assert {row["part"] for row in written(rated)} == {"team", "sheets"}
    assert values(sheets.open_sheets(rated, WHEN), "comments", "systems") == [("Comment", "Mine.")]


@pytest.mark.parametrize("members", [1, 2])
def test_fewer_than_three_ratings_have_no_label_and_no_index(blank, members):
    exercise = blank
    for member in range(members):
        exercise = sheets.rate(sheets.start(exercise, f"m{member}"), f"m{member}", "systems", agreement="agree")
    held = dict(values(sheets.open_sheets(exercise, WHEN), "agreement", "systems"))

    assert held["Members who rated it"] == str(members)
    assert "Label" not in held
    assert "Consensus index (Tastle and Wierman)" not in held


def test_ratings_set_aside_are_counted(team):
    edited = changes.reword(team, "systems", "Data systems help.", "Shorter.", "ask", WHEN)

    assert ("Ratings set aside, since the wording changed its meaning", "8") in values(edited, "agreement", "systems")


def test_every_wording_of_a_statement_and_a_strategy_is_there_with_its_reason(team):
    edited = changes.reword_strategy(team, "mentoring", "Pair every new principal with a mentor.", "Plainer.", WHEN)
    edited = changes.reword_strategy(edited, "own-residency-stipend", "Pay residents.", "", WHEN)
    statement = (
        "School leader licenses accurately reflect whether an individual has demonstrated necessary competencies and/or "
    )

    assert values(edited, "wording", "licensure") == [
        ("As printed", f"{statement}accomplishments to be effective leaders."),
        ("Edit 1", f"{statement}accomplishments to be effective leaders of schools in our State."),
        ("Why edit 1", "We license for our own schools."),
    ]
    assert values(edited, "wording", "mentoring")[1:] == [
        ("Edit 1", "Pair every new principal with a mentor."),
        ("Why edit 1", "Plainer."),
    ]
    assert values(edited, "wording", "own-residency-stipend") == [
        ("As added by the team", "Pay a stipend during the residency year."),
        ("Edit 1", "Pay residents."),
    ]
    assert [row["id"] for row in written(team) if row["part"] == "wording"] == ["licensure"] * 3


def test_next_steps_are_rows(team):
    planned = changes.plan(team, (NextStep("Call the deans.", "Ana", "June", "preparation"), NextStep("Read the ratings.")))

    assert values(planned, "next steps", "1") == [
        ("What", "Call the deans."),
        ("Who", "Ana"),
        ("By when", "June"),
        ("From", "Preparation"),
    ]
    assert values(planned, "next steps", "2") == [("What", "Read the ratings.")]


def test_the_strategies_of_a_tool_in_use(team):
    assert values(team, "Tool 4", "preparing") == [("Rated", "8"), ("Not rated yet", "5"), ("Not applicable", "1")]
    assert values(team, "Tool 4", "curriculum-to-standards") == [
        ("Implementation status", "N/A"),
        ("Why it does not apply", "Our State has standards of its own since 2019."),
    ]
    assert values(team, "Tool 4", "own-residency-stipend") == [
        ("Implementation status", "Not Planned/Implemented"),
        ("Priority", "High"),
        ("Group", "Start"),
        ("Why", "Teachers cannot afford an unpaid year."),
        ("Added by the team", "Yes"),
    ]
    assert not any(row["part"] == "Tool 3" for row in written(team))


def test_the_order_and_how_the_sheets_came(team):
    assert values(team, "ranking", "preparation") == [
        ("Place", "1"),
        ("Reasoning", "Vacancies are rising; new principals leave early."),
        ("Reason", "Without candidates there is nobody to evaluate well."),
    ]
    assert values(team, "sheets", "") == [("All", "8")]
    assert values(team, "sheets", "here") == [("On this device", "8")]
    assert values(team, "sheets", "opened") == [("", "2026-05-14 15:00 UTC")]
    assert values(team, "team", "example") == [("", "Yes")]


def test_reasons_stay_after_what_they_were_written_for_is_gone(blank):
    exercise = ranking.move(ranking.move(blank, "systems", 1), "evaluation", 2)
    exercise = ranking.explain(ranking.reason(exercise, "systems", "Data first."), "systems", "evaluation", "No data yet.")

    assert values(ranking.take_out(exercise, "systems"), "ranking", "systems") == [
        ("Reasoning, written for a place it no longer has", "Data first."),
        ("Reason, written for earlier neighbors", "No data yet."),
    ]


def test_whether_suggested_orders_were_seen_is_told_with_the_teams_doubt(team, blank):
    shown = "The team saw them after it had made a first order of its own. That was at 2026-05-14 15:00 UTC."
    doubt = "The ratings do not know that our largest program loses its funding next year."

    assert values(team, "ranking", "suggestions") == [("", shown), ("", doubt)]
    assert values(blank, "ranking", "suggestions") == []


@given(exercises)
def test_no_row_is_empty_and_none_is_a_sheets(exercise):
    """Whatever a team does, a sheet leaves no trace in the table but in counts and comments."""
    held = written(exercise)

    assert all(row["part"] and row["question"] and row["value"] for row in held)
    counts = [row for row in held if row["part"] == "agreement" and row["measure"] == "Members who rated it"]
    assert len(counts) == (len(AREAS) if exercise.opened else 0)
    assert not {row["id"] for row in held} & {"m1", "m2", "m3", "m4", "m5"}


def test_a_formula_stays_text(blank):
    held = written(changes.describe(blank, title="=1+1", goals="+2", state="@x"))

    assert {row["id"]: row["value"] for row in held if row["part"] == "team"} == {
        "state": "'@x", "title": "'=1+1", "goals": "'+2", "members": "0", "appear": "Without names",
    }  # fmt: skip
