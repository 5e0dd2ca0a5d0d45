"""Fits the encoder of detection and of claim spans and writes it with eight-bit weights as ONNX.

    python -m claims.training.detection_encoder --data DIR --out claims/artifacts/detection_encoder.onnx

DIR holds the folders of the public sets (``detection_data``); sentences with their claims marked stand in this project
(``span_data``). Run in an environment with
``claims/training/requirements.txt``. One free core needs 25 minutes; the weights stand beside the output as
``.safetensors`` from time to time, so that a stopped run is not lost (``--from-weights``). The same data, seed, versions
and processor give the same file.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from claims.artifacts.claim_spans import LONGEST as LONGEST_MARKED
from claims.artifacts.claim_spans import PREFIX, SPANS_FILE
from claims.artifacts.wordpiece import read_pieces, read_words
from claims.training.detection_data import Judged, read_part
from claims.training.encoder_base import LONGEST, load_base
from claims.training.encoder_export import write_onnx
from claims.training.encoder_fit import FitOptions, Marked, fit
from claims.training.judged_rows import read_rows
from claims.training.span_data import MarkedSentence, read_gold, read_marked
from claims.training.span_export import write_spans

REPEATS = {"claimbuster": 1, "policlaim": 3, "subj_news": 3, "polnear": 1}
"""How often a set's sentences are seen in an epoch: small sets more often, lest the large ones decide alone."""

ATTRIBUTED = 6_000
"""Sentences of PolNeAR that are seen; there are 32,000, and more of them made the other outputs no better."""

CASES = Path(__file__).resolve().parents[2] / "tests" / "cases"
MARKED = CASES / "claim_spans"
GOLD = CASES / "gold_articles"
HELD_OUT = "held"
"""Stands in the names of files that nothing is fitted on."""

MORE_TEXT = "ct20_debates/train.ndjson.gz"
"""Counts for which pieces are kept; its labels are not used."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when done, 2 for data that are not there."""
    options = _parser().parse_args(arguments)
    sets = read_part(options.data, "train")
    if missing := sorted(set(REPEATS) - set(sets)):
        print(f"Not found in {options.data}: {', '.join(missing)}", file=sys.stderr)
        return 2
    sentences = read_sentences(options.marked, options.gold, options.data)
    if not sentences and not options.from_weights:
        print(f"No marked sentences in {options.marked} and {options.gold}.", file=sys.stderr)
        return 2
    torch.set_num_threads(options.threads)
    more = [row["text"] for row in read_rows(options.data / MORE_TEXT)] if (options.data / MORE_TEXT).is_file() else []
    base = load_base([*(sentence.text for one in sets.values() for sentence in one), *more])
    kept_at = options.out.with_suffix(".safetensors")
    if options.from_weights:
        weights = load_file(options.from_weights)
    else:
        rows = [(_rows(base.rows.tolist(), one.text), one) for one in _examples(sets, options.seed)]
        begun = time.monotonic()

        def report(step: int, steps: int, loss: float, weights: dict[str, Tensor]) -> None:
            print(f"step {step} of {steps}, loss {loss:.3f}, {time.monotonic() - begun:.0f} s", flush=True)
            save_file({name: one.detach().contiguous() for name, one in weights.items()}, kept_at)

        marked = [_marked(base.rows.tolist(), one) for one in sentences]
        print(f"{len(rows):,} judged and {len(marked):,} marked sentences", flush=True)
        chosen = FitOptions(seed=options.seed, epochs=options.epochs, span_epochs=options.span_epochs)
        weights = fit(base.weights, rows, marked, chosen, report)
        save_file({name: one.contiguous() for name, one in weights.items()}, kept_at)
    write_onnx(weights, base.rows, options.out)
    heads = {name.removeprefix(PREFIX): one.numpy() for name, one in weights.items() if name.startswith(PREFIX)}
    write_spans(heads, options.out.with_name(SPANS_FILE))
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m claims.training.detection_encoder", description="Fit the encoder.")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with the public sets")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="ONNX file to write")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=FitOptions().epochs)
    parser.add_argument("--span-epochs", type=int, default=FitOptions().span_epochs)
    parser.add_argument("--marked", type=Path, default=MARKED, metavar="DIR", help="folder with marked sentences")
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="DIR", help="folder with annotated articles")
    parser.add_argument("--threads", type=int, default=1, help="more are faster and may change the last digits")
    parser.add_argument("--from-weights", type=Path, metavar="FILE", help="write these weights instead of fitting")
    return parser


def _examples(sets: dict[str, list[Judged]], seed: int) -> list[Judged]:
    """What is seen in an epoch."""
    attributed = list(sets["polnear"])
    random.Random(seed).shuffle(attributed)  # noqa: S311  (a choice of sentences)
    chosen = sets | {"polnear": attributed[:ATTRIBUTED]}
    return [sentence for name, times in REPEATS.items() for sentence in chosen[name] * times]


def read_sentences(marked: Path, gold: Path, data: Path) -> list[MarkedSentence]:
    """The sentences whose claims were marked, without what is held out to measure."""
    files = [file for file in sorted(marked.glob("*.ndjson")) if HELD_OUT not in file.stem]
    articles = sorted(gold.glob("dev-*.gold.json"))
    return [*read_gold(articles), *(sentence for file in files for sentence in read_marked(file, data))]


def _marked(rows: list[int], sentence: MarkedSentence) -> Marked:
    pieces = read_words([token.text for token in sentence.tokens], longest=LONGEST_MARKED)
    return Marked([rows[piece] for piece in pieces.ids], pieces.firsts, pieces.lasts, sentence.spans)


def _rows(rows: list[int], text: str) -> list[int]:
    """The rows of a sentence's pieces among the embeddings."""
    return [rows[piece] for piece in read_pieces(text, longest=LONGEST)]


if __name__ == "__main__":
    sys.exit(main())
