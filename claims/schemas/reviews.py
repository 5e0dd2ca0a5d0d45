"""Reviews on the wire: what is known, drafts, actions, revisions."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.core.reviews.completeness import MAX_EVIDENCE
from claims.core.reviews.recheck_need import RecheckNeed
from claims.core.reviews.rechecks import RecheckTrigger
from claims.core.reviews.reviewing import CorrectionKind, DeclineReason, ReviewState
from claims.core.reviews.second_opinions import AdjudicationChoice, SecondOpinionOutcome
from claims.core.verdicts import ClaimKind, Freshness, Stance, Verdict
from claims.schemas.base import (
    DateOrDateTime,
    InputSchema,
    Instant,
    Length,
    OptionalInput,
    OutputSchema,
    RegistryPath,
    TrueOrFalse,
    line,
)
from claims.schemas.lists import PageQuery, PageRead
from claims.schemas.problems import ProblemEntry
from claims.schemas.redactions import RedactionRead

MAX_TEXT = 20_000
"""Most code points of a rationale or a quote."""

_ARCHIVED = (
    "False where the verdict is decisive and no archived page holds a quote that decides it, as with imported verdicts."
)

MAX_PAGE_TEXT = 500_000
"""Most code points of a text that is given of a work."""

QUEUE_TABS = (
    *("new", "mine", "second_opinion", "approval", "adjudication", "recheck", "overdue", "declined", "published"),
)
QUEUE_SORTS = ("usual", "demand")
DUE_STATES = ("none", "in_time", "due_soon", "overdue")


class SourceRead(OutputSchema):
    """A quoted passage of a source."""

    title = fields.String()
    publisher = fields.String()
    url = fields.String(allow_none=True)
    quote = fields.String()
    stance = fields.String(validate=validate.OneOf([item.value for item in Stance]))
    locator = fields.String()


class ReviewAnswerRead(OutputSchema):
    """One organization's present answer about a claim."""

    id = fields.Integer()
    organization = fields.String()
    formerly = fields.String(
        allow_none=True,
        metadata={"description": "The organization that made it, where it was merged into the one that answers now."},
    )
    rating = fields.String(metadata={"description": "As the organization words it."})
    verdict = fields.String(validate=validate.OneOf([item.value for item in Verdict]))
    true_as_of = fields.String()
    valid_until = fields.String(allow_none=True)
    timeless = fields.Boolean()
    revision = fields.Integer()
    freshness = fields.String(validate=validate.OneOf([item.value for item in Freshness]))
    freshness_at_publication = fields.String(allow_none=True)
    needs_recheck = fields.String(
        allow_none=True,
        validate=validate.OneOf([item.value for item in RecheckNeed]),
        metadata={
            "description": "Why it is not settled: it has lapsed, or is older than what the statement speaks about."
        },
    )
    permalink = RegistryPath()
    summary = fields.String()
    url = fields.String(allow_none=True)
    single_reviewer = fields.Boolean()
    second_opinion = fields.String(
        allow_none=True, metadata={"description": "agreed, adjudicated or skipped; null where none was asked for."}
    )
    single_origin = fields.Boolean()
    source_archived = fields.Boolean(metadata={"description": _ARCHIVED})
    sources = fields.List(fields.Nested(SourceRead))


class EvidenceWrite(InputSchema):
    """A passage that bears on the claim."""

    title = line(required=True, minimum=1)
    publisher = line(maximum=300)
    url = line(maximum=2048, nullable=True)
    quote = line(required=True, maximum=MAX_TEXT)
    stance = fields.Enum(Stance, by_value=True, required=True)
    locator = line(maximum=300)


