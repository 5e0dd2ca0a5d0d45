"""Insights: figures computed by hand, the lists behind them, and who may see what."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.errors import Invalid, NotAllowed, NotFound
from claims.core.reviews.reviewing import ReviewState
from claims.models import OrganizationRole, Replay
from claims.services.base.actors import SYSTEM, Actor
from claims.services.insights import insight_lists
from claims.services.insights.insight_lists import LISTED, list_behind
from claims.services.insights.insights import PUBLIC, Insight, find_insight, make_figure, period_of
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    refuting,
    step,
    write_draft,
)
from tests.support.sent_statements import counted

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


class Desk:
    def __init__(self, session):
        self.session = session
        self.organization = make_organization(session)
        self.author = make_member(session, self.organization, "checker")
        self.reviewer = make_member(session, self.organization, "reviewer")

    def review(self):
        return make_review(self.session, self.organization, make_claim(self.session))

    def waits(self, hours, state=ReviewState.OPEN):
        review = self.review()
        review.state, review.state_since = state, NOW - hours * HOUR
        self.session.flush()
        return review

    def publish(self, now=NOW, **changes):
        return publish_review(self.session, self.review(), self.author, self.reviewer, now, **changes)

    def figure(self, insight, *, now=NOW, days=90, actor=None):
        period = period_of(self.organization.id, days, now=now)
        return make_figure(self.session, Insight(insight), period, actor=actor or self.author)

    def behind(self, insight, *, now=NOW, **part):
        """The reviews behind a bar, the same however many the organization has."""
        found = self.pages_behind(insight, part, now)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(insight_lists, "FEW_REVIEWS", 0)
            assert self.pages_behind(insight, part, now) == found
        return found

    def pages_behind(self, insight, part, now):
        period = period_of(self.organization.id, 90, now=now)
        found, after = [], None
        while True:
            page = list_behind(self.session, Insight(insight), period, part, actor=self.author, after=after, limit=2)
            found += [row.review.id for row in page.items]
            if (after := page.next_cursor) is None:
                return found


@pytest.fixture
def desk(session):
    return Desk(session)


def false(**changes):
    return {"rating": "false", "evidence": (refuting(),)} | changes


@on_both_databases
def test_verdicts_that_stand_by_type_and_month(session, desk):
    seen = {"true_as_of": dt.date(2024, 1, 1)}
    desk.publish(NOW - 100 * DAY, **seen)
    old = desk.publish(NOW - 40 * DAY, **seen)
    new = [desk.publish(NOW - DAY, **false()) for _ in range(2)]
    gone = desk.publish(NOW - DAY)
    step(session, gone, "withdraw", make_member(session, desk.organization, "reviewer"), NOW, reason="Wrong count.")
    by_type = desk.figure("verdicts-by-type")
    assert by_type.rows == (("quantity", "false", 2), ("quantity", "true", 1))
    assert desk.figure("verdicts-by-month").rows == (("2024-04", "true", 1), ("2024-05", "false", 2))
    assert (by_type.n, desk.figure("verdicts-by-type", days=365).n, desk.figure("verdicts-by-type", days=30).n) == (
        3,
        4,
        2,
    )
    assert desk.behind("verdicts-by-type", kind="quantity", verdict="false") == [new[1].id, new[0].id]
    assert desk.behind("verdicts-by-month", month="2024-04") == [old.id]
    assert desk.behind("verdicts-by-month", month="2024-05", verdict="true") == []


@pytest.mark.parametrize(
    ("insight", "part"),
    [
        ("verdicts-by-type", {}),
        ("verdicts-by-month", {"verdict": "true"}),
        ("arrivals-and-closures", {"side": "closures"}),
        ("expiring", {}),
    ],
)
def test_the_reviews_of_a_large_organization_are_not_read_and_sorted_for_a_page(
    session, desk, monkeypatch, insight, part
):
    desk.publish()

    def plan():
        with counted(session) as sent:
            desk.pages_behind(insight, part, NOW + HOUR)
        values = ("",) * sent[-1].count("?")
        rows = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sent[-1]}", values).all()
        return " ".join(row[3] for row in rows)

    assert "TEMP B-TREE FOR ORDER BY" in plan()
    monkeypatch.setattr(insight_lists, "FEW_REVIEWS", 0)
    assert "TEMP B-TREE FOR ORDER BY" not in plan()


@on_both_databases
def test_ages_by_hand(session, desk):
    for hours in (1, 2, 30, 100, 400):
        desk.waits(hours)
    desk.waits(24, ReviewState.ADJUDICATION)
    desk.waits(5, ReviewState.DECLINED)
    make_review(session, make_organization(session))
    late = desk.waits(72, ReviewState.IN_PROGRESS)
    late.due_at = NOW
    session.flush()
    rows = {row[0]: row[1:] for row in desk.figure("ageing").rows}
    # under 1 d, 1–3 d, 3–7 d, over 7 d, over target, p50, p90 (0.6 of the way from 100 to 400), number, late by age
    assert rows["open"] == (2, 1, 1, 1, 0, 30.0, 280.0, 5, 0, 0, 0, 0)
    assert rows["adjudication"] == (0, 1, 0, 0, 0, 24.0, 24.0, 1, 0, 0, 0, 0)
    assert rows["in_progress"] == (0, 0, 1, 0, 1, 72.0, 72.0, 1, 0, 0, 1, 0)
    assert rows["recheck"] == (0, 0, 0, 0, 0, None, None, 0, 0, 0, 0, 0)
    assert desk.figure("ageing").n == 7
    assert len(desk.behind("ageing", state="open", band="0")) == 2
    assert desk.behind("ageing", state="in_progress", band="2") == desk.behind("ageing", due="over_target") == [late.id]
    assert desk.behind("ageing", state="in_progress", band="2", due="on_target") == []
    assert len(desk.behind("ageing", state="open", band="0", due="on_target")) == 2
    assert len(desk.behind("ageing")) == 7


@on_both_databases
def test_arrivals_and_closures_by_week(session, desk):
    # 1 June 2024 is a Saturday of the week from 27 May.
    first = desk.publish(NOW)
    step(session, desk.review(), "decline", desk.author, NOW + DAY, decline_reason="opinion")
    step(session, first, "recheck", desk.author, NOW + 2 * DAY, reason="A newer count is out.")
    figure = desk.figure("arrivals-and-closures", now=NOW + 3 * DAY, days=30)
    weeks = {row[0]: row[1:] for row in figure.rows}
    assert (weeks["2024-05-27"], weeks["2024-06-03"]) == ((2, 2), (1, 0))
    assert [row[1:] for row in figure.rows[:-2]] == [(0, 0)] * 4, "quiet weeks are there too"
    assert figure.n == 5
    now = NOW + 3 * DAY
    assert desk.behind("arrivals-and-closures", now=now, week="2024-06-03", side="arrivals") == [first.id]
    assert len(desk.behind("arrivals-and-closures", now=now, week="2024-05-27", side="closures")) == 2
    assert desk.behind("arrivals-and-closures", now=now, week="2024-06-03", side="closures") == []


@on_both_databases
def test_who_holds_what(session, desk):
    mine = write_draft(session, desk.review(), desk.author, NOW - 10 * HOUR)
    write_draft(session, desk.review(), desk.author, NOW - 20 * HOUR)
    step(session, write_draft(session, desk.review(), desk.author, NOW - 30 * HOUR), "submit", desk.author, NOW - HOUR)
    mine.due_at = NOW
    session.flush()
    rows = [row for row in desk.figure("people").rows if row[0] == desk.author.user_id]
    # holds 2 (one over target), half of them below 15 h, nine tenths below 19 h; took 3, handed 1 in, closed none
    assert [row[2:] for row in rows] == [(2, 1, 15.0, 19.0, 3, 1, 0)]
    assert len(desk.behind("people", person_id=str(desk.author.user_id))) == 2
    assert desk.behind("people", person_id=str(desk.author.user_id), due="over_target") == [mine.id]


@on_both_databases
def test_what_expires_by_week(session, desk):
    soon = desk.publish(valid_until=dt.date(2024, 6, 2))
    later = desk.publish(valid_until=dt.date(2024, 8, 30))
    desk.publish(valid_until=dt.date(2024, 8, 31))
    desk.publish(valid_until=None, timeless=True, timeless_reason="It happened once.")
    figure = desk.figure("expiring")
    assert (figure.n, figure.rows[0], figure.rows[-1]) == (2, ("2024-05-27", 1), ("2024-08-26", 1))
    assert len(figure.rows) == 14
    assert desk.behind("expiring", week="2024-05-27") == [soon.id]
    assert desk.behind("expiring") == [soon.id, later.id], "in the order in which they expire"


def test_sources_count_once_and_matching_reads_the_newest_replay(session, desk):
    assert desk.figure("matching").rows == ()
    desk.publish()
    desk.publish()
    sources = desk.figure("sources")
    assert (sources.n, sum(row[1] for row in sources.rows)) == (1, 1)
    assert len(desk.behind("sources", state=str(sources.rows[0][0]))) == 2

    def share(right, of):
        return {"right": right, "of": of, "value": right / of, "interval": [0.1, 0.9]}

    report = {"relations": {"same": {"precision": share(30, 40), "recall": share(3, 4), "f1": 0.5}}}
    row = Replay(matcher_version="m/1", threshold=0.9, pairs=50, judged=44, report=report, actor="cli", created_at=NOW)
    session.add(row)
    session.flush()
    figure = desk.figure("matching")
    assert figure.n == 44
    assert [row[1:7] for row in figure.rows] == [
        ("precision", 30, 40, 0.75, 0.1, 0.9),
        ("recall", 3, 4, None, None, None),
    ]


@pytest.mark.parametrize("insight", list(Insight))
def test_what_tells_of_a_desk_is_for_its_members(session, desk, insight):
    stranger = make_member(session, make_organization(session), OrganizationRole.ADMIN)
    for actor in (stranger, Actor("visitor")):
        if insight in PUBLIC:
            assert desk.figure(insight, actor=actor).name is insight
        else:
            with pytest.raises(NotAllowed):
                desk.figure(insight, actor=actor)
            with pytest.raises(NotAllowed):
                list_behind(session, insight, period_of(desk.organization.id, 30, now=NOW), {}, actor=actor)
    assert desk.figure(insight, actor=SYSTEM).columns
    if insight not in LISTED:
        assert desk.behind(insight) == []


def test_unknown_names_and_periods_are_refused(session, desk):
    with pytest.raises(NotFound):
        find_insight("nothing")
    with pytest.raises(Invalid):
        period_of(desk.organization.id, 31, now=NOW)
    with pytest.raises(NotFound):
        make_figure(session, Insight.EXPIRING, period_of(10**9, 30, now=NOW), actor=SYSTEM)
