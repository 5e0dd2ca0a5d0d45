"""The statement that matching compares: made of what is extracted, and made again from what is kept of an appearance."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claims.core.matching.statements.reading import AttributionView, Statement, read_statement
from claims.core.records import Addition, Attribution, ExtractedClaim, Force, Polarity, Span, Voice
from claims.core.verdicts import ClaimKind
from claims.models.appearance import Appearance

_WORD = re.compile(r"\w+")


def statement_of(claim: ExtractedClaim, *, published: dt.date, view: AttributionView | None = None) -> Statement:
    """An appearance read for matching: the content without its attribution, except where the saying is the claim, where
    none was split off, or where ``view`` asks for the whole."""
    if claim.kind is ClaimKind.QUOTE or claim.attribution is None or view is AttributionView.WHOLE:
        view, force = AttributionView.WHOLE, None
    else:
        view, force = AttributionView.CONTENT, claim.attribution.force if claim.attribution else None
    return read_statement(
        claim.standalone_text,
        published=published,
        attribution=view,
        force=force,
        inferred=tuple(_inferred_words(claim)),
        place_hint=claim.place,
    )


def _inferred_words(claim: ExtractedClaim) -> Iterator[Span]:
    """The words that decontextualization brought in; one that also stood in the words it replaced was there before."""
    for addition in claim.additions:
        before = {word.casefold() for word in _WORD.findall(addition.replaced)}
        for word in _WORD.finditer(claim.standalone_text, addition.span.start, addition.span.end):
            if word[0].casefold() not in before:
                yield Span(word.start(), word.end())


def stored_statement(appearance: Appearance, *, published: dt.date) -> Statement:
    """The statement that matching made of the appearance when it was extracted, or corrected since."""
    return saved_statement(
        appearance.standalone_text,
        kind=appearance.kind,
        force=appearance.force,
        place=appearance.place,
        additions=appearance.additions,
        published=published,
    )


def saved_statement(
    text: str,
    *,
    kind: ClaimKind,
    force: Force | None,
    place: str | None,
    additions: Sequence[Mapping[str, Any]],
    published: dt.date,
) -> Statement:
    """The statement made of what is kept of an appearance, in rows and in exported judgements alike.

    ``additions`` are ``{start, end, replaced, reason}`` in the standalone text.
    """
    span = Span(0, len(text))
    claim = ExtractedClaim(
        span=span,
        parts=(span,),
        exact=text,
        standalone_text=text,
        kind=kind,
        voice=Voice.OWN,
        speaker=None,
        attribution=None if force is None else Attribution(None, None, None, force=force),
        quantities=(),
        times=(),
        period=None,
        place=place,
        polarity=Polarity.POSITIVE,
        score=0.0,
        reasons=(),
        sentences=(),
        additions=tuple(
            Addition(Span(addition["start"], addition["end"]), addition["replaced"], addition["reason"])
            for addition in additions
        ),
    )
    return statement_of(claim, published=published)
