"""Requests for checks: anybody leaves one after a look-up in vain; checkers open a claim for it or say why not."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from claims.core.errors import ClaimsError, NotAllowed, NotFound, Problem
from claims.extensions import asking
from claims.services.desk.review_access import find_review
from claims.services.followup.check_requests import (
    accept_request,
    decline_request,
    get_request,
    list_requests,
    open_for_check,
    request_check,
)
from claims.web.page.desk import Toast, problems_of, remember_toast, require_deciding, status_of, to_work
from claims.web.page.failures import ask_to_sign_in
from claims.web.page.redirects import go_to
from claims.web.page.refusals import hand_back_text
from claims.web.page.visit import Visit, visit
from claims.web.words.pasted import read_day

bp = Blueprint("check_requests", __name__, url_prefix="/check-requests")


@bp.get("")
def index() -> Response:
    """What waits, for checkers."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    require_deciding(here)
    return _list(here)


@bp.post("")
@asking
def ask() -> Response:
    """Keep the wish of whoever looked something up in vain; a checker's opens a claim at once."""
    here = visit()
    text = request.form.get("text", "")
    published = read_day(request.form.get("published") or None, "published")
    if here.may_judge and here.actor.organization_id is not None:
        claim = open_for_check(here.session, text, published=published, actor=here.actor, now=here.now)
        remember_toast(Toast("The claim is recorded and waits in the queue."))
        review = find_review(here.session, claim.id, here.actor.organization_id)
        assert review is not None  # opened with the claim
        return to_work(review.id)
    kept = request_check(here.session, text, published=published, note=request.form.get("note", ""), now=here.now)
    return go_to(url_for("check_requests.show", request_id=kept.id))


@bp.get("/<int:request_id>")
def show(request_id: int) -> Response:
    """What became of a request; public, so that who asked can look again."""
    here = visit()
    return make_response(render_template("check_requests/show.html", item=get_request(here.session, request_id)))


@bp.post("/<int:request_id>/accept")
def accept(request_id: int) -> Response:
    """Open a claim with a review for it."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    try:
        claim = accept_request(here.session, request_id, actor=here.actor, now=here.now)
    except ClaimsError as error:
        return _refused(here, error)
    remember_toast(Toast("The claim is recorded and waits in the queue."))
    return go_to(url_for("claims.show", claim_id=claim.id))


@bp.post("/<int:request_id>/decline")
def decline(request_id: int) -> Response:
    """Say why it is not going to be checked."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    try:
        decline_request(here.session, request_id, reason=request.form.get("reason", ""), actor=here.actor, now=here.now)
    except ClaimsError as error:
        return _refused(here, error)
    remember_toast(Toast("Declined; who asked can read why."))
    return go_to(url_for("check_requests.index"))


def _refused(here: Visit, error: ClaimsError) -> Response:
    if isinstance(error, NotAllowed | NotFound):
        raise error
    here.session.rollback()
    hand_back_text(error)
    return _list(here, problems=problems_of(error), status=status_of(error))


def _list(here: Visit, *, problems: list[Problem] | None = None, status: int = 200) -> Response:
    context: dict[str, Any] = {
        "page": list_requests(here.session, actor=here.actor, after=request.args.get("after") or None),
        "problems": [{"detail": problem.detail, "field": ""} for problem in problems or ()],
    }
    return make_response(render_template("check_requests/index.html", **context), status)
