"""Lists as one parameter: what is found on both databases, and by which index."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from claims.extensions import NEVER_PREPARED
from claims.models.claim_reading import ClaimReading
from claims.models.posting_tail import PostingTail
from claims.services.base.listed import is_listed, with_few_listed, with_listed
from claims.services.base.quick_reads import QuickRead
from tests.support.databases import on_both_databases, on_postgresql

TABLE = PostingTail.__table__
BY_TERM = select(TABLE.c.claim_id).where(is_listed(TABLE.c.term, "terms")).order_by(TABLE.c.claim_id)
LONGEST = "x" * 64


@on_both_databases
@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ([], []),
        (["ferry"], [1]),
        (["ferry", "ferry", "#28%"], [1, 2]),
        (['"', "'); --", "{a,b}", "\\"], [3, 4]),
        ([LONGEST], [5]),
        ([LONGEST + "y"], []),
        (["橋", "NULL", "null"], [6]),
        ([f"word{number}" for number in range(5_000)] + ["ferry"], [1]),
    ],
)
def test_the_values_of_a_list_are_found(session: Session, terms: list[str], expected: list[int]) -> None:
    stored = ["ferry", "#28%", '"', "{a,b}", LONGEST, "橋"]
    session.add_all([PostingTail(term=term, claim_id=number, code=0) for number, term in enumerate(stored, 1)])
    session.flush()
    assert list(session.connection().execute(BY_TERM, {"terms": terms}).scalars()) == expected


@on_both_databases
def test_numbers_are_found_whatever_their_width(session: Session) -> None:
    session.add_all([PostingTail(term="ferry", claim_id=number, code=0) for number in (1, 2**31 - 1)])
    session.flush()
    statement = select(TABLE.c.claim_id).where(is_listed(TABLE.c.claim_id, "ids")).order_by(TABLE.c.claim_id)
    assert list(session.connection().execute(statement, {"ids": [2**31 - 1, 1, 7]}).scalars()) == [1, 2**31 - 1]


def as_array(values: list[object]) -> object:
    _, parameter = is_listed(TABLE.c.term, "terms").clauses
    return parameter.type.bind_processor(postgresql.dialect())(values)


@pytest.mark.parametrize("value", [None, True, 1.5, b"ferry", ["ferry"], dt.date(2024, 6, 1)])
def test_other_values_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match=type(value).__name__):
        as_array([value])


@pytest.mark.parametrize(("values", "array"), [([1, -2], "{1,-2}"), (['a"b', "\\"], '{"a\\"b","\\\\"}'), ([], "{}")])
def test_an_array_of_postgresql_is_written(values: list[object], array: str) -> None:
    assert as_array(values) == array


@on_both_databases
@pytest.mark.parametrize("terms", [[], ["ferry", '"', "橋", "none"], [f"word{number}" for number in range(5_000)]])
def test_the_rows_along_a_list_are_those_that_are_listed(session: Session, terms: list[str]) -> None:
    session.add_all([PostingTail(term=term, claim_id=number, code=0) for term in ("ferry", "橋") for number in (1, 2)])
    session.flush()
    query, dialect = select(TABLE.c.term, TABLE.c.claim_id), session.get_bind().dialect.name
    expected = session.connection().execute(query.where(is_listed(TABLE.c.term, "terms")), {"terms": terms}).all()
    for listed in (with_listed, with_few_listed):
        along = listed(query, TABLE.c.term, "terms", dialect)
        assert sorted(session.connection().execute(along, {"terms": terms}).all()) == sorted(expected)


@on_postgresql
def test_a_list_of_few_values_is_planned_once(session: Session) -> None:
    connection = session.connection().connection.driver_connection
    assert connection is not None
    connection.prepare_threshold = NEVER_PREPARED  # as the app connects
    few = QuickRead(lambda dialect: with_few_listed(select(TABLE.c.claim_id), TABLE.c.term, "terms", dialect))
    for number in range(30):
        few.rows(session, terms=[f"term{number}"])
    plans = text("SELECT custom_plans FROM pg_prepared_statements WHERE statement LIKE '%posting_tail%'")
    assert session.connection().execute(plans).scalars().all() == [5]


def test_sqlite_goes_along_the_list_whatever_other_index_there_is(session: Session) -> None:
    table = ClaimReading.__table__
    read = select(table.c.packed).where(table.c.reader == 1)
    written = str(with_listed(read, table.c.claim_id, "ids", "sqlite").compile(dialect=session.get_bind().dialect))
    plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {written}", ("[1]", 1)).all()
    assert [row[3].split(" USING")[0] for row in plan] == ["SCAN ids VIRTUAL TABLE INDEX 1:", "SEARCH claim_readings"]
    assert "INTEGER PRIMARY KEY" in plan[1][3]


def test_sqlite_looks_into_the_index(session: Session) -> None:
    written = str(BY_TERM.compile(dialect=session.get_bind().dialect))
    plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {written}", ('["ferry"]',)).all()
    assert any(row[3].startswith("SEARCH posting_tail USING PRIMARY KEY (term=?)") for row in plan)


def test_the_text_of_a_statement_does_not_follow_the_length_of_a_list(session: Session) -> None:
    connection = session.connection()
    sent = {
        connection.execute(BY_TERM, {"terms": terms}).context.statement for terms in (["ferry"], ["ferry", "bridge"])
    }
    assert len(sent) == 1


@on_both_databases
@pytest.mark.parametrize("term", ["", " z ", 'a"b\\"c', "\\\\", '\\"', "x,y", "{}", "a\nb\t'", "NULL", "橋\u2028🚢"])
def test_a_text_is_found_as_it_is_written(session: Session, term: str) -> None:
    session.add(PostingTail(term=term, claim_id=1, code=0))
    session.flush()
    assert session.connection().execute(BY_TERM, {"terms": ["other", term]}).scalars().all() == [1]
    assert session.connection().execute(BY_TERM, {"terms": [f"{term}x", "other"]}).scalars().all() == []
