"""A folder of instruments with its pages: what an author can get wrong there is told whole, with file, line, place and remedy."""

from pathlib import Path

import pytest
from priorities.authoring import notes, read_folder
from priorities.exercise import begin
from priorities.files import read, write
from priorities.reading import InstrumentError
from priorities.visibility import see

AREAS = """id = "areas"
version = 1
kind = "areas"
tool = "Tool 1"
title = "Assessing Current Status"

[[areas]]
id = "licensure"
name = "Licensure"
statement = "Licenses show who can lead."

[[areas]]
id = "systems"
name = "Systems"
statement = "Data is at hand."

[scales]
agreement = [
  { id = "strongly-disagree", label = "Strongly Disagree" },
  { id = "disagree", label = "Disagree" },
  { id = "agree", label = "Agree" },
  { id = "strongly-agree", label = "Strongly Agree" },
  { id = "cant-judge", label = "Can't judge" },
]
quadrant = [
  { id = "high-low", label = "a" }, { id = "high-high", label = "b" },
  { id = "low-low", label = "c" }, { id = "low-high", label = "d" },
]

[[examples]]
[examples.areas.licensure]
ratings = "1 2 3 4 - 1 2 3"
placements = "HH HL LH LL - HH HL LH"
"""
TOOL = """id = "coaching"
version = 1
kind = "strategies"
tool = "Tool 6"
title = "Strategies for Coaching"
opened_by = ["systems"]

[[categories]]
id = "coaches"
name = "Coaches"

[[categories.strategies]]
id = "find-coaches"
text = "Find coaches."

[scales]
status = [
  { id = "fully", label = "a" }, { id = "partially", label = "b" }, { id = "planning", label = "c" },
  { id = "not-planned", label = "d" }, { id = "not-applicable", label = "e" },
]
priority = [{ id = "high", label = "a" }, { id = "medium", label = "b" }, { id = "low", label = "c" }]
"""
OTHER = (
    TOOL.replace('"coaching"', '"mentors"')
    .replace("Tool 6", "Tool 7")
    .replace('"coaches"', '"pairs"')
    .replace('"find-coaches"', '"find-mentors"')
)
PAGE = "---\ntitle: Coaching\npython: true\n---\n\n```exercise\nstrategies coaching\n```\n"
SHOWN = "docs/exercise/strategies/coaching.md"
GOOD = {"instruments/areas.toml": AREAS, "instruments/coaching.toml": TOOL, SHOWN: PAGE, "docs/index.md": "Welcome.\n"}

NO_PAGE = (
    "instruments/coaching.toml: this tool has no page. Write docs/exercise/strategies/coaching.md with the three lines "
    "```exercise, strategies coaching and ```, and add exercise/strategies/coaching.md to the nav of mkdocs.yml."
)
Changes = dict[str, str | bytes | None]


def folder(at, changes: Changes):
    """The good folder with some files written otherwise, or not at all."""
    for name, text in {**GOOD, **changes}.items():
        if text is not None:
            path = at / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return at / "instruments", at / "docs"


def areas(before: str, after: str) -> Changes:
    assert before in AREAS
    return {"instruments/areas.toml": AREAS.replace(before, after, 1)}


def tool(before: str, after: str) -> Changes:
    assert before in TOOL
    return {"instruments/coaching.toml": TOOL.replace(before, after, 1)}


def other(before: str, after: str) -> Changes:
    assert before in OTHER
    page = PAGE.replace("coaching", "mentors")
    return {"instruments/mentors.toml": OTHER.replace(before, after, 1), "docs/exercise/strategies/mentors.md": page}


