"""Links of evidence against a real server: archived when cited, looked at again, and what follows when a page changes."""

from __future__ import annotations

import datetime as dt
import gzip
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session, sessionmaker

from claims.core.errors import Conflict, Invalid
from claims.core.reviews.rechecks import RecheckTrigger
from claims.core.reviews.reviewing import ReviewState
from claims.core.sources.circularity import Circularity
from claims.core.sources.source_address import source_key
from claims.core.sources.source_states import QuoteState, SourceState
from claims.extensions import reading
from claims.fetch import Fetcher, FetchLimits
from claims.jobs import worker
from claims.jobs.context import WorkerSettings
from claims.models import (
    Article,
    ArticleVersion,
    Evidence,
    EvidenceCheck,
    Job,
    Organization,
    RecheckReason,
    Review,
    ReviewRevision,
    Snapshot,
    Source,
)
from claims.models.job import JobState
from claims.services.answers.answers import answers_for_claims
from claims.services.archive.link_checking import note_link_checking
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.archive.snapshots import LinkSettings
from claims.services.evidence.given_pages import GivenPage, give_page
from claims.services.evidence.sources import Work
from claims.services.followup.link_health import due_sources, queue_awaiting
from claims.services.followup.retractions import reinstate_source, retract_source, supersede_source
from claims.services.reviews.reviews import missing_rules
from tests.support.databases import on_both_databases, on_the_stricter_database
from tests.support.factories import (
    NOW,
    cite_works,
    make_appearance,
    make_claim,
    make_member,
    make_organization,
    make_review,
    step,
    supporting,
    write_draft,
)
from tests.support.sent_statements import counted
from tests.test_fetch import Site, page

QUOTE = "The works cost 40 million euros."
HOST = "harbor.test"
FILLER = " ".join(f"Quay {n} was opened in {1900 + n} and carries {n * 7} cranes." for n in range(30))


