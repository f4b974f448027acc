"""Members' sheets: one after another, shut until the opening, tied to the wording they rated."""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest
from hypothesis import given
from priorities import changes, sheets
from priorities.changes import Refused
from priorities.counts import agreement_of, placement_of, set_aside
from priorities.sealed import BLOCK, Unreadable, inside, seal, unseal
from priorities.visibility import see

from tests.priorities.exercises import WHEN, shut


def rated(exercise, id, **answers):
    return sheets.rate(sheets.start(exercise, id), id, "systems", **answers)


@given(shut)
def test_a_sealed_sheet_opens_to_itself(exercise):
    for sealed in exercise.sealed:
        assert seal(unseal(sealed)) == sealed


def test_the_length_of_a_sealed_sheet_is_that_of_whole_blocks(blank):
    sealed = rated(blank, "a", comment="".join(chr(32 + 7 * n % 5000) for n in range(3000))).sealed[0]

    assert len(urlsafe_b64decode(sealed)) % BLOCK == 0
    assert len(urlsafe_b64decode(sealed)) > BLOCK


def test_two_sheets_of_a_few_answers_are_equally_long(blank):
    one = rated(blank, "a", agreement="agree").sealed[0]
    other = rated(blank, "b", agreement="strongly-disagree", quadrant="low-low", comment="Something else.").sealed[0]

    assert len(one) == len(other)


@pytest.mark.parametrize("text", ["", "abc", "!!!!", "AAAA"])
def test_a_string_that_holds_no_sheet_is_refused(text):
    with pytest.raises(Unreadable):
        inside(text)


def test_a_bomb_is_refused_before_it_inflates():
    with pytest.raises(Unreadable):
        inside(urlsafe_b64encode(zlib.compress(b"0" * 50_000_000)).decode())


def test_members_rate_one_after_another(blank):
    exercise = rated(rated(blank, "a", agreement="agree"), "b", agreement="disagree")

    assert [envelope.number for envelope in see(exercise).envelopes] == [1, 2]
    assert exercise.sheets == ()
    opened = sheets.open_sheets(changes.describe(exercise, size=2), WHEN)
    assert agreement_of(see(opened), "systems").counts == (0, 1, 1, 0)


def test_a_withdrawn_number_is_the_next_one_given(blank):
    exercise = sheets.withdraw(rated(rated(blank, "a"), "b"), "a")

    assert sheets.next_number(exercise) == 1
    assert [envelope.id for envelope in see(exercise).envelopes] == ["b"]


def test_rating_anew_forgets_the_answers_and_raises_the_revision(blank):
    exercise = sheets.rate_anew(rated(blank, "a", agreement="agree"), "a")

    assert see(exercise, "a").mine.answers == {}
    assert see(exercise, "a").mine.revision == 2


def test_clearing_every_answer_leaves_nothing(blank):
    exercise = sheets.rate(rated(blank, "a", agreement="agree"), "a", "systems", agreement="")

    assert see(exercise, "a").mine.answers == {}


def test_a_sheet_that_is_gone_is_said_to_be(blank):
    with pytest.raises(Refused, match="no longer"):
        sheets.rate(blank, "a", "systems", agreement="agree")


class TestOpening:
    def test_no_sheet_no_opening(self, blank):
        with pytest.raises(Refused, match="no sheet"):
            sheets.open_sheets(blank, WHEN)

    def test_opening_early_needs_a_reason_which_is_kept(self, blank):
        exercise = changes.describe(rated(blank, "a"), size=3)

        with pytest.raises(Refused, match="Say why"):
            sheets.open_sheets(exercise, WHEN)
        assert sheets.open_sheets(exercise, WHEN, " Snow. ").opened.early == "Snow."

    def test_absent_members_are_not_waited_for(self, blank):
        exercise = changes.describe(rated(blank, "a"), size=2)
        exercise = changes.attend(changes.expect(exercise, "p1", "Ana"), "p1", "absent")

        assert sheets.open_sheets(exercise, WHEN).opened.early == ""

    def test_anonymous_sheets_lose_their_numbers_and_their_order(self, blank):
        exercise = blank
        for id in ("z", "m", "a"):
            exercise = rated(exercise, id, agreement="agree")
        opened = sheets.open_sheets(exercise, WHEN)

        assert [(sheet.id, sheet.number, sheet.by) for sheet in opened.sheets] == [
            ("a", None, ""),
            ("m", None, ""),
            ("z", None, ""),
        ]

    def test_named_sheets_keep_their_names(self, blank):
        exercise = sheets.start(changes.describe(blank, appear="named"), "a", by="Ana")

        assert sheets.open_sheets(exercise, WHEN).sheets[0].by == "Ana"

    def test_an_anonymous_sheet_takes_no_name(self, blank):
        assert see(sheets.sign(sheets.start(blank, "a", by="Ana"), "a", "Ana"), "a").mine.by == ""

    def test_how_members_appear_is_fixed_by_the_first_sheet(self, blank):
        with pytest.raises(Refused, match="fixed"):
            changes.describe(rated(blank, "a"), appear="named")

    def test_a_late_sheet_is_marked(self, blank):
        opened = sheets.open_sheets(rated(blank, "a"), WHEN)

        assert rated(opened, "b", agreement="agree").sheets[-1].late


class TestWording:
    def open_after(self, blank, earlier):
        exercise = rated(blank, "a", agreement="agree", quadrant="high-high")
        exercise = changes.reword(exercise, "systems", "Data systems work.", "", earlier, WHEN)
        return sheets.open_sheets(rated(exercise, "b", agreement="disagree"), WHEN)

    def test_the_same_meaning_keeps_the_ratings(self, blank):
        seen = see(self.open_after(blank, "same"))

        assert agreement_of(seen, "systems").counts == (0, 1, 1, 0)
        assert set_aside(seen, "systems") == 0

    def test_a_new_meaning_sets_agreement_aside_but_no_placement(self, blank):
        seen = see(self.open_after(blank, "ask"))

        assert agreement_of(seen, "systems").counts == (0, 1, 0, 0)
        assert set_aside(seen, "systems") == 1
        assert placement_of(seen, "systems").n == 1

    def test_giving_it_again_counts_again(self, blank):
        exercise = sheets.rate(self.open_after(blank, "ask"), "a", "systems", agreement="strongly-agree")

        assert agreement_of(see(exercise), "systems").counts == (0, 1, 0, 1)


def test_an_answer_on_an_earlier_wording_can_be_said_to_hold(blank):
    exercise = rated(blank, "a", agreement="agree", quadrant="low-high", comment="Words")
    exercise = changes.reword(exercise, "systems", "Another meaning.", earlier="ask", when=WHEN)
    confirmed = sheets.look_again(exercise, "a", "systems")

    assert set_aside(see(sheets.open_sheets(exercise, WHEN)), "systems") == 1
    assert set_aside(see(sheets.open_sheets(confirmed, WHEN)), "systems") == 0
    assert sheets.held(confirmed)[0].answers["systems"].wording == 1
    assert sheets.held(confirmed)[0].answers["systems"].again == "here"
    assert "evaluation" not in sheets.held(sheets.look_again(confirmed, "a", "evaluation"))[0].answers
