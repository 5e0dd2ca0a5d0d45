"""A ClaimReview as JSON-LD of schema.org: what is unknown is left out, nothing is cut."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from claims.core.claim_review.records import ClaimMarkup, Moment, Party, Rating, ReviewMarkup, Work

CONTEXT = "https://schema.org"
MEDIA_TYPE = "application/ld+json"

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def write_review(markup: ReviewMarkup) -> dict[str, Any]:
    """The ClaimReview as a JSON-LD object of its own, with its context."""
    return {"@context": CONTEXT} | _review(markup)


def write_reviews(markups: Sequence[ReviewMarkup]) -> dict[str, Any]:
    """One object for a page: the review itself where it is the only one, else a graph of all; ``{}`` for none."""
    if len(markups) == 1:
        return write_review(markups[0])
    return {"@context": CONTEXT, "@graph": [_review(markup) for markup in markups]} if markups else {}


def write_claim(markup: ClaimMarkup) -> dict[str, Any]:
    """A claim without a review of ours: what was said, by whom, where, and the pages elsewhere that speak about it."""
    said = filled(
        {
            "@type": "Claim",
            "@id": markup.url,
            "url": markup.url,
            "text": markup.text,
            "inLanguage": markup.language,
            "author": _claimant(markup.claimant),
            "datePublished": _moment(markup.claim_date),
            "appearance": _one_or_all([_work(work) for work in markup.appearances]),
            "subjectOf": _one_or_all([{"@type": "WebPage", "url": url} for url in markup.pages]),
        }
    )
    return {"@context": CONTEXT} | said


def write_moment(moment: Moment) -> str:
    """``2026-01-02`` for a day, ``2026-01-02T10:00:00Z`` for an instant."""
    if isinstance(moment, dt.datetime):
        return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    return moment.isoformat()


def write_number(value: float | None) -> float | int | None:
    """Whole numbers as such: some readers take no ``5.0``."""
    return int(value) if value is not None and float(value).is_integer() else value


def json_text(document: Mapping[str, Any]) -> str:
    """The document as JSON, ready to stand between the tags of a script: no text in it can close the element."""
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return text


def _review(markup: ReviewMarkup) -> dict[str, Any]:
    corrections = [
        {"@type": "CorrectionComment", "text": text, "datePublished": write_moment(on)}
        for text, on in markup.corrections
    ]
    return filled(
        {
            "@type": "ClaimReview",
            "@id": markup.id,
            "url": markup.url,
            "claimReviewed": markup.claim_reviewed,
            "reviewRating": _rating(markup.rating),
            "author": _author(markup.author),
            "datePublished": _moment(markup.published),
            "dateModified": _moment(markup.modified),
            "version": markup.version,
            "archivedAt": markup.archived_at,
            "expires": _moment(markup.expires),
            "inLanguage": markup.language,
            "itemReviewed": _claim(markup),
            "citation": _one_or_all(list(markup.citations)),
            "correction": _one_or_all(corrections),
        }
    )


def _rating(rating: Rating) -> dict[str, Any]:
    numbers = {"ratingValue": rating.value, "bestRating": rating.best, "worstRating": rating.worst}
    return filled(
        {
            "@type": "Rating",
            **{name: write_number(value) for name, value in numbers.items() if rating.is_numbered},
            "alternateName": rating.words,
            "ratingExplanation": rating.explanation,
            "url": rating.scale_url,
        }
    )


def _claim(markup: ReviewMarkup) -> dict[str, Any]:
    return filled(
        {
            "@type": "Claim",
            "author": _claimant(markup.claimant),
            "datePublished": _moment(markup.claim_date),
            "firstAppearance": None if markup.first_appearance is None else _work(markup.first_appearance),
            "appearance": _one_or_all([_work(work) for work in markup.appearances]),
        }
    )


def _author(party: Party) -> dict[str, Any]:
    return filled({"@type": party.kind, "name": party.name, "url": party.url})


def _claimant(party: Party | None) -> dict[str, Any] | None:
    """``sameAs`` names the party, never the post."""
    return None if party is None else filled({"@type": party.kind, "name": party.name, "sameAs": party.url})


def _work(work: Work) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": work.publisher} if work.publisher else None
    return filled(
        {
            "@type": "CreativeWork",
            "url": work.url,
            "headline": work.headline,
            "datePublished": _moment(work.published),
            "publisher": publisher,
        }
    )


def _moment(moment: Moment | None) -> str | None:
    return None if moment is None else write_moment(moment)


def _one_or_all(values: list[Any]) -> Any:  # noqa: ANN401  (a JSON value)
    """A single value stands alone: so do most publishers write it, and so do most readers expect it."""
    return values[0] if len(values) == 1 else values


def filled(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content without what is empty."""
    return {name: value for name, value in content.items() if value not in (None, "", [], {})}