class DraftWrite(InputSchema):
    """The whole draft as it should stand; what is left out is emptied, and the validity then the usual one."""

    kind = fields.Enum(ClaimKind, by_value=True, load_default=None, allow_none=True)
    rating = line(maximum=200, nullable=True, description="Value on the scale of the claim's type.")
    rationale = fields.String(load_default="", validate=Length(max=MAX_TEXT))
    true_as_of = fields.Date(load_default=None, allow_none=True)
    valid_until = fields.Date(
        allow_none=True,
        metadata={
            "description": "The last day on which it stands. Left out, and not timeless, it is what is usual for the type; "
            "null leaves it empty."
        },
    )
    next_release = fields.Date(
        load_default=None,
        allow_none=True,
        metadata={
            "description": "When the figure of a claim of type quantity comes out next: the last day on which the verdict "
            "stands where `valid_until` is left out. Kept in the draft of such a claim alone; not before `true_as_of`."
        },
    )
    timeless = TrueOrFalse(load_default=False)
    timeless_reason = line()
    correction_kind = fields.Enum(CorrectionKind, by_value=True, load_default=None, allow_none=True)
    revision_reason = line(maximum=2000)
    evidence = fields.List(fields.Nested(EvidenceWrite), load_default=list, validate=Length(max=MAX_EVIDENCE))


class PageWrite(InputSchema):
    """A page of a work without an address: its text, its file, or both; quotes are looked for in the text where given."""

    title = line(required=True, minimum=1, description="Of the work, as the evidence names it.")
    publisher = line(maximum=300, description="As the evidence names it.")
    text = fields.String(load_default="", validate=Length(max=MAX_PAGE_TEXT))
    file = fields.String(load_default="", metadata={"description": "The file's bytes in base64, up to 5 MB."})
    content_type = line(maximum=200, description="Media type of the file.")


class GivenPageRead(OutputSchema):
    """What was archived."""

    source_id = fields.Integer(
        allow_none=True, metadata={"description": "Null while the work may not be shown: for a blind second opinion."}
    )
    sha256 = fields.String(metadata={"description": "Of the bytes that were kept."})
    searchable = fields.Boolean()
    quotes_found = fields.Integer(metadata={"description": "Quotes of this work in the review that stand in its text."})
    quotes_lost = fields.Integer()


class SecondOpinionWrite(InputSchema):
    """A rating by somebody who does not know the first one, on the scale of the draft's claim type."""

    rating = line(maximum=200, required=True, minimum=1, description="Value on the scale of the claim's type.")
    rationale = fields.String(load_default="", validate=Length(max=MAX_TEXT))
    evidence = fields.List(fields.Nested(EvidenceWrite), load_default=list, validate=Length(max=MAX_EVIDENCE))


class AdjudicationWrite(InputSchema):
    """Whose rating stands, and why; a third rating brings its own rationale, and evidence beside that of both."""

    choice = fields.Enum(AdjudicationChoice, by_value=True, required=True)
    reason = line(required=True, minimum=1, maximum=2000)
    rating = line(maximum=200, nullable=True, description="Only for a third rating.")
    rationale = fields.String(load_default="", validate=Length(max=MAX_TEXT))
    evidence = fields.List(fields.Nested(EvidenceWrite), load_default=list, validate=Length(max=MAX_EVIDENCE))


class AdjudicationRead(OutputSchema):
    """What a reviewer decided between two ratings."""

    choice = fields.String(validate=validate.OneOf([item.value for item in AdjudicationChoice]))
    rating = fields.String()
    reason = fields.String()
    decided_at = Instant()


class OpinionsRead(OutputSchema):
    """Both opinions on the text of the next revision."""

    revision = fields.Integer(metadata={"description": "Number that the text will have when it is public."})
    scale = fields.String()
    first_rating = fields.String()
    second_rating = fields.String()
    rationale = fields.String(metadata={"description": "Of the second opinion; the first is the draft's."})
    evidence = fields.List(fields.Nested(SourceRead))
    given_at = Instant()
    adjudication = fields.Nested(AdjudicationRead, allow_none=True)


class ReasonAnswerWrite(InputSchema):
    """The public answer to one reason of a recheck."""

    reason_id = fields.Integer(strict=True, required=True)
    answer = line(required=True, minimum=1, maximum=2000)


