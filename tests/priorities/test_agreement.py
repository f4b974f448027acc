"""How alike ratings are: the published values, the boundaries, and the laws that hold for any counts."""

from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities.agreement import consensus, flags, sentence, summarise, typical

counts = st.tuples(*[st.integers(0, 12)] * 4)
STEPS = {"shared": 0, "leaning": 1, "mixed": 2, "split": 2}


@pytest.mark.parametrize(
    ("given_counts", "label"),
    [
        ((0, 1, 4, 0), "leaning"),
        ((0, 1, 5, 0), "shared"),
        ((0, 2, 4, 0), "leaning"),
        ((0, 1, 2, 0), "leaning"),
        ((0, 2, 3, 0), "mixed"),
        ((1, 1, 1, 2), "split"),
        ((1, 1, 2, 0), "mixed"),
        ((1, 1, 1, 1), "split"),
        ((0, 3, 6, 0), "leaning"),
        ((0, 2, 8, 0), "leaning"),
        ((0, 3, 0, 4), "split"),
        ((3, 0, 0, 7), "leaning"),
        ((0, 0, 0, 0), "none"),
        ((0, 1, 0, 0), "one"),
        ((1, 0, 1, 0), "two"),
    ],
)
def test_a_boundary_falls_on_its_side(given_counts, label):
    assert summarise(given_counts).label == label


