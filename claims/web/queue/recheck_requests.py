"""Requests of the public to look at a verdict again: anybody asks and follows the answer, checkers accept or decline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for

from claims.core.errors import ClaimsError, NotAllowed, NotFound, Problem
from claims.extensions import asking
from claims.models.recheck_request import RequestState
from claims.services.desk.review_access import get_review
from claims.services.followup.recheck_requests import (
    accept_recheck_request,
    decline_recheck_request,
    get_recheck_request,
    list_recheck_requests,
    request_recheck,
)
from claims.services.reviews.review_publishing import get_revision
from claims.web.page.desk import Toast, listed, problems_of, remember_toast, status_of
from claims.web.page.failures import ask_to_sign_in
from claims.web.page.redirects import go_to
from claims.web.page.refusals import hand_back_text
from claims.web.page.visit import Visit, visit

bp = Blueprint("recheck_requests", __name__)


@bp.get("/reviews/<int:review_id>/ask")
def ask(review_id: int) -> Response:
    """The form in which anybody says what is wrong with a public verdict, and on what source."""
    return _form(visit(), review_id)


@bp.post("/reviews/<int:review_id>/ask")
@asking
def send(review_id: int) -> Response:
    """Keep the request and lead to the page where its answer will stand."""
    here = visit()
    try:
        kept = request_recheck(
            here.session,
            review_id,
            text=request.form.get("text", ""),
            source_url=request.form.get("source_url", ""),
            source_quote=request.form.get("source_quote", ""),
            now=here.now,
        )
    except NotFound:
        raise
    except ClaimsError as error:
        here.session.rollback()
        return _form(here, review_id, problems=problems_of(error), status=status_of(error))
    return go_to(url_for("recheck_requests.show", request_id=kept.id))


@bp.get("/recheck-requests")
def index() -> Response:
    """The requests about the reader's organization's verdicts; for others all of them."""
    return _list(visit())


@bp.get("/recheck-requests/<int:request_id>")
def show(request_id: int) -> Response:
    """One request and what became of it; public, so that who asked can look again."""
    here = visit()
    view = get_recheck_request(here.session, request_id)
    may_decide = here.may_judge and here.actor.acts_for(view.review.organization_id)
    return make_response(render_template("recheck_requests/show.html", view=view, may_decide=may_decide, problems=()))


@bp.post("/recheck-requests/<int:request_id>/<any(accept, decline):action>")
def decide(request_id: int, action: str) -> Response:
    """Open a recheck for it, or say in public why not."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    try:
        if action == "accept":
            accept_recheck_request(here.session, request_id, actor=here.actor, now=here.now)
        else:
            reason = request.form.get("reason", "")
            decline_recheck_request(here.session, request_id, reason=reason, actor=here.actor, now=here.now)
    except (NotAllowed, NotFound):
        raise
    except ClaimsError as error:
        here.session.rollback()
        view = get_recheck_request(here.session, request_id)
        if view.request.state is not RequestState.RECEIVED:
            hand_back_text(error)
        context = {"view": view, "may_decide": True, "problems": listed(problems_of(error))}
        return make_response(render_template("recheck_requests/show.html", **context), status_of(error))
    remember_toast(Toast("Accepted: the verdict is looked at again." if action == "accept" else "Declined."))
    return go_to(url_for("recheck_requests.show", request_id=request_id))


def _form(here: Visit, review_id: int, *, problems: Sequence[Problem] = (), status: int = 200) -> Response:
    review = get_review(here.session, review_id)
    if review.current_number is None:
        raise NotFound(f"Review {review_id} has no public verdict.", code="review_unknown")
    found = listed(problems)
    context: dict[str, Any] = {
        "view": get_revision(here.session, review.id, review.current_number),
        "problems": found,
        "errors": {item["field"]: item["detail"] for item in found},
        "sent": request.form,
    }
    return make_response(render_template("recheck_requests/ask.html", **context), status)


def _list(here: Visit) -> Response:
    own = here.actor.organization_id if here.may_judge else None
    state = request.args.get("state", "")
    page = list_recheck_requests(
        here.session,
        organization_id=own,
        state=RequestState(state) if state in set(RequestState) else None,
        after=request.args.get("after") or None,
    )
    context = {"page": page, "state": state, "is_own": own is not None}
    return make_response(render_template("recheck_requests/index.html", **context))
