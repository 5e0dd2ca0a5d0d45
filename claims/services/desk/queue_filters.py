"""What narrows a tab of the queue, so that a page of it is quick among a million claims.

A filter on the claim (its type, a topic, an outlet) is rare or frequent. If rare, the claims that have it are few: they
are read from that side and the list is made of them, complete. If frequent, the tab is read in its own order by index and
a page is soon full. Between both a page ends after ``LOOKED_AT`` rows with a cursor to go on from.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from claims.core.verdicts import ClaimKind
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.outlet import Outlet
from claims.models.review import Review
from claims.models.speaker import Speaker
from claims.models.topic_follow import TopicFollow
from claims.services.base.merged_rows import is_one_with

FEW = 2_000
"""Claims up to which a filter counts as rare: as many are put in order in a few milliseconds."""

LOOKED_AT = 2_000
"""Rows of a tab that one page looks at in vain: in the order of demand their claims lie anywhere among a million."""

WORTH_FROM = 0.5
"""Check-worthiness from which a claim is worth checking: two in five claims of a news article have it."""

RECENT_ARTICLES = 5_000
MOST_OUTLETS = 200
"""Outlets that are offered: those of the newest articles."""


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Conditions that all hold; None and False stand for any. ``topic`` is a row of what somebody follows."""

    kind: ClaimKind | None = None
    topic: TopicFollow | None = None
    outlet_id: int | None = None
    older_than: dt.timedelta | None = None
    snoozed: bool = False
    """What is snoozed instead of what is not."""
    worth_checking: bool = False
    """Only claims that are more likely than not to be checked first (``WORTH_FROM``)."""


EVERYTHING = QueueFilter()


def claim_conditions(wanted: QueueFilter) -> list[ColumnElement[bool]]:
    """The conditions on ``Claim`` of a row; the words of a topic are only narrowed, ``topics.has_words`` decides."""
    found: list[ColumnElement[bool]] = []
    if wanted.kind is not None:
        found.append(Claim.kind == wanted.kind)
    if wanted.worth_checking:
        found.append(Claim.check_worthiness >= WORTH_FROM)
    if wanted.topic is not None:
        found += _of_topic(wanted.topic)
    if wanted.outlet_id is not None:
        found.append(exists(_said_by(wanted.outlet_id).where(Appearance.claim_id == Claim.id)))
    return found


def few_claims(session: Session, wanted: QueueFilter) -> list[int] | None:
    """The claims that fulfil one of the conditions, where these are few; None where each is frequent, and without any."""
    for query in _ways(wanted):
        found = session.scalars(query.limit(FEW + 1)).all()
        if len(found) <= FEW:
            return sorted({claim_id for claim_id in found if claim_id is not None})
    return None


def offered_outlets(session: Session, chosen: int | None = None) -> list[tuple[int, str]]:
    """Outlets to choose from, by name: those of the newest articles, and the one that is chosen. Of several with one name
    each says its site."""
    filed = aliased(Outlet)
    newest = select(Article.outlet_id).order_by(Article.id.desc()).limit(RECENT_ARTICLES).subquery()
    shown = select(func.coalesce(filed.merged_into_id, filed.id)).where(filed.id.in_(select(newest.c.outlet_id)))
    offered: ColumnElement[bool] = Outlet.id.in_(shown)
    if chosen is not None:
        offered = or_(offered, Outlet.id == chosen)
    query = select(Outlet.id, Outlet.name, Outlet.key).where(offered).order_by(Outlet.name, Outlet.id)
    rows = session.execute(query).all()
    names = Counter(row.name for row in rows)
    return [
        (row.id, f"{row.name} ({_site(row.key)})" if names[row.name] > 1 else row.name)
        for index, row in enumerate(rows)
        if index < MOST_OUTLETS or row.id == chosen
    ]


def _site(key: str) -> str:
    return "no site" if key.startswith("name:") else key


def _ways(wanted: QueueFilter) -> list[Select[Any]]:
    """Each condition read from its own side, by index."""
    ways: list[Select[Any]] = []
    if wanted.topic is not None and wanted.topic.speaker_id is not None:
        ways.append(select(Claim.id).where(is_one_with(Claim.speaker_id, Speaker, wanted.topic.speaker_id)))
    if wanted.outlet_id is not None:
        ways.append(_said_by(wanted.outlet_id).where(Appearance.claim_id.is_not(None)))
    kind = wanted.kind or (wanted.topic.kind if wanted.topic else None)
    if kind is not None:
        ways.append(select(Claim.id).where(Claim.kind == kind))
    return ways


def _said_by(outlet_id: int) -> Select[Any]:
    return (
        select(Appearance.claim_id)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .where(is_one_with(Article.outlet_id, Outlet, outlet_id))
    )


def _of_topic(topic: TopicFollow) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if topic.kind is not None:
        found.append(Claim.kind == topic.kind)
    if topic.speaker_id is not None:
        found.append(is_one_with(Claim.speaker_id, Speaker, topic.speaker_id))
    return [*found, *(_has_word(word) for word in topic.words.split())]


def _has_word(word: str) -> ColumnElement[bool]:
    """That the letters stand in the text; SQLite folds only those of ASCII, so each usual way to write them is asked."""
    ways = {word, word.capitalize(), word.upper()}
    return or_(*(Claim.text.icontains(way, autoescape=True) for way in sorted(ways)))


def age_condition(older_than: dt.timedelta, now: dt.datetime) -> ColumnElement[bool]:
    """That a review has been in its state for so long."""
    return Review.state_since <= now - older_than
