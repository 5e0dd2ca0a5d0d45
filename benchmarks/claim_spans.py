"""How many claims of annotated text are found, by whole sentences, by the rules alone and with the reader of spans.

Two kinds of text: the annotated articles of this project (``tests/cases/gold_articles``: ``held`` nobody looked at,
``dev`` rules and reader were made from), and marked sentences (``tests/cases/claim_spans``: ``public-held`` of public news,
``own-held`` written for it; those of the public sets need ``--data``). Of marked sentences every sentence stands in its
article. The peer is what a detector of sentences gives: each sentence that it calls checkable is a claim, as in
ClaimBuster and the CheckThat! labs.

Prints for each the share of claims found (overlap of 0.5 or more), of taken claims that are right, of uncheckable
stretches taken, and the milliseconds of processor time for 1,000 words.

Run: ``.venv/bin/python benchmarks/claim_spans.py [--data DIR] [--json]``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims.artifacts.detection import load_detector
from claims.core.detection.tasks import Task
from claims.core.extraction.evaluation import score_article, sum_metrics
from claims.core.extraction.text.body import normalize_body
from claims.core.extraction.text.sentences import split_sentences
from claims.core.extraction.whole_sentence import claim_of_sentence
from claims.core.records import Extraction, Span
from claims.services.articles.extracting import extract_claims
from claims.training.judged_rows import read_rows
from claims.training.span_data import PUBLIC_FILES

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases"
UNDATED = dt.date(2016, 5, 1)
"""Day of publication of marked sentences: no time of theirs is scored."""

Row = dict[str, Any]
Read = Callable[[str, dt.date], Extraction]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its gold; ``places`` are the stretches that were annotated, the whole text if there is none."""

    body: str
    published: dt.date
    gold: Row
    places: tuple[Span, ...] = ()


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, help="folder of the public sets of extraction")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    sets = {
        "articles, held": list(articles("held-*")),
        "articles, dev": list(articles("dev-*")),
        "sentences, own, held": list(marked(CASES / "claim_spans" / "own-held.ndjson", None)),
    }
    if options.data is not None:
        sets["sentences, public, held"] = list(marked(CASES / "claim_spans" / "public-held.ndjson", options.data))
    readers: dict[str, Read] = {
        "sentences that a detector takes": by_sentences,
        "rules": lambda body, day: extract_claims(body, published=day, encoder=False),
        "rules and reader": lambda body, day: extract_claims(body, published=day, encoder=True),
    }
    rows = [scored(name, texts, by, read) for name, texts in sets.items() for by, read in readers.items()]
    print(json.dumps(rows, indent=1) if options.json else table(rows))
    return 0


def articles(pattern: str) -> Iterator[Annotated]:
    """The annotated articles of this project."""
    for file in sorted((CASES / "gold_articles").glob(f"{pattern}.gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        body = file.with_name(gold["article"]["text_file"]).read_text(encoding="utf-8")
        yield Annotated(body, dt.date.fromisoformat(gold["article"]["published"][:10]), gold)


def marked(file: Path, data: Path | None) -> Iterator[Annotated]:
    """The articles that marked sentences stand in; sentences with a text of their own are joined to one."""
    known: dict[str, dict[str, str]] = {}
    by_article: dict[tuple[str, str], list[Row]] = {}
    for row in read_rows(file):
        by_article.setdefault((row["set"], row["id"]), []).append(row)
    for (name, key), rows in by_article.items():
        if name in PUBLIC_FILES:
            if data is not None and name not in known:
                known[name] = {row["id"]: normalize_body(row["text"]) for row in read_rows(data / PUBLIC_FILES[name])}
            body = known[name][key]
        else:
            body = " ".join(row["text"] for row in rows)
            starts = [sum(len(row["text"]) + 1 for row in rows[:at]) for at in range(len(rows))]
            rows = [row | {"start": at, "end": at + len(row["text"])} for row, at in zip(rows, starts, strict=True)]
        yield Annotated(body, UNDATED, _gold_of(rows), tuple(Span(row["start"], row["end"]) for row in rows))


def _gold_of(rows: list[Row]) -> Row:
    spans = [
        ({"id": str(row["start"] + start), "start": row["start"] + start, "end": row["start"] + end}, kind)
        for row in rows
        for start, end, kind in row["spans"]
    ]
    return {
        "claims": [span for span, kind in spans if kind != "uncheckable"],
        "not_checkable": [span for span, kind in spans if kind == "uncheckable"],
    }


def by_sentences(body: str, day: dt.date) -> Extraction:
    """Every sentence that the detector calls checkable, as one claim."""
    detector = load_detector(encoder=True)
    sentences = split_sentences(body)
    claims = []
    for index, sentence in enumerate(sentences):
        if detector.detect(body[sentence.span.start : sentence.span.end]).labels[Task.CHECKABLE]:
            claim = claim_of_sentence(body, index, published=day, headline=None, language="en")
            claims += [] if claim is None else [claim]
    return Extraction(sentences, tuple(claims), (), "en")


def scored(name: str, texts: list[Annotated], by: str, read: Read) -> Row:
    """The shares of one set, read in one way."""
    scores, spent, words = [], 0.0, 0
    for text in texts:
        begun = time.process_time()
        extraction = read(text.body, text.published)
        spent += time.process_time() - begun
        words += len(text.body.split())
        kept = [c for c in extraction.claims if not text.places or any(c.span.overlaps(one) for one in text.places)]
        scores.append(score_article(replace(extraction, claims=tuple(kept)), text.gold))
    found, right, opinions = sum_metrics(scores)[:3]
    return {
        "text": name,
        "by": by,
        "found": found.value,
        "right": right.value,
        "opinions": opinions.value,
        "claims": found.of,
        "ms a 1,000 words": 1e6 * spent / words,
    }


def table(rows: list[Row]) -> str:
    """The rows for people."""
    lines = [f"{'':24} {'':32} {'found':>6} {'right':>6} {'opinions':>8} {'claims':>6} {'ms/1k words':>11}"]
    for row in rows:
        figures = f"{row['found']:6.3f} {row['right']:6.3f} {row['opinions']:8.3f} {row['claims']:6}"
        lines.append(f"{row['text']:24} {row['by']:32} {figures} {row['ms a 1,000 words']:11.0f}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
