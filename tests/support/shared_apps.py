"""Apps that many tests use one after the other: each compiles its addresses, pages and SQL statements once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from claims.app import create_app
from claims.extensions import db, limiter
from tests.support.databases import app_settings


class SharedApps:
    """Keeps an app for each address of a database; whoever gets it finds it as if it were new.

    A test may change its settings. One that adds to an app (a view, a template) makes its own.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._apps: dict[tuple[str, ...], Flask] = {}

    @contextmanager
    def lent(self, database_url: str, **settings: object) -> Iterator[Flask]:
        """The app on this database, with these settings beside the usual ones; its files are removed and what was set is
        put back. It is another app for each choice of settings: some decide what an app is made of."""
        app = self._app(database_url, settings)
        shutil.rmtree(app.config["INSTANCE_DIR"], ignore_errors=True)
        before = dict(app.config)
        app.config.update(settings)
        limiter.reset()
        yield app
        app.config.clear()
        app.config.update(before)
        let_go(app)

    def _app(self, database_url: str, settings: Mapping[str, object]) -> Flask:
        key = database_url, *sorted(settings)
        if key not in self._apps:
            folder = self._folder / str(len(self._apps))
            self._apps[key] = create_app(app_settings(database_url, folder) | settings)
        return self._apps[key]


def let_go(app: Flask) -> None:
    """Close the connections of an app."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
