"""Matching: from a statement to the claims of the registry that it repeats or touches.

Candidates come from the index, rarest terms first; the most promising of them are read into their parts and compared
slot by slot. A match says how two statements relate; it never copies a verdict.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import Select, and_, bindparam, case, select
from sqlalchemy.orm import Session

from claims.core.matching.comparing.prescreen import Prescreen
from claims.core.matching.comparing.relatedness import SAME_PREDICATE_COVERAGE
from claims.core.matching.decision.relation_reader import LEAST_SHARED, RelationReader
from claims.core.matching.decision.relations import DEFAULT_THRESHOLD, ComparedPair
from claims.core.matching.decision.topic import TextLikeness, may_read_alike
from claims.core.matching.decision.wordings import tells_the_same_values
from claims.core.matching.ranking.ranking_model import TextAnswers
from claims.core.matching.statements.reading import Statement
from claims.core.matching.words.terms import query_terms
from claims.core.records import (
    Candidate,
    MatchState,
    PairDecision,
    Relation,
)
from claims.models.appearance import Appearance
from claims.models.claim import Claim
from claims.models.claim_reading import ClaimReading
from claims.models.match import Match
from claims.services.answers.answers_json import slot_from_dict, slot_to_dict
from claims.services.base.listed import is_listed, with_listed
from claims.services.base.parts import in_parts
from claims.services.base.quick_reads import QuickRead
from claims.services.index.candidates import find_candidates_of_each
from claims.services.index.claim_readings import ReadableClaim, load_readings, read_claim
from claims.services.index.indexed_texts import WORDINGS
from claims.services.index.reader_version import reader_version
from claims.services.matching.wordings import Worded, Wording, as_worded, find_worded, load_wordings

MATCHER_VERSION = "rules/26"
"""Kept with every match; changes when the same pair could be confirmed otherwise. Whether an encoder read a pair, which
changes relations and never confirms, stands in the match's features."""


ALWAYS_COMPARED = 3
LEAST_PROMISE = 0.65
"""The first few candidates are compared in any case, further ones only if they promise at least this share of the best (by
words alone or by what they mean as well, whichever is asked for).

On the 234 published contrast pairs that relate, their right sides among 10,000 claims of tweets (November 2026), 227 of the
231 right sides that the index had let through were then compared, as many as at 0.55 and with fifty more
candidates, at four comparisons a statement.
"""

LOOKS_ALIKE = 75
"""Likeness of the words (0..100) from which a candidate is compared in any case: in a registry on one topic the words of
close false friends are no rare terms."""

WORTH_A_LOOK = 0.4
"""Probability from which a *same* pair is suggested. By the slots alone none has less than 0.6; read by the encoder, a pair
whose likeliest relation is *same* is so about as often as its probability says (calibration error of 1,980 judged pairs
0.04)."""

RERANKED = 50
"""Candidates whose words are compared with the statement's; BM25 has put the right claim among them wherever it shares a
rare word (in the trials on 1,000,000 claims, always)."""

READ_PAIRS = 3
"""Candidates, the most promising ones, that the encoder reads too, where the slots alone confirm none: a pair costs it some
10 ms."""

LIKENED = 20
LIKENESS_WEIGHT = 2.0
"""Where an encoder reads pairs, the first so many candidates by shared words are put in order by what their words mean
as well: paraphrases share few. Of 817 judged pairs 701 are found so (682 without; ``--part choose``), of 784 others 669
(654; ``fit``), of the 753 kept for reporting 650 (628); statements that find something among claims about other things
are as many (24 of 600). Weights from 1 to 4 differ by four pairs (``benchmarks/matching_unrelated.py``, November 2026).

Candidates that share no rare word, found by the vectors of their texts, add nothing: of the 44 pairs of 817 whose claim is
not among the first fifty by words 24 are among the nearest twenty by vectors, and none of these is told to relate.
"""

STATEMENTS_AT_ONCE = 20
"""Statements looked up in one go: a round trip costs as much as the reading, and the first answers should not wait long."""

LIKELY = 10
"""Candidates of a single statement, the first by shared words, whose stored readings PostgreSQL sends along with their
texts: with all that are compared among them, as for 270 of 300 statements on 1,000,000 claims, a look-up makes a round trip
less, which takes as long as to find the texts (December 2026)."""

