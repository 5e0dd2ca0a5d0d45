"""Articles on the wire: what is posted, what comes back, look-ups."""

from __future__ import annotations

from marshmallow import fields, validate

from claims.core.extraction.text.languages import LanguageLevel
from claims.core.records import MatchState, RejectReason, Relation, Voice
from claims.core.row_ids import MAX_ID
from claims.core.texts.input_text import MAX_LANGUAGE_LENGTH
from claims.core.texts.version_diff import DiffKind
from claims.core.verdicts import ClaimKind
from claims.schemas.base import DateOrDateTime, InputSchema, Instant, Length, OutputSchema, RegistryPath, line
from claims.schemas.lists import MAX_PAGE, PageQuery, PageRead
from claims.schemas.reviews import ReviewAnswerRead
from claims.schemas.slots import PeriodRead, QuantityRead, SlotRead, TimeRead, wording_field

_AS_OF = "Answers as they were public on a day (its end in UTC) or at an instant; now where absent."


class ArticleWrite(InputSchema):
    """An article: `body` (plain text, kept as it is) or `html` (its text is taken out)."""

    headline = fields.String(load_default="", metadata={"description": "At most 1,000 characters."})
    body = fields.String(load_default=None, allow_none=True, metadata={"description": "Plain text, at most 1 MB."})
    html = fields.String(load_default=None, allow_none=True, metadata={"description": "A page, at most 5 MB."})
    url = line(maximum=2048, nullable=True, description="Canonical address; absolute.")
    outlet = line(maximum=300, nullable=True)
    author = line(maximum=300, nullable=True)
    authors = fields.List(line(required=True, maximum=300), load_default=list, validate=Length(max=50))
    published_at = DateOrDateTime(load_default=None, allow_none=True)
    language = line(maximum=MAX_LANGUAGE_LENGTH, nullable=True, description="BCP 47 tag; guessed where absent.")


class LookupWrite(InputSchema):
    """A text to look up without storing it."""

    body = fields.String(required=True, metadata={"description": "At most 200 kB."})
    headline = fields.String(load_default=None, allow_none=True)
    published_at = DateOrDateTime(load_default=None, allow_none=True)
    language = line(maximum=MAX_LANGUAGE_LENGTH, nullable=True)
    as_of = DateOrDateTime(load_default=None, allow_none=True, metadata={"description": _AS_OF})
    first = fields.Integer(
        strict=True,
        load_default=0,
        validate=validate.Range(0, MAX_ID),
        metadata={"description": "Number of the first claim to be looked up: `next_first` of an incomplete answer."},
    )
    limit = fields.Integer(
        strict=True,
        load_default=None,
        allow_none=True,
        validate=validate.Range(1, MAX_PAGE),
        metadata={"description": "Claims to be looked up at most; as many as time allows where absent."},
    )


class ArticleReference(OutputSchema):
    """Which article and version this is."""

    id = fields.Integer()
    version = fields.Integer()
    url = fields.String(allow_none=True)
    permalink = RegistryPath()


class ClaimReference(OutputSchema):
    """A claim of the registry."""

    id = fields.Integer()
    external_id = fields.String(allow_none=True)
    text = fields.String()


class MatchRead(OutputSchema):
    """A claim of the registry seen through its relation to the appearance."""

    id = fields.Integer(allow_none=True, metadata={"description": "Null in a look-up that stores nothing."})
    claim = fields.Nested(ClaimReference)
    relation = fields.String(validate=validate.OneOf([item.value for item in Relation]))
    differing_slots = fields.List(fields.String())
    probability = fields.Float()
    state = fields.String(validate=validate.OneOf([item.value for item in MatchState]))
    decided_by = fields.String()
    look_again = fields.Boolean(
        metadata={
            "description": "Whether the words of the appearance were corrected since a person decided on the match."
        }
    )
    matcher_version = fields.String()
    wording = wording_field()
    explanation = fields.String()
    slots = fields.Dict(keys=fields.String(), values=fields.Nested(SlotRead))
    review = fields.Nested(ReviewAnswerRead, allow_none=True)
    reviews = fields.List(fields.Nested(ReviewAnswerRead))


