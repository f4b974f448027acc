"""What is said of suggested orders, of members' own, and of the team's: every sentence literally, and degenerate teams."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from priorities import own_orders, ranking, sheets, suggestions
from priorities.appendix import appendix
from priorities.ballots import Ballots
from priorities.blocks import Note, Paragraph
from priorities.changes import Refused
from priorities.closest import closest, cycles
from priorities.exercise import Answer, Opening, Sheet, Suggestions
from priorities.moment import Moment
from priorities.orders import Said, under
from priorities.own_orders import OwnOrders
from priorities.report import report
from priorities.rungs import difference, weakest
from priorities.steadiness import of_order
from priorities.suggestions import first_place, near_the_top, reckoned
from priorities.views import render
from priorities.visibility import see

from tests.priorities.exercises import WHEN, exercises

NAMES = {"a": "A", "b": "B", "c": "C", "d": "D"}


def orders_of(*rows):
    """Orders by need from counts of those who say not in place, one row for everyone and one for each run."""
    return [
        under("need", {area: Said(10, count) for area, count in zip(NAMES, row, strict=False) if count is not None})
        for row in rows
    ]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([(9, 5)], "A stays first whoever is left out."),
        ([(9, 5), (9, 4), (9, 6)], "A stays first whoever is left out."),
        ([(9, 9, 1), (9, 9, 2)], "A and B share first place whoever is left out."),
        ([(9, 8), (9, 7), (8, 8), (8, 8)], "A stays first in all 3 cases, sharing first place in 2."),
        ([(9, 9), (9, 8), (8, 9), (8, 8)], "In 2 of 3 cases first place is shared differently."),
        ([(9, 8), (9, 7), (7, 8)], "In 1 of 2 cases another area comes first."),
        ([(9, 8), (8, 8), (7, 8)], "In 1 of 2 cases A shares first place. In 1 of 2 cases another area comes first."),
        (
            [(9, 9, 0), (9, 8, 0), (1, 1, 9)],
            "In 1 of 2 cases first place is shared differently. In 1 of 2 cases another area comes first.",
        ),
        ([(9,), (9,), ()], "In 1 of 2 cases no answers are left that this lens asks for."),
        ([()], ""),
    ],
)
def test_what_becomes_of_first_place(rows, sentence):
    whole, *runs = orders_of(*rows)

    assert first_place(NAMES, whole, of_order(whole, runs)) == sentence


def test_the_worked_example_in_words(team):
    found = suggestions.of_team(see(team))
    names = {area.id: area.name for area in team.areas}

    assert [first_place(names, found.orders[lens], found.steady[lens]) for lens in found.orders] == [
        "Preparation stays first whoever is left out.",
        "Preparation stays first whoever is left out.",
        "Professional Development stays first in all 8 cases, sharing first place in 3.",
        "Preparation stays first whoever is left out.",
    ]
    assert near_the_top(names, found.orders) == (
        "Near the top whichever single lens you use: Preparation.",
        "Depends on the lens: Instructional Leadership Definition, Evaluation, Professional Development and Career Pathways.",
    )
    assert reckoned("combined", found.said["career-pathways"]) == "5 of 7 not in place, 1 of 7 urgent, 6 of 7 high impact"
    assert reckoned("need", found.said["evaluation"]) == "4 of 8 not in place, 3 strongly"


def test_three_areas_are_all_near_the_top():
    order = under("need", {area: Said(4, at) for at, area in enumerate("abc")})

    assert near_the_top(NAMES, dict.fromkeys(("need", "urgency", "impact", "combined"), order)) == ()


def test_areas_that_are_all_near_the_top_are_not_listed():
    """Five areas that everybody answers alike stand first together under every lens."""
    areas = "abcde"
    order = under("need", {area: Said(4, 2) for area in areas})

    assert near_the_top(named(areas), dict.fromkeys(("need", "urgency", "impact", "combined"), order)) == ()


def test_the_teams_order_is_asked_about_where_a_lens_has_it_two_places_away(team):
    orders = suggestions.of_team(see(team)).orders
    asked = {area: difference(team, orders, area, place) for place, area in enumerate(team.ranking.places, 1)}

    assert asked["preparation"] == ""
    assert asked["evaluation"] == (
        "You put Evaluation 2nd; by impact it is 5th, by all three together it is 4th. What makes it a higher priority?"
    )
    assert asked["licensure"] == "You put Licensure 7th; by need it is 5th. What makes it a lower priority?"
    assert asked["definition"] == (
        "You put Instructional Leadership Definition 5th; by need it is 7th, by impact it is tied for 2nd. What decides its place?"
    )
    assert difference(team, orders, "licensure", 2) == (
        "You put Licensure 2nd; by need it is 5th, by urgency it is tied for 6th, by impact it is 6th, by all three together it is 6th. "
        "What makes it a higher priority?"
    )


def test_a_tie_takes_up_all_its_places(team):
    """In a tie of four for first place no place down to the fifth is two away."""
    four = ("definition", "preparation", "licensure", "evaluation")
    tied = under("need", {area: Said(4, 2) for area in four})
    orders = dict.fromkeys(("need", "urgency", "impact", "combined"), tied)

    assert [bool(difference(team, orders, "evaluation", place)) for place in range(1, 8)] == [False] * 5 + [True] * 2


def test_the_weakest_rungs_stand_in_the_order_of_their_kinds(team):
    """First those without a reason in the team's order, then those that most lenses have the other way about."""
    found = suggestions.of_team(see(team))
    for upper, lower in ranking.rungs(team):
        team = ranking.explain(team, upper, lower, "" if upper == "career-pathways" else "A reason.")
    questions = [(one.upper, one.question) for one in weakest(team, found.orders, found.steady)]

    assert questions == [
        ("career-pathways", "Why Career Pathways above Instructional Leadership Definition? No reason is written yet."),
        ("evaluation", "3 of 4 lenses put Professional Development above Evaluation. What do the ratings leave out?"),
        ("systems", "3 of 4 lenses put Licensure above Systems and Structures. What do the ratings leave out?"),
    ]


