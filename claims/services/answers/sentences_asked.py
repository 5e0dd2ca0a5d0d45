"""Sentences that are asked about, alone or beside the pieces that were taken from them: of each claim one tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.records import MatchState, RejectedSentence, Relation
from claims.services.answers.lookup_answers import AppearanceAnswer, MatchAnswer

_SAYS_LESS = frozenset({Relation.NARROWER, Relation.BROADER, Relation.REPORTED_ONLY})
"""Relations of a whole sentence that its pieces know better: they say less, without who says it."""


def beside_pieces(pieces: Sequence[AppearanceAnswer], sentences: Sequence[AppearanceAnswer]) -> list[AppearanceAnswer]:
    """The pieces, each sentence before its own where it tells something that they do not.

    Of a claim that both know the sentence tells, since a piece lacks what stands around it; except where the piece is
    confirmed, or the piece says the same and the sentence only more or less than the claim.
    """
    told: list[AppearanceAnswer] = []
    left = list(pieces)
    for sentence in sentences:
        own = [piece for piece in left if sentence.start <= piece.start and piece.end <= sentence.end]
        kept = _telling(sentence, own)
        if not kept:
            continue
        told.append(_with_only(sentence, kept))
        left = [_without(piece, kept) if piece in own else piece for piece in left]
    return sorted([*told, *left], key=lambda one: (one.start, -one.end))


def unconfirmed(appearance: AppearanceAnswer) -> AppearanceAnswer:
    """The answer with nothing confirmed by machine: not all of the text was read, or as no claim."""
    return replace(
        appearance, matches=tuple(replace(match, state=MatchState.SUGGESTED) for match in appearance.matches)
    )


def known_sentences(
    appearances: Sequence[AppearanceAnswer], rejected: Sequence[RejectedSentence]
) -> tuple[list[AppearanceAnswer], tuple[RejectedSentence, ...]]:
    """Of sentences that were looked up though they are no claims those that something is known of, and the rest's shelf."""
    kept = [one for one in appearances if one.matches or one.near_misses]
    places = [one.start for one in kept]
    return kept, tuple(row for row in rejected if not any(row.span.start <= at < row.span.end for at in places))


def _telling(sentence: AppearanceAnswer, pieces: Sequence[AppearanceAnswer]) -> set[int]:
    """The claims of which the sentence tells better than its pieces."""
    known = {match.claim.id for piece in pieces for match in _all_of(piece)}
    same = {match.claim.id for piece in pieces for match in piece.matches}
    confirmed = {match.claim.id for piece in pieces for match in piece.matches if match.state is MatchState.CONFIRMED}
    told = set()
    for match in _all_of(sentence):
        relation, claim_id = match.decision.relation, match.claim.id
        is_known_better = claim_id in (known if relation is Relation.REPORTED_ONLY else same)
        if claim_id not in confirmed and not (relation in _SAYS_LESS and is_known_better):
            told.add(claim_id)
    return told


def _all_of(appearance: AppearanceAnswer) -> tuple[MatchAnswer, ...]:
    return (*appearance.matches, *appearance.near_misses)


def _with_only(appearance: AppearanceAnswer, claim_ids: set[int]) -> AppearanceAnswer:
    return replace(
        appearance,
        matches=tuple(match for match in appearance.matches if match.claim.id in claim_ids),
        near_misses=tuple(match for match in appearance.near_misses if match.claim.id in claim_ids),
    )


def _without(appearance: AppearanceAnswer, claim_ids: set[int]) -> AppearanceAnswer:
    kept = {match.claim.id for match in _all_of(appearance)} - claim_ids
    return _with_only(appearance, kept)
