"""Files: what we write always opens again, and nothing else opens but by a clear sentence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities import files
from priorities.exercise import Sheet
from priorities.files import FileProblem, read
from priorities.plain import build
from priorities.sealed import seal, unseal
from priorities.visibility import show

from tests.priorities.exercises import exercises, shut


def written(exercise):
    return show("file.json", exercise)


@given(exercises)
def test_what_we_write_opens_again_byte_for_byte(exercise):
    text = written(exercise)

    assert read(text) == exercise
    assert written(read(text)) == text
    assert read(text.encode()) == exercise


def test_the_example_team_opens_again(team):
    assert read(written(team)) == team


def refused(held):
    """The sentence with which a file is refused."""
    with pytest.raises(FileProblem) as problem:
        read(held)
    sentence = str(problem.value)
    assert sentence.endswith(".")
    assert "Traceback" not in sentence
    return sentence


def changed(exercise, change):
    document = json.loads(written(exercise))
    change(document)
    return json.dumps(document)


NOT_EXERCISES = {
    "empty": (b"", "empty"),
    "white space": (b" \n\t ", "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text file"),
    "a photo": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "not a text file"),
    "another encoding": ("{}".encode("utf-16"), "not a text file"),
    "a page": (b"<!doctype html><p>Hello", "This page holds no exercise"),
    "a list": (b"[1, 2]", "not an exercise"),
    "a word": (b'"exercise"', "not an exercise"),
    "a number": (b"12", "not an exercise"),
    "somebody else's": (b'{"name": "x", "version": 3}', "not an exercise"),
    "no version": (b'{"format": "priorities-exercise"}', "which version"),
    "version 0": (b'{"format": "priorities-exercise", "version": 0}', "which version"),
    "a text for a version": (b'{"format": "priorities-exercise", "version": "1"}', "which version"),
    "true for a version": (b'{"format": "priorities-exercise", "version": true}', "which version"),
    "a newer version": (b'{"format": "priorities-exercise", "version": 2}', "newer version"),
    "half a number": (b'{"format": "priorities-exercise", "version": 1.5}', "1.5"),
    "NaN": (b'{"format": NaN}', "NaN"),
    "infinity": (b'{"format": -Infinity}', "-Infinity"),
    "beyond infinity": (b'{"format": 1e999}', "1e999"),
    "5,000 digits": (b'{"format": ' + b"9" * 5000 + b"}", "too long"),
    "a key twice": (b'{"format": "priorities-exercise", "version": 1, "version": 1}', "twice"),
    "half a character": (b'{"format": "priorities-exercise", "version": 1, "id": "\\ud800"}', "half a character"),
    "nothing but a version": (b'{"format": "priorities-exercise", "version": 1}', "not a whole exercise"),
    "20,000 lists": (b"[" * 20000 + b"]" * 20000, "brackets"),
    "20,000 objects": (b'{"a":' * 20000 + b"1" + b"}" * 20000, "brackets"),
    "20,000 open lists": (b"[" * 20000, "brackets"),
    "50 MB": (b" " * 50_000_000, "20 MB"),
    "a million quotes": (b'"\\' * 1_000_000, "not JSON"),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_EXERCISES)
def test_what_is_no_exercise_is_said_in_one_sentence(name):
    held, words = NOT_EXERCISES[name]

    assert words in refused(held)


def test_a_file_cut_short_anywhere_is_refused(team):
    text = written(team).rstrip().encode()
    for cut in range(1, len(text), 997):
        refused(text[:cut])
    assert "stops in the middle" in refused(text[: len(text) // 2])


WRONG = {
    "an unknown key": lambda document: document.update(extra=1),
    "an unknown key in the team": lambda document: document["team"].update(extra=1),
    "a list for the team": lambda document: document.update(team=[]),
    "a number for a title": lambda document: document["team"].update(title=3),
    "no size of a team": lambda document: document["team"].update(size=0),
    "text where a level belongs": lambda document: document["sheets"][0]["answers"]["systems"].update(agreement="maybe"),
    "a number where a level belongs": lambda document: document["sheets"][0]["answers"]["systems"].update(agreement=4),
    "a time that is none": lambda document: document.update(changed="yesterday"),
    "an id with a space": lambda document: document.update(id="a b"),
    "an id with a line break": lambda document: document.update(id="ab\n"),
    "an area that is not on the form": lambda document: document["discussion"].update(weather={"notes": "x"}),
    "a priority that is no area": lambda document: document.update(priorities=["weather"]),
    "an area in two places": lambda document: document["ranking"].update(places=["systems"] * 7),
    "too few places": lambda document: document["ranking"].update(places=["systems"]),
    "a sheet twice": lambda document: document["sheets"].append(document["sheets"][0]),
    "open sheets that were never opened": lambda document: document.pop("opened"),
    "no scales": lambda document: document["instruments"]["preparing"]["words"].update(scales={}),
    "a level that the arithmetic does not know": lambda document: document["instruments"]["areas"]["words"]["scales"][
        "agreement"
    ][0].update(id="perhaps"),
    "a tool of another kind": lambda document: document["instruments"]["defining"]["words"].update(kind="areas"),
    "a tool under another's name": lambda document: document["instruments"]["defining"]["words"].update(id="weather"),
    "no areas": lambda document: document["instruments"]["areas"]["words"].pop("areas"),
    "a strategy twice": lambda document: document["instruments"]["defining"]["words"]["categories"].append(
        document["instruments"]["defining"]["words"]["categories"][0]
    ),
    "no words of Tool 1": lambda document: document["instruments"].pop("areas"),
    "a sealed string of nothing": lambda document: document.update(sealed=["AAAA"]),
    "an own strategy without words": lambda document: own(document).pop("versions"),
    "an own strategy with blank words": lambda document: own(document).update(versions=[{"text": " "}]),
    "an own strategy under no category": lambda document: own(document).pop("category"),
    "an own strategy under a category that no tool has": lambda document: own(document).update(category="weather"),
    "a strategy neither printed nor added": lambda document: document["strategies"].update(weather={"status": "planning"}),
    "a strategy both printed and added": lambda document: document["strategies"].update(
        {"clinical-experience": {"category": own(document)["category"], "added": True, "versions": [{"text": "x"}]}}
    ),
    "a reason for an area that is not on the form": lambda document: document["ranking"]["reasons"].update(weather="x"),
    "a rung of an area that is not on the form": lambda document: document["ranking"].update(rungs={"systems>weather": "x"}),
    "a tally of a wording that never was": lambda document: document.update(tallies={"systems": {"wording": 1}}),
    "a month that no calendar has": lambda document: document.update(changed="2026-99-01T00:00:00Z"),
    "a day that no calendar has": lambda document: document["opened"].update(when="2026-02-30T00:00:00Z"),
    "a time that no clock shows": lambda document: document["team"].update(sent="2026-01-01T24:00:00Z"),
}


def own(document):
    """The strategy that the example team added."""
    return document["strategies"]["own-residency-stipend"]


@pytest.mark.parametrize("name", WRONG)
def test_an_exercise_with_one_thing_wrong_is_refused(team, name):
    refused(changed(team, WRONG[name]))


ODD_SHEETS = {
    "an answer for an area that is not on the form": {"answers": {"weather": {"agreement": "agree"}}},
    "an order of an area that is not on the form": {"order": ["weather"]},
    "an order with an area twice": {"order": ["systems", "systems"]},
    "an answer to a wording that never was": {"answers": {"systems": {"agreement": "agree", "wording": 1}}},
    "a wording read that never was": {"read": {"systems": 1}},
    "a wording read of an area that is not on the form": {"read": {"weather": 0}},
}


@pytest.mark.parametrize("name", ODD_SHEETS)
def test_a_sheet_that_does_not_fit_is_refused_open_or_sealed(blank, name):
    sheet = {"id": "a", **ODD_SHEETS[name]}
    opening = {"opened": {"when": "2026-05-14T15:00:00Z"}}

    assert "does not fit together at sheets" in refused(changed(blank, lambda held: held.update(opening, sheets=[sheet])))
    sealed = seal(build(Sheet, sheet))
    assert "does not fit together at sheets" in refused(changed(blank, lambda held: held.update(sealed=[sealed])))


def test_a_sheet_on_a_wording_that_was_is_read(blank):
    from priorities import changes

    exercise = changes.reword(blank, "systems", "Data help.", when="2026-05-14T15:00:00Z")
    sheet = {
        "id": "a",
        "answers": {"systems": {"agreement": "agree", "wording": 1}},
        "order": ["systems"],
        "read": {"systems": 1},
    }

    assert len(read(changed(exercise, lambda held: held.update(sealed=[seal(build(Sheet, sheet))]))).sealed) == 1


@pytest.mark.parametrize("day", ["2026-01-31", "2026-04-30", "2028-02-29", "2026-12-10", "2026-10-29"])
def test_a_day_of_the_calendar_is_read(blank, day):
    assert read(changed(blank, lambda held: held.update(changed=f"{day}T23:59:59.123Z"))).changed[:10] == day


def test_the_place_is_named(team):
    assert "team.title" in refused(changed(team, WRONG["a number for a title"]))


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, one in value.items():
            yield from leaves(one, (*path, key))
    elif isinstance(value, list):
        for key, one in enumerate(value):
            yield from leaves(one, (*path, key))
    else:
        yield path


def test_a_wrong_type_at_any_leaf_is_refused_or_read_but_never_breaks(team):
    """Every leaf of the example file in turn holds an object, which belongs at no leaf."""
    text = written(team)
    for path in list(leaves(json.loads(text)))[::7]:
        document = json.loads(text)
        place = document
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = {"x": []}
        refused(json.dumps(document))


@given(shut.filter(lambda exercise: exercise.sealed), st.data())
def test_a_damaged_seal_is_refused(exercise, data):
    document = json.loads(written(exercise))
    sealed = document["sealed"][0]
    at = data.draw(st.integers(0, 20))
    document["sealed"][0] = sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :]

    assert "sealed part" in refused(json.dumps(document))


def test_a_seal_around_deep_nesting_is_refused(blank):
    import zlib
    from base64 import urlsafe_b64encode

    bomb = urlsafe_b64encode(zlib.compress(b"[" * 20000 + b"]" * 20000)).decode()
    assert "sealed part" in refused(changed(blank, lambda document: document.update(sealed=[bomb])))


def test_a_seal_around_something_else_is_refused(blank):
    import zlib
    from base64 import urlsafe_b64encode

    other = urlsafe_b64encode(zlib.compress(b'{"id": "a", "answers": {"systems": {"agreement": "maybe"}}}')).decode()
    refused(changed(blank, lambda document: document.update(sealed=[other])))


def test_a_script_in_a_name_is_text_like_any_other(blank):
    document = changed(blank, lambda held: held.update(team={"title": "<script>alert(1)</script>"}))

    assert read(document).team.title == "<script>alert(1)</script>"


def test_an_older_version_is_brought_up_to_date(blank, monkeypatch):
    """Proved on a made-up version 0, whose teams had a name and no title."""

    def from_0(document):
        team = {"title": document["team"]["name"]}
        return {**document, "version": 1, "team": team}

    monkeypatch.setitem(files.MIGRATIONS, 0, from_0)
    old = changed(blank, lambda document: document.update(version=0, team={"name": "Spring"}))

    assert read(old).team.title == "Spring"


def test_a_file_that_keeps_no_questions_opens(blank):
    old = changed(blank, lambda document: document["instruments"]["areas"]["words"].pop("questions"))

    assert read(old).questions == {}


def test_sealed_sheets_stay_sealed_in_the_file(blank):
    from priorities import sheets

    exercise = sheets.rate(sheets.start(blank, "a"), "a", "systems", agreement="agree", comment="Nobody else sees this")
    text = written(exercise)

    assert "Nobody else" not in text
    assert unseal(json.loads(text)["sealed"][0]).answers["systems"].comment == "Nobody else sees this"
    assert seal(unseal(exercise.sealed[0])) in text
