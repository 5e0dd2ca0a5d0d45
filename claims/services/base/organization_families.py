"""Merged organizations on reading: each answers for its own reviews and for those of organizations merged into it.

Reviews stay with the organization that made them, as the log says; ``merged_into_id`` always names one that is not merged
itself, so one step is the whole way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claims.models.organization import Organization
from claims.services.base.merged_rows import is_of_family


def owned_by(session: Session, column: InstrumentedAttribute[int], organization_id: int) -> ColumnElement[bool]:
    """The condition that a column names the organization or one merged into it.

    A plain equality where none was, which is nearly always: sorted lists go along their index then.
    """
    return is_one_of(column, owners(session, organization_id))


def owners(session: Session, organization_id: int) -> list[int]:
    """The organization and those merged into it, itself first."""
    merged = session.scalars(select(Organization.id).where(Organization.merged_into_id == organization_id))
    return [organization_id, *merged]


def is_one_of(
    column: ColumnElement[int] | InstrumentedAttribute[int] | InstrumentedAttribute[int | None], ids: Sequence[int]
) -> ColumnElement[bool]:
    """The condition that a column is one of these; a plain equality for one alone."""
    return column == ids[0] if len(ids) == 1 else column.in_(ids)


def without_index(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """The same condition, for which no database looks in an index; PostgreSQL still knows how many rows meet it.

    Of a sum (``organization_id + 0``) it would expect one row in two hundred, and read far too much for the rest.
    """
    return condition.is_(true())


_NAMED = aliased(Organization, name="named_organization")
_HEAD = func.coalesce(_NAMED.merged_into_id, _NAMED.id)
"""Made once: making them takes longer than the answer."""


def is_of_slug(column: InstrumentedAttribute[int], slug: str) -> ColumnElement[bool]:
    """The condition that a column names the organization of a slug, or one that is one with it."""
    return is_of_family(column, Organization, select(_HEAD).where(_NAMED.slug == slug).scalar_subquery())


def head_id(organization_id: ColumnElement[int] | InstrumentedAttribute[int] | int) -> ColumnElement[int]:
    """The organization that answers for one, as an expression: itself unless it was merged."""
    return select(_HEAD).where(_NAMED.id == organization_id).scalar_subquery()


def heads_of(session: Session, organization_ids: Iterable[int]) -> dict[int, int]:
    """By id of an organization the one that answers for it."""
    row = Organization
    found = session.execute(
        select(row.id, func.coalesce(row.merged_into_id, row.id)).where(row.id.in_(set(organization_ids)))
    )
    return {row[0]: row[1] for row in found}


def shown_name(organization: Organization, head: Organization) -> str:
    """How an organization is named beside what it did: a merged one by its successor, with the name that it had."""
    return organization.name if head.id == organization.id else f"{head.name}, formerly {organization.name}"


def answering(session: Session, organization: Organization) -> Organization:
    """The organization that answers for one: itself unless it was merged."""
    into = organization.merged_into_id
    return organization if into is None else session.get_one(Organization, into)
