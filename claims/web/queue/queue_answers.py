"""What stands in a row's place after a step from the queue: what was done, the row again, or why not."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, make_response, render_template, request, url_for

from claims.core.errors import Problem
from claims.core.reviews.reviewing import ReviewState
from claims.models import Review
from claims.services.reviews import reviews
from claims.web.page.desk import Toast, way_back
from claims.web.page.visit import Visit
from claims.web.queue.queue import count_tabs, row_words, tab_items
from claims.web.queue.queue_rows import queue_rows, refused_card

_ROW_FIELDS = ("decline_reason", "duplicate_claim_id")
"""Fields of the form that stands in a row."""

UNDO_REASON = "Undone."
"""The reason of a step that takes another one back: the row comes again then."""


def changed_row(here: Visit, review: Review, said: str, toast: Toast, *, is_back: bool) -> Response:
    """What was done, or with ``is_back`` the row again; the toast and the tabs come along."""
    item = reviews.queue_item(here.session, review, now=here.now)
    return make_response(
        render_template(
            "queue/changed.html",
            row=queue_rows(here, [item])[0] if is_back else None,
            said=said,
            review=review,
            toast=toast,
            tabs=tab_items(sent_tab(), count_tabs(here)),
            **_row_context(here),
        )
    )


def refused_row(here: Visit, review: Review, problems: Sequence[Problem], status: int) -> Response:
    """The row as it is now: with the name of who has taken it meanwhile, else with what is wrong, at its field where it is
    about one that still stands there; the row's own form then keeps what was sent."""
    item = reviews.queue_item(here.session, review, now=here.now)
    row = queue_rows(here, [item])[0]
    taken = row.holder != "" and not row.is_holder
    named = [problem for problem in problems if problem.pointer.removeprefix("/") in _ROW_FIELDS]
    has_form = row.state is ReviewState.OPEN and not taken
    errors = {problem.pointer.removeprefix("/"): problem.detail for problem in named} if has_form else {}
    context = {
        "row": row,
        "card": refused_card(here, row, item) if taken else row.card,
        "problem": "" if taken or errors else problems[0].detail,
        "errors": errors,
        "sent": {name: request.form.get(name, "") for name in _ROW_FIELDS} if errors else {},
    } | _row_context(here)
    return make_response(render_template("queue/refused.html", **context), status)


def sent_tab() -> str:
    """The tab that the row stood on."""
    return request.form.get("tab", "new")


def _row_context(here: Visit) -> dict[str, object]:
    tab = sent_tab()
    back = way_back(url_for("queue.show", tab=tab))
    return {"tab": tab, "here_again": back, "may_decide": here.may_judge} | row_words()
