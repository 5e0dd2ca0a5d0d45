"""What speakers, outlets and organizations have alike: other names, ids elsewhere, and leading to another that is the same.

Each kind has tables of its own, so that the database holds what a name or id belongs to; these are the columns.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey

MAX_REDIRECTED_LENGTH = 4_000
"""Characters of ``PartyMerge.redirected``: some hundred ids."""


class PartyRow(Base):
    """A speaker, outlet or organization; a merged one names its successor, which is never merged itself."""

    __abstract__ = True

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(300))
    merged_into_id: Mapped[int | None] = mapped_column(BigId)


class PartyName(Base):
    """A name of a party, in a language and for a time where it is known; its own name is one of them."""

    __abstract__ = True

    id: Mapped[PrimaryKey]
    party_id: Mapped[int] = mapped_column(BigId)
    name: Mapped[str] = mapped_column(String(300))
    folded: Mapped[str] = mapped_column(String(300), index=True)
    """The name as it is looked up: ``core/speaker_names.fold_name``."""
    language: Mapped[str] = mapped_column(String(35), default="")
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]
    created_at: Mapped[dt.datetime]


class PartyExternalId(Base):
    """A party's id in another system, as ``wikidata`` ``Q42``; nothing is fetched from there."""

    __abstract__ = True

    id: Mapped[PrimaryKey]
    party_id: Mapped[int] = mapped_column(BigId)
    scheme: Mapped[str] = mapped_column(String(40))
    value: Mapped[str] = mapped_column(String(200))


class PartyMerge(Base):
    """One merge of two parties; an undo is noted on it, so that nothing is undone twice."""

    __abstract__ = True

    id: Mapped[PrimaryKey]
    party_id: Mapped[int] = mapped_column(BigId)
    """The merged one."""
    into_id: Mapped[int] = mapped_column(BigId)
    redirected: Mapped[str] = mapped_column(String(MAX_REDIRECTED_LENGTH), default="")
    """Ids, parted by blanks, that led to the merged one and were led on."""
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"))
    reason: Mapped[str] = mapped_column(String(2000))
    created_at: Mapped[dt.datetime]
    undone_at: Mapped[dt.datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))


def merged_index(table: str) -> Index:
    """The index by which the merged ones are found that lead to one; most rows are not in it."""
    is_merged = sql("merged_into_id IS NOT NULL")
    return Index(f"ix_{table}_merged_into_id", "merged_into_id", sqlite_where=is_merged, postgresql_where=is_merged)
