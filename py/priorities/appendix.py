"""The report's appendix: what was worked out from the sheets, apart from what the team decided."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from priorities import own_orders, suggestions
from priorities.asked import FIRST
from priorities.blocks import Block, Facts, Heading, Note, Paragraph, Table
from priorities.orders import LENSES
from priorities.own_orders import OwnOrders
from priorities.suggestions import ASKS, Suggested
from priorities.visibility import Seen

LINKS = (
    "What would change with one member left out is not told here: it hangs on what each sheet says of all areas together, and members "
    "appear without names. The Rank page tells the team."
)


def appendix(seen: Seen) -> Iterable[Block]:
    """The suggested orders and members' own, with whether the team saw them before or after its first order, or never.

    There is none before the opening. Where they were never shown and the team has no order yet, they stay hidden.
    """
    if not seen.open:
        return
    names = seen.exercise.names
    said = seen.exercise.ranking.suggestions
    yield Heading(2, f"Appendix: {suggestions.TITLE[0].lower()}{suggestions.TITLE[1:]}")
    yield Paragraph(suggestions.shown(seen.exercise))
    if said.shown == "never" and not any(seen.exercise.ranking.places):
        yield Note("They are left out here as long as the team has no order of its own.")
        return
    yield Note(suggestions.LEAVES_OUT)
    if said.doubt:
        yield Facts(((suggestions.DOUBT, said.doubt),))
    found = suggestions.of_team(seen)
    if seen.exercise.team.appear == "anonymous" and found.steady:
        found = replace(found, steady={}, unsteady=LINKS)
    yield from _suggested(names, found)
    yield from _own_orders(names, own_orders.of_team(seen))


def _suggested(names: Mapping[str, str], found: Suggested) -> Iterable[Block]:
    if found.empty:
        yield Paragraph(suggestions.NOTHING)
        return
    yield Table(
        "The place of each area under each lens, in the form’s order",
        ("Area of focus", *(ASKS[lens][0] for lens in LENSES)),
        tuple((name, *(found.place(lens, area) for lens in LENSES)) for area, name in names.items()),
    )
    for sentence in suggestions.near_the_top(names, found.orders):
        yield Paragraph(sentence)
    yield Note(found.unsteady or suggestions.LEFT_OUT)
    for lens in LENSES:
        yield from _lens(names, lens, found)


def _lens(names: Mapping[str, str], lens: str, found: Suggested) -> Iterable[Block]:
    order, steady = found.orders[lens], found.steady.get(lens)
    title, asks = ASKS[lens]
    if not order.groups:
        yield Paragraph(f"{title}: no answers that this lens asks for.")
        return
    firm = [*steady.firm, None] if steady else [None] * len(order.groups)
    yield Table(
        f"{title}: {asks}",
        ("Area of focus", "Place", "Counts", *(("With one left out", "Boundary below") if steady else ())),
        tuple(
            (
                names[area],
                found.place(lens, area),
                suggestions.reckoned(lens, found.said[area]),
                *((found.moves(lens, area), BOUNDARY[holds] if last else "") if steady else ()),
            )
            for group, holds in zip(order.groups, firm, strict=True)
            for area, last in zip(group, [False] * (len(group) - 1) + [True], strict=True)
        ),
    )
    if order.waiting:
        yield Paragraph(f"Not placed, for want of answers: {', '.join(names[area] for area in order.waiting)}.")
    if steady:
        yield Paragraph(suggestions.first_place(names, order, steady))


BOUNDARY = {True: "Firm", False: "Close call", None: ""}


def _own_orders(names: Mapping[str, str], found: OwnOrders) -> Iterable[Block]:
    if not found.ballots.n:
        return
    yield Heading(2, f"Appendix: {own_orders.TITLE[0].lower()}{own_orders.TITLE[1:]}")
    yield Paragraph(own_orders.how_many(found))
    if found.few:
        return  # a single order is one sheet's, and no edition to pass round holds a sheet
    areas = found.ballots.areas
    yield Table(
        "How many members put each area in each place",
        ("Area of focus", *(str(place) for place in range(1, len(areas) + 1)), "Left out", "Average place"),
        tuple((names[area], *found.ballots.places(area), f"{found.ballots.average_place(area):.1f}") for area in areas),
        FIRST,
    )
    for sentence in own_orders.the_closest(names, found):
        yield Paragraph(sentence)
    listed = found.closest.listed if found.closest else ()
    if len(listed) > 1:
        yield Note("In no particular order:")
    for order in listed:
        yield Paragraph(", ".join(f"{at}. {names[area]}" for at, area in enumerate(order, 1)) + ".")
    for sentence in (*own_orders.going_round(names, found), own_orders.favorite(names, found)):
        if sentence:
            yield Paragraph(sentence)
