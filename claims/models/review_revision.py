"""One immutable published state of a review, with its evidence."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.reviews.second_opinions import SecondOpinionOutcome
from claims.core.sources.source_states import SourceState
from claims.core.verdicts import ClaimKind, Stance, Verdict
from claims.models.base import Base, BigId, PrimaryKey, text_enum

IS_FURTHER = "number > 1"
"""Condition of the index of revisions that are no first ones: a query that names it word by word reads that index."""

IS_IMPORTED = "import_hash IS NOT NULL"
"""Condition of the index by which an import finds the revisions that it has brought already."""


class ReviewRevision(Base):
    """A public verdict: rows are only added. Exactly one revision of a review is current."""

    __tablename__ = "review_revisions"
    __table_args__ = (
        UniqueConstraint("review_id", "number"),
        CheckConstraint("valid_until IS NULL OR valid_until >= true_as_of", name="validity"),
        # What a bar of the insights counts is found in the index alone. None begins with the verdict: SQLite, where it
        # knows no better, takes such an index for a narrow one and reads a third of all revisions for each claim.
        Index("ix_review_revisions_published_at", "published_at", "verdict", "kind"),
        Index("ix_review_revisions_valid_until", "valid_until", "id"),
        Index("ix_review_revisions_reviewed_at_id", "reviewed_at", "id"),
        Index("ix_review_revisions_site", "site", "reviewed_at", "id"),
        Index(
            "ix_review_revisions_corrections",
            "published_at",
            sqlite_where=sql(IS_FURTHER),
            postgresql_where=sql(IS_FURTHER),
        ),
        Index(
            "ix_review_revisions_import_hash",
            "import_hash",
            sqlite_where=sql(IS_IMPORTED),
            postgresql_where=sql(IS_IMPORTED),
        ),
    )

    id: Mapped[PrimaryKey]
    review_id: Mapped[int] = mapped_column(BigId, ForeignKey("reviews.id"), index=True)
    number: Mapped[int]
    kind: Mapped[ClaimKind] = mapped_column(text_enum(ClaimKind, "kind"))
    rating: Mapped[str] = mapped_column(String(200))
    """The grade as the organization words it."""
    scale: Mapped[str] = mapped_column(String(40))
    """Name and version of the scale, ``imported`` where the words are another system's."""
    rating_value: Mapped[str | None] = mapped_column(String(40))
    """The grade's value on that scale; None in another system's words and in revisions from before it was kept."""
    verdict: Mapped[Verdict] = mapped_column(text_enum(Verdict, "verdict"))
    rationale: Mapped[str] = mapped_column(Text)
    true_as_of: Mapped[dt.date]
    valid_until: Mapped[dt.date | None]
    """None together with ``timeless``."""
    timeless: Mapped[bool] = mapped_column(default=False)
    timeless_reason: Mapped[str] = mapped_column(String(1000), default="")
    claim_text: Mapped[str] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(String(2048))
    """Page of the organization's own fact-check, for imported reviews."""
    site: Mapped[str | None] = mapped_column(String(255))
    """Host of that page (``core/sources/publisher_sites.py``)."""
    reviewed_at: Mapped[dt.datetime]
    published_at: Mapped[dt.datetime]
    author_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    author_ids: Mapped[list[Any]] = mapped_column(default=list)
    """Everyone who wrote on the text, first author first: none of them may withdraw it."""
    second_author_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    second_opinion: Mapped[SecondOpinionOutcome | None] = mapped_column(
        text_enum(SecondOpinionOutcome, "second_opinion")
    )
    """What came of the blind second opinion; None where none was asked for."""
    approver_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    single_reviewer: Mapped[bool] = mapped_column(default=False)
    single_origin: Mapped[bool] = mapped_column(default=False)
    links_checked: Mapped[bool] = mapped_column(default=False)
    imported: Mapped[bool] = mapped_column(default=False)
    import_hash: Mapped[str | None] = mapped_column(String(64))
    """SHA-256 (hex) of the imported review as it was given: the same line again changes nothing."""
    correction_kind: Mapped[str | None] = mapped_column(String(32))
    reason: Mapped[str] = mapped_column(String(2000), default="")
    claim_context: Mapped[dict[str, Any] | None]
    """Who had said the claim, when and where, as known at publication (``services/claims/claim_context.py``); None for what
    was published before this was kept."""

    def __repr__(self) -> str:
        return f"<ReviewRevision {self.id} review={self.review_id} number={self.number} {self.verdict}>"


class Source(Base):
    """A work that evidence comes from, known by its address or, without one, by title and publisher."""

    __tablename__ = "sources"
    __table_args__ = (Index("ix_sources_state_id", "state", "id"),)

    id: Mapped[PrimaryKey]
    key: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 (hex) of the address, or of title and publisher."""
    url: Mapped[str | None] = mapped_column(String(2048))
    title: Mapped[str] = mapped_column(String(1000))
    publisher: Mapped[str] = mapped_column(String(300), default="")
    created_at: Mapped[dt.datetime]
    state: Mapped[SourceState] = mapped_column(text_enum(SourceState, "state"), default=SourceState.UNCHECKED)
    state_since: Mapped[dt.datetime | None]
    state_reason: Mapped[str] = mapped_column(String(2000), default="")
    """Why it was retracted or superseded, or why its page did not come."""
    superseded_by: Mapped[str | None] = mapped_column(String(2048))
    """Address of the work that replaced it."""
    attempted_at: Mapped[dt.datetime | None]
    """When the link was last tried, whether or not there was a network."""
    checked_at: Mapped[dt.datetime | None]
    """When the link was last checked: its server answered, or others did and this one failed."""
    next_check_at: Mapped[dt.datetime | None] = mapped_column(index=True)
    failures: Mapped[int] = mapped_column(default=0)
    """Failed checks in a row."""
    failing_since: Mapped[dt.datetime | None]

    def __repr__(self) -> str:
        return f"<Source {self.id}>"


class Evidence(Base):
    """A quoted passage of a source, tied to one revision, with its stance."""

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("revision_id", "position"),)

    id: Mapped[PrimaryKey]
    revision_id: Mapped[int] = mapped_column(BigId, ForeignKey("review_revisions.id"), index=True)
    source_id: Mapped[int] = mapped_column(BigId, ForeignKey("sources.id"), index=True)
    position: Mapped[int]
    stance: Mapped[Stance] = mapped_column(text_enum(Stance, "stance"))
    quote: Mapped[str] = mapped_column(Text)
    locator: Mapped[str] = mapped_column(String(300), default="")
    title: Mapped[str] = mapped_column(String(1000))
    """The source's title as this revision gave it."""
    snapshot_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("snapshots.id"))
    """The archived page that the quote was found in when this was published; None where links were not checked."""
    retrieved_at: Mapped[dt.datetime | None]
    """When the page was last seen before that."""
    origin_group: Mapped[str] = mapped_column(String(310), default="")
    """Who stands behind it, as ``host:port.example``; near-copies of one text have the same."""

    def __repr__(self) -> str:
        return f"<Evidence {self.id} {self.stance}>"
