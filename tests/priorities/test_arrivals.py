"""Sheets from outside: each is added, or told why not; a batch never loses what was in, and never takes half."""

import json
import sys
import zlib
from base64 import urlsafe_b64encode
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities import changes, departures, sheets  # noqa: F401  (departures enters its outputs in the register)
from priorities.arrivals import Receipt, read_codes, read_file, receive, receive_all, write_file
from priorities.codes import encode
from priorities.counts import agreement_of, set_aside
from priorities.exercise import Answer, Sheet
from priorities.links import Arrival
from priorities.moment import Moment
from priorities.views import render
from priorities.visibility import see, show
from priorities.wordings import forms, in_force

from tests.priorities.exercises import AREAS, BLANK, exercises, shut

WHEN = "2026-05-14T10:15:00Z"
HOSTILE = "</textarea></p><script>alert(1)</script><img src=x onerror='alert(2)'>"
ANSWERS = {"systems": Answer("agree", "low-high")}


def coming(exercise, id="s1", **parts):
    return Arrival(Sheet(id, answers=ANSWERS, came="file", **parts), in_force(exercise).mark)


def ids():
    made = iter(f"id-{number}" for number in range(20_000))
    return lambda: next(made)


def code(exercise, **ratings):
    return encode(AREAS, {area.replace("_", "-"): state for area, state in ratings.items()}, (), in_force(exercise).mark)


def by_code(exercise, text):
    after, receipts = receive_all(exercise, read_codes(exercise, text, ids()))
    return after, [(receipt.name, receipt.outcome) for receipt in receipts], [receipt.sentence for receipt in receipts]


class TestReceiving:
    def test_a_sheet_is_added_under_its_number_if_that_is_free(self, blank):
        exercise, receipt = receive(blank, coming(blank, number=4), "a.json")

        assert (receipt.outcome, receipt.sentence) == ("added", "Added as sheet 4.")
        exercise, receipt = receive(exercise, coming(blank, "s2", number=4), "b.json")
        assert receipt.sentence == "Added as sheet 1."
        assert [envelope.number for envelope in see(exercise).envelopes] == [4, 1]

    def test_the_same_sheet_twice_is_in_already(self, blank):
        exercise, _ = receive(blank, coming(blank), "a.json")
        again, receipt = receive(exercise, coming(blank), "a.json")

        assert (receipt.outcome, receipt.sentence) == ("here", "It is in already, as sheet 1.")
        assert again is exercise

    def test_a_later_version_replaces_only_when_it_is_wanted(self, blank):
        exercise, _ = receive(blank, coming(blank), "a.json")
        same, receipt = receive(exercise, coming(blank, revision=2), "b.json")
        assert (receipt.outcome, same) == ("newer", exercise)

        replaced, receipt = receive(exercise, coming(blank, revision=2), "b.json", replacing=True)
        assert (receipt.outcome, receipt.sentence) == ("replaced", "Replaced as sheet 1.")
        assert [envelope.revision for envelope in see(replaced).envelopes] == [2]
        assert receive(replaced, coming(blank), "a.json")[1].outcome == "older"

    def test_a_sheet_of_another_exercise_stays_out(self, blank):
        same, receipt = receive(blank, Arrival(Sheet("s1"), in_force(blank).mark, "another"), "a.json")

        assert (receipt.outcome, same) == ("elsewhere", blank)

    def test_wording_that_never_was_stays_out(self, blank):
        assert receive(blank, Arrival(Sheet("s1"), (in_force(blank).mark + 1) % 5120), "a")[1].outcome == "other-wording"
        assert (
            receive(blank, Arrival(Sheet("s1", answers={"weather": Answer("agree")}), in_force(blank).mark), "a")[1].outcome
            == "other-wording"
        )
        assert (
            receive(blank, Arrival(Sheet("s1", answers={"systems": Answer("agree", wording=3)}), in_force(blank).mark), "a")[
                1
            ].outcome
            == "other-wording"
        )
        assert (
            receive(blank, Arrival(Sheet("s1", order=("systems", "systems")), in_force(blank).mark), "a")[1].outcome
            == "other-wording"
        )

    def test_older_wording_is_added_and_told_and_its_agreement_set_aside_where_the_meaning_changed(self, blank):
        old = coming(blank)
        exercise = changes.reword(blank, "systems", "Data systems help.", "", "ask", WHEN)
        exercise, receipt = receive(exercise, old, "a.json")

        assert receipt.outcome == "older-wording"
        assert receipt.sentence == "Added as sheet 1. It was made for the wording of the print."
        seen = see(sheets.open_sheets(exercise, WHEN))
        assert agreement_of(seen, "systems").n == 0
        assert set_aside(seen, "systems") == 1

    def test_an_anonymous_exercise_keeps_no_name(self, blank):
        exercise, _ = receive(blank, coming(blank, by="Ana"), "a.json")

        assert see(exercise).envelopes[0].by == ""

    def test_a_sheet_after_the_opening_is_late(self, blank):
        exercise, _ = receive(blank, coming(blank), "a.json")
        exercise, _ = receive(sheets.open_sheets(exercise, WHEN), coming(blank, "s2"), "b.json")

        assert [(sheet.late, sheet.number) for sheet in exercise.sheets] == [(False, None), (True, None)]

    @given(shut, st.booleans())
    def test_a_batch_keeps_all_that_was_in(self, exercise, replacing):
        after, receipts = receive_all(
            exercise, [("a", coming(exercise)), ("b", "It is damaged."), ("c", coming(exercise, "s2"))]
        )

        assert [receipt.taken for receipt in receipts] == [True, False, True]
        assert see(after).envelopes[: len(see(exercise).envelopes)] == see(exercise).envelopes
        assert len(see(after).envelopes) == len(see(exercise).envelopes) + 2


