"""Names of those who act, from the labels that histories keep.

A person is named to the members of their organization, and to everybody only if they chose so; others read the
organization.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.models.api_key import ApiKey
from claims.models.organization import Organization
from claims.models.user import Membership, User
from claims.services.base.actors import (
    CLI,
    IMPORT_LABEL,
    MATCHER_LABEL,
    SYSTEM,
    Actor,
    key_label,
    label_number,
    user_label,
)
from claims.services.base.parts import in_parts

_PROGRAM = {
    SYSTEM.label: "the registry",
    CLI.label: "an operator",
    IMPORT_LABEL: "an import",
    MATCHER_LABEL: "the matcher",
}

NOBODY_NAMED = "a person"
"""Stands for somebody who is not named and belongs to no organization any more."""


def actor_names(session: Session, labels: Iterable[str], *, reader: Actor | None = None) -> dict[str, str]:
    """What a reader (None: anybody) is told of each label (``user:3``, ``key:7``, ``system`` …): a name, or the
    organization of somebody who is not named in public; a label that nobody has stands for itself."""
    wanted = sorted(set(labels))
    own = None if reader is None or reader.user_id is None else reader.organization_id
    sees_all = reader is not None and reader.is_internal
    people = {user_label(number): name for number, name in _people(session, _ids(wanted, "user"), own, sees_all)}
    keys = {key_label(number): name for number, name in _keys(session, _ids(wanted, "key"), own, sees_all)}
    return {label: _PROGRAM.get(label) or people.get(label) or keys.get(label) or label for label in wanted}


def colleague_names(session: Session, user_ids: Iterable[int]) -> dict[int, str]:
    """The names of people by id, for the work of one organization among its own members, former ones included."""
    ids = sorted(set(user_ids))
    found: dict[int, str] = {}
    for part in in_parts(ids):
        found.update(session.execute(select(User.id, User.name).where(User.id.in_(part))).all())
    return {number: found.get(number) or user_label(number) for number in ids}


def bodies_among(session: Session, names: Iterable[str]) -> frozenset[str]:
    """The names that are those of organizations: of people who are not named, also after a registry was moved."""
    found: set[str] = set()
    for part in in_parts(sorted(set(names))):
        found.update(session.scalars(select(Organization.name).where(Organization.name.in_(part))))
    return frozenset(found)


def _people(session: Session, ids: Sequence[int], own: int | None, sees_all: bool) -> Iterator[tuple[int, str]]:
    """By id what is told: the name to colleagues and of who wants it, else the organization joined first."""
    for part in in_parts(ids):
        organizations: dict[int, dict[int, str]] = {}
        of_people = (
            select(Membership.user_id, Organization.id, Organization.name)
            .join(Organization, Organization.id == Membership.organization_id)
            .where(Membership.user_id.in_(part))
            .order_by(Membership.id)
        )
        for user_id, organization_id, name in session.execute(of_people):
            organizations.setdefault(user_id, {})[organization_id] = name
        for row in session.execute(select(User.id, User.name, User.shown_publicly).where(User.id.in_(part))):
            joined = organizations.get(row.id, {})
            if row.shown_publicly or sees_all or own in joined:
                yield row.id, row.name or user_label(row.id)
            else:
                yield row.id, next(iter(joined.values()), NOBODY_NAMED)


def _keys(session: Session, ids: Sequence[int], own: int | None, sees_all: bool) -> Iterator[tuple[int, str]]:
    """By id what is told: the key's name to its organization, to others the organization."""
    for part in in_parts(ids):
        rows = select(ApiKey.id, ApiKey.name, ApiKey.organization_id, Organization.name.label("organization"))
        rows = rows.join(Organization, Organization.id == ApiKey.organization_id)
        for row in session.execute(rows.where(ApiKey.id.in_(part))):
            is_own = sees_all or own == row.organization_id
            yield row.id, (row.name or f"key {row.id}") if is_own else row.organization


def _ids(labels: list[str], kind: str) -> list[int]:
    numbers = (label_number(label, kind) for label in labels)
    return [number for number in numbers if number is not None]
