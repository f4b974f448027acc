"""Starting orders: the areas as the ratings alone would put them, under four lenses. None is called the result.

A lens asks something of the answers: how many say *not in place* (`need`), how many call the area urgent (`urgency`), how many expect
high impact (`impact`), or how often members said yes to the three (`combined`). Shares are compared exactly, over one common
denominator, and equal shares are a tie and stay one: there is no other rule, and no weight to tune. The rules and their reasons are on
the methods page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import lcm

from priorities.counts import agreement_of, placement_of
from priorities.spoken import ordinal
from priorities.visibility import Seen

LENSES = ("need", "urgency", "impact", "combined")
SINGLE = LENSES[:3]
"""The lenses that ask one question."""
WORDS = {"need": "by need", "urgency": "by urgency", "impact": "by impact", "combined": "by all three together"}


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of one area, as far as a lens asks: of those who `rated` it, and of those who `placed` it."""

    rated: int = 0
    against: int = 0
    strongly: int = 0
    placed: int = 0
    urgent: int = 0
    impact: int = 0

    def without(self, one: "Said") -> "Said":
        """What is left when one member's answers are taken out."""
        return Said(
            self.rated - one.rated,
            self.against - one.against,
            self.strongly - one.strongly,
            self.placed - one.placed,
            self.urgent - one.urgent,
            self.impact - one.impact,
        )


@dataclass(frozen=True, slots=True)
class Order:
    """The areas under one lens.

    `groups` are tie groups, highest first, each in the form's order; `waiting` are areas that nobody answered for, which have no place.
    An area's `keys`, over the denominator `over`, are the shares that were compared, from left to right. A place is one more than the number
    of areas with a larger key.
    """

    groups: tuple[tuple[str, ...], ...]
    waiting: tuple[str, ...]
    keys: dict[str, tuple[int, ...]]
    over: int
    places: dict[str, int]

    def tied(self, area: str) -> bool:
        """Whether another area has the same place."""
        return sum(place == self.places[area] for place in self.places.values()) > 1


def under(lens: str, said: Mapping[str, Said]) -> Order:
    """The areas under a lens; `said` names them in the form's order. Without areas, or without answers, nothing has a place."""
    over = lcm(*(n for one in said.values() for n in (one.rated, one.placed) if n))
    keys = {area: key for area, one in said.items() if (key := _key(lens, one, over))}
    alike: dict[tuple[int, ...], list[str]] = {}
    for area, key in keys.items():
        alike.setdefault(key, []).append(area)
    groups = tuple(tuple(alike[key]) for key in sorted(alike, reverse=True))
    places: dict[str, int] = {}
    for group in groups:
        places |= dict.fromkeys(group, len(places) + 1)
    return Order(groups, tuple(area for area in said if area not in keys), keys, over, places)


def _key(lens: str, said: Said, over: int) -> tuple[int, ...]:
    """What a lens compares, as multiples of one part in `over`; empty where the answers it asks for are missing."""
    of_rated, of_placed = over // (said.rated or 1), over // (said.placed or 1)
    match lens:
        case "need" if said.rated:
            return said.against * of_rated, said.strongly * of_rated
        case "urgency" if said.placed:
            return (said.urgent * of_placed,)
        case "impact" if said.placed:
            return (said.impact * of_placed,)
        case "combined" if said.rated and said.placed:
            return (said.against * of_rated + (said.urgent + said.impact) * of_placed,)
    return ()


def place_of(order: Order, area: str) -> str:
    """An area's place in words: 5th, or tied for 5th."""
    return f"{'tied for ' if order.tied(area) else ''}{ordinal(order.places[area])}"


def said_of(seen: Seen) -> dict[str, Said]:
    """What the whole team said of each area, hands counted in, in the form's order. Before the opening nobody has said anything."""
    return {area.id: _whole(seen, area.id) for area in seen.exercise.areas}


def _whole(seen: Seen, area: str) -> Said:
    rated, placed = agreement_of(seen, area), placement_of(seen, area)
    return Said(rated.n, rated.not_in_place, rated.counts[0], placed.n, placed.urgent, placed.impact)


def all_orders(said: Mapping[str, Said]) -> dict[str, Order]:
    """The areas under every lens."""
    return {lens: under(lens, said) for lens in LENSES}


def top_three(orders: Mapping[str, Order], area: str) -> int:
    """Under how many of the single lenses an area's place is third or higher."""
    return sum(orders[lens].places.get(area, 4) <= 3 for lens in SINGLE)
