"""What a camera reads in a QR code: a sheet that is shown on its member's phone, or something else."""

from priorities import links
from priorities.links import Arrival, BadLink, come_by_link

WHY_NOT = {
    "NotAllowedError": "The camera was not allowed. Allow it beside the address of this page, then try again.",
    "NotFoundError": "No camera was found on this device.",
    "NotReadableError": "The camera is in use elsewhere. Close the other program, then try again.",
}
"""What keeps a camera from being used, by the browser's name for it."""


def why_not(name: str) -> str:
    """The sentence for a camera that could not be used, which leads to the other ways."""
    return f"{WHY_NOT.get(name, 'The camera cannot be used here.')} A sheet also comes in by its link, its code or its file."


def read_scan(text: str, address: str) -> Arrival | str:
    """The sheet in a scanned text, or the sentence why there is none. `address` is that of the site."""
    here, _, fragment = text.partition("#")
    if here != address + links.PAGE or not fragment:
        return "This QR code holds no link of this site. On the phone, choose Show as QR code under the sheet."
    if fragment.startswith("team"):
        return "This is the QR code that members open. On the phone, choose Show as QR code under the sheet."
    try:
        return come_by_link(fragment)
    except BadLink as problem:
        return str(problem)
