"""From a draft to a public revision: the evidence copied, the correction kind held against what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import NotFound, Problem
from claims.core.reviews.completeness import VerdictDraft, failing_rules, lacks_archive
from claims.core.reviews.corrections import MATERIAL, RevisionContent, correction_kinds
from claims.core.reviews.public_status import are_opposite
from claims.core.reviews.reviewing import CorrectionKind, ReviewState
from claims.core.reviews.validity import Validity, default_validity
from claims.core.sources.source_address import is_single_origin, source_key
from claims.core.verdicts import ClaimKind
from claims.models.appearance import Appearance
from claims.models.claim import Claim
from claims.models.log_redaction import LogRedaction
from claims.models.organization import Organization
from claims.models.review import Review, ReviewDraft
from claims.models.review_revision import Evidence, ReviewRevision, Source
from claims.models.snapshot import Snapshot
from claims.services.answers.scales import scale_of
from claims.services.base.actors import Actor
from claims.services.base.changes import record_change
from claims.services.base.claim_families import hold_claim
from claims.services.base.log import note
from claims.services.base.merged_rows import is_one_with
from claims.services.claims.claim_context import claim_context
from claims.services.claims.claims import get_claim, has_public_review
from claims.services.desk.review_access import (
    current_revision,
    get_review,
    next_number,
    own_others,
    standing_revision,
)
from claims.services.desk.review_drafts import DraftInput, EvidenceInput, draft_as_input, get_draft, rated_draft
from claims.services.desk.second_opinions import round_of
from claims.services.evidence.evidence_checks import EvidenceFacts, evidence_problems, facts_to_keep
from claims.services.evidence.source_marks import log_marks
from claims.services.evidence.sources import Work, ensure_sources


@dataclass(frozen=True, slots=True)
class RevisionView:
    """One revision with all that a permalink shows; ``organization`` is the one that published it, ``evidence`` in its
    order, ``latest`` the number of the newest one."""

    review: Review
    revision: ReviewRevision
    claim: Claim
    organization: Organization
    evidence: tuple[tuple[Evidence, Source], ...]
    latest: int
    snapshots: Mapping[int, str] = field(default_factory=dict)
    """SHA-256 (hex) of the archived page of each piece of evidence that has one, by its id."""
    redactions: tuple[LogRedaction, ...] = ()
    """What was removed of it on a legal ground, with the public reasons, oldest first."""

    @property
    def source_archived(self) -> bool:
        """Whether what decides the verdict was found in an archived page; True for one that is not decisive."""
        pieces = ((item.stance, item.id in self.snapshots) for item, _ in self.evidence)
        return not lacks_archive(self.revision.verdict, pieces)


def missing_rules(session: Session, review: Review, *, today: dt.date | None = None) -> tuple[Problem, ...]:
    """Everything that keeps the draft from being submitted, with pointers into it: incomplete parts and, for a further
    revision, the kind of correction."""
    draft = get_draft(session, review.id)
    rated = rated_draft(session, review, draft)
    return (
        *_kind_problems(session, review),
        *failing_rules(rated, today=today),
        *_contradictions(session, review, rated),
        *(() if draft is None else evidence_problems(session, review, rated)),
        *_correction_problems(session, review),
    )


def proposed_kinds(session: Session, review: Review) -> tuple[CorrectionKind, ...]:
    """The kinds of correction that the draft may be given, the computed one first; empty for a first or unchanged
    revision."""
    old = current_revision(session, review)
    draft = get_draft(session, review.id)
    if old is None or draft is None:
        return ()
    claim = get_claim(session, review.claim_id)
    new = _draft_content(rated_draft(session, review, draft), claim)
    if new is None:
        return ()
    return correction_kinds(revision_content(session, old), new, was_withdrawn=review.withdrawn_at is not None)


def publish(
    session: Session, review: Review, draft: ReviewDraft, *, approver_id: int | None, actor: Actor, now: dt.datetime
) -> ReviewRevision:
    """Make the complete draft the current revision and remove it; the earlier revision stays as it is.

    ``approver_id`` is the second pair of eyes, None where the policy asks for none. Before the first publication of
    the claim, the draft's claim type becomes the claim's.
    """
    hold_claim(session, review.claim_id)  # who rewords the claim did so before, or finds it published
    claim = get_claim(session, review.claim_id)
    content = rated_draft(session, review, draft)
    if content.kind is not claim.kind:
        detail = {"old": claim.kind.value, "new": content.kind.value}
        claim.kind = content.kind
        record_change(session, "claim", claim.id, "kind_changed", actor=actor, now=now, detail=detail)
    facts, links_checked = facts_to_keep(session, review, content, now=now)
    revision = _revision(session, review, draft, content, approver_id, now)
    revision.single_origin = is_single_origin(fact.origin_group for fact in facts)
    revision.links_checked = links_checked
    revision.claim_text, revision.claim_context = claim.text, claim_context(session, claim)
    session.add(revision)
    session.flush()  # the evidence needs its id
    _copy_evidence(session, revision, content, facts, now=now)
    note(session, revision)
    session.delete(draft)
    review.current_number = revision.number
    review.withdrawn_at = None
    plan_due_look(session, review, now=now)
    review.state, review.state_since = ReviewState.PUBLISHED, now
    review.assignee_id = review.assigned_at = None
    return revision


def starting_draft(session: Session, review: Review, *, today: dt.date) -> DraftInput:
    """What the form of a draft begins with: the draft, else the public revision's content, else the type, as of ``today``
    with the validity that is usual for it."""
    draft, revision = get_draft(session, review.id), current_revision(session, review)
    claim = get_claim(session, review.claim_id)
    if draft is not None:
        return draft_as_input(draft)
    if revision is None:
        usual = usual_validity(session, review, claim.kind, today)
        return DraftInput(
            kind=claim.kind,
            true_as_of=today,
            valid_until=usual.valid_until,
            timeless=usual.timeless,
            timeless_reason=usual.reason,
        )
    scale = scale_of(session, review.organization_id, claim.kind)
    # By its words where the value was not kept: in revisions of other systems and of early versions.
    grade = scale.grade(revision.rating_value) if revision.rating_value else scale.grade_worded(revision.rating)
    return DraftInput(
        kind=claim.kind,
        rating=None if grade is None else grade.value,
        rationale=revision.rationale,
        true_as_of=revision.true_as_of,
        valid_until=revision.valid_until,
        timeless=revision.timeless,
        timeless_reason=revision.timeless_reason,
        evidence=tuple(
            EvidenceInput(item.title, source.publisher, source.url or "", item.quote, item.stance, item.locator)
            for item, source in _evidence(session, [revision.id])
        ),
    )


def usual_validity(
    session: Session, review: Review, kind: ClaimKind, true_as_of: dt.date, *, next_release: dt.date | None = None
) -> Validity:
    """How long a verdict on the review's claim stands if its author says nothing else, or only when its figure comes out
    next."""
    claim = get_claim(session, review.claim_id)
    due = _period_end(session, claim) if kind is ClaimKind.PREDICTION else None
    return default_validity(kind, true_as_of, next_release=next_release, due=due)


def plan_due_look(session: Session, review: Review, *, now: dt.datetime) -> None:
    """Have the verdict on a prediction looked at on the day on which it is due, however long it is meant to be valid; a
    look that is planned for an earlier day stays."""
    due = due_day(session, get_claim(session, review.claim_id))
    if due is not None and due > now.date() and (review.recheck_on is None or due < review.recheck_on):
        review.recheck_on = due


def due_day(session: Session, claim: Claim) -> dt.date | None:
    """The last day of the period that a prediction was last said to come true in; None where nobody named one, and for
    what is no prediction."""
    return _period_end(session, claim) if claim.kind is ClaimKind.PREDICTION else None


def _period_end(session: Session, claim: Claim) -> dt.date | None:
    """The last day of the period that the claim, or one that is one with it, was last said to speak about."""
    period = session.scalar(
        select(Appearance.period)
        .where(is_one_with(Appearance.claim_id, Claim, claim.id), Appearance.period.is_not(None))
        .order_by(Appearance.id.desc())
        .limit(1)
    )
    end = None if period is None else period.get("end")
    return dt.date.fromisoformat(end) if end else None


def list_revisions(session: Session, review_id: int) -> list[ReviewRevision]:
    """Every public revision of a review, newest first; ``NotFound`` for an unknown review."""
    get_review(session, review_id)
    rows = select(ReviewRevision).where(ReviewRevision.review_id == review_id).order_by(ReviewRevision.number.desc())
    return list(session.scalars(rows))


def get_revision(session: Session, review_id: int, number: int) -> RevisionView:
    """One revision for its permalink; ``NotFound`` where the review has none of that number."""
    review = get_review(session, review_id)
    revision = session.scalar(
        select(ReviewRevision).where(
            ReviewRevision.review_id == review_id, ReviewRevision.number == min(max(number, 0), 2**31 - 1)
        )
    )
    if revision is None:
        raise NotFound(f"Review {review_id} has no revision {number}.", code="revision_unknown")
    evidence = _evidence(session, [revision.id])
    return RevisionView(
        review=review,
        revision=revision,
        claim=get_claim(session, review.claim_id),
        organization=session.get_one(Organization, review.organization_id),
        evidence=tuple(evidence),
        latest=review.current_number or revision.number,
        snapshots=_snapshots(session, [item for item, _ in evidence]),
        redactions=_redactions(session, revision, [item for item, _ in evidence]),
    )


def revision_content(session: Session, revision: ReviewRevision) -> RevisionContent:
    """A stored revision as corrections compare it."""
    return RevisionContent(
        claim_text=revision.claim_text,
        rating=revision.rating,
        verdict=revision.verdict,
        rationale=revision.rationale,
        true_as_of=revision.true_as_of,
        valid_until=revision.valid_until,
        timeless=revision.timeless,
        evidence=frozenset((source.key, item.stance, item.quote) for item, source in _evidence(session, [revision.id])),
    )


def _revision(
    session: Session,
    review: Review,
    draft: ReviewDraft,
    content: VerdictDraft,
    approver_id: int | None,
    now: dt.datetime,
) -> ReviewRevision:
    """The next revision as the draft has it; the claim's words and what is known of the evidence are filled in later."""
    grade, scale = content.grade, content.scale
    assert grade is not None  # a complete draft
    assert scale is not None  # of a rated draft
    assert content.true_as_of is not None
    authors, known = list(draft.author_ids), round_of(session, review)
    return ReviewRevision(
        review_id=review.id,
        number=next_number(review),
        kind=content.kind,
        rating=grade.label,
        scale=scale.name,
        rating_value=grade.value,
        verdict=grade.verdict,
        rationale=content.rationale,
        true_as_of=content.true_as_of,
        valid_until=content.valid_until,
        timeless=content.timeless,
        timeless_reason=content.timeless_reason if content.timeless else "",
        reviewed_at=now,
        published_at=now,
        author_id=authors[0],
        author_ids=authors,
        second_author_id=known.opinion.author_id if known.opinion else None,
        second_opinion=known.outcome,
        approver_id=approver_id,
        single_reviewer=approver_id in authors,
        correction_kind=draft.correction_kind,
        reason=draft.revision_reason,
    )


