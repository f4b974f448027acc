"""The exercise as a JSON file: what we write always opens again, and opening it and writing it changes no byte.

The published schema is the check on the way in (`compiled.schema` is made from it), followed by what a schema cannot
say: that ids fit together and every sealed sheet is whole. A file goes in whole or not at all.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from priorities.exercise import Exercise, Sheet
from priorities.plain import build, plain
from priorities.sealed import Unreadable, inside
from priorities.visibility import Seen, output

FORMAT = "priorities-exercise"
VERSION = 1
HELD = "priorities-exercise"
"""The id of the element of a report that holds the exercise."""
LARGEST = 20_000_000
DEEPEST = 20

# A quoted text, closed or not, or one bracket. Nothing in it steps back, so 20 MB of quotes take one pass.
_TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)

_IN_A_REPORT = re.compile(rf'<script type="application/json" id="{HELD}">(.*?)</script>', re.DOTALL)

MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From a version to the function that turns a file of that version into the next."""


class FileProblem(ValueError):
    """Why a file was not opened; its text is the sentence for whoever chose it."""


class SchemaProblem(ValueError):
    """What the compiled schema raises: its message begins with the place, such as `data.team.size`."""

    @property
    def place(self) -> str:
        """The keys that lead to what is wrong."""
        path = str(self).split(" ", 1)[0].removeprefix("data").strip(".")
        return path or "the top"


@output("file.json")
def write(seen: Seen) -> str:
    """The whole exercise as JSON, as it may be seen: sheets are sealed strings until they are opened."""
    document = {"format": FORMAT, "version": VERSION, **plain(seen.exercise)}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read(held: bytes | str) -> Exercise:
    """The exercise in a file. Raises FileProblem, with what the file is, where it breaks and what to try."""
    document = _document(held)
    _check_format(document)
    document = migrate(document)
    _check_schema(document)
    from priorities.misfits import misfits  # as the schema, when a file is opened and not before

    exercise: Exercise = build(Exercise, {key: one for key, one in document.items() if key not in ("format", "version")})
    sheets = (*map(_unsealed, exercise.sealed), *exercise.sheets)
    for one in filter(None, (one.sealed for one in exercise.earlier)):
        _check_then(_inside(one))
    for place, wrong in misfits(exercise, sheets):
        raise FileProblem(f"This file does not fit together at {place}: {wrong}. Nothing was opened. Ask for the file again.")
    return exercise


def migrate(document: dict[str, Any]) -> dict[str, Any]:
    """A document of an older version as one of this version, step by step."""
    while document["version"] in MIGRATIONS:
        document = MIGRATIONS[document["version"]](document)
    return document


def parse(text: str) -> Any:
    """JSON read with care: refuses deep nesting, NaN, infinities, decimals, repeated keys and half characters, each with a FileProblem."""
    if _depth(text) > DEEPEST:
        raise FileProblem(
            f"This file has brackets inside brackets more than {DEEPEST} deep; ours never do. Nothing was opened."
        )
    try:
        document = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_no_number)
        json.dumps(document, ensure_ascii=False).encode()
        return document
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
        if cut and text.lstrip().startswith("{"):
            raise FileProblem("This file stops in the middle, so nothing was opened. Ask for it again.") from error
        raise FileProblem(
            f"This file does not open here: line {error.lineno} is not JSON. Choose the .json file you downloaded here."
        ) from error
    except UnicodeEncodeError as error:
        raise FileProblem("This file holds half a character that no text can show. Nothing was opened.") from error
    except ValueError as error:
        if isinstance(error, FileProblem):
            raise
        raise FileProblem("This file holds a number too long to be real. Nothing was opened.") from error


def parse_text(held: bytes | str) -> Any:
    """The JSON in a file, read with the same care. A report for the record holds it in an element of its own."""
    text = _text(held)
    return parse(_in_a_report(text) if text.lstrip()[:9].lower() == "<!doctype" else text)


def _in_a_report(text: str) -> str:
    found = _IN_A_REPORT.search(text)
    if found:
        return found[1]
    ours_and_cut = 'http-equiv="Content-Security-Policy"' in text and not text.rstrip().endswith("</html>")
    if f'id="{HELD}"' in text or ours_and_cut:
        raise FileProblem("This report stops in the middle, so nothing was opened. Ask for it again.")
    raise FileProblem(
        "This page holds no exercise. A report to pass round never does: choose the report for the record, or the .json file."
    )


def _text(held: bytes | str) -> str:
    if len(held) > LARGEST:
        raise FileProblem("This file is larger than 20 MB; an exercise never is. Choose the .json file you downloaded here.")
    if not held.strip():
        raise FileProblem("This file is empty. Choose the .json file you downloaded here.")
    if isinstance(held, str):
        return held
    try:
        return held.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise FileProblem(
            "This is not a text file; it looks like a picture, a document or a zip. Choose the .json file you downloaded here."
        ) from error


def _depth(text: str) -> int:
    """How deep brackets nest outside of quotes, measured without nesting; what is not JSON gets some number, harmless."""
    deepest = depth = 0
    for token in _TOKENS.finditer(text):
        if token[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif token[0] in "]}":
            depth -= 1
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise FileProblem(
            f"This file says “{twice[:60]}” twice in one place, so it is unclear which is meant. Nothing was opened."
        )
    return held


def _no_number(number: str) -> Any:
    raise FileProblem(f"This file holds {number[:20]} where only whole numbers belong. Nothing was opened.")


def _document(held: bytes | str) -> dict[str, Any]:
    document = parse_text(held)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise FileProblem("This is a JSON file, but not an exercise from this site. Choose the .json file you downloaded here.")
    return document


def _check_format(document: dict[str, Any]) -> None:
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < min(MIGRATIONS, default=VERSION):
        raise FileProblem("This file does not say which version of the format it has. Nothing was opened. Ask for it again.")
    if version > VERSION:
        raise FileProblem(
            f"This file was made by a newer version of this site (format {version}; this copy reads up to {VERSION}). "
            "Open it where it was made, or ask whoever keeps this site to bring it up to date."
        )


def _check_schema(document: dict[str, Any]) -> None:
    # Loaded when a file is opened, not at every start of the page.
    from compiled.schema import validate

    try:
        validate(document)  # type: ignore[no-untyped-call]
    except SchemaProblem as error:
        raise FileProblem(
            f"This file is not a whole exercise: at “{error.place[:200]}” it holds something that does not belong there. "
            "Nothing was opened. Ask for the file again."
        ) from error


def check_sheet(sheet: Any) -> None:
    """Raise FileProblem where plain JSON is not a sheet as the schema has it."""
    _check_schema({"format": FORMAT, "version": VERSION, "id": "sheet", "instruments": {}, "sheets": [sheet]})


def _unsealed(sealed: str) -> Sheet:
    """The sheet in a sealed string, checked as an open one is, to be compared with the form and shown to nobody."""
    sheet = _inside(sealed)
    check_sheet(sheet)
    held: Sheet = build(Sheet, sheet)
    return held


def _check_then(then: Any) -> None:
    """Raise FileProblem where plain JSON is not what an earlier exercise came to, as the schema has it."""
    earlier = [{"id": "earlier", "then": then}]
    _check_schema({"format": FORMAT, "version": VERSION, "id": "then", "instruments": {}, "earlier": earlier})


def _inside(sealed: str) -> Any:
    """The plain JSON in a sealed string."""
    try:
        return parse(inside(sealed))
    except (Unreadable, FileProblem) as error:
        raise FileProblem("A sealed part of this file is damaged, so nothing was opened. Ask for the file again.") from error
