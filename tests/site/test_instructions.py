"""The guide: all of the source's words are published, in their order, and our own beside them are true of the site."""

import ast
import re
from html.parser import HTMLParser

import pytest
from priorities import changes
from priorities.moment import Moment
from priorities.views import render
from priorities.views.frame import STEPS

from tests.building import ROOT
from tests.priorities.test_instruments_match_source import EXERCISES, SOURCE, printed_steps, squeezed
from tests.priorities.test_instruments_match_source import read as words_of

PAGES = {name: f"/facilitate/{'priorities' if name == 'areas' else name}/" for name in EXERCISES}
AGENDAS = {"Half a day": 240, "Two hours": 120, "First meeting": 90, "Second meeting": 90}


class Text(HTMLParser):
    """The words of a page's article without its pictures'; the strong ones by themselves, and the rows of each table under the heading above it."""

    def __init__(self, html):
        super().__init__()
        self.words, self.strong, self.tables, self._open, self._heading = "", [], {}, [], ""
        self.feed(html[html.index("<article") : html.index("</article>")])

    def handle_starttag(self, tag, attrs):
        if tag in ("br", "img", "input", "hr"):
            return
        self._open.append(tag)
        self.words += " " if tag in ("p", "li", "td", "th", "h2", "h3", "dt", "dd", "figcaption") else ""
        if tag == "strong":
            self.strong.append("")
        if tag in ("h2", "h3"):
            self._heading = ""
        if tag == "tr":
            self.tables.setdefault(self._heading, []).append([])
        if tag in ("td", "th"):
            self.tables[self._heading][-1].append("")

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, text):
        if "svg" in self._open:
            return
        self.words += text
        if "strong" in self._open:
            self.strong[-1] += text
        if self._open and self._open[-1] in ("h2", "h3"):
            self._heading += text
        if {"td", "th"} & set(self._open):
            self.tables[self._heading][-1][-1] += text


@pytest.fixture(scope="module")
def texts(pages):
    return {address: Text(html) for address, html in pages.items() if "<article" in html}


@pytest.mark.parametrize("name", EXERCISES)
def test_the_instructions_stand_on_their_page_word_for_word_and_in_their_order(pages, name):
    """With our own words between the steps and never within one."""
    parts = words_of(pages[PAGES[name]], "instructions")

    assert squeezed(" ".join(parts)) == squeezed(" ".join(printed_steps(name).values()))


@pytest.mark.parametrize("name", EXERCISES)
def test_each_step_has_its_place_to_link_to(pages, instruments, name):
    for step in instruments[name].guide.steps:
        assert pages[PAGES[name]].count(f'id="{name}-step-{step.number}"') == 1


@pytest.mark.parametrize("name", EXERCISES)
def test_what_the_print_gets_wrong_and_the_case_studies_it_names_are_told(texts, instruments, name):
    guide = instruments[name].guide
    for told in (*guide.notes, *(study.name for study in guide.case_studies)):
        assert told in texts[PAGES[name]].words


@pytest.mark.parametrize("name", EXERCISES)
def test_every_sentence_of_the_instructions_is_published(texts, name):
    words = squeezed(texts[PAGES[name]].words)
    sentences = [one for text in printed_steps(name).values() for one in re.split(r"(?<=[.?]) (?=[A-Z])", text) if one]

    assert len(sentences) == {"areas": 13, "defining": 8, "preparing": 8, "performance": 8}[name]
    assert [one for one in sentences if re.sub(r"^Step \d ", "", one) not in words] == []


def test_every_statement_strategy_and_definition_of_the_source_is_published(texts):
    text = SOURCE.read_text(encoding="utf-8")
    first = text[text.index("\nTool 1: ") : text.index("\nTool 2: ", text.index("\nTool 1: "))]
    statements = re.findall(r"\t([^\t\n]{100,})\t", first)
    strategies = re.findall(r"\t\d+\. (\S[^\t\n]*)\t", text)
    definitions = re.findall(r"definition of [^\n]+:\n+([^\n]+)\n", text)
    published = squeezed(
        " ".join(one.words for address, one in texts.items() if address.startswith(("/facilitate/", "/reference/")))
    )

    assert (len(statements), len(strategies), len(definitions)) == (7, 47, 2)
    assert [one for one in (*statements, *strategies, *definitions) if squeezed(one) not in published] == []


@pytest.mark.parametrize("heading", AGENDAS)
def test_the_minutes_of_an_agenda_add_up(texts, heading):
    _, *rows, last = texts["/facilitate/agendas/"].tables[heading]
    begun = 0
    for start, minutes, *_ in rows:
        assert start == f"{begun // 60}:{begun % 60:02}"
        begun += int(minutes)

    assert begun == AGENDAS[heading] == int(last[1])
    assert last[0] == f"{begun // 60}:{begun % 60:02}"


def names_on_the_site(instruments, team, blank):
    """Every word that a page of the exercise may show: those of pages as drawn, and every text in their modules."""
    guides = {one.id: one.guide for one in instruments.values()}
    drawn = [
        render.page(page, changes.describe(exercise, facilitated=led), Moment(guides=guides, tool=tool))
        for exercise in (team, blank)
        for led in (True, False)
        for page, tool in [*((step, "") for step, _ in STEPS), ("strategies", "preparing")]
    ]
    written = [
        node.value
        for path in (ROOT / "py/priorities").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return squeezed(" ".join([*(re.sub(r"<[^>]+>", "", str(one)) for one in drawn), *written])).replace("&amp;", "&")


def test_what_the_guide_names_in_bold_is_called_so_on_the_site(texts, instruments, team, blank):
    """A sentence, or a word with a colon, is our own; what is left in bold is the name of something on a page."""
    known = names_on_the_site(instruments, team, blank)
    named = {
        (address, squeezed(one))
        for address, text in texts.items()
        if address.startswith("/facilitate/")
        for one in text.strong
        if not one.endswith((".", ":"))
    }

    assert len(named) > 100
    assert sorted((address, one) for address, one in named if one not in known) == []


def test_the_guide_calls_nothing_simple(texts):
    for address, text in texts.items():
        if address.startswith("/facilitate/"):
            assert not re.search(r"\b(simply|just|obviously|oops)\b", text.words, re.IGNORECASE), address
