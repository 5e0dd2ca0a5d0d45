"""Requests for rechecks and letters to outlets on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from claims.core.messages.letters import LetterState
from claims.core.sources.quotes import MAX_QUOTE_LENGTH
from claims.schemas.base import InputSchema, Instant, Length, OutputSchema, RegistryPath, line
from claims.schemas.lists import PageQuery, PageRead


class RecheckRequestWrite(InputSchema):
    """What is wrong with a public verdict, and the source that says so."""

    text = line(required=True, minimum=1, maximum=2000)
    source_url = line(required=True, minimum=1, maximum=2048)
    source_quote = fields.String(load_default="", validate=Length(max=MAX_QUOTE_LENGTH))


class RecheckRequestRead(OutputSchema):
    """A request and what became of it."""

    id = fields.Integer()
    review_id = fields.Integer()
    revision = fields.Integer()
    claim_id = fields.Integer()
    organization = fields.String()
    text = fields.String()
    source_url = fields.String()
    source_quote = fields.String()
    state = fields.String(validate=validate.OneOf(["received", "accepted", "declined"]))
    answer = fields.String()
    created_at = Instant()
    decided_at = Instant(allow_none=True)
    permalink = RegistryPath()


class RecheckRequestQuery(PageQuery):
    """Which requests; ``organization`` is a slug."""

    organization = line(maximum=100)
    state = fields.String(load_default=None, validate=validate.OneOf(["received", "accepted", "declined"]))


class RecheckRequestList(PageRead):
    """A page of requests, newest first."""

    items = fields.List(fields.Nested(RecheckRequestRead))


class DeclineWrite(InputSchema):
    """Why a request is declined, for everybody to read."""

    reason = line(required=True, minimum=1, maximum=2000)


class CheckRequestQuery(PageQuery):
    """Which requests for checks; those that wait unless said."""

    state = fields.String(load_default="open", validate=validate.OneOf(["open", "accepted", "declined"]))


class CheckRequestWrite(InputSchema):
    """A statement that no claim says and that should be checked."""

    text = line(required=True, minimum=1, maximum=2000)
    published_at = fields.Date(load_default=None, allow_none=True)
    note = line(maximum=1000)


class CheckRequestRead(OutputSchema):
    """The request as it stands; nothing is kept of who asked."""

    id = fields.Integer()
    text = fields.String()
    state = fields.String(validate=validate.OneOf(["open", "accepted", "declined"]))
    asked = fields.Integer()
    claim_id = fields.Integer(allow_none=True)
    reason = fields.String()
    created_at = Instant()
    permalink = RegistryPath()


class CheckRequestList(PageRead):
    """A page of requests for checks, the most asked for first."""

    items = fields.List(fields.Nested(CheckRequestRead))


class LetterWrite(InputSchema):
    """Which passage the letter is about, and which review of the key's organization rates it false."""

    appearance_id = fields.Integer(strict=True, required=True)
    review_id = fields.Integer(strict=True, required=True)


class LetterStep(InputSchema):
    """A letter's text before it is sent, what became of the letter, or both."""

    text = fields.String(
        load_default=None,
        allow_none=True,
        validate=Length(1, 20_000),
        metadata={"description": "Takes the place of the text, as long as the letter was not sent."},
    )
    state = fields.String(
        load_default=None, allow_none=True, validate=validate.OneOf([state.value for state in LetterState])
    )
    note = line(maximum=2000)

    @validates_schema
    def check_content(self, data: Mapping[str, Any], **_options: object) -> None:
        """There must be something to do."""
        if data.get("text") is None and data.get("state") is None:
            raise ValidationError("Send text, state or both.", "state")


class LetterQuery(PageQuery):
    """Which letters."""

    state = fields.String(load_default=None, validate=validate.OneOf([state.value for state in LetterState]))


class LetterRead(OutputSchema):
    """A letter to an outlet."""

    id = fields.Integer()
    state = fields.String(validate=validate.OneOf([state.value for state in LetterState]))
    state_since = Instant()
    sent_at = Instant(allow_none=True)
    seems_corrected = fields.Boolean(
        metadata={"description": "Whether a newer version of the article no longer says it."}
    )
    outlet = fields.String()
    article_id = fields.Integer()
    appearance_id = fields.Integer()
    exact = fields.String()
    review_id = fields.Integer()
    revision = fields.Integer()
    text = fields.String()
    version = fields.Integer()


class LetterList(PageRead):
    """A page of letters, newest first."""

    items = fields.List(fields.Nested(LetterRead))
