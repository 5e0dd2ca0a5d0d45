"""How long it takes to match a statement as the registry grows: candidates and string re-rank; then slots and decision too.

It runs the product's own path (terms, candidate index, texts of the candidates, likeness of the words, stored readings,
comparison) on one connection of SQLite, and of PostgreSQL where TEST_POSTGRES_URL names a server. Each database is asked by
a process of its own, so that its memory is that of the product; its connection is set up as the app does, and each
transaction ends as that of a look-up. That it begins and ends is not counted: the claims of a text share one. Claims are
synthetic: words of a vocabulary with the frequencies of a language, names, figures. A query is a claim of the registry with
a sixth to two fifths of its words left out, a typo and two other words. Peers run over the same claims in the same run:
rapidfuzz ``extractOne`` with ``token_set_ratio`` over all claims, an FTS5 ``OR`` query ranked by bm25, and tantivy where it
is installed. What the fitted ranking and the encoder take for a query is shown apart, after them.

Run: ``.venv/bin/python benchmarks/matching_scale.py [--json] [--sizes 10000,100000] [--keep DIR] [--queries N]
[--fts-queries N] [--brute-queries N]``; 1,000,000 claims take half an hour and 2 GB of disk. With ``--keep`` the databases
stay in DIR (and on the server) and are not filled again by the next run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypedDict

import numpy as np
from rapidfuzz import fuzz, process
from sqlalchemy import Engine, bindparam, create_engine, insert, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims.artifacts.ranker import ENCODED
from claims.artifacts.ranking import load_ranker
from claims.cli.collector import spare_what_stays
from claims.core.matching.statements.reading import read_statement
from claims.core.matching.words.terms import query_terms
from claims.core.verdicts import ClaimKind
from claims.extensions import NEVER_PREPARED, POSTGRESQL_SET_UP, reading, set_up_sqlite
from claims.models import Base, Claim, ClaimReading
from claims.models.claim_reading import UNREAD
from claims.services.index.candidates import IndexedText, find_candidates, index_claims
from claims.services.index.claim_readings import READ_AT_ONCE, ReadableClaim, note_claims, read_claims
from claims.services.index.claim_readings import store_readings as store_rows
from claims.services.index.index_space import compact_index
from claims.services.index.reader_version import reader_version
from claims.services.matching import matching
from claims.services.settings import shipped_matching

VOCABULARY = 60_000
WORDS = (12, 22)
BATCH = 20_000
WARMING = 100
"""Queries before those that are timed: a running process has seen some."""

READ = 5_000
"""Claims that are read beside those that the queries meet."""

DAY = dt.datetime(2024, 12, 1, tzinfo=dt.UTC)
SETTINGS = shipped_matching(encoder=False)
SYLLABLES = "ba ke lo va mi so du ha ri to ge wi ne pe os ma ter qui fen ul sta bro cri dal".split()  # noqa: SIM905

Report = list[dict[str, object]]
Peer = Callable[[str], list[int]]
"""Gives ids of the claims for a statement, best first."""


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


def fill(engine: Engine, claims: Sequence[str], *, after: int = 0) -> float:
    """Store and index the claims, a transaction for each batch, with the ids that follow one; seconds."""
    begun = time.perf_counter()
    for start in range(0, len(claims), BATCH):
        part = list(enumerate(claims[start : start + BATCH], start=after + start + 1))
        with Session(engine) as session, session.begin():
            rows = [{"id": n, "text": claim, "kind": ClaimKind.EVENT, "created_at": DAY} for n, claim in part]
            session.execute(insert(Claim), rows)
            index_claims(session, [IndexedText(n, claim) for n, claim in part])
            note_claims(session, [ReadableClaim(n, claim, None) for n, claim in part])
    return time.perf_counter() - begun


def store_readings(engine: Engine, claims: Sequence[str], asked: Sequence[tuple[int, str]]) -> float:
    """Store readings as the worker does after an import; gives the processor's milliseconds for a claim.

    Of many claims only those that the queries meet are read, and some others; the rest get bytes of the same length, which
    nothing looks at. Reading all takes the time given, times their number.
    """
    with Session(engine) as session, session.begin():
        met = {claim_id for _, statement in asked for claim_id in find(session, statement)}
    wanted = sorted(met | set(range(1, min(len(claims), READ) + 1)))
    begun = time.process_time()
    for start in range(0, len(wanted), READ_AT_ONCE):
        with Session(engine) as session, session.begin():
            part = wanted[start : start + READ_AT_ONCE]
            store_rows(session, read_claims([ReadableClaim(n, claims[n - 1], None) for n in part]))
    milliseconds = (time.process_time() - begun) * 1_000 / len(wanted)
    with Session(engine) as session, session.begin():
        packed = list(session.scalars(select(ClaimReading.packed).where(ClaimReading.packed.is_not(None)).limit(READ)))
        chance = random.Random(3)
        unread = session.scalars(select(ClaimReading.claim_id).where(ClaimReading.reader == UNREAD)).all()
        for start in range(0, len(unread), BATCH):
            rows = [{"at": n, "bytes": chance.choice(packed)} for n in unread[start : start + BATCH]]
            session.connection().execute(_FILL, rows)
    compact_index(engine)  # as an operator does after such a load
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))  # what its autovacuum does within a minute
    return milliseconds


_FILL = (
    update(ClaimReading)
    .where(ClaimReading.__table__.c.claim_id == bindparam("at"))
    .values(reader=reader_version(), packed=bindparam("bytes"))
)


def find(session: Session, statement: str) -> list[int]:
    """The product's path up to the comparison of slots."""
    found = find_candidates(session, query_terms(statement), limit=SETTINGS.candidates)[: matching.RERANKED]
    claims = matching.load_claims(session, [hit.claim_id for hit in found])
    return matching._most_promising(statement, found, claims, SETTINGS.compared)


