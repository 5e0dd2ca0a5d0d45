"""``extract``: the claims of a text; no database is opened."""

from __future__ import annotations

import datetime as dt

import click

from claims.cli.database import sentences
from claims.cli.inputs import MOMENT, read_text
from claims.cli.outputs import print_json, print_table
from claims.core.extraction.text import normalize_body
from claims.core.records import Extraction
from claims.services.answers_json import extraction_rows
from claims.services.extracting import extract_claims


@click.command("extract")
@click.argument("file")
@click.option("--published", type=MOMENT, required=True, help="Publication date, which relative times refer to.")
@click.option("--encoder/--no-encoder", default=True, help="Read with the encoder too, if it is installed (default).")
@click.option("--json", "as_json", is_flag=True, help="Print lines of JSON.")
def extract(file: str, published: dt.date, encoder: bool, as_json: bool) -> None:
    """List the claims of a text, and the sentences that are none with the reason.

    FILE is taken whole as the body of the article; - reads standard input. Offsets are code points of it.
    """
    with sentences():
        extraction = extract_claims(normalize_body(read_text(file)), published=published, encoder=encoder)
    if as_json:
        for row in extraction_rows(extraction):
            print_json(row)
    else:
        _print_tables(extraction)


def _print_tables(extraction: Extraction) -> None:
    claims = [
        (claim.span.start, claim.span.end, f"{claim.score:.2f}", claim.kind, claim.speaker, claim.standalone_text)
        for claim in extraction.claims
    ]
    print_table(("start", "end", "score", "kind", "speaker", "claim"), claims)
    if extraction.rejected:
        click.echo("")
        shelf = [(r.span.start, r.span.end, f"{r.score:.2f}", r.reason, r.exact) for r in extraction.rejected]
        print_table(("start", "end", "score", "not taken", "sentence"), shelf)
