"""Annotated articles as the attribution network learns them: cues, and for each its source and its content."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from claims.core.extraction.attribution.features import (
    ENDING_LENGTH,
    UNKNOWN,
    UNKNOWN_NAME,
    Vocabulary,
    WordFeatures,
    read_features,
)
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence, parse_sentences
from claims.core.extraction.text.quotations import find_quotations
from claims.core.extraction.text.sentences import split_sentences
from claims.core.extraction.text.tokens import Token
from claims.training.judged_rows import read_each

NO_SOURCE = -1
"""In place of a source's head: the article names nobody."""

_AUXILIARIES = words(
    """be is are was were been being am 's 're 'm have has had 've having do does did 'd will would could should may might
    can must shall wo ca n't"""
)
_LEAST_ARTICLES, _LEAST_OUTLETS = 3, 2
_LEAST_ENDINGS = 20


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article: its sentences, and its attributions as indexes into all its words (source, cue, content)."""

    outlet: str
    parsed: tuple[ParsedSentence, ...]
    attributions: tuple[tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """What is learned from an article: features, per word (n) 0 or 1 for cue and attributed, and the rest by cue's head.

    ``heads``: the head of the source, or ``NO_SOURCE``. ``contents``: the words that are attributed.
    """

    features: WordFeatures
    cues: npt.NDArray[np.float32]
    attributed: npt.NDArray[np.float32]
    heads: dict[int, int]
    contents: dict[int, tuple[int, ...]]


def read_articles(path: Path) -> list[Annotated]:
    """The articles of an NDJSON file, gzipped or not, read as the app reads them."""
    return list(read_each(path, lambda row: (_read_article(row),)))


def _read_article(row: dict[str, Any]) -> Annotated:
    text = row["text"]
    sentences = split_sentences(text)
    parsed = parse_sentences(text, sentences, find_quotations(text, sentences))
    tokens = [token for sentence in parsed for token in sentence.tokens]
    rows = [
        (_within(tokens, a["source"]), _within(tokens, a["cue"]), _within(tokens, a["content"]))
        for a in row["attributions"]
    ]
    return Annotated(row["publisher"], parsed, tuple(rows))


def _within(tokens: Sequence[Token], spans: Sequence[Sequence[int]]) -> tuple[int, ...]:
    return tuple(at for at, token in enumerate(tokens) if any(token.start < e and s < token.end for s, e in spans))


def read_vocabulary(articles: Iterable[Annotated]) -> Vocabulary:
    """Words in lower case in several articles of several outlets, the most frequent first; frequent endings by letter."""
    seen: dict[str, set[int]] = defaultdict(set)
    outlets: dict[str, set[str]] = defaultdict(set)
    endings: Counter[str] = Counter()
    for number, article in enumerate(articles):
        for sentence in article.parsed:
            for token in sentence.tokens:
                endings[token.lower[-ENDING_LENGTH:]] += 1
                if token.text == token.lower or not token.is_word:
                    seen[token.lower].add(number)
                    outlets[token.lower].add(article.outlet)
    kept = [w for w, where in seen.items() if len(where) >= _LEAST_ARTICLES and len(outlets[w]) >= _LEAST_OUTLETS]
    ranked = sorted(kept, key=lambda word: (-len(seen[word]), word))
    frequent = sorted(e for e, count in endings.items() if count >= _LEAST_ENDINGS)
    return Vocabulary(
        words={word: number for number, word in enumerate(ranked, UNKNOWN_NAME + 1)},
        endings={ending: number for number, ending in enumerate(frequent, UNKNOWN + 1)},
    )


def as_example(article: Annotated, vocabulary: Vocabulary) -> Example:
    """What is learned from ``article``. Of several attributions with one cue the first counts."""
    tokens = [token for sentence in article.parsed for token in sentence.tokens]
    features = read_features(article.parsed, vocabulary)
    cues = np.zeros(len(tokens), dtype=np.float32)
    attributed = np.zeros(len(tokens), dtype=np.float32)
    heads: dict[int, int] = {}
    contents: dict[int, tuple[int, ...]] = {}
    for source, cue, content in article.attributions:
        attributed[list(content)] = 1
        if not cue:
            continue
        head = head_of_cue(tokens, cue)
        cues[head] = 1
        near = [at for at in source if features.sentences[at] == features.sentences[head] and at != head]
        heads.setdefault(head, head_of_source(tokens, near) if near else NO_SOURCE)
        contents.setdefault(head, content)
    return Example(features, cues, attributed, heads, contents)


def head_of_cue(tokens: Sequence[Token], cue: Sequence[int]) -> int:
    """The first verb that is no auxiliary ("might be asking"), else the noun ("the view from"), else the first word."""
    verbs = [at for at in cue if tokens[at].tag in "FZTBEG"]
    full = [at for at in verbs if tokens[at].lower not in _AUXILIARIES]
    if full:
        return full[0]
    noun = None
    for at in cue:
        if noun is not None and tokens[at].tag in "IA":
            break
        if tokens[at].tag in "NSPJ":
            noun = at
    if noun is not None:
        return noun
    return (verbs or [at for at in cue if tokens[at].is_word] or list(cue))[0]


def head_of_source(tokens: Sequence[Token], source: Sequence[int]) -> int:
    """The last noun or pronoun before the first preposition, clause or mark ("officials" in "officials in Kabul")."""
    head = None
    for at in source:
        token = tokens[at]
        if head is not None and (token.tag in "IWAFZTMEG" or token.text in ",—–("):
            break
        if token.tag in "NSPO" or (head is None and token.tag in "JCD"):
            head = at
    return source[0] if head is None else head
