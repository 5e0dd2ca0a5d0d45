"""Pairs of claims that may be the same: listed, merged through the claims themselves, or kept apart."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.models import PairState, Scope
from claims.schemas.regroupings import DuplicateList, DuplicateQuery, DuplicateRead, ReasonWrite
from claims.services.answers.answers_json import slots_to_dict
from claims.services.base.actors import user_label
from claims.services.regrouping.duplicates import (
    DuplicateView,
    decision_of_pair,
    get_duplicate,
    keep_apart,
    list_duplicates,
)


@bp.get("/duplicates")
@operation(
    "Pairs of claims that may be the same",
    tag="Claims",
    query=DuplicateQuery,
    answers={200: DuplicateList},
    scopes=(Scope.REVIEWS_READ, Scope.REVIEWS_WRITE),
)
def read_duplicates(call: Call) -> Answer:
    """Most probable first; what a person decided stays listed under its state."""
    state = PairState(call.query["state"])
    page = list_duplicates(call.session, state=state, after=call.query["after"], limit=call.query["limit"])
    return Answer({"items": [_value(view) for view in page.items], "next_cursor": page.next_cursor})


@bp.post("/duplicates/<int:pair_id>/keep-apart")
@operation(
    "Say that two claims are not the same",
    tag="Claims",
    body=ReasonWrite,
    answers={201: DuplicateRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def keep_pair_apart(call: Call, pair_id: int) -> Answer:
    """The pair never comes back as a suggestion. To merge it, merge one of its claims into the other."""
    keep_apart(call.session, pair_id, actor=call.actor, reason=call.body["reason"], now=call.now)
    return Answer(_value(get_duplicate(call.session, pair_id)), status=201)


def _value(view: DuplicateView) -> dict[str, Any]:
    pair = view.pair
    return {
        "id": pair.id,
        "state": pair.state.value,
        "first": {"id": view.first.id, "text": view.first.text},
        "second": {"id": view.second.id, "text": view.second.text},
        "relation": pair.relation.value,
        "probability": pair.probability,
        "slots": slots_to_dict(decision_of_pair(pair).slots),
        "matcher_version": pair.matcher_version,
        "decided_by": None if pair.decided_by_id is None else user_label(pair.decided_by_id),
        "reason": pair.reason,
        "found_at": pair.found_at,
    }
