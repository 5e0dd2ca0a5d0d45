"""The work on a review: its page, and every step of the status machine that takes no verdict with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, flash, make_response, render_template, request, url_for

from claims.core.errors import ClaimsError, NotAllowed, NotFound, Problem
from claims.core.reviews.reviewing import UNDO, DeclineReason, ReviewAction, ReviewState
from claims.models import FourEyes, Review
from claims.services.access import members
from claims.services.base.organizations import get_organization, is_single_reviewer
from claims.services.desk.review_access import current_revision
from claims.services.desk.review_steps import last_step
from claims.services.desk.second_opinions import skip_from
from claims.services.messages.recalls import count_told
from claims.services.reviews import reviews
from claims.services.reviews.rechecks import open_reasons, plan_recheck
from claims.services.reviews.reviews import ActionPayload
from claims.web.claims.claim_timeline import timeline_of
from claims.web.page.desk import (
    Toast,
    for_people,
    own_review,
    person_names,
    place_sent,
    problems_of,
    remember_toast,
    require_deciding,
    review_heading,
    review_toast,
    revisions_so_far,
    sent_claim,
    sent_number,
    sent_version,
    status_of,
    to_work,
    way_back,
)
from claims.web.page.redirects import go_to
from claims.web.page.refusals import hand_back_text, refusal_problems
from claims.web.page.visit import Visit, is_part, visit
from claims.web.queue.queue_answers import UNDO_REASON, changed_row, refused_row
from claims.web.reviews.approval import show_approval
from claims.web.words.desk_words import DECLINE_WORDS, DONE_WORDS
from claims.web.words.pasted import read_day

bp = for_people(Blueprint("review_work", __name__, url_prefix="/reviews"))

ACTIONS = (
    "claim",
    "assign",
    "release",
    "decline",
    "skip",
    "approve",
    "return",
    "recheck",
    "dismiss",
    "withdraw",
    "reopen",
)
"""Steps that are forms here; those that carry a verdict belong to the pages that it is written on."""

_ANSWER = re.compile(r"answer-(\d{1,18})\Z")

SAME_STEP_WITHIN = dt.timedelta(minutes=10)
"""A form sent twice finds its own step done; after this time the sender is told instead."""


@bp.get("/<int:review_id>/work")
def show(review_id: int) -> Response:
    """State, who works on it, what can be done, what was done."""
    here = visit()
    return make_response(_page(here, own_review(here, review_id)))


@bp.get("/<int:review_id>/withdraw")
def confirm_withdrawal(review_id: int) -> Response:
    """What withdrawing means, with the reason that the public will read."""
    here = visit()
    require_deciding(here)
    review = own_review(here, review_id)
    if ReviewAction.WITHDRAW not in reviews.available_actions(here.session, review, here.actor):
        flash("This review cannot be withdrawn by you as it stands.")
        return to_work(review.id)
    return make_response(_withdrawal(here, review))


@bp.post("/<int:review_id>/<any(" + ", ".join(ACTIONS) + "):action>")
def act(review_id: int, action: str) -> Response:
    """Take one step; a refused one leads back to where it was tried, with what was written."""
    here, step = visit(), ReviewAction(action)
    review = own_review(here, review_id)
    try:
        review = reviews.act(
            here.session,
            review_id,
            step,
            actor=here.actor,
            now=here.now,
            expected_version=sent_version(),
            payload=_payload(),
        )
    except NotFound:
        raise
    except ClaimsError as error:
        here.session.rollback()  # another writer may have ended the transaction
        review = own_review(here, review_id)
        if not _is_own_step(here, review, step):
            return _refused(here, review, step, error)
    return _done(here, review, step)


@bp.post("/<int:review_id>/plan")
def plan(review_id: int) -> Response:
    """Set the day on which the public verdict is looked at again, or none."""
    here = visit()
    require_deciding(here)
    review = own_review(here, review_id)
    try:
        day = read_day(request.form.get("recheck_on", ""), "recheck_on")
        plan_recheck(here.session, review, day, actor=here.actor, now=here.now)
    except ClaimsError as error:
        return make_response(_page(here, review, problems=problems_of(error), tried="plan"), status_of(error))
    remember_toast(review_toast(here, review, "The next look is planned." if day else "No look is planned."))
    return to_work(review.id)


def _payload() -> ActionPayload:
    decline = request.form.get("decline_reason") or None
    return ActionPayload(
        reason=request.form.get("reason", ""),
        assignee_id=sent_number("assignee_id"),
        decline_reason=decline,
        duplicate_claim_id=sent_claim("duplicate_claim_id") if decline == DeclineReason.DUPLICATE else None,
        answers=_answers(),
    )


def _answers() -> dict[int, str]:
    """The public answers that a form gives to reasons of a recheck, by the reason's id."""
    named = ((_ANSWER.match(name), text) for name, text in request.form.items())
    return {int(found[1]): text.strip() for found, text in named if found}


