"""Statements handed to the driver as they are: the same rows, and the same faults, as by way of SQLAlchemy."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import Select, bindparam, create_engine, func, literal_column, select
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from claims.models import Claim
from claims.services.base.listed import with_listed
from claims.services.base.quick_reads import KEPT_SENDERS, QuickRead
from tests.support.databases import on_both_databases, on_postgresql
from tests.support.factories import make_claim

TABLE = Claim.__table__


def query(dialect: str) -> Select[Any]:
    above = select(TABLE.c.id, TABLE.c.text, TABLE.c.claim_date).where(TABLE.c.id > bindparam("after"))
    return with_listed(above, TABLE.c.id, "ids", dialect).order_by(TABLE.c.id)


DAY = dt.date(2019, 5, 31)


@on_both_databases
def test_rows_are_those_of_sqlalchemy(session: Session) -> None:
    ids = [make_claim(session, f"The harbor has {number} cranes: 'ä'; \"%s\" :x.").id for number in range(4)]
    session.get_one(Claim, ids[1]).claim_date = DAY
    session.flush()
    values = {"ids": ids[:3], "after": ids[0]}
    read = QuickRead(query)
    rows = read.rows(session, **values)
    assert rows == [tuple(row) for row in session.connection().execute(query(session.get_bind().dialect.name), values)]
    assert [row[2] for row in rows] == [DAY, None]
    assert read.rows(session, ids=[], after=0) == []
    assert read.rows(session, ids=[ids[3]], after=0)[0][1].endswith(":x.")


@on_both_databases
def test_a_fault_is_told_as_by_sqlalchemy(session: Session) -> None:
    with pytest.raises(DBAPIError) as caught:
        QuickRead(lambda _: select(literal_column("no_such_column"))).rows(session)
    assert caught.value.orig is not None
    assert not caught.value.connection_invalidated
    session.rollback()
    with pytest.raises(DBAPIError):
        QuickRead(lambda _: select(func.no_such_function())).rows(session)
    session.rollback()
    assert QuickRead(query).rows(session, ids=[1], after=2) == []


@on_both_databases
def test_a_connection_keeps_what_sends_a_statement_and_no_cursor_after_a_fault(session: Session) -> None:
    QuickRead(query).rows(session, ids=[1], after=2)
    kept = session.connection().info[KEPT_SENDERS]
    ((statement, first),) = kept.items()
    QuickRead(query).rows(session, ids=[], after=0)
    QuickRead(lambda _: select(literal_column("2"))).rows(session)
    assert kept[statement] is first
    assert len(kept) == 2
    with pytest.raises(DBAPIError):
        QuickRead(lambda _: select(func.no_such_function())).rows(session)
    assert not any(hasattr(one, "fetchall") for one in list(kept.values())[2:])


@on_postgresql
def test_a_connection_that_broke_is_not_used_again(session: Session) -> None:
    engine = create_engine(session.get_bind().engine.url)
    with Session(engine) as own:
        assert QuickRead(query).rows(own, ids=[1], after=2) == []
        own.connection().connection.dbapi_connection.close()
        with pytest.raises(OperationalError) as caught:
            QuickRead(query).rows(own, ids=[1], after=2)
        assert caught.value.connection_invalidated
        own.rollback()
        assert QuickRead(query).rows(own, ids=[1], after=2) == []
    engine.dispose()
