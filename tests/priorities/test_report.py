"""The minutes: findings in words first, then the record, nothing averaged."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from priorities import changes, ranking, sheets
from priorities.blocks import Edit, Facts, Heading, Matrix, Note, Paragraph, Table
from priorities.decided import status_by_priority, tools_in_use
from priorities.edits import marked
from priorities.exercise import NextStep
from priorities.findings import ALIKE
from priorities.moment import Moment
from priorities.report import report
from priorities.tables import rows
from priorities.views import render
from priorities.views.blocks import write
from priorities.visibility import see

from tests.priorities.exercises import WHEN, exercises


def headings(exercise):
    return [block.text for block in report(see(exercise)) if isinstance(block, Heading) and block.level == 2]


def tables(exercise):
    return {block.caption: block for block in report(see(exercise)) if isinstance(block, Table)}


def test_it_reads_as_minutes(team):
    assert headings(team) == [
        "Findings",
        "Wording of the statements",
        "How the sheets came in",
        "Where members agree and disagree",
        "The team’s order of priority, with reasons",
        "Reflection and priority areas",
        "Tool 4: Assessing Strategies for Preparation and Licensing",
        "Tool 5: Assessing Strategies for Performance Management",
        "Appendix: what the ratings alone would suggest",
        "Appendix: what members’ own orders have in common",
    ]


def test_the_order_stands_with_its_reasons(team):
    rows = tables(team)["Areas of focus from highest to lowest priority for improvement"].rows

    assert rows[0] == (1, "Preparation", "Vacancies are rising; new principals leave early.")
    assert [row[1] for row in rows][-1] == "Licensure"


def test_the_counts_are_the_worked_example(team):
    rows = tables(team)["Members’ answers for each area, in the form’s order"].rows

    assert rows[3] == (
        "Evaluation", 3, 1, 1, 3, "Split: 4 in place, 4 not, and 6 of 8 feel strongly.",
    )  # fmt: skip
    placed = tables(team)["Where members place each area, in the form’s order"].rows
    assert placed[3] == (
        "Evaluation", 3, 0, 2, 2, "Urgent, high impact is the most common placing (3 of 7), but 4 of 7 rated urgency low.",
    )  # fmt: skip


def test_the_findings_come_first_in_words(team):
    blocks = report(see(team))
    told = dict(blocks[blocks.index(Heading(2, "Findings")) + 1].pairs)

    assert told["What members share"].splitlines() == [
        "Instructional Leadership Definition. Shared view: 7 of 8 say this is in place; 1 disagrees.",
        "Preparation. Shared view: 7 of 8 say this is not in place; 1 agrees that it is.",
        "Systems and Structures. Shared view: 7 of 8 say this is in place; 1 disagrees. 1 member strongly disagrees.",
    ]
    assert told["Where members divide"].splitlines()[0] == "Evaluation. Split: 4 in place, 4 not, and 6 of 8 feel strongly."
    assert told["Urgency and impact"].splitlines() == [
        "Most say urgent, high impact: Preparation (6 of 8).",
        "Most say less urgent, high impact: Instructional Leadership Definition (6 of 8) and Career Pathways (5 of 7).",
        "Most say less urgent, low impact: Systems and Structures (5 of 8).",
        "No quadrant has most members: Licensure, Evaluation and Professional Development.",
    ]
    assert (
        told["The team’s order, and why"].splitlines()[0] == "1. Preparation: Vacancies are rising; new principals leave early."
    )
    assert told["Priority areas the team chose"] == "Preparation and Evaluation"
    assert told["Strategies, Tool 5"] == (
        "Finish what is under way: 1; Keep moving: 1; Start later: 1; Sustain: 1; Not rated yet: 10."
    )


@given(exercises)
def test_every_area_is_in_one_finding_of_agreement_and_one_of_placement(exercise):
    exercise = exercise if exercise.opened else sheets.open_sheets(sheets.start(exercise, "last"), WHEN, "Snow.")
    blocks = report(see(exercise))
    told = dict(blocks[blocks.index(Heading(2, "Findings")) + 1].pairs)
    views = [line for title in ALIKE for line in told.get(title, "").splitlines()]

    assert sorted(line.split(". ")[0] for line in views) == sorted(exercise.names.values())
    for name in exercise.names.values():
        assert told["Urgency and impact"].count(name) == 1


def test_a_long_reason_is_cut_in_the_findings_and_whole_with_the_ranking(blank):
    reason = "Vacancies rise. " * 40
    exercise = ranking.reason(ranking.move(blank, "licensure", 2), "licensure", reason)
    blocks = report(see(exercise))
    (pair,) = blocks[blocks.index(Heading(2, "Findings")) + 1].pairs

    assert pair[1].startswith("2. Licensure: Vacancies rise. Vacancies")
    assert pair[1].endswith("Vacancies rise. …")
    assert tables(exercise)["Areas of focus from highest to lowest priority for improvement"].rows[0][2] == reason


def test_an_exercise_without_anything_says_so_first(blank):
    blocks = report(see(blank))

    assert blocks[blocks.index(Heading(2, "Findings")) + 1] == Paragraph("Nothing has been opened, ordered or chosen yet.")


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


def no_longer_placed(exercise):
    """Systems was first, above Evaluation, with reasons; then it was taken out."""
    exercise = ranking.move(ranking.move(exercise, "systems", 1), "evaluation", 2)
    exercise = ranking.explain(ranking.reason(exercise, "systems", "Data first."), "systems", "evaluation", "No data yet.")
    return ranking.take_out(exercise, "systems")


@pytest.mark.parametrize("placed", [True, False])
def test_reasons_are_told_after_what_they_were_written_for_is_gone(blank, placed):
    exercise = no_longer_placed(blank)
    exercise = exercise if placed else ranking.take_out(exercise, "evaluation")

    assert tables(exercise)["Reasons written for areas without a place"].rows == (("Systems and Structures", "Data first."),)
    assert tables(exercise)["Reasons written for earlier neighbors"].rows == (
        ("Systems and Structures above Evaluation", "No data yet."),
    )


def test_reasons_that_hold_are_told_once(team):
    assert "Reasons written for areas without a place" not in tables(team)
    assert "Reasons written for earlier neighbors" not in tables(team)


@given(exercises)
def test_every_reason_is_told(exercise):
    told = {cell for table in tables(exercise).values() for row in table.rows for cell in row}

    assert told >= {*exercise.ranking.reasons.values(), *exercise.ranking.rungs.values()}


@given(exercises)
def test_any_exercise_has_a_report_without_gaps_in_words(exercise):
    for block in report(see(exercise)):
        if isinstance(block, Table):
            assert all(len(row) == len(block.columns) for row in block.rows)
        if isinstance(block, Facts):
            assert all(label and text for label, text in block.pairs)


def asked(exercise):
    """What the reflect page asks, what the report answers, and what the table calls it."""
    page = re.findall(r'for="reflect-\d+">([^<]+)<', render.page("reflect", exercise, Moment()))
    told = facts(exercise)
    return page, list(told), [question for part, _, question, *_ in rows(see(exercise)) if part == "reflection"]


def facts(exercise):
    """What stands under each label of the report, from its heading on reflection on."""
    blocks = report(see(exercise))
    start = blocks.index(Heading(2, "Reflection and priority areas"))
    return dict(pair for block in blocks[start:] if isinstance(block, Facts) for pair in block.pairs)


def keeping(exercise, *questions):
    """The exercise as another site began it, with questions of its own."""
    kept = exercise.instruments["areas"]
    kept = replace(kept, words=replace(kept.words, questions=questions))
    return replace(exercise, instruments={**exercise.instruments, "areas": kept})


def test_the_questions_are_those_of_the_exercise(blank):
    exercise = changes.reflect(changes.reflect(blank, "2", "Nothing."), "1", "Cost.")
    ours = [
        "Were team members surprised by the results of the priorities exercise?",
        "Based on the ratings, does the team agree on what area(s) should be prioritized in the State?",
    ]

    assert asked(exercise) == (ours,) * 3
    assert asked(keeping(exercise, "What holds you back?", "What else?")) == (["What holds you back?", "What else?"],) * 3
    assert asked(keeping(exercise)) == (["Question 1", "Question 2"],) * 3
    assert facts(keeping(exercise)) == {"Question 1": "Cost.", "Question 2": "Nothing."}


def test_the_margins_stand_with_the_matrix(team):
    found = {block.area: (block.finding, block.margins) for block in report(see(team)) if isinstance(block, Matrix)}

    assert found["Evaluation"] == (
        "Urgent, high impact is the most common placing (3 of 7), but 4 of 7 rated urgency low.",
        "3 of 7 high urgency; 5 of 7 high impact.",
    )
    assert found["Preparation"] == ("Most (6 of 8): urgent, high impact.", "7 of 8 high urgency; 7 of 8 high impact.")


def test_an_area_that_nobody_placed_has_no_margins(blank):
    exercise = sheets.open_sheets(sheets.rate(sheets.start(blank, "a"), "a", "systems", agreement="agree"), WHEN)

    found = {(block.finding, block.margins) for block in report(see(exercise)) if isinstance(block, Matrix)}
    assert found == {("Nobody has placed it yet.", "")}


def test_the_strategies_stand_in_their_cells_in_form_order(team):
    """The example team's Tool 4: of 14 strategies, one its own."""
    table, counted = status_by_priority(team, team.instruments["preparing"].words)
    report_on = (
        "Annually report on the effectiveness of principals in improving student achievement and the percent of graduates that "
        "become school leaders by preparation institution."
    )

    assert table.columns == ("Implementation status", "High", "Medium", "Low")
    assert [row[0] for row in table.rows] == [
        "Fully Implemented",
        "Partially Implemented",
        "Planning for Implementation",
        "Not Planned/Implemented",
    ]
    assert [[cell.split("\n")[0] for cell in row[1:]] for row in table.rows] == [
        ["0", "1", "0"],
        ["1", "1", "1"],
        ["1", "0", "0"],
        ["2", "0", "1"],
    ]
    assert table.rows[3][1] == f"2\n• {report_on}\n• Pay a stipend during the residency year. (added by the team)"
    assert counted.pairs == (
        ("Rated", "8"),
        ("Not rated yet", "5"),
        (
            "Not applicable",
            "1\n• Require curriculum alignment to Common Core State Standards instructional shifts and State evaluation policy as part "
            "of accreditation and approval processes. Why it does not apply: Our State has standards of its own since 2019.",
        ),
    )


