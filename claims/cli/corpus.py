"""A corpus of claims that is not the registry: an index of its own in a temporary database, ranked like the registry's."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from claims.cli.outputs import say
from claims.core.matching.scoring import Scored, prepare, rerank
from claims.core.matching.terms import query_terms
from claims.extensions import set_up_sqlite
from claims.models import Base, PostingBlock, PostingTail, TermStatistic
from claims.services.candidates import IndexedText, find_candidates, index_claims, term_weights

INDEX_BATCH = 20_000
"""Claims indexed at once: as many as a rebuild takes."""

CANDIDATES = 100
"""Claims that are ranked for a query, unless more are asked for; the weights were fitted on as many."""

PREPARED = 4_000
"""Claims whose prepared form is kept, some 20 KB each: popular ones are candidates of many queries."""


@dataclass(frozen=True, slots=True)
class CorpusClaim:
    """A claim of the corpus under the id that the corpus gives it."""

    id: str
    text: str
    title: str | None = None


class Corpus:
    """Claims with their index; ``rank`` answers a query."""

    def __init__(self, session: Session, claims: Sequence[CorpusClaim]) -> None:
        self._session = session
        self._claims = claims
        self._prepare = lru_cache(maxsize=PREPARED)(self._prepare_claim)
        rows = (IndexedText(number, claim.text, claim.title) for number, claim in enumerate(claims, start=1))
        done = 0
        while batch := list(islice(rows, INDEX_BATCH)):
            done += index_claims(session, batch)
            say(f"{done:,} of {len(claims):,} claims indexed")

    def rank(self, text: str, *, top: int) -> list[tuple[str, float]]:
        """The ids of at most ``top`` claims with their scores, best first."""
        terms = query_terms(text)
        found = find_candidates(self._session, terms, limit=max(top, CANDIDATES))
        numbers = [candidate.claim_id for candidate in found]
        ranked = rerank(
            prepare(text), [self._prepare(number) for number in numbers], term_weights(self._session, terms)
        )
        return [(self._claims[numbers[one.place] - 1].id, one.score) for one in ranked[:top]]

    def _prepare_claim(self, number: int) -> Scored:
        claim = self._claims[number - 1]
        return prepare(claim.text, title=claim.title)


@contextmanager
def open_corpus(claims: Iterable[CorpusClaim]) -> Iterator[Corpus]:
    """Index the claims in a database that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="claims-corpus-") as folder:
        engine = create_engine(f"sqlite:///{Path(folder) / 'corpus.sqlite3'}")
        set_up_sqlite(engine)
        tables = [Base.metadata.tables[model.__tablename__] for model in (PostingBlock, PostingTail, TermStatistic)]
        Base.metadata.create_all(engine, tables=tables)
        try:
            with Session(engine) as session:
                yield Corpus(session, list(claims))
        finally:
            engine.dispose()
