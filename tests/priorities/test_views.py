"""Every page, blank and filled: labelled, with ids of its own, and with all text escaped."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from htpy import fragment
from priorities import changes, ranking, sheets
from priorities.arrivals import Receipt
from priorities.blocks import Table
from priorities.moment import Moment, Problem, Summary
from priorities.views import render
from priorities.views.blocks import write

from tests.priorities.exercises import BLANK

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


def test_an_area_that_waits_shows_the_reasoning_it_keeps(blank, instruments):
    exercise = ranking.take_out(ranking.reason(ranking.move(blank, "systems", 1), "systems", "Data first."), "systems")

    assert "Reasoning kept: Data first." in render.page("rank", exercise, moment(instruments))
    assert "Reasoning kept" not in render.page("rank", ranking.move(exercise, "systems", 2), moment(instruments))


def test_a_strategy_is_listed_once_with_its_printed_numbers(blank, instruments):
    html = render.page("strategies", blank, moment(instruments, tool="preparing"))

    assert html.count("Require rigorous selection of candidates") >= 1
    assert html.count('class="statement"') == 13
    assert "Printed as numbers 1 and 13" in html


def test_a_strategy_leads_to_its_briefs_whichever_tool_names_them_and_a_study_without_a_brief_is_named_alone(
    blank, instruments
):
    shown = moment(instruments, tool="preparing")
    html = render.page("strategies", blank, shown)
    to_kentucky = '<a href="../../../case-studies/kentucky/" target="_self">Kentucky&#39;s teacher leader licensure</a>'
    assert f"<dt>{to_kentucky}</dt>" in html
    card = html.split('id="strategy-program-partnerships"')[1].split("</section>")[0]
    assert "Case studies to read with it" in card
    assert to_kentucky in card
    assert "Case studies" not in html.split('id="strategy-streamlined-approval"')[1].split("</section>")[0]

    guide = shown.guides["preparing"]
    bare = replace(guide, case_studies=tuple(replace(study, page="") for study in guide.case_studies))
    html = render.page(
        "strategies", blank, moment({"preparing": replace(instruments["preparing"], guide=bare)}, tool="preparing")
    )
    assert "<dt>Kentucky&#39;s teacher leader licensure</dt>" in html
    assert "case-studies/" not in html


def test_the_prompts_are_for_teams_on_their_own_and_the_fold_for_facilitators(blank, instruments):
    alone = changes.describe(blank, facilitated=False)

    assert "What to say" in render.page("rank", blank, moment(instruments))
    assert "What to say" not in render.page("rank", alone, moment(instruments))
    assert "the next person reads aloud" in render.page("rank", alone, moment(instruments))


@pytest.mark.parametrize("name", [name for name in PAGES if name not in ("start", "projector")])
def test_a_team_on_its_own_has_a_prompt_on_every_step(name, blank, instruments):
    assert "For the team" in render.page(name, changes.describe(blank, facilitated=False), moment(instruments))


def test_the_list_of_strategy_pages_has_what_to_say(blank, instruments):
    html = render.page("strategies", blank, moment(instruments))

    assert "What to say" in html
    assert "facilitators will walk through the strategies exercises" in html
    assert "What to say" not in render.page("report", blank, moment(instruments))


def test_a_tool_that_no_chosen_area_leads_to_shows_its_form_when_it_is_opened(blank, instruments):
    preparing = moment(instruments, tool="preparing")
    elsewhere = changes.choose(blank, "systems", True)
    shut = render.page("strategies", elsewhere, preparing)

    assert "Open it on purpose" in shut
    assert "First, talk about status and quality" in shut
    assert 'name="strategy ' not in shut
    assert "draft own" not in shut
    assert "What you have so far" not in shut
    for exercise in (
        blank,
        changes.also_open(elsewhere, "preparing", True),
        changes.choose(elsewhere, "preparation", True),
    ):
        assert 'name="strategy clinical-experience status"' in render.page("strategies", exercise, preparing)


def test_the_number_of_areas_is_that_of_the_form(blank, instruments):
    kept = blank.instruments["areas"]
    five = replace(kept, words=replace(kept.words, areas=kept.words.areas[:5]))
    own = changes.describe(replace(blank, instruments={**blank.instruments, "areas": five}), facilitated=False)

    assert "rate seven areas alone" in render.page("team", changes.describe(blank, facilitated=False), moment(instruments))
    assert "rate five areas alone" in render.page("team", own, moment(instruments))
    assert "The team used the seven statements as printed." in render.page("report", blank, moment(instruments))
    assert "The team used the five statements as printed." in render.page("report", own, moment(instruments))
    assert "seven" not in render.page("team", own, moment(instruments)) + render.page("report", own, moment(instruments))


def printed_parts(html):
    """The names of the fields that the printer shows of the folds on a strategy page, and whether the fold is printed at all."""

    class Printer(Page):
        def __init__(self):
            self.open, self.off, self.shown = [], 0, []
            super().__init__(html)

        def handle_starttag(self, tag, attrs):
            super().handle_starttag(tag, attrs)
            held = dict(attrs)
            if tag == "div":
                self.open.append("on-screen" in held.get("class", "").split())
                self.off += self.open[-1]
            if tag == "textarea" and not self.off:
                self.shown.append(held["name"])

        def handle_endtag(self, tag):
            super().handle_endtag(tag)
            if tag == "div":
                self.off -= self.open.pop()

    return Printer().shown


def test_the_printer_leaves_out_empty_notes_and_the_editing_of_words(blank, instruments):
    noted = changes.decide(blank, "clinical-experience", notes="Ask the university.")
    shown = printed_parts(render.page("strategies", noted, moment(instruments, tool="preparing")))

    assert [name for name in shown if name.endswith(" notes")] == ["strategy clinical-experience notes"]
    assert {"strategy clinical-experience why", "strategy tiered-licensure why"} <= {*shown}
    assert not [name for name in shown if name.startswith("draft strategy")]


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


class TestWhoIsIn:
    """Who is in and who is still to come, never what they said; without names on sheets it is ticked by hand, apart from them."""

    def team(self, appear, *names):
        exercise = changes.describe(BLANK, appear=appear, size=3)
        for number, name in enumerate(names):
            exercise = changes.expect(exercise, f"p{number}", name)
        return exercise

    def told(self, exercise):
        page = render.page("collect", exercise, Moment())
        return re.findall(r'<p>([^<]+)<span class="hint"> ([^<]+)</span>', page)

    def test_a_name_on_a_sheet_says_who_is_in(self):
        exercise = sheets.start(self.team("named", "Ana", "Bo", "Cy"), "s1", by=" ana ")
        exercise = changes.attend(exercise, "p2", "absent")

        assert self.told(exercise) == [("Ana", "in"), ("Bo", "still to come"), ("Cy", "absent today")]

    @pytest.mark.parametrize("appear", ["role", "anonymous"])
    def test_where_sheets_carry_no_name_it_is_ticked_by_hand(self, appear):
        exercise = sheets.start(self.team(appear, "Ana", "Bo"), "s1", by="Ana")
        assert self.told(exercise) == [("Ana", "still to come"), ("Bo", "still to come")]

        exercise = changes.attend(exercise, "p1", "in")
        assert self.told(exercise) == [("Ana", "still to come"), ("Bo", "in")]
        assert "Add a member by name" in render.page("team", exercise, Moment())


def test_a_date_at_the_head_of_a_row_or_a_column_is_not_broken():
    page = str(
        fragment[
            write(Table("Then", ("Strategy", "14 May 2026", "A much longer heading"), (("20 May 2027", "Not rated", ""),)))
        ]
    )

    assert '<th scope="col" class="whole">14 May 2026</th>' in page
    assert '<th scope="row" class="whole">20 May 2027</th>' in page
    assert '<th scope="col">A much longer heading</th>' in page
