"""What stands before a statement: a verdict turns it, the heading of a page and a seeming question do not."""

from __future__ import annotations

import pytest

from claims.core.matching.decision.relations import decide_pair, explain
from claims.core.matching.statements.headings import without_heading
from claims.core.matching.statements.packed import pack_statement, unpack_statement
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Force, Relation

CLAIMS = (
    "The Lorven district lost 4,000 teaching jobs in 2019.",
    "Garlic tea cures the Tarsk fever within nine days.",
    "Governor Orla Venn closed nine clinics in Tarsk in May 2021.",
    "A video shows a flood in the town of Omer.",
)


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize(
    ("headed", "force"),
    [
        ("FALSE: {}", Force.DENIED),
        ("False - {}", Force.DENIED),
        ("Fake news: {}", Force.DENIED),
        ("“Not true: {}”", Force.DENIED),
        ("Myth: {}", Force.DENIED),
        ("Fact check: false: {}", Force.DENIED),
        ("LORVEN DESK FACT CHECK: Mostly false: {}", Force.DENIED),
        ("Misleading: {}", Force.DOUBTED),
        ("Missing context – {}", Force.DOUBTED),
        ("No evidence: {}", Force.DOUBTED),
        ("Rumor: {}", Force.DOUBTED),
        ("Hoax alert: {}", Force.DENIED),
        ("False claim: {}", Force.DENIED),
        ("Not True: {}", Force.DENIED),
        ("Verified: False: {}", Force.DENIED),
        ("It is false that {}", Force.DENIED),
        ("It's simply a lie that {}", Force.DENIED),
        ("{}: FALSE", Force.DENIED),
        ("{} – fake news.", Force.DENIED),
        ("{} (not true)", Force.DENIED),
    ],
)
def test_a_verdict_before_a_statement_turns_it(claim: str, headed: str, force: Force) -> None:
    statement = read_statement(headed.format(claim))
    assert statement.force is force
    for one, other in ((statement, read_statement(claim)), (read_statement(claim), statement)):
        decision = decide_pair(one, other)
        assert decision.relation is Relation.REPORTED_ONLY
        assert ("denies" if force is Force.DENIED else "doubts") in explain(decision)


@pytest.mark.parametrize(
    "framed", ["The claim that {} is false.", "Rumors that {} are a hoax", "It is a myth that {}."]
)
def test_a_verdict_around_a_statement_turns_it_and_says_what_its_denial_says(framed: str) -> None:
    judged = read_statement(framed.format("garlic cures the Tarsk fever"))
    assert judged.force is Force.DENIED
    assert decide_pair(judged, read_statement("Garlic cures the Tarsk fever.")).relation is Relation.REPORTED_ONLY
    assert decide_pair(judged, read_statement("Garlic does not cure the Tarsk fever.")).relation is Relation.SAME


@pytest.mark.parametrize(
    ("judged", "denied"),
    [
        ("It is a myth that most men lie.", "Most men do not lie."),
        ("It is false that the court ordered the firm to pay.", "The court ordered the firm not to pay."),
        ("It is false that Lenz must resign.", "Lenz must not resign."),
        ("Claims that the mill closed and the bank failed are false.", "The mill did not close and the bank failed."),
        ("It is false that the claim that the mill closed is false.", "The mill did not close."),
        ("The claims that Lenz made are false.", "Lenz did not make the claims."),
        ("The report that Lenz wrote was wrong.", "Lenz did not write."),
    ],
)
def test_the_denial_of_all_of_it_is_not_that_of_a_part(judged: str, denied: str) -> None:
    assert decide_pair(read_statement(judged), read_statement(denied)).relation is not Relation.SAME


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize(
    "headed",
    [
        "Fact check: {}",
        "Fact: {}",
        "It is true that {}",
        "It's a fact that {}",
        "The truth is that {}",
        "FACT-CHECK | {}",
        "Lorven Desk Fact Check: {}",
        "Claim: {}",
        "Did you know that {}",
        "Did you know: {}",
    ],
)
def test_what_only_announces_a_statement_says_nothing_and_is_not_confirmed(claim: str, headed: str) -> None:
    decision = decide_pair(read_statement(headed.format(claim)), read_statement(claim))
    assert decision.relation is Relation.SAME
    assert not decision.auto_confirm
    assert read_statement(headed.format(claim)).force is None


