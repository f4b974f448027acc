"""Step 4, Tool 2: the team puts the areas in order by talking, with a reason for each and for each above the next."""

from collections.abc import Mapping

from htpy import Node, a, div, fragment, h2, h3, li, ol, p, span, ul
from markupsafe import Markup

from priorities import agreement, charts, forms, own_orders, ranking, suggestions
from priorities.counts import agreement_of
from priorities.forms import id_of
from priorities.moment import Moment
from priorities.once import Once
from priorities.rungs import difference, weakest
from priorities.suggestions import Suggested
from priorities.views import own_orders as own_orders_view
from priorities.views import suggested
from priorities.views.frame import frame, say
from priorities.visibility import Seen, output

# The page is drawn at each word that is typed, and the answers hardly ever change after the opening.
WORKED_OUT: Once[Suggested] = Once()
SUGGESTED: Once[Markup] = Once()
OWN_ORDERS: Once[Markup] = Once()


@output("page.rank")
def page(seen: Seen, moment: Moment) -> Node:
    """As many places as areas, and the areas that wait. Nothing is filled in for the team."""
    placed = sum(area is not None for area in ranking.places(seen.exercise))
    seen_it = seen.open and seen.exercise.ranking.suggestions.shown != "never"
    found = WORKED_OUT(_answers(seen), lambda: suggestions.of_team(seen)) if seen_it else None
    return frame(
        seen,
        moment,
        "rank",
        "Rank the areas",
        say(
            seen,
            moment,
            "areas",
            (4,),
            "Which area comes first, and why above the next one? Talk before you place. Gaps may stay, and you can move everything again.",
        ),
        div(".rank-layout")[
            div[
                p(".rank-end")["Highest Priority for Improvement"],
                ol(".places", id="places", data_drop="places")[
                    [_place(seen, moment, place, area, found) for place, area in enumerate(ranking.places(seen.exercise), 1)]
                ],
                p(".rank-end")["Lowest Priority for Improvement"],
            ],
            forms.card(
                h2["Waiting for a place"],
                p(".hint")[
                    f"{placed} of {len(seen.exercise.areas)} places are filled. The areas that wait stand in the form’s order."
                ],
                ul(".waiting", id="waiting", data_drop="waiting")[
                    [_waiting(seen, moment, area) for area in ranking.waiting(seen.exercise)]
                ],
            ),
        ],
        _weakest(seen, found),
        _suggested(seen, moment, found),
        lead=p(".lead")[
            "Put the highest priority for improvement first. Empty places are allowed. The reasons matter as much as the order."
        ],
    )


def _suggested(seen: Seen, moment: Moment, found: Suggested | None) -> Node:
    """What the sheets suggest, hidden until the team has an order of its own or asks to see it first."""
    if not seen.open:
        return forms.card(
            h2[suggestions.TITLE], p["The sheets are not open yet. Until then there is nothing to suggest an order from."]
        )
    if found is None:
        return forms.card(h2[suggestions.TITLE], _ask(seen))
    names = seen.exercise.names
    said = seen.exercise.ranking.suggestions
    return fragment[
        forms.card(
            h2(id="suggested", tabindex="-1")[suggestions.TITLE],
            div(".beside")[
                p(".strong")[suggestions.LEAVES_OUT],
                forms.text_area(moment, "doubt", suggestions.DOUBT, said.doubt),
            ],
            SUGGESTED(_answers(seen), lambda: Markup(fragment[suggested.lenses(names, found)])),
            p(".hint")[suggestions.shown(seen.exercise)],
        ),
        forms.card(h2[own_orders.TITLE], OWN_ORDERS(_answers(seen), lambda: _own_orders(names, seen))),
    ]


def _own_orders(names: Mapping[str, str], seen: Seen) -> Markup:
    return Markup(fragment[own_orders_view.own_orders(names, own_orders.of_team(seen))])


def _answers(seen: Seen) -> tuple[object, ...]:
    """All that suggestions and members' own orders are worked out from."""
    exercise = seen.exercise
    return exercise.sheets, exercise.tallies, exercise.statements, exercise.team, exercise.instruments, exercise.opened


