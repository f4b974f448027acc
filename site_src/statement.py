"""The part of the accessibility statement that differs from copy to copy: who answers for it, and how to reach them."""

from htpy import Node, a, dd, div, dl, dt, fragment, p, strong

from site_src.settings import Contact, Settings


def contacts(held: Settings) -> Node:
    """Who publishes this copy and whom to write to, as far as the settings say."""
    return fragment[
        p["This copy is published by ", strong[held.whose], "."]
        if held.whose
        else p["This copy does not say yet who publishes it."],
        _reached("A page that you cannot use", held.accessibility)
        if held.accessibility
        else p[strong["This copy has no accessibility contact yet."], " Whoever publishes it has to name one in its settings."],
        _reached("The exercise itself", held.contact) if held.contact else None,
    ]


def _reached(about: str, contact: Contact) -> Node:
    return dl[
        div[
            dt[about],
            contact.email and dd[a(href=f"mailto:{contact.email}")[contact.email]],
            contact.phone and dd[contact.phone],
        ]
    ]
