"""The transparency log on the wire: entries, checkpoints, proofs."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from claims.core.row_ids import MAX_ID
from claims.schemas.base import InputSchema, Instant, OutputSchema
from claims.schemas.lists import PageQuery, PageRead
from claims.schemas.redactions import RedactionRead

_BASE64 = {"description": "Standard base64."}


class LogEntryQuery(PageQuery):
    """Newest first; oldest first with `from`."""

    claim = fields.Integer(
        load_default=None,
        validate=validate.Range(1, MAX_ID),
        metadata={"description": "Only entries about this claim."},
    )
    first = fields.Integer(
        load_default=None,
        data_key="from",
        validate=validate.Range(0, MAX_ID),
        metadata={
            "description": "Index to read on from, oldest first: for a copy of the log. Not together with claim."
        },
    )


class LogEntryRow(OutputSchema):
    """One leaf of the log."""

    index = fields.Integer()
    fact = fields.String(metadata={"description": "What happened, as review.published."})
    at = Instant()
    claim_id = fields.Integer(allow_none=True)
    leaf = fields.String(allow_none=True, metadata={"description": "The leaf's bytes in base64; null once removed."})
    leaf_hash = fields.String(metadata=_BASE64)


class LogEntryList(PageRead):
    """A page of entries."""

    items = fields.List(fields.Nested(LogEntryRow))


class LogEntryRead(LogEntryRow):
    """One leaf with the content whose hash it holds."""

    content = fields.Dict(
        allow_none=True, metadata={"description": "The SHA-256 of its canonical JSON (RFC 8785) stands in the leaf."}
    )
    content_unchanged = fields.Boolean(
        metadata={"description": "Whether the content still has that hash; where not, redactions say why."}
    )
    redactions = fields.List(fields.Nested(RedactionRead))


class CheckpointRead(OutputSchema):
    """A signed tree head."""

    origin = fields.String()
    size = fields.Integer()
    root = fields.String(metadata=_BASE64)
    note = fields.String(metadata={"description": "The C2SP signed note, as it is verified."})
    signed_at = Instant()


class CheckpointList(PageRead):
    """A page of checkpoints, newest first."""

    items = fields.List(fields.Nested(CheckpointRead))


class ProofQuery(InputSchema):
    """`index`, with or without `size`, for an inclusion proof; `first` and `second` for a consistency proof."""

    index = fields.Integer(load_default=None, validate=validate.Range(0, MAX_ID))
    size = fields.Integer(load_default=None, validate=validate.Range(0, MAX_ID))
    first = fields.Integer(load_default=None, validate=validate.Range(0, MAX_ID))
    second = fields.Integer(load_default=None, validate=validate.Range(0, MAX_ID))


class ProofRead(Schema):
    """A proof; which fields it has depends on what was asked for."""

    leaf_index = fields.Integer()
    tree_size = fields.Integer()
    leaf_hash = fields.String(metadata=_BASE64)
    leaf = fields.String(allow_none=True, metadata=_BASE64)
    checkpoint = fields.String(metadata={"description": "The signed note of the tree that the proof leads to."})
    first = fields.Integer()
    second = fields.Integer()
    hashes = fields.List(fields.String(metadata=_BASE64), required=True)
