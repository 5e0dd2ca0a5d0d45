"""On an article's page: an appearance is taken off, a sentence of the shelf is taken."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, flash, request, url_for

from claims.core.errors import NotFound
from claims.models import Appearance, ArticleVersion
from claims.services.judging import dispositions
from claims.services.lookup.stored_lookup import number_in_text
from claims.services.settings import matching_settings
from claims.web.page.desk import sent_number
from claims.web.page.failures import ask_to_sign_in
from claims.web.page.redirects import go_to
from claims.web.page.visit import Visit, visit
from claims.web.words.words import REJECT_WORDS

bp = Blueprint("dispositions", __name__, url_prefix="/articles/<int:article_id>")


@bp.post("/appearances/<int:appearance_id>/demote")
def demote(article_id: int, appearance_id: int) -> Response:
    """Put an appearance on the shelf for the chosen reason, and come back to the shelf."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    row = dispositions.demote_appearance(
        here.session,
        appearance_id,
        shelf_reason=request.form.get("shelf_reason", ""),
        actor=here.actor,
        reason=request.form.get("reason", ""),
        now=here.now,
    )
    version = version_in(here, article_id, row)
    flash(f"You took this off: {REJECT_WORDS[row.shelved_as or '']}. It stands on the shelf below the text.")
    return _back(version, row, "shelf")


@bp.post("/sentences/<int:sentence_id>/promote")
def promote(article_id: int, sentence_id: int) -> Response:
    """Take a sentence of the shelf, or what was taken off it, and come back to the text."""
    here = visit()
    if not here.is_signed_in:
        return ask_to_sign_in()
    rows = dispositions.promote_sentence(
        here.session,
        sentence_id,
        appearance_id=sent_number("appearance_id"),
        actor=here.actor,
        reason=request.form.get("reason", ""),
        now=here.now,
        settings=matching_settings(current_app.config),
    )
    version = version_in(here, article_id, rows[0])
    flash("You took this sentence for a claim. It is marked in the text, with what is known of it.")
    return _back(version, rows[0], f"n{number_in_text(here.session, rows[0])}")


def version_in(here: Visit, article_id: int, row: Appearance) -> ArticleVersion:
    """The version of the appearance; ``NotFound``, and nothing is done, where the address names another article."""
    version = here.session.get_one(ArticleVersion, row.article_version_id)
    if version.article_id != article_id:
        raise NotFound("This passage does not belong to this article.", code="appearance_not_found")
    return version


def _back(version: ArticleVersion, row: Appearance, anchor: str) -> Response:
    """To the part of the text in which the passage stands."""
    address = url_for(
        "articles.show", article_id=version.article_id, version=version.number, note=row.id, _anchor=anchor
    )
    return go_to(address)
