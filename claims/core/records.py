"""The frozen dataclasses that cross module borders.

Offsets are Unicode code points, half-open, into the text that the record was read from. Dates without a time are
``datetime.date``. Records compare by value and are safe to share.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from claims.core.verdicts import ClaimKind


class Comparator(StrEnum):
    """How a written figure bounds the true one."""

    EQUAL = "="
    ABOUT = "~"
    LESS = "<"
    MORE = ">"
    AT_MOST = "≤"
    AT_LEAST = "≥"


class Voice(StrEnum):
    """Whose words an appearance is in: the outlet's, somebody's reported, somebody's inside quotation marks."""

    OWN = "own"
    REPORTED = "reported"
    QUOTED = "quoted"


class Polarity(StrEnum):
    """Whether the statement asserts or denies its predicate."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """Whether the statement says that something is, will be, or might be."""

    IS = "is"
    WILL = "will"
    MIGHT = "might"


class Force(StrEnum):
    """What the attribution verb does with the content (a denial never asserts it)."""

    SAID = "said"
    CLAIMED = "claimed"
    DENIED = "denied"
    DOUBTED = "doubted"
    ASKED = "asked"
    WARNED = "warned"
    CALLED = "called"


class RejectReason(StrEnum):
    """Why a sentence is on the reject shelf."""

    OPINION = "opinion"
    QUESTION = "question"
    NO_ASSERTION = "no_assertion"
    TOO_VAGUE = "too_vague"
    BOILERPLATE = "boilerplate"
    CALL_OR_WISH = "call_or_wish"
    PREDICTION = "prediction"
    RHETORICAL = "rhetorical"
    PERSONAL_EXPERIENCE = "personal_experience"
    DUPLICATE_IN_ARTICLE = "duplicate_in_article"


class Disposition(StrEnum):
    """What a person made of a sentence against extraction: an appearance taken off, or a sentence taken for one."""

    DEMOTED = "demoted"
    PROMOTED = "promoted"


class Relation(StrEnum):
    """How the left text relates to the right one; ``narrower``: left is a special case of right."""

    SAME = "same"
    DIFFERENT_FIGURE = "different_figure"
    OPPOSITE = "opposite"
    OTHER_ENTITY = "other_entity"
    OTHER_PLACE = "other_place"
    OTHER_DATE = "other_date"
    OTHER_MEASURE = "other_measure"
    NARROWER = "narrower"
    BROADER = "broader"
    REPORTED_ONLY = "reported_only"
    UNRELATED = "unrelated"


class Comparison(StrEnum):
    """Outcome of comparing one slot of a pair."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"
    ONLY_LEFT = "only_left"
    ONLY_RIGHT = "only_right"
    UNKNOWN = "unknown"


AGREEING = frozenset({Comparison.EQUAL, Comparison.COMPATIBLE})
"""Outcomes by which both sides say the same."""


