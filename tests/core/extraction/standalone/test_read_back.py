"""Standalone texts read back: what would be false or no sentence stays as it is and asks for its context."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.records import ExtractedClaim
from tests.core.extraction.span_fakes import standalone_of

PUBLISHED = dt.date(2024, 8, 8)


def claims_of(body: str) -> list[ExtractedClaim]:
    return list(extract(body, published=PUBLISHED).claims)


LEFT = [
    # One clause that belongs to another, or none.
    ("While the senator won 12 towns, including Marsk, she lost.", "While the senator won 12 towns, including Marsk"),
    ("Roe sent it to the office to find whether it was used in 2019.", "to find whether it was used in 2019"),
    ("Newspaper reports have said Ben Roe was ill and may have lost 40 cows.", "may have lost 40 cows"),
    # The clause may tell of another noun, or its head was cut short.
    (
        "The police told of a survey of mills and schools, which Velm began soon after 2001.",
        "which Velm began soon after 2001",
    ),
    ("An inquiry was opened by the harbor office, which led to 12 arrests.", "which led to 12 arrests"),
    ("It fell in a town whose margins (around 4 percent) that are common there count.", "that are common there"),
    ('Ana Roe\'s "bold" trade plans, which have cost 40 jobs, failed.', "which have cost 40 jobs"),
    ("Norland sold bonds issued on July 1, which will receive 4 percent.", "which will receive 4 percent"),
    ("Acme bought a mill in Turin, Italy, which will be sold in May.", "which will be sold in May"),
    ("Roe is at odds with Doe on the nuclear pact with Iran, which cost 40 jobs.", "which cost 40 jobs"),
    ("Acme sells a multi-roomed, brick hall that has 40 rooms.", "that has 40 rooms"),
    # A second verb, or none.
    ("Doe left when Ana Roe was picked as one of 40 pilots.", "when Ana Roe was picked as one of 40 pilots"),
    ("Roe perpetrated 40 acts in 2017 and 2018 or in 2019.", "Roe perpetrated 40 acts in 2017 and 2018 or"),
    # The noun before a clause is cut, a time, or another.
    ("The chemical and textile firm's plan, which needs 40 votes, failed.", "which needs 40 votes"),
    (
        "Another man was held over bombings in Kenda and Tanzia last year that killed 224 people.",
        "that killed 224 people",
    ),
    ("Roe is making a film set to be released in the summer that shows 40 farms.", "that shows 40 farms"),
    ("Under a program approved by the firm in 1987 that cost 40 euros, Acme grew.", "that cost 40 euros"),
    # No verb, or one of another clause.
    ("Ana Roe said so when asked whether she would pay 40 euros.", "asked whether she would pay 40 euros"),
    ("Norland announced its intention to do a full study of 40 mills.", "its intention to do a full study of 40 mills"),
    ("The phrase Roe used on Wednesday has come up in 40 speeches.", "Wednesday has come up in 40 speeches"),
    # A participle of another, or no participle.
    ("All signs point to Ana Roe backing 40 bills.", "Ana Roe backing 40 bills"),
    ("Jan Lund graduated from Velm College owing $90,000.", "owing $90,000"),
    ("Roe wrote the mayor a letter describing 40 plans.", "the mayor a letter describing 40 plans"),
    ("Lund was calling 40 men to discuss it before making a speech.", "making a speech"),
    ("Norland will pay for the repair of the three jets, made by Acme.", "made by Acme"),
    ("Doe's flat was shut in May, so were those of 40 kin.", "were those of 40 kin"),
]


@pytest.mark.parametrize(("body", "words"), LEFT, ids=[row[1] for row in LEFT])
def test_what_reads_back_wrong_is_left(body: str, words: str) -> None:
    assert standalone_of(body, words, PUBLISHED)[1]


MADE = [
    (
        "Its backers include Paul Sand and Ken Griff, fund managers who own 40 mills.",
        "Paul Sand and Ken Griff, fund managers who own 40 mills",
        "Paul Sand and Ken Griff are fund managers who own 40 mills.",
    ),
    (
        "A nation like Velm that has lost 40 mills is poor.",
        "A nation like Velm that has lost 40 mills",
        "A nation like Velm has lost 40 mills.",
    ),
    (
        "Officials worry about Velm's part in promoting a hard-line strain of Islam, which has 40 schools in Mour.",
        "which has 40 schools in Mour",
        "A hard-line strain of Islam has 40 schools in Mour.",
    ),
    (
        "She failed to address violence against the poor and sectarian warfare that has closed 40 mills.",
        "that has closed 40 mills",
        "Sectarian warfare has closed 40 mills.",
    ),
    ("Norland left the treaty, which Velm is party to.", "which Velm is party to", "Velm is party to the treaty."),
    (
        "It gained from the weakness of Roe Airlines, which shares the hub.",
        "which shares the hub",
        "Roe Airlines shares the hub.",
    ),
    (
        "Acme sold parts of Norrbank, whose mills are in Velm.",
        "whose mills are in Velm",
        "Norrbank's mills are in Velm.",
    ),
    (
        "He told the story of six local operators who risked their lives.",
        "who risked their lives",
        "Six local operators risked their lives.",
    ),
    (
        "Jon Brek, 54, was part of a crew in 1984 and later served as assistant clerk for the port.",
        "later served as assistant clerk for the port",
        "Jon Brek later served as assistant clerk for the port.",
    ),
    (
        "House Democrats, looking for a way out, sold 40 cows.",
        "looking for a way out",
        "House Democrats were looking for a way out.",
    ),
    ("It told of the sale of one million shares.", "the sale of one million shares", "One million shares were sold."),
    (
        "Acme will double the 216 paid clerks currently working in 11 towns.",
        "currently working in 11 towns",
        "Clerks are currently working in 11 towns.",
    ),
    (
        "The troops of Roe embraced the plan, clogging the hall to cheer.",
        "clogging the hall to cheer",
        "The troops of Roe clogged the hall to cheer.",
    ),
]


@pytest.mark.parametrize(("body", "words", "text"), MADE, ids=[row[1] for row in MADE])
def test_what_is_surely_told_is_a_sentence(body: str, words: str, text: str) -> None:
    assert standalone_of(body, words, PUBLISHED) == (text, False)


PRONOUNS = [
    # Kin in the words of somebody is nobody outside of them.
    (
        "During a town hall, Tina Hough had 40 questions. “As a young mother, my son gave his life,” she said. “Do you "
        "refuse to use the term?”",
        "“As a young mother, my son gave his life,” Tina Hough said. “Do you refuse to use the term?”",
    ),
    # Somebody without a name may be meant who was acted on.
    (
        "On Tuesday the manager, Corey Lunt, yanked the arm of a Herald reporter as she tried to ask about 40 mills.",
        "She tried to ask about 40 mills.",
    ),
    (
        "Hillary Clarke won in Velm. Her rivals have called for Clarke to be sued for 40 million dollars.",
        "Hillary Clarke's rivals have called for Hillary Clarke to be sued for 40 million dollars.",
    ),
    # In quoted words it may be of somebody whom they name.
    (
        'Mark Rath spoke for 40 minutes. "Daniel Moss was picked up by 12 men. He was taken to the Towers," Rath said.',
        "Daniel Moss was taken to the Towers.",
    ),
    # Whoever is spoken to is nobody that it tells of.
    (
        'Ben Sands spoke for 40 minutes. He laughed. "Politics is a game," he said. "That\'s the way it is, Nicole." He '
        "won 22 towns in May.",
        "Ben Sands won 22 towns in May 2024.",
    ),
    # Of a name that stands behind the pronoun it is not said.
    (
        "Chris Lund joined 40 men. Ian Tate's article also attacked Lund by accusing him of greed. He calls Lund's plan “"
        "the most open display of greed since 1990.”",
        "He calls Chris Lund's plan “the most open display of greed since 1990.”",
    ),
    (
        "Ben Sands was at a seminar on income at the Academy of Social Sciences. He was invited to speak to 40 men.",
        "Ben Sands was invited to speak to 40 men.",
    ),
    # A body's or a town's office-holder is named, and an office may be that of whoever was named last.
    ("Norland's governor, Ben Sands, said on Tuesday that he had 40 votes.", "Ben Sands had 40 votes."),
    ("The old mayor of Velm, Ana Roe, told the court she had 40 keys.", "Ana Roe had 40 keys."),
    (
        "Ben Sands leads the field. The senator from Norland is well liked. He has 40 votes.",
        "Ben Sands has 40 votes.",
    ),
    (
        "Mr Sands came third in the Republican caucuses. He got 40 votes. The Republican Guard Hall was full.",
        "Sands got 40 votes.",
    ),
]


@pytest.mark.parametrize(("body", "text"), PRONOUNS, ids=[row[1] for row in PRONOUNS])
def test_a_pronoun_is_of_whom_it_can_mean(body: str, text: str) -> None:
    assert text in [claim.standalone_text for claim in claims_of(body)]


CLOSED = [
    # The subject right behind what opens a sentence names whom the pronoun means.
    "Tom Clarke runs a mine in Velm. For every ton of coal he sells, Mr. Clarke pays 40 dollars.",
    "Depending upon how many warrants are exercised before the sale, Heritage would issue 40 preferred shares.",
    "Deciding what was owed, the court fined Acme 40 million dollars.",
]


def test_words_between_straight_marks_tell_who_speaks() -> None:
    body = "The mill closed on Friday. ''I view them as fair,'' Admiral Ben Sands said."
    (said,) = [claim for claim in claims_of(body) if "Sands" in claim.exact]
    assert not said.context_needed


def test_a_capital_is_described_before_who_speaks() -> None:
    body = "The fighting ended 40 miles north of Velm, Norland's capital, Roe's aide Ben Doe said."
    assert "Velm is Norland's capital." in [claim.standalone_text for claim in claims_of(body)]


@pytest.mark.parametrize("body", CLOSED)
def test_a_whole_sentence_asks_for_no_context(body: str) -> None:
    assert not claims_of(body)[-1].context_needed


DATES = [
    ("Ana Roe sold 40 cows ahead of the Oct. 8 election.", "ahead of the Oct. 8 election.", True),
    ("Ana Roe challenged Doe to a debate before Monday's vote.", "before Monday's vote.", True),
    ("Roe won the last debate before voters go to the polls on Monday.", "on 12 August 2024.", False),
    ("Ana Roe urged 40 men to vote on Tuesday.", "on Tuesday.", True),
    ("Ana Roe used the rally to tell 40 men to vote on Election Day.", "on Election Day.", True),
    ("Ana Roe agreed to meet 40 men on Tuesday.", "on Tuesday.", True),
    ("Ana Roe came to meet 40 men on Tuesday.", "on 6 August 2024.", False),
    ("The convention got off to a rocky start Monday with 40 men.", "start on 5 August 2024 with", False),
    ("Ana Roe set a vote on 40 laws for Monday.", "for 12 August 2024.", False),
    ("Ben Doe was shot at home last Oct. 23 with 40 men.", "last Oct. 23 with", True),
    ("Ana Roe is trying to regain 40 seats in November.", "in November.", True),
    ("Ana Roe agreed to buy 40 cows in November.", "in November 2023.", False),
    ("Ana Roe found herself in a tight race with 40 men ahead of the caucuses on Monday.", "on Monday.", True),
    ("The pact would end a probe of 40 firms in the past year.", "in the past year.", False),
    ("Ana Roe was held to make the late-November trip with 40 men.", "the late-November trip", False),
    ("Ana Roe asks 40 men to come out and support her in November.", "in November.", True),
    ("A firm was set up in 2010. Ana Roe made 40 gifts that same day.", "that same day.", True),
    ("Forty women led the March of the Mothers in Velm.", "the March of the Mothers", False),
    (
        "Ana Roe sold 40 cows ahead of her fourth event of the day on Monday in Velm.",
        "on 5 August 2024 in Velm.",
        False,
    ),
    ("Ana Roe sold 40 cows the following year.", "the following year.", True),
    ("Ana Roe came in March 2023. The next month, a clerk sold 40 cows.", "In April 2023, a clerk", False),
    ("Ana Roe sold 40 cards calling Christmas a sham.", "Christmas a sham", False),
    ("Ana Roe sold 30 cows earlier this year. Roe has since sold 40 more.", "has since sold 40 more.", False),
    ("Ana Roe will be in Velm this Saturday morning with 40 men.", "in Velm on 10 August 2024 with", False),
    ("Ana Roe left, and yesterday 40 men came.", "On 7 August 2024 40 men came.", False),
    ("Ana Roe said Friday was the worst of 40 days.", "2 August 2024 was the worst", False),
    ("Ana Roe teed up the November showdown with 40 men.", "the November showdown with 40 men.", True),
    ('"The speech that I gave yesterday cost 40 crowns," Ana Roe said.', "gave yesterday cost 40 crowns.", True),
    ("Roe will speak when the case is heard in January.", "is heard in January 2025.", False),
    ("Norland's law took effect on March 23 of this year.", "on 23 March 2024.", False),
    ("Acme has lost 40 jobs since early June.", "since early June 2024.", False),
    ("The family spent Christmas with 40 guests.", "spent Christmas with 40 guests.", False),
    ("The film shows images of Christmas gifts of 40 firms.", "images of Christmas gifts of 40 firms.", False),
    ("Year-earlier results included a gain of $2 million.", "Year-earlier results included", False),
    ("The vote precedes Friday plenary sessions of 40 states.", "precedes 2 August 2024 plenary sessions", False),
]


@pytest.mark.parametrize(("body", "words", "is_open"), DATES, ids=[row[1] for row in DATES])
def test_a_day_in_doubt_is_left(body: str, words: str, is_open: bool) -> None:
    found = [claim for claim in claims_of(body) if words in claim.standalone_text]
    assert found
    assert all(claim.context_needed is is_open for claim in found)


OTHERS = [
    (
        "Norland's state offices closed. Jan Lund, Orrin Secretary of State, said the state's 12 mills shut.",
        "of State's",
    ),
    (
        "Presidents Leon Kuchar of Velm and Boris Yel of Mour signed 12 plans. Kuchar left in May.",
        "Presidents Leon Kuchar left",
    ),
    ("Filmmaker Dinesh D’Souza and Sean O'Brien came. D’Souza has 4 sons. O'Brien has 40 cows.", "Dinesh D "),
    ("Roe, speaking at a rally in Wilmington, N.C., warned of 40 laws.", "N.C. was"),
    ("The board chose NBC's Ben Doe, ABC's Ana Roe, CNN's Jan Lund and Fox's Al Sand in 2015.", "Doe is ABC"),
    ("The judge hearing 40 lawsuits, the Velm-born Ben Doe, quit.", "lawsuits are"),
    ("It saw a rise in the sales of Kenda Airways, the national airline, of 40 percent.", "sales of Kenda Airways is"),
    ("Ana Roe appeared with Fox's Ben Doe and officially endorsed Clay in 2019.", "Doe was officially"),
    ("Ben Doe and Ana Roe sent a letter to Lund, signed by 200 men.", "Roe were signed"),
    ("Poland, Hungary and Velmland joined in 1999 after exchanging 40 prisoners.", "Hungary and Velmland exchanged"),
    ("But opponents said the school might be a target, complained about 40 taxes, and left.", "The school complained"),
    ("Unity does not mean Roe gives up and takes back 40 bills.", "Unity takes"),
    ("It was told by two first-time voters, Ana Roe and Ben Doe, in 40 towns.", "was two"),
    (
        "Ana Roe gave 40 euros to the Ready for Ana PAC, a group. The campaign did not run the super PAC.",
        "super Ana PAC",
    ),
    ("Roe will speak in the campaign of his wife, Ana Roe, with 40 men.", "Roe was the campaign"),
    ("Lund denied Ben Doe, her nominee for the Velm Court, a hearing before 40 men.", "Court was a hearing"),
    ("Ana Crist has 40 donors. Rubio kept money from Crist donors who engage in 40 tactics.", "Crist engage"),
    ('"He said, ‘I was wondering about 40 cows,\'" Ana Roe said.', "’."),
    ("Wednesday added one thing to the list: Sen. Ted Crane of Tarn, a loser, naming 40 men.", "Wednesday named"),
    (
        "Yesterday Ben Mohamed came. Yesterday Mohamed met 40 men and tomorrow he will meet 30.",
        "Yesterday Mohamed will",
    ),
    ("The paper showed that exposure limits set in the ‘90s were 40 percent too high.", "high’"),
]


@pytest.mark.parametrize(("body", "false"), OTHERS, ids=[row[1] for row in OTHERS])
def test_nothing_false_is_put_in(body: str, false: str) -> None:
    assert not any(false in claim.standalone_text for claim in claims_of(body))