def _kind_problems(session: Session, review: Review) -> tuple[Problem, ...]:
    """Whether another organization has published, and so fixed the claim's type, since the draft chose one."""
    draft, claim = get_draft(session, review.id), get_claim(session, review.claim_id)
    if draft is None or draft.kind in (None, claim.kind.value) or not has_public_review(session, claim.id):
        return ()
    return (Problem(f"The claim is public now as {claim.kind}; its type is fixed.", "/kind", "kind_frozen"),)


def _contradictions(session: Session, review: Review, draft: VerdictDraft) -> Iterator[Problem]:
    """The organization's own standing verdicts on the same claim, of claims that were merged, that say the opposite."""
    if draft.grade is None:
        return
    for other in own_others(session, review):
        stands = standing_revision(session, other)
        if stands is not None and are_opposite(draft.grade.verdict, stands.verdict):
            yield Problem(
                f"Your organization's review {other.id}, of a claim that is one with this one, says {stands.rating}. "
                "Withdraw that verdict first.",
                "/rating",
                "verdicts_conflict",
            )


_REASON_MISSING = Problem("Say publicly why this was corrected.", "/revision_reason", "reason_missing")


def _correction_problems(session: Session, review: Review) -> tuple[Problem, ...]:
    """What is wrong with the kind of correction of a further revision; reinstating needs no choice."""
    draft = get_draft(session, review.id)
    if draft is None or review.current_number is None:
        return ()
    kinds = proposed_kinds(session, review)
    if not kinds:
        if rated_draft(session, review, draft).grade is None or draft.true_as_of is None:
            return ()
        return (Problem("The draft says what the public revision says already.", "", "nothing_changed"),)
    unexplained = () if draft.revision_reason else (_REASON_MISSING,)
    if draft.correction_kind is None and review.withdrawn_at is None:
        missing = Problem(
            f"Say what kind of correction this is. What changed makes it {kinds[0]}.",
            "/correction_kind",
            "correction_kind_missing",
        )
        return (missing, *(unexplained if kinds[0] in MATERIAL else ()))
    if draft.correction_kind is not None and draft.correction_kind not in kinds:
        return (
            Problem(
                f"What changed cannot be called {draft.correction_kind}. It can be: {', '.join(kinds)}.",
                "/correction_kind",
                "correction_kind_wrong",
            ),
        )
    return unexplained if draft.correction_kind in MATERIAL else ()


