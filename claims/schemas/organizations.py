"""Organizations on the wire."""

from __future__ import annotations

from marshmallow import fields

from claims.schemas.base import OutputSchema, line
from claims.schemas.lists import PageQuery, PageRead
from claims.schemas.parties import PartyExternalId, PartyMergeRead, PartyName


class OrganizationQuery(PageQuery):
    """Which organizations."""

    q = line(maximum=100, description="The beginning of a name.")


class OrganizationRow(OutputSchema):
    """An organization in a list."""

    id = fields.Integer()
    slug = fields.String(metadata={"description": "As filters and the log name it; never changes."})
    name = fields.String()
    site = fields.String(allow_none=True)


class OrganizationList(PageRead):
    """A page of organizations, newest first."""

    items = fields.List(fields.Nested(OrganizationRow))


class OrganizationRead(OrganizationRow):
    """An organization; a merged one names its successor."""

    method_url = fields.String(allow_none=True)
    merged_into = fields.Integer(allow_none=True)
    aliases = fields.List(fields.Nested(PartyName))
    external_ids = fields.List(fields.Nested(PartyExternalId))
    merges = fields.List(fields.Nested(PartyMergeRead))
    permalink = fields.String()
