"""Sentences that a person takes for claims."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.extraction.whole_sentence import BY_A_PERSON, claim_of_sentence
from claims.core.records import Voice
from claims.core.verdicts import ClaimKind

DAY = dt.date(2020, 2, 22)
BODY = (
    "The harbor was closed in 2019. Is the mayor 50 years old? It may rain. “This is the best chance in decades,” one "
    "diplomat said. *** !!!"
)
GERMAN = "Der Hafen wurde 2019 geschlossen. Ist das nicht schön? Niemand weiß warum."


@pytest.mark.parametrize(
    ("index", "exact", "kind", "voice"),
    [
        (0, "The harbor was closed in 2019", ClaimKind.EVENT, Voice.OWN),
        (1, "Is the mayor 50 years old", ClaimKind.QUANTITY, Voice.OWN),
        (2, "It may rain", None, Voice.OWN),
        (3, "“This is the best chance in decades,” one diplomat said.", ClaimKind.QUOTE, Voice.OWN),
    ],
)
def test_the_whole_sentence_is_the_claim(index: int, exact: str, kind: ClaimKind | None, voice: Voice) -> None:
    claim = claim_of_sentence(BODY, index, published=DAY, headline=None, language="en")
    assert claim is not None
    assert (claim.exact, BODY[claim.span.start : claim.span.end], claim.sentences) == (exact, exact, (index,))
    assert (claim.voice, claim.reasons) == (voice, (BY_A_PERSON,))
    assert kind is None or claim.kind is kind
    assert claim.standalone_text


@pytest.mark.parametrize(("body", "language"), [(BODY, "en"), (GERMAN, "de"), (BODY, "xx")])
def test_every_sentence_of_the_shelf_can_be_taken(body: str, language: str) -> None:
    shelf = extract(body, published=DAY, language=language).rejected
    assert shelf
    for rejected in shelf:
        claim = claim_of_sentence(body, rejected.sentence, published=DAY, headline="Harbor", language=language)
        assert claim is not None
        assert rejected.span.holds(claim.span)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_sentence_that_is_not_there_is_none(language: str) -> None:
    assert claim_of_sentence(GERMAN, 9, published=DAY, headline=None, language=language) is None
