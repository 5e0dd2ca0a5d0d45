"""Rules of draft checks: what each state of knowledge amounts to, and that a policy only ever lowers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.drafts.draft_check import (
    FIXED,
    NAMED_POLICIES,
    OUTCOME_ORDER,
    OUTCOMES,
    Answer,
    DraftClaim,
    DraftPolicy,
    Finding,
    Outcome,
    Related,
    judge_claim,
    slots_agree,
    worst,
)
from claims.core.drafts.draft_words import sentence_of
from claims.core.errors import Invalid
from claims.core.records import Comparison, MatchState, Relation, SlotComparison, Voice
from claims.core.reviews.recheck_need import RecheckNeed
from claims.core.verdicts import ClaimKind, Freshness, Verdict

SAME, FIGURE, OPPOSITE = Relation.SAME, Relation.DIFFERENT_FIGURE, Relation.OPPOSITE
OWN, REPORTED, QUOTED = Voice.OWN, Voice.REPORTED, Voice.QUOTED


def known(verdict="true", fresh="current", need=None) -> Answer:
    return Answer(Verdict(verdict), Freshness(fresh), need)


def related(*answers: Answer, relation=SAME, state="confirmed", agrees=False) -> Related:
    return Related(relation, MatchState(state), answers, agrees)


def claim(*rows: Related, voice=OWN, kind="quantity", score=0.5) -> DraftClaim:
    return DraftClaim(ClaimKind(kind), voice, score, rows)


FALSE, TRUE = known("false"), known("true")
SUGGESTED = {"state": "suggested"}

CASES = [
    (claim(related(FALSE)), "rated_false", "block"),
    (claim(related(known("mostly_false", "expiring"))), "rated_false", "block"),
    (claim(related(known("false", "under_recheck"))), "rated_false", "block"),
    (claim(related(known("false", need=RecheckNeed.OLDER_THAN_PERIOD))), "rated_false", "block"),
    (claim(related(FALSE), voice=REPORTED), "rated_false_reported", "warn"),
    (claim(related(FALSE), voice=QUOTED), "rated_false_reported", "warn"),
    (claim(related(FALSE, **SUGGESTED)), "rated_false_suggested", "warn"),
    (claim(related(FALSE, agrees=True, **SUGGESTED)), "rated_false_likely", "block"),
    (claim(related(FALSE, agrees=True, **SUGGESTED), voice=REPORTED), "rated_false_reported", "warn"),
    (claim(related(known("false", "expired"))), "expired", "warn"),
    (claim(related(known("false", "withdrawn"))), "withdrawn", "warn"),
    (claim(related(known("true", "withdrawn"), known("false", "withdrawn"))), "withdrawn", "warn"),
    (claim(related(known("true", "withdrawn"), known("true", "expired"))), "expired", "warn"),
    (claim(related(known("false", "withdrawn"), TRUE)), "confirmed", "pass"),
    (claim(related(known("false", "withdrawn"), **SUGGESTED)), "unchecked", "warn"),
    (claim(related(known("false", "withdrawn")), related(TRUE)), "confirmed", "pass"),
    (claim(related(FALSE, TRUE)), "conflict", "warn"),
    (claim(related(known("false", "expired"), TRUE)), "confirmed", "pass"),
    (claim(related(TRUE), related(FALSE)), "rated_false", "block"),
    (claim(related(TRUE), related(FALSE, **SUGGESTED)), "rated_false_suggested", "warn"),
    (claim(related(TRUE)), "confirmed", "pass"),
    (claim(related(known("mostly_true", "expiring"))), "confirmed", "pass"),
    (claim(related(TRUE), voice=QUOTED), "confirmed", "pass"),
    (claim(related(known(fresh="expired"))), "expired", "warn"),
    (claim(related(known(fresh="under_recheck"))), "under_recheck", "warn"),
    (claim(related(known(need=RecheckNeed.OLDER_THAN_PERIOD))), "out_of_date", "warn"),
    (claim(related(known("mixed"))), "not_clear", "warn"),
    (claim(related(known("unproven"))), "not_clear", "warn"),
    (claim(related(TRUE, **SUGGESTED)), "suggested", "warn"),
    (claim(related(TRUE), related(TRUE, **SUGGESTED)), "confirmed", "pass"),
    (claim(related()), "unchecked", "warn"),
    (claim(related(), related(TRUE)), "confirmed", "pass"),
    (claim(), "unchecked", "warn"),
    (claim(kind="prediction"), "prediction", "warn"),
    (claim(related(TRUE, relation=FIGURE, **SUGGESTED)), "different_figure", "warn"),
    (claim(related(TRUE, relation=OPPOSITE, **SUGGESTED)), "opposite", "warn"),
    (claim(related(FALSE, relation=Relation.OTHER_MEASURE, **SUGGESTED)), "unchecked", "warn"),
    (claim(related(TRUE), related(relation=FIGURE, **SUGGESTED)), "confirmed", "pass"),
    (claim(related(TRUE), related(FALSE, relation=FIGURE, **SUGGESTED)), "confirmed", "pass"),
    (claim(related(TRUE), related(FALSE, relation=OPPOSITE, **SUGGESTED)), "confirmed", "pass"),
    (claim(related(TRUE), related(known(fresh="expired"), relation=FIGURE, **SUGGESTED)), "confirmed", "pass"),
    (claim(related(TRUE), related(TRUE, relation=FIGURE, **SUGGESTED)), "different_figure", "warn"),
    (claim(related(TRUE), related(TRUE, relation=OPPOSITE, **SUGGESTED)), "opposite", "warn"),
    (claim(related(TRUE, **SUGGESTED), related(relation=FIGURE, **SUGGESTED)), "different_figure", "warn"),
    (claim(related(FALSE, relation=FIGURE, **SUGGESTED)), "different_figure", "warn"),
    (DraftClaim(ClaimKind.QUANTITY, OWN, 0.5, None), "not_in_time", "warn"),
]


@pytest.mark.parametrize(("asked", "finding", "outcome"), CASES)
def test_first_finding(asked, finding, outcome):
    first = judge_claim(asked)[0]
    assert (first.finding.value, first.outcome.value, first.is_lowered) == (finding, outcome, False)


def test_beside_what_is_rated_false_only_what_is_true_is_told():
    near = (related(relation=FIGURE, **SUGGESTED), related(TRUE, relation=FIGURE, **SUGGESTED))
    said = judge_claim(claim(related(FALSE), *near))
    assert [(item.finding.value, item.place) for item in said] == [("rated_false", 0), ("different_figure", 2)]


def test_every_finding_is_told_with_the_claim_that_it_is_about():
    said = judge_claim(claim(related(known("mixed")), related(FALSE), related(TRUE, relation=OPPOSITE, **SUGGESTED)))
    assert [(item.finding.value, item.place) for item in said] == [
        ("rated_false", 1),
        ("not_clear", 0),
        ("opposite", 2),
    ]


def test_policy_lowers_and_says_so():
    policy = DraftPolicy("mild", {Finding.RATED_FALSE: Outcome.WARN, Finding.UNCHECKED: Outcome.PASS})
    (said,) = judge_claim(claim(related(FALSE)), policy)
    assert (said.outcome, said.by_default, said.is_lowered) == (Outcome.WARN, Outcome.BLOCK, True)
    assert judge_claim(claim(), policy)[0].outcome is Outcome.PASS


@pytest.mark.parametrize("finding", [finding for finding in Finding if OUTCOMES[finding] is not Outcome.BLOCK])
def test_no_policy_raises(finding):
    with pytest.raises(Invalid) as caught:
        DraftPolicy("strict", {finding: Outcome.BLOCK})
    assert caught.value.code == "policy_raises"


@pytest.mark.parametrize("outcome", [Outcome.PASS])
def test_what_ran_out_of_time_never_passes(outcome):
    for finding in FIXED:
        with pytest.raises(Invalid):
            DraftPolicy("blind", {finding: outcome})
    assert worst([Outcome.PASS], incomplete=True) is Outcome.WARN
    assert worst([], incomplete=True) is Outcome.WARN


def test_overall_is_the_worst():
    assert worst([]) is Outcome.PASS
    assert worst([Outcome.PASS, Outcome.WARN]) is Outcome.WARN
    assert worst([Outcome.BLOCK, Outcome.PASS, Outcome.WARN]) is Outcome.BLOCK


def test_check_worthiness_is_the_policys_choice():
    policy = DraftPolicy("worth", worth_from=0.6)
    assert judge_claim(claim(score=0.59), policy)[0].finding is Finding.NOT_WORTH_CHECKING
    assert judge_claim(claim(score=0.6), policy)[0].finding is Finding.UNCHECKED
    assert judge_claim(claim(related(FALSE), score=0.1), policy)[0].finding is Finding.RATED_FALSE
    with pytest.raises(Invalid):
        DraftPolicy("wrong", worth_from=1.5)


answers = st.builds(Answer, st.sampled_from(Verdict), st.sampled_from(Freshness), st.sampled_from([None, *RecheckNeed]))
relateds = st.builds(
    Related,
    st.sampled_from(Relation),
    st.sampled_from(MatchState),
    st.lists(answers, max_size=3).map(tuple),
    st.booleans(),
)
claims = st.builds(
    DraftClaim,
    st.sampled_from(ClaimKind),
    st.sampled_from(Voice),
    st.floats(0, 1),
    st.none() | st.lists(relateds, max_size=4).map(tuple),
)
policies = st.dictionaries(st.sampled_from(sorted(set(Finding) - FIXED)), st.just(Outcome.PASS)).map(
    lambda lowered: DraftPolicy("any", lowered)
)


@given(claims, policies)
def test_lowering_never_makes_it_worse(asked, policy):
    usual, lowered = judge_claim(asked), judge_claim(asked, policy)
    assert usual
    assert {item.finding for item in usual} == {item.finding for item in lowered}
    assert OUTCOME_ORDER[lowered[0].outcome] <= OUTCOME_ORDER[usual[0].outcome]
    assert [OUTCOME_ORDER[item.outcome] for item in usual] == sorted(
        (OUTCOME_ORDER[item.outcome] for item in usual), reverse=True
    )


@given(claims)
def test_pass_needs_a_confirmed_verdict_on_the_true_side(asked):
    if judge_claim(asked)[0].outcome is Outcome.PASS:
        assert asked.related is not None
        good = [row for row in asked.related if row.relation is SAME and row.state is MatchState.CONFIRMED]
        assert any(answer.verdict in (Verdict.TRUE, Verdict.MOSTLY_TRUE) for row in good for answer in row.answers)


def slot(comparison="equal", *, inferred=False, right="x"):
    return SlotComparison("x", right, Comparison(comparison), inferred=inferred)


@pytest.mark.parametrize(
    ("slots", "agree"),
    [
        ({"quantity": slot(), "time": slot("compatible")}, True),
        ({"quantity": slot(), "time": slot("different")}, False),
        ({"quantity": slot(), "time": slot("unknown")}, False),
        ({"quantity": slot(), "time": slot(inferred=True)}, False),
        ({"quantity": slot(), "polarity": slot(), "modality": slot()}, False),
        ({"quantity": slot(), "measure": slot(), "place": slot("only_left", right=None)}, True),
        ({}, False),
    ],
)
def test_slots_agree_in_two_points_at_least(slots, agree):
    assert slots_agree(slots) is agree


def test_every_finding_has_words_and_common_policies_hold():
    assert set(OUTCOMES) == set(Finding)
    assert all(sentence_of(finding).endswith(".") for finding in Finding)
    assert list(NAMED_POLICIES) == ["default", "lenient"]
