"""What the pages of a text of 200 kB that is not stored take, looked up and checked as a draft, part by part.

Fills a small registry on SQLite with claims of ``matching_article`` and posts a text of its sentences, one in nine of them
a claim of the registry, half of these rated, between them questions, in paragraphs of four: the first part, the second,
the last, the first once more. Prints for each the processor time, the bytes of HTML, those without the text that the form
holds, those that are transferred, and those with the styles and scripts of a first visit; then the most memory that the
process held.

Wanted: at most 150 kB transferred a page. Run: ``.venv/bin/python benchmarks/long_texts.py [--kb 200] [--json]``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import gzip
import html
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.matching_article import make_claim
from benchmarks.matching_scale import peak_memory_mb
from benchmarks.pages import LIMIT_KB, assets_bytes, make_app
from claims.config import ROOT
from claims.extensions import db
from claims.services.base.actors import SYSTEM
from claims.services.exchange.imports import import_lines
from tests.support.pages import Reader

KNOWN = 600
Row = dict[str, object]
NOW = dt.datetime.now(dt.UTC)
DAY = "2024-12-01"
PAGES = {"look-up": "/articles/new", "draft check": "/draft-check"}


def write_text(chance: random.Random, known: list[str], size: int) -> str:
    """A text of so many bytes."""
    pieces: list[str] = []
    length = 0
    while length < size - 1_000:
        claim = chance.choice(known) if chance.random() < 1 / 9 else make_claim(chance)
        piece = f"Who knew of {claim.split()[-1]}?" if chance.random() < 0.15 else claim
        pieces.append(piece)
        length += len(piece) + 1
    return "\n\n".join(" ".join(pieces[at : at + 4]) for at in range(0, len(pieces), 4))[:size]


def fill(known: list[str]) -> None:
    """Import the claims, half of them with a verdict."""
    lines = []
    for number, text in enumerate(known, start=1):
        evidence = [{"title": "Accounts", "url": "https://example.org/a", "quote": "So it is.", "stance": "refutes"}]
        dates = {"reviewed_at": "2024-03-01", "true_as_of": "2024-03-01", "timeless": True}
        said = {"organization": "Org A", "rating": "False", "verdict": "false", "summary": "It did not."}
        review = {**said, **dates, "evidence": evidence}
        row = {"external_id": f"k{number}", "text": text, "kind": "event", "claim_date": "2024-03-01"}
        lines.append((number, json.dumps(row | ({"reviews": [review]} if number % 2 else {}))))
    import_lines(db.session(), lines, now=NOW, actor=SYSTEM)
    db.session.commit()


def measure(app: Flask, text: str) -> Iterator[Row]:
    """Post the text to each page, part by part."""
    reader = Reader(app).sign_in("editor")
    packed = {"Accept-Encoding": "gzip"}
    held = len(html.escape(text).encode())
    for name, path in PAGES.items():
        shown = ""
        for step in ("first", "second", "last", "first again"):
            part = {
                "first": {},
                "second": {"part": "2"},
                "last": {"part": last_part(shown)},
                "first again": {"part": "1"},
            }
            sent = {"body": text, "published": DAY, **said_by(shown), **part[step], "csrf_token": reader.token()}
            gc.collect()
            begun, computed = time.perf_counter(), time.process_time()
            answer = reader.client.post(path, data=sent, headers=packed)
            spent, passed = time.process_time() - computed, time.perf_counter() - begun
            if answer.status_code != 200:
                raise RuntimeError(f"{path} answered {answer.status_code}")
            shown = gzip.decompress(answer.data).decode()
            size = len(answer.data) + assets_bytes(lambda where: reader.client.get(where, headers=packed), shown)
            yield {
                "page": f"{name}, {step}",
                "cpu_s": round(spent, 2),
                "wall_s": round(passed, 2),
                "html_kb": round(len(shown.encode()) / 1_000, 1),
                "without_text_kb": round((len(shown.encode()) - held) / 1_000, 1),
                "page_kb": round(len(answer.data) / 1_000, 1),
                "all_kb": round(size / 1_000, 1),
                "too_large": size > LIMIT_KB * 1_000,
            }


def said_by(page: str) -> dict[str, str]:
    """What the form of a page says of the text to the next page."""
    return {
        name: html.unescape(said) for name, said in re.findall(r'type="hidden" name="(of|told)" value="([^"]*)"', page)
    }


def last_part(page: str) -> str:
    """The number of the last part that a page leads to."""
    return max(re.findall(r'name="part" value="(\d+)"', page), key=int, default="1")


def main() -> int:
    """Fill, post, print; 1 where a page is larger than wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kb", type=int, default=200, help="size of the text")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    chance = random.Random(options.kb)
    known = [make_claim(chance) for _ in range(KNOWN)]
    with tempfile.TemporaryDirectory() as folder:
        app = make_app(Path(folder), "")
        with app.app_context():
            upgrade(directory=str(ROOT / "migrations"))
            fill(known)
        rows = list(measure(app, write_text(chance, known, options.kb * 1_000)))
    for row in rows:
        print(json.dumps(row) if options.json else ", ".join(f"{name} {value}" for name, value in row.items()))
    print(json.dumps({"peak_mb": round(peak_memory_mb())}))
    return 1 if any(row["too_large"] for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
