"""Rewording a claim: in place while nobody has published on it, as a new claim that is linked to the old one afterwards."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid, NotAllowed, Stale
from claims.core.texts.input_text import tidy_line
from claims.models.api_key import Scope
from claims.models.claim import Claim
from claims.models.user import OrganizationRole
from claims.services.base.actors import Actor, require_role, require_scope
from claims.services.base.changes import record_change
from claims.services.base.claim_families import lock_claims, wait_for_other_regroupings
from claims.services.base.log import appending
from claims.services.base.saving import saving
from claims.services.claims.claims import change_claim_text, create_claim, has_public_review
from claims.services.claims.regroupings import checked_reason, require_unmerged
from claims.services.judging.wording_decisions import follow_rewording
from claims.services.matching.sweeps import start_rematch
from claims.services.reviews.reviews import open_review

MOST_SHOWN = 20
"""Rewordings of one claim that are named beside it."""


def reword_claim(
    session: Session,
    claim_id: int,
    text: str,
    *,
    actor: Actor,
    reason: str,
    now: dt.datetime,
    seen: str | None = None,
) -> Claim:
    """The claim in its new wording: itself before the first publication, else a new one that says whose rewording it is.

    ``seen`` is the wording that the new one was written against; None rewords whatever stands there.

    What is public keeps the words that were checked. The new claim gets an open review of the actor's organization.
    Raises ``NotAllowed`` (``role_missing``, ``person_needed``), ``NotFound``, ``Conflict`` (``claim_merged``), ``Stale``
    where it does not say ``seen`` any more, and ``Invalid`` (no reason, a text that cannot be stored; ``nothing_changed``).
    """
    require_scope(actor, Scope.REVIEWS_WRITE)
    require_role(actor, OrganizationRole.CHECKER, OrganizationRole.REVIEWER)
    if actor.user_id is None:
        raise NotAllowed("Only a person rewords claims; a program may suggest.", code="person_needed")
    reason = checked_reason(reason)
    with saving(session), appending(session):
        wait_for_other_regroupings(session)  # what was found through the words of the claim may be decided anew
        old = require_unmerged(lock_claims(session, claim_id), claim_id)
        if seen is not None and " ".join(seen.split()) != old.text:
            raise Stale("Somebody has reworded this claim meanwhile. Read what it says now, then reword it again.")
        if " ".join(text.split()) == old.text:
            raise Invalid("The claim says just this already.", code="nothing_changed", field="text")
        if (done := _reworded_so(session, old.id, text)) is not None:
            return done  # the form was sent twice
        if not has_public_review(session, old.id):
            claim = change_claim_text(session, old, text, actor=actor, now=now, reason=reason)
            follow_rewording(session, claim, actor=actor, now=now)
        else:
            claim = _new_wording(session, old, text, actor=actor, reason=reason, now=now)
        start_rematch(session, claim_ids=[claim.id], actor=actor, now=now)
    return claim


def rewordings_of(session: Session, claim_id: int, *, known_at: dt.datetime | None = None) -> list[Claim]:
    """The claims that reword this one, newest first, with ``known_at`` those recorded by then; the newest
    ``MOST_SHOWN``."""
    rows = select(Claim).where(Claim.rewords_id == claim_id).order_by(Claim.id.desc()).limit(MOST_SHOWN)
    return list(session.scalars(rows if known_at is None else rows.where(Claim.created_at <= known_at)))


def _reworded_so(session: Session, claim_id: int, text: str) -> Claim | None:
    """The claim that says what ``claim_id`` says in just these words already, if there is one."""
    same = select(Claim).where(
        Claim.rewords_id == claim_id, Claim.text == tidy_line(text), Claim.merged_into_id.is_(None)
    )
    return session.scalars(same.order_by(Claim.id).limit(1)).first()


def _new_wording(session: Session, old: Claim, text: str, *, actor: Actor, reason: str, now: dt.datetime) -> Claim:
    new = create_claim(
        session,
        text=text,
        kind=old.kind,
        language=old.language,
        claim_date=old.claim_date,
        check_worthiness=old.check_worthiness,
        actor=actor,
        now=now,
    )
    new.speaker_id, new.rewords_id = old.speaker_id, old.id
    session.flush()  # the list of rewordings reads it
    for one, name, other, action in ((old, "claim", new, "reworded_as"), (new, "from", old, "rewords")):
        detail = {name: other.id}
        record_change(session, "claim", one.id, action, actor=actor, now=now, reason=reason, detail=detail)
    if actor.organization_id is not None:
        open_review(session, new.id, actor.organization_id, actor=actor, now=now, reason="reworded")
    return new
