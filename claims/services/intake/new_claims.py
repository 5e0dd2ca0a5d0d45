"""New claims: what an article says and nobody has registered yet."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.texts.input_text import MAX_CLAIM_LENGTH, tidy_line
from claims.core.verdicts import BOUND_TO_SPEAKER
from claims.models.appearance import Appearance
from claims.models.claim import Claim
from claims.models.organization import Organization
from claims.services.base.actors import SYSTEM, Actor
from claims.services.base.organization_families import answering
from claims.services.claims.claims import create_claim
from claims.services.reviews.reviews import open_first_reviews

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")


def open_claim(
    session: Session, appearance: Appearance, *, language: str, date: dt.date, actor: Actor, now: dt.datetime
) -> Claim | None:
    """A new claim in the words of an appearance, linked to it, with a review waiting in the sender's organization.

    None where its words are too many for a claim: nobody could check them as one statement.
    """
    claim = make_claim_of(session, appearance, language=language, date=date, actor=actor, now=now)
    if claim is not None:
        open_reviews(session, [claim], actor=actor, now=now)
        appearance.claim_id = claim.id
    return claim


def make_claim_of(
    session: Session,
    appearance: Appearance,
    *,
    language: str,
    date: dt.date,
    actor: Actor,
    now: dt.datetime,
    index: bool = True,
) -> Claim | None:
    """The new claim alone, as ``open_claim`` makes it; without ``index`` the caller indexes it."""
    text = _claim_text(appearance.standalone_text)
    if not 0 < len(text) <= MAX_CLAIM_LENGTH:
        return None
    speaker = appearance.speaker if appearance.kind in BOUND_TO_SPEAKER else None
    return create_claim(
        session,
        text=text,
        kind=appearance.kind,
        language=language,
        claim_date=date,
        speaker=_claim_text(speaker) if speaker else None,
        check_worthiness=appearance.score,
        actor=actor,
        now=now,
        index=index,
    )


def open_reviews(session: Session, claims: Sequence[Claim], *, actor: Actor, now: dt.datetime) -> None:
    """A review of each claim that this transaction has made, waiting in the sender's organization, the one that this was
    merged into since, or the default one."""
    sender_id = actor.organization_id or default_organization_id(session)
    if not claims or sender_id is None:
        return
    organization = answering(session, session.get_one(Organization, sender_id, populate_existing=True))
    ids = [claim.id for claim in claims]
    open_first_reviews(session, ids, organization.id, actor=SYSTEM, now=now, reason="new claim")


def _claim_text(text: str) -> str:
    """The words as a claim may hold them: an article keeps control characters and marks of direction, a claim none."""
    return tidy_line(_CONTROL.sub(" ", _DIRECTION.sub("", text)))


def default_organization_id(session: Session) -> int | None:
    """The default organization's id; None on a registry that has none yet."""
    return session.scalar(select(Organization.id).where(Organization.is_default).order_by(Organization.id).limit(1))
