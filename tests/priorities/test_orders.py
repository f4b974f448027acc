"""Starting orders: the worked example's literal values, and what holds of any counts."""

from dataclasses import astuple, replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities import changes, sheets, tallies
from priorities.agreement import LEVELS
from priorities.exercise import Answer, Opening, Sheet
from priorities.orders import LENSES, Said, all_orders, said_of, top_three, under
from priorities.placement import QUADRANTS
from priorities.steadiness import of_order, of_team, part_of
from priorities.visibility import see

WHEN = "2026-05-14T15:00:00Z"
SHORT = {
    "definition": "Definition",
    "preparation": "Preparation",
    "licensure": "Licensure",
    "evaluation": "Evaluation",
    "professional-development": "Development",
    "career-pathways": "Pathways",
    "systems": "Systems",
}


def drawn(order, steady):
    """An order as the worked example writes it: `|` a firm boundary, `:` a close call, `=` a tie."""
    groups = ["=".join(SHORT[area] for area in group) for group in order.groups]
    marks = ["|" if firm else ":" for firm in steady.firm] + [""]
    return " ".join(part for pair in zip(groups, marks, strict=True) for part in pair if part)


@pytest.fixture(scope="module")
def orders(team):
    return all_orders(said_of(see(team)))


@pytest.fixture(scope="module")
def steady(team, orders):
    return of_team(see(team), said_of(see(team)), orders)


@pytest.mark.parametrize(
    ("lens", "expected"),
    [
        ("need", "Preparation | Pathways | Evaluation | Development | Licensure : Systems : Definition"),
        ("urgency", "Preparation | Development : Evaluation : Systems | Pathways : Definition=Licensure"),
        ("impact", "Development : Definition=Preparation : Pathways : Evaluation | Licensure | Systems"),
        ("combined", "Preparation | Development | Pathways : Evaluation | Definition | Licensure : Systems"),
    ],
)
def test_the_worked_examples_orders(orders, steady, lens, expected):
    assert drawn(orders[lens], steady[lens]) == expected


def test_the_worked_examples_shares(orders):
    """The sums of the three shares under the combined lens."""
    order = orders["combined"]

    assert {SHORT[area]: Fraction(key, order.over) for area, (key,) in order.keys.items()} == {
        "Preparation": Fraction(21, 8),
        "Development": Fraction(2),
        "Pathways": Fraction(12, 7),
        "Evaluation": Fraction(23, 14),
        "Definition": Fraction(9, 8),
        "Licensure": Fraction(3, 4),
        "Systems": Fraction(5, 8),
    }


def test_the_worked_examples_places(orders):
    """A tie takes the place above and leaves the next one out."""
    assert orders["impact"].places == {
        "professional-development": 1,
        "definition": 2,
        "preparation": 2,
        "career-pathways": 4,
        "evaluation": 5,
        "licensure": 6,
        "systems": 7,
    }
    assert orders["urgency"].places["definition"] == orders["urgency"].places["licensure"] == 6
    assert [area for area in orders["impact"].places if orders["impact"].tied(area)] == ["definition", "preparation"]


@pytest.mark.parametrize(
    ("lens", "counts"), [("need", (8, 0, 0)), ("urgency", (8, 0, 0)), ("impact", (5, 3, 0)), ("combined", (8, 0, 0))]
)
def test_the_worked_examples_first_place(steady, lens, counts):
    """How often it is the same, shared and another when one of eight members is left out."""
    found = steady[lens]

    assert (found.same, found.overlap, found.different) == counts
    assert len(found.runs) == 8


def test_the_worked_examples_place_ranges(steady):
    assert {SHORT[area]: places for area, places in steady["combined"].ranges.items()} == {
        "Preparation": (1, 1),
        "Development": (2, 2),
        "Pathways": (3, 4),
        "Evaluation": (3, 4),
        "Definition": (5, 5),
        "Licensure": (6, 7),
        "Systems": (6, 7),
    }
    urgency = steady["urgency"].ranges
    assert [urgency[area] for area in ("evaluation", "systems", "professional-development")] == [(2, 4), (2, 4), (2, 3)]


