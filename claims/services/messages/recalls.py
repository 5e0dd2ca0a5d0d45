"""Recalls: whoever was served a revision that no longer stands is told, and says what was done about it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, select
from sqlalchemy.orm import Session, aliased

from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.messages.events import RecallAction, RecallKind, ReviewRecalled, UsedRevision
from claims.models.article import Article
from claims.models.article_version import ArticleVersion
from claims.models.claim import Claim
from claims.models.organization import Organization
from claims.models.recall import Recall
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.models.usage import Usage
from claims.models.user import OrganizationRole
from claims.services.answers.answers import permalink
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM, Actor, require_role
from claims.services.base.events import write_event
from claims.services.base.organization_families import is_one_of, owners
from claims.services.base.paging import Page, RankPlace, checked_limit, decode_rank_cursor, page_of
from claims.services.base.rows import MOST_COUNTED, count_up_to, find_row

RECALL_JOB = "recall_uses"

CONSUMERS_AT_ONCE = 100
"""Consumers told in one transaction; the rest are told by a job, so that who publishes does not wait for them."""

MOST_TOLD = 1_000
"""Consumers up to which those told of one review are counted."""

MOST_USES = 100
"""Uses that one event names; the list has them all."""

ACTING_ROLES = (
    OrganizationRole.EDITOR,
    OrganizationRole.CHECKER,
    OrganizationRole.REVIEWER,
    OrganizationRole.ADMIN,
)
_LIST = "recalls"


@dataclass(frozen=True, slots=True)
class RecallNotice:
    """What is recalled: every use of a review's revisions below ``below``; ``current`` is the revision that stands."""

    review_id: int
    kind: RecallKind
    below: int
    current: int | None
    subject: str


@dataclass(frozen=True, slots=True)
class OpenRecall:
    """A use that no longer stands, and nobody has said what was done: what was served, what stands now, where it stands.

    ``recalls`` are all that are open for it, oldest first; ``headline`` is that of the article's newest version.
    """

    usage: Usage
    recalls: tuple[Recall, ...]
    used: ReviewRevision
    current: ReviewRevision | None
    review: Review
    claim: Claim
    organization: Organization
    article: Article | None
    headline: str


@dataclass(frozen=True, slots=True)
class Told:
    """How many consumers were told that what they were served of a review no longer stands, and of these how many have not
    said yet what they did; each counted up to ``MOST_TOLD``."""

    consumers: int
    silent: int


def recall_uses(session: Session, notice: RecallNotice, *, now: dt.datetime) -> None:
    """Tell everybody who was served what is recalled, the first of them at once."""
    after = tell_consumers(session, notice, after="", now=now)
    if after is not None:
        jobs.enqueue(session, RECALL_JOB, notice_arguments(notice, after), owner=SYSTEM.label, now=now)


def notice_arguments(notice: RecallNotice, after: str) -> dict[str, Any]:
    """A notice as the arguments of the job that goes on with it after a consumer."""
    return {
        "review_id": notice.review_id,
        "kind": notice.kind.value,
        "below": notice.below,
        "current": notice.current,
        "subject": notice.subject,
        "after": after,
    }


def notice_of(arguments: Mapping[str, Any]) -> RecallNotice:
    """The notice that a job goes on with."""
    return RecallNotice(
        review_id=int(arguments["review_id"]),
        kind=RecallKind(arguments["kind"]),
        below=int(arguments["below"]),
        current=arguments["current"],
        subject=str(arguments["subject"]),
    )


def tell_consumers(session: Session, notice: RecallNotice, *, after: str, now: dt.datetime) -> str | None:
    """Tell the next consumers; gives the one to go on after, None when all know. Whoever knows already is left out."""
    consumers = _consumers(session, notice, after)
    uses = _newest_uses(session, notice, consumers)
    review = session.get_one(Review, notice.review_id)
    name = session.get_one(Organization, review.organization_id).name
    for (consumer, organization_id), found in uses.items():
        session.add_all(
            Recall(
                usage_id=usage.id,
                organization_id=organization_id,
                subject=notice.subject,
                kind=notice.kind,
                current_number=notice.current,
                recalled_at=now,
            )
            for usage, _ in found
        )
        used = max(number for _, number in found)
        data = ReviewRecalled(
            claim_id=review.claim_id,
            review_id=review.id,
            organization=name,
            consumer=consumer,
            used=used,
            current=notice.current,
            kind=notice.kind,
            uses=tuple(
                UsedRevision(usage_id=usage.id, revision=number, article_id=usage.article_id)
                for usage, number in found[:MOST_USES]
            ),
            permalink=permalink(review.id, notice.current or used),
        )
        write_event(session, data, now=now, organization_id=organization_id)
    session.flush()  # the next part asks the database who knows
    return consumers[-1] if len(consumers) == CONSUMERS_AT_ONCE else None


