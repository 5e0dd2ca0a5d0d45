"""What was told of a text that is removed on a legal ground: events, the messages that carry them, lines to people,
letters to outlets, answers that are kept for repeated requests, and the ClaimReview that brought it.

None of it is part of the record, so nothing is noted of its going: the words go, the message stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from claims.core.texts.removed_words import REMOVED, has_words
from claims.models.claim_review_original import EMPTIED, ClaimReviewOriginal
from claims.models.correction_letter import CorrectionLetter
from claims.models.event import Event
from claims.models.idempotency_key import IdempotencyKey
from claims.models.notification import Notification
from claims.models.recent_action import RecentAction
from claims.models.review import Review
from claims.models.review_image import ReviewImage
from claims.models.review_revision import ReviewRevision
from claims.models.webhook import WebhookDelivery
from claims.services.base.parts import in_parts
from claims.services.messages.webhook_deliveries import message_text

LINE_LENGTH = 150
"""Code points by which a text is known in a line to a person; lines cut it no shorter."""


def forget_told(session: Session, claim_ids: Sequence[int], texts: set[str]) -> None:
    """Take the texts out of everything that was told of claims that are one by a merge."""
    if not texts:
        return
    _forget_events(session, claim_ids, texts)
    _forget_originals(session, claim_ids, texts)
    leading_there = _links(session, claim_ids)
    for text in texts:
        _forget_lines(session, leading_there, text[:LINE_LENGTH])
        _forget_letters(session, claim_ids, text)
        if has_words(text):  # "12" or "open" stands in much that is about something else
            _forget_deeds(session, text[:LINE_LENGTH])
            _forget_kept_answers(session, text)


def _forget_events(session: Session, claim_ids: Sequence[int], texts: set[str]) -> None:
    """Messages that were not delivered yet, or are asked for again, say what the event says from now on."""
    for event in session.scalars(select(Event).where(Event.data["claim_id"].as_integer().in_(claim_ids))):
        data = _without(event.data, texts)
        if data == event.data:
            continue
        event.data = data
        messages = update(WebhookDelivery).where(WebhookDelivery.event_id == event.id)
        session.execute(messages.values(body=message_text(event)).execution_options(synchronize_session=False))


def _forget_originals(session: Session, claim_ids: Sequence[int], texts: set[str]) -> None:
    rows = (
        select(ClaimReviewOriginal)
        .join(ReviewRevision, ReviewRevision.id == ClaimReviewOriginal.revision_id)
        .join(Review, Review.id == ReviewRevision.review_id)
        .where(Review.claim_id.in_(claim_ids))
    )
    for original in session.scalars(rows):
        said = list(_strings(json.loads(original.document)))
        if any(text in part for part in said for text in texts):
            original.document, original.warnings = EMPTIED, []
            session.execute(delete(ReviewImage).where(ReviewImage.revision_id == original.revision_id))


def _links(session: Session, claim_ids: Sequence[int]) -> list[str]:
    """Where lines about these claims lead."""
    reviews = session.scalars(select(Review.id).where(Review.claim_id.in_(claim_ids)))
    return [*(f"/claims/{number}" for number in claim_ids), *(f"/reviews/{number}/work" for number in reviews)]


def _forget_lines(session: Session, links: Sequence[str], words: str) -> None:
    """Lines of the claims alone are looked at."""
    for part in in_parts(links):
        said = Notification.link.in_(part), Notification.text.contains(words, autoescape=True)
        lines = update(Notification).where(*said).values(text=REMOVED)
        session.execute(lines.execution_options(synchronize_session=False))


def _forget_deeds(session: Session, words: str) -> None:
    """Of what people did lately all lines are looked at, which are those of a few days."""
    said = or_(RecentAction.text.contains(words, autoescape=True), RecentAction.about.contains(words, autoescape=True))
    deeds = update(RecentAction).where(said).values(text=REMOVED, about="")
    session.execute(deeds.execution_options(synchronize_session=False))


def _forget_letters(session: Session, claim_ids: Sequence[int], text: str) -> None:
    reviews = select(Review.id).where(Review.claim_id.in_(claim_ids))
    letters = CorrectionLetter.review_id.in_(reviews), CorrectionLetter.text.contains(text, autoescape=True)
    for letter in session.scalars(select(CorrectionLetter).where(*letters)):
        letter.text = letter.text.replace(text, REMOVED)


def _forget_kept_answers(session: Session, text: str) -> None:
    """The answer stays, without the text: a repeated request must not be carried out again."""
    for said in {json.dumps(text, ensure_ascii=ascii_only)[1:-1] for ascii_only in (True, False)}:
        kept = select(IdempotencyKey).where(IdempotencyKey.body.contains(said, autoescape=True))
        for row in session.scalars(kept):
            row.body = json.dumps(_cut_out(json.loads(row.body), text), ensure_ascii=False)


def _cut_out(value: Any, text: str) -> Any:  # noqa: ANN401  (any value of JSON)
    """The value with ``REMOVED`` wherever the text stands in its strings; names, numbers and signs of JSON stay."""
    if isinstance(value, dict):
        return {name: _cut_out(item, text) for name, item in value.items()}
    if isinstance(value, list):
        return [_cut_out(item, text) for item in value]
    return value.replace(text, REMOVED) if isinstance(value, str) else value


def _without(value: Any, texts: set[str]) -> Any:  # noqa: ANN401  (any value of JSON)
    """The value with ``REMOVED`` wherever one of the texts stands by itself."""
    if isinstance(value, dict):
        return {name: _without(item, texts) for name, item in value.items()}
    if isinstance(value, list):
        return [_without(item, texts) for item in value]
    return REMOVED if isinstance(value, str) and value in texts else value


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401  (any value of JSON)
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
