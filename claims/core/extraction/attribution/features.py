"""The words of an article as the numbers that the attribution network reads: one row a word, all sentences in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.text.tokens import Token

TAG_ORDER = "NSPJRDCOMBFZTEGIAKWQY"
"""The tags of ``tag_lexicon``; a tag's number is its place."""
SHAPES = 6
"""Plain, figure, mark, all capitals, capitalized, with hyphen."""
FLAGS = 4
"""Inside a quotation, first of its sentence, last of its sentence, first of its paragraph."""
ENDING_LENGTH = 3
"""Letters of a word's ending."""
UNKNOWN, UNKNOWN_NAME = 0, 1
"""Numbers of words without one of their own, and of words that are tagged a name. Endings know only the first."""

_TAG_NUMBERS = {tag: number for number, tag in enumerate(TAG_ORDER)}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The numbers of words and of word endings, both in lower case; names have none, so that no person is learned."""

    words: Mapping[str, int]
    endings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """Row ``i`` for word ``i``: numbers of word, ending, tag, shape, sentence (n each), and flags (n × FLAGS)."""

    words: npt.NDArray[np.int32]
    endings: npt.NDArray[np.int32]
    tags: npt.NDArray[np.int32]
    shapes: npt.NDArray[np.int32]
    flags: npt.NDArray[np.float32]
    sentences: npt.NDArray[np.int32]


def read_features(parsed: Sequence[ParsedSentence], vocabulary: Vocabulary) -> WordFeatures:
    """The features of all words of ``parsed``, sentence by sentence; none where there are no words."""
    rows = [row for sentence in parsed for row in _word_rows(sentence, vocabulary)]
    numbers = np.array(rows, dtype=np.int32).reshape(len(rows), 6)
    sentences = np.repeat(
        np.arange(len(parsed), dtype=np.int32), [len(sentence.tokens) for sentence in parsed]
    )  # fmt: skip
    return WordFeatures(
        words=numbers[:, 0],
        endings=numbers[:, 1],
        tags=numbers[:, 2],
        shapes=numbers[:, 3],
        flags=_flags(numbers[:, 4], numbers[:, 5], sentences),
        sentences=sentences,
    )


def _word_rows(sentence: ParsedSentence, vocabulary: Vocabulary) -> Iterator[tuple[int, int, int, int, int, int]]:
    words, endings = vocabulary.words, vocabulary.endings
    paragraph = sentence.sentence.paragraph
    for token, quoted in zip(sentence.tokens, sentence.quoted, strict=True):
        lower = token.lower
        if token.tag == "P":
            word = UNKNOWN_NAME
        else:
            word = words.get(lower, UNKNOWN)
        ending = endings.get(lower[-ENDING_LENGTH:], UNKNOWN)
        yield word, ending, _TAG_NUMBERS[token.tag], _shape_of(token), quoted, paragraph


def _shape_of(token: Token) -> int:
    text = token.text
    if text[0].isdigit() or text[0] in "$€£¥":
        return 1
    if not text[0].isalnum():
        return 2
    if text[0].isupper():
        return 3 if len(text) > 1 and text.isupper() else 4
    return 5 if "-" in text else 0


def _flags(
    quoted: npt.NDArray[np.int32], paragraphs: npt.NDArray[np.int32], sentences: npt.NDArray[np.int32]
) -> npt.NDArray[np.float32]:
    flags = np.zeros((len(quoted), FLAGS), dtype=np.float32)
    if len(quoted):
        flags[:, 0] = quoted
        changes = sentences[1:] != sentences[:-1]
        flags[0, 1] = flags[-1, 2] = flags[0, 3] = 1
        flags[1:, 1] = flags[:-1, 2] = changes
        flags[1:, 3] = paragraphs[1:] != paragraphs[:-1]
    return flags
