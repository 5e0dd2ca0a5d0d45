"""Versions of rating scales, with their values and the labels of these; rows are only added."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.verdicts import ClaimKind, Verdict
from claims.models.base import Base, BigId, text_enum


class ScaleRow(Base):
    """One version of a scale: everybody's (without an organization), or an organization's own for a claim type.

    Known by its name and not by a number, so that those that come with the migrations never meet those of an export.
    """

    __tablename__ = "scales"
    __table_args__ = (UniqueConstraint("family", "version"),)

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    """As revisions keep it: ``family/version``."""
    family: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    organization_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("organizations.id"))
    kind: Mapped[ClaimKind | None] = mapped_column(text_enum(ClaimKind, "kind"))
    """The claim type that it is for; None for everybody's, which ``core/reviews/scales.py`` gives to types."""
    language: Mapped[str] = mapped_column(String(35))
    """Language tag of the labels of the values."""
    actor: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<ScaleRow {self.name}>"


class ScaleValue(Base):
    """A grade of one version of a scale."""

    __tablename__ = "scale_values"
    __table_args__ = (UniqueConstraint("scale", "position"),)

    scale: Mapped[str] = mapped_column(String(40), ForeignKey("scales.name"), primary_key=True)
    value: Mapped[str] = mapped_column(String(40), primary_key=True)
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(200))
    """The grade as it is worded in the scale's language, and as revisions keep it."""
    verdict: Mapped[Verdict] = mapped_column(text_enum(Verdict, "verdict"))

    def __repr__(self) -> str:
        return f"<ScaleValue {self.scale} {self.value}>"


class ScaleLabel(Base):
    """The label of a grade in a further language."""

    __tablename__ = "scale_labels"
    __table_args__ = (ForeignKeyConstraint(["scale", "value"], ["scale_values.scale", "scale_values.value"]),)

    scale: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(40), primary_key=True)
    language: Mapped[str] = mapped_column(String(35), primary_key=True)
    label: Mapped[str] = mapped_column(String(200))

    def __repr__(self) -> str:
        return f"<ScaleLabel {self.scale} {self.value} {self.language}>"