class AdditionRead(OutputSchema):
    """What was changed to make the text standalone."""

    start = fields.Integer()
    end = fields.Integer()
    replaced = fields.String()
    reason = fields.String()


class SpeakerCandidate(OutputSchema):
    """A speaker whom a name may mean."""

    id = fields.Integer()
    name = fields.String()


class AppearanceRead(OutputSchema):
    """A claim as said at one place; `body[start:end] == exact`, offsets in code points."""

    id = fields.Integer(allow_none=True)
    claim_id = fields.Integer(allow_none=True)
    start = fields.Integer()
    end = fields.Integer()
    exact = fields.String()
    parts = fields.List(fields.List(fields.Integer()))
    prefix = fields.String()
    suffix = fields.String()
    standalone = fields.String()
    additions = fields.List(fields.Nested(AdditionRead))
    context_needed = fields.Boolean()
    kind = fields.String(validate=validate.OneOf([item.value for item in ClaimKind]))
    speaker = fields.String(allow_none=True)
    speaker_id = fields.Integer(allow_none=True, metadata={"description": "The speaker that the name is linked to."})
    speaker_candidates = fields.List(
        fields.Nested(SpeakerCandidate),
        metadata={"description": "Whom the name may mean, where it is linked to nobody; a surname alone never links."},
    )
    voice = fields.String(validate=validate.OneOf([item.value for item in Voice]))
    force = fields.String(allow_none=True)
    quantities = fields.List(fields.Nested(QuantityRead))
    times = fields.List(fields.Nested(TimeRead))
    period = fields.Nested(PeriodRead, allow_none=True)
    place = fields.String(allow_none=True)
    polarity = fields.String()
    score = fields.Float()
    reasons = fields.List(fields.String())
    matches = fields.List(fields.Nested(MatchRead))
    near_misses = fields.List(fields.Nested(MatchRead))
    promoted_by = fields.String(
        allow_none=True, metadata={"description": "The person who took the sentence for a claim; null: extraction did."}
    )
    corrected = fields.List(
        fields.String(validate=validate.OneOf(["voice", "speaker", "force", "span", "standalone"])),
        metadata={"description": "What a person set by hand; everything else is as it was read by machine."},
    )
    corrected_by = fields.String(
        allow_none=True, metadata={"description": "The person who corrected it last; null: nobody did."}
    )


class RejectedRead(OutputSchema):
    """A sentence on the reject shelf."""

    id = fields.Integer(allow_none=True, metadata={"description": "To promote it; null where nothing is stored."})

    start = fields.Integer()
    end = fields.Integer()
    exact = fields.String()
    rejected = fields.String(validate=validate.OneOf([item.value for item in RejectReason]))
    score = fields.Float()


class DemotedRead(OutputSchema):
    """What a person took off, with their reason; the rest of its sentence may still hold a claim."""

    appearance_id = fields.Integer()
    sentence_id = fields.Integer()
    start = fields.Integer()
    end = fields.Integer()
    exact = fields.String()
    rejected = fields.String(validate=validate.OneOf([item.value for item in RejectReason]))
    decided_by = fields.String()


class LanguageRead(OutputSchema):
    """The language that a text is read as."""

    language = fields.String(metadata={"description": "BCP 47 tag; `und` where nothing tells."})
    language_level = fields.String(
        validate=validate.OneOf([level.value for level in LanguageLevel]),
        metadata={"description": "How well extraction reads this language: complete, basic or limited."},
    )


class LookupRead(LanguageRead):
    """Every sentence, exactly once: as the source of appearances or on the shelf."""

    appearances = fields.List(fields.Nested(AppearanceRead))
    rejected = fields.List(fields.Nested(RejectedRead))


class ProbableRead(OutputSchema):
    """A claim that probably settles the text as a whole, though nothing tells how the two relate."""

    claim = fields.Nested(ClaimReference)
    probability = fields.Float(metadata={"description": "How likely the claim settles the text, 0.5 to 1."})
    explanation = fields.String()
    review = fields.Nested(ReviewAnswerRead, allow_none=True)
    reviews = fields.List(fields.Nested(ReviewAnswerRead))


