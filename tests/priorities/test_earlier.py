"""A year later: begun anew from an earlier exercise, and laid beside it once this one's sheets are open."""

from dataclasses import replace

import pytest
from hypothesis import given
from priorities import changes, earlier, files, next_steps, ranking, sheets
from priorities.blocks import Edit, Heading, Note, Paragraph, Table
from priorities.changes import LONGEST, Refused
from priorities.edits import marked
from priorities.exercise import Exercise, Tally
from priorities.files import FileProblem
from priorities.report import report
from priorities.tables import rows
from priorities.visibility import see

from tests.priorities.exercises import AREAS, WHEN, exercises
from tests.priorities.outputs import OUTPUTS

LATER = "2027-05-20T15:00:00Z"


def again(last, **parts):
    """The exercise of a year later, dated."""
    return changes.describe(earlier.start_again(last, "later", LATER), date="20 May 2027", **parts)


def opened(exercise, members=4, **answer):
    """Every member answers every area alike, and the sheets are opened."""
    answer = answer or {"agreement": "agree", "quadrant": "high-high"}
    for member in range(members):
        exercise = sheets.start(exercise, f"{exercise.id}-{member}", by=f"Member {member}")
        for area in exercise.names:
            exercise = sheets.rate(exercise, f"{exercise.id}-{member}", area, **answer)
    return sheets.open_sheets(exercise, LATER, "One is ill.")


def compared(exercise):
    """The blocks of then and now."""
    blocks = report(see(exercise))
    start = blocks.index(Heading(2, "A year later: then and now"))
    end = next((at for at in range(start + 1, len(blocks)) if getattr(blocks[at], "level", 0) == 2), len(blocks))
    return blocks[start:end]


def tables(exercise):
    return {block.caption: block for block in compared(exercise) if isinstance(block, Table)}


def sentences(exercise):
    return [block.text for block in compared(exercise) if isinstance(block, Paragraph | Note)]


def test_team_people_and_wording_are_kept_and_no_rating(team):
    last = changes.attend(changes.expect(team, "p1", "Ana"), "p1", "in")
    last = changes.reword_strategy(last, "mentoring", "Mentor each new principal.", "Clearer.", WHEN)
    new = earlier.start_again(last, "later", LATER)

    assert new.team == replace(last.team, date="", sent="", people=(replace(last.team.people[0], attendance="expected"),))
    assert new.statements == last.statements
    assert new.instruments == last.instruments
    assert changes.strategy_text(new, "mentoring") == "Mentor each new principal."
    assert changes.strategy_text(new, "own-residency-stipend") == "Pay a stipend during the residency year."
    assert all(not (one.status or one.priority or one.why or one.notes) for one in new.strategies.values())
    blank = Exercise(
        new.id, new.team, new.instruments, new.statements, strategies=new.strategies, earlier=new.earlier, changed=LATER
    )
    assert new == blank


@given(exercises)
def test_any_exercise_can_be_begun_again_and_the_file_opens_again(last):
    new = earlier.start_again(last, "later", LATER)

    assert files.read(files.write(see(new))) == new
    then = opened(new)
    assert files.read(files.write(see(then))) == then
    assert [one.id for one in then.earlier] == [*(one.id for one in last.earlier), last.id]


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_before_the_opening_nothing_depends_on_what_an_earlier_exercise_came_to(name, team, instruments):
    from tests.priorities.test_visibility import written

    other = ranking.move(team, "licensure", 1)
    other = changes.decide(other, "mentoring", status="fully", priority="high")
    other = replace(other, sheets=other.sheets[:0], tallies={"systems": Tally({"agree": 3})}, priorities=())
    one, two = again(team), again(replace(other, sheets=team.sheets[:4] + team.sheets[:4][::-1]))
    assert one.earlier[0].sealed != two.earlier[0].sealed

    def told(exercise):
        return written(name, exercise, instruments).replace(exercise.earlier[0].sealed, "sealed")

    assert told(one) == told(two)


def test_before_the_opening_the_report_says_what_waits(team):
    assert sentences(again(team)) == [
        "Beside this exercise: 14 May 2026. What it came to shows once this exercise’s sheets are open."
    ]


