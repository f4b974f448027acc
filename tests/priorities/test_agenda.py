"""A question for each pattern; nobody is named or asked to own up."""

import pytest
from priorities import agreement, placement
from priorities.agenda import question, talk_class

AT_ONE = {"high-high": 6, "high-low": 1, "low-high": 1}
TIED = {"high-high": 4, "low-high": 4}
CONFLICT = {"high-high": 3, "low-high": 2, "low-low": 2}


@pytest.mark.parametrize(
    ("counts", "placed", "number", "asked"),
    [
        ((3, 1, 1, 3), AT_ONE, 1, "Are we describing the same thing, or seeing different parts of the State?"),
        ((0, 4, 4, 0), AT_ONE, 2, "What would you need to see to move one step?"),
        ((1, 0, 5, 2), TIED, 3, "What does that member see that others may not?"),
        ((1, 1, 6, 0), AT_ONE, 3, "What does that member see that others may not?"),
        ((0, 2, 6, 0), AT_ONE, 4, "What would you need to see to move one step?"),
        ((0, 1, 7, 0), TIED, 5, "We agree on where we are; what makes it urgent or not?"),
        ((0, 1, 7, 0), CONFLICT, 5, "We agree on where we are; what makes it urgent or not?"),
        ((0, 1, 7, 0), AT_ONE, 6, "What would change our mind?"),
        ((0, 1, 1, 0), AT_ONE, 7, ""),
        ((0, 0, 0, 0), {}, 7, ""),
    ],
)
def test_the_first_class_that_fits(counts, placed, number, asked):
    said, where = agreement.summarise(counts), placement.summarise(placed)

    assert (talk_class(said, where), question(said, where)) == (number, asked)
