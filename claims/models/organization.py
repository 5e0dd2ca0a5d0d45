"""Who publishes reviews."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, PrimaryKey, text_enum


class FourEyes(StrEnum):
    """Who must look before a review is public: nobody else, an approver, or a blind second opinion and an approver."""

    OFF = "off"
    APPROVE = "approve"
    BLIND = "blind"


class Organization(Base):
    """A fact-checking organization; at most one is the default that keys and the first administrator belong to."""

    __tablename__ = "organizations"

    id: Mapped[PrimaryKey]
    slug: Mapped[str] = mapped_column(String(100), unique=True)
    name: Mapped[str] = mapped_column(String(300), unique=True)
    site: Mapped[str | None] = mapped_column(String(300))
    is_default: Mapped[bool] = mapped_column(default=False)
    four_eyes: Mapped[FourEyes] = mapped_column(text_enum(FourEyes, "four_eyes"), default=FourEyes.APPROVE)
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Organization {self.id} {self.slug}>"
