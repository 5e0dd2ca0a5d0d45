"""Rows of sentences and appearances, from what extraction found in a version."""

from __future__ import annotations

from collections.abc import Iterator

from claims.core.extraction.text.body import context_around
from claims.core.records import ExtractedClaim, Extraction
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.sentence import Sentence
from claims.services.answers.answers_json import addition_to_dict, period_to_dict, quantity_to_dict, time_to_dict

MAX_NAME_LENGTH = 300
"""Longest name of a speaker or place that the tables hold; what is longer was no name."""


def sentence_rows(version: ArticleVersion, extraction: Extraction) -> Iterator[Sentence]:
    """Every sentence, in order; one on the reject shelf with the span, reason and score that stand there."""
    shelf = {rejected.sentence: rejected for rejected in extraction.rejected}
    for position, sentence in enumerate(extraction.sentences):
        rejected = shelf.get(position)
        span = rejected.span if rejected else sentence.span
        yield Sentence(
            article_version_id=version.id,
            position=position,
            paragraph=sentence.paragraph,
            start=span.start,
            end=span.end,
            rejected=rejected.reason if rejected else None,
            score=rejected.score if rejected else None,
        )


def appearance_row(version: ArticleVersion, position: int, claim: ExtractedClaim) -> Appearance:
    """An appearance that belongs to no claim yet; ``position`` is its place among those of the version."""
    prefix, suffix = context_around(version.body, claim.span)
    attribution = claim.attribution
    return Appearance(
        article_version_id=version.id,
        position=position,
        sentence_positions=list(claim.sentences),
        start=claim.span.start,
        end=claim.span.end,
        parts=[[part.start, part.end] for part in claim.parts],
        exact=claim.exact,
        prefix=prefix,
        suffix=suffix,
        standalone_text=claim.standalone_text,
        additions=[addition_to_dict(addition) for addition in claim.additions],
        context_needed=claim.context_needed,
        kind=claim.kind,
        voice=claim.voice,
        force=attribution.force if attribution else None,
        speaker=stored_name(claim.speaker),
        attribution_verb=(attribution.cue_verb or "")[:100] or None if attribution else None,
        quantities=[quantity_to_dict(quantity) for quantity in claim.quantities],
        times=[time_to_dict(time) for time in claim.times],
        period=period_to_dict(claim.period),
        place=stored_name(claim.place),
        polarity=claim.polarity,
        score=claim.score,
        reasons=list(claim.reasons),
    )


def stored_name(name: str | None) -> str | None:
    """The name of a speaker or place as the tables hold it."""
    return name if name is not None and len(name) <= MAX_NAME_LENGTH else None