def _draft_content(draft: VerdictDraft, claim: Claim) -> RevisionContent | None:
    """The draft as corrections compare it; None while it lacks rating or day."""
    grade = draft.grade
    if grade is None or draft.true_as_of is None:
        return None
    return RevisionContent(
        claim_text=claim.text,
        rating=grade.label,
        verdict=grade.verdict,
        rationale=draft.rationale,
        true_as_of=draft.true_as_of,
        valid_until=draft.valid_until,
        timeless=draft.timeless,
        evidence=frozenset(
            (source_key(item.url or None, item.title, item.publisher), item.stance, item.quote)
            for item in draft.evidence
        ),
    )


def _copy_evidence(
    session: Session,
    revision: ReviewRevision,
    content: VerdictDraft,
    facts: Sequence[EvidenceFacts],
    *,
    now: dt.datetime,
) -> None:
    works = [Work(item.title, item.publisher, item.url) for item in content.evidence]
    source_ids = ensure_sources(session, works, now=now)
    log_marks(session, source_ids.values(), now=now)
    session.add_all(
        Evidence(
            revision_id=revision.id,
            source_id=source_ids[work.key],
            position=position,
            stance=item.stance,
            quote=item.quote,
            locator=item.locator,
            title=item.title or work.url,
            snapshot_id=fact.snapshot_id,
            retrieved_at=fact.retrieved_at,
            origin_group=fact.origin_group,
        )
        for position, (item, work, fact) in enumerate(zip(content.evidence, works, facts, strict=True))
    )


