"""The look at keys before two words are compared never hides a link."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.core.matching.comparing import alignment
from claims.core.matching.parts.units import Unit
from claims.core.matching.statements.reading import read_statement
from claims.core.matching.words.lexicon import are_antonyms, contraries_of

CASES = Path(__file__).parents[3] / "cases"
WORDS = (
    "Nurses, doctors and hospital staff in Paris sold fewer cars.",
    "French police arrested men and women, and closed unsafe ships.",
    "No safe vehicle was bought by the hospital in Europe.",
    "More people in France rose, fell, won and lost; dogs and animals died in spring, not in winter.",
)
TESTS = {
    "level": alignment._LEVEL,
    "antonym": alignment._ANTONYM,
    "kind": alignment._KIND,
    "contrast": alignment._CONTRAST,
}


@pytest.fixture(scope="module")
def units() -> list[Unit]:
    """Words of the judged pairs and of sentences with many contraries, kinds and alternatives."""
    rows = [json.loads(line) for line in (CASES / "pairs.ndjson").read_text().splitlines()]
    texts = [*WORDS, *(row[side] for row in rows[:30] for side in ("new", "verified"))]
    return list({unit.text: unit for text in texts for unit in read_statement(text).units}.values())


@pytest.mark.parametrize("name", TESTS)
def test_words_that_are_linked_share_a_key(name: str, units: list[Unit]) -> None:
    test = TESTS[name]
    linked = [(one, other) for one in units for other in units if test.judge(one, other) is not None]

    assert len(linked) >= 4
    assert [(a.text, b.text) for a, b in linked if test.asks(a).isdisjoint(test.offers(b))] == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("safe", "unsafe", True), ("unsafe", "safe", True), ("ion", "union", False), ("union", "ion", False)],
)
def test_negating_prefixes_make_contraries_of_words_of_four_letters(one: str, other: str, expected: bool) -> None:
    assert are_antonyms(frozenset({one}), frozenset({other})) is expected
    assert (other in contraries_of(frozenset({one}))) is expected


@pytest.mark.parametrize(
    ("left", "right", "is_linked"),
    [
        ("Dr Orla Venn", "Dr. Orla Venn", True),
        ("PM Venn", "Orla Venn", True),
        ("President Venn", "Orla Venn", True),
        ("LPS", "Lisk Postal Services", True),
        ("Mr Venn", "Mrs Venn", False),
        ("President Venn", "Senator Venn", False),
        ("President Venn", "President Falk", False),
        ("LPT", "Lisk Postal Services", False),
    ],
)
def test_titles_and_initials_do_not_hide_a_name(left: str, right: str, is_linked: bool) -> None:
    one, other = (read_statement(f"On Monday {name} opened the garden.").units for name in (left, right))
    names = [next(unit for unit in units if unit.is_name) for units in (one, other)]
    assert (alignment.align(one, other).shared[0].left is names[0]) is is_linked
