"""An author's mistake is refused with file, place, what is there, and what to write instead."""

from dataclasses import replace

import pytest
from priorities.instrument import from_plain
from priorities.plain import plain
from priorities.reading import InstrumentError, check_together, read_instrument

BRIEFS = ("louisiana", "new-york-city", "kentucky", "hillsborough", "massachusetts", "charlotte")
GOOD = """
id = "defining"
version = 1
kind = "strategies"
tool = "Tool 8"
title = "Assessing Strategies"
opened_by = ["definition"]

[[categories]]
id = "model"
name = "Create a model"

[[categories.strategies]]
id = "purpose"
printed = [1]
text = "Understand the purpose."

[[categories.strategies]]
id = "research"
printed = [2, 5]
text = "Draw on research."

[scales]
status = [
  { id = "fully", label = "Fully" }, { id = "partially", label = "Partially" }, { id = "planning", label = "Planning" },
  { id = "not-planned", label = "Not planned" }, { id = "not-applicable", label = "N/A" },
]
priority = [{ id = "high", label = "High" }, { id = "medium", label = "Medium" }, { id = "low", label = "Low" }]

[guide]
exercise = "Defining"

[[guide.steps]]
number = 1

[[guide.steps.passages]]
text = "Facilitators will reference the definition:"

[[guide.steps.passages]]
kind = "definition"
of = "a model"
text = "What is necessary."
"""

