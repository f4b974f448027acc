"""Each place of a TOML file is found on the line where it stands."""

import tomllib
from pathlib import Path

import pytest
from priorities.lines import line_of, lines

TEXT = '''# a remark with [brackets] = "and" marks
id = "x"
"quoted key" = 'literal # no remark'
numbers = [1, 2.5,
  -3e2, # three
  2026-05-14T15:00:00Z,
]
long = """
first [x]
second = "y"
"""
a.b.c = true

[[areas]]
id = "one"
inner = { first = [1, { deep = "x" }], second = 2.5 }

  [[areas]]
  id = "two"
  [areas.more]
  word = "of two"

[[areas.parts]]
id = "part"
[scales]
status = [
  { id = "fully", label = "a, b" }, { id = "partially" },
  { id = "planning" },
]
'''


def ways(held, way=()):
    yield way
    if isinstance(held, dict | list):
        for key, one in held.items() if isinstance(held, dict) else enumerate(held):
            yield from ways(one, (*way, key))


@pytest.mark.parametrize(
    ("way", "line"),
    [
        ((), 1),
        (("id",), 2),
        (("quoted key",), 3),
        (("numbers",), 4),
        (("numbers", 1), 4),
        (("numbers", 2), 5),
        (("numbers", 3), 6),
        (("long",), 8),
        (("a", "b", "c"), 12),
        (("areas",), 14),
        (("areas", 0), 14),
        (("areas", 0, "inner", "first", 1, "deep"), 16),
        (("areas", 1), 18),
        (("areas", 1, "more", "word"), 21),
        (("areas", 1, "parts", 0, "id"), 24),
        (("scales", "status", 1, "id"), 27),
        (("scales", "status", 2), 28),
    ],
)
def test_a_place_is_on_its_line(way, line):
    assert lines(TEXT)[way] == line


def test_a_place_that_is_not_there_is_told_by_what_is_around_it():
    assert line_of(TEXT, ("areas", 1, "name")) == 18
    assert line_of(TEXT, ("nothing", 3)) == 1


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.replace("\n", "\r\n"), *(path.read_text("utf-8") for path in Path("instruments").glob("*.toml"))]
)
def test_every_place_of_a_document_has_a_line_and_none_is_made_up(text):
    assert set(lines(text)) == set(ways(tomllib.loads(text)))


@pytest.mark.parametrize("path", sorted(Path("instruments").glob("*.toml")), ids=str)
def test_a_key_stands_on_the_line_that_is_told(path):
    text = path.read_text(encoding="utf-8")
    held = text.splitlines()
    found = lines(text)

    assert len(found) > 100
    assert all(str(way[-1]) in held[line - 1] for way, line in found.items() if way and isinstance(way[-1], str))
