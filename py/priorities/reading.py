"""Reading an instrument from TOML, and saying what to mend.

A mistake stops the build. Its message says which file, which place, what is there in quotes, and what to write instead.
"""

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from priorities.instrument import KINDS, LEVELS, PASSAGES, Instrument, from_plain

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\Z")


class InstrumentError(ValueError):
    """A mistake in an instrument file, told to its author."""


def read_instrument(text: str, source: str = "<text>") -> Instrument:
    """The instrument in a TOML text. `source` is the name of the file, for messages."""
    try:
        plain = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InstrumentError(f"{source}: this is not TOML: {error}. Look for a missing quote or bracket there.") from error
    for place, wrong in _misshapen(Instrument, plain, "the top"):
        raise InstrumentError(f"{source}: {place}: {wrong}")
    instrument = from_plain(plain)
    for place, wrong in _mistakes(instrument):
        raise InstrumentError(f"{source}: {place}: {wrong}")
    return instrument


def check_together(instruments: dict[str, Instrument], briefs: Iterable[str] = ()) -> None:
    """Raise InstrumentError where files that are right alone do not fit each other, or the pages of `briefs` that the site has."""
    areas = {area.id for one in instruments.values() for area in one.areas}
    seen: dict[str, str] = {}
    for name, instrument in instruments.items():
        for area in instrument.opened_by:
            if area not in areas:
                raise InstrumentError(f"{name}: opened_by: '{area}' is no area of focus. {_nearest(area, areas)}")
        for strategy in (one for category in instrument.categories for one in category.strategies):
            if strategy.id in seen:
                raise InstrumentError(
                    f"{name}: strategy '{strategy.id}': {seen[strategy.id]} has this id too. Give one of them another id."
                )
            seen[strategy.id] = name
    for name, instrument in instruments.items():
        for place, wrong in _case_studies(instrument, set(seen), set(briefs)):
            raise InstrumentError(f"{name}: {place}: {wrong}")


def _case_studies(instrument: Instrument, strategies: set[str], briefs: set[str]) -> Iterator[tuple[str, str]]:
    for study in instrument.guide.case_studies if instrument.guide else ():
        place = f"case study '{study.name}'"
        if study.page and study.page not in briefs:
            known = _nearest(study.page, briefs) if briefs else "Leave it out."
            yield f"{place}, page", f"'{study.page}' is no page in docs/case-studies. {known}"
        for strategy in study.strategies:
            if strategy not in strategies:
                yield f"{place}, strategies", f"'{strategy}' is no strategy of any tool. {_nearest(strategy, strategies)}"


def _misshapen(kind: Any, held: Any, place: str) -> Iterator[tuple[str, str]]:
    """Where plain TOML does not have the shape of `kind`: pairs of a place and what to write."""
    origin = get_origin(kind)
    if origin is UnionType:
        kind = next(one for one in get_args(kind) if one is not NoneType)
        yield from _misshapen(kind, held, place)
    elif origin is tuple:
        if not isinstance(held, list):
            yield place, f"'{held}' is not a list. Write it in square brackets, or as [[tables]]."
            return
        for number, one in enumerate(held, 1):
            yield from _misshapen(get_args(kind)[0], one, _place(place, number, one))
    elif origin is dict:
        if not isinstance(held, dict):
            yield place, f"'{held}' is not a table. Write it as [{place}]."
            return
        for key, one in held.items():
            yield from _misshapen(get_args(kind)[1], one, f"{place}, {key}")
    elif is_dataclass(kind) and isinstance(kind, type):
        yield from _misshapen_table(kind, held, place)
    elif kind is not Any and (not isinstance(held, kind) or (isinstance(held, bool) and kind is not bool)):
        wanted = {str: "text in quotes", int: "a whole number", bool: "true or false"}[kind]
        yield place, f"'{held}' is not {wanted}. Write {wanted}."


