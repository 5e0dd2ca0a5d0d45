"""Standalone texts of stretches of words that are taken for claims, by construction."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.clauses.pieces import Role
from claims.core.extraction.spans.statements import clause_from, saying_from, without_interruptions
from claims.core.extraction.standalone.decontextualization import make_standalone
from claims.core.extraction.statements.article import read_article
from claims.core.extraction.statements.records import Form, Statement
from claims.core.records import Attribution, Force, Voice

PUBLISHED = dt.date(2024, 5, 15)

SENTENCES = [
    ("Since 2007 the fund has paid 40 firms.", "Since 2007 the fund has paid 40 firms",
     "Since 2007 the fund has paid 40 firms."),
    # Relative clauses.
    ("Norland faces a drought that has ruined 40 farms and driven 300 families out.", "driven 300 families out",
     "A drought has driven 300 families out."),
    ("The firm runs a mine that has poisoned two rivers and cost 12 men their lives.", "cost 12 men their lives",
     "A mine cost 12 men their lives."),
    ("Talks go on to end a war that has ruined the south and killed 39,000 people.", "killed 39,000 people",
     "A war killed 39,000 people."),
    ("Kestrel Point, a fund which bought some of the notes, sued.", "which bought some of the notes",
     "Kestrel Point bought some of the notes."),
    ("The sale pleased Orvane Bank, the lender that once served two kings.", "that once served two kings",
     "Orvane Bank once served two kings."),
    ("The board held a six-hour hearing at which 93 residents spoke.", "at which 93 residents spoke",
     "93 residents spoke at a six-hour hearing."),
    ("She slept at a school gym where 40 families spent the night.", "where 40 families spent the night",
     "40 families spent the night at a school gym."),
    ("Joan Petrie, who runs the charity Start Again, said no.", "Joan Petrie, who runs the charity Start Again",
     "Joan Petrie runs the charity Start Again."),
    ("Pay fell after a ballot that closed at noon in Mour.", "a ballot that closed at noon in Mour",
     "A ballot closed at noon in Mour."),
    ("It joined the line that Norland is building in the east.", "the line that Norland is building in the east",
     "Norland is building the line in the east."),
    ("Thieves took at least 60 cars, most of them vans bought in Mour.", "most of them vans bought in Mour",
     "Most of the at least 60 cars were vans bought in Mour."),
    ("Guards hit nine people who sat on the steps, two of them reporters with cards.", "two of them reporters with cards",
     "Two of the nine people were reporters with cards."),
    ("Jane Roe sued Alan Doe, 51, with whom she had run two inns.", "with whom she had run two inns",
     "Jane Roe had run two inns with Alan Doe."),
    ("Orvane Light & Gas, which serves 40 towns, sued.", "which serves 40 towns",
     "Orvane Light & Gas serves 40 towns."),
    ("Hundreds of people, many of them students from Mour, sat down.", "many of them students from Mour",
     "Many of the hundreds of people were students from Mour."),
    ("Mayor Ana Ruiz won. Ruiz, 47, who would be the first woman to lead Ossel, spoke.",
     "who would be the first woman to lead Ossel", "Ana Ruiz would be the first woman to lead Ossel."),
    ("The Competition and Markets Authority (CMA), which blocked a merger in 2016, met.",
     "which blocked a merger in 2016", "The Competition and Markets Authority blocked a merger in 2016."),
    ("It rained, and 20 of 58 starters failed to finish in May.", "20 of 58 starters failed to finish in May",
     "20 of 58 starters failed to finish in May 2024."),
    ("Inflation slowed in July, the bureau said on Wednesday, helped by cheap oil.", "helped by cheap oil",
     "Inflation was helped by cheap oil."),
    ("Unemployment rose to 5%, ministers said, driven by 300 job losses in Mour.", "driven by 300 job losses in Mour",
     "Unemployment was driven by 300 job losses in Mour."),
    ("It opened the Mour bridge in 2019, which cost $40 million.", "which cost $40 million",
     "The Mour bridge cost $40 million."),
    ("Norland had 1,460 wildfires, up by a quarter, which burned 83,000 hectares.", "which burned 83,000 hectares",
     "1,460 wildfires burned 83,000 hectares."),
    ("Of the 176 riders who started in Oslo, 41 have left.", "who started in Oslo", "The 176 riders started in Oslo."),
    ("Orrin Air blamed an error, which Mour Data said had been fixed in May.", "which Mour Data said had been fixed in May",
     "Mour Data said that an error had been fixed in May 2024."),
    ("Roe left when a new scanner, which Doe did not know had been installed, took his picture.",
     "which Doe did not know had been installed", "Doe did not know that a new scanner had been installed."),
    ("The raid freed 60 dogs, all of them stolen.", "all of them stolen", "All of the 60 dogs were stolen."),
    ("She hired Bent Aske, 58, whose flock is guarded by four dogs.", "whose flock is guarded by four dogs",
     "Bent Aske's flock is guarded by four dogs."),
    # Participles, and what is said of a state.
    ("Orrin Steel, now owned by a Danish fund, makes bicycles.", "now owned by a Danish fund",
     "Orrin Steel is now owned by a Danish fund."),
    ("The plant, now running at half of its capacity, lost $48 million.", "now running at half of its capacity",
     "The plant is now running at half of its capacity."),
    ("The hall, 30 metres long and heated by two stoves, opened.", "heated by two stoves",
     "The hall was heated by two stoves."),
    ("Built in 1974 and opened by Ana Roe, the hall has two doors.", "opened by Ana Roe",
     "The hall was opened by Ana Roe."),
    ("The band, having lost its grant, dismissed 22 players.", "having lost its grant", "The band had lost its grant."),
    ("Jane Roe has not raced since breaking her leg in Mour.", "breaking her leg in Mour",
     "Jane Roe broke her leg in Mour."),
    ("The strike, now in its third week, has cost $15 million.", "now in its third week",
     "The strike is now in its third week."),
    ("Orrin Air declined to talk, noting only that rents in Mour had doubled.", "only that rents in Mour had doubled",
     "Rents in Mour had doubled."),
    # Days of what happened.
    ("Mour has had no power since the cable broke on Monday.", "Mour has had no power since the cable broke on Monday",
     "Mour has had no power since the cable broke on 13 May 2024."),
    ("Mour has had no power since the cable broke on Monday.", "the cable broke on Monday",
     "The cable broke on 13 May 2024."),
    ("Nobody has been hurt since the end of March.", "Nobody has been hurt since the end of March",
     "Nobody has been hurt since the end of March 2024."),
    # Predicates without their subject.
    ("Orrin Air plans to close two bases and sell 14 planes.", "sell 14 planes", "Orrin Air plans to sell 14 planes."),
    ("Orrin Air, which flies to Mour, wants to hire 40 pilots and cut 90 jobs.", "cut 90 jobs",
     "Orrin Air, which flies to Mour, wants to cut 90 jobs."),
    ("The ministry is expected to cut the grant by a third and raise the fee to $90.", "raise the fee to $90",
     "The ministry is expected to raise the fee to $90."),
    ("Orrin Bank is to cut 900 jobs and shut a quarter of its branches.", "shut a quarter of its branches",
     "Orrin Bank is to shut a quarter of its branches."),
    ("The railway is to be extended to Mour and given 12 new trains.", "given 12 new trains",
     "The railway is to be given 12 new trains."),
    ("The bridge will be widened in May and fitted with 40 lamps.", "fitted with 40 lamps",
     "The bridge will be fitted with 40 lamps."),
    ("The pair allegedly broke into the vault and stole 40 gold bars.", "stole 40 gold bars",
     "The pair allegedly stole 40 gold bars."),
    ("She raised doubts about the future of a party that has shaped the port, founded two unions and supplied nine mayors.",
     "founded two unions", "A party founded two unions."),
    ("Crews fought a blaze that has burned 900 acres, destroyed 40 homes and closed two roads.", "destroyed 40 homes",
     "A blaze destroyed 40 homes."),
    ("Crews fought a blaze that has burned 900 acres, destroyed 40 homes and closed two roads.", "closed two roads",
     "A blaze closed two roads."),
    ("Drivers, who had to wait because a truck blocked the pass, reached Mour in nine hours.", "reached Mour in nine hours",
     "Drivers reached Mour in nine hours."),
    ("Mayor Ana Ruiz, a Liberal who seeks a second term in May, closed three schools and sold the hall.",
     "sold the hall", "Mayor Ana Ruiz sold the hall."),
    ("Eleven towns will drop their suits and receive $2 million.", "receive $2 million",
     "Eleven towns will receive $2 million."),
    ("Tern Foods expects to shut two plants and to save $40 million.", "to save $40 million",
     "Tern Foods expects to save $40 million."),
    ("Among them was Nora Quist, who is 34 and cleans offices in the centre.", "cleans offices in the centre",
     "Nora Quist cleans offices in the centre."),
    ("A city official, who gave no name, said the sides had met but remained far apart.", "remained far apart",
     "The sides remained far apart."),
    ("It was there, in a village near Mwanza, that Ana Roe built the first filter.", "that Ana Roe built the first filter",
     "Ana Roe built the first filter."),
    ("The plant, which is to open in 2027, will create 320 jobs and cut costs.", "cut costs",
     "The plant will cut costs."),
    ("The largest of these, a bypass at Crewsley, accounts for $4 million.",
     "The largest of these, a bypass at Crewsley, accounts for $4 million",
     "The largest of these, a bypass at Crewsley, accounts for $4 million."),
    ("The region's largest builder, Saffron Estates, last month shut two yards and laid off 8 percent of its staff.",
     "laid off 8 percent of its staff", "The region's largest builder laid off 8 percent of its staff."),
    # Participles.
    ("The mine collapsed in May, killing 12 workers.", "killing 12 workers",
     "The mine collapsed in May 2024, killing 12 workers."),
    ("The bleeding began hours after the bank delayed its report, citing errors.", "citing errors",
     "The bank cited errors."),
    ("Net sales rose 2.5% to 14.3 billion crowns, helped by a weak currency.", "helped by a weak currency",
     "Net sales were helped by a weak currency."),
    ("Output would shrink in 2027 before growing by 1.4% in 2028.", "growing by 1.4% in 2028",
     "Output would grow by 1.4% in 2028."),
    ("More than 300 pupils marched to the hall, carrying hard hats.", "carrying hard hats",
     "More than 300 pupils carried hard hats."),
    ("A report by the inspectorate Varro, published in March after a visit, praised staff.",
     "published in March after a visit", "A report by the inspectorate Varro was published in March 2024 after a visit."),
    ("Jane Roe's son Emil, 29, seized at a checkpoint in 2012 and never charged, came home.",
     "seized at a checkpoint in 2012", "Jane Roe's son Emil was seized at a checkpoint in 2012."),
    ("Jane Roe's son Emil, 29, seized at a checkpoint in 2012 and never charged, came home.",
     "never charged", "Jane Roe's son Emil was never charged."),
    ("Under a deal signed in March 2016, Norland took them back.", "a deal signed in March 2016",
     "A deal was signed in March 2016."),
    ("Banks fell, with the sector index down 3.8% by noon.", "the sector index down 3.8% by noon",
     "The sector index was down 3.8% by noon."),
    ("A survey by the institute Praxis, with a margin of error of 3 points, put them level.",
     "with a margin of error of 3 points", "A survey by the institute Praxis had a margin of error of 3 points."),
    ("They accused the council of sitting on reserves of $20m.", "the council of sitting on reserves of $20m",
     "The council was sitting on reserves of $20m."),
    ("A panel accuses the militia, known as the Wolves, of burning 12 farms and of taking 40 hostages.",
     "of taking 40 hostages", "The militia took 40 hostages."),
    ("A panel accuses the militia of burning 12 farms and holding boys.", "burning 12 farms",
     "The militia burned 12 farms."),
    ("Guards shot at least 87 strikers, including nine boys, in May.", "including nine boys",
     "Guards shot at least 87 strikers, including nine boys."),
    ("A car bomb went off in Mour, killing six people and wounding 20 others.", "wounding 20 others",
     "A car bomb went off in Mour, wounding 20 others."),
    ("A girl was pulled from the well, drawing cheers from her class.", "drawing cheers from her class",
     "A girl was pulled from the well, drawing cheers from her class."),
    ("The ship, which was carrying 40 cars and doing 12 knots, sank.", "doing 12 knots", "The ship did 12 knots."),
    ("Some 300 pupils marched to the hall, singing and carrying flags.", "singing and carrying flags",
     "Some 300 pupils sang and carried flags."),
    ("A clerk accused of taking $40,000 fled on Monday.", "A clerk accused of taking $40,000",
     "A clerk was accused of taking $40,000."),
    ("Three people were hurt and 30 arrested in Mour.", "30 arrested in Mour", "30 were arrested in Mour."),
    # What names its place, and what hangs on a clause behind a rubric.
    ("The Horn farm, 60 kilometres off the coast of Jutland, will open.", "60 kilometres off the coast of Jutland",
     "The Horn farm is 60 kilometres off the coast of Jutland."),
    ("FOOTBALL: Marlow Rovers won 3-1, their sixth win in a row.", "their sixth win in a row",
     "Marlow Rovers won 3-1, their sixth win in a row."),
    # Who and what somebody or something is.
    ("Online furniture retailer Harrow Pine said so.", "Online furniture retailer Harrow Pine",
     "In May 2024 Harrow Pine was an online furniture retailer."),
    ("Ida Moen beat Swiss teenager Noemi Gerber by a second.", "Swiss teenager Noemi Gerber",
     "In May 2024 Noemi Gerber was a Swiss teenager."),
    ("Portuguese carrier Kestrel Air lost $2 million.", "Portuguese carrier Kestrel Air",
     "In May 2024 Kestrel Air was a Portuguese carrier."),
    ("Norwegian president Jean Roux met us.", "Norwegian president Jean Roux",
     "In May 2024 Jean Roux was Norwegian president."),
    ("In Osk the airport's managing director, Priya Venn, resigned.", "airport's managing director, Priya Venn",
     "In May 2024 Priya Venn was the airport's managing director."),
    ("The blaze spread, said Stoyan Marev, head of the fire service.", "Stoyan Marev, head of the fire service",
     "In May 2024 Stoyan Marev was head of the fire service."),
    ("Norway's Henrik Solberg set the record.", "Norway's Henrik Solberg", "In May 2024 Henrik Solberg was from Norway."),
    ("The firefighters, aged 24 and 31, were caught.", "The firefighters, aged 24 and 31",
     "The firefighters were aged 24 and 31."),
    ("The mirrors will come to Vallen, the dusty town where they will be polished.",
     "Vallen, the dusty town where they will be polished", "Vallen is the dusty town where they will be polished."),
    # Nouns that state something.
    ("Mines closed after the death of 12 miners in April.", "the death of 12 miners in April",
     "12 miners died in April 2024."),
    ("Alan Roe appealed against his second conviction for fraud.", "his second conviction for fraud",
     "Alan Roe was convicted for a second time for fraud."),
    ("Nadia Ferris played down her party's fall to 4.8%.", "her party's fall to 4.8%",
     "Nadia Ferris's party fell to 4.8%."),
    ("Few liked Alan Roe's plan to sell the docks.", "Alan Roe's plan to sell the docks",
     "Alan Roe plans to sell the docks."),
    ("After ten years of cuts from Osk there is no fat left.", "ten years of cuts from Osk",
     "Cuts from Osk have lasted ten years."),
    ("Water ran low despite curbs in force since October 2022.", "curbs in force since October 2022",
     "Curbs have been in force since October 2022."),
    ("Skerry's 17 jets, most of them leased, were grounded.", "most of them leased",
     "Most of Skerry's 17 jets were leased."),
    # Beginnings, and what others say in between.
    ("She lost it because the ministry had failed to ask 40 men.", "because the ministry had failed to ask 40 men",
     "The ministry had failed to ask 40 men."),
    ("The number of nurses, he said, had fallen by a third to 7,100.",
     "The number of nurses, he said, had fallen by a third to 7,100",
     "The number of nurses had fallen by a third to 7,100."),
    ("Shipments of clocks worldwide declined by a fifth.", "Shipments of clocks worldwide declined by a fifth",
     "Shipments of clocks worldwide declined by a fifth."),
    ("Buses replace trains until at least Monday.", "Buses replace trains until at least Monday",
     "Buses replace trains until at least 20 May 2024."),
    ("The quake hit Mour on Monday morning.", "The quake hit Mour on Monday morning",
     "The quake hit Mour on the morning of 13 May 2024."),
    ("The bus left shortly after 6 p.m. on Monday.", "The bus left shortly after 6 p.m. on Monday",
     "The bus left shortly after 6 p.m. on 13 May 2024."),
    ("The pool was open again by Monday noon.", "The pool was open again by Monday noon",
     "The pool was open again by noon on 13 May 2024."),
    ("The mayor has until Friday to sign the law.", "The mayor has until Friday to sign the law",
     "The mayor has until 17 May 2024 to sign the law."),
    ("Thieves broke in on the night of 8 February last year.", "Thieves broke in on the night of 8 February last year",
     "Thieves broke in on the night of 8 February 2023."),
    ("Last year was the worst on record for leaks.", "Last year was the worst on record for leaks",
     "2023 was the worst on record for leaks."),
]  # fmt: skip


def _statement(text: str, phrase: str, inside: Statement | None = None) -> tuple[str, bool] | None:
    article = read_article(text, published=PUBLISHED, headline=None, attribution=None)
    at = text.index(phrase)
    parsed = next(p for p in article.parsed if p.span.start <= at < p.span.end)
    words = parsed.index_at(at), parsed.index_at(at + len(phrase) - 1) + 1
    statement = clause_from(article, parsed, *words, inside=inside)
    if statement is None:
        return None
    standalone = make_standalone(article, statement)
    return standalone.text, standalone.context_needed


PARTS = [
    ("At least 61 people died in Mour, Orrin officials said, most of them over 75.", "most of them over 75",
     "Most of the at least 61 people were over 75."),
    ("The city promised 40 rooms but opened nine, two of which had no water.", "two of which had no water",
     "Two of the nine had no water."),
    ("Ten ships sank, two of which carried oil.", "two of which carried oil", "Two of the ten ships carried oil."),
    ("They spoke of hiding losses and of misleading investors, most of whom were old.", "most of whom were old",
     "Most of the investors were old."),
    ("She asked for payments, of which $18 million are due in June, would stop.",
     "of which $18 million are due in June, would stop", "$18 million of the payments are due in June 2024."),
    ("The firm serves 40 towns, most of which lie on the coast.", "most of which lie on the coast",
     "Most of the 40 towns lie on the coast."),
    ("The army freed more than 90 captives, of whom 12 were children.", "of whom 12 were children",
     "12 of the more than 90 captives were children."),
    ("The survey reached 2,040 adults, of whom about half had moved twice.", "of whom about half had moved twice",
     "About half of the 2,040 adults had moved twice."),
    ("It found that 11% had the disease, of whom nearly a third did not know it.", "of whom nearly a third did not know it",
     "Nearly a third of them did not know it."),
    ("Sales fell by a third, which cost 40 jobs.", "which cost 40 jobs", "This cost 40 jobs."),
    ("It was followed by three storms, the worst of which shut the port.", "the worst of which shut the port",
     "The worst of the three storms shut the port."),
    ("The coast had 412 millimetres, while Mour got 1,940mm, of which 186mm fell in May.", "of which 186mm fell in May",
     "186mm of the 1,940mm fell in May 2024."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "expected"), PARTS)
def test_a_part_is_told_of_its_group_whose_owner_stays_open(text: str, phrase: str, expected: str) -> None:
    assert _statement(text, phrase) == (expected, True)


@pytest.mark.parametrize(("text", "phrase", "expected"), SENTENCES)
def test_words_become_a_sentence(text: str, phrase: str, expected: str) -> None:
    assert _statement(text, phrase) == (expected, False)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("A nurse told us that she had slept in the ward.", "she had slept in the ward"),
        ("It paid $2 million, against a profit of $21.6 million a year before.", "a profit of $21.6 million a year before"),
        ('"Our neighbors tied the boat to a tree," he said.', "Our neighbors tied the boat to a tree"),
    ],
)  # fmt: skip
def test_what_stays_open_needs_its_context(text: str, phrase: str) -> None:
    found = _statement(text, phrase)
    assert found is not None
    assert found[1]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The truth, says Gareth Insole, is plain.", "Gareth Insole"),
        ("It ended after a meeting in the town.", "a meeting"),
        ("The mayor, Dame Ana Ruiz, left.", "Dame Ana Ruiz"),
    ],
)
def test_words_that_only_name_something_are_no_claim(text: str, phrase: str) -> None:
    assert _statement(text, phrase) is None


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Unison Trust said 85 jobs could go and promised to ballot its members.", "promised to ballot its members",
         "Unison Trust promised to ballot its members."),
        ("The Unison Trust rejected the claim, calling it “baseless”.", "calling it “baseless",
         "The Unison Trust called it “baseless”."),
        ("Unison Trust said the pay offer was “an insult.”", "Unison Trust said the pay offer was “an insult",
         "Unison Trust said the pay offer was “an insult.”"),
        ("Unison Trust said that the cuts “hurt staff, patients and towns”.", "the cuts “hurt staff",
         "The cuts “hurt staff”."),
    ],
)  # fmt: skip
def test_sayings_name_their_speaker_and_close_quotations(text: str, phrase: str, expected: str) -> None:
    article = read_article(text, published=PUBLISHED, headline=None, attribution=None)
    parsed = article.parsed[0]
    at = text.index(phrase)
    said = Attribution("Unison Trust", None, None, "say", Force.SAID, Voice.REPORTED)
    whole = Statement(
        Form.SAYING, 0, (0,), (parsed.span,), tuple(parsed.tokens), 0.5, (), attribution=said, speaker="Unison Trust"
    )
    words = parsed.index_at(at), parsed.index_at(at + len(phrase) - 1) + 1
    assert make_standalone(article, saying_from(parsed, *words, like=whole)).text == expected


def test_the_speakers_own_are_called_by_the_name() -> None:
    text = '"My neighbor lost the farm," said Ana Ruiz.'
    article = read_article(text, published=PUBLISHED, headline=None, attribution=None)
    parsed = article.parsed[0]
    said = Attribution("Ana Ruiz", None, None, "say", Force.SAID, Voice.QUOTED)
    whole = Statement(
        Form.SAYING, 0, (0,), (parsed.span,), tuple(parsed.tokens), 0.5, (), attribution=said, speaker="Ana Ruiz"
    )
    assert _statement(text, "My neighbor lost the farm", whole) == ("Ana Ruiz's neighbor lost the farm.", False)


def test_a_larger_claim_leaves_out_what_interrupts_it() -> None:
    text = "The coins, published by Osk Museum in March, were packed in three jars."
    article = read_article(text, published=PUBLISHED, headline=None, attribution=None)
    parsed = article.parsed[0]
    inner = clause_from(article, parsed, 3, 9, inside=None)
    outer = clause_from(article, parsed, 0, len(parsed.tokens) - 1, inside=None)
    assert inner is not None
    assert outer is not None
    assert inner.piece is not None
    assert inner.piece.role is Role.PRESUPPOSED
    cut, kept = without_interruptions(article, parsed, [outer, inner])
    assert [article.text(span) for span in cut.spans] == ["The coins", "were packed in three jars"]
    assert kept == inner
