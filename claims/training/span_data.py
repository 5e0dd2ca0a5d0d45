"""The sentences in which people marked the claims, read for fitting and for measuring the reader of spans.

A line of a file is one sentence: its own text, or where it stands in a public article (``set``, ``id``, ``start``,
``end`` in the text as ``normalize_body`` gives it), so that no text of others is kept here. ``spans`` are [start, end,
kind] in the sentence. The annotated articles of this project (``article-claims-gold/1``) are read as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.core.extraction.spans.claim_spans import SpanKind
from claims.core.extraction.text.body import normalize_body
from claims.core.extraction.text.tokens import Token, tokenize
from claims.core.records import Span
from claims.training.judged_rows import read_rows

PUBLIC_FILES = {"polnear": "polnear/train.ndjson.gz", "tempeval3": "tempeval3/train.ndjson"}
"""Where the articles of a set are in the folder of the public sets."""

_KINDS = {"claim": SpanKind.CLAIM, "saying": SpanKind.SAYING, "uncheckable": SpanKind.UNCHECKABLE}
_MARKS = frozenset(",;:—–-\"“”‘’'")
_END_MARKS = _MARKS | frozenset(".!?")


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """The words ``[first, last)`` of a sentence that are a claim, or cannot be checked."""

    first: int
    last: int
    kind: SpanKind


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """The words of a sentence with the claims in it; ``group`` is the article that it stands in."""

    group: str
    tokens: tuple[Token, ...]
    spans: tuple[MarkedSpan, ...]


def read_marked(file: Path, data: Path) -> list[MarkedSentence]:
    """The sentences of one file; those of articles that ``data`` does not hold are left out."""
    articles: dict[str, dict[str, str]] = {}
    found = []
    for row in read_rows(file):
        text = row.get("text")
        if text is None:
            known = articles.setdefault(row["set"], _articles(row["set"], data))
            text = known.get(row["id"], "")[row["start"] : row["end"]]
        tokens = tokenize(text, Span(0, len(text)))
        if tokens:
            marked = [(start, end, _KINDS[kind]) for start, end, kind in row["spans"]]
            found.append(MarkedSentence(f"{row['set']}:{row['id']}", tuple(tokens), _in_words(tokens, marked)))
    return found


def read_gold(files: Sequence[Path]) -> list[MarkedSentence]:
    """The sentences of annotated articles; a saying of several sentences is one in each of them."""
    return [sentence for file in files for sentence in _sentences_of(file)]


def _articles(name: str, data: Path) -> dict[str, str]:
    file = data / PUBLIC_FILES[name]
    return {row["id"]: normalize_body(row["text"]) for row in read_rows(file)} if file.is_file() else {}


def _sentences_of(file: Path) -> Iterator[MarkedSentence]:
    gold = json.loads(file.read_text(encoding="utf-8"))
    text = file.with_name(gold["article"]["text_file"]).read_text(encoding="utf-8")
    for sentence in gold["sentences"]:
        start, end = sentence["start"], sentence["end"]
        marked = []
        for claim in gold["claims"]:
            if claim["start"] < end and start < claim["end"]:
                whole = start <= claim["start"] and claim["end"] <= end
                kind = SpanKind.CLAIM if whole and claim["kind"] != "quote" else SpanKind.SAYING
                marked.append((max(start, claim["start"]), min(end, claim["end"]), kind))
        for words in gold["not_checkable"]:
            if words["start"] < end and start < words["end"]:
                marked.append((max(start, words["start"]), min(end, words["end"]), SpanKind.UNCHECKABLE))
        tokens = tokenize(text, Span(start, end))
        yield MarkedSentence(gold["article"]["id"], tuple(tokens), _in_words(tokens, marked))


def _in_words(tokens: Sequence[Token], marked: Sequence[tuple[int, int, SpanKind]]) -> tuple[MarkedSpan, ...]:
    """Spans of the text as words, without marks at their ends."""
    found = []
    for start, end, kind in marked:
        first = next((at for at, token in enumerate(tokens) if token.end > start), len(tokens))
        last = next((at + 1 for at in range(len(tokens) - 1, -1, -1) if tokens[at].start < end), 0)
        while first < last and tokens[first].text in _MARKS:
            first += 1
        while first < last and tokens[last - 1].text in _END_MARKS:
            last -= 1
        if first < last:
            found.append(MarkedSpan(first, last, kind))
    return tuple(found)
