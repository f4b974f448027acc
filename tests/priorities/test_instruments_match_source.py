"""The instruments against the source text: word for word in both directions, every printed number, and everything in its place."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from htpy import fragment
from priorities import changes, printed
from priorities.moment import Moment
from priorities.views import render

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
    yield from (guide.focus, *guide.labels)
    for step in guide.steps:
        yield f"Step {step.number}:"
        for passage in step.passages:
            yield from (passage.text, passage.of)


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
        "PREPARING AND LICENSING INSTRUCTIONAL LEADERS", "PERFORMANCE MANAGEMENT", "Urgency and Impact",
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
    assert "N/A stands in Step 2 alone" in told
    assert "performance management is meant" in instruments["performance"].guide.steps[1].passages[0].as_printed


class Read(HTMLParser):
    """The words of every element of a class, as somebody reads them: without pictures and without what is ours, not the print's."""

    OURS = ("as-printed", "case-studies")
    EMPTY = ("br", "hr", "img", "input", "link", "meta", "wbr")

    def __init__(self, html, wanted):
        super().__init__()
        self.wanted, self.open, self.found = wanted, [], []
        self.feed("".join(html))  # plain text: what htpy gives escapes whatever is added to it

    def handle_starttag(self, tag, attrs):
        classes = (dict(attrs).get("class") or "").split()
        inside = bool(self.open) and self.open[-1]
        if tag in self.EMPTY:
            return
        if not inside and self.wanted in classes:
            self.found.append("")
            inside = True
        self.open.append(inside and tag != "svg" and not set(self.OURS) & set(classes))

    def handle_endtag(self, tag):
        self.open.pop()
        if self.open and self.open[-1]:
            self.found[-1] += " "

    def handle_data(self, text):
        if self.open and self.open[-1]:
            self.found[-1] += text


def read(html, wanted):
    return [squeezed(one) for one in Read(html, wanted).found]


def printed_steps(name):
    """The instructions of an exercise as the source has them, by step; under 0 what stands before the first."""
    text = SOURCE.read_text(encoding="utf-8")
    tool = {"areas": 1, "defining": 3, "preparing": 4, "performance": 5}[name]
    end = text.index(f"\nTool {tool}: ")
    before, *steps = re.split(r"^Step (\d):$", text[text.rindex("\nINSTRUCTIONS\n", 0, end) : end], flags=re.MULTILINE)
    held = dict(zip(map(int, steps[::2]), steps[1::2], strict=True))
    marked = {number: f"Step {number} " + re.sub(r"^- ", "", words, flags=re.MULTILINE) for number, words in held.items()}
    return {0: squeezed(before.replace("INSTRUCTIONS", "")), **{number: squeezed(words) for number, words in marked.items()}}


EXERCISES = ["areas", "defining", "preparing", "performance"]


@pytest.mark.parametrize("name", EXERCISES)
def test_the_instructions_are_read_as_the_source_is_read(instruments, name):
    """From the first word to the last, so that nothing is left out, moved, or put between."""
    html = str(fragment[printed.instructions(instruments[name])])

    assert read(html, "instructions") == [squeezed(" ".join(printed_steps(name).values()))]


@pytest.mark.parametrize("name", EXERCISES)
def test_the_parts_of_the_instructions_are_the_whole(instruments, name):
    """Each part by itself, one after the other, says what all of them say; a run of steps is its steps."""
    instrument = instruments[name]

    def drawn(part):
        try:
            return read(str(fragment[printed.instructions(instrument, part)]), "instructions")[0]
        except KeyError:
            return ""

    numbers = [str(step.number) for step in instrument.guide.steps]
    whole = read(str(fragment[printed.instructions(instrument)]), "instructions")
    assert [squeezed(" ".join(drawn(part) for part in ("focus", *numbers)))] == whole
    assert drawn(f"1-{numbers[-1]}") == squeezed(" ".join(drawn(part) for part in numbers))


@pytest.mark.parametrize("part", ["7", "0", "focus"])
def test_a_part_that_is_not_there_is_told(instruments, part):
    with pytest.raises(KeyError):
        printed.instructions(instruments["areas"], part)


@pytest.mark.parametrize("facilitated", [True, False])
def test_what_to_say_is_read_as_the_source_is_read(blank, instruments, facilitated):
    """On every page that has it, and every step is on some page."""
    exercise = changes.describe(blank, facilitated=facilitated)
    guides = {one.id: one.guide for one in instruments.values()}
    pages = [("areas", page, "") for page in ("team", "statements", "sheet", "collect", "discuss", "rank", "reflect")]
    pages += [(tool, "strategies", tool) for tool in EXERCISES[1:]]
    said = set()
    for name, page, tool in pages:
        (words,) = read(render.page(page, exercise, Moment(guides=guides, tool=tool)), "quoted")
        numbers = [int(number) for number in re.findall(r"Step (\d)", words)]
        assert words == " ".join(printed_steps(name)[number] for number in numbers), page
        said |= {(name, number) for number in numbers}

    assert said == {(name, number) for name in EXERCISES for number in printed_steps(name) if number}


def test_the_matrix_of_the_example_is_drawn_between_its_title_and_its_sentence(blank, instruments):
    guides = {one.id: one.guide for one in instruments.values()}
    drawn = re.compile(
        r"URGENCY AND IMPACT</p><figure[^>]*><svg((?!</svg>).)*star((?!</svg>).)*</svg><figcaption>Example: The star on"
    )

    for html in (
        str(fragment[printed.instructions(instruments["areas"])]),
        *(render.page(page, blank, Moment(guides=guides)) for page in ("sheet", "collect", "discuss")),
    ):
        assert len(drawn.findall(html)) == 1


@pytest.mark.parametrize("name", EXERCISES[1:])
def test_the_printed_scales_are_the_sources(instruments, source, name):
    """N/A is not among them."""
    (scales,) = read(str(fragment[printed.tool(instruments[name])]), "scales")

    assert scales.startswith("Implementation Status: 4: Fully Implemented 3: ")
    assert scales.endswith("1: Not Planned/Implemented Priority: High, Medium, Low")
    assert scales in source
