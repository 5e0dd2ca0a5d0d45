"""Outlets on the wire."""

from __future__ import annotations

from marshmallow import fields

from claims.schemas.base import line
from claims.schemas.lists import PageQuery, PageRead
from claims.schemas.parties import PartyDetail, PartyName, PartyRow


class OutletQuery(PageQuery):
    """Which outlets."""

    q = line(maximum=100, description="The beginning of a name or domain.")


class OutletRow(PartyRow):
    """An outlet in a list."""

    domain = fields.String(allow_none=True, metadata={"description": "null for one that is known by its name alone."})


class OutletList(PageRead):
    """A page of outlets, newest first."""

    items = fields.List(fields.Nested(OutletRow))


class OutletName(PartyName):
    """A name of an outlet."""

    confirmed = fields.Boolean(
        metadata={"description": "Whether articles without an address are filed by it; else an article named it so."}
    )


class OutletRead(OutletRow, PartyDetail):
    """An outlet; a merged one names its successor."""

    aliases = fields.List(fields.Nested(OutletName))
    domains = fields.List(fields.String(), metadata={"description": "From where articles are filed under it."})
