"""Demand: what counts once, what changes it, what is passed on to reviews; jumps and who is told of them."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import sessionmaker

from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound
from claims.core.records import MatchState
from claims.core.reviews.ageing import Priority
from claims.core.reviews.rechecks import RecheckTrigger
from claims.core.verdicts import ClaimKind
from claims.jobs import demand as demand_jobs
from claims.models import (
    Appearance,
    Article,
    ArticleOrigin,
    ArticleVersion,
    ClaimDemand,
    DemandAlert,
    FourEyes,
    Job,
    Outlet,
    Review,
    Speaker,
)
from claims.services.access.members import PolicyInput, set_policy
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM
from claims.services.base.notifications import list_notifications
from claims.services.claims import spikes, topics
from claims.services.claims.demand import Demand, count_demand, demand, demand_by_claim
from claims.services.claims.spikes import notice_spikes, tell_of_spike
from claims.services.claims.topics import Topic, follow_topic, is_of_topic, leave_topic, list_topics, speakers_of
from claims.services.desk import due_times
from claims.services.desk.demand_counts import count_article, refresh_demand
from claims.services.directories.speakers import ensure_speaker
from claims.services.followup.recheck_triggers import trigger_recheck
from claims.services.judging.judgements import judge
from claims.services.regrouping.merging import merge_claims, undo_merge
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_appearance,
    make_claim,
    make_match,
    make_member,
    make_organization,
    make_review,
    make_user,
    publish_review,
    step,
    submit_review,
)
from tests.support.queued import do_queued

WIRE = " ".join(
    f"Sentence {number} of the wire report names pier {number * 7} and crew {number % 5}." for number in range(40)
)


def publish(session, claim, text, *, at=NOW, article=None):
    """An article whose body is ``text`` and which says the claim; counted as when it is processed."""
    appearance = make_appearance(session, claim, text, article=article)
    version = session.get_one(ArticleVersion, appearance.article_version_id)
    version.published_at = at
    session.flush()
    count_article(session, version, now=NOW)
    return version


def test_fifty_copies_of_a_wire_text_are_one_origin(session):
    claim = make_claim(session)
    review = make_review(session, make_organization(session), claim)
    for number in range(50):
        cut = WIRE[: len(WIRE) - 12 * number]
        publish(session, claim, f"By our own staff {number}. {cut}")
    publish(session, claim, "A reporter of another paper counted the crews at the pier herself and wrote what she saw.")
    assert demand(session, claim.id) == Demand(articles=51, outlets=51, days=1, origins=2)
    session.refresh(review)
    assert review.demand_rank == 2 * 10_000 + 51


def test_a_resend_or_a_further_version_changes_nothing(session):
    claim = make_claim(session)
    first = publish(session, claim, WIRE)
    before = demand(session, claim.id)
    publish(session, claim, WIRE + " Amended.", article=session.get_one(Article, first.article_id))
    count_article(session, first, now=NOW)
    assert demand(session, claim.id) == before == Demand(1, 1, 1, 1)
    placed = session.scalars(select(ArticleOrigin)).one()
    assert placed.version_id != first.id, "an older version does not take the newer one's place"


def test_a_rewritten_article_leaves_its_group(session):
    claim = make_claim(session)
    publish(session, claim, WIRE)
    copy = publish(session, claim, WIRE)
    assert demand(session, claim.id).origins == 1
    article = session.get_one(Article, copy.article_id)
    publish(session, claim, "An own report about something that the wire did not have at all.", article=article)
    assert demand(session, claim.id).origins == 2


def test_the_founder_of_a_group_leaves_it_when_it_is_rewritten(session):
    claim = make_claim(session)
    founder, *copies = (publish(session, claim, WIRE) for _ in range(3))
    article = session.get_one(Article, founder.article_id)
    publish(session, claim, "An own report about something that the wire did not have at all.", article=article)
    assert demand(session, claim.id).origins == 2
    groups = dict(session.execute(select(ArticleOrigin.article_id, ArticleOrigin.origin_id)).all())
    assert groups[founder.article_id] == founder.article_id
    assert {groups[copy.article_id] for copy in copies} == {copies[0].article_id}
    publish(session, claim, WIRE)
    assert demand(session, claim.id).origins == 2, "a later copy joins those that are left"


def test_a_round_up_joins_the_text_that_it_holds_most_of_and_groups_stay_apart(session):
    one, two = make_claim(session), make_claim(session)
    other = WIRE.replace("pier", "quay").replace("crew", "team").replace("wire report", "agency note")
    first, second = publish(session, one, WIRE), publish(session, two, other)
    publish(session, one, WIRE + " " + other)
    groups = dict(session.execute(select(ArticleOrigin.article_id, ArticleOrigin.origin_id)).all())
    assert groups[first.article_id] == first.article_id
    assert groups[second.article_id] == second.article_id
    assert set(groups.values()) == {first.article_id, second.article_id}


def test_days_and_kept_counts_match_a_count_anew(session):
    claim, silent = make_claim(session), make_claim(session)
    for day in (0, 0, 1, 5):
        publish(session, claim, f"Report {day} of the harbor, number {day * 31}.", at=NOW - dt.timedelta(days=day))
    assert demand(session, claim.id).days == 3
    assert demand_by_claim(session, [claim.id, silent.id]) == count_demand(session, [claim.id, silent.id])


def test_merging_and_its_undoing_carry_demand_along(session):
    desk = make_organization(session)
    reviewer = make_member(session, desk, "reviewer", "checker")
    one, two = make_claim(session), make_claim(session)
    kept = make_review(session, desk, two)
    publish(session, one, "The first report of the harbor works.")
    publish(session, two, "A second and quite different story on the quay.")
    merge = merge_claims(session, one.id, two.id, actor=reviewer, reason="same", now=NOW)
    assert demand(session, one.id) == demand(session, two.id) == Demand(2, 2, 1, 2)
    session.refresh(kept)
    assert kept.demand_rank == 20_002
    undo_merge(session, merge, actor=reviewer, reason="not the same", now=NOW)
    assert demand(session, one.id) == demand(session, two.id) == Demand(1, 1, 1, 1)


def test_a_judgement_moves_demand(session):
    checker = make_member(session, make_organization(session), "checker")
    before, after = make_claim(session), make_claim(session)
    version = publish(session, before, "The works cost 40 million euros.")
    appearance = session.scalars(select(Appearance)).one()
    match = make_match(session, appearance, after)
    judge(session, match.id, state=MatchState.CONFIRMED, actor=checker, now=NOW)
    assert version.article_id
    assert demand(session, before.id).articles == 0
    assert demand(session, after.id) == Demand(1, 1, 1, 1)


@on_both_databases
def test_articles_stored_before_are_counted_part_by_part(session, monkeypatch):
    monkeypatch.setattr(demand_jobs, "_ARTICLES_AT_ONCE", 2)
    claim = make_claim(session)
    for number in range(5):
        make_appearance(session, claim, f"Report {number} of the harbor, number {number * 31}.")
    assert demand(session, claim.id).articles == 5, "counted on the spot while nothing is kept"
    jobs.enqueue(session, demand_jobs.COUNT_JOB, {"after": 0}, owner=SYSTEM.label, now=NOW)
    session.commit()
    do_queued(sessionmaker(session.get_bind()))
    session.expire_all()
    counted = select(Job.state).where(Job.name == demand_jobs.COUNT_JOB)
    assert session.scalars(counted).all().count("done") >= 3
    assert session.scalar(select(func.count()).select_from(ArticleOrigin)) == 5
    assert session.get_one(ClaimDemand, claim.id).articles == 5


def outlets_today(session, claim, count, *, back=0):
    for number in range(count):
        text = f"Story {back}-{number} with its own words {number * 13} and {number * 17} on day {back}."
        publish(session, claim, text, at=NOW - dt.timedelta(days=back))


def alerts(session):
    return session.scalars(select(DemandAlert)).all()


def test_the_fourth_outlet_of_a_day_is_a_spike_told_once(session):
    claim = make_claim(session)
    outlets_today(session, claim, 3)
    assert alerts(session) == []
    outlets_today(session, claim, 3)
    found = alerts(session)
    assert [(row.claim_id, row.day, row.outlets, row.threshold) for row in found] == [(claim.id, NOW.date(), 4, 3.0)]
    assert session.scalars(select(Job.name).where(Job.name == spikes.JOB)).all() == [spikes.JOB]
    assert notice_spikes(session, [claim.id], now=NOW) == []
    refresh_demand(session, [claim.id], now=NOW + dt.timedelta(days=1))
    assert len(alerts(session)) == 1, "tomorrow nobody has said it yet"


def test_one_outlet_that_writes_often_and_old_articles_are_no_spike(session):
    claim = make_claim(session)
    outlet = Outlet(key="one.example", name="One", created_at=NOW)
    session.add(outlet)
    session.flush()
    for number in range(6):
        article = Article(outlet_id=outlet.id, identity_key=f"own:{number}", created_at=NOW)
        session.add(article)
        session.flush()
        publish(session, claim, f"Story {number} of the one paper.", article=article)
    outlets_today(session, claim, 6, back=3)
    assert alerts(session) == []


def test_what_is_usual_for_a_claim_is_no_spike(session):
    claim = make_claim(session)
    for back in range(1, 29):
        outlets_today(session, claim, 1 + 4 * (back % 2), back=back)
    outlets_today(session, claim, 9)  # mean 3, sd 2: nine are usual
    assert alerts(session) == []
    outlets_today(session, claim, 1)
    assert [row.threshold for row in alerts(session)] == [pytest.approx(9)]


def test_outlets_that_said_it_long_ago_spike_when_they_say_it_again(session):
    claim = make_claim(session)
    outlets_today(session, claim, 5, back=90)
    outlets = session.scalars(select(Article.outlet_id).distinct()).all()
    for number, outlet_id in enumerate(outlets):
        article = Article(outlet_id=outlet_id, identity_key=f"again:{number}", created_at=NOW)
        session.add(article)
        session.flush()
        publish(session, claim, f"Once more {number * 19}, in words {number * 23} of our own.", article=article)
    assert [row.outlets for row in alerts(session)] == [4]


def test_those_who_follow_the_topic_are_told_once(session):
    claim = make_claim(session, "The new ferry harbor cost 40 million euros.", speaker="Mira Lund")
    people = {name: make_user(session).id for name in ("words", "kind", "speaker", "both", "other", "nothing")}
    gone = make_user(session, active=False).id
    follow_topic(session, people["words"], Topic(words=" FERRY,  harbor "), now=NOW)
    follow_topic(session, people["words"], Topic(words="euros"), now=NOW)
    follow_topic(session, people["kind"], Topic(kind=ClaimKind.QUANTITY), now=NOW)
    follow_topic(session, people["speaker"], Topic(speaker="mira lund"), now=NOW)
    follow_topic(session, people["both"], Topic(kind=ClaimKind.EVENT, words="ferry"), now=NOW)
    follow_topic(session, people["other"], Topic(words="ferr"), now=NOW)
    follow_topic(session, gone, Topic(words="ferry"), now=NOW)
    outlets_today(session, claim, 4)
    alert = alerts(session)[0]
    for _ in range(2):
        assert tell_of_spike(session, alert.id, after=0, now=NOW) is None
    told = {name: [row.text for row in list_notifications(session, number).items] for name, number in people.items()}
    line = "4 outlets said this on 1 Jun 2024: The new ferry harbor cost 40 million euros."
    assert told == {
        "words": [line], "kind": [line], "speaker": [line], "both": [], "other": [], "nothing": [],
    }  # fmt: skip
    assert list_notifications(session, gone).items == []


def test_many_followers_are_told_part_by_part(session, monkeypatch):
    claim = make_claim(session)
    for _ in range(5):
        follow_topic(session, make_user(session).id, Topic(kind=claim.kind), now=NOW)
    outlets_today(session, claim, 4)
    monkeypatch.setattr(spikes, "_FOLLOWS_AT_ONCE", 2)
    after, parts = 0, 0
    while after is not None:
        after, parts = tell_of_spike(session, alerts(session)[0].id, after=after, now=NOW), parts + 1
    assert parts == 3


def test_topics_are_the_persons_own(session, monkeypatch):
    anna, ben = make_user(session).id, make_user(session).id
    follow = follow_topic(session, anna, Topic(words="harbor"), now=NOW)
    assert follow_topic(session, anna, Topic(words="Harbor"), now=NOW).id == follow.id
    with pytest.raises(NotFound):
        leave_topic(session, ben, follow.id)
    with pytest.raises(Invalid):
        follow_topic(session, anna, Topic(words=" … "), now=NOW)
    with pytest.raises(Invalid):
        follow_topic(session, anna, Topic(speaker="Nobody"), now=NOW)
    monkeypatch.setattr(topics, "MAX_TOPICS", 1)
    with pytest.raises(Conflict):
        follow_topic(session, anna, Topic(words="other"), now=NOW)
    assert is_of_topic(follow, make_claim(session, "A harbor burns."), ())
    leave_topic(session, anna, follow.id)
    assert list_topics(session, anna) == []


@on_both_databases
def test_a_speaker_is_followed_under_any_name_and_through_a_merge(session):
    anna = make_user(session).id
    found = {name: ensure_speaker(session, name, now=NOW) for name in ("Émile Daubert", "E. Daubert", "Ana Ruiz")}
    emile, short, other = found.values()
    assert follow_topic(session, anna, Topic(speaker="émile  DAUBERT"), now=NOW).speaker_id == emile
    follow = follow_topic(session, anna, Topic(speaker="E. Daubert"), now=NOW)
    session.get_one(Speaker, short).merged_into_id = emile
    session.flush()
    assert follow_topic(session, make_user(session).id, Topic(speaker="E. Daubert"), now=NOW).speaker_id == emile
    for speaker, is_his in ((emile, True), (short, True), (other, False)):
        claim = make_claim(session)
        claim.speaker_id = speaker
        session.flush()
        assert is_of_topic(follow, claim, speakers_of(session, claim)) is is_his
    assert speakers_of(session, make_claim(session)) == frozenset()


def due(session, review):
    session.refresh(review)
    return None if review.due_at is None else (review.due_at - NOW) / dt.timedelta(hours=1)


def test_due_times_follow_steps_demand_and_targets(session):
    desk = make_organization(session)
    author, other = make_member(session, desk, "checker"), make_member(session, desk, "reviewer")
    admin = make_member(session, desk, "admin")
    claim = make_claim(session)
    review = make_review(session, desk, claim)
    version = review.lock_version
    assert due(session, review) == 336
    publish(session, claim, "The first report of the harbor works.")
    assert due(session, review) == 72
    assert review.warn_at == NOW + dt.timedelta(hours=0.8 * 72)
    for number in range(2):
        publish(session, claim, f"Another story, number {number}, with words of its own {number * 3}.")
    assert due(session, review) == 24
    assert review.lock_version == version, "nobody who writes is disturbed"
    hours = {Priority.HIGH: 6, Priority.NORMAL: 10, Priority.LOW: 20}
    due_times.set_targets(session, desk.id, hours, actor=admin, now=NOW)
    assert due_times.refresh_slice(session, desk.id, after=0) is None
    assert due(session, review) == 6
    submit_review(session, review, author)
    assert due(session, review) == 6
    step(session, review, "approve", other)
    assert due(session, review) is None
    step(session, review, "recheck", author, NOW + dt.timedelta(hours=50), reason="A newer count is out.")
    assert due(session, review) == 56


def test_a_graver_reason_leaves_less_time(session):
    desk = make_organization(session)
    author, other = make_member(session, desk, "checker"), make_member(session, desk, "reviewer")
    review = publish_review(session, make_review(session, desk), author, other)
    for trigger, hours in ((RecheckTrigger.SCHEDULE, 72), (RecheckTrigger.SOURCE_RETRACTED, 24)):
        trigger_recheck(session, review.id, trigger, text="Look.", now=NOW)
        assert due(session, review) == hours


def test_another_time_for_second_opinions_is_carried_to_those_that_wait(session):
    desk = make_organization(session, four_eyes=FourEyes.BLIND)
    author, admin = make_member(session, desk, "checker"), make_member(session, desk, "admin")
    review = submit_review(session, make_review(session, desk), author)
    set_policy(session, desk.id, PolicyInput(hours=5), actor=admin, now=NOW)
    (job,) = session.scalars(select(Job).where(Job.name == due_times.JOB))
    assert due_times.refresh_slice(session, job.arguments["organization_id"], after=0) is None
    assert due(session, review) == 5
    set_policy(session, desk.id, PolicyInput(strict=True), actor=admin, now=NOW)
    assert len(session.scalars(select(Job).where(Job.name == due_times.JOB)).all()) == 1


@pytest.mark.parametrize("hours", [None, 0, -1, 8_761])
def test_targets_are_hours_set_by_an_admin(session, hours):
    desk = make_organization(session)
    wanted = {Priority.HIGH: hours, Priority.NORMAL: 72, Priority.LOW: 336}
    with pytest.raises(Invalid):
        due_times.set_targets(session, desk.id, wanted, actor=make_member(session, desk, "admin"), now=NOW)
    with pytest.raises(NotAllowed):
        due_times.set_targets(session, desk.id, wanted, actor=make_member(session, desk, "reviewer"), now=NOW)


def test_slices_reach_every_review(session, monkeypatch):
    desk = make_organization(session)
    reviews = [make_review(session, desk) for _ in range(5)]
    desk.target_hours_low = 5
    monkeypatch.setattr(due_times, "_REVIEWS_AT_ONCE", 2)
    after, parts = 0, 0
    while after is not None:
        after, parts = due_times.refresh_slice(session, None, after=after), parts + 1
    assert parts == 3
    assert {due(session, session.get_one(Review, review.id)) for review in reviews} == {5}


@on_both_databases
def test_nobody_is_called_by_what_no_name_can_hold(session):
    with pytest.raises(Invalid) as raised:
        follow_topic(session, make_user(session).id, Topic(speaker="Mira\x00Lund"), now=NOW)
    assert raised.value.code == "speaker_unknown"
