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
tool = "Tool 3"
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
    "a quote left out": ('title = "Assessing Strategies"', "title = Assessing", "x.toml: this is not TOML"),
    "a key misspelled": ("title =", "titel =", "x.toml: the top: 'titel' is not a key here. Did you mean 'title'?"),
    "a key left out": ('tool = "Tool 3"', "", "x.toml: the top: no 'tool'. Add it."),
    "a text without its key": (
        'text = "Draw on research."',
        "",
        "x.toml: categories 'model', strategies 'research': no 'text'. Add it.",
    ),
    "a number for a text": (
        'name = "Create a model"',
        "name = 3",
        "x.toml: categories 'model', name: '3' is not text in quotes. Write text in quotes.",
    ),
    "a text for a number": (
        "version = 1",
        'version = "1"',
        "x.toml: version: '1' is not a whole number. Write a whole number.",
    ),
    "true for a number": (
        "version = 1",
        "version = true",
        "x.toml: version: 'True' is not a whole number. Write a whole number.",
    ),
    "a version of 0": ("version = 1", "version = 0", "x.toml: version: '0' is too small. Start at 1."),
    "a question at the top": (
        "version = 1",
        'version = 1\nquestions = ["Why?"]',
        "x.toml: questions: 'Why?' stands at the top. Write it in the step of the guide that asks it.",
    ),
    "a list left out": ("printed = [1]", "printed = 1", "printed: '1' is not a list. Write it in square brackets"),
    "an unknown kind": (
        'kind = "strategies"',
        'kind = "strategy"',
        "x.toml: kind: 'strategy' is not a kind. Did you mean 'strategies'?",
    ),
    "an id in capitals": (
        'id = "purpose"',
        'id = "Purpose"',
        "x.toml: strategy 'Purpose': an id has small letters, digits and hyphens only.",
    ),
    "an id with a space": ('id = "model"', 'id = "a model"', "x.toml: category 'a model': an id has"),
    "an id twice": ('id = "research"', 'id = "purpose"', "x.toml: strategy 'purpose': this id is used twice."),
    "an empty text": ('text = "Draw on research."', 'text = "  "', "x.toml: strategy 'research': its 'text' is empty."),
    "a number printed twice": (
        "printed = [2, 5]",
        "printed = [1]",
        "x.toml: strategy 'research': number '1' is printed at 'purpose' too.",
    ),
    "a level too few": (
        '{ id = "low", label = "Low" }',
        "",
        "x.toml: scales.priority: the levels are 'high, medium'. Use high, medium, low.",
    ),
    "a level misspelled": ('id = "fully"', 'id = "full"', "x.toml: scales.status: the levels are 'full, partially"),
    "a passage of an unknown kind": (
        'kind = "definition"',
        'kind = "definitoin"',
        "x.toml: step 1, passage 2: 'definitoin' is not a kind of passage. Did you mean 'definition'?",
    ),
    "a passage without words": (
        'text = "Facilitators will reference the definition:"',
        'text = ""',
        "x.toml: step 1, passage 1: its 'text' is empty. Write the words that people read.",
    ),
    "a definition of nothing": (
        'of = "a model"',
        "",
        "x.toml: step 1, passage 2: a definition has no 'of'. Add what it defines.",
    ),
    "a table for a list": ("[[categories]]", "[categories]", "x.toml: "),
}


def test_the_good_one_is_good():
    assert read_instrument(GOOD, "x.toml").categories[0].strategies[1].printed == (2, 5)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_place_and_remedy(name):
    there, instead, says = MISTAKES[name]
    assert there in GOOD

    with pytest.raises(InstrumentError) as error:
        read_instrument(GOOD.replace(there, instead, 1), "x.toml")
    assert says in str(error.value)


def test_no_categories_at_all():
    with pytest.raises(InstrumentError, match=r"x.toml: categories: there are none\. Add \[\[categories\]\]\."):
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
