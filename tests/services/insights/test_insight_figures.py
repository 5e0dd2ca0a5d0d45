"""Figures of large desks: kept, shown as of when they were computed, made anew when they are due."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select

from claims.core.errors import NotAllowed, Unavailable
from claims.models import InsightFigure
from claims.services.base.actors import Actor
from claims.services.insights import insight_figures
from claims.services.insights.insight_figures import compute, keep, list_wanted, read_figure, read_figures
from claims.services.insights.insights import PERIODS, Insight, make_figure, period_of
from tests.support.databases import on_both_databases
from tests.support.factories import (
    NOW,
    make_claim,
    make_member,
    make_organization,
    make_review,
    publish_review,
    step,
    write_draft,
)

HOUR, MINUTE = dt.timedelta(hours=1), dt.timedelta(minutes=1)
LARGE = 3


@pytest.fixture(autouse=True)
def few_reviews_are_many(monkeypatch):
    monkeypatch.setattr(insight_figures, "LIVE_UP_TO", LARGE - 1)
    monkeypatch.setattr(insight_figures, "KEPT_FROM", LARGE - 1)
    monkeypatch.setattr(insight_figures, "OVERTAKEN_BY", 2)


class Desk:
    def __init__(self, session, reviews=LARGE):
        self.session = session
        self.organization = make_organization(session)
        self.author = make_member(session, self.organization, "checker")
        self.reviewer = make_member(session, self.organization, "reviewer")
        for _ in range(reviews):
            self.review()

    def review(self, now=NOW):
        review = make_review(self.session, self.organization, make_claim(self.session))
        return publish_review(self.session, review, self.author, self.reviewer, now)

    def read(self, insight=Insight.VERDICTS_BY_TYPE, *, now=NOW, days=90):
        return read_figures(self.session, [insight], self.organization.id, days, actor=self.author, now=now)[insight]


def refresh(session, now=NOW) -> int:
    figures = [compute(session, wanted, now=now) for wanted in list_wanted(session, now=now)]
    keep(session, figures)
    session.flush()
    return len(figures)


def test_a_small_desk_sees_each_review_at_once(session):
    desk = Desk(session, reviews=1)
    assert desk.read().n == 1
    desk.review()
    assert desk.read(now=NOW + MINUTE).n == 2
    assert desk.read(now=NOW + MINUTE).period.end == NOW + MINUTE


@on_both_databases
def test_what_is_kept_is_what_would_be_computed(session):
    desk = Desk(session)
    declined = make_review(session, desk.organization, make_claim(session))
    step(session, declined, "decline", desk.author, NOW, decline_reason="opinion")
    write_draft(session, make_review(session, desk.organization, make_claim(session)), desk.author, NOW)
    refresh(session)
    session.expire_all()
    for insight in Insight:
        for days in PERIODS:
            period = period_of(desk.organization.id, days, now=NOW)
            assert desk.read(insight, days=days) == make_figure(session, insight, period, actor=desk.author)


def test_a_large_desk_sees_figures_as_of_when_they_were_computed(session):
    desk = Desk(session)
    assert desk.read() is None, "nobody has computed it"
    with pytest.raises(Unavailable) as raised:
        read_figure(session, Insight.PEOPLE, desk.organization.id, 90, actor=desk.author, now=NOW)
    assert raised.value.code == "figure_not_ready"
    refresh(session)
    desk.review()
    figure = desk.read(now=NOW + MINUTE)
    assert (figure.n, figure.period.start, figure.period.end) == (LARGE, NOW - dt.timedelta(days=90), NOW)
    assert desk.read(now=NOW + MINUTE, days=30).period.start == NOW - dt.timedelta(days=30)


def test_figures_are_due_by_age_and_by_steps_of_their_own_desk(session):
    desk = Desk(session)
    assert refresh(session) == 4 * len(PERIODS) + 5, "four insights have periods, five have none"
    assert refresh(session, NOW + 59 * MINUTE) == 0
    other = Desk(session, reviews=1)
    assert refresh(session, NOW + 59 * MINUTE) == 0, "another desk's steps, and that desk is small"
    assert other.read().n == 1
    desk.review()
    assert refresh(session, NOW + MINUTE) > 0, "more than two steps"
    assert desk.read().n == LARGE + 1
    assert refresh(session, NOW + MINUTE + HOUR) > 0, "an hour old"
    assert session.scalar(select(func.count()).select_from(InsightFigure)) == 4 * len(PERIODS) + 5, "replaced"


def test_desks_are_kept_apart(session):
    one, other = Desk(session), Desk(session, reviews=LARGE + 2)
    refresh(session)
    assert (one.read().n, other.read().n) == (LARGE, LARGE + 2)
    for _ in range(2):
        one.review()
    refresh(session, NOW + MINUTE)
    assert (one.read().period.end, other.read().period.end) == (NOW + MINUTE, NOW)


def test_a_kept_figure_of_a_desk_is_for_its_members(session):
    desk = Desk(session)
    refresh(session)
    stranger = make_member(session, make_organization(session), "admin")
    for actor in (stranger, Actor("visitor")):
        with pytest.raises(NotAllowed):
            read_figure(session, Insight.PEOPLE, desk.organization.id, 90, actor=actor, now=NOW)
        assert read_figure(session, Insight.SOURCES, desk.organization.id, 90, actor=actor, now=NOW).n == 1


def test_only_some_desks_are_due_at_once(session, monkeypatch):
    monkeypatch.setattr(insight_figures, "_ORGANIZATIONS_AT_ONCE", 1)
    desks = [Desk(session) for _ in range(2)]
    refresh(session)
    assert [desk.read() is None for desk in desks] == [False, True]
    refresh(session)
    assert [desk.read() is None for desk in desks] == [False, False]
