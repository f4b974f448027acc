"""Values as plain dicts, lists, words and numbers, and back: the step between the record and JSON.

A field that holds its default is left out, so a missing key is blank and a blank is a missing key.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints


def plain(value: Any) -> Any:
    """A frozen value as what JSON can hold, without the fields that hold their default."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        held = ((name, getattr(value, name), default) for name, default in _defaults(type(value)))
        return {name: plain(one) for name, one, default in held if one != default}
    return value


def build(kind: Any, held: Any) -> Any:
    """The value of type `kind` that `plain` turned into `held`. Trusts that `held` has that shape: check it before."""
    return _builder(kind)(held)


@cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    """What builds a value of that type; made once for each, since ten thousand sheets are built alike."""
    origin, kinds = get_origin(kind), get_args(kind)
    if origin is UnionType:
        inner = _builder(next(one for one in kinds if one is not NoneType))
        return lambda held: None if held is None else inner(held)
    if origin is tuple:
        inner = _builder(kinds[0])
        return lambda held: tuple(map(inner, held))
    if origin is dict:
        inner = _builder(kinds[1])
        return lambda held: {key: inner(one) for key, one in held.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        parts = {name: _builder(hint) for name, hint in get_type_hints(kind).items()}
        return lambda held: kind(**{name: parts[name](one) for name, one in held.items()})
    return lambda held: held


def canonical(held: Any) -> str:
    """The one JSON text of a plain value, whatever the order of its keys: for hashes and seals."""
    return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass, each with what it holds by default."""
    return tuple((one.name, one.default if one.default_factory is MISSING else one.default_factory()) for one in fields(kind))
