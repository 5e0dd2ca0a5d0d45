"""Merging and splitting claims, and undoing either."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.records import Relation
from claims.models import ClaimRegrouping, RegroupingAction, Scope
from claims.schemas.regroupings import (
    MergeWrite,
    ReasonWrite,
    RegroupingList,
    RegroupingRead,
    RewordingRead,
    RewordWrite,
    SplitWrite,
)
from claims.services.base.claim_families import family_of
from claims.services.claims import claims
from claims.services.claims.regroupings import get_regrouping, list_regroupings
from claims.services.regrouping.merging import merge_claims, undo_merge
from claims.services.regrouping.rewording import reword_claim
from claims.services.regrouping.splitting_claims import Split, split_claim, undo_split


@bp.post("/claims/<int:claim_id>/merge")
@operation(
    "Merge a claim into another, which answers for both from then on",
    tag="Claims",
    body=MergeWrite,
    answers={201: RegroupingRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def merge_claim(call: Call, claim_id: int) -> Answer:
    """Both ids stay; the merged claim names its successor in `merged_into`, and its page leads there."""
    row = merge_claims(
        call.session, claim_id, call.body["into"], actor=call.actor, reason=call.body["reason"], now=call.now
    )
    return Answer(_value(row), status=201)


@bp.post("/claims/<int:claim_id>/split")
@operation(
    "Split appearances off a claim into a new one",
    tag="Claims",
    body=SplitWrite,
    answers={201: RegroupingRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def split_off(call: Call, claim_id: int) -> Answer:
    """The new claim is `other_id`; reviews stay with the old one."""
    body = call.body
    split = Split(body["text"], body["appearance_ids"], Relation(body["relation"]), body["kind"])
    row = split_claim(call.session, claim_id, split, actor=call.actor, reason=body["reason"], now=call.now)
    return Answer(_value(row), status=201, headers={"Location": f"/api/v1/claims/{row.other_id}"})


@bp.post("/claims/<int:claim_id>/reword")
@operation(
    "Reword a claim",
    tag="Claims",
    body=RewordWrite,
    answers={200: RewordingRead, 201: RewordingRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def reword(call: Call, claim_id: int) -> Answer:
    """200 where the text was changed in place; 201 with a new claim where a review of the old wording is public."""
    claim = reword_claim(
        call.session, claim_id, call.body["text"], actor=call.actor, reason=call.body["reason"], now=call.now
    )
    value = {"claim_id": claim.id, "text": claim.text, "rewords": claim.rewords_id if claim.id != claim_id else None}
    if claim.id == claim_id:
        return Answer(value)
    return Answer(value, status=201, headers={"Location": f"/api/v1/claims/{claim.id}"})


@bp.get("/claims/<int:claim_id>/regroupings")
@operation("Merges and splits of a claim", tag="Claims", answers={200: RegroupingList}, public=True, failures=(404,))
def read_regroupings(call: Call, claim_id: int) -> Answer:
    """Newest first, undone ones among them."""
    claims.get_claim(call.session, claim_id)
    views = list_regroupings(call.session, family_of(call.session, claim_id))
    items = [_value(view.regrouping, undone_by=view.undone_by.id if view.undone_by else None) for view in views]
    return Answer({"items": items})


@bp.post("/regroupings/<int:regrouping_id>/undo")
@operation(
    "Undo a merge or a split",
    tag="Claims",
    body=ReasonWrite,
    answers={201: RegroupingRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def undo_regrouping(call: Call, regrouping_id: int) -> Answer:
    """The undo, a record of its own; refused with the reason where later facts rest on what was done."""
    row = get_regrouping(call.session, regrouping_id)
    undo = undo_merge if row.action is RegroupingAction.MERGE else undo_split
    undone = undo(call.session, row, actor=call.actor, reason=call.body["reason"], now=call.now)
    return Answer(_value(undone), status=201)


def _value(row: ClaimRegrouping, *, undone_by: int | None = None) -> dict[str, Any]:
    return {
        "id": row.id,
        "action": row.action.value,
        "claim_id": row.claim_id,
        "other_id": row.other_id,
        "undo_of": row.undo_of_id,
        "undone_by": undone_by,
        "who": row.actor,
        "reason": row.reason,
        "created_at": row.created_at,
    }
