"""Clauses between a subject and its verb as sentences of their own."""

from __future__ import annotations

import pytest

from claims.core.extraction.spans.claim_spans import SpanKind
from tests.core.extraction.span_fakes import extract_told

WRITTEN_OUT = [
    ("The mine, until it was shut in 2015, employed 900 men.", "until it was shut in 2015", "The mine was shut in 2015."),
    ("The bank, because it was founded in 1871, calls itself the oldest.", "it was founded in 1871",
     "The bank was founded in 1871."),
    ("The law, when it was passed in 2009, covered 4,000 firms.", "when it was passed in 2009",
     "The law was passed in 2009."),
    ("Jane Roe, after she left the army in 1998, ran two hotels.", "she left the army in 1998",
     "Jane Roe left the army in 1998."),
    ("The town fell in May, and the rebels, since they took it, have freed 60 men.", "they took it",
     "The rebels took it."),
    ("The two ministers, while they were in Oslo, signed three treaties.", "they were in Oslo",
     "The two ministers were in Oslo."),
]  # fmt: skip
LEFT = [
    # What is still to come, may never come, or is told of by the clause around.
    ("The firm, once it has paid the fine of $300, may sell 12 shops.", "it has paid the fine of $300"),
    ("The firm, until it pays the fine of $300, may not trade.", "it pays the fine of $300"),
    ("The team, when it wins, earns 3 million.", "it wins"),
    ("The race, when it did not go uphill, was 40 minutes faster.", "it did not go uphill"),
    ("The bank, as it has done since 1990, paid 4 percent.", "it has done since 1990"),
    # The pronoun does not agree with what it stands behind.
    ("The ministers, after she left Oslo in 2019, signed three treaties.", "she left Oslo in 2019"),
    ("The mine, after he sold it in 2015, employed 900 men.", "he sold it in 2015"),
    ("The council, after they left the hall at noon, sold 40 homes.", "they left the hall at noon"),
    # What stands before is no subject of what stands behind.
    ("In the old mine, after it was shut in 2015, 900 men died.", "it was shut in 2015"),
    ("They sold the mine, after it was shut in 2015, to Acme.", "it was shut in 2015"),
]


def text_of(body: str, phrase: str) -> str:
    found = extract_told(body, (phrase.replace(",", " ,"), SpanKind.CLAIM))
    return next(claim.standalone_text for claim in found.claims if claim.exact == phrase)


@pytest.mark.parametrize(("body", "phrase", "expected"), WRITTEN_OUT, ids=[row[2] for row in WRITTEN_OUT])
def test_the_pronoun_is_the_subject_around_it(body, phrase, expected):
    assert text_of(body, phrase) == expected


@pytest.mark.parametrize(("body", "phrase"), LEFT, ids=[row[0] for row in LEFT])
def test_another_pronoun_stays_open(body, phrase):
    text = text_of(body, phrase)
    assert text[:1].lower() + text[1:] == f"{phrase}."
