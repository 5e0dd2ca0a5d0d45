"""The reviews of an import: each is its organization's published revision, the next one where it changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from claims.core.formats.import_lines import ImportedClaim, ImportedEvidence, ImportedReview
from claims.core.reviews.corrections import EvidenceItem, RevisionContent, correction_kinds
from claims.core.reviews.reviewing import CorrectionKind, ReviewState
from claims.core.reviews.scales import IMPORTED_SCALE, Scale
from claims.core.reviews.validity import Validity, default_validity
from claims.core.sources.publisher_sites import publisher_site
from claims.core.sources.source_address import is_single_origin, origin
from claims.core.verdicts import ClaimKind
from claims.models.claim import Claim
from claims.models.recheck_reason import ReasonOutcome
from claims.models.review import Review, ReviewDraft
from claims.models.review_revision import Evidence, ReviewRevision
from claims.services.answers.scales import own_scales
from claims.services.base.actors import Actor
from claims.services.base.changes import record_status
from claims.services.base.log import note
from claims.services.base.organizations import get_or_create_organization
from claims.services.base.parts import in_parts
from claims.services.claims.claim_context import claim_contexts
from claims.services.desk.conflicts import queue_conflicts
from claims.services.desk.due_times import refresh_due_times
from claims.services.evidence.source_marks import log_marks
from claims.services.evidence.sources import Work, ensure_sources
from claims.services.exchange.removed_reviews import (
    emptied_columns,
    pages_of_removed_claims,
    refusal_of_pages,
    refusal_of_words,
    standing_texts,
)
from claims.services.messages.claim_follows import followed_among, tell_of_revision
from claims.services.messages.review_events import tell_published
from claims.services.reviews.rechecks import settle_reasons
from claims.services.reviews.review_publishing import revision_content

IMPORT = "import"
"""Name of the step in the history."""


@dataclass(frozen=True, slots=True)
class ReviewPlan:
    """A revision to write: of a new review (``review`` None) or as the next one of a stored review, whose current
    revision is ``previous``."""

    line: ImportedReview
    organization_id: int
    review: Review | None = None
    previous: ReviewRevision | None = None


@dataclass(frozen=True, slots=True)
class _Stored:
    review: Review
    revision: ReviewRevision | None
    has_draft: bool


def plan_reviews(
    session: Session, lines: Sequence[tuple[ImportedClaim, Claim | None]], *, now: dt.datetime
) -> list[tuple[ReviewPlan, ...] | str]:
    """For each line the revisions to write, or what keeps it out as a sentence; unknown organizations are created."""
    names = {review.organization for line, _ in lines for review in line.reviews}
    organizations = {name: get_or_create_organization(session, name, now=now).id for name in sorted(names)}
    stored = _stored_reviews(session, [claim.id for _, claim in lines if claim is not None])
    emptied = emptied_columns(session, [found.review.id for found in stored.values()])
    removed = pages_of_removed_claims(session)
    planned: list[tuple[ReviewPlan, ...] | str] = []
    for line, claim in lines:
        plans: list[ReviewPlan] = []
        problem = None
        if claim is None and removed:
            problem = refusal_of_pages(((one, organizations[one.organization]) for one in line.reviews), removed)
        for review in line.reviews:
            organization_id = organizations[review.organization]
            found = stored.get((claim.id, organization_id)) if claim is not None else None
            if found is None:
                plans.append(ReviewPlan(review, organization_id))
            elif not _is_same(session, review, found):
                problem = problem or _refusal(review, found)
                problem = problem or _refusal_of_words(session, review, found, emptied.get(found.review.id, set()))
                plans.append(ReviewPlan(review, organization_id, found.review, found.revision))
        planned.append(problem or tuple(plans))
    return planned


def write_reviews(
    session: Session, plans: Sequence[tuple[Claim, ReviewPlan]], *, now: dt.datetime, actor: Actor
) -> None:
    """Write planned revisions with their evidence and history: one statement a table, however many there are."""
    reviews = [plan.review or _new_review(claim, plan, now=now) for claim, plan in plans]
    session.add_all(reviews)
    session.flush()  # the revisions need the reviews' ids
    contexts = claim_contexts(session, {claim.id: claim for claim, _ in plans}.values())
    revisions = []
    scales = own_scales(session, {plan.organization_id for _, plan in plans})
    for (claim, plan), review in zip(plans, reviews, strict=True):
        kind = None if plan.previous is None else _correction_kind(session, claim, plan, plan.previous, now=now)
        revision = _revision(claim, plan, review, kind, now=now)
        revision.claim_context = contexts[claim.id]
        _rate_on(scales.get((plan.organization_id, ClaimKind(claim.kind))), revision)
        revisions.append(revision)
    session.add_all(revisions)
    session.flush()  # the evidence needs the revisions' ids
    _write_evidence(session, [plan for _, plan in plans], revisions, now=now)
    followed = followed_among(session, contexts)
    for (claim, plan), review, revision in zip(plans, reviews, revisions, strict=True):
        _make_public(session, claim, plan, review, revision, actor=actor, now=now)
        if review.claim_id in followed:
            tell_of_revision(session, review, revision, now=now)
    _end_work(session, [plan.review for _, plan in plans if plan.review is not None], now=now)
    queue_conflicts(session, sorted(contexts), now=now)


def imported_dates(review: ImportedReview, claim: Claim, *, now: dt.datetime) -> tuple[dt.date, Validity]:
    """The dates of a revision where the line leaves them open.

    ``true_as_of``: the day of the review, else of the claim, else of the import; the first that is not after a given
    ``valid_until``, or else that day. ``valid_until``: by the claim's type from ``true_as_of``, for a figure until its
    next release where the line gives it, unless the line is timeless.
    """
    true_as_of = review.true_as_of
    if true_as_of is None:
        days = [day for day in (review.reviewed_day, claim.claim_date, now.date()) if day is not None]
        last = review.valid_until
        true_as_of = next((day for day in days if last is None or day <= last), last or days[0])
    if review.timeless:
        return true_as_of, Validity(None, timeless=True)
    if review.valid_until is not None:
        return true_as_of, Validity(review.valid_until)
    return true_as_of, default_validity(ClaimKind(claim.kind), true_as_of, next_release=review.next_release)


def _make_public(
    session: Session,
    claim: Claim,
    plan: ReviewPlan,
    review: Review,
    revision: ReviewRevision,
    *,
    actor: Actor,
    now: dt.datetime,
) -> None:
    """Let the revision be what the review says from now on, with its step in the history."""
    note(session, revision)
    stood = None if plan.previous is None else plan.previous.verdict
    before = None if plan.review is None else review.state
    review.current_number = revision.number
    if review.state is not ReviewState.PUBLISHED:
        review.state, review.state_since = ReviewState.PUBLISHED, now
    reason, number = revision.reason, revision.number
    record_status(session, review, IMPORT, before, actor=actor, now=now, reason=reason, revision_number=number)
    is_new = claim.created_at == now  # made in this transaction: no article can say it yet
    tell_published(session, review, revision, before=stood, may_be_said=not is_new, now=now)


def _end_work(session: Session, reviews: Sequence[Review], *, now: dt.datetime) -> None:
    """Leave nothing to do on reviews that were stored and are published now: no open reason, no due time, no snooze."""
    settle_reasons(session, reviews, ReasonOutcome.REVISED, now=now)
    for review in reviews:
        review.snoozed_until = review.snoozed_by_id = None
    refresh_due_times(session, reviews)


def _stored_reviews(session: Session, claim_ids: Sequence[int]) -> dict[tuple[int, int], _Stored]:
    found: dict[tuple[int, int], _Stored] = {}
    for part in in_parts(claim_ids):
        rows = session.execute(
            select(Review, ReviewRevision, ReviewDraft.review_id)
            .outerjoin(
                ReviewRevision,
                (ReviewRevision.review_id == Review.id) & (ReviewRevision.number == Review.current_number),
            )
            .outerjoin(ReviewDraft, ReviewDraft.review_id == Review.id)
            .where(Review.claim_id.in_(part))
        )
        for review, revision, draft_id in rows:
            found[review.claim_id, review.organization_id] = _Stored(review, revision, draft_id is not None)
    return found


def _is_same(session: Session, line: ImportedReview, stored: _Stored) -> bool:
    """Whether the line says what is public already: word for word, or once its open dates are filled in."""
    revision = stored.revision
    if revision is None:
        return False
    if revision.import_hash == line.digest:
        return True
    return (
        revision.imported
        and line.url == revision.url
        and line.reviewed_at in (None, revision.reviewed_at)
        and _content(line, revision, line.true_as_of or revision.true_as_of) == revision_content(session, revision)
    )


def _content(line: ImportedReview, revision: ReviewRevision, true_as_of: dt.date) -> RevisionContent:
    open_dates = line.valid_until is None and not line.timeless
    return RevisionContent(
        claim_text=revision.claim_text,
        rating=line.rating,
        verdict=line.verdict,
        rationale=line.summary,
        true_as_of=true_as_of,
        valid_until=revision.valid_until if open_dates else line.valid_until,
        timeless=revision.timeless if open_dates else line.timeless,
        evidence=_evidence_items(line),
    )


def _refusal(line: ImportedReview, stored: _Stored) -> str | None:
    """Why a stored review cannot take an import's revision; None if it can."""
    review, revision = stored.review, stored.revision
    if revision is None:
        untouched = review.state is ReviewState.OPEN and not stored.has_draft
    else:
        untouched = (
            revision.imported
            and review.withdrawn_at is None
            and review.state in (ReviewState.PUBLISHED, ReviewState.RECHECK)
            and review.assignee_id is None
            and not stored.has_draft
        )
    if untouched:
        return None
    return (
        f"reviews: the review by “{line.organization}” is worked on here (it is {review.state}); "
        "an import leaves it alone."
    )


