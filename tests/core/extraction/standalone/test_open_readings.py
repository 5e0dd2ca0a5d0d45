"""Standalone texts of words that may be said of another: a second reading leaves them open, plain ones are told."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from tests.core.extraction.span_fakes import standalone_of

PUBLISHED = dt.date(2024, 8, 8)


def told(body, words):
    """The standalone text of the clause at ``words``, and whether it asks for its context."""
    return standalone_of(body, words, PUBLISHED)


POINTING = [
    # One man is not "she" or "they", and a person is no place.
    "Adam Roe was talking only of her interviews with the police in 2019.",
    "Adam Roe said in 2019 that they were tired.",
    "Ana Roe was christened there in 1962.",
    # "That", "those" and "that idea" stand for what was told before.
    "Ana Roe said that would cost 40 jobs.",
    "Ana Roe asked Ole Lund whether that would happen in May.",
    "Sixty percent of those were supporters of Ana Roe.",
    "Ana Roe and 40 officials have disputed that notion.",
    # Behind a helping verb the pronoun is the subject still.
    "Not only did she lose to Lund in 40 towns.",
    "Neither they nor Lund could be reached in 2019.",
    # No sentence.
    "Now the chancellor of Norland University.",
]


@pytest.mark.parametrize("words", POINTING)
def test_what_points_back_asks_for_its_context(words):
    assert told(f"Ole Lund spoke in May. {words}", words.rstrip("."))[1]


PLAIN = [
    "In an effort to clear up her words of 2019 about the use of a phone as minister, Ana Roe called 40 editors.",
    "During his talks with Norland officials Adam Roe got 40 letters.",
    "Adam Roe and Ana Lund sold their house for 40 crowns.",
    "Norlanders chose their mayor in a vote of 40 to 12.",
    "There is evidence that malaria kills 40 people a day.",
    "A bypass at Crewsley, the oldest, accounts for 40 crashes.",
    # Verbs that the tagger takes for nouns.
    "Deaths top 300.",
    "Shares plunge 3%.",
    "Prices range from $3 to about $5.",
    "Dogs bite 300 people a year.",
]


@pytest.mark.parametrize("words", PLAIN)
def test_what_is_named_in_the_same_words_asks_for_nothing(words):
    assert not told(f"Much was said in May. {words}", words.rstrip("."))[1]


LEFT = [
    # A participle of no subject, of what is to come, or of what happened.
    ("The two are rivals despite both having served in 40 films.", "both having served in 40 films"),
    ("Norland counts the amount of time spent on 40 tests.", "the amount of time spent on 40 tests"),
    ("They will not vote for the star turned Norlander mayor.", "the star turned Norlander mayor"),
    ("Ana Roe is scheduled to spend five hours in Velm before returning home.", "returning home"),
    ("The court heard of charges relating to 40 thefts.", "charges relating to 40 thefts"),
    ("After an hour, the team was docked a point, leading to a rush.", "leading to a rush"),
    ("The hall was full, with rows of 40 fans, watching the match.", "watching the match"),
    # Commas of dates and places describe nothing.
    (
        "He left out the Sept. 11, 2012 attack on Velm that cost 40 lives.",
        "the Sept. 11, 2012 attack on Velm that cost 40 lives",
    ),
    ("Costs, compared with a year ago, rose by 40%.", "Costs, compared with a year ago"),
    # "Who" and "that" of somebody else, or of a name cut short.
    ("An interview with Adam Roe that aired on radio drew 40 letters.", "Adam Roe that aired on radio"),
    ("Roe blamed 40 rivals, like Ole Lund, who say the town is poor.", "who say the town is poor"),
    (
        "The plan was a database of Norlanders who could be dangerous.",
        "a database of Norlanders who could be dangerous",
    ),
    ("Ole Lund took up the race – a step that has cost 40 jobs.", "the race – a step that has cost 40 jobs"),
    ("It found nothing about the deal that had not been told.", "the deal that had not been told"),
    ("Lund is a liar, crank and bully who has sued 40 firms.", "who has sued 40 firms"),
    ("Envoys of 40 countries in Oslo, who came to mourn, left.", "who came to mourn"),
    ("He fed the fears of working class men who have lost 40 jobs.", "class men who have lost 40 jobs"),
    ("Roe built a high, walled garden that has cost 40 crowns.", "walled garden that has cost 40 crowns"),
    ("Although Roe kept silent on the topic, that has cost 40 votes.", "the topic, that has cost 40 votes"),
    # No participle, or one of several.
    ("They met in the days leading up to the vote.", "the days leading up to the vote"),
    ("They ruled on the plan based only on 40 letters.", "the plan based only on 40 letters"),
    ("Velm won with Roe, Lund, and Berg making 40 attempts.", "Berg making 40 attempts"),
    ("The death of Justice Ana Roe, known for 40 verdicts, shook Velm.", "known for 40 verdicts"),
    # Somebody who opens the clause, or is from the place, is described by nothing before the comma.
    ("Speaking in the firm's defense, Ana Roe said no.", "the firm's defense, Ana Roe"),
    ("Senator Ana Roe of Norway, now a party contender, left.", "Norway, now a party contender"),
    # The subject of another clause, of a time, or of none.
    ("On 7 August killed 40 men and injured 12 guards.", "injured 12 guards"),
    ("Ana Roe wrote of a rally led by Ole Lund and attended by 40 men.", "attended by 40 men"),
]


@pytest.mark.parametrize(("body", "words"), LEFT, ids=[row[1] for row in LEFT])
def test_what_may_be_of_another_stays_as_it_is(body, words):
    assert told(body, words) == (f"{words[0].upper()}{words[1:]}.", True)


MADE = [
    (
        "They followed the count, which at one point held a lead of 126 votes.",
        "which at one point held a lead of 126 votes",
        "The count at one point held a lead of 126 votes.",
    ),
    (
        "The hair was in a cap that guards had found very near the door.",
        "a cap that guards had found very near the door",
        "Guards had found a cap very near the door.",
    ),
    (
        "New Velm (ANP) – Mayor Ana Roe on Monday hit the road, trashing Ole Lund as unfit.",
        "trashing Ole Lund as unfit",
        "Mayor Ana Roe on 5 August 2024 trashed Ole Lund as unfit.",
    ),
    (
        "Police looked for a suspect in the raids identified as Ole Ben Lund, a Norlander baker who had lived in Velm.",
        "the raids identified as Ole Ben Lund, a Norlander baker who had lived in Velm",
        "Ole Ben Lund is a Norlander baker who had lived in Velm.",
    ),
    (
        "Norland handed over a suspect in the Velm bombings, Ole Ben Lund, also known as Ole Berg.",
        "a suspect in the Velm bombings, Ole Ben Lund, also known as Ole Berg",
        "A suspect in the Velm bombings is Ole Ben Lund, also known as Ole Berg.",
    ),
    (
        "Men rescued over 700 passengers whose boat sank in May.",
        "whose boat sank in May",
        "Over 700 passengers' boat sank in May 2024.",
    ),
    (
        "Roe named 95 officers – most of whom had left in May – who praised her.",
        "most of whom had left in May – who praised her",
        "Most of the 95 officers had left in May 2024.",
    ),
    (
        'Roe called it "a grave mistake," but left.',
        'Roe called it "a grave mistake,"',
        'Roe called it "a grave mistake."',
    ),
]


@pytest.mark.parametrize(("body", "words", "text"), MADE, ids=[row[1] for row in MADE])
def test_what_is_plain_is_a_sentence(body, words, text):
    assert told(body, words)[0] == text


FALSE = [
    # Somebody whom the text did not introduce is "he" rather than the one named before.
    ("Adam Roe spoke. Wexdale left. In the film, he thanked 40 men.", "In the film, he thanked 40 men", "Adam Roe"),
    ("Adam Roe spoke. Wexdale told of the note he got in 2019.", "he got in 2019", "Adam Roe"),
    # Whoever speaks is not "he" in the words, also where only the sentence before tells whose they are.
    (
        'Adam Roe stated,\n\n"Lars was ill. He was taken to a ward in 2019."',
        "He was taken to a ward in 2019",
        "Adam Roe",
    ),
    # Another firm was named since.
    (
        "Norrbank Corp., hit by costs, lost 40%. Armat Inc. sold less. Armat fell by 4%. Armat shares closed at 10 crowns. "
        "Norrbank, the second largest lender, earned 40 crowns. The figures include the losses of the company's shops.",
        "The figures include the losses of the company's shops",
        "Armat",
    ),
    # In a headline nearly everything has a capital.
    ("Lund Announces Plans He And Roe Have Made For Selling Ships.", "Plans He And Roe Have Made", "Lund"),
    # The noun nearest to "its" is the subject of the clause around it.
    (
        "Trade dropped in 2019, because the bank no longer owns its Velm office, which is now a school.",
        "which is now a school",
        "Trade's",
    ),
    ("Ole Lund and his wife lost a child, Gloria. She died in 2019.", "She died in 2019", "Lund"),
    ("Waterford Park drew 40 men. The same night he won in Velm.", "he won in Velm", "Park"),
    ("Ana Roe drew it, with illustrator Jon Christmas.", "Ana Roe drew it, with illustrator Jon Christmas", "25"),
]


@pytest.mark.parametrize(("body", "words", "false"), FALSE, ids=[row[1] for row in FALSE])
def test_nothing_is_put_for_another(body, words, false):
    assert false not in told(body, words)[0]


def test_a_clause_that_is_said_of_the_noun_before_it_asks_for_its_context():
    assert told("Adam Roe spoke of the gun he used to kill a guard in 2019.", "he used to kill a guard in 2019")[1]


def test_of_an_office_that_somebody_had_when_they_did_something_no_time_is_told():
    claims = extract("Ana Roe, the counsel who pursued him for 40 thefts, left Velm.", published=PUBLISHED).claims
    assert "Ana Roe was the counsel." in [claim.standalone_text for claim in claims]


def test_of_a_man_who_tells_of_her_it_stays_open_whom_he_means():
    assert told(
        "Adam Roe boasted of how the inquiry hurt her in 40 polls.", "Adam Roe boasted of how the inquiry hurt her"
    )[1]


NAMED = [
    # Neither a people nor the town that somebody was sent to is another person.
    (
        "Republicans, too, have used the site, with Ben Doe in the lead.",
        "He spoke to 400 voters in May.",
        "Ben Doe spoke",
    ),
    ("Doe was charged in 2014 and sent to Alexandria.", "He had served 4 years in Norland.", "Ben Doe had served"),
    ("Doe was charged in 2014 and moved to Victoria.", "He had served 4 years in Norland.", "Ben Doe had served"),
]


@pytest.mark.parametrize(("before", "words", "begins"), NAMED)
def test_a_pronoun_is_of_the_one_man_whom_the_sentences_before_name(before, words, begins):
    text, is_open = told(f"Ben Doe said he stole 40 letters. {before} {words}", words.rstrip("."))
    assert text.startswith(begins)
    assert not is_open


def test_a_known_man_stands_for_he_behind_any_preposition():
    words = "Roe came under fire from Doe over what he called 40 unfair questions."
    body = f"Ben Doe said he paid 40 men. Ana Roe said she paid 12. {words}"
    assert told(body, words.rstrip(".")) == (
        "Ana Roe came under fire from Ben Doe over what he called 40 unfair questions.",
        False,
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The firm stumbled, leaving 400 men without work.", "The firm stumbled, leaving 400 men without work."),
        (
            "Since then 427 men have been found, the bureau said, 133 of them as a result of calls.",
            "Since then 427 men have been found, the bureau said, 133 of them as a result of calls.",
        ),
    ],
)
def test_what_hangs_on_a_clause_keeps_its_comma(body, expected):
    assert expected in [claim.standalone_text for claim in extract(body, published=PUBLISHED).claims]
