"""The status machine of a review, as data: who may do what in which state.

Everything not listed is refused. Guards that need the rows themselves (who wrote the draft, is the verdict complete)
are enforced by ``services/reviews/reviews.py``; each row names them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReviewState(StrEnum):
    """State of the work on a review; says nothing of what the public sees."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    SECOND_OPINION = "second_opinion"
    ADJUDICATION = "adjudication"
    IN_APPROVAL = "in_approval"
    PUBLISHED = "published"
    RECHECK = "recheck"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class ReviewAction(StrEnum):
    """What can be done to a review."""

    OPEN = "open"
    CLAIM = "claim"
    ASSIGN = "assign"
    RELEASE = "release"
    DECLINE = "decline"
    SUBMIT = "submit"
    SECOND = "second"
    SKIP = "skip"
    ADJUDICATE = "adjudicate"
    APPROVE = "approve"
    RETURN = "return"
    RECHECK = "recheck"
    DISMISS = "dismiss"
    REAFFIRM = "reaffirm"
    REVISE = "revise"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


UNDO = {
    ReviewAction.CLAIM: ReviewAction.RELEASE,
    ReviewAction.ASSIGN: ReviewAction.RELEASE,
    ReviewAction.RELEASE: ReviewAction.CLAIM,
    ReviewAction.DECLINE: ReviewAction.REOPEN,
}
"""What takes a step back; nothing published is undone."""


class DeclineReason(StrEnum):
    """Why a claim is not reviewed."""

    OPINION = "opinion"
    TOO_VAGUE = "too_vague"
    NOT_CHECKABLE = "not_checkable"
    DUPLICATE = "duplicate"
    OUT_OF_SCOPE = "out_of_scope"


class CorrectionKind(StrEnum):
    """What a revision changed (IFCN commitment 5)."""

    VERDICT_CHANGED = "verdict_changed"
    FIGURE_UPDATED = "figure_updated"
    SCOPE_CHANGED = "scope_changed"
    EVIDENCE_REPLACED = "evidence_replaced"
    DATES_EXTENDED = "dates_extended"
    WORDING = "wording"
    WITHDRAWN = "withdrawn"
    REINSTATED = "reinstated"


