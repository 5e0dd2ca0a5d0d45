"""Which texts are copies of one another, though cut, framed or lightly edited: a sketch of each, compared by its shingles.

A text's shingles are its runs of ``SHINGLE_WORDS`` words; its sketch keeps the ``SKETCH_SIZE`` smallest of their hashes,
a sample that two texts draw alike (Broder 1997, "On the resemblance and containment of documents"). Where both sketches
reach, the shared part of the sample estimates how much of the shorter text stands in the other, so that a wire report of
which an outlet prints the first half is still found. Copies are looked up by ``lookup_keys``: the smallest hashes of all.
"""

from __future__ import annotations

import hashlib
import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass

SHINGLE_WORDS = 5
"""Words a shingle: long enough that two articles on one event share few of them."""

SKETCH_SIZE = 128
"""Hashes kept: the share of common shingles is off by 4 points (one standard deviation) for texts of equal length."""

LOOKUP_KEYS = 16
"""Hashes a text is looked up by: of two texts that share 40 % of the longer, 0.03 % of pairs share none of them."""

MIN_CONTAINED = 0.6
"""Share of the shorter text that must stand in the other."""

MIN_LENGTH_RATIO = 0.25
"""Length of the shorter text over the longer: what a round-up quotes in passing does not make it a copy."""

MIN_SHARED = 3
"""Hashes that must be shared, unless the texts are equal: one common phrase is no copy."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+")
"""A word; in scripts without spaces, a sign."""

_BITS = 63
"""Bits of a hash: what the integers of every database hold."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The smallest hashes of a text's shingles, ascending; ``shingles`` is how many different ones it has."""

    hashes: tuple[int, ...]
    shingles: int

    def to_bytes(self) -> bytes:
        """The sketch as bytes, eight for each number."""
        return b"".join(number.to_bytes(8, "big") for number in (self.shingles, *self.hashes))

    @classmethod
    def from_bytes(cls, data: bytes) -> Sketch:
        """The sketch that ``to_bytes`` gave; raises ``ValueError`` for anything else."""
        if len(data) % 8 or not 8 <= len(data) <= 8 * (SKETCH_SIZE + 1):
            raise ValueError("these bytes are no sketch")
        numbers = [int.from_bytes(data[at : at + 8], "big") for at in range(0, len(data), 8)]
        return cls(tuple(numbers[1:]), numbers[0])


def sketch_of(text: str) -> Sketch:
    """The sketch of a text; equal texts up to case, punctuation and spaces have equal ones. No words give an empty one."""
    hashes = set(_shingle_hashes(text))
    return Sketch(tuple(heapq.nsmallest(SKETCH_SIZE, hashes)), len(hashes))


def lookup_keys(sketch: Sketch) -> tuple[int, ...]:
    """The hashes under which a text is found by its copies, at most ``LOOKUP_KEYS``, each below 2**63."""
    return sketch.hashes[:LOOKUP_KEYS]


def contained_share(one: Sketch, other: Sketch) -> float:
    """Estimated share (0…1) of the shorter text's shingles that stand in the other; 0 where either has none."""
    ours, theirs = _common_range(one, other)
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least else 0.0


def are_near_copies(one: Sketch, other: Sketch) -> bool:
    """Whether one text is the other, or most of it, with little else."""
    if not one.hashes or not other.hashes:
        return False
    if one == other:
        return True
    shorter, longer = sorted((one.shingles, other.shingles))
    if shorter < MIN_LENGTH_RATIO * longer:
        return False
    ours, theirs = _common_range(one, other)
    shared = len(ours & theirs)
    return shared >= MIN_SHARED and shared >= MIN_CONTAINED * min(len(ours), len(theirs))


def _common_range(one: Sketch, other: Sketch) -> tuple[set[int], set[int]]:
    """The hashes of each below which both sketches hold everything there is."""
    ends = [sketch.hashes[-1] for sketch in (one, other) if len(sketch.hashes) < sketch.shingles]
    end = min(ends, default=2**_BITS)
    return {number for number in one.hashes if number <= end}, {number for number in other.hashes if number <= end}


def _shingle_hashes(text: str) -> Iterator[int]:
    words = _word_hashes(text)
    if not words:
        return
    size = min(SHINGLE_WORDS, len(words))
    data = b"".join(number.to_bytes(8, "big") for number in words)
    for start in range(len(words) - size + 1):
        yield _hash(data[8 * start : 8 * (start + size)])


def _word_hashes(text: str) -> list[int]:
    """One number a word; each different word is hashed once."""
    known: dict[str, int] = {}
    numbers = []
    for match in _WORD.finditer(text.casefold()):
        word = match.group()
        if word not in known:
            known[word] = _hash(word.encode("utf-8", "surrogatepass"))
        numbers.append(known[word])
    return numbers


def _hash(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big") >> (64 - _BITS)
