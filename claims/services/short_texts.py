"""Texts that are hardly more than one statement, as people paste headlines, posts and notes into a look-up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from claims.core.records import ExtractedClaim, Extraction, Span
from claims.services.extracting import extract_claims, extract_sentence

MAX_SHORT = 500
"""Code points of a text that somebody may mean as one statement: the longest that the look-up box takes for a sentence."""

MAX_SENTENCES = 4
"""Sentences of such a text: a post with its exclamations and hashtags."""

AS_IT_STANDS = "looked up as it stands"
"""The one reason for which a sentence that extraction would not take is looked up."""

_CLOSED = frozenset(".!?…;:,)\"'”’»")


def read_pasted(text: str, *, published: dt.date, headline: str | None, language: str, encoder: bool) -> Extraction:
    """As ``extract_claims``; a short text that lacks a full stop is read with it, where that makes claims of it.

    In an article a line without one is a heading. A headline, post or note that stands alone is what is asked about.
    """

    def read(body: str) -> Extraction:
        return extract_claims(body, published=published, headline=headline, language=language, encoder=encoder)

    written = text.rstrip()
    if len(text) <= MAX_SHORT and written[-1:] not in _CLOSED:
        closed = read(f"{written}.")
        if closed.claims and all(claim.span.end <= len(written) for claim in closed.claims):
            return _without_the_stop(closed, text, Span(0, len(written)))
    return read(text)


def _without_the_stop(closed: Extraction, text: str, whole: Span) -> Extraction:
    """What was read of a text with a full stop behind ``whole``, as of the text without."""

    def within(span: Span) -> Span:
        return Span(span.start, min(span.end, whole.end))

    rejected = [row for row in closed.rejected if row.span.start < whole.end]
    return replace(
        closed,
        sentences=tuple(replace(one, span=within(one.span)) for one in closed.sentences),
        rejected=tuple(
            replace(row, span=within(row.span), exact=text[row.span.start : within(row.span).end]) for row in rejected
        ),
    )


def sentences_as_claims(
    text: str, found: Extraction, *, published: dt.date, headline: str | None
) -> list[ExtractedClaim]:
    """Each sentence of a short text that nothing is taken from, read as one claim: a registry may know it for all that.

    None of a longer text.
    """
    if len(text) > MAX_SHORT or len(found.sentences) > MAX_SENTENCES:
        return []
    read = []
    for index, sentence in enumerate(found.sentences):
        claim = extract_sentence(text, index, published=published, headline=headline, language=found.language)
        if claim is None:
            continue
        asked = text[: sentence.span.end].rstrip().endswith("?") and not claim.standalone_text.endswith("?")
        standalone = f"{claim.standalone_text}?" if asked else claim.standalone_text
        read.append(replace(claim, standalone_text=standalone, reasons=(AS_IT_STANDS,)))
    return read