def test_counts_and_labels_then_and_now(team):
    found = tables(opened(again(team)))

    assert found["Evaluation: how many say the statement describes the State"].rows == (
        ("14 May 2026", 3, 1, 1, 3, "Split: 4 in place, 4 not, and 6 of 8 feel strongly."),
        (
            "Now",
            0,
            0,
            4,
            0,
            "Shared view: 4 of 4 say this is in place. All 4 gave the same answer: Agree. "
            "4 members have not answered; their answers could change this.",
        ),
    )
    assert found["Evaluation: how many place it where"].rows[0][:5] == ("14 May 2026", 3, 0, 2, 2)
    assert (
        "Beside 14 May 2026: 4 of 8 said in place then, 4 of 4 now; “Split” then, “Shared view: in place” now. "
        "High urgency: 3 of 7 then, 4 of 4 now. High impact: 5 of 7 then, 4 of 4 now."
    ) in sentences(opened(again(team)))


def test_agreement_is_not_compared_where_the_wording_differs_and_placements_are(team):
    now = opened(changes.reword(again(team), "systems", "Data systems support us.", "Ours.", when=LATER))

    assert (
        "Beside 14 May 2026: agreement is not compared, since the statement was worded otherwise: a difference could come from the "
        "words alone. "
        "High urgency: 3 of 8 then, 4 of 4 now. High impact: 1 of 8 then, 4 of 4 now."
    ) in sentences(now)
    changed = tables(now)["Systems and Structures: the statement, each wording marked up against the one before"]
    assert changed.rows[1] == ("Now", marked(team.statement("systems"), "Data systems support us."))
    assert not any(
        "said in place then" in text and "3 of 8 then, 4 of 4 now. High impact: 1 of 8" in text for text in sentences(now)
    )


def test_the_wording_is_shown_only_where_it_differs(team):
    assert not any("the statement, each wording" in caption for caption in tables(opened(again(team))))


def test_what_became_of_the_order_the_priority_areas_and_the_high_strategies(team):
    now = ranking.reason(ranking.move(opened(again(team)), "systems", 1), "systems", "Nobody can see who was coached.")
    now = ranking.move(now, "evaluation", 2)
    now = changes.choose(changes.choose(now, "systems", True), "evaluation", True)
    now = changes.decide(now, "evaluation-process", status="fully", priority="medium")
    now = changes.reword_strategy(now, "report-on-effectiveness", "Report every year.", when=LATER)
    found = tables(now)

    order = found["The place of each area in the team’s order, in the form’s order"]
    assert order.columns == ("Area of focus", "14 May 2026", "Now")
    assert order.rows[1] == ("Preparation", 1, "")
    assert order.rows[6] == ("Systems and Structures", 6, 1)
    assert found["Areas that were priority areas then"].rows == (
        ("Preparation", "14 May 2026", "Vacancies are rising; new principals leave early.", "Not a priority area; without a place", ""),
        ("Evaluation", "14 May 2026", "Districts read it differently; a common reading comes first.", "A priority area again; place 2", ""),
    )  # fmt: skip
    high = {row[0]: row[1:] for row in found["Strategies that were High then"].rows}
    assert len(high) == 6
    process = "Implement evaluation process that includes goal setting and regular, actionable feedback for principals."
    assert high[process] == ("Partially Implemented, High", "Fully Implemented, Medium")
    report_on = marked(changes.strategy_text(team, "report-on-effectiveness"), "Report every year.")
    assert high[report_on] == ("Not Planned/Implemented, High", "Not rated")


def test_the_next_steps_of_then_are_told(team):
    last = next_steps.add(team, "Call the two programs.", "Ana", "June", "preparation")

    assert tables(opened(again(last)))["What the team meant to do"].rows == (
        ("Call the two programs.", "Ana", "June", "Preparation", "14 May 2026"),
    )


def named(exercise, id, *names):
    """An exercise whose members appear by name, opened."""
    exercise = changes.describe(exercise, appear="named")
    for number, name in enumerate(names):
        exercise = sheets.rate(
            sheets.start(exercise, f"{id}-{number}", by=name), f"{id}-{number}", "systems", agreement="agree"
        )
    return sheets.open_sheets(exercise, LATER, "Some are ill.")


