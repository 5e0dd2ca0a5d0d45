"""What a badge says: a claim's answers and what became of the revision that it was made with; an article's claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.reviews.corrections import MATERIAL
from claims.core.texts.day_words import first_moment
from claims.models.appearance import Appearance
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.answers.answers import ReviewAnswer, answers_for_claims
from claims.services.articles.articles import is_newest_read
from claims.services.base.claim_families import families_of, family_of, root_of
from claims.services.base.rows import find_row

MOST_CLAIMS = 100
"""Claims of one article that a badge counts."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """The revision that a badge was made with: its review, number and words, and when the newest one was published."""

    review_id: int
    number: int
    rating: str
    updated_at: dt.datetime | None
    """None while it is still the newest."""


@dataclass(frozen=True, slots=True)
class ClaimBadge:
    """A claim with each organization's answer; ``pinned`` where the badge names a revision of it."""

    claim: Claim
    answers: Sequence[ReviewAnswer]
    pinned: Pinned | None


@dataclass(frozen=True, slots=True)
class ArticleBadge:
    """An article's claims, each with its answers, and the verdicts on them that changed since a day."""

    article_id: int
    headline: str
    claims: Sequence[tuple[Claim, Sequence[ReviewAnswer]]]
    changed: Sequence[tuple[Claim, str, dt.datetime]]
    """Claim, the words of its rating before, and when it changed; newest first."""


def claim_badge(
    session: Session, claim_id: int, *, today: dt.date, pin: tuple[int, int] | None = None
) -> ClaimBadge | None:
    """What a badge of a claim says, with ``pin`` (review, number) as it was made; None for an unknown claim."""
    if find_row(session, Claim, claim_id) is None:
        return None
    claim = session.get_one(Claim, root_of(session, claim_id))
    answers = answers_for_claims(session, [claim.id], on=today, published=None).get(claim.id, [])
    return ClaimBadge(claim, answers, _pinned(session, claim.id, pin) if pin else None)


def article_badge(
    session: Session, article_id: int, *, today: dt.date, since: dt.date | None = None
) -> ArticleBadge | None:
    """What a badge of an article says; None for an unknown article."""
    article = find_row(session, Article, article_id)
    if article is None:
        return None
    rows = session.execute(
        select(Appearance.claim_id, ArticleVersion.headline)
        .join(ArticleVersion, ArticleVersion.id == Appearance.article_version_id)
        .where(ArticleVersion.article_id == article_id, Appearance.claim_id.is_not(None), is_newest_read())
        .order_by(Appearance.start)
        .limit(MOST_CLAIMS)
    ).all()
    families = families_of(session, [row.claim_id for row in rows])
    ids = list(dict.fromkeys(families[row.claim_id][0] for row in rows))
    known = {claim.id: claim for claim in session.scalars(select(Claim).where(Claim.id.in_(ids)))}
    answers = answers_for_claims(session, ids, on=today, published=None)
    return ArticleBadge(
        article_id,
        rows[0].headline if rows else "",
        [(known[number], answers.get(number, ())) for number in ids],
        _changed(session, known, families, since) if since else (),
    )


def _pinned(session: Session, claim_id: int, pin: tuple[int, int]) -> Pinned | None:
    """The revision, if it is one of this claim."""
    review_id, number = pin
    family = family_of(session, claim_id)
    named = (Review.id == review_id, Review.claim_id.in_(family))
    rows = session.scalars(
        select(ReviewRevision)
        .join(Review, Review.id == ReviewRevision.review_id)
        .where(*named, ReviewRevision.number >= number)
        .order_by(ReviewRevision.number)
    ).all()
    if not rows or rows[0].number != number:
        return None
    updated = rows[-1].published_at if len(rows) > 1 else None
    return Pinned(review_id, number, rows[0].rating, updated)


def _changed(
    session: Session, known: dict[int, Claim], families: dict[int, tuple[int, ...]], since: dt.date
) -> list[tuple[Claim, str, dt.datetime]]:
    """Material changes since the beginning of a day (UTC): revisions, and withdrawals that still hold."""
    roots = {member: family[0] for family in families.values() for member in family}
    start = first_moment(since)
    before = ReviewRevision.__table__.alias("before")
    revised = session.execute(
        select(Review.claim_id, before.c.rating, ReviewRevision.published_at.label("at"))
        .join(Review, Review.id == ReviewRevision.review_id)
        .join(before, (before.c.review_id == ReviewRevision.review_id) & (before.c.number == ReviewRevision.number - 1))
        .where(
            Review.claim_id.in_(sorted(roots)),
            ReviewRevision.published_at >= start,
            ReviewRevision.correction_kind.in_(sorted(MATERIAL)),
        )
    ).all()
    withdrawn = session.execute(
        select(Review.claim_id, ReviewRevision.rating, Review.withdrawn_at.label("at"))
        .join(
            ReviewRevision,
            (ReviewRevision.review_id == Review.id) & (ReviewRevision.number == Review.current_number),
        )
        .where(Review.claim_id.in_(sorted(roots)), Review.withdrawn_at >= start)
    ).all()
    rows = sorted([*revised, *withdrawn], key=lambda row: row.at, reverse=True)
    return [(known[roots[row.claim_id]], row.rating, row.at) for row in rows]