def test_a_strategy_that_does_not_apply_is_in_no_cell_whatever_its_priority(team):
    tool = team.instruments["preparing"].words
    decided = changes.decide(team, "curriculum-to-standards", priority="high")

    assert status_by_priority(decided, tool) == status_by_priority(team, tool)
    row = next(row for row in tables(decided)["Strategies of Tool 4, group by group"].rows if "Common Core" in row[0])
    assert row[1:] == ("Not applicable", "N/A", "", "Why it does not apply: Our State has standards of its own since 2019.")


def test_why_and_notes_are_told_apart(team):
    noted = changes.decide(team, "clinical-experience", notes="Ask the university.")
    row = next(row for row in tables(noted)["Strategies of Tool 4, group by group"].rows if "clinical" in row[0])

    assert row[1:] == (
        "Carry the plan out", "Planning for Implementation", "High", "Why: The plan is ready and funded.\nNotes: Ask the university.",
    )  # fmt: skip


def test_a_reason_for_na_that_no_longer_holds_is_not_told(team):
    planned = changes.decide(team, "curriculum-to-standards", status="planning", priority="low")

    assert not any("since 2019" in str(cell) for table in tables(planned).values() for row in table.rows for cell in row)


def test_every_wording_of_a_strategy_is_kept_with_its_reason(team):
    edited = changes.reword_strategy(team, "program-partnerships", "Work with every program.", "Ours are few.", WHEN)
    edited = changes.reword_strategy(edited, "own-residency-stipend", "Pay residents a salary.", "", WHEN)
    edited = changes.reword_strategy(edited, "own-residency-stipend", "Pay residents.", "Shorter.", WHEN)

    printed = "Develop partnerships with preparation programs to refine curriculum to better meet the needs of the State and districts."

    assert "Strategies of Tool 4 with a changed wording: every version kept" not in tables(team)
    assert tables(edited)["Strategies of Tool 4 with a changed wording: every version kept"].rows == (
        ("As printed", printed, ""),
        ("Edit 1", marked(printed, "Work with every program."), "Ours are few."),
        ("As added by the team", "Pay a stipend during the residency year.", ""),
        ("Edit 1", marked("Pay a stipend during the residency year.", "Pay residents a salary."), ""),
        ("Edit 2", Edit((("same", "Pay "), ("out", "residents a salary. "), ("in", "residents. "))), "Shorter."),
    )


