"""Markdown's door to the exercise: a fence names a page or a tool, and the same functions that draw it in the browser draw it here.

SuperFences hides every exception but its own and prints the fence as code, so each failure is turned into that one.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from compiled.instruments import INSTRUMENTS
from htpy import Node, div, fragment, p
from priorities import printed, report  # noqa: F401  (the report enters its output in the register)
from priorities.example import example
from priorities.exercise import begin
from priorities.instrument import Instrument, from_plain
from priorities.moment import Moment
from priorities.views import render
from priorities.views.home import home_page
from priorities.visibility import show
from pymdownx.superfences import SuperFencesException

from site_src import briefs, statement
from site_src.compile import read_instruments
from site_src.licences import drawn_licences
from site_src.links import drawn_links
from site_src.palette import drawn_palette
from site_src.parts import parts
from site_src.settings import settings


@cache
def offered() -> dict[str, Instrument]:
    """The instruments that this copy's exercise is done with."""
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
    if tool and tool not in read_instruments():
        raise KeyError(tool)
    guides = {one.id: one.guide for one in offered().values() if one.guide}
    return render.prerendered(page, begin(offered(), "blank", "", settings().name), Moment(guides=guides, tool=tool))


@fence
def worked_example(_: str) -> Node:
    """What the formulas make of the example team, as it stands before anybody has changed a rating."""
    return render.prerendered("methods", example(offered(), "example", ""), Moment())


@fence
def home(_: str) -> Node:
    """The first page."""
    team = example(offered(), "example", "2026-05-14T15:00:00Z")
    return home_page(len(read_instruments()["areas"].areas), show("report", team), settings().welcome)


@fence
def instructions(wanted: str) -> Node:
    """The facilitator's instructions of one instrument, or one part of them; the source's own words on a card of their own."""
    name, _, part = wanted.partition(" ")
    drawn = printed.instructions(read_instruments()[name], part)
    return drawn if part in printed.OURS else div(".card.quote")[p(".kicker")["As printed"], drawn]


@fence
def read_with(page: str) -> Node:
    """The strategies to read a brief with."""
    return briefs.read_with(read_instruments(), page)


@fence
def tool(name: str) -> Node:
    """One of the tools as printed."""
    return printed.tool(read_instruments()[name])


@fence
def ranking(name: str) -> Node:
    """Tool 2 as printed."""
    return printed.ranking(read_instruments()[name])


@fence
def definitions(_: str) -> Node:
    """What the instructions define, word for word."""
    return printed.definitions(read_instruments().values())


@fence
def way_through(_: str) -> Node:
    """How each tool leads to the next."""
    return printed.way_through(read_instruments().values())


@fence
def palette(_: str) -> Node:
    """The colors of the site, with their contrast."""
    return drawn_palette()


@fence
def links(_: str) -> Node:
    """Every link of the guide to another site."""
    return drawn_links()


@fence
def licences(_: str) -> Node:
    """Everything of others that the site sends to a browser."""
    return drawn_licences(parts())


@fence
def accessibility(_: str) -> Node:
    """Whom to write to about a page that cannot be used, and who is responsible for this copy."""
    return statement.contacts(settings())
