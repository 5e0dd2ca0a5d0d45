"""A step on a review that was not taken: why, in words, and what was written for it."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.errors import ClaimsError, Conflict, Invalid, Problem, Stale
from claims.models import Review, StatusChange
from claims.services.desk.review_steps import last_step
from claims.services.reviews import reviews
from claims.web.page.desk import person_names, problems_of
from claims.web.page.failures import sent_text
from claims.web.page.visit import Visit
from claims.web.words.marks import find_mark


def hand_back_text(error: ClaimsError, problems: Sequence[Problem] = ()) -> None:
    """Raise what was wrong, of a clash in the words of ``problems``, where somebody wrote for the step: its page shows what
    was written. Nothing where nobody did.

    For a step that no longer fits: the page of the review has no field for that text any more.
    """
    if not sent_text():
        return
    if problems and isinstance(error, Conflict):
        raise Conflict(problems[0].detail, code=problems[0].code)
    raise error


def refusal_problems(here: Visit, review: Review, error: ClaimsError) -> list[Problem]:
    """The problems; of a clash, also who did what meanwhile."""
    problems = [_plain(review, problem) for problem in problems_of(error)]
    last = last_step(here.session, review.id)
    if isinstance(error, Invalid) or last is None or not (isinstance(error, Stale) or error.code == "already_assigned"):
        return problems
    return [Problem(f"{_done_meanwhile(here, review, last)} Your step was not taken.", "", error.code)]


def _done_meanwhile(here: Visit, review: Review, last: StatusChange) -> str:
    draft = reviews.get_draft(here.session, review.id)
    if draft is not None and draft.updated_at > last.created_at:
        changed_by = person_names(here, [draft.updated_by_id])[draft.updated_by_id]
        who = "You" if draft.updated_by_id == here.actor.user_id else changed_by
        return f"{who} changed the text meanwhile; read it again."
    holder = person_names(here, [review.assignee_id]).get(review.assignee_id or 0, "")
    if holder and review.assignee_id != here.actor.user_id:
        return f"{holder} works on this review now."
    return "Somebody changed this review meanwhile; see below."


def _plain(review: Review, problem: Problem) -> Problem:
    """What programs are told by its values, said in the words of the pages."""
    if problem.code == "decline_reason_missing":
        return Problem("Choose a reason.", problem.pointer, problem.code)
    if problem.code == "transition_not_allowed":
        state = find_mark(f"state/{review.state}").word.lower()
        return Problem(f"This review is {state} now; what you tried does not fit it any more.", "", problem.code)
    return problem
