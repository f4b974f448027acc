"""What a visitor did on the page before Python was ready."""

from dataclasses import dataclass, field

FILES = ("open file", "sheet files", "start from", "lay beside")
"""The fields that take files: what comes of a choice is done at once, as when a button is pressed."""


@dataclass(frozen=True, slots=True)
class Early:
    """The hint by which the page was `shown`, fields that were `touched` with what they hold, and the last button `pressed`."""

    shown: str = ""
    touched: dict[str, str] = field(default_factory=dict)
    pressed: str = ""
