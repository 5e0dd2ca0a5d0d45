"""The directory of speakers: other names, offices, ids elsewhere, and the claims that are theirs.

No score of anybody's honesty is computed or shown: counts here say what was asked, not who may be believed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.sources.speaker_names import fold_name, surname_of
from claims.core.texts.input_text import checked_line
from claims.models.claim import Claim
from claims.models.speaker import Speaker, SpeakerAlias, SpeakerExternalId, SpeakerKind, SpeakerMerge, SpeakerRole
from claims.services.base.actors import Actor
from claims.services.base.changes import record_change
from claims.services.base.organization_families import is_one_of
from claims.services.base.paging import Page, RankPlace, newest_first, page_of
from claims.services.base.rows import find_row
from claims.services.directories import parties

SPEAKERS = parties.PartyKind(
    word="speaker",
    subject="speaker",
    model=Speaker,
    names=SpeakerAlias,
    external_ids=SpeakerExternalId,
    merges=SpeakerMerge,
    require_editor=parties.require_desk_editor,
    name_columns=lambda folded: {"surname": surname_of(folded)},
)


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """A speaker with all that is known of it; ``merges`` are those that led here, newest first."""

    speaker: Speaker
    aliases: tuple[SpeakerAlias, ...]
    roles: tuple[SpeakerRole, ...]
    external_ids: tuple[SpeakerExternalId, ...]
    merges: tuple[SpeakerMerge, ...]


def list_speakers(session: Session, q: str = "", *, after: str | None = None, limit: int = 50) -> Page[Speaker]:
    """Speakers that were not merged away, newest first; with ``q`` those one of whose names begins with it."""
    begins = None
    if q.strip():
        folded = fold_name(q)
        begins = parties.leads_to(
            SPEAKERS,
            SpeakerAlias.party_id,
            or_(
                SpeakerAlias.folded.startswith(folded, autoescape=True),
                SpeakerAlias.surname.startswith(folded, autoescape=True),
            ),
        )
    return parties.list_parties(session, SPEAKERS, begins, after=after, limit=limit)


def get_speaker(session: Session, speaker_id: int) -> Speaker:
    """The speaker with this id, merged or not; ``NotFound`` if there is none."""
    return parties.get_party(session, SPEAKERS, speaker_id)


def view_speaker(session: Session, speaker: Speaker) -> SpeakerView:
    """All that is known of a speaker; names of those merged into it are its aliases, too."""
    facts = parties.facts_about(session, SPEAKERS, speaker.id)
    roles = session.scalars(
        select(SpeakerRole).where(SpeakerRole.speaker_id.in_(facts.family)).order_by(SpeakerRole.since, SpeakerRole.id)
    )
    return SpeakerView(speaker, facts.names, tuple(roles), facts.external_ids, facts.merges)


def claims_of(session: Session, speaker_id: int, *, after: str | None = None, limit: int = 20) -> Page[Claim]:
    """The claims of a speaker and of those merged into it, newest first."""
    # One speaker is named by itself: in the index of its claims these then stand in the order of the list.
    of_speaker = is_one_of(Claim.speaker_id, parties.family_ids(session, Speaker, speaker_id))
    rows = select(Claim).where(of_speaker, Claim.merged_into_id.is_(None))
    name = f"claims of speaker {speaker_id}"
    rows = newest_first(rows, Claim.id, name, after=after, limit=limit)
    return page_of(session.scalars(rows).all(), limit, name, lambda claim: RankPlace(0, claim.id))


def set_kind(session: Session, speaker_id: int, kind: SpeakerKind | str, *, actor: Actor, now: dt.datetime) -> Speaker:
    """Say whether a speaker is a person or a body. Raises ``Invalid`` (``kind_unknown``) and ``NotAllowed``."""
    speaker = parties.editable_party(session, SPEAKERS, speaker_id, actor)
    try:
        wanted = SpeakerKind(kind)
    except ValueError as error:
        raise Invalid("A speaker is a person or a body.", code="kind_unknown", field="kind") from error
    if wanted is not speaker.kind:
        old = speaker.kind
        speaker.kind = wanted
        detail = {"old": old.value if old else None, "new": wanted.value}
        record_change(session, SPEAKERS.subject, speaker.id, "kind_changed", actor=actor, now=now, detail=detail)
    return speaker


def add_role(
    session: Session,
    speaker_id: int,
    title: str,
    *,
    since: dt.date | None = None,
    until: dt.date | None = None,
    actor: Actor,
    now: dt.datetime,
) -> SpeakerRole:
    """An office that a speaker held, from when to when as far as known. Raises ``Conflict`` (``office_held``) where it is
    noted with the same days already, as by a second click."""
    speaker = parties.editable_party(session, SPEAKERS, speaker_id, actor)
    parties.require_order(since, until)
    title = checked_line(title, "title", max_length=parties.MAX_NAME_LENGTH, required=True)
    # No constraint can say it, for days that nobody knows are unlike each other: offices of one speaker are added in turn.
    session.execute(select(Speaker.id).where(Speaker.id == speaker.id).with_for_update(key_share=True))
    same = select(SpeakerRole.id).where(
        SpeakerRole.speaker_id == speaker.id,
        SpeakerRole.title == title,
        SpeakerRole.since.is_not_distinct_from(since),
        SpeakerRole.until.is_not_distinct_from(until),
    )
    if session.scalar(same.limit(1)) is not None:
        raise Conflict(f"{speaker.name} is noted as {title} with these days already.", code="office_held")
    role = SpeakerRole(speaker_id=speaker.id, title=title, since=since, until=until, created_at=now)
    session.add(role)
    record_change(session, SPEAKERS.subject, speaker.id, "role_added", actor=actor, now=now, detail={"title": title})
    session.flush()  # the page shows it
    return role


def remove_role(session: Session, speaker_id: int, role_id: int, *, actor: Actor, now: dt.datetime) -> None:
    """Take back an office that was noted by mistake; one that has ended gets a day instead. Raises ``NotFound``
    (``office_unknown``)."""
    speaker = parties.editable_party(session, SPEAKERS, speaker_id, actor)
    role = find_row(session, SpeakerRole, role_id)
    if role is None or role.speaker_id != speaker.id:
        raise NotFound(f"This speaker has no office {role_id}.", code="office_unknown")
    session.delete(role)
    detail = {"title": role.title}
    record_change(session, SPEAKERS.subject, speaker.id, "role_removed", actor=actor, now=now, detail=detail)
    session.flush()  # the page no longer shows it
