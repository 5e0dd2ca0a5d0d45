"""One sentence taken apart: the words of each statement."""

from __future__ import annotations

import pytest

from claims.core.extraction.clauses.embedded import embedded_phrases
from claims.core.extraction.clauses.pieces import Role
from claims.core.extraction.clauses.presupposed import counted_groups
from claims.core.extraction.clauses.splitting import split_statements
from tests.support.parsing import parse_text


def pieces(text):
    sentence = parse_text(text)[0]
    return [
        " … ".join(text[span.start : span.end] for span in piece.spans(sentence))
        for piece in split_statements(sentence, 0, len(sentence.tokens))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge opened in 1998 and cost $40 million.", ["The bridge opened in 1998", "cost $40 million"]),
        (
            "An officer who let in 14 lorries in return for cash and a holiday in Crete was jailed.",
            ["An officer who let in 14 lorries in return for cash and a holiday in Crete was jailed"],
        ),
        ("Seven voted for it, while two abstained.", ["Seven voted for it", "two abstained"]),
        ("The union wants 6%; the firm offered 2.5%.", ["The union wants 6%", "the firm offered 2.5%"]),
        ("Though it rained, the match began on time.", ["it rained", "the match began on time"]),
        ("The U.S. and Norland will sign a pact on May 3.", ["The U.S. and Norland will sign a pact on May 3"]),
        ("The vote, which took place on Tuesday, was close.", ["The vote … was close", "which took place on Tuesday"]),
        ("He won the vote his rivals dispute the result.", ["He won the vote", "his rivals dispute the result"]),
        ("She praised the vote his rivals lost.", ["She praised the vote his rivals lost"]),
        ("They will meet in May followed by talks in June.", ["They will meet in May", "followed by talks in June"]),
        ("It fell to 4%, the lowest rate since 1990.", ["It fell to 4%", "the lowest rate since 1990"]),
        ("He bought apples, pears, and a melon.", ["He bought apples, pears, and a melon"]),
        ("They praised the deal and voiced hope that it can end the war.", ["They praised the deal and voiced hope"]),
        ("When the roof fell and the fire spread, all fled.", ["When the roof fell and the fire spread, all fled"]),
        ("But prices rose.", ["prices rose"]),
        ("He won the race, ending 12 years of defeats.", ["He won the race", "ending 12 years of defeats"]),
        (
            "Cases rose in May, with 214 infections confirmed there.",
            ["Cases rose in May", "with 214 infections confirmed there"],
        ),
        ("Lakes warmed by 0.5C, twice the global average.", ["Lakes warmed by 0.5C, twice the global average"]),
        ("Uptake was 87%, down 3 points on 2018 and well short of the 95% goal.",
         ["Uptake was 87%, down 3 points on 2018 and well short of the 95% goal"]),
        ("Inflation hit 9.1%, the highest in 40 years, more than twice the target.",
         ["Inflation hit 9.1%", "the highest in 40 years", "more than twice the target"]),
        ("Profit rose to $4m, a record for the firm, up 12% on last year, and it hired 40 people.",
         ["Profit rose to $4m", "a record for the firm", "up 12% on last year", "it hired 40 people"]),
        ("Inflation hit 9.1%, more than twice the target, the highest in 40 years.",
         ["Inflation hit 9.1%, more than twice the target", "the highest in 40 years"]),
        ("The force has 12 divers, three fewer than in 2014, and hired two in May.",
         ["The force has 12 divers, three fewer than in 2014", "hired two in May"]),
        ("Shares rose 6%, adding $9 billion to its value.", ["Shares rose 6%", "adding $9 billion to its value"]),
        ("Revenue was $8bn, up from $7bn in May.", ["Revenue was $8bn, up from $7bn in May"]),
        ("It was a win, their best since 1987, and it rained.", ["It was a win", "their best since 1987", "it rained"]),
        ("The tax, which rose by 40% and set off strikes, was cut.",
         ["The tax … was cut", "which rose by 40%", "set off strikes"]),
        ("The fee would rise from $4 to $6 and passes would be cut by a tenth.",
         ["The fee would rise from $4 to $6", "passes would be cut by a tenth"]),
        ("They will hire 40 nurses and begin in March.", ["They will hire 40 nurses", "begin in March"]),
        ("The audit found 12 faults, seven of them found by Wexo, the firm that runs it.",
         ["The audit found 12 faults", "seven of them found by Wexo", "the firm that runs it"]),
        ("Wexo sold its pumps to a rival on May 2, in a deal worth $90 million.",
         ["Wexo sold its pumps to a rival on May 2", "in a deal worth $90 million"]),
        ("Ana Roe won 40 seats, while the other candidate, Jon Poe, came second with 12.",
         ["Ana Roe won 40 seats", "the other candidate, Jon Poe, came second with 12"]),
        ("Prices are falling, wages are rising and the deficit is shrinking.",
         ["Prices are falling", "wages are rising", "the deficit is shrinking"]),
        ("She ran off early, caught the leaders and won the race by a minute.",
         ["She ran off early", "caught the leaders", "won the race by a minute"]),
        ("She will cut 300 jobs and hire 40 nurses.", ["She will cut 300 jobs", "hire 40 nurses"]),
        ("They agreed to cut 300 jobs and hire 40 nurses.", ["They agreed to cut 300 jobs and hire 40 nurses"]),
        ("Cases fell in April, so the wards are empty.", ["Cases fell in April", "the wards are empty"]),
        ("They fought over a valley in which 900 people have died.", ["They fought over a valley", "900 people have died"]),
        ('"They are free, and there are places left."', ["They are free", "there are places left"]),
        ("The road was blocked and power was cut to 40 homes.", ["The road was blocked", "power was cut to 40 homes"]),
        ("The fire, police said, began at dawn.", ["The fire, police said, began at dawn"]),
        ("They broke in on Monday, then copied 40 files.", ["They broke in on Monday", "copied 40 files"]),
        ("Norland will withdraw two brigades, pay 300 guards and set aside 40 seats.",
         ["Norland will withdraw two brigades", "pay 300 guards", "set aside 40 seats"]),
        ("Cases had halved by 2019, before a war cut off the north.",
         ["Cases had halved by 2019", "a war cut off the north"]),
        ("Ranked 143rd when she arrived, the player will climb to 48th.",
         ["Ranked 143rd when she arrived", "the player will climb to 48th"]),
        ("He fled and, shortly before dawn, crossed the border.",
         ["He fled and, shortly before dawn, crossed the border"]),
        ("He sold the house and, shortly before dawn, crossed the border.",
         ["He sold the house", "shortly before dawn, crossed the border"]),
        ("It killed 40 people, though the group itself has not commented.",
         ["It killed 40 people", "the group itself has not commented"]),
        ("The quake hit at dawn, killing six people and injuring 40 others.",
         ["The quake hit at dawn", "killing six people", "injuring 40 others"]),
        ("Roe walked on, passing 33 soldiers, officers and clerks who were heading home.",
         ["Roe walked on", "passing 33 soldiers, officers and clerks who were heading home"]),
        ("She sings on Friday when the market opens in Tolmen.", ["She sings on Friday", "the market opens in Tolmen"]),
        ("The depot holds ten times as much fuel as it did when the war began.",
         ["The depot holds ten times as much fuel as it did when the war began"]),
        ("As many as 40 homes lost their power on Monday as crews left the valley.",
         ["As many as 40 homes lost their power on Monday", "crews left the valley"]),
        ("Rents rose 10%, with vacancy rates below 1% in the north.",
         ["Rents rose 10%", "with vacancy rates below 1% in the north"]),
    ],
)  # fmt: skip
def test_statements_of_a_sentence(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "role", "phrase"),
    [
        ("Hopes rose that the 18 year-long conflict was near its end.", Role.DURATION, "the 18 year-long conflict"),
        ("They want to end a decade-old dispute.", Role.DURATION, "a decade-old dispute"),
        ("Talks began in Norland's longest-running war.", Role.SUPERLATIVE, "Norland's longest-running war"),
        ("Doubts remain over the war which has killed 40 people since 2001.", Role.RESTRICTIVE,
         "the war which has killed 40 people since 2001"),
        # The verb of the clause around it does not belong to it, whatever stands right before that verb.
        ("The crew who had lost 40 men the day before took the town.", Role.RESTRICTIVE,
         "The crew who had lost 40 men the day before"),
        (
            "Roe was jailed for stealing $1.4 million from a shelter.",
            Role.PRESUPPOSED,
            "stealing $1.4 million from a shelter",
        ),
        ("A clam, pulled up off Iceland in 2006, was old.", Role.PRESUPPOSED, "pulled up off Iceland in 2006"),
        ("He spoke of reports that it has bid $2 million.", Role.PRESUPPOSED, "it has bid $2 million"),
        ("Prices are the highest since the dam was built in 1972.", Role.PRESUPPOSED, "the dam was built in 1972"),
        ("Norland sold 40 ships before it joined the pact on May 9.", Role.PRESUPPOSED, "it joined the pact on May 9"),
        ("The pass rate – the share of tests graded 2 or lower – rose.", Role.PRESUPPOSED,
         "the share of tests graded 2 or lower"),
    ],
)  # fmt: skip
def test_noun_phrases_that_state_something(text, role, phrase):
    sentence = parse_text(text)[0]
    found = embedded_phrases(sentence, 0, len(sentence.tokens))
    assert [(p.role, text[p.spans(sentence)[0].start : p.spans(sentence)[0].end]) for p in found] == [(role, phrase)]


def test_what_may_happen_is_not_taken_for_granted():
    sentence = parse_text("Roe could be jailed for stealing $1.4 million from a shelter.")[0]
    assert embedded_phrases(sentence, 0, len(sentence.tokens)) == ()


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Can a city of 160,000 afford it?", ["a city of 160,000"]),
        ("What happens to the 11 employees at the branches is not known.", ["the 11 employees at the branches"]),
        ("Will the two sides meet in the 12 days that remain?", []),
    ],
)
def test_counted_groups_of_a_question(text, groups):
    sentence = parse_text(text)[0]
    found = [piece.spans(sentence)[0] for piece in counted_groups(sentence)]
    assert [text[span.start : span.end] for span in found] == groups


def test_a_planned_length_of_time_states_nothing():
    sentence = parse_text("They began a seven-day truce and signed a two-year contract.")[0]
    assert embedded_phrases(sentence, 0, len(sentence.tokens)) == ()
