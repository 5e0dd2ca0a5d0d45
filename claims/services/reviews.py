"""The one door to reviews: every step of the status machine, for pages, API, jobs and command line alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotAllowed, Problem, Stale
from claims.core.input_text import checked_text
from claims.core.reviewing import (
    CorrectionKind,
    DeclineReason,
    Party,
    ReviewAction,
    ReviewState,
    Transition,
    allowed_actions,
    find_transition,
)
from claims.models.organization import FourEyes
from claims.models.review import Review, ReviewDraft
from claims.services import review_guards as guards
from claims.services.actors import Actor
from claims.services.changes import MAX_REASON_LENGTH, record_status
from claims.services.claims import get_claim
from claims.services.organizations import get_organization
from claims.services.review_access import get_review, lock_review, parties_of, require_member, standing_revision
from claims.services.review_drafts import (
    DraftInput,
    EvidenceInput,
    StaleDraft,
    draft_as_input,
    get_draft,
    require_editor,
    save_draft,
)
from claims.services.review_locks import expire_idle_locks, free, has_lapsed
from claims.services.review_publishing import (
    RevisionView,
    get_revision,
    list_revisions,
    missing_rules,
    proposed_kinds,
    publish,
    starting_draft,
)
from claims.services.review_queue import QueueItem, QueueTab, queue, queue_item
from claims.services.saving import STALE_DETAIL, saving

__all__ = [
    "ActionPayload",
    "DraftInput",
    "EvidenceInput",
    "QueueItem",
    "QueueTab",
    "RevisionView",
    "StaleDraft",
    "act",
    "available_actions",
    "draft_as_input",
    "expire_idle_locks",
    "get_draft",
    "get_review",
    "get_revision",
    "list_revisions",
    "missing_rules",
    "open_review",
    "proposed_kinds",
    "queue",
    "queue_item",
    "require_editor",
    "save_draft",
    "starting_draft",
]


@dataclass(frozen=True, slots=True)
class ActionPayload:
    """What an action may carry; each uses what its row asks for. ``note`` and ``reason`` stand in for each other."""

    reason: str = ""
    assignee_id: int | None = None
    decline_reason: DeclineReason | str | None = None
    duplicate_claim_id: int | None = None
    correction_kind: CorrectionKind | str | None = None
    note: str = ""


def open_review(
    session: Session, claim_id: int, organization_id: int, *, actor: Actor, now: dt.datetime, reason: str = ""
) -> Review:
    """Row 1: open a review of the organization on a claim. What the program finds itself is opened by ``SYSTEM``.

    Raises ``Conflict`` (``review_exists``, ``claim_merged``), ``NotFound`` and ``NotAllowed``.
    """
    claim, organization = get_claim(session, claim_id), get_organization(session, organization_id)
    require_member(actor, organization.id)
    row = find_transition(None, ReviewAction.OPEN)
    assert row is not None
    _require_party(row, parties_of(actor, None))
    if claim.merged_into_id is not None:
        raise Conflict(f"Claim {claim.id} was merged into {claim.merged_into_id}.", code="claim_merged")
    taken = f"{organization.name} has a review of this claim already."
    if session.scalar(select(exists().where(Review.claim_id == claim.id, Review.organization_id == organization.id))):
        raise Conflict(taken, code="review_exists")
    review = Review(
        claim_id=claim.id,
        organization_id=organization.id,
        state=ReviewState.OPEN,
        opened_at=now,
        state_since=now,
    )
    with saving(session, conflict=taken, code="review_exists"):
        session.add(review)
    record_status(session, review, ReviewAction.OPEN, None, actor=actor, now=now, reason=_reason(reason))
    session.flush()  # the step must be visible with the review
    return review


def act(
    session: Session,
    review_id: int,
    action: ReviewAction,
    *,
    actor: Actor,
    now: dt.datetime,
    expected_version: int | None,
    payload: ActionPayload | None = None,
) -> Review:
    """Take one step of a review, or refuse it and leave everything as it was.

    Raises, in this order: ``NotFound``; ``NotAllowed`` for who is no member or a key without scope or person;
    ``Stale`` where ``expected_version`` is not the review's lock version; ``Conflict`` (``transition_not_allowed``,
    naming the allowed actions); ``NotAllowed`` (``role_missing``, ``not_assignee``, ``four_eyes``); ``Invalid``
    (``verdict_incomplete`` with every failing rule, or what the payload lacks).
    """
    payload = _tidied(payload or ActionPayload())
    with saving(session):
        review = lock_review(session, review_id)
        require_member(actor, review.organization_id)
        if expected_version is not None and expected_version != review.lock_version:
            raise Stale(STALE_DETAIL)
        if action in (ReviewAction.CLAIM, ReviewAction.ASSIGN) and has_lapsed(session, review, now=now):
            free(session, review, now=now)
        row = find_transition(review.state, action)
        if row is None:
            raise Conflict(_refusal(review.state, action), code="transition_not_allowed")
        _require_party(row, parties_of(actor, review))
        _STEPS[action](_Step(session, review, action, actor, now, payload))
    return review


def available_actions(session: Session, review: Review, actor: Actor) -> tuple[ReviewAction, ...]:
    """The actions that state and roles leave to somebody, in the machine's order; guards may still refuse one."""
    if not actor.is_internal and actor.organization_id != review.organization_id:
        return ()
    parties = parties_of(actor, review)
    rows = [(action, find_transition(review.state, action)) for action in allowed_actions(review.state)]
    found = [action for action, row in rows if row is not None and row.parties & parties]
    if ReviewAction.APPROVE in found:
        draft = get_draft(session, review.id)
        if draft is None or not guards.may_approve(session, review, actor, draft):
            found.remove(ReviewAction.APPROVE)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Step:
    """One action on its way; the methods record it."""

    session: Session
    review: Review
    action: ReviewAction
    actor: Actor
    now: dt.datetime
    payload: ActionPayload

    def move(self, state: ReviewState, *, reason: str | None = None, detail: dict[str, object] | None = None) -> None:
        """Put the review into a state and note who, when and why."""
        before = self.review.state
        self.review.state = state
        if state is not before:
            self.review.state_since = self.now
        self.note(before, reason=self.payload.reason if reason is None else reason, detail=detail)

    def note(self, before: ReviewState, *, reason: str, detail: dict[str, object] | None = None) -> None:
        """Note the step that led from ``before`` to the present state."""
        record_status(
            self.session,
            self.review,
            self.action,
            before,
            actor=self.actor,
            now=self.now,
            reason=reason,
            revision_number=self.review.current_number,
            detail=detail,
        )

    def hold(self, user_id: int | None) -> None:
        """Give the review to somebody from now on, or to nobody."""
        self.review.assignee_id = user_id
        self.review.assigned_at = None if user_id is None else self.now


