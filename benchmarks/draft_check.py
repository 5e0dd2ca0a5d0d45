"""How long a draft of 1,000 words takes to be checked against a large registry, on SQLite, and what of it is extraction.

It calls the service behind the page, the API and the command, with its default settings and the time limit off, so that
every claim of the draft is looked up. The draft is sentences with a figure, an actor and a year, one in three of them a
claim of the registry; each draft is other, and what an earlier one left in memory is forgotten.

Run: ``.venv/bin/python benchmarks/draft_check.py [--json] [--sizes 100000] [--drafts N] [--keep DIR]``; 1,000,000 claims
take minutes, unless ``matching_scale.py --keep DIR`` left them there.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.matching_article import make_claim
from benchmarks.matching_scale import Writer, database, fill
from claims.cli.collector import spare_what_stays
from claims.core.drafts.draft_check import DEFAULT_POLICY
from claims.extensions import reading
from claims.models import Claim
from claims.services.articles.extracting import extract_claims
from claims.services.index.claim_readings import (
    READ_AT_ONCE,
    ReadableClaim,
    forget_readings,
    read_claims,
    store_readings,
)
from claims.services.lookup.draft_checks import CheckSettings, Draft, check_draft
from claims.services.settings import shipped_matching

WORDS = 1_000
KNOWN = 10_000
"""Claims of the registry that drafts repeat, beside those of ``matching_scale``."""

WARMING = -3
"""Number of the first draft; those before 0 are not timed."""

DAY = dt.date(2024, 12, 1)
NOW = dt.datetime(2024, 12, 1, tzinfo=dt.UTC)
SETTINGS = CheckSettings(shipped_matching(encoder=False), time.monotonic, seconds=10_000)


def write_draft(chance: random.Random, claims: list[str]) -> str:
    """A text of so many words."""
    sentences: list[str] = []
    while sum(len(sentence.split()) for sentence in sentences) < WORDS:
        known = chance.choice(claims)
        sentences.append(known if chance.random() < 1 / 3 else make_claim(chance))
    paragraphs = [" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4)]
    return "\n\n".join(paragraphs)


def run_size(size: int, drafts: int, folder: Path) -> dict[str, object]:
    """Medians over drafts at so many claims; seconds."""
    chance = random.Random(size)
    known = [make_claim(chance) for _ in range(KNOWN)]
    with database(folder, size, None, keep=True) as engine:
        prepare(engine, size, known)
        return {"claims": size + KNOWN, "drafts": drafts} | time_drafts(engine, drafts, known, chance)


def prepare(engine: Engine, size: int, known: list[str]) -> None:
    """Fill the database, as far as it is not filled yet, and read the claims that the drafts repeat."""
    with Session(engine) as session:
        there = session.scalar(select(func.count()).select_from(Claim)) or 0
    if not there:
        fill(engine, list(Writer(size).claims(size)))
    if there <= size:
        fill(engine, known, after=size)
        for start in range(0, KNOWN, READ_AT_ONCE):
            part = [ReadableClaim(size + 1 + n, known[n], None) for n in range(start, min(start + READ_AT_ONCE, KNOWN))]
            with Session(engine) as session, session.begin():
                store_readings(session, read_claims(part))


def time_drafts(engine: Engine, drafts: int, known: list[str], chance: random.Random) -> dict[str, object]:
    """Check so many drafts; medians."""
    spare_what_stays()  # as the commands that serve do
    whole, processor, extraction, found = [], [], [], []
    with reading(), Session(engine) as session:
        for number in range(WARMING, drafts):
            text = write_draft(chance, known)
            forget_readings()
            begun, used = time.perf_counter(), time.process_time()
            answer = check_draft(
                session, Draft(body=text, publish_at=DAY), DEFAULT_POLICY, now=NOW, today=DAY, settings=SETTINGS
            )
            seconds, busy = time.perf_counter() - begun, time.process_time() - used
            begun_extraction = time.process_time()
            extract_claims(text, published=DAY, language="en", encoder=False)
            if number >= 0:  # those before warm up what every later one has
                whole.append(seconds)
                processor.append(busy)
                extraction.append(time.process_time() - begun_extraction)
                found.append(len(answer.claims))
    return {
        "claims of a draft": statistics.median(found),
        "seconds, median": round(statistics.median(whole), 3),
        "seconds, at most": round(max(whole), 3),
        "processor seconds, median": round(statistics.median(processor), 3),
        "of these extraction": round(statistics.median(extraction), 3),
    }


def main() -> None:
    """Measure and print, size by size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print lines of JSON")
    parser.add_argument("--sizes", default="100000", help="numbers of claims, with commas")
    parser.add_argument("--drafts", type=int, default=10)
    parser.add_argument("--keep", metavar="DIR", help="keep the databases there, and ask those that are there")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = options.keep or stack.enter_context(tempfile.TemporaryDirectory(prefix="claims-drafts-"))
        for size in (int(part) for part in options.sizes.split(",")):
            row = run_size(size, options.drafts, Path(folder))
            shown = ", ".join(f"{name} {value}" for name, value in row.items())
            print(json.dumps(row) if options.json else shown, flush=True)


if __name__ == "__main__":
    main()
