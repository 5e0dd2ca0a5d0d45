"""Passkeys with which people sign in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask_security import WebAuthnMixin
from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, BigId, PrimaryKey


class Passkey(Base, WebAuthnMixin):
    """One WebAuthn credential of a person, in the shape that the sign-in library reads and writes."""

    __tablename__ = "passkeys"

    id: Mapped[PrimaryKey]
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(1024), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int | None] = mapped_column(default=0)  # type: ignore[assignment]  # as the library's own model
    transports: Mapped[list[Any] | None]
    backup_state: Mapped[bool]
    device_type: Mapped[str] = mapped_column(String(64))
    extensions: Mapped[str | None] = mapped_column(String(255))
    name: Mapped[str] = mapped_column(String(64))
    """The person's own name for it."""
    usage: Mapped[str] = mapped_column(String(64))
    """``first``: signs in alone; ``secondary``: after the password."""
    lastuse_datetime: Mapped[dt.datetime]

    def __repr__(self) -> str:
        return f"<Passkey {self.id} user={self.user_id}>"