def match(session: Session, statement: str) -> list[int]:
    """The product's whole path: the statement read, slots compared, decided."""
    found = matching.find_matches(session, read_statement(statement, published=DAY.date()), settings=SETTINGS)
    return [match.claim_id for match in found]


class Times(TypedDict):
    """How long a way of asking took for each query, in milliseconds: on the wall and of the processor; what it found."""

    wall: list[float]
    core: list[float]
    found: float


class Probe(TypedDict):
    """What asking a database gave."""

    find: Times
    match: Times
    memory_mb: float


def probe(url: str, asked: Sequence[tuple[int, str]]) -> Probe:
    """Milliseconds for each query, on the wall and of this process, the share of claims found, and the memory."""
    engine = create_engine(url, **_CONNECTED.get(make_url(url).get_backend_name(), {}))
    set_up_sqlite(engine)
    spare_what_stays()  # as the commands that serve do
    with reading(), Session(engine) as session:
        found, matched = (time_queries(session, asked, ask) for ask in (find, match))
    return {"find": found, "match": matched, "memory_mb": peak_memory_mb() - mapped_mb(str(engine.url.database))}


def peak_memory_mb() -> float:
    """The most memory that this program held; ``getrusage`` would count what the one that started it held."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1_024


def mapped_mb(file: str) -> float:
    """What of a file this program reads where the system keeps it in memory, which is shown as the program's own."""
    maps = Path("/proc/self/smaps").read_text(encoding="utf-8").split("VmFlags:")
    sizes = (one.partition("\nRss:")[2].split()[0] for one in maps if f" {file}\n" in one)
    return sum(map(int, sizes)) / 1_024


def time_queries(session: Session, asked: Sequence[tuple[int, str]], ask: Callable[[Session, str], list[int]]) -> Times:
    """Ask each query, those for warming up first."""
    for _, statement in asked[:WARMING]:
        ask(session, statement)
        _begin_anew(session)
    return time_each(asked[WARMING:], lambda statement: ask(session, statement), after=lambda: _begin_anew(session))


def _begin_anew(session: Session) -> None:
    session.commit()  # as look-ups end (``claims.extensions.reading``)
    session.execute(select(1))


_CONNECTED = {
    "postgresql": {
        "connect_args": {"options": " ".join(POSTGRESQL_SET_UP), "prepare_threshold": NEVER_PREPARED},
    }
}


def measure(url: str, asked: Path) -> Probe:
    """What ``probe`` gives in a process of its own."""
    command = [sys.executable, __file__, "--probe", url, str(asked)]
    environ = {"OPENBLAS_NUM_THREADS": "1"} | os.environ  # as bin/environment.py does
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environ)
    answer: Probe = json.loads(ran.stdout)
    return answer


def time_each(asked: Sequence[tuple[int, str]], answer: Peer, *, after: Callable[[], None] = lambda: None) -> Times:
    """How long each query takes, without what comes after it, and how often its claim is found."""
    wall, core, hits = [], [], 0
    for claim_id, statement in asked:
        begun, used = time.perf_counter(), time.process_time()
        found = answer(statement)
        wall.append((time.perf_counter() - begun) * 1_000)
        core.append((time.process_time() - used) * 1_000)
        hits += claim_id in found
        after()
    return {"wall": wall, "core": core, "found": hits / len(asked)}


