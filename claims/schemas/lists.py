"""Lists by cursor: what a client asks with and the frame that it gets."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.schemas.base import InputSchema, OutputSchema, line

MAX_PAGE = 100
"""Most rows a page may hold."""


class PageQuery(InputSchema):
    """Where the page begins and how long it may be."""

    after = line(maximum=500, description="`next_cursor` of the page before; opaque.")
    limit = fields.Integer(load_default=50, validate=validate.Range(1, MAX_PAGE))


class PageRead(OutputSchema):
    """What every list carries beside its rows."""

    next_cursor = fields.String(allow_none=True, metadata={"description": "Send it as `after`; null at the end."})