_IDS_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class MatchingSettings:
    """How far matching looks: claims that the index lets through, those compared slot by slot, near misses kept.

    ``threshold`` is the probability from which a match is confirmed by machine, ``suggest_from`` the one from which it is
    worth a person's look. ``detection_encoder``: whether the texts are read with the encoder too. ``reader`` is
    the second evidence on how a pair relates; without it the slots decide alone. ``likeness`` tells which candidates speak
    of the statement's topic at all; without it whatever shares enough words with it is compared. ``answers`` tells which
    claim probably settles a post as a whole, where nothing tells how it relates (``probable_answers``). With
    ``other_words`` a claim is found by the words of claims merged into it and of its wordings, too.
    """

    threshold: float = DEFAULT_THRESHOLD
    suggest_from: float = WORTH_A_LOOK
    candidates: int = 100
    compared: int = 10
    near_misses: int = 5
    detection_encoder: bool = False
    reader: RelationReader | None = None
    likeness: TextLikeness | None = None
    answers: TextAnswers | None = None
    other_words: bool = True


@dataclass(frozen=True, slots=True)
class FoundMatch:
    """A claim of the registry and how the statement relates to it."""

    claim_id: int
    decision: PairDecision
    candidates_seen: int = 0
    """Texts that the index let through beside it, itself included."""
    through_id: int | None = None
    """The match whose wording the statement was compared with, instead of the claim (``wordings``)."""

    @property
    def state(self) -> MatchState:
        """Confirmed where the rule allows the machine to, else a suggestion."""
        return MatchState.CONFIRMED if self.decision.auto_confirm else MatchState.SUGGESTED


def find_matches(
    session: Session, statement: Statement, *, newer_than: int = 0, settings: MatchingSettings
) -> list[FoundMatch]:
    """The claims that say the same, best first, then the best near misses.

    ``newer_than`` leaves out claims up to that id. Never reads more than the candidates of the index.
    """
    return next(find_matches_of_each(session, [statement], newer_than=newer_than, settings=settings))


def find_matches_of_each(
    session: Session, statements: Iterable[Statement], *, newer_than: int = 0, settings: MatchingSettings
) -> Iterator[list[FoundMatch]]:
    """What ``find_matches`` gives for each statement in turn; many are looked up in one go, as soon as one is asked for."""
    decide = ComparedPair.decide_if_related
    for compared in _compare_each(session, statements, decide, newer_than=newer_than, settings=settings):
        same = [match for match in compared if match.decision.relation is Relation.SAME]
        near = [match for match in compared if match.decision.relation is not Relation.SAME]
        near.sort(key=lambda match: nearness(match.decision))  # equal ones stay in order
        yield same + near[: settings.near_misses]


def nearness(decision: PairDecision) -> tuple[float, int]:
    """The key that puts near misses in order: how probably *same* and how much of their content both have, to a tenth, as
    smaller steps say nothing where the slots rule *same* out; then the fewer slots differ."""
    return -round(decision.probability + decision.features.get("coverage", 0.0), 1), len(decision.differing_slots)


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
    compared = _compare_each(
        session,
        [statement],
        ComparedPair.decide,
        exclude_claim_ids=exclude_claim_ids,
        newer_than=newer_than,
        settings=settings,
    )
    return next(compared)


_Row = tuple[Any, ...]
"""The fields of a ``ReadableClaim`` behind the claim that this one was merged into: of fifty texts only those few that are
compared become records."""

Decide = Callable[[ComparedPair, RelationReader | None], PairDecision | None]
"""How a statement relates to a claim; ``None`` where that is of no interest."""


@dataclass(frozen=True, slots=True)
class _Promising:
    """What is to be compared with a statement, how many texts the index let through, and by the id of a claim the one that
    answers for it, where it was merged."""

    statement: Statement
    claims: tuple[ReadableClaim, ...]
    wordings: tuple[Wording, ...]
    answering: Mapping[int, int]
    seen: int


def _compare_each(
    session: Session,
    statements: Iterable[Statement],
    decide: Decide,
    *,
    exclude_claim_ids: Iterable[int] = (),
    newer_than: int = 0,
    settings: MatchingSettings,
) -> Iterator[list[FoundMatch]]:
    excluded = frozenset(exclude_claim_ids)
    waiting = iter(statements)
    while part := list(islice(waiting, STATEMENTS_AT_ONCE)):
        found = _find_promising(session, part, excluded=excluded, newer_than=newer_than, settings=settings)
        known = load_readings(session, (claim for one in found for claim in one.claims))
        for one in found:
            yield _decide_each(one, known, decide, settings)


