"""A step of the facilitator's instructions, drawn the same wherever it stands: in the printed instructions and on a page."""

from itertools import groupby

from htpy import Element, Node, blockquote, em, fragment, li, p, ul

from priorities import charts
from priorities.instrument import Passage, Step


def step(one: Step, title: Element) -> Node:
    """Its number in `title`, then each passage in its printed place. Nothing in it has an id: a page may show it again."""
    return fragment[
        title[f"Step {one.number}"],
        [
            ul[[li[passage.text, as_printed(passage.as_printed)] for passage in passages]]
            if kind == "question"
            else [(_passage(passage), as_printed(passage.as_printed)) for passage in passages]
            for kind, passages in groupby(one.passages, key=lambda passage: passage.kind)
        ],
    ]


def as_printed(note: str) -> Node:
    """What the print gets wrong, told apart from its own words; nothing where it gets nothing wrong."""
    return note and p(".as-printed")[em["As printed: "], note]


def _passage(passage: Passage) -> Node:
    if passage.kind == "example":
        return charts.example(passage.text)
    if passage.kind == "definition":
        return blockquote(".definition")[p[passage.text]]
    return p(class_={"kicker": passage.kind == "heading"})[passage.text]
