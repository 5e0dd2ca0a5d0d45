"""Who is meant where a name in an article may be several speakers: all are offered, a person chooses one or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from claims.core.errors import Conflict, NotFound
from claims.core.texts.input_text import checked_text
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.speaker import Speaker
from claims.services.answers.lookup_answers import AppearanceAnswer, NamedSpeaker
from claims.services.articles.articles import publication_date, require_read
from claims.services.base.actors import Actor, require_role
from claims.services.base.changes import MAX_REASON_LENGTH, record_change
from claims.services.base.claim_families import wait_for_other_regroupings
from claims.services.base.parties_then import SPEAKERS_THEN, shown_then
from claims.services.base.parts import in_parts
from claims.services.base.rows import find_row
from claims.services.directories.parties import EDITING_ROLES
from claims.services.directories.speaker_directory import get_speaker
from claims.services.directories.speaker_resolution import resolve_names


def with_speakers(
    session: Session, answers: Sequence[AppearanceAnswer], *, on: dt.date, known_at: dt.datetime | None = None
) -> tuple[AppearanceAnswer, ...]:
    """The appearances with the speaker that each is linked to, or those among whom its name leaves a choice.

    ``speaker_id`` of stored ones is kept; of others it is the speaker that the name can only mean. With ``known_at``
    speakers are named as they were then. Three statements for a text.
    """
    open_names = {row.speaker for row in answers if row.speaker and row.speaker_id is None}
    meant = resolve_names(session, open_names, on=on) if open_names else {}
    candidates = {number for found in meant.values() for number in (*found.candidates, found.speaker_id) if number}
    named = _named(session, {*candidates, *(row.speaker_id for row in answers if row.speaker_id)}, known_at)
    made = []
    for row in answers:
        found = meant.get(row.speaker or "") if row.speaker_id is None else None
        linked = named.get(row.speaker_id or 0)
        offered: tuple[int, ...] = ()
        if found is not None and found.speaker_id is not None:
            # What is stored was linked when it was read, or left open by somebody: it is only offered now.
            linked, offered = (named[found.speaker_id], ()) if row.id is None else (None, (found.speaker_id,))
        elif found is not None:
            offered = found.candidates
        made.append(
            replace(
                row,
                speaker_id=linked.id if linked else None,
                linked_speaker=linked,
                speaker_candidates=tuple(named[number] for number in offered),
            )
        )
    return tuple(made)


def choose_speaker(
    session: Session,
    appearance_id: int,
    speaker_id: int | None,
    *,
    reason: str = "",
    actor: Actor,
    now: dt.datetime,
) -> Appearance:
    """Say which of those offered is meant by the name of an appearance, for all of its article that bear the same name;
    None leaves it open.

    Raises ``NotFound`` (``appearance_unknown``, ``speaker_unknown``), ``NotAllowed``, ``Conflict``
    (``speaker_not_offered``) for somebody whom the name does not mean, and (``version_unread``) while the text is read.
    """
    require_role(actor, *EDITING_ROLES)
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH)
    wait_for_other_regroupings(session)  # a decision holds passages, then waits for the log, as we do
    appearance = find_row(session, Appearance, appearance_id)
    if appearance is None or not appearance.speaker:
        raise NotFound(f"There is no passage {appearance_id} with a speaker's name.", code="appearance_unknown")
    require_read(session, appearance.article_version_id)
    if speaker_id is not None:
        _require_offered(session, appearance, get_speaker(session, speaker_id))
    same = select(Appearance).where(
        Appearance.article_version_id == appearance.article_version_id, Appearance.speaker == appearance.speaker
    )
    for row in session.scalars(same.order_by(Appearance.id)):
        if row.speaker_id == speaker_id:
            continue
        detail = {"name": row.speaker, "old": row.speaker_id, "new": speaker_id}
        row.speaker_id = speaker_id
        record_change(
            session, "appearance", row.id, "speaker_chosen", actor=actor, now=now, reason=reason, detail=detail
        )
    session.flush()  # the page shows it
    return appearance


def _require_offered(session: Session, appearance: Appearance, speaker: Speaker) -> None:
    version = session.get_one(ArticleVersion, appearance.article_version_id)
    name = appearance.speaker or ""
    found = resolve_names(session, [name], on=publication_date(version)).get(name)
    if found is None or speaker.id not in (found.speaker_id, *found.candidates):
        raise Conflict(
            f"{speaker.name} is not known as {name}. Add the name on the speaker's page first.",
            code="speaker_not_offered",
        )


def _named(session: Session, ids: Iterable[int], known_at: dt.datetime | None) -> dict[int, NamedSpeaker]:
    """By id the speakers as they are shown, of a merged one its successor, with ``known_at`` as both were then."""
    wanted = sorted(set(ids))
    if known_at is not None:
        then = shown_then(session, SPEAKERS_THEN, wanted, known_at)
        return {number: NamedSpeaker(*shown) for number, shown in then.items()}
    head = aliased(Speaker)
    found: dict[int, NamedSpeaker] = {}
    for part in in_parts(wanted):
        rows = session.execute(
            select(Speaker.id, head.id, head.name)
            .join(head, head.id == func.coalesce(Speaker.merged_into_id, Speaker.id))
            .where(Speaker.id.in_(part))
        )
        found.update((row[0], NamedSpeaker(row[1], row[2])) for row in rows)
    return found
