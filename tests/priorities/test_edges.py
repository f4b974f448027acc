"""The least there can be: nobody, one member, sheets that say nothing, a form of one area. Everything is shown, and says so plainly."""

import re
from dataclasses import replace

import pytest
from priorities import changes, codes, files, links, ranking, sheets
from priorities.blocks import Table
from priorities.moment import Moment
from priorities.report import report
from priorities.visibility import see, show
from priorities.wordings import in_force

from tests.priorities.outputs import OUTPUTS

GAP = re.compile(r">None<|\bnan\b|\b0 of 0\b")
"""What shows that an output has no words for having nothing."""

WHEN = "2026-05-14T16:00:00Z"


def of_one_area(exercise):
    """The exercise with a form of the first area alone."""
    kept = exercise.instruments["areas"]
    short = replace(kept, words=replace(kept.words, areas=kept.words.areas[:1]))
    return replace(exercise, instruments={**exercise.instruments, "areas": short})


def rated(exercise, *members, **answer):
    """The exercise with a sheet of each member, with the same answer everywhere."""
    for member in members:
        exercise = sheets.start(exercise, member)
        for area in exercise.areas:
            exercise = sheets.rate(exercise, member, area.id, **answer)
    return exercise


def said(exercise):
    """Everything a team can say of the first area."""
    area = exercise.areas[0].id
    exercise = ranking.reason(ranking.move(exercise, area, 1), area, "It comes first.")
    exercise = changes.talk(exercise, area, "notes", "How many?")
    exercise = changes.reword(exercise, area, "Leadership is defined.", "Shorter.", "ask", WHEN)
    return changes.choose(changes.reflect(exercise, "1", "No."), area, True)


ANSWER = {"agreement": "agree", "quadrant": "low-high", "comment": "Yes."}
THREE = ("m0", "m1", "m2")
STATES = {
    "nobody": lambda blank: blank,
    "one member, shut": lambda blank: rated(blank, "m0", **ANSWER),
    "one member": lambda blank: sheets.open_sheets(rated(blank, "m0", **ANSWER), WHEN),
    "sheets that say nothing": lambda blank: sheets.open_sheets(rated(blank, *THREE), WHEN),
    "one area, shut": lambda blank: rated(of_one_area(blank), *THREE, **ANSWER),
    "one area": lambda blank: sheets.open_sheets(rated(of_one_area(blank), *THREE, **ANSWER), WHEN),
    "one area, all said": lambda blank: rated(said(STATES["one area"](blank)), "m3", **ANSWER),
    "no form of strategies": lambda blank: replace(blank, instruments={"areas": blank.instruments["areas"]}),
}


@pytest.fixture(params=STATES)
def least(request, blank):
    return STATES[request.param](blank)


def written(name, exercise, instruments):
    """What an output makes of an exercise: each page of it, with nobody's sheet in hand and with the first."""
    moments = [[]]
    if name.startswith("page."):
        guides = {one.id: one.guide for one in instruments.values()}
        tools = ["", *(tool.id for tool in exercise.tools[:1])] if name == "page.strategies" else [""]
        moments = [[Moment(guides=held, tool=tool)] for held in (guides, {}) for tool in tools]
    return [str(show(name, exercise, *moment, hand=hand)) for moment in moments for hand in ("", "m0")]


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_every_output_is_made_of_the_least_there_can_be(name, least, instruments):
    for text in written(name, least, instruments):
        assert text or name.startswith("sheet."), "only a sheet that is not in hand may be nothing"
        assert not GAP.search(text)


def findings(exercise):
    """What the report says of each area, and of where it is placed."""
    said, placed = (
        block.rows
        for block in report(see(exercise))
        if isinstance(block, Table) and block.columns[-1] in ("What members say", "Urgency and impact")
    )
    return [(one[-1], other[-1]) for one, other in zip(said, placed, strict=True)]


def test_sheets_that_say_nothing_are_no_answers(blank, instruments):
    least = STATES["sheets that say nothing"](blank)

    assert findings(least) == [("No answers yet.", "Nobody has placed it yet.")] * 7
    page = written("page.discuss", least, instruments)[0]
    for words, times in (("No answers yet.", 14), ("Nobody has placed it yet.", 7), ("0 of 3 answered.", 7)):
        assert page.count(words) == times
    assert "A question to open the talk" not in page
    assert "Consensus index" not in page


def test_one_member_has_an_answer_and_no_label(blank, instruments):
    least = STATES["one member"](blank)

    assert findings(least) == [("One answer: Agree.", "One placement: less urgent, high impact.")] * 7
    page = written("page.discuss", least, instruments)[0]
    assert 'class="chip"' not in page
    assert "A question to open the talk" not in page
    assert "Consensus index" not in page


def test_a_form_of_one_area_is_told_in_full(blank):
    least = STATES["one area"](blank)

    assert findings(least) == [
        (
            "Shared view: 3 of 3 say this is in place. All 3 gave the same answer: Agree.",
            "Most (3 of 3): less urgent, high impact.",
        )
    ]


def test_a_form_of_one_area_travels(blank):
    """By file, by code and by link."""
    least = STATES["one area, shut"](blank)
    code, link = show("sheet.code", least, hand="m0"), show("sheet.link", least, hand="m0")

    assert files.read(show("file.json", least)) == least
    assert codes.decode(code, ["definition"], in_force(least).mark).ratings == {"definition": ("agree", "low-high")}
    assert links.read_sheet(link).sheet == see(least, "m0").mine
