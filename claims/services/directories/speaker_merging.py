"""Merging two speakers that are one, after a look at the claims that would change hands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.models.claim import Claim
from claims.models.speaker import SpeakerMerge
from claims.models.user import OrganizationRole
from claims.services.base.actors import Actor, require_role
from claims.services.base.merged_rows import is_of_family
from claims.services.base.rows import count_up_to
from claims.services.directories.party_merging import PREVIEW_LIMIT, merge_parties, undo_party_merge
from claims.services.directories.speaker_directory import SPEAKERS


@dataclass(frozen=True, slots=True)
class SpeakerMergePreview:
    """What a merge would touch: how many claims change hands (counted up to ``PREVIEW_LIMIT``), and some of them."""

    count: int
    examples: tuple[Claim, ...]


def preview_speaker_merge(session: Session, speaker_id: int) -> SpeakerMergePreview:
    """The claims that would be another speaker's, those of speakers that lead to this one among them."""
    own = select(Claim).where(is_of_family(Claim.speaker_id, SPEAKERS.model, speaker_id)).order_by(Claim.id.desc())
    return SpeakerMergePreview(count_up_to(session, own, PREVIEW_LIMIT), tuple(session.scalars(own.limit(5))))


def merge_speakers(
    session: Session, speaker_id: int, into_id: int, *, reason: str, actor: Actor, now: dt.datetime
) -> SpeakerMerge:
    """Let a speaker lead to another. For reviewers, with a reason; raises as ``merge_parties``."""
    require_role(actor, OrganizationRole.REVIEWER)
    return merge_parties(session, SPEAKERS, speaker_id, into_id, reason=reason, actor=actor, now=now)


def undo_speaker_merge(
    session: Session, merge_id: int, *, reason: str = "", actor: Actor, now: dt.datetime
) -> SpeakerMerge:
    """Take a merge of speakers back. For reviewers; raises as ``undo_party_merge``."""
    require_role(actor, OrganizationRole.REVIEWER)
    return undo_party_merge(session, SPEAKERS, merge_id, reason=reason, actor=actor, now=now)
