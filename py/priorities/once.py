"""What is worked out once and kept as long as what it was worked out from is the very same."""

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Once(Generic[Value]):
    """The last value that was made, and what it was made from. Values of the record never change, so that to be the same is enough."""

    def __init__(self) -> None:
        self._made_from: tuple[object, ...] = ()
        self._value: list[Value] = []

    def __call__(self, made_from: tuple[object, ...], make: Callable[[], Value]) -> Value:
        """The value for these; made anew if any of them is another object than the last time."""
        same = len(made_from) == len(self._made_from) and all(
            one is other for one, other in zip(made_from, self._made_from, strict=True)
        )
        if not (same and self._value):
            self._made_from, self._value = made_from, [make()]
        return self._value[0]
