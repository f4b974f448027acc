"""The instruments against the source text: word for word in both directions, and every printed number."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "source/determining-priority-areas.txt"


def squeezed(text):
    return re.sub(r"\s+", " ", text.replace("*", "")).strip()


@pytest.fixture(scope="module")
def source():
    """The source with its line breaks and emphasis marks taken out."""
    return squeezed(SOURCE.read_text(encoding="utf-8"))


def printed_words(instrument):
    """Every text of an instrument that claims to be the source's."""
    guide = instrument.guide
    yield instrument.title
    yield from (area.name for area in instrument.areas)
    yield from (area.statement for area in instrument.areas)
    yield from (area.group for area in instrument.areas)
    for category in instrument.categories:
        yield category.name
        yield from (strategy.text for strategy in category.strategies)
    yield from (f"{level.code}: {level.label}" for level in instrument.scales.get("status", ()) if level.code)
    yield from (level.label for level in instrument.scales.get("priority", ()))
    yield from (level.label for level in instrument.scales.get("agreement", ()) if level.id != "cant-judge")
    yield from (guide.focus, guide.definition, guide.definition_of, guide.matrix_example, *guide.labels)
    for step in guide.steps:
        yield f"Step {step.number}:"
        yield from (*step.paragraphs, *step.questions)


def test_every_word_of_the_instruments_is_in_the_source(instruments, source):
    missing = [text for one in instruments.values() for text in printed_words(one) if squeezed(text) not in source]

    assert missing == []


def test_every_line_of_the_source_is_in_an_instrument(instruments):
    """What is left over are titles, and the headings of tables that say which column is which."""
    held = squeezed(" ".join(text for one in instruments.values() for text in printed_words(one)))
    numbered = re.compile(r"^\d+\. ?")
    left = []
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        for cell in line.split("\t"):
            text = numbered.sub("", squeezed(re.sub(r"^-|<[^>]+>", "", cell.strip())))
            if text and text not in held:
                left.append(text)
    frame = {
        "Determining Priority Areas for Improving Instructional Leadership", "PRIORITIES EXERCISE", "INSTRUCTIONS",
        "Assessing Implementation of High Impact Instructional Leadership Strategies", "DEFINING INSTRUCTIONAL LEADERSHIP",
        "PREPARING AND LICENSING INSTRUCTIONAL LEADERS", "PERFORMANCE MANAGEMENT", "URGENCY AND IMPACT", "Urgency and Impact",
        "Quality Assessment Statement", "Urgency", "Impact", "Implementation Status:", "Priority:", "High, Medium, Low",
        "4: Fully Implemented 3: Partially Implemented 2: Planning for Implementation 1: Not Planned/Implemented",
        "Tool 1: Assessing Current Status", "Tool 3: Assessing Strategies for Defining Instructional Leadership",
        "Tool 4: Assessing Strategies for Preparation and Licensing", "Tool 5: Assessing Strategies for Performance Management",
        "Highest Priority for Improvement Lowest Priority for Improvement",
    }  # fmt: skip
    assert set(left) - frame == set()


def test_forty_seven_printed_rows_are_thirty_four_strategies(instruments):
    strategies = {
        name: [strategy for category in one.categories for strategy in category.strategies] for name, one in instruments.items()
    }

    assert {name: len(held) for name, held in strategies.items() if held} == {"defining": 7, "preparing": 13, "performance": 14}
    assert sum(len(strategy.printed) for held in strategies.values() for strategy in held) == 47


@pytest.mark.parametrize("name", ["defining", "preparing", "performance"])
def test_each_printed_number_has_its_very_words(instruments, name):
    text = SOURCE.read_text(encoding="utf-8")
    tool = instruments[name].tool
    start = text.rindex(f"\n{tool}: ")
    end = text.find("Assessing Implementation of High Impact", start)
    rows = dict(re.findall(r"\t(\d+)\. (\S[^\t]*)\t", text[start : end if end > 0 else None]))

    held = {
        str(number): strategy.text
        for category in instruments[name].categories
        for strategy in category.strategies
        for number in strategy.printed
    }
    assert held == {number: words.strip() for number, words in rows.items()}


def test_the_slips_of_the_print_are_told(instruments):
    told = " ".join(note for one in instruments.values() for note in one.guide.notes)

    assert "13 to 17 and 20 to 22" in told
    assert "Row 5" in told
    assert "8 to 11" in told
    assert "performance management is meant" in instruments["performance"].guide.steps[1].as_printed
