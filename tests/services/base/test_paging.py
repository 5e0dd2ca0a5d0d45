"""Cursors: opaque, of one list, and nothing else is taken for one."""

import base64
import datetime as dt
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import select

from claims.core.errors import Invalid
from claims.models import Claim
from claims.services.base.paging import (
    MAX_LIMIT,
    Place,
    RankPlace,
    checked_limit,
    decode_cursor,
    decode_rank_cursor,
    encode_cursor,
    newest_first,
    page_of,
)

TIME = dt.datetime(2024, 6, 1, 12, 0, 0, 123456, tzinfo=dt.UTC)


@given(st.datetimes(timezones=st.just(dt.UTC)), st.integers(0, 2**63 - 1))
def test_cursor_gives_its_place_back(time, row_id):
    assert decode_cursor("claims", encode_cursor("claims", Place(time, row_id))) == Place(time, row_id)


@given(st.integers(-(2**63), 2**63 - 1), st.integers(0, 2**63 - 1))
@example(-(2**63), 0)
def test_cursor_of_a_rank_gives_its_place_back(rank, row_id):
    assert decode_rank_cursor("queue", encode_cursor("queue", RankPlace(rank, row_id))) == RankPlace(rank, row_id)


def encoded(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "ü",
        "%%%",
        "A" * 501,
        encoded({}),
        encoded(["claims", "2024-06-01T12:00:00+00:00"]),
        encoded(["queue", "2024-06-01T12:00:00+00:00", 7]),
        encoded(["claims", "2024-06-01T12:00:00", 7]),
        encoded(["claims", "yesterday", 7]),
        encoded(["claims", "2024-06-01T12:00:00+00:00", -7]),
        encoded(["claims", "2024-06-01T12:00:00+00:00", 2**63]),
        encoded(["claims", "2024-06-01T12:00:00+00:00", True]),
        encoded(["claims", "2024-06-01T12:00:00+00:00", 7.0]),
        encode_cursor("claims", Place(TIME, 7)) + "=",
        encode_cursor("claims", Place(TIME, 7)) + "\n",
    ],
)
def test_anything_else_is_a_bad_cursor(cursor):
    with pytest.raises(Invalid) as refused:
        decode_cursor("claims", cursor)
    assert (refused.value.code, refused.value.problems[0].pointer) == ("bad_cursor", "/after")


@pytest.mark.parametrize(
    "cursor",
    [
        encode_cursor("queue", Place(TIME, 7)),
        encode_cursor("claims", RankPlace(1, 7)),
        encoded(["queue", 1, -1]),
        encoded(["queue", 1, 2**63]),
        encoded(["queue", 1, True]),
        encoded(["queue", True, 7]),
        encoded(["queue", 1.0, 7]),
        encoded(["queue", 2**63, 7]),
        encoded(["queue", -(2**63) - 1, 7]),
    ],
)
def test_what_no_list_by_rank_has_given_is_a_bad_cursor(cursor):
    with pytest.raises(Invalid) as refused:
        decode_rank_cursor("queue", cursor)
    assert refused.value.code == "bad_cursor"


@given(st.text())
def test_no_text_breaks_the_reader(text):
    try:
        decode_cursor("claims", text)
    except Invalid as refused:
        code = refused.code
    else:
        code = ""
    assert code == "bad_cursor"


@pytest.mark.parametrize("limit", [0, -1, MAX_LIMIT + 1])
def test_limit_has_bounds(limit):
    with pytest.raises(Invalid):
        checked_limit(limit)


def test_row_too_many_says_that_there_are_more():
    full = page_of([3, 2, 1], 2, "numbers", lambda number: Place(TIME, number))
    assert full.items == [3, 2]
    assert decode_cursor("numbers", full.next_cursor) == Place(TIME, 2)
    assert page_of([1], 2, "numbers", lambda number: Place(TIME, number)).next_cursor is None
    assert page_of([], 2, "numbers", lambda number: Place(TIME, number)).items == []


def test_newest_first_begins_behind_the_place_and_asks_for_a_row_too_many():
    after = encode_cursor("claims", RankPlace(0, 7))
    compiled = newest_first(select(Claim.id), Claim.id, "claims", after=after, limit=3).compile()
    where, order = str(compiled).split("ORDER BY")
    assert "claims.id < " in where
    assert order.strip().startswith("claims.id DESC")
    assert sorted(compiled.params.values()) == [4, 7]
    with pytest.raises(Invalid, match="cursor"):
        newest_first(select(Claim.id), Claim.id, "matches", after=after, limit=3)
    with pytest.raises(Invalid, match="limit"):
        newest_first(select(Claim.id), Claim.id, "claims", after=None, limit=0)
