"""An exercise from before a change of words says what differs, and keeps its own."""

from dataclasses import replace

import pytest
from priorities.differences import differences
from priorities.exercise import begin

SUPERVISION = ("supervision", "Principal Supervision", "Those who supervise principals have time.")


@pytest.fixture
def old(instruments):
    return begin(instruments, "old", "")


def test_the_same_words_differ_nowhere(old, instruments):
    assert differences(old, instruments) == ()


def test_a_tool_that_only_one_of_them_has(old, instruments):
    rest = {name: one for name, one in instruments.items() if name != "defining"}

    assert differences(old, rest) == ("Tool 3 is not part of this site.",)
    assert differences(begin(rest, "old", ""), instruments) == ("Tool 3 of this site is not part of it.",)


def test_areas_that_were_added_taken_out_and_edited_are_named(old, instruments):
    areas = instruments["areas"]
    first, second, *others = areas.areas
    new = replace(second, id=SUPERVISION[0], name=SUPERVISION[1], statement=SUPERVISION[2])
    edited = replace(areas, version=2, areas=(replace(first, statement="We know what good is."), *others, new))

    assert differences(old, {**instruments, "areas": edited}) == (
        "Tool 1 of this site has no: Preparation.",
        "Tool 1 of this site also has: Principal Supervision.",
        "Tool 1 of this site words otherwise: Instructional Leadership Definition.",
    )


def test_strategies_are_named_by_their_words(old, instruments):
    tool = instruments["performance"]
    group, *others = tool.categories
    one, other, *rest = group.strategies
    words = (replace(one, text="Say it shorter."), replace(other, id="another", text="Something new"), *rest)
    edited = replace(tool, categories=(replace(group, strategies=words), *others))

    assert differences(old, {**instruments, "performance": edited}) == (
        f"Tool 5 of this site has no: {other.text}",
        "Tool 5 of this site also has: Something new.",
        f"Tool 5 of this site words otherwise: {one.text}",
    )


def test_words_around_them_are_told_without_a_name(old, instruments):
    retitled = replace(instruments["areas"], title="Where we stand")

    assert differences(old, {**instruments, "areas": retitled}) == ("Tool 1 has other words on this site.",)
