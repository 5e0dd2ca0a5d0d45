"""Recalls: whoever was served an older revision is told once, and says once what was done."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from sqlalchemy import select

from claims.core.errors import ClaimsError
from claims.core.messages.events import EventType, RecallKind
from claims.jobs.context import REST, JobContext
from claims.jobs.webhooks import recall_uses
from claims.models import ArticleVersion, Event, Job, Recall, ReviewRevision, Usage, User
from claims.schemas.events import DATA_SCHEMAS
from claims.services.access.keys import create_key, find_caller
from claims.services.base.actors import SYSTEM, Actor, actor_for_user
from claims.services.base.events import list_events
from claims.services.base.jobs import Lease
from claims.services.messages import recalls
from claims.services.messages.recalls import Told, acknowledge, count_open, count_told, open_recalls
from claims.services.messages.review_events import tell_dates
from claims.services.messages.usages import note_usages
from claims.services.messages.webhook_deliveries import dispatch
from tests.services.base.test_events import Desk
from tests.support.databases import on_both_databases
from tests.support.factories import NOW, make_appearance, make_member, make_organization, step

LATER = NOW + dt.timedelta(days=1)


class Newsroom:
    """An organization with a key, that was served what ``desk`` says."""

    def __init__(self, session, desk: Desk) -> None:
        self.session, self.desk = session, desk
        self.organization = make_organization(session)
        _, secret = create_key(
            session, scopes=["lookup"], organization_id=self.organization.id, name="cms", actor=SYSTEM, now=NOW
        )
        self.key = find_caller(session, secret, now=NOW)[1]
        self.editor = make_member(session, self.organization, "editor")

    def served(self, number: int = 1, *, actor: Actor | None = None, article_id: int | None = None) -> Usage:
        actor = actor or self.key
        revision = self.session.scalars(
            select(ReviewRevision).where(
                ReviewRevision.review_id == self.desk.review.id, ReviewRevision.number == number
            )
        ).one()
        note_usages(self.session, [revision.id], actor=actor, now=NOW, article_id=article_id)
        self.session.flush()
        return self.session.scalars(
            select(Usage).where(
                Usage.consumer == actor.label,
                Usage.revision_id == revision.id,
                Usage.article_id.is_not_distinct_from(article_id),
            )
        ).one()

    def open(self) -> list[recalls.OpenRecall]:
        return open_recalls(self.session, self.organization.id).items


def told(session) -> list[Event]:
    session.flush()
    return list(session.scalars(select(Event).where(Event.type == "review.recalled").order_by(Event.id)))


@on_both_databases
def test_changed_verdict_recalls_what_was_served(session):
    desk = Desk(session)
    newsroom = Newsroom(session, desk)
    said = make_appearance(session, desk.claim, desk.claim.text)
    article_id = session.get_one(ArticleVersion, said.article_version_id).article_id
    in_article, alone = newsroom.served(article_id=article_id), newsroom.served()
    desk.turn(LATER)
    (row,) = told(session)
    assert DATA_SCHEMAS[row.type]().validate(row.data) == {}
    assert row.organization_id == newsroom.organization.id
    assert (row.data["used"], row.data["current"], row.data["kind"]) == (1, 2, "verdict_changed")
    assert {(use["usage_id"], use["article_id"]) for use in row.data["uses"]} == {
        (in_article.id, article_id),
        (alone.id, None),
    }
    views = newsroom.open()
    assert [view.usage.id for view in views] == sorted([in_article.id, alone.id])
    assert {view.current.number for view in views} == {2}
    assert {view.headline != "" for view in views if view.article is not None} == {True}
    assert count_open(session, newsroom.organization.id) == 2
    assert count_told(session, desk.review.id) == Told(consumers=1, silent=1), "however many uses it has"
    for usage in (in_article, alone):
        acknowledge(session, usage.id, "corrected", actor=newsroom.key, now=LATER)
    assert count_told(session, desk.review.id) == Told(consumers=1, silent=0)


@on_both_databases
def test_who_took_a_served_organization_in_is_told_and_settles_it(session):
    desk = Desk(session)
    newsroom = Newsroom(session, desk)
    before, after = newsroom.served(), newsroom.served(actor=newsroom.editor)
    other = make_organization(session)
    editor = make_member(session, other, "editor")
    newsroom.organization.merged_into_id = other.id
    session.flush()
    desk.turn(LATER)
    dispatch(session, now=LATER)
    assert {row.organization_id for row in told(session)} == {other.id}
    assert len(list_events(session, other.id, types=[EventType.REVIEW_RECALLED]).items) == 2
    assert [view.usage.id for view in open_recalls(session, other.id).items] == [before.id, after.id]
    assert count_open(session, other.id) == 2
    actor = actor_for_user(session, session.get_one(User, editor.user_id))
    acknowledge(session, before.id, "corrected", actor=actor, now=LATER)
    assert count_open(session, other.id) == 1
    with pytest.raises(ClaimsError):
        acknowledge(session, after.id, "kept", actor=desk.author, now=LATER)


def test_wording_and_dates_recall_nothing(session):
    desk = Desk(session)
    newsroom = Newsroom(session, desk)
    newsroom.served()
    desk.revise(
        LATER, valid_until=dt.date(2026, 5, 1), correction_kind="dates_extended", revision_reason="Looked again."
    )
    assert told(session) == []
    assert newsroom.open() == []


def test_whoever_was_served_nothing_or_the_new_one_is_told_nothing(session):
    desk = Desk(session)
    newsroom, other = Newsroom(session, desk), Newsroom(session, desk)
    newsroom.served()
    desk.turn(LATER)
    other.served(2)
    step(session, desk.review, "withdraw", desk.approver, LATER, reason="All wrong.")
    kinds = {(row.organization_id, row.data["kind"]) for row in told(session)}
    assert kinds == {
        (newsroom.organization.id, "verdict_changed"),
        (newsroom.organization.id, "withdrawn"),
        (other.organization.id, "withdrawn"),
    }
    (row,) = [row for row in told(session) if row.organization_id == other.organization.id]
    assert (row.data["used"], row.data["current"]) == (2, None)
    (view,) = newsroom.open()
    assert view.current is None
    assert [recall.kind for recall in view.recalls] == [RecallKind.VERDICT_CHANGED, RecallKind.WITHDRAWN]


def test_newest_use_of_an_article_counts(session):
    desk = Desk(session)
    newsroom = Newsroom(session, desk)
    newsroom.served(1)
    desk.turn(LATER)
    newest = newsroom.served(2)
    desk.revise(LATER, rating="true", correction_kind="verdict_changed", revision_reason="Back.")
    last = told(session)[-1]
    assert (last.data["used"], last.data["current"], len(last.data["uses"])) == (2, 3, 1)
    assert len(newsroom.open()) == 2
    settled = acknowledge(session, newest.id, "corrected", actor=newsroom.key, now=LATER)
    assert len(settled) == 2, "what the newest use took the place of is settled with it"
    assert newsroom.open() == []


def test_what_is_said_of_an_earlier_use_leaves_the_newer_one_open(session):
    desk = Desk(session)
    newsroom = Newsroom(session, desk)
    first = newsroom.served(1)
    desk.turn(LATER)
    newest = newsroom.served(2)
    desk.revise(LATER, rating="true", correction_kind="verdict_changed", revision_reason="Back.")
    (row,) = acknowledge(session, first.id, "corrected", actor=newsroom.key, now=LATER)
    assert row.usage_id == first.id
    assert [view.usage.id for view in newsroom.open()] == [newest.id]


@on_both_databases
def test_acknowledging_is_for_the_own_organization_and_once(session):
    desk = Desk(session)
    newsroom, other = Newsroom(session, desk), Newsroom(session, desk)
    use = newsroom.served()
    with pytest.raises(ClaimsError) as caught:
        acknowledge(session, use.id, "kept", actor=newsroom.key, now=NOW)
    assert caught.value.code == "nothing_recalled"
    desk.turn(LATER)
    reader = make_member(session, newsroom.organization, "reader")
    for actor, action, code in (
        (other.key, "kept", "usage_unknown"),
        (other.editor, "kept", "usage_unknown"),
        (reader, "kept", "role_missing"),
        (newsroom.key, "forgot", "action_unknown"),
    ):
        with pytest.raises(ClaimsError) as caught:
            acknowledge(session, use.id, action, actor=actor, now=LATER)
        assert caught.value.code == code
    (row,) = acknowledge(session, use.id, "kept", actor=newsroom.editor, now=LATER)
    assert (row.action, row.acknowledged_by, row.acknowledged_at) == ("kept", newsroom.editor.label, LATER)
    for number in (use.id, 2**63, 0, -1):
        with pytest.raises(ClaimsError):
            acknowledge(session, number, "kept", actor=newsroom.editor, now=LATER)
    desk.revise(LATER, rating="true", correction_kind="verdict_changed", revision_reason="Back.")
    assert len(newsroom.open()) == 1, "kept, and told of the next change"


def test_lapsed_date_is_listed_until_it_is_extended(session):
    desk = Desk(session, valid_until=dt.date(2024, 5, 31))
    newsroom = Newsroom(session, desk)
    newsroom.served()
    tell_dates(session, now=NOW)
    tell_dates(session, now=NOW)
    (row,) = told(session)
    assert (row.data["kind"], row.data["used"], row.data["current"]) == ("expired", 1, 1)
    assert [view.recalls[0].kind for view in newsroom.open()] == [RecallKind.EXPIRED]
    desk.revise(
        LATER, valid_until=dt.date(2026, 5, 1), correction_kind="dates_extended", revision_reason="Looked again."
    )
    assert newsroom.open() == []
    assert count_open(session, newsroom.organization.id) == 0


def test_many_consumers_are_told_in_parts_and_each_once(session, monkeypatch):
    monkeypatch.setattr(recalls, "CONSUMERS_AT_ONCE", 2)
    desk = Desk(session)
    newsrooms = [Newsroom(session, desk) for _ in range(5)]
    for newsroom in newsrooms:
        newsroom.served()
    desk.turn(LATER)
    assert len(told(session)) == 2
    job = session.scalars(select(Job).where(Job.name == recalls.RECALL_JOB)).one()
    context = JobContext(lambda: session, Lease(job.id, "mill", 1), SYSTEM, threading.Event(), lambda: LATER)
    arguments, rounds = job.arguments, 0
    while arguments is not None:
        write = recall_uses(context, arguments)
        rest = write(session)[REST]
        assert write(session)[REST] == rest, "a part that is done twice tells nobody twice"
        arguments, rounds = rest, rounds + 1
    assert rounds == 2
    assert sorted(row.organization_id for row in told(session)) == [row.organization.id for row in newsrooms]


def test_pages_of_uses_go_on_where_the_last_one_ended(session):
    desk = Desk(session)
    newsroom = Newsroom(session, desk)
    people = [make_member(session, newsroom.organization, "editor") for _ in range(5)]
    for person in people:
        newsroom.served(actor=person)
    desk.turn(LATER)
    seen, after = [], None
    while True:
        page = open_recalls(session, newsroom.organization.id, after=after, limit=2)
        seen += [view.usage.consumer for view in page.items]
        after = page.next_cursor
        if after is None:
            break
    assert sorted(seen) == sorted(person.label for person in people)
    assert len(session.scalars(select(Recall)).all()) == 5
