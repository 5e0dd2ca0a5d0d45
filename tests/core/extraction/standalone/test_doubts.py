"""Standalone texts where another reading is as likely: the words stay as they are, and the claim asks for its context."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.extraction.spans.claim_spans import SpanKind
from tests.core.extraction.span_fakes import extract_told

PUBLISHED = dt.date(2024, 8, 8)


def texts_of(body):
    return [claim.standalone_text for claim in extract(body, published=PUBLISHED).claims]


def told(body, words):
    """The standalone text of the claim at ``words``, and whether it asks for its context."""
    spaced = words.replace(",", " ,").replace("'ve", " 've").replace("who's", "who 's")
    (claim,) = [claim for claim in extract_told(body, (spaced, SpanKind.CLAIM)).claims if claim.exact == words]
    return claim.standalone_text, claim.context_needed


LEFT = [
    # Of two nouns the clause may tell of either, or its noun alone would say more.
    (
        "Orrin bought the reports of two firms that were set up in 2019.",
        "the reports of two firms that were set up in 2019",
    ),
    (
        "It read the letters of two lenders that were closed in 2021.",
        "the letters of two lenders that were closed in 2021",
    ),
    ("The bill taxes countries that are close to Norland.", "countries that are close to Norland"),
    ("Velmark is the only state that still has mines.", "the only state that still has mines"),
    ("Norrbank sent a letter to customers that cost 400 crowns.", "customers that cost 400 crowns"),
    ("Norland pardoned 40 refugees from Velm and Yemen who applied in 2019.", "Yemen who applied in 2019"),
    ("The 40 contributors to the Velm Study app who tested positive left.", "the Velm Study app who tested positive"),
    ("It showed clots in the lungs of patients who had died in 2019.", "the lungs of patients who had died in 2019"),
    (
        "They moved to the Norland Project Force in Sydney, which the church calls a retreat.",
        "which the church calls a retreat",
    ),
    # A participle, or the verb of a relative clause, shares no subject.
    ("Critics praised the information mentioned in the reports.", "mentioned in the reports"),
    ("A bomb went off at a clinic that treated a guard and maimed 12 nurses.", "maimed 12 nurses"),
    ("It cut the level of control by an outsider that owns 40 mills.", "an outsider that owns 40 mills"),
    # No verb, or one of another.
    ("The mayor spoke of the remarks following the attack.", "the remarks following the attack"),
    ("A report named alleged cells operating in 12 towns.", "cells operating in 12 towns"),
    ("Seven in ten say we go in the wrong direction, based on a poll of 900.", "based on a poll of 900"),
    ("The baby lost weight in 2019, leading to her death.", "leading to her death"),
    ("The data come from the media tracking firm AdImpact.", "the media tracking firm AdImpact"),
    ("Acme paid a reward for information leading to an arrest.", "information leading to an arrest"),
    ("Several thousand rallying farmers cheered in 2019.", "Several thousand rallying farmers"),
    ("The court let a student to sue the school for suspending him after finding him guilty.", "finding him guilty"),
    (
        "Roe was one of the figures in public life, a housewife who led 40 rallies.",
        "public life, a housewife who led 40 rallies",
    ),
]


@pytest.mark.parametrize(("body", "words"), LEFT, ids=[row[1] for row in LEFT])
def test_what_may_be_said_of_another_stays_as_it_is_and_asks_for_its_context(body, words):
    assert told(body, words) == (f"{words[0].upper()}{words[1:]}.", True)


MADE = [
    (
        "Norland makes goods that are often used by 40 chains.",
        "goods that are often used by 40 chains",
        "Goods are often",
    ),
    (
        "Roe saw a group of bankers who rule the town.",
        "a group of bankers who rule the town",
        "A group of bankers rule",
    ),
    (
        "The mayor met firms, who've lost 40 jobs since 2019.",
        "who've lost 40 jobs since 2019",
        "Firms have lost 40 jobs",
    ),
    (
        "The mayor met Ana Roe, who's lost 40 votes since 2019.",
        "who's lost 40 votes since 2019",
        "Ana Roe has lost 40 votes",
    ),
    (
        "The mayor met Ana Roe, who's been a judge since 2019.",
        "who's been a judge since 2019",
        "Ana Roe has been a judge",
    ),
    (
        "The mayor met Ana Roe, who's viewed as honest by 40 firms.",
        "who's viewed as honest by 40 firms",
        "Ana Roe's viewed as honest",
    ),
    (
        "The mayor met Ana Roe, who's paid 40 crowns an hour.",
        "who's paid 40 crowns an hour",
        "Ana Roe's paid 40 crowns",
    ),
    (
        "Shares fell by 20% in May before closing down 16% in June.",
        "closing down 16% in June",
        "Shares closed down 16%",
    ),
    (
        "Holly Roe is the sixth to die from poisoning after travelling in Velm.",
        "travelling in Velm",
        "Holly Roe traveled",
    ),
    (
        "Orrin saw a volley of bullets that scattered a mob.",
        "a volley of bullets that scattered a mob",
        "A volley of bullets sc",
    ),
]


@pytest.mark.parametrize(("body", "words", "opening"), MADE, ids=[row[1] for row in MADE])
def test_what_is_surely_meant_is_written_out(body, words, opening):
    text, needed = told(body, words)
    assert text.startswith(opening)
    assert not needed


FALSE = [
    ("Ada State spoke. Islamic State lost 40 men. Roe led the departments of State and Defense.", "Islamic State and"),
    ("Steve Israel spoke for 40 minutes. Rep. Steve Israel toured the country in May.", "toured Israel"),
    ("Sales fell in the counties of Marsk, Orrin and Velm, which have 40 mines.", "Velm have 40 mines."),
    ("Critics say the rules are not sacred, which lawyers called a threat in 2019.", "called sacred"),
    ("The firm attributed its growth to new routes and reduced service by 12 rivals.", "The firm reduced service"),
    ("Norrbank's main aim was to grow. It also cut 40 jobs.", "Norrbank's main aim also cut 40 jobs."),
    (
        "Roe met Jan Holm, the chief of the league, in Oslo. The US President said the league owes $4 million after the "
        "talks with Jan Holm. He has sent 40 jets.",
        "Jan Holm has sent 40 jets.",
    ),
    (
        "Voters in Georgia and Ohio are split. Georgia has 16 votes. The country has 54 states.",
        "Georgia has 54 states.",
    ),
]


@pytest.mark.parametrize(("body", "false"), FALSE, ids=[row[1] for row in FALSE])
def test_nothing_is_named_for_another(body, false):
    assert not any(false in text for text in texts_of(body))


TITLES = [
    ("Norland honored then-Vice President Ana Roe with 12 prizes.", "Ana Roe was then-Vice President."),
    ("He thanked former Mayor Ben Roe for 12 gifts.", "In August 2024 Ben Roe was a former mayor."),
    ("Ramil Carr, 31, a farmer, owns 40 cows.", "In August 2024 Ramil Carr was a farmer."),
]


@pytest.mark.parametrize(("body", "text"), TITLES, ids=[row[1] for row in TITLES])
def test_an_office_keeps_what_tells_when_it_was_held(body, text):
    assert text in texts_of(body)


DATES = [
    ("He has not been seen since Oct. 7.", "since 7 October 2023."),
    ("The truth showed on Oct. 7, when 40 shops shut.", "on 7 October 2023"),
    ("Police didn't search the shop until October.", "until October 2023."),
    ("Turnout will peak by mid-October.", "by mid-October 2024."),
    ("The shop has been shut since the last week of June.", "since the last week of June 2024."),
    ("The mayor called him the head behind the Oct. 7 attacks.", "the Oct. 7 attacks."),
    ("This plaque marks the 1963 feast, which ended on Sunday, September 8th.", "on Sunday, September 8th."),
    ('"Roe was good," said Ben Lund, who finished school the same year.', "the same year"),
    ("The firm booked 40 spots for the days between Tuesday and Election Day.", "between Tuesday and Election Day."),
    ("Roe leads in 12 states that vote on Super Tuesday.", "on Super Tuesday."),
    ("The mayor banned 40 rallies till September 30.", "till 30 September 2024."),
]


@pytest.mark.parametrize(("body", "text"), DATES, ids=[row[1] for row in DATES])
def test_a_date_is_of_the_year_that_the_text_tells(body, text):
    assert any(text in found for found in texts_of(body))