def open_recalls(
    session: Session, organization_id: int, *, after: str | None = None, limit: int = 50
) -> Page[OpenRecall]:
    """Uses of the organization that nobody has seen to, those recalled longest ago first.

    A lapsed date is listed only as long as no later revision took its place. Raises ``Invalid`` (``bad_cursor``,
    ``limit_out_of_range``).
    """
    first = (
        select(Recall)
        .join(Usage, Usage.id == Recall.usage_id)
        .join(ReviewRevision, ReviewRevision.id == Usage.revision_id)
        .join(Review, Review.id == ReviewRevision.review_id)
        .where(_is_own(session, organization_id), _is_open(Recall), ~_has_earlier())
    )
    if after is not None:
        first = first.where(Recall.id > decode_rank_cursor(_LIST, after).id)
    rows = session.scalars(first.order_by(Recall.id).limit(checked_limit(limit) + 1)).all()
    page = page_of(rows, limit, _LIST, lambda row: RankPlace(0, row.id))
    return Page(_views(session, [row.usage_id for row in page.items]), page.next_cursor)


@dataclass(frozen=True, slots=True)
class SettledRecall:
    """A use that somebody has seen to: what was served, of which claim, and what was done, by whom and when."""

    recall: Recall
    used: ReviewRevision
    language: str


def settled_recalls(session: Session, organization_id: int, *, limit: int) -> list[SettledRecall]:
    """What the organization has seen to last, newest first; of several recalls of one use the newest."""
    later = aliased(Recall)
    is_told_again = exists().where(
        later.usage_id == Recall.usage_id, later.acknowledged_at.is_not(None), later.id > Recall.id
    )
    rows = session.execute(
        select(Recall, ReviewRevision, Claim.language)
        .join(Usage, Usage.id == Recall.usage_id)
        .join(ReviewRevision, ReviewRevision.id == Usage.revision_id)
        .join(Review, Review.id == ReviewRevision.review_id)
        .join(Claim, Claim.id == Review.claim_id)
        .where(_is_own(session, organization_id), Recall.acknowledged_at.is_not(None), ~is_told_again)
        .order_by(Recall.acknowledged_at.desc(), Recall.id.desc())
        .limit(limit)
    )
    return [SettledRecall(recall, used, language) for recall, used, language in rows]


def count_open(session: Session, organization_id: int, *, limit: int = MOST_COUNTED) -> int:
    """How many uses wait, counted up to ``limit``."""
    found = (
        select(Recall.usage_id)
        .join(Usage, Usage.id == Recall.usage_id)
        .join(ReviewRevision, ReviewRevision.id == Usage.revision_id)
        .join(Review, Review.id == ReviewRevision.review_id)
        .where(_is_own(session, organization_id), _is_open(Recall))
        .distinct()
    )
    return count_up_to(session, found, limit)


def count_told(session: Session, review_id: int) -> Told:
    """Who was told of a review's later revisions or its withdrawal: numbers alone, for whose they are is theirs."""
    told = (
        select(Usage.consumer)
        .join(Recall, Recall.usage_id == Usage.id)
        .join(ReviewRevision, ReviewRevision.id == Usage.revision_id)
        .join(Review, Review.id == ReviewRevision.review_id)
        .where(Review.id == review_id)
        .distinct()
    )
    return Told(count_up_to(session, told, MOST_TOLD), count_up_to(session, told.where(_is_open(Recall)), MOST_TOLD))


def acknowledge(
    session: Session, usage_id: int, action: RecallAction | str, *, actor: Actor, now: dt.datetime
) -> list[Recall]:
    """Say what was done about a use that no longer stands; settles all its open recalls, and those of older revisions
    served to the same consumer for the same article.

    Raises ``NotFound`` for uses of other organizations, ``NotAllowed``, ``Invalid`` (``action_unknown``) and ``Conflict``
    (``nothing_recalled``), also where it was said already.
    """
    usage = find_row(session, Usage, usage_id)
    if usage is None or usage.organization_id is None or not actor.acts_for(usage.organization_id):
        raise NotFound(f"Your organization has no use {usage_id}.", code="usage_unknown")
    if actor.user_id is not None:
        require_role(actor, *ACTING_ROLES)
    try:
        done = RecallAction(action)
    except ValueError as error:
        known = ", ".join(RecallAction)
        raise Invalid(f"Say one of: {known}.", code="action_unknown", field="action") from error
    rows = session.scalars(_recalls_of(session, usage).with_for_update()).all()
    if not any(row.usage_id == usage.id for row in rows):
        raise Conflict("Nothing is open about this use: it still stands, or was seen to.", code="nothing_recalled")
    for row in rows:
        row.acknowledged_at, row.action, row.acknowledged_by = now, done, actor.label
    session.flush()  # the list is read in the same transaction
    return list(rows)


def _recalls_of(session: Session, usage: Usage) -> Select[Recall]:
    """The open recalls of a use and of older ones that it took the place of."""
    revision = session.get_one(ReviewRevision, usage.revision_id)
    older = (
        select(Usage.id)
        .join(ReviewRevision, ReviewRevision.id == Usage.revision_id)
        .where(
            Usage.consumer == usage.consumer,
            Usage.organization_id == usage.organization_id,
            Usage.article_id.is_not_distinct_from(usage.article_id),
            ReviewRevision.review_id == revision.review_id,
            ReviewRevision.number <= revision.number,
        )
    )
    return (
        select(Recall)
        .where(Recall.usage_id.in_(older), Recall.acknowledged_at.is_(None))
        .order_by(Recall.id)
        .execution_options(populate_existing=True)
    )


