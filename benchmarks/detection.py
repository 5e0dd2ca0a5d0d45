"""What detection costs: a sentence by the lexical model and with the encoder, and an article of some 700 words; one core.

CPU time, so that a busy machine counts less. The article is a paragraph written for this, repeated.

Run: ``.venv/bin/python benchmarks/detection.py [--json]``
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims.artifacts.detection import load_detector
from claims.core.extraction.text.sentences import split_sentences

TEXT = (
    "The city council voted on Tuesday to cut 40 posts in its planning office, the third reduction since 2016. "
    "Mayor Ana Ruiz said the cuts would save $2.1 million a year. Residents filled the hall, and some shouted. "
    "The office handled 3,900 applications last year, 12 percent more than in 2018, according to its annual report. "
    "Nobody knows what comes next. The union, which has 310 members, called the plan reckless and announced a strike."
)
WORDS = 700
ROUNDS = 20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print a line of JSON a row")
    options = parser.parse_args()
    body = " ".join([TEXT] * (WORDS // len(TEXT.split())))
    sentences = [body[one.span.start : one.span.end] for one in split_sentences(body)]
    rows = []
    for name, encoder in (("lexical model", False), ("with the encoder", True)):
        before = _megabytes()
        detector = load_detector(encoder=encoder)
        if encoder and not detector.has_encoder:
            print("no encoder is installed", file=sys.stderr)
            continue
        article_ms = _cpu_ms(lambda found=detector: [found.detect(one) for one in sentences])
        row = {
            "detector": name,
            "ms a sentence": round(article_ms / len(sentences), 3),
            f"ms for {len(body.split())} words": round(article_ms, 1),
            "MB more": round(_megabytes() - before),
        }
        rows.append(row)
    for row in rows:
        print(json.dumps(row) if options.json else "  ".join(f"{key}: {value}" for key, value in row.items()))


def _cpu_ms(work: Callable[[], object]) -> float:
    """The least of several rounds after one that warms up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        taken.append((time.process_time() - begun) * 1000)
    return min(taken)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
