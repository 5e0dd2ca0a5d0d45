"""Claims that a person follows, and what they are told when its public answer changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict
from claims.core.texts.input_text import cut_to
from claims.models.claim import Claim
from claims.models.claim_follow import ClaimFollow
from claims.models.review import Review
from claims.models.review_revision import ReviewRevision
from claims.models.user import User
from claims.services.base.claim_families import families_of, family_of, root_of
from claims.services.base.notifications import Notice, notify
from claims.services.claims.claims import get_claim
from claims.services.desk.review_access import organization_of

MOST_FOLLOWED = 1_000
"""Claims of one person."""

_TEXT_SHOWN = 200
"""Code points of the claim in a notification."""


def follow_claim(session: Session, user_id: int, claim_id: int, *, now: dt.datetime) -> None:
    """Let a person follow a claim; again, it changes nothing. Of a merged claim its successor is followed.

    Raises ``NotFound`` and ``Conflict`` (``too_many``).
    """
    claim_id = root_of(session, get_claim(session, claim_id).id)
    # Two clicks at once: the first holds the person's row until it is through.
    session.execute(select(User.id).where(User.id == user_id).with_for_update(key_share=True))
    if is_following(session, user_id, claim_id):
        return
    held = select(ClaimFollow.id).where(ClaimFollow.user_id == user_id).limit(MOST_FOLLOWED)
    if len(session.scalars(held).all()) >= MOST_FOLLOWED:
        raise Conflict(f"{MOST_FOLLOWED:,} claims are followed already; leave one first.", code="too_many")
    session.add(ClaimFollow(user_id=user_id, claim_id=claim_id, created_at=now))
    session.flush()  # the page says so


def leave_claim(session: Session, user_id: int, claim_id: int) -> None:
    """Stop following a claim and those merged with it; one that is not followed is left as it is."""
    family = family_of(session, claim_id)
    own = delete(ClaimFollow).where(ClaimFollow.user_id == user_id, ClaimFollow.claim_id.in_(family))
    session.execute(own.execution_options(synchronize_session=False))


def is_following(session: Session, user_id: int, claim_id: int) -> bool:
    """Whether a person follows the claim, or one that was merged with it."""
    family = family_of(session, claim_id)
    own = select(ClaimFollow.id).where(ClaimFollow.user_id == user_id, ClaimFollow.claim_id.in_(family)).limit(1)
    return session.scalar(own) is not None


def followed_among(session: Session, claim_ids: Iterable[int]) -> set[int]:
    """Those of these claims that somebody follows, themselves or one that they were merged with."""
    families = families_of(session, claim_ids)
    members = {member for family in families.values() for member in family}
    found = set(session.scalars(select(ClaimFollow.claim_id).where(ClaimFollow.claim_id.in_(sorted(members)))))
    return {claim_id for claim_id, family in families.items() if found & set(family)}


def list_followed(session: Session, user_id: int, *, limit: int) -> list[Claim]:
    """The claims that a person follows, newest first, each as the claim that answers for it."""
    rows = (
        select(ClaimFollow.claim_id).where(ClaimFollow.user_id == user_id).order_by(ClaimFollow.id.desc()).limit(limit)
    )
    families = families_of(session, session.scalars(rows).all())
    wanted = list(dict.fromkeys(family[0] for family in families.values()))
    known = {claim.id: claim for claim in session.scalars(select(Claim).where(Claim.id.in_(wanted)))}
    return [known[claim_id] for claim_id in wanted]


def tell_of_revision(
    session: Session, review: Review, revision: ReviewRevision, *, now: dt.datetime, but: Collection[int] = ()
) -> int:
    """Tell of a revision that was published just now; people in ``but`` hear of it otherwise."""
    name = organization_of(session, review).name
    before = session.scalar(
        select(ReviewRevision.rating).where(
            ReviewRevision.review_id == review.id, ReviewRevision.number == revision.number - 1
        )
    )
    if before is None:
        what = f"{name} rated this {revision.rating}:"
    elif before == revision.rating:
        what = f"{name} still rates this {revision.rating}, in revision {revision.number}:"
    else:
        what = f"{name} now rates this {revision.rating} (was {before}):"
    subject = f"revision:{review.id}/{revision.number}"
    return tell_followers(session, review.claim_id, what, subject=subject, now=now, but=but)


def tell_of_step(session: Session, review: Review, what: str, *, now: dt.datetime, but: Collection[int] = ()) -> int:
    """Tell of a public step of a review, in words that the organization's name goes before ("withdrew its verdict on");
    people in ``but`` hear of it otherwise."""
    name = organization_of(session, review).name
    subject = f"step:{review.id}/{now.isoformat()}"
    return tell_followers(session, review.claim_id, f"{name} {what}", subject=subject, now=now, but=but)


def tell_followers(
    session: Session, claim_id: int, what: str, *, subject: str, now: dt.datetime, but: Collection[int] = ()
) -> int:
    """Tell everybody who follows the claim, without those in ``but``, what became of its public answer; gives how many
    were told.

    ``what`` is a sentence that the claim's words follow; ``subject`` names the change, so that nobody hears of it twice.
    """
    family = family_of(session, claim_id)
    followers = select(ClaimFollow.user_id).where(ClaimFollow.claim_id.in_(family)).distinct()
    ids = [number for number in session.scalars(followers.order_by(ClaimFollow.user_id)) if number not in but]
    if not ids:
        return 0
    claim = session.get_one(Claim, family[0])
    text, link = f"{what} “{cut_to(claim.text, _TEXT_SHOWN)}”", f"/claims/{claim.id}"
    return sum(
        notify(session, user_id, Notice.CLAIM_CHANGED.value, text, link, now, subject=subject) for user_id in ids
    )
