"""Fits the pair encoder and its weights beside the slots: ``bin/claims train relations FILE …``.

Each file holds judged pairs {new, verified, relation}, a line each; ``--traps`` holds pairs {left, right} that do not say
the same. Four fifths of both teach the encoder, the last fifth of the judged ones the weights; what is right of the last is
printed. ``--queries`` is a folder of sets as ``train matching`` reads them, half of whose train queries teach which claims
answer, with ``--all-queries`` all of them. ``--onward`` goes on from an encoder that was written before, ``--halfway``
writes the mean of both. Writes ``relation_encoder.onnx``, ``relation_adaptation.npz`` and ``relation_weights.json``. Needs
``claims/training/requirements.txt``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import torch

from claims.artifacts.relation_encoder import FOLDER, WEIGHTS_FILE, StateReader, reader_of, states_of_answer
from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.comparing.relatedness import relate
from claims.core.matching.decision.relation_reader import RelationReader, evidence_of, most_likely, weigh
from claims.core.matching.decision.slots import build_slots
from claims.core.matching.differences.finding import find_differences
from claims.core.matching.evaluation.contrast import is_relation_right
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation
from claims.training.judged_rows import written_together
from claims.training.packaged_encoder import needed_model
from claims.training.relation_data import JudgedTexts, Taught, is_kept_back, read_pairs, read_traps
from claims.training.relation_export import write_encoder
from claims.training.relation_fit import FitOptions, Floats, States, fit
from claims.training.relation_mutants import mutants_of
from claims.training.relation_pool import Evidence, fit_pool
from claims.training.relation_queries import taught_queries
from claims.training.relation_start import halfway, written_weights
from claims.training.relation_strangers import strangers_of


def main(arguments: Sequence[str]) -> None:
    """Fit both and write the artifacts."""
    options = _options(arguments)
    torch.set_num_threads(options.threads)
    model = needed_model()
    pairs = read_pairs(options.pairs)
    taught = [pair for pair in pairs if not is_kept_back(pair)]
    traps = [pair for pair in read_traps(options.traps) if not is_kept_back(pair)]
    kept = [pair for pair in pairs if is_kept_back(pair)]
    made = [*mutants_of(taught, options.seed), *strangers_of(taught, options.seed)]
    print(
        f"{len(taught):,} pairs, {len(made):,} made of them and {len(traps):,} traps teach the encoder, "
        f"{len(kept):,} pairs the weights",
        flush=True,
    )
    if not taught or not kept:
        sys.exit("Too few pairs: some must teach the encoder, and some the weights.")
    with written_together(options.out) as drafts:
        _write(options, model, taught=[*taught, *made, *traps], kept=kept, folder=drafts)


def _write(
    options: argparse.Namespace, model: Path, *, taught: Sequence[Taught], kept: Sequence[JudgedTexts], folder: Path
) -> None:
    """Fit both on what teaches them and write their files to the folder."""
    packaged = model.read_bytes()
    states = StateReader(packaged)
    asked = [] if options.queries is None else taught_queries(options.queries, everything=options.all_queries)
    print(f"{len(asked):,} lessons teach it which claims answer queries", flush=True)
    start = None if options.onward is None else written_weights(options.onward, model)
    learning = FitOptions(seed=options.seed, epochs=options.epochs)
    fitted = fit(taught, asked, _Texts(states), learning, _report, start=start)
    if options.halfway and start is not None:
        fitted = halfway(start, fitted)
    write_encoder(fitted, model, folder)
    weights = _fit_weights(kept, reader_of(packaged, folder, {}))
    (folder / WEIGHTS_FILE).write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def _fit_weights(pairs: Sequence[JudgedTexts], reader: RelationReader) -> dict[str, float]:
    """The weights fitted on all pairs; what is right of each fifth with weights of the others is printed."""
    judged = [(pair, found) for pair in pairs if (found := _evidence(pair, reader)) is not None]
    print(f"{len(pairs) - len(judged)} pairs leave nothing open to be read", flush=True)
    right = 0
    for part in range(_FOLDS):
        weights = fit_pool(*_columns([row for at, row in enumerate(judged) if at % _FOLDS != part]))
        right += sum(
            is_relation_right(pair.judged, most_likely(weigh(evidence, weights)))
            for at, (pair, evidence) in enumerate(judged)
            if at % _FOLDS == part
        )
    print(f"relation right, crossed: {right / len(judged):.3f} of {len(judged)}", flush=True)
    return fit_pool(*_columns(judged))


_FOLDS = 5


def _columns(judged: Sequence[tuple[JudgedTexts, Evidence]]) -> tuple[list[Evidence], list[Relation]]:
    return [evidence for _, evidence in judged], [pair.relation for pair, _ in judged]


def _evidence(pair: JudgedTexts, reader: RelationReader) -> Evidence | None:
    compared = compare_statements(read_statement(pair.left), read_statement(pair.right))
    common = relate(compared)
    if not reader.is_asked(compared, common):
        return None
    differences = find_differences(compared, common)
    slots = build_slots(compared, differences)
    read = reader.encode(pair.left, pair.right)
    return None if read is None else evidence_of(compared, differences, slots, common, read)


class _Texts:
    """The texts of pairs as vectors; those of judged pairs are kept from one round to the next."""

    def __init__(self, states: StateReader) -> None:
        self._states = states
        self._whole = cache(self._read_whole)

    def pair(self, left: str, right: str) -> States:
        """Both texts, whole; ends the program where one is too long to be read."""
        return self._whole(left), self._whole(right)

    def answer(self, query: str, claim: str) -> States:
        """The beginnings of both texts."""
        asked, answer = states_of_answer(self._states, query, claim)
        return asked[0], answer[0]

    def _read_whole(self, text: str) -> Floats:
        found = self._states.read(text)
        if found is None:
            sys.exit(f"This text is too long to be read: {text[:80]}…")
        return np.asarray(found[0], dtype=np.float32)


def _report(epoch: int, loss: float) -> None:
    print(f"epoch {epoch + 1}: loss {loss:.3f}", flush=True)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m claims.training.relations", description="Fit the pair encoder.")
    parser.add_argument("pairs", type=Path, nargs="+", metavar="FILE", help="judged pairs {new, verified, relation}")
    parser.add_argument(
        "--traps", type=Path, action="append", default=[], metavar="FILE", help="pairs that are not same"
    )
    parser.add_argument(
        "--queries", type=Path, metavar="FOLDER", help="sets of queries and the claims that answer them"
    )
    parser.add_argument("--all-queries", action="store_true", help="learn from the half kept for the decision, too")
    parser.add_argument("--onward", type=Path, metavar="FOLDER", help="an encoder to go on from")
    parser.add_argument(
        "--halfway", action="store_true", help="write the mean of the encoder to go on from and the one that came of it"
    )
    parser.add_argument("--out", type=Path, default=FOLDER, metavar="FOLDER", help="where the files go")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=FitOptions().epochs)
    parser.add_argument("--threads", type=int, default=1, help="more are quicker and may change the last digits")
    options = parser.parse_args(arguments)
    if options.halfway and options.onward is None:
        parser.error("--halfway is the mean with an encoder to go on from: name it with --onward")
    if options.all_queries and options.queries is None:
        parser.error("--all-queries tells how many queries teach: name their folder with --queries")
    return options


if __name__ == "__main__":
    main(sys.argv[1:])
