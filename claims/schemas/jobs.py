"""Jobs on the wire."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from claims.schemas.base import Instant, OutputSchema, RegistryPath, as_reached


class ProgressRead(OutputSchema):
    """How far a job has come; `total` is null while it is not known."""

    stage = fields.String()
    done = fields.Integer()
    total = fields.Integer(allow_none=True)


class JobResult(fields.Dict):
    """What a job leaves; its permalink as the reader of the answer reaches it."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> dict[str, Any] | None:  # noqa: ANN401
        if value is None or "permalink" not in value:
            return value
        return {**value, "permalink": as_reached(value["permalink"])}


class JobRead(OutputSchema):
    """A piece of work: its state, progress, and where its result is."""

    id = fields.Integer()
    name = fields.String()
    state = fields.String()
    progress = fields.Nested(ProgressRead)
    error = fields.String()
    result = JobResult(allow_none=True)
    url = RegistryPath()
    created_at = Instant()
    finished_at = Instant(allow_none=True)


class JobAccepted(OutputSchema):
    """The article is stored; its claims come with the job."""

    job = fields.Nested(JobRead)
