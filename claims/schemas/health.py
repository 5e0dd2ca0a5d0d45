"""Health on the wire: few numbers, no names, nothing secret."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.schemas.base import OutputSchema


class LiveRead(OutputSchema):
    """The process answers."""

    status = fields.String(validate=validate.OneOf(["ok"]))


class PartRead(OutputSchema):
    """Whether a part is well."""

    ok = fields.Boolean()


class WorkerHealthRead(PartRead):
    """Whether a worker was heard of lately, or the process that answers started lately; and how many seconds ago it was
    heard of, null where none ever was."""

    silent_s = fields.Integer(allow_none=True)


class QueueHealthRead(PartRead):
    """Whether work is done in time: jobs that could run now, counted up to 10,000, and for how many seconds the first of
    them could."""

    waiting = fields.Integer()
    oldest_s = fields.Integer()


class HealthRead(OutputSchema):
    """How the registry is: `ok`, or `degraded` where pages are answered and a worker or the queue is not well."""

    status = fields.String(validate=validate.OneOf(["ok", "degraded"]))
    database = fields.Nested(PartRead)
    schema = fields.Nested(PartRead)
    worker = fields.Nested(WorkerHealthRead)
    queue = fields.Nested(QueueHealthRead)
