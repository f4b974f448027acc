"""A sheet as a code: exact there and back, and any one or two wrong characters are refused, for every number of areas up to 17."""

import random
import sys
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities import codes, sheets
from priorities.agreement import LEVELS
from priorities.arrivals import read_codes
from priorities.codes import ALPHABET, BadCode, decode, encode, length, mark
from priorities.moment import Moment
from priorities.placement import QUADRANTS
from priorities.views import render
from priorities.visibility import show
from priorities.wordings import in_force

from tests.priorities.exercises import AREAS, BLANK

SIZES = (1, 3, 7, 12, 17)
TRIPS = 500 if sys.platform == "emscripten" else 4000
ELSE = r"Check the characters, or it was made for other wording\."


def areas(number):
    """Made-up areas; for seven the real ones."""
    return AREAS if number == 7 else [f"area-{at}" for at in range(number)]


def sheet(draw, number):
    """Random ratings and a random order, complete, begun or empty; an order that names all but one area is complete."""
    ratings = {area: (draw.choice(["", "cant-judge", *LEVELS]), draw.choice(["", *QUADRANTS])) for area in areas(number)}
    named = draw.choice([size for size in range(number + 1) if size != number - 1 or not size])
    return {area: state for area, state in ratings.items() if any(state)}, tuple(draw.sample(areas(number), named))


@pytest.mark.parametrize(("number", "characters"), [(1, 4), (3, 7), (7, 12), (12, 21), (17, 29)])
def test_the_length_follows_the_number_of_areas(number, characters):
    assert length(number) == characters


def there_and_back(draw, number, trips):
    """Random sheets in random wordings, the real one of the seven areas among them."""
    for _ in range(trips):
        ratings, order = sheet(draw, number)
        wording = draw.choice([draw.randrange(5120), in_force(BLANK).mark])
        found = decode(encode(areas(number), ratings, order, wording), areas(number), wording)
        assert (found.ratings, found.order) == (ratings, order)


@pytest.mark.parametrize("number", SIZES)
def test_a_code_says_what_the_sheet_says(number):
    there_and_back(random.Random(number), number, TRIPS)


@pytest.mark.long
@pytest.mark.parametrize("number", SIZES)
def test_a_hundred_thousand_sheets_there_and_back(number):
    there_and_back(random.Random(), number, 100_000)


@pytest.mark.parametrize("number", [3, 7])
def test_every_order_has_a_number_of_its_own(number):
    """For seven areas 8,660, the empty one with them."""
    seen = {codes._order_number(codes._order_of(at, number), number) for at in range(codes._orders(number))}

    assert seen == set(range(codes._orders(number)))
    assert codes._orders(7) == 8660


def test_naming_all_but_one_names_the_last():
    found = decode(encode(areas(7), {}, areas(7)[:6], 0), areas(7), 0)

    assert found.order == tuple(areas(7))


