"""Writing the candidate index: adding claims and taking them out, folding the tail into blocks, building it anew.

Blocks change under one lock, the tail under none. This is the only service whose SQL differs by database: upserts need the
dialect's ``insert``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from sqlalchemy import ColumnElement, bindparam, delete, func, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.matching.ranking.postings import (
    Postings,
    merge_postings,
    pack_postings,
    posting_codes,
    unpack_postings,
)
from claims.core.matching.words.terms import indexed_counts
from claims.core.texts.removed_words import REMOVED
from claims.models.base import Base
from claims.models.posting_block import PostingBlock
from claims.models.posting_tail import PostingTail
from claims.models.term_statistic import TermStatistic
from claims.services.base.parts import in_parts

BLOCK_SIZE = 2_048
"""Claims in a full block: 6 to 10 KB, so that adding to a frequent term rewrites little."""

MAX_CLAIM_ID = 2**31 - 1
"""Greatest id that a posting can hold (int32)."""

BULK_SIZE = 500
"""From this many claims in one call postings go straight to blocks: a tail row for each costs more than the merge."""

TERMS_PER_STATEMENT = 400
"""Terms in one IN list; SQLite allows 32,766 variables, long lists gain nothing."""

ALL_CLAIMS = ""
"""The term that stands for every claim: its statistic is the number of claims in blocks."""

BlockRow = dict[str, str | int | bytes]
NewPostings = dict[str, dict[int, int]]
"""Code by claim by term."""


@dataclass(frozen=True, slots=True)
class IndexedText:
    """What the index holds of one claim, or of a wording (``indexed_texts``); the same values must be given to take it out
    again."""

    claim_id: int
    text: str
    title: str | None = None
    language: str = "english"

    @property
    def has_words(self) -> bool:
        """Whether its words are still there, and were not removed on a legal ground."""
        return self.text != REMOVED


def index_claim(
    session: Session, claim_id: int, text: str, *, title: str | None = None, language: str = "english"
) -> None:
    """Make one claim findable in this transaction; repeating it changes nothing."""
    index_claims(session, [IndexedText(claim_id, text, title, language)])


def index_claims(session: Session, claims: Sequence[IndexedText]) -> int:
    """Make many claims findable; gives how many there are with words: one whose words were removed on a legal ground is
    found by none.

    Fewer than ``BULK_SIZE`` go to the tail, which other writers never wait for; more go straight to blocks, under the
    lock that folding takes, and must not have been indexed before.
    """
    if any(not 0 < claim.claim_id <= MAX_CLAIM_ID for claim in claims):
        raise Invalid("a claim id must be between 1 and 2147483647", field="claim_id", code="claim_id_out_of_range")
    claims = [claim for claim in claims if claim.has_words]
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
    return _remove_postings(session, claim_id, list(indexed_counts(text, title=title, language=language)))


def fold_tail(session: Session, *, limit: int = 5_000) -> int:
    """Move the postings of up to ``limit`` fresh claims into blocks; gives how many claims were moved.

    Readers are never blocked, nor are writers of other claims on PostgreSQL. Repeat until it gives 0.
    """
    _lock_blocks(session)
    fresh = select(PostingTail.claim_id).where(PostingTail.term == ALL_CLAIMS).order_by(PostingTail.claim_id)
    claim_ids = session.scalars(fresh.limit(limit)).all()
    if not claim_ids:
        return 0
    postings: NewPostings = defaultdict(dict)
    moved = 0
    for part in in_parts(claim_ids, TERMS_PER_STATEMENT):
        # What the deletion gives is what is moved: a claim that somebody takes out meanwhile is in neither.
        taken = delete(PostingTail).where(PostingTail.claim_id.in_(part))
        for term, claim_id, code in session.execute(
            taken.returning(PostingTail.term, PostingTail.claim_id, PostingTail.code)
        ):
            if term == ALL_CLAIMS:
                moved += 1
            else:
                postings[term][claim_id] = code
    _append_postings(session, postings, moved)
    return len(claim_ids)


def rebuild(session: Session, claims: Iterable[IndexedText], *, batch: int = 20_000) -> Iterator[int]:
    """Empty the index and fill it from all claims; yields after each batch how many are done.

    Nothing is visible to others before the caller commits, so a broken rebuild leaves the old index.
    """
    _lock_blocks(session)
    for table in (PostingTail, PostingBlock, TermStatistic):
        session.execute(delete(table))
    done = 0
    source = (claim for claim in claims if claim.has_words)
    while part := list(islice(source, batch)):
        _append_postings(session, _postings_of(part), len(part))
        for ids in in_parts([claim.claim_id for claim in part], TERMS_PER_STATEMENT):
            session.execute(
                delete(PostingTail).where(PostingTail.claim_id.in_(ids))
            )  # added since the tail was emptied
        done += len(part)
        yield done


def _lock_blocks(session: Session) -> None:
    """Let one transaction at a time change blocks: the empty term's row is the lock (SQLite has one writer anyway)."""
    _count_postings(session, {ALL_CLAIMS: 0})
    session.execute(select(TermStatistic.term).where(TermStatistic.term == ALL_CLAIMS).with_for_update())


def _codes_of(claim: IndexedText) -> dict[str, int]:
    return posting_codes(indexed_counts(claim.text, title=claim.title, language=claim.language))