FORMS = changes.reword(BLANK, "systems", "Data systems help.", "", "ask", WHEN)
ANSWERED = st.sampled_from(
    [{}, ANSWERS, {"systems": Answer("agree", "low-high", 1), "licensure": Answer("cant-judge")}, {"weather": Answer()}]
)


@st.composite
def batches(draw, exercise):
    """Sheets by link, file and code, with few ids, numbers and answers, so that they meet; a code always has an id of its own."""
    batch = []
    marks = [form.mark for form in forms(exercise)]
    for at in range(draw(st.integers(0, 12))):
        came = draw(st.sampled_from(["link", "file", "code"]))
        sheet = Sheet(
            f"code-{at}" if came == "code" else draw(st.sampled_from(["m1", "m2", "s1", "s2", "code-0", "code-1"])),
            revision=1 if came == "code" else draw(st.integers(1, 3)),
            number=draw(st.none() | st.integers(1, 4)),
            came=came,
            by=draw(st.sampled_from(["", "Ana"])),
            answers=draw(ANSWERED),
            order=draw(st.sampled_from([(), ("systems",), ("systems", "systems")])),
        )
        arrival = Arrival(
            sheet, draw(st.sampled_from([*marks, *marks, 9999])), draw(st.sampled_from(["", "", "", "elsewhere"]))
        )
        batch.append((f"Line {at}", draw(st.sampled_from([arrival, arrival, arrival, "It is damaged."]))))
    return batch


