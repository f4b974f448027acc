"""The eight members of the worked example: every number of it, through the record and the pages."""

from dataclasses import replace

import pytest
from priorities import agenda
from priorities.agreement import flags
from priorities.counts import agreement_of, comments, placement_of
from priorities.example import example
from priorities.files import read, write
from priorities.placement import QUADRANTS, sentence
from priorities.visibility import see

WHEN = "2026-05-14T15:00:00Z"
AREAS = {
    "definition": ((0, 1, 6, 1), "shared", "agree", 0.8538, (1, 0, 6, 1), (1, 7, 8), "majority", 6),
    "preparation": ((1, 6, 1, 0), "shared", "disagree", 0.8538, (6, 1, 1, 0), (7, 7, 8), "majority", 6),
    "licensure": ((0, 2, 5, 1), "leaning", "agree", 0.7525, (0, 1, 3, 4), (1, 3, 8), "most-common", 4),
    "evaluation": ((3, 1, 1, 3), "split", "", 0.1842, (3, 0, 2, 2), (3, 5, 7), "most-common", 1),
    "professional-development": ((0, 4, 4, 0), "mixed", "", 0.7370, (4, 0, 4, 0), (4, 8, 8), "tied", 2),
    "career-pathways": ((1, 4, 2, 0), "leaning", "disagree", 0.7222, (1, 0, 5, 1), (1, 6, 7), "majority", 4),
    "systems": ((1, 0, 5, 2), "shared", "agree", 0.6556, (1, 2, 0, 5), (3, 1, 8), "majority", 3),
}


@pytest.mark.parametrize("area", AREAS)
def test_every_number_of_an_area(team, area):
    """Counts, label, direction, index, quadrants, margins, kind and class of talk. Licensure's class is 4: a leaning with no strong minority."""
    counts, label, direction, index, quadrants, (urgent, impact, n), kind, talk = AREAS[area]
    said, placed = agreement_of(see(team), area), placement_of(see(team), area)

    assert (said.counts, said.label, said.direction) == (counts, label, direction)
    assert said.consensus == pytest.approx(index, abs=5e-5)
    assert tuple(placed.counts[quadrant] for quadrant in QUADRANTS) == quadrants
    assert (placed.urgent, placed.impact, placed.n, placed.kind) == (urgent, impact, n, kind)
    assert agenda.talk_class(said, placed) == talk


def test_the_flags_of_the_example(team):
    told = {area: flags(agreement_of(see(team), area)) for area in AREAS}

    assert told.pop("career-pathways") == ("1 member has not answered; that answer could change this.",)
    assert told.pop("systems") == ("1 member strongly disagrees.",)
    assert set(told.values()) == {()}


def test_the_middle_of_the_divided_areas(team):
    """Evaluation and Professional Development have Disagree and Agree in the middle."""
    assert agreement_of(see(team), "evaluation").typical == (1, 2)
    assert agreement_of(see(team), "professional-development").typical == (1, 2)


def test_evaluation_shows_its_axis_conflict(team):
    placed = placement_of(see(team), "evaluation")

    assert sentence(placed) == "Urgent, high impact is the most common placing (3 of 7), but 4 of 7 rated urgency low."


def test_the_instrument_says_the_same_as_this_test(instruments):
    """The example in the instrument file carries its own expected numbers."""
    held = instruments["areas"].examples[0]["areas"]

    for area, (counts, label, direction, _, quadrants, *_) in AREAS.items():
        assert (tuple(held[area]["counts"]), tuple(held[area]["placed"])) == (counts, quadrants)
        assert (held[area]["label"], held[area]["direction"]) == (label, direction)


def test_comments_stand_in_an_order_of_their_own(team):
    assert comments(see(team), "evaluation") == (
        "Our three pilot districts use the growth measure well.",
        "Two districts still give every principal the same rating.",
    )


def test_the_example_is_marked_as_one(team):
    assert team.team.example


@pytest.mark.parametrize("left_out", ["defining", "preparing", "performance"])
def test_a_copy_without_a_tool_has_its_example(instruments, left_out):
    """A State that does not offer a tool builds its first page all the same."""
    team = example({name: one for name, one in instruments.items() if name != left_out}, "team", WHEN)

    assert read(write(see(team))) == team
    assert team.priorities == ("preparation", "evaluation")


def test_a_copy_without_an_area_has_its_example(instruments):
    for left_out in instruments["areas"].areas:
        areas = tuple(one for one in instruments["areas"].areas if one != left_out)
        ours = replace(instruments["areas"], areas=areas, examples=_without(instruments["areas"].examples, left_out.id))
        team = example({**instruments, "areas": ours}, "team", WHEN)

        assert read(write(see(team))) == team
        assert len(team.sheets) == 8


def test_a_copy_that_took_the_worked_example_out_has_a_team_without_answers(instruments):
    team = example({**instruments, "areas": replace(instruments["areas"], examples=())}, "team", WHEN)

    assert read(write(see(team))) == team


def _without(examples, area):
    return tuple({**one, "areas": {id: held for id, held in one["areas"].items() if id != area}} for one in examples)
