"""Any two public revisions of a claim beside each other, whoever published them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, request

from claims.core.errors import Invalid, NotFound
from claims.services.claims import claims as registry
from claims.services.claims.revision_changes import Quoted, RevisionText, find_revision_text, list_revision_texts
from claims.web.claims.claim_timeline import aspects, validity_words
from claims.web.page.desk import problems_of, status_of
from claims.web.page.visit import visit
from claims.web.words.dates import format_day

bp = Blueprint("claim_revisions", __name__, url_prefix="/claims")


@dataclass(frozen=True, slots=True)
class EvidenceSplit:
    """The evidence of two revisions: what only one of them has, and what both have."""

    removed: tuple[Quoted, ...]
    added: tuple[Quoted, ...]
    kept: tuple[Quoted, ...]


@bp.get("/<int:claim_id>/revisions")
def show(claim_id: int) -> Response:
    """Two revisions, the older one first; the newest two where none are chosen."""
    here = visit()
    claim = registry.get_claim(here.session, claim_id)
    texts = list_revision_texts(here.session, claim_id)
    keys, problems, status = request.args.getlist("compare"), [], 200
    pair: tuple[RevisionText, RevisionText] | None = None
    try:
        pair = _pair(texts, keys)
    except (Invalid, NotFound) as error:
        problems, status = problems_of(error), status_of(error)
        pair = _pair(texts, [])
    return make_response(
        render_template(
            "claims/revisions.html",
            claim=claim,
            pair=pair,
            changed=aspects(*pair) if pair else (),
            evidence=_split(*pair) if pair else None,
            options=[(text.key, _name(text)) for text in texts],
            validity_words=validity_words,
            replaced=_replaced(texts),
            problems=problems,
        ),
        status,
    )


def _pair(texts: Sequence[RevisionText], keys: Sequence[str]) -> tuple[RevisionText, RevisionText] | None:
    """The two that are chosen, or the newest two; None where the claim has fewer."""
    if not keys:
        return (texts[1], texts[0]) if len(texts) > 1 else None
    if len(set(keys)) != 2:
        raise Invalid(
            f"Two revisions are compared, and {len(set(keys))} were chosen. Choose two.",
            code="two_needed",
            field="compare",
        )
    chosen = [find_revision_text(texts, key) for key in dict.fromkeys(keys)]
    older, newer = sorted(chosen, key=lambda text: (text.published_at, text.number))
    return older, newer


def _replaced(texts: Sequence[RevisionText]) -> set[str]:
    """The keys of those after which their review published another."""
    latest: dict[int, int] = {}
    for text in texts:
        latest[text.review_id] = max(text.number, latest.get(text.review_id, 0))
    return {text.key for text in texts if text.number < latest[text.review_id]}


def _split(older: RevisionText, newer: RevisionText) -> EvidenceSplit:
    then, now = set(older.evidence), set(newer.evidence)
    return EvidenceSplit(
        removed=tuple(item for item in older.evidence if item not in now),
        added=tuple(item for item in newer.evidence if item not in then),
        kept=tuple(item for item in newer.evidence if item in then),
    )


def _name(text: RevisionText) -> str:
    return f"{text.organization}, revision {text.number}: {text.rating}, {format_day(text.published_at)}"