MISTAKES: dict[str, tuple[Changes, str]] = {
    "another encoding": (
        {"instruments/areas.toml": AREAS.replace("at hand", "at hand in cafés").encode("latin-1")},
        "instruments/areas.toml, line 15: this is not text in UTF-8. Save the file again with the encoding UTF-8.",
    ),
    "UTF-16": (
        {"instruments/areas.toml": AREAS.encode("utf-16")},
        "instruments/areas.toml, line 1: this is not text in UTF-8. Save the file again with the encoding UTF-8.",
    ),
    "no areas file": (
        {"instruments/areas.toml": None},
        "instruments: there is no areas.toml. Put it back: it holds the areas of Tool 1, and nothing works without them.",
    ),
    "a file of areas under another name": (
        {"instruments/areas.toml": None, "instruments/fields.toml": AREAS.replace('"areas"', '"fields"', 1)},
        "instruments/fields.toml, line 3: kind: 'areas' cannot be the kind of this file. "
        "Only areas.toml holds the areas, and every other file strategies.\n"
        "instruments: there is no areas.toml. Put it back: it holds the areas of Tool 1, and nothing works without them.",
    ),
    "two files of areas": (
        {"instruments/more.toml": AREAS.replace('"areas"', '"more"', 1)},
        "instruments/more.toml, line 3: kind: 'areas' cannot be the kind of this file. "
        "Only areas.toml holds the areas, and every other file strategies.",
    ),
    "two files with one id": (
        {"instruments/training.toml": TOOL},
        "instruments/training.toml, line 1: id: 'coaching' is not the name of the file. "
        'Write id = "training", or name the file coaching.toml.',
    ),
    "an id that is not the file's name": (
        tool('id = "coaching"', 'id = "coaches"'),
        "instruments/coaching.toml, line 1: id: 'coaches' is not the name of the file. "
        'Write id = "coaching", or name the file coaches.toml.',
    ),
    "an empty file": (
        {"instruments/coaching.toml": ""},
        "instruments/coaching.toml, line 1: the top: no 'id', 'version', 'tool', 'title', 'kind', 'scales'. Add them.",
    ),
    "a file of remarks": (
        {"instruments/coaching.toml": "# to do\n"},
        "instruments/coaching.toml, line 1: the top: no 'id', 'version', 'tool', 'title', 'kind', 'scales'. Add them.",
    ),
    "two areas with one id": (
        areas('id = "systems"', 'id = "licensure"'),
        "instruments/areas.toml, line 13: area 'licensure': this id is used twice. Give one of them another id.",
    ),
    "an area in capitals": (
        areas('id = "systems"', 'id = "Systems"'),
        "instruments/areas.toml, line 13: area 'Systems': an id has small letters, digits and hyphens only, and 80 of them at most. "
        "Write it like 'purpose-of-model'.",
    ),
    "an area without a statement": (
        areas('statement = "Data is at hand."\n', ""),
        "instruments/areas.toml, line 12: areas 'systems': no 'statement'. Add it.",
    ),
    "an area with an empty name": (
        areas('name = "Systems"', 'name = ""'),
        "instruments/areas.toml, line 14: area 'systems': its 'name' is empty. Write the words that people read.",
    ),
    "an area's statement as a list": (
        areas('"Data is at hand."', '["Data", "is at hand."]'),
        "instruments/areas.toml, line 15: areas 'systems', statement: a list is not text. Write text in quotes.",
    ),
    "an area's key misspelled": (
        areas('statement = "Data', 'statment = "Data'),
        "instruments/areas.toml, line 15: areas 'systems': 'statment' is not a key here. Did you mean 'statement'?",
    ),
    "areas in a file of strategies by its kind": (
        areas('kind = "areas"', 'kind = "strategies"'),
        "instruments/areas.toml, line 3: kind: 'strategies' is not the kind of a file with [[areas]]. Write kind = \"areas\".",
    ),
    "a level of agreement left out": (
        areas('  { id = "disagree", label = "Disagree" },\n', ""),
        "instruments/areas.toml, line 18: scales.agreement: the levels are 'strongly-disagree, agree, strongly-agree, cant-judge'. "
        "Use strongly-disagree, disagree, agree, strongly-agree, cant-judge.",
    ),
    "an area that leads to nothing that is there": (
        tool('["systems"]', '["system"]'),
        "instruments/coaching.toml, line 6: opened_by: 'system' is no area of focus. Did you mean 'systems'?",
    ),
    "an area removed that a tool names": (
        areas('[[areas]]\nid = "systems"\nname = "Systems"\nstatement = "Data is at hand."\n', ""),
        "instruments/coaching.toml, line 6: opened_by: 'systems' is no area of focus. Use one of: licensure.",
    ),
    "an area removed that an example names": (
        areas('[[areas]]\nid = "licensure"\nname = "Licensure"\nstatement = "Licenses show who can lead."\n', ""),
        "instruments/areas.toml, line 27: examples 1, areas: 'licensure' is no area of this file. "
        "Use one of: systems. Or take it out.",
    ),
    "an example of seven": (
        areas("1 2 3 4 - 1 2 3", "1 2 3 4 - 1 2"),
        "instruments/areas.toml, line 32: examples 1, areas, licensure, ratings: '1 2 3 4 - 1 2' are not 8 answers. "
        "Write 8, each one of: 1, 2, 3, 4, -.",
    ),
    "an example of a level that is not there": (
        areas("HH HL LH LL - HH HL LH", "HH HL LH LL - HH HL XX"),
        "instruments/areas.toml, line 33: examples 1, areas, licensure, placements: 'HH HL LH LL - HH HL XX' are not 8 answers. "
        "Write 8, each one of: HH, HL, LH, LL, -.",
    ),
    "101 areas": (
        areas("[scales]", "".join(f'[[areas]]\nid = "a{n}"\nname = "A"\nstatement = "S."\n' for n in range(99)) + "[scales]"),
        "instruments/areas.toml, line 409: areas: there are 101. Write 100 at most.",
    ),
    "one strategy in two files": (
        other('"find-mentors"', '"find-coaches"'),
        "instruments/mentors.toml, line 13: strategy 'find-coaches': instruments/coaching.toml has this id too. "
        "Give one of them another.",
    ),
    "one category in two files": (
        other('"pairs"', '"coaches"'),
        "instruments/mentors.toml, line 9: category 'coaches': instruments/coaching.toml has this id too. "
        "Give one of them another.",
    ),
    "one name for two tools": (
        other("Tool 7", "Tool 6"),
        "instruments/mentors.toml, line 4: tool 'Tool 6': instruments/coaching.toml has this name too. "
        "Give one of them another.",
    ),
    "two files with mistakes": (
        {**areas("version = 1", "version = 0"), **tool('text = "Find coaches."', "text = 1")},
        "instruments/areas.toml, line 2: version: '0' is too small. Start at 1.\n"
        "instruments/coaching.toml, line 14: categories 'coaches', strategies 'find-coaches', text: '1' is not text. "
        "Write text in quotes.",
    ),
    "a tool without its page": (
        {SHOWN: None},
        NO_PAGE,
    ),
    "a tool shown on another page alone": (
        {SHOWN: None, "docs/index.md": PAGE},
        NO_PAGE,
    ),
    "a page whose tool is not there": (
        {"instruments/coaching.toml": None, **other("Tool 7", "Tool 7")},
        "docs/exercise/strategies/coaching.md, line 7: 'strategies coaching': no file in instruments/ has the tool 'coaching'. "
        "Use one of: mentors. Or take the page out, with its line in the nav of mkdocs.yml.",
    ),
    "a page whose fence is misspelled": (
        {SHOWN: PAGE.replace("strategies coaching", "strategies coching")},
        "docs/exercise/strategies/coaching.md, line 7: 'strategies coching': no file in instruments/ has the tool 'coching'. "
        "Did you mean 'coaching'? Or take the page out, with its line in the nav of mkdocs.yml.\n"
        f"{NO_PAGE}",
    ),
    "a page of Tool 1 as strategies": (
        {"docs/index.md": PAGE.replace("strategies coaching", "strategies areas")},
        "docs/index.md, line 7: 'strategies areas': no file in instruments/ has the tool 'areas'. "
        "Use one of: coaching. Or take the page out, with its line in the nav of mkdocs.yml.",
    ),
}


