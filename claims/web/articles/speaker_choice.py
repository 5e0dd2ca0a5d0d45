"""Choosing whom a name in an article means, where several speakers bear it."""

from __future__ import annotations

from flask import Blueprint, Response, flash, url_for

from claims.core.errors import Conflict
from claims.models import Appearance, ArticleVersion
from claims.services.intake.speaker_choices import choose_speaker
from claims.web.page.desk import for_people, sent_number
from claims.web.page.redirects import go_to
from claims.web.page.visit import visit

bp = for_people(Blueprint("speaker_choice", __name__, url_prefix="/appearances"))


@bp.post("/<int:appearance_id>/speaker")
def choose(appearance_id: int) -> Response:
    """Link the name to one of those offered, or leave it open; back to the claim in its article."""
    here, wanted = visit(), sent_number("speaker_id")
    try:
        choose_speaker(here.session, appearance_id, wanted, actor=here.actor, now=here.now)
    except Conflict as error:
        here.session.rollback()
        flash(error.detail)
        if error.code == "speaker_not_offered":
            return go_to(url_for("speakers.show", party_id=wanted))
    else:
        flash("The speaker is chosen." if wanted else "The speaker is left open.")
    appearance = here.session.get_one(Appearance, appearance_id)
    version = here.session.get_one(ArticleVersion, appearance.article_version_id)
    place = f"n{sent_number('note')}" if sent_number("note") else None
    address = url_for(
        "articles.show", article_id=version.article_id, version=version.number, note=appearance_id, _anchor=place
    )
    return go_to(address)
