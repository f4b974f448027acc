"""The schema is the contract: draft-07, nothing in it that the compiled check would ignore, nothing in the record that it lacks."""

import dataclasses
import json
import re
from pathlib import Path

import pytest
from priorities import exercise, instrument
from priorities.files import MIGRATIONS, VERSION

PATH = Path(__file__).parent.parent.parent / "py/priorities/exercise-v1.schema.json"
SCHEMA = json.loads(PATH.read_text(encoding="utf-8"))
KEYWORDS = {
    "$ref", "$schema", "additionalProperties", "definitions", "description", "enum", "items", "maxItems", "maxLength", "maximum",
    "minItems", "minimum", "pattern", "properties", "propertyNames", "required", "title", "type",
}  # fmt: skip
NAMES = {"properties", "definitions"}
RECORD = {
    "team": exercise.Team, "person": exercise.Person, "wording": exercise.Wording, "answer": exercise.Answer, "sheet": exercise.Sheet,
    "tally": exercise.Tally, "opening": exercise.Opening, "talk": exercise.Talk, "suggestions": exercise.Suggestions,
    "ranking": exercise.Ranking, "strategy_entry": exercise.StrategyEntry, "next_step": exercise.NextStep, "kept": exercise.Kept,
    "level": instrument.Level, "area": instrument.Area, "strategy": instrument.Strategy, "category": instrument.Category,
}  # fmt: skip


def schemas(held):
    """Every schema in a schema."""
    yield held
    for keyword, value in held.items():
        if keyword in NAMES:
            for one in value.values():
                yield from schemas(one)
        elif keyword in ("items", "additionalProperties", "propertyNames") and isinstance(value, dict):
            yield from schemas(value)


def test_only_keywords_that_the_compiled_check_knows():
    assert {keyword for one in schemas(SCHEMA) for keyword in one} <= KEYWORDS


def test_a_reference_stands_alone_and_leads_somewhere():
    for one in schemas(SCHEMA):
        if "$ref" in one:
            assert set(one) == {"$ref"}
            assert one["$ref"].removeprefix("#/definitions/") in SCHEMA["definitions"]


def test_no_object_takes_keys_that_it_does_not_name():
    for one in schemas(SCHEMA):
        if one.get("type") == "object":
            assert one.get("additionalProperties") is False or "propertyNames" in one


@pytest.mark.parametrize("name", RECORD)
def test_the_record_and_the_schema_have_the_same_fields(name):
    fields = {field.name: field for field in dataclasses.fields(RECORD[name])}
    held = SCHEMA["definitions"][name]

    assert set(held["properties"]) == set(fields)
    needed = {key for key, field in fields.items() if field.default is dataclasses.MISSING is field.default_factory}
    assert set(held.get("required", ())) == needed


def test_the_exercise_itself_has_the_same_fields():
    assert set(SCHEMA["properties"]) - {"format", "version"} == {field.name for field in dataclasses.fields(exercise.Exercise)}


def test_the_words_of_an_instrument_are_all_but_its_instructions():
    fields = {field.name for field in dataclasses.fields(instrument.Instrument)} - {"guide", "examples"}

    assert set(SCHEMA["definitions"]["words"]["properties"]) == fields


def test_the_version_is_the_one_that_is_written():
    assert SCHEMA["properties"]["version"]["enum"] == [VERSION]
    assert max(MIGRATIONS, default=VERSION - 1) == VERSION - 1


def test_the_page_on_formats_says_what_each_key_holds():
    page = (PATH.parent.parent.parent / "docs/reference/formats.md").read_text(encoding="utf-8")
    table = page[page.index("### What each key holds") : page.index("### An example with remarks")]
    keys = {key for one in schemas(SCHEMA) for key in one.get("properties", {})}

    assert {"older_wording", "na_reason"} <= keys
    assert keys - set(re.findall(r"`(\w+)`", table)) == {"format"}  # explained above the table
