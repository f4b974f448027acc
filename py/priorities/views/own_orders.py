"""Members' own orders, summed up: a strip for each area, the closest orders, and what majorities say."""

from collections.abc import Mapping

from htpy import Node, div, fragment, h3, li, ol, p, span, ul

from priorities import charts, forms
from priorities.own_orders import OwnOrders, concordance, favorite, going_round, how_many, one_by_one, pairs, the_closest


def own_orders(names: Mapping[str, str], found: OwnOrders) -> Node:
    """What members' own orders have in common; where they are too few for that, each with its name, or nothing but their number."""
    if found.few:
        return fragment[
            p[" ".join((how_many(found), one_by_one(found)))],
            found.signed
            and ul[
                [li[span(".strong")[by], ": ", ", ".join(names[area] for area in order), "."] for by, order in found.signed]
            ],
        ]
    ballots = found.ballots
    return fragment[
        p[how_many(found), " Areas left out of an order count as below those in it, and equal to each other."],
        charts.strips([(names[area], ballots.places(area), ballots.average_place(area)) for area in ballots.areas]),
        h3["The closest order" if found.closest and found.closest.count == 1 else "The closest orders"],
        [p[sentence] for sentence in the_closest(names, found)],
        _listed(names, found),
        [p[sentence] for sentence in (*going_round(names, found), favorite(names, found)) if sentence],
        forms.fold("Every pair of areas", ul(".pairs")[[li[one, "; ", other, "."] for one, other in pairs(names, found)]]),
        (said := concordance(found)) and forms.fold("For the record", p[said]),
    ]


def _listed(names: Mapping[str, str], found: OwnOrders) -> Node:
    orders = found.closest.listed if found.closest else ()
    return fragment[
        len(orders) > 1 and p(".hint")["In no particular order:"],
        div(".closest")[[ol[[li[names[area]] for area in order]] for order in orders]] if orders else None,
    ]
