"""The steps of the status machine: what each action changes, once state, version and role allow it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from claims.core.errors import Problem
from claims.core.reviews.ageing import stays_of
from claims.core.reviews.rechecks import RecheckTrigger
from claims.core.reviews.reviewing import (
    UNDO,
    CorrectionKind,
    DeclineReason,
    ReviewAction,
    ReviewState,
    allowed_actions,
    find_transition,
)
from claims.core.reviews.second_opinions import AdjudicationChoice
from claims.models.recheck_reason import ReasonOutcome
from claims.models.review import Review, ReviewDraft
from claims.services.archive.link_checking import queue_draft_check
from claims.services.base import jobs
from claims.services.base.actors import SYSTEM, Actor
from claims.services.base.changes import record_status
from claims.services.desk.conflicts import CONFLICT_JOB
from claims.services.desk.draft_readings import note_reading
from claims.services.desk.due_times import lasting_steps
from claims.services.desk.review_access import has_other_verdict, standing_revision
from claims.services.desk.review_drafts import get_draft, rated_draft
from claims.services.desk.second_opinions import OpinionInput, give, save_opinion, state_after_handing_in
from claims.services.messages.claim_follows import tell_of_revision, tell_of_step
from claims.services.messages.review_events import tell_published, tell_withdrawn
from claims.services.messages.step_notices import concerned_by
from claims.services.reviews import review_guards as guards
from claims.services.reviews.adjudicating import adjudicate
from claims.services.reviews.rechecks import answer_reasons, note_reason, settle_reasons
from claims.services.reviews.review_publishing import plan_due_look, proposed_kinds, publish


@dataclass(frozen=True, slots=True)
class ActionPayload:
    """What an action may carry; each uses what its row asks for. ``answers`` are by the id of a
    recheck's reason; ``note`` and ``reason`` stand in for each other."""

    reason: str = ""
    assignee_id: int | None = None
    decline_reason: DeclineReason | str | None = None
    duplicate_claim_id: int | None = None
    correction_kind: CorrectionKind | str | None = None
    opinion: OpinionInput | None = None
    choice: AdjudicationChoice | str | None = None
    answers: Mapping[int, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One action on its way; the methods record it."""

    session: Session
    review: Review
    action: ReviewAction
    actor: Actor
    now: dt.datetime
    payload: ActionPayload
    secret: str = ""
    """Draws the sample of texts that get a second opinion."""

    def move(self, state: ReviewState, *, detail: dict[str, object] | None = None) -> None:
        """Put the review into a state and note who, when and why."""
        before = self.review.state
        row = find_transition(before, self.action)
        assert row is not None  # the state was held against the machine before the step began
        assert state in row.targets
        self.review.state = state
        if state is not before:
            self.review.state_since = self.now
        self.note(before, reason=self.payload.reason, detail=detail)
        if self.action in UNDO.values():
            self._go_on()

    def _go_on(self) -> None:
        """Where this step undoes the last one, the review waits on from where it stood before that."""
        self.session.flush()  # the steps are read
        stay = stays_of(lasting_steps(self.session, [self.review.id])[self.review.id])[-1]
        self.review.state_since = min(self.review.state_since, stay.start)

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


def _claim(step: Step) -> None:
    guards.require_unheld(step.review)
    step.hold(step.actor.user_id)
    step.move(_held_state(step.review))


def _assign(step: Step) -> None:
    guards.require_unheld(step.review)
    assignee_id = guards.checked_assignee(step.session, step.review, step.payload.assignee_id)
    step.hold(assignee_id)
    step.move(_held_state(step.review), detail={"assignee_id": assignee_id})


def _release(step: Step) -> None:
    guards.require_held(step.review)
    if get_draft(step.session, step.review.id) is not None:
        guards.require_reason(step.payload.reason, "There is a draft: leave a note for whoever goes on with it.")
    step.hold(None)
    recheck = step.review.state is ReviewState.RECHECK
    step.move(ReviewState.RECHECK if recheck else ReviewState.OPEN)


def _decline(step: Step) -> None:
    detail = guards.checked_decline(
        step.session, step.review, step.payload.decline_reason, step.payload.duplicate_claim_id
    )
    step.hold(None)
    step.move(ReviewState.DECLINED, detail=detail)


def _submit(step: Step) -> None:
    _hand_in(step, extra=())


def _reaffirm(step: Step) -> None:
    draft = get_draft(step.session, step.review.id)
    kinds = proposed_kinds(step.session, step.review)
    if draft is not None and kinds:
        draft.correction_kind = kinds[0].value
    _hand_in(step, extra=guards.reaffirm_problems(step.session, step.review))


def _hand_in(step: Step, *, extra: Sequence[Problem]) -> None:
    """Rows 5, 11 and 12: the draft is complete; the policy says who looks next, or lets it out at once."""
    draft = get_draft(step.session, step.review.id)
    if draft is not None and step.payload.correction_kind:
        draft.correction_kind = str(step.payload.correction_kind)
    if draft is not None and step.review.current_number is not None and not draft.revision_reason:
        draft.revision_reason = step.payload.reason
    draft = guards.checked_draft(step.session, step.review, today=step.now.date(), extra=extra)
    if draft.correction_kind is None:
        kinds = proposed_kinds(step.session, step.review)
        draft.correction_kind = kinds[0].value if kinds else None
    if draft.correction_kind == CorrectionKind.REINSTATED and not draft.revision_reason:
        draft.revision_reason = guards.reason_of_reopening(step.session, step.review)
    if step.review.current_number is None:
        draft.correction_kind = None
    if step.actor.user_id not in draft.author_ids:
        # Handing in a text that somebody else left behind makes it one's own: no approving it afterwards.
        draft.author_ids = [*draft.author_ids, step.actor.user_id]
    reaffirms = step.action is ReviewAction.REAFFIRM
    target = state_after_handing_in(step.session, step.review, draft, reaffirms=reaffirms, secret=step.secret)
    if target is ReviewState.PUBLISHED:
        _publish(step, draft, approver_id=None)
    else:
        step.move(target)


def _second(step: Step) -> None:
    if step.payload.opinion is not None:
        save_opinion(
            step.session,
            step.review.id,
            step.payload.opinion,
            actor=step.actor,
            now=step.now,
            expected_version=None,
        )
    agrees = give(step.session, step.review, actor=step.actor, now=step.now)
    queue_draft_check(step.session, step.review.id, now=step.now)  # a reviewer may let this opinion stand
    step.move(ReviewState.IN_APPROVAL if agrees else ReviewState.ADJUDICATION)


def _skip(step: Step) -> None:
    guards.require_reason(step.payload.reason, "Say why this goes on without a second opinion.")
    guards.require_skippable(step.session, step.review, now=step.now)
    step.move(ReviewState.IN_APPROVAL)


def _adjudicate(step: Step) -> None:
    draft = get_draft(step.session, step.review.id)
    assert draft is not None  # the state machine lets none go that is to be judged
    guards.require_adjudicator(step.session, step.review, step.actor, draft)
    guards.require_reason(step.payload.reason, "Say what decided it.")
    adjudicate(
        step.session,
        step.review,
        draft,
        choice=step.payload.choice,
        third=step.payload.opinion,
        reason=step.payload.reason,
        actor=step.actor,
        now=step.now,
    )
    kinds = proposed_kinds(step.session, step.review)
    if kinds and draft.correction_kind not in kinds:
        draft.correction_kind = kinds[0].value
    guards.checked_draft(step.session, step.review, today=step.now.date())
    step.move(ReviewState.IN_APPROVAL)


def _approve(step: Step) -> None:
    draft = guards.checked_draft(step.session, step.review, today=step.now.date())
    guards.require_other_than_authors(step.session, step.review, step.actor, draft)
    _publish(step, draft, approver_id=step.actor.user_id)


def _publish(step: Step, draft: ReviewDraft, *, approver_id: int | None) -> None:
    before = step.review.state
    guards.require_fresh_links(step.session, rated_draft(step.session, step.review, draft), now=step.now)
    settle_reasons(step.session, [step.review], ReasonOutcome.REVISED, now=step.now)
    stood = standing_revision(step.session, step.review)
    revision = publish(step.session, step.review, draft, approver_id=approver_id, actor=step.actor, now=step.now)
    detail: dict[str, object] = {"correction_kind": revision.correction_kind} if revision.correction_kind else {}
    step.note(before, reason=step.payload.reason or revision.reason, detail=detail)
    verdict = None if stood is None else stood.verdict
    tell_published(step.session, step.review, revision, before=verdict, now=step.now)
    tell_of_revision(step.session, step.review, revision, now=step.now, but=_colleagues(step))
    if has_other_verdict(step.session, step.review):
        about = {"claim_id": step.review.claim_id}
        jobs.enqueue(step.session, CONFLICT_JOB, about, owner=SYSTEM.label, now=step.now)


def _return(step: Step) -> None:
    guards.require_reason(step.payload.reason, "Say what is to be changed.")
    note_reading(step.session, step.review, step.actor, now=step.now)  # a text is returned by who has read it
    is_public = standing_revision(step.session, step.review) is not None
    if step.review.assignee_id is not None:
        step.hold(step.review.assignee_id)
    step.move(ReviewState.RECHECK if is_public else ReviewState.IN_PROGRESS)


def _recheck(step: Step) -> None:
    guards.require_reason(step.payload.reason, "Say why the verdict is to be looked at again.")
    if step.actor is not SYSTEM:  # what the program begins it has noted already
        subject = f"step:{step.now.isoformat()}"
        note_reason(
            step.session,
            step.review,
            RecheckTrigger.BY_HAND,
            subject=subject,
            text=step.payload.reason,
            actor=step.actor,
            now=step.now,
        )
    step.hold(None)
    step.move(ReviewState.RECHECK)
    tell_of_step(step.session, step.review, "looks again at its verdict on", now=step.now, but=_colleagues(step))


def _dismiss(step: Step) -> None:
    guards.require_dismissible(step.session, step.review, today=step.now.date())
    answer_reasons(
        step.session,
        step.review,
        answers=step.payload.answers,
        otherwise=step.payload.reason,
        actor=step.actor,
        now=step.now,
    )
    plan_due_look(step.session, step.review, now=step.now)
    step.hold(None)
    step.move(ReviewState.PUBLISHED)
    tell_of_step(step.session, step.review, "looked again at its verdict and left it as it is, on", now=step.now)


def _withdraw(step: Step) -> None:
    alone = guards.require_not_author_of_current(step.session, step.review, step.actor)
    guards.require_reason(step.payload.reason, "Give the public reason why the verdict no longer stands.")
    revision = standing_revision(step.session, step.review)
    assert revision is not None  # the state machine lets none be withdrawn that does not stand
    step.review.withdrawn_at = step.now
    settle_reasons(step.session, [step.review], ReasonOutcome.WITHDRAWN, now=step.now)
    step.hold(None)
    detail: dict[str, object] = {"correction_kind": CorrectionKind.WITHDRAWN.value}
    step.move(ReviewState.WITHDRAWN, detail=detail | ({"single_reviewer": True} if alone else {}))
    tell_withdrawn(step.session, step.review, revision, reason=step.payload.reason, now=step.now)
    tell_of_step(step.session, step.review, "withdrew its verdict on", now=step.now)


def _reopen(step: Step) -> None:
    guards.require_reason(step.payload.reason, "Say why the review is opened again.")
    guards.require_only_one(step.session, step.review)
    step.hold(None)
    step.move(ReviewState.OPEN)


STEPS: dict[ReviewAction, Callable[[Step], None]] = {
    ReviewAction.CLAIM: _claim,
    ReviewAction.ASSIGN: _assign,
    ReviewAction.RELEASE: _release,
    ReviewAction.DECLINE: _decline,
    ReviewAction.SUBMIT: _submit,
    ReviewAction.SECOND: _second,
    ReviewAction.SKIP: _skip,
    ReviewAction.ADJUDICATE: _adjudicate,
    ReviewAction.APPROVE: _approve,
    ReviewAction.RETURN: _return,
    ReviewAction.RECHECK: _recheck,
    ReviewAction.DISMISS: _dismiss,
    ReviewAction.REAFFIRM: _reaffirm,
    ReviewAction.REVISE: _submit,
    ReviewAction.WITHDRAW: _withdraw,
    ReviewAction.REOPEN: _reopen,
}
"""What each action does once state, version and role allow it; opening has no review to act on yet."""


def _colleagues(step: Step) -> set[int]:
    """Who reads of this step as of their own work, and need not as followers of the claim."""
    return concerned_by(step.session, step.review, step.action)


def _held_state(review: Review) -> ReviewState:
    return ReviewState.RECHECK if review.state is ReviewState.RECHECK else ReviewState.IN_PROGRESS


def refusal(state: ReviewState, action: ReviewAction) -> str:
    """The sentence that refuses an action the state does not have, naming those it has."""
    allowed = ", ".join(allowed_actions(state))
    return f"The action {action} is not allowed for a review that is {state}. Allowed: {allowed}."