def test_who_is_in_both_teams_with_a_warning_when_few_are(blank):
    last = named(blank, "then", "Ana Ruiz", "Ben Wu", "Cy Do")
    same = named(earlier.start_again(last, "later", LATER), "now", "ana  ruiz", "Ben Wu", "Dee Poe")
    other = named(earlier.start_again(last, "later", LATER), "now", "Ben Wu", "Dee Poe", "Eva Lin")

    assert "In both teams, by the names on the sheets: Ben Wu and ana  ruiz." in sentences(same)
    assert not any(text.startswith("By these names") for text in sentences(same))
    assert (
        "By these names, members who took part then, too, handed in 1 of 3 sheets. Where counts differ, it may be because other members "
        "answered, and not because anything has changed in the State."
    ) in sentences(other)


def test_without_names_nobody_can_tell_who_is_in_both(team):
    assert sentences(opened(again(team)))[1] == (
        "Members do not appear by name in both exercises, so nobody can tell who took part in both. "
        "Where counts differ, it may be because other members answered."
    )
    assert again(team).earlier == again(team).earlier


def test_more_than_two_years_are_laid_side_by_side(team):
    second = opened(again(team))
    third = opened(changes.describe(earlier.start_again(second, "third", "2028-05-20T15:00:00Z"), date="May 2028"), 5)
    found = tables(third)

    assert [row[0] for row in found["Evaluation: how many place it where"].rows] == ["14 May 2026", "20 May 2027", "Now"]
    assert [row[2] for row in found["Evaluation: how many say the statement describes the State"].rows] == [1, 0, 0]
    assert len([text for text in sentences(third) if text.startswith("Beside")]) == 14
    assert found["Strategies that were High then"].columns == ("Strategy", "14 May 2026", "20 May 2027", "Now")


def test_exercises_of_one_date_are_told_apart(team):
    second = changes.describe(opened(again(team)), date="14 May 2026")
    third = opened(earlier.start_again(second, "third", LATER), 5)

    assert tables(third)["Strategies that were High then"].columns[1:] == ("14 May 2026 (1)", "14 May 2026 (2)", "Now")


def test_one_that_is_open_can_have_an_earlier_one_laid_beside_it_and_taken_away(team, blank):
    now = opened(blank)
    with_team = earlier.lay_beside(now, replace(team, opened=replace(team.opened, when="2025-05-14T15:00:00Z")))

    assert tables(with_team)["Evaluation: how many place it where"].rows[0][:5] == ("14 May 2026", 3, 0, 2, 2)
    assert files.read(files.write(see(with_team))) == with_team
    assert earlier.take_away(with_team, "team") == now


def test_what_stood_sealed_beside_an_unopened_exercise_comes_along(team, blank):
    second = again(team)
    now = earlier.lay_beside(opened(blank), second)

    assert [one.id for one in now.earlier] == ["team", "later"]
    assert all(one.then and not one.sealed for one in now.earlier)
    assert "20 May 2027 (Example team): 0 sheets, never opened, so there are no counts." in sentences(now)
    assert earlier.lay_beside(now, second) is now


def test_an_exercise_is_not_compared_with_itself(team):
    copy = replace(team, id="copy")

    for other in (team, copy):
        with pytest.raises(Refused, match="holds the exercise that is open now, or a copy of it"):
            earlier.lay_beside(team, other)


def test_nor_with_another_form_or_a_later_one(team, blank):
    kept = blank.instruments["areas"]
    form = replace(kept.words, areas=tuple(replace(one, id=f"other-{one.id}") for one in kept.words.areas))
    other = replace(blank, id="other", instruments={**blank.instruments, "areas": replace(kept, words=form)})

    with pytest.raises(Refused, match="none of its areas is on yours"):
        earlier.lay_beside(team, other)
    with pytest.raises(Refused, match="is the later one of the two"):
        earlier.lay_beside(team, opened(blank))


def test_a_form_that_lost_and_gained_an_area_says_so(team, blank):
    kept = blank.instruments["areas"]
    first, *rest = kept.words.areas
    form = replace(kept.words, areas=(replace(first, id="goals", name="Goals"), *rest))
    now = opened(replace(blank, instruments={**blank.instruments, "areas": replace(kept, words=form)}))
    said = sentences(earlier.lay_beside(now, replace(team, opened=replace(team.opened, when=WHEN))))

    assert "Not on the form then: 14 May 2026." in said
    assert "On the form of 14 May 2026 and not on this one: Instructional Leadership Definition." in said


