"""Merging, splitting, duplicates and disagreements on the wire."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.core.records import Relation
from claims.core.row_ids import MAX_ID
from claims.core.verdicts import ClaimKind
from claims.schemas.base import InputSchema, Instant, Length, OutputSchema, line
from claims.schemas.lists import PageQuery, PageRead
from claims.schemas.slots import SlotRead

MOST_APPEARANCES = 500
"""Appearances that one split moves at most."""

PAIR_STATES = ("suggested", "kept_apart", "merged")
RELATIONS = [item.value for item in Relation]


def _claim_id(description: str) -> fields.Integer:
    return fields.Integer(
        required=True, strict=True, validate=validate.Range(1, MAX_ID), metadata={"description": description}
    )


class MergeWrite(InputSchema):
    """Which claim answers from now on, and why."""

    into = _claim_id("The claim that stays; the one in the path leads to it.")
    reason = line(required=True, minimum=1, maximum=2000)


class SplitWrite(InputSchema):
    """The wording of the claim that is split off, the appearances that it takes, how it relates to the old one, and why."""

    text = line(required=True, minimum=1, maximum=2000)
    appearance_ids = fields.List(
        fields.Integer(strict=True, validate=validate.Range(1, MAX_ID)),
        required=True,
        validate=Length(1, MOST_APPEARANCES),
    )
    relation = fields.String(
        load_default=Relation.UNRELATED.value,
        validate=validate.OneOf([name for name in RELATIONS if name != Relation.SAME.value]),
    )
    kind = fields.Enum(ClaimKind, by_value=True, load_default=None, allow_none=True)
    reason = line(required=True, minimum=1, maximum=2000)


class RewordWrite(InputSchema):
    """The new wording, and why."""

    text = line(required=True, minimum=1, maximum=2000)
    reason = line(required=True, minimum=1, maximum=2000)


class RewordingRead(OutputSchema):
    """The claim that bears the new wording; `rewords` is the one that keeps the old, null where the text was changed in
    place."""

    claim_id = fields.Integer()
    text = fields.String()
    rewords = fields.Integer(allow_none=True)


class ReasonWrite(InputSchema):
    """Why."""

    reason = line(required=True, minimum=1, maximum=2000)


class RegroupingRead(OutputSchema):
    """A merge (`claim_id` leads to `other_id`), a split (`other_id` was taken out of `claim_id`), or the undo of either."""

    id = fields.Integer()
    action = fields.String()
    claim_id = fields.Integer()
    other_id = fields.Integer()
    undo_of = fields.Integer(allow_none=True)
    undone_by = fields.Integer(allow_none=True)
    who = fields.String()
    reason = fields.String()
    created_at = Instant()


class RegroupingList(OutputSchema):
    """Merges and splits of a claim, newest first."""

    items = fields.List(fields.Nested(RegroupingRead))


class DuplicateQuery(PageQuery):
    """Which pairs."""

    state = fields.String(load_default=PAIR_STATES[0], validate=validate.OneOf(PAIR_STATES))


class NamedClaim(OutputSchema):
    """A claim, named."""

    id = fields.Integer()
    text = fields.String()


class DuplicateRead(OutputSchema):
    """Two claims that may be the same; `slots` compare them part by part, left being the older one."""

    id = fields.Integer()
    state = fields.String(validate=validate.OneOf(PAIR_STATES))
    first = fields.Nested(NamedClaim)
    second = fields.Nested(NamedClaim)
    relation = fields.String(validate=validate.OneOf(RELATIONS))
    probability = fields.Float()
    slots = fields.Dict(keys=fields.String(), values=fields.Nested(SlotRead))
    matcher_version = fields.String()
    decided_by = fields.String(allow_none=True)
    reason = fields.String()
    found_at = Instant()


class DuplicateList(PageRead):
    """Pairs, most probable first."""

    items = fields.List(fields.Nested(DuplicateRead))


class DisagreementQuery(PageQuery):
    """`now`: where the matcher says something else since the person decided; `all`: also where it was overruled."""

    kind = fields.String(load_default="now", validate=validate.OneOf(("now", "all")))


class MatchRecordRead(OutputSchema):
    """A match with everything that it was decided on."""

    id = fields.Integer()
    appearance_id = fields.Integer()
    claim_id = fields.Integer()
    relation = fields.String(validate=validate.OneOf(RELATIONS))
    state = fields.String()
    decided_by = fields.String(metadata={"description": "`matcher`, or the person as user:3."})
    decided_at = Instant()
    machine_relation = fields.String(validate=validate.OneOf(RELATIONS))
    machine_decided_at = Instant()
    probability = fields.Float()
    threshold = fields.Float(metadata={"description": "Above 1: the matcher was not live and confirmed nothing."})
    matcher_version = fields.String()
    candidates_seen = fields.Integer(allow_none=True)
    features = fields.Dict(keys=fields.String(), values=fields.Float())
    differing_slots = fields.List(fields.String())
    slots = fields.Dict(keys=fields.String(), values=fields.Nested(SlotRead))


class MatchToJudgeRead(MatchRecordRead):
    """One match, with the words of both sides that a person decides on."""

    text = fields.String(metadata={"description": "What the passage says, understood alone."})
    claim_text = fields.String()
    words = fields.String(metadata={"description": "Stands for these words; goes with a judgement on them."})


class DisagreementRead(MatchRecordRead):
    """A match on which person and matcher differ; `is_new` where the matcher said otherwise when the person decided."""

    text = fields.String()
    claim_text = fields.String()
    is_new = fields.Boolean()


class DisagreementList(PageRead):
    """Disagreements, newest word of the matcher first."""

    items = fields.List(fields.Nested(DisagreementRead))


class MatchList(PageRead):
    """Matches of a claim, newest first."""

    items = fields.List(fields.Nested(MatchRecordRead))