@pytest.mark.parametrize(
    ("headed", "claim"),
    [
        ("No, Lorven did not close nine clinics in May.", "Lorven closed nine clinics in May."),
        ("No, the video doesn’t show a flood in Omer", "The video shows a flood in Omer."),
        ("No, 40 captains drowned off Bergen.", "No 40 captains drowned off Bergen."),
        ("Fact check: No, Orla Venn never sold the mill.", "Orla Venn sold the mill."),
        ("LORVEN DESK FACT CHECK: Orla Venn did NOT sell the mill", "Orla Venn sold the mill."),
    ],
)
def test_no_before_a_denial_denies_it_once(headed: str, claim: str) -> None:
    assert decide_pair(read_statement(headed), read_statement(claim)).relation is Relation.OPPOSITE


def test_a_verdict_on_both_sides_sets_nothing_apart() -> None:
    headed = read_statement("False: the mill closed in May.")
    assert decide_pair(headed, read_statement("FALSE: The mill closed in May.")).relation is Relation.SAME


def test_a_question_behind_what_one_may_not_know_is_none() -> None:
    assert read_statement("Did you know that the mill closed in May?").force is None
    assert read_statement("Did you know Orla Venn?").force is None
    assert read_statement("Did you know who closed the mill in May?").force is Force.ASKED
    assert read_statement("Did you know how many mills closed in May?").force is Force.ASKED
    assert read_statement("Did the mill close in May?").force is Force.ASKED


@pytest.mark.parametrize(
    "text",
    [
        "False teeth: the mill sells them.",
        "The mill sold false teeth.",
        "No clinic closed in May.",
        "No: 7 is the mill's house number.",
        "False:",
        "Fact check: ",
        "",
        "Wrong turns cost the drivers of Tarsk an hour.",
        "Claims of fraud were made by Orla Venn.",
        "The mill sells teeth that are false.",
        "The story of the mill is fake news",
        "It is wrong to sell the mill that Orla Venn built.",
        "The council said: no evidence was found.",
    ],
)
def test_what_is_part_of_a_sentence_stays(text: str) -> None:
    assert without_heading(text).text == text
    assert without_heading(text).force is None


@pytest.mark.parametrize("headed", ["FALSE: {}", "Fact check: No, {}", "Did you know that {}", "Says {}"])
@pytest.mark.parametrize("claim", CLAIMS)
def test_a_headed_text_is_packed_sign_for_sign(claim: str, headed: str) -> None:
    text = headed.format(claim)
    statement = read_statement(text)
    packed = pack_statement(statement)
    assert len(statement.text) == len(text)
    assert packed is not None
    assert unpack_statement(packed, text, None) == statement


@pytest.mark.parametrize("says", ["Says", "Says that"])
@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_written_down_with_says_is_what_is_said_and_not_confirmed(claim: str, says: str) -> None:
    said = read_statement(f"{says} {claim}")
    decision = decide_pair(said, read_statement(claim))
    assert decision.relation is Relation.SAME
    assert not decision.auto_confirm
    assert decision.slots["attribution"].left == says
    assert {unit.text.split()[0] for unit in said.units}.isdisjoint({"Says"})
    assert decide_pair(said, said).relation is Relation.SAME


def test_says_hides_nothing_of_what_differs() -> None:
    said = read_statement("Says the unemployment rate for African-American youths is 59 percent.")
    decision = decide_pair(read_statement("Hispanic youth unemployment is 36 percent."), said)
    assert decision.relation is Relation.OTHER_ENTITY
    assert (decision.slots["subject"].left, decision.slots["subject"].right) == ("Hispanic", "African-American")


def test_what_is_asked_after_it_is_true_that_stays_asked() -> None:
    text = "It is true that the Lorven district lost 4,000 jobs? No."
    assert without_heading(text).text == text
