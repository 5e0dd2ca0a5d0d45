"""Whether this registry looks at the links of evidence: one row, written by the worker when it starts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from claims.models.base import Base, PrimaryKey


class LinkChecking(Base):
    """The one row says what the newest worker was set to; without it nobody looks at links."""

    __tablename__ = "link_checking"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[PrimaryKey]
    enabled: Mapped[bool]
    own_hosts: Mapped[list[Any]]
    """Hosts whose pages are this registry's own."""
    noted_at: Mapped[dt.datetime]
    answered_at: Mapped[dt.datetime | None]
    """When any server last answered: without an answer for long, it is the network that is away, not the pages."""

    def __repr__(self) -> str:
        return f"<LinkChecking enabled={self.enabled}>"
