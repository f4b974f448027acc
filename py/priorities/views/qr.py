"""A QR code on a page, and large."""

from htpy import Node, button, dialog, div, fragment, p

from priorities import forms


def panel(picture: Node, hint: str) -> Node:
    """The code with what to do with it; the dialog shows it on the whole screen."""
    return fragment[
        div(".qr", id="qr", tabindex="-1")[picture, p(".hint")[hint]],
        div(".buttons")[forms.do("enlarge-qr", "Show on the whole screen"), forms.do("hide-qr", "Hide the QR code")],
        dialog(".qr-large", id="qr-large", aria_label="QR code on the whole screen")[
            div[picture, button(".button.plain", type="button")["Close"]]
        ],
    ]
