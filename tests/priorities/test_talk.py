"""The talk on the page and on the wall: what is shown in which order, and what the wall never shows."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from priorities import changes, ranking, sheets, timer
from priorities.example import example
from priorities.moment import Moment
from priorities.views import render

from tests.priorities.exercises import exercises, texts

WHEN = "2026-05-14T16:00:00Z"
NOW = 1_800_000_000


@pytest.fixture
def team(instruments):
    return example(instruments, "e", WHEN)


def page(name, exercise, **typed):
    return render.page(name, exercise, Moment(seconds=NOW, typed={key.replace("_", " "): text for key, text in typed.items()}))


def wall(exercise, place=""):
    return page("projector", exercise, draft_shown=place)


def areas_in(html, exercise):
    """The areas that are linked or named in a part of a page, in its order."""
    names = {area.name for area in exercise.areas}
    return [name for name in re.findall(r">([^<>]+)<", html) if name in names]


class TestDiscuss:
    def test_the_agenda_is_in_the_order_of_talk_and_the_summary_in_the_forms(self, team):
        html = page("discuss", team)
        summary, _, rest = html.partition('id="all-areas"')
        agenda = rest.partition('class="agenda"')[2].partition("</ol>")[0]

        assert areas_in(summary, team) == [area.name for area in team.areas]
        assert areas_in(agenda, team) == [
            "Evaluation",
            "Professional Development",
            "Systems and Structures",
            "Licensure",
            "Career Pathways",
            "Instructional Leadership Definition",
            "Preparation",
        ]
        assert "Order of talk, not of priority." in html

    def test_before_the_opening_there_is_no_agenda_and_no_timer(self, blank):
        html = page("discuss", sheets.rate(sheets.start(blank, "a"), "a", "systems", agreement="agree"))

        assert "Talk agenda" not in html
        assert "timer systems" not in html
        assert "Show on the projector" in html

    def test_what_was_typed_stays_in_its_field_and_what_is_wrong_with_it_stands_under_it(self, team):
        html = page("discuss", team, draft_minutes_licensure="<b>ten", draft_minutes_systems="", draft_minutes="30")

        assert 'value="&lt;b&gt;ten"' in html
        assert 'aria-describedby="draft-minutes-licensure-wrong"' in html
        assert "Write whole minutes in digits, 1 to 999; 4 until then." in html
        assert re.search(r'name="draft minutes systems" value="6"', html)
        assert html.count('role="alert"') == 1

    def test_a_sum_that_cannot_be_is_said(self, team):
        assert "7 areas need at least 7 minutes, one for each; 5 minutes cannot be shared out." in page(
            "discuss", team, draft_minutes="5"
        )

    @pytest.mark.parametrize(
        ("held", "words"),
        [
            (None, ["Start 12 minutes"]),
            (timer.start("evaluation", 12, NOW), ["Pause", "Start 12 minutes again", "12 minutes left."]),
            (timer.turn(timer.start("evaluation", 12, NOW - 60), NOW), ["Go on", "Paused with 11 minutes left."]),
            (timer.start("evaluation", 12, NOW - 720), ["Start 12 minutes", "The 12 minutes are over."]),
        ],
    )
    def test_one_button_starts_the_timer_pauses_it_and_lets_it_go_on(self, team, held, words):
        html = page("discuss", team, draft_timer=timer.write(held) if held else "")
        (found,) = re.findall(r'data-do="timer evaluation 12" id="do-timer-evaluation-12">([^<]+)<', html)

        assert found == words[0]
        for one in words:
            assert one in html
        assert html.count("minutes left.") == sum("left" in one for one in words)

    def test_each_area_leads_to_the_next_of_the_talk(self, team):
        html = page("discuss", team)

        assert re.findall(r'#talk-([a-z-]+)">Next in the talk: ', html) == [
            "preparation",  # after Definition
            "career-pathways",  # after Licensure
            "professional-development",  # after Evaluation
            "systems",
            "definition",
            "licensure",
        ]


class TestSummaryMatrix:
    def test_every_member_is_a_dot_where_they_are_and_is_counted(self, team):
        html = page("discuss", team).partition('id="all-areas"')[2].partition("</section>")[0]
        drawn = re.findall(r'<span>([^<]+)</span><span class="count">(\d+)</span><span class="members">(●+)</span>', html)

        assert ("Preparation", "6", "●●●●●●") in drawn
        assert all(len(members) == int(count) for _, count, members in drawn)
        assert sum(int(count) for _, count, _ in drawn) == 7 * 8 - 2
        assert '<th scope="row">Evaluation</th><td>3</td><td>0</td><td>2</td><td>2</td>' in html
        assert "Not every member placed every area: Evaluation 7 of 8, Career Pathways 7 of 8." in html

    def test_where_nobody_placed_anything_it_says_so(self, blank):
        exercise = sheets.open_sheets(sheets.start(blank, "a"), WHEN)

        assert wall(exercise, "*").count("Nobody placed an area here.") == 4


class TestWall:
    def test_without_answers_it_says_so_and_counts_nothing(self, blank):
        html = wall(sheets.open_sheets(sheets.start(blank, "a"), WHEN))

        assert "No answers yet." in html
        assert "Nobody has placed it yet." in html
        assert '<div class="half"><div' in html
        assert 'class="message prompt"' not in html

    def test_one_area_with_all_that_was_said_of_it(self, team):
        html = wall(team, "systems")

        for words in (
            "7. Systems and Structures",
            "3 of 7 in the order of talk, not of priority",
            team.statement("systems"),
            "Shared view: 7 of 8 say this is in place; 1 disagrees.",
            "1 member strongly disagrees.",
            "Most (5 of 8): less urgent, low impact.",
            "3 of 8 high urgency; 1 of 8 high impact.",
            "What does that member see that others may not?",
            "Anyone may answer for that view, whether they hold it or not.",
            "<td>1</td><td>0</td><td>5</td><td>2</td>",
        ):
            assert words in html
        assert html.count('class="dot') == 8

    def test_it_is_turned_in_the_order_of_talk_and_ends_with_all_areas(self, team):
        place, seen = "", []
        for _ in range(9):
            html = wall(team, place)
            seen.append(re.search(r"<h1[^>]*>([^<]+)<", html)[1])
            (place,) = re.findall(r'id="next" data-do="turn ([^"]+)"', html)

        assert seen[0] == "4. Evaluation"
        assert seen[6:] == ["2. Preparation", "All areas", "All areas"]

    def test_before_the_opening_it_shows_the_statement_and_that_the_sheets_are_shut(self, blank):
        exercise = changes.reword(blank, "systems", "Data systems help.", when=WHEN)
        exercise = sheets.rate(sheets.start(exercise, "a"), "a", "systems", agreement="agree", quadrant="low-low")
        html = wall(exercise, "systems")

        assert "Area 7 of 7" in html
        assert "Data systems help." in html
        assert "The sheets are shut." in html
        assert "1. Instructional Leadership Definition" in wall(exercise, "*")

    def test_the_minutes_are_on_it_while_they_are_those_of_its_area(self, team):
        running = timer.write(timer.start("evaluation", 12, NOW))

        assert "12 minutes left" in page("projector", team, draft_timer=running, draft_shown="evaluation")
        assert "minutes left" not in page("projector", team, draft_timer=running, draft_shown="systems")

    @given(exercises, texts)
    def test_it_never_tells_notes_names_titles_or_comments(self, exercise, text):
        """Whatever a team writes beside its statements and answers, the wall stays as it was."""
        told = tuple(
            replace(one, by=text, answers={area: replace(answer, comment=text) for area, answer in one.answers.items()})
            for one in exercise.sheets
        )
        other = changes.describe(
            replace(exercise, sheets=told), title=text, state=text, goals=text, facilitators=text, roles=("Coach",)
        )
        other = changes.expect(other, "p9", "Ana")
        for side in ("agree", "disagree", "notes"):
            other = changes.talk(other, "systems", side, text)
        other = changes.reflect(ranking.reason(ranking.move(other, "systems", 1), "systems", text), "1", text)

        for place in ("", "systems", "*"):
            assert wall(other, place) == wall(exercise, place)

    @pytest.mark.parametrize("place", ["", "*"])
    def test_it_holds_no_field_and_two_buttons(self, team, place):
        html = wall(team, place)

        assert not re.search(r"<(input|textarea|select|a|details)\b", html)
        assert re.findall(r'<button[^>]* id="([^"]+)"', html) == ["previous", "next"]