class Party(StrEnum):
    """Who may take an action: a role in the review's organization, or a position towards this review."""

    SYSTEM = "system"
    CHECKER = "checker"
    REVIEWER = "reviewer"
    ASSIGNEE = "assignee"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the machine; ``sources`` holds None for "no review yet", ``number`` is the row in the specification.

    ``targets`` lists every state that the action may lead to; which one is decided by policy or by the draft.
    """

    number: str
    sources: frozenset[ReviewState | None]
    action: ReviewAction
    targets: frozenset[ReviewState]
    parties: frozenset[Party]
    guard: str


def _row(
    number: str,
    sources: tuple[ReviewState | None, ...],
    action: ReviewAction,
    targets: tuple[ReviewState, ...],
    parties: tuple[Party, ...],
    guard: str,
) -> Transition:
    return Transition(number, frozenset(sources), action, frozenset(targets), frozenset(parties), guard)


_S, _A, _P = ReviewState, ReviewAction, Party

TRANSITIONS: tuple[Transition, ...] = (
    _row("1", (None,), _A.OPEN, (_S.OPEN,), (_P.SYSTEM, _P.CHECKER, _P.REVIEWER), "no other review by it"),
    _row(
        "2",
        (_S.OPEN,),
        _A.CLAIM,
        (_S.IN_PROGRESS,),
        (_P.CHECKER, _P.REVIEWER),
        "for oneself; lapses when idle 72 h",
    ),
    _row("2", (_S.OPEN,), _A.ASSIGN, (_S.IN_PROGRESS,), (_P.REVIEWER,), "the assignee is a checker there"),
    _row("2r", (_S.RECHECK,), _A.CLAIM, (_S.RECHECK,), (_P.CHECKER, _P.REVIEWER), "for oneself; not held"),
    _row("2r", (_S.RECHECK,), _A.ASSIGN, (_S.RECHECK,), (_P.REVIEWER,), "the assignee is a checker there"),
    _row("3", (_S.IN_PROGRESS,), _A.RELEASE, (_S.OPEN,), (_P.ASSIGNEE, _P.REVIEWER), "a note if a draft exists"),
    _row("3r", (_S.RECHECK,), _A.RELEASE, (_S.RECHECK,), (_P.ASSIGNEE, _P.REVIEWER), "a note if a draft exists"),
    _row("4", (_S.OPEN, _S.IN_PROGRESS), _A.DECLINE, (_S.DECLINED,), (_P.CHECKER, _P.REVIEWER), "a reason of the list"),
    _row(
        "5",
        (_S.IN_PROGRESS,),
        _A.SUBMIT,
        (_S.SECOND_OPINION, _S.ADJUDICATION, _S.IN_APPROVAL, _S.PUBLISHED),
        (_P.ASSIGNEE,),
        "verdict complete; published at once only where the policy asks for no second person",
    ),
    _row("6", (_S.SECOND_OPINION,), _A.SECOND, (_S.IN_APPROVAL, _S.ADJUDICATION), (_P.CHECKER,), "not the author"),
    _row("6s", (_S.SECOND_OPINION,), _A.SKIP, (_S.IN_APPROVAL,), (_P.REVIEWER,), "target time passed; a reason"),
    _row("7", (_S.ADJUDICATION,), _A.ADJUDICATE, (_S.IN_APPROVAL,), (_P.REVIEWER,), "neither author; a reason"),
    _row("8", (_S.IN_APPROVAL,), _A.APPROVE, (_S.PUBLISHED,), (_P.REVIEWER,), "not an author, or the only reviewer"),
    _row("9", (_S.IN_APPROVAL,), _A.RETURN, (_S.IN_PROGRESS, _S.RECHECK), (_P.REVIEWER,), "a comment"),
    _row("10", (_S.PUBLISHED,), _A.RECHECK, (_S.RECHECK,), (_P.SYSTEM, _P.CHECKER, _P.REVIEWER), "a reason"),
    _row("10a", (_S.RECHECK,), _A.DISMISS, (_S.PUBLISHED,), (_P.REVIEWER,), "public answer; not past valid-until"),
    _row("11", (_S.RECHECK,), _A.REAFFIRM, (_S.IN_APPROVAL, _S.PUBLISHED), (_P.ASSIGNEE,), "fresh evidence"),
    _row(
        "12",
        (_S.RECHECK,),
        _A.REVISE,
        (_S.SECOND_OPINION, _S.ADJUDICATION, _S.IN_APPROVAL, _S.PUBLISHED),
        (_P.ASSIGNEE,),
        "verdict complete, correction kind set",
    ),
    _row("13", (_S.PUBLISHED, _S.RECHECK), _A.WITHDRAW, (_S.WITHDRAWN,), (_P.REVIEWER,), "not the author; a reason"),
    _row("14", (_S.WITHDRAWN, _S.DECLINED), _A.REOPEN, (_S.OPEN,), (_P.REVIEWER,), "a reason; as 1"),
)
"""The machine, row by row; PUBLISHED as a target of 5, 11 and 12 exists for the four-eyes policy ``off``.

A text that comes back from approval with another rating than the second opinion of its round goes to adjudication: the
second person knows the first rating by then and cannot be asked again. 6s is the way on where no second person is free."""


def allowed_actions(state: ReviewState | None) -> tuple[ReviewAction, ...]:
    """The actions that exist in a state, in the order of the machine, each once."""
    return tuple(dict.fromkeys(row.action for row in TRANSITIONS if state in row.sources))


def find_transition(state: ReviewState | None, action: ReviewAction) -> Transition | None:
    """The row for an action in a state; None where the action is not allowed there."""
    return next((row for row in TRANSITIONS if row.action is action and state in row.sources), None)