class TestBatches:
    @given(st.data(), exercises, st.booleans(), st.sampled_from(["anonymous", "named"]))
    def test_a_batch_is_the_same_as_its_sheets_one_after_another(self, data, exercise, replacing, appear):
        exercise = replace(exercise, statements=FORMS.statements, team=replace(exercise.team, appear=appear))
        batch = data.draw(batches(exercise))
        after, receipts = receive_all(exercise, batch, replacing=replacing)

        one, told = exercise, []
        for sheet in batch:
            one, (receipt,) = receive_all(one, [sheet], replacing=replacing)
            told.append(receipt)
        assert (after, list(receipts)) == (one, told)

    @given(st.data(), exercises, st.booleans())
    def test_every_sheet_of_a_batch_is_in_under_a_number_of_its_own(self, data, exercise, replacing):
        exercise = replace(exercise, statements=FORMS.statements)
        after, receipts = receive_all(exercise, data.draw(batches(exercise)), replacing=replacing)
        held, before = sheets.held(after), sheets.held(exercise)
        numbers = [sheet.number for sheet in held if sheet.number]

        assert len({sheet.id for sheet in held}) == len(held)
        assert len(set(numbers)) == len(numbers)
        assert [sheet.id for sheet in held[: len(before)]] == [sheet.id for sheet in before]
        added = sum(receipt.taken and receipt.sentence.startswith("Added") for receipt in receipts)
        assert len(held) == len(before) + added

    def test_a_batch_that_adds_nothing_changes_nothing(self, blank):
        assert receive_all(blank, [("a", "It is damaged.")])[0] is blank

    def test_five_thousand_files_and_as_many_lines(self, blank):
        """In proportion to their number: one after another they would take minutes."""
        many = 5_000 if sys.platform != "emscripten" else 500
        batch = [(f"{number}.json", coming(blank, f"s{number}", number=number % 7)) for number in range(many)]
        exercise, receipts = receive_all(blank, [*batch, *batch])
        assert [receipt.outcome for receipt in receipts] == ["added"] * many + ["here"] * many
        assert len(see(exercise).envelopes) == many

        same = code(blank, systems=("agree", "low-high"))
        text = "\n".join(f"{number}, {same}" for number in [*range(1, many + 1), *range(1, many + 1)])
        exercise, receipts = receive_all(blank, read_codes(blank, text, ids()))
        assert [receipt.outcome for receipt in receipts] == ["added"] * many + ["twin"] * many
        assert receipts[-1].sentence.endswith(f"write a free number before it: {many + 1}, and the code.")

    def test_a_large_batch_is_summed_up_and_a_long_list_ends(self, blank):
        batch = [(f"{number}.json", coming(blank, f"s{number}")) for number in range(1_250)]
        exercise, receipts = receive_all(blank, [*batch, ("bad.json", "It is damaged."), *batch[:120]])
        page = render.page("collect", exercise, Moment(receipts=receipts))

        assert "1,250 of 1,371 went in. The others:" in page
        assert "bad.json: </span>It is damaged." in page
        assert "98.json: </span>It is in already, as sheet 99." in page
        assert "99.json" not in page
        assert "And 21 more. They are not listed here." in page
        assert "1,250 sheets are in" in page
        assert "And 1,150 more. They are in, too. Undo takes back a batch as a whole." in page
        assert page.count("Withdraw") == 100
        assert "All 1,250 went in." in render.page("collect", exercise, Moment(receipts=receipts[:1_250]))


