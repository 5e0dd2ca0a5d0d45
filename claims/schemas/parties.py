"""What speakers, outlets and organizations have alike on the wire."""

from __future__ import annotations

from marshmallow import fields

from claims.core.texts.input_text import MAX_LANGUAGE_LENGTH
from claims.schemas.base import InputSchema, Instant, OptionalInput, OutputSchema, RegistryPath, line


class PartyName(OutputSchema):
    """A name, with the time for which it was borne as far as known."""

    id = fields.Integer(metadata={"description": "By which it is taken back."})
    name = fields.String()
    language = fields.String()
    since = fields.Date(allow_none=True)
    until = fields.Date(allow_none=True)


class PartyExternalId(OutputSchema):
    """An id in another system."""

    id = fields.Integer(metadata={"description": "By which it is taken back."})
    scheme = fields.String()
    value = fields.String()


class PartyMergeRead(OutputSchema):
    """A merge that led here; it can be taken back for 30 days."""

    id = fields.Integer()
    merged_id = fields.Integer(metadata={"description": "The one that leads here."})
    reason = fields.String()
    created_at = Instant()
    undone_at = Instant(allow_none=True)


class PartyRow(OutputSchema):
    """A party in a list."""

    id = fields.Integer()
    name = fields.String()


class PartyDetail(OutputSchema):
    """What is told of a party by itself, beside what its list says; a merged one names its successor."""

    merged_into = fields.Integer(allow_none=True)
    aliases = fields.List(fields.Nested(PartyName))
    external_ids = fields.List(fields.Nested(PartyExternalId))
    merges = fields.List(fields.Nested(PartyMergeRead))
    permalink = RegistryPath()


class PartyMergeWrite(InputSchema):
    """Into which one, and why they are one."""

    into_id = fields.Integer(strict=True, required=True)
    reason = line(required=True, minimum=1, maximum=2000)


class PartyUndoWrite(OptionalInput):
    """Why a merge is taken back."""

    reason = line(maximum=2000, description="Kept in the history.")


class PartyNameWrite(InputSchema):
    """Another name, with language and period as far as known."""

    name = line(required=True, minimum=1, maximum=300)
    language = line(maximum=MAX_LANGUAGE_LENGTH)
    since = fields.Date(load_default=None, allow_none=True)
    until = fields.Date(load_default=None, allow_none=True)
    reason = line(maximum=2000, description="Kept in the history.")


class PartyRenameWrite(InputSchema):
    """The name by which it is called from now on; the one before stays among its names."""

    name = line(required=True, minimum=1, maximum=300)
    reason = line(required=True, minimum=1, maximum=2000)


class PartyExternalIdWrite(InputSchema):
    """An id in another system, as wikidata Q42."""

    scheme = line(required=True, minimum=1, maximum=40)
    value = line(required=True, minimum=1, maximum=200)
