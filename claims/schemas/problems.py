"""The shape of every failure (RFC 9457)."""

from __future__ import annotations

from marshmallow import Schema, fields

from claims.schemas.base import OutputSchema


class ProblemEntry(OutputSchema):
    """One thing wrong with one part of the input."""

    detail = fields.String()
    pointer = fields.String(metadata={"description": "JSON Pointer (RFC 6901) into the body; empty: all of it."})
    code = fields.String()


class ProblemRead(Schema):
    """Problem details: one shape for every failure; `errors` stands in those that concern parts of the input."""

    type = fields.String(required=True, metadata={"description": "Path of a page that explains the code."})
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True, metadata={"description": "Stable name of the failure."})
    detail = fields.String(required=True)
    instance = fields.String(required=True, metadata={"description": "The request id, which also stands in the log."})
    errors = fields.List(fields.Nested(ProblemEntry))
