"""Members' own orders: every published case, brute force, and what holds of any ballots."""

from collections import Counter
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities.ballots import Ballots, components, concordance
from priorities.closest import breaks_the_weakest, closest, cycles


def ballots(areas, **given):
    """Ballots as they are written in the literature: how many members gave which order."""
    return Ballots(tuple(areas), tuple(tuple(order) for order, n in given.items() for _ in range(n)))


TENNESSEE = ballots("MNCK", MNCK=42, NCKM=26, CKNM=15, KCNM=17)
CYCLE = ballots("ABC", ABC=1, BCA=1, CAB=1)
HUNDRED = ballots("ABC", ABC=25, BCA=40, CAB=35)
CONDORCET = ballots("ABC", ABC=23, BCA=17, BAC=2, CAB=10, CBA=8)
FIVE = ballots("ABC", ABC=3, BCA=2)
OPPOSITE = ballots("ABC", ABC=1, CBA=1)
SHORT = ballots("ABCD", A=2, BC=2, CAD=1)


@pytest.mark.parametrize(
    ("held", "above"),
    [
        (TENNESSEE, "MN42 NM58 MC42 CM58 MK42 KM58 NC68 CN32 NK68 KN32 CK83 KC17"),
        (CYCLE, "AB2 BA1 BC2 CB1 CA2 AC1"),
        (HUNDRED, "AB60 BA40 BC65 CB35 CA75 AC25"),
        (CONDORCET, "AB33 BA27 BC42 CB18 CA35 AC25"),
        (FIVE, "AB3 BA2 AC3 CA2 BC5 CB0"),
        (OPPOSITE, "AB1 BA1 AC1 CA1 BC1 CB1"),
        (SHORT, "AB3 BA2 BC2 CB1 CA3 AC2 AD3 DA0 BD2 DB1 CD3 DC0"),
    ],
)
def test_the_published_pairwise_tables(held, above):
    assert {f"{i}{j}{n}" for i, row in held.above.items() for j, n in row.items()} == set(above.split())


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (TENNESSEE, {"M": 126, "N": 194, "C": 173, "K": 107}),
        (CYCLE, {"A": 3, "B": 3, "C": 3}),
        (HUNDRED, {"A": 85, "B": 105, "C": 110}),
        (CONDORCET, {"A": 58, "B": 69, "C": 53}),
        (FIVE, {"A": 6, "B": 7, "C": 2}),
        (OPPOSITE, {"A": 2, "B": 2, "C": 2}),
        (SHORT, {"A": 9, "B": 8, "C": 9, "D": 4}),
    ],
)
def test_the_published_borda_counts(held, expected):
    assert {area: held.borda(area) for area in held.areas} == expected


@pytest.mark.parametrize(
    ("held", "orders", "distance"),
    [
        (TENNESSEE, {"NCKM"}, 207),
        (CYCLE, {"ABC", "BCA", "CAB"}, 4),
        (HUNDRED, {"BCA"}, 120),
        (CONDORCET, {"BCA"}, 76),
        (FIVE, {"ABC"}, 4),
        (OPPOSITE, {"ABC", "ACB", "BAC", "BCA", "CAB", "CBA"}, 3),
        (SHORT, {"ABCD", "BCAD", "CABD"}, 7),
    ],
)
def test_the_published_closest_orders(held, orders, distance):
    found = closest(held)

    assert {"".join(order) for order in found.orders()} == orders == {"".join(order) for order in found.listed}
    assert (found.count, found.distance) == (len(orders), distance)


@pytest.mark.parametrize(
    ("held", "expected"),
    [(TENNESSEE, 0.0978), (CYCLE, 0), (HUNDRED, 0.0175), (CONDORCET, 0.018611), (FIVE, 0.28), (OPPOSITE, 0), (SHORT, 0.17)],
)
def test_the_published_concordance(held, expected):
    decimals = len(str(expected).partition(".")[2])

    assert round(held.concordance, decimals) == expected


def test_the_places_of_the_areas_in_the_closest_orders():
    assert closest(SHORT).ranges == {"A": (1, 3), "B": (1, 3), "C": (1, 3), "D": (4, 4)}
    assert closest(TENNESSEE).ranges == {"N": (1, 1), "C": (2, 2), "K": (3, 3), "M": (4, 4)}


def test_areas_that_are_left_out_share_the_places_below():
    """On `A` alone of four areas, the other three share places 2 to 4."""
    held = ballots("ABCD", A=1)

    assert [held.average_place(area) for area in "ABCD"] == [1, 3, 3, 3]
    assert held.places("A") == (1, 0, 0, 0, 0)
    assert held.places("B") == (0, 0, 0, 0, 1)


