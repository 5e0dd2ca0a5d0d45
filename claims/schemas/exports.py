"""Exports on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.core.row_ids import MAX_ID
from claims.schemas.base import InputSchema, OutputSchema, RegistryPath


class ExportQuery(InputSchema):
    """From where on, and how many rows."""

    after = fields.Integer(
        load_default=0, validate=validate.Range(0, MAX_ID), metadata={"description": "The last id that you have."}
    )
    limit = fields.Integer(load_default=1_000, metadata={"description": "At most 10,000."})


class ExportKindRead(OutputSchema):
    """A kind of rows and where it is to be had."""

    name = fields.String()
    text = fields.String()
    columns = fields.List(fields.String())
    ndjson = RegistryPath()
    csv = RegistryPath()


class ExportList(OutputSchema):
    """Everything that is exported; with size and root of the log, to tell what the rows are held against."""

    items = fields.List(fields.Nested(ExportKindRead))
    log_size = fields.Integer()
    log_root = fields.String()


class ExportText(OutputSchema):
    """Rows as lines of text."""
