"""Sentences with marked claims, read from small files: their own text, a public article, and one that is not at hand."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from claims.core.extraction.spans.claim_spans import SpanKind
from claims.training.span_data import PUBLIC_FILES, MarkedSentence, read_gold, read_marked

CLAIM, SAYING, UNCHECKABLE = SpanKind
TEXT = "“The bridge, closed in May, cost 40 million euros,” Ana Ruiz said."


def write(file: Path, *rows: dict[str, Any]) -> Path:
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(lines) if file.suffix == ".gz" else lines)
    return file


def own(*spans: tuple[int, int, str], text: str = TEXT, **more: Any) -> dict[str, Any]:
    return {"set": "own", "id": "1", "text": text, "spans": spans} | more


def shown(sentence: MarkedSentence) -> list[tuple[str, SpanKind]]:
    return [(" ".join(t.text for t in sentence.tokens[one.first : one.last]), one.kind) for one in sentence.spans]


@pytest.mark.parametrize(
    ("words", "kind", "read"),
    [
        ("The bridge, closed in May, cost 40 million euros", "claim", "The bridge , closed in May , cost 40 million euros"),
        ("closed in May", "uncheckable", "closed in May"),
        # Marks at the ends are no words of a claim, and a word that is touched belongs to it.
        (", closed in May,", "claim", "closed in May"),
        ("“The bridge, ", "claim", "The bridge"),
        ("ost 40 mill", "saying", "cost 40 million"),
        (TEXT, "saying", "The bridge , closed in May , cost 40 million euros ,” Ana Ruiz said".replace(",”", ", ”")),
        (",” ", "claim", None),
    ],
)  # fmt: skip
def test_marked_characters_become_words(tmp_path: Path, words: str, kind: str, read: str | None) -> None:
    start = TEXT.index(words)
    (sentence,) = read_marked(write(tmp_path / "own.ndjson", own((start, start + len(words), kind))), tmp_path)
    assert sentence.group == "own:1"
    assert shown(sentence) == ([] if read is None else [(read, SpanKind[kind.upper()])])


@pytest.mark.parametrize("spans", [[(0, 0, "claim")], [(900, 950, "claim")], []])
def test_a_span_without_a_word_is_left_out(tmp_path: Path, spans: list[tuple[int, int, str]]) -> None:
    (sentence,) = read_marked(write(tmp_path / "own.ndjson", own(*spans)), tmp_path)
    assert sentence.spans == ()
    assert len(sentence.tokens) > 10


def test_an_unknown_kind_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        read_marked(write(tmp_path / "own.ndjson", own((0, 5, "fact"))), tmp_path)


@pytest.mark.parametrize("name", PUBLIC_FILES)
def test_a_public_sentence_is_found_in_its_article_and_left_out_without_it(tmp_path: Path, name: str) -> None:
    body = "First line.\r\nThe cafe\u0301 cut 40 posts. It rained."
    at = len("First line.\n")
    rows = [
        {"set": name, "id": "a", "start": at, "end": at + 22, "spans": [[0, 21, "claim"]]},
        {"set": name, "id": "b", "start": 0, "end": 5, "spans": []},
    ]
    marked = write(tmp_path / "public.ndjson", *rows)
    assert read_marked(marked, tmp_path) == []
    write(tmp_path / PUBLIC_FILES[name], {"id": "a", "text": body}, {"id": "c", "text": "Other."})
    (sentence,) = read_marked(marked, tmp_path)
    assert sentence.group == f"{name}:a"
    assert shown(sentence) == [("The café cut 40 posts", CLAIM)]


def test_a_sentence_of_an_article_has_the_claims_that_stand_in_it(tmp_path: Path) -> None:
    text = "“We lost 40 boats. It is a shame,” Ana Ruiz said. It rained."
    gold = {
        "article": {"id": "dev-boats", "text_file": "dev-boats.txt"},
        "sentences": [{"start": 0, "end": 18}, {"start": 19, "end": 49}, {"start": 50, "end": 60}],
        "claims": [{"start": 1, "end": 17, "kind": "quantity"}, {"start": 0, "end": 48, "kind": "event"},
                   {"start": 19, "end": 48, "kind": "quote"}],
        "not_checkable": [{"start": 19, "end": 32}],
    }  # fmt: skip
    (tmp_path / "dev-boats.txt").write_text(text, encoding="utf-8")
    file = tmp_path / "dev-boats.gold.json"
    file.write_text(json.dumps(gold), encoding="utf-8")
    first, second, third = read_gold([file])
    assert {one.group for one in (first, second, third)} == {"dev-boats"}
    assert shown(first) == [("We lost 40 boats", CLAIM), ("We lost 40 boats", SAYING)]
    assert shown(second) == [
        ("It is a shame , ” Ana Ruiz said", SAYING),
        ("It is a shame , ” Ana Ruiz said", SAYING),
        ("It is a shame", UNCHECKABLE),
    ]
    assert third.spans == ()
