"""Merging two speakers that are one: nothing is rewritten, the one leads to the other, and for thirty days back again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotFound
from claims.core.input_text import checked_text
from claims.models.claim import Claim
from claims.models.speaker import Speaker, SpeakerMerge
from claims.models.user import OrganizationRole
from claims.services.actors import Actor, require_role
from claims.services.changes import MAX_REASON_LENGTH, record_change
from claims.services.speaker_directory import SUBJECT, get_speaker

UNDO_WITHIN = dt.timedelta(days=30)
PREVIEW_LIMIT = 1_000
"""Claims that a preview counts at most."""


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would touch: how many claims change hands (counted up to ``PREVIEW_LIMIT``), and some of them."""

    count: int
    examples: tuple[Claim, ...]


def preview_merge(session: Session, speaker_id: int) -> MergePreview:
    """The claims that would be another speaker's."""
    own = select(Claim).where(Claim.speaker_id == speaker_id).order_by(Claim.id.desc())
    count = session.scalar(select(func.count()).select_from(own.limit(PREVIEW_LIMIT).subquery())) or 0
    return MergePreview(count, tuple(session.scalars(own.limit(5))))


def merge_speakers(
    session: Session, speaker_id: int, into_id: int, *, reason: str, actor: Actor, now: dt.datetime
) -> SpeakerMerge:
    """Let a speaker lead to another; its id, names and claims stay as they are. For reviewers, with a reason.

    Raises ``NotFound``, ``NotAllowed``, ``Invalid`` (``text_missing``) and ``Conflict`` (``speaker_merged``,
    ``same_speaker``).
    """
    require_role(actor, OrganizationRole.REVIEWER)
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH, required=True)
    if speaker_id == into_id:
        raise Conflict("A speaker cannot be merged into itself.", code="same_speaker")
    speaker, into = _locked(session, speaker_id, into_id)
    for one in (speaker, into):
        if one.merged_into_id is not None:
            raise Conflict(f"Speaker {one.id} was merged into {one.merged_into_id} already.", code="speaker_merged")
    redirected = list(session.scalars(select(Speaker.id).where(Speaker.merged_into_id == speaker.id)))
    _lead(session, [speaker.id, *redirected], into.id)
    assert actor.user_id is not None  # only people are reviewers
    merge = SpeakerMerge(
        speaker_id=speaker.id,
        into_id=into.id,
        redirected=" ".join(map(str, redirected)),
        user_id=actor.user_id,
        reason=reason,
        created_at=now,
    )
    session.add(merge)
    detail = {"speaker": speaker.id, "into": into.id}
    for one, action in ((speaker, "merged"), (into, "took_in")):
        record_change(session, SUBJECT, one.id, action, actor=actor, now=now, reason=reason, detail=detail)
    session.flush()  # the page leads on at once
    return merge


def undo_merge(session: Session, merge_id: int, *, actor: Actor, now: dt.datetime) -> SpeakerMerge:
    """Take a merge back, within ``UNDO_WITHIN`` and while nothing was built on it.

    Raises ``NotFound``, ``NotAllowed``, ``Conflict`` (``undone_already``, ``undo_too_late``, ``merged_since``).
    """
    require_role(actor, OrganizationRole.REVIEWER)
    merge = session.get(SpeakerMerge, merge_id, with_for_update=True) if 0 < merge_id < 2**63 else None
    if merge is None:
        raise NotFound(f"There is no merge {merge_id}.", code="merge_unknown")
    if merge.undone_at is not None:
        raise Conflict("This merge was taken back already.", code="undone_already")
    if now - merge.created_at > UNDO_WITHIN:
        raise Conflict("A merge can be taken back for 30 days.", code="undo_too_late")
    speaker, into = _locked(session, merge.speaker_id, merge.into_id)
    if speaker.merged_into_id != into.id:
        raise Conflict("Speakers were merged on since. Take the later merge back first.", code="merged_since")
    speaker.merged_into_id = None
    _lead(session, [int(number) for number in merge.redirected.split()], speaker.id)
    merge.undone_at, merge.undone_by_id = now, actor.user_id
    detail = {"speaker": speaker.id, "into": into.id}
    for one in (speaker, into):
        record_change(session, SUBJECT, one.id, "merge_undone", actor=actor, now=now, detail=detail)
    session.flush()  # the page stands again at once
    return merge


def _locked(session: Session, first_id: int, second_id: int) -> tuple[Speaker, Speaker]:
    """Both, held in the order of their ids, so that two merges wait for each other in no circle."""
    for number in sorted((first_id, second_id)):
        get_speaker(session, number)
        session.get_one(Speaker, number, with_for_update=True, populate_existing=True)
    return session.get_one(Speaker, first_id), session.get_one(Speaker, second_id)


def _lead(session: Session, speaker_ids: list[int], into_id: int) -> None:
    for speaker in session.scalars(select(Speaker).where(Speaker.id.in_(speaker_ids))):
        speaker.merged_into_id = into_id
    session.flush()  # what follows reads the new heads
