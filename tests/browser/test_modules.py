"""The modules that Python runs from: imported from a dictionary, before all others, also by packages that are in use."""

import importlib
import importlib.util
import marshal
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def packed(sources):
    return marshal.dumps({f"{path}.pyc": marshal.dumps(compile(source, path, "exec")) for path, source in sources.items()})


@pytest.fixture
def modules(monkeypatch):
    """The finder, taken over from a package of which one module is there."""
    spec = importlib.util.spec_from_file_location("modules", ROOT / "site_src/runtime/modules.py")
    held = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(held)
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    first = {"encodings/__init__": "words = 'real'", "parcel/__init__": "", "parcel/early": "words = 'here at once'"}
    held.first = held.take_over(packed(first))
    yield held
    for name in [name for name in sys.modules if name.split(".")[0] in ("parcel", "apart")]:
        del sys.modules[name]


def test_it_takes_over_with_the_code_of_the_encodings_that_python_was_asked_for(modules):
    names = {}
    exec(modules.first, names)

    assert names["words"] == "real"
    assert sys.meta_path[0] is modules.modules


def test_a_package_in_use_gets_the_rest_of_its_modules(modules):
    assert importlib.import_module("parcel.early").words == "here at once"
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("parcel.late")

    modules.add(packed({"parcel/late": "words = 'fetched'", "apart": "words = 'alone'"}))

    assert importlib.import_module("parcel.late").words == "fetched"
    assert importlib.import_module("apart").words == "alone"


def test_all_of_ours_that_has_come_is_imported_and_its_code_let_go(modules, monkeypatch):
    monkeypatch.setattr(modules, "OURS", ("parcel/",))

    modules.import_ours(packed({"parcel/late": "from parcel import early", "apart": "raise Exception('not ours')"}))

    assert {"parcel", "parcel.early", "parcel.late"} <= set(sys.modules)
    assert set(modules.modules.codes) == {"encodings/__init__.pyc", "apart.pyc"}


def test_what_is_not_there_is_left_to_other_finders(modules):
    assert modules.modules.find_spec("parcel.nothing") is None
    assert importlib.util.find_spec("parcel.nothing") is None
    assert importlib.util.find_spec("json").origin.endswith(".py")


def test_a_module_for_later_runs_when_something_of_it_is_asked_for(modules, monkeypatch):
    monkeypatch.setattr(modules, "LATER", ("apart",))
    monkeypatch.setattr(sys, "ran", [], raising=False)
    modules.add(packed({"apart": "import sys; sys.ran.append(__name__); __all__ = ['words']; words = 'late'"}))
    names = {}
    exec("from apart import *; import apart", names)

    assert "words" not in names
    assert sys.ran == []
    assert names["apart"].words == "late"
    assert sys.ran == ["apart"]
    assert names["apart"].__all__ == ["words"]
    with pytest.raises(AttributeError):
        names["apart"].more()
