"""A sheet as a code: exact there and back, and any one or two wrong characters are refused, for every number of areas up to 17."""

import random
import sys
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities import codes
from priorities.agreement import LEVELS
from priorities.codes import ALPHABET, BadCode, decode, encode, length, mark
from priorities.placement import QUADRANTS

SIZES = (1, 3, 7, 12, 17)
TRIPS = 500 if sys.platform == "emscripten" else 4000


def areas(number):
    return [f"area-{at}" for at in range(number)]


def sheet(draw, number):
    """Random ratings and a random order, complete, begun or empty; an order that names all but one area is complete."""
    ratings = {area: (draw.choice(["", "cant-judge", *LEVELS]), draw.choice(["", *QUADRANTS])) for area in areas(number)}
    named = draw.choice([size for size in range(number + 1) if size != number - 1 or not size])
    return {area: state for area, state in ratings.items() if any(state)}, tuple(draw.sample(areas(number), named))


@pytest.mark.parametrize(("number", "characters"), [(1, 4), (3, 7), (7, 12), (12, 21), (17, 29)])
def test_the_length_follows_the_number_of_areas(number, characters):
    assert length(number) == characters


def test_eighteen_areas_have_no_code_and_a_sentence():
    with pytest.raises(
        BadCode, match=r"A code holds up to 17 areas, and this form has 18\. Send the sheet as a link or a file\."
    ):
        encode(areas(18), {}, (), 0)


@pytest.mark.parametrize("number", SIZES)
def test_a_code_says_what_the_sheet_says(number):
    draw = random.Random(number)
    for _ in range(TRIPS):
        ratings, order = sheet(draw, number)
        wording = draw.randrange(5120)
        found = decode(encode(areas(number), ratings, order, wording), areas(number), wording)
        assert (found.ratings, found.order) == (ratings, order)


@pytest.mark.long
@pytest.mark.parametrize("number", SIZES)
def test_a_hundred_thousand_sheets_there_and_back(number):
    draw = random.Random()
    for _ in range(100_000):
        ratings, order = sheet(draw, number)
        found = decode(encode(areas(number), ratings, order, 77), areas(number), 77)
        assert (found.ratings, found.order) == (ratings, order)


@pytest.mark.parametrize("number", [3, 7])
def test_every_order_has_a_number_of_its_own(number):
    """For seven areas 8,660, the empty one with them."""
    seen = {codes._order_number(codes._order_of(at, number), number) for at in range(codes._orders(number))}

    assert seen == set(range(codes._orders(number)))
    assert codes._orders(7) == 8660


def test_naming_all_but_one_names_the_last():
    found = decode(encode(areas(7), {}, areas(7)[:6], 0), areas(7), 0)

    assert found.order == tuple(areas(7))


@pytest.mark.parametrize("number", SIZES)
def test_every_one_and_two_character_error_is_caught(number):
    """By exhaustion over the error patterns: the check symbols of a sum are the sum of the check symbols, so an error passes
    unseen if and only if it is a code by itself."""
    size = length(number) - 2
    assert codes._checks([1, 2, 3, 4]) == [
        a ^ b for a, b in zip(codes._checks([1, 0, 3, 0]), codes._checks([0, 2, 0, 4]), strict=True)
    ]
    checks = {}
    for at in range(size):
        for value in range(1, 32):
            checks[at, value] = tuple(codes._checks([0, 0, *([0] * at), value, *([0] * (size - at - 1))]))
    for at, value in ((size, value) for value in range(1, 32)):
        checks[at, value] = (value, 0)
        checks[at + 1, value] = (0, value)
    assert (0, 0) not in checks.values()
    for one, other in combinations(range(size + 2), 2):
        for value, another in product(range(1, 32), repeat=2):
            assert checks[one, value] != checks[other, another]


@given(st.integers(0, 11), st.integers(0, 11))
def test_two_characters_that_changed_places_are_refused(one, other):
    code = encode(areas(7), {"area-2": ("agree", "high-low"), "area-6": ("disagree", "")}, areas(7), 1234).replace(" ", "")
    held = list(code)
    held[one], held[other] = held[other], held[one]
    if held != list(code):
        with pytest.raises(BadCode, match=r"Check the characters, or it was made for other wording\."):
            decode("".join(held), areas(7), 1234)


def test_a_code_for_other_wording_passes_once_in_5120():
    code = encode(areas(7), {"area-2": ("agree", "high-low")}, (), 1234)

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
    code = encode(areas(7), {"area-0": ("agree", "high-low")}, (), 1)

    for typed in (
        code.lower(),
        code.replace(" ", "-"),
        code.replace(" ", ""),
        f"  {code} ",
        code.replace("1", "l").replace("0", "o"),
        code.replace("1", "I"),
    ):
        assert decode(typed, areas(7), 1).ratings == {"area-0": ("agree", "high-low")}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "A code has 12 characters, and this has 0."),
        ("KQK0 NPAN 1WP", "A code has 12 characters, and this has 11."),
        ("KQK0 NPAN 1WPCC", "A code has 12 characters, and this has 13."),
        ("KQK0 NPAN 1WPU", "No code has a U in it. Is it a V?"),
        ("KQK0 NPAN 1WP\N{GRINNING FACE}", "No code has “\N{GRINNING FACE}” in it. A code has digits and letters only."),
        ("KQK0 NPAN 1WPß", "No code has “ß” in it. A code has digits and letters only."),
    ],
)
def test_what_is_wrong_is_said(typed, told):
    with pytest.raises(BadCode) as error:
        decode(typed, areas(7), 0)
    assert str(error.value) == told


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