def test_more_text_than_can_be_sealed_is_refused_before_it_is_kept(blank):
    long = "".join(chr(0x10000 + number * 7919 % 0x20000) for number in range(LONGEST))
    last = blank
    for number in range(60):
        last = changes.add_strategy(last, f"own-{number}", "barriers-to-entry", long, WHEN)
        last = changes.decide(last, f"own-{number}", status="fully")

    with pytest.raises(Refused, match="more text than can be laid beside another"):
        earlier.start_again(last, "later", LATER)


def test_a_sealed_part_that_was_edited_opens_nothing(team):
    text = files.write(see(again(team)))
    sealed = again(team).earlier[0].sealed

    with pytest.raises(FileProblem, match="A sealed part of this file is damaged"):
        files.read(text.replace(sealed[:40], "A" * 40))
    with pytest.raises(FileProblem, match="does not fit together at earlier"):
        files.read(text.replace('"id": "team",\n   "title"', '"id": "later",\n   "title"'))


def test_the_table_for_a_spreadsheet_tells_then_and_now(team):
    told = {(id, measure): value for part, id, _, measure, value in rows(see(opened(again(team)))) if part.startswith("14 May")}

    assert told["evaluation", "Strongly Disagree"] == "3"
    assert told["evaluation", "Place"] == "2"
    assert {id for id, _ in told} >= set(AREAS)


def test_a_marked_wording_in_a_row_head_is_a_cell_like_any_other(team):
    now = changes.reword_strategy(opened(again(team)), "evaluation-process", "Evaluate.", when=LATER)

    assert any(isinstance(row[0], Edit) for row in tables(now)["Strategies that were High then"].rows)


def test_of_an_earlier_exercise_nothing_is_still_to_come(team):
    then = tables(opened(again(team)))["Career Pathways: how many say the statement describes the State"].rows[0]

    assert then[-1] == "Leaning: 5 of 7 say not in place, 2 say in place. 7 of 8 answered."


def test_where_nobody_rated_or_placed_the_words_say_when(team, blank):
    empty = sheets.open_sheets(sheets.start(again(team), "later-0"), LATER, "Some are ill.")
    last = sheets.open_sheets(sheets.start(replace(blank, id="none"), "none-0"), WHEN, "Some are ill.")

    assert (
        "Beside 14 May 2026: agreement is not compared, since nobody now rated the statement as it is worded. "
        "Placements are not compared, since nobody now placed the area."
    ) in sentences(empty)
    assert (
        "Beside 2026-05-14: agreement is not compared, since nobody then rated the statement as it is worded. "
        "Placements are not compared, since nobody then placed the area."
    ) in sentences(opened(again(last)))
    row = tables(opened(again(last)))["Evaluation: how many say the statement describes the State"].rows[0]
    assert row == ("2026-05-14", 0, 0, 0, 0, "Nobody rated it.")
    placed = tables(opened(again(last)))["Evaluation: how many place it where"].rows[0]
    assert placed == ("2026-05-14", 0, 0, 0, 0, "Nobody placed it.")


def test_one_that_was_never_opened_has_no_row_of_counts(team):
    second = again(team)
    third = opened(changes.describe(earlier.start_again(second, "third", LATER), date="May 2028"), 5)

    rows_of = tables(third)["Evaluation: how many say the statement describes the State"].rows
    assert [row[0] for row in rows_of] == ["14 May 2026", "Now"]


def test_a_label_that_came_back_is_not_said_to_have_stayed(team):
    second = opened(again(team))
    third = opened(changes.describe(earlier.start_again(second, "third", LATER), date="May 2028"))

    assert any("; “Shared view: in place” then and now." in text for text in sentences(third))
    assert not any("still" in text for text in sentences(third))


def test_ratings_on_an_earlier_wording_of_the_same_meaning_are_told_apart(team):
    last = changes.reword(opened(again(team)), "systems", "Data systems support us.", "Plainer.", "keep", LATER)
    now = opened(changes.describe(earlier.start_again(last, "third", LATER), date="May 2028"), 3)

    told = next(text for text in sentences(now) if text.startswith("Beside 20 May 2027: 4 of 4") and "earlier wording" in text)
    assert "Given on an earlier wording, which the team held to mean the same: 4 then." in told
    assert sum("earlier wording" in text for text in sentences(now)) == 1


