"""The draft of a review: saved as often as one likes, checked for what it still lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from claims.core.errors import Conflict, Invalid, NotAllowed, Problem, Stale
from claims.core.reviews.completeness import (
    MAX_EVIDENCE,
    EvidenceDraft,
    VerdictDraft,
    date_problems,
    rating_problem,
)
from claims.core.reviews.reviewing import CorrectionKind, Party, ReviewState
from claims.core.sources.quotes import MAX_QUOTE_LENGTH
from claims.core.sources.source_address import address_problem
from claims.core.texts.input_text import text_problem, tidy_line, tidy_text
from claims.core.verdicts import ClaimKind, Stance
from claims.models.review import Review, ReviewDraft
from claims.services.answers.scales import scale_named, scale_of
from claims.services.archive.link_checking import queue_draft_check
from claims.services.base.actors import Actor
from claims.services.base.saving import STALE_DETAIL, Expected, is_expected, saving
from claims.services.claims.claims import get_claim, has_public_review
from claims.services.desk.review_access import lock_review, parties_of, require_member

Kind = TypeVar("Kind", bound=StrEnum)

MAX_RATIONALE_LENGTH = 20_000

EDITABLE_STATES = frozenset({ReviewState.IN_PROGRESS, ReviewState.RECHECK, ReviewState.IN_APPROVAL})

_WAYS_ON = {
    ReviewState.OPEN: "Take the review first.",
    ReviewState.SECOND_OPINION: "Its second opinion comes first.",
    ReviewState.ADJUDICATION: "A reviewer decides between two ratings first.",
    ReviewState.PUBLISHED: "It is public: start a recheck first.",
    ReviewState.DECLINED: "The review was declined: a reviewer reopens it first.",
    ReviewState.WITHDRAWN: "The review was withdrawn: a reviewer reopens it first.",
}
"""What has to happen before the text can be edited, in each of the other states."""


@dataclass(frozen=True, slots=True)
class EvidenceInput:
    """One piece of evidence as sent; ``stance`` a value of ``Stance``."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    quote: str = ""
    stance: Stance | str = Stance.CONTEXT
    locator: str = ""


@dataclass(frozen=True, slots=True)
class DraftInput:
    """A whole draft as sent: what is left out is empty, not kept. ``kind`` None: the claim's type; ``next_release`` is kept
    of a figure alone."""

    kind: ClaimKind | str | None = None
    rating: str | None = None
    rationale: str = ""
    true_as_of: dt.date | None = None
    valid_until: dt.date | None = None
    timeless: bool = False
    timeless_reason: str = ""
    next_release: dt.date | None = None
    correction_kind: CorrectionKind | str | None = None
    revision_reason: str = ""
    evidence: tuple[EvidenceInput, ...] = ()


NO_DRAFT_DETAIL = (
    "There is no draft now. Save the first one with version 0; that of the review counts for its steps alone."
)


class StaleDraft(Stale):
    """Somebody saved the draft in between; ``current`` is the present one, None where it cannot be read any more."""

    def __init__(self, current: ReviewDraft | None, detail: str = STALE_DETAIL) -> None:
        super().__init__(detail)
        self.current = current


def get_draft(session: Session, review_id: int) -> ReviewDraft | None:
    """The draft of a review; None where nobody has written one since the last publication."""
    return session.get(ReviewDraft, review_id)


def save_draft(
    session: Session,
    review_id: int,
    draft: DraftInput,
    *,
    actor: Actor,
    now: dt.datetime,
    expected_version: Expected,
) -> ReviewDraft:
    """Save the draft whole; who saves becomes one of its authors.

    ``expected_version`` is the draft's lock version, 0 where there was none yet; None saves over whatever is there.
    Saving in approval also moves the review's version on, so that nobody approves a text they have not seen.
    Raises ``StaleDraft``, ``Invalid`` with every problem, ``Conflict`` (code ``draft_not_editable``) and
    ``NotAllowed``.
    """
    review = lock_review(session, review_id)
    require_member(actor, review.organization_id)
    stored = session.get(ReviewDraft, review_id, with_for_update=True, populate_existing=True)
    _require_editor(actor, review, stored)
    if not is_expected(0 if stored is None else stored.lock_version, expected_version):
        raise StaleDraft(stored) if stored is not None else StaleDraft(None, NO_DRAFT_DETAIL)
    values = checked_values(session, review, draft, today=now.date())
    try:
        with saving(session):
            written = _write(session, review, stored, values, actor=actor, now=now)
            if written.evidence:
                queue_draft_check(session, review.id, now=now)
            return written
    except Stale as error:
        # Two first saves that race for the same row end here too: the loser is as stale as any other.
        overtaken = isinstance(error.__cause__, OperationalError)  # this transaction still sees the old draft
        current = None if overtaken else session.get(ReviewDraft, review_id, populate_existing=True)
        raise StaleDraft(current) from error


