"""Speakers on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.schemas.base import InputSchema, OutputSchema, line
from claims.schemas.lists import PageQuery, PageRead
from claims.schemas.parties import PartyDetail, PartyRow


class SpeakerQuery(PageQuery):
    """Which speakers."""

    q = line(maximum=100, description="The beginning of a name or surname.")


class SpeakerRow(PartyRow):
    """A speaker in a list."""

    kind = fields.String(allow_none=True, metadata={"description": "person, body, or null where nobody has said."})


class SpeakerList(PageRead):
    """A page of speakers, newest first."""

    items = fields.List(fields.Nested(SpeakerRow))


class SpeakerOffice(OutputSchema):
    """An office in time."""

    id = fields.Integer(metadata={"description": "By which it is taken back."})
    title = fields.String()
    since = fields.Date(allow_none=True)
    until = fields.Date(allow_none=True)


class SpeakerRead(SpeakerRow, PartyDetail):
    """A speaker; a merged one names its successor."""

    roles = fields.List(fields.Nested(SpeakerOffice))


class SpeakerKindWrite(InputSchema):
    """Whether a speaker is a person or a body."""

    kind = fields.String(required=True, validate=validate.OneOf(("person", "body")))


class SpeakerOfficeWrite(InputSchema):
    """An office, from when to when as far as known."""

    title = line(required=True, minimum=1, maximum=300)
    since = fields.Date(load_default=None, allow_none=True)
    until = fields.Date(load_default=None, allow_none=True)


class SpeakerChoiceWrite(InputSchema):
    """Who is meant."""

    speaker_id = fields.Integer(strict=True, required=True, allow_none=True)
    reason = line(maximum=2000, description="Kept in the history.")


class SpeakerChoiceRead(OutputSchema):
    """An appearance and the speaker that its name is linked to."""

    id = fields.Integer()
    speaker = fields.String()
    speaker_id = fields.Integer(allow_none=True)
