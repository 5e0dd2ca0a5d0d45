"""Claims as rows of lists and results of look-ups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.reviews.public_status import Agreement
from claims.models import Claim
from claims.services.answers.answers import ReviewAnswer, answers_for_claims
from claims.services.base.as_of import AsOf
from claims.services.lookup.search import SearchHit
from claims.web.claims.answer_lines import (
    RelationLine,
    VerdictLine,
    agreement_of,
    found_line,
    leading_line,
    verdict_line,
)
from claims.web.page.visit import Visit
from claims.web.words.looks import Piece, mark_differences
from claims.web.words.words import KIND_WORDS


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its leading answer. ``relation`` says how a statement relates to it, None for a list.

    ``is_sure``: the relation is one that the matcher may confirm by itself. ``pieces`` is the text, differing words
    set off.
    """

    id: int
    text: str
    language: str
    kind: str
    pieces: tuple[Piece, ...]
    line: VerdictLine | None
    others: tuple[VerdictLine, ...]
    conflict: bool
    relation: RelationLine | None = None
    is_sure: bool = False


def claim_rows(hits: Sequence[SearchHit], moment: AsOf) -> tuple[ClaimRow, ...]:
    """Search hits as rows, in their order."""
    return tuple(_hit_row(hit, moment) for hit in hits)


def listed_rows(here: Visit, listed: Sequence[Claim], moment: AsOf) -> tuple[ClaimRow, ...]:
    """Claims of a list as rows, with what each organization says at that moment."""
    ids = [claim.id for claim in listed]
    known = answers_for_claims(here.session, ids, on=moment.on, published=None, known_at=moment.known_at)
    return tuple(_row(moment, claim, known.get(claim.id, ())) for claim in listed)


def _hit_row(hit: SearchHit, moment: AsOf) -> ClaimRow:
    if hit.decision is None:
        return _row(moment, hit.claim, hit.reviews)
    relation = found_line(hit.decision)
    slots = relation.slots if hit.is_in_own_words else {}  # else they say where something stands in other words
    pieces = mark_differences(hit.claim.text, slots, side="right")
    return _row(moment, hit.claim, hit.reviews, relation=relation, pieces=pieces, is_sure=hit.decision.auto_confirm)


def _row(
    moment: AsOf,
    claim: Claim,
    answers: Sequence[ReviewAnswer],
    *,
    relation: RelationLine | None = None,
    pieces: tuple[Piece, ...] = (),
    is_sure: bool = False,
) -> ClaimRow:
    lines = [verdict_line(answer, today=moment.on) for answer in answers]
    leading = leading_line(lines)
    return ClaimRow(
        id=claim.id,
        text=claim.text,
        language=claim.language,
        kind=KIND_WORDS.get(claim.kind.value, claim.kind.value),
        pieces=pieces or (Piece(claim.text),),
        line=leading,
        others=tuple(line for line in lines if line is not leading),
        conflict=agreement_of(lines) is Agreement.CONFLICT,
        relation=relation,
        is_sure=is_sure,
    )
