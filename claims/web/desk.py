"""What the pages of the desk share: who may enter, whose review it is, and how the last step is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, Response, redirect, request, session, url_for

from claims.core.errors import ClaimsError, Invalid, NotAllowed, NotFound, Problem, TooLarge
from claims.models import Review
from claims.services import reviews
from claims.services.actor_names import actor_names
from claims.services.claims import get_claim
from claims.services.review_queue import QueueAppearance
from claims.web.failures import describe_failure
from claims.web.preferences import local_path
from claims.web.visit import Visit, sign_in_first, visit

_TOAST = "toast"


@dataclass(frozen=True, slots=True)
class Toast:
    """A sentence for the next page, and the form that takes the step back (no address: it cannot be)."""

    text: str
    undo_href: str = ""
    undo_fields: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class InSentence:
    """A claim's words in their sentence, with the article that they stand in."""

    before: str
    exact: str
    after: str
    article: str
    article_href: str
    outlet: str

    def adds_to(self, text: str) -> bool:
        """Whether the sentence says more than ``text`` does: the rest of it, or the claim in other words."""
        return says_more(self.before + self.exact + self.after, text)


def for_people(bp: Blueprint) -> Blueprint:
    """The blueprint, closed to who is not signed in: they are sent to the sign-in page and back here."""
    bp.before_request(_require_person)
    return bp


def register(app: Flask) -> None:
    """Give templates the toast that the step before has left."""
    app.context_processor(lambda: {"pop_toast": pop_toast})


def own_review(here: Visit, review_id: int) -> Review:
    """The review, if it is of the reader's organization: others' work is not even known to exist."""
    review = reviews.get_review(here.session, review_id)
    if here.actor.organization_id is None or review.organization_id != here.actor.organization_id:
        raise NotFound(f"Your organization has no review {review_id}.", code="review_unknown")
    return review


def require_deciding(here: Visit) -> None:
    """Refuse who only reads (``NotAllowed``, code ``role_missing``)."""
    if not here.may_judge:
        raise NotAllowed("Only a checker or reviewer of the organization may do this.", code="role_missing")


def remember_toast(toast: Toast) -> None:
    """Keep a toast for the page that the answer leads to."""
    session[_TOAST] = [toast.text, toast.undo_href, dict(toast.undo_fields or {})]


def pop_toast() -> Toast | None:
    """The toast kept for this page, once."""
    kept = session.pop(_TOAST, None)
    return Toast(*kept) if kept else None


def person_names(here: Visit, ids: Iterable[int | None]) -> dict[int, str]:
    """Names of people by id."""
    wanted = {number for number in ids if number is not None}
    named = actor_names(here.session, [f"user:{number}" for number in wanted])
    return {number: named[f"user:{number}"] for number in wanted}


def in_sentence(found: QueueAppearance | None) -> InSentence | None:
    """The words of an appearance set apart in its sentence."""
    if found is None:
        return None
    before, exact, after = found.sentence.partition(found.exact)
    if not exact:
        before, exact, after = "", found.exact, ""
    return InSentence(
        before=before,
        exact=exact,
        after=after,
        article=found.headline or "Text without a headline",
        article_href=url_for("articles.show", article_id=found.article_id, version=found.version_number),
        outlet=found.outlet,
    )


def says_more(sentence: str, claim: str) -> bool:
    """Whether a sentence has other words than the claim that was taken from it."""
    return _words(sentence) != _words(claim)


def _words(text: str) -> list[str]:
    """The words of a text without the marks around it."""
    return text.strip(" \n.,;:!?…\"'“”‘’«»()[]").split()


def review_heading(here: Visit, review: Review) -> dict[str, Any]:
    """What every page of a review says of it: claim, its sentence, near match, state, who holds it."""
    item = reviews.queue_item(here.session, review, now=here.now)
    return {
        "review": review,
        "claim": get_claim(here.session, review.claim_id),
        "said": in_sentence(item.appearance),
        "appearance_id": item.appearance.id if item.appearance else None,
        "near": item.near_match,
        "demand": item.said,
        "holder": person_names(here, [review.assignee_id]).get(review.assignee_id or 0, ""),
        "is_holder": review.assignee_id is not None and review.assignee_id == here.actor.user_id,
    }


def sent_version() -> int | None:
    """The lock version that the form was made with; None lets the step refuse nothing that it cannot know."""
    return sent_number("version")


def sent_number(name: str) -> int | None:
    """A whole number of the form; None where it is missing or none."""
    text = request.form.get(name, "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def sent_path(name: str, default: str) -> str:
    """A path of this site from the form, else the default."""
    path = local_path(request.form.get(name))
    return path if path != "/" else default


def problems_of(error: ClaimsError) -> list[Problem]:
    """What is wrong, one problem a line."""
    return list(error.problems) if isinstance(error, Invalid | TooLarge) else [Problem(error.detail, "", error.code)]


def own_organization_id(here: Visit) -> int:
    """The reader's organization; who has none is refused."""
    if here.actor.organization_id is None:
        raise NotAllowed("You are a member of no organization.", code="not_member")
    return here.actor.organization_id


def listed(problems: Sequence[Problem]) -> list[dict[str, str]]:
    """Problems as the summary of a form shows them: the sentence, and the field that it stands at."""
    return [{"detail": item.detail, "field": item.pointer.strip("/")} for item in problems]


def go_to(address: str) -> Response:
    """Send the reader on to a page of this site after a step that was done (303)."""
    return redirect(address, 303)  # type: ignore[return-value]


def status_of(error: ClaimsError) -> int:
    """The status that answers an error."""
    return describe_failure(error).status


def _require_person() -> Response | None:
    if visit().is_signed_in:
        return None
    if request.endpoint == "review_editor.autosave":
        # Being sent away would lose what is being written: the page says that it is not saved, and tries again.
        return Response(status=401)
    return sign_in_first()