def fts5(claims: Sequence[str], folder: Path) -> Peer:
    """The same claims in SQLite's full-text index."""
    file = folder / f"fts-{len(claims)}.sqlite3"
    file.unlink(missing_ok=True)
    connection = sqlite3.connect(file)
    connection.execute("CREATE VIRTUAL TABLE f USING fts5(text, content='', tokenize='porter')")
    connection.executemany("INSERT INTO f(rowid, text) VALUES (?, ?)", enumerate(claims, 1))
    connection.commit()
    ranked = "SELECT rowid FROM f WHERE f MATCH ? ORDER BY bm25(f) LIMIT 10"

    def answer(statement: str) -> list[int]:
        words = "".join(character if character.isalnum() else " " for character in statement).split()
        return [row[0] for row in connection.execute(ranked, (" OR ".join(f'"{word}"' for word in words),))]

    return answer


def tantivy(claims: Sequence[str]) -> Peer | None:
    """The same claims in tantivy, ranked by its BM25; None where it is not installed."""
    try:
        library = importlib.import_module("tantivy")
    except ImportError:
        return None
    schema = library.SchemaBuilder()
    schema.add_integer_field("id", stored=True)
    schema.add_text_field("text", stored=False, tokenizer_name="en_stem")
    index = library.Index(schema.build())
    writer = index.writer(200_000_000, 1)
    for number, claim in enumerate(claims, 1):
        writer.add_document(library.Document(id=number, text=claim))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def answer(statement: str) -> list[int]:
        words = "".join(character if character.isalnum() else " " for character in statement)
        hits = searcher.search(index.parse_query(words, ["text"]), 10).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return answer


def brute(claims: Sequence[str]) -> Peer:
    """The most similar string of all."""

    def answer(statement: str) -> list[int]:
        best = process.extractOne(statement, claims, scorer=fuzz.token_set_ratio)
        return [best[2] + 1] if best else []

    return answer


INDEX = ("posting_blocks", "posting_tail", "ix_posting_tail_claim_id", "term_statistics")
READINGS = ("claim_readings", "ix_claim_readings_reader")


