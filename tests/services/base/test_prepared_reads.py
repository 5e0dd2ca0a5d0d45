"""Statements that PostgreSQL has prepared: prepared once, by nobody else's leave, and read like any other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from psycopg.errors import DataError
from psycopg.pq import Format, TransactionStatus
from sqlalchemy import (
    Engine,
    Integer,
    LargeBinary,
    bindparam,
    create_engine,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from claims.extensions import NEVER_PREPARED, POSTGRESQL_SET_UP
from claims.models import Claim
from claims.services.base.prepared_reads import PreparedRead
from claims.services.base.quick_reads import QuickRead
from tests.support.databases import on_postgresql

PREPARED = text("SELECT generic_plans + custom_plans FROM pg_prepared_statements")
CLAIMS = QuickRead(lambda _: select(Claim.__table__.c.id).where(Claim.__table__.c.id == bindparam("id")))
BYTES = literal_column(r"'\x00ff'::bytea", LargeBinary)


@pytest.fixture(params=[NEVER_PREPARED, 2])
def own(request: pytest.FixtureRequest, session: Session) -> Iterator[Session]:
    """A session on one connection of its own; psycopg prepares nothing by itself, or what it sends for the third time."""
    engine = _engine(session, request.param)
    with Session(engine) as one:
        yield one
    engine.dispose()


def _engine(session: Session, threshold: int | None) -> Engine:
    connected = {"options": " ".join(POSTGRESQL_SET_UP), "prepare_threshold": threshold}
    return create_engine(session.get_bind().engine.url, pool_size=1, max_overflow=1, connect_args=connected)


@on_postgresql
def test_a_read_is_prepared_once_for_many_transactions_and_kept_at_a_rollback(session: Session) -> None:
    engine = _engine(session, NEVER_PREPARED)
    with Session(engine) as one:
        for number in range(20):
            one.execute(select(Claim.id).where(Claim.id == number))
            CLAIMS.rows(one, id=number)
            one.commit() if number % 3 else one.rollback()
        assert one.scalars(PREPARED).all() == [20], "one statement, and none that nobody asked for"
        assert one.scalar(text("SHOW plan_cache_mode")) == "auto", "PostgreSQL keeps a plan that is as good"
    engine.dispose()


@on_postgresql
def test_a_read_outlives_what_psycopg_drops(own: Session) -> None:
    for _ in range(6):
        own.connection().exec_driver_sql("SELECT 1")  # prepared by psycopg where it may
        assert CLAIMS.rows(own, id=7) == []
    own.rollback()  # here it drops all that is prepared
    assert CLAIMS.rows(own, id=7) == []


@on_postgresql
def test_a_read_begins_the_transaction_that_it_is_in(own: Session) -> None:
    connection = own.connection().connection.dbapi_connection
    assert connection.pgconn.transaction_status == TransactionStatus.IDLE
    CLAIMS.rows(own, id=1)
    assert connection.pgconn.transaction_status == TransactionStatus.INTRANS
    own.execute(text("CREATE TABLE passing (id integer)"))
    own.rollback()
    assert own.scalar(text("SELECT to_regclass('passing')")) is None


@on_postgresql
def test_a_read_that_failed_is_sent_again_as_prepared(session: Session) -> None:
    engine = _engine(session, NEVER_PREPARED)
    shares = QuickRead(lambda _: select(literal_column("1", Integer) // bindparam("parts", type_=Integer)))
    with Session(engine) as one:
        assert shares.rows(one, parts=1) == [(1,)]
        for _ in range(2):
            with pytest.raises(DBAPIError, match="division by zero"):
                shares.rows(one, parts=0)
            one.rollback()
        assert shares.rows(one, parts=1) == [(1,)]
        assert len(one.scalars(PREPARED).all()) == 1
    engine.dispose()


@on_postgresql
def test_a_text_that_postgresql_cannot_take_is_refused_and_not_cut(own: Session) -> None:
    same = QuickRead(lambda _: select(bindparam("words", type_=Claim.text.type)))
    assert same.rows(own, words="one ä\U0001f600'\\") == [("one ä\U0001f600'\\",)]
    with pytest.raises(DBAPIError) as caught:
        same.rows(own, words="one\0two")
    assert isinstance(caught.value.orig, DataError)


@on_postgresql
def test_rows_are_sent_in_binary_form(own: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    formats = []
    check = PreparedRead._check
    monkeypatch.setattr(
        PreparedRead,
        "_check",
        lambda read, result, wanted: (
            formats.extend(map(result.fformat, range(result.nfields))),
            check(read, result, wanted),
        ),
    )
    assert QuickRead(lambda _: select(BYTES)).rows(own) == [(b"\0\xff",)]
    assert formats == [Format.BINARY]


@on_postgresql
def test_a_connection_that_the_server_ended_is_not_used_again(own: Session) -> None:
    assert CLAIMS.rows(own, id=1) == []
    backend = own.scalar(select(func.pg_backend_pid()))
    with own.get_bind().engine.execution_options(isolation_level="AUTOCOMMIT").connect() as other:
        other.execute(select(func.pg_terminate_backend(backend)))
    with pytest.raises(OperationalError) as caught:
        CLAIMS.rows(own, id=1)
    assert caught.value.connection_invalidated
    own.rollback()
    assert CLAIMS.rows(own, id=1) == []


@on_postgresql
@pytest.mark.parametrize("lost_by", ["DEALLOCATE ALL", "ALTER TABLE passing ADD COLUMN more integer"])
def test_a_read_that_was_lost_is_prepared_anew(session: Session, lost_by: str) -> None:
    engine = _engine(session, NEVER_PREPARED)
    everything = QuickRead(lambda _: select(literal_column("*", Integer)).select_from(table("passing")))
    with Session(engine) as one:
        one.execute(text("CREATE TEMPORARY TABLE passing (id integer)"))
        one.commit()
        for time in range(2):
            assert everything.rows(one) == []
            one.execute(text(lost_by.replace("more", f"more_{time}")))
            one.commit()
            with pytest.raises(DBAPIError):
                everything.rows(one)
            one.rollback()
            assert everything.rows(one) == []
            one.rollback()
    engine.dispose()
