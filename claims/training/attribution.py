"""Fits the attribution network on annotated news, or measures the one that is shipped.

    python -m claims.training.attribution --data DIR --out claims/artifacts/attribution.npz
    python -m claims.training.attribution --data DIR --measure

DIR holds ``polnear/train.ndjson.gz`` (to fit) and ``polnear/dev.ndjson`` (to choose the thresholds, and to measure). Run in
an environment with ``claims/training/requirements.txt``. The same data, versions and processor give the same file. One core
needs about ten minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import torch

from claims.artifacts.attribution import load_attribution, save_attribution
from claims.core.extraction.attribution.features import Vocabulary
from claims.core.extraction.attribution.network import AttributionNetwork
from claims.core.set_scores.polnear import figures_of, judge_article, score_polnear
from claims.core.set_scores.protocol import SetFigure
from claims.training.attribution_data import as_example, read_articles, read_vocabulary
from claims.training.attribution_fit import Arrays, FitOptions, fit
from claims.training.judged_rows import read_rows

TRAINING = "polnear/train.ndjson.gz"
"""840 articles of seven U.S. outlets, 2016. Only this part is fitted on."""
HELD_OUT = "polnear/dev.ndjson"
"""84 articles of the same outlets: the thresholds are chosen on them, nothing else."""

_CUE_THRESHOLDS = [step / 50 for step in range(10, 30)]
_SENTENCE_THRESHOLDS = [step / 50 for step in range(15, 36)]


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 when done, 2 for data that are not there."""
    options = _parser().parse_args(arguments)
    needed = [HELD_OUT] if options.measure else [TRAINING, HELD_OUT]
    missing = [name for name in needed if not (options.data / name).is_file()]
    if missing:
        print(f"Not found in {options.data}: {', '.join(missing)}", file=sys.stderr)
        return 2
    rows = list(read_rows(options.data / HELD_OUT))
    if options.measure:
        _print(score_polnear(rows, load_attribution()))
        return 0
    torch.set_num_threads(1)
    vocabulary, weights = fit_network(options.data / TRAINING, FitOptions())
    cue, sentence = choose_thresholds(vocabulary, weights, rows)
    save_attribution(vocabulary, weights, cue_threshold=cue, sentence_threshold=sentence, file=options.out)
    print(f"thresholds: cue and source {cue}, sentence {sentence}; {options.out.stat().st_size:,} bytes")
    _print(score_polnear(rows, load_attribution(options.out)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m claims.training.attribution", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with the annotated articles")
    task = parser.add_mutually_exclusive_group(required=True)
    task.add_argument("--out", type=Path, metavar="FILE", help="fit, and write the weights there")
    task.add_argument("--measure", action="store_true", help="print the figures of the shipped weights")
    return parser


def fit_network(training: Path, options: FitOptions) -> tuple[Vocabulary, Arrays]:
    """The vocabulary and the weights that the articles of ``training`` give."""
    articles = read_articles(training)
    vocabulary = read_vocabulary(articles)
    print(
        f"{len(articles):,} articles, {len(vocabulary.words):,} words, {len(vocabulary.endings):,} endings", flush=True
    )
    examples = [as_example(article, vocabulary) for article in articles]
    return vocabulary, fit(examples, vocabulary, options, _report)


def _report(epoch: int, loss: float) -> None:
    print(f"epoch {epoch + 1}: loss {loss:.4f}", flush=True)


def choose_thresholds(vocabulary: Vocabulary, weights: Arrays, rows: Iterable[dict[str, Any]]) -> tuple[float, float]:
    """The thresholds with the highest F1 of cue with source, and of sentences, on ``rows``; the lower of equal ones."""
    least = AttributionNetwork(vocabulary, weights, cue_threshold=0.0, sentence_threshold=0.0)
    articles = [judge_article(row, least) for row in rows]

    def f1(measure: int, cue: float, sentence: float) -> float:
        return figures_of(articles, cue_threshold=cue, sentence_threshold=sentence)[measure].value

    cue = max(_CUE_THRESHOLDS, key=lambda at: (round(f1(1, at, 0.5), 4), -at))
    return cue, max(_SENTENCE_THRESHOLDS, key=lambda at: (round(f1(0, cue, at), 4), -at))


def _print(figures: Sequence[SetFigure]) -> None:
    for figure in figures:
        print(json.dumps({"metric": figure.name, "value": figure.value, "p": figure.precision, "r": figure.recall}))


if __name__ == "__main__":
    sys.exit(main())