def disk_bytes(engine: Engine, names: Sequence[str]) -> int:
    """What tables and, on SQLite, the indexes named take on disk."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            tables = [name for name in names if not name.startswith("ix_")]
            sizes = [connection.scalar(text(f"SELECT pg_total_relation_size('{table}')")) for table in tables]
            return sum(int(size or 0) for size in sizes)
        wanted = "', '".join(names)
        return int(connection.scalar(text(f"SELECT sum(pgsize) FROM dbstat WHERE name IN ('{wanted}')")) or 0)


@contextmanager
def database(folder: Path, size: int, server: str | None, *, keep: bool) -> Iterator[Engine]:
    """A database of its own, on SQLite or on the server; gone afterwards unless it is kept."""
    if server is None:
        engine = create_engine(f"sqlite:///{folder / f'claims-{size}.sqlite3'}")
        set_up_sqlite(engine)
        Base.metadata.create_all(engine)
        yield engine
        engine.dispose()
        return
    name = f"claims_scale_{size}" if keep else f"claims_scale_{os.getpid()}_{size}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        if not connection.scalar(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}):
            connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine = create_engine(make_url(server).set(database=name))
    try:
        Base.metadata.create_all(engine)
        yield engine
    finally:
        engine.dispose()
        if not keep:
            with admin.connect() as connection:
                connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        admin.dispose()


def run_database(engine: Engine, claims: Sequence[str], asked: Path) -> tuple[Report, Times]:
    """Fill and ask one database: the lines of the report, and how long candidates and re-rank took."""
    size, where = len(claims), f"{len(claims):,} claims, {_NAMES[engine.dialect.name]}"
    rows: Report = []
    with engine.connect() as connection:
        is_filled = bool(connection.scalar(text("SELECT count(*) FROM claims")))
    if not is_filled:
        rows.append(row(f"{where}: load with indexing", fill(engine, claims), "s"))
        rows.append(row(f"{where}: index on disk after the load", disk_bytes(engine, INDEX) / size, "bytes a claim"))
        spent = store_readings(engine, claims, json.loads(asked.read_text(encoding="utf-8")))
        rows.append(row(f"{where}: a claim read into its parts and that stored", spent, "ms of core time a claim"))
    got = measure(engine.url.render_as_string(hide_password=False), asked)
    rows += [
        row(f"{where}: index on disk", disk_bytes(engine, INDEX) / size, "bytes a claim"),
        row(f"{where}: stored readings on disk", disk_bytes(engine, READINGS) / size, "bytes a claim"),
    ]
    for times, label in ((got["find"], "candidates and re-rank"), (got["match"], "with slots and decision")):
        wall, core = times["wall"], times["core"]
        rows += [
            row(f"{where}, {label}: p50", statistics.median(wall), "ms a claim"),
            row(f"{where}, {label}: p95", statistics.quantiles(wall, n=20)[-1], "ms a claim"),
            row(f"{where}, {label}: p50", statistics.median(core), "ms of core time a claim"),
            row(f"{where}, {label}: p95", statistics.quantiles(core, n=20)[-1], "ms of core time a claim"),
            row(f"{where}, {label}: claim found", times["found"], "share"),
        ]
    rows.append(row(f"{where}: memory of the process that matches, at most", got["memory_mb"], "MB"))
    return rows, got["find"]


_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def run_size(size: int, options: argparse.Namespace, folder: Path) -> Iterator[dict[str, object]]:
    """All methods over so many claims."""
    writer = Writer(size)
    claims = list(writer.claims(size))
    chosen = random.Random(7).sample(range(size), min(options.queries + WARMING, size))
    asked = [(number + 1, writer.paraphrase(claims[number])) for number in chosen]
    file = folder / f"asked-{size}.json"
    file.write_text(json.dumps(asked), encoding="utf-8")
    ours: dict[str, Times] = {}
    with ExitStack() as stack:
        for server in (None, *filter(None, [os.environ.get("TEST_POSTGRES_URL")])):
            engine = stack.enter_context(database(folder, size, server, keep=bool(options.keep)))
            rows, ours[_NAMES[engine.dialect.name]] = run_database(engine, claims, file)
            yield from rows
    asked = asked[WARMING:]
    peers: list[tuple[str, int, Callable[[Sequence[str]], Peer | None]]] = [
        ("rapidfuzz token_set_ratio, all claims", options.brute_queries, brute),
        ("FTS5 OR, bm25", options.fts_queries, lambda claims: fts5(claims, folder)),
        ("tantivy, BM25", len(asked), tantivy),
    ]
    for peer, count, make in peers:
        answer = make(claims)
        if answer is None:
            continue
        theirs = time_each(asked[:count], answer)
        yield row(f"{size:,} claims, {peer}: claim among the first ten", theirs["found"], "share")
        for kind, times in ours.items():
            name, ways = (
                f"{size:,} claims, {kind}, candidates and re-rank: p50",
                [(times["wall"], theirs["wall"], "ms a claim")],
            )
            if kind == "SQLite":  # the work of a server is not this process's
                ways.append((times["core"], theirs["core"], "ms of core time a claim"))
            for own, other, unit in ways:
                yield row(name, statistics.median(own), unit, peer, statistics.median(other))
    yield from encoder_rows(claims[:1_000], asked[: options.encoder_queries])


def encoder_rows(claims: Sequence[str], asked: Sequence[tuple[int, str]]) -> Report:
    """What the fitted ranking and the encoder would add for a query with as many candidates as the encoder reads."""
    chance = random.Random(11)
    rows: Report = []
    for label, wanted in (("fitted ranking", False), ("fitted ranking with the encoder", True)):
        ranker = load_ranker(encoder=wanted, pairs=wanted)
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
    if options.probe:
        print(json.dumps(probe(options.probe[0], json.loads(Path(options.probe[1]).read_text(encoding="utf-8")))))
        return
    with ExitStack() as stack:
        folder = Path(options.keep or stack.enter_context(tempfile.TemporaryDirectory(prefix="claims-scale-")))
        folder.mkdir(exist_ok=True)
        for size in (int(part) for part in options.sizes.split(",")):
            for line in run_size(size, options, folder):
                shown = (str(value) for value in line.values() if value is not None)
                print(json.dumps(line) if options.json else "  ".join(shown), flush=True)


def read_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print lines of JSON")
    parser.add_argument("--sizes", default="10000,100000", help="numbers of claims, with commas")
    parser.add_argument("--keep", metavar="DIR", help="keep the databases there, and ask those that are there")
    parser.add_argument("--probe", nargs=2, metavar=("URL", "FILE"), help=argparse.SUPPRESS)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--fts-queries", type=int, default=20)
    parser.add_argument("--brute-queries", type=int, default=5)
    parser.add_argument("--encoder-queries", type=int, default=20)
    return parser.parse_args()


if __name__ == "__main__":
    main()
