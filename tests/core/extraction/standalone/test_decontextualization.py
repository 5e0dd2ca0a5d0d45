"""Standalone texts: what is written out from the article, and what is left and marked."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.extraction.spans.claim_spans import SpanKind
from tests.core.extraction.span_fakes import extract_told

PUBLISHED = dt.date(2020, 2, 22)


def last(body, headline=None):
    return extract(body, published=PUBLISHED, headline=headline).claims[-1]


def texts(body):
    """The claims of a text, written out."""
    return [claim.standalone_text for claim in extract(body, published=PUBLISHED).claims]


def test_an_age_keeps_its_second_comma() -> None:
    body = "Ana Ruiz, 54, who runs the port, was fined $40,000 in 2019."
    assert "Ana Ruiz, 54, was fined $40,000 in 2019." in texts(body)


def test_somebodys_name_keeps_its_second_comma_and_is_not_who_is_with_them() -> None:
    body = "Ana Ruiz left. Her former deputy, Ben Doe, with whom she shared a flat for eight years, was fined $40,000."
    found = texts(body)
    assert "Ana Ruiz's former deputy, Ben Doe, was fined $40,000." in found
    assert not any("Ben Doe shared" in text for text in found)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("The council met on Friday.", "The council met on 21 February 2020."),
        ("The council met Friday.", "The council met on 21 February 2020."),
        ("Ana Ruiz won last year's election.", "Ana Ruiz won 2019's election."),
        ("Sales fell last month.", "Sales fell in January 2020."),
        ("Exports fell between July and August.", "Exports fell between July and August 2019."),
        ("Exports fell in the three months to July.", "Exports fell in the three months to July 2019."),
        (
            "Acme will shut the mill in the first half of next year.",
            "Acme will shut the mill in the first half of 2021.",
        ),
        (
            "Acme sold 40 cars, down from 60 in the same period last year.",
            "Acme sold 40 cars, down from 60 in the same period in 2019.",
        ),
        ("Debt stood at $40 a head at the end of last year.", "Debt stood at $40 a head at the end of 2019."),
        (
            "Mayor Tobi Ruiz left. Ruiz, 22, who has made three films, resigned.",
            "Tobi Ruiz has made three films.",
        ),
        ("Ana Ruiz will leave Acme next summer.", "Ana Ruiz will leave Acme in summer 2020."),
        ("A vote of members is expected in the autumn.", "A vote of members is expected in the autumn of 2020."),
        ("Ana Ruiz will leave Acme at Easter.", "Ana Ruiz will leave Acme at Easter 2020."),
        ("The council met on Tuesday night.", "The council met on the night of 18 February 2020."),
        ("Sales were 5% higher than last year.", "Sales were 5% higher than in 2019."),
        ("Leeds had its wettest January since 1990.", "Leeds had its wettest January since 1990."),
        ("The bank kept the rate until at least June.", "The bank kept the rate until at least June 2019."),
        ("The law was passed in 1998.", "The law was passed in 1998."),
        ("Ana Ruiz left Oslo. She joined Acme in 2018.", "Ana Ruiz joined Acme in 2018."),
        ("Mayor Ana Ruiz left. Ruiz joined Acme in 2018.", "Ana Ruiz joined Acme in 2018."),
        ("The bridge opened in 1998 and cost $40 million.", "The bridge cost $40 million."),
        (
            "The fleet has 31 trawlers. Seven of them were laid up in 2019.",
            "Seven of the trawlers were laid up in 2019.",
        ),
        (
            "Jane Roe, after she left the army in 1998, ran two hotels.",
            "Jane Roe, after she left the army in 1998, ran two hotels.",
        ),
        ("Trawlers fill the port. Seven of them were laid up in 2019.", "Seven of the trawlers were laid up in 2019."),
        (
            "In 2012 there were 900 Dutch engineers. There were 130 of them in 2019.",
            "There were 130 of the Dutch engineers in 2019.",
        ),
        (
            "The vote, which took place in Oslo on Friday, was close.",
            "The vote took place in Oslo on 21 February 2020.",
        ),
        (
            "Shares in the firm, which have lost a third of their value, fell.",
            "Shares in the firm have lost a third of their value.",
        ),
        (
            "It met the cost of places for children in care, which has trebled to $41 million.",
            "The cost of places for children in care has trebled to $41 million.",
        ),
        (
            "The jab is cheap, said Dr Ana Ruiz of the Lake Institute in Mour, who led the trial in 2019.",
            "Ana Ruiz led the trial in 2019.",
        ),
        (
            "It was denied by Otto Brandt, chairman of the Anglers' Association, which has 182 members.",
            "The Anglers' Association has 182 members.",
        ),
    ],
)
def test_written_out(body, text):
    claim = last(body)
    assert claim.standalone_text == text
    assert not claim.context_needed
    for addition in claim.additions:
        assert addition.reason
        assert addition.span.end <= len(text)


def test_a_person_is_from_a_place():
    body = "The winner, Marco Delaz of Italy, averaged 118 km."
    assert "In February 2020 Marco Delaz was from Italy." in texts(body)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Northgate Systems lost $2 million in May. Northgate said it would cut 300 jobs.",
         "Northgate Systems would cut 300 jobs."),
        ("Leeds City Council met on Monday. The council cut 40 jobs.", "The Leeds City Council cut 40 jobs."),
        ("Mayor Ana Ruiz left Oslo on Monday. It rained. The mayor sold two houses in 2019.",
         "Ana Ruiz sold two houses in 2019."),
        ("Ana Ruiz was jailed for stealing $2 million from a school.", "Ana Ruiz stole $2 million from a school."),
        ("Ana Ruiz, whose house burned down in 2019, moved.", "Ana Ruiz's house burned down in 2019."),
        ("Ana Ruiz gave a speech, in which she praised the police in 2019.",
         "Ana Ruiz praised the police in 2019 in a speech."),
        ("The pools in Leeds, which were built in 1974 and need repairs costing $9 million, will shut.",
         "The pools in Leeds need repairs costing $9 million."),
        ("Turnout was 68 percent, seven points higher than in 2018.",
         "Turnout was 68 percent, seven points higher than in 2018."),
        ("Turnout was 68 percent, seven points higher than last year.",
         "Turnout was 68 percent, seven points higher than in 2019."),
        ("The fund holds $4 million, and last month the office sold 40 cars.", "In January 2020 the office sold 40 cars."),
        ("Ana Ruiz lost, and last year she missed 61 votes.", "Ana Ruiz lost, and in 2019 she missed 61 votes."),
        ("Ben Roe, whom police questioned for six hours in 2019, was freed.",
         "Police questioned Ben Roe for six hours in 2019."),
        ("The firm's president, Dr. Otto Brandt, sold 40 cars.", "In February 2020 Otto Brandt was the firm's president."),
        ("The board's chairman, Sir Otto Brandt, sold 40 cars.", "In February 2020 Otto Brandt was the board's chairman."),
        ("Ana Ruiz left in 2018. The bank closed 40 branches that day.", "The bank closed 40 branches that day."),
        ("Cases usually peak in April.", "Cases usually peak in April."),
        ("Ana Ruiz sold 40 houses in a January auction.", "Ana Ruiz sold 40 houses in a January 2020 auction."),
        ("The storm that struck Leeds in 2019 killed 14 people and left 2,300 without power.",
         "The storm that struck Leeds in 2019 left 2,300 without power."),
        ("Firms that export steel lost 4 billion euros in 2019 and cut 9,000 jobs.",
         "Firms that export steel cut 9,000 jobs."),
        ("The man who shot the mayor and fled in 2017 was jailed for nine years.",
         "The man who shot the mayor and fled in 2017 was jailed for nine years."),
        ("The firm denied claims. The ministry said it had hired 300 nurses.", "The ministry had hired 300 nurses."),
        ("A British bank said it would close 40 branches.", "The British bank would close 40 branches."),
        ("The painting was stolen in 1990, found in a cellar in 2003 and sold for 4 million dollars.",
         "The painting was found in a cellar in 2003 and sold for 4 million dollars."),
        ("Two men were arrested on Friday, questioned for six hours and released without charge.",
         "Two men were questioned for six hours and released without charge."),
        ("The bill was approved by the house in May, rejected by the senate in June and adopted in July.",
         "The bill was rejected by the senate in June 2019 and adopted in July 2019."),
        ("Ana Ruiz left Acme. Its chairman, Otto Brandt, sold two houses and cut costs by 15 percent.",
         "Otto Brandt cut costs by 15 percent."),
        ("The new stadium, due to open in August, will seat 42,000.", "The new stadium is due to open in August 2020."),
        ("The sea wall, built in 1974 and repaired twice, protects 8,100 homes.",
         "The sea wall was built in 1974 and repaired twice."),
        ("The pool drew 1,200 bathers on a hot Sunday.", "The pool drew 1,200 bathers on a hot Sunday."),
        ("On a Sunday in May 40 people came.", "On a Sunday in May 2019 40 people came."),
        ("It was the wettest November since 1891.", "It was the wettest November since 1891."),
        ("Sales fell 4% in an unusually warm October.", "Sales fell 4% in an unusually warm October."),
        ("Turnout was the lowest of any Saturday vote since 1990.",
         "Turnout was the lowest of any Saturday vote since 1990."),
        ("The last Saturday in October brought 4,000 visitors.", "26 October 2019 brought 4,000 visitors."),
        ("The strike on the last Friday of the month cost 40 million euros.",
         "The strike on the last Friday of the month cost 40 million euros."),
        ("Together, the two farms supplied 70 per cent of the milk until one of them went bankrupt.",
         "Together, the two farms supplied 70 per cent of the milk until one of them went bankrupt."),
        ("Between them, the three firms employed 700 people before the mine closed in 2014.",
         "The mine closed in 2014."),
        ("The bridge, closed since March 2018, carried 14,000 cars a day.", "The bridge has been closed since March 2018."),
        ("Of the 12 boats on this coast, seven are old and two have been out of service since Easter.",
         "Two of the 12 boats on this coast have been out of service since 21 April 2019."),
        ("Of those arrested, 30 were under 18 and four were police officers.",
         "Four of those arrested were police officers."),
        ("Acme received 43 reports of loose wheels, five of which had led to injuries.",
         "Five of the 43 reports of loose wheels had led to injuries."),
        ("The ship carried 300 migrants from Norland, 14 of whom drowned.",
         "14 of the 300 migrants from Norland drowned."),
        ("The fire destroyed the library's 900 books, 12 of which had never been copied.",
         "12 of the library's 900 books had never been copied."),
        ("The war killed 3,000 people in Syria, of whom 400 were children.",
         "400 of the 3,000 people in Syria were children."),
        ("The school, whose 640 pupils come from 31 countries, won in 2019.",
         "The school's 640 pupils come from 31 countries."),
        ("With 61% of the vote counted, Roe led by 4,000 votes.",
         "With 61% of the vote counted, Roe led by 4,000 votes."),
        ("So far this year 41 cyclists have been killed.", "So far in 2020 41 cyclists have been killed."),
        ("The sensor costs less than a dollar and lasts ten years.", "The sensor lasts ten years."),
        ("The storm is the worst to hit Leeds since 1974, when 71 people were killed.",
         "71 people were killed in 1974."),
        ("The strike was the first since May 2011, when 4,000 drivers stopped work.",
         "4,000 drivers stopped work in May 2011."),
        ("She was born in Orrin, which has 40,000 inhabitants.", "Orrin has 40,000 inhabitants."),
        ("A spokesman for the airline confirmed that flight NA214 had turned back after 40 minutes.",
         "Flight NA214 had turned back after 40 minutes."),
        ("After the mine closed in 1998, the council bought the land and built 300 homes.",
         "The council built 300 homes."),
        ("When the war began in 2011, the town had 40,000 people and exported 300 tonnes of olives.",
         "The town exported 300 tonnes of olives."),
        ("A petition to save the building, signed by 7,300 people in a week, was handed to the mayor.",
         "A petition to save the building was signed by 7,300 people in a week."),
        ("The stake is worth 310 million euros at Friday's price.",
         "The stake is worth 310 million euros at 21 February 2020's price."),
        ("Having lost two elections, Roe resigned in May 2019 and moved to Velia.", "Roe moved to Velia."),
        ("Neither Norland nor Velia has ratified the treaty, which 43 countries have signed.",
         "Neither Norland nor Velia has ratified the treaty."),
        ("Norland has ratified the treaty, which 43 countries have signed.", "43 countries have signed the treaty."),
        ("The vote, the third in two years, was boycotted by four parties.", "The vote was the third in two years."),
        ("Since the start of the year, 214 people have drowned.", "Since the start of 2020, 214 people have drowned."),
    ],
)  # fmt: skip
def test_made_plain_by_the_article(body, text):
    assert text in texts(body)


def test_nobody_is_the_child_of_a_place():
    body = "Ana Ruiz was born in 1955 in Pell, the daughter of a miner."
    assert texts(body) == [body]


def test_words_of_a_quotation_that_began_before_get_their_opening_mark():
    body = '"No bullets were fired in 2019. We do not even own any," Ana Ruiz said.'
    assert '"We do not even own any," Ana Ruiz said.' in texts(body)


def test_what_was_named_alone_before_is_no_surname():
    body = "Norland left the talks in May. Radio Norland sent 40 men. Norland lost $3 million in 2019."
    assert last(body).standalone_text == "Norland lost $3 million in 2019."


def test_a_describing_word_is_no_first_name():
    body = (
        "Most Florida Latinos voted in 2012. Some 84 percent of Latinos voted in 2016. Islamic State lost. "
        "The State won in 2017."
    )
    found = texts(body)
    assert not any("percent of Florida Latinos" in text or "The Islamic State" in text for text in found)


def test_a_date_behind_a_preposition_takes_no_other():
    claim = extract("The party marched toward November with 40 members.", published=PUBLISHED).claims[0]
    assert "toward in" not in claim.standalone_text


@pytest.mark.parametrize(
    ("body", "opening", "text"),
    [
        (
            "The board has 14 members, two of whom were elected in 2019.",
            "two",
            "Two of the 14 members were elected in 2019.",
        ),
        (
            "The clinic near Orrin, which treats 300 patients a day, has two doctors.",
            "which",
            "The clinic near Orrin treats 300 patients a day.",
        ),
    ],
)
def test_a_part_of_a_group_without_an_owner_and_what_may_be_said_of_a_place_stay_open(body, opening, text):
    claims = extract(body, published=PUBLISHED).claims
    told = next(claim for claim in claims if claim.exact.startswith(opening))
    assert told.standalone_text == text
    assert told.context_needed


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "Norland paid farms in Mour 600 million dollars, half of which was lost.",
            "Half of the 600 million dollars was lost.",
        ),
        ("Shares in Norsk Oil, which owns 14 wells, fell by 9 percent.", "Norsk Oil owns 14 wells."),
        ("Police in Mour, which has 90,000 people, shot a man.", "Mour has 90,000 people."),
        (
            "The report, a copy of which was sold in May 2019, blames 12 men.",
            "A copy of the report was sold in May 2019.",
        ),
        ("Ana Ruiz wrote a letter, parts of which were printed in 2019.", "Parts of the letter were printed in 2019."),
        ("In the winter, storms damaged 300 homes.", "In the winter of 2019-20, storms damaged 300 homes."),
        ("In the spring, wolves killed 40 sheep.", "In the spring of 2019, wolves killed 40 sheep."),
        ("In the spring of last year, 40 sheep were killed.", "In the spring of 2019, 40 sheep were killed."),
        ("The fall of the government cost $2 billion.", "The fall of the government cost $2 billion."),
        ("The fall to 3 percent surprised the bank.", "The fall to 3 percent surprised the bank."),
        ("After the fall, Ana Ruiz sold 40 homes.", "After the fall, Ana Ruiz sold 40 homes."),
        ("The winter of discontent cost 4 million votes.", "The winter of discontent cost 4 million votes."),
        ("The Monday morning train was late 90 times.", "The Monday morning train was late 90 times."),
        ("Monday night's fire killed two men.", "Monday night's fire killed two men."),
        ("Saturday Night Live has had 900 guests.", "Saturday Night Live has had 900 guests."),
        (
            "Between Friday night and Sunday morning, 14 people drowned.",
            "Between Friday night and Sunday morning, 14 people drowned.",
        ),
        (
            "On Sunday afternoon and evening, 300 trains were late.",
            "On Sunday afternoon and evening, 300 trains were late.",
        ),
        ("The Easter Rising killed 485 people.", "The Easter Rising killed 485 people."),
        ("The Christmas market drew 2 million people.", "The Christmas market drew 2 million people."),
        ("The shop sold 300 Easter eggs at Easter.", "The shop sold 300 Easter eggs at Easter 2019."),
        ("On Friday night Ana Ruiz sold 40 cows.", "On the night of 21 February 2020 Ana Ruiz sold 40 cows."),
        ("Two of the ministers, both of whom voted for the war, resigned.", "Both of them voted for the war."),
    ],
)
def test_what_is_put_in_says_no_more_than_the_text(body: str, text: str) -> None:
    assert text in texts(body)


@pytest.mark.parametrize(
    "body", ["The law makes it hard to sack 40 workers.", "The rule makes it easier for 300 firms to build."]
)
def test_it_may_stand_for_what_follows(body: str) -> None:
    assert [claim.context_needed for claim in extract(body, published=PUBLISHED).claims] == [False]


def test_what_somebody_is_charged_with_is_no_deed_of_the_charges():
    assert not any("harges of bribed" in text for text in texts("He was jailed on charges of bribing 14 judges."))


@pytest.mark.parametrize(
    ("body", "opening"),
    [
        ("Two climbers fell in 2019. One lost three fingers; the other was unharmed.", "the other"),
        ("The ship had 40 people on board. The rest were saved by a trawler in 2019.", "The rest"),
        ("Norland and Velia signed the treaty in 2011. The latter was suspended in 2019.", "The latter"),
        ("Ana Ruiz took over the Leeds orchestra in 2014. Ten years later it has cleared its debts.", "Ten years"),
    ],
)
def test_what_stands_for_something_named_before_stays_open(body, opening):
    claims = extract(body, published=PUBLISHED).claims
    assert [claim.context_needed for claim in claims if claim.exact.startswith(opening)] == [True]


def test_what_only_tells_an_age_is_no_claim():
    claims = extract("Roe was playing in Leeds clubs before he was 20.", published=PUBLISHED).claims
    assert [claim.exact for claim in claims] == ["Roe was playing in Leeds clubs before he was 20"]


def test_whoever_is_quoted_speaks_of_others():
    claims = extract('"She stole $2 million in 2019," Ana Ruiz told the court.', published=PUBLISHED).claims
    stolen = next(claim for claim in claims if "stole" in claim.exact and claim.speaker == "Ana Ruiz")
    assert stolen.standalone_text.startswith("She stole")
    assert stolen.context_needed


def test_additions_mark_what_was_added():
    for claim in extract(
        "It rained. Turnout was 68 percent, seven points higher than in 2018.", published=PUBLISHED
    ).claims:
        for addition in claim.additions:
            assert claim.standalone_text[addition.span.start : addition.span.end].strip() not in ("s", "m", "t")


def test_the_war_gets_its_place_from_the_headline():
    body = "The war has killed 900 people since 2011."
    assert last(body, "Syrian truce holds").standalone_text == "The war in Syria has killed 900 people since 2011."


def test_two_countries_leave_the_war_without_a_place():
    body = "The war has killed 900 people since 2011."
    assert last(body, "Syria and Iraq talk").standalone_text == body


@pytest.mark.parametrize(
    "body",
    [
        "They lost 40 jobs in 2019.",
        "Ana Ruiz met Joan Roe in Oslo. She resigned in 2019.",
        "Its sales fell by 5 percent.",
        "The tram is new. The council approved it in 2019 by 31 votes.",
        "The bill is ready. 47 members have signed it.",
        "Exports rose. In 2019 the office revised that figure to 8 percent.",
        "The mine is shut. Police arrested him in May 2019.",
        "The fleet is old. Seven of them were laid up in 2019.",
        "Ana Ruiz met Joan Roe in Oslo. The two signed a pact on forests in 2019.",
        "In Oslo, 40,000 people marched against her government in 2019.",
        "The quake hit Kela. The army sent 400 soldiers there.",
        "In its first year, 12 shops opened in 2019.",
        "The battle was lost. For the army it became the third defeat in 2019.",
    ],
)
def test_what_is_not_plain_stays_and_is_marked(body):
    claim = last(body)
    assert claim.context_needed
    assert claim.standalone_text == claim.exact.removesuffix(".") + "."


def test_the_speaker_of_a_saying_is_named():
    claim = last('Ana Ruiz left Oslo on Monday. "It is a shame," said Joan Roe. "We should act," she added.')
    assert claim.standalone_text == '"We should act," Joan Roe added.'


def test_quoted_words_are_not_changed():
    claim = last('Ana Ruiz said the war "was a disgrace for the country last year".', "Syrian truce holds")
    assert '"was a disgrace for the country last year"' in claim.standalone_text


def test_office_holders_are_dated():
    body = "Minister of Trade Ana Ruiz said sales fell 5%."
    assert "In February 2020 Ana Ruiz was Minister of Trade." in texts(body)


@pytest.mark.parametrize(
    "body",
    [
        "The fleet has 31 trawlers, seven of them from Oslo.",
        "A minister sold her house in Oslo for $2 million.",
        "The two banks signed a pact in 2019.",
        "The army went to Oslo in 2019 and lost 40 soldiers there.",
        "There were 40 arrests in Oslo in 2019.",
        "Ana Ruiz, who lost her seat in 2019, lives in Oslo.",
        "In its first year, Acme opened 12 shops.",
        "For her crimes, Joan Roe was jailed for 12 years.",
    ],
)
def test_what_points_back_to_its_own_words_is_plain(body):
    assert not last(body).context_needed


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("In 1963 Ana Ruiz married Ben Roe. She moved to Oslo in 1970.", "Ana Ruiz moved to Oslo in 1970."),
        ("Ana Ruiz left Oslo in 1961. She met Ben Roe. She moved to Leeds in 1970.",
         "Ana Ruiz moved to Leeds in 1970."),
        ("The bank sued the widow of Ben Roe in 1990. He had owed $3 million.", "Ben Roe had owed $3 million."),
        ("Ben Roe, the owner of Norrbank, cut 40 jobs in May. He sold 12 homes.", "Ben Roe sold 12 homes."),
        ("Ben Roe is the son of Ana Lind. He sold 40 homes.", "Ben Roe sold 40 homes."),
        ("Ana Ruiz won a place at St Brannock's College in 1952. She left it in 1955.", "Ana Ruiz left it in 1955."),
    ],
)  # fmt: skip
def test_a_pronoun_goes_on_about_the_same_person(body, text):
    assert last(body).standalone_text == text


@pytest.mark.parametrize(
    "body",
    [
        "Tova Carrow left Oslo. A second defendant, Carrow's brother Egil, denied it. He was cleared in 2019.",
        "Tova Carrow left. The fraud emerged when the daughter of one resident rang. She hired a lawyer in 2019.",
        "Tova Stensrud argued that Ebba Kallas had fled. If convicted, he could face ten years in prison.",
        "Ben Roe left Oslo. Ana Ruiz came. Roe's wife, Colette, wept in court. She had sat there for nine days.",
        "Ana Ruiz met the son of Ben Roe in 1990. He sold 40 homes.",
        "Ana Ruiz hired Ben Roe's brother in May. He sold 40 homes.",
        "Police held Ben Roe's friend in May. He had sold 12 cars.",
        "The firm paid Ana Ruiz's lawyer $3 million. She sold 40 homes in May.",
        "Ana Ruiz spoke. The minister sold 40 flats before she resigned in 2019.",
        "Ana Ruiz lost. The president owns two flats; another ten belong to a fund that she chaired until 2019.",
        "Ana Ruiz wrote a book. Her editor, Ebba Delany, recalled that she sent back a check for $12,000.",
        "In 1990 the daughter of Ana Ruiz was born. She sold 40 homes in 2019.",
        "He was painted in 1961 by Otto Brandt, who worked in Oslo. Today he appears on 40 mugs.",
    ],
)
def test_a_pronoun_that_may_be_somebody_else_stays(body):
    claim = last(body)
    assert claim.context_needed
    assert {"he", "she"} & set(claim.standalone_text.lower().split())


def test_whoever_adds_something_speaks_of_others():
    body = "Ossian Marsh said the client was ashamed. She had repaid $15,000, he said."
    assert last(body).standalone_text == "She had repaid $15,000."


def test_a_clock_time_to_come_is_of_no_day_that_is_over():
    claim = last("The council met on Monday. The next report will be issued at 18:00.")
    assert claim.times[0].start == PUBLISHED


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Ana Ruiz was the engineer behind the filter that bears her name and is used by 60 million people.",
         "The filter is used by 60 million people."),
        ("Rovers travel to Oslo without Ana Ruiz, who limped off in May and is expected to miss three games.",
         "Ana Ruiz is expected to miss three games."),
        ("The plant, which opens in 2027, will create 320 jobs and cut costs by 5%.", "The plant will cut costs by 5%."),
        ("Ana Ruiz lent Roe $90,000 in 2018 and never got it back.", "Ana Ruiz never got it back."),
        ("Ben Doe wrote the song that opens the film and is still played by 40 stations.",
         "The song is still played by 40 stations."),
        ("Acme took delivery of the Orrin Sola, which was built in 2019.", "The Orrin Sola was built in 2019."),
        ("In return, Acme will release 40 homes, pay every tenant a grant of $1,000 and set aside 12 shops.",
         "In return, Acme will set aside 12 shops."),
    ],
)  # fmt: skip
def test_a_predicate_that_shares_its_subject_has_it(body, text):
    assert last(body).standalone_text == text


OWN_PREDICATES = [
    ("Roe drove the car that was stolen in Leeds and was arrested on Monday.", "Roe was arrested"),
    ("Lind backs the plan that cost 300 jobs and was elected mayor in May.", "Lind was elected mayor"),
    ("Ben Roe thanks the nurse who saved him and was released from hospital on Friday.", "Ben Roe was released"),
    ("He owns the firm that was fined $3 million and was arrested on Friday.", "He was arrested"),
    ("Police released the suspect who was identified and were criticized in May.", "Police were criticized"),
    ("Ben Roe sold the firm that makes tea and is jailed in Leeds.", "Ben Roe is jailed"),
    ("Ben Roe founded the bank that serves 40 towns and is wanted in Norland.", "Ben Roe is wanted"),
    ("Ana Ruiz flew the jet that carries 300 people and was praised by 12 crews.", "Ana Ruiz was praised"),
    ("Voters wrote the law that was passed in May and are paid $40 a month.", "Voters are paid"),
    ("Ana Ruiz led the club that is based in Leeds and is held in Mour prison.", "Ana Ruiz is held"),
]


@pytest.mark.parametrize(("body", "opening"), OWN_PREDICATES, ids=[row[1] for row in OWN_PREDICATES])
def test_a_predicate_behind_a_relative_clause_is_the_sentences_subjects(body, opening):
    assert last(body).standalone_text.startswith(opening)


@pytest.mark.parametrize(
    ("relative", "text"),
    [
        ("which meets the definition of a bomb", "This meets the definition of a bomb."),
        ("which was the fastest drop since 1990", "This was the fastest drop since 1990."),
        ("which makes it a bomb cyclone in Norland", "This makes it a bomb cyclone in Norland."),
    ],
)
def test_what_happened_is_no_length_of_time(relative, text):
    claim = last(f"The storm deepened by 31 millibars in 24 hours, {relative}.")
    assert claim.context_needed
    assert claim.standalone_text == text


def test_where_a_dam_lies_is_not_said_of_its_country():
    body = "The Roe is a dam on the upper Mirra river in Kharistan, about 40 kilometers from the border."
    assert texts(body) == [body]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("It was drawn in 1961 by the psychologist Otto Brandt.", "Otto Brandt was the psychologist."),
        ("Her mother, Nora Lind, taught at the school.", "Nora Lind was her mother."),
        ("Beatrix Roe, a civil engineer, was born in 1934 and died on Monday.", "Beatrix Roe was a civil engineer."),
        ("Former judge Ana Lind was 40 when she died.", "Ana Lind was a former judge."),
        ("Ben Doe, the founder of Norrbank, who died in May, left $3 million.", "Ben Doe was the founder of Norrbank."),
        ("The mayor, Jane Roe, said in 2010 that the bridge cost $40 million.", "Jane Roe was the mayor."),
        ("Retired trawlerman Joss Pettigrew lost nine boats.", "In February 2020 Joss Pettigrew was a retired trawlerman."),
    ],
)  # fmt: skip
def test_what_somebody_was_at_another_time_gets_no_month(body, text):
    assert text in texts(body)


@pytest.mark.parametrize(
    "body",
    [
        "The mayor, Jane Roe, said 12 people died in the fire.",
        "The mayor, Jane Roe, told reporters that a man born in Mour had died.",
        "The mayor, Jane Roe, said the bridge was built in 2010.",
        "The mayor, Jane Roe, confirmed that 40 birds died in March 2015.",
        "The mayor, Jane Roe, visited the school where 12 pupils died in 2009.",
        "The dam opened in 1990, said the mayor, Jane Roe.",
    ],
)
def test_what_somebody_is_keeps_its_month_whatever_else_is_told(body):
    assert "In February 2020 Jane Roe was the mayor." in texts(body)


def test_a_line_up_is_no_claim():
    body = "Rovers (4-3-3): Novak; Perrin, Oduya, Lisle, Kemp; Tarbuck, Sarrell, Mwangi; Foley, Dacosta, Reyes."
    assert not extract(body, published=PUBLISHED, headline=None).claims


def test_a_firm_calls_itself_the_company_with_a_capital():
    body = (
        "Velloria Foods plc (VLF) lost $2m. The Company also said that it would cut 300 jobs. The Group has 40 shops."
    )
    said, told = extract(body, published=PUBLISHED, headline="Velloria Foods results").claims[-2:]
    assert (said.speaker, said.standalone_text) == ("Velloria Foods", "Velloria Foods would cut 300 jobs.")
    assert told.standalone_text == "Velloria Foods has 40 shops."


@pytest.mark.parametrize(
    "name",
    [
        "Howard Hughes Corporation",
        "Harold Vance Limited",
        "Helmut Berg GmbH",
        "Herbert Lane LLP",
        "Henry Roe Incorporated",
    ],
)
def test_a_firm_named_after_a_man_is_it(name):
    assert last(f"{name} said it sold 40 towers.").standalone_text == f"{name} sold 40 towers."


RELATIVES = [
    (
        "A doctor at Mour General Hospital, who left in 2019, treated 40 men.",
        "A doctor at Mour General Hospital left in 2019.",
    ),
    ("Ben Roe's former aide, Ana Lund, who now runs a bank, won in 2019.", "Ana Lund now runs a bank."),
    ("The spokesman for the directors, who left in 2019, sold 40 farms.", "The directors left in 2019."),
    (
        "The last survey by Datavox, published in May 2019, gave Ruiz 44%.",
        "The last survey by Datavox was published in May 2019.",
    ),
    (
        "Ben Roe married Ana Ruiz, a nurse, with whom he had three daughters.",
        "Ben Roe had three daughters with Ana Ruiz.",
    ),
]


@pytest.mark.parametrize(("body", "text"), RELATIVES, ids=[row[1] for row in RELATIVES])
def test_a_relative_clause_is_of_the_person_or_paper_and_not_of_the_name_before_it(body, text):
    assert text in texts(body)


def test_it_is_nobody_known_by_a_surname():
    body = "Ernesto Quiroga ran in 2010. Quiroga took 68% in the south in 2015, when it gave him a third of his votes."
    assert not any("Quiroga gave" in text for text in texts(body))


LIFE = (
    "Peter Ashe, who died on Monday, was a minister. Ashe won the seat in 1971. A paper said Alan Lindow paid Ashe $40. "
    "Lindow was jailed for fraud in 1996.\n\n"
)


@pytest.mark.parametrize("words", ["He was made a peer in 1997.", "His book sold 3,000 copies in 1999."])
def test_a_new_paragraph_of_a_life_does_not_go_on_about_another(words):
    found = texts(LIFE + words)
    assert words in found
    assert "Alan Lindow was jailed for fraud in 1996." in found


def test_a_new_paragraph_goes_on_about_whom_the_text_is_about():
    body = LIFE.replace("Lindow was jailed for fraud in 1996.", "Ashe left in 1996.") + "He was made a peer in 1997."
    assert "Peter Ashe was made a peer in 1997." in texts(body)


def test_a_middle_name_makes_no_other_person():
    assert "Peter Ashe won 40 seats in 2019." in texts(
        "Peter Ashe left. Ashe won 40 seats in 2019. Peter John Ashe died."
    )


def test_the_evening_behind_since_takes_no_on():
    assert last("The clinic has taken in 37 men since Friday evening.").standalone_text.endswith(
        "since the evening of 21 February 2020."
    )


@pytest.mark.parametrize(
    ("body", "text", "wrong"),
    [
        ("It was Doe, not Roe, who signed the order.", "Doe signed the order.", "Roe signed"),
        ("But for the veto, 40 men would have left.", "But for the veto, 40 men would have left.", "For the veto"),
        ("Experts said it had been taken in 2019.", "It had been taken in 2019.", "Experts had"),
        ("The unions said it would cost 3,000 jobs.", "It would cost 3,000 jobs.", "nions would"),
        ("The Front said it had taken 40 towns.", "The Front had taken 40 towns.", "Front had taken Aru"),
        ("The US said it would send 40 men.", "The US would send 40 men.", "It would"),
        ("Acme said it would close 40 shops.", "Acme would close 40 shops.", "the Acme"),
    ],
)
def test_whoever_is_set_apart_or_several_is_not_who_did_it(body, text, wrong):
    found = texts(body)
    assert text in found
    assert not any(wrong in claim for claim in found)


def test_a_third_predicate_is_of_the_first_ones_subject():
    body = "The party lost 14 seats, won 12 and formed a coalition in May."
    told = (("formed a coalition in May", SpanKind.CLAIM), ("won 12", SpanKind.CLAIM))
    assert [claim.standalone_text for claim in extract_told(body, *told).claims] == [
        "The party won 12.",
        "The party formed a coalition in May 2019.",
    ]


def test_a_second_infinitive_is_of_whoever_requires_it():
    body = "The law requires firms that earn 20% of their money abroad to register and to label their papers."
    (claim,) = extract_told(body, ("to label their papers", SpanKind.CLAIM)).claims
    assert claim.standalone_text == "The law requires firms that earn 20% of their money abroad to label their papers."


def test_a_relative_clause_without_its_pronoun_gets_its_object():
    body = "The court told the state to pay back fines it had collected from 23 firms."
    told = ("it had collected from 23 firms", SpanKind.CLAIM)
    (claim,) = [claim for claim in extract_told(body, told).claims if claim.exact == told[0]]
    assert (claim.standalone_text, claim.context_needed) == ("It had collected fines from 23 firms.", True)


def test_an_age_behind_a_surname_is_how_old_somebody_is():
    body = "Dana Whitlock left. Whitlock, 51, won 40 seats in 2019."
    claims = extract_told(body, ("Whitlock , 51", SpanKind.CLAIM)).claims
    assert "In February 2020 Dana Whitlock was 51 years old." in [claim.standalone_text for claim in claims]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "Oksana Dray won. Her sister, Halyna, left in 2018. He was dismissed in June 2019.",
            "He was dismissed in June 2019.",
        ),
        (
            "Oksana Dray won. A regional governor tried to remove her. He was dismissed in June 2019.",
            "He was dismissed in June 2019.",
        ),
        (
            "Kim Dray's deputy fled in 2018. The police chief was killed in 2019; his successor lasted nine days.",
            "His successor lasted nine days.",
        ),
        ("Kim Dray won. Her sister, Ines, left. She was dismissed in June 2019.", "She was dismissed in June 2019."),
    ],
)
def test_a_pronoun_is_not_of_kin_of_the_other_sex_nor_of_a_name_before_somebody_without_one(body, text):
    found = texts(body)
    assert text in found or any(claim.startswith("Ines was dismissed") for claim in found)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "It makes the rebels leave three towns along the Ubele River, which they seized in 2019.",
            "They seized three towns along the Ubele River in 2019.",
        ),
        (
            "Talks on a corridor, brokered by Turkey, broke down in May 2019.",
            "Talks on a corridor were brokered by Turkey.",
        ),
        (
            "It cost $4m, according to the national audit office, whose findings the party has refused to debate.",
            "The party has refused to debate the national audit office's findings.",
        ),
        (
            "Yet Ana Ruiz governed with Ben Doe in 2018 and cut farm subsidies by 5%.",
            "Ana Ruiz cut farm subsidies by 5%.",
        ),
        (
            "The former mayor, Ana Ruiz, who left in 2018, was fined $40,000.",
            "The former mayor, Ana Ruiz, was fined $40,000.",
        ),
        ("The admiral steps down in December.", "The admiral steps down in December 2020."),
    ],
)
def test_it_is_said_of_what_the_sentence_says_it_of(body, text):
    assert text in texts(body)


def test_a_second_infinitive_keeps_the_verb_behind_an_insertion():
    body = "The law, passed in May 2019, requires firms that earn abroad to register and to label their papers."
    (claim,) = extract_told(body, ("to label their papers", SpanKind.CLAIM)).claims
    assert claim.standalone_text == (
        "The law, passed in May 2019, requires firms that earn abroad to label their papers."
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("The mine that the firm bought in 2010 employs 310 people and sells 40 tonnes a year.",
         "The mine sells 40 tonnes a year."),
        ("The bridge which the council built cost $40 million and opened in 2019.", "The bridge opened in 2019."),
        ("The ship that the port hired carried 40 tons and sank in 2019.", "The ship sank in 2019."),
        ("A law that parliament passed in 2019 and sharpened in 2021!", "Parliament sharpened in 2021."),
    ],
)  # fmt: skip
def test_what_goes_on_behind_a_relative_clause_has_the_subject_of_its_verb(body, text):
    assert text in texts(body)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("The fleet has 40 boats, three of them are new.", "Three of the 40 boats are new."),
        ("The fleet has 40 boats, most of them luxury models.", "Most of the 40 boats were luxury models."),
        ("It bought 40 boats, two of them leased from Norland.", "Two of the 40 boats were leased from Norland."),
    ],
)
def test_a_part_of_a_group_gets_a_verb_where_it_has_none(body, text):
    assert text in texts(body)


def test_a_war_that_ended_long_ago_may_be_another_one():
    body = "Norland's 18-year-long war goes on. Morland left on Feb. 15, 1989, after nine years of war in the north."
    (claim,) = [claim for claim in extract(body, published=PUBLISHED).claims if claim.exact.startswith("nine years")]
    assert (claim.standalone_text, claim.context_needed) == ("The war lasted nine years.", True)
