"""Tells people of steps that others took on their work, each by the claim's words.

What is still blind is told to nobody: of a second opinion only that a reviewer has decided between both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy.orm import Session

from claims.core.reviews.reviewing import ReviewAction, ReviewState
from claims.core.texts.input_text import cut_to
from claims.models.review import Review, ReviewDraft
from claims.services.base.actor_names import actor_names
from claims.services.base.actors import Actor
from claims.services.base.notifications import CLAIM_LENGTH, Notice, notify
from claims.services.claims.claims import get_claim
from claims.services.desk.review_access import current_revision

_WORDS = {
    Notice.ASSIGNED: "{who} assigned this to you: “{claim}”",
    Notice.RETURNED: "{who} returned your text with a comment: “{claim}”",
    Notice.DECIDED: "{who} decided between two opinions: “{claim}”",
    Notice.PUBLISHED: "{who} published your verdict: “{claim}”",
    Notice.RECHECK: "Your verdict is looked at again: “{claim}”",
    Notice.WITHDRAWN: "{who} withdrew your verdict: “{claim}”",
}


def tell_colleagues(session: Session, review: Review, action: ReviewAction, *, actor: Actor, now: dt.datetime) -> None:
    """Leave a line for those whose work the step just taken is about; who took it is not told."""
    notice = _notice_of(review, action)
    people = concerned_by(session, review, action) - {actor.user_id}
    if notice is None or not people:
        return
    claim = get_claim(session, review.claim_id).text
    words = cut_to(claim, CLAIM_LENGTH)
    who = actor_names(session, [actor.label])[actor.label]
    link = f"/reviews/{review.id}/work"
    for number in sorted(people):
        notify(session, number, notice.value, _WORDS[notice].format(who=who, claim=words), link, now)


def concerned_by(session: Session, review: Review, action: ReviewAction) -> set[int]:
    """Whose work the step just taken is about; empty where nobody is told of such a step."""
    notice = _notice_of(review, action)
    people = () if notice is None else _people(session, review, notice)
    return {number for number in people if number is not None}


def _notice_of(review: Review, action: ReviewAction) -> Notice | None:
    if action is ReviewAction.APPROVE and review.state is ReviewState.PUBLISHED:
        return Notice.PUBLISHED
    return {
        ReviewAction.ASSIGN: Notice.ASSIGNED,
        ReviewAction.RETURN: Notice.RETURNED,
        ReviewAction.ADJUDICATE: Notice.DECIDED,
        ReviewAction.RECHECK: Notice.RECHECK,
        ReviewAction.WITHDRAW: Notice.WITHDRAWN,
    }.get(action)


def _people(session: Session, review: Review, notice: Notice) -> Iterable[int | None]:
    if notice is Notice.ASSIGNED:
        return (review.assignee_id,)
    if notice in (Notice.PUBLISHED, Notice.RECHECK, Notice.WITHDRAWN):
        current = current_revision(session, review)
        return () if current is None else (current.author_id, *current.author_ids)
    draft = session.get(ReviewDraft, review.id)
    return () if draft is None else tuple(draft.author_ids)
