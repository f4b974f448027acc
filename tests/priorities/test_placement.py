"""Urgency and impact: cells, margins, and a conflict between them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities.placement import QUADRANTS, margins, sentence, summarise


def placed(hh=0, hl=0, lh=0, ll=0):
    return summarise({"high-high": hh, "high-low": hl, "low-high": lh, "low-low": ll})


@pytest.mark.parametrize(
    ("found", "kind", "modal"),
    [
        (placed(), "none", ()),
        (placed(hh=1), "one", ("high-high",)),
        (placed(hh=1, ll=1), "two", ("high-high", "low-low")),
        (placed(hh=4, lh=4), "tied", ("high-high", "low-high")),
        (placed(hh=6, hl=1, lh=1), "majority", ("high-high",)),
        (placed(hl=1, lh=3, ll=4), "most-common", ("low-low",)),
        (placed(hh=3, lh=2, ll=2), "most-common", ("high-high",)),
    ],
    ids=["nobody", "one", "two", "tied", "majority", "exactly half", "fewer than half"],
)
def test_the_most_common_placing_is_named_by_its_kind(found, kind, modal):
    assert (found.kind, found.modal) == (kind, modal)


def test_most_members_can_stand_against_the_most_common_quadrant():
    found = placed(hh=3, lh=2, ll=2)

    assert found.conflicts == ("urgency",)
    assert sentence(found) == "Urgent, high impact is the most common placing (3 of 7), but 4 of 7 rated urgency low."


def test_the_margins_can_point_where_hardly_anybody_is():
    """Three of five call it urgent, three of five expect high impact, and one of five says both."""
    found = placed(hh=1, hl=2, lh=2)

    assert margins(found) == "3 of 5 high urgency; 3 of 5 high impact."
    assert found.modal == ("high-low", "low-high")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (placed(hh=6, hl=1, lh=1), "Most (6 of 8): urgent, high impact."),
        (placed(hh=4, lh=4), "Tied: urgent, high impact and less urgent, high impact, 4 each."),
        (placed(hl=1, lh=3, ll=4), "Most common (4 of 8), half of them: less urgent, low impact."),
        (placed(hh=3, hl=2, lh=2), "Most common (3 of 7), fewer than half: urgent, high impact."),
        (placed(ll=2), "Two placements, both less urgent, low impact."),
        (placed(hh=1, ll=1), "Two placements: urgent, high impact and less urgent, low impact."),
        (placed(lh=1), "One placement: less urgent, high impact."),
        (placed(), "Nobody has placed it yet."),
    ],
)
def test_the_sentence_says_it_in_counts(found, said):
    assert sentence(found) == said


@given(st.tuples(*[st.integers(0, 9)] * 4))
def test_a_conflict_is_a_strict_majority_on_the_other_side(held):
    found = summarise(dict(zip(QUADRANTS, held, strict=True)))

    assert found.n == sum(held)
    if found.kind != "most-common":
        assert found.conflicts == ()
    else:
        urgency, impact = found.modal[0].split("-")
        assert ("urgency" in found.conflicts) == (2 * (found.urgent if urgency == "low" else found.n - found.urgent) > found.n)
        assert ("impact" in found.conflicts) == (2 * (found.impact if impact == "low" else found.n - found.impact) > found.n)
    assert sentence(found).endswith(".")


@given(st.tuples(*[st.integers(0, 9)] * 4).filter(lambda held: sum(held) >= 3))
def test_doubling_every_member_doubles_the_counts_and_changes_nothing_else(held):
    once, twice = placed(*held), placed(*(2 * count for count in held))

    assert twice == replace(once, counts={quadrant: 2 * count for quadrant, count in once.counts.items()})
