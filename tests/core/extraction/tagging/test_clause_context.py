"""Tags settled by the clause of a word: base forms, plurals, past tenses with an object, degrees of adjectives."""

from __future__ import annotations

import pytest

from claims.core.extraction.tagging import tense_context
from claims.core.extraction.tagging.clause_context import settle_by_clause
from claims.core.extraction.tagging.repairs import repair_clauses
from claims.core.extraction.tagging.tagger import tag, tag_by_tables
from claims.core.extraction.tagging.tense_context import features, settle_tense
from claims.core.extraction.text.tokens import tokenize
from claims.core.records import Span


def tag_of(text, word):
    tokens = repair_clauses(settle_by_clause(tag(tokenize(text, Span(0, len(text))))))
    return next(token.tag for token in tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Police arrested the owner, a local politician, at the border.", "arrested", "T"),
        ("The researchers excluded winter deaths, which are rare.", "excluded", "T"),
        ("A boy named Tom left the school.", "named", "E"),
        ("The deal signed last month was void.", "signed", "E"),
        ("One resident denied that the deal was void.", "denied", "T"),
        ("It closed, and officials warned that the deal was void.", "warned", "T"),
        ("London share prices closed lower on Friday.", "prices", "S"),
        ("London share prices closed lower on Friday.", "closed", "T"),
        ("The shop sells many types of watches from abroad.", "watches", "S"),
        ("Farmers would harvest the rest in May.", "harvest", "B"),
        ("The firm does not own any ships.", "own", "B"),
        ("A third of its cameras no longer work.", "work", "F"),
        ("The team, led by a bank, spent two years there.", "led", "E"),
        ("A sensor meant to warn the crew when the door was open had been cut off for weeks.", "meant", "E"),
        ("The land bought after the dam was full was sold for $3 million.", "bought", "E"),
        ("The council voted to close the school when the lease ran out.", "voted", "T"),
        ("The crew misheard the order twice.", "misheard", "T"),
        ("She was the hottest favorite in years.", "hottest", "J"),
        ("It takes in 2,300 dogs and cats a year.", "cats", "S"),
        ("Shipments fell in May, officials announced Monday.", "announced", "T"),
    ],
)
def test_tag_of_a_word_in_its_clause(text, word, expected):
    assert tag_of(text, word) == expected


@pytest.mark.parametrize(("short_of", "expected"), [(1, "E"), (-1, "T")])
def test_only_a_vote_above_the_margin_changes_the_tag(monkeypatch, short_of, expected):
    text = "The land sold in May was cheap."
    tokens = tokenize(text, Span(0, len(text)))
    tag_by_tables(tokens)
    place = next(at for at, token in enumerate(tokens) if token.lower == "sold")
    tokens[place].tag = "E"
    one = features(tokens, place)[0]
    vote = tense_context._MARGIN - short_of
    monkeypatch.setattr(tense_context, "WEIGHTS", {pair: {one: vote} for pair in tense_context.WEIGHTS})
    settle_tense(tokens, {})
    assert tokens[place].tag == expected


def test_features_name_no_word_of_open_classes():
    text = "Investigators examined the sunken freighter after divers reached it."
    tokens = tokenize(text, Span(0, len(text)))
    tag_by_tables(tokens)
    named = " ".join(name for at in range(len(tokens)) for name in features(tokens, at))
    assert not any(token.lower in named for token in tokens if token.tag in "NSJPTE")
