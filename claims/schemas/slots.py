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
    approximator = fields.String(allow_none=True, metadata={"description": "The words that approximate or bound it."})
    precision = fields.Raw(
        allow_none=True, metadata={"type": "number", "description": "Step of the last digit that was written."}
    )
    per = fields.String(allow_none=True, metadata={"description": "What a rate is per, such as year."})
    normalized = fields.Nested(NormalizedRead, allow_none=True)


class TimeRead(OutputSchema):
    """A time expression: its place, what it means (TIMEX3 and ISO 8601-2), and its first and last day where it has any."""

    start = fields.Integer()
    end = fields.Integer()
    type = fields.String(validate=validate.OneOf(["DATE", "TIME", "DURATION", "SET"]))
    timex = fields.String(metadata={"description": "TIMEX3 value, such as P2Y or 2020-02-21."})
    edtf = fields.String(allow_none=True, metadata={"description": "ISO 8601-2, with ~ for about and ? for perhaps."})
    first_day = fields.String(allow_none=True)
    last_day = fields.String(allow_none=True)
    granularity = fields.String()
    relative = fields.Boolean(metadata={"description": "Whether it was resolved against the day of publication."})
    modifier = fields.String(allow_none=True, metadata={"description": "TIMEX3 mod, such as START or MORE_THAN."})
    approximate = fields.Boolean()
    uncertain = fields.Boolean()
    recurrence = fields.String(allow_none=True, metadata={"description": "ISO 8601 repeating interval, such as R/P1W."})
    at = fields.String(allow_none=True, metadata={"description": "Moment of a clock time with its offset from UTC."})


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


class WordingReference(OutputSchema):
    """Words of another passage, whose match with the claim a person confirmed."""

    match_id = fields.Integer()
    text = fields.String()


def wording_field() -> fields.Nested:
    """The field of a match for the words that its slots compare with, where these are not the claim's."""
    return fields.Nested(
        WordingReference,
        allow_none=True,
        metadata={
            "description": "What the slots compare the statement with, where it repeats words that a person has "
            "confirmed to say the claim; null where they compare it with the claim itself."
        },
    )
