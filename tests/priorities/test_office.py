"""What Word and Excel files share, and what a Word file is made from."""

import json
from dataclasses import replace
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities import word
from priorities.blocks import Edit, Heading, Note, Table
from priorities.office import fit_for_xml, good_width, least_width
from priorities.report import report
from priorities.visibility import see

from tests.priorities.said import plain, said

EVERY_CHARACTER = "".join(map(chr, range(0x110000)))


def test_what_is_left_of_every_character_there_is_can_stand_in_xml():
    fit = fit_for_xml(EVERY_CHARACTER)

    assert ElementTree.fromstring(f"<a>{escape(fit)}</a>").text == fit
    assert {*EVERY_CHARACTER} - {*fit} == {
        *map(chr, range(0x09)),
        *map(chr, range(0x0B, 0x20)),
        *map(chr, range(0x7F, 0xA0)),
        *map(chr, range(0xD800, 0xE000)),
        *"\u2028\u2029\ufffe\uffff",
    }


def test_every_kind_of_line_break_is_one():
    assert fit_for_xml("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h\ni") == "a\nb\nc\nd\ne\nf\ng\nh\ni"


def test_blocks_are_made_fit_with_all_their_texts():
    table = Table("\0c", ("\0d",), (("\0e", 7, Edit((("out", "\ud800f"),))),), "\0g")

    assert fit_for_xml((table, Note("\0h"))) == (Table("c", ("d",), (("e", 7, Edit((("out", "f"),))),), "g"), Note("h"))


@pytest.mark.parametrize(
    ("texts", "least", "good"),
    [
        ((), 1, 1),
        (("Place", "1", "2"), 5, 5),
        (("Strongly Disagree", "0"), 8, 10),
        (("word " * 40,), 4, 34),
        (("word " * 4000,), 4, 60),
        (("x" * 90,), 24, 24),
    ],
)
def test_a_column_is_as_wide_as_its_words_and_reads_well(texts, least, good):
    assert least_width(texts) == least
    assert good_width(texts) == good


cells = st.one_of(st.integers(0, 99999), st.text(max_size=400), st.just(Edit((("same", "as it was "), ("in", "is now")))))
tables = st.integers(1, 20).flatmap(
    lambda n: st.tuples(
        st.lists(st.text(max_size=30), min_size=n, max_size=n), st.lists(st.lists(cells, min_size=n, max_size=n), max_size=5)
    )
)


@given(tables)
def test_columns_fill_the_page_whatever_stands_in_them(table):
    found = word.widths(*table)

    assert sum(found) == word.WIDTH
    assert min(found) > 0


@pytest.mark.parametrize(
    ("columns", "row", "found"),
    [
        (("Agree", "Disagree"), ("1", "2"), [4095, 5985]),  # all read well, and share what is left over
        (("Place", "Reasoning"), ("1", "so " * 2000), [963, 9117]),
        (
            ("Area", "Said", "Placed"),
            ("Instructional", "so " * 2000, "so " * 2000),
            [1740, 4111, 4229],
        ),  # squeezed, no word broken
        (["x" * 24] * 5, ["1"] * 5, [2016] * 5),  # broken, for there is no room
    ],
)
def test_columns_share_the_page_by_what_they_hold(columns, row, found):
    assert word.widths(columns, [row]) == found


def parts_of(exercise):
    return json.loads(word.write(see(exercise)))


@pytest.fixture(params=["team", "blank"])
def exercise(request):
    return request.getfixturevalue(request.param)


def test_a_word_file_is_made_from_what_the_blocks_say(exercise):
    made = parts_of(exercise)
    blocks = report(see(exercise))
    held = plain(json.dumps(made, ensure_ascii=False).replace("\\n", " ").replace('\\"', '"'))

    assert (made["title"], made["foot"]) == {
        "Example team": ("Determining priority areas: minutes: Example team", "Example team"),
        "": ("Determining priority areas: minutes", "Determining priority areas: minutes"),
    }[exercise.team.title]
    assert {part["kind"] for part in made["parts"]} <= {"heading", "paragraph", "note", "facts", "table"}
    assert [part["text"] for part in made["parts"] if part["kind"] == "heading"] == [
        block.text for block in blocks if isinstance(block, Heading)
    ]
    for block in blocks:
        for text in said(block):
            assert plain(text) in held, text


def test_a_member_is_a_dot_by_fives_and_a_crowd_a_number(team):
    (dots, *_), (matrix, *_) = (
        [part for part in parts_of(team)["parts"] if part["kind"] == "table" and part["columns"][0] == first]
        for first in ("Strongly Disagree", "Urgent, high impact")
    )

    assert dots["columns"] == ["Strongly Disagree", "Disagree", "Agree", "Strongly Agree"]
    assert dots["rows"] == [["0", "1 ●", "6 ●●●●● ●", "1 ●"]]
    assert dots["asked"].startswith("Instructional Leadership Definition: Research-based competencies")
    assert matrix["rows"] == [["1 ●", "0", "6 ●●●●● ●", "1 ●"]]
    assert word._dotted(61) == "61"


def test_half_a_character_and_a_control_character_break_no_word_file(blank):
    made = parts_of(replace(blank, team=replace(blank.team, title="A\ud83d\0B\v C")))

    assert made["title"] == "Determining priority areas: minutes: AB\n C"
    assert made["foot"] == "AB C"
    assert ["Exercise", "AB\n C"] in next(part["pairs"] for part in made["parts"] if part["kind"] == "facts")


def test_a_long_title_leaves_room_on_the_page(blank):
    made = parts_of(replace(blank, team=replace(blank.team, title="word " * 4000)))

    assert made["foot"] == "word " * 15 + "word…"


def test_a_small_table_stays_on_one_page_and_a_long_one_may_not():
    small, long = (word._table("", ("a",), [["text " * n]] * rows, "") for n, rows in ((5, 7), (5, 13)))

    assert (small["together"], long["together"]) == (True, False)
    assert not word._table("", ("a",), [["text " * 33]], "")["together"]


def test_what_follows_a_finding_stays_with_it(team):
    parts = parts_of(team)["parts"]
    leading = [at for at, part in enumerate(parts) if part.get("leads")]

    assert len(leading) == 14
    assert {parts[at + 1]["kind"] for at in leading} == {"table"}
