"""A split by role shows no group of fewer than three answers, and nothing that subtraction would tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities import changes, sheets
from priorities.agreement import LEVELS
from priorities.counts import agreement_of
from priorities.placement import QUADRANTS
from priorities.roles import OTHERS, split
from priorities.visibility import see

from tests.priorities.exercises import BLANK, WHEN

ROLES = ("Principal", "Supervisor", "Teacher", "Dean")


def opened(members, appear="role"):
    """An open exercise with a sheet for each pair of a role and a level."""
    exercise = changes.describe(BLANK, appear=appear, roles=ROLES)
    for number, (role, level) in enumerate(members):
        exercise = sheets.start(exercise, f"m{number}", by=role)
        exercise = sheets.rate(exercise, f"m{number}", "systems", agreement=level, quadrant=QUADRANTS[number % 4])
    return see(sheets.open_sheets(exercise, WHEN))


def team(**sizes):
    return [(role, LEVELS[number % 4]) for role, size in sizes.items() for number in range(size)]


@pytest.mark.parametrize(
    ("sizes", "groups"),
    [
        ({"Principal": 3, "Teacher": 4}, ["Principal", "Teacher"]),
        ({"Principal": 3, "Teacher": 3, "Dean": 2, "Supervisor": 1}, ["Principal", "Teacher", OTHERS]),
        # Two deans could be told from the whole team less the two roles: the smaller of these joins them.
        ({"Principal": 4, "Teacher": 3, "Dean": 2}, ["Principal", OTHERS]),
        ({"Principal": 3, "Dean": 2}, []),
        ({"Principal": 8}, []),
        ({"Principal": 2, "Teacher": 2, "Dean": 2}, []),
        ({"Principal": 2}, []),
    ],
)
def test_who_is_shown(sizes, groups):
    found = split(opened(team(**sizes)), "systems", "agreement")

    assert [role for role, _ in found.groups] == groups
    assert bool(found.held_back) == (OTHERS in groups or not groups)


@given(st.lists(st.tuples(st.sampled_from([*ROLES, ""]), st.sampled_from(LEVELS)), min_size=1, max_size=16))
def test_no_group_is_small_and_all_together_are_the_whole_team(members):
    seen = opened(members)
    for part in ("agreement", "quadrant"):
        groups = split(seen, "systems", part).groups
        assert all(sum(counts) >= 3 for _, counts in groups)
        assert len(groups) != 1
        if groups and part == "agreement":
            assert tuple(map(sum, zip(*(counts for _, counts in groups), strict=True))) == agreement_of(seen, "systems").counts


@pytest.mark.parametrize("appear", ["anonymous", "named"])
def test_other_teams_have_no_split(appear):
    found = split(opened(team(Principal=4, Teacher=4), appear), "systems", "agreement")

    assert (found.groups, found.held_back) == ((), "")


def test_nothing_is_split_before_the_opening():
    exercise = changes.describe(BLANK, appear="role", roles=ROLES)
    exercise = sheets.rate(sheets.start(exercise, "a", by="Dean"), "a", "systems", agreement="agree")

    assert split(see(exercise), "systems", "agreement").groups == ()


def test_agreement_on_another_meaning_is_not_split():
    seen = opened(team(Principal=4, Teacher=4))
    exercise = changes.reword(seen.exercise, "systems", "Other.", earlier="ask", when=WHEN)

    assert split(see(exercise), "systems", "agreement").groups == ()
    assert len(split(see(exercise), "systems", "quadrant").groups) == 2
