"""How verdicts are worded: the scales, also organizations' own ones, and the table by which words of others are read."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, make_response, render_template

from claims.core.claim_review.rating_words import RATING_WORDS, TABLE_VERSION
from claims.core.reviews.scales import SCALES, scale_anchor, scale_for
from claims.core.verdicts import VERDICT_NUMBER, ClaimKind, Verdict
from claims.services.answers.scales import get_scale, versions_in
from claims.web.claims.answer_lines import linkable
from claims.web.page.visit import visit
from claims.web.words.words import KIND_WORDS

bp = Blueprint("ratings", __name__, url_prefix="/ratings")

LANGUAGE_NAMES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "nl": "Dutch",
}


@bp.get("")
def show() -> str:
    """Each grade with its verdict and number, and which words of others mean which verdict."""
    kinds = {name: [KIND_WORDS[kind] for kind in ClaimKind if scale_for(kind).name == name] for name in SCALES}
    return render_template(
        "ratings/show.html",
        scales=[(scale_anchor(name), scale, kinds[name]) for name, scale in SCALES.items()],
        numbers=VERDICT_NUMBER,
        table_version=TABLE_VERSION,
        words=[
            (LANGUAGE_NAMES[language], language, [(verdict, _words(table, verdict)) for verdict in Verdict])
            for language, table in RATING_WORDS.items()
        ],
    )


def _words(table: Mapping[str, Verdict], verdict: Verdict) -> list[str]:
    return sorted(word for word, meant in table.items() if meant is verdict)


@bp.get("/<path:name>")
def scale(name: str) -> Response:
    """A version of a scale, as truth/1: what each of its grades means, and which versions there are."""
    here = visit()
    view = get_scale(here.session, name)
    return make_response(
        render_template(
            "ratings/scale.html",
            view=view,
            scale=view.scale,
            kinds=[KIND_WORDS[kind] for kind in view.kinds],
            method=linkable(view.owner.method_url) if view.owner else "",
            versions=versions_in(here.session, view.scale.family),
            numbers=VERDICT_NUMBER,
        )
    )
