"""One sentence taken apart: the words of each statement."""

from __future__ import annotations

import pytest

from claims.core.extraction.embedded import embedded_phrases
from claims.core.extraction.parsed import parse_sentences
from claims.core.extraction.pieces import Role
from claims.core.extraction.quotations import find_quotations
from claims.core.extraction.sentences import split_sentences
from claims.core.extraction.splitting import split_statements


def parsed(text):
    sentences = split_sentences(text)
    return parse_sentences(text, sentences, find_quotations(text, sentences))[0]


def pieces(text):
    sentence = parsed(text)
    return [
        " … ".join(text[span.start : span.end] for span in piece.spans(sentence))
        for piece in split_statements(sentence, 0, len(sentence.tokens))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge opened in 1998 and cost $40 million.", ["The bridge opened in 1998", "cost $40 million"]),
        ("Seven voted for it, while two abstained.", ["Seven voted for it", "two abstained"]),
        ("The union wants 6%; the firm offered 2.5%.", ["The union wants 6%", "the firm offered 2.5%"]),
        ("Though it rained, the match began on time.", ["it rained", "the match began on time"]),
        ("The U.S. and Norland will sign a pact on May 3.", ["The U.S. and Norland will sign a pact on May 3"]),
        ("The vote, which took place on Tuesday, was close.", ["The vote … was close", "which took place on Tuesday"]),
        ("He won the vote his rivals dispute the result.", ["He won the vote", "his rivals dispute the result"]),
        ("She praised the vote his rivals lost.", ["She praised the vote his rivals lost"]),
        ("They will meet in May followed by talks in June.", ["They will meet in May", "followed by talks in June"]),
        ("It fell to 4%, the lowest rate since 1990.", ["It fell to 4%", "the lowest rate since 1990"]),
        ("He bought apples, pears, and a melon.", ["He bought apples, pears, and a melon"]),
        ("They praised the deal and voiced hope that it can end the war.", ["They praised the deal and voiced hope"]),
        ("When the roof fell and the fire spread, all fled.", ["When the roof fell and the fire spread, all fled"]),
        ("But prices rose.", ["prices rose"]),
    ],
)
def test_statements_of_a_sentence(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "role", "phrase"),
    [
        ("Hopes rose that the 18 year-long conflict was near its end.", Role.DURATION, "the 18 year-long conflict"),
        ("They want to end a decade-old dispute.", Role.DURATION, "a decade-old dispute"),
        ("Talks began in Norland's longest-running war.", Role.SUPERLATIVE, "Norland's longest-running war"),
        ("Doubts remain over the war which has killed 40 people since 2001.", Role.RESTRICTIVE,
         "the war which has killed 40 people since 2001"),
    ],
)  # fmt: skip
def test_noun_phrases_that_state_something(text, role, phrase):
    sentence = parsed(text)
    found = embedded_phrases(sentence, 0, len(sentence.tokens))
    assert [(p.role, text[p.spans(sentence)[0].start : p.spans(sentence)[0].end]) for p in found] == [(role, phrase)]


def test_a_planned_length_of_time_states_nothing():
    sentence = parsed("They began a seven-day truce and signed a two-year contract.")
    assert embedded_phrases(sentence, 0, len(sentence.tokens)) == ()
