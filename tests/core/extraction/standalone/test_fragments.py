"""A piece of a sentence that says nothing by itself is no claim where another claim tells more of the sentence."""

from __future__ import annotations

import pytest

from claims.core.extraction.spans.claim_spans import SpanKind
from tests.core.extraction.span_fakes import extract_told

PIECES = [
    ("After a row over the reports on the work of Roe in Mour , Doe left the firm in May .", "Doe left the firm in May",
     "a row over the reports on the work of Roe in Mour"),
    ("Roe spoke to voters in Ossel when introducing Doe on Thursday .", "Roe spoke to voters in Ossel",
     "introducing Doe on Thursday"),
    ("Hundreds marched in Ossel to speak about the tax and the rents .", "Hundreds marched in Ossel",
     "to speak about the tax and the rents"),
    ("The deal may give Doe a seat and denying Roe a majority is its aim .", "The deal may give Doe a seat",
     "denying Roe a majority"),
    ("Regarding the push of the council to close the baths , the mayor resigned in May .", "the mayor resigned in May",
     "the push of the council to close the baths"),
    ("Lund , a strategist who in recent weeks has run the race , left in May .",
     "Lund , a strategist who in recent weeks has run the race , left in May", "who in recent weeks"),
    ("Ruiz backed a new plan by the owners of the oldest mill 's rival and sold 40 homes .", "Ruiz backed a new plan",
     "the owners of the mill"),
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
    assert piece not in [claim.exact for claim in claims]


@pytest.mark.parametrize(("body", "told"), TOLD, ids=[row[1] for row in TOLD])
def test_what_tells_something_without_a_verb_stays(body: str, told: str) -> None:
    claims = extract_told(body, ("Doe left", SpanKind.CLAIM), (told, SpanKind.CLAIM)).claims
    assert told in [claim.exact for claim in claims]


def test_a_piece_stays_where_nothing_else_of_its_sentence_is_told() -> None:
    body = "Next comes, in the view of many, a campaign stop in the old town by the lake."
    claims = extract_told(body, ("a campaign stop in the old town by the lake", SpanKind.CLAIM)).claims
    assert len(claims) == 1
