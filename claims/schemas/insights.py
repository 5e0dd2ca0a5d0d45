"""Insights on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.schemas.base import InputSchema, Instant, OutputSchema, line

PERIOD_DAYS = (30, 90, 365)


class InsightQuery(InputSchema):
    """Whose figures of which time."""

    organization = line(maximum=100, description="Slug of an organization; without it that of the key.")
    days = fields.Integer(
        load_default=90,
        validate=validate.OneOf(PERIOD_DAYS),
        metadata={"description": "Days until now that the figures are about, where they are about a time."},
    )


class InsightRead(OutputSchema):
    """A table: each row is an object of all columns."""

    name = fields.String()
    organization = fields.String(metadata={"description": "Slug."})
    since = Instant()
    until = Instant(
        metadata={
            "description": "As of when the figures are: now for up to 2,000 reviews, else up to about an hour ago."
        }
    )
    n = fields.Integer(
        metadata={"description": "Cases the table is about; shares are null where there are too few for a rate."}
    )
    columns = fields.List(fields.String())
    rows = fields.List(fields.Dict(keys=fields.String()))


class InsightText(OutputSchema):
    """The same table as CSV (RFC 4180); cells that a spreadsheet would run are written as text."""
