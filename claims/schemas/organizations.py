"""Organizations on the wire."""

from __future__ import annotations

from marshmallow import fields

from claims.schemas.base import line
from claims.schemas.lists import PageQuery, PageRead
from claims.schemas.parties import PartyDetail, PartyRow


class OrganizationQuery(PageQuery):
    """Which organizations."""

    q = line(maximum=100, description="The beginning of a name.")


class OrganizationRow(PartyRow):
    """An organization in a list."""

    slug = fields.String(metadata={"description": "As filters and the log name it; never changes."})
    site = fields.String(allow_none=True)


class OrganizationList(PageRead):
    """A page of organizations, newest first."""

    items = fields.List(fields.Nested(OrganizationRow))


class OrganizationRead(OrganizationRow, PartyDetail):
    """An organization; a merged one names its successor."""

    method_url = fields.String(allow_none=True)
