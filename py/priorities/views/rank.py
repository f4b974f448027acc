"""Step 4, Tool 2: the team puts the areas in order by talking, with a reason for each and for each above the next."""

from htpy import Node, div, fragment, h2, h3, li, ol, p, span, ul

from priorities import agreement, charts, forms, ranking
from priorities.counts import agreement_of
from priorities.moment import Moment
from priorities.views.frame import frame, say
from priorities.visibility import Seen, output


@output("page.rank")
def page(seen: Seen, moment: Moment) -> Node:
    """As many places as areas, and the areas that wait. Nothing is filled in for the team."""
    placed = sum(area is not None for area in ranking.places(seen.exercise))
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
                    [_place(seen, moment, place, area) for place, area in enumerate(ranking.places(seen.exercise), 1)]
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
        lead=p(".lead")[
            "Put the highest priority for improvement first. Empty places are allowed. The reasons matter as much as the order."
        ],
    )


def _place(seen: Seen, moment: Moment, place: int, area: str | None) -> Node:
    number = span(".place-number", aria_hidden="true")[str(place)]
    if area is None:
        return li(".place.empty", id=f"place-{place}", data_place=str(place))[number, p[f"Place {place} is empty"]]
    name = seen.exercise.area(area).name
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
