"""Claims and shelved sentences before they get their slots, as records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from claims.core.extraction.attribution.sources import Directory
from claims.core.extraction.clauses.pieces import Piece
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.text.tokens import Token
from claims.core.records import Attribution, Modality, RejectReason, Span, Voice

SAYING_SCORE, SAYING_REASON = 0.5, "what a named speaker said"
"""Score of the claim that somebody said something, set by hand, and why it is taken."""

OFFICE_SCORE = 0.45
"""Score of the claim who holds which office or bears which name, set by hand."""


class Form(StrEnum):
    """How a statement becomes a standalone text."""

    CLAUSE = "clause"
    SAYING = "saying"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Statement:
    """What becomes a claim: its words and spans, who said it, and why it was taken.

    ``piece`` tells its role in sentence ``sentence``; ``main`` is the piece that it hangs on, for what cannot stand alone.
    """

    form: Form
    sentence: int
    sentences: tuple[int, ...]
    spans: tuple[Span, ...]
    tokens: tuple[Token, ...]
    score: float
    reasons: tuple[str, ...]
    modality: Modality = Modality.IS
    piece: Piece | None = None
    main: Piece | None = None
    attribution: Attribution | None = None
    speaker: str | None = None
    voice: Voice = Voice.OWN
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Shelved:
    """A sentence that is no source of a claim."""

    sentence: int
    reason: RejectReason
    score: float


@dataclass(slots=True)
class Reading:
    """What the statements of an article are, as far as it was read."""

    article: Article
    statements: list[Statement] = field(default_factory=list)
    shelved: list[Shelved] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)
    quoted_by: dict[int, str | None] = field(default_factory=dict)
    """Who says the sentences that are nothing but quoted words, by index, as far as the text tells it."""
    passed_on: dict[int, Attribution] = field(default_factory=dict)
    """Who passes on what somebody else said, by sentence ("| Reuters | reported that the bank said …")."""
    detected: dict[int, tuple[float, ...]] = field(default_factory=dict)
    """Log-odds of detection's tasks by sentence, where an encoder read it."""
    moments: dict[int, Directory] = field(default_factory=dict)
    """Whom pronouns of a sentence may stand for, by sentence, as it was when it was read."""


def saying_of(members: Sequence[ParsedSentence], span: Span, attribution: Attribution, *, sentence: int) -> Statement:
    """The claim that somebody said the words at ``span``, which run over ``members``; the cue is in ``sentence``."""
    return Statement(
        form=Form.SAYING,
        sentence=sentence,
        sentences=tuple(member.index for member in members),
        spans=(span,),
        tokens=tuple(token for member in members for token in member.within(span)),
        score=SAYING_SCORE,
        reasons=(SAYING_REASON,),
        attribution=attribution,
        speaker=attribution.speaker,
        voice=Voice.QUOTED if attribution.voice is Voice.QUOTED else Voice.REPORTED,
    )


def office_of(parsed: ParsedSentence, mention: Mention | None, span: Span, *reasons: str) -> Statement:
    """The claim at ``span`` who or what bears a name or holds an office."""
    return Statement(
        form=Form.OFFICE,
        sentence=parsed.index,
        sentences=(parsed.index,),
        spans=(span,),
        tokens=tuple(parsed.within(span)),
        score=OFFICE_SCORE,
        reasons=reasons,
        mention=mention,
    )


def in_own_voice(statement: Statement) -> Statement:
    """``statement`` as nobody's but the outlet's."""
    return replace(statement, attribution=None, speaker=None, voice=Voice.OWN)


def statements_of(reading: Reading, first: int) -> list[Statement]:
    """The statements taken from sentence ``first`` on, in order of taking: the last ones, while an article is read."""
    found = []
    for statement in reversed(reading.statements):
        if statement.sentence < first:
            break
        found.append(statement)
    return found[::-1]