def test_the_worked_examples_top_three(orders):
    assert {SHORT[area]: top_three(orders, area) for area in SHORT} == {
        "Preparation": 3,
        "Evaluation": 2,
        "Development": 2,
        "Definition": 1,
        "Pathways": 1,
        "Licensure": 0,
        "Systems": 0,
    }


def test_shares_are_compared_exactly():
    """Five of seven is less than six of eight, and two of six is one of three, whatever floats make of them."""
    said = {"a": Said(7, 5), "b": Said(8, 6), "c": Said(6, 2), "d": Said(3, 1)}

    assert under("need", said).groups == (("b",), ("a",), ("c", "d"))


def test_an_area_needs_the_answers_its_lens_asks_for():
    """Rated alone it has no place by urgency, placed alone none by need, and the combined lens needs both. It waits in the form's order."""
    said = {
        "rated": Said(2, 1),
        "nothing": Said(),
        "placed": Said(placed=2, urgent=1, impact=2),
        "both": Said(1, 0, 0, 1, 0, 0),
    }

    assert under("need", said).waiting == ("nothing", "placed")
    assert under("urgency", said).waiting == under("impact", said).waiting == ("rated", "nothing")
    assert under("combined", said).waiting == ("rated", "nothing", "placed")
    assert under("combined", said).places == {"both": 1}


def test_need_asks_next_who_says_so_strongly():
    said = {"mild": Said(8, 4), "strong": Said(8, 4, 3)}

    assert under("need", said).groups == (("strong",), ("mild",))


@pytest.mark.parametrize("lens", LENSES)
def test_nobody_and_nothing_give_an_empty_order(lens, blank):
    assert under(lens, {}).groups == ()
    assert under(lens, said_of(see(blank))).waiting == tuple(area.id for area in blank.areas)


def test_before_the_opening_nobody_has_said_anything(blank):
    shut = sheets.rate(sheets.start(blank, "m1"), "m1", "systems", agreement="agree", quadrant="high-high")

    assert set(said_of(see(shut)).values()) == {Said()}


def opened(blank, *members):
    """An exercise after the opening, with what each member said of each area: a level and a quadrant."""
    laid = (Sheet(f"m{at}", answers={area: Answer(*said) for area, said in one.items()}) for at, one in enumerate(members))
    return replace(blank, sheets=tuple(laid), opened=Opening(WHEN))


def steadiness_of(exercise):
    said = said_of(see(exercise))
    return of_team(see(exercise), said, all_orders(said))


ONE = {"systems": ("disagree", "high-low"), "licensure": ("agree", "low-low")}


def test_two_members_are_too_few_to_leave_one_out(blank):
    """Members who left everything blank, or cannot judge, are not among those who answered."""
    exercise = opened(blank, ONE, ONE, {}, {"systems": ("cant-judge", "")})

    assert (
        steadiness_of(exercise) == "Fewer than 3 members answered, so no member can be left out to see how sure the orders are."
    )


def test_hands_do_not_tell_whom_to_leave_out(blank):
    exercise = tallies.tally(opened(blank, ONE, ONE, ONE), "evaluation", "quadrant", "high-high", 4)

    assert steadiness_of(exercise) == (
        "Hands were counted for some areas, and a count does not tell which member said what, so no member can be left out."
    )


def test_above_sixty_members_nobody_is_left_out(blank):
    assert isinstance(steadiness_of(opened(blank, *[ONE] * 60)), dict)
    assert steadiness_of(opened(blank, *[ONE] * 61)) == (
        "With more than 60 members, it is not worked out what would change if one were left out."
    )


def test_members_of_one_mind_make_every_boundary_firm(blank):
    found = steadiness_of(opened(blank, ONE, ONE, ONE))["need"]

    assert (found.same, found.overlap, found.different) == (3, 0, 0)
    assert found.firm == (True,)
    assert found.ranges == {"systems": (1, 1), "licensure": (2, 2)}


def test_another_area_can_come_first(blank):
    """Of three members, one alone answered for the area that comes first: without that member it has no place, and its boundary does not hold."""
    exercise = opened(blank, {"systems": ("strongly-disagree", "")}, *[{"licensure": ("disagree", "")}] * 2)
    found = steadiness_of(exercise)["need"]

    assert (found.same, found.overlap, found.different) == (2, 0, 1)
    assert found.firm == (False,)
    assert found.ranges == {"systems": (1, 1), "licensure": (1, 2)}


