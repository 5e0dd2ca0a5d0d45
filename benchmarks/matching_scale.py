"""How long it takes to find the claims that a statement may repeat, as the registry grows: candidates and string re-rank.

It runs the product's own path (terms, candidate index, texts of the candidates, likeness of the words) on one connection
of SQLite, and of PostgreSQL where TEST_POSTGRES_URL names a server. Claims are synthetic: words of a vocabulary with the
frequencies of a language, names, figures. A query is a claim of the registry with a sixth to two fifths of its words left
out, a typo and two other words. Peers run beside it over the same claims: rapidfuzz ``extractOne`` with
``token_set_ratio`` over all claims, and an FTS5 ``OR`` query ranked by bm25. What the fitted
ranking and the encoder take for a query is shown apart, after them.

Run: ``.venv/bin/python benchmarks/matching_scale.py [--json] [--sizes 10000,100000] [--queries N] [--fts-queries N]
[--brute-queries N]``; 1,000,000 claims take some minutes and 1 GB of disk.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process
from sqlalchemy import Engine, create_engine, insert, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims.artifacts.ranker import ENCODED
from claims.artifacts.ranking import load_ranker
from claims.core.matching.terms import query_terms
from claims.core.verdicts import ClaimKind
from claims.extensions import set_up_sqlite
from claims.models import Base, Claim
from claims.services import matching
from claims.services.candidates import IndexedText, find_candidates, index_claims

VOCABULARY = 60_000
WORDS = (12, 22)
BATCH = 20_000
DAY = dt.datetime(2024, 12, 1, tzinfo=dt.UTC)
SETTINGS = matching.MatchingSettings()
SYLLABLES = "ba ke lo va mi so du ha ri to ge wi ne pe os ma ter qui fen ul sta bro cri dal".split()  # noqa: SIM905

Report = list[dict[str, object]]


class Writer:
    """Writes claims like news: frequent words often, a name, a figure, a year."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._numbers = np.random.default_rng(seed)
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            words["".join(self._chance.choices(SYLLABLES, k=self._chance.randint(2, 4)))] = None
        self.words = np.array(list(words))
        weights = 1 / (np.arange(VOCABULARY) + 2.7) ** 1.05
        self._borders = np.cumsum(weights / weights.sum())

    def claims(self, count: int) -> Iterator[str]:
        """So many claims."""
        lengths = self._numbers.integers(*WORDS, size=count)
        drawn = self.words[np.searchsorted(self._borders, self._numbers.random(int(lengths.sum())))].tolist()
        place = 0
        for length in lengths.tolist():
            words = drawn[place : place + length]
            place += length
            name = "".join(self._chance.choices(SYLLABLES, k=3)).capitalize()
            figure = f"{self._chance.randint(2, 9_999):,}"
            words[length // 2 : length // 2] = ["the", figure, "of", name, "in", str(self._chance.randint(1990, 2024))]
            yield " ".join(words).capitalize() + "."

    def paraphrase(self, claim: str) -> str:
        """The claim in other words, more or less."""
        words = claim.rstrip(".").split()
        kept = [word for word in words if self._chance.random() > self._chance.uniform(0.15, 0.4)] or words
        place = self._chance.randrange(len(kept))
        word = kept[place]
        cut = self._chance.randrange(len(word))
        kept[place] = word[:cut] + word[cut + 1 :] or word
        return " ".join([*kept, *self._chance.choices(self.words.tolist(), k=2)])


def fill(engine: Engine, claims: Sequence[str]) -> float:
    """Store and index the claims, a transaction for each batch; seconds."""
    begun = time.perf_counter()
    for start in range(0, len(claims), BATCH):
        part = list(enumerate(claims[start : start + BATCH], start=start + 1))
        with Session(engine) as session, session.begin():
            rows = [{"id": n, "text": claim, "kind": ClaimKind.EVENT, "created_at": DAY} for n, claim in part]
            session.execute(insert(Claim), rows)
            index_claims(session, [IndexedText(n, claim) for n, claim in part])
    seconds = time.perf_counter() - begun
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))  # what its autovacuum does within a minute
    return seconds