class TextLookupRead(LookupRead):
    """What is known about a text that is not stored; of one of at most 500 code points also what probably settles it."""

    probable = fields.List(fields.Nested(ProbableRead))
    incomplete = fields.Boolean(
        metadata={
            "description": "Whether claims are left, as time or `limit` ran out: the lists end before `next_first`."
        }
    )
    first = fields.Integer(metadata={"description": "Number, from 0, of the first claim in `appearances`."})
    total = fields.Integer(metadata={"description": "Claims of the whole text."})
    next_first = fields.Integer(
        allow_none=True, metadata={"description": "Send it as `first`, with the same text, for what is left."}
    )


class ArticleLookupRead(LookupRead):
    """A stored version with its claims and what is known about each."""

    article = fields.Nested(ArticleReference)
    demoted = fields.List(fields.Nested(DemotedRead))
    next_cursor = fields.String(
        allow_none=True,
        metadata={"description": "Send it as `after` for the claims that follow; null where these are all."},
    )


class ArticleListQuery(PageQuery):
    """Which articles."""

    url = line(maximum=2048, description="Those stored from this address, however it is spelled.")
    outlet_id = fields.Integer(
        load_default=None,
        validate=validate.Range(1, MAX_ID),
        metadata={"description": "Those of an outlet, by its id."},
    )


class ArticleRow(OutputSchema):
    """One article in a list."""

    id = fields.Integer()
    version = fields.Integer()
    headline = fields.String()
    outlet = fields.String()
    outlet_id = fields.Integer()
    url = fields.String(allow_none=True)
    permalink = RegistryPath()
    published_at = Instant()


class ArticleList(PageRead):
    """A page of articles, newest first."""

    items = fields.List(fields.Nested(ArticleRow))


class ArticleRead(ArticleRow, LanguageRead):
    """One version of an article, with its text."""

    body = fields.String()
    authors = fields.List(fields.String())
    languages_mixed = fields.Boolean(
        metadata={"description": "Whether a good part of the text is in another language."}
    )
    limited = fields.Boolean()
    received_at = Instant()
    processing = fields.String()
    versions = fields.List(fields.Integer())


class ArticleVersionQuery(InputSchema):
    """Which version; the newest where absent."""

    version = fields.Integer(load_default=None, validate=validate.Range(1, MAX_ID))


class ArticleLookupQuery(ArticleVersionQuery):
    """Which version, and as of when; of none the newest that was there then."""

    as_of = DateOrDateTime(load_default=None, metadata={"description": _AS_OF})


class ArticleClaimsQuery(ArticleLookupQuery):
    """Which version, as of when, and which part of it; all of it where neither `after` nor `limit` is given."""

    after = line(
        maximum=500,
        description="`next_cursor` of the part before; opaque, and of one version of the article.",
    )
    limit = fields.Integer(
        load_default=None,
        validate=validate.Range(1, MAX_PAGE),
        metadata={
            "description": "Claims at a time, 50 with `after` alone; those that begin at one place come together."
        },
    )


class VersionDiffQuery(InputSchema):
    """The other version; the newest where absent."""

    to = fields.Integer(load_default=None, validate=validate.Range(1, MAX_ID))


class DiffPlaceRead(OutputSchema):
    """A claim at its place in one of the two versions."""

    appearance_id = fields.Integer()
    claim_id = fields.Integer(allow_none=True)
    start = fields.Integer()
    end = fields.Integer()
    exact = fields.String()
    standalone = fields.String()


class ClaimDiffRead(OutputSchema):
    """What became of one claim; the left of `slots` is the old text. `relation` is null where no words differ."""

    kind = fields.String(validate=validate.OneOf([item.value for item in DiffKind]))
    old = fields.Nested(DiffPlaceRead, allow_none=True)
    new = fields.Nested(DiffPlaceRead, allow_none=True)
    relation = fields.String(allow_none=True, validate=validate.OneOf([item.value for item in Relation]))
    differing_slots = fields.List(fields.String())
    slots = fields.Dict(keys=fields.String(), values=fields.Nested(SlotRead))


class VersionDiffRead(OutputSchema):
    """The claims of two versions of one article, each once, in the order of the second text."""

    article_id = fields.Integer()
    version = fields.Integer()
    to = fields.Integer()
    counts = fields.Dict(keys=fields.String(), values=fields.Integer())
    claims = fields.List(fields.Nested(ClaimDiffRead))
