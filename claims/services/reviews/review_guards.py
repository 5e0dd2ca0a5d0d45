"""The guards of the status machine: what must hold beside state and role. Each raises or lets pass; none changes a
row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotAllowed, NotFound, Problem
from claims.core.reviews.completeness import VerdictDraft
from claims.core.reviews.reviewing import CorrectionKind, DeclineReason, ReviewAction
from claims.core.row_ids import is_id
from claims.models.review import Review, ReviewDraft
from claims.services.base.actors import Actor, roles_of
from claims.services.base.claim_families import lock_claims, root_of
from claims.services.base.organizations import is_single_reviewer
from claims.services.claims.claims import get_claim
from claims.services.desk.review_access import DECIDING_ROLES, current_revision, organization_of, own_others
from claims.services.desk.review_drafts import get_draft
from claims.services.desk.review_steps import last_step
from claims.services.desk.second_opinions import may_skip, round_of, skip_from
from claims.services.evidence.evidence_checks import stale_links
from claims.services.reviews.rechecks import unanswerable
from claims.services.reviews.review_publishing import missing_rules, proposed_kinds


def require_reason(reason: str, detail: str) -> None:
    """Refuse an action without its reason (``Invalid``, code ``reason_missing``)."""
    if not reason:
        raise Invalid(detail, code="reason_missing", field="reason")


def require_unheld(review: Review) -> None:
    """Refuse to take a review that somebody holds (``Conflict``, code ``already_assigned``)."""
    if review.assignee_id is not None:
        raise Conflict("Somebody works on this review. It must be released first.", code="already_assigned")


def require_held(review: Review) -> None:
    """Refuse to release what nobody holds (``Conflict``, code ``not_assigned``)."""
    if review.assignee_id is None:
        raise Conflict("Nobody works on this review.", code="not_assigned")


def require_only_one(session: Session, review: Review) -> None:
    """Refuse to take up again what its organization works on, or has published, in another review of the same claim
    (``Conflict``, code ``review_exists``): claims may have been merged since it was over.

    The claim stays locked, so that of two who take up one each the second sees the first.
    """
    lock_claims(session, root_of(session, review.claim_id))
    others = own_others(session, review)
    if others:
        name = organization_of(session, review).name
        raise Conflict(
            f"{name} has a review of this claim already. Go on with review {others[0].id}.", code="review_exists"
        )


def checked_assignee(session: Session, review: Review, assignee_id: int | None) -> int:
    """The person to assign, if they work on reviews of the organization; else ``Invalid``."""
    if assignee_id is None:
        raise Invalid("Say whom to assign.", code="assignee_missing", field="assignee_id")
    is_possible = is_id(assignee_id)
    if not is_possible or not roles_of(session, assignee_id, review.organization_id) & DECIDING_ROLES:
        raise Invalid(
            f"User {assignee_id} is no checker or reviewer of this organization.",
            code="assignee_not_checker",
            field="assignee_id",
        )
    return assignee_id


def checked_decline(
    session: Session, review: Review, reason: DeclineReason | str | None, duplicate_claim_id: int | None
) -> dict[str, object]:
    """What a decline keeps: the reason of the list and, for a duplicate, the claim it repeats; else ``Invalid``."""
    known = [member.value for member in DeclineReason]
    if reason is None or str(reason) not in known:
        raise Invalid(
            f"Give one of these reasons: {', '.join(known)}.", code="decline_reason_missing", field="decline_reason"
        )
    detail: dict[str, object] = {"decline_reason": str(reason)}
    if str(reason) == DeclineReason.DUPLICATE:
        detail["duplicate_claim_id"] = _checked_duplicate(session, review, duplicate_claim_id)
    elif duplicate_claim_id is not None:
        raise Invalid(
            "Only a duplicate names another claim.", code="duplicate_not_expected", field="duplicate_claim_id"
        )
    return detail


def checked_draft(session: Session, review: Review, *, today: dt.date, extra: Sequence[Problem] = ()) -> ReviewDraft:
    """The complete draft; else ``Invalid`` (code ``verdict_incomplete``) with every failing rule."""
    problems = (*missing_rules(session, review, today=today), *extra)
    draft = get_draft(session, review.id)
    if problems or draft is None:
        count = len(problems)
        raise Invalid(
            f"The verdict is not complete: {count} {'rule fails' if count == 1 else 'rules fail'}.",
            code="verdict_incomplete",
            problems=problems,
        )
    return draft


def reaffirm_problems(session: Session, review: Review) -> list[Problem]:
    """What keeps a draft from being a reaffirmation: same verdict, new dates, evidence looked at since the recheck
    began."""
    draft, current = get_draft(session, review.id), current_revision(session, review)
    if draft is None or current is None:
        return []
    problems = []
    kinds = proposed_kinds(session, review)
    if kinds and kinds[0] in (CorrectionKind.VERDICT_CHANGED, CorrectionKind.FIGURE_UPDATED):
        problems.append(
            Problem(
                "The verdict or a figure differs from the public one: revise it instead.", "/rating", "verdict_differs"
            )
        )
    old_dates = (current.true_as_of, current.valid_until, current.timeless)
    if (draft.true_as_of, draft.valid_until, draft.timeless) == old_dates:
        problems.append(Problem("Reaffirming needs new dates.", "/true_as_of", "dates_unchanged"))
    elif draft.true_as_of is not None and draft.true_as_of < current.true_as_of:
        problems.append(
            Problem(
                f"The new day lies before that of the public verdict ({current.true_as_of}).",
                "/true_as_of",
                "dates_unchanged",
            )
        )
    begun = _recheck_began(session, review)
    if begun is not None and draft.updated_at < begun:
        problems.append(
            Problem(
                "The evidence was not looked at since the recheck began. Save the draft anew.",
                "/evidence",
                "evidence_not_fresh",
            )
        )
    return problems


def may_approve(session: Session, review: Review, actor: Actor, draft: ReviewDraft) -> bool:
    """Whether four eyes let somebody approve: not an author, under a strict policy neither who gave the second opinion
    nor who adjudicated, unless nobody else could."""
    barred = set(draft.author_ids)
    if organization_of(session, review).strict_approval:
        known = round_of(session, review)
        barred |= {known.opinion.author_id} if known.opinion else set()
        barred |= {known.adjudication.adjudicator_id} if known.adjudication else set()
    return actor.user_id not in barred or is_single_reviewer(session, review.organization_id)


def may_adjudicate(session: Session, review: Review, actor: Actor, draft: ReviewDraft) -> bool:
    """Whether somebody is neither of the two whose ratings differ, unless nobody else could decide."""
    opinion = round_of(session, review).opinion
    parties = {*draft.author_ids, None if opinion is None else opinion.author_id}
    return actor.user_id not in parties or is_single_reviewer(session, review.organization_id)


def require_adjudicator(session: Session, review: Review, actor: Actor, draft: ReviewDraft) -> None:
    """Refuse that one of the two decides between both (``NotAllowed``, code ``four_eyes``)."""
    if not may_adjudicate(session, review, actor, draft):
        raise NotAllowed("One of these opinions is yours: another reviewer must decide.", code="four_eyes")


def require_skippable(session: Session, review: Review, *, now: dt.datetime) -> None:
    """Refuse to go on without a second opinion before its target time (``Conflict``, code ``second_opinion_pending``)."""
    if not may_skip(session, review, now=now):
        raise Conflict(
            f"A second person has until {skip_from(session, review):%Y-%m-%d %H:%M} UTC to give an opinion.",
            code="second_opinion_pending",
        )


def require_fresh_links(session: Session, draft: VerdictDraft, *, now: dt.datetime) -> None:
    """Refuse to let out evidence whose links nobody looked at for a day (``Conflict``, code ``links_not_fresh``); where
    links are not looked at at all, the revision says so."""
    stale = stale_links(session, draft, now=now)
    if stale:
        shown = ", ".join(stale[:3])
        raise Conflict(
            f"Links of this evidence were not checked within the last 24 hours: {shown}. They are looked at again within "
            "minutes; saving the draft does so at once.",
            code="links_not_fresh",
        )


def require_other_than_authors(session: Session, review: Review, actor: Actor, draft: ReviewDraft) -> None:
    """Refuse an author's own approval (``NotAllowed``, code ``four_eyes``), unless nobody else could approve."""
    if not may_approve(session, review, actor, draft):
        raise NotAllowed("Who wrote on a verdict cannot approve it: another reviewer must.", code="four_eyes")