def find(session: Session, statement: str) -> list[int]:
    """The product's path up to the comparison of slots."""
    found = find_candidates(session, query_terms(statement), limit=SETTINGS.candidates)[: matching.RERANKED]
    return matching._most_promising(statement, found, matching._load_claims(session, found), SETTINGS.compared)


def measure(engine: Engine, asked: Sequence[tuple[int, str]]) -> tuple[list[float], float]:
    """Milliseconds for each query, and the share whose claim is among the ten first."""
    with Session(engine) as session:
        for _, statement in asked[:50]:
            find(session, statement)
        times, hits = [], 0
        for claim_id, statement in asked:
            begun = time.perf_counter()
            found = find(session, statement)
            times.append((time.perf_counter() - begun) * 1_000)
            hits += claim_id in found
    return times, hits / len(asked)


def time_peer(asked: Sequence[tuple[int, str]], answer: Callable[[str], list[int]]) -> tuple[float, float]:
    """Median milliseconds of a peer, and its share of claims among the ten first."""
    times, hits = [], 0
    for claim_id, statement in asked:
        begun = time.perf_counter()
        found = answer(statement)
        times.append((time.perf_counter() - begun) * 1_000)
        hits += claim_id in found
    return statistics.median(times), hits / len(asked)


def fts5(claims: Sequence[str], folder: Path) -> Callable[[str], list[int]]:
    """The same claims in SQLite's full-text index."""
    connection = sqlite3.connect(folder / f"fts-{len(claims)}.sqlite3")
    connection.execute("CREATE VIRTUAL TABLE f USING fts5(text, content='', tokenize='porter')")
    connection.executemany("INSERT INTO f(rowid, text) VALUES (?, ?)", enumerate(claims, 1))
    connection.commit()
    ranked = "SELECT rowid FROM f WHERE f MATCH ? ORDER BY bm25(f) LIMIT 10"

    def answer(statement: str) -> list[int]:
        words = "".join(character if character.isalnum() else " " for character in statement).split()
        return [row[0] for row in connection.execute(ranked, (" OR ".join(f'"{word}"' for word in words),))]

    return answer


def brute(claims: Sequence[str]) -> Callable[[str], list[int]]:
    """The most similar string of all."""

    def answer(statement: str) -> list[int]:
        best = process.extractOne(statement, claims, scorer=fuzz.token_set_ratio)
        return [best[2] + 1] if best else []

    return answer


def index_bytes(engine: Engine) -> int:
    """What the index takes on disk, its own indexes included."""
    tables = ("posting_blocks", "posting_tail", "term_statistics")
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            sizes = [connection.scalar(text(f"SELECT pg_total_relation_size('{table}')")) for table in tables]
            return sum(int(size or 0) for size in sizes)
        names = "', '".join((*tables, "ix_posting_tail_claim_id"))
        return int(connection.scalar(text(f"SELECT sum(pgsize) FROM dbstat WHERE name IN ('{names}')")) or 0)


@contextmanager
def databases(folder: Path, size: int) -> Iterator[list[tuple[str, Engine]]]:
    """An empty SQLite database, and one of PostgreSQL where there is a server; both gone afterwards."""
    lite = create_engine(f"sqlite:///{folder / f'claims-{size}.sqlite3'}")
    set_up_sqlite(lite)
    engines = [("SQLite", lite)]
    server = os.environ.get("TEST_POSTGRES_URL")
    name = f"claims_scale_{os.getpid()}_{size}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT") if server else None
    if admin is not None:
        with admin.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}"'))
        engines.append(("PostgreSQL", create_engine(make_url(server or "").set(database=name))))
    try:
        for _, engine in engines:
            Base.metadata.create_all(engine)
        yield engines
    finally:
        for _, engine in engines:
            engine.dispose()
        if admin is not None:
            with admin.connect() as connection:
                connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
            admin.dispose()


