"""What only begins what a sentence says is no claim where another claim says it."""

from __future__ import annotations

import pytest

from claims.core.extraction.spans.claim_spans import SpanKind
from tests.core.extraction.span_fakes import extract_told

PIECES = [
    ("Lund , a strategist who in recent weeks has run the race , left in May .",
     "Lund , a strategist who in recent weeks has run the race , left in May", "who in recent weeks"),
    ("Roe sold the mill , which for years had lost money , in May .", "Roe sold the mill", "which for years"),
    ("As part of his plea , Marc Lazar , 44 , paid 12 men in May .", "Marc Lazar , 44 , paid 12 men in May",
     "As part of his plea , Marc Lazar , 44"),
    ("After a row with the board , Ana Lund of Mour left in May .", "Ana Lund of Mour left in May",
     "After a row with the board , Ana Lund of Mour"),
]  # fmt: skip
"""A sentence, what is told in it, and a piece that a reader takes as well."""

TOLD = [
    ("Doe left the firm after a row over losses of 40 million crowns .", "losses of 40 million crowns"),
    ("Doe left Vellum Bank , the biggest in Mour , in May .", "the biggest in Mour"),
    ("The vote was watched by Vellum , the Mour-based mining group .", "the Mour-based mining group"),
    ("Doe left and sold the firm in May .", "sold the firm in May"),
]
"""A sentence and words without a subject or a verb of their own that tell something."""


@pytest.mark.parametrize(("body", "told", "piece"), PIECES, ids=[row[2] for row in PIECES])
def test_a_piece_is_no_claim_beside_what_is_told(body: str, told: str, piece: str) -> None:
    claims = extract_told(body, (told, SpanKind.CLAIM), (piece, SpanKind.CLAIM)).claims
    assert claims
    assert piece.replace(" ,", ",") not in [claim.exact for claim in claims]


@pytest.mark.parametrize(("body", "told"), TOLD, ids=[row[1] for row in TOLD])
def test_what_tells_something_without_a_verb_stays(body: str, told: str) -> None:
    claims = extract_told(body, ("Doe left", SpanKind.CLAIM), (told, SpanKind.CLAIM)).claims
    assert told in [claim.exact for claim in claims]
