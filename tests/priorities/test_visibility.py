"""Shut until opened: nothing that shows anything tells what a sealed sheet says."""

import ast
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import priorities
import pytest
from priorities import sheets, views
from priorities.moment import Moment
from priorities.visibility import OUTPUTS, see, show

ROOT = Path(__file__).parent.parent.parent / "py"
MODULES = [one.name for one in iter_modules(priorities.__path__, "priorities.") if not one.name.endswith("__main__")]
PAGES = [one.name for one in iter_modules(views.__path__, "priorities.views.")]
for name in (*MODULES, *PAGES):
    if name != "priorities.reading":
        import_module(name)


def filled(exercise, *, agreement, quadrant, comment):
    """Three members' sheets, all with the same answers."""
    for member in ("a", "b", "c"):
        exercise = sheets.start(exercise, member)
        for area in exercise.areas:
            exercise = sheets.rate(exercise, member, area.id, agreement=agreement, quadrant=quadrant, comment=comment)
    return exercise


@pytest.fixture
def two(blank):
    """Two exercises that differ only in what their sheets say."""
    return (
        filled(blank, agreement="strongly-agree", quadrant="high-high", comment="All is well."),
        filled(blank, agreement="strongly-disagree", quadrant="low-low", comment="Nothing works, and nobody says so aloud."),
    )


def written(name, exercise, instruments, tool=""):
    """What an output makes of an exercise, with the sealed strings taken out."""
    guides = {one.id: one.guide for one in instruments.values()}
    moment = Moment(guides=guides, tool=tool)
    result = str(show(name, exercise, moment) if name.startswith("page.") else show(name, exercise))
    for number, sealed in enumerate(exercise.sealed):
        result = result.replace(sealed, f"sealed {number}")
    return result


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_before_the_opening_no_output_depends_on_what_the_sheets_say(name, two, instruments):
    one, other = two
    assert one.sealed != other.sealed

    for tool in ("", "preparing") if name == "page.strategies" else ("",):
        assert written(name, one, instruments, tool) == written(name, other, instruments, tool)


def test_what_may_be_seen_differs_in_the_sealed_strings_alone(two):
    one, other = (see(exercise) for exercise in two)

    assert one.envelopes == other.envelopes
    assert replace(one.exercise, sealed=()) == replace(other.exercise, sealed=())


def test_after_the_opening_the_pages_do_differ(two, instruments):
    """So the test above can fail."""
    one, other = (sheets.open_sheets(exercise, "2026-05-14T16:00:00Z") for exercise in two)

    for name in ("page.discuss", "page.report", "report", "file.json", "file.csv", "page.rank"):
        assert written(name, one, instruments) != written(name, other, instruments)


def test_a_member_sees_the_sheet_in_hand_and_no_other(two):
    assert see(two[0], "a").mine.id == "a"
    assert see(two[0]).mine is None
    assert see(two[0], "z").mine is None


def test_every_page_and_every_writer_is_registered():
    """Whatever takes what may be seen and gives a whole page, report or file has to be in the register."""
    registered = set(OUTPUTS.values())
    for name in PAGES:
        page = getattr(import_module(name), "page", None)
        if page is not None and name != "priorities.views.render":
            assert page in registered, name
    for name, writers in {
        "priorities.files": ["write"],
        "priorities.report": ["report"],
        "priorities.tables": ["write_csv"],
    }.items():
        public = _takes_seen(name)
        assert set(writers) <= set(public)
        for writer in writers:
            assert getattr(import_module(name), writer) in registered


def _takes_seen(module):
    tree = ast.parse((ROOT / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8"))
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and node.args.args
        and isinstance(node.args.args[0].annotation, ast.Name)
        and node.args.args[0].annotation.id == "Seen"
    ]


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

    assert able == {"priorities/sheets.py", "priorities/visibility.py"}
    assert checking == {"priorities/files.py", "priorities/arrivals.py"}


def test_only_changes_look_at_what_the_sheets_say():
    looking = {
        path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if "sheets.held" in path.read_text(encoding="utf-8")
    }

    assert looking == {"priorities/arrivals.py"}


def test_the_browser_shows_nothing_but_by_the_register():
    """A page of it may read a file and draw through `render`; it calls no view, report or writer itself."""
    allowed = {"priorities.views.render", "priorities.files", "priorities.tables"}
    for path in (ROOT / "browser").rglob("*.py"):
        for one in imports(path):
            for door in ("priorities.views", "priorities.report", "priorities.files.write", "priorities.tables.write"):
                assert not one.startswith(door) or one in allowed, f"{path.name} imports {one}"
