"""Two texts against each other at the service: bounds, and the whole-text rule of attribution."""

from __future__ import annotations

import pytest

from claims.core.errors import Invalid
from claims.core.records import Relation
from claims.services.matching.comparing import MAX_TEXT_LENGTH, compare_texts


@pytest.mark.parametrize("text", ["", "  \n", "x" * (MAX_TEXT_LENGTH + 1)])
def test_empty_and_overlong_texts_are_refused_on_either_side(text: str) -> None:
    with pytest.raises(Invalid) as left:
        compare_texts(text, "The bank closed.")
    with pytest.raises(Invalid) as right:
        compare_texts("The bank closed.", text)
    assert left.value.problems[0].pointer == "/left"
    assert right.value.problems[0].pointer == "/right"


def test_the_longest_text_is_taken() -> None:
    assert compare_texts("a " * (MAX_TEXT_LENGTH // 2), "The bank closed.").relation is Relation.UNRELATED


def test_a_reported_claim_is_reported_only() -> None:
    assert compare_texts("Officials said that the bank closed.", "The bank closed.").relation is Relation.REPORTED_ONLY
