"""Events: each type has the shape that is declared for it, in the transaction of the change; no cursor leaves one out."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter

import pytest
from sqlalchemy import delete, event, select

from claims.core.errors import Invalid
from claims.core.messages.events import SUBSCRIBABLE, EventType, WebhookTest
from claims.core.records import MatchState, Relation
from claims.extensions import reading
from claims.models import Appearance, ArticleVersion, Event, EventHead, FourEyes, Job, ProcessingState, Sentence
from claims.schemas.events import DATA_SCHEMAS, MESSAGE_SCHEMAS
from claims.services.access.keys import create_key
from claims.services.articles.article_input import ArticleInput
from claims.services.base.actors import SYSTEM
from claims.services.base.events import event_body, list_events, was_told, write_event
from claims.services.claims.spikes import notice_spikes
from claims.services.desk.demand_counts import refresh_demand
from claims.services.followup.recheck_triggers import recheck_conflicts
from claims.services.intake.intake import process_version, receive_article
from claims.services.judging.dispositions import demote_appearance, promote_sentence
from claims.services.judging.judgements import judge
from claims.services.matching.matching import MatchingSettings
from claims.services.messages import verdict_changes
from claims.services.messages.review_events import tell_dates
from claims.services.messages.verdict_changes import (
    TELL_JOB,
    reworded_in,
    standing_verdicts,
    tell_articles,
    tell_of_version,
)
from claims.services.messages.webhook_deliveries import dispatch, message_text
from claims.services.regrouping.merging import merge_claims, undo_merge
from claims.services.regrouping.splitting_claims import Split, split_claim, undo_split
from tests.support import filled
from tests.support.databases import on_both_databases, on_postgresql
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_match,
    make_member,
    make_organization,
    make_review,
    publish_review,
    refuting,
    step,
    submit_review,
    write_draft,
)
from tests.support.rows_on_databases import rows_on_sqlite
from tests.support.sent_statements import counted


def told(session, *kinds: str) -> list[Event]:
    session.flush()
    rows = select(Event).order_by(Event.id)
    return list(session.scalars(rows.where(Event.type.in_(kinds)) if kinds else rows))


class Desk:
    """An organization, its people, and a claim that it rated true."""

    def __init__(self, session, **changes) -> None:
        self.session = session
        self.organization = make_organization(session)
        self.author = make_member(session, self.organization, "checker", "reviewer")
        self.approver = make_member(session, self.organization, "reviewer")
        self.claim = make_claim(session)
        self.review = make_review(session, self.organization, self.claim)
        publish_review(session, self.review, self.author, self.approver, **changes)

    def revise(self, now: dt.datetime = NOW, **changes) -> None:
        step(self.session, self.review, "recheck", self.author, now, reason="A newer count is out.")
        write_draft(self.session, self.review, self.author, now, **changes)
        step(self.session, self.review, "revise", self.author, now)
        step(self.session, self.review, "approve", self.approver, now)

    def turn(self, now: dt.datetime = NOW) -> None:
        """Rate the claim false."""
        self.revise(
            now, rating="false", evidence=(refuting(),), correction_kind="verdict_changed", revision_reason="So."
        )


def test_everything_that_a_registry_tells_has_its_declared_shape(app, session):
    filled.fill_once(session, NOW)
    found = told(session)
    for row in found:
        assert MESSAGE_SCHEMAS[row.type]().validate(event_body(row)) == {}, (row.type, row.data)
        assert len(message_text(row).encode()) < 20_000
    counted = Counter(row.type for row in found)
    rare = {"appearance.verdict_changed", "demand.spiked", "review.expiring", "review.expired", "review.conflict"}
    rare |= {"match.decided", "review.recalled"}
    assert set(counted) >= set(SUBSCRIBABLE) - rare, set(SUBSCRIBABLE) - rare - set(counted)


def test_each_type_has_a_shape():
    assert set(DATA_SCHEMAS) == set(EventType)
    assert len(SUBSCRIBABLE) == 15


def check(row: Event) -> dict:
    assert DATA_SCHEMAS[row.type]().validate(row.data) == {}
    json.dumps(row.data)
    return row.data


@on_both_databases
def test_dates_are_told_once(session):
    desk = Desk(session, valid_until=dt.date(2024, 6, 10))
    late = Desk(session, valid_until=dt.date(2024, 5, 30), true_as_of=dt.date(2024, 5, 1))
    Desk(session, valid_until=dt.date(2024, 7, 10))
    long_ago = Desk(session, true_as_of=dt.date(2023, 1, 1), valid_until=dt.date(2024, 4, 1))
    step(session, long_ago.review, "withdraw", long_ago.approver, reason="Old.")
    assert tell_dates(session, now=NOW) == 2
    assert tell_dates(session, now=NOW) == 0
    (soon,) = told(session, "review.expiring")
    assert check(soon)["review_id"] == desk.review.id
    (over,) = told(session, "review.expired")
    assert check(over)["review_id"] == late.review.id
    assert tell_dates(session, now=NOW + dt.timedelta(days=10)) == 1, "the first one is over now"


def test_conflict_is_told_once_with_both_sides(session):
    desk = Desk(session)
    other = Desk(session)
    review = make_review(session, other.organization, desk.claim)
    publish_review(session, review, other.author, other.approver, rating="false", evidence=(refuting(),))
    recheck_conflicts(session, desk.claim.id, now=NOW)
    recheck_conflicts(session, desk.claim.id, now=NOW)
    (row,) = told(session, "review.conflict")
    assert [side["verdict"] for side in check(row)["reviews"]] == ["true", "false"]


def test_judgement_is_told_and_so_is_the_other_answer(session):
    desk = Desk(session)
    key, _ = create_key(
        session, scopes=["lookup"], organization_id=desk.organization.id, name="cms", actor=SYSTEM, now=NOW
    )
    appearance = make_appearance(session, None, desk.claim.text)
    session.get_one(ArticleVersion, appearance.article_version_id).received_from = f"key:{key.id}"
    match = make_match(session, appearance, desk.claim, relation=Relation.SAME)
    judge(session, match.id, state=MatchState.CONFIRMED, actor=desk.author, now=NOW)
    (decided,) = told(session, "match.decided")
    assert check(decided)["state"] == "confirmed"
    (changed,) = told(session, "appearance.verdict_changed")
    assert check(changed)["old"] == {"claim_id": None, "verdicts": []}
    assert changed.data["new"] == {"claim_id": desk.claim.id, "verdicts": ["true"]}
    assert changed.organization_id == desk.organization.id


def test_articles_that_say_a_claim_are_told_of_its_other_verdict(session):
    desk = Desk(session)
    newsroom = make_member(session, make_organization(session), "editor")
    mine, theirs = (make_appearance(session, desk.claim, desk.claim.text) for _ in range(2))
    session.get_one(ArticleVersion, mine.article_version_id).received_from = newsroom.label
    arguments = {"claim_id": desk.claim.id, "review_id": desk.review.id, "old": "true", "new": "false", "after": 0}
    assert tell_articles(session, arguments, after=0, now=NOW) is None
    (row,) = told(session, "appearance.verdict_changed")
    assert (check(row)["appearance_id"], row.organization_id) == (mine.id, newsroom.organization_id)
    assert (row.data["old"]["verdicts"], row.data["new"]["verdicts"]) == (["true"], ["false"])
    assert theirs.id != mine.id


def test_reworded_passage_of_a_new_version_is_told(session):
    desk, other = Desk(session), Desk(session)
    other.turn()
    editor = make_member(session, desk.organization, "editor")
    old = make_appearance(session, desk.claim, "The war has killed about 157,000 people since 2001")
    version = session.get_one(ArticleVersion, old.article_version_id)
    article = version.article_id
    new = make_appearance(
        session, other.claim, "The war has killed about 157,000 civilians since 2001", article=ArticleStub(article)
    )
    later = session.get_one(ArticleVersion, new.article_version_id)
    later.received_from = editor.label
    assert tell_of_version(session, later, reworded_in(session, later, version.id), now=NOW) == 1
    (row,) = told(session, "appearance.verdict_changed")
    assert check(row)["new"] == {"claim_id": other.claim.id, "verdicts": ["false"]}
    assert reworded_in(session, version, None) == []


@rows_on_sqlite("processing", list(ProcessingState), and_on_postgresql=(0,))
def test_a_verdict_is_told_of_the_newest_version_that_is_read(session, processing):
    desk, newsroom = Desk(session), make_member(session, make_organization(session), "editor")
    passage = said(session, desk, newsroom, desk.claim)
    version = session.get_one(ArticleVersion, session.get_one(Appearance, passage).article_version_id)
    later = make_appearance(session, None, "It rained.", article=ArticleStub(version.article_id))
    session.get_one(ArticleVersion, later.article_version_id).processing = processing
    step(session, desk.review, "withdraw", desk.approver, reason="The source was forged.")
    assert bool(changes_told(session)) is (processing is not ProcessingState.PROCESSED)


@rows_on_sqlite(
    ("read", "told_against"),
    [
        ((1, 2, 3), {2: 1, 3: 2}),
        ((1, 3, 2), {3: 1, 2: None}),
        ((2, 1, 3), {1: None, 3: 2}),
        ((3, 2, 1), {2: None, 1: None}),
        ((2, 3, 1), {3: 2, 1: None}),
        ((3, 1, 2), {1: None, 2: None}),
    ],
    and_on_postgresql=(1,),
)
def test_what_became_of_a_passage_is_told_once_in_whatever_order_versions_are_read(session, read, told_against):
    """Before any job of them runs: against the version that was the newest one read until then."""
    texts = (
        "The harbor cost 40 million euros.",
        "The harbor cost 41 million euros.",
        "The harbor cost 42 million euros.",
    )
    received = [
        receive_article(session, ArticleInput(body=text, url="https://elm.example/harbor"), actor=SYSTEM, now=NOW)
        for text in texts
    ]
    versions = {one.version.number: one.version.id for one in received}
    for number in read:
        process_version(session, versions[number], now=NOW, actor=SYSTEM)
    session.flush()
    queued = session.scalars(select(Job.arguments).where(Job.name == "recheck_changed_article").order_by(Job.id)).all()
    assert queued == [
        {"version_id": versions[number], "told_against": versions.get(told_against[number])}
        for number in read
        if number in told_against
    ]


def test_a_reworded_passage_is_told_only_if_another_verdict_stands(session):
    desk, other = Desk(session), Desk(session)
    old = make_appearance(session, desk.claim, "The war has killed about 157,000 people since 2001")
    article = session.get_one(ArticleVersion, old.article_version_id).article_id
    words = "The war has killed about 157,000 civilians since 2001"
    new = make_appearance(session, other.claim, words, article=ArticleStub(article))
    later = session.get_one(ArticleVersion, new.article_version_id)
    later.received_from = make_member(session, desk.organization, "editor").label
    reworded = reworded_in(session, later, old.article_version_id)
    assert reworded == [(old.id, new.id)]
    assert tell_of_version(session, later, reworded, now=NOW) == 0
    step(session, other.review, "withdraw", other.approver, reason="The source was forged.")
    assert changes_told(session) == [(new.id, ["true"], [], desk.organization.id)]
    assert tell_of_version(session, later, reworded, now=NOW) == 1
    (row,) = told(session, "appearance.verdict_changed")
    assert (row.data["old"]["verdicts"], row.data["new"]["verdicts"]) == (["true"], [])


def said(session, desk, newsroom, claim) -> int:
    """A passage that says the claim, confirmed by the matcher, in an article of a newsroom."""
    appearance = make_appearance(session, claim, claim.text)
    session.get_one(ArticleVersion, appearance.article_version_id).received_from = newsroom.label
    make_match(session, appearance, claim, relation=Relation.SAME, state=MatchState.CONFIRMED)
    return appearance.id


def changes_told(session) -> list[tuple[int, list[str], list[str], int | None]]:
    """Which passages were told to be answered otherwise, the verdicts before and after, and to whom; taken off."""
    rows = told(session, "appearance.verdict_changed")
    found = [
        (check(row)["appearance_id"], row.data["old"]["verdicts"], row.data["new"]["verdicts"], row.organization_id)
        for row in rows
    ]
    for row in rows:
        session.delete(row)
    session.flush()
    return found


@on_both_databases
def test_splitting_a_claim_tells_of_the_decisions_and_of_who_is_answered_otherwise(session):
    desk, newsroom = Desk(session), make_member(session, make_organization(session), "editor")
    kept, moved = (said(session, desk, newsroom, desk.claim) for _ in range(2))
    what = Split(text="The harbor of Elmstead cost 40 million euros.", appearance_ids=[moved])
    row = split_claim(session, desk.claim.id, what, actor=desk.author, reason="Another harbor.", now=NOW)
    (decided,) = told(session, "match.decided")
    assert (check(decided)["appearance_id"], decided.data["state"]) == (moved, "rejected")
    assert changes_told(session) == [(moved, ["true"], [], newsroom.organization_id)]
    undo_split(session, row, actor=desk.author, reason="The same harbor.", now=NOW)
    assert [check(event)["state"] for event in told(session, "match.decided")] == ["rejected", "confirmed"]
    assert changes_told(session) == [(moved, [], ["true"], newsroom.organization_id)]
    assert kept != moved


def test_merging_claims_tells_of_passages_that_are_answered_otherwise(session):
    desk, newsroom = Desk(session), make_member(session, make_organization(session), "editor")
    unchecked = make_claim(session)
    mine, other = said(session, desk, newsroom, unchecked), said(session, desk, newsroom, desk.claim)
    run_told(session)  # of the first verdict
    changes_told(session)
    merge = merge_claims(session, unchecked.id, desk.claim.id, actor=desk.author, reason="The same.", now=NOW)
    run_told(session)
    assert changes_told(session) == [(mine, [], ["true"], newsroom.organization_id)]
    undo_merge(session, merge, actor=desk.author, reason="Not the same.", now=NOW)
    run_told(session)
    assert changes_told(session) == [(mine, ["true"], [], newsroom.organization_id)]
    assert other != mine


def test_a_full_page_of_events_with_nothing_behind_it_has_no_more(session):
    Desk(session)
    dispatch(session, now=NOW)
    count = len(told(session))
    page = list_events(session, None, limit=count)
    assert (len(page.items), page.has_more) == (count, False)
    assert list_events(session, None, limit=count - 1).has_more


def test_a_subject_is_told_of_once_for_each_type(session):
    session.add(Event(type=EventType.REVIEW_CONFLICT, subject="1/1", data={}, created_at=NOW))
    assert was_told(session, EventType.REVIEW_CONFLICT, "1/1")
    assert not was_told(session, EventType.REVIEW_EXPIRED, "1/1")
    assert not was_told(session, EventType.REVIEW_CONFLICT, "1/2")


@pytest.mark.parametrize("then", ["another desk says so too", "the claims are merged", "split off"])
def test_a_verdict_is_told_before_anything_else_happens(session, then):
    """No worker runs here: what follows upon a verdict finds its news told."""
    desk, newsroom = Desk(session), make_member(session, make_organization(session), "editor")
    claim = make_claim(session)
    passage = said(session, desk, newsroom, claim)
    review = make_review(session, desk.organization, claim)
    publish_review(session, review, desk.author, desk.approver)
    assert changes_told(session) == [(passage, [], ["true"], newsroom.organization_id)]
    if then == "another desk says so too":
        home = make_organization(session)
        author, approver = make_member(session, home, "checker"), make_member(session, home, "reviewer")
        publish_review(session, make_review(session, home, claim), author, approver)
        assert changes_told(session) == []
    elif then == "the claims are merged":
        merge_claims(session, claim.id, desk.claim.id, actor=desk.author, reason="The same.", now=NOW)
        assert changes_told(session) == []
    else:
        step(session, review, "withdraw", desk.approver, reason="The source was forged.")
        what = Split(text="The harbor of Elmstead cost 40 million euros.", appearance_ids=[passage])
        split_claim(session, claim.id, what, actor=desk.author, reason="Another harbor.", now=NOW)
        assert changes_told(session) == [(passage, ["true"], [], newsroom.organization_id)]


def test_a_verdict_that_many_passages_say_is_told_by_a_job_after_the_first(session, monkeypatch):
    monkeypatch.setattr(verdict_changes, "APPEARANCES_AT_ONCE", 2)
    desk, newsroom = Desk(session), make_member(session, make_organization(session), "editor")
    passages = [said(session, desk, newsroom, desk.claim) for _ in range(3)]
    step(session, desk.review, "withdraw", desk.approver, reason="The source was forged.")
    assert [row[0] for row in changes_told(session)] == passages[:2]
    run_told(session)
    assert changes_told(session) == [(passages[2], ["true"], [], newsroom.organization_id)]


@on_postgresql
def test_passages_are_told_of_in_one_statement(session):
    """Two for each of 200 passages kept who publishes waiting for 0.2 seconds."""
    desk, newsroom = Desk(session), make_member(session, make_organization(session), "editor")
    passages = [said(session, desk, newsroom, desk.claim) for _ in range(30)]
    session.commit()
    with counted(session) as sent:
        step(session, desk.review, "withdraw", desk.approver, reason="The source was forged.")
    assert sum("INSERT INTO events" in statement for statement in sent) <= 2, "of the review, and of all its passages"
    assert len(sent) < 50
    assert not any("article_versions.body" in statement for statement in sent)
    assert [row[0] for row in changes_told(session)] == passages


def run_told(session) -> None:
    """Do the jobs that tell of articles."""
    session.flush()
    for job in session.scalars(select(Job).where(Job.name == TELL_JOB)).all():
        assert tell_articles(session, job.arguments, after=job.arguments["after"], now=NOW) is None
        session.delete(job)
    session.flush()


def test_a_passage_taken_off_and_on_again_is_told(session):
    desk, newsroom = Desk(session), make_member(session, make_organization(session), "editor")
    text = "The bridge over the Elbe at Dresden was closed for seven days in March 2019."
    received = receive_article(session, ArticleInput(body=text, published_at=NOW), actor=newsroom, now=NOW)
    process_version(session, received.version.id, actor=newsroom, now=NOW)
    (row,) = session.scalars(select(Appearance).where(Appearance.article_version_id == received.version.id))
    row.claim_id = desk.claim.id
    session.flush()
    demote_appearance(session, row.id, shelf_reason="opinion", actor=desk.author, now=NOW)
    assert changes_told(session) == [(row.id, ["true"], [], newsroom.organization_id)]
    (sentence,) = session.scalars(select(Sentence).where(Sentence.article_version_id == received.version.id))
    promote_sentence(session, sentence.id, actor=desk.author, now=NOW, settings=MatchingSettings())
    assert changes_told(session) == [(row.id, [], ["true"], newsroom.organization_id)]


class ArticleStub:
    """An article by its id."""

    def __init__(self, number: int) -> None:
        self.id = number


def test_spike_is_told(session):
    claim = make_claim(session)
    for _ in range(6):
        make_appearance(session, claim, claim.text)
    refresh_demand(session, [claim.id], now=NOW)
    assert notice_spikes(session, [claim.id], now=NOW) == []
    (row,) = told(session, "demand.spiked")
    assert check(row)["outlets"] == 6


def test_article_is_told_once_a_version(session):
    sender = make_member(session, make_organization(session), "editor")
    for body in (
        "The quay cost 40 million euros.",
        "The quay cost 40 million euros.",
        "The quay cost 41 million euros.",
    ):
        article = ArticleInput(body=body, url="https://post.example/quay", headline="Quay")
        receive_article(session, article, actor=sender, now=NOW)
    assert [check(row)["version"] for row in told(session, "article.received")] == [1, 2]


def test_nothing_of_a_blind_opinion_is_told_before_both_are_in(session):
    organization = make_organization(session, four_eyes=FourEyes.BLIND)
    author = make_member(session, organization, "checker")
    review = make_review(session, organization)
    before = len(told(session))
    submit_review(session, review, author, rationale="Nobody may know this yet.")
    assert len(told(session)) == before


def test_standing_verdicts_leave_out_what_was_withdrawn(session):
    desk = Desk(session)
    assert standing_verdicts(session, [desk.claim.id]) == {desk.claim.id: ("true",)}
    assert standing_verdicts(session, [desk.claim.id], but=desk.review.id) == {desk.claim.id: ()}
    step(session, desk.review, "withdraw", desk.approver, reason="Wrong.")
    assert standing_verdicts(session, [desk.claim.id]) == {desk.claim.id: ()}


def read_all(session, organization_id=None, *, after=None, limit=2, types=()) -> tuple[list[Event], str]:
    found = []
    while True:
        page = list_events(session, organization_id, after=after, limit=limit, types=types)
        found += page.items
        after = page.next_cursor
        if not page.has_more:
            return found, after


@on_both_databases
def test_cursor_leaves_nothing_out_and_shows_nothing_twice(session):
    for _ in range(5):
        make_claim(session)
    dispatch(session, now=NOW)
    first, cursor = read_all(session)
    assert [row.position for row in first] == [1, 2, 3, 4, 5]
    assert read_all(session, after=cursor) == ([], cursor)
    make_claim(session)
    dispatch(session, now=NOW)
    assert [row.position for row in read_all(session, after=cursor)[0]] == [6]


@on_postgresql
def test_event_of_a_transaction_that_ends_later_is_not_missed(open_session):
    """Ids are given when rows are written, and become visible when their transactions end: in another order."""
    with open_session() as slow, open_session() as quick, open_session() as reader:
        for session in (slow, quick):
            write_event(session, WebhookTest(webhook_id=1, text="Anything."), now=NOW)
            session.flush()
        quick.commit()
        dispatch(reader, now=NOW)
        reader.commit()
        first, cursor = read_all(reader)
        reader.commit()
        slow.commit()
        dispatch(reader, now=NOW)
        reader.commit()
        second, _ = read_all(reader, after=cursor)
        assert len(first) == len(second) == 1
        assert first[0].id > second[0].id


@on_postgresql
def test_cursor_holds_for_what_is_numbered_while_it_is_read(open_session):
    """Under PostgreSQL each statement sees what ended before it: an event may be numbered between head and rows."""
    with open_session() as writer, open_session() as reader:
        make_claim(writer)
        writer.commit()
        asked = []

        def number_meanwhile(connection, cursor, statement, parameters, context, executemany):
            if "event_head" in statement and not asked:
                asked.append(statement)
                dispatch(writer, now=NOW)
                writer.commit()

        event.listen(reader.get_bind(), "after_cursor_execute", number_meanwhile)
        try:
            found, cursor = read_all(reader)
        finally:
            event.remove(reader.get_bind(), "after_cursor_execute", number_meanwhile)
        assert len(found) == 1
        assert read_all(reader, after=cursor) == ([], cursor)


def test_cursor_of_another_list_or_a_longer_one_is_refused(session):
    make_claim(session)
    dispatch(session, now=NOW)
    _, cursor = read_all(session)
    session.get_one(EventHead, 1).position = 0
    session.flush()
    for bad in (cursor, "x", "WyJjbGFpbXMiLDEsMV0"):
        with pytest.raises(Invalid) as caught:
            list_events(session, None, after=bad)
        assert caught.value.code == "bad_cursor"


@on_both_databases
def test_a_cursor_behind_which_events_are_forgotten_is_refused(session):
    for _ in range(4):
        make_claim(session)
    dispatch(session, now=NOW)
    first, second, last = (list_events(session, None, limit=limit).next_cursor for limit in (1, 2, 50))
    session.execute(delete(Event).where(Event.position <= 2))
    assert [row.position for row in list_events(session, None, after=second).items] == [3, 4]
    with pytest.raises(Invalid) as caught:
        list_events(session, None, after=first)
    assert caught.value.code == "events_forgotten"
    session.execute(delete(Event))
    assert list_events(session, None, after=last).items == []
    with pytest.raises(Invalid) as caught:
        list_events(session, None, after=second)
    assert caught.value.code == "events_forgotten"
    assert list_events(session, None).items == []


def test_reading_by_type(session):
    Desk(session)
    dispatch(session, now=NOW)
    found, _ = read_all(session, types=[EventType.REVIEW_PUBLISHED])
    assert [row.type for row in found] == [EventType.REVIEW_PUBLISHED]


def test_numbering_is_in_the_database_of_the_reader(open_session):
    with open_session() as session:
        make_claim(session)
        session.commit()
    with reading(), open_session() as session:
        assert list_events(session, None).items == []
