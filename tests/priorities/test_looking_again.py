"""A statement changes its meaning after sheets were filled in: who is asked to look again, what then stands, and what nobody gets to see."""

import pytest
from priorities import changes, files, report, sheets  # noqa: F401
from priorities.arrivals import receive
from priorities.blocks import Paragraph
from priorities.counts import agreement_of, looked_at_again, set_aside, ways
from priorities.exercise import Answer, Sheet
from priorities.links import Arrival
from priorities.moment import Moment
from priorities.views import render
from priorities.visibility import see, show
from priorities.wordings import in_force

from tests.priorities.exercises import BLANK, WHEN

LATER = "2026-05-14T17:00:00Z"


def changed(appear="named", **answers):
    """Two members' sheets, and then another meaning for Systems."""
    exercise = changes.describe(BLANK, appear=appear)
    for name in ("Ana", "Bo"):
        exercise = sheets.start(exercise, name.lower(), by=name)
        exercise = sheets.rate(exercise, name.lower(), "systems", **{"agreement": "agree", "quadrant": "low-high", **answers})
        exercise = sheets.hand_in(exercise, name.lower())
    return changes.reword(exercise, "systems", "Another meaning.", "", "ask", WHEN)


def again(exercise):
    return {one.id: one.again for one in see(exercise).envelopes}


def test_a_sheet_is_to_be_looked_at_again_until_its_member_has():
    exercise = changed()
    assert again(exercise) == {"ana": ("systems",), "bo": ("systems",)}

    exercise = sheets.look_again(exercise, "ana", "systems")
    assert again(exercise) == {"ana": (), "bo": ("systems",)}
    assert again(sheets.hand_in(exercise, "bo")) == {"ana": (), "bo": ()}


def test_the_same_meaning_asks_nobody():
    exercise = changes.reword(sheets.start(BLANK, "a"), "systems", "Spelled anew.", "", "same", WHEN)

    assert again(exercise) == {"a": ()}


def test_that_it_is_asked_tells_nothing_of_the_answer():
    """A sheet that left the area blank is asked like any other, and what it says to it leaves no other trace."""
    rated, blank = changed(), changed(agreement="")
    assert again(rated) == again(blank)

    rated, blank = (sheets.look_again(one, "ana", "systems") for one in (rated, blank))
    assert again(rated) == again(blank)


@pytest.mark.parametrize(("value", "counts"), [("holds", (0, 0, 1, 0)), ("strongly-disagree", (1, 0, 0, 0))])
def test_what_is_said_then_stands_for_the_new_wording_and_the_record_says_how(value, counts):
    exercise = sheets.open_sheets(sheets.look_again(changed(), "ana", "systems", value, "word"), LATER)
    seen = see(exercise)

    assert agreement_of(seen, "systems").counts == counts
    assert set_aside(seen, "systems") == 1
    assert looked_at_again(seen, "systems") == {"word": 1}
    told = "Agreement confirmed or given again after the change: 1 by a facilitator on the member’s word."
    assert told in [block.text for block in show("report", exercise) if isinstance(block, Paragraph)]
    assert files.read(show("file.json", exercise)) == exercise


def test_the_question_never_shows_the_old_answer():
    one, other = (
        render.page("collect", changed(agreement=level), Moment(asking="look ana")) for level in ("agree", "strongly-disagree")
    )

    assert one == other
    assert "Another meaning." in one
    assert "Ana: Systems and Structures" in one


def test_without_names_the_sheets_are_counted_and_not_listed():
    html = render.page("collect", changed("anonymous"), Moment())

    assert "2 sheets to look at again." in html
    assert ": Systems and Structures" not in html


def test_sheets_without_names_keep_nothing_that_tells_whose_they_are():
    exercise = sheets.start(changes.describe(BLANK, appear="anonymous"), "b", came="code")
    exercise = sheets.start(sheets.start(exercise, "a", came="paper"), "c")
    opened = sheets.open_sheets(exercise, LATER)

    assert [(one.id, one.came, one.number, one.read) for one in opened.sheets] == [(id, "here", None, {}) for id in "abc"]
    assert ways(see(opened)) == {"code": 1, "paper": 1, "here": 1}
    assert ways(see(sheets.start(opened, "d", came="code"))) == {"code": 2, "paper": 1, "here": 1}
    html = render.page("collect", opened, Moment())
    assert "1 on this device; 1 by code; 1 on paper" in html
    assert "Sheet 1" not in html
    assert files.read(show("file.json", opened)) == opened


def anonymous(*wordings):
    """Three sheets without names, rated on the newest of these wordings."""
    exercise = changes.describe(BLANK, appear="anonymous")
    for number, text in enumerate(wordings):
        exercise = changes.reword(exercise, "systems", text, "", "ask", f"2026-05-14T15:0{number}:00Z")
    for id in "abc":
        exercise = sheets.rate(sheets.start(exercise, id, came="link"), id, "systems", agreement="agree")
    return exercise


def test_opening_sheets_without_names_asks_nobody_to_look_again_who_read_the_newest_wording():
    opened = sheets.open_sheets(anonymous("Another meaning."), LATER)

    assert again(opened) == {"a": (), "b": (), "c": ()}
    assert "Look again" not in render.page("collect", opened, Moment())


def test_after_the_opening_sheets_without_names_are_counted_by_the_ratings_set_aside_and_no_button_is_promised():
    opened = changes.reword(sheets.open_sheets(anonymous(), LATER), "systems", "Another meaning.", "", "ask", LATER)
    html = render.page("collect", opened, Moment())

    assert "3 sheets to look at again." in html
    assert "Press ‘Look again’" not in html
    assert "count hands" in html


def test_one_that_is_confirmed_by_link_after_the_opening_is_still_one_sheet():
    opened = changes.reword(sheets.open_sheets(anonymous(), LATER), "systems", "Another meaning.", "", "ask", LATER)
    sheet = Sheet("b", came="link", answers={"systems": Answer("agree", wording=1, again="link")})
    after, told = receive(opened, Arrival(sheet, in_force(opened).mark), "a", replacing=True)

    assert told.outcome == "replaced"
    assert ways(see(after)) == {"link": 3}
    assert [(one.id, one.came, one.late, one.read) for one in after.sheets] == [(id, "here", False, {}) for id in "abc"]
    assert "2 sheets to look at again." in render.page("collect", after, Moment())
