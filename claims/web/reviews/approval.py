"""Approval: what the reader will see, what it changes, who did what; approve and publish, or return."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from claims.core.errors import Problem
from claims.core.reviews.reviewing import ReviewAction, ReviewState
from claims.core.verdicts import ClaimKind
from claims.models import Review, ReviewDraft
from claims.services.base.organizations import is_single_reviewer
from claims.services.desk.review_access import require_member
from claims.services.reviews import reviews
from claims.web.claims.claim_timeline import timeline_of
from claims.web.page.desk import for_people, own_review, person_names, require_deciding, review_heading, to_work
from claims.web.page.visit import Visit, visit
from claims.web.reviews.adjudication import both_opinions
from claims.web.reviews.draft_fields import field_of
from claims.web.reviews.draft_preview import changes_to, preview_line
from claims.web.words.words import CORRECTION_WORDS, KIND_WORDS

bp = for_people(Blueprint("approval", __name__, url_prefix="/reviews"))


@bp.get("/<int:review_id>/approve")
def show(review_id: int) -> Response:
    """The text that waits, as the public will read it; elsewhere than in approval, to the page of the work."""
    here = visit()
    require_deciding(here)
    review = own_review(here, review_id)
    if review.state is not ReviewState.IN_APPROVAL:
        return to_work(review.id)
    return show_approval(here, review)


def show_approval(here: Visit, review: Review, *, problems: Sequence[Problem] = (), status: int = 200) -> Response:
    """The page of a review in approval, with what is wrong with a step that was tried here."""
    require_member(here.actor, review.organization_id)
    draft = reviews.read_draft(here.session, review, here.actor, now=here.now)
    heading = review_heading(here, review)
    kind = heading["claim"].kind
    actions = reviews.available_actions(here.session, review, here.actor)
    wrote = draft is not None and here.actor.user_id in draft.author_ids
    names = person_names(here, draft.author_ids if draft else [])
    context: dict[str, Any] = {
        **reader_view(here, review, draft, kind),
        "kind": KIND_WORDS[ClaimKind(draft.kind).value if draft and draft.kind else kind.value],
        "authors": [names[number] for number in draft.author_ids] if draft else [],
        "may_approve": ReviewAction.APPROVE in actions,
        "may_return": ReviewAction.RETURN in actions,
        "wrote": wrote,
        "problems": [{"detail": problem.detail, "field": ""} for problem in problems],
        **_second(here, review),
        "timeline": timeline_of(here, review.claim_id),
        "sent_reason": request.form.get("reason", ""),
    }
    return make_response(render_template("reviews_desk/approve.html", **(heading | context)), status)


def reader_view(here: Visit, review: Review, draft: ReviewDraft | None, kind: ClaimKind) -> dict[str, Any]:
    """What the part ``reviews_desk/reader_view.html`` shows: the text as the public would read it, and what it lacks."""
    wrote = draft is not None and here.actor.user_id in draft.author_ids
    missing = reviews.missing_rules(here.session, review, today=here.today)
    return {
        "draft": draft,
        "line": preview_line(here, review, draft, kind) if draft else None,
        "correction": CORRECTION_WORDS.get(draft.correction_kind or "", "") if draft else "",
        "changes": changes_to(here, review, draft, kind) if draft else (),
        "marks_single": wrote and is_single_reviewer(here.session, review.organization_id),
        "missing": [{"detail": problem.detail, "field": field_of(problem.pointer)} for problem in missing],
    }


def _second(here: Visit, review: Review) -> dict[str, Any]:
    """What the second opinion on the text says, and what was decided where it differed."""
    known, opinions = reviews.round_of(here.session, review), both_opinions(here, review)
    if not opinions:
        return {"second": None, "was_skipped": known.skipped}
    decided = known.adjudication
    if decided is None:
        return {"second": opinions[1], "adjudicated": None}
    by = person_names(here, [decided.adjudicator_id])[decided.adjudicator_id]
    return {"second": opinions[1], "adjudicated": {"by": by, "reason": decided.reason}}
