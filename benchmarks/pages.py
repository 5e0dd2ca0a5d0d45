"""How long pages and lists of the API take on the server and what they transfer, as the registry grows.

Fills a registry (``page_registry.py``) and asks for each page again and again as the test client of the app does: signed
in as a checker, reviewer and admin, as a visitor ("visitor: …"), and for the API with a key ("api: …"). "…, later page"
is a page from the middle of a list. Prints for each the median and the 95th percentile of the time that passed (wall) and
of the time that was computed (CPU: this process and, with PostgreSQL on the same machine, its server's processes for the
connections, without parallel workers), the bytes of the page as transferred, and the bytes with the styles and scripts
that a first visit also loads. What the server does once an answer is sent (``tidy``) counts as part of it.

Wanted: p95 below 150 ms at 100,000 claims and 250 ms at 1,000,000, at most 150 kB with everything. ``--judge cpu`` holds
the CPU time against that, for machines on which others work, too.

Run: ``.venv/bin/python benchmarks/pages.py [--sizes 100000,1000000] [--times N] [--only WORDS] [--json]``. ``--keep
FOLDER`` keeps the filled databases there, or uses those that are there; ``--database URL`` fills an empty database on
PostgreSQL, or uses the one that was filled before. 1,000,000 claims take about twenty minutes and 6 GB of disk.
"""

from __future__ import annotations

import argparse
import base64
import datetime as dt
import gc
import gzip
import json
import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import func, select, text
from werkzeug.test import TestResponse

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.page_registry import CLAIMS_AN_ARTICLE, CLAIMS_OF_THE_LONGEST, OTHER_SITE, Plan, Row, fill
from claims.app import create_app
from claims.cli.collector import GROWTH_IN_AN_ANSWER, spare_what_stays, tidy
from claims.config import ROOT
from claims.core.reviews.public_status import PublicStatus
from claims.core.reviews.reviewing import ReviewState
from claims.extensions import db
from claims.models import Claim, Scope, TermStatistic, User
from claims.services.access import sign_ins
from claims.services.access.keys import create_key
from claims.services.base.actors import SYSTEM
from claims.services.insights.insight_figures import compute, keep, list_wanted
from claims.services.insights.insights import Insight
from claims.services.reviews.review_queue import QueueTab

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
LIMIT_KB = 150
LIMITS_MS = ((100_000, 150), (sys.maxsize, 250))
"""Up to so many claims, the 95th percentile that is wanted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page: its name, its addresses, and who asks ("desk", "visitor" or "api"). ``later`` asks for pages from the
    middle of the list instead of its first."""

    name: str
    paths: tuple[str, ...]
    who: str = "desk"
    later: bool = False


def main() -> int:
    """Fill, ask, print; 1 where a page is slower or larger than wanted."""
    options = read_options()
    report: list[Row] = []
    for size in options.sizes:
        with nullcontext(options.keep) if options.keep else tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / f"{size}"
            place.mkdir(parents=True, exist_ok=True)
            app = make_app(place, options.database)
            with app.app_context():
                upgrade(directory=str(ROOT / "migrations"))
                ensure_filled(size)
                refresh_insights()
            report += measure(app, Plan(size, NOW), options)
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
    parser.add_argument("--only", default="", help="pages whose name has these words")
    parser.add_argument("--keep", default="", help="folder of filled databases, kept for the next run")
    parser.add_argument("--database", default="", help="address of a database on PostgreSQL; SQLite without it")
    parser.add_argument("--judge", choices=("wall", "cpu"), default="wall", help="the time that must be short enough")
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
            "RATE_LIMIT_KEY": "1000000 per minute",
            "LOG_LEVEL": "ERROR",
        }
    )


def ensure_filled(size: int) -> None:
    """Fill the database of the app unless it holds this many claims; refuse one that holds another number."""
    session = db.session()
    found = session.scalar(select(func.max(Claim.id))) or 0
    if found not in (0, size):
        raise SystemExit(f"The database holds {found:,} claims and not {size:,}: take an empty one.")
    if not found:
        begun = time.perf_counter()
        say: Callable[[str], None] = lambda words: print(  # noqa: E731
            f"{time.perf_counter() - begun:5.0f} s  {words}", file=sys.stderr, flush=True
        )
        fill(session, size, NOW, say)
        say("filled")


