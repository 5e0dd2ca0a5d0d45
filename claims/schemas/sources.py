"""Sources on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.core.sources.source_states import SourceState
from claims.core.verdicts import Stance
from claims.schemas.base import InputSchema, Instant, OutputSchema, line
from claims.schemas.lists import PageQuery, PageRead

_STATES = [state.value for state in SourceState]


class SourceQuery(PageQuery):
    """What the list is narrowed to."""

    state = fields.String(load_default=None, validate=validate.OneOf(_STATES))


class SourceSummary(OutputSchema):
    """A work that evidence comes from, and how it stands."""

    id = fields.Integer()
    title = fields.String()
    publisher = fields.String()
    url = fields.String(allow_none=True)
    state = fields.String(
        validate=validate.OneOf(_STATES), metadata={"description": "unchecked where nobody could look; never ok then."}
    )
    state_since = Instant(allow_none=True)
    state_reason = fields.String()
    superseded_by = fields.String(allow_none=True)
    checked_at = Instant(allow_none=True)
    next_check_at = Instant(allow_none=True)


class SourceList(PageRead):
    """A page of sources, newest first."""

    items = fields.List(fields.Nested(SourceSummary))


class SnapshotRead(OutputSchema):
    """What the page showed at a time; its bytes have this SHA-256."""

    sha256 = fields.String()
    url = fields.String()
    content_type = fields.String()
    size = fields.Integer(metadata={"description": "Bytes."})
    retrieved_at = Instant()
    seen_at = Instant(metadata={"description": "When the page was last seen to say the same."})
    searchable = fields.Boolean()


class SourceUseRead(OutputSchema):
    """A public verdict that cites the source."""

    review_id = fields.Integer()
    revision = fields.Integer()
    claim_id = fields.Integer()
    organization = fields.String()
    stance = fields.String(validate=validate.OneOf([stance.value for stance in Stance]))
    quote = fields.String()
    snapshot = fields.String(allow_none=True, metadata={"description": "SHA-256 of the archived page it was found in."})


class SourceDetail(SourceSummary):
    """A source with what was archived of it and who cites it; the newest hundred of each."""

    retraction_listed_at = Instant(
        allow_none=True,
        metadata={
            "description": "When a list of retracted works first named it, also where a person took the mark back."
        },
    )
    snapshots = fields.List(fields.Nested(SnapshotRead))
    uses = fields.List(fields.Nested(SourceUseRead))


class SourceMarkWrite(InputSchema):
    """Why a source is marked, or its mark is taken back; the public reads it."""

    reason = line(required=True, minimum=1, maximum=2000, description="With where it was announced.")


class SupersedeWrite(SourceMarkWrite):
    """By what a source was replaced, and why."""

    superseded_by = line(required=True, minimum=1, maximum=2048, description="Address of the newer work.")
