"""Sources: how each stands, what was archived of it, which public verdicts cite it."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.source_states import SourceState
from claims.models import Source
from claims.schemas.sources import SourceDetail, SourceList, SourceQuery
from claims.services.sources import get_source, list_sources


@bp.get("/sources")
@operation("Works that evidence comes from", tag="Reviews", query=SourceQuery, answers={200: SourceList}, public=True)
def read_sources(call: Call) -> Answer:
    """Sources that public verdicts cite, with their state, newest first."""
    state = call.query["state"]
    page = list_sources(
        call.session,
        state=None if state is None else SourceState(state),
        after=call.query["after"],
        limit=call.query["limit"],
    )
    return Answer({"items": [_value(row) for row in page.items], "next_cursor": page.next_cursor})


@bp.get("/sources/<int:source_id>")
@operation(
    "One source with its snapshots and uses", tag="Reviews", answers={200: SourceDetail}, failures=(404,), public=True
)
def read_source(call: Call, source_id: int) -> Answer:
    """How the source stands; archived pages themselves are shown to people of the desk only."""
    view = get_source(call.session, source_id, viewer=call.caller)
    hashes = {row.id: row.sha256 for row in view.snapshots}
    snapshots = [
        {
            "sha256": row.sha256,
            "url": row.url,
            "content_type": row.content_type,
            "size": row.size,
            "retrieved_at": row.retrieved_at,
            "seen_at": row.seen_at,
            "searchable": row.text_sha256 is not None,
        }
        for row in view.snapshots
    ]
    uses = [
        {
            "review_id": use.revision.review_id,
            "revision": use.revision.number,
            "claim_id": use.review.claim_id,
            "organization": use.organization,
            "stance": use.evidence.stance.value,
            "quote": use.evidence.quote,
            "snapshot": hashes.get(use.evidence.snapshot_id or 0),
        }
        for use in view.uses
    ]
    return Answer(_value(view.source) | {"snapshots": snapshots, "uses": uses})


def _value(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "state": source.state.value,
        "state_since": source.state_since,
        "state_reason": source.state_reason,
        "superseded_by": source.superseded_by,
        "checked_at": source.checked_at,
        "next_check_at": source.next_check_at,
    }
