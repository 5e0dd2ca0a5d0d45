"""ClaimReviews of other organizations: paste or upload them, see every problem at once, take them in."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, make_response, render_template, request, url_for

from claims.core.claim_review.reading import ReadDocument
from claims.core.errors import ClaimsError, Invalid
from claims.models import OrganizationRole
from claims.services.exchange.claim_review_import import (
    MAX_DOCUMENT_LENGTH,
    ImportedDocument,
    import_claim_reviews,
    read_claim_reviews,
)
from claims.web.page.desk import for_people, problems_of, status_of
from claims.web.page.json_ld import site
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, visit
from claims.web.words.numbers import count_of

bp = for_people(Blueprint("claim_reviews", __name__, url_prefix="/claimreview"))


@bp.get("")
def show() -> str:
    """The form."""
    return _page(visit())


@bp.post("")
def send() -> Response:
    """Read what was sent, and take it in where that was asked for; what is pasted stays in the form."""
    here = visit()
    try:
        text = _text()
        if request.form.get("action") != "import":
            read = read_claim_reviews(text, today=here.now.date(), page_url=_page_url())
            return make_response(_page(here, read=read))
        done = import_claim_reviews(
            here.session, text, site=site(), actor=here.actor, now=here.now, page_url=_page_url()
        )
    except ClaimsError as error:
        return make_response(_page(here, error=error), status_of(error))
    if done.left_out or not done.read.reviews:
        return make_response(_page(here, read=done.read, done=done), 200)
    flash(f"{_outcome(done)}.")
    return go_to(url_for("claim_reviews.show"))


def _text() -> str:
    """The file, or what was pasted; ``Invalid`` for neither, or for a file that is not UTF-8."""
    file = request.files.get("file")
    if file is not None and file.filename:
        try:
            return str(file.read(), "utf-8-sig")
        except UnicodeDecodeError as error:
            raise Invalid("The file is not UTF-8. Save it as UTF-8 and send it again.", field="file") from error
    text = request.form.get("document", "")
    if not text.strip():
        raise Invalid("Paste the JSON-LD or the page, or choose a file.", field="document", code="text_missing")
    return text


def _page_url() -> str:
    return request.form.get("page_url", "").strip()[:2_048]


def _outcome(done: ImportedDocument) -> str:
    """As "3 claims imported, 1 updated, 2 unchanged"."""
    report = done.report
    return f"{count_of(report.imported, 'claim')} imported, {report.updated:,} updated, {report.unchanged:,} unchanged"


def _page(
    here: Visit,
    *,
    read: ReadDocument | None = None,
    done: ImportedDocument | None = None,
    error: ClaimsError | None = None,
) -> str:
    context: dict[str, Any] = {
        "sent": request.form,
        "read": read,
        "done": done,
        "outcome": _outcome(done) if done else "",
        "problems": problems_of(error) if error else [],
        "may_import": OrganizationRole.REVIEWER in here.actor.roles,
        "max_length": MAX_DOCUMENT_LENGTH,
    }
    return render_template("claim_reviews/show.html", **context)