@pytest.mark.parametrize(
    ("n", "shared", "leaning", "divided"),
    [
        (3, 0, 1, None), (4, 0, 1, 2), (5, 0, 1, 2), (6, 1, 2, 3), (7, 1, 2, 3), (8, 1, 2, 3), (9, 1, 3, 4), (10, 1, 3, 4),
        (11, 2, 3, 4), (12, 2, 4, 5), (13, 2, 4, 5), (14, 2, 4, 5), (15, 2, 5, 6), (16, 3, 5, 6), (17, 3, 5, 6), (18, 3, 6, 7),
        (19, 3, 6, 7), (20, 3, 6, 7),
    ],
)  # fmt: skip
def test_the_smaller_side_decides_as_the_table_says(n, shared, leaning, divided):
    """The last smaller side that is still shared, the last that leans, and the first that is divided."""
    labels = [summarise((0, m, n - m, 0)).label for m in range(n // 2 + 1)]

    assert [m for m, label in enumerate(labels) if label == "shared"][-1] == shared
    assert [m for m, label in enumerate(labels) if label == "leaning"][-1] == leaning
    assert next((m for m, label in enumerate(labels) if label in ("mixed", "split")), None) == divided


@pytest.mark.parametrize("n", range(3, 21))
def test_one_changed_answer_moves_a_label_one_step_and_never_turns_it_round(n):
    """By exhaustion over all counts of that many answers."""
    every = {
        held: summarise(held)
        for c1, c2, c3 in product(range(n + 1), repeat=3)
        if min(held := (c1, c2, c3, n - c1 - c2 - c3)) >= 0
    }

    for held, before in every.items():
        for here, there in combinations(range(4), 2):
            if held[here]:
                after = every[tuple(count - (level == here) + (level == there) for level, count in enumerate(held))]
                assert abs(STEPS[before.label] - STEPS[after.label]) <= 1, held
                assert n < 4 or {before.direction, after.direction} != {"agree", "disagree"}, held


@pytest.mark.parametrize(
    ("given_counts", "index"),
    [
        ((0, 4, 4, 0), 0.7369656), ((4, 4, 0, 0), 0.7369656), ((4, 0, 0, 4), 0.0), ((2, 2, 2, 2), 0.3684828),
        ((1, 3, 3, 1), 0.5527242), ((3, 1, 1, 3), 0.1842414), ((0, 1, 6, 1), 0.8537594), ((1, 0, 7, 0), 0.7322812),
        ((1, 1, 4, 2), 0.5607146), ((0, 2, 3, 0), 0.7473582), ((2, 0, 3, 0), 0.4367384), ((0, 1, 2, 0), 0.7658600),
        ((30, 40, 210, 130, 530, 50, 10), 0.7256876), ((0, 0, 5, 0), 1.0),
    ],
)  # fmt: skip
def test_the_consensus_index_has_its_published_values(given_counts, index):
    assert consensus(given_counts) == pytest.approx(index, abs=5e-8)


def test_nobody_has_no_index():
    assert consensus((0, 0, 0, 0)) is None
    assert summarise((1, 0, 1, 0)).consensus is None


@pytest.mark.parametrize(
    ("given_counts", "said"),
    [
        ((0, 1, 6, 1), "Shared view: 7 of 8 say this is in place; 1 disagrees."),
        ((1, 6, 1, 0), "Shared view: 7 of 8 say this is not in place; 1 agrees that it is."),
        ((0, 2, 10, 0), "Shared view: 10 of 12 say this is in place; 2 disagree."),
        ((0, 0, 5, 3), "Shared view: 8 of 8 say this is in place."),
        ((1, 4, 2, 0), "Leaning: 5 of 7 say not in place, 2 say in place."),
        ((0, 2, 5, 1), "Leaning: 6 of 8 say in place, 2 say not in place."),
        ((0, 1, 3, 0), "Leaning: 3 of 4 say in place, 1 says not in place."),
        ((0, 4, 4, 0), "Mixed: 4 in place, 4 not, mostly mild."),
        ((3, 1, 1, 3), "Split: 4 in place, 4 not, and 6 of 8 feel strongly."),
        ((0, 1, 1, 0), "Two answers, on different sides: Disagree and Agree."),
        ((1, 1, 0, 0), "Two answers, on the same side: Strongly Disagree and Disagree."),
        ((0, 0, 2, 0), "Two answers, both Agree."),
        ((0, 0, 0, 1), "One answer: Strongly Agree."),
        ((0, 0, 0, 0), "No answers yet."),
    ],
)
def test_the_sentence_names_both_sides(given_counts, said):
    assert sentence(summarise(given_counts)) == said


@pytest.mark.parametrize(
    ("given_counts", "waiting", "cant_judge", "told"),
    [
        ((1, 0, 5, 2), 0, 0, ("1 member strongly disagrees.",)),
        ((3, 0, 0, 7), 0, 0, ("3 members strongly disagree.",)),
        ((1, 6, 0, 1), 0, 0, ("1 member strongly agrees.",)),
        ((1, 4, 2, 0), 1, 0, ("1 member has not answered; that answer could change this.",)),
        ((1, 4, 2, 0), 2, 0, ("2 members have not answered; their answers could change this.",)),
        ((0, 0, 7, 0), 1, 0, ("All 7 gave the same answer: Agree.", "7 of 8 answered.")),
        ((0, 1, 6, 0), 0, 1, ("1 member chose Can’t judge.",)),
        ((0, 0, 0, 0), 8, 0, ()),
        ((0, 0, 1, 0), 7, 0, ("1 of 8 answered.", "Few answers: fewer than half of the team.")),
    ],
)
def test_the_flags_stand_with_the_label(given_counts, waiting, cant_judge, told):
    assert flags(summarise(given_counts, waiting, cant_judge)) == told


def test_two_middle_answers_are_named_and_not_averaged():
    assert typical(summarise((3, 1, 1, 3))) == "Typical answer: between Disagree and Agree."
    assert typical(summarise((0, 1, 6, 1))) == "Typical answer: Agree."
    assert typical(summarise((0, 0, 0, 0))) == ""


@given(counts, st.integers(0, 9))
def test_reversing_the_scale_turns_the_direction_and_nothing_else(given_counts, waiting):
    there, back = summarise(given_counts, waiting), summarise(given_counts[::-1], waiting)

    turned = replace(
        there,
        counts=given_counts[::-1],
        direction={"agree": "disagree", "disagree": "agree", "": ""}[there.direction],
        typical=there.typical and (3 - there.typical[1], 3 - there.typical[0]),
    )
    assert replace(back, consensus=None) == replace(turned, consensus=None)
    assert back.consensus == (there.consensus and pytest.approx(there.consensus))


@given(counts.filter(lambda held: sum(held) >= 3), st.integers(0, 9), st.integers(0, 3))
def test_doubling_every_member_doubles_the_counts_and_changes_nothing_else(given_counts, waiting, cant_judge):
    once = summarise(given_counts, waiting, cant_judge)
    twice = summarise([2 * count for count in given_counts], 2 * waiting, 2 * cant_judge)

    doubled = {part: 2 * getattr(once, part) for part in ("waiting", "cant_judge", "team", "strong_minority")}
    assert replace(twice, consensus=None) == replace(once, counts=twice.counts, consensus=None, **doubled)
    assert twice.counts == tuple(2 * count for count in once.counts)
    assert twice.consensus == pytest.approx(once.consensus)


@given(counts, st.integers(0, 9))
def test_could_change_is_what_trying_every_answer_finds(given_counts, waiting):
    """The two ends suffice: every way in which those who wait may divide is tried here."""
    c1, c2, c3, c4 = given_counts

    def kind(agree, disagree):
        held = summarise((0, disagree, agree, 0))
        return ("divided", "") if held.label in ("mixed", "split") else (held.label, held.direction)

    said = summarise(given_counts, waiting)
    now = kind(c3 + c4, c1 + c2)
    tried = any(kind(c3 + c4 + x, c1 + c2 + waiting - x) != now for x in range(waiting + 1))
    assert said.could_change == (said.n >= 3 and tried)


@given(counts, st.integers(0, 3), st.integers(0, 3))
def test_any_counts_have_a_sentence(given_counts, waiting, cant_judge):
    said = summarise(given_counts, waiting, cant_judge)

    assert sentence(said).endswith(".")
    assert all(flag.endswith(".") for flag in flags(said))
    assert "nan" not in sentence(said)


@pytest.mark.parametrize(
    ("given_counts", "waiting", "cant_judge", "aside", "told"),
    [
        # Can't judge is an answer.
        ((0, 0, 8, 0), 1, 1, 0, ("All 8 gave the same answer: Agree.", "9 of 10 answered.", "1 member chose Can’t judge.")),
        # A rating on an earlier wording is missing, and is not called blank.
        ((0, 1, 3, 0), 2, 0, 2, ("2 members rated an earlier wording only; their answers could change this.",)),
        ((0, 1, 3, 0), 2, 0, 1, ("1 member has not answered and 1 member rated an earlier wording only; their answers could change this.",)),
        ((0, 0, 9, 0), 1, 0, 1, ("All 9 gave the same answer: Agree.", "9 of 10 answered.", "1 member rated an earlier wording only.")),
    ],
)  # fmt: skip
def test_who_has_not_answered_is_counted_apart_from_who_cannot_judge_and_who_is_set_aside(
    given_counts, waiting, cant_judge, aside, told
):
    assert flags(summarise(given_counts, waiting, cant_judge, set_aside=aside)) == told
