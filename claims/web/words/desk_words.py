"""The words of the desk: actions, reasons, roles, policies and scopes as pages write them."""

from __future__ import annotations

from dataclasses import dataclass

from claims.core.messages.letters import LetterState
from claims.core.reviews.reviewing import DeclineReason, ReviewAction
from claims.core.reviews.scales import Scale
from claims.core.reviews.second_opinions import SecondOpinionShare
from claims.core.verdicts import ClaimKind
from claims.models import FourEyes, OrganizationRole, Scope
from claims.services.followup.batches import BatchAction

DECLINE_WORDS = {
    DeclineReason.OPINION: "Opinion",
    DeclineReason.TOO_VAGUE: "Too vague",
    DeclineReason.NOT_CHECKABLE: "Cannot be checked",
    DeclineReason.DUPLICATE: "Duplicate of another claim",
    DeclineReason.OUT_OF_SCOPE: "Out of scope",
}
"""Why a claim is not reviewed."""

DONE_WORDS = {
    ReviewAction.CLAIM: "Taken by you",
    ReviewAction.ASSIGN: "Assigned",
    ReviewAction.RELEASE: "Released",
    ReviewAction.DECLINE: "Declined",
    ReviewAction.SKIP: "Gone on without a second opinion",
    ReviewAction.APPROVE: "Published",
    ReviewAction.RETURN: "Returned with your comment",
    ReviewAction.RECHECK: "Recheck started",
    ReviewAction.DISMISS: "Recheck dismissed",
    ReviewAction.WITHDRAW: "Withdrawn",
    ReviewAction.REOPEN: "Opened again",
    ReviewAction.SUBMIT: "Submitted for approval",
    ReviewAction.REVISE: "Revision submitted for approval",
    ReviewAction.REAFFIRM: "Reaffirmation submitted for approval",
}
"""What a step has done, said after it."""

SECOND_WORDS = {
    ReviewAction.SUBMIT: "Submitted for a second opinion",
    ReviewAction.REVISE: "Revision submitted for a second opinion",
    ReviewAction.REAFFIRM: "Reaffirmation submitted for a second opinion",
}
"""The same where a second person rates the claim before anybody approves."""


@dataclass(frozen=True, slots=True)
class BatchWord:
    """An action on many rows: what its button says, and what has happened to them then."""

    verb: str
    done: str


BATCH_WORDS = {
    BatchAction.CLAIM: BatchWord("Take", "taken"),
    BatchAction.ASSIGN: BatchWord("Assign", "assigned"),
    BatchAction.RELEASE: BatchWord("Release", "released"),
    BatchAction.DECLINE: BatchWord("Decline", "declined"),
    BatchAction.RELATION: BatchWord("Set relation of", "given a relation"),
    BatchAction.SNOOZE: BatchWord("Snooze", "snoozed for 24\u00a0hours"),
    BatchAction.WAKE: BatchWord("Bring back", "brought back"),
}
"""What can be done to many rows of the queue."""

ROLE_WORDS = {
    OrganizationRole.READER: ("Reader", "reads the desk"),
    OrganizationRole.EDITOR: ("Editor", "stores articles"),
    OrganizationRole.CHECKER: ("Checker", "judges matches, checks claims and writes verdicts"),
    OrganizationRole.REVIEWER: ("Reviewer", "approves, returns, withdraws, assigns"),
    OrganizationRole.ADMIN: ("Admin", "keeps members, keys and the policy, and decides no verdict"),
}
"""Each role with what it may do."""

POLICY_WORDS = {
    FourEyes.APPROVE: ("Approve", "A reviewer who did not write on the text has to approve it before it is public."),
    FourEyes.BLIND: (
        "Blind",
        "A second person rates the claim without seeing the first rating. Where both agree a reviewer approves; where "
        "they differ a reviewer decides first.",
    ),
    FourEyes.OFF: ("Off", "What the author submits is public at once."),
}
"""The policies that can be chosen."""

LETTER_WORDS: dict[str, str] = {
    LetterState.DRAFT: "Draft",
    LetterState.SENT: "Sent",
    LetterState.ACKNOWLEDGED: "Acknowledged",
    LetterState.CORRECTED: "Corrected",
    LetterState.DECLINED: "Declined by the outlet",
    LetterState.NO_REPLY: "No reply in 14 days",
}
"""What became of a letter to an outlet."""

SHARE_WORDS = {
    SecondOpinionShare.ALL: "every text",
    SecondOpinionShare.DECISIVE: "texts with a decisive rating",
    SecondOpinionShare.SAMPLED: "a sample of all texts",
}
"""Which texts get a blind second opinion."""

SCOPE_WORDS = {
    Scope.ARTICLES_WRITE: "send articles",
    Scope.LOOKUP: "look claims up",
    Scope.REVIEWS_READ: "read the queue and drafts",
    Scope.REVIEWS_WRITE: "work on reviews, on behalf of a member",
    Scope.EXPORT: "export the registry",
    Scope.WEBHOOKS: "receive events",
}
"""What a key of each scope may do."""

VALIDITY_HINTS = {
    ClaimKind.STATUS: "A status usually stands for 90 days.",
    ClaimKind.PROMISE: "A promise usually stands for 90 days.",
    ClaimKind.QUANTITY: "A figure stands until its next release, or usually for a year.",
    ClaimKind.COMPARISON: "A comparison usually stands for a year.",
    ClaimKind.CAUSAL: "A cause usually stands for a year.",
    ClaimKind.PREDICTION: "A prediction stands until it is due.",
}
"""How long a verdict on each claim type stands, after ``core/reviews/validity.py``; what is missing is timeless."""

TIMELESS_HINT = "What happened or was said on a given day usually stays so: timeless."


def grade_choices(scale: Scale) -> list[tuple[str, str, str]]:
    """The grades of a scale for the macro ``choices``, with the mark of their verdict."""
    return [(grade.value, grade.label, f"verdict/{grade.verdict}") for grade in scale.grades]
