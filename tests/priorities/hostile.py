"""A script in every text that a file of an exercise may hold, found by the schema, so that no text is forgotten."""

import json
from dataclasses import replace

from priorities import changes, earlier
from priorities.example import example
from priorities.exercise import Exercise, NextStep, Person
from priorities.files import read
from priorities.visibility import show

from tests.priorities.test_schema import SCHEMA

WHEN = "2026-05-14T15:00:00Z"
MARK = "hostile"
RAN = f"{MARK}=1"
SCRIPT = (
    f"javascript:{RAN}//\"'></textarea></title></select></script><img class={MARK} src=x onerror={RAN}><script class={MARK}>{RAN}</script>"
    f'<svg class={MARK} onload={RAN}><iframe class={MARK} srcdoc="<script>parent.{RAN}</script>">'
    f'" autofocus onfocus="{RAN}" x="&lt;script&gt;[b](javascript:{RAN})'
)
"""Whatever tries to run: as an address, out of an attribute and out of each element, as HTML and as Markdown."""
FORMULA = '=HYPERLINK("http://a.example")'


def texts(schema=SCHEMA, place=""):
    """The place in the schema of every text that people write freely."""
    if _is_text(schema):
        yield place
    if schema is SCHEMA:
        for name, one in SCHEMA["definitions"].items():
            if name != "text":
                yield from texts(one, name)
    for name, one in schema.get("properties", {}).items():
        yield from texts(one, f"{place}.{name}")
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from texts(schema[key], place)


def with_everything(instruments) -> Exercise:
    """The example team with people, roles, next steps, and an earlier exercise beside it: one of each kind of thing in a file."""
    team = example(instruments, "hostile", WHEN)
    steps = (NextStep("Call.", "Ana", "June", "preparation"),)
    last = changes.plan(replace(team, id="before", team=replace(team.team, appear="named")), steps)
    last = replace(last, sheets=tuple(replace(one, id=f"last-{one.id}", by="Ana") for one in last.sheets))
    team = replace(team, team=replace(team.team, appear="named", roles=("Leader",), people=(Person("p1", "Ana"),)))
    return changes.plan(earlier.lay_beside(team, last), steps)


def poisoned(exercise: Exercise, text: str) -> tuple[str, set[str]]:
    """Its file with `text` before every text, and as every text that is left out; and the places of the schema where it was put."""
    put: set[str] = set()
    held = _put(json.loads(show("file.json", exercise)), SCHEMA, "", text, put)
    read(json.dumps(held))
    return json.dumps(held), put


def _put(held, schema, place, text, put):
    if _is_text(schema):
        put.add(place)
        return text + held
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return _put(held, SCHEMA["definitions"][name], name, text, put)
    if isinstance(held, list) and "items" in schema:
        return [_put(one, schema["items"], place, text, put) for one in held]
    if isinstance(held, dict):
        known = schema.get("properties", {})
        left_out = {key: "" for key, one in known.items() if _is_text(one)}
        rest = schema.get("additionalProperties")
        return {
            key: _put(one, known.get(key, rest), f"{place}.{key}" if key in known else place, text, put)
            for key, one in {**left_out, **held}.items()
        }
    return held


def _is_text(schema) -> bool:
    return schema.get("$ref") == "#/definitions/text" or (
        schema.get("type") == "string" and not schema.keys() & {"pattern", "enum"}
    )
