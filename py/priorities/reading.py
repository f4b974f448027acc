"""Reading an instrument from TOML, and saying what to mend.

A mistake stops the build. Its message is one line that says which file and line, which place, what is there in quotes, and what to
write instead. Everything that is wrong is told at once.
"""

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from priorities.instrument import KINDS, LEVELS, PASSAGES, Instrument, from_plain
from priorities.lines import Way, line_of

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\Z")
LONGEST_TEXT, MOST_PARTS, HIGHEST_NUMBER = 20_000, 100, 1000
"""What an exercise file may hold of an instrument: its schema says the same."""
MEMBERS = 8
"""Of the example team."""
NO_TOML = {
    "Cannot overwrite": ("this key is there twice", "Take one out."),
    "Cannot declare": (
        "this table is there twice",
        "Take one out, or write [[double brackets]] where there are several of a kind.",
    ),
    "Unclosed array": ("a list is not closed", "Look for a missing ] there or above."),
    "Illegal character '\\n'": (
        "a text does not end on its line",
        'Close its quote there, or put three quotes (""") before and after a text of several lines.',
    ),
    "Unterminated string": ("a text does not end", "Look for a missing quote there or above."),
    "Expected newline or end of document": (
        "the line goes on where it should end",
        'Inside a text, write curly quotes, or \\" for each straight one.',
    ),
    **dict.fromkeys(
        ("Unescaped '\\' in a string", "Invalid hex value"),
        ("a backslash stands before what it cannot stand before", "Write two of them for one."),
    ),
    **dict.fromkeys(("Expected ']'", "Expected ']]'"), ("a header is not closed", "Look for a missing ] there.")),
    "Expected '=' after a key": ("there is no = after a key", 'Write it like title = "Assessing Strategies".'),
    "Invalid value": ("what should be a value is none", "Look for a missing quote or bracket there."),
    "Invalid statement": ("this says nothing", "Look for a missing # before a remark, or a missing quote or bracket above."),
}
"""What Python's reader of TOML says, in words for authors, and what to do about it."""


class InstrumentError(ValueError):
    """What is wrong in instrument files, told to their author: a message on each line."""


class Mistake(NamedTuple):
    """The way to what is wrong, the place in words, and what is wrong with what to write instead."""

    way: Way
    place: str
    wrong: str


def read_instrument(text: str, source: str = "<text>") -> Instrument:
    """The instrument in a TOML text. `source` is the name of the file, for messages. Raises InstrumentError with every mistake."""
    text = text.removeprefix("\ufeff")  # some editors write a mark before the first character
    try:
        plain = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InstrumentError(_no_toml(text, source, str(error))) from error
    _raise(told(source, text, one) for one in _misshapen(Instrument, plain, (), plain))
    instrument = from_plain(plain)
    _raise(told(source, text, one) for one in _mistakes(instrument))
    return instrument


def check_together(
    instruments: Mapping[str, Instrument], briefs: Iterable[str] = (), texts: Mapping[str, str] | None = None
) -> None:
    """Raise InstrumentError where files that are right alone do not fit each other, or the pages of `briefs` that the site has.

    `instruments` are by the name of their file, and so are their `texts`, in which the lines are looked up.
    """
    _raise(told(name, (texts or {}).get(name), one) for name, one in _apart(instruments, set(briefs)))


def told(source: str, text: str | None, mistake: Mistake) -> str:
    """The message about a mistake in a file, with its line if there is a text to find it in."""
    line = "" if text is None else f", line {line_of(text, mistake.way)}"
    return f"{source}{line}: {mistake.place}: {mistake.wrong}"


def nearest(word: str, known: Iterable[str]) -> str:
    """Which of the known words may be meant, or all of them."""
    known = sorted(known)
    close = difflib.get_close_matches(word, known, 1)
    return f"Did you mean '{close[0]}'?" if close else f"Use one of: {', '.join(known) or 'there are none yet'}."


def _raise(messages: Iterable[str]) -> None:
    found = tuple(messages)
    if found:
        raise InstrumentError("\n".join(found))


def _no_toml(text: str, source: str, said: str) -> str:
    """What Python's reader of TOML says, with the line in front and a remedy behind."""
    at = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z", said)
    line = int(at[1]) if at and at[1] else len(text.splitlines())
    place = f", character {at[2]}" if at and at[2] else ""
    said = said.removesuffix(at[0] if at else "")
    known = (told for begins, told in NO_TOML.items() if said.startswith(begins))
    words, remedy = next(known, (said, "Look for a missing quote or bracket there."))
    written = text.splitlines()[line - 1] if text.strip() else ""
    if re.search("[“”„‘’]", written) and not re.search("[\"']", written):
        remedy = 'Write straight quotes, as in "text", around a text.'
    return f"{source}, line {line}{place}: this is not TOML: {words}. {remedy}"


