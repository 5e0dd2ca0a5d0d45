"""Figures, periods and slot comparisons, as extraction and matching give them."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.core.records import Comparator, Comparison
from claims.schemas.base import OutputSchema


class NormalizedRead(OutputSchema):
    """A figure in the canonical unit of its dimension."""

    value = fields.Raw(metadata={"type": "number"})
    value_to = fields.Raw(allow_none=True, metadata={"type": "number"})
    unit = fields.String(allow_none=True)


class QuantityRead(OutputSchema):
    """A figure as written: magnitude words expanded, the unit a singular English noun."""

    start = fields.Integer()
    end = fields.Integer()
    value = fields.Raw(metadata={"type": "number"})
    value_to = fields.Raw(allow_none=True, metadata={"type": "number", "description": "End of a range."})
    unit = fields.String(allow_none=True)
    measure = fields.String(allow_none=True, metadata={"description": "What is counted, such as killed."})
    approximate = fields.Boolean()
    comparator = fields.String(validate=validate.OneOf([item.value for item in Comparator]))
    normalized = fields.Nested(NormalizedRead, allow_none=True)


class PeriodRead(OutputSchema):
    """The time that a claim speaks about; `edtf` is ISO 8601-2."""

    start = fields.String(allow_none=True)
    end = fields.String(allow_none=True)
    edtf = fields.String()


class SlotRead(OutputSchema):
    """One slot of a pair; spans index the left and the right text."""

    left = fields.String(allow_none=True)
    right = fields.String(allow_none=True)
    comparison = fields.String(validate=validate.OneOf([item.value for item in Comparison]))
    left_span = fields.List(fields.Integer(), allow_none=True)
    right_span = fields.List(fields.Integer(), allow_none=True)
    inferred = fields.Boolean()
