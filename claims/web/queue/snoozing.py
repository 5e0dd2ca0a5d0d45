"""Snoozing a review, and bringing it back."""

from __future__ import annotations

from flask import Blueprint, Response, flash, request, url_for

from claims.core.errors import ClaimsError, NotAllowed, NotFound
from claims.models import Review
from claims.services.desk import snoozes
from claims.web.page.desk import (
    for_people,
    own_review,
    place_sent,
    problems_of,
    remember_toast,
    require_deciding,
    review_toast,
    sent_version,
    status_of,
    way_back,
)
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, is_part, visit
from claims.web.queue.queue_answers import changed_row, refused_row
from claims.web.words.dates import format_near_moment

bp = for_people(Blueprint("snoozing", __name__, url_prefix="/reviews"))


@bp.post("/<int:review_id>/<any(snooze, wake):action>")
def act(review_id: int, action: str) -> Response:
    """Let a review rest for a day, or bring it back; refused, the reader is told where they were."""
    here = visit()
    require_deciding(here)
    review = own_review(here, review_id)
    try:
        if action == "snooze":
            expected = sent_version()
            review = snoozes.snooze(here.session, review.id, actor=here.actor, now=here.now, expected_version=expected)
        else:
            review = snoozes.wake(here.session, review.id, actor=here.actor, now=here.now)
    except NotFound:
        raise
    except ClaimsError as error:
        here.session.rollback()
        return _refused(here, own_review(here, review_id), error)
    return _done(here, review, action)


def _done(here: Visit, review: Review, action: str) -> Response:
    said, other = _said(here, review), "wake" if action == "snooze" else "snooze"
    fields = place_sent() | {"version": str(review.lock_version)}
    undo = url_for("snoozing.act", review_id=review.id, action=other)
    toast = remember_toast(review_toast(here, review, f"{said}.", undo, fields), for_next_page=not _is_row())
    if _is_row():
        return changed_row(here, review, said, toast, is_back=action == "wake")
    return _back(review)


def _said(here: Visit, review: Review) -> str:
    if review.snoozed_until is None:
        return "Back in the queue"
    return f"Snoozed until {format_near_moment(review.snoozed_until, here.today, here.zone)}"


def _refused(here: Visit, review: Review, error: ClaimsError) -> Response:
    if _is_row():
        # Whoever took it meanwhile is named in the row: for that, not being allowed is a clash.
        status = 409 if isinstance(error, NotAllowed) else status_of(error)
        return refused_row(here, review, problems_of(error), status)
    flash(error.detail)
    return _back(review)


def _is_row() -> bool:
    return is_part() and request.form.get("from") == "queue"


def _back(review: Review) -> Response:
    """To the list that the form stood in, else to the review's page."""
    if request.form.get("from") in ("queue", "recent"):
        address = way_back(url_for("queue.show"))
    else:
        address = url_for("review_work.show", review_id=review.id)
    return go_to(address)