def _misshapen(kind: Any, held: Any, way: Way, plain: Any) -> Iterator[Mistake]:
    """Where plain TOML does not have the shape of `kind`."""
    origin = get_origin(kind)
    if origin is UnionType:
        kind = next(one for one in get_args(kind) if one is not NoneType)
        yield from _misshapen(kind, held, way, plain)
    elif origin is tuple:
        if not isinstance(held, list):
            brackets = f"[[{_key(way)}]]"
            remedy = f"Write {brackets} above it." if isinstance(held, dict) else "Write it in square brackets."
            yield Mistake(way, _place(way, plain), f"{_shown(held)} is not a list. {remedy}")
            return
        for number, one in enumerate(held):
            yield from _misshapen(get_args(kind)[0], one, (*way, number), plain)
    elif origin is dict:
        if not isinstance(held, dict):
            yield Mistake(way, _place(way, plain), f"{_shown(held)} is not a table. Write it as [{_key(way)}].")
            return
        for key, one in held.items():
            yield from _misshapen(get_args(kind)[1], one, (*way, key), plain)
    elif is_dataclass(kind) and isinstance(kind, type):
        yield from _misshapen_table(kind, held, way, plain)
    elif kind is not Any and (not isinstance(held, kind) or (isinstance(held, bool) and kind is not bool)):
        wanted, remedy = {
            str: ("text", "Write text in quotes."),
            int: ("a whole number", "Write one, without quotes."),
            bool: ("true or false", "Write one of them, without quotes."),
        }[kind]
        yield Mistake(way, _place(way, plain), f"{_shown(held)} is not {wanted}. {remedy}")
    elif isinstance(held, str) and len(held) > LONGEST_TEXT:
        yield Mistake(way, _place(way, plain), f"this text has {len(held):,} characters. Write {LONGEST_TEXT:,} at most.")


def _misshapen_table(kind: type, held: Any, way: Way, plain: Any) -> Iterator[Mistake]:
    place = _place(way, plain)
    if not isinstance(held, dict):
        brackets = f"[[{_key(way)}]]" if way and isinstance(way[-1], int) else f"[{_key(way)}]"
        yield Mistake(way, place, f"{_shown(held)} is not a table. Write {brackets}, and its keys one to a line below it.")
        return
    known = {field.name: field for field in fields(kind)}
    unknown = [key for key in held if key not in known]
    for key in unknown:
        yield Mistake((*way, key), place, f"'{key}' is not a key here. {nearest(key, known)}")
    needed = [name for name, one in known.items() if one.default is MISSING and one.default_factory is MISSING]
    missing = [f"'{name}'" for name in needed if name not in held]
    if missing and not unknown:  # a key misspelled is told once, and not as a key left out, too
        yield Mistake(way, place, f"no {', '.join(missing)}. Add {'it' if len(missing) == 1 else 'them'}.")
    hints = get_type_hints(kind)
    for key, one in held.items():
        if key in known:
            yield from _misshapen(hints[key], one, (*way, key), plain)


def _place(way: Way, plain: Any) -> str:
    """The way in words: keys, and of a list the id of the one that is meant, or its number counted from 1."""
    words: list[str] = []
    for part in way:
        plain = plain[part]
        if isinstance(part, str):
            words.append(part)
        else:
            named = plain.get("id") if isinstance(plain, dict) else None
            words[-1] += f" '{named}'" if isinstance(named, str) else f" {part + 1}"
    return ", ".join(words) or "the top"


def _key(way: Way) -> str:
    """The name that stands in the brackets above a table."""
    return ".".join(part for part in way if isinstance(part, str))


def _shown(held: Any) -> str:
    """What is there, short."""
    if isinstance(held, dict | list):
        return "a table" if isinstance(held, dict) else "a list"
    words = str(held).lower() if isinstance(held, bool) else str(held)
    return f"'{words[:60]}{'…' if len(words) > 60 else ''}'"


