"""A desk on a page and a store that need no browser."""

import asyncio

import pytest
from browser.desk import Desk

from tests.browser.fakes import FakeDom, FakeStorage


@pytest.fixture
def storage() -> FakeStorage:
    """What one browser keeps."""
    return FakeStorage()


@pytest.fixture
def tab(instruments, storage):
    """A function that opens a tab of that browser and wakes a desk in it."""

    def open_tab(**parts) -> Desk:
        dom = FakeDom()
        for key, value in parts.items():
            setattr(dom, key, value)
        return Desk(dom, storage, FakeStorage(), instruments)

    return open_tab


@pytest.fixture
def run():
    """Do something asynchronous to its end."""
    return asyncio.run