def require_not_author_of_current(session: Session, review: Review, actor: Actor) -> bool:
    """Refuse that an author withdraws their own public revision (``NotAllowed``, code ``four_eyes``), unless nobody else
    could; True where this is so, which the public is told."""
    current = current_revision(session, review)
    if current is None:
        raise Conflict("There is no public revision to withdraw.", code="transition_not_allowed")
    if actor.user_id not in {*current.author_ids, current.author_id}:
        return False
    if not is_single_reviewer(session, review.organization_id):
        raise NotAllowed(
            "Who wrote the public revision cannot withdraw it: another reviewer must. You can revise it.",
            code="four_eyes",
        )
    return True


def require_dismissible(session: Session, review: Review, *, today: dt.date) -> None:
    """Refuse to dismiss a recheck whose verdict has lapsed or whose evidence is gone (``Conflict``, code
    ``recheck_needs_revision``)."""
    current = current_revision(session, review)
    if current is not None and current.valid_until is not None and current.valid_until < today:
        raise Conflict(
            f"The verdict lapsed on {current.valid_until}: reaffirm, revise or withdraw it.",
            code="recheck_needs_revision",
        )
    grave = unanswerable(session, review)
    if grave:
        raise Conflict(
            f"No answer can settle this: {'; '.join(reason.text for reason in grave)} Reaffirm, revise or withdraw the "
            "verdict.",
            code="recheck_needs_revision",
        )


def _checked_duplicate(session: Session, review: Review, claim_id: int | None) -> int:
    if claim_id is None:
        raise Invalid("Say which claim this repeats.", code="duplicate_missing", field="duplicate_claim_id")
    if claim_id == review.claim_id:
        raise Invalid("A claim does not repeat itself.", code="duplicate_unknown", field="duplicate_claim_id")
    try:
        return get_claim(session, claim_id).id
    except NotFound as error:
        raise Invalid(error.detail, code="duplicate_unknown", field="duplicate_claim_id") from error


def reason_of_reopening(session: Session, review: Review) -> str:
    """Why the withdrawn verdict was taken up again; "" where it was not."""
    step = last_step(session, review.id, ReviewAction.REOPEN)
    return "" if step is None else step.reason


def _recheck_began(session: Session, review: Review) -> dt.datetime | None:
    step = last_step(session, review.id, ReviewAction.RECHECK)
    return None if step is None else step.created_at
