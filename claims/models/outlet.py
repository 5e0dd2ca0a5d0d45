"""Who publishes articles."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, PrimaryKey


class Outlet(Base):
    """A publisher of articles, known by its site's domain or, without one, by its name."""

    __tablename__ = "outlets"

    id: Mapped[PrimaryKey]
    key: Mapped[str] = mapped_column(String(300), unique=True)
    """Identity: the host without ``www.``, or ``name:`` and the folded name."""
    name: Mapped[str] = mapped_column(String(300))
    created_at: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Outlet {self.id} {self.key}>"
