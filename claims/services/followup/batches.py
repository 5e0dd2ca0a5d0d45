"""Triage of many rows of the queue at once: what would happen, and doing it one by one.

A batch never sets a verdict. Each row is a step of its own, so that some may be refused while the others are done; what
a row was when it was selected goes with it, so that nothing is decided over somebody else's head.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import ClaimsError, Invalid, NotAllowed, NotFound
from claims.core.records import MatchState, Relation
from claims.core.reviews.reviewing import DeclineReason, ReviewAction
from claims.core.row_ids import number_of
from claims.core.texts.input_text import checked_text
from claims.models.appearance import Appearance
from claims.models.claim import Claim
from claims.models.match import Match
from claims.models.review import Review
from claims.models.user import OrganizationRole, User
from claims.services.base import jobs
from claims.services.base.actor_names import colleague_names
from claims.services.base.actors import Actor, actor_for_user, require_role, roles_of
from claims.services.base.changes import MAX_REASON_LENGTH
from claims.services.base.log import appending
from claims.services.base.organization_families import owned_by
from claims.services.desk.review_access import DECIDING_ROLES, get_review
from claims.services.desk.seen_words import WORDS_LENGTH
from claims.services.desk.snoozes import snooze, wake
from claims.services.judging.judgements import judge
from claims.services.reviews.reviews import ActionPayload, act

BATCH_JOB = "batch"
MOST_SELECTED = 100
"""Rows of one batch: two pages of the queue. What is more is another batch, so that nobody decides on what they have not
seen."""

_SEEN = re.compile(rf"[a-z_]{{1,18}}(\.[0-9a-f]{{{WORDS_LENGTH}}})?|[0-9]{{1,18}}", re.ASCII)
_BY_STATE = frozenset({"stale", "already_assigned", "not_assignee", "transition_not_allowed"})
"""Codes of refusals that what the review is now explains better."""
_CHANGED_MATCH = {"stale": "decided on meanwhile", "words_changed": "reworded since you selected it"}
"""Why a match is not decided on, by code."""


class BatchAction(StrEnum):
    """What can be done to many rows at once: only triage."""

    CLAIM = "claim"
    ASSIGN = "assign"
    RELEASE = "release"
    DECLINE = "decline"
    RELATION = "relation"
    SNOOZE = "snooze"
    WAKE = "wake"


@dataclass(frozen=True, slots=True)
class Selected:
    """One row: the id of a review (of a match where relations are set) and what it was when it was selected, a lock
    version or a match's state and words."""

    id: int
    seen: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be done to which rows; each action reads only its own option."""

    action: BatchAction
    rows: tuple[Selected, ...]
    assignee_id: int | None = None
    decline_reason: DeclineReason | None = None
    relation: Relation | None = None
    reason: str = ""

    @property
    def lacks_option(self) -> bool:
        """Whether the action needs an option that was not chosen yet."""
        options = {
            BatchAction.ASSIGN: self.assignee_id,
            BatchAction.DECLINE: self.decline_reason,
            BatchAction.RELATION: self.relation,
        }
        return self.action in options and options[self.action] is None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not done: the error's code and a few words that say why, the same for rows of one kind."""

    id: int
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What running a batch would do now; together all its rows, in their order."""

    ready: tuple[int, ...]
    refused: tuple[Refusal, ...]


class _Undone(Exception):
    """Ends a trial: its savepoint is rolled back."""


def read_batch(
    action: str,
    rows: Sequence[str],
    *,
    assignee_id: int | None = None,
    decline_reason: str = "",
    relation: str = "",
    reason: str = "",
) -> Batch:
    """The batch of a form: ``rows`` as ``selected_value`` writes them, each kept once; an empty option is not chosen.

    Raises ``Invalid`` (``too_many``, ``decline_reason_missing``, ``relation_and_state``, ``invalid``, and the codes of
    ``text_problem`` for a reason that none of the rows could keep).
    """
    if action not in set(BatchAction):
        raise Invalid("Choose one of the actions of the list.", field="action")
    if not rows:
        raise Invalid("Select at least one row.", field="selected")
    if len(rows) > MOST_SELECTED:
        raise Invalid(f"Select {MOST_SELECTED} rows at most.", code="too_many", field="selected")
    if decline_reason and (decline_reason not in set(DeclineReason) or decline_reason == DeclineReason.DUPLICATE):
        raise Invalid(
            "Choose a reason of the list. Duplicates are declined one by one: each names its own claim.",
            code="decline_reason_missing",
            field="decline_reason",
        )
    if relation and (relation not in set(Relation) or relation == Relation.SAME):
        # "Same" links an article to a verdict: that is looked at one by one.
        raise Invalid("Choose a relation of the list.", code="relation_and_state", field="relation")
    found = {row.id: row for row in map(_read_row, rows)}
    return Batch(
        action=BatchAction(action),
        rows=tuple(found.values()),
        assignee_id=assignee_id,
        decline_reason=DeclineReason(decline_reason) if decline_reason else None,
        relation=Relation(relation) if relation else None,
        reason=checked_text(reason, "reason", max_length=MAX_REASON_LENGTH),
    )


def selected_value(row_id: int, seen: object) -> str:
    """How a row is named by its checkbox: its id and what it is now."""
    return f"{row_id}:{seen}"


def seen_match(state: MatchState, words: str) -> str:
    """What a match is when it is selected: its state, and what stands for its words."""
    return f"{state.value}.{words}"


def preview(session: Session, batch: Batch, *, actor: Actor, now: dt.datetime) -> Preview:
    """Try every row and take it back: nothing is kept, and what running would refuse is refused for the same reason.

    Raises ``NotAllowed`` and ``Invalid`` where the batch as a whole cannot be run.
    """
    require_batch(session, batch, actor)
    tried = [(row.id, _attempt(session, batch, row, actor=actor, now=now, keeps=False)) for row in batch.rows]
    return Preview(
        tuple(row_id for row_id, refusal in tried if refusal is None),
        tuple(refusal for _, refusal in tried if refusal is not None),
    )


def run_rows(
    session: Session, batch: Batch, rows: Sequence[Selected], *, actor: Actor, now: dt.datetime
) -> tuple[list[int], list[Refusal]]:
    """Do some of the rows, each in a savepoint of its own: the ids that were done, and the others with their reasons."""
    done: list[int] = []
    refused: list[Refusal] = []
    for row in rows:
        refusal = _attempt(session, batch, row, actor=actor, now=now, keeps=True)
        if refusal is None:
            done.append(row.id)
        else:
            refused.append(refusal)
    return done, refused


def enqueue_batch(session: Session, batch: Batch, *, actor: Actor, now: dt.datetime) -> int:
    """Queue the batch as a job of the actor's; gives the job's id.

    Raises ``NotAllowed`` and ``Invalid`` where the batch as a whole cannot be run.
    """
    require_batch(session, batch, actor)
    if batch.lacks_option:
        raise Invalid("Choose what is missing first.", field=batch.action.value)
    job = jobs.enqueue(
        session, BATCH_JOB, _as_arguments(batch), owner=actor.label, organization_id=actor.organization_id, now=now
    )
    return job.id


def require_batch(session: Session, batch: Batch, actor: Actor) -> None:
    """Refuse what no row of the batch could pass: who may not decide (``NotAllowed``, ``role_missing``), or an assignee
    who may not (``Invalid``, ``assignee_not_checker``)."""
    may = (OrganizationRole.CHECKER, OrganizationRole.REVIEWER)
    require_role(actor, *((OrganizationRole.REVIEWER,) if batch.action is BatchAction.ASSIGN else may))
    if actor.user_id is None or actor.organization_id is None:
        raise NotAllowed("Only a person of an organization works through its queue.", code="person_needed")
    wants = batch.assignee_id if batch.action is BatchAction.ASSIGN else None
    if wants is not None and not roles_of(session, wants, actor.organization_id) & DECIDING_ROLES:
        raise Invalid(
            "Choose a checker or reviewer of your organization.", code="assignee_not_checker", field="assignee_id"
        )


def batch_of(arguments: Mapping[str, Any]) -> Batch:
    """The batch that a job carries."""
    return Batch(
        action=BatchAction(arguments["action"]),
        rows=tuple(_read_row(text) for text in arguments["rows"]),
        assignee_id=arguments["assignee_id"],
        decline_reason=DeclineReason(arguments["decline_reason"]) if arguments["decline_reason"] else None,
        relation=Relation(arguments["relation"]) if arguments["relation"] else None,
        reason=arguments["reason"],
    )


def batch_actor(session: Session, actor: Actor) -> Actor:
    """Whoever asked for the batch, with the roles of this moment: a role taken away meanwhile does not count."""
    user = session.get(User, actor.user_id) if actor.user_id is not None else None
    if user is None:
        raise NotAllowed("Only a person works through the queue.", code="person_needed")
    return actor_for_user(session, user, actor.organization_id)


def texts_of(session: Session, action: BatchAction, ids: Iterable[int], *, organization_id: int) -> dict[int, str]:
    """The claims' words by the row's id; rows that are not the organization's have none."""
    wanted = list(ids)
    if action is BatchAction.RELATION:
        words = select(Match.id, Appearance.standalone_text).join(Appearance, Appearance.id == Match.appearance_id)
        return {row[0]: row[1] for row in session.execute(words.where(Match.id.in_(wanted)))}
    texts = select(Review.id, Claim.text).join(Claim, Claim.id == Review.claim_id)
    own = texts.where(Review.id.in_(wanted), owned_by(session, Review.organization_id, organization_id))
    return {row[0]: row[1] for row in session.execute(own)}


