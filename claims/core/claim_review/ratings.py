"""The rating of a foreign ClaimReview: words kept, numbers only where they make a scale, the verdict by the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from claims.core.claim_review.documents import step
from claims.core.claim_review.rating_words import verdict_of_words
from claims.core.claim_review.records import Rating
from claims.core.claim_review.values import address_of, as_list, is_absent, number_of, text_of
from claims.core.reviews.public_status import FALSE_SIDE, TRUE_SIDE
from claims.core.verdicts import Verdict

Note = Callable[..., None]
"""Takes the code of a finding, its path, and what fills its sentence."""

NO_WORDS = "Unrated"
"""Stands for the words of a rating that has none."""

MAX_SHORT_WORDS = 60
"""Code points up to which an explanation may stand in for the missing words of a verdict."""


def read_rating(value: object, path: str, note: Note) -> Rating:
    """The rating as its organization words it; what is odd about it is noted."""
    found, path = _chosen(value, path, note)
    if found is None:
        note("rating_missing", path)
        return Rating(NO_WORDS)
    numbers, explanation = _numbers(found, path, note)
    words = _words(found, explanation, path, note)
    scale_url, _ = address_of(found.get("url"))
    return Rating(words, *numbers, explanation=explanation if explanation != words else "", scale_url=scale_url)


def verdict_of(rating: Rating, language: str, path: str, note: Note) -> Verdict:
    """Our verdict for the words: unproven where the table does not know them, never by the number alone."""
    if rating.words == NO_WORDS:
        return Verdict.UNPROVEN
    verdict = verdict_of_words(rating.words, language)
    if verdict is None:
        note("unmapped", step(path, "alternateName"), rating.words)
        return Verdict.UNPROVEN
    if _contradicts(rating, verdict):
        note("number_contradicts_words", step(path, "ratingValue"), rating.words)
    return verdict


def _chosen(value: object, path: str, note: Note) -> tuple[Mapping[str, Any] | None, str]:
    """The rating to read: of several the first with words."""
    listed = as_list(value)
    rated = [(index, item) for index, item in enumerate(listed) if isinstance(item, dict)]
    if isinstance(value, list) and len(rated) > 1:
        note("rating_is_list", path)
    worded = [(index, item) for index, item in rated if not is_absent(item.get("alternateName"))]
    if not rated:
        return ({"alternateName": listed[0]}, path) if listed and isinstance(listed[0], str) else (None, path)
    index, chosen = (worded or rated)[0]
    return chosen, step(path, index) if isinstance(value, list) else path


def _numbers(
    found: Mapping[str, Any], path: str, note: Note
) -> tuple[tuple[float | None, float | None, float | None], str]:
    """Value, best and worst, void where they make no scale; and the explanation, which one publisher swaps with best."""
    best, explanation = found.get("bestRating"), found.get("ratingExplanation")
    if number_of(best) is None and number_of(explanation) is not None:
        if text_of(best):
            note("fields_swapped", step(path, "bestRating"))
        best, explanation = explanation, best
    given = {"ratingValue": found.get("ratingValue"), "bestRating": best, "worstRating": found.get("worstRating")}
    read = {name: number_of(value) for name, value in given.items()}
    for name, value in given.items():
        if read[name] is None and not is_absent(value):
            note("number_unusable", step(path, name), text_of(value) or "this value")
    value, top, bottom = read.values()
    if value is not None and None in (top, bottom):
        note("scale_incomplete", path)
    elif value is not None and top is not None and bottom is not None and not (bottom < top and bottom <= value <= top):
        note("scale_void", path)
        value = top = bottom = None
    return (value, top, bottom), text_of(explanation)


def _words(found: Mapping[str, Any], explanation: str, path: str, note: Note) -> str:
    words = text_of(found.get("alternateName"))
    if words:
        return words
    name = text_of(found.get("name"))
    if name:
        note("words_inferred", step(path, "name"), "name")
        return name
    if explanation and len(explanation) <= MAX_SHORT_WORDS:
        note("words_inferred", step(path, "ratingExplanation"), "ratingExplanation")
        return explanation
    note("unrated", step(path, "alternateName"))
    return NO_WORDS


def _contradicts(rating: Rating, verdict: Verdict) -> bool:
    """Whether a number on a whole scale lies in the half that is opposite to the words."""
    if rating.value is None or rating.best is None or rating.worst is None:
        return False
    share = (rating.value - rating.worst) / (rating.best - rating.worst)
    return (verdict in FALSE_SIDE and share > 0.5) or (verdict in TRUE_SIDE and share < 0.5)
