"""What compacting the index gives back, that it finds the same afterwards, and when it does not begin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.orm import Session

from claims.core.errors import NotAllowed, Unavailable
from claims.core.matching.words.terms import query_terms
from claims.services.index import index_space
from claims.services.index.candidates import IndexedText, check, find_candidates, index_claims
from claims.services.index.index_space import compact_index
from tests.support.databases import on_both_databases, on_postgresql

ROUNDS, AT_ONCE = 12, 200
STRANGER = "claims_stranger"


@contextmanager
def connected(url: str, **options: object) -> Iterator[Engine]:
    engine = create_engine(url, **options)
    yield engine
    engine.dispose()


@on_both_databases
def test_space_is_given_back_and_all_is_found_as_before(database_url):
    terms = query_terms("A ferry to Port 7 carried cars")
    with connected(database_url) as engine:
        for first in range(1, ROUNDS * AT_ONCE, AT_ONCE):  # each round replaces the last block of every term
            numbers = range(first, first + AT_ONCE)
            texts = [IndexedText(number, f"The ferry to Port {number} carried {number} cars.") for number in numbers]
            with Session(engine) as session, session.begin():
                index_claims(session, texts)
        with Session(engine) as session:
            before = find_candidates(session, terms, limit=20)
        freed = compact_index(engine)
        with Session(engine) as session:
            assert find_candidates(session, terms, limit=20) == before
            assert check(session, known_claims=ROUNDS * AT_ONCE) == []
        assert freed is None if engine.dialect.name == "sqlite" else freed is not None and freed > 0


@on_postgresql
def test_a_table_that_somebody_holds_is_not_waited_for_without_end(database_url, monkeypatch):
    monkeypatch.setattr(index_space, "LOCK_MS", 50)
    with connected(database_url) as engine, engine.connect() as reader:
        reader.execute(text("SELECT count(*) FROM posting_blocks"))
        with pytest.raises(Unavailable, match="try again later"):
            compact_index(engine)
        reader.rollback()
        assert compact_index(engine) is not None
        assert reader.scalar(text("SHOW lock_timeout")) == "0"


@on_postgresql
def test_whoever_may_not_maintain_a_table_is_told_so(database_url):
    with connected(database_url, isolation_level="AUTOCOMMIT") as engine, engine.connect() as owner:
        owner.execute(text(f"CREATE ROLE {STRANGER}"))
        try:
            with (
                connected(database_url, connect_args={"options": f"-c role={STRANGER}"}) as theirs,
                pytest.raises(NotAllowed, match="posting_blocks"),
            ):
                compact_index(theirs)
        finally:
            owner.execute(text(f"DROP ROLE {STRANGER}"))


@on_postgresql
def test_a_plan_made_while_the_tail_is_empty_looks_into_its_index(database_url):
    with connected(database_url, isolation_level="AUTOCOMMIT") as engine, engine.connect() as connection:
        rows = "SELECT 'word' || n, n, 0 FROM generate_series(1, 2500) n"
        connection.execute(text(f"INSERT INTO posting_tail (term, claim_id, code) {rows}"))
        connection.execute(text("DELETE FROM posting_tail"))
        connection.execute(text("VACUUM ANALYZE posting_tail"))
        assert looks_into_the_index(connection, "posting_tail")
        assert compact_index(engine) is not None
        assert looks_into_the_index(connection, "posting_tail"), "compacted, too"


@on_postgresql
def test_a_plan_kept_since_the_index_was_empty_is_made_anew_with_its_first_blocks(database_url):
    with connected(database_url, isolation_level="AUTOCOMMIT") as engine, engine.connect() as connection:
        connection.execute(text("VACUUM ANALYZE posting_blocks, term_statistics"))
        for table in ("posting_blocks", "term_statistics"):
            assert not looks_into_the_index(connection, table)
        with connected(database_url) as other, Session(other) as session, session.begin():
            index_claims(session, [IndexedText(number, f"The ferry {number} sank.") for number in range(1, 1_500)])
        for table in ("posting_blocks", "term_statistics"):
            assert looks_into_the_index(connection, table), table


@on_postgresql
def test_nobody_who_writes_blocks_waits_for_whoever_counts_them(database_url):
    with connected(database_url) as engine, engine.connect() as other, Session(engine) as session:
        other.execute(text("ANALYZE"))  # holds all tables to the end of its transaction
        session.execute(text("SET LOCAL lock_timeout = '2s'"))
        assert index_claims(session, [IndexedText(number, "The ferry sank.") for number in range(1, 600)]) == 599
        session.commit()


def looks_into_the_index(connection: Connection, table: str) -> bool:
    """Whether the plan for all values does that the connection keeps."""
    connection.execute(text("SET plan_cache_mode = force_generic_plan"))
    kept = text("SELECT count(*) FROM pg_prepared_statements WHERE name = :name")
    if not connection.scalar(kept, {"name": f"of_{table}"}):
        statement = f"SELECT * FROM {table} WHERE term = ANY ($1)"
        connection.execute(text(f"PREPARE of_{table} (varchar[]) AS {statement}"))
    plan = connection.execute(text(f"EXPLAIN EXECUTE of_{table}('{{a,b}}')")).scalars().all()
    return any(f"pk_{table}" in line for line in plan)
