"""Topics whose claims a person wants to be told of when demand for them jumps."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.verdicts import ClaimKind
from claims.models.base import Base, BigId, PrimaryKey, text_enum


class TopicFollow(Base):
    """A topic of one person: claims of a type, of a speaker, with words in them; what is empty does not matter."""

    __tablename__ = "topic_follows"

    id: Mapped[PrimaryKey]
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"), index=True)
    kind: Mapped[ClaimKind | None] = mapped_column(text_enum(ClaimKind, "kind"))
    speaker_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("speakers.id"))
    words: Mapped[str] = mapped_column(String(200), default="")
    """Words that all stand in the claim, in lower case, by single spaces."""
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<TopicFollow {self.id} user={self.user_id}>"
