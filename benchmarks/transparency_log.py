"""What the transparency log costs, beside a plain durable insert on the same disk in the same run; prints a table.

    .venv/bin/python -m benchmarks.transparency_log [--entries 100000] [--singles 500] [--folder DIR]

Wanted: 100,000 entries in transactions of 100 at 500/s or more; one entry a transaction at half the rate or more of the
peer, one plain row a transaction into the same database with the same durability; a proof in less than 10 ms. Then the log
is exported, damaged in every way that must be found, and verified by both programs.
"""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flask_migrate import upgrade
from sqlalchemy.orm import Session, sessionmaker

from claims.app import create_app
from claims.config import ROOT
from claims.core.transparency.merkle import is_consistent, is_included
from claims.core.transparency.signed_note import Signer
from claims.extensions import SQLITE_SET_UP, db
from claims.services.base.actors import SYSTEM
from claims.services.base.changes import record_change
from claims.services.base.log import appending
from claims.services.transparency.log_checkpoints import LogSigning, latest_checkpoint, sign_log
from claims.services.transparency.log_entries import entries_before
from claims.services.transparency.log_proofs import consistency_proof, inclusion_proof, root_at

NOW = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)
BATCH = 100
PROOFS = 500
SECRET = "only-for-this-benchmark-0123456789"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--singles", type=int, default=500)
    parser.add_argument("--folder", type=Path, help="where the database lies; a temporary folder without it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        return run(Path(folder), options.entries, options.singles)


def run(folder: Path, entries: int, singles: int) -> int:
    settings = {
        "INSTANCE_DIR": folder,
        "DATABASE_URL": f"sqlite:///{folder / 'claims.sqlite3'}",
        "SECRET_KEY": SECRET,
        "SECURITY_PASSWORD_SALT": SECRET,
        "LOG_KEY": bytes(32),
        "LOG_LEVEL": "WARNING",
    }
    app = create_app(settings)
    with app.app_context():
        upgrade(directory=str(ROOT / "migrations"))
        sessions = sessionmaker(db.engine)
        rows = [
            ("entries in transactions of 100, a second", rate_of_batches(sessions, entries), 500.0),
            *rates_of_singles(sessions, folder / "claims.sqlite3", singles),
            *prove(sessions),
        ]
        damage(sessions, folder)
        db.engine.dispose()
    print()
    failed = 0
    for name, value, wanted in rows:
        good = wanted == 0 or (value >= wanted if wanted > 0 else value <= -wanted)
        failed += not good
        limit = "" if wanted == 0 else f"{'>=' if wanted > 0 else '<='} {abs(wanted):g}"
        print(f"{name:<48}{value:>12,.2f}  {limit:<8} {'' if good else 'MISSED'}")
    return 1 if failed else 0


def make_fact(session: Session, number: int) -> None:
    """A public fact as the product makes them: a row of the history, which is then logged."""
    detail = {"text": f"The harbor of town {number} cost {number % 97} million euros."}
    record_change(session, "claim", number, "created", actor=SYSTEM, now=NOW, detail=detail)


def rate_of_batches(sessions: Callable[[], Session], entries: int) -> float:
    started = time.perf_counter()
    for first in range(0, entries, BATCH):
        with sessions() as session:
            with appending(session):
                for number in range(first, min(first + BATCH, entries)):
                    make_fact(session, number + 1)
            session.commit()
    return entries / (time.perf_counter() - started)


def rates_of_singles(sessions: Callable[[], Session], path: Path, count: int) -> list[tuple[str, float, float]]:
    """Own rate and the peers', in turns of ten so that all meet the same disk.

    The nearer peer writes the same row of the history by the same library and does not log it; the other one is one
    statement of the bare driver into a table without index.
    """
    bare = sqlite3.connect(path, isolation_level=None)
    for statement in (*SQLITE_SET_UP, "CREATE TABLE peer (id INTEGER PRIMARY KEY, leaf BLOB)"):
        bare.execute(statement)
    ways = {
        "one entry a transaction, a second": lambda number: log_one(sessions, number),
        "plain durable insert, same library, a second": lambda number: insert_one(sessions, number),
        "plain durable insert, bare driver, a second": lambda number: insert_bare(bare, number),
    }
    spent = dict.fromkeys(ways, 0.0)
    for turn in range(count // 10):
        for name, way in ways.items():
            started = time.perf_counter()
            for number in range(10):
                way(turn * 10 + number)
            spent[name] += time.perf_counter() - started
    bare.execute("DROP TABLE peer")
    bare.close()
    own, library, driver = spent.values()
    rates = [(name, count // 10 * 10 / seconds, 0.0) for name, seconds in spent.items()]
    return [*rates, ("ratio to the same library", library / own, 0.5), ("ratio to the bare driver", driver / own, 0.5)]


def log_one(sessions: Callable[[], Session], number: int) -> None:
    with sessions() as session:
        make_fact(session, 10_000_000 + number)
        session.commit()


def insert_one(sessions: Callable[[], Session], number: int) -> None:
    with sessions() as session:
        record_change(session, "benchmark", number, "created", actor=SYSTEM, now=NOW, detail={"text": "x" * 60})
        session.commit()


def insert_bare(bare: sqlite3.Connection, number: int) -> None:
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("INSERT INTO peer (leaf) VALUES (?)", (b"x" * 200,))
    bare.execute("COMMIT")


def prove(sessions: Callable[[], Session]) -> list[tuple[str, float, float]]:
    """The time of proofs of entries all over the log, in ms; each is checked."""
    signing = LogSigning((Signer("localhost/claims", bytes(32)),))
    times = []
    with sessions() as session:
        checkpoint = sign_log(session, signing, now=NOW)
        for turn in range(PROOFS):
            index = turn * 7_919 % checkpoint.size
            session.expunge_all()
            started = time.perf_counter()
            proof = inclusion_proof(session, index)
            times.append((time.perf_counter() - started) * 1000)
            assert proof is not None
            assert is_included(proof.entry.leaf_hash, index, checkpoint.size, proof.hashes, checkpoint.root)
            hashes = consistency_proof(session, index, checkpoint.size)
            assert is_consistent(index, checkpoint.size, root_at(session, index), checkpoint.root, hashes)
        session.commit()
    p95 = statistics.quantiles(times, n=20)[18]
    return [("inclusion proof, median ms", statistics.median(times), -10.0), ("inclusion proof, p95 ms", p95, 0.0)]


def damage(sessions: Callable[[], Session], folder: Path) -> None:
    """Export, damage in each way, verify by both programs: status and first bad index must be right."""
    whole = folder / "export"
    whole.mkdir()
    with sessions() as session:
        checkpoint = latest_checkpoint(session)
        assert checkpoint is not None
        with (whole / "leaves.ndjson").open("wb") as leaves, (whole / "hashes.txt").open("w") as hashes:
            for entries in entries_before(session, checkpoint.size):
                leaves.writelines((entry.leaf or b"") + b"\n" for entry in entries)
                hashes.writelines(entry.leaf_hash.hex() + "\n" for entry in entries)
    (whole / "checkpoint.txt").write_text(checkpoint.note)
    (whole / "vkey.txt").write_text(f"{Signer('localhost/claims', bytes(32)).verifier}\n")
    middle = checkpoint.size // 2
    cases: list[tuple[str, Callable[[list[bytes]], None], int | None]] = [
        ("nothing", lambda lines: None, None),
        (
            "one byte changed",
            lambda lines: lines.__setitem__(middle, lines[middle].replace(b"created", b"creates")),
            middle,
        ),
        ("two entries swapped", lambda lines: lines.__setitem__(slice(9, 11), lines[9:11][::-1]), 9),
        ("an entry removed in the middle", lambda lines: lines.pop(middle) and None, middle),
        ("the last ten entries cut off", lambda lines: lines.__delitem__(slice(-10, None)), checkpoint.size - 10),
    ]
    for name, change, expected in cases:
        broken = folder / "broken"
        shutil.copytree(whole, broken, dirs_exist_ok=True)
        lines = (whole / "leaves.ndjson").read_bytes().splitlines(keepends=True)
        change(lines)
        (broken / "leaves.ndjson").write_bytes(b"".join(lines))
        for program in ([sys.executable, str(ROOT / "tools/verify_log.py")], [str(ROOT / "bin/claims"), "verify-log"]):
            started = time.perf_counter()
            answer = subprocess.run([*program, str(broken)], capture_output=True, text=True, check=False)
            seconds = time.perf_counter() - started
            said = answer.stdout + answer.stderr
            found = expected is None or f"first bad index: {expected}" in said
            good = answer.returncode == (expected is not None) and found
            print(
                f"{Path(program[-1]).name if len(program) == 2 and 'py' in program[-1] else 'bin/claims':<14}{name:<34}"
                f"{'ok' if expected is None else f'index {expected}':<14}{seconds:6.1f} s  {'found' if good else said}"
            )


if __name__ == "__main__":
    sys.exit(main())
