"""``compare``: how two texts relate, slot by slot; no database is opened."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from claims.cli.inputs import DAY, InputError, bad_line, called, read_objects
from claims.cli.outputs import print_json, print_table, say
from claims.core.errors import Invalid
from claims.core.records import PairDecision
from claims.services.answers.answers_json import decision_fields
from claims.services.matching.comparing import compare_texts
from claims.services.settings import shipped_matching


@click.command("compare")
@click.argument("texts", nargs=-1)
@click.option("--pairs", metavar="FILE", help="Compare the pairs {id, new, verified} of an NDJSON file instead.")
@click.option("--published", type=(DAY, DAY), metavar="DATE DATE", help="When either text was published.")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON.")
def compare(
    texts: tuple[str, ...], pairs: str | None, published: tuple[dt.date, dt.date] | None, as_json: bool
) -> None:
    """Say how the first text (left) relates to the second (right).

    "narrower" means that left is a special case of right. Both are taken whole, and to be about one thing: of a look-up's
    candidates most are not, so it leaves out more as unrelated.
    """
    if pairs is not None:
        if texts or published:
            raise InputError("--pairs takes its texts from the file: give either two texts or --pairs FILE.")
        _compare_pairs(pairs)
        return
    if len(texts) != 2:
        raise InputError("Give two texts in quotation marks, or --pairs FILE.")
    decision = _decide(texts[0], texts[1], published)
    if as_json:
        print_json({"id": None, **decision_fields(decision)})
    else:
        _print_decision(decision)


def _compare_pairs(file: str) -> None:
    number = None
    for number, pair in read_objects(file, required=("new", "verified")):
        try:
            decision = _decide(pair["new"], pair["verified"], None)
        except InputError as error:
            raise bad_line(file, number, error.message.rstrip(".")) from error
        print_json({"id": pair.get("id"), **decision_fields(decision)})
    if number is None:
        say(f"{called(file)} holds no pair, so nothing was compared.")


def _decide(left: str, right: str, published: tuple[dt.date, dt.date] | None) -> PairDecision:
    left_day, right_day = published or (None, None)
    try:
        return compare_texts(
            left, right, left_published=left_day, right_published=right_day, settings=shipped_matching()
        )
    except Invalid as error:
        raise InputError(error.detail) from error


def _print_decision(decision: PairDecision) -> None:
    confirm = "may be confirmed by machine" if decision.auto_confirm else "not confirmed by machine"
    click.echo(f"{decision.relation}, probability of same {decision.probability:.2f}, {confirm}")
    rows: list[tuple[Any, ...]] = [(name, s.left, s.comparison, s.right) for name, s in decision.slots.items()]
    if rows:
        print_table(("slot", "left", "compared", "right"), rows)
