"""What the lexical model reads: hashed runs against a plain version, rows of length 1, bounds on any text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.detection.ngrams import (
    BUCKETS,
    CHARACTER_BUCKETS,
    CUES,
    READ_CHARACTERS,
    WORD_BUCKETS,
    count,
    weigh,
)

IDF = np.ones(WORD_BUCKETS + CHARACTER_BUCKETS)
ALL = (1 << 64) - 1


def plain_character_buckets(text: str) -> set[int]:
    """The same hashes, a run at a time, with whole numbers."""
    spaced = f" {' '.join(text.lower().split())} "
    found = set()
    for length in range(2, 6):
        for at in range(len(spaced) - length + 1):
            running = ord(spaced[at])
            for letter in spaced[at + 1 : at + length]:
                running = (running * 0x9E3779B97F4A7C15 + ord(letter)) & ALL
            running = (running + length) & ALL
            running = ((running ^ (running >> 33)) * 0xFF51AFD7ED558CCD) & ALL
            found.add(((running ^ (running >> 29)) >> 40) % CHARACTER_BUCKETS)
    return found


@pytest.mark.parametrize("text", ["", "a", "Taxes fell 4%.", "Zoë’s  ferry\tsank", "a😀b"])
def test_runs_are_hashed_as_one_by_one(text: str) -> None:
    assert set(count(text).characters.tolist()) == plain_character_buckets(text)


def test_repeated_words_count_by_their_logarithm() -> None:
    once, twice = count("tax cut"), count("tax cut tax cut tax cut")
    assert once.word_counts.tolist() == [1.0, 1.0, 1.0]
    assert sorted(twice.word_counts.round(3).tolist()) == [1.693, 2.099, 2.099, 2.099]


@pytest.mark.parametrize(
    ("text", "cue", "value"),
    [
        ("Why?", "asks", 1),
        ("Why? Because it rained.", "asks", 0),
        ("Great news!", "exclaims", 1),
        ("She said “no” twice", "quotes", 1),
        ("I went home", "says I", 1),
        ("It cost $5", "money or percent", 1),
        ("It cost five dollars", "money or percent", 0),
        ("In 1998 some 4 ships sank", "figures", 1),
        ("The mayor of Riga met Jane Doe", "capitalized words", 1),
        ("Two words", "under five words", 1),
    ],
)
def test_cues(text: str, cue: str, value: float) -> None:
    assert count(text).cues[CUES.index(cue)] == value


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_gives_rows_of_length_one_inside_the_table(text: str) -> None:
    counted = count(text)
    places, values = weigh(counted, IDF)
    assert len(places) == len(values) == len(set(places.tolist()))
    assert places.min() >= 0
    assert places.max() < BUCKETS
    characters = values[len(counted.words) : -len(CUES)]
    assert np.linalg.norm(characters) == pytest.approx(1 if len(characters) else 0, abs=1e-6)
    assert np.abs(counted.cues).max() <= 2


def test_a_lone_surrogate_is_read() -> None:
    assert len(count("half \ud800 a pair").words) == 7


def test_a_huge_text_is_read_as_far_as_its_bound() -> None:
    text = "word " * 300_000
    assert count(text).characters.tolist() == count(text[:READ_CHARACTERS]).characters.tolist()
