"""Apps that many tests use one after the other: each compiles its addresses, pages and SQL statements once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from claims.app import create_app
from claims.extensions import db, limiter
from tests.databases import app_settings


class SharedApps:
    """Keeps an app for each address of a database; whoever gets it finds it as if it were new.

    A test may change its settings. One that adds to an app (a view, a template) makes its own.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._apps: dict[str, Flask] = {}

    @contextmanager
    def lent(self, database_url: str) -> Iterator[Flask]:
        """The app on this database; its files are removed and its settings put back."""
        app = self._app(database_url)
        shutil.rmtree(app.config["INSTANCE_DIR"], ignore_errors=True)
        settings = dict(app.config)
        limiter.reset()
        yield app
        app.config.clear()
        app.config.update(settings)
        let_go(app)

    def _app(self, database_url: str) -> Flask:
        if database_url not in self._apps:
            folder = self._folder / str(len(self._apps))
            self._apps[database_url] = create_app(app_settings(database_url, folder))
        return self._apps[database_url]


def let_go(app: Flask) -> None:
    """Close the connections of an app."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
