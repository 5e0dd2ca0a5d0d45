"""The paste page: a text or an address in; looked up without storing, or stored and followed."""

from __future__ import annotations

import string
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for

from claims.core.errors import Invalid, NotAllowed, Problem, TooLarge, Unavailable
from claims.models import ProcessingState
from claims.services.answers.lookup_answers import LookupAnswer
from claims.services.articles.article_input import CheckedArticle, check_article
from claims.services.articles.pages import fetch_article
from claims.services.base.as_of import AsOf
from claims.services.claims.claims import standing_claims
from claims.services.intake import intake
from claims.services.intake.intake import ArticleInput, TooManyClaims
from claims.services.intake.processing import PreparedText
from claims.services.lookup import lookup
from claims.services.lookup.kept_readings import KEPT_READINGS
from claims.services.settings import intake_limits, matching_settings
from claims.web.articles.article_page import ArticlePage, article_page, look_of
from claims.web.articles.pasted_parts import Course, PartLink, Place, course_of, look_through, read_place
from claims.web.articles.sample_article import sample_form
from claims.web.claims.answer_counts import ANSWER_MARKS, count_marks, mark_of
from claims.web.claims.claim_rows import ClaimRow, listed_rows
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, reading_first, visit
from claims.web.words.numbers import format_number
from claims.web.words.pasted import PasteForm, read_paste_form

bp = Blueprint("paste", __name__, url_prefix="/articles/new")

MAX_OF_VISITORS = 20_000
"""Characters that are looked up for who is not signed in: 2 seconds of a quiet machine. A text of ``MAX_LOOKUP_BYTES``
takes some 10 and more, which nobody unknown should cost."""

STORED_AT_ONCE = 5_000
CLAIMS_AT_ONCE = 60
"""Characters and claims that are read and stored while the reader waits, a second or two; what has more is stored and read
by a job, which shows how far it is."""

_LETTERS = dict(zip(string.ascii_lowercase, ANSWER_MARKS, strict=False))
"""The letters that tell the next page what is known of a claim, with their marks."""

_LETTER_OF = {mark: letter for letter, mark in _LETTERS.items()}

_LOOKED_AT_FIRST = ANSWER_MARKS[: ANSWER_MARKS.index("relation/same")]
"""Marks that are shown at the way to a part in which a claim has one."""

_FIELD_OF_POINTER = {"published_at": "published", "html": "url"}
_PASTE_INSTEAD = "Paste the text instead; the address stays filled in."


@bp.get("")
def show() -> str:
    """The empty form, or the one filled with the sample."""
    form = sample_form() if "sample" in request.args else None
    return _page(form or PasteForm())


@bp.post("")
def send() -> Response:
    """Look the text up, or store it, as the button says; whatever is wrong comes back with the form as it was."""
    here, form = visit(), read_paste_form(request.form)
    if request.form.get("action") != "store":
        return show_unstored(here, form)
    if not here.is_signed_in:
        return _refused(form, [Problem("Sign in to store an article. Without, you can look it up.")], status=403)
    if not here.may_store:
        raise NotAllowed("Only an editor, checker, reviewer or admin may store articles.", code="role_missing")
    try:
        return _store(here, form)
    except Invalid as error:
        return _refused(form, error.problems, status=413 if isinstance(error, TooLarge) else 422)
    except Unavailable as error:
        return _refused(form, [Problem(f"{error.detail} {_PASTE_INSTEAD}", "/url")], status=422)