class TestCodes:
    def test_a_code_gives_the_answers_it_was_made_of(self, blank):
        exercise, receipts, _ = by_code(blank, code(blank, systems=("agree", "low-high"), career_pathways=("cant-judge", "")))

        assert receipts == [("Line 1", "added")]
        (sheet,) = sheets.held(exercise)
        assert sheet.answers == {"systems": Answer("agree", "low-high"), "career-pathways": Answer("cant-judge")}
        assert sheet.came == "code"

    def test_many_lines_with_names_and_numbers(self, blank):
        exercise = changes.describe(blank, appear="named")
        lines = [
            f"Ana: {code(blank, systems=('agree', 'low-high'))}",
            "",
            f"7\t{code(blank, systems=('disagree', 'low-high'))}",
            f"Ben, {code(blank, evaluation=('disagree', '')).lower()}",
            f"{code(blank, evaluation=('agree', '')).replace(' ', '-')}",
        ]
        exercise, receipts, _ = by_code(exercise, "\n".join(lines))

        assert [name for name, _ in receipts] == ["Line 1", "Line 3", "Line 4", "Line 5"]
        assert {outcome for _, outcome in receipts} == {"added"}
        assert [(one.by, one.number) for one in see(exercise).envelopes] == [("Ana", 1), ("", 7), ("Ben", 2), ("", 3)]

    def test_the_good_lines_go_in_and_the_others_are_told(self, blank):
        good = code(blank, systems=("agree", "low-high"))
        wrong = good[:-1] + ("A" if good[-1] != "A" else "B")
        exercise, receipts, told = by_code(
            blank, f"{wrong}\n{good}\nhello\n{good[:-1]}U\nAna, Ben, {good}\n{good[:4]}\N{GRINNING FACE}"
        )

        assert receipts == [
            ("Line 1", "unreadable"), ("Line 2", "added"), ("Line 3", "unreadable"), ("Line 4", "unreadable"), ("Line 5", "unreadable"),
            ("Line 6", "unreadable"),
        ]  # fmt: skip
        assert told[0] == "Check the characters, or it was made for other wording."
        assert told[2] == "A code has 12 characters, and this has 5."
        assert told[3] == "No code has a U in it. Is it a V?"
        assert told[4] == "Write one code on a line, with at most one name or number before it."
        assert len(exercise.sealed) == 1

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ("{one}, {other}", "Write one code on a line, with at most one name or number before it."),
            ("{one}\t{other}", "Write one code on a line, with at most one name or number before it."),
            ("{one} {other}", "A code has 12 characters, and this has 24."),
            ("{one}; {other}", "No code has “;” in it. A code has the digits 0 to 9 and the letters A to Z."),
            ("Ana {one}", "A code has 12 characters, and this has 15."),
            ("Ana:", "A code has 12 characters, and this has 3."),
            (",", "A code has 12 characters, and this has 0."),
            ("7, \N{GRINNING FACE}{one}", "No code has “\N{GRINNING FACE}” in it. A code has the digits 0 to 9 and the letters A to Z."),
            ("x" * 201 + ":{one}", "The name before the code is longer than 200 characters. Shorten it."),
            ("https://state.example/exercise/sheet/#team1.AAAA", "This is the link for members. It holds no sheet."),
            ("https://state.example/exercise/sheet/#sheet1.AAAA", "This link was cut short on its way. Ask for it again, or for a file."),
            ("https://state.example/exercise/sheet/", "No code has “/” in it. A code has the digits 0 to 9 and the letters A to Z."),
        ],
    )  # fmt: skip
    def test_a_line_that_holds_no_one_code_says_why(self, blank, line, told):
        one, other = code(blank, systems=("agree", "low-high")), code(blank, licensure=("agree", "low-high"))
        after, receipts, sentences = by_code(blank, f"\n{line.format(one=one, other=other)}\n{one}")

        assert receipts == [("Line 2", "unreadable"), ("Line 3", "added")]
        assert sentences[0] == told
        assert len(after.sealed) == 1

    @pytest.mark.parametrize(
        "line",
        ["{}", "Participant 7: {}", "7,{},", "Sheet 7:\t{}", "{}.", "Room #3, {}", "Ana \N{GRINNING FACE}: {}", "\ufeff{}"],
    )
    def test_a_line_with_a_name_or_number_is_taken(self, blank, line):
        _, receipts, _ = by_code(blank, line.format(code(blank, systems=("agree", "low-high"))))

        assert receipts == [("Line 1", "added")]

    def test_the_number_of_a_sheet_may_be_written_as_the_page_writes_it(self, blank):
        after, _, _ = by_code(blank, f"sheet 7: {code(blank, systems=('agree', 'low-high'))}")

        assert [envelope.number for envelope in see(after).envelopes] == [7]

    def test_a_sheets_link_is_taken_on_a_line_whatever_stands_round_it(self, blank):
        exercise = sheets.rate(sheets.start(blank, "s1"), "s1", "systems", agreement="agree", comment="Mine.")
        link = show("sheet.link", exercise, hand="s1")
        after, receipts, _ = by_code(blank, f"Ana: <https://state.example/exercise/sheet/#{link}>.")

        assert receipts == [("Line 1", "added")]
        (sheet,) = sheets.held(after)
        assert (sheet.id, sheet.came, sheet.answers["systems"].comment) == ("s1", "link", "Mine.")

    def test_the_same_code_may_be_another_member_who_is_told_by_a_free_number(self, blank):
        same = code(blank, systems=("agree", "low-high"))
        exercise, receipts, told = by_code(blank, f"{same}\n{same}\n2, {same}\n2, {same}")

        assert [outcome for _, outcome in receipts] == ["added", "twin", "added", "twin"]
        assert (
            told[1]
            == "The same code is in already, as sheet 1. If this is another member, write a free number before it: 2, and the code."
        )
        assert len(exercise.sealed) == 2

    def test_a_code_for_earlier_wording_is_known_by_the_time_of_that_wording(self, blank):
        first = changes.reword(blank, "systems", "One.", when="2026-05-14T10:15:00Z")
        old = code(first, systems=("agree", ""), licensure=("agree", ""))
        exercise = changes.reword(first, "licensure", "Two.", "", "ask", "2026-05-14T11:00:00Z")
        exercise, receipts, told = by_code(exercise, old)

        assert receipts == [("Line 1", "older-wording")]
        assert told == ["Added as sheet 1. It was made for the wording of 10:15."]
        (sheet,) = sheets.held(exercise)
        assert (sheet.answers["systems"].wording, sheet.answers["licensure"].wording) == (1, 0)
        assert len(forms(exercise)) == 3

    def test_that_time_is_told_by_the_clock_of_the_device(self, blank):
        first = changes.reword(blank, "systems", "One.", when="2026-05-14T10:15:00Z")
        batch = read_codes(first, code(first, systems=("agree", "")), ids())
        exercise = changes.reword(first, "licensure", "Two.", when="2026-05-14T11:00:00Z")

        _, (receipt,) = receive_all(exercise, batch, {"2026-05-14T10:15:00Z": "6:15 AM"}.get)
        assert receipt.sentence == "Added as sheet 1. It was made for the wording of 6:15 AM."

    @given(st.text(max_size=60))
    def test_any_text_is_taken_or_told(self, text):
        _, receipts = receive_all(BLANK, read_codes(BLANK, text, ids()))
        assert all(receipt.sentence.endswith((".", "?")) for receipt in receipts)


