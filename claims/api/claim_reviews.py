"""ClaimReviews of others: checked, or taken in as reviews of their organizations."""

from __future__ import annotations

import json
from typing import Any

from flask import current_app, request

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.errors import Invalid
from claims.models import Scope
from claims.schemas.claim_reviews import ClaimReviewImport, ClaimReviewReport, ClaimReviewWrite
from claims.services.exchange.claim_review_import import (
    ImportedDocument,
    claim_review_values,
    import_claim_reviews,
    read_claim_reviews,
)
from claims.services.settings import own_site


@bp.post("/claimreview/validate")
@operation(
    "Check ClaimReviews: every problem at once",
    tag="Reviews",
    body=ClaimReviewWrite,
    answers={200: ClaimReviewReport},
    scopes=(Scope.LOOKUP, Scope.REVIEWS_WRITE),
    fleeting=frozenset({200}),
)
def validate_claim_reviews(call: Call) -> Answer:
    """What stands in the document and what is wrong or odd about it; nothing is stored."""
    read = read_claim_reviews(_document(call), today=call.now.date(), page_url=call.body["page_url"] or "")
    return Answer(claim_review_values(read))


@bp.post("/claimreview/import")
@operation(
    "Take in the ClaimReviews of other organizations",
    tag="Reviews",
    body=ClaimReviewWrite,
    answers={200: ClaimReviewImport},
    scopes=(Scope.REVIEWS_WRITE,),
)
def import_claim_review_document(call: Call) -> Answer:
    """Each review without an error becomes its organization's revision; the same again changes nothing."""
    done = import_claim_reviews(
        call.session,
        _document(call),
        site=own_site(current_app.config, request.url_root),
        actor=call.actor,
        now=call.now,
        page_url=call.body["page_url"] or "",
    )
    return Answer(_value(done))


def _document(call: Call) -> str:
    """The text to read: that of ``document``, or the body itself where it is the JSON-LD."""
    body: dict[str, Any] = {name: value for name, value in call.body.items() if name not in ("document", "page_url")}
    document = call.body["document"]
    if document is None:
        if not body:
            raise Invalid("Give document, or the JSON-LD itself as the body.", field="document")
        return json.dumps(body)
    return document if isinstance(document, str) else json.dumps(document)


def _value(done: ImportedDocument) -> dict[str, Any]:
    reviews = done.read.reviews
    return claim_review_values(done.read) | {
        "imported": done.report.imported,
        "updated": done.report.updated,
        "unchanged": done.report.unchanged,
        "left_out": [
            {"path": reviews[number].path, "place": reviews[number].place, "detail": detail}
            for number, detail in sorted(done.left_out.items())
        ],
    }
