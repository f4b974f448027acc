"""Values as plain dicts, lists, words and numbers, and back: the step between the record and JSON.

A field that holds its default is left out, so a missing key is blank and a blank is a missing key.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

# What JSON holds as it is. Most of ten thousand sheets is this, so it is passed over without a call.
_AS_IT_IS = frozenset((str, int, float, bool, NoneType))


def plain(value: Any) -> Any:
    """A frozen value as what JSON can hold, without the fields that hold their default."""
    kind: Any = type(value)
    return value if kind in _AS_IT_IS else _flattener(kind)(value)


@cache
def _flattener(kind: Any) -> Callable[[Any], Any]:
    """What makes values of that type plain; found once for each, since ten thousand sheets are written alike."""
    if hasattr(kind, "__dataclass_fields__"):
        known = _defaults(kind)
        return lambda held: {
            name: one if type(one) in _AS_IT_IS else plain(one)
            for name, default in known
            if (one := getattr(held, name)) != default
        }
    if issubclass(kind, Mapping):
        return lambda held: {key: plain(one) for key, one in held.items()}
    if issubclass(kind, list | tuple):
        return lambda held: [one if type(one) in _AS_IT_IS else plain(one) for one in held]
    return _same


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
        return tuple if inner is _same else lambda held: tuple(map(inner, held))
    if origin is dict:
        inner = _builder(kinds[1])
        return lambda held: {key: inner(one) for key, one in held.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        made = {name: inner for name, hint in get_type_hints(kind).items() if (inner := _builder(hint)) is not _same}
        if not made:
            # Ten thousand sheets hold a few dozen different answers; values never change, so those that are alike are one.
            alike = lru_cache(maxsize=4096)(lambda named: kind(**dict(named)))
            return lambda held: alike(tuple(held.items()))
        return lambda held: kind(**held | {name: inner(held[name]) for name, inner in made.items() if name in held})
    return _same


def _same(held: Any) -> Any:
    return held


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(held: Any) -> str:
    """The one JSON text of a plain value, whatever the order of its keys: for hashes and seals."""
    return _CANONICAL.encode(held)


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass, each with what it holds by default."""
    return tuple((one.name, one.default if one.default_factory is MISSING else one.default_factory()) for one in fields(kind))
