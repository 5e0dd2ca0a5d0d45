"""Reading again what a person corrected: where the words stand, and what is said by them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.core.errors import Invalid
from claims.core.extraction.text.body import context_around, trimmed
from claims.core.extraction.whole_sentence import BY_A_PERSON
from claims.core.records import ExtractedClaim, Extraction, Span, Voice
from claims.core.sources.quotes import is_whole, places_of
from claims.core.verdicts import ClaimKind
from claims.models.appearance import Appearance
from claims.models.article_version import ArticleVersion
from claims.models.sentence import Sentence
from claims.services.answers.answers_json import period_to_dict, quantity_to_dict, time_to_dict
from claims.services.articles.articles import publication_date
from claims.services.articles.extracting import extract_claims, extract_sentence
from claims.services.articles.readings import shifted, span_of
from claims.services.intake.appearance_rows import stored_name

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
"""What parts paragraphs; a single line break may be one that wraps a line, which extraction takes for the end of a sentence
where the next line begins like an item of a list."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentence that an appearance stands in and its neighbors: where its words may be moved to."""

    sentences: tuple[Sentence, ...]
    span: Span


def surroundings_of(session: Session, row: Appearance) -> Surroundings:
    """The sentences that the appearance touches, the one before and the one after."""
    wanted = select(Sentence).where(Sentence.article_version_id == row.article_version_id)
    sentences = session.scalars(wanted.order_by(Sentence.position)).all()
    own = [at for at, one in enumerate(sentences) if span_of(one).overlaps(span_of(row))]
    near = tuple(sentences[max(own[0] - 1, 0) : own[-1] + 2]) if own else ()
    start = min([row.start, *(one.start for one in near)])
    return Surroundings(near, Span(start, max([row.end, *(one.end for one in near)])))


def place_of_quote(body: str, around: Surroundings, quote: str) -> Span:
    """Where the words stand among the surroundings.

    Raises ``Invalid`` at ``exact`` (``quote_not_in_text``, ``quote_ambiguous``, and as ``checked_place``).
    """
    found = places_of(body[around.span.start : around.span.end], quote)
    if not found:
        detail = (
            "These words do not stand in the sentence of the claim nor in the one before or after it. Copy them from the "
            "text, whole words, as they stand there."
        )
        raise Invalid(detail, code="quote_not_in_text", field="exact")
    if len(found) > 1:
        detail = (
            f"These words stand there {len(found)} times. Add a word before or after them, so that one place is meant."
        )
        raise Invalid(detail, code="quote_ambiguous", field="exact")
    return checked_place(body, around, found[0].moved(around.span.start), field="exact")


def checked_place(body: str, around: Surroundings, span: Span, *, field: str = "start") -> Span:
    """The span without white space at its ends.

    Raises ``Invalid`` at ``field``: ``span_outside`` the surroundings, ``span_cuts_word`` or is empty,
    ``span_across_paragraphs``.
    """
    if not (around.span.start <= span.start < span.end <= around.span.end):
        detail = (
            f"The words must lie in the sentence of the claim or in the one before or after it, from {around.span.start} "
            f"to {around.span.end}."
        )
        raise Invalid(detail, code="span_outside", field=field)
    span = trimmed(body, span.start, span.end)
    if span.start == span.end or not is_whole(body, span):
        raise Invalid("The words must begin and end between words.", code="span_cuts_word", field=field)
    if _BLANK_LINE.search(body, span.start, span.end):
        raise Invalid(
            "These words run across two paragraphs. Take those of one.", code="span_across_paragraphs", field=field
        )
    return span


def read_place(version: ArticleVersion, row: Appearance, around: Surroundings, span: Span) -> dict[str, Any]:
    """The columns of a ``span`` that a person set, with the figures and times in its words."""
    touched = [one for one in around.sentences if span_of(one).overlaps(span)]
    left = {one.position for one in around.sentences if span_of(one).overlaps(span_of(row))}
    prefix, suffix = context_around(version.body, span)
    quantities: list[dict[str, Any]] = []
    times: list[dict[str, Any]] = []
    for sentence in touched:
        claim = _claim_in(version, version.body[sentence.start : sentence.end])
        if claim is None:
            continue
        by = sentence.start
        held = [one for one in claim.quantities if span.holds(one.span.moved(by))]
        quantities += shifted([quantity_to_dict(one) for one in held], by)
        told = [one for one in claim.times if span.holds(one.span.moved(by))]
        times += shifted([time_to_dict(one) for one in told], by)
    return {
        "start": span.start,
        "end": span.end,
        "parts": [[span.start, span.end]],
        "exact": version.body[span.start : span.end],
        "prefix": prefix,
        "suffix": suffix,
        # What is said twice is one appearance of both sentences: the other place stays as it was.
        "sentence_positions": sorted({*(set(row.sentence_positions) - left), *(one.position for one in touched)}),
        "quantities": quantities,
        "times": times,
    }


def read_text(version: ArticleVersion, text: str, *, encoder: bool) -> dict[str, Any]:
    """The columns of a ``standalone`` text that a person wrote: what it says, and how probably it is to be checked."""
    found = extract_claims(
        text, published=publication_date(version), headline=None, language=version.language, encoder=encoder
    )
    said = _claim_in(version, text)
    return {
        "standalone_text": text,
        "additions": [],
        "context_needed": False,
        "kind": _kind(found, said).value,
        "period": period_to_dict(said.period) if said else None,
        "place": stored_name(said.place) if said else None,
        "polarity": said.polarity.value if said else "positive",
        "score": _score(found),
        "reasons": list(found.claims[0].reasons) if found.claims else [BY_A_PERSON],
    }


def _claim_in(version: ArticleVersion, text: str) -> ExtractedClaim | None:
    """The first sentence of a text as the claim that a person takes it for."""
    return extract_sentence(text, 0, published=publication_date(version), headline=None, language=version.language)


def _kind(found: Extraction, said: ExtractedClaim | None) -> ClaimKind:
    """A text that tells what somebody says is that saying; else what it says counts."""
    if any(claim.kind is ClaimKind.QUOTE or claim.voice is not Voice.OWN for claim in found.claims):
        return ClaimKind.QUOTE
    if found.claims:
        return found.claims[0].kind
    return said.kind if said else ClaimKind.EVENT


def _score(found: Extraction) -> float:
    rows: Sequence[float] = [claim.score for claim in found.claims] or [one.score for one in found.rejected]
    return max(rows, default=0.0)