def show_unstored(here: Visit, form: PasteForm) -> Response:
    """The page with what is known about the text; nothing of it is stored."""
    try:
        article = check_article(_article(here, form), now=here.now, limits=intake_limits(current_app.config))
        found = _look_up(here, article, read_place(request.form))
    except Invalid as error:
        return _refused(form, error.problems, status=413 if isinstance(error, TooLarge) else 422)
    except Unavailable as error:
        return _refused(form, [Problem(f"{error.detail} {_PASTE_INSTEAD}", "/url")], status=422)
    return make_response(_page(form, found=found, article=article))


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What is known about each claim of a text that was looked up, and the claims that probably settle it as a whole.

    ``first`` and ``last`` are the numbers, from 1, of the claims that are shown, ``total`` counts all. ``next_first`` is
    the number, from 0, from which the part shown goes on; None where all of it is shown.
    """

    page: ArticlePage
    probable: tuple[ClaimRow, ...]
    course: Course
    links: list[PartLink | None]
    first: int
    last: int
    total: int
    next_first: int | None


def _look_up(here: Visit, article: CheckedArticle, place: Place) -> LookedUp:
    """The part of a text that a form asks for, then what else is left, as far as time goes, so that counts are whole."""
    _check_length(here, article.body)
    settings, today = matching_settings(current_app.config), here.today
    has_time = lookup.time_limit(current_app.config["LOOKUP_SECONDS"], time.monotonic)
    reader = KEPT_READINGS.reader_for(here.actor.label)
    with reading_first(here):
        asked = lookup.read_body(
            article.body,
            published=article.published_on if article.published_given else today,
            headline=article.headline or None,
            language=article.language,
            settings=settings,
            is_whole=not place.first,
            read=reader,
        )
        course = course_of(asked, place, letters="".join(_LETTERS), beside=[article.headline, str(today)])

        def look_up(first: int, most: int | None, limit: Callable[[], bool]) -> LookupAnswer:
            answer = lookup.look_up(
                here.session, asked, today=today, settings=settings, first=first, most=most, has_time=limit
            )
            found = answer.appearances[answer.looked_up.start : answer.looked_up.stop]
            course.tell(answer.looked_up, [_LETTER_OF[mark_of(look_of(one, today=today))] for one in found])
            return answer

        answer = look_through(course, place, look_up, has_time=has_time, clock=time.monotonic)
    reader.settle(goes_on=course.is_in_parts or answer.incomplete)
    if here.is_signed_in:  # only what a person was served is noted
        lookup.note_served(here.session, answer, actor=here.actor, now=here.now)
    return _looked_up(here, answer, course)


def _looked_up(here: Visit, answer: LookupAnswer, course: Course) -> LookedUp:
    settling = standing_claims(here.session, [one.claim.id for one in answer.probable])
    reached = answer.looked_up
    page = article_page(course.text, answer, today=here.today, reached=course.reached(answer))
    if not course.is_short:
        marks = {at: _LETTERS[letter] for at, letter in enumerate(course.told, start=1) if letter in _LETTERS}
        page = replace(page, claim_count=len(course.told), answers=count_marks(marks))
    if course.is_in_parts:
        page = replace(page, not_taken=len(answer.rejected), part=course.part, parts=course.parts)
    return LookedUp(
        page=page,
        probable=listed_rows(here, list(settling.values()), AsOf(here.today)),
        course=course,
        links=course.links(_LETTERS.__getitem__, _LOOKED_AT_FIRST),
        first=reached.start + 1,
        last=reached.stop,
        total=len(answer.appearances),
        next_first=course.next_first(answer),
    )


def _check_length(here: Visit, body: str) -> None:
    """Refuse what is too long to be looked up while the reader waits."""
    length, size = len(body), len(body.encode())
    if length > MAX_OF_VISITORS and not here.is_signed_in:
        raise TooLarge(
            f"This text has {format_number(length)} characters; {format_number(MAX_OF_VISITORS)} are looked up without an "
            "account. Sign in, or look it up in parts.",
            field="body",
        )
    if size > lookup.MAX_LOOKUP_BYTES:
        way = "Store it, or look it up in parts." if here.may_store else "Look it up in parts."
        raise TooLarge(
            f"This text has {format_number(-(-size // 1_000))} kB; without storing it, "
            f"{format_number(lookup.MAX_LOOKUP_BYTES // 1_000)} kB are looked up. {way}",
            field="body",
        )


def _store(here: Visit, form: PasteForm) -> Response:
    article = check_article(_article(here, form), now=here.now, limits=intake_limits(current_app.config))
    matching = matching_settings(current_app.config)
    received = intake.store_article(
        here.session, article, actor=here.actor, now=here.now, prepared=_read(here, article), matching=matching
    )
    version = received.version
    address: dict[str, Any] = {"article_id": received.article.id, "version": version.number}
    if version.processing is not ProcessingState.PROCESSED:
        address["job"] = intake.queue_reading(here.session, version, actor=here.actor, now=here.now).id
    return _to_article(address)


def _read(here: Visit, article: CheckedArticle) -> PreparedText | None:
    """What is to be stored of a text; None where it was read before, or is to be read by a job."""
    if len(article.body) > STORED_AT_ONCE:
        return None
    try:
        with reading_first(here):
            return intake.read_article(
                here.session, article, matching=matching_settings(current_app.config), most_claims=CLAIMS_AT_ONCE
            )
    except TooManyClaims:
        return None


def _article(here: Visit, form: PasteForm) -> ArticleInput:
    """The article that the form describes, fetched where only its address was given."""
    if not form.is_only_address:
        return form.article()
    if not here.is_signed_in:
        raise Invalid("Sign in to have the page fetched, or paste its text.", code="person_needed", field="url")
    # The person was read from the database; a fetch takes seconds, and nobody else could write meanwhile.
    here.session.rollback()
    return form.completed(fetch_article(form.url, allowed_hosts=current_app.config["FETCH_ALLOWED_HOSTS"]))


def _to_article(address: dict[str, Any]) -> Response:
    return go_to(url_for("articles.show", **address))


def _refused(form: PasteForm, problems: Sequence[Problem], *, status: int) -> Response:
    listed = [{"detail": problem.detail, "field": _field(problem.pointer)} for problem in problems]
    return make_response(_page(form, problems=listed), status)


def _field(pointer: str) -> str:
    """The id of the form's field that a pointer names; nothing for the form as a whole."""
    name = pointer.strip("/").partition("/")[0]
    name = _FIELD_OF_POINTER.get(name, name)
    return name if name in PasteForm.__slots__ else ""


def _page(
    form: PasteForm,
    *,
    found: LookedUp | None = None,
    article: CheckedArticle | None = None,
    problems: Sequence[dict[str, str]] = (),
) -> str:
    return render_template(
        "articles/new.html",
        form=form,
        found=found,
        page=None if found is None else found.page,
        article=article,
        problems=problems,
        errors={problem["field"]: problem["detail"] for problem in reversed(problems)},
    )