def test_the_good_folder_is_good(tmp_path):
    assert list(read_folder(*folder(tmp_path, {}))) == ["areas", "coaching"]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_file_line_place_and_remedy(name, tmp_path):
    changes, says = MISTAKES[name]

    with pytest.raises(InstrumentError) as error:
        read_folder(*folder(tmp_path, changes))
    assert str(error.value) == says


def test_a_mark_before_the_first_character_and_the_line_ends_of_windows_are_no_mistake(tmp_path):
    written = {name: text.replace("\n", "\r\n").encode("utf-8-sig") for name, text in GOOD.items()}

    assert list(read_folder(*folder(tmp_path, written))) == ["areas", "coaching"]


def test_tabs_are_no_mistake_and_lines_are_counted_past_them(tmp_path):
    tabbed = (
        TOOL.replace("  { id", "\t{ id").replace("[[categories]]", "[[categories]]\t# ours").replace('"Find coaches."', '""')
    )

    with pytest.raises(InstrumentError, match=r"coaching\.toml, line 14: strategy 'find-coaches': its 'text' is empty\."):
        read_folder(*folder(tmp_path, {"instruments/coaching.toml": tabbed}))


def test_without_a_folder_of_pages_no_page_is_missed(tmp_path):
    assert list(read_folder(folder(tmp_path, {SHOWN: None})[0])) == ["areas", "coaching"]


def test_tool_10_comes_after_tool_9(tmp_path):
    changes = {**tool("Tool 6", "Tool 10"), **other("Tool 7", "Tool 9")}

    assert list(read_folder(*folder(tmp_path, changes))) == ["areas", "mentors", "coaching"]


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (17, ()),
        (18, ("areas: there are 18 areas. Codes end at 17: members can send a link or a file, and read no code aloud.",)),
    ],
)
def test_more_areas_than_a_code_can_hold_are_noted(count, told, tmp_path):
    more = "".join(f'[[areas]]\nid = "a{n}"\nname = "A"\nstatement = "S."\n' for n in range(count - 2))
    held = read_folder(*folder(tmp_path, areas("[scales]", f"{more}[scales]")))

    assert notes(held.values()) == told


def test_whatever_passes_makes_an_exercise_whose_file_opens(tmp_path):
    """So no instrument can lead a team into a file that this site would refuse."""
    longest = "s" * 20_000
    changes = {
        **areas("Data is at hand.", longest),
        **tool('text = "Find coaches."', 'text = "Find coaches."\nprinted = [1, 1000]'),
        **other('"find-mentors"', f'"{"x" * 80}"'),
    }
    exercise = begin(read_folder(*folder(tmp_path, changes)), "blank", "2026-05-14T15:00:00Z")

    assert read(write(see(exercise))) == exercise


def test_the_folder_that_we_are_in_has_its_name_in_messages(tmp_path, monkeypatch):
    instruments, docs = folder(tmp_path, tool("version = 1", 'version = "1"'))
    monkeypatch.chdir(instruments)

    with pytest.raises(InstrumentError, match=r"^instruments/coaching\.toml, line 2: version: '1' is not a whole number"):
        read_folder(Path(), docs)
