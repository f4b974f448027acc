"""A page as HTML, by its name: in the build before anybody has answered, and in the browser at each change."""

from importlib import import_module
from importlib.util import find_spec

from htpy import Node, div, form, fragment, p, strong

from priorities.exercise import Exercise
from priorities.moment import Moment
from priorities.visibility import show


def here(name: str) -> bool:
    """Whether this page can be drawn yet: no visit begins with some of them, and their modules are fetched when asked for."""
    return find_spec(f"priorities.views.{name}") is not None


def page(name: str, exercise: Exercise, moment: Moment, hand: str = "") -> str:
    """The HTML inside a page's frame. `hand` is the id of the sheet in its member's own hand."""
    import_module(f"priorities.views.{name}")
    return str(fragment[show(f"page.{name}", exercise, moment, hand=hand)])


def prerendered(name: str, exercise: Exercise, moment: Moment) -> Node:
    """The page as the build writes it, with the places that Python and the early script look for."""
    import_module(f"priorities.views.{name}")
    return fragment[
        div(id="python-failed", class_="message problem", role="alert", hidden=True)[
            p[
                strong["Python could not start in this browser."],
                " You can fill in this page and print it, or write on paper. To save and to see results, use a recent version of "
                "Chrome, Edge, Firefox or Safari, or ask whether your network blocks WebAssembly.",
            ]
        ],
        div(id="status", role="status"),
        # A form, so that the browser refills no radio of it on reload: only a form may say so for radios.
        form(id="page", autocomplete="off", data_page=name, data_tool=moment.tool or None)[
            show(f"page.{name}", exercise, moment)
        ],
    ]