def refresh_insights() -> None:
    """Keep the figures of insights, as a job does once an hour; says how long each took."""
    session = db.session()
    figures = []
    for wanted in list_wanted(session, now=NOW):
        begun, computed = time.perf_counter(), time.process_time()
        figures.append(compute(session, wanted, now=NOW))
        wall, cpu = time.perf_counter() - begun, time.process_time() - computed
        days = f" of {wanted.days} days" if wanted.days else ""
        print(f"{wall:6.1f} s wall, {cpu:5.1f} s CPU: {wanted.insight}{days} computed", file=sys.stderr, flush=True)
    keep(session, figures)
    session.commit()


def measure(app: Flask, plan: Plan, options: argparse.Namespace) -> list[Row]:
    """Ask for every page; one row a page."""
    askers = make_askers(app)
    with app.app_context():
        clock = Clock(server_processes())
    gc.collect()
    spare_what_stays(GROWTH_IN_AN_ANSWER)  # as the web server does before it serves
    limit_ms = next(limit for size, limit in LIMITS_MS if plan.size <= size)
    report = []
    for asked in pages(app, plan, options.times):
        if options.only and options.only not in asked.name:
            continue
        ask = askers[asked.who]
        paths = asked.paths
        if asked.later:
            paths = (later_page(plan, paths[0], ask),) * options.times
        row = _time_page(asked.name, paths, ask, clock)
        row |= {"claims": plan.size, "too_slow": row[f"p95_{options.judge}_ms"] > limit_ms}
        report.append(row)
        print(line_of(row), file=sys.stderr, flush=True)
    return report


Ask = Callable[[str], TestResponse]


def make_askers(app: Flask) -> dict[str, Ask]:
    """By who asks a function that gets an address: the answer is 200 and no page to sign in at."""
    with app.app_context():
        session = db.session()
        user = session.scalars(select(User).order_by(User.id).limit(1)).one()
        begun = sign_ins.begin(session, user.id, agent="benchmark", address="127.0.0.1", now=NOW)
        _, secret = create_key(session, scopes=list(Scope), now=NOW, user_id=user.id, actor=SYSTEM)
        session.commit()
        kept = {"_user_id": user.fs_uniquifier, "_fresh": True, "sign_in": begun.key, "fs_paa": time.time()}
    desk = app.test_client()
    with desk.session_transaction() as cookie:
        cookie.update(kept)
    return {
        "desk": _asker(desk, {}),
        "visitor": _asker(app.test_client(), {}),
        "api": _asker(app.test_client(), {"Authorization": f"Bearer {secret}"}),
    }


def _asker(client: FlaskClient, headers: dict[str, str]) -> Ask:
    def ask(path: str) -> TestResponse:
        answer = client.get(path, headers={"Accept-Encoding": "gzip", **headers}, follow_redirects=True)
        if answer.status_code != 200 or (answer.request.path.startswith("/login") and not path.startswith("/login")):
            raise RuntimeError(f"{path} answered {answer.status_code} at {answer.request.path}: {_plain(answer)[:300]}")
        return answer

    return ask


class Clock:
    """Tells the seconds that were computed for pages, in this process and in those of the database's server."""

    def __init__(self, server_processes: Sequence[int]) -> None:
        self._files = [Path(f"/proc/{number}/schedstat") for number in server_processes]

    def read(self) -> float:
        """Seconds since some moment."""
        in_server = sum(
            int(file.read_text().split()[0]) for file in self._files
        )  # nanoseconds, see proc_pid_schedstat(5)
        return time.process_time() + in_server / 1e9


def server_processes() -> list[int]:
    """Ids of the processes of a PostgreSQL server that answer this process, if they run on this machine and can be
    looked at; none for SQLite."""
    session = db.session()
    if session.get_bind().dialect.name != "postgresql":
        return []
    connected = (
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
    )
    found = session.scalars(text(connected)).all()
    return [number for number in found if os.access(f"/proc/{number}/schedstat", os.R_OK)]


def _time_page(name: str, paths: Sequence[str], ask: Ask, clock: Clock) -> Row:
    ask(paths[0])  # a process that serves has its templates compiled
    wall, cpu, sizes = [], [], []
    for path in paths:
        begun, computed = time.perf_counter(), clock.read()
        answer = ask(path)
        tidy()
        wall.append((time.perf_counter() - begun) * 1_000)
        cpu.append((clock.read() - computed) * 1_000)
        sizes.append(len(answer.data))
    html = _plain(answer)
    whole = max(sizes) + assets_bytes(ask, html)
    return {
        "page": name,
        "p50_wall_ms": round(statistics.median(wall), 1),
        "p95_wall_ms": round(statistics.quantiles(wall, n=20)[-1], 1),
        "p50_cpu_ms": round(statistics.median(cpu), 1),
        "p95_cpu_ms": round(statistics.quantiles(cpu, n=20)[-1], 1),
        "page_kb": round(max(sizes) / 1_000, 1),
        "all_kb": round(whole / 1_000, 1),
        "too_large": whole > LIMIT_KB * 1_000,
    }


