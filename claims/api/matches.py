"""Matches: people decide."""

from __future__ import annotations

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.errors import Invalid
from claims.core.records import MatchState, Relation
from claims.models import Scope
from claims.schemas.matches import JudgementRead
from claims.schemas.reviews import JudgementWrite
from claims.services import judgements


@bp.post("/matches/<int:match_id>/judgement")
@operation(
    "Confirm or reject a match, or set its relation",
    tag="Matches",
    body=JudgementWrite,
    answers={201: JudgementRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def judge_match(call: Call, match_id: int) -> Answer:
    """Record the judgement of the person for whom the key acts."""
    match = judgements.judge(
        call.session,
        match_id,
        state=MatchState(call.body["state"]),
        relation=_relation(call.body["relation"]),
        actor=call.actor,
        reason=call.body["reason"] or "",
        now=call.now,
    )
    value = {
        "match_id": match.id,
        "claim_id": match.claim_id,
        "relation": match.relation.value,
        "state": match.state.value,
    }
    return Answer(value, status=201)


def _relation(value: str | None) -> Relation | None:
    if value is None:
        return None
    try:
        return Relation(value)
    except ValueError as error:
        allowed = ", ".join(relation.value for relation in Relation)
        raise Invalid(f"There is no relation {value!r}. Choose one of {allowed}.", field="relation") from error
