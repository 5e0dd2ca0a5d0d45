"""How verdicts are worded: the scales of the registry, and the table by which other organizations' words are read."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, render_template

from claims.core.claim_review.rating_words import RATING_WORDS, TABLE_VERSION
from claims.core.scales import SCALES, scale_anchor, scale_for
from claims.core.verdicts import VERDICT_NUMBER, ClaimKind, Verdict
from claims.web.words import KIND_WORDS

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
