"""Fixtures for all tests: a migrated database of one's own for each test, the app on it, sessions, clients.

A test for both databases says ``@on_both_databases`` (from ``tests.support.databases``); every other one runs on SQLite.
"""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from jinja2 import FileSystemBytecodeCache
from limits.storage import MemoryStorage
from passlib.hash import argon2, sha256_crypt
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from claims.app import Registry, create_app
from claims.extensions import db
from tests.support.databases import Databases, app_settings
from tests.support.shared_apps import SharedApps, let_go

pytest_plugins = ["tests.support.live_fixtures", "tests.support.browser_fixtures", "tests.access.registry"]

ROOT = Path(__file__).resolve().parent.parent


settings.register_profile("tests", deadline=None)  # a busy machine must not decide a test
settings.load_profile("tests")

gc.disable()  # while everything is loaded: it stays, and would be looked through again and again


def pytest_collection_finish() -> None:
    """Collect garbage only among what tests make, and less often than by default: it took a tenth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


LONGEST = (
    "access/test_matrix.py",
    "test_serve.py",
    "browser/test_every_page.py",
    "browser/test_hostile_text.py",
    "api/test_hostile_input.py",
    "browser/test_desk_pages.py",
    "browser/test_public_pages.py",
    "services/judging/test_wording_decisions.py",
    "test_cli.py",
    "browser/test_style_page.py",
    "test_migrations.py",
    "jobs/test_worker.py",
    "browser/test_working_day.py",
    "services/claims/test_filtered_claims.py",
    "access/test_forged_requests.py",
    "cli/test_registry.py",
)
"""The ends of the paths of the files that take longest: some wait for processes and browsers, others compute."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Side by side, the longest files come first, so that no process is left alone with one at the end."""
    if hasattr(config, "workerinput"):
        places = {item.path: _place(item.path) for item in items}
        items.sort(key=lambda item: places[item.path])


def _place(path: Path) -> int:
    return next((place for place, end in enumerate(LONGEST) if path.as_posix().endswith(end)), len(LONGEST))


MEMORY = Path("/dev/shm")
"""Files here are never written to a disk: a commit, which waits for the disk, takes 10 µs instead of some 5 ms."""


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Let hashing a password or the token of a link take 1 ms, not 300: as many are made as ever, each with less work."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argon2, "memory_cost", 64)
        patch.setattr(argon2, "default_rounds", 1)
        patch.setattr(sha256_crypt, "default_rounds", sha256_crypt.min_rounds)
        yield


@pytest.fixture(scope="session", autouse=True)
def counts_without_threads() -> Iterator[None]:
    """Let counting requests start no thread that forgets what lapsed, a sixth of the time of a small call: what has
    lapsed is forgotten all the same when it is next asked for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MemoryStorage, "_MemoryStorage__schedule_expiry", lambda storage: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let each template be compiled once in a run, whichever process and app shows it first; by default each app does."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # the one that all processes share
    folder = folder / "compiled_templates"
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Registry, "jinja_options", {"bytecode_cache": FileSystemBytecodeCache(str(folder))})
        yield


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Makes fresh databases; those with tables are copies of one that was migrated once."""
    folder = None
    if os.access(MEMORY, os.W_OK):
        folder = tempfile.TemporaryDirectory(prefix="claims-tests-", dir=MEMORY, ignore_cleanup_errors=True)
    path = tmp_path_factory.mktemp("databases") if folder is None else Path(folder.name)
    made = Databases(path, os.environ.get("TEST_POSTGRES_URL"))
    yield made
    made.close()
    if folder is not None:
        folder.cleanup()


@pytest.fixture
def database_kind(request: pytest.FixtureRequest) -> str:
    """ "sqlite", or "postgresql" where ``on_both_databases`` asks for it and a server is there."""
    kind = str(getattr(request, "param", "sqlite"))
    if kind == "postgresql" and not os.environ.get("TEST_POSTGRES_URL"):
        pytest.skip("no PostgreSQL server: bin/test starts one where postgresql-17 is installed")
    return kind


@pytest.fixture
def empty_database_url(databases: Databases, database_kind: str) -> Iterator[str]:
    """The address of a database without tables."""
    with databases.fresh(database_kind, migrated=False) as url:
        yield url


@pytest.fixture
def database_url(databases: Databases, database_kind: str) -> str:
    """The address of a database with all tables and no rows."""
    return databases.own(database_kind)


@pytest.fixture(scope="session")
def apps(tmp_path_factory: pytest.TempPathFactory) -> SharedApps:
    """The apps that tests share."""
    return SharedApps(tmp_path_factory.mktemp("apps"))


@pytest.fixture
def app(apps: SharedApps, database_url: str) -> Iterator[Flask]:
    """The app on a database of its own; a test may change its settings, not what it is made of (see ``own_app``)."""
    with apps.lent(database_url) as lent:
        lent.testing = True
        yield lent


@pytest.fixture
def own_app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """An app that no other test meets, for a test that adds to it."""
    made = create_app(app_settings(database_url, tmp_path))
    made.testing = True
    yield made
    let_go(made)


@pytest.fixture
def engine(databases: Databases, database_url: str) -> Iterator[Engine]:
    """The engine of the tests that need no app."""
    made = databases.engine(database_url)
    yield made
    made.dispose()


@pytest.fixture
def session(request: pytest.FixtureRequest, database_url: str) -> Iterator[Session]:
    """A session whose changes are undone at the end unless the test commits them.

    Of a test that asks for the app as well it is the app's, inside an app context. Others are spared making one, for
    services need none of it.
    """
    if "app" in request.fixturenames:
        with request.getfixturevalue("app").app_context():
            yield db.session()
            db.session.rollback()
        return
    with Session(request.getfixturevalue("engine")) as session:
        yield session


@pytest.fixture
def open_session(engine: Engine) -> sessionmaker[Session]:
    """Opens sessions that commit, each on a connection of its own: for what several of them do at once."""
    return sessionmaker(engine, expire_on_commit=False)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Sends requests to the app; each is a transaction of its own."""
    return app.test_client()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of the published data sets; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("CLAIMS_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no data sets in {folder}: set CLAIMS_DATA")
    return folder
