"""What is read of an appearance: look at it, correct it by hand, take a correction back."""

from __future__ import annotations

from typing import Any

from flask import current_app

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.api.reading import expected_version
from claims.models import Appearance, ArticleVersion, Scope
from claims.schemas.readings import ReadingRead, ReadingUndoWrite, ReadingWrite
from claims.services.articles.readings import Reading, differing_fields, reading_of
from claims.services.base.actors import user_label
from claims.services.judging import reading_corrections
from claims.services.judging.reading_corrections import CorrectedReading
from claims.services.matching.pairs import get_appearance
from claims.services.settings import matching_settings


@bp.get("/appearances/<int:appearance_id>/reading")
@operation(
    "What was read of an appearance, and what people corrected of it",
    tag="Articles",
    answers={200: ReadingRead},
    scopes=(Scope.LOOKUP, Scope.ARTICLES_WRITE, Scope.REVIEWS_READ, Scope.REVIEWS_WRITE),
    failures=(404,),
)
def read_reading(call: Call, appearance_id: int) -> Answer:
    """As it stands, as extraction had read it, and every correction with who made it, when and why."""
    return _answer(call, get_appearance(call.session, appearance_id))


@bp.post("/appearances/<int:appearance_id>/reading")
@operation(
    "Correct what was read of an appearance",
    tag="Articles",
    body=ReadingWrite,
    answers={201: ReadingRead},
    scopes=(Scope.REVIEWS_WRITE,),
    needs_version=True,
    failures=(404, 409),
)
def correct_reading(call: Call, appearance_id: int) -> Answer:
    """Record the judgement of the person for whom the key acts; later versions with the same words take it over.

    Slots, matches and claim are found anew. ``If-Match`` is the ``ETag`` of the reading, ``"0"`` where nobody corrected
    anything yet."""
    body = call.body
    row = reading_corrections.correct_reading(
        call.session,
        appearance_id,
        CorrectedReading(**{name: value for name, value in body.items() if name != "reason"}),
        actor=call.actor,
        expected=expected_version(first=0),
        reason=body["reason"] or "",
        now=call.now,
        settings=matching_settings(current_app.config),
    )
    return _answer(call, row, status=201)


@bp.post("/appearances/<int:appearance_id>/reading/undo")
@operation(
    "Take back the newest correction of a reading",
    tag="Articles",
    body=ReadingUndoWrite,
    answers={201: ReadingRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def undo_reading_correction(call: Call, appearance_id: int) -> Answer:
    """The appearance is read as before it; both stay in the history."""
    row = reading_corrections.undo_correction(
        call.session,
        appearance_id,
        call.body["correction_id"],
        actor=call.actor,
        reason=call.body["reason"] or "",
        now=call.now,
        settings=matching_settings(current_app.config),
    )
    return _answer(call, row, status=201)


def _answer(call: Call, row: Appearance, *, status: int = 200) -> Answer:
    article = call.session.get_one(ArticleVersion, row.article_version_id)
    done = reading_corrections.corrections_of(call.session, row.id)
    standing = {one.id for one in reading_corrections.standing_corrections(done)}
    value = _read(reading_of(row)) | {
        "appearance_id": row.id,
        "article_id": article.article_id,
        "version": article.number,
        "claim_id": row.claim_id,
        "speaker_id": row.speaker_id,
        "kind": row.kind.value,
        "score": row.score,
        "corrected": list(row.corrected),
        "corrected_by": None if row.corrected_by_id is None else user_label(row.corrected_by_id),
        "as_read": None if row.as_read is None else _read(row.as_read),
        "corrections": [
            {
                "id": one.id,
                "fields": differing_fields(one.before, one.after),
                "before": _read(one.before) if one.before else None,
                "after": _read(one.after) if one.after else None,
                "by": user_label(one.user_id),
                "at": one.created_at,
                "reason": one.reason,
                "undoes": one.undoes_id,
                "carried_from": one.carried_from_id,
                "stands": one.id in standing,
            }
            for one in done
        ],
    }
    return Answer(value, status=status, version=len(done))


def _read(reading: Reading) -> dict[str, Any]:
    """The fields of ``ReadFields``."""
    names = ("voice", "speaker", "force", "start", "end", "exact", "parts")
    return {name: reading[name] for name in names} | {"standalone": reading["standalone_text"]}
