"""Keys with which programs call the API."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class Scope(StrEnum):
    """What a key may do."""

    ARTICLES_WRITE = "articles:write"
    LOOKUP = "lookup"
    REVIEWS_READ = "reviews:read"
    REVIEWS_WRITE = "reviews:write"
    EXPORT = "export"
    WEBHOOKS = "webhooks"


class ApiKey(Base):
    """A key of one organization; only its SHA-256 is stored, so a lost key cannot be shown again."""

    __tablename__ = "api_keys"

    id: Mapped[PrimaryKey]
    organization_id: Mapped[int] = mapped_column(BigId, ForeignKey("organizations.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    prefix: Mapped[str] = mapped_column(String(16))
    """First characters of the key, to recognize it in a list."""
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[Any]]
    user_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("users.id"))
    """The person on whose behalf the key acts on reviews; None: the key acts for the organization only."""
    created_at: Mapped[dt.datetime]
    expires_at: Mapped[dt.datetime | None]
    revoked_at: Mapped[dt.datetime | None]
    last_used_at: Mapped[dt.datetime | None]

    def __repr__(self) -> str:
        return f"<ApiKey {self.id} {self.prefix}…>"
