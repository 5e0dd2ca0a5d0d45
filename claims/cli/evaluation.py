"""``evaluate``: scores against judged data, as a table or as lines of JSON; no database is opened."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from claims.artifacts.relation_encoder import load_relation_reader
from claims.cli.evaluation_matching import matching_rows
from claims.cli.evaluation_sets import checked_name, packed_or_not, read_judged_pairs, score_sets
from claims.cli.inputs import InputError, read_moment, read_text
from claims.cli.outputs import print_json, print_table, say
from claims.cli.retrieval import text_alone_option
from claims.core.extraction.evaluation import ArticleScore, score_article, sum_metrics
from claims.core.extraction.text.body import normalize_body
from claims.core.matching.decision.relation_reader import RelationReader
from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.evaluation.contrast import ContrastScore, JudgedPair, score_contrast
from claims.core.matching.statements.reading import read_statement
from claims.core.texts.day_words import day_of
from claims.services.articles.extracting import extract_claims

Row = dict[str, Any]

RANKED = 100
"""Claims ranked for each query."""

data_option = click.option("--data", required=True, metavar="DIR", help="Folder of the judged data.")
split_option = click.option("--split", default="dev", show_default=True, help="Part of the data: train, dev …")
json_option = click.option("--json", "as_json", is_flag=True, help="Print lines of JSON.")


@click.group("evaluate")
def evaluate() -> None:
    """Scores against judged data."""


@evaluate.command("extraction")
@data_option
@click.option("--set", "set_name", metavar="NAME", help="One set, else all that are there.")
@split_option
@json_option
@click.option("--encoder/--no-encoder", default=True, show_default=True, help="Read articles with the encoder too.")
def extraction(data: str, set_name: str | None, split: str, *, as_json: bool, encoder: bool) -> None:
    """Score extraction on published sets (SPLIT.ndjson or .ndjson.gz) and annotated articles (gold.json) in DIR.

    Both may lie in DIR itself or in its folders; a folder bears the name of its set.
    """
    folders = _folders(data)
    rows: list[Row] = (
        [] if set_name else [row for folder in folders for row in _annotated_rows(folder, encoder=encoder)]
    )
    found = score_sets(Path(data), folders, set_name=set_name, split=checked_name(split), encoder=encoder)
    rows.extend(dict(row) for row in found)
    if not rows:
        raise InputError(f"{data} holds neither gold.json nor a known set with {split}.ndjson.")
    _print_rows(rows, as_json)


@evaluate.command("matching")
@data_option
@split_option
@json_option
@click.option("--encoder/--no-encoder", default=True, show_default=True, help="Measure with the encoder too.")
@text_alone_option
def matching(data: str, split: str, *, as_json: bool, encoder: bool, text_alone: bool) -> None:
    """Score the ranking of claims on sets in DIR or its folders, and whether the best one is told to be an answer.

    A set is claims.ndjson, queries-SPLIT.ndjson and qrels-SPLIT.tsv.
    """
    part = checked_name(split)
    rows = [
        row for folder in _folders(data) for row in matching_rows(folder, part, encoder=encoder, text_alone=text_alone)
    ]
    if not rows:
        raise InputError(f"{data} holds no set of claims.ndjson, queries-{split}.ndjson and qrels-{split}.tsv.")
    _print_rows(rows, as_json)


@evaluate.command("contrast")
@data_option
@json_option
@click.option("--errors", is_flag=True, help="Also list the pairs that were decided wrongly, on stderr.")
@click.option("--encoder/--no-encoder", default=True, show_default=True, help="Read the pairs with the encoder too.")
def contrast(data: str, *, as_json: bool, errors: bool, encoder: bool) -> None:
    """Score relations on the pairs of pairs.ndjson: {id, new, verified, relation}."""
    file = packed_or_not(Path(data), "pairs.ndjson")
    if file is None:
        raise InputError(f"{data} holds no pairs.ndjson.")
    pairs = read_judged_pairs(str(file))
    reader = load_relation_reader() if encoder else None
    score = score_contrast([_decide(pair, reader) for pair in pairs])
    if errors:
        for name, ids in (("wrong relation", score.wrong), ("wrongly confirmed", score.false_confirmations)):
            say(f"{name}: {', '.join(ids) or 'none'}")
    _print_rows([{"set": file.parent.name} | row for row in _contrast_rows(score)], as_json)


def _decide(pair: Row, reader: RelationReader | None) -> JudgedPair:
    decision = decide_pair(read_statement(pair["new"]), read_statement(pair["verified"]), reader=reader)
    return JudgedPair(str(pair.get("id")), pair["relation"], decision.relation, decision.auto_confirm)


def _contrast_rows(score: ContrastScore) -> Iterator[Row]:
    right = score.pairs - len(score.wrong)
    yield {"metric": "relation right", "value": score.relation_right, "right": right, "of": score.pairs}
    yield {"metric": "same confirmed", "value": score.same_confirmed, "right": score.confirmed, "of": score.same}
    yield {"metric": "wrongly confirmed", "value": len(score.false_confirmations), "of": score.pairs - score.same}
    for relation in score.relations:
        counts = {"right": relation.right, "given": relation.decided, "of": relation.judged}
        shares = {"value": relation.f1, "precision": relation.precision, "recall": relation.recall}
        yield {"metric": f"{relation.relation} F1"} | shares | counts


def _annotated_rows(folder: Path, *, encoder: bool) -> Iterator[Row]:
    gold_file = folder / "gold.json"
    if gold_file.is_file():
        yield from _article_rows(folder.name, [_score_article(gold_file, encoder=encoder)])


def _article_rows(name: str, scores: Sequence[ArticleScore]) -> Iterator[Row]:
    for metric in sum_metrics(scores):
        yield {"set": name, "metric": metric.name, "value": metric.value, "right": metric.right, "of": metric.of}
    for score in scores:
        for difference in score.differences:
            say(f"{name}: {difference}")
        for claim in score.missed:
            say(f"{name}: missed {claim.get('id')} [{claim['start']}, {claim['end']})")
        for spurious in score.spurious:
            say(f"{name}: not in the gold: [{spurious.span.start}, {spurious.span.end}) {spurious.exact[:80]}")


def _score_article(gold_file: Path, *, encoder: bool) -> ArticleScore:
    try:
        gold = json.loads(read_text(str(gold_file), limit=50_000_000))
        article = gold["article"]
        body = normalize_body(read_text(str(gold_file.parent / article["text_file"])))
        published = day_of(read_moment(article["published"]))
        return score_article(extract_claims(body, published=published, encoder=encoder), gold)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{gold_file} is not an annotated article ({error!r}).") from error


def _folders(data: str) -> list[Path]:
    """The folder and those in it, by name."""
    root = Path(data)
    if not root.is_dir():
        raise InputError(f"There is no folder {data}.")
    return [root.resolve(), *sorted(path.resolve() for path in root.iterdir() if path.is_dir())]


def _print_rows(rows: Sequence[Row], as_json: bool) -> None:
    if as_json:
        for row in rows:
            print_json(row)
        return
    optional = [
        name for name in ("encoder", "precision", "recall", "right", "given", "of") if any(name in row for row in rows)
    ]
    names = ["set", "metric", "value", *optional]
    print_table(names, [[row.get(name) for name in names] for row in rows])
