"""Who publishes reviews."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from claims.core.reviews.second_opinions import SecondOpinionShare
from claims.models.base import BigId, text_enum
from claims.models.party import PartyExternalId, PartyMerge, PartyName, PartyRow, merged_index


class FourEyes(StrEnum):
    """Who must look before a review is public: nobody else, an approver, or a blind second opinion and an approver."""

    OFF = "off"
    APPROVE = "approve"
    BLIND = "blind"


class Organization(PartyRow):
    """A fact-checking organization; at most one is the default that keys and the first administrator belong to.

    Reviews stay with the organization that made them; of a merged one its successor is shown and answers for them.
    """

    __tablename__ = "organizations"
    __table_args__ = (merged_index("organizations"),)

    slug: Mapped[str] = mapped_column(String(100), unique=True)
    """In the leaves of the log, so that it never changes."""
    name: Mapped[str] = mapped_column(String(300), unique=True)
    merged_into_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("organizations.id"))
    site: Mapped[str | None] = mapped_column(String(300))
    method_url: Mapped[str | None] = mapped_column(String(2048))
    """The page on which it tells how it works."""
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
    """Hours in which work of high priority should be done; see ``core/reviews/ageing.py``."""
    target_hours_normal: Mapped[int] = mapped_column(default=72, server_default="72")
    target_hours_low: Mapped[int] = mapped_column(default=336, server_default="336")
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Organization {self.id} {self.slug}>"


class OrganizationName(PartyName):
    """A name of an organization."""

    __tablename__ = "organization_names"
    __table_args__ = (UniqueConstraint("organization_id", "folded"),)

    party_id: Mapped[int] = mapped_column("organization_id", BigId, ForeignKey("organizations.id"))

    def __repr__(self) -> str:
        return f"<OrganizationName {self.id} of {self.party_id}>"


class OrganizationExternalId(PartyExternalId):
    """An organization's id in another system."""

    __tablename__ = "organization_external_ids"
    __table_args__ = (UniqueConstraint("scheme", "value"),)

    party_id: Mapped[int] = mapped_column("organization_id", BigId, ForeignKey("organizations.id"), index=True)

    def __repr__(self) -> str:
        return f"<OrganizationExternalId {self.scheme}:{self.value}>"


class OrganizationMerge(PartyMerge):
    """One merge of two organizations."""

    __tablename__ = "organization_merges"

    party_id: Mapped[int] = mapped_column("organization_id", BigId, ForeignKey("organizations.id"), index=True)
    into_id: Mapped[int] = mapped_column(BigId, ForeignKey("organizations.id"), index=True)

    def __repr__(self) -> str:
        return f"<OrganizationMerge {self.id} {self.party_id} into {self.into_id}>"