def require_editor(session: Session, review: Review, actor: Actor) -> None:
    """Refuse, as saving would, who may not edit the draft now: ``Conflict`` (``draft_not_editable``), ``NotAllowed``."""
    require_member(actor, review.organization_id)
    _require_editor(actor, review, get_draft(session, review.id))


def may_edit(session: Session, review: Review, actor: Actor) -> bool:
    """Whether ``require_editor`` lets the actor edit the draft now."""
    try:
        require_editor(session, review, actor)
    except (Conflict, NotAllowed):
        return False
    return True


def draft_as_input(draft: ReviewDraft) -> DraftInput:
    """The stored draft in the form in which it is saved, to change parts of it."""
    return DraftInput(
        kind=draft.kind,
        rating=draft.rating,
        rationale=draft.rationale,
        true_as_of=draft.true_as_of,
        valid_until=draft.valid_until,
        timeless=draft.timeless,
        timeless_reason=draft.timeless_reason,
        next_release=draft.next_release,
        correction_kind=draft.correction_kind,
        revision_reason=draft.revision_reason,
        evidence=tuple(EvidenceInput(**item) for item in draft.evidence),
    )


def verdict_draft(draft: ReviewDraft | None, kind: ClaimKind) -> VerdictDraft:
    """The draft as the rules read it; an empty one of the claim's type where there is none."""
    if draft is None:
        return VerdictDraft(kind)
    return VerdictDraft(
        kind=ClaimKind(draft.kind) if draft.kind else kind,
        rating=draft.rating,
        rationale=draft.rationale,
        true_as_of=draft.true_as_of,
        valid_until=draft.valid_until,
        timeless=draft.timeless,
        timeless_reason=draft.timeless_reason,
        next_release=draft.next_release,
        evidence=tuple(EvidenceDraft(**{**item, "stance": Stance(item["stance"])}) for item in draft.evidence),
    )


def rated_draft(session: Session, review: Review, draft: ReviewDraft | None) -> VerdictDraft:
    """The draft as the rules read it, on the scale that its organization uses for its type now."""
    verdict = verdict_draft(draft, get_claim(session, review.claim_id).kind)
    rated_on = None if draft is None else draft.scale
    return on_scale_in_use(session, review, verdict, rated_on)


def on_scale_in_use(session: Session, review: Review, verdict: VerdictDraft, rated_on: str | None) -> VerdictDraft:
    """A verdict with the scale in use, and the version on which its rating was chosen where that is another one."""
    scale = scale_of(session, review.organization_id, verdict.kind)
    before = None if rated_on in (None, scale.name) else scale_named(session, rated_on)
    return replace(verdict, scale=scale, rated_on=before)


def _require_editor(actor: Actor, review: Review, stored: ReviewDraft | None) -> None:
    if review.state not in EDITABLE_STATES:
        raise Conflict(f"The text cannot be edited now. {_WAYS_ON[review.state]}", code="draft_not_editable")
    parties = parties_of(actor, review)
    if review.state is ReviewState.IN_APPROVAL:
        is_author = stored is not None and actor.user_id in stored.author_ids and Party.CHECKER in parties
        if Party.REVIEWER in parties or is_author:
            return
        raise NotAllowed("In approval only a reviewer or an author may edit the text.", code="role_missing")
    if Party.ASSIGNEE not in parties:
        what = "Take the review first." if review.assignee_id is None else "Somebody else holds this review now."
        raise NotAllowed(f"Only the assignee may edit the draft. {what}", code="not_assignee")


def _write(
    session: Session,
    review: Review,
    stored: ReviewDraft | None,
    values: Mapping[str, Any],
    *,
    actor: Actor,
    now: dt.datetime,
) -> ReviewDraft:
    draft = stored or ReviewDraft(review_id=review.id, author_ids=[])
    for name, value in values.items():
        setattr(draft, name, value)
    if actor.user_id not in draft.author_ids:
        draft.author_ids = [*draft.author_ids, actor.user_id]
    assert actor.user_id is not None  # only people are editors
    draft.updated_at, draft.updated_by_id = now, actor.user_id
    session.add(draft)
    if review.state is ReviewState.IN_APPROVAL:
        flag_modified(review, "state")
    return draft


