"""Matching: from a statement to the claims of the registry that it repeats or touches.

Candidates come from the index, rarest terms first; the most promising of them are read into their parts and compared
slot by slot. A match says how two statements relate; it never copies a verdict.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from claims.core.matching.prescreen import may_be_related
from claims.core.matching.relations import DEFAULT_THRESHOLD, decide_pair
from claims.core.matching.statements import AttributionView, Statement, read_statement
from claims.core.matching.terms import query_terms
from claims.core.records import (
    Candidate,
    ExtractedClaim,
    MatchState,
    PairDecision,
    Relation,
    Span,
)
from claims.core.verdicts import ClaimKind
from claims.models.appearance import Appearance
from claims.models.claim import Claim
from claims.models.match import Match
from claims.services.answers_json import slot_from_dict, slot_to_dict
from claims.services.candidates import find_candidates

MATCHER_VERSION = "rules/2"
"""Kept with every match; changes when the same pair could be decided otherwise."""


ALWAYS_COMPARED = 3
LEAST_PROMISE = 0.65
"""The first few candidates are compared in any case, further ones only if they promise at least this share of the best.

On the 234 published contrast pairs that relate, their right sides among 10,000 claims of tweets (November 2026), 227 of the
231 right sides that the index had let through were then compared, as many as at 0.55 and with fifty more
candidates, at four comparisons a statement.
"""

LOOKS_ALIKE = 75
"""Likeness of the words (0..100) from which a candidate is compared in any case: in a registry on one topic the words of
close false friends are no rare terms."""

WORTH_A_LOOK = 0.6
"""Probability from which a *same* pair is suggested: below it less than a third of the content is common to both sides.

On the judged pairs of the tests (November 2026) no right suggestion lies below 0.65; of all pairs of the 168 demo claims,
which are distinct, eight are suggested.
"""

RERANKED = 50
"""Candidates whose words are compared with the statement's; BM25 has put the right claim among them wherever it shares a
rare word (in the trials on 1,000,000 claims, always)."""

_TABLE = Claim.__table__
_CLAIMS = select(_TABLE.c.id, _TABLE.c.text, _TABLE.c.claim_date).where(
    _TABLE.c.id.in_(bindparam("ids", expanding=True)), _TABLE.c.merged_into_id.is_(None)
)
"""Without the ORM, which takes twice as long for as many rows."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class MatchingSettings:
    """How far matching looks: claims that the index lets through, those compared slot by slot, near misses kept.

    ``threshold`` is the probability from which a match is confirmed by machine, ``suggest_from`` the one from which it is
    worth a person's look. ``detection_encoder``: whether the texts' claims are scored with the encoder too.
    """

    threshold: float = DEFAULT_THRESHOLD
    suggest_from: float = WORTH_A_LOOK
    candidates: int = 100
    compared: int = 10
    near_misses: int = 5
    detection_encoder: bool = False


@dataclass(frozen=True, slots=True)
class FoundMatch:
    """A claim of the registry and how the statement relates to it."""

    claim_id: int
    decision: PairDecision
    candidates_seen: int = 0
    """Claims that the index let through beside it, itself included."""

    @property
    def state(self) -> MatchState:
        """Confirmed where the rule allows the machine to, else a suggestion."""
        return MatchState.CONFIRMED if self.decision.auto_confirm else MatchState.SUGGESTED


def statement_of(claim: ExtractedClaim, *, published: dt.date) -> Statement:
    """An appearance read for matching: the content without its attribution, except where the saying is the claim."""
    if claim.kind is ClaimKind.QUOTE:
        view, force = AttributionView.WHOLE, None
    else:
        view, force = AttributionView.CONTENT, claim.attribution.force if claim.attribution else None
    return read_statement(
        claim.standalone_text,
        published=published,
        attribution=view,
        force=force,
        inferred=tuple(_inferred_words(claim)),
        place_hint=claim.place,
    )


def _inferred_words(claim: ExtractedClaim) -> Iterator[Span]:
    """The words that decontextualization brought in; one that also stood in the words it replaced was there before."""
    for addition in claim.additions:
        before = {word.casefold() for word in _WORD.findall(addition.replaced)}
        for word in _WORD.finditer(claim.standalone_text, addition.span.start, addition.span.end):
            if word[0].casefold() not in before:
                yield Span(word.start(), word.end())


def find_matches(
    session: Session,
    statement: Statement,
    *,
    exclude_claim_ids: Iterable[int] = (),
    newer_than: int = 0,
    settings: MatchingSettings,
) -> list[FoundMatch]:
    """The claims that say the same, best first, then the best near misses.

    ``newer_than`` leaves out claims up to that id. Never reads more than the candidates of the index.
    """
    compared = compare_candidates(
        session, statement, exclude_claim_ids=exclude_claim_ids, newer_than=newer_than, settings=settings
    )
    same = [match for match in compared if match.decision.relation is Relation.SAME]
    near = [match for match in compared if match.decision.relation not in (Relation.SAME, Relation.UNRELATED)]
    return same + near[: settings.near_misses]