def _redactions(session: Session, revision: ReviewRevision, evidence: Sequence[Evidence]) -> tuple[LogRedaction, ...]:
    own = (LogRedaction.row_table == ReviewRevision.__tablename__) & (LogRedaction.row_id == revision.id)
    quoted = (LogRedaction.row_table == Evidence.__tablename__) & LogRedaction.row_id.in_(
        [item.id for item in evidence]
    )
    return tuple(session.scalars(select(LogRedaction).where(own | quoted).order_by(LogRedaction.id)))


def _snapshots(session: Session, evidence: Sequence[Evidence]) -> dict[int, str]:
    ids = {item.snapshot_id for item in evidence if item.snapshot_id is not None}
    hashes = dict(session.execute(select(Snapshot.id, Snapshot.sha256).where(Snapshot.id.in_(ids))).all())
    return {item.id: hashes[item.snapshot_id] for item in evidence if item.snapshot_id in hashes}


def _evidence(session: Session, revision_ids: Sequence[int]) -> list[tuple[Evidence, Source]]:
    rows = session.execute(
        select(Evidence, Source)
        .join(Source, Source.id == Evidence.source_id)
        .where(Evidence.revision_id.in_(revision_ids))
        .order_by(Evidence.revision_id, Evidence.position)
    )
    return [(row[0], row[1]) for row in rows]
