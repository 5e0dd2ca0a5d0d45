"""How browser tests reach a registry: at an address of their file's app, through windows of people who are signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.support.browser_fixtures import opened, sign_in
from tests.support.live import serve

Desk = Callable[..., AbstractContextManager[Any]]
"""Opens a window of somebody by their name, with the browser's options for it."""


@pytest.fixture(scope="module")
def base(app: Flask) -> Iterator[str]:
    """The address at which the app of a file's tests is served."""
    with serve(app) as address:
        yield address


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Any]:
    """A window that all tests of a file share which ask for nothing of their own."""
    with opened(browser) as page:
        yield page


@pytest.fixture(scope="module")
def desk(browser: Browser, base: str) -> Desk:
    """Opens windows of somebody who is signed in, Anna if nobody is named; each person signs in once."""
    known: dict[str, Any] = {}

    @contextmanager
    def window_of(name: str = "anna", **options: Any) -> Iterator[Any]:
        with opened(browser, storage_state=known.get(name), **options) as page:
            if name not in known:
                sign_in(page, base, name)
                known[name] = page.context.storage_state()
            yield page

    return window_of
