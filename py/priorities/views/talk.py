"""The talk on the Discuss page: the agenda with its minutes, the timer of an area, and what the wall is to show."""

from htpy import Node, a, div, fragment, h2, input, label, li, ol, p

from priorities import agenda, agreement, charts, forms, timer
from priorities.agenda import Agenda
from priorities.counts import agreement_of, placement_of
from priorities.instrument import Area
from priorities.moment import Moment
from priorities.spoken import counted
from priorities.visibility import Seen

EVERYTHING = "*"  # what the projector shows after the last area; no area has that id


def wall(seen: Seen) -> Node:
    """The way to the projector view."""
    return forms.card(
        h2["On the wall"],
        p[
            "The projector view shows one area at a time, without notes or names",
            "." if seen.open else ". Until the sheets are opened it shows the statements alone.",
            " Drag its window to the projector. It turns to the area for which you press ‘Show on the projector’; "
            "the arrow keys turn it, too.",
        ],
        div(".buttons")[
            forms.do("projector", "Open the projector view"),
            seen.open and forms.do(f"show {EVERYTHING}", "Show all areas on the projector"),
            a(".button.link", href="../projector/")["Show it in this window"],
        ],
        p(".hint")["With one mirrored screen, show it in this window; the browser’s Back button leads back here."],
    )


def summary_matrix(seen: Seen, *, folded: bool = True) -> Node:
    """Where members place all the areas; who has not placed one is said."""
    placed = {area: placement_of(seen, area.id) for area in seen.exercise.areas}
    teams = {area: agreement_of(seen, area.id).team for area in placed}
    short = [f"{area.name} {one.n} of {teams[area]}" for area, one in placed.items() if one.n < teams[area]]
    remark = f"Not every member placed every area: {', '.join(short)}." if short else ""
    return charts.summary_matrix([(area.name, one.counts) for area, one in placed.items()], remark, folded=folded)


def agenda_card(seen: Seen, moment: Moment, plan: Agenda) -> Node:
    """The areas in the order of talk, each with the question that opens it and its minutes."""
    areas = {area.id: area for area in seen.exercise.areas}
    return forms.card(
        h2(id="agenda")["Talk agenda"],
        p(".strong")["Order of talk, not of priority."],
        p[
            "Where views are split or mixed the talk begins, and where a few stand alone; what most see alike comes last. "
            "Areas of the same kind stand in the form’s order."
        ],
        _minutes(moment, plan, "", "Minutes for the talk", plan.total),
        ol(".agenda")[[_item(seen, moment, plan, areas[id], minutes) for id, minutes in plan.minutes.items()]],
        p(".strong", aria_live="polite")[plan.remark],
        p(".hint")["Minutes that you change stay; the other areas share the rest. Empty a field to have it shared out again."],
        label="agenda",
    )


def _item(seen: Seen, moment: Moment, plan: Agenda, area: Area, minutes: int) -> Node:
    said, placed = agreement_of(seen, area.id), placement_of(seen, area.id)
    return li[
        div[
            a(href=f"#talk-{area.id}")[area.name],
            charts.chip(agreement.chip(said), said.counts),
            p[agenda.question(said, placed) or "Fewer than three have rated it."],
        ],
        _minutes(moment, plan, area.id, "Minutes", minutes, aside=f"for {area.name}"),
    ]


def _minutes(moment: Moment, plan: Agenda, area: str, words: str, minutes: int, aside: str = "") -> Node:
    """A field of minutes. What was typed stays in it, also where no minutes can be read; an empty one shows what it gets."""
    name = f"draft minutes {area}".strip()
    id = forms.id_of(name)
    wrong = name in plan.wrong
    return div(".field.minutes-field")[
        label(".label", for_=id)[words, forms.hidden(f" {aside}") if aside else None],
        input(
            type="text",
            inputmode="numeric",
            id=id,
            name=name,
            value=moment.typed.get(name, "").strip() or str(minutes),
            autocomplete="off",
            aria_invalid="true" if wrong else None,
            aria_describedby=f"{id}-wrong" if wrong else None,
        ),
        p(".wrong", id=f"{id}-wrong", role="alert")[f"Write whole minutes in digits, 1 to {agenda.MOST}; {minutes} until then."]
        if wrong
        else None,
    ]


def in_hand(moment: Moment, area: Area, minutes: int | None) -> Node:
    """What is done while an area is talked about: it is shown on the projector, and its minutes run, once there are any."""
    return div(".buttons.in-hand")[
        forms.do(f"show {area.id}", "Show on the projector", aside=area.name),
        minutes and _timer(moment, area, minutes),
        moment.typed.get("draft shown") == area.id and p(".hint")["Chosen for the projector."],
    ]


def _timer(moment: Moment, area: Area, minutes: int) -> Node:
    """One button starts, pauses and goes on, so that focus stays on it; beside it stands the time left, in words."""
    held = timer.read(moment.typed.get("draft timer", ""))
    here = held if held and held.area == area.id else None
    action, aside = f"{area.id} {minutes}", f"for {area.name}"
    begin = f"Start {counted(minutes, 'minute')}"
    if here is None or not here.seconds(moment.seconds):
        return fragment[
            forms.do(f"timer {action}", begin, aside=aside), p(".strong")[f"{here.told(moment.seconds)}."] if here else None
        ]
    return fragment[
        forms.do(f"timer {action}", "Pause" if here.ends else "Go on", aside=aside),
        forms.do(f"restart {action}", f"{begin} again", aside=aside, kind="link"),
        p(".strong")[f"{here.told(moment.seconds)}."],
    ]


def next_in(seen: Seen, plan: Agenda, area: Area) -> Node:
    """The way on to the area that is talked about next."""
    order = list(plan.minutes)
    at = order.index(area.id) + 1
    return (
        p[a(href=f"#talk-{order[at]}")[f"Next in the talk: {seen.exercise.area(order[at]).name}"]] if at < len(order) else None
    )
