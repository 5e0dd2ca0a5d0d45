"""One kept text of an article."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey, text_enum


class InputFormat(StrEnum):
    """What was sent: plain text or HTML."""

    TEXT = "text"
    HTML = "html"


class ProcessingState(StrEnum):
    """How far the version has come: stored, its claims taken out and matched, or given up with a reason in the job."""

    RECEIVED = "received"
    PROCESSED = "processed"
    FAILED = "failed"


class ArticleVersion(Base):
    """An immutable text; offsets of its sentences and appearances index ``body`` in code points."""

    __tablename__ = "article_versions"
    __table_args__ = (UniqueConstraint("article_id", "number"), UniqueConstraint("article_id", "content_hash"))

    id: Mapped[PrimaryKey]
    article_id: Mapped[int] = mapped_column(BigId, ForeignKey("articles.id"), index=True)
    number: Mapped[int]
    headline: Mapped[str] = mapped_column(String(1000))
    body: Mapped[str] = mapped_column(Text)
    content_hash: Mapped[str] = mapped_column(String(64))
    """SHA-256 (hex) of the body in UTF-8: the identity of a version."""
    authors: Mapped[list[Any]]
    language: Mapped[str] = mapped_column(String(35))
    published_at: Mapped[dt.datetime]
    published_offset_minutes: Mapped[int] = mapped_column(default=0)
    """The publication's own offset from UTC, kept beside the UTC time."""
    published_given: Mapped[bool]
    """False where the date of receipt stands in for a missing publication date."""
    received_at: Mapped[dt.datetime]
    input_format: Mapped[InputFormat] = mapped_column(text_enum(InputFormat, "input_format"))
    limited: Mapped[bool] = mapped_column(default=False)
    """True where the language is not one that extraction knows well."""
    processing: Mapped[ProcessingState] = mapped_column(text_enum(ProcessingState, "processing"))
    received_from: Mapped[str] = mapped_column(String(200))
    """Who sent it: ``user:3``, ``key:7`` or ``cli``."""

    def __repr__(self) -> str:
        return f"<ArticleVersion {self.id} article={self.article_id} number={self.number}>"
