"""Sentences and appearances: a person says what is a claim and what is not."""

from __future__ import annotations

from typing import Any

from flask import current_app

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.models import Appearance, ArticleVersion, Scope
from claims.schemas.dispositions import DemotionWrite, DispositionRead, PromotionRead, PromotionWrite
from claims.services.judging import dispositions
from claims.services.settings import matching_settings


@bp.post("/appearances/<int:appearance_id>/demote")
@operation(
    "Put an appearance on the reject shelf",
    tag="Articles",
    body=DemotionWrite,
    answers={201: DispositionRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def demote_appearance(call: Call, appearance_id: int) -> Answer:
    """Record the judgement of the person for whom the key acts; it is kept in later versions with the same words."""
    row = dispositions.demote_appearance(
        call.session,
        appearance_id,
        shelf_reason=call.body["shelf_reason"],
        actor=call.actor,
        reason=call.body["reason"] or "",
        now=call.now,
    )
    return Answer(_value(call, row), status=201)


@bp.post("/sentences/<int:sentence_id>/promote")
@operation(
    "Take a sentence of the reject shelf for a claim",
    tag="Articles",
    body=PromotionWrite,
    answers={201: PromotionRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def promote_sentence(call: Call, sentence_id: int) -> Answer:
    """Record the judgement of the person for whom the key acts; what was taken off comes back, with its claim."""
    rows = dispositions.promote_sentence(
        call.session,
        sentence_id,
        appearance_id=call.body["appearance_id"],
        actor=call.actor,
        reason=call.body["reason"] or "",
        now=call.now,
        settings=matching_settings(current_app.config),
    )
    return Answer({"appearances": [_value(call, row) for row in rows]}, status=201)


def _value(call: Call, row: Appearance) -> dict[str, Any]:
    """The fields of ``DispositionRead``."""
    version = call.session.get_one(ArticleVersion, row.article_version_id)
    return {
        "appearance_id": row.id,
        "article_id": version.article_id,
        "version": version.number,
        "start": row.start,
        "end": row.end,
        "exact": row.exact,
        "disposition": row.disposition.value if row.disposition else None,
        "shelf_reason": row.shelved_as.value if row.shelved_as else None,
        "claim_id": row.claim_id,
    }
