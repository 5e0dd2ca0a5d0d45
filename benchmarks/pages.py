"""How long pages take on the server and what they transfer, as the registry grows.

Fills a registry with synthetic claims (see ``matching_scale.py``): of each three claims one is checked and public, one
waits in the queue and one has no review; each thousandth review is looked at again or was corrected; articles hold forty
claims each. Then asks for each page again and again as the test client of the app does, signed in as a checker, and
prints for each the median and the 95th percentile of the time, the bytes of the page as transferred, and the bytes with
the styles and scripts that a first visit also loads. Wanted: p95 below 150 ms at 100,000 claims and 250 ms at 1,000,000, at
most 150 kB with everything.

Run: ``.venv/bin/python benchmarks/pages.py [--sizes 100000,1000000] [--times N] [--json]``; on PostgreSQL with
``--database URL`` of an empty database. 1,000,000 claims take about ten minutes and 2 GB of disk.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import insert, text
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.matching_scale import Writer
from claims.app import create_app
from claims.config import ROOT
from claims.core.records import Polarity, Voice
from claims.core.reviewing import ReviewState
from claims.core.verdicts import ClaimKind, Stance, Verdict
from claims.extensions import db
from claims.models import (
    Appearance,
    Article,
    ArticleVersion,
    Claim,
    Evidence,
    InputFormat,
    OrganizationRole,
    Outlet,
    ProcessingState,
    Review,
    ReviewRevision,
    Sentence,
    Source,
    User,
)
from claims.services.actors import SYSTEM
from claims.services.candidates import IndexedText, index_claims
from claims.services.organizations import add_member, ensure_default_organization

BATCH = 10_000
CLAIMS_AN_ARTICLE = 40
OUTLETS = 200
NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
LIMIT_KB = 150

Row = dict[str, Any]


def main() -> int:
    """Fill, ask, print; 1 where a page is slower or larger than wanted."""
    options = read_options()
    report: list[Row] = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            app = make_app(Path(folder), options.database)
            with app.app_context():
                upgrade(directory=str(ROOT / "migrations"))
                begun = time.perf_counter()
                texts = fill(db.session(), size)
                print(f"{size:,} claims stored in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
            report += measure(app, size, texts, options.times)
            with app.app_context():
                db.session.remove()
                db.engine.dispose()
    print(json.dumps(report, indent=1) if options.json else table(report))
    return 1 if any(row["too_slow"] or row["too_large"] for row in report) else 0


def read_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    sizes: Callable[[str], list[int]] = lambda given: [int(part) for part in given.split(",")]  # noqa: E731
    parser.add_argument("--sizes", type=sizes, default=[100_000])
    parser.add_argument("--times", type=int, default=40, help="requests a page")
    parser.add_argument("--database", default="", help="address of an empty database; SQLite without it")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def make_app(folder: Path, database: str) -> Flask:
    """The app as it is served, on a database of its own."""
    secret = "only-for-benchmarks-0123456789"
    return create_app(
        {
            "INSTANCE_DIR": folder,
            "DATABASE_URL": database or f"sqlite:///{folder / 'pages.sqlite3'}",
            "SECRET_KEY": secret,
            "SECURITY_PASSWORD_SALT": secret,
            "LOG_ORIGIN": "benchmark.example/claims",
            "LOG_KEY": bytes(32),
            "RATE_LIMIT_ANONYMOUS": "1000000 per minute",
            "LOG_LEVEL": "ERROR",
        }
    )


def fill(session: Session, size: int) -> list[str]:
    """Store a registry of ``size`` claims; gives their texts."""
    organization = ensure_default_organization(session, name="Benchmark desk", now=NOW)
    user = User(email="b@desk.example", name="B", fs_uniquifier="pages", active=True, created_at=NOW)
    session.add(user)
    session.flush()
    for role in (OrganizationRole.CHECKER, OrganizationRole.REVIEWER):
        add_member(session, user, organization.id, role, actor=SYSTEM, now=NOW)
    session.execute(
        insert(Outlet),
        [{"id": n, "key": f"o{n}", "name": f"Outlet {n}", "created_at": NOW} for n in range(1, OUTLETS + 1)],
    )
    session.execute(
        insert(Source), [{"id": 1, "key": "s1", "title": "Accounts", "publisher": "Office", "created_at": NOW}]
    )
    session.commit()
    texts = list(Writer(1).claims(size))
    for start in range(0, size, BATCH):
        part = list(enumerate(texts[start : start + BATCH], start=start + 1))
        _store_claims(session, part, organization.id, user.id)
        _store_articles(session, part)
        session.commit()
    session.execute(text("ANALYZE"))
    session.commit()
    return texts


def _store_claims(session: Session, part: Sequence[tuple[int, str]], organization_id: int, user_id: int) -> None:
    rows = [{"id": n, "text": words, "kind": ClaimKind.EVENT, "created_at": _moment(n)} for n, words in part]
    session.execute(insert(Claim), rows)
    index_claims(session, [IndexedText(n, words) for n, words in part])
    checked = [(n, words) for n, words in part if n % 3]
    session.execute(insert(Review), [_review(n, organization_id) for n, _ in checked])
    public = [(n, words) for n, words in checked if n % 3 == 1]
    session.execute(insert(ReviewRevision), [_revision(n, words, user_id) for n, words in public])
    evidence = {
        "source_id": 1,
        "position": 0,
        "stance": Stance.SUPPORTS,
        "quote": "So it was.",
        "locator": "p. 2",
        "title": "Accounts",
    }
    session.execute(insert(Evidence), [evidence | {"id": n, "revision_id": n} for n, _ in public])


def _review(n: int, organization_id: int) -> Row:
    public = n % 3 == 1
    state = ReviewState.OPEN if not public else ReviewState.RECHECK if n % 1_000 == 1 else ReviewState.PUBLISHED
    return {
        "id": n,
        "claim_id": n,
        "organization_id": organization_id,
        "state": state,
        "current_number": 1 if public else None,
        "recheck_priority": n % 97 if state is ReviewState.RECHECK else None,
        "opened_at": _moment(n),
        "state_since": _moment(n),
        "lock_version": 1,
    }


def _revision(n: int, words: str, user_id: int) -> Row:
    return {
        "id": n,
        "review_id": n,
        "number": 1,
        "kind": ClaimKind.EVENT,
        "rating": "True",
        "scale": "truth/1",
        "verdict": Verdict.TRUE,
        "rationale": "The accounts of the office give the same figure, and so does the register.",
        "true_as_of": _moment(n).date(),
        "valid_until": None if n % 2 else _moment(n).date() + dt.timedelta(days=400),
        "timeless": bool(n % 2),
        "claim_text": words,
        "reviewed_at": _moment(n),
        "published_at": _moment(n),
        "author_id": user_id,
        "author_ids": [user_id],
    }


def _store_articles(session: Session, part: Sequence[tuple[int, str]]) -> None:
    groups = [part[at : at + CLAIMS_AN_ARTICLE] for at in range(0, len(part), CLAIMS_AN_ARTICLE)]
    articles, versions, sentences, appearances = [], [], [], []
    for group in groups:
        number, body, spans = group[0][0], "", []
        for claim_id, words in group:
            spans.append((claim_id, words, len(body), len(body) + len(words)))
            body += words + "\n\n"
        articles.append(
            {
                "id": number,
                "outlet_id": number % OUTLETS + 1,
                "identity_key": f"n{number}",
                "created_at": _moment(number),
            }
        )
        versions.append(_version(number, body))
        for position, (claim_id, words, start, end) in enumerate(spans):
            sentences.append(
                {"article_version_id": number, "position": position, "paragraph": position, "start": start, "end": end}
            )
            appearances.append(_appearance(claim_id, number, position, words, start, end))
    session.execute(insert(Article), articles)
    session.execute(insert(ArticleVersion), versions)
    session.execute(insert(Sentence), sentences)
    session.execute(insert(Appearance), appearances)


def _version(number: int, body: str) -> Row:
    return {
        "id": number,
        "article_id": number,
        "number": 1,
        "headline": f"News of the day {number}",
        "body": body,
        "content_hash": f"{number:064}",
        "authors": [],
        "language": "en",
        "published_at": _moment(number),
        "published_given": True,
        "received_at": _moment(number),
        "input_format": InputFormat.TEXT,
        "processing": ProcessingState.PROCESSED,
        "received_from": "cli",
    }


def _appearance(claim_id: int, version: int, position: int, words: str, start: int, end: int) -> Row:
    return {
        "id": claim_id,
        "article_version_id": version,
        "position": position,
        "sentence_positions": [position],
        "start": start,
        "end": end,
        "parts": [[start, end]],
        "exact": words,
        "prefix": "",
        "suffix": "",
        "standalone_text": words,
        "additions": [],
        "context_needed": False,
        "kind": ClaimKind.EVENT,
        "voice": Voice.OWN,
        "quantities": [],
        "polarity": Polarity.POSITIVE,
        "score": 0.5,
        "reasons": [],
        "claim_id": claim_id,
    }


def _moment(n: int) -> dt.datetime:
    """Some time in the last three hundred days, later for later claims."""
    return NOW - dt.timedelta(days=300) + dt.timedelta(seconds=n % 25_000_000)


def measure(app: Flask, size: int, texts: Sequence[str], times: int) -> list[Row]:
    """Ask for every page ``times`` times; one row a page."""
    client = app.test_client()
    with client.session_transaction() as kept:
        kept["_user_id"], kept["_fresh"] = "pages", True
    limit_ms = 150 if size <= 100_000 else 250
    report = []
    for name, paths in pages(size, texts, times):
        spent, sizes, html = [], [], ""
        for path in paths:
            begun = time.perf_counter()
            answer = client.get(path, headers={"Accept-Encoding": "gzip"}, follow_redirects=True)
            spent.append((time.perf_counter() - begun) * 1_000)
            if answer.status_code != 200:
                raise RuntimeError(f"{path} answered {answer.status_code}")
            sizes.append(len(answer.data))
            html = client.get(path, follow_redirects=True).text
        whole = max(sizes) + assets_bytes(client, html)
        p95 = statistics.quantiles(spent, n=20)[-1]
        report.append(
            {
                "claims": size,
                "page": name,
                "p50_ms": round(statistics.median(spent), 1),
                "p95_ms": round(p95, 1),
                "page_kb": round(max(sizes) / 1_000, 1),
                "all_kb": round(whole / 1_000, 1),
                "too_slow": p95 > limit_ms,
                "too_large": whole > LIMIT_KB * 1_000,
            }
        )
    return report


def pages(size: int, texts: Sequence[str], times: int) -> Iterator[tuple[str, list[str]]]:
    """Each page's name with the addresses that are asked for."""
    chance = random.Random(7)

    def some(form: str, step: int = 1, offset: int = 0) -> list[str]:
        return [form.format(chance.randrange(size // step) * step + offset) for _ in range(times)]

    yield "look-up, empty", ["/"] * times
    yield "look-up of a sentence", [f"/?q={chance.choice(texts)}" for _ in range(times)]
    yield "claims", ["/claims"] * times
    yield "claims by status", ["/claims?status=checked"] * times
    yield "claims by verdict", ["/claims?verdict=true"] * times
    yield "claims, search", [f"/claims?q={chance.choice(texts)}" for _ in range(times)]
    yield "claim", some("/claims/{}", 3, 1)
    yield (
        "claim as known before",
        [f"{path}?as_of={(NOW - dt.timedelta(days=9)).date()}" for path in some("/claims/{}", 3, 1)],
    )
    yield "revision", some("/reviews/{}/revisions/1", 3, 1)
    yield "articles", ["/articles"] * times
    yield "article", some("/articles/{}", CLAIMS_AN_ARTICLE, 1)
    for tab in ("new", "mine", "second_opinion", "approval", "adjudication", "recheck", "published"):
        yield f"queue, {tab}", [f"/queue?tab={tab}"] * times
    yield "work on a review", some("/reviews/{}/work", 3, 1)
    yield "corrections", ["/corrections"] * times
    yield "log", ["/log"] * times
    yield "organization", ["/organization"] * times
    yield "account", ["/account"] * times


def assets_bytes(client: FlaskClient, html: str) -> int:
    """Bytes of the styles and scripts that a page names, compressed."""
    found = set(re.findall(r'<(?:link[^>]+rel="stylesheet"[^>]+href|script[^>]+src)="([^"]+)"', html))
    found |= set(re.findall(r'<link[^>]+href="([^"]+\.css[^"]*)"', html))
    return sum(len(client.get(path, headers={"Accept-Encoding": "gzip"}).data) for path in sorted(found))


def table(report: Sequence[Row]) -> str:
    """The report for people; what misses its limit is marked."""
    lines = [f"{'claims':>9}  {'page':<24} {'p50 ms':>8} {'p95 ms':>8} {'page kB':>8} {'all kB':>7}"]
    for row in report:
        mark = " <- slow" if row["too_slow"] else " <- large" if row["too_large"] else ""
        lines.append(
            f"{row['claims']:>9,}  {row['page']:<24} {row['p50_ms']:>8} {row['p95_ms']:>8} {row['page_kb']:>8} "
            f"{row['all_kb']:>7}{mark}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
