"""Matches: people decide."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.core.errors import Invalid
from claims.core.records import MatchState, Relation
from claims.models import Appearance, Claim, Match, Scope
from claims.schemas.lists import PageQuery
from claims.schemas.matches import JudgementRead
from claims.schemas.regroupings import DisagreementList, DisagreementQuery, MatchList, MatchToJudgeRead
from claims.schemas.reviews import JudgementWrite
from claims.services.base.actors import decider_label
from claims.services.claims import claims
from claims.services.desk.seen_words import seen_words
from claims.services.judging import judgements
from claims.services.matching.disagreements import list_disagreements
from claims.services.matching.matches import get_match, list_matches


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
    """Record the judgement of the person for whom the key acts; with ``words`` only of the words that they read."""
    match = judgements.judge(
        call.session,
        match_id,
        state=MatchState(call.body["state"]),
        relation=_relation(call.body["relation"]),
        actor=call.actor,
        reason=call.body["reason"] or "",
        now=call.now,
        words=call.body["words"],
    )
    value = {
        "match_id": match.id,
        "claim_id": match.claim_id,
        "relation": match.relation.value,
        "state": match.state.value,
    }
    return Answer(value, status=201)


@bp.get("/matches/<int:match_id>")
@operation(
    "One match with everything that it was decided on", tag="Matches", answers={200: MatchToJudgeRead}, failures=(404,)
)
def read_match(call: Call, match_id: int) -> Answer:
    """Features, threshold, matcher and candidates seen as they were when the machine decided last."""
    match = get_match(call.session, match_id)
    words = seen_words(call.session, [match.id])[match.id]
    appearance = call.session.get_one(Appearance, match.appearance_id)
    claim = call.session.get_one(Claim, match.claim_id)
    value = match_value(match) | {"text": appearance.standalone_text, "claim_text": claim.text, "words": words}
    return Answer(value)


@bp.get("/claims/<int:claim_id>/matches")
@operation(
    "Matches of a claim, newest first",
    tag="Matches",
    query=PageQuery,
    answers={200: MatchList},
    public=True,
    failures=(404,),
)
def read_claim_matches(call: Call, claim_id: int) -> Answer:
    """Those of claims that were merged into it are among them."""
    claims.get_claim(call.session, claim_id)
    page = list_matches(call.session, claim_id, after=call.query["after"], limit=call.query["limit"])
    return Answer({"items": [match_value(match) for match in page.items], "next_cursor": page.next_cursor})


@bp.get("/matches/disagreements")
@operation(
    "Where a person and the matcher say different things",
    tag="Matches",
    query=DisagreementQuery,
    answers={200: DisagreementList},
    scopes=(Scope.REVIEWS_READ, Scope.REVIEWS_WRITE),
)
def read_disagreements(call: Call) -> Answer:
    """The person's word stands; the newest word of the matcher first."""
    page = list_disagreements(
        call.session, kind=call.query["kind"], after=call.query["after"], limit=call.query["limit"]
    )
    items = [
        match_value(row.match) | {"text": row.text, "claim_text": row.claim_text, "is_new": row.is_new}
        for row in page.items
    ]
    return Answer({"items": items, "next_cursor": page.next_cursor})


def match_value(match: Match) -> dict[str, Any]:
    """The fields of ``MatchRecordRead``."""
    return {
        "id": match.id,
        "appearance_id": match.appearance_id,
        "claim_id": match.claim_id,
        "relation": match.relation.value,
        "state": match.state.value,
        "decided_by": decider_label(match.decided_by_id),
        "decided_at": match.decided_at,
        "machine_relation": match.machine_relation.value,
        "machine_decided_at": match.machine_decided_at or match.decided_at,
        "probability": match.probability,
        "threshold": match.threshold,
        "matcher_version": match.matcher_version,
        "candidates_seen": match.candidates_seen,
        "features": match.features,
        "differing_slots": match.differing_slots,
        "slots": match.slots,
    }


def _relation(value: str | None) -> Relation | None:
    if value is None:
        return None
    try:
        return Relation(value)
    except ValueError as error:
        allowed = ", ".join(relation.value for relation in Relation)
        raise Invalid(f"There is no relation {value!r}. Choose one of {allowed}.", field="relation") from error