class TestErrors:
    """Whatever error of one or two characters is made in a code, it is noticed.

    A word of symbols is a code if and only if its polynomial is 0 at a and at a^2: that pair of values is its syndrome. The syndrome
    of a sum is the sum of the syndromes, so whether an error is noticed depends on the error alone and not on the code.
    """

    def product(self, one, other):
        """In GF(32), by shifting and reducing; the code multiplies by logarithms."""
        result = 0
        for bit in range(5):
            result ^= one << bit if other >> bit & 1 else 0
        for bit in (3, 2, 1, 0):
            result ^= 0b100101 << bit if result >> bit + 5 & 1 else 0
        return result

    def syndrome(self, symbols):
        values = []
        for root in (2, self.product(2, 2)):
            value = 0
            for symbol in symbols:
                value = self.product(value, root) ^ symbol
            values.append(value)
        return tuple(values)

    def test_the_field_is_one(self):
        """So the sum of two words has the sum of their syndromes."""
        for one, other in product(range(32), repeat=2):
            assert codes.times(one, other) == self.product(one, other) == self.product(other, one)
            assert bool(self.product(one, other)) == bool(one and other)
            for third in range(32):
                assert self.product(one, other ^ third) == self.product(one, other) ^ self.product(one, third)

    @given(st.lists(st.integers(0, 31), min_size=1, max_size=29))
    def test_the_check_symbols_make_the_syndrome_zero(self, symbols):
        assert self.syndrome([*symbols, *codes._checks(symbols)]) == (0, 0)

    def test_no_other_check_symbols_do(self):
        made = [pair for pair in product(range(32), repeat=2) if self.syndrome(pair) == (0, 0)]

        assert made == [(0, 0)]

    @pytest.mark.parametrize(("number", "pairs"), [(1, 5_766), (3, 20_181), (7, 63_426), (12, 201_810), (17, 390_166)])
    def test_every_error_in_one_or_two_places_is_noticed(self, number, pairs):
        """By exhaustion over the errors. Two characters that changed places are such an error, with one value at both."""
        size = length(number)
        single = {
            (at, value): self.syndrome([0, 0, *([0] * at), value, *([0] * (size - at - 1))])
            for at in range(size)
            for value in range(1, 32)
        }
        noticed = sum(
            single[one, value] != single[other, another]
            for one, other in combinations(range(size), 2)
            for value, another in product(range(1, 32), repeat=2)
        )

        assert (0, 0) not in single.values()
        assert noticed == pairs == size * (size - 1) // 2 * 31**2

    @pytest.mark.long
    def test_a_code_with_any_error_in_one_or_two_places_is_refused(self):
        """The same, by way of the whole code: 372 and 63,426 errors."""
        code = encode(AREAS, {"evaluation": ("agree", "high-low"), "systems": ("disagree", "")}, AREAS, 1234).replace(" ", "")
        refused = 0
        for places in [*combinations(range(12), 1), *combinations(range(12), 2)]:
            for errors in product(range(1, 32), repeat=len(places)):
                held = list(code)
                for at, error in zip(places, errors, strict=True):
                    held[at] = ALPHABET[ALPHABET.index(held[at]) ^ error]
                with pytest.raises(BadCode, match=ELSE):
                    decode("".join(held), AREAS, 1234)
                refused += 1
        assert refused == 372 + 63_426

    @pytest.mark.parametrize("number", SIZES)
    def test_any_two_characters_that_changed_places_are_refused(self, number):
        draw = random.Random(number)
        for _ in range(3):
            code = encode(areas(number), *sheet(draw, number), 1234).replace(" ", "")
            for one, other in combinations(range(len(code)), 2):
                held = list(code)
                held[one], held[other] = held[other], held[one]
                if code[one] != code[other]:
                    with pytest.raises(BadCode, match=ELSE):
                        decode("".join(held), areas(number), 1234)


def test_a_code_for_other_wording_passes_once_in_5120():
    code = encode(areas(7), {"licensure": ("agree", "high-low")}, (), 1234)

    def passes(wording):
        try:
            decode(code, areas(7), wording)
        except BadCode:
            return False
        return True

    assert [wording for wording in range(5120) if passes(wording)] == [1234]


@given(st.text(ALPHABET, min_size=12, max_size=12))
def test_any_twelve_characters_are_a_code_or_are_refused(text):
    try:
        found = decode(text, areas(7), 99)
    except BadCode:
        return
    assert encode(areas(7), found.ratings, found.order, 99).replace(" ", "") == text


@given(st.text(max_size=20))
def test_any_text_is_a_code_or_is_refused_with_a_sentence(text):
    with pytest.raises(BadCode, match=r"[.?]$"):
        decode("!" + text, areas(7), 99)


def test_case_spaces_hyphens_and_look_alikes_do_not_matter():
    code = encode(areas(7), {"definition": ("agree", "high-low")}, (), 1)

    for typed in (
        code.lower(),
        code.replace(" ", "-"),
        code.replace(" ", ""),
        f"  {code} ",
        code.replace("1", "l").replace("0", "o"),
        code.replace("1", "I"),
        code.replace(" ", "\u2009\u2013 "),
        f"\ufeff\u2068{code}\u2069\u200e",
        code.replace(" ", "\u200b"),
        f"{code}.",
    ):
        assert decode(typed, areas(7), 1).ratings == {"definition": ("agree", "high-low")}