def test_the_page_of_a_tool_counts_as_the_report_does(team, instruments):
    named, _ = status_by_priority(team, team.instruments["preparing"].words)
    counted = tables(team)["Number of strategies of Tool 4 by status and priority"]

    assert [[int(cell.split("\n")[0]) for cell in row[1:]] for row in named.rows] == [list(row[1:]) for row in counted.rows]
    assert [list(row[1:]) for row in counted.rows] == [[0, 1, 0], [1, 1, 1], [1, 0, 0], [2, 0, 1]]
    moment = Moment(guides={one.id: one.guide for one in instruments.values()}, tool="preparing")
    written = str(write(named))
    assert written in render.page("strategies", team, moment)
    assert 'tabindex="0" aria-label="Strategies of Tool 4 by status and priority">' in written


@given(exercises)
def test_every_strategy_of_a_tool_stands_in_one_group(exercise):
    for tool in tools_in_use(exercise):
        table = tables(exercise)[f"Strategies of {tool.tool}, group by group"]
        assert len(table.rows) == len(changes.strategies_of(exercise, tool.id))
        assert all(row[1] for row in table.rows)


def test_no_two_tables_have_one_caption_and_every_split_by_role_asks_its_question(team):
    blocks = report(see(replace(team, team=replace(team.team, appear="role"))))
    by_role = [block for block in blocks if isinstance(block, Table) and " by role" in block.caption]
    captions = [block.caption for block in blocks if isinstance(block, Table)]

    assert all("?" in block.asked for block in by_role)
    assert len(captions) == len(set(captions))


def test_of_a_long_step_the_findings_hold_what_fits_on_a_page(team):
    steps = tuple(NextStep("Do this and that. " * 20, "Ana and everybody else. " * 20, "June") for _ in range(7))
    findings = next(
        block
        for block in report(see(replace(team, next_steps=steps)))
        if isinstance(block, Facts) and "Next steps" in dict(block.pairs)
    )
    *told, more = dict(findings.pairs)["Next steps"].splitlines()

    assert len(told) == 5
    assert all(len(line) < 180 and line.endswith(", June)") for line in told)
    assert more == "And 2 more steps, below."
