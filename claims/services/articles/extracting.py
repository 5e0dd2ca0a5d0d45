"""Extraction as the product runs it: the rules of ``core`` with the artifacts that were fitted for them."""

from __future__ import annotations

import datetime as dt

from claims.artifacts.attribution import load_attribution
from claims.artifacts.claim_spans import load_span_reader
from claims.artifacts.detection import load_detector
from claims.core.detection.check_worthiness import with_check_worthiness
from claims.core.extraction.pipeline import extract
from claims.core.extraction.spans.reading import MOST_READ
from claims.core.extraction.text.languages import LanguageLevel, level_of
from claims.core.extraction.whole_sentence import claim_of_sentence
from claims.core.records import ExtractedClaim, Extraction


def extract_claims(
    body: str, *, published: dt.date, headline: str | None = None, language: str | None = None, encoder: bool = True
) -> Extraction:
    """The claims of ``body`` and its reject shelf, as ``extract`` gives them, with their check-worthiness.

    The fitted detector knows English: in other languages the scores are those of the rules. ``encoder`` asks for the
    encoder, which takes some 3 ms a sentence: it tells which words are a claim, beside the rules, and scores. Where it is
    not installed, and behind the first ``MOST_READ`` sentences, rules and words are alone.
    Raises ``Invalid`` for NUL and lone surrogates.
    """
    extraction = extract(
        body,
        published=published,
        headline=headline,
        language=language,
        attribution=load_attribution(),
        spans=load_span_reader() if encoder else None,
    )
    if level_of(extraction.language) is not LanguageLevel.COMPLETE:
        return extraction
    detector, by_words = load_detector(encoder=encoder), load_detector(encoder=False)
    return with_check_worthiness(extraction, detector, beyond=by_words, most_encoded=MOST_READ)


def extract_sentence(
    body: str, index: int, *, published: dt.date, headline: str | None, language: str
) -> ExtractedClaim | None:
    """Sentence ``index`` of a stored body as the one claim that a person takes it for; None where there is none such."""
    return claim_of_sentence(body, index, published=published, headline=headline, language=language)
