"""In place of a page whose modules could not be fetched."""

from htpy import Node, div, fragment, h1, header, p

from priorities import forms
from priorities.moment import Moment
from priorities.views.frame import notices
from priorities.visibility import Seen, output


@output("page.missing")
def page(seen: Seen, moment: Moment) -> Node:
    """What went wrong, and a way to ask again."""
    return fragment[
        header(".page-head")[h1(tabindex="-1")["This page is still to come"]],
        notices(moment),
        div(".page-body")[
            forms.card(
                p["It is fetched when it is first asked for, once. What you entered is kept on this device."],
                div(".buttons")[forms.do("again", "Try again", kind="main")],
            )
        ],
    ]
