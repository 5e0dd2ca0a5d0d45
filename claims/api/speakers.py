"""Speakers: whose claims they are, under which names."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.models import Scope, Speaker
from claims.schemas.speakers import SpeakerList, SpeakerMergeWrite, SpeakerQuery, SpeakerRead
from claims.services.speaker_directory import get_speaker, list_speakers, view_speaker
from claims.services.speaker_merging import merge_speakers


@bp.get("/speakers")
@operation(
    "List speakers, or find them by name", tag="Claims", query=SpeakerQuery, answers={200: SpeakerList}, public=True
)
def read_speakers(call: Call) -> Answer:
    """Speakers, newest first."""
    page = list_speakers(call.session, call.query["q"] or "", after=call.query["after"], limit=call.query["limit"])
    return Answer({"items": [_row(speaker) for speaker in page.items], "next_cursor": page.next_cursor})


@bp.get("/speakers/<int:speaker_id>")
@operation("Read one speaker", tag="Claims", answers={200: SpeakerRead}, public=True, failures=(404,))
def read_speaker(call: Call, speaker_id: int) -> Answer:
    """Names, offices and ids elsewhere; no score of anybody's honesty."""
    return Answer(_value(call, get_speaker(call.session, speaker_id)))


@bp.post("/speakers/<int:speaker_id>/merge")
@operation(
    "Let a speaker lead to another",
    tag="Claims",
    body=SpeakerMergeWrite,
    answers={200: SpeakerRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def merge_a_speaker(call: Call, speaker_id: int) -> Answer:
    """The speaker that stays; both ids are kept."""
    into = call.body["into_id"]
    merge_speakers(call.session, speaker_id, into, reason=call.body["reason"], actor=call.actor, now=call.now)
    return Answer(_value(call, get_speaker(call.session, into)))


def _row(speaker: Speaker) -> dict[str, Any]:
    return {"id": speaker.id, "name": speaker.name, "kind": speaker.kind.value if speaker.kind else None}


def _value(call: Call, speaker: Speaker) -> dict[str, Any]:
    view = view_speaker(call.session, speaker)
    return _row(speaker) | {
        "merged_into": speaker.merged_into_id,
        "aliases": [
            {"name": item.name, "language": item.language, "since": item.since, "until": item.until}
            for item in view.aliases
        ],
        "roles": [{"title": item.title, "since": item.since, "until": item.until} for item in view.roles],
        "external_ids": [{"scheme": item.scheme, "value": item.value} for item in view.external_ids],
        "permalink": f"/speakers/{speaker.id}",
    }
