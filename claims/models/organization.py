"""Who publishes reviews."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import String, false
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.second_opinions import SecondOpinionShare
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
    second_opinion_share: Mapped[SecondOpinionShare] = mapped_column(
        text_enum(SecondOpinionShare, "second_opinion_share"),
        default=SecondOpinionShare.ALL,
        server_default=SecondOpinionShare.ALL.value,
    )
    """Which drafts get a second opinion under the policy ``blind``."""
    second_opinion_percent: Mapped[int] = mapped_column(default=100, server_default="100")
    """Part of the drafts that is sampled, 1 to 100."""
    second_opinion_hours: Mapped[int] = mapped_column(default=72, server_default="72")
    """Target time; after it a reviewer may go on without a second opinion."""
    strict_approval: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether the second person and the adjudicator are kept from approving, as the authors are."""
    target_hours_high: Mapped[int] = mapped_column(default=24, server_default="24")
    """Hours in which work of high priority should be done; see ``core/ageing.py``."""
    target_hours_normal: Mapped[int] = mapped_column(default=72, server_default="72")
    target_hours_low: Mapped[int] = mapped_column(default=336, server_default="336")
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Organization {self.id} {self.slug}>"
