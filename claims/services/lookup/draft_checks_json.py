"""A draft check as every door gives it, and the few that are kept because somebody asked for it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from claims.core.drafts.draft_check import Outcome
from claims.core.errors import Invalid, NotFound
from claims.core.row_ids import is_id
from claims.models.draft_check import DraftCheck
from claims.models.idempotency_key import IdempotencyKey
from claims.services.answers.answers_json import appearance_to_dict, language_to_dict, rejected_to_dict
from claims.services.base.actors import Actor
from claims.services.lookup.draft_checks import CheckedClaim, DraftAnswer, FoundIn, review_behind

Json = dict[str, Any]


def draft_to_dict(answer: DraftAnswer) -> Json:
    """The whole answer; ``body`` is the text that the offsets index."""
    reached = answer.lookup.looked_up
    return {
        "id": answer.kept_id,
        "outcome": answer.outcome.value,
        "incomplete": answer.incomplete,
        "nothing_to_check": answer.nothing_to_check,
        "policy": answer.policy,
        "publish_on": answer.publish_on.isoformat(),
        "counts": {outcome.value: answer.count(outcome) for outcome in Outcome},
        "first": reached.start,
        "checked": len(reached),
        "total": len(answer.lookup.appearances),
        "next_first": answer.next_first,
        **language_to_dict(answer.lookup.language),
        "body": answer.body,
        "appearances": [_claim(claim) for claim in answer.claims],
        "rejected": [rejected_to_dict(row) for row in answer.lookup.rejected],
    }


def _claim(claim: CheckedClaim) -> Json:
    name, start, end = claim.place or (None, None, None)
    return appearance_to_dict(claim.appearance) | {
        "outcome": claim.outcome.value,
        "findings": [_finding(found) for found in claim.findings],
        "field": name,
        "field_start": start,
        "field_end": end,
    }


def _finding(found: FoundIn) -> Json:
    review = None if found.match is None else review_behind(found.said.finding, found.match)
    return {
        "finding": found.said.finding.value,
        "outcome": found.said.outcome.value,
        "lowered_from": found.said.by_default.value if found.said.is_lowered else None,
        "detail": found.detail,
        "claim_id": None if found.match is None else found.match.claim.id,
        "permalink": None if review is None else review.permalink,
        "correction_note": found.note or None,
    }


def keep_check(session: Session, value: Json, *, actor: Actor, now: dt.datetime) -> Json:
    """Keep an answer with its text for the actor's organization; gives it with its id."""
    if actor.organization_id is None:
        raise Invalid("A draft is kept for an organization, and this caller belongs to none.", field="keep")
    row = DraftCheck(
        organization_id=actor.organization_id,
        actor=actor.label,
        outcome=value["outcome"],
        answer=value,
        created_at=now,
    )
    session.add(row)
    session.flush()
    return value | {"id": row.id}


def kept_check(session: Session, check_id: int, *, actor: Actor) -> Json:
    """A kept check of the actor's organization; ``NotFound`` for any other."""
    row = session.scalar(select(DraftCheck).where(*_own(check_id, actor)))
    if row is None:
        raise _unknown(check_id)
    return dict(row.answer) | {"id": row.id}


def forget_check(session: Session, check_id: int, *, actor: Actor) -> None:
    """Remove a kept check with its text, also from the answer that is kept for repeated requests; ``NotFound`` where the
    actor's organization has none of this id."""
    if session.execute(delete(DraftCheck).where(*_own(check_id, actor)).returning(DraftCheck.id)).first() is None:
        raise _unknown(check_id)
    of_it = IdempotencyKey.headers["Location"].as_string().endswith(check_path(check_id))
    session.execute(delete(IdempotencyKey).where(of_it).execution_options(synchronize_session=False))


def check_path(check_id: int) -> str:
    """Where the API has a kept check."""
    return f"/api/v1/draft-checks/{check_id}"


def _own(check_id: int, actor: Actor) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The conditions of a kept check; raises ``NotFound`` for what cannot be an id."""
    if not is_id(check_id):
        raise _unknown(check_id)
    return DraftCheck.id == check_id, DraftCheck.organization_id.in_(actor.organization_ids)


def _unknown(check_id: int) -> NotFound:
    return NotFound(f"There is no kept draft check {check_id}.", code="draft_check_unknown")