def later_page(plan: Plan, path: str, ask: Ask) -> str:
    """The address of a page from the middle of the list whose first page this is: its next page's cursor, moved. Tokens of
    Google's clients are signed: of these the fifth page."""
    text = _plain(ask(path))
    found = re.search(r'[?&](?:amp;)?after=([A-Za-z0-9_-]+)|"next_cursor": ?"([A-Za-z0-9_-]+)"', text)
    if found is None:
        return _fifth_page(path, ask)
    cursor = found.group(1) or found.group(2)
    place = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    if place.startswith("["):
        name, key, _ = json.loads(place)
        key = plan.moment(plan.size // 2).isoformat() if isinstance(key, str) else key // 2
        moved = json.dumps([name, key, plan.size // 2])
    else:
        name, _, index = place.partition(":")
        moved = f"{name}:{int(index) // 2}"
    cursor = base64.urlsafe_b64encode(moved.encode()).decode().rstrip("=")
    return f"{path}{'&' if '?' in path else '?'}after={cursor}"


def _fifth_page(path: str, ask: Ask) -> str:
    """The address of the fifth page, or of the last if there are fewer."""
    address = path
    for _ in range(4):
        found = re.search(r'"nextPageToken": ?"([^"]+)"', _plain(ask(address)))
        if found is None:
            break
        address = f"{path}&pageToken={found.group(1)}"
    return address


def _plain(answer: TestResponse) -> str:
    if answer.headers.get("Content-Encoding") == "gzip":
        return gzip.decompress(answer.data).decode()
    return answer.text


def pages(app: Flask, plan: Plan, times: int) -> Iterator[Asked]:
    """Every page and list, with the addresses that are asked for."""
    yield from _public_pages(app, plan, times)
    yield from _desk_pages(plan, times)
    yield from _api_lists(times)
    yield from _google_searches(app, times)


def _public_pages(app: Flask, plan: Plan, times: int) -> Iterator[Asked]:
    chance = random.Random(7)
    with app.app_context():
        some_ids = [chance.randrange(plan.size) + 1 for _ in range(times)]
        texts = [quote(db.session().get_one(Claim, n).text) for n in some_ids]

    def some(form: str, step: int = 3, first: int = 1) -> tuple[str, ...]:
        return tuple(form.format(chance.randrange((plan.size - first) // step) * step + first) for _ in range(times))

    def same(name: str, path: str, who: str = "visitor") -> Asked:
        return Asked(name, (path,) * times, who)

    yield same("look-up, empty", "/")
    yield Asked("look-up of a sentence", tuple(f"/?q={text}" for text in texts), "visitor")
    for who in ("visitor", "desk"):
        yield Asked(f"claim ({who})", some("/claims/{}"), who)
        yield same(f"claim said everywhere ({who})", "/claims/1", who)
        yield Asked(f"article ({who})", some("/articles/{}", CLAIMS_AN_ARTICLE, CLAIMS_OF_THE_LONGEST + 1), who)
        yield same(f"article, the longest ({who})", "/articles/1", who)
    then = (NOW - dt.timedelta(days=9)).date()
    yield Asked("claim as known before", tuple(f"{path}?as_of={then}" for path in some("/claims/{}")), "visitor")
    yield same("claims as known before", f"/claims?as_of={then}")
    for status in PublicStatus:
        yield same(f"claims by status {status} as known before", f"/claims?status={status}&as_of={then}")
    yield Asked("look-up as known before", tuple(f"/?q={text}&as_of={then}" for text in texts), "visitor")
    yield Asked("revision", some("/reviews/{}/revisions/1"), "visitor")
    yield same("ask for a recheck", "/reviews/1/ask")
    for name, path in _PUBLIC_LISTS.items():
        yield same(name, path)
        yield Asked(f"{name}, later page", (path,) * times, "visitor", later=True)
    yield Asked("claims, search", tuple(f"/claims?q={text}" for text in texts), "visitor")
    for name, path in _PUBLIC.items():
        yield same(name, path)
    yield same("speakers, search", "/speakers?q=Number17")
    yield same("outlets, search", "/outlets?q=Outlet+17")
    yield same("organizations, search", "/organizations?q=desk")
    yield same("sources, search", "/sources?q=Accounts+17")
    yield same("source", "/sources/1")
    yield same("corrections, feed", "/corrections/feed.atom")
    yield same("log entry", f"/log/{plan.size // 6}")
    yield same("insights, public", "/insights")
    yield same("problems", "/problems")
    yield same("sign in", "/login")


_PUBLIC_LISTS = {
    "claims": "/claims",
    "claims by status checked": "/claims?status=checked",
    "claims by status unchecked": "/claims?status=unchecked",
    "claims by status in review": "/claims?status=in_review",
    "claims by status under recheck": "/claims?status=under_recheck",
    "claims by status conflict": "/claims?status=conflict",
    "claims by status expired": "/claims?status=expired",
    "claims by status withdrawn": "/claims?status=withdrawn",
    "claims by verdict and type": "/claims?verdict=true&kind=quantity",
    "articles": "/articles",
    "corrections": "/corrections",
    "corrections of a kind": "/corrections?kind=figure_updated",
    "corrections of a kind with none": "/corrections?kind=dates_extended",
    "speakers": "/speakers",
    "speaker": "/speakers/1",
    "outlets": "/outlets",
    "outlet": "/outlets/1",
    "organizations": "/organizations",
    "organization of others": "/organizations/1",
    "sources": "/sources",
    "sources by state": "/sources?state=dead",
    "sources of a state with none": "/sources?state=retracted",
    "log": "/log",
    "log of a claim": "/log?claim=1",
}
"""Public lists, asked for from the beginning and far within."""

_PUBLIC = {
    "revisions compared": "/claims/1/revisions",
    "badge of a claim": "/claims/1/badge",
    "badge of an article": "/articles/1/badge",
    "badge of a claim, framed": "/badge/claims/1",
    "badge of an article, framed": "/badge/articles/1",
    "claim, feed": "/claims/1/feed.atom",
    "claim, JSON-LD": "/claims/1.jsonld",
    "feeds": "/feeds",
    "ratings": "/ratings",
    "ratings of a scale": "/ratings/truth/1",
    "recheck request": "/recheck-requests/1",
    "problem": "/problems/verdict_incomplete",
    "sign in with a passkey": "/login/passkey",
}
"""Public pages that are no lists."""


def _desk_pages(plan: Plan, times: int) -> Iterator[Asked]:
    def same(name: str, path: str, *, later: bool = False) -> Asked:
        return Asked(name, (path,) * times, later=later)

    for tab in (*(tab.value for tab in QueueTab), "suggestions"):
        yield same(f"queue, {tab}", f"/queue?tab={tab}")
        yield same(f"queue, {tab}, later page", f"/queue?tab={tab}", later=True)
        if tab != "suggestions":
            yield same(f"queue, {tab}, of a type", f"/queue?tab={tab}&kind=quantity")
            yield same(f"queue, {tab}, by demand", f"/queue?tab={tab}&sort=demand")
    for state in ReviewState:
        yield same(f"work, {state}", f"/reviews/{plan.first(state)}/work")
    yield same("review editor", f"/reviews/{plan.first(ReviewState.IN_PROGRESS)}/edit")
    yield same("approve", f"/reviews/{plan.first(ReviewState.IN_APPROVAL)}/approve")
    yield same("second opinion", f"/reviews/{plan.first(ReviewState.SECOND_OPINION)}/second")
    yield same("adjudicate", f"/reviews/{plan.first(ReviewState.ADJUDICATION)}/adjudicate")
    yield same("compare", "/appearances/12/compare")
    yield same("regroup", "/claims/1/regroup")
    for name, path in _DESK_LISTS.items():
        yield same(name, path)
        yield same(f"{name}, later page", path, later=True)
    examples = {str(state): plan.first(state) for state in ReviewState}
    for name, path in _OF_DESK.items():
        yield same(name, path.format_map(examples))
    yield same("duplicate", "/duplicates/1")
    yield same("match settings", "/matching")
    yield same("speaker, of the desk", "/speakers/1")
    yield same("source, of the desk", "/sources/1")
    yield same("insights", "/insights")
    for insight in Insight:
        yield same(f"insights, {insight}", f"/insights/{insight}")
    for name, path in _BEHIND.items():
        yield same(f"behind {name}", f"/insights/{path}")
        yield same(f"behind {name}, later page", f"/insights/{path}", later=True)
    yield same("organization", "/organization")
    yield same("targets", "/organization/targets")
    yield same("account", "/account")
    yield same("paste", "/articles/new")
    yield same("draft check", "/draft-check")
    yield same("draft policies", "/draft-check/policies")
    yield same("style", "/style")


_DESK_LISTS = {
    "correction requests": "/correction-requests",
    "correction requests declined": "/correction-requests?state=declined",
    "recheck requests": "/recheck-requests",
    "check requests": "/check-requests",
    "duplicates": "/duplicates",
    "duplicates kept apart": "/duplicates?state=kept_apart",
    "disagreements": "/matching/disagreements",
    "notifications": "/notifications",
    "organization history": "/organization/history",
}
"""Lists of the desk beside the queue."""

_OF_DESK = {
    "queue, snoozed": "/queue?tab=new&snoozed=1",
    "queue, of an age": "/queue?tab=new&age=7",
    "queue, of a type and an age": "/queue?tab=new&kind=promise&age=7",
    "compare a match": "/matches/2",
    "preview": "/reviews/{in_progress}/preview",
    "withdraw": "/reviews/{published}/withdraw",
    "give a page": "/reviews/{in_progress}/page?title=Accounts",
    "correction request": "/correction-requests/1",
    "recheck request, of the desk": "/recheck-requests/1",
    "check request": "/check-requests/1",
    "merge a speaker": "/speakers/2/merge",
    "merge a speaker into another": "/speakers/2/merge?into=1",
    "merge an outlet": "/outlets/2/merge",
    "merge an outlet into another": "/outlets/2/merge?into=1",
    "outlet, of the desk": "/outlets/1",
    "organization of others, of the desk": "/organizations/1",
    "ClaimReview of others": "/claimreview",
    "scales": "/organization/scales",
    "scale": "/organization/scales/promise",
    "my outlet": "/my-outlet",
    "deliveries": "/deliveries",
    "keys": "/account/keys",
    "recent actions": "/account/actions",
    "second factor": "/account/second-factor",
    "passkeys": "/account/passkeys",
    "change the password": "/change-password",
}
"""Pages of the desk that are no lists; braces name a review in that state.

Of ``tests/support/page_table.py`` these are missing: an endpoint of a webhook and its messages, recovery codes and merging
an organization, for the registry holds none; and what ends in an error."""

_BEHIND = {
    "verdicts": "verdicts-by-type/reviews",
    "verdicts by type": "verdicts-by-type/reviews?kind=quantity&verdict=false&days=365",
    "verdicts by month": "verdicts-by-month/reviews?verdict=true",
    "ageing": "ageing/reviews?state=open&band=3",
    "ageing, all": "ageing/reviews",
    "ageing, on target": "ageing/reviews?due=on_target",
    "ageing, over target": "ageing/reviews?due=over_target",
    "arrivals": "arrivals-and-closures/reviews",
    "flow": "arrivals-and-closures/reviews?side=closures",
    "people": "people/reviews?person_id=1",
    "agreement": "agreement/reviews?scale=truth/1",
    "expiring": "expiring/reviews",
    "sources": "sources/reviews?state=dead",
}


def _api_lists(times: int) -> Iterator[Asked]:
    for name, path in _API_LISTS.items():
        yield Asked(f"api: {name}", (f"/api/v1/{path}",) * times, "api")
        yield Asked(f"api: {name}, later page", (f"/api/v1/{path}",) * times, "api", later=True)
    for name, path in _OF_API.items():
        yield Asked(f"api: {name}", (f"/api/v1/{path}",) * times, "api")
    for insight in Insight:
        yield Asked(f"api: insight {insight}", (f"/api/v1/insights/{insight}",) * times, "api")


_API_LISTS = {
    "claims": "claims",
    "claims by status": "claims?status=checked",
    "articles": "articles",
    "corrections": "corrections",
    "sources": "sources",
    "speakers": "speakers",
    "log entries": "log/entries",
    "log checkpoints": "log/checkpoints",
    "duplicates": "duplicates",
    "disagreements": "matches/disagreements",
    "correction requests": "correction-requests",
    "appearances of a claim": "claims/1/appearances",
    "history of a claim": "claims/1/history",
    "matches of a claim": "claims/1/matches",
    "queue, new": "queue?tab=new",
    "queue, overdue": "queue?tab=overdue",
    "check requests": "check-requests",
    "recheck requests": "recheck-requests",
    "regroupings of a claim": "claims/1/regroupings",
    "outlets": "outlets",
    "organizations": "organizations",
    "events": "events",
    "usages": "usages",
    "scales": "scales",
    "draft policies": "draft-policies",
    "webhooks": "webhooks",
}
"""Lists of the API."""

_OF_API = {
    "claim": "claims/1",
    "review": "reviews/1",
    "revision": "reviews/1/revisions/1",
    "article": "articles/1",
    "match": "matches/2",
    "look-up of an article": "articles/1/lookup",
    "source": "sources/1",
    "speaker": "speakers/1",
    "outlet": "outlets/1",
    "organization": "organizations/1",
    "log entry": "log/entries/1",
    "recheck request": "recheck-requests/1",
    "check request": "check-requests/1",
    "kinds of exports": "exports",
}
"""Answers of the API that are no lists. Exports and what is kept for one caller (jobs, checks, deliveries) are no pages."""


def _google_searches(app: Flask, times: int) -> Iterator[Asked]:
    """What clients of Google's Fact Check Tools ask: words that many or few claims have, a publisher's reviews."""
    with app.app_context():
        known = TermStatistic.document_frequency
        by_frequency = select(TermStatistic.term).where(TermStatistic.term.regexp_match("^[a-z]{5,}$"))
        common = db.session().scalars(by_frequency.order_by(known.desc(), TermStatistic.term).limit(3)).all()
        rare = db.session().scalars(by_frequency.where(known.between(2, 9)).limit(times)).all()
        texts = db.session().scalars(select(Claim.text).where(Claim.id.in_(range(7, 7 + times)))).all()
    asked = {
        "common word": [f"query={common[0]}"],
        "common words": [f"query={'+'.join(common)}"],
        "rare words": [f"query={term}" for term in rare],
        "sentences": [f"query={quote(words)}" for words in texts],
        "word and publisher": [f"query={common[0]}&reviewPublisherSiteFilter=localhost"],
        "word and a publisher with none": [f"query={common[0]}&reviewPublisherSiteFilter=none.example"],
        "own reviews": ["reviewPublisherSiteFilter=localhost&pageSize=100"],
        "publisher": [f"reviewPublisherSiteFilter={OTHER_SITE}&pageSize=100"],
        "publisher with none": ["reviewPublisherSiteFilter=none.example"],
        "own reviews of a language with none": ["reviewPublisherSiteFilter=localhost&languageCode=is"],
        "own reviews of two days": ["reviewPublisherSiteFilter=localhost&maxAgeDays=2"],
    }
    for name, queries in asked.items():
        paths = tuple(f"/v1alpha1/claims:search?{queries[n % len(queries)]}" for n in range(times))
        yield Asked(f"google: {name}", paths, "api")
        if len(queries) == 1:
            yield Asked(f"google: {name}, later page", paths, "api", later=True)
    image = "/v1alpha1/claims:imageSearch?imageUri=https://images.example/1.png"
    yield Asked("google: image", (image,) * times, "api")


def assets_bytes(ask: Ask, html: str) -> int:
    """Bytes of the styles and scripts that a page names, compressed."""
    found = set(re.findall(r'<(?:link[^>]+rel="stylesheet"[^>]+href|script[^>]+src)="([^"]+)"', html))
    found |= set(re.findall(r'<link[^>]+href="([^"]+\.css[^"]*)"', html))
    return sum(len(ask(path).data) for path in sorted(found))


HEADS = ("wall p50", "wall p95", "CPU p50", "CPU p95", "page kB")


def table(report: Sequence[Row]) -> str:
    """The report for people, times in milliseconds; what misses its limit is marked."""
    head = f"{'claims':>9}  {'page':<42} {' '.join(f'{word:>8}' for word in HEADS)} {'all kB':>7}"
    return "\n".join([head, *(line_of(row) for row in report)])


def line_of(row: Row) -> str:
    """One page's line of the table."""
    mark = " <- slow" if row["too_slow"] else ""
    mark += " <- large" if row["too_large"] else ""
    times = " ".join(f"{row[name]:>8}" for name in ("p50_wall_ms", "p95_wall_ms", "p50_cpu_ms", "p95_cpu_ms"))
    return f"{row['claims']:>9,}  {row['page']:<42} {times} {row['page_kb']:>8} {row['all_kb']:>7}{mark}"


if __name__ == "__main__":
    sys.exit(main())
