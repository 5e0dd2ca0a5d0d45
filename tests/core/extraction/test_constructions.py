"""What is claimed in sentences of many constructions: each with the words of claims that must be found, and must not."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract

PUBLISHED = dt.date(2025, 1, 15)

FOUND = [
    # Clauses whose subject is parted from the verb.
    ("The former clerk stood still as the verdict, which ran to 940 pages, was read for two hours.",
     ["The former clerk stood still", "the verdict, which ran to 940 pages, was read for two hours"]),
    ("Hotels offered them beds, while Tern, a rival whose shares rose 6% on the news, sold rooms at half price.",
     ["Hotels offered them beds", "Tern, a rival whose shares rose 6% on the news, sold rooms at half price"]),
    ("Eight in ten of those who died last July, when it was 41C, were over 75.",
     ["Eight in ten of those who died last July, when it was 41C, were over 75"]),
    ("Neither has been delivered, and the bill has tripled to £198m.", ["Neither has been delivered"]),
    # Predicates that share a subject or a pronoun.
    ("Rovers are 23rd in the table, five points from safety, and have not scored since 2 November.",
     ["Rovers are 23rd in the table, five points from safety", "have not scored since 2 November"]),
    ("As late as 2017 they were champions, and in 1986 they lost the final on penalties.",
     ["in 1986 they lost the final on penalties"]),
    ("The record belongs to a clerk, who stole $53 million, spent it on horses and was jailed in 2013.",
     ["who stole $53 million", "spent it on horses", "was jailed in 2013"]),
    ("It was led by Jo Tilley, who was president from 2011 to 2021 and whose daughter went to school there.",
     ["who was president from 2011 to 2021", "whose daughter went to school there"]),
    ("She hid it by delaying payments to the fund, which is now $2 million short, and by moving money among 11 banks.",
     ["which is now $2 million short"]),
    # What is said of the subject in front, behind or between.
    ("The world's second-largest producer until 2023, Norland gets 60% of its income from mining.",
     ["The world's second-largest producer until 2023", "Norland gets 60% of its income from mining"]),
    ("Founded in Mour in 1987 by a trawler owner, Skerry was sold in 2012 for £6.5m.",
     ["Skerry was sold in 2012 for £6.5m"]),
    ("The walkout, the first there since it was sold in 2006, would begin on 23 December.",
     ["the first there since it was sold in 2006"]),
    ("The budget, €110m over six years, was cut by a tenth in May.", ["The budget, €110m over six years"]),
    ("Three members, two of them from his own party, voted no on Monday.", ["two of them from his own party"]),
    ("The company, based at East Mour, closed on Monday.", ["The company, based at East Mour"]),
    ("They sold the flat, bought in 2018 for $385,000 in cash.", ["bought in 2018 for $385,000 in cash"]),
    ("The wage, raised last May after protests in which four workers were shot, is low.",
     ["protests in which four workers were shot"]),
    ("It is a light material that was used mainly in flat roofs between the 1950s and the 1990s.",
     ["It is a light material", "that was used mainly in flat roofs between the 1950s and the 1990s"]),
    ("After nine years of lawsuits, the group moved it in May.", ["nine years of lawsuits"]),
    ("She pleaded guilty on Monday to stealing $2 million.", ["stealing $2 million"]),
    ("The review found that the cap had slowed rents by 2%, with no sign that owners were leaving.",
     ["with no sign that owners were leaving"]),
    ("Roe had 51 percent of the vote to 49 percent for President Ana Ruiz, a margin of 14,000 votes.",
     ["a margin of 14,000 votes"]),
    ("So far this year, 40 fires have burned 900 acres.", ["So far this year, 40 fires have burned 900 acres"]),
    # What stands around somebody's words.
    ('"It ends today," Mayor Ana Ruiz told reporters, as her supporters threw bottles.', ["her supporters threw bottles"]),
    ("Rents rose 26% between 2020 and 2024, according to the bureau, almost twice as fast as wages.",
     ["Rents rose 26% between 2020 and 2024", "almost twice as fast as wages"]),
    ("Tern, which rates the debt low, put the firm on review, saying $2 billion of its bonds come due in May.",
     ["$2 billion of its bonds come due in May"]),
    ('Mayor Ana Ruiz called the delay "wrong" and said the ship would sail by next Easter.',
     ["the ship would sail by next Easter"]),
    ("Price cuts of that size amount to half a percent of sales, said Mark Feldstein of Corwin Research, who left in May.",
     ["Price cuts of that size amount to half a percent of sales"]),
    ("Cabin crew called one off in 2009 after a judge ruled the vote unlawful.", ["Cabin crew called one off in 2009"]),
    # Facts in sentences with a word that elsewhere makes a view or no report.
    ("A panel recommended a rise of 3% in May.", ["A panel recommended a rise of 3% in May"]),
    ("Students lined up for half a mile to donate blood.", ["Students lined up for half a mile to donate blood"]),
    ("Cracks as wide as a hand appeared in the walls of the plant.",
     ["Cracks as wide as a hand appeared in the walls of the plant"]),
    ("The pact still has to be ratified by a court in Norland.",
     ["The pact still has to be ratified by a court in Norland"]),
    ("The crew left the harbor in a boat that at times could barely float.",
     ["The crew left the harbor in a boat that at times could barely float"]),
]  # fmt: skip

NOT_FOUND = [
    ("Rail workers plan a 48-hour strike from Monday.", "a 48-hour strike"),
    ("The union called a three-day strike in May.", "a three-day strike"),
    ("It was met in Mour, where six months of pay are owed.", "six months of pay"),
    ("Shares in the firm, which is based in Mour, dropped by 11% on Monday.", "dropped by 11% on Monday"),
    ("She had no information that he was in the country.", "that he was in the country"),
    ("Their risk was twice that of women who slept seven hours.", "Their risk was twice that of women"),
    ("The company denies it and says it will appeal in May, when shops turn to rivals.",
     "The company denies it and says it will appeal in May, when shops turn to rivals"),
    ("Only four in ten people who voted Liberal in 2022 would do so again.", "people who voted Liberal in 2022"),
    ("Only four in ten people who voted Liberal in 2022 would do so again.", "who voted Liberal in 2022"),
    ("Only four in ten people who voted Liberal in 2022 would do so again.", "ten people who voted Liberal in 2022"),
    ("Subscribe to our letter for 3 dollars.", "Subscribe to our letter for 3 dollars"),
]  # fmt: skip


def claimed(text):
    claims = extract(text, published=PUBLISHED, language="en").claims
    return [claim.exact for claim in claims]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_what_is_claimed(text, expected):
    assert [words for words in expected if words not in claimed(text)] == []


@pytest.mark.parametrize(("text", "words"), NOT_FOUND)
def test_what_is_no_claim_by_itself(text, words):
    assert words not in claimed(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Food and Drug Administration said the drug cut deaths by 12%.", "Food and Drug Administration"),
        ("The United Food and Commercial Workers, which has 900 members, said pay fell 3%.",
         "United Food and Commercial Workers"),
        ("The mayor and the Police Federation said 40 officers were hired.", "Police Federation"),
        ("The union has also gone to court, arguing that the ballot of 12 May was void.", "union"),
    ],
)  # fmt: skip
def test_who_speaks(text, speaker):
    claims = extract(text, published=PUBLISHED, language="en").claims
    assert speaker in {claim.speaker for claim in claims}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Workers heard of it at 6 a.m. Cashier Lorraine Tibbets had left.", 2),
        ("Workers heard of it at 6 a.m. Monday from a guard.", 1),
        ("Workers heard of it at 6 a.m. EST from a guard.", 1),
    ],
)
def test_sentences_behind_clock_times(text, count):
    assert len(extract(text, published=PUBLISHED, language="en").sentences) == count