def _claim(step: _Step) -> None:
    guards.require_unheld(step.review)
    step.hold(step.actor.user_id)
    step.move(_held_state(step.review))


def _assign(step: _Step) -> None:
    guards.require_unheld(step.review)
    assignee_id = guards.checked_assignee(step.session, step.review, step.payload.assignee_id)
    step.hold(assignee_id)
    step.move(_held_state(step.review), detail={"assignee_id": assignee_id})


def _release(step: _Step) -> None:
    guards.require_held(step.review)
    if get_draft(step.session, step.review.id) is not None:
        guards.require_reason(step.payload.reason, "There is a draft: leave a note for whoever goes on with it.")
    step.hold(None)
    recheck = step.review.state is ReviewState.RECHECK
    step.move(ReviewState.RECHECK if recheck else ReviewState.OPEN)


def _decline(step: _Step) -> None:
    detail = guards.checked_decline(
        step.session, step.review, step.payload.decline_reason, step.payload.duplicate_claim_id
    )
    step.hold(None)
    step.move(ReviewState.DECLINED, detail=detail)


def _submit(step: _Step) -> None:
    _hand_in(step, extra=())


def _reaffirm(step: _Step) -> None:
    draft = get_draft(step.session, step.review.id)
    kinds = proposed_kinds(step.session, step.review)
    if draft is not None and kinds:
        draft.correction_kind = kinds[0].value
    _hand_in(step, extra=guards.reaffirm_problems(step.session, step.review))


def _hand_in(step: _Step, *, extra: Sequence[Problem]) -> None:
    """Rows 5, 11 and 12: the draft is complete; it goes to approval, or out at once where the policy is off."""
    policy = guards.require_policy(step.session, step.review)
    draft = get_draft(step.session, step.review.id)
    if draft is not None and step.payload.correction_kind:
        draft.correction_kind = str(step.payload.correction_kind)
    draft = guards.checked_draft(step.session, step.review, today=step.now.date(), extra=extra)
    if draft.correction_kind is None:
        kinds = proposed_kinds(step.session, step.review)
        draft.correction_kind = kinds[0].value if kinds else None
    if step.review.current_number is None:
        draft.correction_kind = None
    if step.actor.user_id not in draft.author_ids:
        # Handing in a text that somebody else left behind makes it one's own: no approving it afterwards.
        draft.author_ids = [*draft.author_ids, step.actor.user_id]
    if policy is FourEyes.OFF:
        _publish(step, draft, approver_id=None)
    else:
        step.move(ReviewState.IN_APPROVAL)


