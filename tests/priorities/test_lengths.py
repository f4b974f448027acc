"""However long a text is: it is refused with a sentence, or the file that holds it opens again."""

import pytest
from priorities import arrivals, changes, departures, files, ranking, sheets  # noqa: F401  (outputs enter the register)
from priorities.arrivals import read_file
from priorities.changes import LONGEST, Refused
from priorities.exercise import Answer, Sheet
from priorities.sealed import inside, seal
from priorities.sheets import COMMENT
from priorities.visibility import show

from tests.priorities.exercises import AREAS, BLANK, WHEN

# 4 bytes a character in a file, and nothing that deflating could spare.
HARD = "".join(chr(0x10000 + number * 7919 % 0x20000) for number in range(LONGEST))

WRITE = {
    "a fact of the team": lambda exercise, text: changes.describe(exercise, goals=text),
    "a role": lambda exercise, text: changes.describe(exercise, roles=("Principal", text)),
    "a member": lambda exercise, text: changes.expect(exercise, "p1", text),
    "a statement": lambda exercise, text: changes.reword(exercise, "systems", text, when=WHEN),
    "why a statement changed": lambda exercise, text: changes.reword(exercise, "systems", "New words", text, when=WHEN),
    "a note of the talk": lambda exercise, text: changes.talk(exercise, "systems", "notes", text),
    "a reflection": lambda exercise, text: changes.reflect(exercise, "1", text),
    "why a strategy": lambda exercise, text: changes.decide(exercise, "mentoring", why=text),
    "a strategy's words": lambda exercise, text: changes.reword_strategy(exercise, "mentoring", text, when=WHEN),
    "a strategy of the team": lambda exercise, text: changes.add_strategy(exercise, "own-1", "barriers-to-entry", text, WHEN),
    "a reasoning": lambda exercise, text: ranking.reason(exercise, "systems", text),
    "a rung": lambda exercise, text: ranking.explain(exercise, "systems", "evaluation", text),
    "a name on a sheet": lambda exercise, text: sheets.sign(
        sheets.start(changes.describe(exercise, appear="named"), "a"), "a", text
    ),
    "why the sheets were opened early": lambda exercise, text: sheets.open_sheets(
        sheets.start(changes.describe(exercise, size=3), "a"), WHEN, text
    ),
}


@pytest.mark.parametrize("what", WRITE)
def test_a_text_is_kept_up_to_the_limit_and_refused_above_it(what):
    after = WRITE[what](BLANK, HARD)
    assert files.read(show("file.json", after)) == after

    with pytest.raises(Refused, match="20,001 characters, and 20,000 can be kept"):
        WRITE[what](BLANK, HARD + "x")


def test_a_comment_is_shorter_so_that_every_sheet_can_be_sealed():
    exercise = sheets.start(BLANK, "a")
    for area in AREAS:
        exercise = sheets.rate(exercise, "a", area, comment=HARD[:COMMENT])

    assert files.read(show("file.json", exercise)) == exercise
    assert sheets.open_sheets(exercise, WHEN).sheets[0].answers["systems"].comment == HARD[:COMMENT]
    arrival = read_file(show("sheet.file", exercise, hand="a"))
    assert not isinstance(arrival, str)
    assert arrival.sheet.answers == sheets.held(exercise)[0].answers
    with pytest.raises(Refused, match="4,001 characters, and 4,000 can be kept"):
        sheets.rate(exercise, "a", "systems", comment=HARD[: COMMENT + 1])


def test_what_is_too_long_for_a_link_gives_none():
    exercise = sheets.start(BLANK, "a")
    for area in AREAS:
        exercise = sheets.rate(exercise, "a", area, comment=HARD[:COMMENT])
        exercise = changes.reword(exercise, area, HARD, when=WHEN)

    assert show("sheet.link", exercise, hand="a") == ""
    assert show("team.link", exercise) == ""


def test_a_hundred_roles_are_enough():
    roles = tuple(f"Role {number}" for number in range(100))
    after = changes.describe(BLANK, roles=roles)

    assert files.read(show("file.json", after)) == after
    with pytest.raises(Refused, match="100 roles at most"):
        changes.describe(BLANK, roles=(*roles, "One more"))


def test_a_name_before_a_code_has_a_limit():
    ((_, told),) = arrivals.read_codes(BLANK, "x" * 201 + ", 0000 0000 04G6", lambda: "id")

    assert told == "The name before the code is longer than 200 characters. Shorten it."


def test_the_largest_form_that_a_schema_allows_can_be_sealed():
    """A hundred areas, each with the longest comment."""
    sheet = Sheet("a", answers={f"area-{number}": Answer(comment="\x01" * COMMENT) for number in range(100)})
    assert len(inside(seal(sheet))) > 2_000_000
