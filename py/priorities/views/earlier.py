"""The earlier exercises beside this one, on the report page: which there are, and a file to lay another beside it."""

from htpy import Node, h2, li, p, ul

from priorities import forms
from priorities.earlier import named
from priorities.visibility import Seen


def earlier(seen: Seen) -> Node:
    """What is laid beside this exercise. It shows in the report below, once the sheets are open."""
    beside = seen.exercise.earlier
    return forms.card(
        h2["A year later"],
        p[
            "Have you done this exercise before? Lay the earlier one beside this one, and the report tells then and now.",
            not seen.open and " Nothing of it shows until this exercise’s sheets are open, so that it sways nobody.",
        ],
        bool(beside)
        and ul(".kept")[
            [
                li[
                    p[f"{name}{f' · {one.title}' if one.title else ''}"],
                    forms.do(f"take-away {one.id}", "Take it away", aside=name),
                ]
                for one, name in zip(beside, named(beside).values(), strict=True)
            ]
        ],
        forms.file_field(
            "lay beside",
            "The file of an earlier exercise",
            "Its .json file, or its report for the record. Counts and decisions are taken from it, and no sheet; where members appear by "
            "name in both, the report names who is in both teams.",
            kinds=forms.EXERCISES,
        ),
    )
