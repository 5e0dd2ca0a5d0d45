"""Judged queries with their candidates, as the product finds them: an index in memory and the vectors of all claims."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from claims.artifacts.pair_reader import PairReader, ReadClaim, ReadQuery, plain_text
from claims.artifacts.ranker import BY_OCCASION, BY_VECTOR, BY_WORDS
from claims.core.matching.ranking.likeness import Floats
from claims.core.matching.ranking.near_copies import is_near_copy
from claims.core.matching.ranking.occasion import Occasion, Occasions, claim_occasion, query_occasion
from claims.core.matching.ranking.postings import Postings, best_claims, inverse_frequency, posting_codes
from claims.core.matching.ranking.ranking_model import only_these
from claims.core.matching.words.terms import indexed_counts, query_terms
from claims.training.judged_rows import read_each, text_of


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query with its candidates: numbers of their claims, which answer it, which are near copies of those that do, and
    their features; ``relevant`` is how many claims answer it at all."""

    id: str
    read: ReadQuery
    claims: tuple[int, ...]
    right: npt.NDArray[np.bool_]
    copies: npt.NDArray[np.bool_]
    columns: dict[str, Floats]
    relevant: int

    def only(self, places: npt.NDArray[np.intp]) -> JudgedQuery:
        """The same query with these candidates alone; what is told against the best of all is told against their best."""
        return replace(
            self,
            claims=tuple(self.claims[place] for place in places),
            right=self.right[places],
            copies=self.copies[places],
            columns=only_these(self.columns, places),
        )

    def without_answer(self) -> JudgedQuery:
        """The same query as if nothing in the index answered it."""
        return self.only(np.flatnonzero(~(self.right | self.copies)))


class Collection:
    """The claims of a set."""

    def __init__(self, folder: Path, *, limit: int | None = None) -> None:
        self.folder = folder
        self.rows = list(_rows(folder, "claims.ndjson"))[:limit]
        self.numbers = {str(row["id"]): number for number, row in enumerate(self.rows)}
        collected: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, row in enumerate(self.rows):
            for term, code in posting_codes(indexed_counts(row["text"], title=row.get("title"))).items():
                collected[term].append((number, code))
        self._postings: dict[str, Postings] = {}
        for term, pairs in collected.items():
            table = np.array(pairs, dtype=np.int32)
            self._postings[term] = (table[:, 0], table[:, 1].astype(np.uint8))

    def weight(self, term: str) -> float:
        """The inverse document frequency of a term."""
        found = self._postings.get(term)
        return inverse_frequency(len(self.rows), 0 if found is None else len(found[0]))

    def by_words(self, text: str) -> list[int]:
        """The best claims by the terms of the index."""
        lists = [(*self._postings[term], self.weight(term)) for term in query_terms(text) if term in self._postings]
        return [hit.claim_id for hit in best_claims(lists, BY_WORDS)]


class Judge:
    """Reads the queries of a collection with one reader: its vectors of all claims are made once."""

    def __init__(self, collection: Collection, reader: PairReader) -> None:
        self._collection = collection
        self._reader = reader
        self._vectors = np.stack([reader.claim_vector(row["text"], row.get("title")) for row in collection.rows])
        self._occasions = [claim_occasion(row) for row in collection.rows]
        self._around = Occasions(self._occasions)
        self._read: dict[int, ReadClaim] = {}

    def judge(self, query: AskedQuery) -> JudgedQuery:
        """The query with its candidates and their features; those of the encoder are not among them."""
        read = self._reader.read_query(query.text, query.occasion)
        products = self._vectors @ read.vector
        near = np.argsort(-products, kind="stable")[:BY_VECTOR]
        around = self._around.near(read.occasion)
        then = around[np.argsort(-products[around], kind="stable")[:BY_OCCASION]]
        numbers = tuple(dict.fromkeys([*self._collection.by_words(query.text), *near.tolist(), *then.tolist()]))
        weights = {term: self._collection.weight(term) for term in read.scored.counts}
        columns = self._reader.columns(read, self.claims(numbers), weights)
        wanted = {self._collection.numbers[one] for one in query.relevant if one in self._collection.numbers}
        return JudgedQuery(
            id=query.id,
            read=read,
            claims=numbers,
            right=np.array([number in wanted for number in numbers]),
            copies=np.array([self._is_copy(number, wanted) for number in numbers]),
            columns=columns,
            relevant=len(query.relevant),
        )

    def claims(self, numbers: Sequence[int]) -> list[ReadClaim]:
        """These claims made ready."""
        for number in numbers:
            if number not in self._read:
                row = self._collection.rows[number]
                self._read[number] = self._reader.read_claim(row["text"], row.get("title"), self._occasions[number])
        return [self._read[number] for number in numbers]

    def texts(self, numbers: Sequence[int]) -> list[str]:
        """What these claims say, without their headlines."""
        return [plain_text(self._collection.rows[number]["text"]) for number in numbers]

    def _is_copy(self, number: int, wanted: set[int]) -> bool:
        row = self._collection.rows[number]
        return any(
            is_near_copy(row["text"], row.get("title"), other["text"], other.get("title"))
            for other in (self._collection.rows[one] for one in wanted if one != number)
        )


def fold_of(text: str, cut: int = 0) -> int:
    """In which half of the queries a text is, 0 or 1, by its first letters: the same post in two sets is in one half.

    Each ``cut`` (0, 1, …) halves them another way.
    """
    return zlib.crc32(first_letters(text).encode()) >> cut & 1


def first_letters(text: str) -> str:
    """The first letters and digits of a text, by which the same post in two sets is known."""
    return "".join(sign for sign in text.lower() if sign.isalnum())[:60]


@dataclass(frozen=True, slots=True)
class AskedQuery:
    """A query of a set: when and by whom it was said, and the ids of the claims that answer it."""

    id: str
    text: str
    occasion: Occasion
    relevant: frozenset[str]


def read_part(folder: Path, part: str) -> list[AskedQuery]:
    """The queries of a part that something answers."""
    judged: dict[str, set[str]] = defaultdict(set)
    for line in (folder / f"qrels-{part}.tsv").read_text(encoding="utf-8").splitlines():
        query, _, claim, _ = line.split()
        judged[query].add(claim)
    asked = _rows(folder, f"queries-{part}.ndjson")
    return [
        AskedQuery(row["id"], row["text"], query_occasion(row), frozenset(judged[row["id"]]))
        for row in asked
        if row["id"] in judged
    ]


QUERIES = 800
"""Queries of a set that the networks are fitted on at most."""


def drawn_queries(folder: Path) -> list[AskedQuery]:
    """``QUERIES`` of the train part, drawn by chance and always the same, in their order."""
    part = read_part(folder, "train")
    return [part[place] for place in sorted(np.random.default_rng(0).permutation(len(part))[:QUERIES])]


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The rows of a file, packed or not; their texts are texts."""
    packed = folder / f"{name}.gz"
    return read_each(packed if packed.is_file() else folder / name, _with_text)


def _with_text(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield row | {"id": str(row["id"]), "text": text_of(row, "text")}