class TestFiles:
    def test_a_sheet_file_comes_back_as_it_was_and_shows_nothing(self, blank):
        arrival = coming(blank, by="Ana")
        text = write_file(arrival)

        assert read_file(text) == arrival
        assert "agree" not in text
        assert "Ana" not in text

    @pytest.mark.parametrize(
        "held",
        [b"", b"\x89PNG", b"[1]", b"{}", b'{"format": "priorities-exercise", "version": 1}', b"[" * 20000, b'{"format": NaN}',
         b'{"format": "priorities-sheet", "version": 1}', b'{"format": "priorities-sheet", "version": 2}',
         b'{"format": "priorities-sheet", "version": 1, "exercise": "", "mark": "1", "sealed": ""}',
         b'{"format": "priorities-sheet", "version": 1, "exercise": "", "mark": 1, "sealed": "AAAA"}'],
    )  # fmt: skip
    def test_what_is_no_sheet_is_told_in_a_sentence(self, held):
        told = read_file(held)

        assert isinstance(told, str)
        assert told.endswith(".")

    def test_deep_nesting_inside_the_seal_is_told(self):
        sealed = urlsafe_b64encode(zlib.compress(b"[" * 20000 + b"]" * 20000)).decode()
        held = {"format": "priorities-sheet", "version": 1, "exercise": "", "mark": 1, "sealed": sealed}

        assert read_file(json.dumps(held)) == "It is damaged, or not a sheet from this site."

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({}, ""),
            ({"format": "priorities-exercise"}, "It is a whole exercise, not a sheet. Open it on the exercise page."),
            ({"format": "another"}, "It is not a sheet from this site."),
            ({"version": 2}, "It was made by a newer version of this site. Load the page again, or ask for the code."),
            ({"version": "1"}, "It is not a whole sheet. Ask for it again."),
            ({"version": True}, "It is not a whole sheet. Ask for it again."),
            ({"version": 0}, "It is not a whole sheet. Ask for it again."),
            ({"mark": True}, "It is not a whole sheet. Ask for it again."),
            ({"more": 1}, "It is not a whole sheet. Ask for it again."),
            ({"sealed": urlsafe_b64encode(zlib.compress(b'{"id":"a","by":"\\ud83d"}')).decode()}, "It is damaged, or not a sheet from this site."),
            ({"sealed": urlsafe_b64encode(zlib.compress(b" " * 50_000_000)).decode()}, "It is damaged, or not a sheet from this site."),
        ],
    )  # fmt: skip
    def test_one_thing_wrong_in_a_sheet_file_is_told(self, blank, change, told):
        held = {**json.loads(write_file(coming(blank))), **change}

        assert read_file(json.dumps(held)) == (told or coming(blank))

    def test_a_script_in_a_files_name_in_a_name_and_in_a_comment_is_text(self, blank):
        exercise = changes.describe(blank, appear="named", size=1)
        sheet = Sheet("s1", by=HOSTILE, came="file", answers={"systems": Answer("agree", "low-high", comment=HOSTILE)})
        arrival = read_file(write_file(Arrival(sheet, in_force(exercise).mark)))
        assert arrival.sheet == sheet
        exercise, receipts = receive_all(exercise, [(HOSTILE, arrival), (HOSTILE, arrival), ("b", HOSTILE)])

        shown = [render.page("collect", exercise, Moment(receipts=receipts))]
        exercise = sheets.open_sheets(exercise, WHEN)
        shown += [render.page(name, exercise, Moment()) for name in ("discuss", "report")]
        for page in shown:
            assert "&lt;script&gt;" in page
            assert not any(mark in page for mark in ("<script", "<img", "onerror='"))

    def test_a_batch_that_holds_every_file_twice_adds_each_once(self, blank):
        batch = [(f"{number}.json", coming(blank, f"s{number}")) for number in range(60)]
        exercise, receipts = receive_all(blank, batch * 2)

        assert len(exercise.sealed) == 60
        assert [receipt.outcome for receipt in receipts] == ["added"] * 60 + ["here"] * 60


