"""Jumps of demand: noticed as articles come in, told once a claim and day to those who follow its topic."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.messages.events import DemandSpiked
from claims.core.statistics.spikes import LEAST_OUTLETS, SPIKE_DAYS, is_spike, spike_threshold
from claims.core.texts.day_words import first_moment
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.claim_demand import ClaimDemand, DemandAlert
from claims.models.topic_follow import TopicFollow
from claims.models.user import User
from claims.services.articles.outlets import shown_outlet_id
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM
from claims.services.base.claim_families import family_of
from claims.services.base.events import write_event
from claims.services.base.notifications import Notice, notify
from claims.services.claims.topics import is_of_topic, speakers_of

JOB = "tell_of_spike"
KIND = Notice.SPIKE.value

_FOLLOWS_AT_ONCE = 500


def notice_spikes(session: Session, claim_ids: Sequence[int], *, now: dt.datetime) -> list[DemandAlert]:
    """Look whether demand for these claims (that lead to no other) jumped today, UTC; one alert a claim and day.

    Told by a job, so that who links an article does not wait for it.
    """
    today = now.astimezone(dt.UTC).date()
    alerts = []
    for claim_id in sorted(set(claim_ids)):
        if not _may_jump(session, claim_id, today):
            continue
        daily = daily_outlets(session, claim_id, today)
        before = [daily[today - dt.timedelta(days=back)] for back in range(SPIKE_DAYS, 0, -1)]
        if not is_spike(daily[today], before):
            continue
        alert = DemandAlert(
            claim_id=claim_id, day=today, outlets=daily[today], threshold=spike_threshold(before), created_at=now
        )
        session.add(alert)
        session.flush()  # the job names it
        jobs.enqueue(session, JOB, {"alert_id": alert.id, "after": 0}, owner=SYSTEM.label, now=now)
        data = DemandSpiked(
            claim_id=claim_id,
            day=today,
            outlets=alert.outlets,
            threshold=alert.threshold,
            permalink=f"/claims/{claim_id}",
        )
        write_event(session, data, now=now)
        alerts.append(alert)
    return alerts


def daily_outlets(session: Session, claim_id: int, today: dt.date) -> Counter[dt.date]:
    """Distinct outlets that said the claim, by day of publication (UTC), today and ``SPIKE_DAYS`` days before."""
    start = first_moment(today - dt.timedelta(days=SPIKE_DAYS))
    end = first_moment(today + dt.timedelta(days=1))
    rows = session.execute(
        select(ArticleVersion.published_at, shown_outlet_id())
        .join(Appearance, Appearance.article_version_id == ArticleVersion.id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .where(
            Appearance.claim_id.in_(family_of(session, claim_id)),
            ArticleVersion.published_at >= start,
            ArticleVersion.published_at < end,
        )
        .distinct()
    )
    seen = {(published_at.astimezone(dt.UTC).date(), outlet_id) for published_at, outlet_id in rows}
    return Counter(day for day, _ in seen)


def tell_of_spike(session: Session, alert_id: int, *, after: int, now: dt.datetime) -> int | None:
    """Tell the next people whose topics the claim is of; gives the follow's id after which to go on, None when all know."""
    alert = session.get(DemandAlert, alert_id)
    if alert is None:
        return None
    claim = session.get_one(Claim, alert.claim_id)
    follows = session.scalars(
        select(TopicFollow)
        .join(User, User.id == TopicFollow.user_id)
        .where(TopicFollow.id > after, User.active)
        .order_by(TopicFollow.id)
        .limit(_FOLLOWS_AT_ONCE)
    ).all()
    text = f"{alert.outlets} outlets said this on {alert.day.day} {alert.day:%b %Y}: {claim.text}"
    speakers = speakers_of(session, claim)
    for follow in follows:
        if is_of_topic(follow, claim, speakers):
            notify(session, follow.user_id, KIND, text, f"/claims/{claim.id}", now, subject=f"alert:{alert.id}")
    return follows[-1].id if len(follows) == _FOLLOWS_AT_ONCE else None


def _may_jump(session: Session, claim_id: int, today: dt.date) -> bool:
    """Whether enough outlets say it at all, and nobody was told of it today; two look-ups by key."""
    outlets = session.scalar(select(ClaimDemand.outlets).where(ClaimDemand.claim_id == claim_id)) or 0
    if outlets <= LEAST_OUTLETS:
        return False
    told = select(func.count()).where(DemandAlert.claim_id == claim_id, DemandAlert.day == today)
    return not session.scalar(told)