def test_a_strategy_that_does_not_apply_is_not_high_whatever_its_priority(team):
    last = changes.decide(team, "evaluation-process", status="not-applicable")
    assert last.strategies["evaluation-process"].priority == "high"

    assert len(tables(opened(again(last)))["Strategies that were High then"].rows) == 5


def test_high_strategies_stand_in_the_forms_order_however_they_were_kept(team, blank):
    form = [id for tool in blank.tools for id in changes.strategies_of(team, tool.id)]
    dated = replace(team, opened=replace(team.opened, when=WHEN))
    for now in (opened(again(team)), earlier.lay_beside(opened(blank), dated)):
        listed = [row[0] for row in tables(now)["Strategies that were High then"].rows]
        words = {changes.strategy_text(team, id): form.index(id) for id in form}
        places = [words[text] for text in listed if text in words]
        assert places == sorted(places)


def test_a_priority_area_that_is_on_this_form_no_longer_is_not_forgotten(team, blank):
    kept = blank.instruments["areas"]
    form = replace(kept.words, areas=tuple(one for one in kept.words.areas if one.id != "preparation"))
    now = opened(replace(blank, instruments={**blank.instruments, "areas": replace(kept, words=form)}))
    now = earlier.lay_beside(now, replace(team, opened=replace(team.opened, when=WHEN)))

    assert [row[::3] for row in tables(now)["Areas that were priority areas then"].rows] == [
        ("Evaluation", "No priority area chosen yet; no order yet"),
        ("Preparation", "Not on this form"),
    ]


def test_reasons_of_two_years_name_their_year(team):
    second = changes.choose(ranking.reason(opened(again(team)), "evaluation", "No common reading."), "evaluation", True)
    third = opened(changes.describe(earlier.start_again(second, "third", LATER), date="May 2028"))

    row = next(row for row in tables(third)["Areas that were priority areas then"].rows if row[0] == "Evaluation")
    assert row[1:3] == (
        "14 May 2026\n20 May 2027",
        "14 May 2026: Districts read it differently; a common reading comes first.\n20 May 2027: No common reading.",
    )


def test_a_form_that_lacked_an_area_is_named(team, blank):
    kept = blank.instruments["areas"]
    form = replace(kept.words, areas=kept.words.areas[1:])
    last = opened(replace(blank, id="short", instruments={**blank.instruments, "areas": replace(kept, words=form)}))

    assert "Not on the form then: 2027-05-20." in sentences(opened(earlier.lay_beside(replace(blank, id="now"), last)))


def test_hands_are_told_beside_the_sheets(blank):
    last = replace(blank, id="hands", tallies={"systems": Tally({"agree": 3}, {"high-low": 3})})
    last = sheets.open_sheets(sheets.start(last, "hands-0"), WHEN, "Some are ill.")

    assert "2026-05-14: 1 sheet and hands counted." in sentences(opened(again(last)))


def test_no_two_tables_have_one_caption(team):
    now = opened(again(team))
    for area in ("systems", "licensure"):
        now = changes.reword(now, area, "Ours.", when=LATER)
    captions = [block.caption for block in report(see(now)) if isinstance(block, Table)]

    assert len(captions) == len(set(captions))


def test_every_column_of_counts_then_and_now_asks_its_question_in_full(team):
    found = tables(opened(again(team)))

    assert found["Evaluation: how many say the statement describes the State"].asked == (
        f"{team.statement('evaluation')} How far do you agree that this describes our State today?"
    )
    assert found["Evaluation: how many place it where"].asked == (
        "How urgent is Evaluation, and how much impact would work on it have?"
    )


def test_two_that_wait_are_told_in_the_plural(team, blank):
    last = opened(blank)
    both = earlier.lay_beside(again(team), replace(last, id="other"))

    assert sentences(both)[0].endswith("What they came to shows once this exercise’s sheets are open.")


def test_the_one_begun_from_this_is_not_the_earlier_one(team):
    with pytest.raises(Refused, match="is the later one of the two"):
        earlier.lay_beside(team, again(team))
