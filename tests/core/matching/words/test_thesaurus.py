"""What the thesaurus knows: shared senses, kinds, sister terms, contraries and sorts."""

from __future__ import annotations

import pytest

from claims.core.matching.words.thesaurus import UNKNOWN, are_sisters, is_below, senses_of


@pytest.mark.parametrize(
    ("one", "other", "parts", "shared"),
    [
        ("hospitals", "infirmary", "n", True),
        ("jailed", "imprisoned", "v", True),
        ("doctor", "physicians", "n", True),
        ("destruction", "destroyed", "nv", True),
        ("doctor", "nurse", "n", False),
        ("rose", "fell", "v", False),
        ("bank", "river", "n", False),
    ],
)
def test_words_share_a_main_sense_only_where_they_say_the_same(
    one: str, other: str, parts: str, *, shared: bool
) -> None:
    second = senses_of(other, parts[-1])
    assert bool(senses_of(one, parts[0]).main & second.main) is shared


def test_kinds_are_followed_upwards_only() -> None:
    elephant, animal = senses_of("elephants", "n").main, senses_of("animal", "n").main
    assert is_below(elephant, animal)
    assert not is_below(animal, elephant)
    assert not is_below(elephant, frozenset())


def test_kinds_of_one_thing_are_sisters_and_kinds_are_not() -> None:
    nurse, doctor = senses_of("nurse", "n").main, senses_of("doctor", "n").main
    assert are_sisters(nurse, doctor)
    assert are_sisters(doctor, nurse)
    assert not are_sisters(nurse, nurse)
    assert not are_sisters(senses_of("surgeon", "n").main, doctor)


def test_contraries_and_sorts_are_told() -> None:
    assert "sell" in senses_of("bought", "v").contraries
    assert senses_of("people", "n").sort == "a"
    assert senses_of("houses", "n").sort == "t"
    assert senses_of("murder", "n").sort == "m"


@pytest.mark.parametrize("word", ["", "qwxzzt", "é", "a" * 500, "s"])
def test_words_that_it_does_not_know_are_unknown(word: str) -> None:
    assert senses_of(word, "nvar") is UNKNOWN
