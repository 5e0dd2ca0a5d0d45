"""Sources: how each stands, what was archived of it, which public verdicts cite it; marks that reviewers set and take."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.sources.source_states import SourceState
from claims.models import Scope, Source
from claims.schemas.sources import (
    SourceDetail,
    SourceList,
    SourceMarkWrite,
    SourceQuery,
    SourceSummary,
    SupersedeWrite,
)
from claims.services.evidence.sources import get_source, list_sources
from claims.services.followup.retractions import reinstate_source, retract_source, supersede_source


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
    listed = {"retraction_listed_at": view.listed_at}
    return Answer(_value(view.source) | listed | {"snapshots": snapshots, "uses": uses})


@bp.post("/sources/<int:source_id>/retract")
@operation(
    "Mark a source as retracted",
    tag="Reviews",
    body=SourceMarkWrite,
    answers={200: SourceSummary},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404,),
)
def retract_a_source(call: Call, source_id: int) -> Answer:
    """For a reviewer: it decides no further verdict, and those that it decides are looked at again."""
    reason = call.body["reason"]
    return Answer(_value(retract_source(call.session, source_id, actor=call.actor, reason=reason, now=call.now)))


@bp.post("/sources/<int:source_id>/supersede")
@operation(
    "Mark a source as replaced by a newer one",
    tag="Reviews",
    body=SupersedeWrite,
    answers={200: SourceSummary},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404,),
)
def supersede_a_source(call: Call, source_id: int) -> Answer:
    """For a reviewer, as if it were retracted; its page names the newer one."""
    by, reason = call.body["superseded_by"], call.body["reason"]
    source = supersede_source(call.session, source_id, by=by, actor=call.actor, reason=reason, now=call.now)
    return Answer(_value(source))


@bp.post("/sources/<int:source_id>/reinstate")
@operation(
    "Take back that a source was retracted or replaced",
    tag="Reviews",
    body=SourceMarkWrite,
    answers={200: SourceSummary},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def reinstate_a_source(call: Call, source_id: int) -> Answer:
    """For a reviewer, where the mark was a mistake; the source is ``unchecked`` until it is looked at again."""
    reason = call.body["reason"]
    return Answer(_value(reinstate_source(call.session, source_id, actor=call.actor, reason=reason, now=call.now)))


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
