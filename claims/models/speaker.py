"""Claimants: the persons and bodies whose claims they are, with their other names, offices and ids elsewhere."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey, text_enum
from claims.models.party import PartyExternalId, PartyMerge, PartyName, PartyRow, merged_index


class SpeakerKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    BODY = "body"


class Speaker(PartyRow):
    """A person or body that makes claims; a merged one points to its successor. Nothing is kept of how honest it is."""

    __tablename__ = "speakers"
    __table_args__ = (merged_index("speakers"),)

    name: Mapped[str] = mapped_column(String(300), unique=True)
    kind: Mapped[SpeakerKind | None] = mapped_column(text_enum(SpeakerKind, "kind"))
    """None where nobody has said."""
    merged_into_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("speakers.id"))
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Speaker {self.id}>"


class SpeakerAlias(PartyName):
    """A name of a speaker."""

    __tablename__ = "speaker_aliases"
    __table_args__ = (UniqueConstraint("speaker_id", "folded"),)

    party_id: Mapped[int] = mapped_column("speaker_id", BigId, ForeignKey("speakers.id"))
    surname: Mapped[str] = mapped_column(String(300), default="", index=True)
    """Its last part, folded; "" for a name of one word."""

    def __repr__(self) -> str:
        return f"<SpeakerAlias {self.id} of {self.party_id}>"


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


class SpeakerExternalId(PartyExternalId):
    """A speaker's id in another system."""

    __tablename__ = "speaker_external_ids"
    __table_args__ = (UniqueConstraint("scheme", "value"),)

    party_id: Mapped[int] = mapped_column("speaker_id", BigId, ForeignKey("speakers.id"), index=True)

    def __repr__(self) -> str:
        return f"<SpeakerExternalId {self.scheme}:{self.value}>"


class SpeakerMerge(PartyMerge):
    """One merge of two speakers."""

    __tablename__ = "speaker_merges"

    party_id: Mapped[int] = mapped_column("speaker_id", BigId, ForeignKey("speakers.id"), index=True)
    into_id: Mapped[int] = mapped_column(BigId, ForeignKey("speakers.id"), index=True)

    def __repr__(self) -> str:
        return f"<SpeakerMerge {self.id} {self.party_id} into {self.into_id}>"