def _approve(step: _Step) -> None:
    draft = guards.checked_draft(step.session, step.review, today=step.now.date())
    guards.require_other_than_authors(step.session, step.review, step.actor, draft)
    _publish(step, draft, approver_id=step.actor.user_id)


def _publish(step: _Step, draft: ReviewDraft, *, approver_id: int | None) -> None:
    before = step.review.state
    revision = publish(step.session, step.review, draft, approver_id=approver_id, actor=step.actor, now=step.now)
    detail: dict[str, object] = {"correction_kind": revision.correction_kind} if revision.correction_kind else {}
    step.note(before, reason=step.payload.reason or revision.reason, detail=detail)


def _return(step: _Step) -> None:
    guards.require_reason(step.payload.reason, "Say what is to be changed.")
    is_public = standing_revision(step.session, step.review) is not None
    if step.review.assignee_id is not None:
        step.hold(step.review.assignee_id)
    step.move(ReviewState.RECHECK if is_public else ReviewState.IN_PROGRESS)


def _recheck(step: _Step) -> None:
    guards.require_reason(step.payload.reason, "Say why the verdict is to be looked at again.")
    step.hold(None)
    step.move(ReviewState.RECHECK)


def _dismiss(step: _Step) -> None:
    guards.require_reason(step.payload.reason, "Give the public answer to the reason of the recheck.")
    guards.require_dismissible(step.session, step.review, today=step.now.date())
    step.hold(None)
    step.move(ReviewState.PUBLISHED)


def _withdraw(step: _Step) -> None:
    guards.require_not_author_of_current(step.session, step.review, step.actor)
    guards.require_reason(step.payload.reason, "Give the public reason why the verdict no longer stands.")
    step.review.withdrawn_at = step.now
    step.hold(None)
    step.move(ReviewState.WITHDRAWN, detail={"correction_kind": CorrectionKind.WITHDRAWN.value})


def _reopen(step: _Step) -> None:
    guards.require_reason(step.payload.reason, "Say why the review is opened again.")
    step.hold(None)
    step.move(ReviewState.OPEN)


def _blind(step: _Step) -> None:
    guards.require_policy(step.session, step.review)
    raise Conflict(_refusal(step.review.state, step.action), code="transition_not_allowed")


_STEPS: dict[ReviewAction, Callable[[_Step], None]] = {
    ReviewAction.CLAIM: _claim,
    ReviewAction.ASSIGN: _assign,
    ReviewAction.RELEASE: _release,
    ReviewAction.DECLINE: _decline,
    ReviewAction.SUBMIT: _submit,
    ReviewAction.SECOND: _blind,
    ReviewAction.ADJUDICATE: _blind,
    ReviewAction.APPROVE: _approve,
    ReviewAction.RETURN: _return,
    ReviewAction.RECHECK: _recheck,
    ReviewAction.DISMISS: _dismiss,
    ReviewAction.REAFFIRM: _reaffirm,
    ReviewAction.REVISE: _submit,
    ReviewAction.WITHDRAW: _withdraw,
    ReviewAction.REOPEN: _reopen,
}


def _held_state(review: Review) -> ReviewState:
    return ReviewState.RECHECK if review.state is ReviewState.RECHECK else ReviewState.IN_PROGRESS


def _require_party(row: Transition, parties: frozenset[Party]) -> None:
    if row.parties & parties:
        return
    if row.parties == {Party.ASSIGNEE}:
        raise NotAllowed("Only the assignee may do this. Take the review first.", code="not_assignee")
    names = " or ".join(sorted(party.value for party in row.parties - {Party.SYSTEM}))
    raise NotAllowed(f"Only a {names} of the organization may {row.action} a review here.", code="role_missing")


def _refusal(state: ReviewState, action: ReviewAction) -> str:
    allowed = ", ".join(allowed_actions(state))
    return f"The action {action} is not allowed for a review that is {state}. Allowed: {allowed}."


def _tidied(payload: ActionPayload) -> ActionPayload:
    return replace(payload, reason=_reason(payload.reason or payload.note), note="")


def _reason(text: str) -> str:
    return checked_text(text, "reason", max_length=MAX_REASON_LENGTH)
