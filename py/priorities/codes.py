"""A sheet as a code short enough to read aloud: for seven areas 12 characters in three groups of four.

The characters are those of Crockford's base 32. All but the last two spell one number in mixed radix, first area first: for each
area six states of agreement by five of the matrix, then the member's order, then the wording mark modulo 5. The last two are
Reed-Solomon check symbols over GF(32), reckoned over two unsent symbols of the wording mark and what was sent, so that any
one or two wrong characters, and any two that changed places, are refused, and a code made for other wording passes once in
5,120. A code carries no name and no comment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from math import factorial

from priorities.agreement import LEVELS
from priorities.placement import QUADRANTS
from priorities.plain import canonical

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKES = str.maketrans("ILO", "110")
# Dashes, dots, and the marks without width that phones and word processors put in when a text is copied.
BETWEEN = "-_.\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\u2066\u2067\u2068\u2069\ufeff"
AGREEMENTS = ("", "cant-judge", *LEVELS)
PLACES = ("", *QUADRANTS)
MARKS = 5 * 32 * 32
MOST_AREAS = 17  # Above that the check symbols would no longer tell every place apart.

Ratings = Mapping[str, tuple[str, str]]
"""For each area its agreement and its quadrant, either empty while it is blank."""


class BadCode(ValueError):
    """A text that is no code for this wording; its text is the sentence for whoever typed it."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a code says: the ratings, and the member's own order of the areas, complete, begun or empty."""

    ratings: dict[str, tuple[str, str]]
    order: tuple[str, ...]


def mark(instrument: str, statements: Sequence[tuple[str, str]]) -> int:
    """The wording mark, 0 to 5,119, of an instrument with these (area id, statement) pairs in the form's order."""
    text = canonical([instrument, [list(pair) for pair in statements]])
    return int.from_bytes(sha256(text.encode()).digest()) % MARKS


def length(areas: int) -> int:
    """How many characters a code for that many areas has. Raises BadCode above 17 areas."""
    if areas > MOST_AREAS:
        raise BadCode(f"A code holds up to {MOST_AREAS} areas, and this form has {areas}. Send the sheet as a link or a file.")
    largest = 30**areas * _orders(areas) * 5
    symbols = 1
    while 32**symbols < largest:
        symbols += 1
    return symbols + 2


def encode(areas: Sequence[str], ratings: Ratings, order: Sequence[str], mark: int) -> str:
    """The code of a sheet, in groups of four. Areas left out of `ratings` are blank. Raises BadCode above 17 areas."""
    sent = length(len(areas)) - 2
    number = 0
    for area in areas:
        agreement, quadrant = ratings.get(area, ("", ""))
        number = number * 30 + AGREEMENTS.index(agreement) * 5 + PLACES.index(quadrant)
    number = number * _orders(len(areas)) + _order_number([areas.index(area) for area in order], len(areas))
    number = number * 5 + mark % 5
    symbols = [number >> 5 * place & 31 for place in reversed(range(sent))]
    return grouped("".join(ALPHABET[symbol] for symbol in [*symbols, *_checks([*_unsent(mark), *symbols])]))


def decode(text: str, areas: Sequence[str], mark: int) -> Decoded:
    """What a code says, if it was made for this wording. Case, spaces and hyphens do not matter; I and L are read as 1, O as 0.

    Raises BadCode with what is wrong: a character that no code has, too many or too few, or check symbols that do not fit.
    """
    symbols = [ALPHABET.index(character) for character in _cleaned(text, length(len(areas)))]
    if _checks([*_unsent(mark), *symbols[:-2]]) != symbols[-2:]:
        raise BadCode("Check the characters, or it was made for other wording.")
    number = 0
    for symbol in symbols[:-2]:
        number = number * 32 + symbol
    number, digit = divmod(number, 5)
    number, order = divmod(number, _orders(len(areas)))
    ratings = {}
    for area in reversed(areas):
        number, state = divmod(number, 30)
        if state:
            ratings[area] = (AGREEMENTS[state // 5], PLACES[state % 5])
    if number or digit != mark % 5:
        raise BadCode("Check the characters, or it was made for other wording.")
    return Decoded(dict(reversed(ratings.items())), tuple(areas[place] for place in _order_of(order, len(areas))))


def grouped(code: str) -> str:
    """A code in groups of four, as it is shown and read aloud."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def _cleaned(text: str, wanted: int) -> str:
    bare = "".join(character for character in text if not character.isspace() and character not in BETWEEN)
    # Only after it is known to be ASCII, since capitals of other letters can be two letters.
    code = bare.upper().translate(LOOK_ALIKES) if bare.isascii() else bare
    for character in code:
        if character == "U":
            raise BadCode("No code has a U in it. Is it a V?")
        if not character.isprintable():
            raise BadCode("This holds a character that cannot be seen. Type the code instead of pasting it.")
        if character not in ALPHABET:
            alike = " It may look like one of these, and is another." if character.isalnum() else ""  # of another alphabet
            raise BadCode(f"No code has “{character}” in it. A code has the digits 0 to 9 and the letters A to Z.{alike}")
    if len(code) != wanted:
        raise BadCode(f"A code has {wanted} characters, and this has {len(code)}.")
    return code


def _unsent(mark: int) -> tuple[int, int]:
    return divmod(mark // 5, 32)


# An order names some areas, best first. Naming all but one names the last, too, so those are counted as complete.


def _named(areas: int) -> list[int]:
    """How many areas an order may name, of that many."""
    return [named for named in range(areas + 1) if named != areas - 1 or named == 0]


def _choices(areas: int, named: int) -> int:
    return factorial(areas) // factorial(areas - named)


@cache
def _orders(areas: int) -> int:
    return sum(_choices(areas, named) for named in _named(areas))


def _order_number(order: Sequence[int], areas: int) -> int:
    left = list(range(areas))
    if len(order) == areas - 1 and order:
        order = [*order, *(place for place in left if place not in order)]
    number = 0
    for place in order:
        number = number * len(left) + left.index(place)
        left.remove(place)
    return sum(_choices(areas, named) for named in _named(areas) if named < len(order)) + number


def _order_of(number: int, areas: int) -> list[int]:
    for named in _named(areas):
        if number < _choices(areas, named):
            break
        number -= _choices(areas, named)
    digits = []
    for size in range(areas - named + 1, areas + 1):
        number, digit = divmod(number, size)
        digits.append(digit)
    left = list(range(areas))
    return [left.pop(digit) for digit in reversed(digits)]


# GF(32) with x^5 + x^2 + 1: powers of the root a, and their logarithms.
POWERS = [1]
while len(POWERS) < 31:
    POWERS.append(POWERS[-1] << 1 if POWERS[-1] < 16 else POWERS[-1] << 1 ^ 0b100101)
LOGARITHMS = {value: power for power, value in enumerate(POWERS)}
GENERATOR = (POWERS[1] ^ POWERS[2], POWERS[3])  # (x - a)(x - a^2) = x^2 + (a + a^2) x + a^3


def times(one: int, other: int) -> int:
    """The product of two elements of GF(32)."""
    return POWERS[(LOGARITHMS[one] + LOGARITHMS[other]) % 31] if one and other else 0


def _checks(symbols: Sequence[int]) -> list[int]:
    """The two check symbols: what is left of the symbols times x^2 after division by the generator."""
    high, low = 0, 0
    for symbol in symbols:
        factor = high ^ symbol
        high, low = low ^ times(factor, GENERATOR[0]), times(factor, GENERATOR[1])
    return [high, low]
