"""The work list: which review stands on which tab, in which order, with what."""

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.records import MatchState, Relation
from claims.core.reviews.ageing import Due
from claims.core.verdicts import ClaimKind
from claims.models import Article, ArticleVersion, Claim, Review
from claims.services.base.paging import RankPlace, encode_cursor
from claims.services.desk import due_times
from claims.services.desk.demand_counts import refresh_demand
from claims.services.desk.queue_filters import QueueFilter
from claims.services.reviews.review_queue import queue_counts
from claims.services.reviews.reviews import QueueSort, queue
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
    step,
    submit_review,
)
from tests.support.sent_statements import counted


class Desk:
    def __init__(self, session):
        self.session = session
        self.organization = make_organization(session)
        self.checker = make_member(session, self.organization, "checker")
        self.colleague = make_member(session, self.organization, "checker")
        self.reviewer = make_member(session, self.organization, "reviewer")

    def review(self, **fields):
        return make_review(self.session, self.organization, make_claim(self.session, **fields))

    def tab(self, tab, **fields):
        return queue(
            self.session,
            organization_id=self.organization.id,
            tab=tab,
            user_id=fields.pop("user_id", self.checker.user_id),
            now=fields.pop("now", NOW),
            **fields,
        )

    def ids(self, tab, **fields):
        return [item.review.id for item in self.tab(tab, **fields).items]


@pytest.fixture
def desk(session):
    return Desk(session)


@on_both_databases
def test_each_review_stands_where_it_waits(session, desk):
    waiting, taken, foreign = desk.review(), desk.review(), make_review(session, make_organization(session))
    step(session, taken, "claim", desk.checker)
    submitted = submit_review(session, desk.review(), desk.checker)
    declined = step(session, desk.review(), "decline", desk.checker, decline_reason="opinion")
    published = publish_review(session, desk.review(), desk.checker, desk.reviewer)
    looked_at = publish_review(session, desk.review(), desk.checker, desk.reviewer)
    step(session, looked_at, "recheck", desk.checker, reason="New count.")
    assert desk.ids("new") == [waiting.id]
    assert desk.ids("mine") == [taken.id]
    assert desk.ids("mine", user_id=desk.colleague.user_id) == []
    assert desk.ids("mine", user_id=None) == []
    assert desk.ids("approval") == [submitted.id]
    assert desk.ids("recheck") == [looked_at.id]
    assert desk.ids("declined") == [declined.id]
    assert desk.ids("published") == [published.id]
    step(session, looked_at, "claim", desk.checker)
    assert desk.ids("mine") == [taken.id, looked_at.id]
    counts = queue_counts(session, organization_id=desk.organization.id, user_id=desk.checker.user_id, now=NOW)
    waiting = {"new": 1, "mine": 2, "approval": 1, "recheck": 1, "declined": 1, "published": 1}
    assert counts == waiting | {"second_opinion": 0, "adjudication": 0, "overdue": 0}
    assert foreign.state == "open"


@on_both_databases
def test_longest_waiting_first_and_latest_done_first(session, desk):
    reviews = [desk.review() for _ in range(4)]
    for place, review in enumerate(reviews):
        review.state_since = NOW + dt.timedelta(hours=(3, 1, 1, 2)[place])
    session.flush()
    waiting = [reviews[1].id, reviews[2].id, reviews[3].id, reviews[0].id]
    assert desk.ids("new") == waiting
    first = desk.tab("new", limit=2)
    assert [item.review.id for item in first.items] == waiting[:2]
    assert desk.ids("new", limit=2, after=first.next_cursor) == waiting[2:]
    for review in reviews:
        since = review.state_since
        step(session, review, "decline", desk.checker, since, decline_reason="opinion")
    assert desk.ids("declined") == [reviews[0].id, reviews[3].id, reviews[2].id, reviews[1].id]
    first = desk.tab("declined", limit=3)
    assert desk.ids("declined", limit=3, after=first.next_cursor) == [reviews[1].id]


