"""What the ratings alone would suggest, ready to be told: the order under each lens, how sure it is, and the sentences about it.

None of it is a result. It is worked out for the Rank page once the team has an order of its own or asks to see it first, for the
report's appendix, and for the example on the methods page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from priorities import steadiness
from priorities.exercise import Exercise
from priorities.orders import Order, Said, all_orders, said_of, top_three
from priorities.spoken import at_minute, counted, listed, ordinal
from priorities.steadiness import Steadiness
from priorities.visibility import Seen

TITLE = "What the ratings alone would suggest"
LEAVES_OUT = "Ratings leave out reasons. There is no right order."
DOUBT = "Name one reason this order could be wrong for our State."
CLOSE = "Close call: one person’s answers could change this."
NOTHING = "Nobody has rated or placed an area yet, so nothing can be suggested."
LEFT_OUT = (
    "Each order was worked out again with one member left out, for every member in turn. A firm boundary holds whoever is left out. "
    "Any other is a close call: one person’s answers could change it."
)
ASKS = {
    "need": ("Need", "How many say ‘not in place’; where that is equal, how many say so strongly."),
    "urgency": ("Urgency", "How many call it urgent."),
    "impact": ("Impact", "How many expect high impact."),
    "combined": (
        "All three",
        "How often members said yes: not in place, urgent, high impact. That each counts the same is a choice, and a low share of one can "
        "be made up by another.",
    ),
}
"""The name of each lens, and what it asks of the answers."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """What was said of each area, the order under each lens, and how steady each order is.

    `steady` is empty where that cannot be told, and `unsteady` says why.
    """

    said: dict[str, Said]
    orders: dict[str, Order]
    steady: dict[str, Steadiness]
    unsteady: str = ""

    def place(self, lens: str, area: str) -> str:
        """The place of an area in digits, with = where it is tied, and a dash where it has none."""
        order = self.orders[lens]
        return f"{order.places[area]}{'=' if order.tied(area) else ''}" if area in order.places else "–"

    def moves(self, lens: str, area: str) -> str:
        """Between which places an area moves when one member is left out, empty where it stays or that cannot be told."""
        steady = self.steady.get(lens)
        high, low = steady.ranges.get(area, (0, 0)) if steady else (0, 0)
        return f"{ordinal(high)} to {ordinal(low)}" if high < low else ""

    @property
    def empty(self) -> bool:
        """Whether no lens places any area."""
        return not any(order.places for order in self.orders.values())


def of_team(seen: Seen) -> Suggested:
    """What the sheets and hands of a team suggest. Before the opening they suggest nothing."""
    said = said_of(seen)
    orders = all_orders(said)
    found = steadiness.of_team(seen, said, orders)
    return Suggested(said, orders, {}, found) if isinstance(found, str) else Suggested(said, orders, found)


def reckoned(lens: str, said: Said) -> str:
    """The counts that a lens compares, in words."""
    against = f"{said.against} of {said.rated} not in place"
    urgent, impact = f"{said.urgent} of {said.placed} urgent", f"{said.impact} of {said.placed} high impact"
    match lens:
        case "need":
            return f"{against}, {said.strongly} strongly" if said.strongly else against
        case "urgency":
            return urgent
        case "impact":
            return impact
    return f"{against}, {urgent}, {impact}"


def first_place(names: Mapping[str, str], order: Order, steady: Steadiness) -> str:
    """What becomes of first place when one member is left out; `names` has the areas' names. Empty where nothing has a place."""
    if not order.groups:
        return ""
    first, runs = [names[area] for area in order.groups[0]], len(steady.runs)
    said = []
    if steady.same == runs:
        stay = "stays first" if len(first) == 1 else "share first place"
        said.append(f"{listed(first)} {stay} whoever is left out.")
    elif steady.overlap and len(first) > 1:
        said.append(f"In {steady.overlap} of {counted(runs, 'case')} first place is shared differently.")
    elif steady.overlap and steady.different:
        said.append(f"In {steady.overlap} of {counted(runs, 'case')} {first[0]} shares first place.")
    elif steady.overlap:
        said.append(f"{first[0]} stays first in all {counted(runs, 'case')}, sharing first place in {steady.overlap}.")
    nothing = sum(not run.groups for run in steady.runs)
    if others := steady.different - nothing:
        said.append(f"In {others} of {counted(runs, 'case')} another area comes first.")
    if nothing:
        said.append(f"In {nothing} of {counted(runs, 'case')} no answers are left that this lens asks for.")
    return " ".join(said)


def near_the_top(names: Mapping[str, str], orders: Mapping[str, Order]) -> tuple[str, ...]:
    """Which areas are among the first three under every single lens, and for which that depends on the lens.

    Nothing is said of three areas or fewer, nor of ties that put all areas there: then all are near the top.
    """
    times = {area: top_three(orders, area) for area in names}
    if max(len(order.places) for order in orders.values()) <= 3 or all(count == 3 for count in times.values()):
        return ()
    always = [names[area] for area, count in times.items() if count == 3]
    depends = [names[area] for area, count in times.items() if 0 < count < 3]
    said = [
        f"Near the top whichever single lens you use: {listed(always)}."
        if always
        else "No area is near the top under every single lens."
    ]
    return (*said, f"Depends on the lens: {listed(depends)}.") if depends else tuple(said)


def shown(exercise: Exercise) -> str:
    """Whether the team saw the suggested orders, and when, in words."""
    said = exercise.ranking.suggestions
    told = {
        "before": "The team asked to see them before it made an order of its own.",
        "after": "The team saw them after it had made a first order of its own.",
        "never": "Never shown on the Rank page: the team did not ask to see them.",
    }[said.shown]
    return f"{told} That was at {at_minute(said.when)}." if said.when else told
