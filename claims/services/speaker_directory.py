"""The directory of speakers: other names, offices, ids elsewhere, and the claims that are theirs.

No score of anybody's honesty is computed or shown: counts here say what was asked, not who may be believed.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.input_text import checked_line
from claims.core.speaker_names import fold_name, surname_of
from claims.models.claim import Claim
from claims.models.speaker import Speaker, SpeakerAlias, SpeakerExternalId, SpeakerKind, SpeakerMerge, SpeakerRole
from claims.models.user import OrganizationRole
from claims.services.actors import Actor, require_role
from claims.services.changes import record_change
from claims.services.paging import Page, RankPlace, checked_limit, decode_rank_cursor, page_of
from claims.services.saving import saving
from claims.services.speakers import MAX_NAME_LENGTH

SUBJECT = "speaker"
_LIST = "speakers"
_SCHEME = re.compile(r"[a-z][a-z0-9_]{1,38}")
_WIKIDATA = re.compile(r"Q[1-9]\d{0,15}")

EDITING_ROLES = (OrganizationRole.CHECKER, OrganizationRole.REVIEWER)


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
    rows = select(Speaker).where(Speaker.merged_into_id.is_(None))
    if q.strip():
        rows = rows.where(_is_named(fold_name(q)))
    if after is not None:
        rows = rows.where(Speaker.id < decode_rank_cursor(_LIST, after).id)
    rows = rows.order_by(Speaker.id.desc()).limit(checked_limit(limit) + 1)
    return page_of(session.scalars(rows).all(), limit, _LIST, lambda speaker: RankPlace(0, speaker.id))


def get_speaker(session: Session, speaker_id: int) -> Speaker:
    """The speaker with this id, merged or not; ``NotFound`` if there is none."""
    speaker = session.get(Speaker, speaker_id) if 0 < speaker_id < 2**63 else None
    if speaker is None:
        raise NotFound(f"There is no speaker {speaker_id}.", code="speaker_unknown")
    return speaker


def view_speaker(session: Session, speaker: Speaker) -> SpeakerView:
    """All that is known of a speaker; names of those merged into it are its aliases, too."""
    family = [speaker.id, *session.scalars(select(Speaker.id).where(Speaker.merged_into_id == speaker.id))]
    aliases = session.scalars(
        select(SpeakerAlias).where(SpeakerAlias.speaker_id.in_(family)).order_by(SpeakerAlias.name, SpeakerAlias.id)
    )
    roles = session.scalars(
        select(SpeakerRole).where(SpeakerRole.speaker_id.in_(family)).order_by(SpeakerRole.since, SpeakerRole.id)
    )
    ids = session.scalars(
        select(SpeakerExternalId)
        .where(SpeakerExternalId.speaker_id.in_(family))
        .order_by(SpeakerExternalId.scheme, SpeakerExternalId.value)
    )
    merges = session.scalars(
        select(SpeakerMerge).where(SpeakerMerge.into_id == speaker.id).order_by(SpeakerMerge.id.desc())
    )
    return SpeakerView(speaker, tuple(aliases), tuple(roles), tuple(ids), tuple(merges))


def claims_of(session: Session, speaker_id: int, *, after: str | None = None, limit: int = 20) -> Page[Claim]:
    """The claims of a speaker and of those merged into it, newest first."""
    merged = session.scalars(select(Speaker.id).where(Speaker.merged_into_id == speaker_id)).all()
    # One speaker is named by itself: in the index of its claims these then stand in the order of the list.
    of_speaker = Claim.speaker_id.in_([speaker_id, *merged]) if merged else Claim.speaker_id == speaker_id
    rows = select(Claim).where(of_speaker, Claim.merged_into_id.is_(None))
    name = f"claims of speaker {speaker_id}"
    if after is not None:
        rows = rows.where(Claim.id < decode_rank_cursor(name, after).id)
    rows = rows.order_by(Claim.id.desc()).limit(checked_limit(limit) + 1)
    return page_of(session.scalars(rows).all(), limit, name, lambda claim: RankPlace(0, claim.id))


def set_kind(session: Session, speaker_id: int, kind: SpeakerKind | str, *, actor: Actor, now: dt.datetime) -> Speaker:
    """Say whether a speaker is a person or a body. Raises ``Invalid`` (``kind_unknown``) and ``NotAllowed``."""
    speaker = _editable(session, speaker_id, actor)
    try:
        wanted = SpeakerKind(kind)
    except ValueError as error:
        raise Invalid("A speaker is a person or a body.", code="kind_unknown", field="kind") from error
    if wanted is not speaker.kind:
        old = speaker.kind
        speaker.kind = wanted
        detail = {"old": old.value if old else None, "new": wanted.value}
        record_change(session, SUBJECT, speaker.id, "kind_changed", actor=actor, now=now, detail=detail)
    return speaker


def add_alias(
    session: Session,
    speaker_id: int,
    name: str,
    *,
    language: str = "",
    since: dt.date | None = None,
    until: dt.date | None = None,
    actor: Actor,
    now: dt.datetime,
) -> SpeakerAlias:
    """Another name of a speaker. Raises ``Conflict`` (``alias_held``), ``Invalid`` (``dates_contradict``)."""
    speaker = _editable(session, speaker_id, actor)
    _require_order(since, until)
    name = checked_line(name, "name", max_length=MAX_NAME_LENGTH, required=True)
    folded = fold_name(name)
    if not folded:
        raise Invalid("A name needs letters.", code="text_missing", field="name")
    alias = SpeakerAlias(
        speaker_id=speaker.id,
        name=name,
        folded=folded,
        surname=surname_of(folded),
        language=checked_line(language, "language", max_length=35),
        since=since,
        until=until,
        created_at=now,
    )
    with saving(session, conflict=f"{speaker.name} is known as {name} already.", code="alias_held"):
        session.add(alias)
    record_change(session, SUBJECT, speaker.id, "alias_added", actor=actor, now=now, detail={"name": name})
    return alias


def remove_alias(session: Session, speaker_id: int, alias_id: int, *, actor: Actor, now: dt.datetime) -> None:
    """Take back another name; a speaker's own stays. Raises ``NotFound``, ``Conflict`` (``alias_is_name``)."""
    speaker = _editable(session, speaker_id, actor)
    alias = session.get(SpeakerAlias, alias_id) if 0 < alias_id < 2**63 else None
    if alias is None or alias.speaker_id != speaker.id:
        raise NotFound(f"This speaker has no other name {alias_id}.", code="alias_unknown")
    if alias.name == speaker.name:
        raise Conflict("This is the speaker's own name.", code="alias_is_name")
    session.delete(alias)
    record_change(session, SUBJECT, speaker.id, "alias_removed", actor=actor, now=now, detail={"name": alias.name})
    session.flush()  # the page no longer shows it


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
    """An office that a speaker held, from when to when as far as known."""
    speaker = _editable(session, speaker_id, actor)
    _require_order(since, until)
    title = checked_line(title, "title", max_length=MAX_NAME_LENGTH, required=True)
    role = SpeakerRole(speaker_id=speaker.id, title=title, since=since, until=until, created_at=now)
    session.add(role)
    record_change(session, SUBJECT, speaker.id, "role_added", actor=actor, now=now, detail={"title": title})
    session.flush()  # the page shows it
    return role