def run_size(size: int, options: argparse.Namespace, folder: Path) -> Report:
    """All methods over so many claims."""
    writer = Writer(size)
    claims = list(writer.claims(size))
    chosen = random.Random(7).sample(range(size), min(options.queries, size))
    asked = [(number + 1, writer.paraphrase(claims[number])) for number in chosen]
    rows: Report = []
    ours: dict[str, float] = {}
    with databases(folder, size) as engines:
        for kind, engine in engines:
            seconds = fill(engine, claims)
            times, recall = measure(engine, asked)
            ours[kind] = statistics.median(times)
            where = f"{size:,} claims, {kind}"
            rows += [
                row(f"{where}: load with indexing", seconds, "s"),
                row(f"{where}: index on disk", index_bytes(engine) / size, "bytes a claim"),
                row(f"{where}: p95", statistics.quantiles(times, n=20)[-1], "ms a claim"),
                row(f"{where}: claim among the first ten", recall, "share"),
            ]
    peers = [("FTS5 OR, bm25", fts5(claims, folder), options.fts_queries)]
    peers.append(("rapidfuzz token_set_ratio, all claims", brute(claims), options.brute_queries))
    for peer, answer, count in peers:
        value, recall = time_peer(asked[:count], answer)
        rows.append(row(f"{size:,} claims, {peer}: claim among the first ten", recall, "share"))
        rows += [row(f"{size:,} claims, {kind}: p50", ms, "ms a claim", peer, value) for kind, ms in ours.items()]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows.append(row("memory of the benchmark without the encoder at most", memory, "MB"))
    return [*rows, *encoder_rows(claims[:1_000], asked[: options.encoder_queries])]


def encoder_rows(claims: Sequence[str], asked: Sequence[tuple[int, str]]) -> Report:
    """What the fitted ranking and the encoder would add for a query with as many candidates as the encoder reads."""
    chance = random.Random(11)
    rows: Report = []
    for label, wanted in (("fitted ranking", False), ("fitted ranking with the encoder", True)):
        ranker = load_ranker(encoder=wanted)
        if wanted and not ranker.has_encoder:
            continue
        times = []
        for _, statement in asked:
            reader = ranker.reader
            begun = time.perf_counter()
            found = [reader.read_claim(text) for text in chance.sample(list(claims), ENCODED)]
            ranker.rank(reader.read_query(statement), found, dict.fromkeys(query_terms(statement), 5.0))
            times.append((time.perf_counter() - begun) * 1_000)
        rows.append(row(f"{label}, {ENCODED} fresh candidates: p50", statistics.median(times), "ms a claim"))
    return rows


def row(
    name: str, value: float, unit: str, peer: str | None = None, peer_value: float | None = None
) -> dict[str, object]:
    """A line of the report."""
    ratio = None if peer_value is None else round(peer_value / value, 1)
    rounded = None if peer_value is None else round(peer_value, 3)
    return {
        "name": name,
        "value": round(value, 3),
        "unit": unit,
        "peer": peer,
        "peer_value": rounded,
        "ratio": ratio,
    }


def main() -> None:
    """Measure and print, size by size."""
    options = read_options()
    with tempfile.TemporaryDirectory(prefix="claims-scale-") as folder:
        for size in (int(part) for part in options.sizes.split(",")):
            for line in run_size(size, options, Path(folder)):
                shown = (str(value) for value in line.values() if value is not None)
                print(json.dumps(line) if options.json else "  ".join(shown), flush=True)


def read_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print lines of JSON")
    parser.add_argument("--sizes", default="10000,100000", help="numbers of claims, with commas")
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--fts-queries", type=int, default=20)
    parser.add_argument("--brute-queries", type=int, default=5)
    parser.add_argument("--encoder-queries", type=int, default=20)
    return parser.parse_args()


if __name__ == "__main__":
    main()
