"""The candidate index: which claims share the rarest terms of a text, without ever reading all claims.

Postings lie in blocks (``posting_blocks``), fresh claims in a tail (``posting_tail``) that a job folds into blocks. A
query reads its terms rarest first until a budget of postings is spent, and adds them up with numpy by BM25. The index is
written in the transaction that adds the claim: a claim is findable at once, and an index that disagrees with the claims
cannot be committed. Here is the reading; ``posting_writes`` and ``index_care`` do the rest and are found here too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import (
    CompoundSelect,
    Integer,
    LargeBinary,
    Select,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from claims.core.matching.ranking.postings import Postings, best_claims, inverse_frequency, unpack_each
from claims.core.records import Candidate
from claims.models.posting_block import PostingBlock
from claims.models.posting_tail import PostingTail
from claims.models.term_statistic import TermStatistic
from claims.services.base.listed import with_listed
from claims.services.base.parts import in_parts
from claims.services.base.quick_reads import QuickRead
from claims.services.index.index_care import IndexStats, check, check_unspaced, stats
from claims.services.index.posting_writes import (
    ALL_CLAIMS,
    BULK_SIZE,
    TERMS_PER_STATEMENT,
    IndexedText,
    fold_tail,
    index_claim,
    index_claims,
    rebuild,
    unindex_claim,
)

__all__ = [
    "BULK_SIZE",
    "POSTING_BUDGET",
    "IndexStats",
    "IndexedText",
    "check",
    "check_unspaced",
    "find_candidates",
    "find_candidates_of_each",
    "fold_tail",
    "index_claim",
    "index_claims",
    "inverse_frequency",
    "rebuild",
    "stats",
    "term_weights",
    "unindex_claim",
]

POSTING_BUDGET = 20_000
"""Postings a query reads at most. On the development parts of three CheckThat! sets and FactCheckTweet (November 2026)
recall@100 is then that of exact BM25 or better (``benchmarks/matching_recall.py``)."""

MAX_QUERY_TERMS = 64
"""Rarest terms of a query that are looked at; a long post repeats itself after that."""


def find_candidates(
    session: Session, terms: Sequence[str], *, limit: int = 100, budget: int = POSTING_BUDGET
) -> list[Candidate]:
    """The claims that share the rarest of these terms, best first, ties by id.

    The score is BM25 over the terms that the budget allowed to read.
    """
    return find_candidates_of_each(session, [terms], limit=limit, budget=budget)[0]


def find_candidates_of_each(
    session: Session, queries: Sequence[Sequence[str]], *, limit: int = 100, budget: int = POSTING_BUDGET
) -> list[list[Candidate]]:
    """As ``find_candidates`` for many queries, with no more statements than for one.

    The tail is read before the blocks: a fold committed in between can then show a posting twice, which is merged, and
    never hide it.
    """
    asked = [terms[:TERMS_PER_STATEMENT] for terms in queries]
    wanted = list(dict.fromkeys(term for terms in asked for term in terms))
    known, tail, blocks = _look_up(session, wanted, budget=budget if len(asked) == 1 else _NO_BLOCKS)
    all_claims = known.pop(ALL_CLAIMS, 0)
    frequencies = [{term: known[term] for term in terms if term in known} for terms in asked]
    chosen = [_within_budget(one, budget) for one in frequencies]
    folded = {term for terms in chosen for term in terms if known[term] > _length(tail.get(term))}
    blocks |= _read_blocks(session, folded - blocks.keys())
    postings = {
        term: _each_once(blocks.get(term, []), tail.get(term)) for term in {term for terms in chosen for term in terms}
    }
    found = []
    for one, terms in zip(frequencies, chosen, strict=True):
        claims = _number_of_claims(all_claims, one)
        weights = {term: inverse_frequency(claims, one[term]) for term in terms}
        lists = [(ids, codes, weights[term]) for term in terms for ids, codes in postings[term]]
        found.append(best_claims(lists, limit))
    return found


def term_weights(session: Session, terms: Sequence[str]) -> dict[str, float]:
    """Inverse document frequency of each term; a term that no claim holds has the greatest weight there is."""
    frequencies, _, _ = _look_up(session, list(dict.fromkeys(terms[:TERMS_PER_STATEMENT])), budget=_NO_BLOCKS)
    claims = _number_of_claims(frequencies.pop(ALL_CLAIMS, 0), frequencies)
    return {term: inverse_frequency(claims, frequencies.get(term, 0)) for term in terms}


def _look_up(
    session: Session, terms: Sequence[str], *, budget: int
) -> tuple[dict[str, int], dict[str, Postings], dict[str, list[Postings]]]:
    """In how many claims each term stands, fresh ones included, the fresh ones, and blocks as far as they came along; of
    a part of the terms each from one look at the database. ``ALL_CLAIMS`` has the number of claims in blocks.

    PostgreSQL sends along the blocks of the rarest terms within the budget: nearly always those that are then wanted.
    """
    frequencies: dict[str, int] = {}
    fresh: dict[str, list[tuple[int, int]]] = defaultdict(list)
    packed: list[tuple[str, bytes]] = []
    for part in in_parts(terms, TERMS_PER_STATEMENT):
        asked = {"counted": [*part, ALL_CLAIMS], "fresh": list(part)}
        for term, value, code, postings in _STATISTICS.rows(session, budget=budget, **asked):
            if code != _COUNTED:
                fresh[term].append((value, code))
                continue
            frequencies[term] = value
            if postings is not None:
                packed.append((term, postings))
    tail = {}
    for term, rows in fresh.items():
        pairs = np.array(sorted(rows), dtype=np.int32)
        tail[term] = (pairs[:, 0], pairs[:, 1].astype(np.uint8))
        frequencies[term] = frequencies.get(term, 0) + len(rows)
    return frequencies, tail, _unpacked(packed)


def _number_of_claims(in_blocks: int, frequencies: Mapping[str, int]) -> int:
    """How many claims there are, as far as a query's terms tell."""
    return max(in_blocks, *frequencies.values(), 1) if frequencies else 1


