"""Pairs that were written to deceive, and what must hold of every one of them; each text is read once for all of it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from claims.core.matching.comparing.comparisons import compare_statements
from claims.core.matching.decision.relation_reader import RelationReader
from claims.core.matching.decision.relations import ComparedPair, decide_pair
from claims.core.matching.second_reading.fine_print import fine_print_agrees
from claims.core.matching.statements.reading import Statement, read_statement
from claims.core.records import Relation
from tests.core.matching.repacked import again, check_comes_back
from tests.support.each_row import for_each

PAIRS = Path(__file__).resolve().parents[2] / "cases" / "never_confirmed.ndjson"
LEAST_PAIRS = 2_800
CREDULOUS = RelationReader(
    lambda left, right: dict.fromkeys(Relation, 0.0) | {Relation.SAME: 1.0}, {"read": 1.0}, lambda left, right: 1.0
)
"""An encoder that takes any two texts for the same; the one that ships is of this opinion now and then."""


@cache
def rows() -> dict[str, tuple[Statement, Statement]]:
    """The pairs by their words."""
    lines = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    read = cache(read_statement)
    return {f"{line['left']} | {line['right']}": (read(line["left"]), read(line["right"])) for line in lines}


def some() -> dict[str, tuple[Statement, Statement]]:
    """Every fourth of them, for what follows from how a reading is made rather than from what a pair says."""
    return dict(list(rows().items())[::4])


@for_each(rows)
def test_none_is_confirmed_by_its_slots_or_by_an_encoder_that_reads_the_same_in_it(pair: tuple[Statement, Statement]):
    compared = ComparedPair(*pair)
    assert not compared.decide().auto_confirm
    assert not compared.decide(CREDULOUS).auto_confirm


@for_each(rows)
def test_their_readings_come_back_from_their_bytes_as_they_were(pair: tuple[Statement, Statement]):
    for statement in pair:
        check_comes_back(statement)


@for_each(some)
def test_they_are_decided_alike_with_a_packed_reading(pair: tuple[Statement, Statement]):
    left, right = pair
    assert decide_pair(left, again(right)) == decide_pair(left, right)


@for_each(some)
def test_the_fine_print_favors_no_side_of_them(pair: tuple[Statement, Statement]):
    left, right = pair
    one_way, other_way = compare_statements(left, right), compare_statements(right, left)
    assert fine_print_agrees(one_way) == fine_print_agrees(other_way)


def test_there_are_enough_of_them():
    assert len(rows()) >= LEAST_PAIRS