class RecheckReasonRead(OutputSchema):
    """Why a public verdict is looked at again."""

    id = fields.Integer()
    trigger = fields.String(validate=validate.OneOf([item.value for item in RecheckTrigger]))
    text = fields.String()
    opened_at = Instant()
    settled_at = Instant(allow_none=True)
    outcome = fields.String(
        allow_none=True,
        validate=validate.OneOf(["answered", "revised", "withdrawn"]),
        metadata={"description": "How it was settled; null while it is open."},
    )
    answer = fields.String(metadata={"description": "What the public was told, where the verdict stands as it was."})


class ActionWrite(OptionalInput):
    """What a step needs beside its name: `assign` an `assignee_id`, `decline` a `decline_reason` and, of a duplicate, the
    `duplicate_claim_id`, `dismiss` its `answers`; others take none of these. A `reason` goes with any of them."""

    reason = line(maximum=2000)
    assignee_id = fields.Integer(
        strict=True,
        load_default=None,
        allow_none=True,
        metadata={"description": "To whom `assign` gives it: the `id` of a checker or reviewer of `GET /members`."},
    )
    decline_reason = fields.Enum(DeclineReason, by_value=True, load_default=None, allow_none=True)
    duplicate_claim_id = fields.Integer(strict=True, load_default=None, allow_none=True)
    answers = fields.List(
        fields.Nested(ReasonAnswerWrite),
        load_default=list,
        validate=Length(max=100),
        metadata={
            "description": "Public answers to reasons of a recheck that is dismissed; `reason` answers the rest."
        },
    )


class DraftRead(OutputSchema):
    """The draft as it stands."""

    kind = fields.String(allow_none=True)
    rating = fields.String(allow_none=True)
    scale = fields.String(allow_none=True, metadata={"description": "Name and version on which it was rated."})
    rationale = fields.String()
    true_as_of = fields.Date(allow_none=True)
    valid_until = fields.Date(allow_none=True)
    timeless = fields.Boolean()
    timeless_reason = fields.String()
    next_release = fields.Date(
        allow_none=True, metadata={"description": "When the figure comes out next; null for other types."}
    )
    correction_kind = fields.String(allow_none=True)
    revision_reason = fields.String()
    evidence = fields.List(fields.Nested(SourceRead))
    updated_at = Instant()
    version = fields.Integer()
    missing = fields.List(
        fields.Nested(ProblemEntry), metadata={"description": "Rules left before it can be submitted."}
    )


class ReviewRead(OutputSchema):
    """The work of one organization on one claim, and what the public sees of it."""

    id = fields.Integer()
    claim_id = fields.Integer()
    organization = fields.String()
    state = fields.String(validate=validate.OneOf([item.value for item in ReviewState]))
    state_since = Instant()
    allowed_actions = fields.List(
        fields.String(), metadata={"description": "What the caller may do; without a key, what the state knows."}
    )
    current = fields.Nested(ReviewAnswerRead, allow_none=True)
    recheck_reasons = fields.List(fields.Nested(RecheckReasonRead), metadata={"description": "Newest first."})
    version = fields.Integer()
    permalink = RegistryPath()


class ReviewList(OutputSchema):
    """The reviews of one claim."""

    items = fields.List(fields.Nested(ReviewRead))


class RevisionRead(OutputSchema):
    """One published state of a review; it never changes."""

    review_id = fields.Integer()
    number = fields.Integer()
    claim_id = fields.Integer()
    claim_text = fields.String()
    organization = fields.String()
    kind = fields.String()
    rating = fields.String(metadata={"description": "In the organization's words."})
    rating_value = fields.String(
        allow_none=True, metadata={"description": "Its value on the scale; null where it was not kept."}
    )
    scale = fields.String(metadata={"description": "Name and version, which /scales/{name} gives; or imported."})
    verdict = fields.String()
    rationale = fields.String()
    true_as_of = fields.Date()
    valid_until = fields.Date(allow_none=True)
    timeless = fields.Boolean()
    timeless_reason = fields.String()
    url = fields.String(allow_none=True)
    reviewed_at = Instant()
    published_at = Instant()
    single_reviewer = fields.Boolean()
    single_origin = fields.Boolean()
    second_opinion = fields.String(
        allow_none=True,
        validate=validate.OneOf([item.value for item in SecondOpinionOutcome]),
        metadata={"description": "What came of the blind second opinion; null where none was asked for."},
    )
    links_checked = fields.Boolean()
    source_archived = fields.Boolean(metadata={"description": _ARCHIVED})
    correction_kind = fields.String(allow_none=True)
    reason = fields.String()
    evidence = fields.List(fields.Nested(SourceRead))
    redactions = fields.List(
        fields.Nested(RedactionRead), metadata={"description": "What was removed on a legal ground, and why."}
    )


