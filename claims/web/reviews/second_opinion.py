"""A blind second opinion: claim and article beside an empty form, and nothing of the first verdict."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, flash, render_template, request, url_for

from claims.core.errors import ClaimsError, Conflict, NotAllowed, Problem, Stale
from claims.core.reviews.reviewing import ReviewAction, ReviewState
from claims.models import Review, SecondOpinion
from claims.services.answers.scales import scale_of
from claims.services.desk.second_opinions import kind_of_draft, opinion_problems
from claims.services.reviews import reviews
from claims.services.reviews.reviews import DraftInput, EvidenceInput, OpinionInput
from claims.web.page.desk import (
    Toast,
    for_people,
    own_review,
    problems_of,
    remember_toast,
    require_deciding,
    require_writer,
    review_heading,
    review_toast,
    sent_number,
    sent_version,
    status_of,
    to_work,
)
from claims.web.page.redirects import go_to
from claims.web.page.refusals import hand_back_text, refusal_problems
from claims.web.page.visit import Visit, visit
from claims.web.reviews.draft_fields import DraftForm, RemovedRow, draft_of, form_of, listed, read_form
from claims.web.reviews.verdict_forms import (
    change_rows,
    form_context,
    keep_what_can_be,
    not_kept,
    say_not_saved,
    say_saved,
)
from claims.web.words.dates import format_time
from claims.web.words.words import KIND_WORDS

bp = for_people(Blueprint("second_opinion", __name__, url_prefix="/reviews"))


@bp.get("/<int:review_id>/second")
def show(review_id: int) -> Response:
    """The form, with what its writer saved so far; who may not give an opinion is told on the work's page."""
    here = visit()
    require_deciding(here)
    review = own_review(here, review_id)
    try:
        reviews.require_may_give(here.session, review, here.actor)
    except (Conflict, NotAllowed) as error:
        flash(error.detail)
        return to_work(review.id)
    opinion = reviews.own_opinion(here.session, review, here.actor)
    return _page(here, review, _form_of(opinion), version=opinion.lock_version if opinion else 0)


@bp.post("/<int:review_id>/second")
def send(review_id: int) -> Response:
    """What the pressed button says: another row, save, or give."""
    here = visit()
    require_writer()
    require_deciding(here)
    review = own_review(here, review_id)
    form, action, version = read_form(request.form), request.form.get("action", "save"), sent_number("draft_version")
    if rows := change_rows(form, request.form):
        focus, removed = rows.focus, rows.removed
        return _page(here, review, rows.form, version=version, focus=focus, removed=removed, unsaved=True)
    is_saved = False
    try:
        opinion, wrong = keep_what_can_be(form, lambda kept: _write(here, review, kept, version))
        here.session.commit()  # what is written is kept even where it cannot be handed in yet
        is_saved = True
        if wrong:
            kept = opinion.lock_version
            return _page(here, review, form, version=kept, problems=wrong, unsaved=True, has_rest=True, status=422)
        if action != "give":
            remember_toast(Toast(f"Saved at {format_time(here.now, here.zone)}.", listed=False))
            return go_to(url_for("second_opinion.show", review_id=review.id))
        version = opinion.lock_version
        review = reviews.act(
            here.session,
            review.id,
            ReviewAction.SECOND,
            actor=here.actor,
            now=here.now,
            expected_version=sent_version(),
        )
    except ClaimsError as error:
        return _refused(here, review_id, form, version, error, unsaved=not is_saved)
    agrees = review.state is ReviewState.IN_APPROVAL
    said = "Given: both opinions agree." if agrees else "Given: the opinions differ, so a reviewer decides."
    remember_toast(review_toast(here, review, said))
    return to_work(review.id)


@bp.post("/<int:review_id>/second/autosave")
def autosave(review_id: int) -> Response:
    """Save what is written so far and say so; the fields themselves are left alone."""
    here = visit()
    require_writer()
    require_deciding(here)
    review = own_review(here, review_id)
    form, version = read_form(request.form), sent_number("draft_version")
    try:
        opinion, wrong = keep_what_can_be(form, lambda kept: _write(here, review, kept, version))
    except ClaimsError as error:
        return say_not_saved(f"Not saved: {problems_of(error)[0].detail}", status_of(error))
    missing = opinion_problems(here.session, review, opinion)
    here.session.commit()  # the rest is kept, whatever else is wrong
    return say_saved(here, form, version=opinion.lock_version, missing=missing, wrong=wrong)


def _write(here: Visit, review: Review, form: DraftForm, version: int | None) -> SecondOpinion:
    draft = draft_of(form)
    return reviews.save_opinion(
        here.session,
        review.id,
        OpinionInput(draft.rating, draft.rationale, draft.evidence),
        actor=here.actor,
        now=here.now,
        expected_version=version,
    )


def _form_of(opinion: SecondOpinion | None) -> DraftForm:
    if opinion is None:
        return DraftForm()
    evidence = tuple(EvidenceInput(**item) for item in opinion.evidence)
    return form_of(DraftInput(rating=opinion.rating, rationale=opinion.rationale, evidence=evidence))


def _refused(
    here: Visit, review_id: int, form: DraftForm, version: int | None, error: ClaimsError, *, unsaved: bool
) -> Response:
    """The form again with what is wrong and what was written; somebody too late reads it on the work's page."""
    here.session.rollback()
    review = own_review(here, review_id)
    if review.state is not ReviewState.SECOND_OPINION or isinstance(error, NotAllowed):
        hand_back_text(error, refusal_problems(here, review, error))
        flash("Your step was not taken. " + error.detail)
        return to_work(review.id)
    if isinstance(error, Stale):
        opinion = reviews.own_opinion(here.session, review, here.actor)
        problem = Problem(
            "Another window of yours saved this meanwhile. Look at your text and save it again.", "", "stale"
        )
        version = opinion.lock_version if opinion else 0
        told = listed([problem])
        return _page(here, review, form, version=version, problems=told, unsaved=unsaved, status=412)
    told, status = listed(problems_of(error), form.filled), status_of(error)
    return _page(here, review, form, version=version, problems=told, unsaved=unsaved, status=status)


def _page(
    here: Visit,
    review: Review,
    form: DraftForm,
    *,
    version: int | None,
    problems: Sequence[dict[str, str]] = (),
    focus: str = "",
    removed: RemovedRow | None = None,
    unsaved: bool = False,
    has_rest: bool = False,
    status: int = 200,
) -> Response:
    reviews.require_may_give(here.session, review, here.actor)
    opinion = reviews.own_opinion(here.session, review, here.actor)
    kind = kind_of_draft(here.session, review)
    context = form_context(
        here,
        form,
        scale=scale_of(here.session, review.organization_id, kind),
        version=version,
        saved_at=opinion.saved_at if opinion else None,
        missing=opinion_problems(here.session, review, opinion) if opinion else (),
        problems=problems,
        focus=focus,
        removed=removed,
        unsaved=unsaved,
        has_rest=has_rest,
        status=status,
    )
    context |= {
        "kind_word": KIND_WORDS[kind.value],
        "address": url_for("second_opinion.send", review_id=review.id),
    }
    return not_kept(render_template("reviews_desk/second.html", **(review_heading(here, review) | context)), status)
