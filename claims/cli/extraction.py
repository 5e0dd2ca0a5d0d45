"""``extract``: the claims of a text; no database is opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import click

from claims.cli.inputs import MOMENT, called, read_text
from claims.cli.outputs import print_json, print_table, say, say_if_long
from claims.core.extraction.centrality import RankedClaim, rank_claims
from claims.core.extraction.text.body import normalize_body
from claims.core.records import Extraction
from claims.services.answers.answers_json import extraction_rows
from claims.services.articles.extracting import extract_claims


@click.command("extract")
@click.argument("file")
@click.option("--published", type=MOMENT, required=True, help="Publication date, which relative times refer to.")
@click.option("--encoder/--no-encoder", default=True, help="Read with the encoder too, if it is installed (default).")
@click.option("--json", "as_json", is_flag=True, help="Print lines of JSON.")
def extract(file: str, published: dt.date, encoder: bool, as_json: bool) -> None:
    """List the claims of a text, and the sentences that are none with the reason.

    FILE, of at most 1 MB, is taken whole as the body of the article; - reads standard input. Offsets are code points
    of it. The claim of rank 1 is what the article is about and is most likely checked.
    """
    body = normalize_body(read_text(file))
    say_if_long(body)
    if not body.strip():
        say(f"{called(file)} holds no text, so nothing is claimed in it.")
    extraction = extract_claims(body, published=published, encoder=encoder)
    ranked = rank_claims(body, extraction)
    if as_json:
        for row in extraction_rows(extraction, ranked):
            print_json(row)
    else:
        _print_tables(extraction, ranked)


def _print_tables(extraction: Extraction, ranked: Sequence[RankedClaim]) -> None:
    ranks = {claim.index: rank for rank, claim in enumerate(ranked, 1)}
    claims = [
        (
            claim.span.start,
            claim.span.end,
            ranks[at],
            f"{claim.score:.2f}",
            claim.kind,
            claim.speaker,
            claim.standalone_text,
        )
        for at, claim in enumerate(extraction.claims)
    ]
    print_table(("start", "end", "rank", "score", "kind", "speaker", "claim"), claims)
    if extraction.rejected:
        click.echo("")
        shelf = [(r.span.start, r.span.end, f"{r.score:.2f}", r.reason, r.exact) for r in extraction.rejected]
        print_table(("start", "end", "score", "not taken", "sentence"), shelf)
