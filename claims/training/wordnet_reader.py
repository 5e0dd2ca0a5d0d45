"""Reads the WordNet database files: synsets, their words and pointers, and how often each sense was tagged.

The format is that of the manual pages wndb(5WN) and cntlist(5WN) of WordNet 3.0.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
"""Ending of a database file -> part of speech as the files write it."""

_TYPES = {"n": 1, "v": 2, "a": 3, "r": 4, "s": 5}
_MARKER = re.compile(r"\([a-z]{1,3}\)$")
_ANY = 0
"""Word number of a pointer that holds for all words of its synset."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A relation of a synset, or of its word ``source``, to another synset, or to its word ``target`` (from 1; 0 = all)."""

    sign: str
    synset: str
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Synset:
    """Words of one meaning, as written with underscores; ``field`` is the number of the lexicographer's file."""

    id: str
    field: int
    type: str
    words: tuple[str, ...]
    lexical_ids: tuple[int, ...]
    pointers: tuple[Pointer, ...]


@dataclass(slots=True)
class WordNet:
    """The database: synsets by id, and of each (lemma, part of speech) the synsets, most frequent sense first."""

    synsets: dict[str, Synset] = field(default_factory=dict)
    senses: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    exceptions: dict[str, dict[str, str]] = field(default_factory=dict)

    def weights(self, lemma: str, pos: str) -> dict[str, float]:
        """Share of each synset among the uses of a lemma: tagged uses, and one more over the rank for each sense."""
        synsets = self.senses.get((lemma, pos), [])
        uses = [self._count(lemma, self.synsets[one]) + 1 / (rank + 1) for rank, one in enumerate(synsets)]
        return {one: use / sum(uses) for one, use in zip(synsets, uses, strict=True)}

    def tagged(self, lemma: str, pos: str) -> int:
        """How often any sense of the lemma was tagged."""
        return sum(self._count(lemma, self.synsets[one]) for one in self.senses.get((lemma, pos), []))

    def _count(self, lemma: str, synset: Synset) -> int:
        place = [word.lower() for word in synset.words].index(lemma)
        return self.counts.get(f"{lemma}%{_TYPES[synset.type]}:{synset.field:02}:{synset.lexical_ids[place]:02}", 0)


def read_wordnet(folder: Path) -> WordNet:
    """Read the ``data.*``, ``index.*`` and ``*.exc`` files and ``cntlist.rev`` of a folder."""
    found = WordNet()
    for name, pos in FILES.items():
        for line in _lines(folder / f"data.{name}"):
            synset = _read_synset(line, pos)
            found.synsets[synset.id] = synset
        for line in _lines(folder / f"index.{name}"):
            parts = line.split()
            found.senses[parts[0], pos] = [pos + offset for offset in parts[-int(parts[2]) :]]
        found.exceptions[pos] = {
            line.split()[0]: line.split()[1] for line in _lines(folder / f"{name}.exc") if len(line.split()) > 1
        }
    counts: dict[str, int] = defaultdict(int)
    for line in _lines(folder / "cntlist.rev"):
        key, _, count = line.split()
        sense = ":".join(key.split(":")[:3])  # senses of satellites differ in their head, which the index does not name
        counts[sense] = max(counts[sense], int(count))
    found.counts = dict(counts)
    return found


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != " "]


def _read_synset(line: str, pos: str) -> Synset:
    parts = line.partition("|")[0].split()
    size = int(parts[3], 16)
    after = 4 + 2 * size
    pointers = []
    for number in range(int(parts[after])):
        sign, offset, kind, ends = parts[after + 1 + 4 * number : after + 5 + 4 * number]
        target_pos = "a" if kind == "s" else kind
        pointers.append(Pointer(sign, target_pos + offset, int(ends[:2], 16) or _ANY, int(ends[2:], 16) or _ANY))
    return Synset(
        id=pos + parts[0],
        field=int(parts[1]),
        type=parts[2],
        words=tuple(_MARKER.sub("", parts[4 + 2 * number]) for number in range(size)),
        lexical_ids=tuple(int(parts[5 + 2 * number], 16) for number in range(size)),
        pointers=tuple(pointers),
    )