def _write_tail(session: Session, claims: Sequence[IndexedText]) -> None:
    rows = [
        {"term": term, "claim_id": claim.claim_id, "code": code}
        for claim in claims
        for term, code in ((ALL_CLAIMS, 0), *_codes_of(claim).items())
    ]
    session.execute(dialect_insert(session, PostingTail).on_conflict_do_nothing(), rows)


def _postings_of(claims: Iterable[IndexedText]) -> NewPostings:
    postings: NewPostings = defaultdict(dict)
    for claim in claims:
        for term, code in _codes_of(claim).items():
            postings[term][claim.claim_id] = code
    return postings


def _append_postings(session: Session, postings: NewPostings, claims: int) -> None:
    """Add postings to the last block of each term, opening new blocks as they fill; then count them."""
    added: dict[str, int] = {}
    for terms in in_parts(sorted(postings), TERMS_PER_STATEMENT):
        last = _last_blocks(session, terms)
        changed: list[BlockRow] = []
        opened: list[BlockRow] = []
        for term in terms:
            number, old = last.get(term, (-1, _NOTHING))
            ids, codes = merge_postings(old, _arrays(postings[term]))
            added[term] = len(ids) - len(old[0])
            for place, start in enumerate(range(0, len(ids), BLOCK_SIZE)):
                packed = pack_postings(ids[start : start + BLOCK_SIZE], codes[start : start + BLOCK_SIZE])
                row: BlockRow = {"term": term, "number": max(number, 0) + place, "postings": packed}
                (changed if row["number"] == number else opened).append(row)
        _write_blocks(session, changed, opened)
    _count_postings(session, {**added, ALL_CLAIMS: claims})
    _count_first_pages(session)


def _count_first_pages(session: Session) -> None:
    """Have PostgreSQL count what look-ups read by keys again while it is small and has grown: a plan that it made for empty
    tables reads all of them, and connections keep it until then (``QuickRead``). A table that is being counted is left."""
    if session.connection().dialect.name == "postgresql" and session.scalar(_HAS_GROWN):
        session.execute(_COUNT)


_HAS_GROWN = text(
    "SELECT count(*) FROM pg_class WHERE relpages < 64 AND pg_relation_size(oid) > 2 * 8192 * relpages AND oid IN "
    "('posting_blocks'::regclass, 'term_statistics'::regclass, 'claim_readings'::regclass, 'claims'::regclass)"
)
_COUNT = text("ANALYZE (SKIP_LOCKED) posting_blocks, term_statistics, claim_readings, claims")


def _arrays(codes_by_claim: Mapping[int, int]) -> Postings:
    return np.array(list(codes_by_claim), dtype=np.int32), np.array(list(codes_by_claim.values()), dtype=np.uint8)


def _last_blocks(session: Session, terms: Sequence[str]) -> dict[str, tuple[int, Postings]]:
    """The last block of each term that has one."""
    last = (
        select(PostingBlock.term, func.max(PostingBlock.number).label("number"))
        .where(PostingBlock.term.in_(terms))
        .group_by(PostingBlock.term)
        .subquery()
    )
    rows = session.execute(
        select(PostingBlock.term, PostingBlock.number, PostingBlock.postings).join(
            last, (PostingBlock.term == last.c.term) & (PostingBlock.number == last.c.number)
        )
    )
    return {term: (number, unpack_postings(packed)) for term, number, packed in rows}


def _write_blocks(session: Session, changed: Sequence[BlockRow], opened: Sequence[BlockRow]) -> None:
    connection = session.connection()
    if changed:
        table = PostingBlock.__table__
        statement = (
            update(PostingBlock)
            .where(table.c.term == bindparam("at_term"), table.c.number == bindparam("at_number"))
            .values(postings=bindparam("packed"))
        )
        connection.execute(
            statement,
            [{"at_term": row["term"], "at_number": row["number"], "packed": row["postings"]} for row in changed],
        )
    if opened:
        connection.execute(insert(PostingBlock), list(opened))


def _remove_postings(session: Session, claim_id: int, terms: Sequence[str]) -> bool:
    removed: dict[str, int] = {}
    rows = session.execute(
        select(PostingBlock.term, PostingBlock.number, PostingBlock.postings).where(PostingBlock.term.in_(terms))
    ).all()
    for term, number, packed in rows:
        ids, codes = unpack_postings(packed)
        kept = ids != claim_id
        if kept.all():
            continue
        removed[term] = -1
        here: ColumnElement[bool] = (PostingBlock.term == term) & (PostingBlock.number == number)
        session.execute(update(PostingBlock).where(here).values(postings=pack_postings(ids[kept], codes[kept])))
    if not removed:
        return False
    _count_postings(session, {**removed, ALL_CLAIMS: -1})
    return True


def _count_postings(session: Session, changes: Mapping[str, int]) -> None:
    """Add to document frequencies, or take off."""
    if not changes:
        return
    added = dialect_insert(session, TermStatistic)
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


def dialect_insert(session: Session, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """An insert that can say what to do with rows that are there."""
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    return postgresql.insert(table) if on_postgresql else sqlite.insert(table)


_NOTHING: Postings = (np.empty(0, dtype=np.int32), np.empty(0, dtype=np.uint8))
