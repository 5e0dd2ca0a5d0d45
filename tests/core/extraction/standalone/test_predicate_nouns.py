"""What a clause tells behind "was a lawyer" or "is a mill" is told of the subject, built from parts."""

from __future__ import annotations

import itertools

import pytest

from claims.core.extraction.spans.claim_spans import SpanKind
from tests.core.extraction.span_fakes import extract_told

SUBJECTS = (("Ana Velk", "Ana Velk"), ("The Orrin Bridge", "The Orrin Bridge"), ("At 30, Ana Velk", "Ana Velk"))
VERBS = ("was", "is", "became", "was already")
NOUNS = (("a lawyer", "who"), ("the nurse", "who"), ("a narrow road", "that"), ("an old mill", "which"))
CLAUSES = ("had lost $3 million in 2015", "has carried 4,000 cars a day since 2015")


def told(body: str, words: str) -> tuple[str, bool]:
    (claim,) = [c for c in extract_told(body, (words, SpanKind.CLAIM)).claims if c.exact == words]
    return claim.standalone_text, claim.context_needed


CASES = list(itertools.product(SUBJECTS, VERBS, NOUNS, CLAUSES))


@pytest.mark.parametrize(("subject", "verb", "noun", "clause"), CASES)
def test_the_subject_does_what_its_noun_is_told_to_do(subject, verb, noun, clause):
    opening, name = subject
    words = f"{noun[1]} {clause}"
    assert told(f"{opening} {verb} {noun[0]} {words}.", words) == (f"{name} {clause}.", False)


def test_one_that_is_known_is_described_itself():
    words = "which has not been changed since 1986"
    assert (
        told(f"The real culprit is the harbor tax, {words}.", words)[0]
        == "The harbor tax has not been changed since 1986."
    )


def test_the_owner_is_the_subject():
    words = "whose songs sold 4 million copies"
    assert told(f"Ana Velk was a singer {words}.", words) == ("Ana Velk's songs sold 4 million copies.", False)


@pytest.mark.parametrize(
    "opening",
    [
        "Ana Roe is not a lawyer",
        "The head of the mill in Velm is a man",
        "They called Ana Roe a liar",
        "Roe acts as a man",
    ],
)
def test_nobody_does_where_it_is_denied_or_open(opening):
    words = "who sold 40 cows in 2015"
    assert told(f"{opening} {words}.", words)[1]


@pytest.mark.parametrize("opening", ["There was a nurse", "It was a nurse"])
def test_an_empty_subject_leaves_the_noun(opening):
    words = "who sold 40 cows in 2015"
    assert told(f"{opening} {words}.", words) == ("A nurse sold 40 cows in 2015.", False)
