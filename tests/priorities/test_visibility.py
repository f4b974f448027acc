"""Shut until opened: nothing that shows anything tells what a sealed sheet says."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priorities import changes, sheets
from priorities.arrivals import Receipt
from priorities.moment import Moment
from priorities.visibility import see, show

from tests.priorities.exercises import levels, quadrants, shut, texts
from tests.priorities.outputs import OUTPUTS

ROOT = Path(__file__).parent.parent.parent / "py"
RECEIPTS = (Receipt("Line 1", "added", "Added as sheet 5."), Receipt("a.json", "newer", "It is a later version of sheet 2."))
WAYS = [
    *((name, {}) for name in sorted(OUTPUTS)),
    ("page.strategies", {"tool": "preparing"}),
    ("page.discuss", {"typed": {"draft minutes": "45", "draft minutes systems": "9", "draft timer": "systems 9 540 0"}}),
    ("page.projector", {"typed": {"draft shown": "systems", "draft timer": "systems 9 540 0"}}),
    ("page.projector", {"typed": {"draft shown": "*"}}),
    ("page.collect", {"asking": "open"}),
    ("page.collect", {"asking": "withdraw b"}),
    ("page.collect", {"asking": "anew b"}),
    ("page.collect", {"receipts": RECEIPTS, "arriving": RECEIPTS[0]}),
    ("page.collect", {"camera": True}),
    ("page.collect", {"typed": {"draft codes": "7, 1234", "draft early": "Snow."}}),
    ("page.collect", {"typed": {"paper digits": "34 2", "paper again number": "1", "paper again digits": "9"}}),
    ("page.collect", {"asking": "again 1 0 13", "typed": {"paper correct digits": "3"}}),
    ("page.statements", {"typed": {"draft wording systems": "Our data tell us who was coached."}}),
    ("page.forms_to_print", {"typed": {"paper numbers": "print", "paper copies": "3", "paper first": "2"}}),
    ("page.sheet", {"member": True}),
    ("page.sheet", {"member": True, "asking": "afresh", "can_share": True}),
]
"""Every output, and the pages again at moments that change what they show."""


def filled(exercise, appear, **answer):
    """Three members' sheets, all with the same answer everywhere, and one that is the same whatever they say: `mine`."""
    exercise = changes.describe(exercise, appear=appear, size=5, roles=("Coach", "Director"))
    exercise = changes.expect(exercise, "p1", "Coach")
    for member in ("a", "b", "c"):
        exercise = sheets.start(exercise, member, "paper" if member == "b" else "here", by="Coach")
        for area in exercise.areas:
            exercise = sheets.rate(exercise, member, area.id, **answer)
    exercise = sheets.start(exercise, "mine", by="Director")
    return sheets.rate(exercise, "mine", "systems", agreement="agree", quadrant="low-high", comment="Mine alone.")


@pytest.fixture(params=["anonymous", "role", "named"])
def two(request, blank):
    """Two exercises that differ only in what their sheets say, but for the sheet `mine`."""
    return (
        filled(blank, request.param, agreement="strongly-agree", quadrant="high-high", comment="All is well."),
        filled(
            blank,
            request.param,
            agreement="strongly-disagree",
            quadrant="low-low",
            comment="Nothing works, and nobody says so.",
        ),
    )


def written(name, exercise, instruments, hand="", **passing):
    """What an output makes of an exercise, with the sealed strings taken out."""
    moment = Moment(guides={one.id: one.guide for one in instruments.values()}, **passing)
    result = str(show(name, exercise, *[moment] if name.startswith("page.") else [], hand=hand))
    for number, sealed in enumerate(exercise.sealed):
        result = result.replace(sealed, f"sealed {number}")
    return result


@pytest.mark.parametrize(("name", "passing"), WAYS, ids=[" ".join((name, *passing)) for name, passing in WAYS])
def test_before_the_opening_no_output_depends_on_what_the_sheets_say(name, passing, two, instruments):
    one, other = two
    assert one.sealed != other.sealed

    for hand in ("", "mine"):
        assert written(name, one, instruments, hand, **passing) == written(name, other, instruments, hand, **passing)