MISTAKES = {
    "a quote left out": (
        'title = "Assessing Strategies"',
        "title = Assessing",
        "x.toml, line 6, character 9: this is not TOML: what should be a value is none. "
        "Look for a missing quote or bracket there.",
    ),
    "a key misspelled": ("title =", "titel =", "x.toml, line 6: the top: 'titel' is not a key here. Did you mean 'title'?"),
    "a key left out": ('tool = "Tool 8"', "", "x.toml, line 1: the top: no 'tool'. Add it."),
    "a text without its key": (
        'text = "Draw on research."',
        "",
        "x.toml, line 18: categories 'model', strategies 'research': no 'text'. Add it.",
    ),
    "a number for a text": (
        'name = "Create a model"',
        "name = 3",
        "x.toml, line 11: categories 'model', name: '3' is not text. Write text in quotes.",
    ),
    "a text for a number": (
        "version = 1",
        'version = "1"',
        "x.toml, line 3: version: '1' is not a whole number. Write one, without quotes.",
    ),
    "true for a number": (
        "version = 1",
        "version = true",
        "x.toml, line 3: version: 'true' is not a whole number. Write one, without quotes.",
    ),
    "a version of 0": ("version = 1", "version = 0", "x.toml, line 3: version: '0' is too small. Start at 1."),
    "a question at the top": (
        "version = 1",
        'version = 1\nquestions = ["Why?"]',
        "x.toml, line 4: questions: 'Why?' stands at the top. Write it in the step of the guide that asks it.",
    ),
    "a list left out": (
        "printed = [1]",
        "printed = 1",
        "x.toml, line 15: categories 'model', strategies 'purpose', printed: '1' is not a list. Write it in square brackets.",
    ),
    "an unknown kind": (
        'kind = "strategies"',
        'kind = "strategy"',
        "x.toml, line 4: kind: 'strategy' is not a kind. Did you mean 'strategies'?",
    ),
    "an id in capitals": (
        'id = "purpose"',
        'id = "Purpose"',
        "x.toml, line 14: strategy 'Purpose': an id has small letters, digits and hyphens only, and 80 of them at most. "
        "Write it like 'purpose-of-model'.",
    ),
    "an id with a space": (
        'id = "model"',
        'id = "a model"',
        "x.toml, line 10: category 'a model': an id has small letters, digits and hyphens only, and 80 of them at most. "
        "Write it like 'purpose-of-model'.",
    ),
    "an id twice": (
        'id = "research"',
        'id = "purpose"',
        "x.toml, line 19: strategy 'purpose': this id is used twice. Give one of them another id.",
    ),
    "an empty text": (
        'text = "Draw on research."',
        'text = "  "',
        "x.toml, line 21: strategy 'research': its 'text' is empty. Write the words that people read.",
    ),
    "a number printed twice": (
        "printed = [2, 5]",
        "printed = [1]",
        "x.toml, line 20: strategy 'research': number '1' is printed at 'purpose' too. Take it out of one of them.",
    ),
    "a level too few": (
        '{ id = "low", label = "Low" }',
        "",
        "x.toml, line 28: scales.priority: the levels are 'high, medium'. Use high, medium, low.",
    ),
    "a level misspelled": (
        'id = "fully"',
        'id = "full"',
        "x.toml, line 24: scales.status: the levels are 'full, partially, planning, not-planned, not-applicable'. "
        "Use fully, partially, planning, not-planned, not-applicable.",
    ),
    "a passage of an unknown kind": (
        'kind = "definition"',
        'kind = "definitoin"',
        "x.toml, line 40: step 1, passage 2: 'definitoin' is not a kind of passage. Did you mean 'definition'?",
    ),
    "a passage without words": (
        'text = "Facilitators will reference the definition:"',
        'text = ""',
        "x.toml, line 37: step 1, passage 1: its 'text' is empty. Write the words that people read.",
    ),
    "a definition of nothing": (
        'of = "a model"',
        "",
        "x.toml, line 39: step 1, passage 2: a definition has no 'of'. Add what it defines.",
    ),
    "a table for a list": (
        "[[categories]]",
        "[categories]",
        "x.toml, line 9: categories: a table is not a list. Write [[categories]] above it.",
    ),
    "a quote that is not closed": (
        'tool = "Tool 8"',
        'tool = "Tool 3',
        "x.toml, line 5, character 15: this is not TOML: a text does not end on its line. "
        'Close its quote there, or put three quotes (""") before and after a text of several lines.',
    ),
    "quotes from a word processor": (
        'tool = "Tool 8"',
        "tool = “Tool 3”",
        "x.toml, line 5, character 8: this is not TOML: what should be a value is none. "
        'Write straight quotes, as in "text", around a text.',
    ),
    "straight quotes inside of a text": (
        '"Draw on research."',
        '"Draw on "good" research."',
        "x.toml, line 21, character 18: this is not TOML: the line goes on where it should end. "
        'Inside a text, write curly quotes, or \\" for each straight one.',
    ),
    "a backslash in a text": (
        'title = "Assessing Strategies"',
        r'title = "Files in C:\users"',
        "x.toml, line 6, character 23: this is not TOML: a backslash stands before what it cannot stand before. Write two of them for one.",
    ),
    "another backslash in a text": (
        'title = "Assessing Strategies"',
        r'title = "Either\Or"',
        "x.toml, line 6, character 18: this is not TOML: a backslash stands before what it cannot stand before. Write two of them for one.",
    ),
    "a bracket left out of a header": (
        "[[categories]]",
        "[[categories]",
        "x.toml, line 9, character 13: this is not TOML: a header is not closed. Look for a missing ] there.",
    ),
    "a bracket left out": (
        'opened_by = ["definition"]',
        'opened_by = ["definition"',
        "x.toml, line 9, character 1: this is not TOML: a list is not closed. Look for a missing ] there or above.",
    ),
    "a key twice": (
        'tool = "Tool 8"',
        'tool = "Tool 8"\ntool = "Tool 4"',
        "x.toml, line 6, character 16: this is not TOML: this key is there twice. Take one out.",
    ),
    "a table twice": (
        "[guide]",
        "[scales]\n[guide]",
        "x.toml, line 30, character 8: this is not TOML: this table is there twice. "
        "Take one out, or write [[double brackets]] where there are several of a kind.",
    ),
    "a colon for an equals sign": (
        'tool = "Tool 8"',
        'tool: "Tool 8"',
        "x.toml, line 5, character 5: this is not TOML: there is no = after a key. "
        'Write it like title = "Assessing Strategies".',
    ),
    "a line break inside of quotes": (
        '"Draw on research."',
        '"Draw on\nresearch."',
        "x.toml, line 21, character 16: this is not TOML: a text does not end on its line. "
        'Close its quote there, or put three quotes (""") before and after a text of several lines.',
    ),
    "a list for a text": (
        'name = "Create a model"',
        'name = ["Create", "a model"]',
        "x.toml, line 11: categories 'model', name: a list is not text. Write text in quotes.",
    ),
    "a decimal for a number": (
        "version = 1",
        "version = 1.5",
        "x.toml, line 3: version: '1.5' is not a whole number. Write one, without quotes.",
    ),
    "a text for a list of areas": (
        'opened_by = ["definition"]',
        'opened_by = "definition"',
        "x.toml, line 7: opened_by: 'definition' is not a list. Write it in square brackets.",
    ),
    "a text for a table": (
        '[guide]\nexercise = "Defining"',
        'guide = "Defining"\n[other]',
        "x.toml, line 31: the top: 'other' is not a key here. "
        "Use one of: areas, categories, examples, guide, id, kind, opened_by, questions, scales, title, tool, version.\n"
        "x.toml, line 30: scales, guide: 'Defining' is not a list. Write it in square brackets.\n"
        "x.toml, line 33: guide: no 'exercise'. Add it.",
    ),
    "a key that belongs elsewhere": (
        'text = "Draw on research."',
        'text = "Draw on research."\nstatement = "Research is used."',
        "x.toml, line 22: categories 'model', strategies 'research': 'statement' is not a key here. "
        "Use one of: id, printed, text.",
    ),
    "two mistakes": (
        'id = "purpose"\nprinted = [1]\ntext = "Understand the purpose."',
        'id = "Purpose"\nprinted = [1]\ntext = ""',
        "x.toml, line 14: strategy 'Purpose': an id has small letters, digits and hyphens only, and 80 of them at most. "
        "Write it like 'purpose-of-model'.\n"
        "x.toml, line 16: strategy 'Purpose': its 'text' is empty. Write the words that people read.",
    ),
    "areas in a file of strategies": (
        "[[categories]]",
        '[[areas]]\nid = "a"\nname = "A"\nstatement = "S."\n\n[[categories]]',
        "x.toml, line 9: areas: a file of the kind 'strategies' has none. Take them out.",
    ),
    "no area that leads here": (
        'opened_by = ["definition"]',
        "opened_by = []",
        'x.toml, line 7: opened_by: no area leads to this tool. Name one at least, as in opened_by = ["licensure"].',
    ),
    "an id of underscores": (
        'id = "research"',
        'id = "research_base"',
        "x.toml, line 19: strategy 'research_base': an id has small letters, digits and hyphens only, and 80 of them at most. "
        "Write it like 'purpose-of-model'.",
    ),
    "an id that is too long": (
        'id = "research"',
        f'id = "{"r" * 81}"',
        f"x.toml, line 19: strategy '{'r' * 81}': an id has small letters, digits and hyphens only, and 80 of them at most. "
        "Write it like 'purpose-of-model'.",
    ),
    "a scale misspelled": (
        "status = [",
        "statuses = [",
        "x.toml, line 24: scales: 'statuses' is no scale here. Did you mean 'status'?",
    ),
    "a scale of its own": (
        "[guide]",
        '[scales.cost]\nid = "x"\nlabel = "y"\n[guide]',
        "x.toml, line 30: scales, cost: a table is not a list. Write [[scales.cost]] above it.",
    ),
    "no scales": (GOOD[GOOD.index("[scales]") : GOOD.index("[guide]")], "", "x.toml, line 1: the top: no 'scales'. Add it."),
    "a level without words": (
        'label = "Medium"',
        'label = ""',
        "x.toml, line 28: scales.priority 'medium': its 'label' is empty. Write the words that people read.",
    ),
    "a level twice": (
        '{ id = "low", label = "Low" }',
        '{ id = "high", label = "Low" }',
        "x.toml, line 28: scales.priority: the levels are 'high, medium, high'. Use high, medium, low.",
    ),
    "a level with a text for its code": (
        '{ id = "low", label = "Low" }',
        '{ id = "low", label = "Low", code = "1" }',
        "x.toml, line 28: scales, priority 'low', code: '1' is not a whole number. Write one, without quotes.",
    ),
    "an empty name of a tool": (
        'tool = "Tool 8"',
        'tool = ""',
        'x.toml, line 5: tool: it is empty. Write what the tool is called, as in "Tool 6".',
    ),
    "an empty title": (
        'title = "Assessing Strategies"',
        'title = " "',
        "x.toml, line 6: instrument 'defining': its 'title' is empty. Write the words that people read.",
    ),
    "an empty name of a category": (
        'name = "Create a model"',
        'name = ""',
        "x.toml, line 11: category 'model': its 'name' is empty. Write the words that people read.",
    ),
    "a category without strategies": (
        "[[categories]]",
        '[[categories]]\nid = "empty"\nname = "Empty"\n\n[[categories]]',
        "x.toml, line 9: category 'empty': it has no strategies. Add [[categories.strategies]] below it, or take it out.",
    ),
    "number 0": (
        "printed = [1]",
        "printed = [0]",
        "x.toml, line 15: strategy 'purpose': '0' is no number of a list. Write one from 1 to 1000.",
    ),
    "a text that no file could hold": (
        '"Draw on research."',
        f'"{"x" * 20_001}"',
        "x.toml, line 21: categories 'model', strategies 'research', text: this text has 20,001 characters. "
        "Write 20,000 at most.",
    ),
    "a worked example of a strategy that is gone": (
        "[guide]",
        '[[examples]]\n[examples.ratings.gone]\nstatus = "fully"\n[guide]',
        "x.toml, line 31: examples 1, ratings: 'gone' is no strategy of this file. Use one of: purpose, research. "
        "Or take it out.",
    ),
}


