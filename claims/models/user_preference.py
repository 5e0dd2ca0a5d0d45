"""How a person wants the pages to look and behave, wherever they sign in."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId


class UserPreference(Base):
    """The choices of one person; who has none has no row."""

    __tablename__ = "user_preferences"

    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"), primary_key=True)
    choices: Mapped[str] = mapped_column(String(200), default="")
    """Theme, density and keys, written as in the cookie of a visitor."""
    keys: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """By the usual key the one that is pressed instead; what is missing is as usual."""
    muted: Mapped[list[Any]] = mapped_column(default=list)
    """Kinds of notifications that the person does not want."""

    def __repr__(self) -> str:
        return f"<UserPreference user={self.user_id}>"