def add_external_id(
    session: Session, speaker_id: int, scheme: str, value: str, *, actor: Actor, now: dt.datetime
) -> SpeakerExternalId:
    """The speaker's id in another system. Raises ``Conflict`` (``external_id_taken``) where another speaker has it."""
    speaker = _editable(session, speaker_id, actor)
    scheme = checked_line(scheme, "scheme", max_length=40, required=True).lower()
    value = checked_line(value, "value", max_length=200, required=True)
    if not _SCHEME.fullmatch(scheme):
        raise Invalid("Name the system in small letters, as wikidata.", code="scheme_unknown", field="scheme")
    if scheme == "wikidata" and not _WIKIDATA.fullmatch(value):
        raise Invalid("An id of Wikidata is Q and a number, as Q42.", code="external_id_invalid", field="value")
    made = SpeakerExternalId(speaker_id=speaker.id, scheme=scheme, value=value)
    with saving(session, conflict=f"A speaker has {scheme} {value} already.", code="external_id_taken"):
        session.add(made)
    detail = {"scheme": scheme, "value": value}
    record_change(session, SUBJECT, speaker.id, "external_id_added", actor=actor, now=now, detail=detail)
    return made


def _is_named(folded: str) -> ColumnElement[bool]:
    alias = SpeakerAlias
    family = or_(
        alias.speaker_id == Speaker.id,
        alias.speaker_id.in_(
            select(_merged.c.id).where(_merged.c.merged_into_id == Speaker.id).correlate(Speaker).scalar_subquery()
        ),
    )
    begins = or_(alias.folded.startswith(folded, autoescape=True), alias.surname.startswith(folded, autoescape=True))
    return exists().where(family, begins)


_merged = Speaker.__table__.alias("merged")


def _editable(session: Session, speaker_id: int, actor: Actor) -> Speaker:
    require_role(actor, *EDITING_ROLES)
    speaker = get_speaker(session, speaker_id)
    if speaker.merged_into_id is not None:
        raise Conflict(
            f"Speaker {speaker.id} was merged into {speaker.merged_into_id}. Change that one.", code="speaker_merged"
        )
    return speaker


def _require_order(since: dt.date | None, until: dt.date | None) -> None:
    if since is not None and until is not None and until < since:
        raise Invalid("The end lies before the beginning.", code="dates_contradict", field="until")
