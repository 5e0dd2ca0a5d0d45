"""Who publishes articles, under which names and domains."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey
from claims.models.party import PartyExternalId, PartyMerge, PartyName, PartyRow, merged_index


class Outlet(PartyRow):
    """A publisher of articles, known by its site's domain or, without one, by its name.

    Articles stay with the outlet that they came in for; of a merged one its successor is shown.
    """

    __tablename__ = "outlets"
    __table_args__ = (merged_index("outlets"),)

    key: Mapped[str] = mapped_column(String(300), unique=True)
    """Identity: the host without ``www.``, or ``name:`` and the folded name."""
    merged_into_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("outlets.id"))
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Outlet {self.id} {self.key}>"


class OutletName(PartyName):
    """A name of an outlet; an article that comes without an address is filed by the confirmed ones."""

    __tablename__ = "outlet_names"
    __table_args__ = (UniqueConstraint("outlet_id", "folded"),)

    party_id: Mapped[int] = mapped_column("outlet_id", BigId, ForeignKey("outlets.id"))
    confirmed: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether somebody has said it here; what came with an article is its sender's word alone."""

    def __repr__(self) -> str:
        return f"<OutletName {self.id} of {self.party_id}>"


class OutletDomain(Base):
    """Another domain of an outlet: articles from there are filed under it."""

    __tablename__ = "outlet_domains"

    id: Mapped[PrimaryKey]
    outlet_id: Mapped[int] = mapped_column(BigId, ForeignKey("outlets.id"), index=True)
    host: Mapped[str] = mapped_column(String(300), unique=True)
    """Without ``www.``, as in ``Outlet.key``."""
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<OutletDomain {self.host} of {self.outlet_id}>"


class OutletExternalId(PartyExternalId):
    """An outlet's id in another system."""

    __tablename__ = "outlet_external_ids"
    __table_args__ = (UniqueConstraint("scheme", "value"),)

    party_id: Mapped[int] = mapped_column("outlet_id", BigId, ForeignKey("outlets.id"), index=True)

    def __repr__(self) -> str:
        return f"<OutletExternalId {self.scheme}:{self.value}>"


class OutletMerge(PartyMerge):
    """One merge of two outlets."""

    __tablename__ = "outlet_merges"

    party_id: Mapped[int] = mapped_column("outlet_id", BigId, ForeignKey("outlets.id"), index=True)
    into_id: Mapped[int] = mapped_column(BigId, ForeignKey("outlets.id"), index=True)

    def __repr__(self) -> str:
        return f"<OutletMerge {self.id} {self.party_id} into {self.into_id}>"