def _is_own_step(here: Visit, review: Review, step: ReviewAction) -> bool:
    """Whether the same person has taken this very step a moment ago: a form sent twice."""
    sent, last = sent_number("version"), last_step(here.session, review.id)
    return (
        last is not None
        and last.action == step.value
        and last.user_id == here.actor.user_id
        and here.now - last.created_at < SAME_STEP_WITHIN
        and sent is not None
        and sent < review.lock_version
    )


def _done(here: Visit, review: Review, step: ReviewAction) -> Response:
    is_row = is_part() and request.form.get("from") == "queue"
    toast = remember_toast(_toast(here, review, step), for_next_page=not is_row)
    if is_row:
        return changed_row(here, review, DONE_WORDS[step], toast, is_back=request.form.get("reason") == UNDO_REASON)
    if request.form.get("from") in ("queue", "recent"):
        return go_to(way_back(url_for("queue.show")))
    if step is ReviewAction.CLAIM:
        return go_to(url_for("review_editor.show", review_id=review.id))
    return to_work(review.id)


def _toast(here: Visit, review: Review, step: ReviewAction) -> Toast:
    text = DONE_WORDS[step]
    if step is ReviewAction.APPROVE:
        return review_toast(here, review, f"{text}: revision {review.current_number} is public.")
    back = UNDO.get(step)
    if back is None or back not in reviews.available_actions(here.session, review, here.actor):
        return review_toast(here, review, f"{text}.")
    fields = {"from": "work"} | place_sent() | {"version": str(review.lock_version), "reason": UNDO_REASON}
    undo = url_for("review_work.act", review_id=review.id, action=back.value)
    return review_toast(here, review, f"{text}.", undo, fields)


def _refused(here: Visit, review: Review, step: ReviewAction, error: ClaimsError) -> Response:
    """Where the step was tried, with what is wrong; input is kept."""
    if isinstance(error, NotAllowed) and not here.may_judge:
        raise error
    status, problems = status_of(error), refusal_problems(here, review, error)
    origin = request.form.get("from", "work")
    if origin == "queue" and is_part() and status in (409, 412, 422):
        return refused_row(here, review, problems, status)
    if origin == "approve" and review.state is ReviewState.IN_APPROVAL:
        return show_approval(here, review, problems=problems, status=status)
    if origin == "withdraw" and status == 422:
        return make_response(_withdrawal(here, review, problems), status)
    if step not in reviews.available_actions(here.session, review, here.actor, now=here.now):
        hand_back_text(error, problems)
    return make_response(_page(here, review, problems=problems, tried=step.value), status)


def _page(here: Visit, review: Review, *, problems: Sequence[Problem] = (), tried: str = "") -> str:
    draft = reviews.get_draft(here.session, review.id)
    organization = get_organization(here.session, review.organization_id)
    current = current_revision(here.session, review)
    wrote = current is not None and here.actor.user_id in {*current.author_ids, current.author_id}
    heading = review_heading(here, review)
    context: dict[str, Any] = {
        "actions": {
            action.value for action in reviews.available_actions(here.session, review, here.actor, now=here.now)
        },
        "reasons": open_reasons(here.session, [review.id]).get(review.id, []),
        "waits_until": skip_from(here.session, review) if review.state is ReviewState.SECOND_OPINION else None,
        "organization": organization,
        "is_single": is_single_reviewer(here.session, organization.id) and organization.four_eyes is not FourEyes.OFF,
        "draft": draft,
        "draft_by": person_names(here, [draft.updated_by_id]).get(draft.updated_by_id, "") if draft else "",
        "wrote_draft": draft is not None and here.actor.user_id in draft.author_ids,
        "wrote_current": wrote,
        "may_edit": reviews.may_edit(here.session, review, here.actor),
        "assignable": [(person.id, person.name) for person in members.list_deciders(here.session, organization.id)],
        "decline_reasons": list(DECLINE_WORDS.items()),
        **revisions_so_far(here, review.id),
        "told": count_told(here.session, review.id),
        "timeline": timeline_of(here, review.claim_id),
        "may_decide": here.may_judge,
        "problems": [{"detail": problem.detail, "field": ""} for problem in problems],
        "tried": tried,
        "sent": request.form,
    }
    return render_template("reviews_desk/work.html", **(heading | context))


def _withdrawal(here: Visit, review: Review, problems: Sequence[Problem] = ()) -> str:
    return render_template(
        "reviews_desk/withdraw.html",
        problems=[{"detail": problem.detail, "field": "reason"} for problem in problems],
        reason=request.form.get("reason", ""),
        **review_heading(here, review),
    )
