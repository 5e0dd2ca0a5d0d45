"""The public list of corrections."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.reviews.reviewing import CorrectionKind
from claims.schemas.corrections import CorrectionList, CorrectionQuery
from claims.services.answers.answers import permalink
from claims.services.base.organizations import find_by_slug
from claims.services.claims.corrections import Correction, CorrectionFilter, Side, list_corrections


@bp.get("/corrections")
@operation(
    "Public verdicts that were changed or withdrawn",
    tag="Reviews",
    query=CorrectionQuery,
    answers={200: CorrectionList},
    public=True,
    failures=(404,),
)
def read_corrections(call: Call) -> Answer:
    """Corrections, newest first; nothing ever leaves the list. Later dates and mere wording do not stand on it."""
    query = call.query
    if query["organization"] is not None:
        find_by_slug(call.session, query["organization"])  # a misspelt one must not read as "nothing found"
    kind = query["kind"]
    wanted = CorrectionFilter(
        organization=query["organization"],
        kind=None if kind is None else CorrectionKind(kind),
        claim_id=query["claim_id"],
        since=query["since"],
        until=query["until"],
    )
    page = list_corrections(call.session, wanted, after=query["after"], limit=query["limit"])
    return Answer({"items": [_value(row) for row in page.items], "next_cursor": page.next_cursor})


def _value(row: Correction) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind.value,
        "at": row.at,
        "claim_id": row.claim_id,
        "review_id": row.review_id,
        "organization": row.organization,
        "people": list(row.people),
        "old": _side(row, row.old),
        "new": None if row.new is None else _side(row, row.new),
        "reason": row.reason,
        "corrects": row.corrects,
        "log_index": row.log_index,
    }


def _side(row: Correction, side: Side) -> dict[str, Any]:
    return {
        "revision": side.number,
        "rating": side.rating,
        "verdict": side.verdict.value,
        "claim_text": side.claim_text,
        "rationale": side.rationale,
        "permalink": permalink(row.review_id, side.number),
    }
