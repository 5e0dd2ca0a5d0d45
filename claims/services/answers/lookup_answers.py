"""The shape of a look-up's answer: what a text says, sentence by sentence, and what the registry knows of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claims.core.records import Force, MatchState, PairDecision, Polarity, RejectReason, Voice
from claims.core.verdicts import ClaimKind, Freshness
from claims.services.answers.answers import ReviewAnswer

JsonObject = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ClaimReference:
    """A claim of the registry, named."""

    id: int
    external_id: str | None
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """A stored article and the number of the version that was looked up."""

    id: int
    version: int
    url: str | None
    permalink: str


@dataclass(frozen=True, slots=True)
class WordingReference:
    """The words through which a match was found: another passage's, whose match with the claim a person confirmed."""

    match_id: int
    text: str


@dataclass(frozen=True, slots=True)
class MatchAnswer:
    """A claim, how the appearance relates to it, and what each organization says of it.

    ``id`` is None where nothing is stored. ``decided_by`` is ``matcher`` or ``user:3``.
    """

    id: int | None
    claim: ClaimReference
    decision: PairDecision
    state: MatchState
    explanation: str
    matcher_version: str
    decided_by: str
    reviews: tuple[ReviewAnswer, ...]
    look_again: bool = False
    """Whether the words were corrected since a person decided on it."""
    wording: WordingReference | None = None
    """What the slots compare the appearance with, where that is not a claim."""
    is_in_own_words: bool = True
    """Whether the slots compare it with this claim: not with a wording, nor with a claim merged into this one."""

    @property
    def review(self) -> ReviewAnswer | None:
        """The review to read first."""
        return leading_review(self.reviews)


@dataclass(frozen=True, slots=True)
class ProbableClaim:
    """A claim that probably settles a short text as a whole, though nothing tells how the two relate; ``probability`` is
    how likely it does."""

    claim: ClaimReference
    probability: float
    reviews: tuple[ReviewAnswer, ...]

    @property
    def review(self) -> ReviewAnswer | None:
        """The review to read first, as of ``MatchAnswer``."""
        return leading_review(self.reviews)


def leading_review(reviews: Sequence[ReviewAnswer]) -> ReviewAnswer | None:
    """The newest review that answers today; one that needs a recheck only where none does; None if all were withdrawn."""
    readable = [review for review in reviews if review.freshness is not Freshness.WITHDRAWN]
    standing = [review for review in readable if review.needs_recheck is None]
    return next(iter(standing or readable), None)


@dataclass(frozen=True, slots=True)
class NamedSpeaker:
    """A speaker of the directory."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class AppearanceAnswer:
    """A claim as said at one place; ``quantities``, ``times``, ``period`` and ``additions`` are JSON values as stored.

    ``matches`` are the claims that say the same, ``near_misses`` those that nearly do and never lend their verdict.
    ``claim_id`` is the claim that a stored appearance is linked to.
    """

    id: int | None
    claim_id: int | None
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    parts: tuple[tuple[int, int], ...]
    standalone: str
    additions: tuple[JsonObject, ...]
    context_needed: bool
    kind: ClaimKind
    speaker: str | None
    voice: Voice
    force: Force | None
    quantities: tuple[JsonObject, ...]
    times: tuple[JsonObject, ...]
    period: JsonObject | None
    place: str | None
    polarity: Polarity
    score: float
    reasons: tuple[str, ...]
    matches: tuple[MatchAnswer, ...] = ()
    near_misses: tuple[MatchAnswer, ...] = ()
    speaker_id: int | None = None
    linked_speaker: NamedSpeaker | None = None
    speaker_candidates: tuple[NamedSpeaker, ...] = ()
    """Whom the name may mean, where it is linked to nobody."""
    promoted_by: str | None = None
    """The person, as ``user:3``, who took the sentence for a claim, or took it up again; None: extraction."""
    corrected: tuple[str, ...] = ()
    """What a person set by hand: ``voice``, ``speaker``, ``force``, ``span``, ``standalone``."""
    corrected_by: str | None = None
    """The person, as ``user:3``, who corrected it last."""


@dataclass(frozen=True, slots=True)
class RejectedAnswer:
    """A sentence on the reject shelf; ``id`` is the stored sentence's, None where nothing is stored."""

    start: int
    end: int
    exact: str
    reason: RejectReason
    score: float
    id: int | None = None


@dataclass(frozen=True, slots=True)
class DemotedAnswer:
    """What a person took off: no claim any more, though the rest of its sentence ``sentence_id`` may hold one."""

    appearance_id: int
    sentence_id: int
    start: int
    end: int
    exact: str
    reason: RejectReason
    score: float
    decided_by: str
    whole: bool
    """Whether nothing else is taken from the sentence, so that it stands on the shelf too."""


@dataclass(frozen=True, slots=True)
class LookupAnswer:
    """Every sentence of a text, exactly once; appearances and shelf each in the order of the text. ``demoted`` says of
    a stored version what people took off.

    ``language`` is the tag of the one that the text was read as. ``looked_up`` are the places of the appearances that
    were looked up: all of them, unless time ran out or the caller asked for a part. ``probable`` are claims that no
    appearance has and that probably settle the text all the same; of short texts alone.
    """

    article: ArticleReference | None
    appearances: tuple[AppearanceAnswer, ...]
    rejected: tuple[RejectedAnswer, ...]
    looked_up: range
    language: str
    demoted: tuple[DemotedAnswer, ...] = ()
    probable: tuple[ProbableClaim, ...] = ()

    @property
    def incomplete(self) -> bool:
        """Whether a look-up of a text that is not stored ended before its last claim."""
        return self.looked_up.stop < len(self.appearances)

    @property
    def next_first(self) -> int | None:
        """The number of the claim from which the rest is to be looked up; None where there is none."""
        return self.looked_up.stop if self.incomplete else None

    def part(self, within: tuple[int, int | None] | None = None) -> LookupAnswer:
        """The answer with the appearances that were looked up alone, and of the shelf what begins ``within`` these bounds:
        by default what stands from the first of them to the first that was not, with what begins or ends the text, so that
        all parts together are the whole text."""
        begin, end = within or self.part_bounds
        shelf = (row for row in self.rejected if row.start >= begin and (end is None or row.start < end))
        appearances = self.appearances[self.looked_up.start : self.looked_up.stop]
        return replace(self, appearances=appearances, rejected=tuple(shelf))

    @property
    def part_bounds(self) -> tuple[int, int | None]:
        """Where in the text the part begins, and where the next one does; None where there is none."""
        begin = self.appearances[self.looked_up.start].start if self.looked_up.start else 0
        return begin, self.appearances[self.looked_up.stop].start if self.incomplete else None
