"""Long lists of ids: a statement's worth at a time, and as one parameter where the database can take it."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.models import Claim
from claims.services.base.parts import IDS_PER_STATEMENT, among, in_key_order, in_parts
from tests.support.databases import on_both_databases
from tests.support.factories import make_claim
from tests.support.sent_statements import counted


@pytest.mark.parametrize(("values", "parts"), [([], []), ([1, 2], [[1, 2]]), ([1, 2, 3, 4, 5], [[1, 2], [3, 4], [5]])])
def test_parts_keep_order_and_size(values: list[int], parts: list[list[int]]) -> None:
    assert list(in_parts(values, size=2)) == parts


@pytest.mark.parametrize("count", [0, 1, IDS_PER_STATEMENT, 2 * IDS_PER_STATEMENT + 7])
def test_a_long_list_is_read_part_by_part(count: int) -> None:
    rows, asked = [3 * number for number in range(1, count + 1)], []

    def read(after: int, limit: int) -> list[int]:
        asked.append(after)
        return [row for row in rows if row > after][:limit]

    parts = list(in_key_order(read, lambda row: row))
    assert [row for part in parts for row in part] == rows
    assert len(asked) == count // IDS_PER_STATEMENT + 1
    assert asked == sorted(set(asked))


@on_both_databases
def test_rows_among_ids(session: Session) -> None:
    ids = sorted(make_claim(session, f"The harbor has {number} cranes.").id for number in range(4))
    wanted = select(Claim.id).order_by(Claim.id)
    assert session.scalars(wanted.where(among(session, Claim.id, ids[1:3]))).all() == ids[1:3]
    assert session.scalars(wanted.where(among(session, Claim.id, []))).all() == []
    assert session.scalars(wanted.where(among(session, Claim.merged_into_id, ids))).all() == []
    far = [2**63 - 1, *range(10**6, 10**6 + 600), ids[0]]
    with counted(session) as sent:
        assert session.scalars(wanted.where(among(session, Claim.id, far))).all() == ids[:1]
    if session.get_bind().dialect.name == "postgresql":
        assert len(sent[0]) < 200, "one parameter for all of them"