class MatchState(StrEnum):
    """Where a match stands; a person's decision outranks every re-run."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``0 <= start <= end``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Span:
        """The same range so many code points further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class NormalizedQuantity:
    """A figure converted to the canonical unit of its dimension (days, metres, share …)."""

    value: float
    unit: str
    value_to: float | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as written (schema.org QuantitativeValue).

    ``value`` is the number with magnitude words expanded ("1.2 billion" -> 1200000000, "7 %" -> 7 percent,
    "a fifth" -> 0.2 share, "two decades" -> 2 decade); a range has ``value_to``. ``unit`` is a singular English noun
    ("person", "day", "percent", "US dollar" …) or None. ``measure`` is what is counted ("killed", "death certificates").
    ``span`` covers approximator, number and unit, ``number_span`` the number alone. ``precision`` is the step of the last
    written digit ("157,000" -> 1000, "4.9" -> 0.1), used for rounding. ``is_duration`` marks lengths of time. ``per`` is
    what a rate is per ("40 a day"), which ``unit`` names too where it has one ("US dollar per gallon").
    """

    span: Span
    number_span: Span
    value: float
    unit: str | None = None
    measure: str | None = None
    approximate: bool = False
    comparator: Comparator = Comparator.EQUAL
    approximator: str | None = None
    value_to: float | None = None
    normalized: NormalizedQuantity | None = None
    precision: float = 1.0
    is_duration: bool = False
    per: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its interval, resolved against a reference date.

    ``start`` and ``end`` are the first and last day of the interval (inclusive; None = open). ``edtf`` is the
    ISO 8601-2 (EDTF) form ("2020-02-21", "2001/..", "2019"). ``timex`` is the TIMEX3 value and ``type`` its type
    (DATE, TIME, DURATION, SET). ``relative`` is True where the reference date was used; ``open_end`` for "since 2001".
    ``modifier`` is the TIMEX3 mod (START, MID, END, APPROX, MORE_THAN, LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS, BEFORE,
    ON_OR_BEFORE, ON_OR_AFTER); the interval stays that of the whole unit ("early 2019" is 2019, START; "by 2019" is 2019,
    ON_OR_BEFORE, and its EDTF "../2019"). ``approximate`` and ``uncertain`` are "~" and "?"
    of the EDTF form. ``recurrence`` is the repeating interval of ISO 8601 for a SET ("R/P1W"). ``at`` is the moment of a
    clock time, aware, in the zone that the text names or else that of the publication; None where neither is known.
    """

    span: Span
    type: str
    timex: str
    start: dt.date | None = None
    end: dt.date | None = None
    edtf: str | None = None
    granularity: str = "day"
    relative: bool = False
    open_end: bool = False
    modifier: str | None = None
    approximate: bool = False
    uncertain: bool = False
    recurrence: str | None = None
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a statement speaks about; either end may be open."""

    start: dt.date | None
    end: dt.date | None
    edtf: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a body, with its paragraph's running number (from 0)."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Addition:
    """A change that made a text standalone: its span there, what stood in the article, and why it was changed."""

    span: Span
    replaced: str
    reason: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said something and how: speaker as resolved, the words that name them, the cue, its force."""

    speaker: str | None
    source: Span | None
    cue: Span | None
    cue_verb: str | None = None
    force: Force = Force.SAID
    voice: Voice = Voice.REPORTED


@dataclass(frozen=True, slots=True)
class ExtractedClaim:
    """An appearance as extraction finds it; offsets index the body.

    ``exact`` is ``body[start:end]``; a discontinuous claim lists its ``parts``, else ``parts`` holds the one span.
    ``score`` is the check-worthiness, 0..1. ``sentences`` are the indexes of the sentences that it comes from.
    """

    span: Span
    parts: tuple[Span, ...]
    exact: str
    standalone_text: str
    kind: ClaimKind
    voice: Voice
    speaker: str | None
    attribution: Attribution | None
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    period: Period | None
    place: str | None
    polarity: Polarity
    score: float
    reasons: tuple[str, ...]
    sentences: tuple[int, ...]
    additions: tuple[Addition, ...] = ()
    context_needed: bool = False


@dataclass(frozen=True, slots=True)
class RejectedSentence:
    """A sentence on the reject shelf, with the reason and its check-worthiness score (0..1)."""

    span: Span
    exact: str
    reason: RejectReason
    score: float
    sentence: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article holds: every sentence is the source of a claim or stands on the shelf, exactly once.

    ``limited`` marks a language that extraction was not written for, ``is_mixed`` a text whose paragraphs are in several.
    ``detected`` has the log-odds of detection's tasks for the sentences that an encoder read, by their index.
    """

    sentences: tuple[Sentence, ...]
    claims: tuple[ExtractedClaim, ...]
    rejected: tuple[RejectedSentence, ...]
    language: str
    limited: bool = False
    is_mixed: bool = False
    detected: Mapping[int, tuple[float, ...]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class SlotComparison:
    """One slot of a pair: both values in words, how they compare, and where they stand in either text."""

    left: str | None
    right: str | None
    comparison: Comparison
    left_span: Span | None = None
    right_span: Span | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class PairDecision:
    """How a left text relates to a right one.

    ``probability`` (0..1) that they are *same*; ``auto_confirm`` only under the rule of the match state machine.
    ``slots`` in reading order; ``differing_slots`` are the names of those that keep the pair from being *same*.
    """

    relation: Relation
    differing_slots: tuple[str, ...]
    probability: float
    auto_confirm: bool
    slots: dict[str, SlotComparison] = field(default_factory=dict)
    features: dict[str, float] = field(default_factory=dict)


class Candidate(NamedTuple):
    """A claim that blocking let through, with its term score; a tuple, since each look-up makes a hundred."""

    claim_id: int
    score: float
