"""Speakers on the wire."""

from __future__ import annotations

from marshmallow import fields

from claims.schemas.base import InputSchema, OutputSchema, line
from claims.schemas.lists import PageQuery, PageRead


class SpeakerQuery(PageQuery):
    """Which speakers."""

    q = line(maximum=100, description="The beginning of a name or surname.")


class SpeakerRow(OutputSchema):
    """A speaker in a list."""

    id = fields.Integer()
    name = fields.String()
    kind = fields.String(allow_none=True, metadata={"description": "person, body, or null where nobody has said."})


class SpeakerList(PageRead):
    """A page of speakers, newest first."""

    items = fields.List(fields.Nested(SpeakerRow))


class SpeakerName(OutputSchema):
    """A name, with the time for which it was borne as far as known."""

    name = fields.String()
    language = fields.String()
    since = fields.Date(allow_none=True)
    until = fields.Date(allow_none=True)


class SpeakerOffice(OutputSchema):
    """An office in time."""

    title = fields.String()
    since = fields.Date(allow_none=True)
    until = fields.Date(allow_none=True)


class SpeakerId(OutputSchema):
    """An id in another system."""

    scheme = fields.String()
    value = fields.String()


class SpeakerRead(SpeakerRow):
    """A speaker; a merged one names its successor."""

    merged_into = fields.Integer(allow_none=True)
    aliases = fields.List(fields.Nested(SpeakerName))
    roles = fields.List(fields.Nested(SpeakerOffice))
    external_ids = fields.List(fields.Nested(SpeakerId))
    permalink = fields.String()


class SpeakerMergeWrite(InputSchema):
    """Into whom, and why they are one."""

    into_id = fields.Integer(strict=True, required=True)
    reason = line(required=True, minimum=1, maximum=2000)
