"""Pairs of claims that may be the same: listed for people, merged or kept apart by a reviewer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session, aliased

from claims.core.errors import Conflict, Invalid, NotFound
from claims.core.records import PairDecision
from claims.core.row_ids import is_id
from claims.models.claim import Claim
from claims.models.claim_regrouping import ClaimRegrouping
from claims.models.duplicate_pair import DuplicatePair, PairState
from claims.services.answers.answers_json import slot_from_dict
from claims.services.base.actors import Actor
from claims.services.base.changes import record_change
from claims.services.base.log import appending
from claims.services.base.paging import Page, RankPlace, checked_limit, decode_rank_cursor, page_of
from claims.services.base.rows import MOST_COUNTED, count_up_to
from claims.services.base.saving import require_version, saving
from claims.services.claims.regroupings import checked_reason, require_reviewer
from claims.services.regrouping.merging import merge_claims

SHOWN = 50

_SCALE = 2**62
"""A probability times this is a whole number, and exactly so from 2⁻⁹ on, where no suggestion lies below: a cursor gives
back the very same one."""


@dataclass(frozen=True, slots=True)
class DuplicateView:
    """A pair with its claims, the older one first."""

    pair: DuplicatePair
    first: Claim
    second: Claim


def list_duplicates(
    session: Session, *, state: PairState = PairState.SUGGESTED, after: str | None = None, limit: int = SHOWN
) -> Page[DuplicateView]:
    """Pairs of one state, most probable first; suggestions only while both claims stand for themselves.

    Raises ``Invalid`` (``bad_cursor``, ``limit_out_of_range``).
    """
    name = f"duplicates:{state}"
    rows = _joined().where(*_conditions(state))
    if after is not None:
        place = decode_rank_cursor(name, after)
        probability = place.rank / _SCALE
        rows = rows.where(
            or_(
                DuplicatePair.probability < probability,
                and_(DuplicatePair.probability == probability, DuplicatePair.id > place.id),
            )
        )
    rows = rows.order_by(DuplicatePair.probability.desc(), DuplicatePair.id).limit(checked_limit(limit) + 1)
    found = [DuplicateView(*row) for row in session.execute(rows)]
    return page_of(found, limit, name, lambda view: RankPlace(int(view.pair.probability * _SCALE), view.pair.id))


def count_duplicates(session: Session, *, limit: int = MOST_COUNTED) -> int:
    """How many pairs wait for a decision, counted up to ``limit``."""
    found = _joined().with_only_columns(DuplicatePair.id).where(*_conditions(PairState.SUGGESTED))
    return count_up_to(session, found, limit)


def get_duplicate(session: Session, pair_id: int) -> DuplicateView:
    """The pair with this id; ``NotFound`` if there is none."""
    row = session.execute(_joined().where(DuplicatePair.id == pair_id)).one_or_none() if is_id(pair_id) else None
    if row is None:
        raise NotFound(f"There is no pair {pair_id}.", code="pair_not_found")
    return DuplicateView(*row)


def decision_of_pair(pair: DuplicatePair) -> PairDecision:
    """A stored pair as the record that it was made from."""
    return PairDecision(
        relation=pair.relation,
        differing_slots=tuple(pair.differing_slots),
        probability=pair.probability,
        auto_confirm=False,
        slots={name: slot_from_dict(slot) for name, slot in pair.slots.items()},
        features=dict(pair.features),
    )


def merge_pair(
    session: Session,
    pair_id: int,
    keep_id: int,
    *,
    actor: Actor,
    reason: str,
    now: dt.datetime,
    expected_version: int | None = None,
) -> ClaimRegrouping:
    """Let the claim ``keep_id`` of the pair answer for the other; raises what ``merge_claims`` does, and ``Stale``."""
    view = _waiting(session, pair_id, expected_version)
    ids = (view.pair.first_id, view.pair.second_id)
    if keep_id not in ids:
        raise Invalid("Choose one of the two claims to stay.", code="same_claim", field="keep")
    other_id = ids[0] if keep_id == ids[1] else ids[1]
    return merge_claims(session, other_id, keep_id, actor=actor, reason=reason, now=now)


def keep_apart(
    session: Session,
    pair_id: int,
    *,
    actor: Actor,
    reason: str,
    now: dt.datetime,
    expected_version: int | None = None,
) -> DuplicatePair:
    """Say that the two are not the same: the pair never comes back. Raises ``NotAllowed``, ``Invalid``, ``Stale``,
    ``Conflict`` (``pair_decided``)."""
    require_reviewer(actor)
    reason = checked_reason(reason)
    pair = _waiting(session, pair_id, expected_version).pair
    with saving(session), appending(session):
        pair.state, pair.decided_by_id, pair.decided_at, pair.reason = PairState.KEPT_APART, actor.user_id, now, reason
        _note(session, pair, "kept_apart", actor=actor, reason=reason, now=now)
    return pair


def reconsider(session: Session, pair_id: int, *, actor: Actor, reason: str, now: dt.datetime) -> DuplicatePair:
    """Take back that a pair was kept apart: it is suggested again. Raises as ``keep_apart``."""
    require_reviewer(actor)
    reason = checked_reason(reason)
    pair = get_duplicate(session, pair_id).pair
    if pair.state is not PairState.KEPT_APART:
        raise Conflict("This pair was not kept apart.", code="pair_decided")
    with saving(session), appending(session):
        pair.state, pair.decided_by_id, pair.decided_at, pair.reason = PairState.SUGGESTED, None, None, ""
        _note(session, pair, "reconsidered", actor=actor, reason=reason, now=now)
    return pair


def _waiting(session: Session, pair_id: int, expected_version: int | None) -> DuplicateView:
    view = get_duplicate(session, pair_id)
    require_version(view.pair.lock_version, expected_version)
    if view.pair.state is not PairState.SUGGESTED:
        word = "merged" if view.pair.state is PairState.MERGED else "kept apart"
        raise Conflict(f"These claims were {word} already.", code="pair_decided")
    return view


_FIRST = aliased(Claim, name="first_claim")
_SECOND = aliased(Claim, name="second_claim")


def _joined() -> Select[DuplicatePair, Claim, Claim]:
    return (
        select(DuplicatePair, _FIRST, _SECOND)
        .join(_FIRST, _FIRST.id == DuplicatePair.first_id)
        .join(_SECOND, _SECOND.id == DuplicatePair.second_id)
    )


def _conditions(state: PairState) -> Sequence[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = [DuplicatePair.state == state]
    if state is PairState.SUGGESTED:
        wanted += [_FIRST.merged_into_id.is_(None), _SECOND.merged_into_id.is_(None)]
    return wanted


def _note(session: Session, pair: DuplicatePair, action: str, *, actor: Actor, reason: str, now: dt.datetime) -> None:
    for claim_id, other_id in ((pair.first_id, pair.second_id), (pair.second_id, pair.first_id)):
        detail = {"claim": other_id, "pair": pair.id}
        record_change(session, "claim", claim_id, action, actor=actor, now=now, reason=reason, detail=detail)
