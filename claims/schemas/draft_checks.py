"""Draft checks on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.core.drafts.draft_check import Finding, Outcome
from claims.core.row_ids import MAX_ID
from claims.core.texts.input_text import MAX_LANGUAGE_LENGTH
from claims.schemas.articles import AppearanceRead, LanguageRead, RejectedRead
from claims.schemas.base import ByName, DateOrDateTime, InputSchema, OutputSchema, RegistryPath, TrueOrFalse, line

_OUTCOME = validate.OneOf([item.value for item in Outcome])


class DraftFieldWrite(InputSchema):
    """One field of a content system."""

    name = line(required=True, maximum=100, minimum=1)
    text = fields.String(required=True)


class DraftCheckWrite(InputSchema):
    """A draft: `body`, `html` or `fields`; at most 200 kB of text."""

    body = fields.String(load_default=None, allow_none=True)
    html = fields.String(load_default=None, allow_none=True)
    fields_ = fields.List(
        fields.Nested(DraftFieldWrite),
        data_key="fields",
        load_default=list,
        metadata={"description": "Fields as the content system has them; spans are given for each."},
    )
    headline = fields.String(load_default="")
    language = line(maximum=MAX_LANGUAGE_LENGTH, nullable=True)
    publish_at = DateOrDateTime(
        load_default=None, allow_none=True, metadata={"description": "When it will be printed; now where absent."}
    )
    policy = line(maximum=100, nullable=True, description="Name of a policy; `default` where absent.")
    keep = TrueOrFalse(load_default=False, metadata={"description": "Whether text and answer are stored."})
    first = fields.Integer(
        strict=True,
        load_default=0,
        validate=validate.Range(0, MAX_ID),
        metadata={"description": "Number of the first claim to be checked: `next_first` of an incomplete answer."},
    )


class FindingRead(OutputSchema):
    """One thing found about a claim of the draft."""

    finding = fields.String(validate=validate.OneOf([item.value for item in Finding]))
    outcome = fields.String(validate=_OUTCOME)
    lowered_from = fields.String(allow_none=True, validate=_OUTCOME)
    detail = fields.String()
    claim_id = fields.Integer(allow_none=True)
    permalink = RegistryPath(allow_none=True)
    correction_note = fields.String(allow_none=True)


class DraftAppearanceRead(AppearanceRead):
    """A claim of the draft with its outcome; findings worst first."""

    outcome = fields.String(validate=_OUTCOME)
    findings = fields.List(fields.Nested(FindingRead))
    field = fields.String(allow_none=True)
    field_start = fields.Integer(allow_none=True)
    field_end = fields.Integer(allow_none=True)


class OutcomeCounts(OutputSchema):
    """How many claims have each outcome."""

    pass_ = fields.Integer(data_key="pass", attribute="pass")
    warn = fields.Integer()
    block = fields.Integer()


class DraftCheckRead(LanguageRead):
    """The outcome of a draft check."""

    id = fields.Integer(allow_none=True, metadata={"description": "Null unless it is kept."})
    outcome = fields.String(validate=_OUTCOME)
    incomplete = fields.Boolean()
    nothing_to_check = fields.Boolean()
    policy = fields.String()
    publish_on = fields.String(metadata={"format": "date"})
    counts = fields.Nested(OutcomeCounts)
    first = fields.Integer()
    checked = fields.Integer()
    total = fields.Integer()
    next_first = fields.Integer(allow_none=True)
    body = fields.String()
    appearances = fields.List(fields.Nested(DraftAppearanceRead))
    rejected = fields.List(fields.Nested(RejectedRead))


class Nothing(OutputSchema):
    """An empty object."""


class PolicyRead(OutputSchema):
    """How strict a check is: what each lowered finding amounts to."""

    name = fields.String()
    outcomes = fields.Dict(keys=fields.String(), values=fields.String())
    worth_from = fields.Float()


class PolicyWrite(InputSchema):
    """A policy of the organization's own, whole: a finding that is left out amounts to what it does by default."""

    outcomes = ByName(
        keys=fields.String(validate=validate.OneOf([item.value for item in Finding])),
        values=fields.String(validate=_OUTCOME),
        load_default=dict,
        metadata={"description": "Outcome by finding, for those that are lowered."},
    )
    worth_from = fields.Float(
        load_default=0.0,
        validate=validate.Range(0, 1),
        metadata={"description": "Check-worthiness from which a claim that nobody has checked is warned of."},
    )


class PolicyList(OutputSchema):
    """The policies that the key's organization may name."""

    items = fields.List(fields.Nested(PolicyRead))
