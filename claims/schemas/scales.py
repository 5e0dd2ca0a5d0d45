"""Rating scales on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.core.reviews.scales import MAX_GRADES, MAX_LABEL_LENGTH, MAX_VALUE_LENGTH
from claims.core.texts.input_text import MAX_LANGUAGE_LENGTH
from claims.core.verdicts import ClaimKind, Verdict
from claims.schemas.base import InputSchema, Instant, Length, OutputSchema, line

MAX_LABELS = 50
"""Languages of one value."""


class ScaleValueRead(OutputSchema):
    """One grade of a scale."""

    value = fields.String(metadata={"description": "What drafts send as their rating; it means the same for good."})
    label = fields.String(metadata={"description": "Its words, in the language of the scale; revisions keep them."})
    labels = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        metadata={"description": "Labels in further languages, by language tag."},
    )
    verdict = fields.String(validate=validate.OneOf([item.value for item in Verdict]))
    decisive = fields.Boolean(metadata={"description": "Whether the verdict says where it stands from true to false."})


class ScaleRead(OutputSchema):
    """One version of a scale; it never changes, but whether it is in use does."""

    name = fields.String(metadata={"description": "Name and version, as revisions give it."})
    version = fields.Integer()
    organization = fields.String(
        allow_none=True, metadata={"description": "Slug of the organization whose own it is; null for everybody's."}
    )
    kinds = fields.List(fields.String(), metadata={"description": "Claim types that are rated on it."})
    language = fields.String()
    in_use = fields.Boolean(metadata={"description": "Whether it is the newest version."})
    created_at = Instant()
    values = fields.List(fields.Nested(ScaleValueRead), metadata={"description": "In the order of the scale."})


class ScaleList(OutputSchema):
    """The scales in use: everybody's, then those that organizations have of their own."""

    items = fields.List(fields.Nested(ScaleRead))


class ScaleValueWrite(InputSchema):
    """One grade of a new version; without ``value`` it is made of the label."""

    value = line(
        maximum=MAX_VALUE_LENGTH, description="Lower-case letters, digits and _; kept from version to version."
    )
    label = line(required=True, minimum=1, maximum=MAX_LABEL_LENGTH)
    labels = fields.Dict(
        keys=fields.String(validate=Length(max=35)),
        values=fields.String(validate=Length(min=1, max=MAX_LABEL_LENGTH)),
        load_default=dict,
        validate=Length(max=MAX_LABELS),
    )
    verdict = fields.Enum(Verdict, by_value=True, required=True)


class ScaleWrite(InputSchema):
    """A version of the organization's own scale for a claim type, whole: a value that is left out is retired."""

    kind = fields.Enum(ClaimKind, by_value=True, required=True)
    language = fields.String(load_default="en", validate=Length(max=MAX_LANGUAGE_LENGTH))
    replaces = line(required=True, minimum=1, maximum=40, description="Name of the scale in use, as last read.")
    values = fields.List(fields.Nested(ScaleValueWrite), required=True, validate=Length(max=MAX_GRADES))
