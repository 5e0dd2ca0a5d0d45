"""Claims that say several things, met by statements that say one of them, deny it, or tell something else."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from claims.core.matching.decision.relations import ComparedPair, decide_pair, explain, mirror
from claims.core.matching.evaluation.contrast import is_relation_right
from claims.core.matching.statements.reading import AttributionView, read_statement
from claims.core.records import Comparison, Force, PairDecision, Relation
from tests.support.each_row import for_each

PAIRS = Path(__file__).resolve().parents[3] / "cases" / "clause_pairs.ndjson"
CLAIM = "The old mill in Orrin burned down in 2011, while the new one employs 40 people."


@cache
def rows() -> dict[str, dict[str, str]]:
    found = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: row for row in found}


def compare(left: str, right: str) -> PairDecision:
    return decide_pair(read_statement(left), read_statement(right))


def right_of(part: str) -> int:
    return sum(
        is_relation_right(row["relation"], compare(row["new"], row["verified"]).relation)
        for row in rows().values()
        if row["id"].startswith(part)
    )


def test_most_pairs_of_a_half_are_told_rightly() -> None:
    """Without a look at their clauses 25 and 23 are."""
    assert right_of("tune") >= 36
    assert right_of("measure") >= 32


@for_each(rows)
def test_no_half_confirms_a_claim_and_exchanged_sides_give_the_mirrored_answer(row: dict[str, str]) -> None:
    decision = compare(row["new"], row["verified"])
    assert not decision.auto_confirm
    assert compare(row["verified"], row["new"]) == mirror(decision)
    assert explain(decision).endswith(".")
    for slot in decision.slots.values():
        assert slot.left_span is None or 0 <= slot.left_span.start <= slot.left_span.end <= len(row["new"])
        assert slot.right_span is None or 0 <= slot.right_span.start <= slot.right_span.end <= len(row["verified"])


@for_each(rows)
def test_deciding_only_what_is_related_gives_the_same_decision(row: dict[str, str]) -> None:
    left, right = read_statement(row["new"]), read_statement(row["verified"])
    decision = ComparedPair(left, right).decide()
    wanted = None if decision.relation is Relation.UNRELATED else decision
    assert ComparedPair(left, right).decide_if_related() == wanted


def test_who_says_something_besides_says_more() -> None:
    """Where the tunnel lies may be wrong while its length is right."""
    longer = "The Grenvik tunnel, which lies in Norway, is 24.5 kilometres long."
    assert compare(longer, "The Grenvik tunnel is 24.5 kilometres long.").relation is Relation.NARROWER


def test_what_differs_is_shown_where_it_stands_in_the_claim() -> None:
    decision = compare("The old mill in Orrin burned down in 2012.", CLAIM)
    assert decision.relation is Relation.OTHER_DATE
    span = decision.slots["time"].right_span
    assert span is not None
    assert CLAIM[span.start : span.end] == decision.slots["time"].right == "2011"


def test_a_part_says_less_than_the_claim_and_differs_in_nothing_else() -> None:
    decision = compare("The old mill in Orrin burned down in 2011.", CLAIM)
    assert decision.relation is Relation.BROADER
    assert decision.differing_slots == ("population",)
    assert decision.slots["time"].comparison is Comparison.EQUAL
    assert decision.probability < 0.1


def test_a_part_that_is_denied_or_asked_stays_only_reported() -> None:
    text = "The old mill in Orrin burned down in 2011."
    for force in (Force.DENIED, Force.ASKED):
        statement = read_statement(text, attribution=AttributionView.CONTENT, force=force)
        assert decide_pair(statement, read_statement(CLAIM)).relation is Relation.REPORTED_ONLY


def test_a_part_that_somebody_only_says_stays_only_reported() -> None:
    text = "Critics claim that the old mill in Orrin burned down in 2011, and doctors say that this is false."
    assert compare(text, "The old mill in Orrin burned down in 2011.").relation is Relation.REPORTED_ONLY


def test_a_part_that_only_would_have_been_is_not_said() -> None:
    text = "Without the new roof the old mill in Orrin would have burned and 40 workers would have died."
    assert compare(text, "40 workers died.").relation is not Relation.NARROWER
    assert compare(text.replace("would have ", ""), "40 workers died.").relation is Relation.NARROWER


def test_another_verb_about_the_same_persons_tells_no_part() -> None:
    claim = "The clinic treated 6,000 patients, trained 40 nurses and spent 3 million francs on bread in 2022."
    assert compare("The clinic dismissed 40 nurses.", claim).relation is Relation.UNRELATED
    assert compare("The clinic trained 40 nurses.", claim).relation is Relation.BROADER


def test_words_that_no_clause_has_leave_a_statement_unrelated() -> None:
    assert compare("The old mill in Orrin painted its walls.", CLAIM).relation is Relation.UNRELATED
