"""A file with a script, or with a formula, in every text it may hold: all that shows it shows a text."""

import csv
import io
from html.parser import HTMLParser

import pytest
from priorities.files import read
from priorities.moment import Moment
from priorities.visibility import show

from tests.priorities import hostile
from tests.priorities.outputs import OUTPUTS


class Harm(HTMLParser):
    """What of the script became part of the page."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        acts = [
            key
            for key, value in attrs
            if key.startswith("on")
            or ((value or "").strip().lower().startswith("javascript:") and key in ("href", "src", "action"))
        ]
        if (
            acts
            or (tag in ("iframe", "script") and held.get("type") != "application/json")
            or hostile.MARK in (held.get("class") or "").split()
        ):
            self.found.append((tag, held))


@pytest.fixture(scope="module")
def with_scripts(instruments):
    return read(hostile.poisoned(hostile.with_everything(instruments), hostile.SCRIPT)[0])


def test_every_text_of_the_schema_is_put_to_the_test(instruments):
    _, put = hostile.poisoned(hostile.with_everything(instruments), hostile.SCRIPT)

    assert put == set(hostile.texts())
    assert {"words.questions", "level.note", "strategy_entry.na_reason", "then.members", ".reflection", "answer.comment"} <= put


def test_what_harms_is_found():
    for harm in ("<p onclick=x>", "<a href=' JavaScript:x'>", "<script>", f"<b class={hostile.MARK}>", "<iframe>"):
        assert Harm(harm).found


PAGES = sorted((name, "") for name in OUTPUTS if name.startswith("page."))


@pytest.mark.parametrize(("name", "tool"), [*PAGES, ("page.strategies", "preparing")])
def test_no_page_runs_it(name, tool, with_scripts, instruments):
    moment = Moment(tool=tool, guides={one.id: one.guide for one in instruments.values()})

    assert Harm(str(show(name, with_scripts, moment))).found == []


@pytest.mark.parametrize("name", ["file.html", "file.record", "team.file"])
def test_no_page_that_is_taken_away_runs_it(name, with_scripts):
    html = str(show(name, with_scripts))

    assert "hostile" in html
    assert Harm(html).found == []


def test_no_cell_of_a_table_is_a_formula(instruments):
    exercise = read(hostile.poisoned(hostile.with_everything(instruments), hostile.FORMULA)[0])
    cells = [cell for row in csv.reader(io.StringIO(show("file.csv", exercise))) for cell in row]

    assert sum(hostile.FORMULA in cell for cell in cells) > 100
    assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")] == []