def _mistakes(instrument: Instrument) -> Iterator[Mistake]:
    """What is wrong although the shape is right."""
    if instrument.kind not in KINDS:
        yield Mistake(("kind",), "kind", f"'{instrument.kind}' is not a kind. {nearest(instrument.kind, KINDS)}")
        return
    part, _ = KINDS[instrument.kind]
    found = len(getattr(instrument, part))
    for kind, (other, _) in KINDS.items():
        if other != part and getattr(instrument, other):
            if not found:
                wrong = f"'{instrument.kind}' is not the kind of a file with [[{other}]]. Write kind = \"{kind}\"."
                yield Mistake(("kind",), "kind", wrong)
                return
            yield Mistake((other,), other, f"a file of the kind '{instrument.kind}' has none. Take them out.")
    if not found:
        yield Mistake((), part, f"there are none. Add [[{part}]].")
    if found > MOST_PARTS:
        yield Mistake((part, MOST_PARTS), part, f"there are {found}. Write {MOST_PARTS} at most.")
    if instrument.kind == "strategies" and not instrument.opened_by:
        yield Mistake(
            ("opened_by",), "opened_by", 'no area leads to this tool. Name one at least, as in opened_by = ["licensure"].'
        )
    if not instrument.tool.strip():
        yield Mistake(("tool",), "tool", 'it is empty. Write what the tool is called, as in "Tool 6".')
    if instrument.version < 1:
        yield Mistake(("version",), "version", f"'{instrument.version}' is too small. Start at 1.")
    if instrument.questions:
        yield Mistake(
            ("questions",),
            "questions",
            f"'{instrument.questions[0]}' stands at the top. Write it in the step of the guide that asks it.",
        )
    yield from _scales(instrument)
    yield from _ids(instrument)
    yield from _numbers(instrument)
    yield from _passages(instrument)
    yield from _examples(instrument)


def _scales(instrument: Instrument) -> Iterator[Mistake]:
    scales = KINDS[instrument.kind][1]
    unknown = [name for name in instrument.scales if name not in scales]
    for name in unknown:
        yield Mistake(("scales", name), "scales", f"'{name}' is no scale here. {nearest(name, scales)}")
    for scale in scales:
        levels = instrument.scales.get(scale, ())
        place, wanted = f"scales.{scale}", ", ".join(LEVELS[scale])
        if not levels:
            if not unknown:
                yield Mistake(("scales",), place, f"there are no levels. Use {wanted}.")
        elif sorted(level.id for level in levels) != sorted(LEVELS[scale]):
            yield Mistake(
                ("scales", scale), place, f"the levels are '{', '.join(level.id for level in levels)}'. Use {wanted}."
            )
        for number, level in enumerate(levels):
            if not level.label.strip():
                yield Mistake(
                    ("scales", scale, number),
                    f"{place} '{level.id}'",
                    "its 'label' is empty. Write the words that people read.",
                )


def _ids(instrument: Instrument) -> Iterator[Mistake]:
    groups: tuple[tuple[str, Iterable[tuple[Way, Any]], tuple[str, ...]], ...] = (
        ("instrument", [((), instrument)], ("title",)),
        ("area", [(("areas", at), one) for at, one in enumerate(instrument.areas)], ("name", "statement")),
        ("category", [(("categories", at), one) for at, one in enumerate(instrument.categories)], ("name",)),
        ("strategy", _strategies(instrument), ("text",)),
    )
    for noun, ones, words in groups:
        seen = set()
        for way, one in ones:
            place = f"{noun} '{one.id}'"
            if not ID.match(one.id):
                wrong = "an id has small letters, digits and hyphens only, and 80 of them at most. Write it like 'purpose-of-model'."
                yield Mistake((*way, "id"), place, wrong)
            if one.id in seen:
                yield Mistake((*way, "id"), place, "this id is used twice. Give one of them another id.")
            seen.add(one.id)
            for name in words:
                if not getattr(one, name).strip():
                    yield Mistake((*way, name), place, f"its '{name}' is empty. Write the words that people read.")
    for at, category in enumerate(instrument.categories):
        if not category.strategies:
            wrong = "it has no strategies. Add [[categories.strategies]] below it, or take it out."
            yield Mistake(("categories", at), f"category '{category.id}'", wrong)


def _strategies(instrument: Instrument) -> Iterator[tuple[Way, Any]]:
    for at, category in enumerate(instrument.categories):
        for number, one in enumerate(category.strategies):
            yield ("categories", at, "strategies", number), one


def _numbers(instrument: Instrument) -> Iterator[Mistake]:
    seen: dict[int, str] = {}
    for way, one in _strategies(instrument):
        for number in one.printed:
            wrong = ""
            if number in seen:
                wrong = f"number '{number}' is printed at '{seen[number]}' too. Take it out of one of them."
            elif not 1 <= number <= HIGHEST_NUMBER:
                wrong = f"'{number}' is no number of a list. Write one from 1 to {HIGHEST_NUMBER}."
            if wrong:
                yield Mistake((*way, "printed"), f"strategy '{one.id}'", wrong)
            seen[number] = one.id


