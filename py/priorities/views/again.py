"""Sheets to look at again, since a statement changed its meaning after they were filled in. What they said is not shown to anybody."""

from htpy import Node, div, fragment, h2, li, p, span, ul

from priorities import forms
from priorities.counts import set_aside
from priorities.moment import Moment
from priorities.sheets import HOLDS
from priorities.spoken import listed
from priorities.visibility import Envelope, Seen

WHO = (("here", "The member, on this device"), ("word", "The facilitator, on the member’s word"))


def again(seen: Seen, moment: Moment) -> Node:
    """Which sheets to look at again, as the team appears: by name or role, without names by count alone; nothing if there are none."""
    exercise = seen.exercise
    stale = [one for one in seen.envelopes if one.again]
    changed = [area.name for area in exercise.areas if exercise.asked_anew(area.id)]
    aside = sum(set_aside(seen, area.id) for area in exercise.areas)
    if not stale and not aside:
        return None
    one_by_one = exercise.team.appear != "anonymous"
    return forms.card(
        h2["Look again"],
        p[
            f"The statement on {listed(changed)} changed its meaning after sheets were filled in. Agreement given before is set aside "
            "until its member says that it holds, or rates again."
        ],
        p(".strong")[f"{len(stale)} {'sheet' if len(stale) == 1 else 'sheets'} to look at again."] if stale else None,
        p[f"{aside} {'rating is' if aside == 1 else 'ratings are'} set aside."] if aside else None,
        ul[
            [
                li[one.by or f"Sheet {one.number}", ": ", listed([exercise.area(area).name for area in one.again])]
                for one in stale
            ]
        ]
        if one_by_one
        else None,
        p(".hint")[
            "Press ‘Look again’ beside a sheet above"
            if one_by_one or not seen.open
            else "Sheets without names are not listed once they are open: count hands of these members anew",
            ", or send the new link: a member who filled in a sheet on a device of their own can confirm it there.",
        ],
    )


def question(seen: Seen, moment: Moment, one: Envelope, name: str) -> Node:
    """The areas of a sheet to look at again, each with its new wording and never with the old answer."""
    words = seen.exercise.instruments["areas"].words
    options = (
        (HOLDS, "The earlier answer still holds"),
        *((level.id, level.label) for level in words.scales["agreement"]),
    )
    return div(".message.information.ask", tabindex="-1", id="ask")[
        p(".strong")[f"{name}: look again"],
        fragment[
            forms.radios("draft who", "Who answers?", WHO, moment.typed.get("draft who", "here")),
            [
                fragment[
                    p(".kicker")[seen.exercise.area(area).name],
                    p(".statement")[seen.exercise.statement(area)],
                    forms.radios(
                        f"look {one.id} {area}",
                        "How far does the member agree with the new wording?",
                        options,
                        "",
                        layout="four again",
                    ),
                ]
                for area in one.again
            ],
        ]
        if one.again
        else p["Every statement that changed has been looked at. ", span(".hint")["Undo takes the last answer back."]],
        div(".buttons")[forms.do("cancel", "Done")],
    ]
