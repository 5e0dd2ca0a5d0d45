"""The finder of duplicates: each claim is looked up in the registry as if an article had said it.

Candidates come from the index, so a claim is compared with a few others and never with all. A pair that people kept apart
never comes back, also not when one of its claims has been merged on; two pieces of one sentence are none. A suggestion that
was found before is brought up to date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from claims.core.matching.decision.relations import mirror
from claims.core.matching.statements.reading import read_statement
from claims.core.records import PairDecision, Relation
from claims.models.claim import Claim
from claims.models.duplicate_pair import DuplicatePair, PairState
from claims.models.sweep import Sweep
from claims.services.answers.answers_json import slot_to_dict
from claims.services.base.claim_families import roots_of
from claims.services.matching.matching import MATCHER_VERSION, MatchingSettings, compare_candidates
from claims.services.matching.said_beside import pairs_side_by_side
from claims.services.matching.sweeps import Advance

CLAIMS_AT_ONCE = 200
"""Claims of one slice: some seconds of looking, and a write that nobody waits long for.

On 20,000 fact-checked claims a claim took 28 ms of one core (November 2026); comparing it with 4 others instead of the 10
that matching compares halved that and lost 46 of 124 pairs, since the same claim is often checked many times.
"""


@dataclass(frozen=True, slots=True)
class FoundPair:
    """Two claims that may be the same; ``decision`` is seen from the first, which is the older one."""

    first_id: int
    second_id: int
    decision: PairDecision


@dataclass(frozen=True, slots=True)
class Slice:
    """What one slice found, how far it came, and from where."""

    after: int
    step: Advance
    pairs: tuple[FoundPair, ...]


def search_slice(session: Session, sweep: Sweep, *, settings: MatchingSettings, limit: int = CLAIMS_AT_ONCE) -> Slice:
    """Look for duplicates of the next claims of a sweep; only reads."""
    rows = session.execute(
        select(Claim.id, Claim.text, Claim.claim_date)
        .where(Claim.id > sweep.cursor, Claim.id <= sweep.last_id, Claim.merged_into_id.is_(None))
        .order_by(Claim.id)
        .limit(limit)
    ).all()
    settings = replace(settings, other_words=False)  # what was merged is no duplicate, and wordings are no claims
    found: dict[tuple[int, int], FoundPair] = {}
    for row in rows:
        statement = read_statement(row.text, published=row.claim_date)
        for match in compare_candidates(session, statement, exclude_claim_ids=(row.id,), settings=settings):
            if match.decision.relation is Relation.SAME:
                pair = pair_in_order(row.id, match.claim_id, match.decision)
                found.setdefault((pair.first_id, pair.second_id), pair)
    is_last = len(rows) < limit
    cursor = sweep.last_id if is_last else rows[-1].id
    return Slice(sweep.cursor, Advance(cursor, len(rows), is_last), tuple(found.values()))


def store_pairs(session: Session, pairs: Sequence[FoundPair], *, settings: MatchingSettings, now: dt.datetime) -> int:
    """Suggest the pairs that nobody has decided on; gives how many are new."""
    if not pairs:
        return 0
    ids = {claim_id for pair in pairs for claim_id in (pair.first_id, pair.second_id)}
    roots = roots_of(session, ids)
    known = _known(session, pairs)
    apart = _kept_apart(session, set(roots.values()))
    beside = pairs_side_by_side(session, {(pair.first_id, pair.second_id) for pair in pairs})
    new = 0
    for pair in pairs:
        stored = known.get((pair.first_id, pair.second_id))
        if stored is not None:
            if stored.state is PairState.SUGGESTED:
                _describe(stored, pair.decision, settings)
            continue
        if (pair.first_id, pair.second_id) in beside and not pair.decision.auto_confirm:
            continue
        one, other = roots[pair.first_id], roots[pair.second_id]
        if (one, other) != (pair.first_id, pair.second_id) or frozenset((one, other)) in apart:
            continue
        row = DuplicatePair(
            first_id=pair.first_id, second_id=pair.second_id, state=PairState.SUGGESTED, found_at=now, decided_at=None
        )
        _describe(row, pair.decision, settings)
        session.add(row)
        known[pair.first_id, pair.second_id] = row  # passages of one claim may each lead to the pair
        new += 1
    session.flush()  # a pair that another writer stored at the same moment is reported here
    return new


def pair_in_order(claim_id: int, other_id: int, decision: PairDecision) -> FoundPair:
    """A pair of claims, the older first; ``decision`` is how ``claim_id`` relates to ``other_id``."""
    if claim_id < other_id:
        return FoundPair(claim_id, other_id, decision)
    return FoundPair(other_id, claim_id, mirror(decision))


def _describe(row: DuplicatePair, decision: PairDecision, settings: MatchingSettings) -> None:
    row.relation = decision.relation
    row.probability = decision.probability
    row.differing_slots = list(decision.differing_slots)
    row.slots = {name: slot_to_dict(slot) for name, slot in decision.slots.items()}
    row.features = dict(decision.features)
    row.threshold = settings.threshold
    row.matcher_version = MATCHER_VERSION


def _known(session: Session, pairs: Sequence[FoundPair]) -> dict[tuple[int, int], DuplicatePair]:
    rows = session.scalars(select(DuplicatePair).where(DuplicatePair.first_id.in_({pair.first_id for pair in pairs})))
    return {(row.first_id, row.second_id): row for row in rows}


def _kept_apart(session: Session, roots: set[int]) -> set[frozenset[int]]:
    """Pairs of claims that were kept apart, each named by the claim that answers for it today."""
    first, second = aliased(Claim), aliased(Claim)
    rows = session.execute(
        select(first.id, first.merged_into_id, second.id, second.merged_into_id)
        .select_from(DuplicatePair)
        .join(first, first.id == DuplicatePair.first_id)
        .join(second, second.id == DuplicatePair.second_id)
        .where(
            DuplicatePair.state == PairState.KEPT_APART,
            or_(
                first.id.in_(roots),
                first.merged_into_id.in_(roots),
                second.id.in_(roots),
                second.merged_into_id.in_(roots),
            ),
        )
    )
    return {frozenset((led_one or one, led_other or other)) for one, led_one, other, led_other in rows}
