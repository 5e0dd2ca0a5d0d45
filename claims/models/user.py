"""People who sign in, and what they may do in which organization."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from flask_security import RoleMixin, UserMixin
from sqlalchemy import Column, ForeignKey, String, Table, UniqueConstraint, false
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claims.models.base import Base, BigId, PortableJSON, PrimaryKey, text_enum

if TYPE_CHECKING:
    from claims.models.passkey import Passkey

# The mixins are the one thing of Flask in the models: the sign-in library calls their methods on the rows it loads.


class OrganizationRole(StrEnum):
    """What a member may do; an admin keeps members, keys and policies, but decides no verdict."""

    READER = "reader"
    EDITOR = "editor"
    CHECKER = "checker"
    REVIEWER = "reviewer"
    ADMIN = "admin"


role_users = Table(
    "role_users",
    Base.metadata,
    Column("user_id", BigId, ForeignKey("users.id"), primary_key=True),
    Column("role_id", BigId, ForeignKey("roles.id"), primary_key=True),
)


class Role(Base, RoleMixin):
    """A role over the whole installation, as the sign-in library needs it; what counts is ``Membership``."""

    __tablename__ = "roles"

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(80), unique=True)
    description: Mapped[str | None] = mapped_column(String(255))

    def __repr__(self) -> str:
        return f"<Role {self.name}>"


class User(Base, UserMixin):
    """A person with an account."""

    __tablename__ = "users"

    id: Mapped[PrimaryKey]
    email: Mapped[str] = mapped_column(String(255), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    must_change_password: Mapped[bool] = mapped_column(default=False)
    tf_primary_method: Mapped[str | None] = mapped_column(String(64))
    """``authenticator`` where the person has set up codes of an app as a second factor."""
    tf_totp_secret: Mapped[str | None] = mapped_column(String(255))
    """The secret behind those codes, encrypted by the sign-in library."""
    mf_recovery_codes: Mapped[list[Any] | None] = mapped_column(
        # A type of its own: every column of a shared one would become mutable. The library takes used codes out in place.
        MutableList.as_mutable(PortableJSON.copy())
    )
    fs_webauthn_user_handle: Mapped[str | None] = mapped_column(  # type: ignore[assignment]  # None until the first passkey
        String(64), unique=True
    )
    shown_publicly: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether histories, feeds and exports name the person to everybody; else their organization stands alone."""
    created_at: Mapped[dt.datetime]

    webauthn: Mapped[list[Passkey]] = relationship(  # type: ignore[assignment]  # as with roles
        cascade="all, delete-orphan", lazy="select"
    )
    roles: Mapped[list[Role]] = relationship(  # type: ignore[assignment]  # the mixin names its own base class
        secondary=role_users, lazy="selectin"
    )

    def __repr__(self) -> str:
        return f"<User {self.id}>"


class Membership(Base):
    """One role of one person in one organization; a person may hold several."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("user_id", "organization_id", "role"),)

    id: Mapped[PrimaryKey]
    user_id: Mapped[int] = mapped_column(BigId, ForeignKey("users.id"), index=True)
    organization_id: Mapped[int] = mapped_column(BigId, ForeignKey("organizations.id"), index=True)
    role: Mapped[OrganizationRole] = mapped_column(text_enum(OrganizationRole, "role"))

    def __repr__(self) -> str:
        return f"<Membership user={self.user_id} organization={self.organization_id} {self.role}>"
