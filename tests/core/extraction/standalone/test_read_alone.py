"""A text read by itself: what is no sentence or has a pronoun that nobody in it can be is told as such."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.extraction.standalone.read_back import reads_amiss
from claims.core.extraction.standalone.records import StandaloneText
from claims.core.extraction.standalone.speakers import close_quotations
from claims.core.extraction.statements.records import Form
from claims.core.records import Addition, Span
from tests.core.extraction.span_fakes import standalone_of

PUBLISHED = dt.date(2024, 8, 8)


def reads(text: str, form: Form = Form.CLAUSE, reason: str = "date made absolute") -> bool:
    return reads_amiss(StandaloneText(text, (Addition(Span(0, 3), "it", reason),)), form)


UNBOUND = [
    "Ana Roe urged them to vote in May.",
    "Sen. Ben Doe accused her of 40 lies.",
    "Ana Roe was expected to win a large majority of them.",
    "Acme could count on it in May.",
    'Ben Doe called her "a liar" in 2019.',
]


@pytest.mark.parametrize("text", UNBOUND)
def test_an_object_cannot_be_the_subject_of_its_own_clause(text: str) -> None:
    assert reads(text)


BOUND = [
    "Ana Roe met 40 farmers and urged them to vote.",
    "Ana Roe counted on men to help her win.",
    "The mother of Ben Doe called him in May.",
    "Ana Roe has a dog with her.",
    "The law made it a crime to sell 40 boats.",
    "Ana Roe said it was cold.",
    "Acme raised $3 million, much of it from 40 farmers.",
    "Whether they know it or not, Acme is open.",
    "Velm has grown by a fifth since 2001, making it one of the largest towns in Mour.",
]


@pytest.mark.parametrize("text", BOUND)
def test_an_object_may_be_another_noun_of_the_text(text: str) -> None:
    assert not reads(text)


NO_SENTENCE = [
    ", according to Roe, it fell by 40 percent.",
    "Who owns 40 mills in Mour.",
    "He was fined 40 euros in Mour.",
    "Ana Roe spent on 5 June 2016 speaking in Mour.",
    "The plan is a test of honesty for the nominee, who in 2016.",
    "Acme had 797 boats; and Velm, which has 40 mills.",
    "Acme had 797 boats; mills in Mour, which has 40 of them.",
    "For men and women who do find 40 euros.",
]


@pytest.mark.parametrize("text", NO_SENTENCE)
def test_what_is_no_sentence_or_leans_on_another_is_told(text: str) -> None:
    assert reads(text)


SENTENCES = [
    "Acme sold boats to Mour; Velm bought 40 mills.",
    "Sales rose at three firms: Acme by 29 percent; Velm by 8 percent; and Orrin by 4 percent.",
    "There are limits in the numbers, which tally wages and rent.",
    "Acme is asking whether Velm paid 40 euros.",
    "Prices rose by 4 percent in 2018; wages by 2 percent.",
    "The plant - which employs 300 people - closed in March.",
    "Women who work earn 20 percent less than men who work.",
    "Parents who can afford child care pay 400 euros a month.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_left_as_it_is(text: str) -> None:
    assert not reads(text)


def test_a_relative_clause_runs_on_into_the_verb_of_another() -> None:
    made = "relative clause made a sentence"
    assert reads("Fugitives laundered 40 euros in their towns gained rights.", reason=made)
    assert not reads("Fugitives laundered 40 euros that Ana Roe gained.", reason=made)
    assert not reads("Ana Roe took to the talk shows in May.", reason=made)
    assert not reads("Fugitives thought Ana Roe gained 40 votes.", reason=made)


DESCRIBED_AMISS = [
    "In May 2024 Ana Roe was a presidential candidates.",
    "The case is the FBI.",
    "Ana Roe is an official of Velm, and Ben Doe.",
    "Captain Ben Doe was a whose husband.",
    "House Speaker Ben Doe is R-Velm.",
]


@pytest.mark.parametrize("text", DESCRIBED_AMISS)
def test_one_is_not_several_and_a_thing_has_no_other_name(text: str) -> None:
    assert reads(text, Form.OFFICE)


DESCRIBED = [
    "In May 2024 Ana Roe was the mayor of 40 towns.",
    "In May 2024 Ana Roe was head of sales.",
    "The country's biggest party is the Unionists.",
    "Velm's new chief is Ana Roe.",
    "The firm's drug is Aspirin.",
]


@pytest.mark.parametrize("text", DESCRIBED)
def test_a_description_of_one_is_right(text: str) -> None:
    assert not reads(text, Form.OFFICE)


def test_words_behind_what_nobody_does_are_nobodys() -> None:
    assert reads("Adding, “It fell.”", Form.SAYING)
    assert not reads("Ana Roe added, “It fell.”", Form.SAYING)


SECOND_VERBS = [
    ("Roe was an adviser to Doe at the Velm Board and later worked at Acme.", "later worked at Acme"),
    ("Roe pulled a copy from his pocket and offered to lend it to Doe.", "offered to lend it to Doe"),
    ("Roe leads among party leaders and elected officials of Mour.", "elected officials of Mour"),
]


@pytest.mark.parametrize(("body", "words"), SECOND_VERBS)
def test_a_second_verb_is_no_participle_of_the_noun_before(body: str, words: str) -> None:
    text, is_open = standalone_of(body, words, PUBLISHED)
    assert is_open or " was " not in text


@pytest.mark.parametrize(
    "body",
    [
        "Ben Doe joined the club. Doe said he left because it did not help 40 farmers.",
        "Elian Doe crossed on a boat with 40 men. Elian left when it sank near 12 mills.",
        "Democrats lost 40 seats because it cost $3 million.",
    ],
)
def test_it_is_no_person_and_no_people(body: str) -> None:
    texts = [claim.standalone_text for claim in extract(body, published=PUBLISHED).claims]
    assert not any(text.startswith(("Doe did", "Elian sank", "Democrats cost")) for text in texts)


CLOSED = [
    ("Ben Doe added, ''it fell.", "Ben Doe added, ''it fell''."),
    ("This is new,'' Ben Doe wrote.", "''This is new,'' Ben Doe wrote."),
    ("Ben Doe said it was ``untrue.", "Ben Doe said it was ``untrue''."),
    ("Ben Doe had ``no doubt'' that it was ``untrue.", "Ben Doe had ``no doubt'' that it was ``untrue''."),
    ("The boat is 6' 2'' long.", "The boat is 6' 2'' long."),
]


@pytest.mark.parametrize(("text", "closed"), CLOSED)
def test_quotations_of_two_apostrophes_are_opened_and_closed(text: str, closed: str) -> None:
    assert close_quotations(StandaloneText(text)).text == closed


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("The permit will expire at the end of this month.", "The permit will expire at the end of August 2024."),
        ("Acme closed 12 mills at the end of last month.", "Acme closed 12 mills at the end of July 2024."),
    ],
)
def test_the_end_of_a_month_keeps_its_end(body: str, text: str) -> None:
    assert [claim.standalone_text for claim in extract(body, published=PUBLISHED).claims] == [text]
