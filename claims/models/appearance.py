"""A claim as said at one place of one article version."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.records import Disposition, Force, Polarity, RejectReason, Voice
from claims.core.verdicts import ClaimKind
from claims.models.base import Base, BigId, PrimaryKey, text_enum

IS_LINKED = "claim_id IS NOT NULL"
"""Condition of the index of those that do; without it SQLite reads this one for what belongs to none, and sorts."""

IS_UNLINKED = "claim_id IS NULL"
"""Condition of the index of appearances that belong to no claim."""


class Appearance(Base):
    """Span, exact words, standalone text and slots; belongs to at most one claim.

    ``start``/``end`` with ``exact``, ``prefix`` and ``suffix`` (32 code points each) are the W3C TextPosition and
    TextQuote selectors; ``parts`` lists [start, end] of the pieces.
    """

    __tablename__ = "appearances"
    __table_args__ = (
        UniqueConstraint("article_version_id", "position"),
        # Of a claim that every article says: the best appearance at once, and all of them without reading their rows.
        Index(
            "ix_appearances_linked",
            "claim_id",
            "score",
            "id",
            "article_version_id",
            sqlite_where=sql(IS_LINKED),
            postgresql_where=sql(IS_LINKED),
        ),
        Index("ix_appearances_unlinked", "id", sqlite_where=sql(IS_UNLINKED), postgresql_where=sql(IS_UNLINKED)),
    )

    id: Mapped[PrimaryKey]
    article_version_id: Mapped[int] = mapped_column(BigId, ForeignKey("article_versions.id"), index=True)
    position: Mapped[int]
    sentence_positions: Mapped[list[Any]]
    start: Mapped[int]
    end: Mapped[int]
    parts: Mapped[list[Any]]
    exact: Mapped[str] = mapped_column(Text)
    prefix: Mapped[str] = mapped_column(String(32))
    suffix: Mapped[str] = mapped_column(String(32))
    standalone_text: Mapped[str] = mapped_column(Text)
    additions: Mapped[list[Any]]
    context_needed: Mapped[bool]
    kind: Mapped[ClaimKind] = mapped_column(text_enum(ClaimKind, "kind"))
    voice: Mapped[Voice] = mapped_column(text_enum(Voice, "voice"))
    force: Mapped[Force | None] = mapped_column(text_enum(Force, "force"))
    speaker: Mapped[str | None] = mapped_column(String(300))
    speaker_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("speakers.id"), index=True)
    attribution_verb: Mapped[str | None] = mapped_column(String(100))
    quantities: Mapped[list[Any]]
    times: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    period: Mapped[dict[str, Any] | None]
    place: Mapped[str | None] = mapped_column(String(300))
    polarity: Mapped[Polarity] = mapped_column(text_enum(Polarity, "polarity"))
    score: Mapped[float]
    reasons: Mapped[list[Any]]
    claim_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("claims.id"))
    disposition: Mapped[Disposition | None] = mapped_column(text_enum(Disposition, "disposition"))
    """What a person made of it against extraction; None: as extraction has it. A demoted one belongs to no claim."""
    shelved_as: Mapped[RejectReason | None] = mapped_column(text_enum(RejectReason, "shelved_as"))
    """Why a demoted one is on the shelf."""
    disposed_by_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    corrected: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    """What a person set of it by hand, in the order of ``CORRECTABLE``; everything else is as extraction has it."""
    corrected_by_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    as_read: Mapped[dict[str, Any] | None]
    """Where something was corrected, what extraction had read, as ``reading_of`` gives it."""
    words_corrected_at: Mapped[dt.datetime | None]
    """When what is compared with claims was corrected last: whoever judged before judged other words."""

    def __repr__(self) -> str:
        return f"<Appearance {self.id} [{self.start},{self.end})>"
