"""Care of the candidate index: whether it agrees with itself, and how large it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.extraction.text.marks import has_marks
from claims.core.matching.ranking.postings import unpack_postings
from claims.core.matching.words.terms import index_terms
from claims.core.matching.words.unspaced import has_unspaced
from claims.models.claim import Claim
from claims.models.posting_block import PostingBlock
from claims.models.posting_tail import PostingTail
from claims.models.term_statistic import TermStatistic
from claims.services.base.parts import in_parts
from claims.services.index.posting_writes import ALL_CLAIMS

_CLAIMS_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class IndexStats:
    """Size of the index: claims (with wordings, which count as such) and terms in blocks, postings, their bytes, and claims
    still in the tail."""

    claims: int
    terms: int
    postings: int
    blocks: int
    block_bytes: int
    tail_claims: int


def check(session: Session, *, known_claims: int | None = None) -> list[str]:
    """What is wrong with the index, in sentences; empty when sound. Reads every block once, in order of terms.

    ``known_claims`` is the number of texts that should be findable (``count_indexed_texts``), where the caller knows it.
    """
    problems: list[str] = []
    counted: Counter[str] = Counter()
    for term, number, packed in session.execute(
        select(PostingBlock.term, PostingBlock.number, PostingBlock.postings).order_by(
            PostingBlock.term, PostingBlock.number
        )
    ).yield_per(1_000):
        try:
            ids, _ = unpack_postings(packed)
        except ValueError as error:
            problems.append(f"term {term!r}, block {number}: {error}")
            continue
        if len(ids) and (ids[0] <= 0 or bool(np.any(ids[1:] <= ids[:-1]))):
            problems.append(f"term {term!r}, block {number}: claim ids are not positive and ascending")
        counted[term] += len(ids)
    rows = session.execute(select(TermStatistic.term, TermStatistic.document_frequency))
    stored = {row.term: row.document_frequency for row in rows}
    in_blocks = stored.pop(ALL_CLAIMS, 0)
    for term in sorted(counted.keys() | stored.keys()):
        if counted[term] != stored.get(term, 0):
            problems.append(f"term {term!r}: {counted[term]} postings, statistic says {stored.get(term, 0)}")
    found = in_blocks + _tail_claims(session)
    if known_claims is not None and found != known_claims:
        problems.append(f"{found} claims and wordings are indexed, {known_claims} exist")
    return problems


def check_unspaced(session: Session) -> list[str]:
    """Whether claims in scripts without spaces, or with marks on letters, are found by all their terms: before each two
    signs were a term, whole runs were indexed, and words were cut at their marks. Reads the text of every claim once."""
    claims = select(Claim.id, Claim.text).order_by(Claim.id)
    lacking = 0
    for rows in session.execute(claims).yield_per(_CLAIMS_AT_ONCE).partitions():
        claims_by_term: dict[str, set[int]] = defaultdict(set)
        for claim_id, text in rows:
            if has_unspaced(text) or has_marks(text):
                for term in index_terms(text):
                    claims_by_term[term].add(claim_id)
        lacking += len(_not_found(session, claims_by_term))
    where = "in scripts without spaces or with marks on letters"
    return [f"{lacking} claims {where} are not found by each of their words"] if lacking else []


def _not_found(session: Session, claims_by_term: Mapping[str, set[int]]) -> set[int]:
    """The claims that at least one of their terms does not lead to."""
    left = {term: set(claim_ids) for term, claim_ids in claims_by_term.items()}
    for part in in_parts(sorted(left)):
        blocks = select(PostingBlock.term, PostingBlock.postings).where(PostingBlock.term.in_(part))
        for term, packed in session.execute(blocks):
            left[term].difference_update(unpack_postings(packed)[0].tolist())
        for term, claim_id in session.execute(
            select(PostingTail.term, PostingTail.claim_id).where(PostingTail.term.in_(part))
        ):
            left[term].discard(claim_id)
    return set().union(*left.values())


def stats(session: Session) -> IndexStats:
    """The size of the index."""
    blocks, block_bytes = session.execute(
        select(func.count(), func.coalesce(func.sum(func.length(PostingBlock.postings)), 0)).select_from(PostingBlock)
    ).one()
    terms, postings = session.execute(
        select(func.count(), func.coalesce(func.sum(TermStatistic.document_frequency), 0)).where(
            TermStatistic.term != ALL_CLAIMS
        )
    ).one()
    claims = session.scalar(select(TermStatistic.document_frequency).where(TermStatistic.term == ALL_CLAIMS))
    return IndexStats(claims or 0, terms, int(postings), blocks, int(block_bytes), _tail_claims(session))


def _tail_claims(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(PostingTail).where(PostingTail.term == ALL_CLAIMS)) or 0