@given(shut, st.sampled_from(sorted(OUTPUTS)), levels, quadrants, texts)
def test_in_no_shut_exercise_does_an_output_depend_on_what_the_sheets_say(instruments, exercise, name, level, quadrant, text):
    other = exercise
    for envelope in see(exercise).envelopes:
        for area in exercise.areas:
            other = sheets.rate(other, envelope.id, area.id, agreement=level, quadrant=quadrant, comment=text)

    assert written(name, exercise, instruments) == written(name, other, instruments)


def test_what_may_be_seen_differs_in_the_sealed_strings_alone(two):
    one, other = (see(exercise) for exercise in two)

    assert one.envelopes == other.envelopes
    assert replace(one.exercise, sealed=()) == replace(other.exercise, sealed=())


def test_after_the_opening_the_pages_do_differ(two, instruments):
    """So the test above can fail."""
    one, other = (sheets.open_sheets(exercise, "2026-05-14T16:00:00Z", "Snow.") for exercise in two)

    for name in ("page.discuss", "page.projector", "page.report", "report", "file.json", "file.csv", "page.rank"):
        assert written(name, one, instruments) != written(name, other, instruments)


@pytest.mark.parametrize("name", ["page.sheet", "sheet.code", "sheet.link"])
def test_what_shows_the_sheet_in_hand_shows_that_sheet(name, two, instruments):
    """So the test with a sheet in hand can fail."""
    other = sheets.rate(two[0], "mine", "systems", agreement="disagree")

    assert written(name, two[0], instruments, "mine") != written(name, other, instruments, "mine")


def test_a_member_sees_the_sheet_in_hand_and_no_other(two):
    assert see(two[0], "a").mine.id == "a"
    assert see(two[0]).mine is None
    assert see(two[0], "z").mine is None


# That every output is tested above follows from two rules. Whatever takes what may be seen is in the register, or is a part
# of something that is. And only `show`, which knows nothing but the register, hands out what may be seen.


def modules_of(folder):
    """The text of each module in a folder of `py`, under its full name."""
    paths = {path.relative_to(ROOT).with_suffix(""): path for path in (ROOT / folder).rglob("*.py")}
    return {".".join(name.parts): path.read_text(encoding="utf-8") for name, path in paths.items()}


def functions(modules):
    """Every function in the modules, with its full name and the full names of what it calls or hands on."""
    for module, text in modules.items():
        tree = ast.parse(text)
        defined = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        known = {node.name: f"{module}.{node.name}" for node in defined}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                known |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
        for function in defined:
            names = {known.get(node.id) for node in ast.walk(function) if isinstance(node, ast.Name)}
            for node in ast.walk(function):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    names.add(f"{known.get(node.value.id)}.{node.attr}")
            yield f"{module}.{function.name}", function, names


def registered_as(function):
    """The name under which a function is in the register, None if it is not."""
    marks = [mark for mark in function.decorator_list if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "output"]
    return marks[0].args[0].value if marks else None


def takes_seen(function):
    """Whether what may be seen is handed to a function."""
    given = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    return any("Seen" in ast.unparse(one.annotation).replace(".", " ").split() for one in given if one.annotation)


def unregistered(modules):
    """The functions of what may be seen that are not in the register and that no function in it leads to."""
    found = list(functions(modules))
    leads = {name: names for name, _, names in found}
    reached = set()
    ahead = {name for name, function, _ in found if registered_as(function)}
    while ahead:
        reached |= ahead
        ahead = {further for name in ahead for further in leads[name] if further in leads} - reached
    return {name for name, function, _ in found if takes_seen(function)} - reached


def test_whatever_takes_what_may_be_seen_is_registered_or_part_of_something_that_is():
    modules = modules_of("priorities")

    assert unregistered(modules) == set()
    assert sorted(filter(None, (registered_as(function) for _, function, _ in functions(modules)))) == sorted(OUTPUTS)


