"""What the rest of an article tells of a figure: whose currency it is in, and what "of them" and "put it at 23" count."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.statements.article import read_article

PUBLISHED = dt.date(2023, 3, 20)


def _figures(body, headline=None):
    article = read_article(body, published=PUBLISHED, headline=headline)
    return [(figure.value, figure.unit) for row in article.quantities for figure in row]


@pytest.mark.parametrize(
    ("body", "unit"),
    [
        ("The Swiss lender Orvan lost money. It wrote off 4 billion francs.", "Swiss franc"),
        ("Farmers in Rwanda protested. They earn 900 francs a day.", "Rwandan franc per day"),
        ("A bus in Norway burned. The damage is put at 2 million kroner.", "Norwegian krone"),
        ("Iceland froze rents. A flat costs 300,000 kronor.", "Icelandic krona"),
        ("The minister spoke in Sofia. The road costs 40 million leva.", "Bulgarian lev"),
        ("India and Pakistan met. A visa costs 4,000 rupees.", "rupee"),
        ("The price rose to 300 francs.", "franc"),
        ("Mexico and Chile met in Mexico. The bridge cost 3 million pesos.", "Mexican peso"),
    ],
)
def test_a_currency_is_that_of_the_one_country_named_that_has_it(body, unit):
    assert _figures(body)[-1][1] == unit


def test_the_normalized_figure_is_in_the_same_currency():
    article = read_article("The Swiss bank lost 4 billion francs.", published=PUBLISHED, headline=None)
    (figure,) = article.quantities[0]
    assert figure.normalized is not None
    assert figure.normalized.unit == "Swiss franc"


def test_the_headline_tells_the_country():
    assert _figures("The fee is 300 kroner.", headline="Denmark raises fees") == [(300, "Danish krone")]


@pytest.mark.parametrize(
    ("body", "figures"),
    [
        (
            "Togo has 640 health posts. Solar units for 210 of them are on the way.",
            [(640, "post"), (210, "post")],
        ),
        ("He sold 40 pictures. Eleven are in museums.", [(40, "picture"), (11, "picture")]),
        ("Prices rose 4%. Eleven are in museums.", [(4, "percent"), (11, None)]),
        ("He sold 40 pictures. It rained. Eleven are in museums.", [(40, "picture"), (11, None)]),
        ("He sold 40 pictures. Eleven followed.", [(40, "picture"), (11, "picture")]),
    ],
)
def test_those_of_the_sentence_before_are_counted(body, figures):
    assert _figures(body) == figures


@pytest.mark.parametrize(
    ("body", "last"),
    [
        ("Farmers blocked the ring road. Around 2,000 of them drove tractors.", (2000, "farmer")),
        ("The blaze destroyed 40 homes. Eleven of them were insured.", (11, "home")),
        ("Prosecutors charged 19 men. Two of them remain at large.", (2, "man")),
        ("The drones struck overnight. Air defences shot down 31 of them.", (31, "drone")),
        ("The storm cut power to villages. Sixteen of them were still dark on Friday.", (16, "village")),
        ("Workers walked out at the mine. Fewer than 100 of them took part, it said.", (100, "worker")),
        ("She has to name the missing. The Red Cross lists 1,906 of them.", (1906, "person")),
        ("Airlines cancelled flights. Some 140 of those were to London.", (140, "flight")),
        ("The hall has three windows. Inspectors visited the mines and shut seven of them.", (7, "mine")),
        ("She has written 12 novels. Five have been filmed, two of them in Rome.", (2, "novel")),
        ("The agency lists 1,906 of them.", (1906, None)),
    ],
)
def test_some_of_them_are_those_that_were_spoken_of(body, last):
    assert _figures(body)[-1] == last


@pytest.mark.parametrize(
    ("body", "last"),
    [
        ("The toll is disputed. The health ministry put it at 23.", (23, "person")),
        ("The toll is disputed. The health ministry put it at 23, eight of them civilians.", (8, "civilian")),
        ("The ferry carried 187 passengers. Its manifest listed only 112.", (112, "passenger")),
        ("The government says 40 protesters died. Rights groups put the figure at 95.", (95, "protester")),
        ("Officials said 12 houses burned down. Residents counted 19.", (19, "house")),
        ("The charity housed 350 families. A year earlier it housed 210.", (210, "family")),
        ("Nine managers earned bonuses. It was denied. The true number was seven, she said.", (7, "manager")),
        ("In England 234 schools are affected; in Wales, ministers say, the number is five.", (5, "school")),
        ("The army admits losing 60 soldiers. Analysts put the number at more than 200.", (200, "soldier")),
        ("At least 14 people were hurt. Hospitals reported 22.", (22, "person")),
        ("The number of cases reached 480 last week. It was 310 a week before.", (310, "case")),
        ("He faced 14 charges. He was cleared of the remaining three.", (3, "charge")),
        ("The gang stole 300 phones. Police have found 120.", (120, "phone")),
        ("The firm opened 14 shops last year and plans 20 more.", (20, "shop")),
        ("Ships sank off the cape. There were 14 such losses, against an average of 26 a year.", (26, "loss per year")),
        ("Two accidents closed the bay. There were 14 last year.", (14, "accident")),
        ("There are now 27.9 children in the average class; in 2016 there were 26.4.", (26.4, "child")),
        ("Employers added 40,000 jobs. April's figure was revised to a loss of 6,200.", (6200, "job")),
        ("Employers added 88,000 jobs. April's gain was revised down by 31,000 to 119,000.", (119000, "job")),
        ("Employers added 40,000 jobs. That is twice the 18,000 that analysts had forecast.", (18_000, "job")),
        ("She made sculptures so large that four of them are on maps.", (4, "sculpture")),
        ("The cut was of 300 jobs. Staff at the plant, 212 of them, were told at noon.", (212, "staff")),
        ("The state sold seven lighthouses. Two others were given away.", (2, "lighthouse")),
        ("Profit was 412 million Swedish crowns ($44.4 million), against 668 million.", (668_000_000, "Swedish crown")),
        ("Profit was 412 million Swedish crowns. The board proposed 1.50 crowns.", (1.5, "Swedish crown")),
        ("Profit was 412 million Swedish crowns. Analysts had forecast 395 million.", (395_000_000, "Swedish crown")),
        ("Profit was 412 million euros, topping the 395 million expected in a poll.", (395_000_000, "euro")),
        ("Profit was 412 million euros. The plan has saved it about 35 million so far.", (35_000_000, "euro")),
        (
            "Sales rose to 6 billion crowns. The shares of the Swedish firm, once Sweden's, fell.",
            (6e9, "Swedish crown"),
        ),
        ("The dentist fitted two crowns in Sweden.", (2, "crown")),
        ("In the placebo group 4.1 percent fell. In the other the figure was 0.7.", (0.7, "percent")),
        ("Absence is 7.4 percent in Wales; in England the rate fell to 6.6.", (6.6, "percent")),
        ("It is 29.6 degrees Celsius there. The water had to be cooled by two degrees.", (2, "degree Celsius")),
        ("Accidents have become rarer: there were 14 last year, compared with 31 in 2010.", (31, "accident")),
        ("Of those on the list, 7,300 were new.", (7300, "person")),
        ("Of the 1,204 who were admitted, 410 had received it.", (410, "person")),
        ("Inspectors checked 40 farms. Of these, 11 failed.", (11, "farm")),
        ("Inspectors checked 40 farms and found that 11 broke the rules.", (11, "farm")),
        ("The camp needs 30 boats. At present it has seven.", (7, "boat")),
        ("The list holds 4,000 patients. The number had risen by 300 in a month.", (300, "patient")),
        ("Rescuers found three hikers. One of them had a broken leg.", (1, "hiker")),
        ("The town in France baked. It reached 41 degrees on Monday.", (41, "degree Celsius")),
        ("The lake is 4 kilometres long. It reached 41 degrees on Monday.", (41, "degree Celsius")),
        ("The United States baked. The lake is 3 miles long. It was 101 degrees.", (101, "degree Fahrenheit")),
        ("The lake is 3 miles long. It was 41 degrees.", (41, "degree")),
        ("The firm opened 14 shops and its shares hit 412.", (412, None)),
        ("The league has 14 teams and the average age was 41.", (41, "year")),
        ("The firm employs 300 people. Its shares closed at 412.", (412, None)),
        ("Twelve people died. The temperature reached 41 by noon.", (41, "degree")),
        ("The storm killed six people. Officials put the damage at 300 million.", (300_000_000, None)),
        ("Scientists logged 30 quakes. The largest recorded 6.1 on the Richter scale.", (6.1, None)),
        ("The party won 12 seats. The vote on it was 212 to 198.", (212, None)),
    ],
)
def test_a_figure_without_a_noun_counts_what_was_counted(body, last):
    assert _figures(body)[-1] == last


def test_one_of_them_of_nothing_named_is_no_figure():
    assert _figures("He shrugged. One of them left.") == []


@pytest.mark.parametrize(
    ("body", "unit"),
    [
        ("An inquiry urged ticketing at every port, but only 12 of 48 have it.", "port"),
        ("The law covers every school, yet 9 of 31 have complied.", "school"),
        ("Inspectors visited the mines and shut 7 of 22.", "mine"),
        ("The flood hit towns. In all, 19 of 26 were cut off.", "town"),
        ("He won three of five.", None),
    ],
)
def test_a_part_and_its_whole_count_what_was_named(body, unit):
    assert [found for _, found in _figures(body)[-2:]] == [unit, unit]


@pytest.mark.parametrize(
    ("body", "figure"),
    [
        ("They confirmed 612 cases, fewer than in the week before, when 711 were reported.", (711, "case")),
        ("Some 15,000 households were without power on Monday; 900 still were on Friday.", (900, "household")),
        ("Two families sheltered in a school in Tarn. Seven were children.", (7, "person")),
        ("The agency says 500 trucks a day are needed and that 98 entered on Monday.", (98, "truck")),
        ("The strike began when 3,000 nurses walked out. Another 400 joined on Tuesday.", (400, "nurse")),
        ("Police stopped 400 cars in Leeds. In total, 31 had no insurance.", (31, "car")),
        ("The Liberals won 19 seats. Together they would have 162.", (162, "seat")),
        ("The backlog of asylum claims fell in May, from the peak of 134,000 reached in June.", (134000, None)),
        ("The backlog of asylum claims stood at 86,800.", (86800, "claim")),
        ("Builders completed 6,210 homes, short of the 11,000 a year that are needed.", (11000, "home per year")),
        ("Some 11,500 posts will go over three years, down to a total of 468,000.", (468000, "post")),
        ("They returned 9,700 people, the most in five years, 3,500 of them by force.", (3500, "person")),
        ("The department has 1,940 officers, 160 below its strength.", (160, "officer")),
        ("The number of oil rigs rose by four to 584.", (584, "rig")),
        ("The number of oil rigs rose to 584, up 211 from last year.", (211, "rig")),
        ("Residents get three litres of water; the emergency standard is 15.", (15, "litre")),
        ("The yield is 1.35 tonnes a hectare, compared with a 10-year average of 1.9.", (1.9, "tonne per hectare")),
        ("The fire raised an earlier toll of 27.", (27, "person")),
        ("Net migration was 318,000, against a revised 402,000 in May.", (402000, "person")),
        ("Use-of-force complaints numbered 404.", (404, "complaint")),
        ("Short-term lets number 2,600.", (2600, "let")),
        ("Demand will average 99.4 million bpd this year and 101.6 million next.", (101600000, "barrel per day")),
        ("The fleet has 400 ships. In May, 300 went on strike.", (300, "person")),
        ("The lake has 40 islands. Nine drowned last year.", (9, "person")),
        ("Its judges number 12.", (12, "judge")),
        ("The zoo had 12 otters then and has 31 today.", (31, "otter")),
        ("The zoo has 12 otters and hopes to buy 20 more.", (20, "otter")),
        ("The plant makes 40 pumps and could sell 90.", (90, "pump")),
        ("The clinic has 12 beds. It has asked for 20 more.", (20, "bed")),
        ("The goal count of the season stands at 71.", (71, "goal")),
        ("The goal count record of the season stands at 71.", (71, None)),
        ("The firm hired 400 guards from 17 towns in May and fired 20 in June.", (20, "guard")),
        ("The body count from the mudslide rose to 41.", (41, "person")),
        ("That takes the casualty list to nine.", (9, "person")),
        ("It is the largest guild, whose membership is put at 31,000.", (31000, "person")),
        ("The shops are small: 14 new ones opened.", (14, "shop")),
        ("The summers are wet, with 12 dry ones a decade, as against nine.", (9, "summer")),
        ("He faced three counts of theft and one of arson.", (1, "count")),
        ("They won 11 medals in May, one more than Norland.", (1, "medal")),
        ("Two guards ran and one slipped.", (1, "guard")),
        ("The first sale drew six bids. This time there was only one.", (1, "bid")),
        ("The largest group were Afghans, followed by Iranians at 2,300.", (2300, "person")),
    ],
)
def test_a_bare_figure_counts_what_the_words_around_tell(body, figure):
    assert _figures(body)[-1] == figure


@pytest.mark.parametrize(
    ("body", "figure"),
    [
        ("Reports climbed nearly a third, to an average of 26 a day.", (26, None)),
        ("The tala gained 0.6 per cent to 11.38 against the euro.", (11.38, None)),
        ("Prices could fall by 3 to 5 million pounds.", (3000000, "pound sterling")),
        ("Temperatures reached 41 degrees. In May, 40 were recorded.", (40, None)),
        ("He got eight years, two of them suspended.", (2, "year")),
        ("Rovers sold 20,000 tickets and won 3-1.", (3, None)),
        ("The charity fed 4,000 children. Call 300 now.", (300, None)),
        ("Half of the papers were graded 7.", (7, None)),
        ("The catch was of eels, whose numbers fell to 900.", (900, None)),
        ("Her blood count rose to 41.", (41, None)),
        ("The zoo has 12 otters. Nobody saw more than one.", (12, "otter")),
    ],
)
def test_a_bare_figure_takes_no_unit_that_it_cannot_have(body, figure):
    assert _figures(body)[-1] == figure


def test_what_befell_others_of_those_is_not_said_of_them():
    article = read_article("The storm damaged 40 barns, 12 were destroyed.", published=PUBLISHED, headline=None)
    found = [(figure.value, figure.unit, figure.measure) for row in article.quantities for figure in row]
    assert found == [(40, "barn", "damaged"), (12, "barn", "destroyed")]


@pytest.mark.parametrize(
    ("body", "figures"),
    [
        (
            "The median wait was 14 weeks. For hip replacements it was 27, and for cataracts nine.",
            [(14, "week"), (27, "week"), (9, "week")],
        ),
        ("Turnout was 71%. In the capital it was 58.", [(71, "percent"), (58, "percent")]),
        (
            "Life expectancy for women was 84.6 years and for men 80.2.",
            [(84.6, "year"), (80.2, "year")],
        ),
        (
            "The wage is 14 euros an hour; for under-21s it will be 11.",
            [(14, "euro per hour"), (21, "year"), (11, "euro")],
        ),
        ("Two in three agreed. In the north it was 18.", [(pytest.approx(2 / 3), "share"), (18, None)]),
        ("The wait was 14 weeks. In all it was 27.", [(14, "week"), (27, None)]),
    ],
)
def test_what_is_told_of_others_is_in_the_same_measure(body, figures):
    assert _figures(body) == figures


def test_sums_in_brackets_and_sums_brought_in_are_in_the_currency_that_was_spelled_out():
    body = "Interest costs 61bn crowns, more than schools (38bn) and police (17bn). A tax would bring in 4.2 billion."
    assert _figures(body) == [(61e9, "crown"), (38e9, "crown"), (17e9, "crown"), (4.2e9, "crown")]


@pytest.mark.parametrize(
    ("body", "figure"),
    [
        ("She has danced since she was six.", (6, "year")),
        ("He pays until the child turns 18.", (18, "year")),
        ("It has risen since it was six.", (6, None)),
        ("He ran the last leg in 22.63 to win gold.", (22.63, "second")),
        ("He sold the shares in 22.63 lots.", (22.63, "lot")),
        ("He won the shares in 22.63 lots.", (22.63, "lot")),
        ("The index closed the day in 22.63, up again.", (22.63, None)),
        ("The pump stops twice every 3.5 hours.", (3.5, "hour")),
    ],
)
def test_ages_and_times_of_races_have_their_unit(body, figure):
    assert _figures(body)[-1] == figure


def test_how_often_stands_beside_every_how_long():
    assert _figures("The pump stops once every 3.5 hours.") == [(1, "times"), (3.5, "hour")]