def test_the_area_that_beats_every_other_one():
    assert TENNESSEE.favorite == "N"
    assert FIVE.favorite == "A"
    assert [held.favorite for held in (CYCLE, HUNDRED, OPPOSITE)] == ["", "", ""]
    assert ballots("A", A=3).favorite == ""  # there is no other area to be put above


def test_where_majorities_go_round():
    assert cycles(HUNDRED) == (("A", "B", "C"),)
    assert cycles(TENNESSEE) == cycles(OPPOSITE) == ()


def test_the_weakest_majority_is_named_only_where_the_closest_orders_break_it_alone():
    """Of the hundred voters' circle A above B is the weakest, 60 to 40; in the circle of three all majorities are alike."""
    assert breaks_the_weakest(HUNDRED, ("A", "B", "C"), closest(HUNDRED).listed)
    assert not breaks_the_weakest(CYCLE, ("A", "B", "C"), closest(CYCLE).listed)
    assert not breaks_the_weakest(HUNDRED, ("A", "B", "C"), ())


def test_a_circle_can_be_longer_than_three():
    """Here A and C are level, and so are B and D: only all four go round."""
    held = ballots("ABCD", ABCD=1, BCDA=1, CDAB=1, DABC=1)

    assert cycles(held) == (("A", "B", "C", "D"),)


@pytest.mark.parametrize("areas", ["", "A", "AB"])
def test_no_ballot_makes_every_order_the_closest(areas):
    found = closest(ballots(areas))

    assert found.distance == 0
    assert {"".join(order) for order in found.orders()} == {"".join(order) for order in permutations(areas)}


def test_concordance_needs_two_ballots_and_a_difference():
    assert ballots("ABC", ABC=1).concordance is None
    assert ballots("A", A=3).concordance is None
    assert (
        ballots(
            "",
        ).concordance
        is None
    )


def test_complete_reversal_of_twelve_areas_is_counted_and_not_written_out():
    areas = "ABCDEFGHIJKL"
    found = closest(ballots(areas, **{areas: 1, areas[::-1]: 1}))

    assert (found.count, found.distance, found.listed) == (479_001_600, 66, ())
    assert set(found.ranges.values()) == {(1, 12)}


def test_thirteen_areas_that_hang_together_have_no_answer():
    areas = "ABCDEFGHIJKLM"

    assert closest(ballots(areas, **{areas: 1, areas[::-1]: 1})) is None


def test_many_areas_are_solved_where_they_fall_apart():
    """Twenty areas in two groups of ten that all members keep apart: each group has two opposite orders."""
    one, other = "ABCDEFGHIJ", "KLMNOPQRST"
    found = closest(ballots(one + other, **{one + other: 1, one[::-1] + other[::-1]: 1}))

    assert (found.count, found.distance) == (3_628_800**2, 90)
    assert (found.ranges["A"], found.ranges["T"]) == ((1, 10), (11, 20))


MOST = "ABCDEFGHIJKL"


@st.composite
def profiles(draw, most=12, complete=False):
    """Ballots of 1 to 20 members on 1 to `most` areas, complete or not."""
    areas = MOST[: draw(st.integers(1, most))]
    ballot = st.permutations(areas)
    if not complete:
        ballot = st.builds(lambda order, named: order[:named], ballot, st.integers(1, len(areas)))
    return Ballots(tuple(areas), tuple(tuple(one) for one in draw(st.lists(ballot, min_size=1, max_size=20))))


def disagreements(held, order):
    return sum(held.above[lower][upper] for upper, lower in combinations(order, 2))


@given(profiles(most=6))
def test_the_closest_orders_are_those_of_brute_force(held):
    """Every order of up to six areas is tried; the fewest disagreements, their number and the whole set are the same."""
    tried = {order: disagreements(held, order) for order in permutations(held.areas)}
    fewest = min(tried.values())
    best = {order for order, distance in tried.items() if distance == fewest}
    found = closest(held)

    assert (found.distance, found.count) == (fewest, len(best))
    assert set(found.orders()) == best
    places = {area: [order.index(area) + 1 for order in best] for area in held.areas}
    assert found.ranges == {area: (min(held), max(held)) for area, held in places.items()}


@given(profiles())
def test_pairs_and_borda_add_up(held):
    m = len(held.areas)
    for i, j in combinations(held.areas, 2):
        assert held.above[i][j] + held.above[j][i] <= held.n
    assert sum(held.borda(area) for area in held.areas) == held.n * m * (m - 1) / 2
    assert all(sum(held.places(area)) == held.n for area in held.areas)


