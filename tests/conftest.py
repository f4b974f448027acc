"""What all tests share: the instruments of this site, and how many random cases each interpreter tries."""

import sys

import pytest
from compiled.instruments import INSTRUMENTS
from hypothesis import HealthCheck, settings
from priorities.example import example
from priorities.exercise import Exercise, begin
from priorities.instrument import Instrument, from_plain

quiet = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None, "derandomize": True}
settings.register_profile("here", max_examples=80, **quiet)
settings.register_profile("pyodide", max_examples=8, **quiet)
settings.register_profile("long", max_examples=3000, **{**quiet, "derandomize": False})
settings.load_profile("pyodide" if sys.platform == "emscripten" else "here")

WHEN = "2026-05-14T15:00:00Z"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `--long` ask for many random cases and for the tests that take minutes."""
    parser.addoption("--long", action="store_true", help="many random cases, and the tests that take minutes")


def pytest_configure(config: pytest.Config) -> None:
    """Load the long profile where it is asked for."""
    if config.getoption("--long"):
        settings.load_profile("long")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out of a short run, and the short ones out of nothing."""
    if not config.getoption("--long"):
        left_out = [item for item in items if item.get_closest_marker("long")]
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def instruments() -> dict[str, Instrument]:
    """The instruments of this site."""
    return {name: from_plain(plain) for name, plain in INSTRUMENTS.items()}


@pytest.fixture
def blank(instruments) -> Exercise:
    """An exercise that nobody has touched."""
    return begin(instruments, "blank", WHEN)


@pytest.fixture(scope="session")
def team(instruments) -> Exercise:
    """The example team: eight members, everything filled in."""
    return example(instruments, "team", WHEN)
