"""Numbers, names and times as a sentence says them."""

from collections.abc import Sequence

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def counted(number: int, thing: str, things: str = "") -> str:
    """How many there are of a thing, in digits. `things` is its plural where that is more than an s."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"


def in_words(number: int, thing: str, things: str = "") -> str:
    """How many there are of a thing, in words up to twelve."""
    said = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{said} {thing if number == 1 else things or thing + 's'}"


def ordinal(number: int) -> str:
    """A place: 1st, 2nd, 3rd, 11th."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def listed(names: Sequence[str]) -> str:
    """Names in a row, with `and` before the last; empty without names."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


def at_minute(when: str) -> str:
    """A moment of the record to the minute, for reading."""
    return f"{when[:16].replace('T', ' ')} UTC"