def test_a_new_output_that_is_not_registered_is_found():
    """So the test above can fail: a module as somebody may write it, with one output registered and one forgotten."""
    made_up = """
from priorities import counts
from priorities.visibility import Seen, output

@output("file.docx")
def write(seen: Seen) -> str:
    return _body(seen)

def _body(seen: Seen) -> str:
    return "".join(map(str, counts.comments(seen, "systems")))

def poster(seen: Seen, area: str) -> str:
    return title(seen) + str(counts.agreement_of(seen, area))

def title(seen: Seen) -> str:
    return seen.exercise.team.title
"""
    assert unregistered({"priorities.docx": made_up}) == {"priorities.docx.poster", "priorities.docx.title"}
    mended = made_up.replace("def poster", '@output("file.poster")\ndef poster')
    assert unregistered({"priorities.docx": mended}) == set()


def ways_round(text):
    """How a module gets at what may be seen otherwise than by `show`, but for the outsides of the sheets."""
    nodes = list(ast.walk(ast.parse(text)))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    outsides = [node.value for node in nodes if isinstance(node, ast.Attribute) and node.attr == "envelopes"]
    allowed = [call.func for call in calls if call in outsides]
    yield from (node for node in nodes if _called(node) in ("see", "OUTPUTS") and node not in allowed)
    yield from (call for call in calls if _called(call.func) == "Seen")
    yield from (
        node for node in nodes if isinstance(node, ast.alias) and node.asname and node.name in ("see", "Seen", "OUTPUTS")
    )


def _called(node):
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def test_only_show_hands_out_what_may_be_seen():
    modules = {**modules_of("priorities"), **modules_of("browser")}
    assert modules.pop("priorities.visibility")

    assert [name for name, text in modules.items() if list(ways_round(text))] == []


@pytest.mark.parametrize(
    "text",
    [
        "from priorities.visibility import see\nposter(see(exercise))",
        "from priorities import visibility\nposter(visibility.see(exercise))",
        "from priorities.visibility import see as look\nposter(look(exercise))",
        "from priorities.visibility import Seen\nposter(Seen(exercise, ()))",
        "from priorities.visibility import OUTPUTS\nOUTPUTS['report'](mine)",
        "see(exercise).exercise.team",
    ],
)
def test_a_way_round_it_is_found(text):
    assert list(ways_round(text))
    assert not list(ways_round("from priorities.visibility import see\nids = [one.id for one in see(exercise).envelopes]"))


def imports(path):
    """What a module imports, as `module.name`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def test_only_three_modules_can_unseal():
    able = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if "priorities.sealed.unseal" in imports(path)}
    checking = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if "priorities.sealed.inside" in imports(path)}

    then = {
        path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if "priorities.sealed.open_earlier" in imports(path)
    }

    assert able == {"priorities/sheets.py", "priorities/visibility.py"}
    assert then == {"priorities/sheets.py", "priorities/earlier.py"}
    assert checking == {"priorities/files.py", "priorities/arrivals.py"}


def test_only_changes_look_at_what_the_sheets_say():
    able = {"priorities/arrivals.py", "priorities/paper.py"}
    for path in ROOT.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        looks = (
            "sheets.held" in text
            or "sheets.Stack" in text
            or {"priorities.sheets.held", "priorities.sheets.Stack"} & {*imports(path)}
        )
        assert bool(looks) == (path.relative_to(ROOT).as_posix() in able), path


def test_the_browser_shows_nothing_but_by_the_register():
    """A page of it may read a file and draw through `render`; it calls no view, report or writer itself."""
    allowed = {"priorities.views.render", "priorities.files", "priorities.tables"}
    for path in (ROOT / "browser").rglob("*.py"):
        for one in imports(path):
            for door in ("priorities.views", "priorities.report", "priorities.files.write", "priorities.tables.write"):
                assert not one.startswith(door) or one in allowed, f"{path.name} imports {one}"
