"""Filters of the queue: what they let through, and that a page ends after a bounded look."""

import datetime as dt

import pytest
from sqlalchemy import select

from claims.core.verdicts import ClaimKind
from claims.models import Article, Claim, Outlet, Review, Speaker, TopicFollow
from claims.services.desk import queue_filters
from claims.services.desk.queue_filters import QueueFilter, offered_outlets
from claims.services.desk.snoozes import snooze
from claims.services.reviews import review_queue
from claims.services.reviews.review_queue import QueueSort, queue
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_appearance, make_claim, make_member, make_organization, make_review

HARBOR = "The harbor wall cost 41 million euros."


class Desk:
    def __init__(self, session):
        self.session = session
        self.organization = make_organization(session)
        self.checker = make_member(session, self.organization, "checker")

    def review(self, text="", *, kind=ClaimKind.QUANTITY, outlet="", age_days=0, speaker_id=None):
        claim = make_claim(self.session, text, kind=kind)
        claim.speaker_id = speaker_id
        if outlet:
            appearance = make_appearance(self.session, claim, claim.text)
            self.session.flush()
            self.say_in(appearance, outlet)
        review = make_review(self.session, self.organization, claim)
        review.state_since = NOW - dt.timedelta(days=age_days)
        self.session.flush()
        return review.id

    def say_in(self, appearance, name):
        """Let the appearance be in an article of this outlet."""
        found = self.session.scalar(select(Outlet).where(Outlet.name == name))
        if found is None:
            found = Outlet(key=f"name:{name}", name=name, created_at=NOW)
            self.session.add(found)
            self.session.flush()
        version = self.session.get_one(review_queue.ArticleVersion, appearance.article_version_id)
        self.session.get_one(Article, version.article_id).outlet_id = found.id
        self.session.flush()

    def outlet(self, name):
        return self.session.scalar(select(Outlet.id).where(Outlet.name == name))

    def topic(self, *, kind=None, words="", speaker=None):
        topic = TopicFollow(user_id=self.checker.user_id, kind=kind, words=words, speaker_id=speaker, created_at=NOW)
        self.session.add(topic)
        self.session.flush()
        return topic

    def ids(self, tab="new", *, after=None, sort=QueueSort.USUAL, limit=50, **wanted):
        page = queue(
            self.session,
            organization_id=self.organization.id,
            tab=tab,
            user_id=self.checker.user_id,
            wanted=QueueFilter(**wanted),
            sort=sort,
            after=after,
            limit=limit,
            now=NOW,
        )
        self.cursor = page.next_cursor
        return [item.review.id for item in page.items]


@pytest.fixture
def desk(session):
    return Desk(session)


@on_both_databases
def test_each_filter_lets_through_what_fits(session, desk):
    speaker = Speaker(name="Ivana Prokopović", kind="person", created_at=NOW)
    session.add(speaker)
    session.flush()
    old = desk.review(HARBOR, outlet="Coast Post", age_days=3)
    event = desk.review("The quay burned down.", kind=ClaimKind.EVENT, outlet="Inland Post", age_days=2)
    said = desk.review("Großer Kai für Öl.", speaker_id=speaker.id)
    everything = [old, event, said]
    assert desk.ids() == everything
    assert desk.ids(kind=ClaimKind.EVENT) == [event]
    assert desk.ids(outlet_id=desk.outlet("Coast Post")) == [old]
    assert desk.ids(outlet_id=999_999) == []
    assert desk.ids(older_than=dt.timedelta(days=2)) == [old, event]
    assert desk.ids(older_than=dt.timedelta(days=2), sort=QueueSort.DEMAND) == [event, old]
    assert desk.ids(topic=desk.topic(words="harbor")) == [old]
    assert desk.ids(topic=desk.topic(words="arbo")) == [], "a part of a word is no word"
    assert desk.ids(topic=desk.topic(words="öl")) == [said]
    assert desk.ids(topic=desk.topic(speaker=speaker.id)) == [said]
    assert desk.ids(topic=desk.topic(kind=ClaimKind.EVENT)) == [event]
    assert desk.ids(kind=ClaimKind.QUANTITY, older_than=dt.timedelta(days=1)) == [old]
    for review_id, worth in ((old, 0.5), (event, 0.49), (said, 0.9)):
        session.get_one(Claim, session.get_one(Review, review_id).claim_id).check_worthiness = worth
    session.flush()
    assert desk.ids(worth_checking=True) == [old, said]
    assert desk.ids(worth_checking=True, sort=QueueSort.DEMAND, limit=1) == [old]


