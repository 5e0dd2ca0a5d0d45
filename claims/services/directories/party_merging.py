"""Merging two parties that are one: nothing is rewritten, the one leads to the other, and for thirty days back again."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, NotAllowed, NotFound
from claims.core.texts.input_text import checked_text
from claims.models.party import MAX_REDIRECTED_LENGTH, PartyRow
from claims.services.base.actors import Actor
from claims.services.base.changes import MAX_REASON_LENGTH, record_change
from claims.services.base.rows import find_row
from claims.services.directories.parties import M, N, P, PartyKind, X, get_party

UNDO_WITHIN = dt.timedelta(days=30)

PREVIEW_LIMIT = 1_000
"""Rows of each kind that a look before a merge counts at most."""


def merge_parties(
    session: Session,
    kind: PartyKind[P, N, X, M],
    party_id: int,
    into_id: int,
    *,
    reason: str,
    actor: Actor,
    now: dt.datetime,
) -> M:
    """Let a party lead to another of its kind; its id, names and what is bound to it stay as they are. The caller has
    seen to it that the actor may.

    Raises ``NotFound``, ``Invalid`` (``text_missing``), ``NotAllowed`` (``person_needed``) and ``Conflict``
    (``KIND_merged``, ``same_KIND``, ``merge_too_long``).
    """
    if actor.user_id is None:
        raise NotAllowed("Only a person may merge.", code="person_needed")
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH, required=True)
    party, into = lock_two(session, kind, party_id, into_id)
    redirected = list(session.scalars(select(kind.model.id).where(kind.model.merged_into_id == party.id)))
    kept = " ".join(map(str, redirected))
    if len(kept) > MAX_REDIRECTED_LENGTH:
        raise Conflict(f"Too many lead to {kind.word} {party.id} already.", code="merge_too_long")
    _lead(session, kind.model, [party.id, *redirected], into.id)
    merge = kind.merges(
        party_id=party.id, into_id=into.id, redirected=kept, user_id=actor.user_id, reason=reason, created_at=now
    )
    session.add(merge)
    detail = {kind.word: party.id, "into": into.id}
    for one, action in ((party, "merged"), (into, "took_in")):
        record_change(session, kind.subject, one.id, action, actor=actor, now=now, reason=reason, detail=detail)
    session.flush()  # the page leads on at once
    return merge


def get_merge(session: Session, kind: PartyKind[P, N, X, M], merge_id: int) -> M:
    """The merge with this id, held against other writers; ``NotFound`` if there is none."""
    merge = find_row(session, kind.merges, merge_id, with_for_update=True)
    if merge is None:
        raise NotFound(f"There is no merge {merge_id}.", code="merge_unknown")
    return merge


def undo_party_merge(
    session: Session, kind: PartyKind[P, N, X, M], merge_id: int, *, reason: str = "", actor: Actor, now: dt.datetime
) -> M:
    """Take a merge back, within ``UNDO_WITHIN`` and while nothing was merged on it. The caller has seen to it that the
    actor may.

    Raises ``NotFound``, ``Conflict`` (``undone_already``, ``undo_too_late``, ``merged_since``).
    """
    reason = checked_text(reason, "reason", max_length=MAX_REASON_LENGTH)
    merge = get_merge(session, kind, merge_id)
    if merge.undone_at is not None:
        raise Conflict("This merge was taken back already.", code="undone_already")
    if now - merge.created_at > UNDO_WITHIN:
        raise Conflict("A merge can be taken back for 30 days.", code="undo_too_late")
    party, into = _locked(session, kind, merge.party_id, merge.into_id)
    if party.merged_into_id != into.id:
        raise Conflict(
            f"{kind.word.capitalize()}s were merged on since. Take the later merge back first.", code="merged_since"
        )
    party.merged_into_id = None
    _lead(session, kind.model, [int(number) for number in merge.redirected.split()], party.id)
    merge.undone_at, merge.undone_by_id = now, actor.user_id
    detail = {kind.word: party.id, "into": into.id}
    for one in (party, into):
        record_change(session, kind.subject, one.id, "merge_undone", actor=actor, now=now, reason=reason, detail=detail)
    session.flush()  # the page stands again at once
    return merge


def lock_two(session: Session, kind: PartyKind[P, N, X, M], party_id: int, into_id: int) -> tuple[P, P]:
    """Both, held until the transaction ends, if they may be merged; else ``NotFound`` or ``Conflict``."""
    if party_id == into_id:
        article = "An" if kind.word[0] in "aeiou" else "A"
        raise Conflict(f"{article} {kind.word} cannot be merged into itself.", code=f"same_{kind.word}")
    party, into = _locked(session, kind, party_id, into_id)
    for one in (party, into):
        if one.merged_into_id is not None:
            raise Conflict(
                f"{kind.word.capitalize()} {one.id} was merged into {one.merged_into_id} already.",
                code=f"{kind.word}_merged",
            )
    return party, into


def _locked(session: Session, kind: PartyKind[P, N, X, M], first_id: int, second_id: int) -> tuple[P, P]:
    """Both, held in the order of their ids, so that two merges wait for each other in no circle."""
    for number in sorted((first_id, second_id)):
        get_party(session, kind, number)
        session.get_one(kind.model, number, with_for_update=True, populate_existing=True)
    return session.get_one(kind.model, first_id), session.get_one(kind.model, second_id)


def _lead(session: Session, model: type[PartyRow], party_ids: list[int], into_id: int) -> None:
    for party in session.scalars(select(model).where(model.id.in_(party_ids))):
        party.merged_into_id = into_id
    session.flush()  # what follows reads the new heads
