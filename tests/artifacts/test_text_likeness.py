"""How alike texts are by the table of piece vectors."""

from __future__ import annotations

import pytest

from claims.artifacts.text_likeness import text_likeness
from claims.core.matching.decision.topic import Alike

DROUGHT = "Farmers in Ondria lost half of their wheat to the drought."
PARAPHRASE = "The drought cost Ondria's growers fifty percent of the wheat harvest."
OTHER = "Half of the voters in the capital stayed at home on Sunday."


def test_rare_words_make_texts_alike_and_common_ones_do_not() -> None:
    alike, other = text_likeness()(DROUGHT, PARAPHRASE), text_likeness()(DROUGHT, OTHER)
    assert alike.whole > other.whole + 0.3
    assert alike.pieces > other.pieces + 0.2


def test_it_is_the_same_from_either_side_and_highest_for_the_text_itself() -> None:
    assert text_likeness()(DROUGHT, PARAPHRASE) == text_likeness()(PARAPHRASE, DROUGHT)
    itself = text_likeness()(DROUGHT, DROUGHT.upper())
    assert (itself.whole, itself.pieces) == (pytest.approx(1, abs=1e-4), pytest.approx(1, abs=1e-4))


@pytest.mark.parametrize("text", ["", " \n", "\u202e\u0000"])
def test_nothing_speaks_against_a_text_without_words(text: str) -> None:
    assert text_likeness()(text, DROUGHT) == text_likeness()(DROUGHT, text) == Alike(1.0, 1.0)


@pytest.mark.parametrize(
    "text", ["word " * 200_000, "x" * 1_000_000, "🙂" * 5_000, "ავღანეთი " * 5_000, "干旱" * 5_000]
)
def test_any_text_is_compared(text: str) -> None:
    found = text_likeness()(text, DROUGHT)
    assert -1 <= found.pieces <= 1.001
    assert -1 <= found.whole <= 1.001