def test_a_close_call_under_most_lenses_is_asked_about_last(blank):
    """Three members: a single answer decides between two areas by need, by urgency and by all three together; by impact they are tied."""
    one = {"systems": Answer("disagree", "high-high"), "licensure": Answer("agree", "low-high")}
    other = {"systems": Answer("agree", "low-high"), "licensure": Answer("disagree", "high-high")}
    laid = tuple(Sheet(f"m{at}", answers=said) for at, said in enumerate((one, one, other)))
    exercise = replace(blank, sheets=laid, opened=Opening(WHEN))
    exercise = ranking.move(ranking.move(exercise, "systems", 1), "licensure", 2)
    exercise = ranking.explain(exercise, "systems", "licensure", "It comes first.")
    found = suggestions.of_team(see(exercise))

    assert [weak.question for weak in weakest(exercise, found.orders, found.steady)] == [
        "Systems and Structures above Licensure: tied or a close call under 4 of 4 lenses. What decides between them?"
    ]
    assert weakest(exercise, found.orders, {}) == ()


def test_before_the_orders_are_seen_only_missing_reasons_are_asked_about(team):
    assert [(one.upper, one.lower) for one in weakest(team, {}, {})] == list(ranking.rungs(team))[2:]


# Seen before, after or never.


def test_the_first_look_is_recorded_once(team):
    shut = replace(team, ranking=ranking.Ranking())
    before = ranking.see_suggestions(shut, "2026-05-14T16:00:00Z", first=True)
    after = ranking.see_suggestions(ranking.move(shut, "systems", 3), "2026-05-14T17:00:00Z", first=False)

    assert (before.ranking.suggestions.shown, before.ranking.suggestions.when) == ("before", "2026-05-14T16:00:00Z")
    assert (after.ranking.suggestions.shown, after.ranking.suggestions.when) == ("after", "2026-05-14T17:00:00Z")
    assert ranking.see_suggestions(before, "2026-05-14T18:00:00Z", first=False) is before


def test_a_team_that_has_an_order_cannot_be_said_to_have_looked_first(team):
    """The report would say that it asked before it made an order of its own."""
    placed = ranking.move(replace(team, ranking=ranking.Ranking()), "systems", 3)
    empty = replace(team, ranking=ranking.Ranking())

    assert ranking.see_suggestions(placed, WHEN, first=True).ranking.suggestions.shown == "after"
    assert "We want to see it first" in render.page("rank", empty, Moment())
    assert "We want to see it first" not in render.page("rank", placed, Moment())


def test_a_look_without_a_time_is_told_without_one(team):
    told = replace(team, ranking=replace(team.ranking, suggestions=Suggestions("after")))

    assert "That was at" not in render.page("rank", told, Moment()) + render.page("report", told, Moment())


def test_a_lens_that_places_nothing_leaves_no_empty_paragraph(blank):
    rated = {"systems": Answer("agree")}
    members = tuple(Sheet(f"m{at}", answers=rated) for at in range(3))
    told = replace(
        blank, sheets=members, opened=Opening(WHEN), ranking=ranking.Ranking(suggestions=Suggestions("before", WHEN))
    )

    assert "No answers that this lens asks for." in render.page("rank", told, Moment())
    assert "<p></p>" not in render.page("rank", told, Moment())