class ReviewOpen(OptionalInput):
    """Open a review of a claim for the key's organization."""

    reason = line(maximum=2000)


class QueueQuery(PageQuery):
    """Which part of the work list."""

    tab = fields.String(load_default="new", validate=validate.OneOf(QUEUE_TABS))
    kind = fields.Enum(ClaimKind, by_value=True, load_default=None)
    sort = fields.String(
        load_default="usual",
        validate=validate.OneOf(QUEUE_SORTS),
        metadata={"description": "The tab's own order, or what most texts say first (not on `overdue`)."},
    )
    worth_checking = fields.Boolean(
        load_default=False, metadata={"description": "Only claims whose check-worthiness is 0.5 or more."}
    )
    snoozed = fields.Boolean(
        load_default=False, metadata={"description": "What was snoozed and is not back yet, instead of the rest."}
    )


class QueueRow(OutputSchema):
    """One piece of waiting work."""

    review_id = fields.Integer()
    claim_id = fields.Integer()
    text = fields.String()
    kind = fields.String()
    state = fields.String()
    state_since = Instant()
    demand = fields.Integer(metadata={"description": "Distinct articles with this claim."})
    origins = fields.Integer(metadata={"description": "Distinct texts among them: copies count once."})
    assignee_id = fields.Integer(
        allow_none=True, metadata={"description": "Who works on it, by the `id` of `GET /members`; null for nobody."}
    )
    due = fields.String(validate=validate.OneOf(DUE_STATES))
    due_at = Instant(allow_none=True, metadata={"description": "When the work should be done; null where none waits."})
    version = fields.Integer()


class MemberRow(OutputSchema):
    """A person of the organization."""

    id = fields.Integer()
    name = fields.String()
    roles = fields.List(
        fields.String(), metadata={"description": "Of `reader`, `editor`, `checker`, `reviewer` and `admin`."}
    )
    is_active = fields.Boolean(metadata={"description": "Whether they can sign in; who cannot is given no work."})


class MemberList(OutputSchema):
    """Everybody of the organization, by name."""

    items = fields.List(fields.Nested(MemberRow))


class QueueRead(PageRead):
    """A page of the work list."""

    items = fields.List(fields.Nested(QueueRow))


class PlanWrite(InputSchema):
    """When a public verdict is to be looked at again."""

    recheck_on = fields.Date(
        required=True, allow_none=True, metadata={"description": "A day to come (UTC); null for no such day."}
    )


class PlanRead(OutputSchema):
    """When work on a review comes up again, for its organization alone."""

    review_id = fields.Integer()
    recheck_on = fields.Date(allow_none=True, metadata={"description": "The day on which a recheck opens by itself."})
    snoozed_until = Instant(allow_none=True, metadata={"description": "Null where it is not snoozed."})
    version = fields.Integer(metadata={"description": "Of the review."})


class JudgementWrite(InputSchema):
    """A person's decision on a match."""

    state = fields.String(required=True, validate=validate.OneOf(["confirmed", "rejected", "suggested"]))
    relation = fields.String(load_default=None, allow_none=True)
    reason = line(maximum=2000)
    words = fields.String(
        load_default=None,
        allow_none=True,
        validate=Length(max=64),
        metadata={
            "description": "`words` of the match as the person read it: refused with 409 `words_changed` where the "
            "passage was corrected or the claim reworded since."
        },
    )


class DateQuery(InputSchema):
    """The day or instant that is asked about: what was public then, and how fresh it was."""

    as_of = DateOrDateTime(load_default=None)
