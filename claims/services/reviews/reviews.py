"""The one door to reviews: every step of the status machine, for pages, API, jobs and command line alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotAllowed
from claims.core.reviews.reviewing import Party, ReviewAction, ReviewState, Transition, allowed_actions, find_transition
from claims.core.texts.input_text import checked_text
from claims.models.organization import Organization
from claims.models.review import Review
from claims.services.base.actors import Actor
from claims.services.base.changes import MAX_REASON_LENGTH, record_status
from claims.services.base.claim_families import family_of, hold_claim
from claims.services.base.log import appending
from claims.services.base.organization_families import owned_by
from claims.services.base.organizations import hold_organization
from claims.services.base.saving import Expected, require_version, saving
from claims.services.claims.claim_texts import named
from claims.services.claims.claims import get_claim
from claims.services.claims.demand import NO_DEMAND, Demand, demand
from claims.services.desk.due_times import due_when_opened, refresh_due_times
from claims.services.desk.review_access import OVER, get_review, lock_review, parties_of, require_member
from claims.services.desk.review_drafts import (
    DraftInput,
    EvidenceInput,
    StaleDraft,
    draft_as_input,
    get_draft,
    may_edit,
    require_editor,
    save_draft,
)
from claims.services.desk.review_locks import expire_idle_locks, free, has_lapsed
from claims.services.desk.second_opinions import (
    OpinionInput,
    may_give,
    may_skip,
    own_opinion,
    read_draft,
    require_may_give,
    require_visible,
    round_of,
    save_opinion,
)
from claims.services.desk.snoozes import carry_on
from claims.services.messages.step_notices import tell_colleagues
from claims.services.reviews.review_guards import may_adjudicate, may_approve
from claims.services.reviews.review_publishing import (
    RevisionView,
    get_revision,
    list_revisions,
    missing_rules,
    proposed_kinds,
    starting_draft,
)
from claims.services.reviews.review_queue import QueueItem, QueueSort, QueueTab, queue, queue_item
from claims.services.reviews.review_transitions import STEPS, ActionPayload, Step, refusal

__all__ = [
    "ActionPayload",
    "DraftInput",
    "EvidenceInput",
    "OpinionInput",
    "QueueItem",
    "QueueSort",
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
    "may_edit",
    "may_give",
    "missing_rules",
    "open_review",
    "own_opinion",
    "proposed_kinds",
    "queue",
    "queue_item",
    "read_draft",
    "require_editor",
    "require_may_give",
    "require_visible",
    "round_of",
    "save_draft",
    "save_opinion",
    "starting_draft",
]


def open_review(
    session: Session, claim_id: int, organization_id: int, *, actor: Actor, now: dt.datetime, reason: str = ""
) -> Review:
    """Row 1: open a review of the organization on a claim. What the program finds itself is opened by ``SYSTEM``.

    Raises ``Conflict`` (``review_exists``, ``claim_merged``), ``NotFound`` and ``NotAllowed``.
    """
    hold_claim(session, claim_id)  # a merge that is under way must be seen
    claim, organization = get_claim(session, claim_id), _opening_organization(session, organization_id, actor)
    if claim.merged_into_id is not None:
        raise Conflict(f"The {named(claim)} was merged into claim {claim.merged_into_id}.", code="claim_merged")
    taken = f"{organization.name} has a review of this claim already."
    family = family_of(session, claim.id)
    of_this = and_(Review.claim_id.in_(family), owned_by(session, Review.organization_id, organization.id))
    in_the_way = session.scalar(
        select(Review.id).where(of_this, or_(Review.claim_id == claim.id, Review.state.not_in(OVER))).limit(1)
    )
    if in_the_way is not None:
        raise Conflict(f"{taken} Go on with review {in_the_way}.", code="review_exists")
    review = _opened(claim.id, organization, demand(session, claim.id), now=now)
    with saving(session, conflict=taken, code="review_exists"):
        session.add(review)
    record_status(session, review, ReviewAction.OPEN, None, actor=actor, now=now, reason=_reason(reason))
    session.flush()  # the step must be visible with the review
    return review


def open_first_reviews(
    session: Session,
    claim_ids: Sequence[int],
    organization_id: int,
    *,
    actor: Actor,
    now: dt.datetime,
    reason: str = "",
) -> None:
    """Row 1 for claims that this transaction has made. Nobody else knows them yet, so that none is merged, reviewed or
    said: what ``open_review`` asks of each, 20 statements a claim, need not be asked.

    Raises ``Conflict`` (``organization_merged``), ``NotFound`` and ``NotAllowed``.
    """
    organization = _opening_organization(session, organization_id, actor)
    reviews = [_opened(claim_id, organization, NO_DEMAND, now=now) for claim_id in claim_ids]
    session.add_all(reviews)
    session.flush()  # steps name the reviews' ids
    for review in reviews:
        record_status(session, review, ReviewAction.OPEN, None, actor=actor, now=now, reason=_reason(reason))
    session.flush()  # the steps must be visible with the reviews


def _opening_organization(session: Session, organization_id: int, actor: Actor) -> Organization:
    """The organization, held, where the actor may open reviews of it."""
    organization = hold_organization(session, organization_id)
    require_member(actor, organization.id)
    row = find_transition(None, ReviewAction.OPEN)
    assert row is not None
    _require_party(row, parties_of(actor, None))
    if organization.merged_into_id is not None:
        raise Conflict(
            f"{organization.name} was merged into organization {organization.merged_into_id}. Open the review there.",
            code="organization_merged",
        )
    return organization


def _opened(claim_id: int, organization: Organization, said: Demand, *, now: dt.datetime) -> Review:
    """A review that is open from now on, of a claim of which so much is said."""
    due = due_when_opened(organization, said, now=now)
    return Review(
        claim_id=claim_id,
        organization_id=organization.id,
        state=ReviewState.OPEN,
        opened_at=now,
        state_since=now,
        demand_rank=said.rank,
        due_at=due.due_at,
        warn_at=due.warn_at,
    )


def act(
    session: Session,
    review_id: int,
    action: ReviewAction,
    *,
    actor: Actor,
    now: dt.datetime,
    expected_version: Expected,
    payload: ActionPayload | None = None,
    secret: str = "",
) -> Review:
    """Take one step of a review, or refuse it and leave everything as it was.

    ``secret`` (of the installation) draws the sample where only a part of the texts gets a second opinion; without it all
    do.

    Raises, in this order: ``NotFound``; ``NotAllowed`` for who is no member or a key without scope or person;
    ``Stale`` where ``expected_version`` is not the review's lock version; ``Conflict`` (``transition_not_allowed``,
    naming the allowed actions); ``NotAllowed`` (``role_missing``, ``not_assignee``, ``four_eyes``); ``Invalid``
    (``verdict_incomplete`` with every failing rule, or what the payload lacks).
    """
    payload = _tidied(payload or ActionPayload())
    with saving(session), appending(session):
        review = lock_review(session, review_id)
        require_member(actor, review.organization_id)
        require_version(review.lock_version, expected_version)
        if action in (ReviewAction.CLAIM, ReviewAction.ASSIGN) and has_lapsed(session, review, now=now):
            free(session, review, now=now)
        row = find_transition(review.state, action)
        if row is None:
            raise Conflict(refusal(review.state, action), code="transition_not_allowed")
        _require_party(row, parties_of(actor, review))
        STEPS[action](Step(session, review, action, actor, now, payload, secret))
        carry_on(session, review, action, now=now)
        refresh_due_times(session, [review])
        tell_colleagues(session, review, action, actor=actor, now=now)
    return review


def available_actions(
    session: Session, review: Review, actor: Actor, *, now: dt.datetime | None = None
) -> tuple[ReviewAction, ...]:
    """The actions that state, roles and four eyes leave to somebody, in the machine's order; guards may still refuse one.

    Without ``now`` what only has to wait is among them.
    """
    if not actor.is_internal and not actor.acts_for(review.organization_id):
        return ()
    parties = parties_of(actor, review)
    rows = [(action, find_transition(review.state, action)) for action in allowed_actions(review.state)]
    found = [action for action, row in rows if row is not None and row.parties & parties]
    return tuple(action for action in found if _may(session, review, action, actor, now))


def _may(session: Session, review: Review, action: ReviewAction, actor: Actor, now: dt.datetime | None) -> bool:
    """Whether the guards that look at the person or the clock let an action through; others are looked at when it is
    taken."""
    if action is ReviewAction.SECOND:
        return may_give(session, review, actor)
    if action is ReviewAction.SKIP:
        return now is None or may_skip(session, review, now=now)
    if action in (ReviewAction.APPROVE, ReviewAction.ADJUDICATE):
        draft = get_draft(session, review.id)
        allows = may_approve if action is ReviewAction.APPROVE else may_adjudicate
        return draft is not None and allows(session, review, actor, draft)
    return True


def _require_party(row: Transition, parties: frozenset[Party]) -> None:
    if row.parties & parties:
        return
    if row.parties == {Party.ASSIGNEE}:
        raise NotAllowed("Only the assignee may do this. Take the review first.", code="not_assignee")
    names = " or ".join(sorted(party.value for party in row.parties - {Party.SYSTEM}))
    raise NotAllowed(f"Only a {names} of the organization may {row.action} a review here.", code="role_missing")


def _tidied(payload: ActionPayload) -> ActionPayload:
    return replace(payload, reason=_reason(payload.reason or payload.note), note="")


def _reason(text: str) -> str:
    return checked_text(text, "reason", max_length=MAX_REASON_LENGTH)