def test_the_good_one_is_good():
    assert read_instrument(GOOD, "x.toml").categories[0].strategies[1].printed == (2, 5)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_place_and_remedy(name):
    there, instead, says = MISTAKES[name]
    assert there in GOOD

    with pytest.raises(InstrumentError) as error:
        read_instrument(GOOD.replace(there, instead, 1), "x.toml")
    assert str(error.value) == says


def test_no_categories_at_all():
    with pytest.raises(InstrumentError, match=r"x.toml, line 1: categories: there are none\. Add \[\[categories\]\]\."):
        read_instrument(GOOD[: GOOD.index("[[categories]]")] + GOOD[GOOD.index("[scales]") :], "x.toml")


def test_files_that_do_not_fit_together(instruments):
    tool = read_instrument(GOOD.replace('["definition"]', '["definitions"]'), "x.toml")
    with pytest.raises(InstrumentError, match=r"opened_by: 'definitions' is no area of focus\. Did you mean 'definition'\?"):
        check_together({**instruments, "x": tool})


def test_one_id_in_two_files(instruments):
    tool = read_instrument(GOOD.replace('id = "purpose"', 'id = "mentoring"'), "x.toml")
    with pytest.raises(InstrumentError, match="strategy 'mentoring': performance has this id too"):
        check_together({**instruments, "x": tool})