def _attempt(
    session: Session, batch: Batch, row: Selected, *, actor: Actor, now: dt.datetime, keeps: bool
) -> Refusal | None:
    """Do one row, and take it back again unless ``keeps``; gives why it is refused, if it is."""
    try:
        with appending(session), session.begin_nested():
            _do(session, batch, row, actor=actor, now=now)
            session.flush()  # what the database refuses must be refused here
            if not keeps:
                raise _Undone
    except _Undone:
        return None
    except ClaimsError as error:
        return Refusal(row.id, error.code, _reason(session, batch, row, error, actor))
    return None


def _do(session: Session, batch: Batch, row: Selected, *, actor: Actor, now: dt.datetime) -> None:
    if batch.action is BatchAction.RELATION:
        state, _, words = row.seen.partition(".")
        relation = batch.relation or Relation.UNRELATED
        judge(
            session,
            row.id,
            state=MatchState.REJECTED,
            relation=relation,
            actor=actor,
            reason=batch.reason,
            now=now,
            expected=MatchState(state) if state in set(MatchState) else MatchState.SUGGESTED,
            words=words or None,
        )
        return
    review = get_review(session, row.id)
    if not actor.acts_for(review.organization_id):
        raise NotFound(f"Your organization has no review {row.id}.", code="review_unknown")
    if batch.action is BatchAction.WAKE:
        wake(session, row.id, actor=actor, now=now)
        return
    if batch.action is BatchAction.SNOOZE:
        snooze(session, row.id, actor=actor, now=now, expected_version=_version(row))
        return
    act(
        session,
        row.id,
        ReviewAction(batch.action.value),
        actor=actor,
        now=now,
        expected_version=_version(row),
        payload=_payload(batch, actor),
    )


