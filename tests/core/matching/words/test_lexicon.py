"""Word knowledge: synonyms, contraries, exclusive sets, kinds, and what a stem must not join."""

from __future__ import annotations

import pytest

from claims.core.matching.words.inflections import are_inflections
from claims.core.matching.words.lexicon import (
    are_antonyms,
    are_converse,
    base_of,
    concepts_of,
    contrast_slot,
    find_phrase,
    is_kind_of,
    meaning_of_word,
)


@pytest.mark.parametrize(
    ("one", "other"), [("truce", "ceasefire"), ("killed", "slain"), ("shut", "closed"), ("fell", "dropped")]
)
def test_synonyms_share_a_concept(one: str, other: str) -> None:
    assert concepts_of(one) & concepts_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("rose", "fell"), ("won", "lost"), ("safe", "unsafe"), ("approved", "rejected"), ("legal", "illegal")],
)
def test_contraries(one: str, other: str) -> None:
    assert are_antonyms(concepts_of(one), concepts_of(other))
    assert are_antonyms(concepts_of(other), concepts_of(one))
    assert not are_antonyms(concepts_of(one), concepts_of(one))


@pytest.mark.parametrize(
    ("one", "other", "slot"),
    [
        ("killed", "wounded", "measure"),
        ("seats", "votes", "measure"),
        ("soldiers", "civilians", "population"),
        ("mayor", "minister", "subject"),
        ("winter", "summer", "time"),
        ("northern", "southern", "place"),
        ("killed", "slain", None),
    ],
)
def test_exclusive_sets(one: str, other: str, slot: str | None) -> None:
    assert contrast_slot(concepts_of(one), concepts_of(other)) == slot


def test_kinds_follow_a_chain() -> None:
    assert is_kind_of(concepts_of("nurse"), concepts_of("worker"))
    assert not is_kind_of(concepts_of("worker"), concepts_of("nurse"))


def test_converse_verbs() -> None:
    assert are_converse(concepts_of("beat"), concepts_of("lost"))
    assert not are_converse(concepts_of("beat"), concepts_of("won"))


def test_phrase_with_a_gap_leaves_the_words_between() -> None:
    found = find_phrase([base_of(word) for word in ["claimed", "his", "life"]], 0)
    assert found is not None
    assert found[1] == (0, 2)
    assert "=kill" in found[0].exact


def test_a_word_that_only_shares_a_stem_is_not_in_the_class() -> None:
    assert "=import" in meaning_of_word("imports").exact
    assert "=import" not in meaning_of_word("important").exact


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("city", "cities", True),
        ("stopped", "stop", True),
        ("fell", "fall", True),
        ("sued", "sues", True),
        ("suing", "sue", True),
        ("boycotted", "boycott", True),
        ("panicked", "panic", True),
        ("trafficking", "traffic", False),
        ("buses", "bus", True),
        ("import", "important", False),
        ("employer", "employee", False),
        ("Austria", "Australia", False),
    ],
)
def test_inflections(one: str, other: str, same: bool) -> None:
    assert are_inflections(one, other) is same
