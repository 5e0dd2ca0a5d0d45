"""Claimants: the persons and bodies whose claims they are, with their other names, offices and ids elsewhere."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey, text_enum


class SpeakerKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    BODY = "body"


class Speaker(Base):
    """A person or body that makes claims; a merged one points to its successor. Nothing is kept of how honest it is."""

    __tablename__ = "speakers"
    __table_args__ = (
        Index(
            "ix_speakers_merged_into_id",
            "merged_into_id",
            sqlite_where=sql("merged_into_id IS NOT NULL"),
            postgresql_where=sql("merged_into_id IS NOT NULL"),
        ),
    )

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(300), unique=True)
    kind: Mapped[SpeakerKind | None] = mapped_column(text_enum(SpeakerKind, "kind"))
    """None where nobody has said."""
    merged_into_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("speakers.id"))
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Speaker {self.id}>"


class SpeakerAlias(Base):
    """Another name of a speaker, in a language and for a time where it is known."""

    __tablename__ = "speaker_aliases"
    __table_args__ = (UniqueConstraint("speaker_id", "folded"),)

    id: Mapped[PrimaryKey]
    speaker_id: Mapped[int] = mapped_column(BigId, ForeignKey("speakers.id"))
    name: Mapped[str] = mapped_column(String(300))
    folded: Mapped[str] = mapped_column(String(300), index=True)
    """The name as it is looked up: ``core/speaker_names.fold_name``."""
    surname: Mapped[str] = mapped_column(String(300), default="", index=True)
    """Its last part, folded; "" for a name of one word."""
    language: Mapped[str] = mapped_column(String(35), default="")
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<SpeakerAlias {self.id} of {self.speaker_id}>"


class SpeakerRole(Base):
    """An office that a speaker held ("minister of finance"), from when to when."""

    __tablename__ = "speaker_roles"

    id: Mapped[PrimaryKey]
    speaker_id: Mapped[int] = mapped_column(BigId, ForeignKey("speakers.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<SpeakerRole {self.id} of {self.speaker_id}>"


class SpeakerExternalId(Base):
    """The speaker's id in another system, as ``wikidata`` ``Q42``; nothing is fetched from there."""

    __tablename__ = "speaker_external_ids"
    __table_args__ = (UniqueConstraint("scheme", "value"),)

    id: Mapped[PrimaryKey]
    speaker_id: Mapped[int] = mapped_column(BigId, ForeignKey("speakers.id"), index=True)
    scheme: Mapped[str] = mapped_column(String(40))
    value: Mapped[str] = mapped_column(String(200))

    def __repr__(self) -> str:
        return f"<SpeakerExternalId {self.scheme}:{self.value}>"


class SpeakerMerge(Base):
    """One merge of two speakers; an undo is noted on it, so that nothing is undone twice."""

    __tablename__ = "speaker_merges"

    id: Mapped[PrimaryKey]
    speaker_id: Mapped[int] = mapped_column(BigId, ForeignKey("speakers.id"), index=True)
    into_id: Mapped[int] = mapped_column(BigId, ForeignKey("speakers.id"), index=True)
    redirected: Mapped[str] = mapped_column(String(4000), default="")
    """Ids, parted by blanks, that led to the merged speaker and were led on."""
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"))
    reason: Mapped[str] = mapped_column(String(2000))
    created_at: Mapped[dt.datetime]
    undone_at: Mapped[dt.datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))

    def __repr__(self) -> str:
        return f"<SpeakerMerge {self.id} {self.speaker_id} into {self.into_id}>"
