"""Modules that come after the start: they join the archive that Python is importing from, also in packages that are in use."""

import importlib
import io
import sys
import zipfile

import pytest
from browser import archive


def packed(**modules):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, text in modules.items():
            made.writestr(name.replace("__", "/") + ".py", text)
    return held.getvalue()


@pytest.fixture
def first(tmp_path, monkeypatch):
    """An archive that Python runs from, with a package of which one module is there."""
    path = tmp_path / "first.zip"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("parcel/__init__.py", "")
        made.writestr("parcel/early.py", "words = 'here at once'")
    path.write_bytes(held.getvalue())
    monkeypatch.syspath_prepend(str(path))
    yield str(path)
    for name in [name for name in sys.modules if name.split(".")[0] in ("parcel", "apart")]:
        del sys.modules[name]


def test_a_package_in_use_gets_the_rest_of_its_modules(first):
    assert importlib.import_module("parcel.early").words == "here at once"
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("parcel.late")

    archive.add(first, packed(parcel__late="words = 'fetched'", apart="words = 'alone'"))

    assert importlib.import_module("parcel.late").words == "fetched"
    assert importlib.import_module("apart").words == "alone"
    assert importlib.reload(importlib.import_module("parcel.early")).words == "here at once"
