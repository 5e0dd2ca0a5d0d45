"""Two texts against each other, without the registry: how they relate, slot by slot."""

from __future__ import annotations

import datetime as dt

from claims.core.errors import Invalid
from claims.core.matching.decision.relation_reader import RelationReader
from claims.core.matching.decision.relations import DEFAULT_THRESHOLD, decide_pair
from claims.core.matching.statements.reading import read_statement
from claims.core.records import PairDecision

MAX_TEXT_LENGTH = 2_000
"""Code points of a text that is compared; a claim is one statement, not an article."""


def compare_texts(
    left: str,
    right: str,
    *,
    left_published: dt.date | None = None,
    right_published: dt.date | None = None,
    reader: RelationReader | None = None,
) -> PairDecision:
    """How ``left`` relates to ``right``, both taken whole: "officials said C" against C is *reported_only*.

    Raises ``Invalid`` where a text is empty or longer than ``MAX_TEXT_LENGTH``.
    """
    _check(left, "left")
    _check(right, "right")
    return decide_pair(
        read_statement(left, published=left_published),
        read_statement(right, published=right_published),
        threshold=DEFAULT_THRESHOLD,
        reader=reader,
    )


def _check(text: str, field: str) -> None:
    if not text.strip():
        raise Invalid("One of the texts is empty.", field=field, code="text_missing")
    if len(text) > MAX_TEXT_LENGTH:
        raise Invalid(f"One of the texts is over {MAX_TEXT_LENGTH:,} characters.", field=field, code="text_too_long")
