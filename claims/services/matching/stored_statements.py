"""The statement that matching compares, made again from what is kept of an appearance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from claims.core.matching.statements.reading import Statement
from claims.core.records import Addition, Attribution, ExtractedClaim, Force, Polarity, Span, Voice
from claims.core.verdicts import ClaimKind
from claims.models.appearance import Appearance
from claims.services.matching.matching import statement_of


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