STUDY = """
[[guide.case_studies]]
name = "A place"
illustrates = "An example"
page = "somewhere"
strategies = ["purpose", "mentoring"]
"""


def test_a_case_study_has_its_brief_and_strategies_of_any_tool(instruments):
    tool = read_instrument(GOOD + STUDY, "x.toml")
    check_together({**instruments, "x.toml": tool}, {*BRIEFS, "somewhere"})

    (study,) = tool.guide.case_studies
    assert (study.page, study.strategies) == ("somewhere", ("purpose", "mentoring"))


@pytest.mark.parametrize(
    ("there", "instead", "says"),
    [
        (
            '"somewhere"',
            '"somewere"',
            "x.toml: case study 'A place', page: 'somewere' is no page in docs/case-studies. Did you mean 'somewhere'?",
        ),
        (
            '"mentoring"',
            '"mentorin"',
            "x.toml: case study 'A place', strategies: 'mentorin' is no strategy of any tool. Did you mean 'mentoring'?",
        ),
    ],
)
def test_a_brief_or_strategy_that_is_not_there(instruments, there, instead, says):
    tool = read_instrument(GOOD + STUDY.replace(there, instead), "x.toml")

    with pytest.raises(InstrumentError) as error:
        check_together({**instruments, "x.toml": tool}, {*BRIEFS, "somewhere"})
    assert str(error.value) == says


def test_a_page_where_no_brief_is_there_at_all(instruments):
    tool = read_instrument(GOOD + STUDY, "x.toml")

    with pytest.raises(InstrumentError, match=r"'somewhere' is no page in docs/case-studies\. Leave it out\."):
        check_together({**{name: replace(one, guide=None) for name, one in instruments.items()}, "x.toml": tool})


def test_an_instrument_survives_being_made_plain(instruments):
    for instrument in instruments.values():
        assert from_plain(plain(instrument)) == instrument