def _refusal_of_words(session: Session, line: ImportedReview, stored: _Stored, emptied: Collection[str]) -> str | None:
    if not emptied or stored.revision is None:
        return None
    evidence = session.scalars(select(Evidence).where(Evidence.revision_id == stored.revision.id)).all()
    return refusal_of_words(line, emptied, standing_texts(stored.revision, evidence))


def _new_review(claim: Claim, plan: ReviewPlan, *, now: dt.datetime) -> Review:
    return Review(
        claim_id=claim.id,
        organization_id=plan.organization_id,
        state=ReviewState.PUBLISHED,
        opened_at=now,
        state_since=now,
    )


def _revision(
    claim: Claim, plan: ReviewPlan, review: Review, kind: CorrectionKind | None, *, now: dt.datetime
) -> ReviewRevision:
    line = plan.line
    true_as_of, validity = imported_dates(line, claim, now=now)
    return ReviewRevision(
        review_id=review.id,
        number=1 if plan.previous is None else plan.previous.number + 1,
        kind=claim.kind,
        rating=line.rating,
        scale=IMPORTED_SCALE,
        verdict=line.verdict,
        rationale=line.summary,
        true_as_of=true_as_of,
        valid_until=validity.valid_until,
        timeless=validity.timeless,
        timeless_reason=validity.reason,
        claim_text=claim.text,
        url=line.url,
        site=publisher_site(line.url),
        reviewed_at=line.reviewed_at or now,
        published_at=now,
        single_origin=is_single_origin(origin(item.url or None, item.publisher) for item in line.evidence),
        imported=True,
        import_hash=line.digest,
        correction_kind=None if kind is None else kind.value,
        reason="" if kind is None else "The imported review has changed.",
        author_ids=[],
    )