NONE_OF = "A code has the digits 0 to 9 and the letters A to Z. It may look like one of these, and is another."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "A code has 12 characters, and this has 0."),
        ("KQK0 NPAN 1WP", "A code has 12 characters, and this has 11."),
        ("KQK0 NPAN 1WPCC", "A code has 12 characters, and this has 13."),
        ("KQK0 NPAN 1WPU", "No code has a U in it. Is it a V?"),
        ("KQK0 NPAN 1WP\N{GRINNING FACE}", "No code has “\N{GRINNING FACE}” in it. A code has the digits 0 to 9 and the letters A to Z."),
        ("KQK0 NPAN 1WPß", f"No code has “ß” in it. {NONE_OF}"),
        ("KQK0 NPAN 1WP\u041a", f"No code has “\u041a” in it. {NONE_OF}"),
        ("KQK0 NPAN 1WP\N{FULLWIDTH DIGIT SEVEN}", f"No code has “\N{FULLWIDTH DIGIT SEVEN}” in it. {NONE_OF}"),
        ("KQK0 NPAN 1WP\x00", "This holds a character that cannot be seen. Type the code instead of pasting it."),
        ("KQK0 NPAN 1WP\ud83d", "This holds a character that cannot be seen. Type the code instead of pasting it."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(typed, told):
    with pytest.raises(BadCode) as error:
        decode(typed, areas(7), 0)
    assert str(error.value) == told


class TestEighteenAreas:
    """A form that is too large for a code: every page says so, and the sheet goes by link or file."""

    SENTENCE = "A code holds up to 17 areas, and this form has 18. Send the sheet as a link or a file."

    @pytest.fixture
    def large(self, blank):
        tool = blank.instruments["areas"]
        more = tuple(replace(tool.words.areas[0], id=f"area-{number}") for number in range(18))
        instruments = {**blank.instruments, "areas": replace(tool, words=replace(tool.words, areas=more))}
        return sheets.start(replace(blank, instruments=instruments), "s1")

    def test_there_is_no_code_and_a_sentence(self):
        with pytest.raises(BadCode) as told:
            encode(areas(18), {}, (), 0)
        assert str(told.value) == self.SENTENCE

    def test_the_sheets_page_says_so_and_offers_link_and_file(self, large):
        page = render.page("sheet", large, Moment(member=True), "s1")

        assert "This form has too many areas for a code. Send the link or the file." in page
        assert "Copy the code" not in page
        assert "Copy the link" in page
        assert "Download the file" in page
        assert show("sheet.code", large, hand="s1") == ""

    def test_the_collect_page_says_so_and_asks_for_no_code(self, large):
        page = render.page("collect", large, Moment())

        assert "This form has too many areas for codes. Sheets come back by link or as files." in page
        assert "draft-codes" not in page

    def test_a_code_that_is_typed_all_the_same_is_told(self, large):
        assert [told for _, told in read_codes(large, "0000 0000 04G6", lambda: "id")] == [self.SENTENCE]


class TestVectors:
    """Two codes of the real instrument, as the page on formats prints them."""

    def of(self, instruments):
        return mark("areas", [(area.id, area.statement) for area in instruments["areas"].areas]), [
            area.id for area in instruments["areas"].areas
        ]

    def test_a_blank_sheet(self, instruments):
        wording, ids = self.of(instruments)

        assert encode(ids, {}, (), wording) == "0000 0000 04G6"

    def test_the_first_member_of_the_example_team(self, instruments, team):
        wording, ids = self.of(instruments)
        ratings = {
            "definition": ("agree", "low-high"), "preparation": ("disagree", "high-high"), "licensure": ("disagree", "low-low"),
            "evaluation": ("strongly-disagree", "high-high"), "professional-development": ("disagree", "high-high"),
            "career-pathways": ("disagree", "low-high"), "systems": ("agree", "high-low"),
        }  # fmt: skip

        assert encode(ids, ratings, (), wording) == "N47E JK3P BCR3"
        assert decode("N47E JK3P BCR3", ids, wording).ratings == ratings
