"""The form for hands counted in the room, area by area."""

from collections.abc import Sequence

from htpy import Node, div, fieldset, fragment, legend, li, p, ul

from priorities import forms, tallies
from priorities.exercise import Tally
from priorities.instrument import Area, Level
from priorities.moment import Moment
from priorities.spoken import counted
from priorities.visibility import Seen


def hands(seen: Seen, moment: Moment) -> Node:
    """How many members raise a hand for each level and each quadrant of an area."""
    twice = tallies.too_many(seen.exercise)
    return fragment[
        twice and forms.message("problem", ul[[li[one] for one in twice]]),
        forms.fold(
            "Count hands",
            p["Only members who gave no sheet raise a hand. Agreement is counted apart from urgency and impact."],
            p(".hint")[tallies.UNKNOWN],
            [_area(seen, moment, area) for area in seen.exercise.areas],
            id="hands",
        ),
    ]


def _area(seen: Seen, moment: Moment, area: Area) -> Node:
    scales = seen.exercise.instruments["areas"].words.scales
    standing = tallies.standing(seen.exercise, area.id)
    kept = seen.exercise.tallies.get(area.id, Tally())
    aside = sum(kept.agreement.values()) - sum(standing.agreement.values())
    count = tallies.hands_for(seen.exercise, area.id)
    return forms.fold(
        [area.name, count > 0 and f": {counted(count, 'hand')}"],
        aside > 0 and p[f"{aside} on agreement were raised for an earlier wording and are set aside. Count again."],
        _part(moment, area, "agreement", "How far members agree", scales["agreement"], standing.agreement),
        _part(moment, area, "quadrant", "Urgency and impact", scales["quadrant"], standing.quadrant),
        id=f"hands-{area.id}",
    )


def _part(moment: Moment, area: Area, part: str, words: str, levels: Sequence[Level], counted: dict[str, int]) -> Node:
    return fieldset(".question")[
        legend[words, forms.hidden(f" of {area.name}")],
        div(class_=["hands", part])[
            [
                forms.text_field(
                    moment, f"tally {area.id} {part} {level.id}", level.label, str(counted.get(level.id, "")), keys="numeric"
                )
                for level in levels
            ]
        ],
    ]
