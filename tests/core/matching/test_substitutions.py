"""No statement that says another thing by one word, by exchanged names or by its scope stays confirmed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement
from tests.core.matching.substitutions import replacements, substituted, turned

ROOT = Path(__file__).resolve().parents[3]
CASES = ROOT / "tests" / "cases"
DATA = Path(os.environ.get("CLAIMS_DATA", ROOT.parent / "shared" / "data"))
LEAST_MUTANTS = 4_000
"""Of the own pairs alone; with the public ones there are over 5,000."""


def same_pairs() -> list[tuple[str, str]]:
    paths = [CASES / "pairs.ndjson", CASES / "paraphrases.ndjson", DATA / "contrast" / "pairs.ndjson"]
    rows = [
        json.loads(line) for path in paths if path.exists() for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [(row["new"], row["verified"]) for row in rows if row["relation"] == "same"]


def test_no_statement_with_another_word_or_scope_stays_confirmed() -> None:
    tried = 0
    confirmed: list[tuple[str, str]] = []
    for new, verified in same_pairs():
        left, right = read_statement(new), read_statement(verified)
        if not decide_pair(left, right).auto_confirm:
            continue
        for text, statement in ((new, right), (verified, left)):
            for mutant in (*substituted(text), *turned(text)):
                tried += 1
                if decide_pair(read_statement(mutant), statement).auto_confirm:
                    confirmed.append((mutant, statement.text))
    assert confirmed == []
    assert tried >= LEAST_MUTANTS


@pytest.mark.parametrize(("word", "other"), [("nurses", "doctors"), ("oak", "beech"), ("flood", "drought")])
def test_what_stands_in_for_a_word_is_never_one_of_its_synonyms(word: str, other: str) -> None:
    found = replacements(word)
    assert found
    assert word not in found
    assert other not in replacements(other)


def test_names_are_exchanged_and_scope_is_turned() -> None:
    mutants = set(turned("The mayor of Sarn met Lena Holt in Riga."))
    assert "The mayor of Lena Holt met Sarn in Riga." in mutants
    assert "The mayor of Sarn met Lena Holt outside Riga." in mutants
    assert "It is unlikely that the mayor of Sarn met Lena Holt in Riga." in mutants