def _find_promising(
    session: Session,
    statements: Sequence[Statement],
    *,
    excluded: frozenset[int],
    newer_than: int,
    settings: MatchingSettings,
) -> list[_Promising]:
    least = SAME_PREDICATE_COVERAGE if settings.reader is None else LEAST_SHARED
    likeness = None if settings.reader is None else settings.likeness
    terms = [query_terms(statement.text) for statement in statements]
    candidates = find_candidates_of_each(session, terms, limit=settings.candidates)
    worded = [[hit.claim_id for hit in found if hit.claim_id >= WORDINGS] for found in candidates]
    wordings = _wordings(session, worded, excluded, newer_than) if settings.other_words and any(worded) else {}
    hits_of_each = [_claims_of(found, wordings) for found in candidates] if any(worded) else candidates
    wanted = [
        [hit for hit in hits if hit.claim_id > newer_than and hit.claim_id not in excluded][:RERANKED]
        for hits in hits_of_each
    ]
    likely = [hit.claim_id for hit in wanted[0][:LIKELY]] if len(wanted) == 1 else []
    claims = load_claims(session, [hit.claim_id for hits in wanted for hit in hits], likely=likely)
    if not settings.other_words:
        claims = {claim_id: row for claim_id, row in claims.items() if row[0] is None}
    answering = {claim_id: row[0] for claim_id, row in claims.items() if row[0] is not None}
    answering |= {wording.claim.id: wording.answering_id for wording in wordings.values()}
    promising = []
    for statement, found, hits, ids in zip(statements, candidates, wanted, worded, strict=True):
        best = _most_promising(statement.text, hits, claims, settings.compared, likeness)
        chosen = [ReadableClaim(*claims[claim_id][1:]) for claim_id in best if answering.get(claim_id) not in excluded]
        screen = Prescreen(statement, least=least)
        related = tuple(
            claim
            for rank, claim in enumerate(chosen)
            if screen.may_be_related(claim.text)
            or (likeness is not None and rank < READ_PAIRS and may_read_alike(likeness(statement.text, claim.text)))
        )
        known = tuple(wordings[text_id] for text_id in ids if text_id in wordings)
        promising.append(_Promising(statement, related, known, answering, len(found)))
    return promising


def _claims_of(found: Sequence[Candidate], wordings: Mapping[int, Wording]) -> list[Candidate]:
    """The claims that the index let through, by their own words or by their wordings: of a claim with many wordings these
    may leave no room for itself."""
    claims: dict[int, Candidate] = {}
    for hit in found:
        if hit.claim_id < WORDINGS:
            claims.setdefault(hit.claim_id, hit)
        elif wording := wordings.get(hit.claim_id):
            claims.setdefault(wording.claim.id, Candidate(wording.claim.id, hit.score))
    return list(claims.values())


def _wordings(
    session: Session, text_ids: Iterable[Iterable[int]], excluded: frozenset[int], newer_than: int
) -> dict[int, Wording]:
    """The wordings among what the index let through, of claims that may be found."""
    found = load_wordings(session, {text_id for ids in text_ids for text_id in ids})
    return {
        text_id: wording
        for text_id, wording in found.items()
        if wording.match.claim_id > newer_than and excluded.isdisjoint((wording.claim.id, wording.answering_id))
    }


def _decide_each(
    found: _Promising, known: Mapping[int, Statement], decide: Decide, settings: MatchingSettings
) -> list[FoundMatch]:
    pairs = {claim.claim_id: _compared(found.statement, known[claim.claim_id], settings) for claim in found.claims}
    decisions = {claim_id: decide(pair, None) for claim_id, pair in pairs.items()}
    confirmed = {claim_id for claim_id, one in decisions.items() if one is not None and one.auto_confirm}
    worded = _worded(found, confirmed, settings) if found.wordings else {}
    is_found = bool(confirmed) or any(one.decision.auto_confirm for one in worded.values())
    if settings.reader is not None and not is_found:
        promising = islice(pairs.items(), READ_PAIRS)
        decisions |= {claim_id: decide(pair, settings.reader) for claim_id, pair in promising}
    matches = [
        FoundMatch(claim_id, decision, found.seen)
        for claim_id, decision in decisions.items()
        if decision is not None and claim_id not in worded and _is_worth_a_look(decision, settings)
    ]
    matches += [FoundMatch(claim_id, one.decision, found.seen, one.match_id) for claim_id, one in worded.items()]
    matches.sort(key=lambda match: (-match.decision.probability, match.claim_id))
    return _each_answer_once(matches, found.answering) if found.answering or worded else matches


def _worded(found: _Promising, confirmed: Collection[int], settings: MatchingSettings) -> dict[int, Worded]:
    """The claims of which the statement repeats a wording, but those that it says in their own words."""
    known = {found.answering.get(claim_id, claim_id) for claim_id in confirmed}
    return find_worded(found.statement, found.wordings, known=known, compare=partial(_compared, settings=settings))


def _each_answer_once(matches: Sequence[FoundMatch], answering: Mapping[int, int]) -> list[FoundMatch]:
    """Of claims for which one answers the match that counts most: confirmed ones first, then those that say the same."""
    best: dict[int, FoundMatch] = {}
    for match in matches:
        root = answering.get(match.claim_id, match.claim_id)
        if root not in best or _weight(match) > _weight(best[root]):
            best[root] = match
    kept = set(map(id, best.values()))
    return [match for match in matches if id(match) in kept]


