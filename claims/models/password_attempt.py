"""How many wrong passwords were sent in a row for an e-mail address."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base


class PasswordAttempts(Base):
    """The wrong passwords for one address, whether or not it has an account: to count known ones alone would tell which
    they are."""

    __tablename__ = "password_attempts"

    bucket: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 (hex) of the address, for places that its person signed in from of the address and the place."""
    failures: Mapped[int] = mapped_column(default=0)
    failed_at: Mapped[dt.datetime] = mapped_column(index=True)

    def __repr__(self) -> str:
        return f"<PasswordAttempts {self.failures}>"
