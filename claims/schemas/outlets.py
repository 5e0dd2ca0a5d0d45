"""Outlets on the wire."""

from __future__ import annotations

from marshmallow import fields

from claims.schemas.base import OutputSchema, line
from claims.schemas.lists import PageQuery, PageRead
from claims.schemas.parties import PartyExternalId, PartyMergeRead, PartyName


class OutletQuery(PageQuery):
    """Which outlets."""

    q = line(maximum=100, description="The beginning of a name or domain.")


class OutletRow(OutputSchema):
    """An outlet in a list."""

    id = fields.Integer()
    name = fields.String()
    domain = fields.String(allow_none=True, metadata={"description": "null for one that is known by its name alone."})


class OutletList(PageRead):
    """A page of outlets, newest first."""

    items = fields.List(fields.Nested(OutletRow))


class OutletName(PartyName):
    """A name of an outlet."""

    confirmed = fields.Boolean(
        metadata={"description": "Whether articles without an address are filed by it; else an article named it so."}
    )


class OutletRead(OutletRow):
    """An outlet; a merged one names its successor."""

    merged_into = fields.Integer(allow_none=True)
    aliases = fields.List(fields.Nested(OutletName))
    domains = fields.List(fields.String(), metadata={"description": "From where articles are filed under it."})
    external_ids = fields.List(fields.Nested(PartyExternalId))
    merges = fields.List(fields.Nested(PartyMergeRead))
    permalink = fields.String()