def _within_budget(frequencies: Mapping[str, int], budget: int) -> list[str]:
    """The rarest terms whose postings fit the budget; always at least the rarest one."""
    chosen: list[str] = []
    spent = 0
    for term in sorted(frequencies, key=lambda term: (frequencies[term], term))[:MAX_QUERY_TERMS]:
        frequency = frequencies[term]
        if frequency <= 0:
            continue
        if chosen and spent + frequency > budget:
            break
        chosen.append(term)
        spent += frequency
    return chosen


def _read_blocks(session: Session, terms: Iterable[str]) -> dict[str, list[Postings]]:
    return _unpacked(
        [row for part in in_parts(sorted(terms), TERMS_PER_STATEMENT) for row in _BLOCKS.rows(session, terms=part)]
    )


def _unpacked(blocks: Sequence[tuple[Any, ...]]) -> dict[str, list[Postings]]:
    """The blocks of each term."""
    found: dict[str, list[Postings]] = {}
    for row, postings in zip(blocks, unpack_each([row[1] for row in blocks]), strict=True):
        found.setdefault(row[0], []).append(postings)
    return found


def _each_once(blocks: list[Postings], tail: Postings | None) -> list[Postings]:
    """A term's postings in blocks and tail; what a fold shows in both stands once."""
    if tail is None:
        return blocks
    ids, codes = tail
    fresh = ~np.isin(ids, np.concatenate([block[0] for block in blocks])) if blocks else slice(None)
    return [*blocks, (ids[fresh], codes[fresh])]


def _length(postings: Postings | None) -> int:
    return 0 if postings is None else len(postings[0])


_NO_BLOCKS = -1
"""The budget of a look-up that wants no blocks along with the frequencies, or those of several queries."""

_COUNTED = -1
"""Stands where a fresh posting has its code: the row is a term's document frequency."""

_TERMS, _TAIL, _BLOCK = TermStatistic.__table__.c, PostingTail.__table__.c, PostingBlock.__table__.c
_CODE, _NOTHING = literal_column(str(_COUNTED), Integer), cast(null(), LargeBinary)


def _statistics(dialect: str) -> CompoundSelect[Any]:
    fresh = select(_TAIL.term, _TAIL.claim_id, _TAIL.code, _NOTHING)
    return union_all(_counted(dialect), with_listed(fresh, _TAIL.term, "fresh", dialect))


def _counted(dialect: str) -> Select[Any]:
    """The frequency of each term, and on PostgreSQL its blocks where it is among the rarest within the budget: one answer
    instead of two saves a sixth of the time of finding candidates. SQLite is as quick asked twice, and gives none."""
    frequency = _TERMS.document_frequency
    if dialect != "postgresql":
        return with_listed(select(_TERMS.term, frequency, _CODE, _NOTHING), _TERMS.term, "counted", dialect)
    read = func.sum(frequency).over(order_by=frequency).label("read")
    terms = with_listed(select(_TERMS.term, frequency, read), _TERMS.term, "counted", dialect).subquery()
    within = case((terms.c.read <= bindparam("budget", type_=Integer), terms.c.term))
    joined = terms.outerjoin(PostingBlock, _BLOCK.term == within)
    return select(terms.c.term, terms.c.document_frequency, _CODE, _BLOCK.postings).select_from(joined)


_STATISTICS = QuickRead(_statistics)
_BLOCKS = QuickRead(lambda dialect: with_listed(select(_BLOCK.term, _BLOCK.postings), _BLOCK.term, "terms", dialect))
