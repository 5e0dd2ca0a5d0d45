"""Claims on the wire: search, one claim, its appearances and history."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.core.records import Relation
from claims.core.reviews.public_status import Agreement
from claims.core.texts.claim_order import BEST, ClaimOrder
from claims.core.verdicts import ClaimKind, Verdict
from claims.schemas.base import DateOrDateTime, Instant, OutputSchema, RegistryPath, line
from claims.schemas.lists import PageQuery, PageRead
from claims.schemas.reviews import DateQuery, ReviewAnswerRead
from claims.schemas.slots import SlotRead, wording_field

CLAIM_STATUSES = ("unchecked", "in_review", "checked", "conflict", "expired", "under_recheck", "withdrawn")
"""Public status of a claim; derived, never typed in."""


class ClaimQuery(PageQuery):
    """Search (`q`) or list; the filters hold for both."""

    q = line(maximum=2000, description="A statement or some words.")
    published_at = DateOrDateTime(load_default=None, metadata={"description": "Day against which q is read."})
    as_of = DateOrDateTime(
        load_default=None, metadata={"description": "Day or instant that is asked about: what was public then."}
    )
    status = fields.String(load_default=None, validate=validate.OneOf(CLAIM_STATUSES))
    kind = fields.Enum(ClaimKind, by_value=True, load_default=None)
    verdict = fields.Enum(Verdict, by_value=True, load_default=None)
    organization = line(maximum=300, description="Slug of an organization.")
    sort = fields.String(
        load_default=None,
        validate=validate.OneOf([*(order.value for order in ClaimOrder), BEST]),
        metadata={
            "description": "`newest` (without q the default), `decided` (claims with a verdict, the newest given or "
            "changed first), `said` (claims that articles say, the most first); `best` with q, the only order there."
        },
    )


class ClaimReadQuery(DateQuery):
    """As of when, and whose answers."""

    organization = line(
        maximum=300, description="Slug of an organization: its answer alone. Status and agreement are of all."
    )


class AppearanceQuery(PageQuery):
    """A page, as of a day or instant: what was received later is left out."""

    as_of = DateOrDateTime(load_default=None)


class HitRead(OutputSchema):
    """How the statement asked about relates to the claim; null where only words were given."""

    relation = fields.String(validate=validate.OneOf([item.value for item in Relation]))
    differing_slots = fields.List(fields.String())
    probability = fields.Float()
    explanation = fields.String()
    wording = wording_field()
    slots = fields.Dict(keys=fields.String(), values=fields.Nested(SlotRead))


class ClaimRow(OutputSchema):
    """A claim with each organization's present answer."""

    id = fields.Integer()
    external_id = fields.String(allow_none=True)
    text = fields.String()
    kind = fields.String()
    language = fields.String()
    speaker = fields.String(allow_none=True)
    claim_date = fields.Date(allow_none=True)
    status = fields.String(validate=validate.OneOf(CLAIM_STATUSES))
    agreement = fields.String(
        allow_none=True,
        validate=validate.OneOf([item.value for item in Agreement]),
        metadata={
            "description": "How the verdicts that neither lapsed nor were withdrawn stand to each other: conflict where "
            "decisive ones are on opposite sides; null where fewer than two stand."
        },
    )
    permalink = RegistryPath()
    reviews = fields.List(fields.Nested(ReviewAnswerRead))
    match = fields.Nested(HitRead, allow_none=True)
    probable = fields.Float(
        allow_none=True,
        metadata={
            "description": "Of a search for a statement or post: how likely the claim settles it as a whole, 0.5 to 1, "
            "where nothing tells how the two relate; null otherwise."
        },
    )


class ClaimList(PageRead):
    """A page of claims: by rank for a search, else newest first."""

    items = fields.List(fields.Nested(ClaimRow))


class ClaimRead(ClaimRow):
    """One claim, whole."""

    created_at = Instant()
    merged_into = fields.Integer(allow_none=True)
    rewords = fields.Integer(allow_none=True, metadata={"description": "The claim that this one says in other words."})
    reworded_by = fields.List(
        fields.Integer(), metadata={"description": "Claims that say this one in other words, newest first."}
    )
    was_recorded = fields.Boolean(
        metadata={"description": "Whether the registry had the claim as of then; always true without `as_of`."}
    )
    demand = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        metadata={
            "description": "Distinct `articles`, `outlets`, `days` of publication (UTC) and `origins` (copies of one text"
            " count once); `served_to` is how many consumers were served a verdict on it, up to 1,000."
        },
    )


class AppearanceRow(OutputSchema):
    """Where a claim was said."""

    id = fields.Integer()
    article_id = fields.Integer()
    version = fields.Integer()
    headline = fields.String()
    outlet = fields.String()
    published_at = Instant()
    start = fields.Integer()
    end = fields.Integer()
    exact = fields.String()
    speaker = fields.String(allow_none=True)
    voice = fields.String()


class AppearanceList(PageRead):
    """A page of appearances, newest first."""

    items = fields.List(fields.Nested(AppearanceRow))


class HistoryRow(OutputSchema):
    """One recorded fact about a claim."""

    at = Instant()
    kind = fields.String(metadata={"description": "change, status, revision or judgement"})
    what = fields.String()
    who = fields.String(
        metadata={
            "description": "The organization; the person for its own members, and where the person chose to be named; "
            "system, cli or import where nobody acted."
        }
    )
    why = fields.String()
    organization = fields.String(allow_none=True)
    detail = fields.Dict()
    log_index = fields.Integer(
        allow_none=True, metadata={"description": "Entry of the transparency log; null for what is not public."}
    )


class HistoryList(OutputSchema):
    """Everything recorded about a claim, newest first."""

    items = fields.List(fields.Nested(HistoryRow))