def _passages(instrument: Instrument) -> Iterator[Mistake]:
    for at, step in enumerate(instrument.guide.steps if instrument.guide else ()):
        for number, passage in enumerate(step.passages):
            way: Way = ("guide", "steps", at, "passages", number)
            place = f"step {step.number}, passage {number + 1}"
            if passage.kind not in PASSAGES:
                wrong = f"'{passage.kind}' is not a kind of passage. {nearest(passage.kind, PASSAGES)}"
                yield Mistake((*way, "kind"), place, wrong)
            if not passage.text.strip():
                yield Mistake((*way, "text"), place, "its 'text' is empty. Write the words that people read.")
            if passage.kind == "definition" and not passage.of:
                yield Mistake(way, place, "a definition has no 'of'. Add what it defines.")
    asked = instrument.words().questions
    if len(asked) > MOST_PARTS:
        yield Mistake(("guide",), "guide", f"there are {len(asked)} questions. Write {MOST_PARTS} at most.")


def _examples(instrument: Instrument) -> Iterator[Mistake]:
    """Worked examples that name what is not in the instrument, or do not give all members of the example team."""
    strategies = [one.id for _, one in _strategies(instrument)]
    for at, example in enumerate(instrument.examples):
        for part, noun, known in (("areas", "area", [one.id for one in instrument.areas]), ("ratings", "strategy", strategies)):
            held = example.get(part, {})
            for id in held if isinstance(held, dict) else ():
                way, place = ("examples", at, part, id), f"examples {at + 1}, {part}"
                if id not in known:
                    yield Mistake(way, place, f"'{id}' is no {noun} of this file. {nearest(id, known)} Or take it out.")
                elif part == "areas":
                    yield from _members(held[id], way, f"{place}, {id}")


def _members(held: Any, way: Way, place: str) -> Iterator[Mistake]:
    known = {"ratings": ["1", "2", "3", "4", "-"], "placements": ["HH", "HL", "LH", "LL", "-"]}
    for name, answers in known.items():
        given = held.get(name) if isinstance(held, dict) else None
        said = given.split() if isinstance(given, str) else []
        if len(said) != MEMBERS or set(said) - set(answers):
            wrong = f"{_shown(given or '')} are not {MEMBERS} answers. Write {MEMBERS}, each one of: {', '.join(answers)}."
            yield Mistake((*way, name), f"{place}, {name}", wrong)


def _apart(instruments: Mapping[str, Instrument], briefs: set[str]) -> Iterator[tuple[str, Mistake]]:
    """Where files do not fit each other, each with the file to mend."""
    areas = {area.id for one in instruments.values() for area in one.areas}
    seen: dict[tuple[str, str], str] = {}
    for name, instrument in instruments.items():
        for number, area in enumerate(instrument.opened_by):
            if area not in areas:
                yield name, Mistake(("opened_by", number), "opened_by", f"'{area}' is no area of focus. {nearest(area, areas)}")
        held: list[tuple[str, Way, str]] = [("tool", ("tool",), instrument.tool)]
        held += [("category", ("categories", at, "id"), one.id) for at, one in enumerate(instrument.categories)]
        held += [("strategy", (*way, "id"), one.id) for way, one in _strategies(instrument)]
        for noun, way, id in held:
            if other := seen.get((noun, id)):
                wrong = f"{other} has this {'name' if noun == 'tool' else 'id'} too. Give one of them another."
                yield name, Mistake(way, f"{noun} '{id}'", wrong)
            seen.setdefault((noun, id), name)
    strategies = {id for noun, id in seen if noun == "strategy"}
    for name, instrument in instruments.items():
        yield from ((name, one) for one in _case_studies(instrument, strategies, briefs))


def _case_studies(instrument: Instrument, strategies: set[str], briefs: set[str]) -> Iterator[Mistake]:
    for at, study in enumerate(instrument.guide.case_studies if instrument.guide else ()):
        way: Way = ("guide", "case_studies", at)
        place = f"case study '{study.name}'"
        if study.page and study.page not in briefs:
            known = nearest(study.page, briefs) if briefs else "Leave it out."
            yield Mistake((*way, "page"), f"{place}, page", f"'{study.page}' is no page in docs/case-studies. {known}")
        for number, strategy in enumerate(study.strategies):
            if strategy not in strategies:
                wrong = f"'{strategy}' is no strategy of any tool. {nearest(strategy, strategies)}"
                yield Mistake((*way, "strategies", number), f"{place}, strategies", wrong)
