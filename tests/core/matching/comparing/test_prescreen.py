"""The quick look turns away no text that the comparison would find related, and most that it would not."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.matching.comparing.prescreen import _ASCII_WORD, _WORD, Prescreen
from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import Statement, read_statement
from claims.core.records import Relation

CASES = Path(__file__).resolve().parents[3] / "cases"


def rows() -> list[dict[str, str]]:
    return [
        json.loads(line)
        for name in ("pairs.ndjson", "paraphrases.ndjson")
        for line in (CASES / name).read_text(encoding="utf-8").splitlines()
    ]


@pytest.fixture(scope="module")
def read() -> dict[str, Statement]:
    return {text: read_statement(text) for row in rows() for text in (row["new"], row["verified"])}


def test_every_related_pair_passes(read: dict[str, Statement]) -> None:
    lost = [
        (one, other)
        for row in rows()
        for one, other in ((row["new"], row["verified"]), (row["verified"], row["new"]))
        if decide_pair(read[one], read[other]).relation is not Relation.UNRELATED
        and not Prescreen(read[one]).may_be_related(other)
    ]
    assert lost == []


def test_what_is_turned_away_is_unrelated(read: dict[str, Statement]) -> None:
    texts = sorted(read)[::9]
    turned_away = [
        (one, other) for one, other in product(texts, texts) if not Prescreen(read[one]).may_be_related(other)
    ]
    assert len(turned_away) > len(texts) ** 2 * 0.4
    assert all(decide_pair(read[one], read[other]).relation is Relation.UNRELATED for one, other in turned_away)


def test_names_in_other_forms_and_slips_pass() -> None:
    statement = read_statement("The United Nations sent observers to Brazil.")
    assert Prescreen(statement).may_be_related("The UN sent obsrevers to Brasilia.")
    assert not Prescreen(statement).may_be_related("Wheat grows well here.")


def test_a_phrase_for_one_word_passes() -> None:
    statement = read_statement("They postponed it.")
    assert Prescreen(statement).may_be_related("It was put off.")
    assert not Prescreen(statement).may_be_related("It was put there.")


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_in_ascii_has_the_same_words_by_the_quicker_pattern(text: str) -> None:
    assert _ASCII_WORD.findall(text.lower()) == _WORD.findall(text.lower())
