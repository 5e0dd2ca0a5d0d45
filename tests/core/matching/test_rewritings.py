"""A claim that was only rewritten is told as the same and mostly confirmed; one that says something else never is."""

from __future__ import annotations

import random

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.records import PairDecision, Relation
from tests.core.matching.rewritings import Block, Rewriting, read_blocks, statements_of

BLOCKS = read_blocks()
CHANGES_OF_A_BLOCK = 20
LEAST_REWRITINGS = 550
LEAST_CHANGES = 1_000
LEAST_WITH_LEAD = 30
RELATION_OF = {
    "fig": Relation.DIFFERENT_FIGURE,
    "cur": Relation.DIFFERENT_FIGURE,
    "date": Relation.OTHER_DATE,
    "neg": Relation.OPPOSITE,
}
"""What a change of one thing makes of a claim; the rest of ``!`` may be told in more than one way."""


def decide(rewriting: Rewriting) -> PairDecision:
    return decide_pair(*statements_of(rewriting))


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.claim[:40])
def test_what_is_only_rewritten_is_the_same(block: Block) -> None:
    for rewriting in block.keeping():
        decision = decide(rewriting)
        assert decision.relation is Relation.SAME, rewriting
        assert decision.auto_confirm or rewriting.sign == "~", rewriting


def test_nothing_that_changes_what_is_said_is_confirmed_however_it_is_rewritten() -> None:
    rng = random.Random(11)
    changed = [one for block in BLOCKS for one in block.changing(rng, CHANGES_OF_A_BLOCK)]
    decided = [(one, decide(one)) for one in changed]
    assert [one for one, decision in decided if decision.auto_confirm] == []
    assert len(changed) >= LEAST_CHANGES
    for kind, relation in RELATION_OF.items():
        told = [decision.relation is relation for one, decision in decided if one.kind == kind]
        assert sum(told) >= 0.93 * len(told), kind


@pytest.mark.parametrize("lead", ["In fact, ", "However, ", "Moreover, ", "For example, ", "BREAKING: "])
def test_words_that_only_join_a_claim_to_others_change_nothing(lead: str) -> None:
    plain = [block.claim for block in BLOCKS if block.claim.startswith("The ")]
    assert all(decide(Rewriting("lead", "=", f"{lead}t{claim[1:]}", claim)).auto_confirm for claim in plain)
    assert len(plain) >= LEAST_WITH_LEAD


def test_the_file_holds_enough_rewritings() -> None:
    assert sum(1 for block in BLOCKS for _ in block.keeping()) >= LEAST_REWRITINGS
