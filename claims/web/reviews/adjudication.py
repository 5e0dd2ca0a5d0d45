"""Adjudication: two opinions that differ side by side, and a reviewer's decision between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, flash, make_response, render_template, request

from claims.core.errors import ClaimsError, Problem
from claims.core.reviews.reviewing import ReviewAction, ReviewState
from claims.core.reviews.scales import Scale
from claims.core.reviews.second_opinions import AdjudicationChoice
from claims.core.verdicts import Verdict
from claims.models import Review, ReviewDraft, SecondOpinion
from claims.services.answers.scales import scale_named, scale_of
from claims.services.desk.second_opinions import kind_of_draft
from claims.services.reviews import reviews
from claims.services.reviews.reviews import ActionPayload, OpinionInput
from claims.web.claims.answer_lines import EvidenceLine
from claims.web.page.desk import (
    for_people,
    own_review,
    person_names,
    problems_of,
    remember_toast,
    require_deciding,
    review_heading,
    review_toast,
    sent_version,
    status_of,
    to_work,
)
from claims.web.page.refusals import hand_back_text, refusal_problems
from claims.web.page.visit import Visit, visit
from claims.web.reviews.draft_fields import field_of
from claims.web.reviews.evidence_states import noted_evidence
from claims.web.words.desk_words import grade_choices
from claims.web.words.words import KIND_WORDS

bp = for_people(Blueprint("adjudication", __name__, url_prefix="/reviews"))


@dataclass(frozen=True, slots=True)
class OpinionView:
    """One of the two opinions as the page shows it; ``value`` is what choosing it sends."""

    value: str
    heading: str
    by: str
    rating: str
    verdict: Verdict
    rationale: str
    evidence: tuple[EvidenceLine, ...]


@bp.get("/<int:review_id>/adjudicate")
def show(review_id: int) -> Response:
    """Both opinions; elsewhere than in adjudication, to the page of the work."""
    here = visit()
    require_deciding(here)
    review = own_review(here, review_id)
    if review.state is not ReviewState.ADJUDICATION:
        return to_work(review.id)
    return _page(here, review)


@bp.post("/<int:review_id>/adjudicate")
def decide(review_id: int) -> Response:
    """Let one of the two stand, or a third rating."""
    here = visit()
    review = own_review(here, review_id)
    choice = request.form.get("choice", "")
    third = None
    if choice == AdjudicationChoice.THIRD:
        third = OpinionInput(request.form.get("rating") or None, request.form.get("rationale", ""))
    try:
        review = reviews.act(
            here.session,
            review.id,
            ReviewAction.ADJUDICATE,
            actor=here.actor,
            now=here.now,
            expected_version=sent_version(),
            payload=ActionPayload(reason=request.form.get("reason", ""), choice=choice, opinion=third),
        )
    except ClaimsError as error:
        here.session.rollback()
        review = own_review(here, review_id)
        if review.state is not ReviewState.ADJUDICATION:
            problems = refusal_problems(here, review, error)
            hand_back_text(error, problems)
            flash(problems[0].detail)
            return to_work(review.id)
        return _page(here, review, problems=problems_of(error), status=status_of(error))
    remember_toast(review_toast(here, review, "Decided: the text waits for approval."))
    return to_work(review.id)


def _page(here: Visit, review: Review, *, problems: Sequence[Problem] = (), status: int = 200) -> Response:
    kind = kind_of_draft(here.session, review)
    found = [{"detail": _plain(problem), "field": field_of(problem.pointer)} for problem in problems]
    context: dict[str, Any] = {
        "opinions": both_opinions(here, review),
        "kind_word": KIND_WORDS[kind.value],
        "grades": grade_choices(scale_of(here.session, review.organization_id, kind)),
        "may_decide": ReviewAction.ADJUDICATE in reviews.available_actions(here.session, review, here.actor),
        "problems": found,
        "errors": {item["field"]: item["detail"] for item in reversed(found)},
        "sent": request.form,
    }
    page = render_template("reviews_desk/adjudicate.html", **(review_heading(here, review) | context))
    return make_response(page, status)


def both_opinions(here: Visit, review: Review) -> tuple[OpinionView, ...]:
    """The draft and the second opinion on it; nothing while one of them is out."""
    draft, known = (
        reviews.read_draft(here.session, review, here.actor, now=here.now),
        reviews.round_of(here.session, review),
    )
    if draft is None or known.opinion is None:
        return ()
    opinion = known.opinion
    in_use = scale_of(here.session, review.organization_id, kind_of_draft(here.session, review))
    names = person_names(here, [*draft.author_ids, opinion.author_id])
    return (
        _view(
            "first",
            "First opinion",
            ", ".join(names[number] for number in draft.author_ids),
            scale_named(here.session, draft.scale) or in_use,
            _fields(here, review, draft),
        ),
        _view(
            "second",
            "Second opinion",
            names[opinion.author_id],
            scale_named(here.session, opinion.scale) or in_use,
            _fields(here, review, opinion),
        ),
    )


def _fields(here: Visit, review: Review, row: ReviewDraft | SecondOpinion) -> dict[str, Any]:
    evidence = noted_evidence(here, review, row.evidence)
    return {"rating": row.rating, "rationale": row.rationale, "evidence": evidence}


def _view(value: str, heading: str, by: str, scale: Scale, said: Mapping[str, Any]) -> OpinionView:
    grade = scale.grade(said["rating"])
    assert grade is not None  # only complete opinions are in, and each is shown on the version it was given on
    return OpinionView(value, heading, by, grade.label, grade.verdict, said["rationale"], said["evidence"])


def _plain(problem: Problem) -> str:
    return "Choose whose rating stands." if problem.code == "choice_missing" else problem.detail
