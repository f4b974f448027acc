"""What the team said: for each area how members agree, where they place it, a question to open the talk, and notes.

The summary stands in the form's order; the order of talk is a list of its own.
"""

from htpy import Node, a, div, fragment, h2, h3, li, nav, ol, p, section, span, ul

from priorities import agenda, agreement, charts, forms
from priorities.agenda import Agenda
from priorities.asked import SIDES
from priorities.counts import agreement_of, by_member, comments, placement_of, set_aside
from priorities.exercise import Talk
from priorities.instrument import Area
from priorities.moment import Moment
from priorities.report import by_role
from priorities.spoken import counted
from priorities.tallies import UNKNOWN, hands_for
from priorities.views import findings, talk
from priorities.views.blocks import write
from priorities.views.frame import frame, say
from priorities.visibility import Seen, output


@output("page.discuss")
def page(seen: Seen, moment: Moment) -> Node:
    """Every area in the form's order, never sorted by a score. Before the opening only the notes."""
    plan = agenda.plan(seen, moment.typed) if seen.open else None
    return frame(
        seen,
        moment,
        "discuss",
        "What the team said",
        say(
            seen,
            moment,
            "areas",
            (3,),
            "Take the areas in turn. Ask what each side sees. You do not need to come to consensus; the point is to hear where you agree and disagree.",
        ),
        p["Labels start a conversation. With few members a label can also arise by chance. Areas stand in the form’s order."]
        if seen.open
        else forms.message(
            "information",
            p[
                "The sheets are shut. Open them on the Collect page, and what the team said appears here. Notes can be written at any time."
            ],
            div(".buttons")[a(".button.plain", href="../collect/")["Go to Collect"]],
        ),
        fragment[_overview(seen), _where(seen), talk.agenda_card(seen, moment, plan)] if plan else None,
        talk.wall(seen),
        [_area(seen, moment, area, number, plan) for number, area in enumerate(seen.exercise.areas, 1)],
    )


def _overview(seen: Seen) -> Node:
    return nav(".overview", aria_label="Areas")[
        ol[
            [
                li[
                    a(href=f"#talk-{area.id}")[area.name],
                    " ",
                    charts.chip(agreement.chip(said), said.counts),
                    p[agreement.told(said)],
                ]
                for area in seen.exercise.areas
                for said in [agreement_of(seen, area.id)]
            ]
        ]
    ]


def _where(seen: Seen) -> Node:
    return section(".overview", aria_labelledby="all-areas")[
        h2(id="all-areas")["Urgency and impact of all areas"], talk.summary_matrix(seen)
    ]


def _area(seen: Seen, moment: Moment, area: Area, number: int, plan: Agenda | None) -> Node:
    return forms.card(
        p(".kicker")[f"Area {number} of {len(seen.exercise.areas)}", area.group and f" · {area.group}"],
        h2(id=f"talk-{area.id}", tabindex="-1")[area.name],
        p(".statement")[seen.exercise.statement(area.id)],
        talk.in_hand(moment, area, plan.minutes[area.id] if plan else None),
        _found(seen, area) if seen.open else None,
        _notes(seen, moment, area),
        talk.next_in(seen, plan, area) if plan else None,
        label=f"talk-{area.id}",
    )


def _found(seen: Seen, area: Area) -> Node:
    said, placed = agreement_of(seen, area.id), placement_of(seen, area.id)
    question = agenda.question(said, placed)
    aside = set_aside(seen, area.id)
    told = comments(seen, area.id)
    return fragment[
        findings.found(area, said, placed),
        aside > 0
        and p(".finding")[
            f"{aside} {'rating is' if aside == 1 else 'ratings are'} set aside: the wording changed its meaning afterward."
        ],
        findings.for_the_record(said),
        _by_member(seen, area),
        _by_role(seen, area),
        (hands := hands_for(seen.exercise, area.id)) > 0
        and p(".hint")[f"Hands of {counted(hands, 'member')} are in these counts. {UNKNOWN}"],
        told
        and not by_member(seen, area.id)
        and fragment[h3["Members’ comments"], p(".hint")["In no particular order"], ul[[li[one] for one in told]]],
        question
        and forms.message(
            "prompt",
            p(".kicker")["A question to open the talk"],
            p(".prompt-words")[question],
            p[agenda.protection(said, placed)],
        ),
    ]


def _by_member(seen: Seen, area: Area) -> Node:
    """Who said what, where the sheets promised that the team would see it."""
    said = by_member(seen, area.id)
    words = seen.exercise.instruments["areas"].words
    if not said:
        return None
    return forms.fold(
        ["Who said what", forms.hidden(f" of {area.name}")],
        ul[
            [
                li[
                    span(".strong")[name],
                    ": ",
                    "; ".join(
                        text
                        for text in (
                            words.label("agreement", answer.agreement),
                            "on an earlier wording"
                            if answer.agreement and answer.wording < seen.exercise.asked_anew(area.id)
                            else "",
                            words.label("quadrant", answer.quadrant),
                            f"“{answer.comment}”" if answer.comment else "",
                        )
                        if text
                    ),
                ]
                for name, answer in said
            ]
        ],
    )


def _by_role(seen: Seen, area: Area) -> Node:
    """How answers divide by role, as far as it shows nobody's own."""
    found = [by_role(seen, area, part) for part in ("agreement", "quadrant")]
    shown = [(write(table) if table else None, p(".hint")[why] if why else None) for table, why in found if table or why]
    return forms.fold(["By role", forms.hidden(f" in {area.name}")], shown) if shown else None


def _notes(seen: Seen, moment: Moment, area: Area) -> Node:
    talk = seen.exercise.discussion.get(area.id, Talk())
    return div(".notes")[
        [
            forms.text_area(
                moment,
                f"talk {area.id} {side}",
                words,
                getattr(talk, side),
                aside=f"{'about' if side == 'notes' else 'in'} {area.name}",
            )
            for side, words in SIDES.items()
        ]
    ]