def test_there_is_no_first_order_without_a_place(team):
    with pytest.raises(Refused, match="No area has a place yet"):
        ranking.see_suggestions(replace(team, ranking=ranking.Ranking()), WHEN, first=False)


def test_nothing_is_seen_while_the_sheets_are_shut(blank):
    with pytest.raises(Refused, match="The sheets are not open yet"):
        ranking.see_suggestions(blank, WHEN, first=True)


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        ("before", "The team asked to see them before it made an order of its own. That was at 2026-05-14 16:00 UTC."),
        ("after", "The team saw them after it had made a first order of its own. That was at 2026-05-14 16:00 UTC."),
        ("never", "Never shown on the Rank page: the team did not ask to see them."),
    ],
)
def test_the_report_says_when_the_team_saw_them(team, shown, sentence):
    when = "" if shown == "never" else "2026-05-14T16:00:00Z"
    told = replace(team, ranking=replace(team.ranking, suggestions=Suggestions(shown, when)))

    assert sentence in [block.text for block in appendix(see(told)) if isinstance(block, Paragraph)]


def test_what_was_never_shown_stays_hidden_until_the_team_has_an_order(team):
    hidden = [*appendix(see(replace(team, ranking=ranking.Ranking())))]

    assert len(hidden) == 3
    assert hidden[-1] == Note("They are left out here as long as the team has no order of its own.")
    assert "Near the top" not in render.page("rank", replace(team, ranking=ranking.Ranking()), Moment())
    assert "Near the top" in render.page("rank", team, Moment())


# Members' own orders.


def own(areas, **given):
    held = Ballots(tuple(areas), tuple(tuple(order) for order, n in given.items() for _ in range(n)))
    few = held.n < 3
    return OwnOrders(held, None if few else closest(held), () if few else cycles(held), 9)


def named(areas):
    return {area: area.upper() for area in areas}


def test_equally_close_orders_in_words():
    found = own("abcd", a=2, bc=2, cad=1)

    assert own_orders.how_many(found) == "5 of 9 members gave an order of their own."
    assert own_orders.the_closest(named("abcd"), found) == (
        "3 orders are equally close to the members’ own: each goes against the fewest members, counted pair by pair.",
        "In all of them D is 4th; A is anywhere from 1st to 3rd; B is anywhere from 1st to 3rd; C is anywhere from 1st to 3rd.",
    )
    assert own_orders.going_round(named("abcd"), found) == (
        "More members put A above B, more put B above C, and more put C above A. No order can satisfy all three majorities; the closest "
        "ones go against the fewest members.",
    )


def test_one_closest_order_in_words():
    found = own("abc", abc=25, bca=40, cab=35)

    assert own_orders.the_closest(named("abc"), found) == (
        "One order is the closest: it goes against the fewest members, counted pair by pair.",
    )
    assert own_orders.going_round(named("abc"), found) == (
        "More members put A above B, more put B above C, and more put C above A. No order can satisfy all three majorities; the closest "
        "one breaks the weakest.",
    )
    assert own_orders.favorite(named("abc"), found) == ""
    assert own_orders.pairs(named("abc"), found)[0] == ("60 of 100 put A above B", "40 of 100 put B above A")
    assert own_orders.concordance(found) == (
        "Kendall’s W: 0.02. Random orders of 100 members would give about 0.01. It is kept for the record; nothing depends on it."
    )


def test_an_area_that_beats_every_other_one_in_words():
    assert own_orders.favorite(named("abc"), own("abc", abc=3, bca=2)) == (
        "Compared with each other area in turn, more members put A above it than below it."
    )


def test_too_many_areas_for_the_exact_order():
    areas = "abcdefghijklm"
    found = own(areas, **{areas: 2, areas[::-1]: 2})

    assert own_orders.the_closest(named(areas), found) == (
        "Too many areas for the exact closest order; average places are shown instead.",
    )


def with_orders(blank, appear, *orders):
    laid = tuple(Sheet(f"m{at}", by=f"Name {at}", order=order) for at, order in enumerate(orders))
    return replace(blank, team=replace(blank.team, appear=appear), sheets=laid, opened=Opening(WHEN))


@pytest.mark.parametrize("appear", ["anonymous", "role"])
def test_two_orders_are_not_shown_one_by_one_without_names(blank, appear):
    """An order links the areas of one member, as a row for each sheet would."""
    exercise = with_orders(blank, appear, ("systems", "licensure"), ("licensure",))
    found = own_orders.of_team(see(exercise))

    assert found.signed == ()
    assert own_orders.how_many(found) == "2 of 2 members gave an order of their own. That is too few to sum up."
    assert own_orders.one_by_one(found) == "They are not shown one by one, so that nobody’s order can be told."


