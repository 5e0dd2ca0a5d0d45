"""What stands behind reported words: comments of others, relative clauses of the outlet, and the saying beside a claim."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.records import RejectReason
from claims.core.verdicts import ClaimKind

PUBLISHED = dt.date(2020, 2, 22)


def found(body):
    claims = extract(body, published=PUBLISHED).claims
    return {(" … ".join(body[part.start : part.end] for part in claim.parts), claim.speaker) for claim in claims}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ana Ruiz promised to double the wage by 2023, a pledge Joan Roe dismissed as fantasy.",
         {("Ana Ruiz promised to double the wage by 2023", None),
          ("a pledge Joan Roe dismissed as fantasy.", "Joan Roe")}),
        ("Ana Ruiz said she would cut the tax, which rose by 40% in January.",
         {("which rose by 40% in January", None)}),
        ("Wexo hired 40 people in May, but its chief, Ana Ruiz, said 12 had left again.",
         {("Wexo hired 40 people in May", None), ("12 had left again", "Ana Ruiz")}),
        ("Ana Ruiz rejected the criticism, saying 45,000 people had been moved by noon.",
         {("Ana Ruiz rejected the criticism", "Ana Ruiz"), ("45,000 people had been moved by noon", "Ana Ruiz")}),
        ("Mayor Ana Ruiz wants the road moved, a change that would cost $3 million.",
         {("Mayor Ana Ruiz wants the road moved", "Ana Ruiz"), ("a change that would cost $3 million", None)}),
        ("Under a deal signed in March 2016, Norland agreed to take back 300 migrants.",
         {("Under a deal signed in March 2016, Norland agreed to take back 300 migrants", None)}),
        ("A worn brake that a guard had warned of three times caused the crash that killed 5 people, Acme has found.",
         {("the crash that killed 5 people", "Acme")}),
        ("Ana Ruiz said the city owes $9 million and \"can't heat four readers.\"",
         {("the city owes $9 million", "Ana Ruiz"),
          ("Ana Ruiz said the city owes $9 million and \"can't heat four readers.\"", "Ana Ruiz")}),
    ],
)  # fmt: skip
def test_heads_and_tails_are_claims_of_their_own(body, expected):
    assert expected <= found(body)


def test_a_comment_of_nobody_named_is_left_out():
    assert found("Ordania agreed on Tuesday to free 38 prisoners, a step diplomats called fragile.") == {
        ("Ordania agreed on Tuesday to free 38 prisoners", None)
    }


@pytest.mark.parametrize(
    "body",
    [
        '"It was a bad day," said Ana Ruiz. "Nobody could sleep. We lost two boats in ten minutes."',
        '"It was a bad day," said Ana Ruiz, who owned the yard until May. "We lost two boats in ten minutes."',
    ],
)
def test_a_saying_runs_to_its_end_over_the_facts_in_it(body):
    sayings = [claim for claim in extract(body, published=PUBLISHED).claims if claim.kind is ClaimKind.QUOTE]
    assert [(saying.exact, [figure.value for figure in saying.quantities][:1]) for saying in sayings] == [(body, [2])]
    assert "We lost two boats in ten minutes" in {exact for exact, _ in found(body)}


@pytest.mark.parametrize(
    ("body", "saying"),
    [
        (
            "Ana Ruiz wrote: “Let’s go. We can do it.’ Ruiz was in Mour in May. She sold two boats and “Ana”, her yard.”",
            "Ana Ruiz wrote: “Let’s go. We can do it.’",
        ),
        (
            '"It was a bad day," said Ana Ruiz. "Nobody slept. We lost two boats.\nThe yard was sold in May.',
            '"It was a bad day," said Ana Ruiz. "Nobody slept.',
        ),
        (
            '"It was a bad day," said Ana Ruiz. "Nobody slept. We lost two boats," she added. "We lost a yard in May."',
            '"It was a bad day," said Ana Ruiz. "Nobody slept.',
        ),
    ],
)
def test_a_saying_runs_on_over_no_unpaired_marks_and_nobodys_words(body, saying):
    claims = extract(body, published=PUBLISHED).claims
    assert next(claim.exact for claim in claims if claim.kind is ClaimKind.QUOTE) == saying


def test_a_fragment_is_shelved_beside_the_claim_of_its_speaker():
    body = "“We had two boats on the river,” said Ana Ruiz. “Two.”"
    extraction = extract(body, published=PUBLISHED)
    assert [claim.exact for claim in extraction.claims] == ["We had two boats on the river"]
    assert [(entry.exact, entry.reason) for entry in extraction.rejected] == [("“Two.”", RejectReason.NO_ASSERTION)]


@pytest.mark.parametrize(
    "body",
    [
        "Not every retailer is suffering.",
        "Rivals are hurting too.",
        "Opponents questioned those numbers.",
        "What happens to the shop has not been decided.",
        "If you have been affected by this story, email us at newsdesk.",
        "Few would now bet against him.",
    ],
)
def test_what_says_nothing_is_shelved(body):
    assert extract(body, published=PUBLISHED).claims == ()


@pytest.mark.parametrize("body", ["Six votes are needed to override.", "No deaths have been reported."])
def test_what_can_be_counted_is_taken(body):
    assert [claim.exact for claim in extract(body, published=PUBLISHED).claims] == [body.removesuffix(".")]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('"We did not answer the letter," Ana Ruiz said.', "We did not answer the letter"),
        ('"The doors were locked," Ana Ruiz said.', "The doors were locked"),
    ],
)
def test_events_told_in_quotation_marks_are_claims(body, text):
    assert (text, "Ana Ruiz") in found(body)


def test_what_stands_right_before_a_full_name_says_what_somebody_does():
    assert ("retired bus driver Alec Baird", None) in found(
        "The seller, retired bus driver Alec Baird, kept it in 1974."
    )


def test_the_deed_of_somebody_unnamed_is_a_claim_beside_what_came_of_it():
    body = "A roofer who tricked pensioners into paying for work that was never done has been jailed for six years."
    assert ("who tricked pensioners into paying for work that was never done", None) in found(body)