@pytest.mark.parametrize(
    ("done", "undo", "fields"), [("claim", "release", {}), ("decline", "reopen", {"decline_reason": "opinion"})]
)
def test_what_is_undone_at_once_keeps_its_place_and_its_due_time(session, desk, done, undo, fields):
    first = desk.review()
    later = desk.review()
    later.state_since = NOW + dt.timedelta(hours=1)
    due, taken_at = first.due_at, NOW + dt.timedelta(hours=2)
    person = desk.reviewer  # who may also open a declined claim again
    for seconds in (10, 20):  # time and again
        step(session, first, done, person, taken_at, **fields)
        step(session, first, undo, person, taken_at + dt.timedelta(seconds=seconds), reason="Undone.")
        assert (desk.ids("new"), first.state_since, first.due_at) == ([first.id, later.id], NOW, due)
    step(session, first, done, person, taken_at, **fields)
    given_back = taken_at + dt.timedelta(minutes=2)
    step(session, first, undo, person, given_back, reason="No time.")
    assert (desk.ids("new"), first.state_since) == ([later.id, first.id], given_back)


@on_both_databases
def test_a_place_beyond_what_a_rank_holds_is_before_all(session, desk):
    desk.review()
    for tab, sort, name in (("recheck", QueueSort.USUAL, "recheck"), ("new", QueueSort.DEMAND, "new:demand")):
        beyond = encode_cursor(f"queue:{name}", RankPlace(2**40, 1))
        assert desk.tab(tab, sort=sort, after=beyond).items == desk.tab(tab, sort=sort).items


def test_queue_refuses_what_it_does_not_know(session, desk):
    for arguments, code in (({"tab": "old"}, "tab_unknown"), ({"tab": "new", "after": "x"}, "bad_cursor")):
        with pytest.raises(Invalid) as refused:
            desk.tab(**arguments)
        assert refused.value.code == code
    desk.review()
    desk.review()
    cursor = desk.tab("new", limit=1).next_cursor
    with pytest.raises(Invalid):
        desk.tab("mine", after=cursor)  # a cursor of another tab


def test_only_one_type(session, desk):
    event_review = desk.review(kind=ClaimKind.EVENT)
    desk.review()
    assert desk.ids("new", wanted=QueueFilter(kind=ClaimKind.EVENT)) == [event_review.id]


@on_both_databases
def test_row_shows_where_it_was_said_what_is_near_and_how_often(session, desk):
    claim, near = make_claim(session), make_claim(session, "The harbor cost 39 million in 2019.")
    review, bare = make_review(session, desk.organization, claim), desk.review()
    make_appearance(session, claim, "It cost 40 million — “over budget” 🚢.", score=0.4)
    best = make_appearance(session, claim, "The harbor cost 40 million — “a lot” 🚢.", score=0.9)
    article = session.get(Article, session.get(ArticleVersion, best.article_version_id).article_id)
    make_appearance(session, claim, "The harbor cost 40 million.", score=0.2, article=article)
    make_match(session, best, claim, relation=Relation.SAME, state=MatchState.CONFIRMED, probability=0.99)
    make_match(session, best, make_claim(session), state=MatchState.REJECTED, probability=0.98)
    make_match(session, best, make_claim(session), relation=Relation.UNRELATED, probability=0.97)
    make_match(session, best, make_claim(session), probability=0.3)
    match = make_match(session, best, near, probability=0.8)
    rows = {item.review.id: item for item in desk.tab("new").items}
    row = rows[review.id]
    assert (row.claim, row.state_since, row.said.articles) == (claim, NOW, 2)
    assert (row.appearance.id, row.appearance.exact, row.appearance.sentence) == (best.id, best.exact, best.exact)
    assert row.appearance.headline.startswith("Headline")
    assert row.appearance.outlet.startswith("Outlet")
    assert row.appearance.published_at == NOW
    assert (row.near_match.match_id, row.near_match.relation, row.near_match.claim_text) == (
        match.id,
        "other_date",
        near.text,
    )
    assert (rows[bare.id].appearance, rows[bare.id].near_match, rows[bare.id].said.articles) == (None, None, 0)


def test_statements_do_not_grow_with_the_rows(session, desk):
    counts = []
    for _ in range(2):
        for _ in range(5):
            claim = make_claim(session)
            make_review(session, desk.organization, claim)
            make_match(session, make_appearance(session, claim, "It cost 40 million."), make_claim(session))
            refresh_demand(session, [claim.id], now=NOW)
        with counted(session) as statements:
            items = desk.tab("new", limit=200).items
        assert all(item.appearance and item.near_match and item.said.articles == 1 for item in items)
        counts.append(len(statements))
    assert counts == [6, 6]