def compare_candidates(
    session: Session,
    statement: Statement,
    *,
    exclude_claim_ids: Iterable[int] = (),
    newer_than: int = 0,
    settings: MatchingSettings,
) -> list[FoundMatch]:
    """Every candidate worth comparing with its relation, most probably *same* first; ties go to the older claim.

    Pairs that are hardly *same* and nothing else are left out.
    """
    excluded = frozenset(exclude_claim_ids)
    found = find_candidates(session, query_terms(statement.text), limit=settings.candidates)
    wanted = [hit for hit in found if hit.claim_id > newer_than and hit.claim_id not in excluded]
    wanted = wanted[:RERANKED]
    claims = _load_claims(session, wanted)
    promising = _most_promising(statement.text, wanted, claims, settings.compared)
    matches = [
        FoundMatch(
            claim_id,
            decide_against(statement, claims[claim_id].text, claims[claim_id].claim_date, settings=settings),
            len(found),
        )
        for claim_id in promising
        if may_be_related(statement, claims[claim_id].text)
    ]
    kept = [match for match in matches if _is_worth_a_look(match.decision, settings)]
    return sorted(kept, key=lambda match: (-match.decision.probability, match.claim_id))


def decide_against(
    statement: Statement, text: str, claim_date: dt.date | None, *, settings: MatchingSettings
) -> PairDecision:
    """How a statement relates to the text of one claim, whatever the index says: every match is decided here."""
    return decide_pair(statement, _read_claim(text, claim_date), threshold=settings.threshold)


def match_row(appearance: Appearance, found: FoundMatch, *, settings: MatchingSettings, now: dt.datetime) -> Match:
    """A match as it is stored, with what it was decided on."""
    decision = found.decision
    return Match(
        appearance_id=appearance.id,
        claim_id=found.claim_id,
        relation=decision.relation,
        machine_relation=decision.relation,
        state=found.state,
        probability=decision.probability,
        differing_slots=list(decision.differing_slots),
        slots={name: slot_to_dict(slot) for name, slot in decision.slots.items()},
        features=dict(decision.features),
        threshold=settings.threshold,
        candidates_seen=found.candidates_seen or None,
        matcher_version=MATCHER_VERSION,
        machine_decided_at=now,
        decided_by_id=None,
        decided_at=now,
    )


def decision_of(match: Match) -> PairDecision:
    """A stored match as the record that it was made from, with the relation as it stands now."""
    return PairDecision(
        relation=match.relation,
        differing_slots=tuple(match.differing_slots),
        probability=match.probability,
        auto_confirm=match.state is MatchState.CONFIRMED and match.decided_by_id is None,
        slots={name: slot_from_dict(slot) for name, slot in match.slots.items()},
        features=dict(match.features),
    )


def _is_worth_a_look(decision: PairDecision, settings: MatchingSettings) -> bool:
    return decision.relation is not Relation.SAME or decision.probability >= settings.suggest_from


def _load_claims(session: Session, found: Sequence[Candidate]) -> dict[int, Row[int, str, dt.date | None]]:
    """Text and date of the candidates that still stand for themselves; merged ones answer through their successor."""
    ids = [candidate.claim_id for candidate in found]
    return {row[0]: row for row in session.connection().execute(_CLAIMS, {"ids": ids})} if ids else {}


def _most_promising(
    text: str, found: Sequence[Candidate], claims: dict[int, Row[int, str, dt.date | None]], limit: int
) -> list[int]:
    """The candidates worth the cost of a comparison: by shared rare terms and by likeness of the words, half and half."""
    kept = [candidate for candidate in found if candidate.claim_id in claims]
    if not kept:
        return []
    alike = process.cdist([text], [claims[hit.claim_id].text for hit in kept], scorer=fuzz.token_sort_ratio)[0]
    best = max(candidate.score for candidate in kept) or 1.0
    promise = [hit.score / best + float(likeness) / 100 for hit, likeness in zip(kept, alike, strict=True)]
    order = sorted(range(len(kept)), key=lambda place: (-promise[place], kept[place].claim_id))[:limit]
    floor = promise[order[0]] * LEAST_PROMISE
    return [
        kept[place].claim_id
        for rank, place in enumerate(order)
        if rank < ALWAYS_COMPARED or promise[place] >= floor or alike[place] >= LOOKS_ALIKE
    ]


@lru_cache(maxsize=8_192)
def _read_claim(text: str, claim_date: dt.date | None) -> Statement:
    """A claim read into its parts; the same claims come up in article after article."""
    return read_statement(text, published=claim_date)
