"""How an appearance relates to a claim of the registry."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.records import MatchState, Relation
from claims.models.base import Base, BigId, PrimaryKey, text_enum

DISAGREES = "decided_by_id IS NOT NULL AND machine_relation <> relation"
"""Condition of the index of matches on which person and machine differ."""

IS_WORDING = sql("is_wording")
IS_WORDING_ON_SQLITE = sql("is_wording = 1")
"""Condition of the index of matches whose passages' words lead to their claims, as queries say it: SQLite takes no other
for it."""

IS_REJECTED = "state = 'rejected'"
"""Condition of the index of matches that somebody has rejected."""

IS_THROUGH = "through_id IS NOT NULL"
"""Condition of the index of matches that were decided through the words of another passage."""


class Match(Base):
    """A pair with its relation, probability and explanation; a match never copies a verdict."""

    __tablename__ = "matches"
    __table_args__ = (
        UniqueConstraint("appearance_id", "claim_id"),
        Index("ix_matches_disagreements", "id", sqlite_where=sql(DISAGREES), postgresql_where=sql(DISAGREES)),
        Index("ix_matches_wordings", "claim_id", "id", sqlite_where=IS_WORDING_ON_SQLITE, postgresql_where=IS_WORDING),
        Index("ix_matches_rejected", "claim_id", sqlite_where=sql(IS_REJECTED), postgresql_where=sql(IS_REJECTED)),
        Index("ix_matches_through_id", "through_id", sqlite_where=sql(IS_THROUGH), postgresql_where=sql(IS_THROUGH)),
    )

    id: Mapped[PrimaryKey]
    appearance_id: Mapped[int] = mapped_column(BigId, ForeignKey("appearances.id"), index=True)
    claim_id: Mapped[int] = mapped_column(BigId, ForeignKey("claims.id"), index=True)
    relation: Mapped[Relation] = mapped_column(text_enum(Relation, "relation"))
    """As it stands: the person's where one has decided, else the matcher's."""
    machine_relation: Mapped[Relation] = mapped_column(text_enum(Relation, "machine_relation"))
    state: Mapped[MatchState] = mapped_column(text_enum(MatchState, "state"), index=True)
    probability: Mapped[float]
    differing_slots: Mapped[list[Any]]
    slots: Mapped[dict[str, Any]]
    """Per slot ``{left, right, comparison, left_span, right_span, inferred}``; left is the appearance."""
    features: Mapped[dict[str, Any]]
    threshold: Mapped[float]
    candidates_seen: Mapped[int | None]
    """How many claims the index let through when the machine decided; None where that was not noted yet."""
    matcher_version: Mapped[str] = mapped_column(String(40))
    machine_decided_at: Mapped[dt.datetime | None]
    """When the machine decided last; None: when the match was made."""
    judged_machine_relation: Mapped[Relation | None] = mapped_column(text_enum(Relation, "judged_machine_relation"))
    """What the machine said when a person decided: differs from ``machine_relation`` where it says otherwise now."""
    decided_by_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    """The person who decided; None: the matcher."""
    decided_at: Mapped[dt.datetime]
    is_wording: Mapped[bool] = mapped_column(default=False)
    """Whether the passage's words lead to the claim, as a person has confirmed that they say it (``services/matching/
    wordings.py``); of passages with the same words one does."""
    through_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("matches.id"))
    """The match that a person confirmed and whose passage says the same as this one's: ``slots`` then compare the two
    passages. None: they compare the passage with the claim."""

    def __repr__(self) -> str:
        return f"<Match {self.id} {self.relation} {self.state}>"


class Judgement(Base):
    """A person's decision on a match; rows are only added, the newest one holds."""

    __tablename__ = "judgements"

    id: Mapped[PrimaryKey]
    match_id: Mapped[int] = mapped_column(BigId, ForeignKey("matches.id"), index=True)
    state: Mapped[MatchState] = mapped_column(text_enum(MatchState, "state"))
    relation: Mapped[Relation] = mapped_column(text_enum(Relation, "relation"))
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"), index=True)
    reason: Mapped[str] = mapped_column(String(2000), default="")
    provenance: Mapped[dict[str, Any] | None]
    """What the machine had said by then: ``relation``, ``probability``, ``threshold``, ``features``,
    ``matcher_version``, ``candidates_seen``."""
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Judgement {self.id} match={self.match_id} {self.state}>"
