"""The report as files: one page of HTML that opens by itself, in two editions, and Markdown. Each says what the blocks say."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import combinations

import pytest
from hypothesis import given
from markdown import markdown as to_html
from priorities import earlier, editions, files, markdown, tables, word, workbook
from priorities.blocks import Heading
from priorities.files import FileProblem
from priorities.report import report
from priorities.visibility import see

from tests.priorities.exercises import exercises
from tests.priorities.said import plain, said


class Read(HTMLParser):
    """The words of a page, its headings, and what it would fetch or run."""

    def __init__(self, text):
        super().__init__()
        self.words, self.headings, self.reaches, self.inside = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        held = dict(attributes)
        self.reaches += [held[name] for name in ("src", "href") if name in held]
        self.reaches += [name for name in held if name.startswith("on")]
        self.reaches += [tag] if tag == "script" and held.get("type") != "application/json" else []
        if tag not in ("meta", "br", "link"):
            self.inside.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append("")

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, text):
        if not {"style", "script", "title"} & set(self.inside):
            self.words.append(text)
            if {"h1", "h2", "h3"} & set(self.inside):
                self.headings[-1] += text

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


@pytest.fixture(params=["team", "blank"])
def exercise(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("edition", [editions.pass_round, editions.for_the_record])
def test_the_page_says_what_the_blocks_say_in_their_order(exercise, edition):
    page, at = Read(edition(see(exercise))), 0
    blocks = report(see(exercise))

    assert page.headings == [block.text for block in blocks if isinstance(block, Heading)]
    for block in blocks:
        for text in said(block):
            found = page.text.find(plain(text), at if len(text) > 12 else 0)
            assert found >= 0, text


@pytest.mark.parametrize("edition", [editions.pass_round, editions.for_the_record])
def test_the_page_fetches_nothing_and_runs_nothing(team, edition):
    text = edition(see(replace(team, team=replace(team.team, title="<script src=x onerror=1>&\"'"))))

    assert Read(text).reaches == []
    assert "default-src &#39;none&#39;" in text
    assert "url(" not in text


@given(exercises)
def test_the_edition_for_the_record_opens_again_as_it_was(exercise):
    again = files.read(editions.for_the_record(see(exercise)).encode())

    assert again == exercise
    assert files.write(see(again)) == files.write(see(exercise))


def test_the_edition_to_pass_round_holds_no_exercise(team):
    text = editions.pass_round(see(team))

    assert "application/json" not in text
    with pytest.raises(FileProblem, match="This page holds no exercise"):
        files.read(text.encode())


def test_a_report_that_was_cut_or_edited_opens_nothing(team):
    text = editions.for_the_record(see(team))

    with pytest.raises(FileProblem, match="This report stops in the middle"):
        files.read(text[: text.index("application/json") + 400].encode())
    with pytest.raises(FileProblem, match="This report stops in the middle"):
        files.read(text[:2000].encode())
    with pytest.raises(FileProblem, match="not an exercise from this site"):
        files.read(text.replace('"format": "priorities-exercise"', '"format": "other"').encode())
    with pytest.raises(FileProblem, match="newer version"):
        files.read(text.replace('"version": 1', '"version": 2', 1).encode())


@pytest.mark.parametrize("area", ["definition", "systems"])
def test_two_sheets_exchanged_for_others_with_the_same_counts_change_nothing(team, area):
    """Of an anonymous exercise no edition to pass round says anything that links one area to another, now or then."""
    last = replace(team, id="last", opened=replace(team.opened, when="2025-05-14T15:00:00Z"))
    last = replace(last, sheets=tuple(replace(sheet, id=f"last-{sheet.id}") for sheet in team.sheets))
    now = earlier.lay_beside(team, last)
    writers = (editions.pass_round, word.write, workbook.workbook, markdown.write, tables.write_csv)
    told = [write(see(now)) for write in writers]

    assert team.team.appear == "anonymous"
    for one, other in combinations(range(4), 2):
        swapped = [write(see(replace(now, sheets=exchanged(team, area, one, other)))) for write in writers]
        assert swapped == told
        then = earlier.lay_beside(team, replace(last, sheets=exchanged(last, area, one, other)))
        assert then == now


def exchanged(exercise, area, first, second):
    """The sheets of an exercise, of which two have exchanged what they say of one area, and their orders; the last comes first."""
    one, other = exercise.sheets[first], exercise.sheets[second]
    held = [sheet for sheet in exercise.sheets if sheet not in (one, other)]
    pair = [
        replace(of, answers={**{id: said for id, said in of.answers.items() if id != area}, **_of(to, area)}, order=to.order)
        for of, to in ((one, other), (other, one))
    ]
    return tuple(reversed([*pair, *held]))


def _of(sheet, area):
    return {area: sheet.answers[area]} if area in sheet.answers else {}


def test_markdown_reads_as_the_blocks_say(exercise):
    """Rendered again, it has the same headings, and every text stands in it."""
    page = Read(to_html(markdown.write(see(exercise)), extensions=["tables"]))
    blocks = report(see(exercise))

    assert page.headings == [block.text for block in blocks if isinstance(block, Heading)]
    for block in blocks:
        for text in said(block):
            for line in text.splitlines():
                assert plain(line) in page.text, line


def test_marks_in_a_text_stay_text_in_markdown(blank):
    title = "# 1. *Not* a [heading](x) | `or` <b>tag</b>"
    page = Read(to_html(markdown.write(see(replace(blank, team=replace(blank.team, title=title)))), extensions=["tables"]))

    assert title in page.text
    assert page.reaches == []
    assert not re.search("Not a", " ".join(page.headings))


@pytest.mark.parametrize("text", ["Ours\n===", "Ours\n---", "1) One\n2) Two", "12. Twelve", "+ plus", "~~~\ncode"])
def test_a_line_that_begins_like_a_mark_stays_text_in_markdown(team, text):
    report_of = lambda written: to_html(markdown.write(see(replace(team, reflection={"1": written}))), extensions=["tables"])  # noqa: E731

    for tag in ("<h1", "<h2", "<ol", "<ul", "<code"):
        assert report_of(text).count(tag) == report_of("Ours").count(tag)


@pytest.mark.parametrize("write", [editions.pass_round, markdown.write])
def test_no_character_that_ends_a_text_or_cannot_be_shown_is_written(team, write):
    told = write(
        see(replace(team, team=replace(team.team, title="Team\0 \x0b\x1b\ufffeNorth"), reflection={"1": "So\0\r\nbe it"}))
    )

    assert not re.search("[\0\x0b\x1b\ufffe\r]", told)
    assert "be it" in told
