"""Links: the wording out and a sheet back, and what was cut, altered, newer or somebody else's is refused with a sentence."""

import zlib
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities import changes, departures, links, sheets  # noqa: F401  (enters its outputs in the register)
from priorities.exercise import begin
from priorities.links import BadLink, accept, read_invitation, read_sheet
from priorities.visibility import show
from priorities.wordings import forms, in_force

from tests.priorities.exercises import AREAS, BLANK, shut

WHEN = "2026-05-14T16:00:00Z"


def opened(exercise, instruments):
    """The exercise as another device holds it after opening the team's link."""
    return accept(read_invitation(show("team.link", exercise)), instruments, WHEN)


@given(shut)
def test_a_member_reads_the_teams_wording_and_nothing_else(exercise):
    instruments = {name: kept.words for name, kept in BLANK.instruments.items()}
    there = opened(exercise, instruments)

    for area in AREAS:
        assert there.statement(area) == exercise.statement(area)
        assert len(there.versions(area)) == len(exercise.versions(area))
        assert there.asked_anew(area) == exercise.asked_anew(area)
    assert (there.team.title, there.team.appear) == (exercise.team.title, exercise.team.appear)
    assert in_force(there).mark == in_force(exercise).mark
    assert (there.sheets, there.sealed, there.discussion, there.team.people, there.team.goals) == ((), (), {}, (), "")


def test_seven_statements_of_600_characters_still_fit(blank, instruments):
    exercise = blank
    for number, area in enumerate(AREAS):
        text = " ".join(f"{number}{word * 7919 % 100003}" for word in range(120))[:600]
        exercise = changes.reword(exercise, area, text, when=WHEN)

    fragment = show("team.link", exercise)
    assert opened(exercise, instruments).statement("systems") == exercise.statement("systems")
    assert len(fragment) < 8000


def test_a_sheet_comes_back_as_it_was(blank):
    exercise = sheets.rate(sheets.start(blank, "a"), "a", "systems", agreement="agree", quadrant="low-high", comment="é <b>")
    arrival = read_sheet(show("sheet.link", exercise, hand="a"))

    assert arrival.sheet == sheets.held(exercise)[0]
    assert arrival.mark == in_force(exercise).mark


def test_without_a_sheet_in_hand_there_is_no_link(blank):
    assert show("sheet.link", sheets.start(blank, "a")) == ""


def told(fragment):
    """What a page says of a fragment that was in its address, empty for one that leads to a place on the page."""
    kind = links.kind_of(fragment)
    if not kind:
        return ""
    with pytest.raises(BadLink) as problem:
        (read_invitation if kind == "team" else read_sheet)(fragment)
    return str(problem.value)


def of_each_kind():
    exercise = changes.reword(changes.describe(BLANK, title="Spring meeting"), "systems", "Écoles.", when=WHEN)
    exercise = sheets.rate(sheets.start(exercise, "a"), "a", "systems", agreement="agree", comment="é " * 50)
    return show("team.link", exercise), show("sheet.link", exercise, hand="a")


@pytest.mark.parametrize("kind", [0, 1], ids=["team", "sheet"])
def test_a_link_cut_anywhere_is_told(kind):
    """Every beginning of a real link; only where nothing is left of what follows the # can nobody know."""
    fragment = of_each_kind()[kind]
    stem = fragment.index(".") + 1

    assert {told(fragment[:cut]) for cut in range(1, stem)} == {links.UNKNOWN}
    assert {told(fragment[:cut]) for cut in range(stem, len(fragment))} == {links.CUT}
    assert told("") == ""


@given(shut, st.data())
def test_the_link_of_any_exercise_cut_anywhere_is_told(exercise, data):
    exercise = sheets.rate(sheets.start(exercise, "mine"), "mine", "systems", agreement="agree", quadrant="low-high")
    fragment = show(*data.draw(st.sampled_from([("team.link", exercise), ("sheet.link", exercise)])), hand="mine")
    cut = data.draw(st.integers(1, len(fragment) - 1))

    assert told(fragment[:cut]) in (links.CUT, links.UNKNOWN)


@given(st.sampled_from(["team1.", "sheet1."]), st.binary(max_size=200))
def test_what_somebody_made_up_is_told(stem, held):
    assert told(stem + urlsafe_b64encode(held).decode().rstrip("=")) == links.CUT
    assert told(stem + urlsafe_b64encode(held).decode().rstrip("=") + "=") == links.UNKNOWN


@given(st.sampled_from(["team", "sheet"]), st.text(max_size=40))
def test_any_text_after_the_kind_is_told(kind, text):
    assert told(kind + "1" + text).endswith(".")


@pytest.mark.parametrize("fragment", ["", "team-title", "sheet-files", "section-2", "systems", "area-systems", "the", "1"])
def test_a_place_on_a_page_is_no_link(fragment):
    assert links.kind_of(fragment) == ""


