"""A corpus of claims that is not the registry: an index of its own in a temporary database, ranked like the registry's."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

import numpy as np
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from claims.artifacts.pair_reader import ReadClaim
from claims.artifacts.ranker import BY_OCCASION, BY_VECTOR, BY_WORDS, Ranker
from claims.cli.outputs import say
from claims.core.matching.ranking.occasion import NO_OCCASION, Occasion, Occasions
from claims.core.matching.words.terms import query_terms
from claims.extensions import set_up_sqlite
from claims.models import Base, PostingBlock, PostingTail, TermStatistic
from claims.services.index.candidates import IndexedText, find_candidates, index_claims, term_weights

INDEX_BATCH = 20_000
"""Claims indexed at once: as many as a rebuild takes."""

PREPARED = 4_000
"""Claims whose prepared form is kept, some 20 KB each: popular ones are candidates of many queries."""


@dataclass(frozen=True, slots=True)
class CorpusClaim:
    """A claim of the corpus under the id that the corpus gives it."""

    id: str
    text: str
    title: str | None = None
    occasion: Occasion = NO_OCCASION


@dataclass(frozen=True, slots=True)
class CorpusQuery:
    """What a corpus is asked for, under the id of its file."""

    id: str
    text: str
    occasion: Occasion = NO_OCCASION


class Corpus:
    """Claims with their index and their vectors; ``rank`` answers a query."""

    def __init__(self, session: Session, claims: Sequence[CorpusClaim], ranker: Ranker) -> None:
        self._session = session
        self._claims = claims
        self._ranker = ranker
        self._prepare = lru_cache(maxsize=PREPARED)(self._prepare_claim)
        self._occasions = Occasions([claim.occasion for claim in claims])
        self._vectors = np.zeros((len(claims), ranker.reader.width), dtype=np.float32)
        rows = iter(IndexedText(number, claim.text, claim.title) for number, claim in enumerate(claims, start=1))
        done = 0
        while batch := list(islice(rows, INDEX_BATCH)):
            index_claims(session, batch)
            for row in batch:
                self._vectors[row.claim_id - 1] = ranker.reader.claim_vector(row.text, row.title)
            done += len(batch)
            say(f"{done:,} of {len(claims):,} claims indexed")

    def rank(self, query: CorpusQuery, *, top: int) -> list[tuple[str, float]]:
        """The ids of at most ``top`` claims with their scores, best first; the best one's is the probability that it
        answers. See ``Ranker`` for the others'."""
        return [(self._claims[number].id, score) for number, score in self.rank_places(query, top=top)]

    def rank_places(
        self, query: CorpusQuery, *, top: int, left_out: frozenset[int] = frozenset()
    ) -> list[tuple[int, float]]:
        """The same with the claims' places in the corpus, some of them left out. Of claims that say the same word for word
        the first of the corpus comes first."""
        terms = query_terms(query.text)
        read = self._ranker.reader.read_query(query.text, query.occasion)
        extra = len(left_out)
        hits = find_candidates(self._session, terms, limit=max(top, BY_WORDS) + extra)
        products = self._vectors @ read.vector
        near = _greatest(products, BY_VECTOR + extra)
        around = self._occasions.near(query.occasion)
        then = around[_greatest(products[around], BY_OCCASION + extra)].tolist()
        by_words = [hit.claim_id - 1 for hit in hits if hit.claim_id - 1 not in left_out]
        by_vector = [number for number in near if number not in left_out][:BY_VECTOR]
        by_occasion = [number for number in then if number not in left_out][:BY_OCCASION]
        numbers = sorted({*by_words[:BY_WORDS], *by_vector, *by_occasion})
        ranked = self._ranker.rank(
            read, [self._prepare(number) for number in numbers], term_weights(self._session, terms)
        )
        found = [(numbers[one.place], one.score) for one in ranked]
        ranked_places = set(numbers)
        tail = [number for number in by_words[BY_WORDS:] if number not in ranked_places]
        return (found + [(number, 0.0) for number in tail])[:top]

    @property
    def claims(self) -> Sequence[CorpusClaim]:
        """The claims by their places."""
        return self._claims

    def _prepare_claim(self, number: int) -> ReadClaim:
        claim = self._claims[number]
        return self._ranker.reader.read_claim(claim.text, claim.title, claim.occasion)


def _greatest(values: np.ndarray[tuple[int], np.dtype[np.float32]], limit: int) -> list[int]:
    """The places of the greatest positive values, greatest first, ties by place."""
    if len(values) > limit:
        floor = np.partition(values, len(values) - limit)[len(values) - limit]
        places = np.flatnonzero(values >= max(float(floor), 1e-6))
    else:
        places = np.flatnonzero(values > 0)
    order = np.lexsort((places, -values[places]))[:limit]
    return [int(place) for place in places[order]]


@contextmanager
def open_corpus(claims: Iterable[CorpusClaim], ranker: Ranker) -> Iterator[Corpus]:
    """Index the claims in a database that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="claims-corpus-") as folder:
        engine = create_engine(f"sqlite:///{Path(folder) / 'corpus.sqlite3'}")
        set_up_sqlite(engine)
        tables = [Base.metadata.tables[model.__tablename__] for model in (PostingBlock, PostingTail, TermStatistic)]
        Base.metadata.create_all(engine, tables=tables)
        try:
            with Session(engine) as session:
                yield Corpus(session, list(claims), ranker)
        finally:
            engine.dispose()
