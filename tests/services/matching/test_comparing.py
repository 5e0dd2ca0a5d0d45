"""Two texts against each other at the service: bounds, and the whole-text rule of attribution."""

from __future__ import annotations

import pytest

from claims.core.errors import Invalid
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation
from claims.services.matching.comparing import MAX_TEXT_LENGTH, compare_texts
from claims.services.matching.matching import decide_against
from claims.services.settings import shipped_matching

SLOTS = shipped_matching(encoder=False)


@pytest.mark.parametrize("text", ["", "  \n", "x" * (MAX_TEXT_LENGTH + 1)])
def test_empty_and_overlong_texts_are_refused_on_either_side(text: str) -> None:
    with pytest.raises(Invalid) as left:
        compare_texts(text, "The bank closed.", settings=SLOTS)
    with pytest.raises(Invalid) as right:
        compare_texts("The bank closed.", text, settings=SLOTS)
    assert left.value.problems[0].pointer == "/left"
    assert right.value.problems[0].pointer == "/right"


def test_the_longest_text_is_taken() -> None:
    decision = compare_texts("a " * (MAX_TEXT_LENGTH // 2), "The bank closed.", settings=SLOTS)
    assert decision.relation is Relation.UNRELATED


def test_a_reported_claim_is_reported_only() -> None:
    decision = compare_texts("Officials said that the bank closed.", "The bank closed.", settings=SLOTS)
    assert decision.relation is Relation.REPORTED_ONLY


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The court fined the dairy 400 euros.", "The court fined the dairy 900 euros."),
        ("Ola Brandt will coach Rovers next year.", "From next year Rovers are coached by Ola Brandt."),
    ],
)
def test_two_texts_about_one_thing_are_decided_as_a_look_up_decides_them(left: str, right: str) -> None:
    settings = shipped_matching()
    found = decide_against(read_statement(left), right, None, settings=settings)
    assert compare_texts(left, right, settings=settings) == found


def test_what_is_set_against_each_other_need_not_look_alike() -> None:
    settings = shipped_matching()
    if settings.reader is None:
        pytest.skip("onnxruntime or the packaged encoder is not installed")
    left = "Half of the calls to the harbor office are never answered."
    right = "Every second time somebody phones the harbor authority, nobody picks up."
    assert decide_against(read_statement(left), right, None, settings=settings).relation is Relation.UNRELATED
    assert compare_texts(left, right, settings=settings).relation is Relation.SAME
