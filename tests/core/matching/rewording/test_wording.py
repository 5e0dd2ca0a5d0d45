"""How often some words say that something happens or is."""

from __future__ import annotations

import pytest

from claims.core.extraction.tagging.parsed import parse_sentences
from claims.core.extraction.text.quotations import find_quotations
from claims.core.extraction.text.sentences import split_sentences
from claims.core.matching.rewording.wording import verb_groups


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("with growing anger in town", 0),
        ("of falling prices", 0),
        ("when the mill was quickly sold", 1),
        ("when the mill had fallen and the town was flooded", 2),
        ("growing anger in town", 1),
    ],
)
def test_a_participle_before_a_noun_is_no_verb(text: str, count: int) -> None:
    sentences = split_sentences(text)
    assert verb_groups(parse_sentences(text, sentences, find_quotations(text, sentences))[0].tokens) == count
