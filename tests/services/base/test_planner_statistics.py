"""What the database is told of its tables: SQLite all of each index, part by part."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from claims.models import Outlet, Source
from claims.services.base import planner_statistics
from claims.services.base.planner_statistics import refresh_some, refresh_statistics
from tests.support.factories import NOW

COUNTED = "SELECT name FROM sqlite_master JOIN sqlite_stat1 ON idx = name WHERE type = 'index' ORDER BY name"


def fill(session: Session) -> None:
    """3,000 sources of one state, and no outlet."""
    session.add_all(Source(key=f"{number}", title="x", publisher="", created_at=NOW) for number in range(3_000))
    session.flush()


def test_a_value_that_most_rows_have_is_known_as_frequent(session: Session) -> None:
    fill(session)
    refresh_statistics(session)
    known = session.scalar(text("SELECT stat FROM sqlite_stat1 WHERE idx = 'ix_sources_state_id'"))
    assert str(known).split()[:2] == ["3000", "3000"]
    assert session.scalar(text("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'outlets'")) == 0, "not known as empty"
    session.add(Outlet(key="x", name="x", created_at=NOW))
    session.flush()
    refresh_statistics(session)
    assert session.scalar(text("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'outlets'"))


def test_the_parts_are_the_whole(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(session)
    refresh_statistics(session)
    whole = session.scalars(text(COUNTED)).all()
    session.execute(text("DELETE FROM sqlite_stat1"))
    monkeypatch.setattr(planner_statistics, "INDEXES_AT_ONCE", 7)
    after, parts = refresh_some(session, after=""), 1
    while after is not None:
        assert session.scalars(text(COUNTED)).all() == [name for name in whole if name <= after]
        after, parts = refresh_some(session, after=after), parts + 1
    assert session.scalars(text(COUNTED)).all() == whole
    assert parts > 20
