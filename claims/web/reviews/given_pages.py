"""Giving the text or the file of a work that has no address, so that its quote can be looked up."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for

from claims.core.errors import ClaimsError, NotAllowed, NotFound, Problem
from claims.core.sources.source_states import QuoteState
from claims.models import Review
from claims.services.archive.snapshot_store import SnapshotStore
from claims.services.evidence.given_pages import MAX_FILE_BYTES, MAX_TEXT_LENGTH, Given, GivenPage, give_page
from claims.services.evidence.sources import Work
from claims.services.reviews import reviews
from claims.web.page.desk import (
    Toast,
    for_people,
    listed,
    own_review,
    problems_of,
    remember_toast,
    require_deciding,
    review_heading,
    status_of,
)
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, visit

bp = for_people(Blueprint("given_pages", __name__, url_prefix="/reviews"))


@bp.get("/<int:review_id>/page")
def show(review_id: int) -> Response:
    """The form for one work, named by the address."""
    here = visit()
    require_deciding(here)
    return _page(here, own_review(here, review_id), _work())


@bp.post("/<int:review_id>/page")
def give(review_id: int) -> Response:
    """Archive what was given, and go back to where the work is cited."""
    here, work = visit(), _work()
    require_deciding(here)
    review = own_review(here, review_id)
    sent = request.files.get("file")
    page = GivenPage(
        request.form.get("text", ""),
        sent.read(MAX_FILE_BYTES + 1) if sent is not None else b"",
        (sent.mimetype or "") if sent is not None else "",
    )
    store = SnapshotStore(current_app.config["SNAPSHOT_DIR"])
    try:
        given = give_page(here.session, review.id, work, page, store=store, actor=here.actor, now=here.now)
    except (NotAllowed, NotFound):
        raise
    except ClaimsError as error:
        here.session.rollback()
        return _page(here, own_review(here, review_id), work, problems=problems_of(error), status=status_of(error))
    remember_toast(Toast(_said(given)))
    return go_to(_origin(here, review))


def _work() -> Work:
    """The work that the address names."""
    return Work(request.values.get("title", "").strip(), request.values.get("publisher", "").strip(), "")


def _origin(here: Visit, review: Review) -> str:
    """The form that the work is cited in; the work's page for who writes neither draft nor opinion."""
    if reviews.may_give(here.session, review, here.actor):
        return url_for("second_opinion.show", review_id=review.id)
    if reviews.may_edit(here.session, review, here.actor):
        return url_for("review_editor.show", review_id=review.id, _anchor="evidence")
    return url_for("review_work.show", review_id=review.id)


def _said(given: Given) -> str:
    if not given.is_searchable:
        return "Archived. Its text cannot be searched: type off the passage, too."
    lost = sum(state is not QuoteState.FOUND for state in given.quotes)
    return "Archived, and the quote is in it." if not lost else "Archived. The quote is not in it."


def _page(here: Visit, review: Review, work: Work, *, problems: Sequence[Problem] = (), status: int = 200) -> Response:
    found = listed(problems)
    context = {
        "work": work,
        "text": request.form.get("text", ""),
        "back": _origin(here, review),
        "max_text": MAX_TEXT_LENGTH,
        "max_megabytes": MAX_FILE_BYTES // 1024 // 1024,
        "problems": found,
        "errors": {item["field"]: item["detail"] for item in reversed(found)},
    }
    page = render_template("reviews_desk/give_page.html", **(review_heading(here, review) | context))
    return make_response(page, status)
