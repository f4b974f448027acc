"""What the ratings alone would suggest: four orders side by side, how sure each is, and no way to accept one."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from htpy import Node, caption, div, fragment, h3, li, ol, p, section, span, table, tbody, td, th, thead, tr

from priorities import forms
from priorities.orders import LENSES
from priorities.suggestions import ASKS, CLOSE, LEFT_OUT, NOTHING, Suggested, first_place, near_the_top, reckoned


def lenses(names: Mapping[str, str], found: Suggested) -> Node:
    """The order under each lens as tie groups: a gap where the boundary is firm, a dotted line where it is a close call."""
    if found.empty:
        return p[NOTHING]
    return fragment[
        p[found.unsteady or f"{LEFT_OUT} A gap stands for a firm boundary, a dotted line for a close call."],
        div(".lenses")[[_lens(names, lens, found) for lens in LENSES]],
        _across(names, found),
        [p[sentence] for sentence in near_the_top(names, found.orders)],
    ]


def _lens(names: Mapping[str, str], lens: str, found: Suggested) -> Node:
    order, steady = found.orders[lens], found.steady.get(lens)
    title, asks = ASKS[lens]
    firm: Sequence[bool] = steady.firm if steady else ()
    return section(".lens", aria_labelledby=f"lens-{lens}")[
        h3(id=f"lens-{lens}")[title],
        p(".hint")[asks],
        ol[
            [
                li(class_={"close": holds is False, "firm": holds is True})[
                    span(".lens-place")[found.place(lens, group[0])],
                    div[
                        [_area(names, lens, found, area) for area in group],
                        len(group) > 1 and p(".hint")["Tied, in the order of the form."],
                    ],
                    forms.hidden("The boundary below is firm.") if holds else None,
                    p(".close-call")[CLOSE] if holds is False else None,
                ]
                for group, holds in zip_longest(order.groups, firm)
            ]
        ]
        if order.groups
        else p["No answers that this lens asks for."],
        bool(order.groups and order.waiting)
        and p[span(".strong")["Not placed, for want of answers: "], ", ".join(names[area] for area in order.waiting), "."],
        steady is not None and (told := first_place(names, order, steady)) and p[told],
    ]


def _area(names: Mapping[str, str], lens: str, found: Suggested, area: str) -> Node:
    moves = found.moves(lens, area)
    return p[
        span(".strong")[names[area]],
        span(".hint")[reckoned(lens, found.said[area])],
        moves and span(".hint")[f"{moves} when one member is left out"],
    ]


def _across(names: Mapping[str, str], found: Suggested) -> Node:
    return table(".numbers")[
        caption["The place of each area under each lens, in the form’s order"],
        thead[tr[th(scope="col")["Area of focus"], [th(scope="col")[ASKS[lens][0]] for lens in LENSES]]],
        tbody[[tr[th(scope="row")[name], [td[found.place(lens, area)] for lens in LENSES]] for area, name in names.items()]],
    ]
