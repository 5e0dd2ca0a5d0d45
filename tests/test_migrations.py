"""Migrations on both databases: one head, up from nothing, no difference from the models, down and up with data in it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import CheckConstraint, Connection, Engine, Enum, inspect, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from claims.app import create_app
from claims.config import ROOT
from claims.core.records import MatchState, Relation
from claims.extensions import db
from claims.models import Appearance, Base, PostingBlock, PostingTail
from claims.services.access.keys import create_key
from claims.services.base.actors import CLI
from claims.services.base.organizations import create_administrator, ensure_default_organization
from claims.services.exchange.imports import import_lines
from claims.services.index.candidates import check, rebuild
from claims.services.index.indexed_texts import count_indexed_texts, indexed_texts
from claims.services.intake.intake import ArticleInput, process_version, receive_article
from claims.services.judging.reading_corrections import CorrectedReading, correct_reading
from claims.services.matching.matching import MatchingSettings
from tests.support.databases import Databases, app_settings, on_both_databases, on_postgresql
from tests.support.factories import (
    make_appearance,
    make_claim,
    make_markup_page,
    make_match,
    make_member,
    make_organization,
)

MIGRATIONS = ROOT / "migrations"
NOW = dt.datetime(2020, 2, 23, 12, 0, tzinfo=dt.UTC)

BODY = (
    "The ferry carried 41,000 passengers in 2019, the port authority said. Nobody knows why it stopped. "
    "The harbor has been closed since 3 January 2020."
)


@contextmanager
def migrated_app(url: str, folder: Path) -> Iterator[Flask]:
    """An app context on the database, whose connections are closed at the end."""
    app = create_app(app_settings(url, folder))
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory(str(MIGRATIONS)).get_heads()) == 1


def test_every_revision_says_what_it_is_for() -> None:
    for revision in ScriptDirectory(str(MIGRATIONS)).walk_revisions():
        assert revision.doc.endswith("."), revision.revision
        assert "upgrade" in dir(revision.module)
        assert "claims.models" not in Path(revision.path).read_text(), "a revision does not depend on today's models"


@pytest.fixture
def migrated_url(databases: Databases, database_kind: str) -> Iterator[str]:
    """The address of a copy of the database that was migrated from nothing for all tests (``support/databases.py``)."""
    with databases.fresh(database_kind, migrated=True) as url:
        yield url


@on_both_databases
def test_schema_from_nothing_is_that_of_the_models(migrated_url: str, tmp_path: Path) -> None:
    with migrated_app(migrated_url, tmp_path), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        if connection.dialect.name == "postgresql":  # not looked at by the comparison
            for table in (PostingBlock.__table__, PostingTail.__table__):
                wanted = table.dialect_options["postgresql"]["with"]
                options = text(f"SELECT reloptions FROM pg_class WHERE relname = '{table.name}'")
                assert connection.scalar(options) == [f"{name}={value}" for name, value in wanted.items()]
        assert found_checks(connection) == declared_checks()


@on_both_databases
def test_down_and_up_with_data(migrated_url: str, tmp_path: Path) -> None:
    """Revision by revision on SQLite, where foreign keys are looked at after each; in one transaction on PostgreSQL."""
    with migrated_app(migrated_url, tmp_path):
        fill(db.session())
        revisions = [r.revision for r in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][::-1]
        kept = count_rows(db.engine)
        assert {"appearances", "claims", "evidence", "users"} <= {name for name, rows in kept.items() if rows}
        db.session.remove()
        for target in reversed(revisions[:-1]) if migrated_url.startswith("sqlite") else revisions[:1]:
            downgrade(directory=str(MIGRATIONS), revision=target)
        upgrade(directory=str(MIGRATIONS))
        assert count_rows(db.engine) == kept
        assert check(db.session()) == []
        assert db.session.scalars(text("SELECT site FROM review_revisions")).all() == ["harbor-desk.example"]
        db.session.remove()
        downgrade(directory=str(MIGRATIONS), revision="base")
        assert inspect(db.engine).get_table_names() == ["alembic_version"]
        upgrade(directory=str(MIGRATIONS))
        seeded = {"event_head", "log_head", "scale_labels", "scale_values", "scales"}
        assert {name for name, rows in count_rows(db.engine).items() if rows} == seeded


@on_both_databases
def test_the_database_knows_its_tables_after_an_upgrade(database_url: str, tmp_path: Path) -> None:
    with migrated_app(database_url, tmp_path):
        fill(db.session())
        db.session.commit()
        db.session.remove()
        downgrade(directory=str(MIGRATIONS), revision="0030")
        upgrade(directory=str(MIGRATIONS))
        if database_url.startswith("sqlite"):
            counted = "SELECT stat FROM sqlite_stat1 WHERE idx = 'ix_claims_language'"
        else:
            counted = "SELECT reltuples FROM pg_class WHERE relname = 'claims'"
        claims = db.session.scalar(text("SELECT count(*) FROM claims"))
        assert claims
        assert float(str(db.session.scalar(text(counted))).split()[0]) == claims


@on_both_databases
def test_corrected_readings_go_down_and_appearances_stay(database_url: str, tmp_path: Path) -> None:
    with migrated_app(database_url, tmp_path):
        fill(db.session())
        session = db.session()
        checker = make_member(session, ensure_default_organization(session, name="", now=NOW), "checker")
        number = session.scalars(text("SELECT min(id) FROM appearances")).one()
        said = CorrectedReading(speaker="Ida Berg", standalone="The ferry of Norhaven carried 41,000 people in 2019.")
        correct_reading(session, number, said, actor=checker, now=NOW, settings=MatchingSettings())
        session.commit()
        kept = count_rows(db.engine) | {"reading_corrections": 0}
        db.session.remove()
        downgrade(directory=str(MIGRATIONS), revision="0036")
        assert "reading_corrections" not in inspect(db.engine).get_table_names()
        upgrade(directory=str(MIGRATIONS))
        assert count_rows(db.engine) == kept
        row = db.session().get_one(Appearance, number)
        assert (row.speaker, row.corrected, row.as_read, row.corrected_by_id) == ("Ida Berg", [], None, None)


@on_both_databases
def test_long_blocks_of_the_index_go_up_and_down_unchanged(database_url: str, tmp_path: Path) -> None:
    packed = b"\1" + bytes(6_143)  # PostgreSQL would compress it
    with migrated_app(database_url, tmp_path):
        downgrade(directory=str(MIGRATIONS), revision="0038")
        db.session.add_all([PostingBlock(term=term, number=0, postings=packed) for term in ("ferry", "harbor")])
        db.session.commit()
        db.session.remove()
        for move, revision, is_inline in ((upgrade, "0039", True), (downgrade, "0038", False), (upgrade, "0039", True)):
            move(directory=str(MIGRATIONS), revision=revision)
            assert db.session.scalars(select(PostingBlock.postings)).all() == [packed, packed]
            if not database_url.startswith("sqlite"):
                how = "SELECT DISTINCT pg_column_compression(postings) IS NULL FROM posting_blocks"
                assert db.session.scalars(text(how)).all() == [is_inline]
            db.session.remove()


@on_both_databases
def test_what_people_confirmed_before_leads_to_claims(database_url: str, tmp_path: Path) -> None:
    with migrated_app(database_url, tmp_path):
        session = db.session()
        checker = make_member(session, make_organization(session), "checker").user_id
        known, other = (make_claim(session, f"The ferry of {place} sank in 2011.") for place in ("Velia", "Turku"))
        same = {"relation": Relation.SAME, "state": MatchState.CONFIRMED, "decided_by_id": checker, "decided_at": NOW}
        rows = [
            ("A ferry of Velia went down in 2011.", known, {}),
            ("A ferry of Velia went down in 2011.", known, {}),
            ("A ferry of Velia went down in 2011.", other, {}),
            ("In 2011 a ferry went down at Velia.", known, {}),
            (known.text, known, {}),
            ("Velia's ferry sank in 2011.", known, {"decided_by_id": None}),
            ("Velia lost its ferry in 2011.", known, {"state": MatchState.REJECTED, "relation": Relation.UNRELATED}),
        ]
        for words, claim, changed in rows:
            make_match(session, make_appearance(session, claim, words), claim, **(same | changed))
        corrected = make_appearance(session, known, "Velia's old ferry sank.", words_corrected_at=NOW + dt.timedelta(1))
        make_match(session, corrected, known, **same)
        many = make_claim(session, "The ferry of Kiel sank in 2011.")
        for number in range(52):
            words = f"The ferry of Kiel sank in 2011, number {number}."
            make_match(session, make_appearance(session, many, words), many, **same)
        session.commit()
        before = session.scalars(text("SELECT count(*) FROM matches")).one()
        kept_many = text("SELECT count(*) FROM matches WHERE is_wording AND claim_id > 2")
        for _ in range(2):
            db.session.remove()
            downgrade(directory=str(MIGRATIONS), revision="0039")
            assert "is_wording" not in {column["name"] for column in inspect(db.engine).get_columns("matches")}
            upgrade(directory=str(MIGRATIONS))
            worded = "SELECT id FROM matches WHERE is_wording AND claim_id <= 2 ORDER BY id"
            assert db.session.scalars(text(worded)).all() == [1, 3, 4]
            assert db.session.scalars(kept_many).one() == 20
            assert db.session.scalars(text("SELECT count(*) FROM matches WHERE through_id IS NULL")).one() == before
        session = db.session()
        assert len(check(session, known_claims=count_indexed_texts(session))) == 1, "until the index is made anew"
        assert list(rebuild(session, indexed_texts(session))) == [26]
        assert check(session, known_claims=count_indexed_texts(session)) == []


@on_postgresql
def test_the_tail_of_the_index_has_pages_before_it_has_rows(database_url: str, tmp_path: Path) -> None:
    with migrated_app(database_url, tmp_path):
        downgrade(directory=str(MIGRATIONS), revision="0038")
        db.session.execute(text("TRUNCATE posting_tail"))
        db.session.commit()
        db.session.remove()
        upgrade(directory=str(MIGRATIONS), revision="0039")
        counted = text("SELECT relpages, reltuples FROM pg_class WHERE relname = 'posting_tail'")
        pages, rows = db.session.execute(counted).one()
        assert (pages > 45, rows) == (True, 0), "what it is expected to hold makes the plan, too"
        assert db.session.scalars(select(PostingTail)).all() == []


@on_both_databases
def test_migrating_twice_changes_nothing(database_url: str, tmp_path: Path) -> None:
    with migrated_app(database_url, tmp_path):
        fill(db.session())
        kept = count_rows(db.engine)
        db.session.remove()
        upgrade(directory=str(MIGRATIONS))
        assert count_rows(db.engine) == kept


@on_both_databases
def test_foreign_keys_hold_after_migrating(migrated_url: str, tmp_path: Path) -> None:
    with migrated_app(migrated_url, tmp_path), pytest.raises(IntegrityError), db.engine.begin() as connection:
        connection.execute(text("INSERT INTO role_users (user_id, role_id) VALUES (1, 1)"))


def test_sqlite_connections_are_durable_and_checked(database_url: str, tmp_path: Path) -> None:
    with migrated_app(database_url, tmp_path), db.engine.connect() as connection:
        pragma = {n: connection.exec_driver_sql(f"PRAGMA {n}").scalar() for n in ("foreign_keys", "synchronous")}
        assert pragma == {"foreign_keys": 1, "synchronous": 2}
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() >= 5_000
        assert connection.exec_driver_sql("PRAGMA mmap_size").scalar() == 2_147_418_112
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1


def fill(session: Session) -> None:
    """Rows in nearly every table, made as the product makes them; committed."""
    organization = ensure_default_organization(session, name="Harbor Desk", now=NOW)
    create_administrator(
        session,
        email="a@example.org",
        name="A",
        password_hash="x",
        organization=organization,
        now=NOW,
        must_change_password=True,
    )
    create_key(session, scopes=["lookup"], now=NOW, actor=CLI)
    evidence = {"title": "Port statistics", "url": "https://port.example/2019", "quote": "41,000", "stance": "supports"}
    review = {
        "organization": "Harbor Desk",
        "rating": "True",
        "verdict": "true",
        "true_as_of": "2020-01-01",
        "timeless": True,
        "summary": "The port counted them.",
        "reviewed_at": "2020-01-02",
        "url": "https://www.Harbor-Desk.example/ferry",
        "evidence": [evidence],
    }
    line = {"external_id": "ferry", "text": "The ferry carried 41,000 passengers in 2019.", "reviews": [review]}
    report = import_lines(session, [(1, json.dumps(line))], now=NOW, actor=CLI)
    assert report.problems == []
    article = ArticleInput(headline="Harbor closed", body=BODY, outlet="Coast Post", published_at=NOW)
    received = receive_article(session, article, actor=CLI, now=NOW)
    process_version(session, received.version.id, now=NOW, actor=CLI)
    make_markup_page(session, organization.id)
    session.commit()


DERIVED = {"article_origins", "claim_demands", "events", "markup_pages", "origin_keys", "review_images"}
"""Tables that a job fills anew from the articles, or another import from the reviews, events, which were told, and pages,
which are a client's own: going down may empty them."""


def count_rows(engine: Engine) -> dict[str, int]:
    """Number of rows of every table of the models that holds what nothing else does."""
    with engine.connect() as connection:
        return {
            name: int(connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one())
            for name in sorted(set(Base.metadata.tables) - DERIVED)
        }


def found_checks(connection: Connection) -> dict[str, set[str]]:
    """The CHECK constraints of the database by name, each with the words it allows: Alembic compares neither."""
    found = inspect(connection)
    return {
        str(found_check["name"]): set(re.findall(r"'([^']*)'", found_check["sqltext"]))
        for table in Base.metadata.tables
        for found_check in found.get_check_constraints(table)
    }


def declared_checks() -> dict[str, set[str]]:
    """The CHECK constraints of the models by name, each with the words it allows."""
    declared: dict[str, set[str]] = {}
    for name, table in Base.metadata.tables.items():
        words = {column.type.name: set(column.type.enums) for column in table.columns if isinstance(column.type, Enum)}
        for constraint in table.constraints:
            if isinstance(constraint, CheckConstraint):
                short = str(constraint.name).removeprefix(f"ck_{name}_")
                declared[f"ck_{name}_{short}"] = words.get(short, set())
    return declared