def test_a_sheet_that_was_changed_after_it_was_given_replaces_after_asking(blank):
    """A member goes on answering and gives the sheet again: nothing of it is lost for being the same revision."""
    mark = in_force(blank).mark
    first, second = (
        Arrival(Sheet("a", answers={"systems": Answer("agree", comment=comment)}), mark) for comment in ("", "One more thing.")
    )
    exercise, _ = receive(blank, first, "One")
    same, told = receive(exercise, second, "Two")

    assert (same, told.outcome, told.sentence) == (exercise, "newer", "It differs from sheet 1, which is in.")
    after, told = receive(exercise, second, "Two", replacing=True)
    assert told.outcome == "replaced"
    assert sheets.held(after)[0].answers["systems"].comment == "One more thing."


class TestOneMemberByTwoWays:
    """A member reads the code aloud, and then sends the link as well, since the code leaves the comments out."""

    WITH_COMMENT = Answer("agree", "low-high", comment="More.")

    def by_link(self, exercise, id="s1", **parts):
        return Arrival(Sheet(id, came="link", answers={"systems": self.WITH_COMMENT}, **parts), in_force(exercise).mark)

    def test_a_link_with_the_answers_of_a_code_that_is_in_waits_for_a_word(self, blank):
        first, _, _ = by_code(blank, code(blank, systems=("agree", "low-high")))
        same, told = receive(first, self.by_link(first), "a")

        assert (same, told.outcome) == (first, "alike")
        assert told.sentence == "It gives the same answers as sheet 1, which came by code."

    def test_it_then_takes_the_place_of_the_code_under_its_number_with_its_comment(self, blank):
        first, _, _ = by_code(blank, f"4: {code(blank, systems=('agree', 'low-high'))}")
        after, told = receive(first, self.by_link(first), "a", replacing=True)
        (sheet,) = sheets.held(after)

        assert (told.outcome, told.sentence) == ("replaced", "Replaced as sheet 4.")
        assert (sheet.id, sheet.number, sheet.came, sheet.answers["systems"].comment) == ("s1", 4, "link", "More.")

    def test_or_it_is_another_members_and_goes_in_beside_it(self, blank):
        first, _, _ = by_code(blank, code(blank, systems=("agree", "low-high")))
        after, told = receive(first, self.by_link(first), "a", beside=True)

        assert told.sentence == "Added as sheet 2."
        assert len(sheets.held(after)) == 2

    def test_a_code_with_the_answers_of_a_link_that_is_in_asks_for_a_number(self, blank):
        first, _ = receive(blank, self.by_link(blank), "a")
        text = code(blank, systems=("agree", "low-high"))

        assert by_code(first, text)[1] == [("Line 1", "twin")]
        assert by_code(first, f"2: {text}")[1] == [("Line 1", "added")]

    def test_an_order_that_leaves_out_the_last_area_alone_is_the_same_in_a_code_as_in_a_link(self, blank):
        """A code writes such an order whole, since it has named the last area, too."""
        areas = [area.id for area in blank.areas]
        text = encode(areas, {}, areas[:-1], in_force(blank).mark)
        link = Arrival(Sheet("s1", came="link", order=tuple(areas[:-1])), in_force(blank).mark)

        assert receive(by_code(blank, text)[0], link, "a")[1].outcome == "alike"
        assert by_code(receive(blank, link, "a")[0], text)[1] == [("Line 1", "twin")]

    def test_two_links_with_the_same_answers_are_two_members(self, blank):
        _, told = receive_all(blank, [("a", self.by_link(blank)), ("b", self.by_link(blank, "s2"))])

        assert [one.outcome for one in told] == ["added", "added"]


def test_whatever_way_a_late_sheet_comes_the_warning_stands_there_first(blank):
    exercise, _ = receive(blank, coming(blank), "a.json")
    warning = "A sheet added now changes the counts by one"
    ask = Moment(arriving=Receipt("", "added", "A sheet has come by link for this exercise. Add it?"))

    assert warning not in render.page("collect", exercise, ask)
    opened = sheets.open_sheets(exercise, WHEN)
    collect = render.page("collect", opened, Moment())
    ends = [collect.index(place) for place in ("Codes, one on each line", "Answers, two keys an area", "Add a late sheet")]
    for begin, end in zip((0, *ends), ends, strict=False):
        assert warning in collect[begin:end]
    asked = render.page("sheet", opened, ask)
    assert warning in asked[: asked.index("Add the sheet")]
