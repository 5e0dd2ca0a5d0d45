"""Packed postings: what goes in comes out, BM25's order holds, and bytes that are no postings are refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.matching.ranking.postings import (
    FACTORS,
    best_claims,
    merge_postings,
    pack_postings,
    posting_code,
    posting_codes,
    unpack_each,
    unpack_postings,
)

POSTINGS = st.dictionaries(st.integers(1, 2**31 - 1), st.integers(0, 255), max_size=60)


def arrays(codes: dict[int, int]) -> tuple[np.ndarray, np.ndarray]:
    ids = sorted(codes)
    return np.array(ids, dtype=np.int32), np.array([codes[one] for one in ids], dtype=np.uint8)


def as_dict(postings: tuple[np.ndarray, np.ndarray]) -> dict[int, int]:
    return dict(zip(postings[0].tolist(), postings[1].tolist(), strict=True))


@given(POSTINGS)
def test_packing_keeps_every_posting(codes: dict[int, int]) -> None:
    assert as_dict(unpack_postings(pack_postings(*arrays(codes)))) == codes


@given(st.integers(1, 2**30), st.lists(st.integers(1, 65_535), min_size=1, max_size=60))
def test_close_ids_take_three_bytes(first: int, gaps: list[int]) -> None:
    ids = np.cumsum(np.array([first, *gaps]), dtype=np.int32)
    packed = pack_postings(ids, np.zeros(len(ids), dtype=np.uint8))
    assert len(packed) == 3 + 3 * len(ids)
    assert unpack_postings(packed)[0].tolist() == ids.tolist()


@given(st.lists(POSTINGS.filter(bool), max_size=6))
def test_blocks_unpacked_together_are_as_one_by_one(many: list[dict[int, int]]) -> None:
    assert [as_dict(one) for one in unpack_each([pack_postings(*arrays(codes)) for codes in many])] == many


def test_the_gaps_of_blocks_unpacked_together_may_exceed_the_greatest_id() -> None:
    ids = np.arange(2_048, dtype=np.int32) * 65_535 + 7
    block = pack_postings(ids, np.zeros(len(ids), dtype=np.uint8))
    assert len(block) == 3 + 3 * len(ids)
    assert all((found == ids).all() for found, _ in unpack_each([block] * 40))


@given(POSTINGS, POSTINGS)
def test_merging_prefers_the_new_code(old: dict[int, int], new: dict[int, int]) -> None:
    assert as_dict(merge_postings(arrays(old), arrays(new))) == {**old, **new}


@given(st.binary(max_size=40))
def test_any_bytes_are_postings_or_refused(packed: bytes) -> None:
    try:
        ids, codes = unpack_postings(packed)
    except ValueError:
        return
    assert len(ids) == len(codes)


@pytest.mark.parametrize("packed", [b"", b"\x02" + bytes(5), b"\x00" + bytes(4), b"\x01" + bytes(6)])
def test_broken_bytes_are_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match="no postings"):
        unpack_postings(packed)


def test_factor_grows_with_the_count_and_falls_with_the_length() -> None:
    assert FACTORS[posting_code(3, 20)] > FACTORS[posting_code(1, 20)] > FACTORS[posting_code(1, 60)]


def test_codes_of_a_claim_are_those_of_its_terms() -> None:
    counts = {"truce": 2, "war": 1, "often": 40}
    assert posting_codes(counts) == {term: posting_code(count, 43) for term, count in counts.items()}


@given(st.lists(st.tuples(POSTINGS, st.floats(0.1, 10)), max_size=5), st.integers(1, 20))
def test_best_claims_are_those_of_plain_sums(lists: list[tuple[dict[int, int], float]], limit: int) -> None:
    sums: dict[int, float] = {}
    for codes, weight in lists:
        for claim_id, code in codes.items():
            sums[claim_id] = sums.get(claim_id, 0.0) + float(FACTORS[code]) * weight
    best = best_claims([(*arrays(codes), weight) for codes, weight in lists], limit)
    assert len(best) == min(limit, len(sums))
    assert [hit.score for hit in best] == pytest.approx(sorted(sums.values(), reverse=True)[:limit], rel=1e-4)
    assert all(hit.score == pytest.approx(sums[hit.claim_id], rel=1e-4) for hit in best)
