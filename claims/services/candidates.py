"""The candidate index: which claims share the rarest terms of a text, without ever reading all claims.

Postings lie in blocks (``posting_blocks``), fresh claims in a tail (``posting_tail``) that a job folds into blocks. A
query reads its terms rarest first until a budget of postings is spent, and merges them with numpy. The index is written
in the transaction that adds the claim: a claim is findable at once, and an index that disagrees with the claims cannot
be committed.

This is the only service whose SQL differs by database: upserts need the dialect's ``insert``.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from sqlalchemy import ColumnElement, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.matching.terms import index_terms
from claims.core.records import Candidate
from claims.models.posting_block import PostingBlock
from claims.models.posting_tail import PostingTail
from claims.models.term_statistic import TermStatistic

POSTING_BUDGET = 20_000
"""Postings a query reads at most; on 1,000,000 synthetic claims recall@10 stayed 1.000 at this budget."""

MAX_QUERY_TERMS = 64
"""Rarest terms of a query that are looked at; a long post repeats itself after that."""

BLOCK_SIZE = 2_048
"""Claim ids in a full block: 8 KB, so that adding to a frequent term rewrites little."""

MAX_CLAIM_ID = 2**31 - 1
"""Greatest id that a posting can hold (int32)."""

BULK_SIZE = 500
"""From this many claims in one call postings go straight to blocks: a tail row for each costs more than the merge."""

_TERMS_PER_STATEMENT = 400
"""Terms in one IN list; SQLite allows 32,766 variables, long lists gain nothing."""

_ALL_CLAIMS = ""
"""The term that stands for every claim: its statistic is the number of claims in blocks."""

Ids = npt.NDArray[np.int32]
BlockRow = dict[str, str | int | bytes]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class IndexedText:
    """What the index holds of one claim; the same values must be given to take it out again."""

    claim_id: int
    text: str
    title: str | None = None
    language: str = "english"


@dataclass(frozen=True, slots=True)
class IndexStats:
    """Size of the index: claims and terms in blocks, postings, their bytes, and claims still in the tail."""

    claims: int
    terms: int
    postings: int
    blocks: int
    block_bytes: int
    tail_claims: int


def index_claim(
    session: Session, claim_id: int, text: str, *, title: str | None = None, language: str = "english"
) -> None:
    """Make one claim findable in this transaction; repeating it changes nothing."""
    index_claims(session, [IndexedText(claim_id, text, title, language)])


def index_claims(session: Session, claims: Sequence[IndexedText]) -> int:
    """Make many claims findable; gives their number.

    Fewer than ``BULK_SIZE`` go to the tail, which other writers never wait for; more go straight to blocks, under the
    lock that folding takes, and must not have been indexed before.
    """
    if any(not 0 < claim.claim_id <= MAX_CLAIM_ID for claim in claims):
        raise Invalid("a claim id must be between 1 and 2147483647", field="claim_id", code="claim_id_out_of_range")
    if len(claims) >= BULK_SIZE:
        _lock_blocks(session)
        _append_postings(session, _postings_of(claims), len({claim.claim_id for claim in claims}))
    elif claims:
        _write_tail(session, claims)
    return len(claims)


def unindex_claim(
    session: Session, claim_id: int, text: str, *, title: str | None = None, language: str = "english"
) -> bool:
    """Take a claim out, given the text it was indexed under; whether it was there."""
    removed = session.connection().execute(delete(PostingTail).where(PostingTail.claim_id == claim_id))
    if removed.rowcount:
        return True
    _lock_blocks(session)
    return _remove_postings(session, claim_id, index_terms(text, title=title, language=language))


def find_candidates(
    session: Session, terms: Sequence[str], *, limit: int = 100, budget: int = POSTING_BUDGET
) -> list[Candidate]:
    """The claims that share the rarest of these terms, best first, ties by id.

    The score is the sum of the inverse document frequencies of the shared terms that the budget allowed to read. The
    tail is read before the blocks: a fold committed in between can then show a posting twice, which is merged, and
    never hide it.
    """
    frequencies = _document_frequencies(session, terms)
    tail = _read_tail(session, terms)
    for term, ids in tail.items():
        frequencies[term] = frequencies.get(term, 0) + len(ids)
    claims = frequencies.pop(_ALL_CLAIMS, 0)
    claims = max(claims, *frequencies.values(), 1) if frequencies else 1
    chosen = _within_budget(frequencies, budget)
    if not chosen:
        return []
    blocks = _read_blocks(session, [term for term in chosen if frequencies[term] > len(tail.get(term, ()))])
    weighted = []
    for term in chosen:
        ids = _join_ids(blocks.get(term, []), tail.get(term))
        weighted.append((ids, math.log1p((claims - frequencies[term] + 0.5) / (frequencies[term] + 0.5))))
    return _merge(weighted, limit)


def term_weights(session: Session, terms: Sequence[str]) -> dict[str, float]:
    """Inverse document frequency of each term; a term that no claim holds has the greatest weight there is."""
    frequencies = _document_frequencies(session, terms)
    for term, ids in _read_tail(session, terms).items():
        frequencies[term] = frequencies.get(term, 0) + len(ids)
    claims = max(frequencies.pop(_ALL_CLAIMS, 0), *frequencies.values(), 1) if frequencies else 1
    return {term: inverse_frequency(claims, frequencies.get(term, 0)) for term in terms}


def inverse_frequency(claims: int, frequency: int) -> float:
    """The weight of a term that ``frequency`` of ``claims`` claims hold (BM25's, never negative)."""
    return math.log1p((max(claims, frequency) - frequency + 0.5) / (frequency + 0.5))


def fold_tail(session: Session, *, limit: int = 5_000) -> int:
    """Move the postings of up to ``limit`` fresh claims into blocks; gives how many claims were moved.

    Readers are never blocked, nor are writers of other claims on PostgreSQL. Repeat until it gives 0.
    """
    _lock_blocks(session)
    fresh = select(PostingTail.claim_id).where(PostingTail.term == _ALL_CLAIMS).order_by(PostingTail.claim_id)
    claim_ids = session.scalars(fresh.limit(limit)).all()
    if not claim_ids:
        return 0
    postings: dict[str, list[int]] = defaultdict(list)
    for part in _parts(claim_ids, _TERMS_PER_STATEMENT):
        rows = session.execute(
            select(PostingTail.term, PostingTail.claim_id)
            .where(PostingTail.claim_id.in_(part))
            .where(PostingTail.term != "")
        )
        for term, claim_id in rows:
            postings[term].append(claim_id)
        session.execute(delete(PostingTail).where(PostingTail.claim_id.in_(part)))
    _append_postings(session, postings, len(claim_ids))
    return len(claim_ids)


def rebuild(session: Session, claims: Iterable[IndexedText], *, batch: int = 20_000) -> Iterator[int]:
    """Empty the index and fill it from all claims; yields after each batch how many are done.

    Nothing is visible to others before the caller commits, so a broken rebuild leaves the old index.
    """
    _lock_blocks(session)
    for table in (PostingTail, PostingBlock, TermStatistic):
        session.execute(delete(table))
    done = 0
    source = iter(claims)
    while part := list(islice(source, batch)):
        _append_postings(session, _postings_of(part), len(part))
        done += len(part)
        yield done


def check(session: Session, *, known_claims: int | None = None) -> list[str]:
    """What is wrong with the index, in sentences; empty when sound. Reads every block once, in order of terms.

    ``known_claims`` is the number of claims that should be findable, where the caller knows it.
    """
    problems: list[str] = []
    counted: Counter[str] = Counter()
    for term, number, packed in session.execute(
        select(PostingBlock.term, PostingBlock.number, PostingBlock.claim_ids).order_by(
            PostingBlock.term, PostingBlock.number
        )
    ).yield_per(1_000):
        problems += _block_problems(term, number, packed)
        counted[term] += len(packed) // 4
    rows = session.execute(select(TermStatistic.term, TermStatistic.document_frequency))
    stored = {row.term: row.document_frequency for row in rows}
    in_blocks = stored.pop(_ALL_CLAIMS, 0)
    for term in sorted(counted.keys() | stored.keys()):
        if counted[term] != stored.get(term, 0):
            problems.append(f"term {term!r}: {counted[term]} postings, statistic says {stored.get(term, 0)}")
    found = in_blocks + _tail_claims(session)
    if known_claims is not None and found != known_claims:
        problems.append(f"{found} claims are indexed, {known_claims} exist")
    return problems


def stats(session: Session) -> IndexStats:
    """The size of the index."""
    blocks, block_bytes = session.execute(
        select(func.count(), func.coalesce(func.sum(func.length(PostingBlock.claim_ids)), 0)).select_from(PostingBlock)
    ).one()
    terms, postings = session.execute(
        select(func.count(), func.coalesce(func.sum(TermStatistic.document_frequency), 0)).where(
            TermStatistic.term != _ALL_CLAIMS
        )
    ).one()
    claims = session.scalar(select(TermStatistic.document_frequency).where(TermStatistic.term == _ALL_CLAIMS))
    return IndexStats(claims or 0, terms, int(postings), blocks, int(block_bytes), _tail_claims(session))


# --- reading ---------------------------------------------------------------------------------------------------------


def _document_frequencies(session: Session, terms: Sequence[str]) -> dict[str, int]:
    wanted = [*terms[:_TERMS_PER_STATEMENT], _ALL_CLAIMS]
    return {row.term: row.document_frequency for row in session.connection().execute(_FREQUENCIES, {"terms": wanted})}


def _read_tail(session: Session, terms: Sequence[str]) -> dict[str, Ids]:
    found: dict[str, list[int]] = defaultdict(list)
    for term, claim_id in session.connection().execute(_TAIL, {"terms": list(terms[:_TERMS_PER_STATEMENT])}):
        found[term].append(claim_id)
    return {term: np.array(sorted(ids), dtype=np.int32) for term, ids in found.items()}


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


def _read_blocks(session: Session, terms: Sequence[str]) -> dict[str, list[Ids]]:
    found: dict[str, list[Ids]] = defaultdict(list)
    if terms:
        for term, packed in session.connection().execute(_BLOCKS, {"terms": list(terms)}):
            found[term].append(np.frombuffer(packed, dtype="<i4"))
    return found


def _join_ids(blocks: list[Ids], tail: Ids | None) -> Ids:
    if tail is not None and len(tail):
        return np.unique(np.concatenate([*blocks, tail]))
    return blocks[0] if len(blocks) == 1 else np.concatenate(blocks) if blocks else np.empty(0, dtype=np.int32)


def _merge(weighted: list[tuple[Ids, float]], limit: int) -> list[Candidate]:
    """Sum the weights per claim and keep the best; one sort of at most the budget's postings."""
    ids = np.concatenate([ids for ids, _ in weighted])
    if not len(ids):
        return []
    weights = np.repeat(np.array([weight for _, weight in weighted]), [len(ids) for ids, _ in weighted])
    order = np.argsort(ids, kind="stable")
    ids, weights = ids[order], weights[order]
    starts = np.flatnonzero(np.concatenate(([True], ids[1:] != ids[:-1])))
    claims, scores = ids[starts], np.add.reduceat(weights, starts)
    best = np.lexsort((claims, -scores))[:limit] if len(claims) <= limit else _best(claims, scores, limit)
    return [Candidate(int(claims[place]), float(scores[place])) for place in best]


def _best(claims: Ids, scores: npt.NDArray[np.float64], limit: int) -> npt.NDArray[np.intp]:
    """The places of the ``limit`` best, without sorting all; ties at the border go to the smaller id."""
    floor = np.partition(scores, len(scores) - limit)[len(scores) - limit]
    kept = np.flatnonzero(scores >= floor)
    return kept[np.lexsort((claims[kept], -scores[kept]))][:limit]


# --- writing ---------------------------------------------------------------------------------------------------------


def _lock_blocks(session: Session) -> None:
    """Let one transaction at a time change blocks: the empty term's row is the lock (SQLite has one writer anyway)."""
    _upsert_frequencies(session, {_ALL_CLAIMS: 0})
    session.execute(select(TermStatistic.term).where(TermStatistic.term == _ALL_CLAIMS).with_for_update())


def _write_tail(session: Session, claims: Sequence[IndexedText]) -> None:
    rows = [
        {"term": term, "claim_id": claim.claim_id}
        for claim in claims
        for term in (_ALL_CLAIMS, *index_terms(claim.text, title=claim.title, language=claim.language))
    ]
    session.execute(_dialect_insert(session, PostingTail).on_conflict_do_nothing(), rows)


def _postings_of(claims: Iterable[IndexedText]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for claim in claims:
        for term in index_terms(claim.text, title=claim.title, language=claim.language):
            postings[term].append(claim.claim_id)
    return postings


def _append_postings(session: Session, postings: Mapping[str, Sequence[int]], claims: int) -> None:
    """Add postings to the last block of each term, opening new blocks as they fill; then count them."""
    added: dict[str, int] = {}
    for terms in _parts(sorted(postings), _TERMS_PER_STATEMENT):
        last = _last_blocks(session, terms)
        changed: list[BlockRow] = []
        opened: list[BlockRow] = []
        for term in terms:
            number, old = last.get(term, (-1, np.empty(0, dtype=np.int32)))
            if len(old) >= BLOCK_SIZE:
                number, old = number, np.empty(0, dtype=np.int32)
                ids = np.unique(np.array(postings[term], dtype=np.int32))
                first = number + 1
            else:
                ids = np.union1d(old, np.array(postings[term], dtype=np.int32)).astype(np.int32)
                first = max(number, 0)
            added[term] = len(ids) - len(old)
            for place, start in enumerate(range(0, len(ids), BLOCK_SIZE)):
                packed = ids[start : start + BLOCK_SIZE].astype("<i4").tobytes()
                row: BlockRow = {"term": term, "number": first + place, "claim_ids": packed}
                (changed if first + place == number else opened).append(row)
        _write_blocks(session, changed, opened)
    _upsert_frequencies(session, {**added, _ALL_CLAIMS: claims})


def _last_blocks(session: Session, terms: Sequence[str]) -> dict[str, tuple[int, Ids]]:
    last = (
        select(PostingBlock.term, func.max(PostingBlock.number).label("number"))
        .where(PostingBlock.term.in_(terms))
        .group_by(PostingBlock.term)
        .subquery()
    )
    rows = session.execute(
        select(PostingBlock.term, PostingBlock.number, PostingBlock.claim_ids).join(
            last, (PostingBlock.term == last.c.term) & (PostingBlock.number == last.c.number)
        )
    )
    return {term: (number, np.frombuffer(packed, dtype="<i4")) for term, number, packed in rows}


def _write_blocks(session: Session, changed: Sequence[BlockRow], opened: Sequence[BlockRow]) -> None:
    connection = session.connection()
    if changed:
        table = PostingBlock.__table__
        statement = (
            update(PostingBlock)
            .where(table.c.term == bindparam("at_term"), table.c.number == bindparam("at_number"))
            .values(claim_ids=bindparam("packed"))
        )
        connection.execute(
            statement,
            [{"at_term": row["term"], "at_number": row["number"], "packed": row["claim_ids"]} for row in changed],
        )
    if opened:
        connection.execute(insert(PostingBlock), list(opened))


def _remove_postings(session: Session, claim_id: int, terms: Sequence[str]) -> bool:
    removed: dict[str, int] = {}
    rows = session.execute(
        select(PostingBlock.term, PostingBlock.number, PostingBlock.claim_ids).where(PostingBlock.term.in_(terms))
    ).all()
    for term, number, packed in rows:
        ids = np.frombuffer(packed, dtype="<i4")
        kept = ids[ids != claim_id]
        if len(kept) == len(ids):
            continue
        removed[term] = -1
        here: ColumnElement[bool] = (PostingBlock.term == term) & (PostingBlock.number == number)
        session.execute(update(PostingBlock).where(here).values(claim_ids=kept.astype("<i4").tobytes()))
    if not removed:
        return False
    _upsert_frequencies(session, {**removed, _ALL_CLAIMS: -1})
    return True


def _upsert_frequencies(session: Session, changes: Mapping[str, int]) -> None:
    if not changes:
        return
    added = _dialect_insert(session, TermStatistic)
    total = TermStatistic.document_frequency + added.excluded.document_frequency
    rows = [{"term": term, "document_frequency": max(change, 0)} for term, change in changes.items() if change >= 0]
    statement = added.on_conflict_do_update(index_elements=["term"], set_={"document_frequency": total})
    if rows:
        session.connection().execute(statement, rows)
    for term, change in changes.items():
        if change < 0:
            session.execute(
                update(TermStatistic)
                .where(TermStatistic.term == term)
                .values(document_frequency=TermStatistic.document_frequency + change)
            )


def _dialect_insert(
    session: Session, table: type[PostingTail] | type[TermStatistic]
) -> sqlite.Insert | postgresql.Insert:
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    return postgresql.insert(table) if on_postgresql else sqlite.insert(table)


# --- small parts -----------------------------------------------------------------------------------------------------


def _tail_claims(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(PostingTail).where(PostingTail.term == _ALL_CLAIMS)) or 0


def _block_problems(term: str, number: int, packed: bytes) -> list[str]:
    if len(packed) % 4:
        return [f"term {term!r}, block {number}: {len(packed)} bytes are no whole ids"]
    ids = np.frombuffer(packed, dtype="<i4")
    if len(ids) and (ids[0] <= 0 or bool(np.any(ids[1:] <= ids[:-1]))):
        return [f"term {term!r}, block {number}: claim ids are not positive and ascending"]
    return []


def _parts(values: Sequence[Value], size: int) -> Iterator[Sequence[Value]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


_FREQUENCIES = select(TermStatistic.term, TermStatistic.document_frequency).where(
    TermStatistic.term.in_(bindparam("terms", expanding=True))
)
_TAIL = select(PostingTail.term, PostingTail.claim_id).where(PostingTail.term.in_(bindparam("terms", expanding=True)))
_BLOCKS = select(PostingBlock.term, PostingBlock.claim_ids).where(
    PostingBlock.term.in_(bindparam("terms", expanding=True))
)