def _rate_on(scale: Scale | None, revision: ReviewRevision) -> None:
    """Note the value where the words are those of the organization's own scale and mean what they mean on it."""
    grade = None if scale is None else scale.grade_worded(revision.rating)
    if scale is not None and grade is not None and grade.verdict is revision.verdict:
        revision.scale, revision.rating_value = scale.name, grade.value


def _correction_kind(
    session: Session, claim: Claim, plan: ReviewPlan, previous: ReviewRevision, *, now: dt.datetime
) -> CorrectionKind:
    true_as_of, validity = imported_dates(plan.line, claim, now=now)
    new = RevisionContent(
        claim_text=claim.text,
        rating=plan.line.rating,
        verdict=plan.line.verdict,
        rationale=plan.line.summary,
        true_as_of=true_as_of,
        valid_until=validity.valid_until,
        timeless=validity.timeless,
        evidence=_evidence_items(plan.line),
    )
    kinds = correction_kinds(revision_content(session, previous), new)
    return kinds[0] if kinds else CorrectionKind.WORDING


def _write_evidence(
    session: Session, plans: Sequence[ReviewPlan], revisions: Sequence[ReviewRevision], *, now: dt.datetime
) -> None:
    sources = ensure_sources(session, [_work(item) for plan in plans for item in plan.line.evidence], now=now)
    log_marks(session, sources.values(), now=now)
    rows = [
        {
            "revision_id": revision.id,
            "source_id": sources[_work(item).key],
            "position": position,
            "stance": item.stance,
            "quote": item.quote,
            "locator": item.locator,
            "title": item.title,
        }
        for plan, revision in zip(plans, revisions, strict=True)
        for position, item in enumerate(plan.line.evidence)
    ]
    if rows:
        session.execute(insert(Evidence), rows)


def _evidence_items(line: ImportedReview) -> frozenset[EvidenceItem]:
    return frozenset((_work(item).key, item.stance, item.quote) for item in line.evidence)


def _work(item: ImportedEvidence) -> Work:
    return Work(item.title, item.publisher, item.url)