@given(profiles(complete=True))
def test_complete_ballots_decide_every_pair(held):
    for i, j in combinations(held.areas, 2):
        assert held.above[i][j] + held.above[j][i] == held.n
    ranks = {area: sum(ballot.index(area) + 1 for ballot in held.given) for area in held.areas}
    assert {area: round(held.average_place(area) * held.n) for area in held.areas} == ranks


@given(profiles(most=8))
def test_the_distance_of_the_closest_order(held):
    """No ballot, completed in the form's order, is closer; and it meets every majority exactly where majorities do not go round."""
    found = closest(held)
    least = sum(min(held.above[i][j], held.above[j][i]) for i, j in combinations(held.areas, 2))

    for ballot in held.given:
        assert found.distance <= disagreements(held, [*ballot, *(area for area in held.areas if area not in ballot)])
    assert (found.distance == least) == (cycles(held) == ())


@given(profiles(most=8))
def test_doubling_every_member_doubles_distances_and_keeps_orders(held):
    once, twice = closest(held), closest(Ballots(held.areas, held.given * 2))

    assert (twice.distance, twice.count, twice.ranges) == (2 * once.distance, once.count, once.ranges)


@given(profiles(most=8), st.randoms(use_true_random=False))
def test_neither_members_nor_areas_have_a_first(held, random):
    members = random.sample(held.given, held.n)
    other = Ballots(tuple(random.sample(held.areas, len(held.areas))), tuple(members))

    assert other.above == held.above
    assert (closest(other).ranges, closest(other).count) == (closest(held).ranges, closest(held).count)
    assert other.concordance == held.concordance
    assert other.favorite == held.favorite
    assert len(cycles(other)) == len(cycles(held))


@given(profiles())
def test_a_circle_goes_round(held):
    """Each area of a circle is preferred to the next by more members, and the last to the first."""
    for circle in cycles(held):
        assert len(circle) > 2
        assert max(Counter(circle).values()) == 1
        assert all(held.margin(i, j) > 0 for i, j in pairwise([*circle, circle[0]]))


@given(profiles(), st.data())
def test_an_area_that_beats_all_comes_first_in_every_closest_order(held, data):
    if held.favorite and len(held.areas) > 1:
        assert closest(held).ranges[held.favorite] == (1, 1)


@given(st.integers(2, 12), st.integers(2, 20))
def test_equal_ballots_agree_wholly(m, n):
    held = ballots(MOST[:m], **{MOST[:m]: n})

    assert held.concordance == 1
    assert closest(held).listed == (held.areas,)


@given(profiles())
def test_concordance_lies_between_nothing_and_one(held):
    if held.concordance is not None:
        assert 0 <= held.concordance <= 1


def mid_ranks(values):
    """The rank of each value, the smallest first; equal ones share the mean of theirs."""
    return [sum(other < one for other in values) + (sum(other == one for other in values) + 1) / 2 for one in values]


# Hollander and Wolfe (1973): 22 players round first base in three ways, seconds. R's friedman.test gives chi-square 11.143.
BASES = """5.40 5.50 5.55|5.85 5.70 5.75|5.20 5.60 5.50|5.55 5.50 5.40|5.90 5.85 5.70|5.45 5.55 5.60|5.40 5.40 5.35|5.45 5.50 5.35
|5.25 5.15 5.00|5.85 5.80 5.70|5.25 5.20 5.10|5.65 5.55 5.45|5.60 5.35 5.45|5.05 5.00 4.95|5.50 5.50 5.40|5.45 5.55 5.50
|5.55 5.55 5.35|5.45 5.50 5.55|5.50 5.45 5.25|5.65 5.60 5.40|5.70 5.65 5.55|6.30 6.30 6.25"""
# Three raters judge the anxiety of 20 people, from the R package irr, which gives W = 0.540 and chi-square 30.8.
ANXIETY = """3 3 3 4 5 5 2 3 5 2 2 6 1 5 2 2 1 2 4 3|3 6 4 6 2 4 2 4 3 3 2 3 3 3 2 2 1 3 3 4|2 1 4 4 3 2 1 6 1 1 1 2 3 3 1 1 3 3 2 2"""


@pytest.mark.parametrize(("table", "expected", "decimals"), [(BASES, 0.25325, 5), (ANXIETY, 0.5397, 4)])
def test_the_published_concordance_of_tied_rankings(table, expected, decimals):
    rows = [mid_ranks([float(one) for one in row.split()]) for row in table.split("|")]

    assert round(concordance(rows), decimals) == expected


def test_components_stand_in_one_order():
    assert components("CAB", [("A", "B"), ("B", "A"), ("A", "C"), ("B", "C")]) == (("A", "B"), ("C",))
