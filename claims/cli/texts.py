"""``extract`` and ``compare``: what texts say and how two of them relate; no database is opened."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from claims.cli.inputs import DAY, InputError, read_objects, read_text
from claims.cli.outputs import print_json, print_table
from claims.core.extraction.pipeline import extract_claims
from claims.core.extraction.text import normalize_body
from claims.core.matching.decision import decide_texts
from claims.core.records import PairDecision
from claims.services.answers_json import decision_fields, extracted_fields, rejected_fields

MAX_CLAIM_CHARACTERS = 2_000
"""Longest text of a pair; a claim is a sentence or two."""


@click.command("extract")
@click.argument("file")
@click.option("--published", type=DAY, required=True, help="Publication date, which relative times refer to.")
@click.option("--json", "as_json", is_flag=True, help="Print lines of JSON.")
def extract(file: str, published: dt.date, as_json: bool) -> None:
    """List the claims of a text, and the sentences that are none with the reason.

    FILE is taken whole as the body of the article; - reads standard input.
    """
    extraction = extract_claims(normalize_body(read_text(file)), published=published)
    if as_json:
        for row in [extracted_fields(claim) for claim in extraction.claims]:
            print_json(row)
        for row in [rejected_fields(sentence) for sentence in extraction.rejected]:
            print_json(row)
        return
    claims = [
        (c.span.start, c.span.end, f"{c.score:.2f}", c.kind, c.speaker, c.standalone_text) for c in extraction.claims
    ]
    print_table(("start", "end", "score", "kind", "speaker", "claim"), claims)
    if extraction.rejected:
        click.echo("")
        shelf = [(r.span.start, r.span.end, f"{r.score:.2f}", r.reason, r.exact) for r in extraction.rejected]
        print_table(("start", "end", "score", "not taken", "sentence"), shelf)


@click.command("compare")
@click.argument("texts", nargs=-1)
@click.option("--pairs", metavar="FILE", help="Compare the pairs {id, new, verified} of an NDJSON file instead.")
@click.option("--published", type=(DAY, DAY), metavar="DATE DATE", help="When either text was published.")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON.")
def compare(
    texts: tuple[str, ...], pairs: str | None, published: tuple[dt.date, dt.date] | None, as_json: bool
) -> None:
    """Say how the first text (left) relates to the second (right).

    "narrower" means that left is a special case of right.
    """
    if pairs is not None:
        if texts or published:
            raise InputError("--pairs takes its texts from the file: give either two texts or --pairs FILE.")
        for number, pair in read_objects(pairs, required=("new", "verified")):
            try:
                decision = _decide(pair["new"], pair["verified"], None)
            except InputError as error:
                raise InputError(f"{pairs}, line {number}: {error.message}") from error
            print_json({"id": pair.get("id"), **decision_fields(decision)})
        return
    if len(texts) != 2:
        raise InputError("Give two texts in quotation marks, or --pairs FILE.")
    decision = _decide(texts[0], texts[1], published)
    if as_json:
        print_json({"id": None, **decision_fields(decision)})
    else:
        _print_decision(decision)


def _decide(left: str, right: str, published: tuple[dt.date, dt.date] | None) -> PairDecision:
    for text in (left, right):
        if not text.strip():
            raise InputError("One of the texts is empty.")
        if len(text) > MAX_CLAIM_CHARACTERS:
            raise InputError(f"One of the texts is over {MAX_CLAIM_CHARACTERS:,} characters.")
    left_day, right_day = published or (None, None)
    return decide_texts(left, right, left_published=left_day, right_published=right_day)


def _print_decision(decision: PairDecision) -> None:
    confirm = "may be confirmed by machine" if decision.auto_confirm else "not confirmed by machine"
    click.echo(f"{decision.relation}, probability of same {decision.probability:.2f}, {confirm}")
    rows: list[tuple[Any, ...]] = [(name, s.left, s.comparison, s.right) for name, s in decision.slots.items()]
    if rows:
        print_table(("slot", "left", "compared", "right"), rows)
