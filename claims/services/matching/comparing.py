"""Two texts against each other, without the registry: how they relate, slot by slot."""

from __future__ import annotations

import datetime as dt

from claims.core.errors import Invalid
from claims.core.extraction.text.body import check_body
from claims.core.matching.decision.relations import ComparedPair
from claims.core.matching.statements.reading import read_statement
from claims.core.records import PairDecision
from claims.services.matching.matching import MatchingSettings

MAX_TEXT_LENGTH = 2_000
"""Code points of a text that is compared; a claim is one statement, not an article."""


def compare_texts(
    left: str,
    right: str,
    *,
    left_published: dt.date | None = None,
    right_published: dt.date | None = None,
    settings: MatchingSettings,
) -> PairDecision:
    """How ``left`` relates to ``right``, both taken whole: "officials said C" against C is *reported_only*.

    Somebody sets them against each other, so that unlike what an index lets through they need not look alike: this is the
    answer that ``evaluate contrast`` measures. Raises ``Invalid`` where a text is empty, longer than
    ``MAX_TEXT_LENGTH``, or has characters that no text holds.
    """
    _check(left, "left")
    _check(right, "right")
    pair = ComparedPair(
        read_statement(left, published=left_published),
        read_statement(right, published=right_published),
        threshold=settings.threshold,
        suggest_from=settings.suggest_from,
    )
    return pair.decide(settings.reader)


def _check(text: str, field: str) -> None:
    if not text.strip():
        raise Invalid("One of the texts is empty.", field=field, code="text_missing")
    if len(text) > MAX_TEXT_LENGTH:
        raise Invalid(f"One of the texts is over {MAX_TEXT_LENGTH:,} characters.", field=field, code="text_too_long")
    check_body(text, field)
