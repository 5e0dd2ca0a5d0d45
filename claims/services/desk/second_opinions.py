"""Blind second opinions: who may give one, what it says, and what is hidden until both ratings are in."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Conflict, Invalid, NotAllowed, Problem
from claims.core.reviews.completeness import EvidenceDraft, VerdictDraft, failing_rules
from claims.core.reviews.reviewing import Party, ReviewAction, ReviewState
from claims.core.reviews.second_opinions import SecondOpinionOutcome, asks_second_opinion
from claims.core.verdicts import ClaimKind, Stance
from claims.models.change import StatusChange
from claims.models.organization import FourEyes
from claims.models.review import Review, ReviewDraft
from claims.models.second_opinion import Adjudication, SecondOpinion
from claims.services.base.actors import Actor
from claims.services.base.saving import require_version, saving
from claims.services.desk.draft_readings import note_reading, read_by
from claims.services.desk.review_access import lock_review, next_number, organization_of, parties_of, require_member
from claims.services.desk.review_drafts import (
    DraftInput,
    EvidenceInput,
    checked_values,
    get_draft,
    on_scale_in_use,
    rated_draft,
)

WRITTEN_IN = frozenset({ReviewState.IN_PROGRESS, ReviewState.RECHECK, ReviewState.SECOND_OPINION})
"""States in which a text is being written, or waits for its second opinion."""

BLIND_STATES = frozenset(ReviewState) - {ReviewState.ADJUDICATION, ReviewState.IN_APPROVAL}
"""States in which a draft may still get a second opinion, and is shown to its authors and to who holds it only; one that
was released, declined or left by a recheck that was dismissed waits for whoever goes on with it."""

_DATES = frozenset({"/true_as_of", "/valid_until", "/timeless_reason", "/next_release"})
"""What a second opinion leaves to the first author."""


@dataclass(frozen=True, slots=True)
class OpinionInput:
    """A second opinion as sent: ``rating`` a value of the scale of the draft's claim type."""

    rating: str | None = None
    rationale: str = ""
    evidence: tuple[EvidenceInput, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """The second opinion of the revision that is being made, as far as it has come; ``opinion`` is a given one."""

    number: int
    opinion: SecondOpinion | None = None
    adjudication: Adjudication | None = None
    skipped: bool = False

    @property
    def outcome(self) -> SecondOpinionOutcome | None:
        """What came of it; None where nothing was asked for or the answer is still out."""
        if self.adjudication is not None:
            return SecondOpinionOutcome.ADJUDICATED
        if self.opinion is not None:
            return SecondOpinionOutcome.AGREED
        return SecondOpinionOutcome.SKIPPED if self.skipped else None


def round_of(session: Session, review: Review) -> Round:
    """Where the second opinion of the next revision stands."""
    number = next_number(review)
    opinion = session.scalar(
        select(SecondOpinion)
        .where(
            SecondOpinion.review_id == review.id,
            SecondOpinion.revision_number == number,
            SecondOpinion.given_at.is_not(None),
        )
        .order_by(SecondOpinion.id.desc())
        .limit(1)
    )
    if opinion is None:
        return Round(number, skipped=_was_skipped(session, review))
    adjudication = session.scalar(
        select(Adjudication).where(Adjudication.opinion_id == opinion.id).order_by(Adjudication.id.desc()).limit(1)
    )
    return Round(number, opinion, adjudication)


def state_after_handing_in(
    session: Session, review: Review, draft: ReviewDraft, *, reaffirms: bool = False, secret: str
) -> ReviewState:
    """Where a complete draft goes under the organization's policy: out, to approval, or to another pair of eyes first.

    A verdict that is only reaffirmed has had its second opinion. ``secret`` draws the sample of texts that are seen twice,
    where the organization samples. A text that was returned keeps the opinion that it has; where its rating is another
    one now, that is a disagreement.
    """
    organization = organization_of(session, review)
    if organization.four_eyes is FourEyes.OFF:
        return ReviewState.PUBLISHED
    if organization.four_eyes is FourEyes.APPROVE or reaffirms:
        return ReviewState.IN_APPROVAL
    known = round_of(session, review)
    if known.adjudication is not None and known.adjudication.rating == draft.rating:
        return ReviewState.IN_APPROVAL
    if known.opinion is not None:
        return ReviewState.IN_APPROVAL if known.opinion.rating == draft.rating else ReviewState.ADJUDICATION
    grade = rated_draft(session, review, draft).grade
    assert grade is not None  # a complete draft
    asked = asks_second_opinion(
        organization.second_opinion_share,
        organization.second_opinion_percent,
        verdict=grade.verdict,
        review_id=review.id,
        number=known.number,
        secret=secret,
    )
    return ReviewState.SECOND_OPINION if asked else ReviewState.IN_APPROVAL


def is_hidden_from(session: Session, review: Review, actor: Actor) -> bool:
    """Whether the draft of a review must not be shown to somebody, because a second opinion may still be asked of them.

    Nobody but its authors and who holds the review sees it before both opinions are in.
    """
    if (
        organization_of(session, review).four_eyes is not FourEyes.BLIND
        and review.state is not ReviewState.SECOND_OPINION
    ):
        return False
    if review.state not in BLIND_STATES or round_of(session, review).opinion is not None:
        return False
    draft = get_draft(session, review.id)
    return draft is not None and actor.user_id not in {*draft.author_ids, review.assignee_id}


def require_visible(session: Session, review: Review, actor: Actor) -> None:
    """Refuse who must not see the draft yet (``NotAllowed``, code ``draft_is_blind``)."""
    if is_hidden_from(session, review, actor):
        raise NotAllowed(
            "A second opinion may be asked of you, so you cannot see this text before both opinions are in.",
            code="draft_is_blind",
        )


def read_draft(session: Session, review: Review, actor: Actor, *, now: dt.datetime) -> ReviewDraft | None:
    """The draft for somebody who is shown it, which is kept: they cannot give the blind opinion on it afterwards.

    None where there is none; refuses as ``require_visible``, and a key that acts for no person (``NotAllowed``,
    ``key_without_user``): nobody would know who has read it.
    """
    if actor.key_id is not None and actor.user_id is None:
        raise NotAllowed(
            "This key acts for no person, so it would not be known who has read the draft. Use a key that acts for a "
            "member.",
            code="key_without_user",
        )
    require_visible(session, review, actor)
    draft = get_draft(session, review.id)
    if draft is not None:
        note_reading(session, review, actor, now=now)
    return draft


def may_give(session: Session, review: Review, actor: Actor) -> bool:
    """Whether somebody may give the second opinion that a review waits for."""
    return review.id in open_to(session, [review], actor)


def open_to(session: Session, reviews: Sequence[Review], actor: Actor) -> set[int]:
    """The ids of those reviews that wait for a second opinion which this person may give: three queries for all of them."""
    waiting = [review for review in reviews if review.state is ReviewState.SECOND_OPINION]
    refused = _refusals(session, waiting, actor)
    return {review.id for review in waiting if review.id not in refused}


def require_may_give(session: Session, review: Review, actor: Actor) -> None:
    """Refuse, as giving would, who may not give the second opinion: ``Conflict`` (``transition_not_allowed``),
    ``NotAllowed`` (``role_missing``, ``four_eyes``, ``draft_seen``)."""
    require_member(actor, review.organization_id)
    if review.state is not ReviewState.SECOND_OPINION:
        raise Conflict("This review waits for no second opinion.", code="transition_not_allowed")
    refused = _refusals(session, [review], actor)
    if refused:
        raise refused[review.id]


def own_opinion(session: Session, review: Review, actor: Actor) -> SecondOpinion | None:
    """What somebody has written so far for the next revision, given or not."""
    return session.scalar(
        select(SecondOpinion).where(
            SecondOpinion.review_id == review.id,
            SecondOpinion.revision_number == next_number(review),
            SecondOpinion.author_id == actor.user_id,
        )
    )


def save_opinion(
    session: Session,
    review_id: int,
    opinion: OpinionInput,
    *,
    actor: Actor,
    now: dt.datetime,
    expected_version: int | None,
) -> SecondOpinion:
    """Save a second opinion that is being written; only its author sees it.

    ``expected_version`` is its lock version, 0 for the first save, None saves over whatever is there. Raises ``Stale``,
    ``Invalid`` with every problem, and what ``require_may_give`` raises.
    """
    review = lock_review(session, review_id)
    require_may_give(session, review, actor)
    stored = own_opinion(session, review, actor)
    require_version(0 if stored is None else stored.lock_version, expected_version)
    kind = kind_of_draft(session, review)
    values = checked_values(
        session,
        review,
        DraftInput(kind=kind, rating=opinion.rating, rationale=opinion.rationale, evidence=opinion.evidence),
        today=now.date(),
    )
    assert actor.user_id is not None  # only people may give opinions
    with saving(session):
        if stored is None:
            stored = SecondOpinion(
                review_id=review.id, revision_number=next_number(review), author_id=actor.user_id, evidence=[]
            )
            session.add(stored)
        stored.scale = values["scale"]
        stored.rating, stored.rationale, stored.evidence = values["rating"], values["rationale"], values["evidence"]
        stored.saved_at = now
    return stored


def opinion_problems(session: Session, review: Review, opinion: SecondOpinion | None) -> tuple[Problem, ...]:
    """Every rule that a second opinion fails: those of a complete verdict but for its dates, which the author gives."""
    verdict = opinion_verdict(opinion, kind_of_draft(session, review))
    rated = on_scale_in_use(session, review, verdict, None if opinion is None else opinion.scale or None)
    return tuple(problem for problem in failing_rules(rated, today=None) if problem.pointer not in _DATES)


def opinion_verdict(opinion: SecondOpinion | None, kind: ClaimKind) -> VerdictDraft:
    """A second opinion as the rules of a verdict read it."""
    if opinion is None:
        return VerdictDraft(kind)
    evidence = tuple(EvidenceDraft(**{**item, "stance": Stance(item["stance"])}) for item in opinion.evidence)
    return VerdictDraft(kind, rating=opinion.rating, rationale=opinion.rationale, evidence=evidence)


def give(session: Session, review: Review, *, actor: Actor, now: dt.datetime) -> bool:
    """Hand in what somebody has written; whether it agrees with the draft.

    Raises ``Invalid`` (code ``verdict_incomplete``) with every failing rule, and what ``require_may_give`` raises.
    """
    require_may_give(session, review, actor)
    opinion, draft = own_opinion(session, review, actor), get_draft(session, review.id)
    problems = opinion_problems(session, review, opinion)
    if problems or opinion is None:
        raise Invalid("The second opinion is not complete.", code="verdict_incomplete", problems=problems)
    assert draft is not None  # the state machine lets none go that is to be judged
    opinion.given_at = now
    opinion.first_author_id, opinion.first_rating = draft.author_ids[0], draft.rating
    session.flush()  # the next step must find it
    return opinion.rating == draft.rating


def kind_of_draft(session: Session, review: Review) -> ClaimKind:
    """The claim type that a review's draft is rated as: both opinions are on its scale."""
    draft = get_draft(session, review.id)
    return rated_draft(session, review, draft).kind


def may_skip(session: Session, review: Review, *, now: dt.datetime) -> bool:
    """Whether the target time for a second opinion has passed without one."""
    return review.state is ReviewState.SECOND_OPINION and now >= skip_from(session, review)


def skip_from(session: Session, review: Review) -> dt.datetime:
    """From when on a reviewer may go on without a second opinion."""
    return review.state_since + dt.timedelta(hours=organization_of(session, review).second_opinion_hours)


def _refusals(session: Session, reviews: Sequence[Review], actor: Actor) -> dict[int, NotAllowed]:
    """By review why this person may not give the second opinion on it, where that is so."""
    found = {}
    own = []
    for review in reviews:
        if Party.CHECKER in parties_of(actor, review):
            own.append(review)
        else:
            words = "Only a checker of the organization may give a second opinion."
            found[review.id] = NotAllowed(words, code="role_missing")
    if not own:
        return found
    authors, holders = _authors(session, own), _holders(session, own)
    read = read_by(session, own, actor)
    for review in own:
        refusal = _refusal(actor.user_id, authors[review.id], holders[review.id], has_read=review.id in read)
        if refusal is not None:
            found[review.id] = refusal
    return found


def _refusal(
    user_id: int | None, authors: Collection[int], holders: Collection[int | None], *, has_read: bool
) -> NotAllowed | None:
    if user_id in authors:
        return NotAllowed("Who wrote the text cannot give the second opinion on it.", code="four_eyes")
    if user_id in holders:
        return NotAllowed("You have worked on this text, so your opinion would not be blind.", code="draft_seen")
    if has_read:
        return NotAllowed(
            "You have read this text, so your opinion would not be blind. Somebody who has not can give it.",
            code="draft_seen",
        )
    return None


def _authors(session: Session, reviews: Sequence[Review]) -> Mapping[int, list[int]]:
    """By review who wrote its draft."""
    drafts = select(ReviewDraft.review_id, ReviewDraft.author_ids)
    rows = session.execute(drafts.where(ReviewDraft.review_id.in_([review.id for review in reviews])))
    return defaultdict(list, {row.review_id: row.author_ids for row in rows})


def _holders(session: Session, reviews: Sequence[Review]) -> Mapping[int, set[int | None]]:
    """By review everybody who has held it since its public revision, and so could read the draft."""
    rows = session.execute(
        select(
            StatusChange.review_id,
            StatusChange.action,
            StatusChange.user_id,
            StatusChange.detail,
            StatusChange.revision_number,
        ).where(
            StatusChange.review_id.in_([review.id for review in reviews]),
            StatusChange.action.in_([ReviewAction.CLAIM.value, ReviewAction.ASSIGN.value]),
        )
    )
    current = {review.id: review.current_number for review in reviews}
    found: dict[int, set[int | None]] = defaultdict(set)
    for review_id, action, user_id, detail, number in rows:
        if number == current[review_id]:
            found[review_id].add(detail.get("assignee_id") if action == ReviewAction.ASSIGN else user_id)
    return found


def _was_skipped(session: Session, review: Review) -> bool:
    rows = session.scalars(
        select(StatusChange.revision_number).where(
            StatusChange.review_id == review.id, StatusChange.action == ReviewAction.SKIP.value
        )
    )
    return review.current_number in set(rows)