@pytest.fixture(autouse=True)
def no_other_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what comes by itself only links are looked at: a round of all the rest takes longer than what is tried."""
    monkeypatch.setattr(worker, "PERIODS", {"check_links": worker.PERIODS["check_links"]})


def html(*paragraphs: str) -> bytes:
    return f"<html><body><article>{''.join(f'<p>{p}</p>' for p in paragraphs)}</article></body></html>".encode()


class Bench:
    """An organization, a worker with a clock of its own, and a site on the loopback address under several names."""

    def __init__(self, open_session: sessionmaker[Session], site: Site, folder) -> None:
        self.open_session, self.site, self.now = open_session, site, NOW
        self.store = SnapshotStore(folder / "snapshots")
        self.online = True
        hosts = frozenset({HOST, "wire.test", "mirror.test", "paper.test", "claims.test"})
        limits = FetchLimits(max_bytes=50_000, total_s=2.0, redirects=3)
        self.fetcher = Fetcher(allowed_hosts=hosts, resolve=self.resolve, limits=limits)
        with open_session() as session:
            organization = make_organization(session)
            self.author = make_member(session, organization, "checker")
            self.reviewer = make_member(session, organization, "reviewer")
            make_member(session, organization, "reviewer")
            note_link_checking(session, enabled=True, own_hosts=["claims.test"], now=NOW)
            session.commit()
            self.organization_id = organization.id

    def resolve(self, host: str, port: int) -> list[str]:
        if not self.online:
            raise OSError("no network")
        return ["127.0.0.1"]

    def url(self, path: str = "/accounts", host: str = HOST) -> str:
        return self.site.url(path, host)

    def draft(self, *evidence, claim_text: str = "") -> int:
        """A review with a saved draft of this evidence."""
        with self.open_session() as session:
            organization = session.get_one(Organization, self.organization_id)
            claim = make_claim(session, claim_text)
            review = make_review(session, organization, claim)
            write_draft(session, review, self.author, self.now, evidence=tuple(evidence))
            session.commit()
            return review.id

    def work(self) -> None:
        """Let the worker do what waits, a moment later."""
        self.now += dt.timedelta(seconds=10)
        settings = WorkerSettings(poll_s=0.01, links=LinkSettings(self.fetcher, self.store))
        worker.run_worker(
            self.open_session,
            stop=threading.Event(),
            settings=settings,
            read_only=reading,
            clock=lambda: self.now,
            until_idle=True,
        )

    def wait(self, **time: float) -> None:
        """Let time pass, and the worker work."""
        self.now += dt.timedelta(**time)
        self.work()

    def act(self, review_id: int, action: str, who=None, **payload) -> None:
        with self.open_session() as session:
            step(session, session.get_one(Review, review_id), action, who or self.reviewer, self.now, **payload)
            session.commit()

    def publish(self, review_id: int) -> None:
        self.act(review_id, "submit", self.author)
        self.act(review_id, "approve")

    def problems(self, review_id: int) -> list[tuple[str, str]]:
        with self.open_session() as session:
            review = session.get_one(Review, review_id)
            return [(problem.code, problem.pointer) for problem in missing_rules(session, review)]

    def one(self, model, **where):
        with self.open_session() as session:
            return session.scalars(select(model).filter_by(**where)).one()

    def all(self, model, **where):
        with self.open_session() as session:
            return list(session.scalars(select(model).filter_by(**where).order_by(model.id)))


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def bench(app, open_session, site, tmp_path) -> Bench:
    return Bench(open_session, site, tmp_path)


def cited(bench: Bench, path: str = "/accounts", host: str = HOST, **changes):
    return supporting(**{"url": bench.url(path, host), "quote": QUOTE} | changes)


@on_both_databases
def test_a_source_is_archived_changes_and_opens_a_recheck(app, open_session, site, tmp_path):
    bench = Bench(open_session, site, tmp_path)
    site.pages["/accounts"] = page(html(QUOTE, FILLER))
    review_id = bench.draft(cited(bench))
    assert ("source_not_fetched", "/evidence/0/url") in bench.problems(review_id)
    with pytest.raises(Invalid, match="not complete"):
        bench.act(review_id, "submit", bench.author)
    bench.work()
    assert bench.problems(review_id) == []
    bench.publish(review_id)

    snapshot, item = bench.one(Snapshot), bench.one(Evidence)
    assert bench.store.page(snapshot.sha256).data == html(QUOTE, FILLER)
    assert (item.snapshot_id, item.retrieved_at) == (snapshot.id, bench.now)
    assert bench.one(ReviewRevision).links_checked is True
    assert bench.one(Source).state is SourceState.OK

    bench.wait(days=8)  # nothing changed
    assert bench.one(Source).checked_at == bench.now
    assert len(bench.all(Snapshot)) == 1
    site.pages["/accounts"] = page(html(QUOTE, FILLER, "The quay was painted."))
    bench.wait(days=31)
    assert bench.one(Source).state is SourceState.CHANGED
    changed = bench.one(RecheckReason)
    assert changed.trigger is RecheckTrigger.SOURCE_CHANGED
    assert bench.one(Review).state is ReviewState.RECHECK
    bench.act(review_id, "dismiss", reason="Only the quay.")
    site.pages["/accounts"] = page(html("The works cost 55 million euros.", FILLER))
    bench.wait(days=31)
    reason = bench.one(RecheckReason, settled_at=None)
    assert reason.trigger is RecheckTrigger.QUOTE_LOST
    assert reason.subject.startswith(f"source:{bench.one(Source).id}/")
    assert QUOTE in reason.text
    assert bench.one(Review).state is ReviewState.RECHECK
    bench.wait(days=91)
    assert len(bench.all(RecheckReason)) == 2, "the same reason is noted once"
    with pytest.raises(Conflict):
        bench.act(review_id, "dismiss", reason="Never mind.")
    site.pages["/accounts"] = page(html(QUOTE, FILLER, "The quay was painted again."))
    bench.wait(days=91)
    bench.act(review_id, "dismiss", reason="The sentence is on the page again.")
    site.pages["/accounts"] = page(html("The works cost 56 million euros.", FILLER))
    bench.wait(days=91)
    assert bench.all(RecheckReason, settled_at=None, trigger=RecheckTrigger.QUOTE_LOST)


def test_a_page_looked_at_for_a_draft_tells_of_every_public_verdict_that_rests_on_it(bench, site):
    site.pages["/accounts"] = page(html(QUOTE, FILLER))
    published = bench.draft(cited(bench), claim_text="The works cost 40 million euros.")
    bench.work()
    bench.publish(published)
    bench.now += dt.timedelta(days=1)
    newer = "The works cost 55 million euros."
    site.pages["/accounts"] = page(html(newer, FILLER))
    other = bench.draft(cited(bench, quote=newer), claim_text=newer)
    bench.work()
    assert bench.one(RecheckReason).trigger is RecheckTrigger.QUOTE_LOST
    bench.publish(other)
    said = {}
    with bench.open_session() as session:
        for review_id in (published, other):
            claim_id = session.get_one(Review, review_id).claim_id
            [answer] = answers_for_claims(session, [claim_id], on=bench.now.date(), published=None)[claim_id]
            said[review_id] = (answer.sources[0].state, answer.sources[0].quote_state)
    assert said == {published: (SourceState.CHANGED, QuoteState.LOST), other: (SourceState.OK, None)}


def test_a_quote_that_an_older_page_lacks_is_looked_for_on_the_page_as_it_is_now(bench, site):
    site.pages["/accounts"] = page(html(QUOTE, FILLER))
    bench.draft(cited(bench))
    bench.work()
    bench.now += dt.timedelta(hours=1)
    newer = "The works cost 55 million euros."
    site.pages["/accounts"] = page(html(newer, FILLER))
    later = bench.draft(cited(bench, quote=newer), claim_text=newer)
    bench.work()
    bench.work()
    assert bench.problems(later) == []
    assert len(site.requests) == 2
    never = bench.draft(cited(bench, quote="Nobody says this."), claim_text="Another.")
    for _ in range(3):
        bench.work()
    assert bench.problems(never) == [("quote_not_found", "/evidence/0/quote")]
    assert bench.all(Job, name="check_evidence", state=JobState.QUEUED) == []


def test_what_was_typed_last_names_a_source_until_it_is_public(bench, site):
    site.pages["/accounts"] = page(html(QUOTE, FILLER))
    review_id = bench.draft(cited(bench, title="", publisher=""))
    bench.work()
    with bench.open_session() as session:
        review = session.get_one(Review, review_id)
        for publisher in ("Harb", "Harbor office"):
            item = cited(bench, title="Accounts 2023", publisher=publisher)
            write_draft(session, review, bench.author, bench.now, evidence=(item,))
            session.commit()
            bench.work()
    bench.publish(review_id)
    assert (bench.one(Source).title, bench.one(Source).publisher) == ("Accounts 2023", "Harbor office")
    bench.draft(cited(bench, title="Other", publisher="Somebody"), claim_text="Another claim.")
    bench.work()
    assert (bench.one(Source).title, bench.one(Source).publisher) == ("Accounts 2023", "Harbor office")


def test_a_quote_must_stand_in_the_page(bench, site):
    site.pages["/accounts"] = page(html("The works cost  “40 million” euros – so far.", FILLER))
    review_id = bench.draft(
        cited(bench, quote='the works cost "40 million" euros - so far'), cited(bench, quote="The works cost 41")
    )
    bench.work()
    assert bench.problems(review_id) == [("quote_not_found", "/evidence/1/quote")]


@pytest.mark.parametrize(
    ("answer", "state", "code"),
    [
        (page(b"%PDF-1.7 " + QUOTE.encode(), "application/pdf"), SourceState.OK, "snapshot_not_searchable"),
        (page(bytes(range(256)) * 20, "application/octet-stream"), SourceState.OK, "snapshot_not_searchable"),
        (page(b"x" * 60_000), SourceState.UNREACHABLE, "source_not_reached"),
        (page(gzip.compress(b"x" * 3_000_000), Content_Encoding="gzip"), SourceState.UNREACHABLE, "source_not_reached"),
        (page(b"<p>" * 16_000), SourceState.OK, "quote_not_found"),
        (page(b"", Location="/accounts", status=302), SourceState.UNREACHABLE, "source_not_reached"),
        (page(b"", status=404), SourceState.UNREACHABLE, "source_not_reached"),
        (page(b"", Location="http://169.254.169.254/", status=302), SourceState.UNREACHABLE, "source_not_reached"),
        (page(b"", Location="http://[harbor/", status=302), SourceState.UNREACHABLE, "source_not_reached"),
        (page("La cifra è 40 milioni".encode("utf-16"), "text/html; charset=ascii"), SourceState.OK, "quote_not_found"),
        (page(b"\xff\xfe\x00" * 500), SourceState.OK, "quote_not_found"),
        (page(b""), SourceState.OK, "snapshot_not_searchable"),
        (page(b"%PDF-1.7", "application/pdf\x00\x1b"), SourceState.OK, "snapshot_not_searchable"),
    ],
)
@on_the_stricter_database
def test_hostile_pages_prove_nothing(bench, site, answer, state, code):
    site.pages["/accounts"] = answer
    review_id = bench.draft(cited(bench))
    bench.work()
    assert bench.one(Source).state is state
    assert [found for found, _ in bench.problems(review_id)] == [code]
    assert {job.state.value for job in bench.all(Job, name="check_evidence")} == {"done"}


def test_an_endless_page_is_cut_off(bench, site):
    def drip(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"x" * 8_192)
        except OSError:
            return

    site.pages["/accounts"] = drip
    review_id = bench.draft(cited(bench))
    bench.work()
    assert bench.problems(review_id) == [("source_not_reached", "/evidence/0/url")]
    assert bench.all(Snapshot) == []


def test_without_network_links_are_unchecked_never_ok(bench):
    bench.online = False
    review_id = bench.draft(cited(bench))
    bench.work()
    assert bench.one(Source).state is SourceState.UNCHECKED
    bench.publish(review_id)
    assert bench.one(ReviewRevision).links_checked is False
    assert bench.one(Evidence).snapshot_id is None


def test_a_page_that_stays_away_is_dead_after_three_checks(bench, site):
    site.pages["/accounts"] = page(html(QUOTE, FILLER))
    review_id = bench.draft(cited(bench))
    bench.work()
    bench.publish(review_id)
    site.pages["/accounts"] = page(b"", status=410)
    bench.wait(days=8)
    states = [bench.one(Source).state]
    for _ in range(2):
        bench.wait(hours=36)
        states.append(bench.one(Source).state)
    assert states == [SourceState.UNREACHABLE, SourceState.UNREACHABLE, SourceState.DEAD]
    assert bench.one(RecheckReason).trigger is RecheckTrigger.SOURCE_DEAD
    site.pages["/accounts"] = page(html(QUOTE, FILLER))
    bench.wait(days=91)
    assert bench.one(Source).state is SourceState.OK
    bench.act(review_id, "dismiss", reason="The page is back.")
    site.pages["/accounts"] = page(b"", status=410)
    bench.wait(days=91)
    for _ in range(2):
        bench.wait(hours=36)
    assert bench.one(RecheckReason, settled_at=None).trigger is RecheckTrigger.SOURCE_DEAD, "it died once more"


def test_a_network_that_is_away_kills_no_source(bench, site):
    site.pages["/accounts"] = page(html(QUOTE, FILLER))
    review_id = bench.draft(cited(bench))
    bench.work()
    bench.publish(review_id)
    bench.online = False
    for _ in range(5):
        bench.wait(days=8)
    source = bench.one(Source)
    assert (source.state, source.failures) == (SourceState.OK, 0)
    assert bench.all(RecheckReason) == []


def test_approval_needs_links_looked_at_within_a_day(bench, site):
    site.pages["/accounts"] = page(html(QUOTE, FILLER))
    review_id = bench.draft(cited(bench))
    bench.work()
    bench.act(review_id, "submit", bench.author)
    bench.now += dt.timedelta(hours=25)
    with pytest.raises(Conflict) as refused:
        bench.act(review_id, "approve")
    assert refused.value.code == "links_not_fresh"
    bench.work()  # the periodic look queues the text that waits, and the next run does it
    bench.work()
    bench.act(review_id, "approve")
    assert bench.one(ReviewRevision).links_checked is True


def test_circular_proof_is_refused(bench, site):
    wire = f"{FILLER} The harbor of this town cost 40 million euros, its office says. {QUOTE}"
    article = f"http://paper.test:{bench.site.port}/harbor"
    site.pages["/harbor"] = page(html(wire))
    site.pages["/copy"] = page(html("From our wires", wire))
    site.pages["/claims/7"] = page(html(QUOTE, FILLER[:200]))
    site.pages["/retold"] = page(html(QUOTE, f'As <a href="{article}">the paper</a> reports.'))
    paths = [
        ("/harbor", "paper.test"),
        ("/copy", "wire.test"),
        ("/claims/7", "claims.test"),
        ("/retold", "mirror.test"),
    ]
    with bench.open_session() as session:
        organization = session.get_one(Organization, bench.organization_id)
        claim = make_claim(session, "The harbor cost 40 million euros.")
        version = session.get_one(ArticleVersion, make_appearance(session, claim, claim.text).article_version_id)
        version.body = wire
        session.get_one(Article, version.article_id).url = article
        review = make_review(session, organization, claim)
        evidence = tuple(cited(bench, path, host) for path, host in paths)
        write_draft(session, review, bench.author, bench.now, evidence=evidence)
        session.commit()
        review_id = review.id
    bench.work()
    codes = bench.problems(review_id)
    assert codes == [("evidence_circular", f"/evidence/{place}/url") for place in range(4)]
    found = {row.circularity for row in bench.all(EvidenceCheck)}
    assert found == set(Circularity)


def test_copies_of_one_text_are_one_origin(bench, site):
    site.pages["/a"] = page(html(QUOTE, FILLER))
    site.pages["/b"] = page(html("Wire.", QUOTE, FILLER, "All rights reserved."))
    site.pages["/c"] = page(
        html(QUOTE, " ".join(f"Ferry {n} sails at {n} o'clock to pier {n * 3}." for n in range(30)))
    )
    copies = bench.draft(cited(bench, "/a"), cited(bench, "/b", "mirror.test"))
    apart = bench.draft(cited(bench, "/a"), cited(bench, "/c", "mirror.test"))
    bench.work()
    bench.publish(copies)
    bench.publish(apart)
    assert bench.one(ReviewRevision, review_id=copies).single_origin is True
    assert bench.one(ReviewRevision, review_id=apart).single_origin is False
    groups = [row.origin_group for row in bench.all(Evidence)]
    assert groups == [f"host:{HOST}", f"host:{HOST}", f"host:{HOST}", "host:mirror.test"]


def test_retraction_opens_a_recheck_and_bars_the_source(bench, site):
    site.pages["/accounts"] = page(html(QUOTE, FILLER))
    review_id = bench.draft(cited(bench))
    bench.work()
    bench.publish(review_id)
    mark(bench, retract_source, reason="The office withdrew it.")
    reason = bench.one(RecheckReason)
    assert reason.trigger is RecheckTrigger.SOURCE_RETRACTED
    assert "The office withdrew it." in reason.text
    again = bench.draft(cited(bench))
    bench.wait(days=8)
    assert bench.problems(again) == [("source_retracted", "/evidence/0/url")]
    assert bench.one(Source).state is SourceState.RETRACTED, "no link check takes a retraction back"
    with pytest.raises(Conflict):
        bench.act(review_id, "dismiss", reason="Never mind.")
    mark(bench, reinstate_source, reason="It was another paper.")
    bench.act(review_id, "dismiss", reason="The retraction was of another paper.")
    mark(bench, supersede_source, reason="A newer count is out.", by="https://accounts.example/2025")
    assert bench.one(RecheckReason, settled_at=None).trigger is RecheckTrigger.SOURCE_SUPERSEDED


def mark(bench, how, **told):
    with bench.open_session() as session:
        how(session, bench.one(Source).id, actor=bench.reviewer, now=bench.now, **told)
        session.commit()


def test_works_without_address_need_no_link_but_their_text(bench):
    review_id = bench.draft(supporting(url=""))
    bench.work()
    assert bench.problems(review_id) == [("snapshot_missing", "/evidence/0/url")]
    with bench.open_session() as session:
        work = Work("Accounts 2023", "Harbor office", "")
        give_page(session, review_id, work, GivenPage(QUOTE), store=bench.store, actor=bench.author, now=bench.now)
        session.commit()
    bench.publish(review_id)
    assert bench.one(ReviewRevision).links_checked is False


def test_autosaving_queues_one_check(bench, site):
    site.pages["/accounts"] = page(html(QUOTE, FILLER))
    review_id = bench.draft(cited(bench))
    with bench.open_session() as session:
        for quote in ("The", "The works", QUOTE):
            write_draft(
                session,
                session.get_one(Review, review_id),
                bench.author,
                bench.now,
                evidence=(cited(bench, quote=quote),),
            )
        session.commit()
    assert len(bench.all(Job, name="check_evidence")) == 1
    bench.work()
    assert len(site.requests) == 1
    assert bench.one(EvidenceCheck).quote_state is QuoteState.FOUND


def test_pages_that_say_the_same_are_each_kept_and_seen_again_under_other_markup(bench, site):
    """What is known of one source's page says nothing of another's, and new markup around the same words is no new page."""
    first = html(QUOTE, FILLER)
    site.pages["/accounts"] = page(first)
    for host in (HOST, "mirror.test"):
        review_id = bench.draft(cited(bench, host=host))
        bench.work()
        bench.publish(review_id)
    site.pages["/accounts"] = page(first.replace(b"<body>", b"<body class='wide'>"))
    bench.wait(days=8)
    kept = bench.all(Snapshot)
    assert [row.source_id for row in kept] == [row.id for row in bench.all(Source)]
    assert [row.seen_at for row in kept] == [bench.now] * 2
    assert [bench.store.page(row.sha256).data for row in kept] == [first] * 2
    assert len(list((bench.store.page_path(kept[0].sha256).parents[1]).rglob("*.warc.gz"))) == 1


@on_both_databases
def test_many_due_sources_of_one_host_hold_up_no_other(session):
    def source(url: str, hours: int | None) -> Source:
        at = None if hours is None else NOW - dt.timedelta(hours=hours)
        row = Source(key=source_key(url, "", ""), url=url, title=url, created_at=NOW, next_check_at=at)
        session.add(row)
        return row

    for number in range(1_500):
        source(f"https://www.big.example/{number}", 1_000 + number)
    source("https://late.example/1", -1)
    source("https://uncited.example/1", None)
    source("https://small.example/2", 3)
    source("https://small.example/1", 4)
    source("http://tiny.example", 2)
    cite_works(session, Work("New", "", "https://new.example/1"), Work("Big", "", "https://big.example/new"))
    session.flush()
    with counted(session) as sent:
        found = due_sources(session, now=NOW)
    assert [target.url for target in found] == [
        "https://www.big.example/1499",
        "https://small.example/1",
        "http://tiny.example",
        "https://new.example/1",
    ]
    assert [target.url for target in due_sources(session, now=NOW, limit=2)] == [found[0].url, found[1].url]
    if session.get_bind().dialect.name == "sqlite":
        values = ("",) * sent[0].count("?")
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sent[0]}", values).all()
        assert not any("B-TREE" in row[3] for row in plan), "no run sorts all that are due"


@on_both_databases
def test_texts_that_wait_for_approval_are_looked_at_before_their_links_are_a_day_old(session):
    note_link_checking(session, enabled=True, own_hosts=(), now=NOW)
    desk = make_organization(session)
    author = make_member(session, desk, "checker", "reviewer")
    make_member(session, desk, "reviewer")
    ages = {"never": None, "old": 21, "fresh": 19}
    waiting = {}
    for name, hours in ages.items():
        review = make_review(session, desk)
        url = f"https://{name}.example/1"
        write_draft(session, review, author, evidence=(supporting(url=url),))
        at = None if hours is None else NOW - dt.timedelta(hours=hours)
        session.add(Source(key=source_key(url, "", ""), url=url, title=url, created_at=NOW, attempted_at=at))
        review.state = ReviewState.IN_APPROVAL
        waiting[name] = review.id
    write_draft(session, make_review(session, desk), author, evidence=(supporting(url="https://unasked.example/1"),))
    session.execute(delete(Job))
    session.flush()
    with counted(session) as sent:
        assert queue_awaiting(session, now=NOW) == 2
    assert sum("FROM sources" in statement for statement in sent) == 1, "however many wait"
    queued = {job.arguments["review_id"] for job in session.scalars(select(Job))}
    assert queued == {waiting["never"], waiting["old"]}
    assert queue_awaiting(session, now=NOW) == 2
    assert len(session.scalars(select(Job)).all()) == 2, "a check that waits will do"

    session.execute(delete(Job))
    for hours, name in enumerate(("fresh", "never", "old")):
        session.get_one(Review, waiting[name]).state_since = NOW - dt.timedelta(hours=hours)
    session.flush()
    assert queue_awaiting(session, now=NOW, limit=1) == 1
    assert session.scalars(select(Job)).one().arguments == {"review_id": waiting["old"]}, (
        "who waits longest comes first"
    )
