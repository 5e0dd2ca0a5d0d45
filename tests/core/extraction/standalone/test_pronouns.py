"""Whom "he", "she" and "they" stand for in standalone texts: paragraphs built from parts, of which the truth is known."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.extraction.spans.claim_spans import SpanKind
from tests.core.extraction.span_fakes import extract_told

PUBLISHED = dt.date(2024, 8, 8)
INTRO = "Ben Doe, the mayor of Orrin, met Marta Velk, a farmer from Tarn, on Monday.\n\n"
MEN = ("father", "brother", "cousin", "friend", "rival", "successor")
SPEAKING_FOR = ("lawyer", "spokesman", "aide", "campaign", "office")
SAID = (
    "Doe's {} said on Wednesday that he sold 40 cows in 2015.",
    "The {} of Doe said on Wednesday he sold 40 cows in 2015.",
)


def claim_at(body, words):
    """The shortest claim that holds ``words``."""
    found = [claim for claim in extract(body, published=PUBLISHED).claims if words in claim.exact]
    return min(found, key=lambda claim: len(claim.exact))


@pytest.mark.parametrize(("said", "man"), list(itertools.product(SAID, MEN)))
def test_a_man_told_by_another_may_speak_of_himself(said, man):
    assert claim_at(INTRO + said.format(man), "he sold 40 cows").context_needed


@pytest.mark.parametrize(("said", "one"), list(itertools.product(SAID, (*SPEAKING_FOR, "mother", "wife"))))
def test_who_speaks_for_a_man_tells_of_him(said, one):
    claim = claim_at(INTRO + said.format(one), "he sold 40 cows")
    assert (claim.standalone_text, claim.context_needed) == ("Ben Doe sold 40 cows in 2015.", False)


FRONTED = (
    "Like Lund",
    "In a letter to Lund",
    "At a meeting with Lund in May",
    "Asked about Lund",
    "Unlike Lund in Velm",
)


@pytest.mark.parametrize("opening", FRONTED)
def test_who_is_named_behind_a_preposition_before_the_comma_is_another(opening):
    claim = claim_at(f"Jan Lund came to Orrin. {opening}, he sold 40 cows in 2015.", "he sold 40 cows")
    assert claim.context_needed
    assert not claim.standalone_text.startswith("Jan Lund sold")


OPEN = [
    ("Ben Doe argued with Jan Lund of the Post, who had pressed him on 40 loans.", "who had pressed him"),
    ("The report found it was part of a problem of 40 years.", "it was part"),
    ("The Norland farmer with the buzz cut might be the luckiest man in Velm. He has 40 seats.", "has 40 seats"),
    ("Jan Lund fined him 400 euros in 2015.", "Jan Lund fined him"),
    ("Jan Lund gave them 40 days to pay.", "Jan Lund gave them"),
    ("Because of the new rulings, they could expect fines of 400 euros.", "they could expect"),
    ("The council was reviewing that letter with 40 names.", "was reviewing"),
]


@pytest.mark.parametrize(("sentence", "words"), OPEN, ids=[words for _, words in OPEN])
def test_a_pronoun_without_its_noun_is_open(sentence, words):
    assert claim_at(INTRO + sentence, words).context_needed


def test_who_leaves_men_without_work_is_named():
    body = "Acme bought 40 mills, sold 30 and closed ten, leaving 300 men without work."
    assert claim_at(body, "leaving 300 men").context_needed


def test_what_is_made_so_is_told_behind_it():
    assert not claim_at("The measure made it a crime to block 40 clinics.", "made it a crime").context_needed


def test_a_surname_of_two_men_is_no_woman():
    body = "Jan Lund and his father, Peter Lund, came to Orrin. Ana Roe wrote to Lund. She bought 40 cows."
    assert "Lund" not in claim_at(body, "bought 40 cows").standalone_text


def test_only_what_somebody_claims_is_no_sentence():
    words = "her claim that she never sent or received 40 letters"
    extraction = extract_told(f"Ana Roe came. Lund spoke of {words} in May.", (words, SpanKind.CLAIM))
    assert all(claim.context_needed for claim in extraction.claims if "claim that" in claim.exact)


def test_words_of_whoever_speaks_are_open():
    body = 'Ana Roe said: "It is a good day. Our action on 40 farms pardons nobody."'
    claims = [claim for claim in extract(body, published=PUBLISHED).claims if claim.exact.startswith("Our")]
    assert [claim.context_needed for claim in claims] == [True]


def test_an_embassy_is_no_woman():
    body = "Madge Albury went to the U.S. Embassy in Velm. Clerks in Orrin, where she arrived next, sold 40 cows."
    assert not any("Embassy arrived" in claim.standalone_text for claim in extract(body, published=PUBLISHED).claims)


@pytest.mark.parametrize(
    ("lead", "named"),
    [
        ("Germany and Berlin shut 40 mills. Germany lost.", "40 mills closed across Germany."),
        ("The United States shut 40 mills. The U.S. lost.", "40 mills closed across the United States."),
        ("Canada sent 40 letters to Ohio. Canada lost.", "40 mills closed across the country."),
    ],
)
def test_the_country_has_its_article_and_is_left_beside_states(lead, named):
    texts = [
        claim.standalone_text
        for claim in extract(f"{lead} 40 mills closed across the country.", published=PUBLISHED).claims
    ]
    assert named in texts


def test_a_boy_called_by_his_first_name_is_in_the_way():
    body = "Elian Gonda came in May. Fidel Caster speaks of Elian, who was found at sea. His mother and 10 others died."
    assert not any("Caster's mother" in claim.standalone_text for claim in extract(body, published=PUBLISHED).claims)
