"""Writers that add claims and readers that match at the same time, while a worker folds: nothing fails, nothing is lost.

Threads of one process write and read, as those of the web server do, and a process of its own folds, as the worker does:
on SQLite, and on PostgreSQL where TEST_POSTGRES_URL names a server. Each writer looks its claim up right after its
commit, in a transaction of its own, and it must be found; each reader looks for a claim that was committed before. At the
end the index must agree with the claims, and each claim must be found once more. Exits with status 1 where anything went
wrong.

Run: ``.venv/bin/python benchmarks/matching_concurrency.py [--json] [--seconds 60] [--writers 4] [--readers 8]``
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine, create_engine, func, select
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.matching_article import make_claim
from benchmarks.matching_scale import database
from claims.core.matching.statements.reading import read_statement
from claims.core.matching.words.terms import query_terms
from claims.core.transparency.merkle import EMPTY_ROOT
from claims.core.verdicts import ClaimKind
from claims.extensions import reading, set_up_sqlite
from claims.models import Claim, LogHead
from claims.services.base.actors import SYSTEM
from claims.services.claims.claims import create_claim
from claims.services.index.candidates import check, find_candidates, fold_tail
from claims.services.index.claim_readings import check_readings
from claims.services.matching import matching
from claims.services.settings import shipped_matching

DAY = dt.date(2024, 12, 1)
NOW = dt.datetime(2024, 12, 1, tzinfo=dt.UTC)
SETTINGS = shipped_matching(encoder=False)
FOLD_EVERY_S = 0.5


@dataclass
class Run:
    """What the threads share; lists are only appended to."""

    engine: Engine
    over: threading.Event = field(default_factory=threading.Event)
    committed: list[tuple[int, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    writes_ms: list[float] = field(default_factory=list)
    reads_ms: list[float] = field(default_factory=list)


def timed(found: list[float], run: Callable[[], bool]) -> bool:
    """Do it and note the milliseconds."""
    begun = time.perf_counter()
    answer = run()
    found.append((time.perf_counter() - begun) * 1_000)
    return answer


def is_found(engine: Engine, claim_id: int, text: str) -> bool:
    """Whether matching the claim's own text finds it."""
    with reading(), Session(engine) as session:
        matches = matching.find_matches(session, read_statement(text, published=DAY), settings=SETTINGS)
        return claim_id in [match.claim_id for match in matches]


def write(run: Run, number: int) -> None:
    """Add claims until time is over."""
    chance = random.Random(number)
    while not run.over.is_set():
        text = make_claim(chance)
        ids: list[int] = []

        def add(text: str = text, ids: list[int] = ids) -> bool:
            with Session(run.engine) as session, session.begin():
                ids.append(create_claim(session, text=text, kind=ClaimKind.EVENT, actor=SYSTEM, now=NOW).id)
            return True

        timed(run.writes_ms, add)
        if not is_found(run.engine, ids[0], text):
            run.problems.append(f"claim {ids[0]} was not found right after its commit")
        run.committed.append((ids[0], text))


def read(run: Run, number: int) -> None:
    """Match claims that are there until time is over."""
    chance = random.Random(1_000 + number)
    while not run.over.is_set():
        if not run.committed:
            time.sleep(0.01)
            continue
        claim_id, text = chance.choice(run.committed)
        if not timed(run.reads_ms, lambda: is_found(run.engine, claim_id, text)):  # noqa: B023  (called at once)
            run.problems.append(f"a reader did not find claim {claim_id}")


def fold(url: str) -> None:
    """Fold the tail again and again, until the process is ended."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        set_up_sqlite(engine)
    while True:
        with Session(engine) as session, session.begin():
            fold_tail(session)
        time.sleep(FOLD_EVERY_S)


def run_database(engine: Engine, options: argparse.Namespace) -> dict[str, object]:
    """Let them all work for so many seconds, then check what is there."""
    run = Run(engine)
    url = engine.url.render_as_string(hide_password=False)
    folder = subprocess.Popen([sys.executable, __file__, "--fold", url])
    try:
        with ThreadPoolExecutor(options.writers + options.readers) as pool:
            tasks = [pool.submit(write, run, number) for number in range(options.writers)]
            tasks += [pool.submit(read, run, number) for number in range(options.readers)]
            run.over.wait(options.seconds)
            run.over.set()
            run.problems += [f"{error!r}" for error in (task.exception() for task in tasks) if error is not None]
    finally:
        folder.terminate()
        folder.wait()
    with Session(engine) as session:
        known = session.scalar(select(func.count()).select_from(Claim)) or 0
        run.problems += check(session, known_claims=known) + check_readings(session)
        if known != len(run.committed):
            run.problems.append(f"{len(run.committed)} claims were committed, {known} are there")
        for claim_id, text in run.committed:
            if claim_id not in [hit.claim_id for hit in find_candidates(session, query_terms(text))]:
                run.problems.append(f"claim {claim_id} is lost")
    return {
        "database": engine.dialect.name,
        "seconds": options.seconds,
        "writers": options.writers,
        "readers": options.readers,
        "claims written": len(run.committed),
        "claims matched": len(run.reads_ms),
        "write ms, p50 and p95": percentiles(run.writes_ms),
        "match ms, p50 and p95": percentiles(run.reads_ms),
        "problems": len(run.problems),
        "first problems": run.problems[:5],
    }


def percentiles(times: list[float]) -> list[float]:
    """The 50th and the 95th; nothing where there are hardly any times."""
    return [round(statistics.quantiles(times, n=20)[place], 1) for place in (9, 18)] if len(times) > 1 else []


def main() -> int:
    """Run on each database and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print lines of JSON")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--fold", metavar="URL", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.fold:
        fold(options.fold)
    failed = False
    with tempfile.TemporaryDirectory(prefix="claims-concurrency-") as folder, ExitStack() as stack:
        for server in (None, *filter(None, [os.environ.get("TEST_POSTGRES_URL")])):
            engine = stack.enter_context(database(Path(folder), 0, server, keep=False))
            with Session(engine) as session, session.begin():
                session.add(LogHead(id=1, size=0, frontier=b"", root=EMPTY_ROOT))
            row = run_database(engine, options)
            failed = failed or bool(row["problems"])
            shown = ", ".join(f"{name} {value}" for name, value in row.items())
            print(json.dumps(row) if options.json else shown, flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
