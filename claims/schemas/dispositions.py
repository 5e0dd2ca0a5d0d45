"""What people make of sentences against extraction, on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.core.records import Disposition, RejectReason
from claims.core.row_ids import MAX_ID
from claims.schemas.base import InputSchema, OptionalInput, OutputSchema, line


class DemotionWrite(InputSchema):
    """Why an appearance is no claim: a reason of the shelf, and a person's words."""

    shelf_reason = fields.String(
        required=True,
        metadata={
            "description": "A reason of the reject shelf, such as opinion; duplicate_in_article is none of a person."
        },
    )
    reason = line(maximum=2000)


class PromotionWrite(OptionalInput):
    """Why a sentence is a claim; which of its appearances is taken up again, all that were taken off where absent."""

    appearance_id = fields.Integer(strict=True, load_default=None, allow_none=True, validate=validate.Range(1, MAX_ID))
    reason = line(maximum=2000)


class DispositionRead(OutputSchema):
    """An appearance as it stands after a person's decision."""

    appearance_id = fields.Integer()
    article_id = fields.Integer()
    version = fields.Integer()
    start = fields.Integer()
    end = fields.Integer()
    exact = fields.String()
    disposition = fields.String(validate=validate.OneOf([item.value for item in Disposition]))
    shelf_reason = fields.String(allow_none=True, validate=validate.OneOf([item.value for item in RejectReason]))
    claim_id = fields.Integer(allow_none=True)


class PromotionRead(OutputSchema):
    """The appearances that the sentence holds by the person's decision."""

    appearances = fields.List(fields.Nested(DispositionRead))
