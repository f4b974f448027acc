"""Values as plain dicts, lists, words and numbers, and back: the step between the record and JSON.

A field that holds its default is left out, so a missing key is blank and a blank is a missing key.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


def plain(value: Any) -> Any:
    """A frozen value as what JSON can hold, without the fields that hold their default."""
    if is_dataclass(value) and not isinstance(value, type):
        held = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: plain(one) for field, one in held if one != _default(field)}
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def build(kind: Any, held: Any) -> Any:
    """The value of type `kind` that `plain` turned into `held`. Trusts that `held` has that shape: check it before."""
    origin = get_origin(kind)
    if origin is UnionType:
        return None if held is None else build(next(one for one in get_args(kind) if one is not NoneType), held)
    if origin is tuple:
        inner = get_args(kind)[0]
        return tuple(build(inner, one) for one in held)
    if origin is dict:
        inner = get_args(kind)[1]
        return {key: build(inner, one) for key, one in held.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{key: build(hints[key], one) for key, one in held.items()})
    return held


def canonical(held: Any) -> str:
    """The one JSON text of a plain value, whatever the order of its keys: for hashes and seals."""
    return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default
