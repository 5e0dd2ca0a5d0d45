"""What opens a recheck by itself: a date that came, opposite verdicts, an article that was changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, exists, not_, or_, select
from sqlalchemy.orm import Session

from claims.core.reviews.public_status import are_opposite
from claims.core.reviews.rechecks import RecheckTrigger
from claims.core.reviews.reviewing import ReviewAction, ReviewState
from claims.core.texts.day_words import day_in_words
from claims.core.verdicts import ClaimKind
from claims.models.article_version import ArticleVersion
from claims.models.organization import Organization
from claims.models.recheck_reason import RecheckReason
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.services.articles.articles import processed_before, processed_neighbors
from claims.services.base.actors import SYSTEM, Actor
from claims.services.base.claim_families import families_of
from claims.services.base.log import appending
from claims.services.base.organization_families import without_index
from claims.services.claims.claims import get_claim
from claims.services.desk.due_times import refresh_due_times
from claims.services.desk.review_access import lock_review, standing_revision
from claims.services.intake.version_diffs import claims_taken_back, unsaid_in
from claims.services.messages.review_events import tell_conflict
from claims.services.reviews.rechecks import note_reason, refresh_priority
from claims.services.reviews.review_publishing import due_day
from claims.services.reviews.reviews import ActionPayload, act

AT_ONCE = 200
"""Reviews that are found at once, where whoever asks names no other number."""

LATELY = dt.timedelta(days=2)
"""How far back the frequent run looks: of a million public verdicts that lapsed it would read all, every time."""


def trigger_recheck(
    session: Session,
    review_id: int,
    trigger: RecheckTrigger,
    *,
    subject: str = "",
    event: str = "",
    text: str,
    now: dt.datetime,
    actor: Actor = SYSTEM,
) -> RecheckReason | None:
    """Note a reason and, where the verdict stands unquestioned, open its recheck; None where nothing is new.

    A review that is in recheck or in approval already gets the reason beside its others. ``text`` is public; ``event`` is
    that of ``note_reason``.
    """
    review = lock_review(session, review_id)
    if standing_revision(session, review) is None:
        return None
    with appending(session):
        reason = note_reason(session, review, trigger, subject=subject, event=event, text=text, actor=actor, now=now)
        if reason is not None and review.state is ReviewState.PUBLISHED:
            _begin(session, review, text, now=now)
        elif reason is not None:
            refresh_due_times(session, [review])  # a graver reason leaves less time
    return reason


def reviews_whose_day_came(session: Session, *, now: dt.datetime, limit: int = AT_ONCE) -> list[int]:
    """The reviews whose public verdict lapsed lately, or was published lately and had lapsed before, and those whose look
    is set for a day that has come; at most ``limit`` of each. Only reads, each kind along an index of its own.

    What lapsed before ``LATELY`` is found by ``lapsed_reviews``.
    """
    today, since = now.date(), now - LATELY
    lately = (
        _lapsed(today)
        .where(ReviewRevision.valid_until.between(since.date(), today))
        .order_by(ReviewRevision.valid_until),
        _lapsed(today).where(ReviewRevision.published_at >= since).order_by(ReviewRevision.published_at),
    )
    planned = (
        select(Review.id)
        .where(Review.recheck_on <= today, Review.withdrawn_at.is_(None), Review.current_number.is_not(None))
        .order_by(Review.recheck_on)
    )
    return sorted({review_id for query in (*lately, planned) for review_id in session.scalars(query.limit(limit))})


def lapsed_reviews(session: Session, *, today: dt.date, after: int = 0, limit: int = AT_ONCE) -> list[int]:
    """The next reviews, by id, whose public verdict is past its valid-until and has no reason for that. Only reads: every
    public verdict, where few are left."""
    rows = _lapsed(today).where(Review.id > after).order_by(Review.id).limit(limit)
    return list(session.scalars(rows))


def recheck_dates(session: Session, review_ids: Sequence[int], *, now: dt.datetime) -> int:
    """Open the rechecks of those of the reviews whose day has come; gives how many reasons were noted.

    A verdict that lapses while it is looked at again gets the reason beside its others.
    """
    today, noted = now.date(), 0
    for review_id in review_ids:
        review = lock_review(session, review_id)
        revision = standing_revision(session, review)
        if revision is None:
            continue  # withdrawn since it was found
        if revision.valid_until is not None and revision.valid_until < today:
            noted += _date_came(session, review_id, revision.kind, revision.valid_until, now=now)
        if review.recheck_on is not None and review.recheck_on <= today:
            noted += _planned_day_came(session, review, review.recheck_on, now=now)
    return noted


def recheck_conflicts(session: Session, claim_id: int, *, now: dt.datetime) -> int:
    """Ask every organization whose verdict on a claim stands against another's to look again; gives how many reasons."""
    family = families_of(session, [claim_id])[claim_id]
    rows = session.execute(
        select(Review.id, Organization.name, ReviewRevision)
        .join(
            ReviewRevision, and_(ReviewRevision.review_id == Review.id, ReviewRevision.number == Review.current_number)
        )
        .join(Organization, Organization.id == Review.organization_id)
        .where(
            Review.claim_id.in_(family),
            Review.withdrawn_at.is_(None),
            or_(ReviewRevision.timeless, ReviewRevision.valid_until >= now.date()),
        )
        .order_by(Review.id)
    ).all()
    noted = 0
    opposite = [row for row in rows if any(are_opposite(row[2].verdict, other[2].verdict) for other in rows)]
    if opposite:
        tell_conflict(session, claim_id, [(row[0], row[1], row[2]) for row in opposite], now=now)
    for review_id, _, revision in rows:
        for other_id, other_name, other in rows:
            if other_id != review_id and are_opposite(revision.verdict, other.verdict):
                text = f"{other_name} rates this claim {other.rating}."
                subject = f"review:{other_id}/{other.number}"
                reason = trigger_recheck(
                    session, review_id, RecheckTrigger.CONFLICT, subject=subject, text=text, now=now
                )
                noted += reason is not None
    return noted


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The claims that a version of an article (``older``, by id) made and a later one changed or took out."""

    older: int
    newer: int
    claim_ids: frozenset[int]


def taken_back_by(session: Session, version: ArticleVersion) -> list[TakenBack]:
    """What an article's earlier version said and this one changed or took out, whether or not it tells so in a note, and
    where this one was read late, what it says and the next one did; nothing that the newest says. Only reads; of long
    versions for a while."""
    newest = processed_before(session, version.article_id)
    found = []
    for older, newer in processed_neighbors(session, version):
        claim_ids = claims_taken_back(session, older, newer)
        if newest is not None and newest != newer.id:
            claim_ids = unsaid_in(session, claim_ids, session.get_one(ArticleVersion, newest))
        found.append(TakenBack(older.id, newer.id, frozenset(claim_ids)))
    return found


def recheck_changed_article(session: Session, found: Iterable[TakenBack], *, now: dt.datetime) -> int:
    """Look again at the claims that versions have taken back, and at those that are one with them; gives how many
    reasons."""
    return sum(_recheck_taken_back(session, taken_back, now=now) for taken_back in found)


def _recheck_taken_back(session: Session, found: TakenBack, *, now: dt.datetime) -> int:
    before = session.get_one(ArticleVersion, found.older)
    version = session.get_one(ArticleVersion, found.newer)
    members = {member for family in families_of(session, found.claim_ids).values() for member in family}
    reviews = session.scalars(
        select(Review.id)
        .where(Review.claim_id.in_(members), Review.current_number.is_not(None), Review.withdrawn_at.is_(None))
        .order_by(Review.id)
    ).all()
    told = _told_by_later(session, version, reviews)
    text = (
        f"The article “{before.headline or before.article_id}” no longer says this since its version {version.number}."
    )
    subject = f"article:{version.article_id}/{version.number}"
    noted = [
        trigger_recheck(session, number, RecheckTrigger.ARTICLE_CORRECTED, subject=subject, text=text[:2_000], now=now)
        for number in reviews
        if number not in told
    ]
    return sum(reason is not None for reason in noted)


def _told_by_later(session: Session, version: ArticleVersion, review_ids: Collection[int]) -> set[int]:
    """Those of the reviews for which it is noted already that a later version of the article no longer says this: one that
    came to be read after it tells nothing new."""
    article = f"article:{version.article_id}/"
    rows = session.execute(
        select(RecheckReason.review_id, RecheckReason.subject)
        .join(Review, Review.id == RecheckReason.review_id)
        .where(
            RecheckReason.review_id.in_(review_ids),
            RecheckReason.revision_number == Review.current_number,
            RecheckReason.trigger == RecheckTrigger.ARTICLE_CORRECTED,
            RecheckReason.subject.startswith(article, autoescape=True),
        )
    )
    return {review_id for review_id, subject in rows if int(subject.removeprefix(article)) > version.number}


def refresh_priorities(session: Session, *, today: dt.date, after: int = 0, limit: int = AT_ONCE) -> int | None:
    """Work out anew how urgent open rechecks are; gives the id to go on after, None at the end."""
    rows = session.scalars(
        select(Review).where(Review.recheck_priority.is_not(None), Review.id > after).order_by(Review.id).limit(limit)
    ).all()
    for review in rows:
        refresh_priority(session, review, today=today)
    session.flush()  # the caller commits what is written
    return rows[-1].id if len(rows) == limit else None


def _lapsed(today: dt.date) -> Select[int]:
    """Reviews whose public verdict is past its valid-until, for which no reason was noted; which index is read for that is
    left to the conditions that are added."""
    noted = exists().where(
        RecheckReason.review_id == Review.id,
        RecheckReason.revision_number == Review.current_number,
        RecheckReason.trigger.in_((RecheckTrigger.EXPIRED, RecheckTrigger.PREDICTION_DUE)),
    )
    return (
        select(Review.id)
        .join(
            ReviewRevision, and_(ReviewRevision.review_id == Review.id, ReviewRevision.number == Review.current_number)
        )
        .where(without_index(ReviewRevision.valid_until < today), Review.withdrawn_at.is_(None), not_(noted))
    )


def _date_came(session: Session, review_id: int, kind: ClaimKind, valid_until: dt.date, *, now: dt.datetime) -> bool:
    is_due = kind is ClaimKind.PREDICTION
    text = f"{'It was due' if is_due else 'The verdict was valid until'} {day_in_words(valid_until)}."
    trigger = RecheckTrigger.PREDICTION_DUE if is_due else RecheckTrigger.EXPIRED
    return trigger_recheck(session, review_id, trigger, text=text, now=now) is not None


def _planned_day_came(session: Session, review: Review, planned: dt.date, *, now: dt.datetime) -> bool:
    review.recheck_on = None
    if planned == due_day(session, get_claim(session, review.claim_id)):
        text, trigger, subject = f"It was due {day_in_words(planned)}.", RecheckTrigger.PREDICTION_DUE, ""
    else:
        text, trigger = f"This look was planned for {day_in_words(planned)}.", RecheckTrigger.SCHEDULE
        subject = planned.isoformat()
    return trigger_recheck(session, review.id, trigger, subject=subject, text=text, now=now) is not None


def _begin(session: Session, review: Review, text: str, *, now: dt.datetime) -> None:
    act(
        session,
        review.id,
        ReviewAction.RECHECK,
        actor=SYSTEM,
        now=now,
        expected_version=None,
        payload=ActionPayload(reason=text),
    )
