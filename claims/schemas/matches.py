"""Judgements of matches on the wire."""

from __future__ import annotations

from marshmallow import fields

from claims.schemas.base import OutputSchema


class JudgementRead(OutputSchema):
    """The match as it stands after the judgement."""

    match_id = fields.Integer()
    claim_id = fields.Integer()
    relation = fields.String()
    state = fields.String()
