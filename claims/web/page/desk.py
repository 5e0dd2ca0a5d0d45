"""What the pages of the desk share: who may enter, whose review it is, and how the last step is taken back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, Response, request, session, url_for

from claims.core.errors import ClaimsError, Conflict, Invalid, NotAllowed, NotFound, Problem, TooLarge
from claims.models import Review
from claims.services.base.actor_names import actor_names, colleague_names
from claims.services.base.actors import user_label
from claims.services.base.recent_actions import Deed, note_action
from claims.services.claims.claims import get_claim
from claims.services.reviews import reviews
from claims.services.reviews.review_queue import QueueAppearance
from claims.web.page.failures import OTHER_WRITER, ask_to_sign_in, describe_failure
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, names_other_writer, visit
from claims.web.words.local_paths import in_site, local_path, within_registry
from claims.web.words.pasted import read_number

_TOAST = "toast"

_CLAIM = re.compile(r"(?:.{0,2000}/claims/)?(\d{1,18})/?(?:[?#].{0,2000})?\Z", re.ASCII)
"""A claim's number, or the address of its page."""

_WORD = re.compile(r"[a-z_]{1,40}")
"""The name of a list or of a tab of it."""


@dataclass(frozen=True, slots=True)
class Toast:
    """A sentence after a step, and the form that takes it back (no address: it cannot be).

    It also stands under "Recent actions", with ``about``, the words of the claim, and ``link``, where they lead; of one
    ``subject`` (as ``review:12``) only the newest can be taken back there. ``listed`` is False for what is no action.
    """

    text: str
    undo_href: str = ""
    undo_fields: Mapping[str, str] | None = None
    about: str = ""
    link: str = ""
    subject: str = ""
    listed: bool = True


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
    if not here.actor.acts_for(review.organization_id):
        raise NotFound(f"Your organization has no review {review_id}.", code="review_unknown")
    return review


def require_deciding(here: Visit) -> None:
    """Refuse who only reads (``NotAllowed``, code ``role_missing``)."""
    if not here.may_judge:
        raise NotAllowed("Only a checker or reviewer of the organization may do this.", code="role_missing")


def require_writer() -> None:
    """Refuse the text of a form that somebody else opened before the reader signed in (``Conflict``): it is not theirs."""
    if names_other_writer():
        raise Conflict(OTHER_WRITER)


def remember_toast(toast: Toast, *, for_next_page: bool = True) -> Toast:
    """List what was done, and keep the toast for the page that the answer leads to (unless it is in the answer)."""
    here = visit()
    if toast.listed and here.actor.user_id is not None:
        fields = dict(toast.undo_fields or {})
        link, undo = within_registry(toast.link), within_registry(toast.undo_href)
        deed = Deed(toast.text, toast.about, link, toast.subject, undo, fields)
        note_action(here.session, here.actor.user_id, deed, now=here.now)
    if for_next_page:
        session[_TOAST] = [toast.text, toast.undo_href, dict(toast.undo_fields or {})]
    return toast


def review_toast(
    here: Visit, review: Review, text: str, undo_href: str = "", undo_fields: Mapping[str, str] | None = None
) -> Toast:
    """A toast about a review, which is named by its claim's words."""
    return Toast(
        text,
        undo_href,
        undo_fields,
        about=get_claim(here.session, review.claim_id).text,
        link=url_for("review_work.show", review_id=review.id),
        subject=f"review:{review.id}",
    )


def pop_toast() -> Toast | None:
    """The toast kept for this page, once."""
    kept = session.pop(_TOAST, None)
    return Toast(*kept) if kept else None


def person_names(here: Visit, ids: Iterable[int | None]) -> dict[int, str]:
    """Names of people by id, on pages of the work of the reader's own organization."""
    return colleague_names(here.session, (number for number in ids if number is not None))


def revisions_so_far(here: Visit, review_id: int) -> dict[str, Any]:
    """The revisions of a review of the reader's own organization, newest first, and who gave second opinions of them."""
    revisions = reviews.list_revisions(here.session, review_id)
    return {"revisions": revisions, "second_by": person_names(here, (item.second_author_id for item in revisions))}


def told_names(here: Visit, ids: Iterable[int | None]) -> dict[int, str]:
    """What the reader is told of people by id where people of several organizations act: see ``actor_names``."""
    wanted = {number for number in ids if number is not None}
    told = actor_names(here.session, (user_label(number) for number in wanted), reader=here.actor)
    return {number: told[user_label(number)] for number in wanted}


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


def sent_version() -> int:
    """The lock version that the form was made with; ``Invalid`` (``version_missing``) without: what it was made from
    could have changed since."""
    version = sent_number("version")
    if version is None:
        raise Invalid(
            "This form does not say which state it was made from. Load the page again.", code="version_missing"
        )
    return version


def sent_number(name: str) -> int | None:
    """A whole number of the form; None where it is missing or none."""
    return read_number(request.form.get(name))


def sent_claim(name: str) -> int | None:
    """The number of a claim of the form, also where the address of its page was pasted; None where there is none."""
    found = _CLAIM.match(request.form.get(name, "").strip())
    return int(found[1]) if found else None


def way_back(default: str) -> str:
    """The path of this site that the form's field ``back`` names, else the default."""
    path = local_path(request.form.get("back"))
    return path if path != in_site("/") else default


def place_sent() -> dict[str, str]:
    """What the form tells of where it stood (``from``, ``tab``, ``back``), to be kept with the way back of its step; what
    no form of ours tells is left out."""
    words = {name: sent for name in ("from", "tab") if _WORD.fullmatch(sent := request.form.get(name, ""))}
    back = way_back("")
    return {**words, "back": back} if back else words


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


def to_work(review_id: int) -> Response:
    """To the page of the work on a review."""
    return go_to(url_for("review_work.show", review_id=review_id))


def status_of(error: ClaimsError) -> int:
    """The status that answers an error."""
    return describe_failure(error).status


def _require_person() -> Response | None:
    return None if visit().is_signed_in else ask_to_sign_in()