def _misshapen_table(kind: type, held: Any, place: str) -> Iterator[tuple[str, str]]:
    if not isinstance(held, dict):
        yield place, f"'{held}' is not a table. Write its keys one to a line."
        return
    known = {field.name: field for field in fields(kind)}
    for key in held:
        if key not in known:
            yield place, f"'{key}' is not a key here. {_nearest(key, known)}"
            return
    for name, field in known.items():
        if name not in held and field.default is MISSING and field.default_factory is MISSING:
            yield place, f"no '{name}'. Add it."
            return
    hints = get_type_hints(kind)
    for key, one in held.items():
        yield from _misshapen(hints[key], one, key if place == "the top" else f"{place}, {key}")


def _place(place: str, number: int, one: Any) -> str:
    named = one.get("id") or one.get("number") if isinstance(one, dict) else None
    return f"{place} '{named}'" if isinstance(named, str) else f"{place} {number}"


def _mistakes(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """What is wrong although the shape is right."""
    if instrument.kind not in KINDS:
        yield "kind", f"'{instrument.kind}' is not a kind. {_nearest(instrument.kind, KINDS)}"
        return
    part, scales = KINDS[instrument.kind]
    if not getattr(instrument, part):
        yield part, f"there are none. Add [[{part}]]."
    for scale in scales:
        ids = tuple(level.id for level in instrument.scales.get(scale, ()))
        if sorted(ids) != sorted(LEVELS[scale]):
            yield f"scales.{scale}", f"the levels are '{', '.join(ids)}'. Use {', '.join(LEVELS[scale])}."
    if instrument.version < 1:
        yield "version", f"'{instrument.version}' is too small. Start at 1."
    if instrument.questions:
        yield "questions", f"'{instrument.questions[0]}' stands at the top. Write it in the step of the guide that asks it."
    yield from _ids(instrument)
    yield from _numbers(instrument)
    yield from _passages(instrument)


def _ids(instrument: Instrument) -> Iterator[tuple[str, str]]:
    strategies = [one for category in instrument.categories for one in category.strategies]
    groups: Iterable[tuple[str, Iterable[Any], str]] = (
        ("instrument", [instrument], "title"),
        ("area", instrument.areas, "statement"),
        ("category", instrument.categories, "name"),
        ("strategy", strategies, "text"),
    )
    for noun, ones, words in groups:
        seen = set()
        for one in ones:
            if not ID.match(one.id):
                yield (
                    f"{noun} '{one.id}'",
                    "an id has small letters, digits and hyphens only. Write it like 'purpose-of-model'.",
                )
            if one.id in seen:
                yield f"{noun} '{one.id}'", "this id is used twice. Give one of them another id."
            seen.add(one.id)
            if not getattr(one, words).strip():
                yield f"{noun} '{one.id}'", f"its '{words}' is empty. Write the words that people read."


def _numbers(instrument: Instrument) -> Iterator[tuple[str, str]]:
    seen: dict[int, str] = {}
    for one in (one for category in instrument.categories for one in category.strategies):
        for number in one.printed:
            if number in seen:
                yield (
                    f"strategy '{one.id}'",
                    f"number '{number}' is printed at '{seen[number]}' too. Take it out of one of them.",
                )
            seen[number] = one.id


def _passages(instrument: Instrument) -> Iterator[tuple[str, str]]:
    for step in instrument.guide.steps if instrument.guide else ():
        for number, passage in enumerate(step.passages, 1):
            place = f"step {step.number}, passage {number}"
            if passage.kind not in PASSAGES:
                yield place, f"'{passage.kind}' is not a kind of passage. {_nearest(passage.kind, PASSAGES)}"
            if not passage.text.strip():
                yield place, "its 'text' is empty. Write the words that people read."
            if passage.kind == "definition" and not passage.of:
                yield place, "a definition has no 'of'. Add what it defines."


def _nearest(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), 1)
    return f"Did you mean '{close[0]}'?" if close else f"Use one of: {', '.join(sorted(known))}."