def _version(row: Selected) -> int:
    """The lock version that was seen; 0, which no review has, where a forged one is none."""
    return int(row.seen) if row.seen.isdigit() else 0


def _payload(batch: Batch, actor: Actor) -> ActionPayload:
    """What the step carries; before an option is chosen, one that stands for any."""
    if batch.action is BatchAction.ASSIGN:
        return ActionPayload(reason=batch.reason, assignee_id=batch.assignee_id or actor.user_id)
    if batch.action is BatchAction.DECLINE:
        return ActionPayload(reason=batch.reason, decline_reason=batch.decline_reason or DeclineReason.OUT_OF_SCOPE)
    return ActionPayload(reason=batch.reason)


def _reason(session: Session, batch: Batch, row: Selected, error: ClaimsError, actor: Actor) -> str:
    """A few words that rows refused for the same reason share; others' rows are as unknown as none."""
    if isinstance(error, NotFound):
        return "not there any more"
    if batch.action is BatchAction.RELATION:
        return _CHANGED_MATCH.get(error.code, error.detail.rstrip("."))
    review = session.get(Review, row.id)
    if review is None or error.code not in _BY_STATE:
        return error.detail.rstrip(".")
    if review.assignee_id is not None and review.assignee_id != actor.user_id:
        return f"taken by {colleague_names(session, [review.assignee_id])[review.assignee_id]}"
    if review.assignee_id is not None and batch.action is BatchAction.CLAIM:
        return "yours already"
    if error.code == "stale":
        return "changed since you selected it"
    return f"already {review.state.value.replace('_', ' ')}"


def _read_row(text: str) -> Selected:
    number, _, seen = text.partition(":")
    row_id = number_of(number)
    if row_id is None or not _SEEN.fullmatch(seen):
        raise Invalid("A selected row cannot be read.", field="selected")
    return Selected(row_id, seen)


def _as_arguments(batch: Batch) -> dict[str, Any]:
    return {
        "action": batch.action.value,
        "rows": [selected_value(row.id, row.seen) for row in batch.rows],
        "assignee_id": batch.assignee_id,
        "decline_reason": batch.decline_reason.value if batch.decline_reason else "",
        "relation": batch.relation.value if batch.relation else "",
        "reason": batch.reason,
    }
