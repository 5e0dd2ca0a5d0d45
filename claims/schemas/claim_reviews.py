"""ClaimReviews that are checked or taken in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import INCLUDE, Schema, ValidationError, fields, validates_schema

from claims.schemas.base import OutputSchema, line


class ClaimReviewWrite(Schema):
    """A document: in ``document``, as JSON or as the text of a page; or the JSON-LD itself as the body."""

    class Meta:
        """The body may be the JSON-LD object itself, whose properties nobody can list."""

        unknown = INCLUDE

    document = fields.Raw(
        load_default=None,
        metadata={"description": "JSON-LD as JSON, or a text: JSON, a JSON object a line, or an HTML page."},
    )
    page_url = line(maximum=2048, description="Where it was found: relative addresses are read from there.")

    @validates_schema
    def check_names(self, data: Mapping[str, Any], **_options: object) -> None:
        """Beside a document nothing else is read, so that a misspelt name is refused as everywhere."""
        if data.get("document") is None:
            return
        unknown = sorted(set(data) - set(self.fields))
        if unknown:
            raise ValidationError({name: [self.error_messages["unknown"]] for name in unknown})


class ClaimReviewFinding(OutputSchema):
    """One thing that is wrong or odd: errors keep a review out, warnings say how it was read."""

    level = fields.String(metadata={"description": "error or warning"})
    path = fields.String(metadata={"description": "JSONPath into the document"})
    place = fields.String(metadata={"description": "The script or line, where there are several"})
    code = fields.String()
    detail = fields.String()
    fix = fields.String(metadata={"description": "What to do about it"})


class ClaimReviewRow(OutputSchema):
    """One review as it was read; null where an error keeps it out."""

    path = fields.String()
    place = fields.String()
    claim_reviewed = fields.String(allow_none=True)
    organization = fields.String(allow_none=True)
    url = fields.String(allow_none=True)
    rating = fields.String(allow_none=True)
    verdict = fields.String(allow_none=True)


class ClaimReviewReport(OutputSchema):
    """Everything that was read, and all that was found at once."""

    valid = fields.Boolean(metadata={"description": "Whether there is no error"})
    reviews = fields.List(fields.Nested(ClaimReviewRow))
    findings = fields.List(fields.Nested(ClaimReviewFinding))


class ClaimReviewLeftOut(OutputSchema):
    """A review that was not taken in, and why."""

    path = fields.String()
    place = fields.String()
    detail = fields.String()


class ClaimReviewImport(ClaimReviewReport):
    """The same, with what became of it."""

    imported = fields.Integer(metadata={"description": "Claims that are new"})
    updated = fields.Integer(metadata={"description": "Claims that have a new revision"})
    unchanged = fields.Integer()
    left_out = fields.List(fields.Nested(ClaimReviewLeftOut))