def _consumers(session: Session, notice: RecallNotice, after: str) -> Sequence[str]:
    return session.scalars(
        select(Usage.consumer)
        .join(ReviewRevision, ReviewRevision.id == Usage.revision_id)
        .where(
            ReviewRevision.review_id == notice.review_id,
            ReviewRevision.number < notice.below,
            Usage.organization_id.is_not(None),
            Usage.consumer > after,
        )
        .distinct()
        .order_by(Usage.consumer)
        .limit(CONSUMERS_AT_ONCE)
    ).all()


def _newest_uses(
    session: Session, notice: RecallNotice, consumers: Sequence[str]
) -> dict[tuple[str, int], list[tuple[Usage, int]]]:
    """By consumer and organization the uses that are recalled, with the number of the revision: one an article, the newest;
    an article for which a later revision was served meanwhile has none."""
    told = select(Recall.usage_id).where(Recall.usage_id == Usage.id, Recall.subject == notice.subject)
    rows = session.execute(
        select(Usage, ReviewRevision.number, exists(told).label("told"))
        .join(ReviewRevision, ReviewRevision.id == Usage.revision_id)
        .where(ReviewRevision.review_id == notice.review_id, Usage.consumer.in_(consumers))
        .order_by(ReviewRevision.number, Usage.id)
    ).all()
    newest: dict[tuple[str, int, int | None], tuple[Usage, int, bool]] = {}
    for usage, number, is_told in rows:
        if usage.organization_id is not None:
            newest[usage.consumer, usage.organization_id, usage.article_id] = (usage, number, is_told)
    found: dict[tuple[str, int], list[tuple[Usage, int]]] = defaultdict(list)
    for (consumer, organization_id, _), (usage, number, is_told) in newest.items():
        if number < notice.below and not is_told:
            found[consumer, organization_id].append((usage, number))
    return dict(found)


def _is_own(session: Session, organization_id: int) -> ColumnElement[bool]:
    """Of the organization, or of one merged into it: what that was served is told to who answers for it now."""
    return is_one_of(Recall.organization_id, owners(session, organization_id))


def _is_open(recall: type[Recall]) -> ColumnElement[bool]:
    """Not seen to, and not a lapsed date that a later revision has extended; needs the use's review joined."""
    is_lapsed = and_(recall.kind == RecallKind.EXPIRED, Review.current_number != recall.current_number)
    return and_(recall.acknowledged_at.is_(None), ~is_lapsed)


def _has_earlier() -> ColumnElement[bool]:
    earlier = aliased(Recall)
    return exists().where(earlier.usage_id == Recall.usage_id, earlier.id < Recall.id, _is_open(earlier))


def _views(session: Session, usage_ids: Sequence[int]) -> list[OpenRecall]:
    used, current = aliased(ReviewRevision), aliased(ReviewRevision)
    rows = session.execute(
        select(Usage, used, current, Review, Claim, Organization, Article)
        .join(used, used.id == Usage.revision_id)
        .join(Review, Review.id == used.review_id)
        .join(Claim, Claim.id == Review.claim_id)
        .join(Organization, Organization.id == Review.organization_id)
        .outerjoin(current, and_(current.review_id == Review.id, current.number == Review.current_number))
        .outerjoin(Article, Article.id == Usage.article_id)
        .where(Usage.id.in_(usage_ids))
    ).all()
    recalls = _open_by_usage(session, usage_ids)
    headlines = _headlines(session, [article.id for *_, article in rows if article is not None])
    views = {
        usage.id: OpenRecall(
            usage=usage,
            recalls=tuple(recalls[usage.id]),
            used=was,
            current=None if review.withdrawn_at is not None else now,
            review=review,
            claim=claim,
            organization=organization,
            article=article,
            headline="" if article is None else headlines.get(article.id, ""),
        )
        for usage, was, now, review, claim, organization, article in rows
    }
    return [views[usage_id] for usage_id in usage_ids]


def _open_by_usage(session: Session, usage_ids: Iterable[int]) -> dict[int, list[Recall]]:
    found: dict[int, list[Recall]] = defaultdict(list)
    rows = (
        select(Recall)
        .join(Usage, Usage.id == Recall.usage_id)
        .join(ReviewRevision, ReviewRevision.id == Usage.revision_id)
        .join(Review, Review.id == ReviewRevision.review_id)
        .where(Recall.usage_id.in_(list(usage_ids)), _is_open(Recall))
        .order_by(Recall.id)
    )
    for recall in session.scalars(rows):
        found[recall.usage_id].append(recall)
    return found


def _headlines(session: Session, article_ids: Sequence[int]) -> dict[int, str]:
    """The headline of each article's newest version."""
    rows = session.execute(
        select(ArticleVersion.article_id, ArticleVersion.headline)
        .where(ArticleVersion.article_id.in_(article_ids))
        .order_by(ArticleVersion.number)
    )
    return {row.article_id: row.headline or "" for row in rows}
