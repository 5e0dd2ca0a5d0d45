"""Legal removals on the wire."""

from __future__ import annotations

from marshmallow import fields

from claims.schemas.base import Instant, OutputSchema


class RedactionRead(OutputSchema):
    """What was removed on a legal ground, and why."""

    fields_removed = fields.List(fields.String(), data_key="fields")
    reason = fields.String()
    at = Instant()
