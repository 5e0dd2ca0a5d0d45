"""Readings packed into bytes: they come back exactly as they were, and decide every pair alike."""

from __future__ import annotations

import datetime as dt
import json
import random
import statistics
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.packed import pack_statement, unpack_statement
from claims.core.matching.statements.reading import AttributionView, Statement, read_statement
from claims.core.records import Force, Span
from tests.core.matching.repacked import again, check_comes_back

CASES = Path(__file__).resolve().parents[3] / "cases"
PAIR_FILES = ("pairs.ndjson", "pairs_held.ndjson", "pairs_fresh.ndjson", "paraphrases.ndjson")
"""Those that were written to deceive are packed in ``tests/core/matching/test_deceiving_pairs.py``."""

DAY = dt.date(2020, 2, 22)


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    rows = [json.loads(line) for name in PAIR_FILES for line in (CASES / name).read_text(encoding="utf-8").splitlines()]
    return tuple((row["new"], row["verified"]) for row in rows)


@cache
def read(text: str) -> Statement:
    """What is read in a text of the cases, which several tests ask for."""
    return read_statement(text, published=DAY)


@cache
def read_again(text: str) -> Statement:
    """The same, packed and unpacked."""
    return again(read(text))


def test_every_case_comes_back_as_it_was() -> None:
    for text in {text for pair in pairs() for text in pair}:
        check_comes_back(read(text))


def test_every_pair_is_decided_alike_with_a_packed_reading() -> None:
    texts = [text for pair in pairs() for text in pair]
    others = random.Random(4).sample(texts, len(texts))
    for left, right in (*pairs(), *((right, left) for left, right in pairs()), *zip(texts, others, strict=True)):
        assert decide_pair(read(left), read_again(right)) == decide_pair(read(left), read(right))


@pytest.mark.parametrize(
    "statement",
    [
        read_statement("The fee is 5 euros, he said.", attribution=AttributionView.CONTENT, force=Force.DENIED),
        read_statement("The dam in Tellin broke.", inferred=(Span(11, 17),), place_hint="Tellin"),
        read_statement("Ms. O’Neil’s firm, not the bank, sold «Ätna» shares at 9 a.m. EDT on Friday.", published=DAY),
        read_statement("According to the BBC, some 40% of U.S. farmers must pay $1.2bn a year, up from half."),
        read_statement(""),
        read_statement("🚢 \x00 ﷽"),
    ],
)
def test_readings_of_every_sort_come_back(statement: Statement) -> None:
    assert again(statement) == statement


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.none() | st.dates())
def test_any_text_comes_back_or_is_not_packed(text: str, day: dt.date | None) -> None:
    statement = read_statement(text, published=day)
    packed = pack_statement(statement)
    assert packed is None or unpack_statement(packed, text, day) == statement


def test_what_has_no_place_in_the_format_is_not_packed() -> None:
    far = read_statement("word " * 20_000 + "and the ferry Aurelia sank.")
    assert unpack_statement(pack_statement(far) or b"", far.text, None) in (None, far)
    long_name = read_statement("The " + "X" * 300 + " sank.")
    assert pack_statement(long_name) is None


def test_a_reading_is_small() -> None:
    sizes = [len(pack_statement(read(text)) or b"") for text, _ in pairs()]
    assert statistics.mean(sizes) < 110


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\xff" * 90])
def test_bytes_that_are_no_reading_give_none(damage: bytes) -> None:
    assert unpack_statement(damage, "The ferry sank.", None) is None


def test_a_reading_of_another_text_or_day_gives_none() -> None:
    packed = pack_statement(read_statement("The ferry sank.", published=DAY)) or b""
    assert unpack_statement(packed, "The ferry sank!", DAY) is None
    assert unpack_statement(packed, "The ferry sank.", None) is None
    assert unpack_statement(packed[:-3], "The ferry sank.", DAY) is None
    assert unpack_statement(packed[:5], "The ferry sank.", DAY) is None