@given(st.data())
def test_an_altered_character_is_noticed(data):
    fragment = show("team.link", changes.describe(BLANK, title="Spring meeting"))
    at = data.draw(st.integers(len("team1."), len(fragment) - 2))
    other = data.draw(st.sampled_from("AZaz09-_").filter(lambda one: one != fragment[at]))

    with pytest.raises(BadLink):
        read_invitation(fragment[:at] + other + fragment[at + 1 :])


def packed(document, kind="team"):
    return of_text(links.canonical(document), kind)


def of_text(text, kind="team"):
    text = text.encode()
    held = zlib.compress(text)
    return f"{kind}1." + urlsafe_b64encode(len(held).to_bytes(4) + zlib.crc32(text).to_bytes(4) + held).decode().rstrip("=")


@pytest.mark.parametrize(
    ("fragment", "told"),
    [
        ("", "holds nothing"),
        ("#section-2", "holds nothing"),
        ("sheet1.AAAA", "holds nothing"),
        ("team2.AAAA", "newer version"),
        ("team999.AAAA", "newer version"),
        ("team0.AAAA", "holds nothing"),
        ("team1.", "cut short"),
        ("team1.AAAA", "cut short"),
        (packed([1]), "cut short"),
        (packed({"exercise": "x"}), "a form that this site does not have"),
        (packed({"exercise": 1, "mark": 1}), "a form that this site does not have"),
        (packed({"exercise": "x", "mark": True}), "a form that this site does not have"),
        (packed({"exercise": "x", "mark": 1, "extra": 1}), "a form that this site does not have"),
        (packed({"exercise": "x", "mark": 1, "appear": "loud"}), "a form that this site does not have"),
        (packed({"exercise": "x", "mark": 1, "roles": [1]}), "a form that this site does not have"),
        (packed({"exercise": "x", "mark": 1, "statements": {"systems": "text"}}), "a form that this site does not have"),
        (
            packed({"exercise": "x", "mark": 1, "statements": {"systems": {"text": "x", "version": 0}}}),
            "a form that this site does not have",
        ),
        (
            packed({"exercise": "x", "mark": 1, "statements": {"systems": {"text": "x", "version": 10**9}}}),
            "a form that this site does not have",
        ),
        (
            packed({"exercise": "x", "mark": 1, "statements": {"systems": {"text": "x", "version": 1, "since": 2}}}),
            "a form that this site does not have",
        ),
        (packed("x" * 70_000), "more than a sheet can"),
        (packed("0" * 50_000_000), "more than a sheet can"),
        (of_text('{"exercise":"x","mark":1,"title":"\\ud83d"}'), "cut short"),
        (of_text('{"a":' * 10_000 + "1" + "}" * 10_000), "cut short"),
        (of_text('{"mark":1,"mark":2}'), "cut short"),
    ],
)
def test_what_is_no_link_of_ours_is_said(fragment, told):
    with pytest.raises(BadLink, match=told):
        read_invitation(fragment)


@pytest.mark.parametrize(
    "invitation",
    [{"exercise": "x", "mark": 1}, {"exercise": "x", "mark": 1, "statements": {"weather": {"text": "x", "version": 1}}}],
)
def test_a_link_of_another_form_is_refused(invitation, instruments):
    with pytest.raises(BadLink, match="a form that this site does not have"):
        accept(read_invitation(packed(invitation)), instruments, WHEN)


def test_a_sheet_with_something_that_is_no_answer_is_refused():
    with pytest.raises(BadLink):
        read_sheet(packed({"mark": 1, "sheet": {"id": "a", "answers": {"systems": {"agreement": "maybe"}}}}, "sheet"))


class TestForms:
    def test_each_edit_makes_a_form_and_the_newest_is_in_force(self, instruments):
        exercise = begin(instruments, "x", WHEN)
        exercise = changes.reword(exercise, "systems", "One", when="2026-05-14T10:00:00Z")
        exercise = changes.reword(exercise, "licensure", "Two", when="2026-05-14T10:15:00Z")

        assert [form.when for form in forms(exercise)] == ["2026-05-14T10:15:00Z", "2026-05-14T10:00:00Z", ""]
        assert [(form.versions["systems"], form.versions["licensure"]) for form in forms(exercise)] == [(1, 1), (1, 0), (0, 0)]
        assert forms(exercise)[-1].mark == in_force(begin(instruments, "y", WHEN)).mark

    def test_going_back_to_the_print_has_the_mark_of_the_print(self, blank):
        there = changes.reword(blank, "systems", "One", when="2026-05-14T10:00:00Z")
        back = changes.reword(there, "systems", blank.statement("systems"), when="2026-05-14T10:15:00Z")

        assert in_force(back).mark == in_force(blank).mark != in_force(there).mark
