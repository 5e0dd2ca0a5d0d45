"""Jobs on the wire."""

from __future__ import annotations

from marshmallow import fields

from claims.schemas.base import Instant, OutputSchema


class ProgressRead(OutputSchema):
    """How far a job has come; `total` is null while it is not known."""

    stage = fields.String()
    done = fields.Integer()
    total = fields.Integer(allow_none=True)


class JobRead(OutputSchema):
    """A piece of work: its state, progress, and where its result is."""

    id = fields.Integer()
    name = fields.String()
    state = fields.String()
    progress = fields.Nested(ProgressRead)
    error = fields.String()
    result = fields.Dict(allow_none=True)
    url = fields.String()
    created_at = Instant()
    finished_at = Instant(allow_none=True)


class JobAccepted(OutputSchema):
    """The article is stored; its claims come with the job."""

    job = fields.Nested(JobRead)
