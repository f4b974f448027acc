"""The site as it is published, built once for a project address."""

import os
from pathlib import Path

import pytest

from tests.building import ROOT, build_site

ADDRESS = "https://state.example/some-repo/"


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder of the built site."""
    folder = ROOT / "build" / f"checked-site-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    build_site(folder, ADDRESS)
    return folder


@pytest.fixture(scope="session")
def pages(built) -> dict[str, str]:
    """Every page of it, by its address."""
    return {
        "/" + path.relative_to(built).as_posix().removesuffix("index.html"): path.read_text(encoding="utf-8")
        for path in sorted(built.rglob("*.html"))
    }