@on_both_databases
def test_what_was_merged_counts_with_what_it_was_merged_into(session, desk):
    kept, gone = (Speaker(name=name, kind="person", created_at=NOW) for name in ("Ivana Prokopović", "I. Prokopovic"))
    session.add_all((kept, gone))
    session.flush()
    first = desk.review(HARBOR, outlet="Coast Post", speaker_id=kept.id)
    second = desk.review("The quay burned down.", outlet="The Coast Post", speaker_id=gone.id)
    stays, leaves = desk.outlet("Coast Post"), desk.outlet("The Coast Post")
    gone.merged_into_id = kept.id
    session.get_one(Outlet, leaves).merged_into_id = stays
    session.flush()
    for outlet_id in (stays, leaves):
        assert desk.ids(outlet_id=outlet_id) == [first, second]
    assert [number for number, _ in offered_outlets(session)] == [stays]
    for speaker in (kept, gone):
        assert desk.ids(topic=desk.topic(speaker=speaker.id)) == [first, second]


@on_both_databases
def test_few_and_many_give_the_same_rows_in_the_same_order(session, desk, monkeypatch):
    rows = [
        desk.review(outlet="Coast Post" if number % 3 else "Inland Post", age_days=9 - number) for number in range(9)
    ]
    wanted = {"outlet_id": desk.outlet("Coast Post"), "kind": ClaimKind.QUANTITY}
    expected = [row for number, row in enumerate(rows) if number % 3]
    assert desk.ids(**wanted) == expected
    monkeypatch.setattr(queue_filters, "FEW", 1)
    assert desk.ids(**wanted) == expected
    monkeypatch.setattr(review_queue, "LOOKED_AT", 4)
    seen, after, pages = [], None, 0
    while pages < 20:
        seen += desk.ids(**wanted, after=after, limit=2)
        after, pages = desk.cursor, pages + 1
        if after is None:
            break
    assert seen == expected
    assert pages == 3


def test_a_page_that_looked_in_vain_says_where_to_go_on(desk, monkeypatch):
    monkeypatch.setattr(queue_filters, "FEW", 0)
    monkeypatch.setattr(review_queue, "LOOKED_AT", 2)
    for number in range(5):
        desk.review(age_days=9 - number)
    rare = desk.review(kind=ClaimKind.PROMISE)
    assert desk.ids(kind=ClaimKind.PROMISE) == []
    assert desk.ids(kind=ClaimKind.PROMISE, after=desk.cursor) == []
    assert desk.ids(kind=ClaimKind.PROMISE, after=desk.cursor) == [rare]
    assert desk.cursor is None or desk.ids(kind=ClaimKind.PROMISE, after=desk.cursor) == []


@on_both_databases
def test_what_is_snoozed_is_found_by_its_filter_soonest_back_first(session, desk):
    first, second, awake = desk.review(), desk.review(), desk.review()
    snooze(session, second, actor=desk.checker, now=NOW - dt.timedelta(hours=2))
    snooze(session, first, actor=desk.checker, now=NOW)
    assert desk.ids() == [awake]
    assert desk.ids(snoozed=True) == [second, first]
    assert desk.ids(snoozed=True, limit=1) == [second]
    assert desk.ids(snoozed=True, after=desk.cursor) == [first]
    session.get_one(Review, first).due_at = NOW
    session.flush()
    assert desk.ids("overdue") == [first], "being overdue is stronger"


def test_the_outlets_of_the_newest_articles_are_offered_and_the_chosen_one(desk, monkeypatch):
    for name in ("Coast Post", "Inland Post", "Zoo News"):
        desk.review(outlet=name)
    names = [name for _, name in offered_outlets(desk.session)]
    assert names == ["Coast Post", "Inland Post", "Zoo News"]
    twin = Outlet(key="zoo.example", name="Zoo News", created_at=NOW)
    desk.session.add(twin)
    desk.session.flush()
    offered = offered_outlets(desk.session, twin.id)
    assert [name for _, name in offered][2:] == ["Zoo News (no site)", "Zoo News (zoo.example)"]
    monkeypatch.setattr(queue_filters, "RECENT_ARTICLES", 1)
    assert [name for _, name in offered_outlets(desk.session)] == ["Zoo News"]
    chosen = desk.outlet("Coast Post")
    assert [name for _, name in offered_outlets(desk.session, chosen)] == ["Coast Post", "Zoo News"]
    monkeypatch.setattr(queue_filters, "MOST_OUTLETS", 1)
    monkeypatch.setattr(queue_filters, "RECENT_ARTICLES", 10)
    assert [name for _, name in offered_outlets(desk.session, desk.outlet("Zoo News"))] == ["Coast Post", "Zoo News"]
