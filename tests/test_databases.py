"""What tests share is as if it were new for each of them: databases, and apps on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from flask.testing import FlaskClient
from sqlalchemy import create_engine, inspect, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from claims.models import Base, Outlet
from tests.support.databases import Databases, on_both_databases
from tests.support.factories import make_claim, make_member, make_organization, make_review, publish_review
from tests.support.shared_apps import SharedApps

USE = "looked_at"
"""The use of databases that are only these tests'."""


def contents(url: str) -> dict[str, list[object]]:
    """The rows of every table."""
    engine = create_engine(url)
    with engine.connect() as connection:
        found = {name: list(connection.execute(select(table))) for name, table in Base.metadata.tables.items()}
    engine.dispose()
    return found


Publish = Callable[[str], list[int]]


@pytest.fixture
def publish() -> Iterator[Publish]:
    """Fills many tables, and leaves a connection open in the middle of a transaction; gives the numbers that rows got.

    What is left open is closed when the test is over, not whenever garbage is collected: in the middle of another test.
    """
    with ExitStack() as left_open:

        def fill(url: str) -> list[int]:
            engine = create_engine(url)
            left_open.callback(engine.dispose)
            with Session(engine) as session:
                desk = make_organization(session)
                people = make_member(session, desk, "checker"), make_member(session, desk, "reviewer")
                claim = make_claim(session)
                review = publish_review(session, make_review(session, desk, claim), *people)
                session.commit()
                numbers = [desk.id, claim.id, review.id]
            forgotten = engine.connect()
            left_open.callback(forgotten.invalidate)  # there is no rolling back where the server has ended it
            forgotten.execute(select(Outlet))
            return numbers

        yield fill


@on_both_databases
def test_rows_and_numbers_are_put_back(databases: Databases, database_kind: str, publish: Publish) -> None:
    url = databases.own(database_kind, USE)
    first = contents(url)
    numbers = publish(url)
    assert contents(url) != first
    assert databases.own(database_kind, USE) == url
    assert contents(url) == first
    assert first["event_head"], "rows that migrations made are there"
    assert publish(url) == numbers


@pytest.mark.parametrize("statement", ["DROP TABLE events", "ALTER TABLE outlets DROP COLUMN name"])
@on_both_databases
def test_altered_tables_are_made_anew(databases: Databases, database_kind: str, statement: str) -> None:
    def columns() -> dict[str, list[str]]:
        engine = create_engine(databases.own(database_kind, USE))
        found = inspect(engine)
        names = {name: [column["name"] for column in found.get_columns(name)] for name in found.get_table_names()}
        engine.dispose()
        return names

    first = columns()
    engine = create_engine(databases.own(database_kind, USE))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    assert columns() == first


@on_both_databases
def test_a_trigger_that_a_test_took_away_is_back(databases: Databases, database_kind: str, publish: Publish) -> None:
    where = " ON review_revisions" if database_kind == "postgresql" else ""
    engine = create_engine(databases.own(database_kind, USE))
    with engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER append_only_review_revisions_update{where}"))
    engine.dispose()
    publish(databases.own(database_kind, USE))
    with engine.connect() as connection, pytest.raises(DatabaseError, match="only added"):
        connection.execute(text("UPDATE review_revisions SET rationale = ''"))
    engine.dispose()


def test_an_app_gets_its_settings_files_and_counters_back(databases: Databases, apps: SharedApps) -> None:
    url = databases.own("sqlite", USE)
    statuses = []
    for _ in range(2):
        with apps.lent(url) as app:
            assert app.config["RATE_LIMIT_ANONYMOUS"] == "100000 per minute"
            assert not app.config["INSTANCE_DIR"].exists()
            app.config["INSTANCE_DIR"].mkdir(parents=True)
            app.config.update(RATE_LIMIT_ANONYMOUS="1 per hour", PROBE=True)
            statuses.append(asked_twice(app.test_client()))
    with apps.lent(url) as app:
        assert "PROBE" not in app.config
    assert statuses == [[200, 429], [200, 429]]


def asked_twice(client: FlaskClient) -> list[int]:
    return [client.get("/api/v1/claims").status_code for _ in range(2)]
