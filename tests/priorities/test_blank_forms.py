"""Blank forms for paper: what stands on them is what the entry of sheets from paper takes."""

import re
from dataclasses import replace
from html import unescape

import pytest
from priorities import blank_forms, changes, paper, sheets
from priorities.changes import Refused
from priorities.exercise import begin
from priorities.moment import Moment
from priorities.views import forms_to_print, strategies  # noqa: F401  (they enter their outputs in the register)
from priorities.views.frame import finished
from priorities.visibility import see, show

WHEN = "2026-05-14T16:00:00Z"


@pytest.fixture
def blank(instruments):
    return begin(instruments, "blank", WHEN)


def printed(exercise, **typed):
    """The words of the forms alone, tags taken out."""
    html = str(
        show("page.forms_to_print", exercise, Moment(typed={name.replace("_", " "): text for name, text in typed.items()}))
    )
    return " ".join(re.sub(r"<[^>]+>", " ", html[html.index("paper-forms") :]).split())


def test_the_digits_on_paper_are_the_keys_of_the_quick_entry_in_its_order(blank):
    levels = [level.label for _, level in blank_forms.digits(blank, "agreement")]
    assert [digit for digit, _ in blank_forms.digits(blank, "agreement")] == ["1", "2", "3", "4", "0"]
    assert levels == ["Strongly Disagree", "Disagree", "Agree", "Strongly Agree", "Can’t judge"]
    assert [digit for digit, _ in blank_forms.digits(blank, "quadrant")] == ["1", "2", "3", "4"]
    # Whoever types reads the form from its top: each area's agreement, then its place, as the cells are asked for.
    words, at = printed(blank), 0
    for number, (area, part) in enumerate(paper.cells(blank)):
        if part == "agreement":
            at = words.index(f"{number // 2 + 1}. {blank.area(area).name}", at)
        at = words.index(" ".join(f"{digit} {level.label}" for digit, level in blank_forms.digits(blank, part)), at)


def test_a_sheet_filled_by_those_digits_is_read_as_ticked(blank):
    for place in range(4):
        (key, level), (second, quadrant) = (
            blank_forms.digits(blank, "agreement")[place + 1],
            blank_forms.digits(blank, "quadrant")[place],
        )
        said = paper.read_all(blank, paper.cells(blank), (key + second) * len(blank.areas))
        assert set(said.values()) == {level.id, quadrant.id}


def test_can_t_judge_and_n_a_are_marked_as_added(blank):
    words = printed(blank)

    assert words.count("0 Can’t judge (added to the printed form)") == 7
    assert words.count("(added to the printed scale, from Step 2)") == 3


def test_the_wording_in_force_is_printed_and_named(blank):
    team = changes.reword(blank, "systems", "Our data tell us who was coached.", when=WHEN)
    team = changes.reword_strategy(team, "purpose-of-model", "Say what the model is for.", when=WHEN)
    team = changes.add_strategy(team, "own-1", "integrate-model", "Ask the districts.", WHEN)
    words = printed(changes.describe(team, title="Idaho"))

    assert "Our data tell us who was coached." in words
    assert blank.statement("systems") not in words
    assert "1 Say what the model is for." in words
    assert "Own Ask the districts." in words
    assert "Wording of 2026-05-14 16:00 UTC" in words
    assert "Tool 1 · Idaho" in words
    assert "Wording as printed at first" in printed(blank)


def test_every_strategy_is_printed_once(blank, instruments):
    words = printed(blank)
    for tool in blank.tools:
        for category in tool.categories:
            for one in category.strategies:
                assert words.count(" ".join(one.text.split()).replace("'", "&#39;")) == 1, one.id


@pytest.mark.parametrize(
    ("appear", "promise", "line"),
    [
        ("anonymous", "Your sheet carries no name.", ""),
        ("role", "Your sheet carries your role and no name.", "Your role"),
        ("named", "Your sheet carries your name.", "Your name"),
    ],
)
def test_the_form_promises_what_the_team_chose(blank, appear, promise, line):
    words = printed(changes.describe(blank, title="Idaho", appear=appear))

    assert promise in words
    assert line in words
    assert "Without names" not in words


def test_as_long_as_nothing_is_promised_the_facilitator_says_so_on_the_paper(blank):
    assert "tick how members appear before the forms go out: Without names By role By name" in printed(blank)
    assert not blank_forms.begun(blank)
    assert not blank_forms.fixes(blank)


def test_handing_out_forms_fixes_how_members_appear_once(blank):
    team = changes.describe(blank, title="Idaho")

    assert blank_forms.fixes(team)
    assert not blank_forms.fixes(changes.send(team, WHEN))
    assert not blank_forms.fixes(sheets.start(team, "a"))


def test_numbers_are_the_next_free_ones(blank):
    team = sheets.start(sheets.start(changes.describe(blank, size=5), "a"), "b")

    assert blank_forms.numbers(team) == (3, 4, 5)
    assert blank_forms.numbers(team, "2") == (3, 4)
    assert blank_forms.numbers(team, "3", "101") == (101, 102, 103)
    assert blank_forms.numbers(team, "3", "2") == (3, 4, 5)
    words = printed(team, paper_numbers="print", paper_copies="3")
    assert re.findall(r"Sheet number (\d*)", words) == ["3", "4", "5"]
    assert re.findall(r"Sheet (\d+|_+) ", words) == ["3", "4", "5"]


@pytest.mark.parametrize(
    ("count", "first"), [("0", ""), ("61", ""), ("many", ""), ("²", ""), ("-1", ""), ("3", "0"), ("3", "99999"), ("3", "a")]
)
def test_what_is_no_number_is_refused_and_prints_a_line_instead(blank, count, first):
    with pytest.raises(Refused, match="in digits, from 1 to"):
        blank_forms.numbers(blank, count, first)
    assert "Sheet ______" in printed(blank, paper_numbers="print", paper_copies=count, paper_first=first)


def test_once_opened_without_names_sheets_have_no_numbers(blank):
    team = sheets.open_sheets(sheets.start(changes.describe(blank, size=1), "a"), WHEN)

    assert not blank_forms.numbered(team)
    assert "Sheet number" not in printed(team, paper_numbers="print")
    assert blank_forms.numbered(replace(team, team=replace(team.team, appear="role")))


def test_a_tool_of_a_states_own_needs_no_printed_numbers_and_no_remarks_on_its_levels(instruments):
    tool = instruments["defining"]
    plain = tuple(replace(one, printed=()) for one in tool.categories[0].strategies)
    scales = {name: tuple(replace(level, note="") for level in levels) for name, levels in tool.scales.items()}
    own = replace(tool, scales=scales, categories=(replace(tool.categories[0], strategies=plain),))
    exercise = begin({"areas": instruments["areas"], "defining": own}, "own", "")

    form = str(show("page.forms_to_print", exercise, Moment()))
    assert plain[0].text in unescape(form)
    assert "added to the printed scale" not in form
    assert "Printed as number" not in str(show("page.strategies", exercise, Moment(tool="defining")))


def test_the_state_that_a_copy_names_stands_on_each_form_and_begins_no_exercise(instruments, blank):
    named = begin(instruments, "blank", WHEN, "Ohio")

    assert not blank_forms.begun(named)
    assert finished(see(named)) == set()
    assert finished(see(changes.describe(named, date="May 14"))) == {"team"}
    assert blank_forms.begun(changes.describe(named, title="Spring"))
    assert "Tool 1 · Ohio" in printed(named)
    assert "Ohio" not in printed(blank)
