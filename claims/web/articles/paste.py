"""The paste page: a text or an address in; looked up without storing, or stored and followed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for

from claims.core.errors import Invalid, NotAllowed, Problem, TooLarge, Unavailable
from claims.models import ProcessingState
from claims.services.articles.article_input import CheckedArticle, check_article
from claims.services.articles.pages import fetch_article
from claims.services.base.as_of import AsOf
from claims.services.claims.claims import standing_claims
from claims.services.intake import intake
from claims.services.intake.intake import ArticleInput, TooManyClaims
from claims.services.intake.processing import PreparedText
from claims.services.lookup import lookup
from claims.services.settings import intake_limits, matching_settings
from claims.web.articles.article_page import ArticlePage, article_page
from claims.web.articles.sample_article import sample_form
from claims.web.articles.text_parts import MOST_ITEMS
from claims.web.claims.claim_rows import ClaimRow, listed_rows
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, reading_first, visit
from claims.web.words.numbers import format_number
from claims.web.words.pasted import PasteForm, read_number, read_paste_form

bp = Blueprint("paste", __name__, url_prefix="/articles/new")

MAX_OF_VISITORS = 20_000
"""Characters that are looked up for who is not signed in: 2 seconds of a quiet machine. A text of ``MAX_LOOKUP_BYTES``
takes some 10 and more, which nobody unknown should cost."""

STORED_AT_ONCE = 5_000
CLAIMS_AT_ONCE = 60
"""Characters and claims that are read and stored while the reader waits, a second or two; what has more is stored and read
by a job, which shows how far it is."""

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
        found = _look_up(here, article, first=read_number(request.form.get("first")) or 0)
    except Invalid as error:
        return _refused(form, error.problems, status=413 if isinstance(error, TooLarge) else 422)
    except Unavailable as error:
        return _refused(form, [Problem(f"{error.detail} {_PASTE_INSTEAD}", "/url")], status=422)
    return make_response(_page(form, found=found, article=article))


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What is known about each claim of a text that was looked up, and the claims that probably settle it as a whole.

    ``first`` and ``last`` are the numbers, from 1, of the claims that were, ``total`` counts all.
    """

    page: ArticlePage
    probable: tuple[ClaimRow, ...]
    first: int
    last: int
    total: int


def _look_up(here: Visit, article: CheckedArticle, *, first: int) -> LookedUp:
    """The claims from number ``first`` (from 0) on, as far as time and the page go."""
    _check_length(here, article.body)
    with reading_first(here):
        answer = lookup.read_text(
            here.session,
            article.body,
            published=article.published_on if article.published_given else here.today,
            headline=article.headline or None,
            language=article.language,
            today=here.today,
            settings=matching_settings(current_app.config),
            first=first,
            most=MOST_ITEMS,
            has_time=lookup.time_limit(current_app.config["LOOKUP_SECONDS"], time.monotonic),
        )
    if here.is_signed_in:  # only what a person was served is noted
        lookup.note_served(here.session, answer, actor=here.actor, now=here.now)
    settling = standing_claims(here.session, [one.claim.id for one in answer.probable])
    reached = answer.looked_up
    return LookedUp(
        page=article_page(article.body, answer, today=here.today, reached=True),
        probable=listed_rows(here, list(settling.values()), AsOf(here.today)),
        first=reached.start + 1,
        last=reached.stop,
        total=len(answer.appearances),
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
