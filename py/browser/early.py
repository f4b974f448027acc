"""What a visitor did on the page before Python was ready."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Early:
    """The hint by which the page was `shown`, fields that were `touched` with what they hold, and the last button `pressed`."""

    shown: str = ""
    touched: dict[str, str] = field(default_factory=dict)
    pressed: str = ""
