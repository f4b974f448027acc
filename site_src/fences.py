"""Markdown's door to the exercise: a fence names a page or a tool, and the same functions that draw it in the browser draw it here.

SuperFences hides every exception but its own and prints the fence as code, so each failure is turned into that one.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from compiled.instruments import INSTRUMENTS
from htpy import Node, div, fragment, p
from priorities import printed
from priorities.example import example
from priorities.exercise import begin
from priorities.instrument import Instrument, from_plain
from priorities.moment import Moment
from priorities.views import render
from priorities.views.home import home_page
from pymdownx.superfences import SuperFencesException


@cache
def instruments() -> dict[str, Instrument]:
    """The instruments of this site."""
    return {name: from_plain(plain) for name, plain in INSTRUMENTS.items()}


def fence(draw: Callable[[str], Node]) -> Callable[..., str]:
    """A SuperFences formatter from a function of the text in the fence."""

    @wraps(draw)
    def format(source: str, *_args: Any, **_kwargs: Any) -> str:
        try:
            return str(fragment[draw(source.strip())])
        except Exception as error:
            raise SuperFencesException(f"```{draw.__name__} {source.strip()}```: {error!r}") from error

    return format


@fence
def exercise(name: str) -> Node:
    """A page of the exercise as it stands before anybody has answered."""
    page, _, tool = name.partition(" ")
    if tool and tool not in instruments():
        raise KeyError(tool)
    guides = {one.id: one.guide for one in instruments().values() if one.guide}
    return render.prerendered(page, begin(instruments(), "blank", ""), Moment(guides=guides, tool=tool))


@fence
def worked_example(_: str) -> Node:
    """What the formulas make of the example team, as it stands before anybody has changed a rating."""
    return render.prerendered("methods", example(instruments(), "example", ""), Moment())


@fence
def home(_: str) -> Node:
    """The first page."""
    return home_page(len(instruments()["areas"].areas))


@fence
def instructions(wanted: str) -> Node:
    """The facilitator's instructions of one instrument, or one part of them; the source's own words on a card of their own."""
    name, _, part = wanted.partition(" ")
    drawn = printed.instructions(instruments()[name], part)
    return drawn if part in printed.OURS else div(".card.quote")[p(".kicker")["As printed"], drawn]


@fence
def tool(name: str) -> Node:
    """One of the tools as printed."""
    return printed.tool(instruments()[name])


@fence
def ranking(name: str) -> Node:
    """Tool 2 as printed."""
    return printed.ranking(instruments()[name])
