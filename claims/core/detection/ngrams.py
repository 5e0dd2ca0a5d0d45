"""What a linear model reads of a sentence: hashed words and characters, and a few cues of its shape.

Hashing keeps the model a table of numbers: no word, let alone a text, can be read from it.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]

READ_CHARACTERS = 4_000
"""How much of a text is read: more than any sentence that is one, and a bound for what is none."""

WORD_BUCKETS = 1 << 17
"""Places for single words and pairs; 99,000 of them are used by the sentences that the model learns from."""

CHARACTER_BUCKETS = 1 << 18
"""Places for runs of 2 to 5 characters; 146,000 are used."""

CUES = (
    "length",
    "capitalized words",
    "figures",
    "asks",
    "exclaims",
    "quotes",
    "says I",
    "says you",
    "says we",
    "money or percent",
    "under five words",
)
"""Names of the cues, in order; each is 0..2."""

BUCKETS = WORD_BUCKETS + CHARACTER_BUCKETS + len(CUES)
"""Inputs of the model: words, then characters, then cues."""

_CUE_WEIGHT = 0.3
"""Scale of the cues beside rows of length 1; of 0, 0.3 and 1 it ranked the dev parts best."""

_WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
_PLAIN_WORD = re.compile(r"\w+")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIXER = np.uint64(0xFF51AFD7ED558CCD)
_LONGEST_RUN = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """The buckets of a sentence in ascending order, with 1 + log of how often each occurs."""

    words: Places
    word_counts: Floats
    characters: Places
    character_counts: Floats
    cues: Floats


def count(text: str) -> Counted:
    """The features of ``text`` before they are weighted; buckets of each kind count from 0."""
    read = text[:READ_CHARACTERS]
    words, word_counts = _counted(_word_buckets(read))
    characters, character_counts = _counted(_character_buckets(read))
    return Counted(words, word_counts, characters, character_counts, _cues(read))


def weigh(counted: Counted, idf: npt.NDArray[np.floating]) -> tuple[Places, Floats]:
    """Inputs of the model and their values: words and characters as TF-IDF rows of length 1 each, then the cues.

    ``idf`` has a weight for each word and character bucket; 0 leaves the bucket out.
    """
    characters = counted.characters + WORD_BUCKETS
    cues = np.arange(WORD_BUCKETS + CHARACTER_BUCKETS, BUCKETS)
    return np.concatenate([counted.words, characters, cues]), np.concatenate(
        [
            _unit(counted.word_counts * idf[counted.words]),
            _unit(counted.character_counts * idf[characters]),
            counted.cues * _CUE_WEIGHT,
        ]
    )


def _unit(row: Floats) -> Floats:
    return np.asarray(row / (np.sqrt(np.square(row).sum()) + 1e-9))


def _counted(buckets: Places) -> tuple[Places, Floats]:
    places, counts = np.unique(buckets, return_counts=True)
    return places, 1 + np.log(counts)


def _word_buckets(text: str) -> Places:
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.lower())]
    pairs = [left + b" " + right for left, right in pairwise(words)]
    return np.array([zlib.crc32(run) % WORD_BUCKETS for run in words + pairs], dtype=np.int64)


def _character_buckets(text: str) -> Places:
    """Polynomial hashes of all runs at once: each run's hash is that of the run one shorter, with one character more."""
    spaced = f" {' '.join(text.lower().split())} "
    letters = np.frombuffer(spaced.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    hashes = []
    running = letters
    for length in range(2, min(_LONGEST_RUN, len(letters)) + 1):
        running = running[:-1] * _FACTOR + letters[length - 1 :]
        hashes.append(_mixed(running + np.uint64(length)))
    return (np.concatenate(hashes) >> np.uint64(40)).astype(np.int64) % CHARACTER_BUCKETS


def _mixed(hashes: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Spread over all bits, as in the last step of MurmurHash3."""
    spread = (hashes ^ (hashes >> np.uint64(33))) * _MIXER
    return spread ^ (spread >> np.uint64(29))


def _cues(text: str) -> Floats:
    words = _PLAIN_WORD.findall(text)
    lowered = {word.lower() for word in words}
    capitals = sum(1 for word in words[1:] if word[0].isupper() and word != "I")
    figures = sum(1 for word in words if word[0].isdigit())
    return np.array(
        [
            np.log1p(len(words)) / 3,
            min(capitals, 6) / 3,
            min(figures, 4) / 2,
            text.rstrip().endswith("?"),
            "!" in text,
            '"' in text or "“" in text,
            "i" in lowered,
            "you" in lowered,
            "we" in lowered,
            "%" in text or "$" in text,
            len(words) < 5,
        ],
        dtype=np.float64,
    )
