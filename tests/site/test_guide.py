"""The guide's own pages: the first page, the colors, the example of a file, and the list of addresses."""

import json
import re
import struct

import jsonschema
import pytest
from priorities.exercise import begin
from priorities.files import read, write
from priorities.plain import plain
from priorities.visibility import see

from site_src import links, palette, shipment
from tests.site import reading

ROOT = shipment.ROOT


def test_every_address_of_another_site_is_listed_for_the_yearly_check(pages):
    elsewhere = {
        address for page in pages.values() for address in re.findall(r'href="(https?://[^"]+)"', page)
    }
    listed = {address.replace("&", "&amp;") for held in links.every_address().values() for address in held}

    assert {address for address in elsewhere if not address.startswith("https://state.example/")} <= listed
    assert all(address in pages["/about/links/"] for address in listed)


def test_addresses_are_found_as_they_are_written(tmp_path):
    (tmp_path / "a.md").write_text("See <https://example.org/a_b?c=d>, [there](https://example.org/e), or https://example.org/f.")
    (tmp_path / "b.md").write_text("None here.")

    assert links.addresses(tmp_path) == {
        "a.md": ["https://example.org/a_b?c=d", "https://example.org/e", "https://example.org/f"]
    }


def test_every_color_has_a_use_and_text_stands_out():
    colors = palette.colors()

    assert set(colors) == set(palette.USES)
    assert palette.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert palette.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    for name in ("ink", "ink-2", "blue", "error", "bronze", "rust", "teal"):
        assert palette.contrast(colors[name], colors["paper"]) >= 4.5
        assert palette.contrast(colors[name], colors["ground"]) >= 4.5
    for name in ("edge", "rust", "teal"):
        assert palette.contrast(colors[name], colors["paper"]) >= 3


def test_the_example_of_a_file_is_one_once_the_words_of_the_tools_are_put_back(instruments):
    page = (ROOT / "docs/reference/formats.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```js\n(.*?)```", page, re.DOTALL)
    document = json.loads(re.sub(r"\s+//.*", "", example))
    jsonschema.validate(document, json.loads((ROOT / "py/priorities/exercise-v1.schema.json").read_text(encoding="utf-8")))
    document["instruments"] = plain(begin(instruments, "blank", "").instruments)
    exercise = read(json.dumps(document))

    assert json.loads(write(see(exercise))) == document


def test_the_card_has_the_size_that_others_show(built, pages):
    held = (built / "assets/card.png").read_bytes()

    assert struct.unpack(">II", held[16:24]) == (1200, 630)
    assert re.search(r'property="og:image" content="http[^"]+/assets/card.png"', pages["/"])


def test_the_first_page_shows_the_first_page_of_the_example_teams_report(pages):
    home = pages["/"]

    assert "Shared view: 7 of 8 say this is in place; 1 disagrees." in home
    assert "Vacancies are rising; new principals leave early." in home
    assert "Wording of the statements" not in home


def test_the_glossary_explains_the_words_of_the_site(built):
    assert {"Sheet", "Opening", "Rung", "Shared view", "Urgency"} <= set(reading.terms(built))


def test_every_page_of_the_guide_reads_at_the_eighth_grade_or_below(built):
    graded = {name: reading.grade(texts) for name, texts in reading.pages(built)}

    assert {name: grade for name, grade in graded.items() if grade > reading.HIGHEST} == {}


def test_a_hard_text_has_a_high_grade():
    """So the test above can fail."""
    assert reading.grade(["Comprehensive administrative accountability necessitates interdepartmental communication."]) > 12
    page = '<article><p>We rate seven areas.</p><div class="quoted"><p>Facilitators will outline objectives.</p></div></article>'
    assert reading.paragraphs(page, ("area",)) == ["We rate seven term."]