@on_both_databases
def test_what_most_texts_say_stands_first_whatever_the_page_length(session, desk):
    texts = [2, 0, 3, 2, 1]
    reviews = []
    for count in texts:
        review = desk.review()
        for _ in range(count):
            make_appearance(session, session.get(Claim, review.claim_id), f"Own words {make_claim(session).id * 7}.")
        refresh_demand(session, [review.claim_id], now=NOW)
        reviews.append(review.id)
    wanted = [reviews[at] for at in (2, 3, 0, 4, 1)]
    assert desk.ids("new", sort=QueueSort.DEMAND) == wanted
    found, after = [], None
    while True:
        page = desk.tab("new", sort=QueueSort.DEMAND, after=after, limit=2)
        found += [item.review.id for item in page.items]
        if (after := page.next_cursor) is None:
            break
    assert found == wanted
    first = desk.tab("new", limit=2).next_cursor
    with pytest.raises(Invalid):
        desk.tab("new", sort=QueueSort.DEMAND, after=first)


@on_both_databases
def test_overdue_holds_what_its_target_has_passed_for_longest_first(session, desk):
    late, later, done, foreign = (
        desk.review(),
        desk.review(),
        desk.review(),
        make_review(session, make_organization(session)),
    )
    make_appearance(session, session.get(Claim, later.claim_id), "Its own words.")
    refresh_demand(session, [later.claim_id], now=NOW)
    publish_review(session, done, desk.checker, desk.reviewer)
    assert desk.ids("overdue", now=NOW + dt.timedelta(hours=71.9)) == []
    soon = desk.tab("new", now=NOW + dt.timedelta(hours=0.8 * 72)).items
    assert {item.review.id: item.due for item in soon} == {later.id: Due.SOON, late.id: Due.IN_TIME}
    now = NOW + dt.timedelta(hours=336)
    assert desk.ids("overdue", now=now) == [later.id, late.id]
    page = desk.tab("overdue", now=now, limit=1)
    assert page.items[0].due is Due.OVERDUE
    assert [i.review.id for i in desk.tab("overdue", now=now, limit=1, after=page.next_cursor).items] == [late.id]
    counts = queue_counts(session, organization_id=desk.organization.id, user_id=None, now=now)
    assert counts["overdue"] == 2
    assert (late.state, foreign.state) == ("open", "open"), "nothing is closed for being late"


@on_both_databases
def test_what_does_not_wait_is_not_overdue_whatever_stands_in_its_row(session, desk):
    done, waiting = publish_review(session, desk.review(), desk.checker, desk.reviewer), desk.review()
    done.due_at = done.warn_at = NOW  # as an earlier version left it
    session.flush()
    now = NOW + dt.timedelta(hours=400)
    assert desk.ids("overdue", now=now) == [waiting.id]
    assert queue_counts(session, organization_id=desk.organization.id, user_id=None, now=now)["overdue"] == 1


def test_overdue_work_is_read_by_the_index_of_due_times(session, desk):
    desk.review()
    with counted(session) as sent:
        desk.tab("overdue")
    statement = next(statement for statement in sent if "reviews.due_at <=" in statement)
    values = ("",) * statement.count("?")
    plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert any("ix_reviews_organization_id_due_at_id (organization_id=? AND due_at<?)" in row[3] for row in plan), plan
    assert not any("B-TREE" in row[3] for row in plan), plan


@on_postgresql
def test_work_that_ends_while_its_due_time_is_worked_out_gets_none_back(session, desk, monkeypatch):
    review = submit_review(session, desk.review(), desk.checker)
    session.commit()
    session.refresh(review)
    review_id, demands = review.id, due_times.demand_by_claim

    def published_meanwhile(*arguments):
        monkeypatch.undo()
        with Session(session.get_bind()) as other:
            step(other, other.get_one(Review, review_id), "approve", desk.reviewer)
            other.commit()
        return demands(*arguments)

    desk.organization.target_hours_normal = desk.organization.target_hours_low = 1
    monkeypatch.setattr(due_times, "demand_by_claim", published_meanwhile)
    due_times.refresh_due_times(session, [review])
    session.commit()
    session.refresh(review)
    assert (review.state, review.due_at, review.warn_at) == ("published", None, None)
