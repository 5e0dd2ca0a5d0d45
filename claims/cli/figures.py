"""``evaluate figures``: precision and recall by threshold on judged pairs, as the matcher ships them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from claims.cli.evaluation_sets import packed_or_not, read_judged_pairs
from claims.cli.inputs import InputError
from claims.core.matching.evaluation.gold_scores import GoldPair, Share, score_gold
from claims.core.matching.statements.reading import read_statement
from claims.core.records import PairDecision, Relation
from claims.services.matching.matching import MATCHER_VERSION, decide_against
from claims.services.settings import shipped_matching

THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97, 0.99)


@click.command("figures")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
def figures(files: tuple[str, ...]) -> None:
    """Print precision and recall by threshold on pairs {new, verified, relation} (NDJSON; a folder's pairs.ndjson).

    The name of a set is that of its folder, or of the file. What is printed is claims/artifacts/matching_figures.json.
    """
    sets = [_measured(Path(file)) for file in files]
    click.echo(json.dumps({"matcher_version": MATCHER_VERSION, "sets": sets}, indent=1))


def _measured(path: Path) -> dict[str, Any]:
    file = packed_or_not(path, "pairs.ndjson") if path.is_dir() else path
    if file is None:
        raise InputError(f"{path} holds no pairs.ndjson.")
    rows = read_judged_pairs(str(file))
    decided = [_decide(row) for row in rows]
    return {
        "name": path.name if path.is_dir() else file.stem,
        "pairs": len(rows),
        "thresholds": [_at(threshold, rows, decided) for threshold in THRESHOLDS],
    }


def _decide(row: dict[str, Any]) -> PairDecision:
    """Decided at a threshold that every probability reaches, so that what may be confirmed at all is known."""
    settings = replace(shipped_matching(), threshold=0.0)
    return decide_against(read_statement(row["new"]), row["verified"], None, settings=settings)


def _at(threshold: float, rows: list[dict[str, Any]], decided: list[PairDecision]) -> dict[str, Any]:
    pairs = [
        GoldPair(
            id=str(row.get("id")),
            judged=Relation.SAME if row["relation"] == Relation.SAME else Relation.UNRELATED,
            decided=decision.relation,
            probability=decision.probability,
            confirmed=decision.auto_confirm and decision.probability >= threshold,
            suggested=decision.relation is Relation.SAME and decision.probability >= threshold,
        )
        for row, decision in zip(rows, decided, strict=True)
    ]
    score = score_gold(pairs)
    return {
        "threshold": threshold,
        "confirm": {"precision": _pair(score.confirm.precision), "recall": _pair(score.confirm.recall)},
        "suggest": {"precision": _pair(score.suggest.precision), "recall": _pair(score.suggest.recall)},
    }


def _pair(share: Share) -> list[int]:
    return [share.right, share.of]
