"""Speakers, outlets and organizations as they were at an earlier instant: which one answered, and what it was called.

Merges are rows with the times of the merge and of its undoing; a renaming is a change with the name before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from claims.models.change import Change
from claims.models.organization import Organization, OrganizationMerge
from claims.models.outlet import Outlet, OutletMerge
from claims.models.party import PartyMerge, PartyRow
from claims.models.speaker import Speaker, SpeakerMerge
from claims.services.base.families_then import heads_by_steps
from claims.services.base.parts import in_parts


@dataclass(frozen=True, slots=True)
class PartyPast:
    """Where the past of one kind of party is kept: its rows, its merges, and the ``subject`` of its changes, which are
    those of its directory (``parties.PartyKind``)."""

    model: type[PartyRow]
    merges: type[PartyMerge]
    subject: str


SPEAKERS_THEN = PartyPast(Speaker, SpeakerMerge, "speaker")
OUTLETS_THEN = PartyPast(Outlet, OutletMerge, "outlet")
ORGANIZATIONS_THEN = PartyPast(Organization, OrganizationMerge, "organization_profile")


def party_heads_then(session: Session, kind: PartyPast, party_ids: Iterable[int], at: dt.datetime) -> dict[int, int]:
    """By id the party that answered for it at an instant: itself unless it was merged then.

    One query, and one more for each merge that followed upon another.
    """
    return heads_by_steps(party_ids, lambda asked: _steps(session, kind, asked, at))


def party_names_then(session: Session, kind: PartyPast, party_ids: Iterable[int], at: dt.datetime) -> dict[int, str]:
    """By id the name of a party at an instant, its own whether it was merged or not. Two queries."""
    names: dict[int, str] = {}
    for part in in_parts(sorted(set(party_ids))):
        rows = select(kind.model.id, kind.model.name).where(kind.model.id.in_(part))
        names.update((row[0], row[1]) for row in session.execute(rows))
        renamed = (Change.subject_type == kind.subject, Change.subject_id.in_(part), Change.action == "renamed")
        later = select(Change.subject_id, Change.detail).where(*renamed, Change.created_at > at)
        # The newest first, so that the first renaming after the instant has the last word.
        for party_id, detail in session.execute(later.order_by(Change.id.desc())):
            names[party_id] = detail.get("old") or names[party_id]
    return names


def shown_then(
    session: Session, kind: PartyPast, party_ids: Iterable[int], at: dt.datetime
) -> dict[int, tuple[int, str]]:
    """By id the party that answered for it at an instant, with the name that this one had. Three queries at least."""
    heads = party_heads_then(session, kind, party_ids, at)
    names = party_names_then(session, kind, heads.values(), at)
    return {party_id: (head, names[head]) for party_id, head in heads.items() if head in names}


def owners_then(session: Session, slug: str, at: dt.datetime) -> list[int]:
    """The organization that answered for a slug at an instant and those merged into it then; none for an unknown slug.

    Reads all merges of organizations, which are few.
    """
    merge = OrganizationMerge
    named = session.scalar(select(Organization.id).where(Organization.slug == slug))
    if named is None:
        return []
    merged = set(session.scalars(select(merge.party_id).where(*_held(ORGANIZATIONS_THEN, at))))
    heads = party_heads_then(session, ORGANIZATIONS_THEN, {named, *merged}, at)
    head = heads[named]
    return sorted({head, *(member for member, answering in heads.items() if answering == head)})


def _steps(session: Session, kind: PartyPast, party_ids: Collection[int], at: dt.datetime) -> dict[int, int]:
    """By party the one that it led to at an instant, one step; those that led nowhere are left out."""
    merge = kind.merges
    found: dict[int, int] = {}
    for part in in_parts(sorted(party_ids)):
        held = (merge.party_id.in_(part), *_held(kind, at))
        rows = select(merge.party_id, merge.into_id).where(*held).order_by(merge.id)
        found.update((row[0], row[1]) for row in session.execute(rows))
    return found


def _held(kind: PartyPast, at: dt.datetime) -> tuple[ColumnElement[bool], ...]:
    """That a merge was there at an instant, and nobody had taken it back by then."""
    merge = kind.merges
    return merge.created_at <= at, or_(merge.undone_at.is_(None), merge.undone_at > at)