def test_two_orders_are_shown_where_members_appear_by_name(blank):
    exercise = with_orders(blank, "named", ("systems", "licensure"), ("licensure",), ())
    found = own_orders.of_team(see(exercise))

    assert found.signed == (("Name 0", ("systems", "licensure")), ("Name 1", ("licensure",)))
    assert own_orders.how_many(found) == "2 of 3 members gave an order of their own. That is too few to sum up."
    assert own_orders.one_by_one(found) == "Each is shown as it is."
    assert not any("Name 0" in str(block) for block in report(see(exercise)))


def test_all_areas_but_one_named_name_the_last(blank):
    areas = tuple(area.id for area in blank.areas)
    found = own_orders.of_team(see(with_orders(blank, "anonymous", areas[:-1])))

    assert found.ballots.given == (areas,)


def test_a_member_puts_areas_in_an_order(blank):
    exercise = sheets.start(blank, "m1")
    for area in ("systems", "licensure", "evaluation", "licensure"):
        exercise = sheets.put_next(exercise, "m1", area)
    exercise = sheets.put_up(sheets.put_up(exercise, "m1", "evaluation"), "m1", "evaluation")

    assert see(exercise, "m1").mine.order == ("evaluation", "systems", "licensure")
    assert sheets.put_up(exercise, "m1", "evaluation") is exercise
    assert see(sheets.take_out(exercise, "m1", "systems"), "m1").mine.order == ("evaluation", "licensure")


# Whatever the team did, or did not.


@given(exercises)
def test_every_exercise_has_its_sentences(exercise):
    """Nobody, one member, everything blank, whatever was done: sentences, and no number that is none."""
    for shown in ("never", "before"):
        told = replace(exercise, ranking=replace(exercise.ranking, suggestions=Suggestions(shown, WHEN)))
        text = render.page("rank", told, Moment()) + render.page("report", told, Moment())
        assert not re.search(r"\bnan\b|\bNone\b|\binf\b", text)


def on_a_form(blank, count, *orders):
    """A team on a form with that many areas, whose members each rate the first one and give one of these orders."""
    words = blank.instruments["areas"].words
    areas = tuple(replace(words.areas[0], id=f"area-{at}", name=f"Area {at}") for at in range(count))
    held = replace(blank.instruments["areas"], words=replace(words, areas=areas))
    laid = tuple(
        Sheet(f"m{at}", answers={"area-0": Answer("agree", "low-low")}, order=tuple(f"area-{one}" for one in order))
        for at, order in enumerate(orders)
    )
    exercise = replace(blank, instruments={**blank.instruments, "areas": held}, sheets=laid, opened=Opening(WHEN))
    return replace(exercise, ranking=replace(exercise.ranking, suggestions=Suggestions("before", WHEN)))


@pytest.mark.parametrize("count", [1, 7, 20])
@pytest.mark.parametrize(
    ("members", "told"),
    [
        (0, ["Nobody has rated or placed an area yet, so nothing can be suggested.", "No member gave an order of their own."]),
        (1, ["Fewer than 3 members answered, so no member can be left out", "1 of 1 member gave an order of their own."]),
        (3, ["Area 0 stays first whoever is left out.", "One order is the closest"]),
    ],
)
def test_one_area_or_twenty_and_nobody_or_a_few_of_one_mind(blank, count, members, told):
    """The page says what there is: more areas than a code can hold, a single one, and members who all say the same."""
    page = render.page("rank", on_a_form(blank, count, *[range(count)] * members), Moment())

    assert all(sentence in page for sentence in told)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (7, "5,040 orders are equally close to the members’ own"),
        (20, "Too many areas for the exact closest order; average places are shown instead."),
    ],
)
def test_complete_reversal(blank, count, told):
    there, back = range(count), range(count - 1, -1, -1)

    assert told in render.page("rank", on_a_form(blank, count, there, back, there, back), Moment())


@pytest.mark.parametrize("members", [0, 1, 2, 3])
def test_members_of_one_mind_tie_what_they_rate_alike(blank, members):
    said = {"systems": Answer("disagree", "high-high"), "licensure": Answer("disagree", "high-high")}
    exercise = replace(blank, sheets=tuple(Sheet(f"m{at}", answers=said) for at in range(members)), opened=Opening(WHEN))
    found = suggestions.of_team(see(exercise))

    assert found.empty == (members == 0)
    assert {order.groups for order in found.orders.values()} == {(("licensure", "systems"),) if members else ()}
