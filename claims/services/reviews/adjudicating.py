"""Deciding between a draft and a second opinion that rates the claim otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.reviews.second_opinions import AdjudicationChoice
from claims.models.review import Review, ReviewDraft
from claims.models.second_opinion import Adjudication, SecondOpinion
from claims.services.base.actors import Actor
from claims.services.desk.review_drafts import checked_values, draft_as_input
from claims.services.desk.second_opinions import OpinionInput, round_of

_SHARED = ("rating", "scale", "rationale", "evidence")
"""What a second opinion says; the rest of a draft is its first author's."""


def adjudicate(
    session: Session,
    review: Review,
    draft: ReviewDraft,
    *,
    choice: AdjudicationChoice | str | None,
    third: OpinionInput | None,
    reason: str,
    actor: Actor,
    now: dt.datetime,
) -> Adjudication:
    """Let one rating stand and make the draft say it; whose text it then is counts as an author of it.

    The dates stay the first author's. A third rating comes with a rationale of its own; its evidence is that of both, and
    what ``third`` adds. Raises ``Invalid`` (``choice_missing``, ``rating_missing``, ``rationale_missing``, or what no draft
    may hold).
    """
    opinion = round_of(session, review).opinion
    assert opinion is not None  # there is nothing to adjudicate without one
    chosen, first_rating = _checked_choice(choice), draft.rating
    if chosen is AdjudicationChoice.SECOND:
        _take_over(draft, opinion.author_id, {name: getattr(opinion, name) for name in _SHARED})
    elif chosen is AdjudicationChoice.THIRD:
        values = _third_values(session, review, draft, opinion, third or OpinionInput(), today=now.date())
        _take_over(draft, actor.user_id, values)
    assert actor.user_id is not None  # only people decide
    assert first_rating is not None  # the draft was complete when it was handed in
    assert draft.rating is not None
    made = Adjudication(
        opinion_id=opinion.id,
        adjudicator_id=actor.user_id,
        choice=chosen,
        first_rating=first_rating,
        rating=draft.rating,
        reason=reason,
        decided_at=now,
    )
    session.add(made)
    draft.updated_at, draft.updated_by_id = now, actor.user_id
    session.flush()  # the guards of the step read the draft anew
    return made


def _checked_choice(choice: AdjudicationChoice | str | None) -> AdjudicationChoice:
    try:
        return AdjudicationChoice(choice or "")
    except ValueError as error:
        names = ", ".join(AdjudicationChoice)
        raise Invalid(f"Say whose rating stands: {names}.", code="choice_missing", field="choice") from error


def _take_over(draft: ReviewDraft, author_id: int | None, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(draft, name, value)
    if author_id not in draft.author_ids:
        draft.author_ids = [*draft.author_ids, author_id]


def _third_values(
    session: Session, review: Review, draft: ReviewDraft, opinion: SecondOpinion, third: OpinionInput, *, today: dt.date
) -> dict[str, Any]:
    """Rating, rationale and evidence of a third verdict, checked as a draft's."""
    if not third.rating:
        raise Invalid("Choose the rating that stands.", code="rating_missing", field="rating")
    if not third.rationale.strip():
        raise Invalid("Write how the evidence leads to this rating.", code="rationale_missing", field="rationale")
    if third.rating in (draft.rating, opinion.rating):
        raise Invalid(
            "One of the two says this already: let that one stand instead.", code="rating_not_third", field="rating"
        )
    sent = replace(draft_as_input(draft), rating=third.rating, rationale=third.rationale, evidence=third.evidence)
    values = checked_values(session, review, sent, today=today)
    evidence: list[Any] = []
    for item in (*draft.evidence, *opinion.evidence, *values["evidence"]):
        if item not in evidence:
            evidence.append(item)
    return {name: values[name] for name in _SHARED} | {"evidence": evidence}
