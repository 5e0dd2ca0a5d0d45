"""Reasons to look at a public verdict again: noted once, shown while they are open, settled together."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import and_, false, or_, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid
from claims.core.reviews.rechecks import NEEDS_REVISION, RecheckTrigger, recheck_priority
from claims.core.row_ids import number_of
from claims.core.sources.quotes import quote_key
from claims.core.sources.source_states import QuoteState, SourceState
from claims.models.evidence_check import EvidenceCheck
from claims.models.recheck_reason import ReasonOutcome, RecheckReason
from claims.models.review import Review
from claims.models.review_revision import Evidence, ReviewRevision, Source
from claims.models.user import OrganizationRole
from claims.services.base.actors import Actor, require_role
from claims.services.base.changes import record_change
from claims.services.base.saving import Expected, require_version
from claims.services.claims.demand import demand
from claims.services.desk.review_access import current_revision, lock_review, require_member, standing_revision
from claims.services.messages.review_events import tell_recheck


def note_reason(
    session: Session,
    review: Review,
    trigger: RecheckTrigger,
    *,
    subject: str = "",
    event: str = "",
    text: str,
    actor: Actor,
    now: dt.datetime,
) -> RecheckReason | None:
    """Note a reason to look at the public revision again; None where it is noted already, settled or not.

    ``event`` tells one occurrence from the next: a page that went, came back and went again is a new reason once the
    first is settled, and none while it is open. The review must be locked, or not be known to others yet.
    """
    assert review.current_number is not None  # only what is public can be looked at again
    exact = f"{subject}/{event}" if event else subject
    of_subject = or_(RecheckReason.subject == subject, RecheckReason.subject.startswith(f"{subject}/", autoescape=True))
    is_open = and_(RecheckReason.settled_at.is_(None), of_subject) if event else false()
    known = session.scalar(
        select(RecheckReason.id)
        .where(
            RecheckReason.review_id == review.id,
            RecheckReason.revision_number == review.current_number,
            RecheckReason.trigger == trigger,
            or_(RecheckReason.subject == exact, is_open),
        )
        .limit(1)
    )
    if known is not None:
        return None
    reason = RecheckReason(
        review_id=review.id,
        revision_number=review.current_number,
        trigger=trigger,
        subject=exact,
        text=text,
        actor=actor.label,
        opened_at=now,
    )
    session.add(reason)
    session.flush()  # the priority counts it
    _record(session, review, reason, "opened", text, actor=actor, now=now)
    refresh_priority(session, review, today=now.date())
    tell_recheck(session, review, reason, now=now)
    return reason


def open_reasons(session: Session, review_ids: Sequence[int]) -> dict[int, list[RecheckReason]]:
    """The open reasons of each review, oldest first; reviews without one are left out. At most some hundred ids."""
    rows = session.scalars(
        select(RecheckReason)
        .where(RecheckReason.review_id.in_(review_ids), RecheckReason.settled_at.is_(None))
        .order_by(RecheckReason.id)
    )
    found: dict[int, list[RecheckReason]] = defaultdict(list)
    for row in rows:
        found[row.review_id].append(row)
    return dict(found)


def list_reasons(session: Session, review_id: int) -> list[RecheckReason]:
    """Every reason that a review ever had, newest first."""
    rows = select(RecheckReason).where(RecheckReason.review_id == review_id).order_by(RecheckReason.id.desc())
    return list(session.scalars(rows))


def answer_reasons(
    session: Session,
    review: Review,
    *,
    answers: Mapping[int, str],
    otherwise: str,
    actor: Actor,
    now: dt.datetime,
) -> None:
    """Settle every open reason by a public answer: its own, or the one given for all that have none.

    Raises ``Invalid`` (code ``reason_missing``) naming each reason that is left without an answer.
    """
    reasons = open_reasons(session, [review.id]).get(review.id, [])
    texts = {reason.id: (answers.get(reason.id) or otherwise).strip() for reason in reasons}
    lacking = [reason.text for reason in reasons if not texts[reason.id]]
    if lacking or (not reasons and not otherwise):
        raise Invalid(
            "Give the public answer to every reason of the recheck" + (f": {'; '.join(lacking)}" if lacking else "."),
            code="reason_missing",
            field="reason",
        )
    for reason in reasons:
        _settle(reason, ReasonOutcome.ANSWERED, now, answer=texts[reason.id])
        _record(session, review, reason, "answered", reason.answer, actor=actor, now=now)
    review.recheck_priority = None


def settle_reasons(session: Session, reviews: Sequence[Review], outcome: ReasonOutcome, *, now: dt.datetime) -> None:
    """Settle every open reason of reviews by what was done: a further revision, or a withdrawal. At most some hundred."""
    found = open_reasons(session, [review.id for review in reviews])
    for review in reviews:
        for reason in found.get(review.id, []):
            _settle(reason, outcome, now)
        review.recheck_priority = None


def unanswerable(session: Session, review: Review) -> list[RecheckReason]:
    """The open reasons that need another revision, or a withdrawal: dates, and evidence that is still in doubt.

    A retraction that was taken back, and a quote that is on the page again, are settled by an answer.
    """
    reasons = open_reasons(session, [review.id]).get(review.id, [])
    return [reason for reason in reasons if reason.trigger in NEEDS_REVISION and _still_holds(session, reason)]


def refresh_priority(session: Session, review: Review, *, today: dt.date) -> None:
    """Work out anew how urgent the recheck is: demand and days change by themselves."""
    revision = current_revision(session, review)
    triggers = [reason.trigger for reason in open_reasons(session, [review.id]).get(review.id, [])]
    if revision is None or not triggers:
        review.recheck_priority = None
        return
    review.recheck_priority = recheck_priority(
        triggers,
        demand=demand(session, review.claim_id).origins,
        days_overdue=_days_overdue(revision, today),
        verdict=revision.verdict,
    )


def plan_recheck(
    session: Session,
    review: Review,
    day: dt.date | None,
    *,
    actor: Actor,
    now: dt.datetime,
    expected_version: Expected = None,
) -> None:
    """Set the day on which a public verdict is looked at again, None for no such day; noted in the history.

    Raises ``NotAllowed`` for who is no checker or reviewer of its organization; ``Stale`` where ``expected_version`` is
    given and somebody saved since; ``Conflict`` (``nothing_public``) and ``Invalid`` (``date_past``).
    """
    review = lock_review(session, review.id)
    require_member(actor, review.organization_id)
    require_role(actor, OrganizationRole.CHECKER, OrganizationRole.REVIEWER)
    require_version(review.lock_version, expected_version)
    if standing_revision(session, review) is None:
        raise Conflict("Only a public verdict can be looked at again.", code="nothing_public")
    if day is not None and day <= now.date():
        raise Invalid("Choose a day to come, or start the recheck now.", code="date_past", field="recheck_on")
    if day != review.recheck_on:
        detail = {"old": review.recheck_on and review.recheck_on.isoformat(), "new": day and day.isoformat()}
        review.recheck_on = day
        record_change(session, "review", review.id, "recheck_planned", actor=actor, now=now, detail=detail)
        session.flush()  # the page shows it


def _record(
    session: Session, review: Review, reason: RecheckReason, action: str, text: str, *, actor: Actor, now: dt.datetime
) -> None:
    """Note a fact about a reason; what of it anybody may read goes into the log."""
    detail = {
        "claim": review.claim_id,
        "review": review.id,
        "revision": reason.revision_number,
        "subject": reason.subject,
        "trigger": reason.trigger.value,
    }
    record_change(session, "recheck_reason", reason.id, action, actor=actor, now=now, reason=text, detail=detail)


def _days_overdue(revision: ReviewRevision, today: dt.date) -> int:
    if revision.timeless or revision.valid_until is None:
        return 0
    return (today - revision.valid_until).days


def _still_holds(session: Session, reason: RecheckReason) -> bool:
    source_id = _source_of(reason)
    if source_id is None:
        return True
    if reason.trigger is RecheckTrigger.SOURCE_RETRACTED:
        source = session.get(Source, source_id)
        return source is None or source.state is SourceState.RETRACTED
    revision = session.scalar(
        select(ReviewRevision.id).where(
            ReviewRevision.review_id == reason.review_id, ReviewRevision.number == reason.revision_number
        )
    )
    cited = session.scalars(
        select(Evidence.quote).where(Evidence.revision_id == revision, Evidence.source_id == source_id)
    )
    checks = session.scalars(
        select(EvidenceCheck).where(
            EvidenceCheck.review_id == reason.review_id,
            EvidenceCheck.source_id == source_id,
            EvidenceCheck.quote_key.in_([quote_key(quote) for quote in cited]),
        )
    ).all()
    if reason.trigger is RecheckTrigger.QUOTE_LOST:
        return not checks or any(check.quote_state is QuoteState.LOST for check in checks)
    return not checks or any(check.circularity is not None for check in checks)


def _source_of(reason: RecheckReason) -> int | None:
    """The source that a reason is about, None for reasons about something else."""
    kind, _, rest = reason.subject.partition(":")
    number = rest.partition("/")[0]
    return number_of(number) if kind == "source" else None


def _settle(reason: RecheckReason, outcome: ReasonOutcome, now: dt.datetime, *, answer: str = "") -> None:
    reason.settled_at, reason.outcome, reason.answer = now, outcome, answer
