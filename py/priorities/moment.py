"""What a page shows that is not in the record: what was saved when, what is being asked, what went wrong."""

from dataclasses import dataclass, field

from priorities.arrivals import Receipt
from priorities.instrument import Guide


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the visitor can mend: a sentence, and the id of the field to go to."""

    sentence: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """An exercise kept on this device, as a list shows it."""

    id: str
    title: str
    state: str = ""
    date: str = ""
    changed: str = ""
    sheets: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """The passing state of a page.

    `saved` is the local time of the last save, `saving` whether a change is still on its way to the store, `asking` names the
    question that waits for yes or no, `typed` holds texts not yet part of the record by the name of their field, `differs` what
    an opened file says unlike this site, `tool` the strategy tool a page is about, `choose` whether it is unknown which
    exercise this is, `unplaced` whether answers given before Python was ready wait for a word on where they belong, `member`
    whether this is a member's own device, `address` that of the site, `can_share` whether the device can share a link, `unread`
    whether all there is is a link that could not be read, `arriving` what is asked of a sheet that has come by link, `receipts`
    what became of a batch, `qr` the fragment of the link that is shown as a QR code, `camera` whether the camera reads such
    codes, `covered` whether a sheet that was begun lies face down, `aside` what was kept here and cannot be read, `stays`
    whether the browser has said that it keeps exercises until the visitor erases them, `seconds` the moment itself, for a
    timer.
    """

    guides: dict[str, Guide] = field(default_factory=dict)
    saved: str = ""
    saving: bool = False
    failed: str = ""
    asking: str = ""
    notice: str = ""
    problems: tuple[Problem, ...] = ()
    can_undo: bool = False
    kept: tuple[Summary, ...] = ()
    aside: tuple[Summary, ...] = ()
    stays: bool = False
    typed: dict[str, str] = field(default_factory=dict)
    differs: tuple[str, ...] = ()
    choose: bool = False
    unplaced: bool = False
    member: bool = False
    address: str = ""
    can_share: bool = False
    arriving: Receipt | None = None
    unread: bool = False
    receipts: tuple[Receipt, ...] = ()
    tool: str = ""
    qr: str = ""
    camera: bool = False
    covered: bool = False
    seconds: int = 0

    @property
    def saved_words(self) -> str:
        """What is saved, for the foot of the page."""
        if self.saving:
            return "Saving …"
        return f"✓ Saved on this device at {self.saved}" if self.saved else "Answers stay on this device. Nothing saved yet."
