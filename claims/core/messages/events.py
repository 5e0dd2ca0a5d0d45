"""What the registry tells others: each type of event with the one shape that its data has for ever.

The shapes are declared here and nowhere else: services fill them, the schemas on the wire and in the OpenAPI document are
made from them. A field may be added; none is taken away or changes its meaning.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum
from typing import Any, ClassVar


class EventType(StrEnum):
    """Every event, by name; ``webhook.test`` is sent on request only and never stands in the list of events."""

    ARTICLE_RECEIVED = "article.received"
    APPEARANCE_VERDICT_CHANGED = "appearance.verdict_changed"
    CLAIM_CREATED = "claim.created"
    CLAIM_MERGED = "claim.merged"
    MATCH_DECIDED = "match.decided"
    REVIEW_PUBLISHED = "review.published"
    REVIEW_RECALLED = "review.recalled"
    REVIEW_EXPIRING = "review.expiring"
    REVIEW_EXPIRED = "review.expired"
    REVIEW_WITHDRAWN = "review.withdrawn"
    REVIEW_CONFLICT = "review.conflict"
    RECHECK_OPENED = "recheck.opened"
    CORRECTION_REQUEST_UPDATED = "correction_request.updated"
    DEMAND_SPIKED = "demand.spiked"
    CHECKPOINT_SIGNED = "checkpoint.signed"
    WEBHOOK_TEST = "webhook.test"


SUBSCRIBABLE = tuple(kind for kind in EventType if kind is not EventType.WEBHOOK_TEST)
"""What an endpoint may ask for."""


class RecallKind(StrEnum):
    """Why an answer that was served no longer stands: what a material revision changed, a withdrawal, or its date."""

    VERDICT_CHANGED = "verdict_changed"
    FIGURE_UPDATED = "figure_updated"
    SCOPE_CHANGED = "scope_changed"
    REINSTATED = "reinstated"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class RecallAction(StrEnum):
    """What a consumer did about a recall."""

    CORRECTED = "corrected"
    KEPT = "kept"
    NOT_USED = "not_used"


class RequestDirection(StrEnum):
    """Whether a correction request went to an outlet or came from the public."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