def test_a_rating_that_is_set_aside_is_left_out_with_nobody(blank):
    """What was rated on a wording with another meaning is in no count, so taking its member out takes nothing from the count."""
    exercise = changes.reword(opened(blank, ONE, ONE, ONE), "systems", "Another meaning.", "", "ask", WHEN)
    found = steadiness_of(exercise)

    assert list(found["need"].ranges) == ["licensure"]
    assert all(run.waiting == found["need"].runs[0].waiting for run in found["need"].runs)


EVERY = [f"area-{at}" for at in range(12)]
answers = st.tuples(st.sampled_from(("", "cant-judge", *LEVELS)), st.sampled_from(("", *QUADRANTS)))


@st.composite
def teams(draw):
    """Counts of 1 to 20 members for 1 to 12 areas, with each member's own part of them."""
    areas = EVERY[: draw(st.integers(1, 12))]
    return draw(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(areas, answers)), min_size=1, max_size=20)), areas


def counted(members, areas):
    """What members said of each area, summed up."""
    parts = [part_of({area: Answer(*said) for area, said in one.items()}) for one in members]
    return {area: Said(*map(sum, zip(*(astuple(part.get(area, Said())) for part in parts), strict=True))) for area in areas}


@given(teams())
def test_places_count_the_areas_strictly_above(drawn):
    """A place is one more than the number of areas with a larger share, and tie groups add up to the areas placed."""
    members, areas = drawn
    for order in all_orders(counted(members, areas)).values():
        for area, place in order.places.items():
            assert place == 1 + sum(key > order.keys[area] for key in order.keys.values())
        assert sum(map(len, order.groups)) == len(order.places) == len(areas) - len(order.waiting)
        assert [area for area in areas if area not in order.places] == list(order.waiting)


@given(teams(), st.randoms(use_true_random=False))
def test_neither_members_nor_areas_have_a_first(drawn, random):
    """Members in another order change nothing; areas in another order change only the order inside tie groups."""
    members, areas = drawn
    others = random.sample(areas, len(areas))
    before = all_orders(counted(members, areas))
    after = all_orders(counted(random.sample(members, len(members)), others))

    for lens in LENSES:
        assert before[lens].places == after[lens].places
        assert [set(group) for group in before[lens].groups] == [set(group) for group in after[lens].groups]


@given(teams())
def test_doubling_every_member_keeps_all_orders(drawn):
    members, areas = drawn
    once, twice = all_orders(counted(members, areas)), all_orders(counted([*members, *members], areas))

    assert {lens: order.groups for lens, order in once.items()} == {lens: order.groups for lens, order in twice.items()}


@given(teams())
def test_leaving_one_out_adds_up(drawn):
    """The three counts add up to the runs; a full order lies within its ranges; a firm boundary holds in every run."""
    members, areas = drawn
    said = counted(members, areas)
    for lens in LENSES:
        order = under(lens, said)
        runs = [under(lens, counted(members[:at] + members[at + 1 :], areas)) for at in range(len(members))]
        found = of_order(order, runs)
        assert found.same + found.overlap + found.different == len(members)
        assert len(found.firm) == max(0, len(order.groups) - 1)
        for area, (high, low) in found.ranges.items():
            assert 1 <= high <= order.places[area] <= low <= len(areas)
        for (upper, lower), firm in zip(pairwise(order.groups), found.firm, strict=True):
            assert firm == found.holds(upper, lower)
            if firm:
                assert max(found.ranges[area][0] for area in upper) < min(found.ranges[area][1] for area in lower)


@given(teams())
def test_taking_a_member_out_is_never_having_had_them(drawn):
    members, areas = drawn
    whole = counted(members, areas)
    for at, one in enumerate(members):
        part = part_of({area: Answer(*said) for area, said in one.items()})
        less = {area: said.without(part.get(area, Said())) for area, said in whole.items()}
        assert less == counted(members[:at] + members[at + 1 :], areas)
