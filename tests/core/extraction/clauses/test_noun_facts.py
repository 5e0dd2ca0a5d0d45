"""What noun phrases tell inside a clause: appositions, participles, relative clauses and numbers, as sentences."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract

PUBLISHED = dt.date(2020, 3, 2)


def found(text: str) -> dict[str, str]:
    """The words of each claim with its standalone text."""
    claims = extract(text, published=PUBLISHED, language="en").claims
    return {" … ".join(text[part.start : part.end] for part in claim.parts): claim.standalone_text for claim in claims}


@pytest.mark.parametrize(
    ("text", "words", "standalone"),
    [
        ("The court jester, a former baker, sang.", "The court jester, a former baker",
         "The court jester is a former baker."),
        ("The river, Norland's second longest, burst its banks on Monday.", "The river, Norland's second longest",
         "The river is Norland's second longest."),
        ("Wexo, once the biggest brewer in Norland, closed in 2019.", "Wexo, once the biggest brewer in Norland",
         "Wexo was once the biggest brewer in Norland."),
        ("The raiders, a gang known as the Crows, fled on Monday.", "The raiders, a gang known as the Crows",
         "The raiders are a gang known as the Crows."),
        ("They paid Tern, a trading firm she controlled, $4 million.", "Tern, a trading firm she controlled",
         "Tern is a trading firm she controlled."),
        ("Tolmen, home to 5 million people, flooded on Monday.", "Tolmen, home to 5 million people",
         "Tolmen is home to 5 million people."),
        ("She was born in Mour, about 30 kilometers (19 miles) from the coast, and left in 2001.",
         "Mour, about 30 kilometers (19 miles) from the coast", "Mour is about 30 kilometers (19 miles) from the coast."),
        ("Roe, who grew up in Mour, north of the lake, won on Monday.", "Mour, north of the lake",
         "Mour is north of the lake."),
    ],
)  # fmt: skip
def test_descriptions_in_commas_say_what_something_is(text, words, standalone):
    assert found(text)[words] == standalone


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, the clerk and a nurse met on Monday.",
        "It rained for two days, a survey found.",
        "In Tolmen, the last strike by pilots, in 2012, lasted two days.",
        "Cases, a share of the total, rose by 5% in May.",
        "The houses, a ruin now, burned on Monday.",
    ],
)
def test_lists_sources_and_comments_describe_nothing(text):
    assert not any(" is " in standalone or " are " in standalone for standalone in found(text).values())


@pytest.mark.parametrize(
    ("text", "words", "standalone"),
    [
        ("The truce followed talks brokered by Norland in May.", "talks brokered by Norland in May",
         "Talks were brokered by Norland in May 2020."),
        ("A plant promised in 2017 is still a fenced field outside the town of Mour.", "A plant promised in 2017",
         "A plant was promised in 2017."),
        ("Teachers get far less than inflation running at 5.2 percent, the union said.",
         "inflation running at 5.2 percent", "Inflation was running at 5.2 percent."),
        ("The thieves had used the password of a remote account that belonged to a contractor.",
         "a remote account that belonged to a contractor", "A remote account belonged to a contractor."),
        ("An attack that forced six clinics in the north to close for nine days also exposed the data of 2,000 patients.",
         "An attack that forced six clinics in the north to close for nine days",
         "An attack forced six clinics in the north to close for nine days."),
        ("It cut cases by half in a trial of 6,300 children in Norland and Velia.",
         "a trial of 6,300 children in Norland and Velia", "A trial of 6,300 children in Norland and Velia."),
        ("Power returned to the region's 812 clinics on Monday.", "the region's 812 clinics",
         "The region has 812 clinics."),
        ("The price was six times the top estimate of £1.2m.", "the top estimate of £1.2m",
         "The top estimate of £1.2m."),
        ("The leak was found by the Tolmen-based hospital group on Monday.", "the Tolmen-based hospital group",
         "The Tolmen-based hospital group."),
    ],
)  # fmt: skip
def test_nouns_tell_facts_inside_a_clause(text, words, standalone):
    assert found(text)[words] == standalone


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Ships collided with a ferry in one of two lanes.", "Ships collided with a ferry in one of two lanes of"),
        ("A draft seen by the paper calls for 40 cuts.", "A draft seen by the paper"),
        ("Two officials briefed on the talks said 40 had died.", "Two officials briefed on the talks"),
        ("Film showed the ball catching the line by two inches.", "the ball catching the line by two inches"),
        ("They signed an accord that both sides hope will last until May 2.", "an accord that both sides hope"),
        ("It released its four parties on Monday.", "its four parties"),
    ],
)
def test_sources_names_and_hopes_tell_none(text, absent):
    assert absent not in found(text)


def test_what_a_noun_tells_in_somebodys_words_is_said_by_them():
    text = "The swing of 28 points was the third biggest since 1945, said Ana Ruiz."
    claims = extract(text.replace("28 points", "28 percent"), published=PUBLISHED, language="en").claims
    assert {claim.speaker for claim in claims} == {"Ana Ruiz"}
    assert len(claims) == 2


@pytest.mark.parametrize(
    ("text", "words", "standalone"),
    [
        ("Dressed in a gray suit that hung from his shoulders, Jon Roe spoke for an hour.",
         "Dressed in a gray suit that hung from his shoulders",
         "Jon Roe was dressed in a gray suit that hung from his shoulders."),
        ("Shares fell by 20% in May before closing down 16% on Friday.", "closing down 16% on Friday",
         "Shares closed down 16% on 28 February 2020."),
        ('"It fell," said Ana Ruiz, holding up a bottle of water from the river.',
         "holding up a bottle of water from the river", "Ana Ruiz held up a bottle of water from the river."),
        ("Sentencing her on Thursday, Judge Ana Ruiz said she had stolen £6,000.", "Sentencing her on Thursday",
         "Judge Ana Ruiz sentenced her on 27 February 2020."),
    ],
)  # fmt: skip
def test_participles_tell_what_a_subject_did(text, words, standalone):
    assert found(text)[words] == standalone