def described(text: str) -> Any:  # noqa: ANN401  (what ``field`` gives has the type of the field)
    """A field of a shape with what the document says of it."""
    return field(metadata={"description": text})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventData:
    """The data of one event; each type has its own subclass."""

    TYPE: ClassVar[EventType]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReceived(EventData):
    """A text of an article was stored: a new article, or a further version of one."""

    TYPE = EventType.ARTICLE_RECEIVED
    article_id: int
    version: int
    headline: str
    url: str | None
    outlet: str
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictSide:
    """What an appearance's claim was answered with: the claim and the verdicts that stood, one an organization."""

    claim_id: int | None
    verdicts: tuple[str, ...] = described("Normalized verdicts that stood, sorted; empty where nobody had checked it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AppearanceVerdictChanged(EventData):
    """A passage of an article is answered otherwise than before, or no longer; told to the organization that sent the
    article."""

    TYPE = EventType.APPEARANCE_VERDICT_CHANGED
    article_id: int
    version: int
    appearance_id: int
    exact: str = described("The words of the passage, cut at 500 characters.")
    old: VerdictSide
    new: VerdictSide
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCreated(EventData):
    """A claim is registered that nobody had registered before."""

    TYPE = EventType.CLAIM_CREATED
    claim_id: int
    text: str
    kind: str
    language: str
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMerged(EventData):
    """Two claims are one from now on, or no longer."""

    TYPE = EventType.CLAIM_MERGED
    claim_id: int = described("The claim whose address leads to the other.")
    into_claim_id: int
    undone: bool = described("True where an earlier merge was taken back.")
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchDecided(EventData):
    """A person decided how a passage relates to a claim."""

    TYPE = EventType.MATCH_DECIDED
    match_id: int
    appearance_id: int
    claim_id: int
    state: str
    relation: str
    machine_relation: str
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPublished(EventData):
    """A revision of a review became public: the first, or a further one with the kind of its correction."""

    TYPE = EventType.REVIEW_PUBLISHED
    claim_id: int
    review_id: int
    revision: int
    organization: str
    rating: str
    verdict: str
    true_as_of: dt.date
    valid_until: dt.date | None
    timeless: bool
    correction_kind: str | None
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedRevision:
    """One use that is recalled: which revision was served, and for which article (null: in a look-up or an export)."""

    usage_id: int = described("Names the use in POST /usages/{id}/acknowledge.")
    revision: int
    article_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecalled(EventData):
    """What this organization was served no longer stands; one event a consumer and claim."""

    TYPE = EventType.REVIEW_RECALLED
    claim_id: int
    review_id: int
    organization: str
    consumer: str = described("Who was served it: `key:7` or `user:3`.")
    used: int = described("The newest revision that was served.")
    current: int | None = described("The revision that stands now; null where none does.")
    kind: RecallKind
    uses: tuple[UsedRevision, ...] = described("At most 100; GET /usages lists them all.")
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewExpiring(EventData):
    """A verdict is valid for fourteen days more at most."""

    TYPE = EventType.REVIEW_EXPIRING
    claim_id: int
    review_id: int
    revision: int
    organization: str
    verdict: str
    valid_until: dt.date
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewExpired(EventData):
    """The last day for which a verdict was valid is over."""

    TYPE = EventType.REVIEW_EXPIRED
    claim_id: int
    review_id: int
    revision: int
    organization: str
    verdict: str
    valid_until: dt.date
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewWithdrawn(EventData):
    """An organization took its verdict back; the revision stays readable."""

    TYPE = EventType.REVIEW_WITHDRAWN
    claim_id: int
    review_id: int
    revision: int
    organization: str
    reason: str
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictSide:
    """One verdict of a conflict."""

    review_id: int
    revision: int
    organization: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewConflict(EventData):
    """Organizations rate one claim on opposite sides."""

    TYPE = EventType.REVIEW_CONFLICT
    claim_id: int
    reviews: tuple[ConflictSide, ...]
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckOpened(EventData):
    """A public verdict is looked at again; one event for each reason."""

    TYPE = EventType.RECHECK_OPENED
    claim_id: int
    review_id: int
    revision: int
    organization: str
    trigger: str
    reason: str
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRequestUpdated(EventData):
    """A letter to an outlet moved on (told to its own organization), or a public request for a recheck (told to all)."""

    TYPE = EventType.CORRECTION_REQUEST_UPDATED
    direction: RequestDirection
    id: int
    state: str
    review_id: int
    revision: int
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandSpiked(EventData):
    """Many more outlets than usual said a claim in one day."""

    TYPE = EventType.DEMAND_SPIKED
    claim_id: int
    day: dt.date
    outlets: int
    threshold: float
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointSigned(EventData):
    """The transparency log was signed: keep the note elsewhere, and a cut-off tail can be proved."""

    TYPE = EventType.CHECKPOINT_SIGNED
    origin: str
    size: int
    root: str = described("Root hash, base64.")
    note: str = described("The checkpoint as it was signed.")
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookTest(EventData):
    """Sent to one endpoint because its owner asked for it."""

    TYPE = EventType.WEBHOOK_TEST
    webhook_id: int
    text: str


SHAPES: dict[EventType, type[EventData]] = {
    shape.TYPE: shape
    for shape in (
        ArticleReceived,
        AppearanceVerdictChanged,
        ClaimCreated,
        ClaimMerged,
        MatchDecided,
        ReviewPublished,
        ReviewRecalled,
        ReviewExpiring,
        ReviewExpired,
        ReviewWithdrawn,
        ReviewConflict,
        RecheckOpened,
        CorrectionRequestUpdated,
        DemandSpiked,
        CheckpointSigned,
        WebhookTest,
    )
}
"""The shape of each type's data."""


def plain_data(value: Any) -> Any:  # noqa: ANN401  (any value of a shape)
    """A shape, or a value in one, as JSON says it: days in ISO form, enumerations by value."""
    if is_dataclass(value):
        return {item.name: plain_data(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple):
        return [plain_data(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, dt.date) else value
