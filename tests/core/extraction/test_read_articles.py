"""What comes out of texts read with everything that is fitted: whole clauses, and whose words they are."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.services.articles.extracting import extract_claims

PUBLISHED = dt.date(2024, 9, 21)

WHOLE = [
    # A relative clause goes with its noun, and what stands behind it with the verb before it.
    ("Acme sold the mill, which then employed 600, for a nominal sum.",
     ["Acme sold the mill, which then employed 600, for a nominal sum", "which then employed 600"]),
    ("Councillors voted to lease the hall, which has stood empty since 2019, to a trust for £1.",
     ["Councillors voted to lease the hall, which has stood empty since 2019, to a trust for £1",
      "which has stood empty since 2019"]),
    ("The council keeps the tower, whose bell has not rung since 2016, and the war memorial.",
     ["The council keeps the tower, whose bell has not rung since 2016, and the war memorial",
      "whose bell has not rung since 2016"]),
    ("The museum owns the manuscript, whose last page is missing, and the letter that came with it.",
     ["whose last page is missing"]),
    ("She gave the ring, which was worth £4,000, to her nurse.",
     ["She gave the ring, which was worth £4,000, to her nurse", "which was worth £4,000"]),
    # A second predicate of the relative clause, and the verb of the clause around it.
    ("A former clerk who took $3 million from the old, and spent most of it on horses, has been jailed for four years.",
     ["A former clerk who took $3 million from the old, and spent most of it on horses, has been jailed for four years",
      "spent most of it on horses"]),
    # A subject goes with its verb behind what interrupts them.
    ("The sample was small and the test, a method not yet cleared by regulators, may pick up dead worms.",
     ["The sample was small", "the test, a method not yet cleared by regulators, may pick up dead worms"]),
    # How many of them are what is told by itself.
    ("The company has hired 315 people so far, 62 percent of them from Dorrance.",
     ["The company has hired 315 people so far", "62 percent of them from Dorrance"]),
    ("Nineteen people were treated in hospital, six of them in a grave condition.",
     ["Nineteen people were treated in hospital", "six of them in a grave condition"]),
    ("In the fiscal year ended Jan. 31, the company reported sales of $59.5 million and pretax profit of $2.9 million.",
     ["In the fiscal year ended Jan. 31, the company reported sales of $59.5 million and pretax profit of $2.9 million"]),
    ("She said 94 per cent of those who voted had backed the strike.",
     ["94 per cent of those who voted had backed the strike"]),
    ("Two bidders, one of them a cinema chain from Leeds, had been given ten days.",
     ["Two bidders, one of them a cinema chain from Leeds, had been given ten days"]),
    # What a clause ends with stays in it.
    ("Turnover slipped 6% to £19.7m after a first season outside the top flight since 2014.",
     ["Turnover slipped 6% to £19.7m after a first season outside the top flight since 2014"]),
    ("The government has promised him 1.1 billion crowns, less than a quarter of what he asked for.",
     ["The government has promised him 1.1 billion crowns, less than a quarter of what he asked for"]),
    # Whose somebody is goes with them, and what else was done is told beside what was done.
    ("Ana Roe said her colleague had not worked on the case.", ["her colleague had not worked on the case"]),
    ("Tom Lunt ended the drought after nine minutes, turning in a cross from the winger Sam Kay for his first goal since "
     "March.", ["Tom Lunt ended the drought after nine minutes"]),
    ("The bridge closed on Monday; half of the 40 roads, the mayor said, will stay shut until June.",
     ["The bridge closed on Monday", "half of the 40 roads, the mayor said, will stay shut until June"]),
    ("Fellgate Homes expects to spend £6.4m on it, of which £1.9m will come from the fund.",
     ["of which £1.9m will come from the fund"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), WHOLE)
def test_claims_have_all_of_their_clause(body: str, expected: list[str]) -> None:
    found = [claim.exact for claim in extract_claims(body, published=PUBLISHED).claims]
    assert [words for words in expected if words not in found] == []


BROKEN = [
    ("Turnover slipped 6% to £19.7m after a first season outside the top flight since 2014.",
     "Turnover slipped 6% to £19.7m"),
    ("In a statement read to the court, a retired teacher said she had lost £40,000.",
     "In a statement read to the court"),
    ("Randall Pike, 44, of Dunmore, who owns the barn, is charged with 61 counts of theft.",
     "44, of Dunmore, who owns the barn"),
    ("Roe didn’t say exactly what the best data show, but the comparison is largely accurate.",
     "Roe didn’t say exactly what the best data show"),
    ("The government has promised him 1.1 billion crowns, less than a quarter of what he asked for.",
     "him 1.1 billion crowns, less than a quarter of what he asked for"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "words"), BROKEN)
def test_no_claim_is_a_part_of_a_clause(body: str, words: str) -> None:
    assert words not in [claim.exact for claim in extract_claims(body, published=PUBLISHED).claims]


SPEAKERS = [
    # Whoever is told by what they own, head or do.
    ("The mine employs 4,000 people, the mine's owner said.", "The mine employs", "mine's owner"),
    ("Some 40 were hurt, the town's mayor told reporters.", "Some 40", "town's mayor"),
    ("The clinic's director, who would give no name, said 12 nurses had left.", "12 nurses", "clinic's director"),
    ("He owed bookmakers €90,000 by 2012, counsel said.", "He owed", "counsel"),
    ("The school's head teacher, Dan Orme, was away. The head teacher said 40 pupils were ill.", "40 pupils",
     "Dan Orme"),
    ("A retired schoolteacher (88) said she had lost £40,000.", "she had lost", "retired schoolteacher"),
    ("A group of 40 doctors warned that 300 beds would close.", "300 beds", "group of 40 doctors"),
    # A verb of saying that is also a plural, behind what was said.
    ("Some 430 million people are infected, the World Health Organization estimates.", "Some 430",
     "World Health Organization"),
    ("Ohio has a shortage of about 4,300 such technicians, the college estimates.", "Ohio has", "college"),
    ("The ship's captain, who would not give his name, said 40 crates were lost.", "40 crates", "ship's captain"),
    ("Some 300 trains were cancelled, the operator reckons.", "Some 300", "operator"),
    ("Each idle ship costs its charterer $40,000 a day, shipping agents estimate.", "Each idle", "shipping agents"),
    ("Experts reckon that fewer than 20 organs by Harker & Dunn still work.", "fewer than 20", "Experts"),
    ("The grandmother of Ben Doe said she had lost $40.", "she had lost", "grandmother of Ben Doe"),
    # Names.
    ("The Information Commissioner's Office said 40 firms had been fined.", "40 firms",
     "Information Commissioner's Office"),
    ("In a letter to clients seen by Stackwatch, Tandem puts the number of victims at 2.7 million.", "In a letter",
     "Tandem"),
    ("Sen. Dale Purvis, R-Tallow, who wrote the bill, left in May.", "who wrote the bill", None),
    ("One in five homes is insured, says the Bishop of Tavy, the Rt Rev Alice Ennor.", "One in five", "Alice Ennor"),
    ("The two ships employ 260 crew, the Seamen's Union said.", "The two ships", "Seamen's Union"),
    ("Our correspondent, Jude Amery, writes: Gusts reached 109mph at Pendour Head.", "Gusts", "Jude Amery"),
    ("Ross and Jenny Hallam farm near Mour. Three passes have cost $157,000, Mr Hallam said.", "Three passes",
     "Hallam"),
    ("The review of the Melling bypass, published on 29 March, found that 40 trips were slower.", "40 trips",
     "review of the Melling bypass"),
    # What a source interrupts is its own clause alone, and what happened first is nobody's words.
    ("The bridge closed on Monday; half of the 40 roads, the mayor said, will stay shut until June.", "The bridge closed",
     None),
    ("The mill shut in May; by winter, Ana Roe reckons, half of the 40 shops will be empty.", "The mill shut", None),
    ("Later in the show, after the Doe interview concluded, Maher stated that the report was not good.",
     "the Doe interview", None),
    # "It" is none of several.
    ("The unions said the deal is subject to a vote.\n\nAcme, which makes 40 cars a day, would close 12 shops. It has said "
     "it hopes to control 5% of the business by 2030.", "it hopes", None),
    # What is said of some of them is said as well; what happened before is the outlet's.
    ("The ships employ 260 crew, about 40 of whom will lose their jobs, the union said.", "about 40 of whom", "union"),
    ("The fire, which began at dawn, killed six, police said.", "which began at dawn", None),
    ("The fire killed nine people, police said on Friday, three weeks after a similar blaze destroyed a mill.",
     "three weeks after", None),
    ("Shelling killed at least seven people and cut off water to 40,000 others, the ministry said.", "cut off water",
     "ministry"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "words", "speaker"), SPEAKERS)
def test_the_words_are_of_who_said_them(body: str, words: str, speaker: str | None) -> None:
    found = [claim for claim in extract_claims(body, published=PUBLISHED).claims if claim.exact.startswith(words)]
    assert found
    assert {claim.speaker for claim in found} == {speaker}


SINCE = [
    ("The grant was frozen in March 2023. Forty-four loggers have since fallen silent.", "2023-03/.."),
    ("It closed in May 2019 and has since reopened under 40 owners.", "2019-05/.."),
    ("He joined in January 2016. He has scored five goals since.", "2016-01/.."),
    ("The school shut in October 2023. Since then 300 pupils have left.", "2023-10/.."),
    ("The school reopened in fall 2022. Since then it has hired 40 people.", "2022-23/.."),
    ("The mill shut in the third quarter of 2022 and has since been sold for $40 million.", "2022-35/.."),
]


@pytest.mark.parametrize(("body", "expected"), SINCE)
def test_since_alone_opens_from_the_date_before(body: str, expected: str) -> None:
    claims = extract_claims(body, published=PUBLISHED).claims
    assert expected in [time.edtf for time in claims[-1].times]


@pytest.mark.parametrize(
    ("when", "timex", "text"),
    [
        ("in the fall of 2022", "2022-FA", "Since fall 2022 300 pupils have left."),
        ("in the winter of 2022", "2022-WI", "Since winter 2022-23 300 pupils have left."),
        ("in the third quarter of 2022", "2022-Q3", "Since the third quarter of 2022 300 pupils have left."),
        ("in the first half of 2022", "2022-H1", "Since the first half of 2022 300 pupils have left."),
        ("in October 2022", "2022-10", "Since October 2022 300 pupils have left."),
    ],
)
def test_since_then_is_written_out_as_the_part_of_a_year_before(when: str, timex: str, text: str) -> None:
    claim = extract_claims(f"The school shut {when}. Since then 300 pupils have left.", published=PUBLISHED).claims[-1]
    assert [time.timex for time in claim.times] == [timex]
    assert claim.standalone_text == text


@pytest.mark.parametrize("day", ["in October 2022", "on 4 October 2022"])
def test_ever_since_then_keeps_its_since(day: str) -> None:
    body = f"The school shut {day}. Ever since then 300 pupils have left."
    claim = extract_claims(body, published=PUBLISHED).claims[-1]
    assert claim.standalone_text == f"Ever since {day.split(maxsplit=1)[1]} 300 pupils have left."


def test_since_alone_without_a_date_and_as_because_is_no_time() -> None:
    for body in ("Forty-four loggers have since fallen silent.", "He left in 2019 since the firm had lost £4m."):
        claims = extract_claims(body, published=PUBLISHED).claims
        assert all("/.." not in (time.edtf or "") for claim in claims for time in claim.times)


@pytest.mark.parametrize(
    ("body", "value", "unit"),
    [
        ("There are about 30 of us left in Britain making cheese.", 30, "person"),
        ("The Unity Party took 17 of the 36 seats on Saturday. The Reef Alliance won 15, its best result.", 15, "seat"),
        ("The tubes cost about 9,000 Canadian dollars apiece. Verkhny Log has eleven tubes.", 11, "tube"),
    ],
)
def test_bare_figures_count_what_the_text_tells(body: str, value: int, unit: str) -> None:
    figures = [figure for claim in extract_claims(body, published=PUBLISHED).claims for figure in claim.quantities]
    assert (value, unit) in [(figure.value, figure.unit) for figure in figures]


def test_a_number_in_words_is_no_sum_of_the_money_before() -> None:
    body = "The tubes cost about 9,000 Canadian dollars apiece. Verkhny Log has eleven."
    figures = [figure for claim in extract_claims(body, published=PUBLISHED).claims for figure in claim.quantities]
    assert (11, "Canadian dollar") not in [(figure.value, figure.unit) for figure in figures]


POSTED = [
    ("The council spent £40m on a bridge nobody uses. via @truthwatcher #scandal #waste",
     ["The council spent £40m on a bridge nobody uses"]),
    ("BREAKING: 12,000 nurses left the NHS last year 😡😡 #SaveOurNHS\n\nPhoto: Ann Lee/Getty\n\n— Tom Baxter, Leeds",
     ["12,000 nurses left the NHS last year"]),
    ("RT @newsdaily: The mayor has cut the bus budget by 30%.", ["The mayor has cut the bus budget by 30%"]),
    ("@joebloggs The bridge was closed for 14 months.", ["The bridge was closed for 14 months"]),
    # Entries of a live page, datelines and what a wire is called.
    ("13:40 The lifeboat has been launched five times since dawn.",
     ["The lifeboat has been launched five times since dawn"]),
    ("DORRANCE, Ohio, May 17, 2022 /WireHub/ -- Helion Inc. opened its third factory in May.",
     ["Helion Inc. opened its third factory in May"]),
    ("HAVENPORT, N.Y. ― The mayor closed 40 clinics in May.", ["The mayor closed 40 clinics in May"]),
    ("TOKYO--(BUSINESS WIRE)--Kaito Corp. sold 40 ships in 2023.", ["Kaito Corp. sold 40 ships in 2023"]),
    ("PARIS (AFP) — The rail operator said on Monday 300 trains had been cancelled.", ["300 trains had been cancelled"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), POSTED)
def test_what_stands_around_the_words_of_a_post_is_no_claim(body: str, expected: list[str]) -> None:
    assert [claim.exact for claim in extract_claims(body, published=PUBLISHED).claims] == expected


def test_items_under_a_headline_are_read_one_by_one() -> None:
    body = (
        "NORVIK CUTS OUTLOOK\n\n* Second-quarter profit fell to 212 million crowns from 305 million\n"
        "* Revenue rose by 1.4% in the quarter to 1.83 billion crowns\n* Shares fell 11% in early trade in Oslo on Friday\n"
    )
    assert len(extract_claims(body, published=PUBLISHED).claims) == 3


def test_a_place_is_what_its_owner_makes_of_it() -> None:
    body = "On Friday, Ben Doe met 40 men at Marsk Hall, Ms. Roe's private club."
    texts = [claim.standalone_text for claim in extract_claims(body, published=PUBLISHED).claims]
    assert "In September 2024 Marsk Hall was Ms. Roe's private club." in texts
