"""Of two sayings of one speaker, one inside the other, one is left."""

from __future__ import annotations

import pytest

from claims.core.extraction.spans.claim_spans import SpanKind
from claims.core.records import Force
from claims.core.verdicts import ClaimKind
from tests.core.extraction.span_fakes import extract_told

ONCE = [
    ("Ana Roe said the plan was a farce and called it a theft .",
     ["Ana Roe said the plan was a farce and called it a theft", "Ana Roe said the plan was a farce"],
     ["Ana Roe said the plan was a farce and called it a theft"]),
    ("Ana Roe called him the last of his kind ; others found him dull .",
     ["Ana Roe called him the last of his kind", "Ana Roe called him the last of his kind ; others found him dull"],
     ["Ana Roe called him the last of his kind"]),
    ("Ana Roe called the deal a gift , but she denied that it was hers .",
     ["Ana Roe called the deal a gift , but she denied that it was hers", "she denied that it was hers"],
     ["Ana Roe called the deal a gift", "she denied that it was hers"]),
]  # fmt: skip
"""A sentence, the sayings that a reader takes of it, and those that are left."""


@pytest.mark.parametrize(("body", "told", "left"), ONCE, ids=[row[2][0] for row in ONCE])
def test_a_saying_is_told_once(body: str, told: list[str], left: list[str]) -> None:
    claims = extract_told(body, *((words, SpanKind.SAYING) for words in told)).claims
    assert [claim.exact.rstrip(" .") for claim in claims if claim.kind is ClaimKind.QUOTE] == left


def test_what_a_clause_of_its_own_denies_is_denied() -> None:
    told = ("she denied that it was hers", SpanKind.SAYING)
    body = "Ana Roe called the deal a gift , but she denied that it was hers ."
    claims = extract_told(body, ("Ana Roe called the deal a gift", SpanKind.SAYING), told).claims
    denial = next(claim for claim in claims if claim.exact.startswith("she denied"))
    assert denial.attribution is not None
    assert (denial.speaker, denial.attribution.force) == ("Ana Roe", Force.DENIED)


def test_a_saying_of_two_sentences_is_not_told_by_its_first_one_again() -> None:
    body = '"They cut 40 places in the towns of the south," Ana Roe said. "It was a theft."'
    told = ('" They cut 40 places in the towns of the south , " Ana Roe said', SpanKind.SAYING)
    claims = extract_told(body, told).claims
    assert [claim.exact for claim in claims if claim.kind is ClaimKind.QUOTE] == [body]