def _ask(seen: Seen) -> Node:
    placed = any(seen.exercise.ranking.places)
    return fragment[
        p[
            "It stays hidden at first, since what is seen first pulls every later judgment toward it. Make an order of your own, whole or "
            "in part, then look."
        ],
        div(".buttons")[
            forms.do("see after", "We have a first order: show it", unable=not placed),
            not placed and forms.do("see before", "We want to see it first", kind="link"),
        ],
        p(".hint")["The report says which of the two it was, and when."],
    ]


def _weakest(seen: Seen, found: Suggested | None) -> Node:
    """The rungs that may be hard to explain to others; nothing as long as no two areas stand next to each other."""
    weak = weakest(seen.exercise, found.orders if found else {}, found.steady if found else {})
    if not ranking.rungs(seen.exercise):
        return None
    return forms.card(
        h2["The weakest rungs"],
        p["Which of these would be hardest to explain to someone who was not in the room?"]
        if weak
        else p["Each that stands right above another has a reason why."],
        bool(weak) and ul[[li[a(href=f"#{id_of(f'rung {one.upper} {one.lower}')}")[one.question]] for one in weak]],
    )


def _place(seen: Seen, moment: Moment, place: int, area: str | None, found: Suggested | None) -> Node:
    number = span(".place-number", aria_hidden="true")[str(place)]
    if area is None:
        return li(".place.empty", id=f"place-{place}", data_place=str(place))[number, p[f"Place {place} is empty"]]
    name = seen.exercise.area(area).name
    asked = difference(seen.exercise, found.orders, area, place) if found else ""
    order = ranking.places(seen.exercise)
    below = order[place] if place < len(order) else None
    return fragment[
        li(".place", id=f"place-of-{area}", data_place=str(place), data_area=area)[
            number,
            div(".card")[
                div(".place-head")[_grip(), h2[forms.hidden(f"Place {place}: "), name], _chip(seen, area)],
                _flags(seen, area),
                div(".buttons")[
                    forms.do(f"up {area}", "Up", aside=name, unable=place == 1),
                    forms.do(f"down {area}", "Down", aside=name, unable=place == len(order)),
                    _move(seen, moment, area, name, place),
                    forms.do(f"take-out {area}", "Take out", aside=name),
                ],
                asked and p(".asked")[asked],
                forms.text_area(
                    moment,
                    f"reason {area}",
                    "Reasoning",
                    seen.exercise.ranking.reasons.get(area, ""),
                    aside=f"for the place of {name}",
                ),
            ],
            below
            and div(".rung")[
                forms.text_area(
                    moment,
                    f"rung {area} {below}",
                    f"Why {name} above {seen.exercise.area(below).name}?",
                    seen.exercise.ranking.rungs.get(f"{area}>{below}", ""),
                )
            ],
        ],
    ]


def _waiting(seen: Seen, moment: Moment, area: str) -> Node:
    name = seen.exercise.area(area).name
    gap = next(place for place, held in enumerate(ranking.places(seen.exercise), 1) if held is None)
    return li(".waits", id=f"waits-{area}", data_area=area)[
        div(".place-head")[_grip(), h3[name], _chip(seen, area)],
        _flags(seen, area),
        (kept := seen.exercise.ranking.reasons.get(area)) and p(".hint")[f"Reasoning kept: {kept}"],
        div(".buttons")[_move(seen, moment, area, name, gap)],
    ]


def _move(seen: Seen, moment: Moment, area: str, name: str, chosen: int) -> Node:
    places = [(str(place), str(place)) for place in range(1, len(seen.exercise.areas) + 1)]
    return fragment[
        forms.choice(moment, f"draft place {area}", "Place", places, str(chosen), aside=f"for {name}"),
        forms.do(f"move {area}", "Move to place", aside=name),
    ]


def _grip() -> Node:
    return span(".grip", aria_hidden="true")["⋮⋮"]


def _chip(seen: Seen, area: str) -> Node:
    if not seen.open:
        return None
    said = agreement_of(seen, area)
    return charts.chip(agreement.chip(said), said.counts)


def _flags(seen: Seen, area: str) -> Node:
    """What must be read with the label, in letters as large as its own."""
    return [p(".flag")[flag] for flag in agreement.flags(agreement_of(seen, area))] if seen.open else None
