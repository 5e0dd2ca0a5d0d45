"""Corrections on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.core.reviews.corrections import LOGGED
from claims.core.row_ids import MAX_ID
from claims.schemas.base import Instant, OutputSchema, RegistryPath, line
from claims.schemas.lists import PageQuery, PageRead


class CorrectionQuery(PageQuery):
    """What the list is narrowed to; days are UTC, both included."""

    organization = line(maximum=100, description="Slug of an organization.")
    kind = fields.String(load_default=None, validate=validate.OneOf(sorted(LOGGED)))
    claim_id = fields.Integer(load_default=None, validate=validate.Range(1, MAX_ID))
    since = fields.Date(load_default=None)
    until = fields.Date(load_default=None)


class CorrectionSideRead(OutputSchema):
    """A verdict before or after."""

    revision = fields.Integer()
    rating = fields.String()
    verdict = fields.String()
    claim_text = fields.String()
    rationale = fields.String()
    permalink = RegistryPath()


class CorrectionRead(OutputSchema):
    """What a further revision or a withdrawal changed."""

    id = fields.String(metadata={"description": "Names the correction for ever."})
    kind = fields.String(validate=validate.OneOf(sorted(LOGGED)))
    at = Instant()
    claim_id = fields.Integer()
    review_id = fields.Integer()
    organization = fields.String()
    people = fields.List(
        fields.String(),
        metadata={
            "description": "Who wrote the new revision or withdrew the old one, as far as they want to be named."
        },
    )
    old = fields.Nested(CorrectionSideRead)
    new = fields.Nested(CorrectionSideRead, allow_none=True, metadata={"description": "null for a withdrawal."})
    reason = fields.String()
    corrects = fields.String(
        allow_none=True, metadata={"description": "The correction that this one corrects in turn."}
    )
    log_index = fields.Integer(allow_none=True)


class CorrectionList(PageRead):
    """A page of corrections, newest first."""

    items = fields.List(fields.Nested(CorrectionRead))