def checked_values(session: Session, review: Review, draft: DraftInput, *, today: dt.date) -> dict[str, Any]:
    """The columns to store, tidied; raises ``Invalid`` with everything that no draft may hold."""
    claim = get_claim(session, review.claim_id)
    tidy = _tidied(draft)
    kind = _member(ClaimKind, tidy.kind) or claim.kind
    problems = [*_kind_problems(session, tidy, claim.id, claim.kind), *_text_problems(tidy)]
    scale = scale_of(session, review.organization_id, kind)
    if tidy.rating:
        off_scale = rating_problem(kind, tidy.rating, scale)
        problems += [off_scale] if off_scale else []
    release = tidy.next_release if kind is ClaimKind.QUANTITY else None
    dates = VerdictDraft(
        kind,
        true_as_of=tidy.true_as_of,
        valid_until=tidy.valid_until,
        timeless=tidy.timeless,
        next_release=release,
    )
    problems += date_problems(dates, today=today)
    if problems:
        codes = {problem.code for problem in problems}
        code = codes.pop() if len(codes) == 1 else "draft_invalid"
        raise Invalid(problems[0].detail, code=code, problems=tuple(problems))
    return {
        "kind": kind.value,
        "rating": tidy.rating or None,
        "scale": scale.name,
        "rationale": tidy.rationale,
        "true_as_of": tidy.true_as_of,
        "valid_until": tidy.valid_until,
        "timeless": tidy.timeless,
        "timeless_reason": tidy.timeless_reason,
        "next_release": release,
        "correction_kind": str(tidy.correction_kind) if tidy.correction_kind else None,
        "revision_reason": tidy.revision_reason,
        "evidence": [_evidence_row(item) for item in tidy.evidence if _is_filled(item)],
    }


def _tidied(draft: DraftInput) -> DraftInput:
    evidence = tuple(
        EvidenceInput(
            title=tidy_line(item.title),
            publisher=tidy_line(item.publisher),
            url=item.url.strip(),
            quote=tidy_text(item.quote),
            stance=item.stance,
            locator=tidy_line(item.locator),
        )
        for item in draft.evidence
    )
    return replace(
        draft,
        rating=tidy_line(draft.rating or ""),
        rationale=tidy_text(draft.rationale),
        timeless_reason=tidy_text(draft.timeless_reason),
        revision_reason=tidy_text(draft.revision_reason),
        evidence=evidence,
    )


def _is_filled(item: EvidenceInput) -> bool:
    """A row of the form that nobody wrote in is no evidence."""
    return any((item.title, item.publisher, item.url, item.quote, item.locator))


def _evidence_row(item: EvidenceInput) -> dict[str, str]:
    return {
        "title": item.title,
        "publisher": item.publisher,
        "url": item.url,
        "quote": item.quote,
        "stance": str(item.stance),
        "locator": item.locator,
    }


def _kind_problems(session: Session, draft: DraftInput, claim_id: int, claim_kind: ClaimKind) -> Iterator[Problem]:
    if draft.kind is not None:
        kind = _member(ClaimKind, draft.kind)
        if kind is None:
            yield Problem(f"There is no claim type “{draft.kind}”.", "/kind", "kind_unknown")
        elif kind is not claim_kind and has_public_review(session, claim_id):
            yield Problem(
                f"The claim's type is {claim_kind} and may change only until its first publication.",
                "/kind",
                "kind_frozen",
            )
    if draft.correction_kind and _member(CorrectionKind, draft.correction_kind) is None:
        yield Problem(
            f"There is no kind of correction “{draft.correction_kind}”.", "/correction_kind", "correction_kind_unknown"
        )


def _text_problems(draft: DraftInput) -> Iterator[Problem]:
    checks = [
        text_problem(draft.rating or "", "/rating", max_length=200),
        text_problem(draft.rationale, "/rationale", max_length=MAX_RATIONALE_LENGTH),
        text_problem(draft.timeless_reason, "/timeless_reason", max_length=1_000),
        text_problem(draft.revision_reason, "/revision_reason", max_length=2_000),
    ]
    for index, item in enumerate(draft.evidence):
        if not _is_filled(item):
            continue
        at = f"/evidence/{index}"
        checks += [
            text_problem(item.title, f"{at}/title", max_length=1_000),
            text_problem(item.publisher, f"{at}/publisher", max_length=300),
            text_problem(item.quote, f"{at}/quote", max_length=MAX_QUOTE_LENGTH),
            text_problem(item.locator, f"{at}/locator", max_length=300),
        ]
        if _member(Stance, item.stance) is None:
            checks.append(Problem(f"There is no stance “{item.stance}”.", f"{at}/stance", "stance_unknown"))
        address = address_problem(item.url) if item.url else None
        if address is not None:
            checks.append(Problem(address, f"{at}/url", "address_invalid"))
    if len(draft.evidence) > MAX_EVIDENCE:
        checks.append(Problem(f"At most {MAX_EVIDENCE} pieces of evidence are kept.", "/evidence", "evidence_too_many"))
    yield from (check for check in checks if check is not None)


def _member(enum: type[Kind], value: str | None) -> Kind | None:
    return next((member for member in enum if member.value == value), None)
