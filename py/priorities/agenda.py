"""A question to open the talk about an area, fitted to how its ratings lie.

The classes give an order of talk, not of priority. Within a class areas stay in the form's order: finer sorting would make
one person's answer look decisive.
"""

from priorities.agreement import Agreement
from priorities.placement import Placement

SAME_THING = "Are we describing the same thing, or seeing different parts of the State?"
ONE_STEP = "What would you need to see to move one step?"
OTHERS_MAY_NOT = "What does that member see that others may not?"
WHAT_MAKES_IT_URGENT = "We agree on where we are; what makes it urgent or not?"
CHANGE_OUR_MIND = "What would change our mind?"
QUESTIONS = {1: SAME_THING, 2: ONE_STEP, 3: OTHERS_MAY_NOT, 4: ONE_STEP, 5: WHAT_MAKES_IT_URGENT, 6: CHANGE_OUR_MIND, 7: ""}


def talk_class(said: Agreement, placed: Placement) -> int:
    """The class of an area, 1 to 7: the first that fits."""
    if said.label in ("split", "mixed"):
        return 1 if said.label == "split" else 2
    if said.label not in ("leaning", "shared"):
        return 7
    if said.strong_minority:
        return 3
    if said.label == "leaning":
        return 4
    return 5 if placed.kind == "tied" or placed.conflicts else 6


def question(said: Agreement, placed: Placement) -> str:
    """The question that opens the talk about an area, empty with fewer than three ratings."""
    return QUESTIONS[talk_class(said, placed)]