def _weight(match: FoundMatch) -> tuple[bool, bool, float]:
    decision = match.decision
    return decision.auto_confirm, decision.relation is Relation.SAME, decision.probability


def decide_against(
    statement: Statement, text: str, claim_date: dt.date | None, *, settings: MatchingSettings
) -> PairDecision:
    """How a statement relates to the text of one claim, whatever the index says: every match is decided here."""
    return _compared(statement, read_claim(text, claim_date), settings).decide(settings.reader)


def is_provably_the_same(statement: Statement, other: Statement) -> bool:
    """Whether two statements say the same by the rules that any pair must meet, with the very same figures and times."""
    return (
        tells_the_same_values(statement, other)
        and _compared(statement, other, MatchingSettings()).decide().auto_confirm
    )


def found_again(
    statement: Statement, claim: Claim, through: Wording | None, *, settings: MatchingSettings
) -> FoundMatch:
    """How a statement relates to a claim: through a wording, where it still repeats it, else to the claim's own words."""
    if through is not None:
        worded = as_worded(statement, through, partial(_compared, settings=settings))
        if worded is not None:
            return FoundMatch(claim.id, worded, through_id=through.match.id)
    return FoundMatch(claim.id, decide_against(statement, claim.text, claim.claim_date, settings=settings))


def _compared(statement: Statement, claim: Statement, settings: MatchingSettings) -> ComparedPair:
    return ComparedPair(
        statement,
        claim,
        threshold=settings.threshold,
        suggest_from=settings.suggest_from,
        likeness=settings.likeness,
    )


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
        is_wording=False,
        through_id=found.through_id,
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


def load_claims(session: Session, ids: Sequence[int], *, likely: Sequence[int] = ()) -> dict[int, _Row]:
    """The candidates with the claims that they were merged into. With those that are ``likely`` to be compared their stored
    readings may come along."""
    claims: dict[int, _Row] = {}
    for part in in_parts(sorted(set(ids)), _IDS_AT_ONCE):
        if likely:
            rows = _CLAIMS_AND_READINGS.rows(session, ids=part, likely=likely, reader=reader_version())
        else:
            rows = _CLAIMS.rows(session, ids=part)
        claims |= {row[1]: row for row in rows}
    return claims


_TABLE, _READING = Claim.__table__, ClaimReading.__table__.c
_TEXTS = select(_TABLE.c.merged_into_id, _TABLE.c.id, _TABLE.c.text, _TABLE.c.claim_date)


def _texts(dialect: str) -> Select[Any]:
    return with_listed(_TEXTS, _TABLE.c.id, "ids", dialect)


def _texts_with_readings(dialect: str) -> Select[Any]:
    """The same, on PostgreSQL with the readings of those listed as likely. SQLite has no round trip to save."""
    if dialect != "postgresql":
        return _texts(dialect)
    likely = case((is_listed(_TABLE.c.id, "likely"), _TABLE.c.id))
    is_reading = and_(_READING.claim_id == likely, _READING.reader == bindparam("reader"))
    joined = _TEXTS.add_columns(_READING.packed).select_from(_TABLE.outerjoin(ClaimReading.__table__, is_reading))
    return with_listed(joined, _TABLE.c.id, "ids", dialect)


_CLAIMS, _CLAIMS_AND_READINGS = QuickRead(_texts), QuickRead(_texts_with_readings)


def _most_promising(
    text: str,
    found: Sequence[Candidate],
    claims: Mapping[int, _Row],
    limit: int,
    likeness: TextLikeness | None = None,
) -> list[int]:
    """The candidates worth the cost of a comparison: by shared rare terms and by likeness of the words, half and half, and
    by likeness of what they mean, which counts as much as both, where ``likeness`` tells it."""
    kept = [candidate for candidate in found if candidate.claim_id in claims]
    if not kept:
        return []
    alike = process.cdist([text], [claims[hit.claim_id][2] for hit in kept], scorer=fuzz.token_sort_ratio)[0].tolist()
    best = max([hit.score for hit in kept]) or 1.0
    promise = [hit.score / best + ratio / 100 for hit, ratio in zip(kept, alike, strict=True)]
    ranked = sorted([(-promise[place], hit.claim_id, place) for place, hit in enumerate(kept)])
    order = [place for _, _, place in ranked]
    if likeness is not None:
        for place in order[:LIKENED]:
            promise[place] += LIKENESS_WEIGHT * likeness(text, claims[kept[place].claim_id][2]).whole
        order.sort(key=lambda place: (-promise[place], kept[place].claim_id))
    floor = promise[order[0]] * LEAST_PROMISE
    return [
        kept[place].claim_id
        for rank, place in enumerate(order[:limit])
        if rank < ALWAYS_COMPARED or promise[place] >= floor or alike[place] >= LOOKS_ALIKE
    ]
