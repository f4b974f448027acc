"""Every page, blank and filled: labelled, with ids of its own, and with all text escaped."""

from html.parser import HTMLParser

import pytest
from priorities import changes, ranking, sheets
from priorities.arrivals import Receipt
from priorities.moment import Moment, Problem, Summary
from priorities.views import render

PAGES = ["start", "team", "statements", "sheet", "collect", "discuss", "projector", "rank", "reflect", "strategies", "report"]
HOSTILE = "</textarea></p><script>alert(\"x\")</script><img src=x onerror='alert(1)'>&amp;"
WHEN = "2026-05-14T16:00:00Z"


class Page(HTMLParser):
    """The tags of a page, its ids, and the labels of its fields."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.ids, self.labels, self.fields, self.inside = [], [], set(), [], 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        self.tags.append((tag, held))
        if "id" in held:
            self.ids.append(held["id"])
        if tag == "label":
            self.inside += 1
            self.labels.add(held.get("for"))
        if tag in ("input", "select", "textarea"):
            self.fields.append((held, self.inside > 0))

    def handle_endtag(self, tag):
        self.inside -= tag == "label"


def moment(instruments, **parts):
    return Moment(guides={one.id: one.guide for one in instruments.values()}, **parts)


def hostile(exercise):
    """An exercise with a script wherever a team can write."""
    exercise = changes.describe(
        exercise,
        title=HOSTILE,
        state=HOSTILE,
        goals=HOSTILE,
        date=HOSTILE,
        facilitators=HOSTILE,
        appear="role",
        roles=(HOSTILE,),
        size=9,
    )
    exercise = changes.expect(exercise, "p1", HOSTILE)
    exercise = changes.reword(exercise, "systems", HOSTILE, HOSTILE, "same", WHEN)
    exercise = sheets.rate(sheets.start(exercise, "a", by=HOSTILE), "a", "systems", agreement="agree", comment=HOSTILE)
    exercise = sheets.open_sheets(exercise, WHEN, HOSTILE)
    exercise = changes.talk(exercise, "systems", "notes", HOSTILE)
    exercise = ranking.move(ranking.move(exercise, "systems", 1), "evaluation", 2)
    exercise = ranking.explain(ranking.reason(exercise, "systems", HOSTILE), "systems", "evaluation", HOSTILE)
    exercise = changes.choose(changes.reflect(exercise, "1", HOSTILE), "preparation", True)
    exercise = changes.decide(
        exercise, "pathways-to-principal", status="partially", priority="high", why=HOSTILE, notes=HOSTILE
    )
    exercise = changes.reword_strategy(exercise, "tiered-licensure", HOSTILE, HOSTILE, WHEN)
    return changes.add_strategy(exercise, "own-1", "barriers-to-entry", HOSTILE, WHEN)


@pytest.mark.parametrize("tool", ["", "preparing"])
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("state", ["blank", "filled", "hostile"])
def test_every_field_is_labelled_and_every_id_is_its_own(name, tool, state, blank, team, instruments):
    exercise = {"blank": blank, "filled": team, "hostile": hostile(blank)}[state]
    page = Page(render.page(name, exercise, moment(instruments, tool=tool)))

    assert sorted(page.ids) == sorted(set(page.ids))
    for held, inside in page.fields:
        assert inside or held.get("id") in page.labels, held
        assert held.get("type") in ("file", "radio", "checkbox") or held.get("autocomplete") == "off", held
    assert [tag for tag, _ in page.tags].count("h1") == 1


@pytest.mark.parametrize("name", PAGES)
def test_text_from_people_is_never_markup(name, blank, instruments):
    """Every place that a team can write to, and what is typed, asked and told in passing."""
    passing = {
        "notice": HOSTILE,
        "failed": HOSTILE,
        "problems": (Problem(HOSTILE, 'x" onfocus="alert(1)'),),
        "kept": (Summary("k1", HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
        "differs": (HOSTILE,),
        "choose": True,
        "receipts": (Receipt(HOSTILE, "added", HOSTILE),),
        "typed": {
            "draft wording systems": HOSTILE,
            "draft own barriers-to-entry": HOSTILE,
            "draft early": HOSTILE,
            "draft codes": HOSTILE,
        },
    }
    for tool in ("", "preparing"):
        html = render.page(name, hostile(blank), moment(instruments, tool=tool, **passing), hand="a")
        for tag, held in Page(html).tags:
            assert tag not in ("script", "img")
            assert not any(key.startswith("on") for key in held)
        assert "<script" not in html


def test_a_blank_page_is_the_same_in_the_build_and_in_the_browser(blank, instruments):
    for name in PAGES:
        built = str(render.prerendered(name, blank, moment(instruments)))
        assert render.page(name, blank, moment(instruments)) in built


def test_a_strategy_is_listed_once_with_its_printed_numbers(blank, instruments):
    html = render.page("strategies", blank, moment(instruments, tool="preparing"))

    assert html.count("Require rigorous selection of candidates") >= 1
    assert html.count('class="statement"') == 13
    assert "Printed as numbers 1 and 13" in html


def test_the_prompts_are_for_teams_on_their_own_and_the_fold_for_facilitators(blank, instruments):
    alone = changes.describe(blank, facilitated=False)

    assert "What to say" in render.page("rank", blank, moment(instruments))
    assert "What to say" not in render.page("rank", alone, moment(instruments))
    assert "the next person reads aloud" in render.page("rank", alone, moment(instruments))


def test_between_members_the_page_shows_a_cover(blank, instruments):
    exercise = sheets.rate(sheets.start(blank, "a"), "a", "systems", agreement="agree", comment="Mine alone")

    assert "Mine alone" in render.page("sheet", exercise, moment(instruments), hand="a")
    covered = render.page("sheet", exercise, moment(instruments))
    assert "Mine alone" not in covered
    assert "answer systems" not in covered


def test_charts_say_in_words_and_in_a_table_what_they_show(team, instruments):
    html = render.page("discuss", team, moment(instruments))

    assert "Split: 4 in place, 4 not, and 6 of 8 feel strongly." in html
    assert html.count("The same numbers in a table") == 15
    assert "<td>3</td><td>1</td><td>1</td><td>3</td>" in html


def test_a_team_by_name_sees_who_said_what_once_the_sheets_are_open(blank, instruments):
    exercise = changes.describe(blank, appear="named")
    for name, level in (("Zoe", "agree"), ("Ann", "disagree")):
        exercise = sheets.start(exercise, name.lower(), by=name)
        exercise = sheets.rate(
            exercise, name.lower(), "systems", agreement=level, quadrant="low-low", comment=f"{name} speaks."
        )
    shut = render.page("discuss", exercise, moment(instruments))
    opened = render.page("discuss", sheets.open_sheets(exercise, WHEN), moment(instruments))

    assert "Zoe" not in shut
    assert opened.index("Ann</span>: Disagree; Less urgent, low impact; “Ann speaks.”") < opened.index("Zoe</span>: Agree")


@pytest.mark.parametrize("appear", ["anonymous", "role"])
def test_no_other_team_does(blank, instruments, appear):
    exercise = sheets.start(changes.describe(blank, appear=appear, roles=("Mentor",)), "a", by="Mentor")
    exercise = sheets.rate(exercise, "a", "systems", agreement="agree", comment="Words.")
    opened = render.page("discuss", sheets.open_sheets(exercise, WHEN), moment(instruments))

    assert "Who said what" not in opened
    assert "Mentor" not in opened
    assert "Words." in opened


def test_an_exercise_made_without_a_tool_says_so(blank, instruments):
    from dataclasses import replace

    kept = {name: one for name, one in blank.instruments.items() if name != "preparing"}
    html = render.page("strategies", replace(blank, instruments=kept), moment(instruments, tool="preparing"))

    assert "This exercise was made without this tool" in html


def test_what_must_be_read_with_a_label_stands_beside_it_where_areas_are_ranked(instruments):
    from priorities.example import example

    html = render.page("rank", example(instruments, "e", WHEN), moment(instruments))

    assert "1 member strongly disagrees." in html
    assert "1 member has not answered; that answer could change this." in html


def test_both_margins_of_a_matrix_are_text(instruments):
    from priorities.example import example

    html = render.page("discuss", example(instruments, "e", WHEN), moment(instruments))

    assert "3 of 7 high urgency; 5 of 7 high impact." in html


def test_a_stale_answer_can_be_confirmed_by_its_member(blank, instruments):
    exercise = sheets.rate(sheets.start(blank, "a"), "a", "systems", agreement="agree")
    exercise = changes.reword(exercise, "systems", "Another meaning.", earlier="ask", when=WHEN)

    assert "My answer still holds" in render.page("sheet", exercise, moment(instruments), "a")
    assert "My answer still holds" not in render.page(
        "sheet", sheets.look_again(exercise, "a", "systems"), moment(instruments), "a"
    )
