"""Texts that are hardly more than one statement, as people paste headlines, posts and notes into a look-up."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypedDict, Unpack

from claims.core.matching.statements.posts import ReadablePost, readable
from claims.core.records import ExtractedClaim, Extraction, RejectedSentence, Span
from claims.services.articles.extracting import extract_claims, extract_sentence

MAX_SHORT = 500
"""Code points of a text that somebody may mean as one statement: the longest that the look-up box takes for a sentence."""

MAX_SENTENCES = 4
"""Sentences of such a text: a post with its exclamations and hashtags."""

AS_IT_STANDS = "looked up as it stands"
"""The one reason for which a sentence that extraction would not take is looked up."""

_CLOSED = frozenset(".!?…;:,)\"'”’»")
_TAG = re.compile(r"#\w{1,80}")
_LEFT = re.compile(r"\A\s+|\s+\Z|\s+(?:\(\s+\)|\[\s+\])|(?<=\s)\s+")
"""Rows of spaces and empty brackets, as they are left of links and signs."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """What is taken from a text, and whether all of it was read: of a post hashtags and the like are left out."""

    extraction: Extraction
    is_all: bool = True


def read_pasted(
    text: str, *, published: dt.date, headline: str | None, language: str, encoder: bool, is_article: bool = False
) -> ReadText:
    """As ``extract_claims``; a short text is read as a post (``readable``), with the full stop that it may lack.

    In an article (``is_article``) a line without one is a heading. A headline, post or note that stands alone is what is
    asked about.
    """

    def read(body: str) -> Extraction:
        return extract_claims(body, published=published, headline=headline, language=language, encoder=encoder)

    if is_article or len(text) > MAX_SHORT:
        return ReadText(read(text))
    post = _post(text)
    written = post.text.rstrip()
    whole = Span(0, len(written))
    if written[-1:] not in _CLOSED:
        closed = read(f"{written}.")
        if closed.claims and all(claim.span.end <= whole.end for claim in closed.claims):
            return ReadText(_as_written(closed, text, whole), post.is_all)
    return ReadText(_as_written(read(post.text), text, Span(0, len(text))), post.is_all)


@dataclass(frozen=True, slots=True)
class AskedText:
    """What of a text is looked up: its claims in their order, or its sentences where it has none (``is_taken`` False);
    beside them, as ``whole``, a sentence of which only pieces are claims. ``is_article``: its length changed nothing."""

    text: str
    published: dt.date
    language: str
    claims: list[ExtractedClaim]
    whole: list[ExtractedClaim]
    rejected: Sequence[RejectedSentence]
    is_taken: bool
    is_all: bool
    is_article: bool


class HowRead(TypedDict):
    """How ``read_asked`` reads a text."""

    published: dt.date
    headline: str | None
    language: str
    encoder: bool
    is_article: bool
    is_whole: bool


class Reader(Protocol):
    """Whatever reads a text as ``read_asked`` does."""

    def __call__(self, text: str, **how: Unpack[HowRead]) -> AskedText:
        """What of the text is looked up."""


def read_asked(
    text: str,
    *,
    published: dt.date,
    headline: str | None,
    language: str,
    encoder: bool,
    is_article: bool,
    is_whole: bool,
) -> AskedText:
    """As ``read_pasted``, with what is looked up beside the claims or in their place. A sentence in pieces is read whole
    only where the text is looked up from its beginning (``is_whole``)."""
    pasted = read_pasted(
        text, published=published, headline=headline, language=language, encoder=encoder, is_article=is_article
    )
    found = pasted.extraction
    claims = sorted(found.claims, key=lambda claim: claim.span)
    is_taken = is_article or bool(claims)
    if not is_taken:
        claims = sentences_as_claims(text, found, published=published, headline=headline)
    is_asked = is_taken and not is_article and is_whole
    whole = sentence_in_pieces(text, found, published=published, headline=headline) if is_asked else []
    return AskedText(text, published, language, claims, whole, found.rejected, is_taken, pasted.is_all, is_article)


def _as_written(found: Extraction, text: str, whole: Span) -> Extraction:
    """What was read of another text that is sign for sign as long up to the end of ``whole``, in the words of ``text``."""

    def within(span: Span) -> Span:
        return Span(span.start, min(span.end, whole.end))

    def words(span: Span) -> str:
        return text[span.start : min(span.end, whole.end)]

    rejected = [row for row in found.rejected if row.span.start < whole.end]
    return replace(
        found,
        sentences=tuple(replace(one, span=within(one.span)) for one in found.sentences),
        claims=tuple(_in_one_row(replace(claim, exact=words(claim.span))) for claim in found.claims),
        rejected=tuple(replace(row, span=within(row.span), exact=words(row.span)) for row in rejected),
    )


def _post(text: str) -> ReadablePost:
    """The text as a post; as it stands where nothing but links, labels, pictures and hashtags is in it, and where its
    heading judges what it says ("False: …"): that is read with each claim."""
    says = any(sign.isalnum() for sign in readable(_TAG.sub(" ", text)).text)
    post = readable(text)
    return post if says and post.force is None else ReadablePost(text, is_all=False)


def _in_one_row(claim: ExtractedClaim) -> ExtractedClaim:
    """The claim with a standalone text that shows nothing of what was left out of a post."""
    gaps = [found.span() for found in _LEFT.finditer(claim.standalone_text)]
    if not gaps:
        return claim

    def moved(at: int) -> int:
        return at - sum(min(end, at) - start for start, end in gaps if start < at)

    additions = (replace(one, span=Span(moved(one.span.start), moved(one.span.end))) for one in claim.additions)
    return replace(claim, standalone_text=_LEFT.sub("", claim.standalone_text), additions=tuple(additions))


def sentences_as_claims(
    text: str, found: Extraction, *, published: dt.date, headline: str | None
) -> list[ExtractedClaim]:
    """Each sentence of a short text that nothing is taken from, read as one claim: a registry may know it for all that.

    None of a longer text.
    """
    if len(text) > MAX_SHORT or len(found.sentences) > MAX_SENTENCES:
        return []
    read = (_as_asked(text, found, index, published, headline) for index in range(len(found.sentences)))
    return [claim for claim in read if claim is not None]


def sentence_in_pieces(
    text: str, found: Extraction, *, published: dt.date, headline: str | None
) -> list[ExtractedClaim]:
    """The sentence of a short text of which only pieces are taken, read as one claim: who asks means all that it says.

    None of a longer text, of one with claims in several sentences, which is a draft, or where a claim has all of it.
    """
    if len(text) > MAX_SHORT:
        return []
    holding = [
        index
        for index, sentence in enumerate(found.sentences)
        if any(sentence.span.start <= claim.span.start < sentence.span.end for claim in found.claims)
    ]
    if len(holding) != 1:
        return []
    if any(_is_all(text, found.sentences[holding[0]].span, claim.span) for claim in found.claims):
        return []
    whole = _as_asked(text, found, holding[0], published, headline)
    return [] if whole is None else [whole]


def _is_all(text: str, sentence: Span, piece: Span) -> bool:
    """Whether nothing but marks stands in a sentence around a piece of it."""
    around = text[sentence.start : piece.start] + text[piece.end : sentence.end]
    return not any(sign.isalnum() for sign in around)


def _as_asked(
    text: str, found: Extraction, index: int, published: dt.date, headline: str | None
) -> ExtractedClaim | None:
    """Sentence ``index`` as the one claim that somebody asks about; None where it cannot be read as one."""
    claim = extract_sentence(_post(text).text, index, published=published, headline=headline, language=found.language)
    if claim is None:
        return None
    asked = text[: found.sentences[index].span.end].rstrip().endswith("?") and not claim.standalone_text.endswith("?")
    standalone = f"{claim.standalone_text.rstrip('. ')}?" if asked else claim.standalone_text
    exact = text[claim.span.start : claim.span.end]
    return _in_one_row(replace(claim, exact=exact, standalone_text=standalone, reasons=(AS_IT_STANDS,)))
