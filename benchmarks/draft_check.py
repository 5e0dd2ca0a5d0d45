"""How long a draft of 1,000 words takes to be checked against a large registry, on SQLite, and what of it is extraction.

It calls the service behind the page, the API and the command, with its default settings and the time limit off, so that
every claim of the draft is looked up. The draft is sentences with a figure, an actor and a year, one in three of them a
claim of the registry; each draft is other, and what an earlier one left in memory is forgotten.

Run: ``.venv/bin/python benchmarks/draft_check.py [--json] [--sizes 100000] [--drafts N]``; 1,000,000 claims take minutes.
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
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.matching_article import make_claim
from benchmarks.matching_scale import Writer, fill
from claims.core.draft_check import DEFAULT_POLICY
from claims.extensions import reading, set_up_sqlite
from claims.models import Base
from claims.services import matching
from claims.services.claim_readings import forget_readings
from claims.services.draft_checks import CheckSettings, Draft, check_draft
from claims.services.extracting import extract_claims

WORDS = 1_000
DAY = dt.date(2024, 12, 1)
NOW = dt.datetime(2024, 12, 1, tzinfo=dt.UTC)
SETTINGS = CheckSettings(matching.MatchingSettings(), time.monotonic, seconds=10_000)


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
    claims = list(Writer(size).claims(size - 10_000)) + [make_claim(chance) for _ in range(10_000)]
    engine = create_engine(f"sqlite:///{folder / f'{size}.sqlite3'}")
    set_up_sqlite(engine)
    Base.metadata.create_all(engine)
    fill(engine, claims)
    whole, processor, extraction, found = [], [], [], []
    with reading(), Session(engine) as session:
        for number in range(drafts + 1):
            text = write_draft(chance, claims[-10_000:])
            forget_readings()
            begun, used = time.perf_counter(), time.process_time()
            answer = check_draft(
                session, Draft(body=text, publish_at=DAY), DEFAULT_POLICY, now=NOW, today=DAY, settings=SETTINGS
            )
            seconds, busy = time.perf_counter() - begun, time.process_time() - used
            begun = time.perf_counter()
            extract_claims(text, published=DAY, language="en")
            if number:  # the first warms up what every later one has
                whole.append(seconds)
                processor.append(busy)
                extraction.append(time.perf_counter() - begun)
                found.append(len(answer.claims))
    engine.dispose()
    return {
        "claims": size,
        "drafts": drafts,
        "claims of a draft": statistics.median(found),
        "seconds, median": round(statistics.median(whole), 3),
        "seconds, at most": round(max(whole), 3),
        "processor seconds, median": round(statistics.median(processor), 3),
        "of it extraction": round(statistics.median(extraction), 3),
    }


def main() -> None:
    """Measure and print, size by size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print lines of JSON")
    parser.add_argument("--sizes", default="100000", help="numbers of claims, with commas")
    parser.add_argument("--drafts", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="claims-drafts-") as folder:
        for size in (int(part) for part in options.sizes.split(",")):
            row = run_size(size, options.drafts, Path(folder))
            shown = ", ".join(f"{name} {value}" for name, value in row.items())
            print(json.dumps(row) if options.json else shown, flush=True)


if __name__ == "__main__":
    main()
