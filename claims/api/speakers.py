"""Speakers: whose claims they are, under which names."""

from __future__ import annotations

from typing import Any

from claims.api.blueprint import bp
from claims.api.operation import Answer, Call, operation
from claims.api.party_steps import PartyResource, add_steps
from claims.api.party_values import external_id_values, merge_values, name_values
from claims.models import Scope, Speaker
from claims.schemas.speakers import (
    SpeakerChoiceRead,
    SpeakerChoiceWrite,
    SpeakerKindWrite,
    SpeakerList,
    SpeakerOfficeWrite,
    SpeakerQuery,
    SpeakerRead,
)
from claims.services.directories.speaker_directory import (
    SPEAKERS,
    add_role,
    get_speaker,
    list_speakers,
    remove_role,
    set_kind,
    view_speaker,
)
from claims.services.directories.speaker_merging import merge_speakers, undo_speaker_merge
from claims.services.intake.speaker_choices import choose_speaker


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
    return Answer(_value(call, speaker_id))


@bp.post("/appearances/<int:appearance_id>/speaker")
@operation(
    "Choose whom a name in an article means",
    tag="Articles",
    body=SpeakerChoiceWrite,
    answers={200: SpeakerChoiceRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def choose_a_speaker(call: Call, appearance_id: int) -> Answer:
    """One of those offered as `speaker_candidates`, for all of the article that bear the name; null leaves it open."""
    body = call.body
    appearance = choose_speaker(
        call.session, appearance_id, body["speaker_id"], reason=body["reason"] or "", actor=call.actor, now=call.now
    )
    return Answer({"id": appearance.id, "speaker": appearance.speaker, "speaker_id": appearance.speaker_id})


@bp.post("/speakers/<int:speaker_id>/kind")
@operation(
    "Say whether a speaker is a person or a body",
    tag="Claims",
    body=SpeakerKindWrite,
    answers={200: SpeakerRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def set_kind_of_speaker(call: Call, speaker_id: int) -> Answer:
    """With a key that acts for a checker or reviewer."""
    set_kind(call.session, speaker_id, call.body["kind"], actor=call.actor, now=call.now)
    return Answer(_value(call, speaker_id))


@bp.post("/speakers/<int:speaker_id>/roles")
@operation(
    "Add an office of a speaker",
    tag="Claims",
    body=SpeakerOfficeWrite,
    answers={201: SpeakerRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def add_role_of_speaker(call: Call, speaker_id: int) -> Answer:
    """With a key that acts for a checker or reviewer; one that has ended keeps its days and stays."""
    add_role(call.session, speaker_id, **call.body, actor=call.actor, now=call.now)
    return Answer(_value(call, speaker_id), status=201)


@bp.delete("/speakers/<int:speaker_id>/roles/<int:role_id>")
@operation(
    "Take back an office of a speaker",
    tag="Claims",
    answers={200: SpeakerRead},
    scopes=(Scope.REVIEWS_WRITE,),
    failures=(404, 409),
)
def remove_role_of_speaker(call: Call, speaker_id: int, role_id: int) -> Answer:
    """What was noted by mistake, by the `id` that it has in the answer."""
    remove_role(call.session, speaker_id, role_id, actor=call.actor, now=call.now)
    return Answer(_value(call, speaker_id))


def _row(speaker: Speaker) -> dict[str, Any]:
    return {"id": speaker.id, "name": speaker.name, "kind": speaker.kind.value if speaker.kind else None}


def _value(call: Call, speaker_id: int) -> dict[str, Any]:
    speaker = get_speaker(call.session, speaker_id)
    view = view_speaker(call.session, speaker)
    return _row(speaker) | {
        "merged_into": speaker.merged_into_id,
        "aliases": name_values(view.aliases),
        "roles": [
            {"id": item.id, "title": item.title, "since": item.since, "until": item.until} for item in view.roles
        ],
        "external_ids": external_id_values(view.external_ids),
        "merges": merge_values(view.merges),
        "permalink": f"/speakers/{speaker.id}",
    }


add_steps(
    PartyResource(
        kind=SPEAKERS,
        tag="Claims",
        read=SpeakerRead,
        value=_value,
        merge=merge_speakers,
        undo=undo_speaker_merge,
        who="Names and ids are for a key that acts for a checker or reviewer, merges for a reviewer; both ids stay.",
        is_renamed=False,
    )
)
