"""The next steps on the report page: those there are, and a form for another."""

from htpy import Node, div, h2, h3, li, ol, p

from priorities import forms
from priorities.exercise import NextStep
from priorities.moment import Moment
from priorities.next_steps import source_of, sources
from priorities.visibility import Seen

PARTS = (("what", "What"), ("who", "Who"), ("by", "By when"))


def next_steps(seen: Seen, moment: Moment) -> Node:
    """What the team wrote, to be changed or taken off, and an empty form below it."""
    return forms.card(
        h2["Next steps"],
        p["What will you do, who sees to it, and by when? Nothing is filled in for you."],
        bool(seen.exercise.next_steps)
        and ol(".next-steps")[[_step(seen, moment, number, step) for number, step in enumerate(seen.exercise.next_steps, 1)]],
        h3["Another step" if seen.exercise.next_steps else "A first step"],
        div(".step-parts")[[forms.text_field(moment, f"draft step {part}", words) for part, words in PARTS]],
        forms.choice(moment, "draft step source", "From", _options(seen)),
        div(".buttons")[forms.do("add-step", "Add this step")],
    )


def _step(seen: Seen, moment: Moment, number: int, step: NextStep) -> Node:
    source = source_of(seen.exercise, step)
    return li(value=str(number))[
        div(".step-parts")[
            [
                forms.text_field(moment, f"step {number} {part}", words, getattr(step, part), aside=f"of step {number}")
                for part, words in PARTS
            ]
        ],
        source and p(".hint")[f"From: {source}"],
        div(".buttons")[forms.do(f"remove-step {number}", "Take off the list", aside=f"step {number}", kind="link")],
    ]


def _options(seen: Seen) -> list[tuple[str, str]]:
    options = [("", "Neither an area nor a strategy")]
    for title, pairs in sources(seen.exercise):
        options += [(id, f"{title}: {words}") for id, words in pairs]
    return options
