"""Who said what: cues before, after and amid the content; single texts and whole articles."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.artifacts.attribution import load_attribution
from claims.core.extraction.pipeline import extract
from claims.core.extraction.speech.attribution import split_attribution
from claims.core.records import Force, Voice
from claims.core.verdicts import ClaimKind

SINGLE = [
    ("The ministry said 42 people were killed.", "ministry", Force.SAID, "42 people were killed"),
    ("Officials in Kabul denied that the truce began.", "Officials in Kabul", Force.DENIED, "the truce began"),
    (
        "The truce began on Saturday, officials in Kabul said.",
        "officials in Kabul",
        Force.SAID,
        "The truce began on Saturday",
    ),
    ("According to Acme Research, prices rose 5%.", "Acme Research", Force.SAID, "prices rose 5%"),
    ("According to Ana Roe the file was lost in 2012.", "Ana Roe", Force.SAID, "the file was lost in 2012"),
    (
        "According to the Mour Health Board about 40 nurses left.",
        "Mour Health Board",
        Force.SAID,
        "about 40 nurses left",
    ),
    ("Prices rose 5%, according to researchers at York University.", "York University", Force.SAID, "Prices rose 5%"),
    (
        "Some 300 trees were cut, according to the Friends of Galway group.",
        "Friends of Galway",
        Force.SAID,
        "Some 300 trees were cut",
    ),
    (
        "Mayor Ana Ruiz told reporters on Monday that the bridge was closed.",
        "Ana Ruiz",
        Force.SAID,
        "the bridge was closed",
    ),
    ('Harbor chief Ana Ruiz: "We closed the bridge."', "Ana Ruiz", Force.SAID, "We closed the bridge"),
    ('Ana Ruiz, chair of Acme: "We closed the bridge."', "Ana Ruiz", Force.SAID, "We closed the bridge"),
    ('"We closed the bridge," said Ana Ruiz.', "Ana Ruiz", Force.SAID, "We closed the bridge"),
    ("Ana Ruiz, the mayor of Leeds, said the bridge was closed.", "Ana Ruiz", Force.SAID, "the bridge was closed"),
    (
        "Ana Ruiz, who runs the port, said Birch, who left, made 73 transfers.",
        "Ana Ruiz",
        Force.SAID,
        "Birch, who left, made 73 transfers",
    ),
    ("Roe's lawyer, Ana Ruiz, claimed he was in Spain.", "Ana Ruiz", Force.CLAIMED, "he was in Spain"),
    ("His uncle, Yusuf, who found it, said he had paid $40.", "Yusuf", Force.SAID, "he had paid $40"),
    ("In June 1993 a newspaper said Roe had paid $40.", None, Force.SAID, "Roe had paid $40"),
    ("The court president told us last week he had left.", None, Force.SAID, "he had left"),
    ("Ana Ruiz told me she had paid $40.", "Ana Ruiz", Force.SAID, "she had paid $40"),
    ("One diplomat said talks had failed.", None, Force.SAID, "talks had failed"),
    (
        "Sen. Ana Ruiz, Democrat of Ohio, demanded that Acme return the money.",
        "Ana Ruiz",
        Force.CALLED,
        "Acme return the money",
    ),
    ("Police doubt whether the man was alone.", "Police", Force.DOUBTED, "whether the man was alone"),
    ("South Arden Police said a man had died.", "South Arden Police", Force.SAID, "a man had died"),
    ("North Vale said it had tested two rockets.", "North Vale", Force.SAID, "it had tested two rockets"),
    ("Ana Ruiz said by phone that the town was lost.", "Ana Ruiz", Force.SAID, "the town was lost"),
    ('"We lost 40 men," Ana Ruiz was quoted as saying.', "Ana Ruiz", Force.SAID, "We lost 40 men"),
    (
        '"We lost 40 men," its head, Ana Ruiz, was quoted as saying by the agency.',
        "Ana Ruiz",
        Force.SAID,
        "We lost 40 men",
    ),
    ("Ana Ruiz was quoted as saying by Radio Kelm that 40 men left.", "Ana Ruiz", Force.SAID, "40 men left"),
    ("Ana Ruiz was quoted as saying that 40 men left.", "Ana Ruiz", Force.SAID, "40 men left"),
    (
        "The Liberals will abstain, their leader Ana Ruiz has told us.",
        "Ana Ruiz",
        Force.SAID,
        "The Liberals will abstain",
    ),
    (
        "According to Acme Research, which asked 40 firms, prices rose 5%.",
        "Acme Research",
        Force.SAID,
        "prices rose 5%",
    ),
    ("The jury was told that the knife was found in May.", None, Force.SAID, "the knife was found in May"),
    ("An inquest in Ossel was told the driver had slept.", None, Force.SAID, "the driver had slept"),
    ("Roe stole the lead, Arden Crown Court was told on Monday.", None, Force.SAID, "Roe stole the lead"),
    ("MPs had been told the ferry cost $3 million.", None, Force.SAID, "the ferry cost $3 million"),
    ("Jurors were told by Ana Ruiz that Roe had fled.", "Ana Ruiz", Force.SAID, "Roe had fled"),
    ("The firm denied the report and said the ships had left.", "firm", Force.DENIED, "the report"),
    ("Office of Prices head of research Ana Ruiz said rents fell.", "Ana Ruiz", Force.SAID, "rents fell"),
    ("Chief of staff Ana Ruiz said 40 homes were lost.", "Ana Ruiz", Force.SAID, "40 homes were lost"),
    ("A spokesman for mayor Ana Ruiz said 40 homes were lost.", "Ana Ruiz", Force.SAID, "40 homes were lost"),
    ("Acme warned that sales would fall by 5%.", "Acme", Force.WARNED, "sales would fall by 5%"),
    (
        "A study by Acme Institute found that 3 in 10 people smoke.",
        "Acme Institute",
        Force.SAID,
        "3 in 10 people smoke",
    ),
    (
        "In all, 300 pupils sat the exams, results published on Thursday show.",
        "results",
        Force.SAID,
        "In all, 300 pupils sat the exams",
    ),
    (
        "Crime fell by 4%, official figures released on Monday showed.",
        "official figures",
        Force.SAID,
        "Crime fell by 4%",
    ),
    (
        "Health ministry figures published on Thursday show that 58% of patients were seen.",
        "Health ministry",
        Force.SAID,
        "58% of patients were seen",
    ),
    # How somebody sees it, inside what they say.
    (
        "The plan, as two ministers describe it, would cut spending by 12%.",
        "two ministers",
        Force.SAID,
        "The plan, as two ministers describe it, would cut spending by 12%",
    ),
    (
        "The deal, as officials in Dunmore understand it, ends the ban on 1 March.",
        "officials in Dunmore",
        Force.SAID,
        "The deal, as officials in Dunmore understand it, ends the ban on 1 March",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "force", "content"), SINGLE, ids=[row[0] for row in SINGLE])
def test_a_single_text_is_split(text, speaker, force, content):
    attribution, span = split_attribution(text)
    assert attribution is not None
    assert (attribution.speaker, attribution.force, text[span.start : span.end]) == (speaker, force, content)


@pytest.mark.parametrize(
    "text",
    [
        "About 157,000 people were killed in the war since 2001.",
        "The company announced plans to close the factory that employs 300 people.",
        "Police found the body in a field.",
        "The firm reported a loss of $5 million, which was less than expected.",
        "The council disputes that figure.",
        "The judge was told to step down.",
        "Staff were told on Friday that the plant would close.",
        "It is a prospect feared by many groups.",
        # What a share of those asked says can be checked with the share alone.
        "Sixty-two percent think the town is safe.",
        "Some 62 per cent of voters say the town is safe.",
        "A quarter of pupils said they had been bullied in May.",
        "Almost one in five said they had no savings.",
        "Almost half of voters in Mour say crime is at its lowest.",
        "More than half of those polled believe rents fell.",
        "In a poll, 62% said they trusted the mayor and 31% said they did not.",
        # By what name people know it.
        "The reform, as its critics call it, closed 40 schools.",
        "The Duchess, as people in Mour dubbed her, ran two hotels.",
    ],
)
def test_plain_statements_are_nobodys_words(text):
    attribution, span = split_attribution(text)
    assert attribution is None
    assert text[span.start : span.end] == text


def test_voice_tells_own_reported_and_quoted_words_apart():
    voices = [
        split_attribution(text)[0].voice
        for text in ("Prices rose, according to Acme.", "Acme said prices rose.", '"Prices rose," Acme said.')
    ]
    assert voices == [Voice.OWN, Voice.REPORTED, Voice.QUOTED]


def claims(body):
    return extract(body, published=dt.date(2024, 3, 4)).claims


def test_pronoun_is_the_last_named_speaker():
    body = 'Mayor Ana Ruiz said the bridge closed in 2021. "It cost us 40 jobs," she added.'
    assert {claim.speaker for claim in claims(body) if claim.kind is not ClaimKind.STATUS} == {"Ana Ruiz"}


def test_quotation_over_two_sentences_is_one_saying():
    body = 'Roe added, "Calm is needed. This chance should not be missed." Then he left the hall on Monday.'
    saying = claims(body)[0]
    assert saying.exact == 'Roe added, "Calm is needed. This chance should not be missed."'
    assert saying.sentences == (0, 1)


def test_quotation_broken_by_the_speaker_is_one_saying():
    body = '"This is a scandal," said Ana Ruiz, the mayor. "We deserve better."'
    assert body in {claim.exact for claim in claims(body)}


def test_figure_in_a_quotation_is_checked_by_itself():
    claim = claims('"We sold 40,000 cars last year," Ana Ruiz said.')[0]
    assert (claim.exact, claim.voice, claim.speaker) == ("We sold 40,000 cars last year", Voice.QUOTED, "Ana Ruiz")


def test_what_follows_a_question_is_said_and_can_be_checked():
    body = '"Why now?" Ana Ruiz asked on Monday. "We sold 40,000 cars in 2019. It is a pity."'
    asked, sold = claims(body)
    assert (asked.kind, asked.attribution.force) == (ClaimKind.QUOTE, Force.ASKED)
    assert (sold.exact, sold.speaker, sold.attribution.force) == ("We sold 40,000 cars in 2019", "Ana Ruiz", Force.SAID)


def test_opinion_of_nobody_named_is_shelved():
    extraction = extract('"It is a disgrace," one resident said.', published=dt.date(2024, 3, 4))
    assert extraction.claims == ()


def test_second_verb_of_saying_has_the_same_speaker():
    body = "The council rejects the figure, and says its own survey put the cost at £31m."
    claim = claims(body)[-1]
    assert (claim.speaker, claim.exact) == ("council", "its own survey put the cost at £31m")


FORCES = [
    (
        "The ministry denied the report and said the ships had left in May 2019.",
        "the ships had left in May 2019",
        Force.SAID,
    ),
    (
        "Acme dismissed the claim as nonsense and insisted that it had paid 40 workers.",
        "it had paid 40 workers",
        Force.SAID,
    ),
    ("Acme denied reports of a sale but warned that 40 jobs would go in May.", "40 jobs would go in May", Force.WARNED),
]


@pytest.mark.parametrize(("text", "words", "force"), FORCES, ids=[row[0] for row in FORCES])
def test_what_follows_a_denial_has_the_force_of_its_own_verb(text, words, force):
    claims = {claim.exact: claim.attribution.force for claim in extract(text, published=dt.date(2019, 6, 1)).claims}
    assert claims[words] is force
    assert claims[text.split(words)[0].rsplit(" and ", 1)[0].rsplit(" but ", 1)[0]] is Force.DENIED


def test_the_second_saying_of_one_speaker_names_the_speaker_by_itself():
    text = "Jane Roe said 40 jobs would go and denied that the board had known since June 2019."
    said = next(c for c in extract(text, published=dt.date(2019, 7, 1)).claims if c.kind is ClaimKind.QUOTE)
    assert said.standalone_text == "Jane Roe denied that the board had known since June 2019."


def speakers_of(text, words):
    """Who says each of the claims of a text that hold these words."""
    return [claim.speaker for claim in extract(text, published=dt.date(2019, 7, 1)).claims if words in claim.exact]


OFFICES = [
    ("Taoiseach Ana Ruiz said 40 homes were lost. Ms Ruiz said 14 people had died.", "14 people", "Ana Ruiz"),
    ("Helena Voss KC said 40 homes were lost. Ms Voss said 14 people had died.", "14 people", "Helena Voss KC"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), OFFICES, ids=[row[2] for row in OFFICES])
def test_a_surname_stands_for_the_full_name_behind_a_title_or_before_a_degree(text, words, speaker):
    assert speakers_of(text, words) == [speaker]


def test_somebody_a_spokesman_speaks_for_is_no_spokesman():
    claims = extract("A spokesman for mayor Ana Ruiz said 40 homes were lost.", published=dt.date(2019, 7, 1)).claims
    assert "mayor Ana Ruiz" in [claim.exact for claim in claims]
    assert not any("spokesman" in claim.exact for claim in claims)


BODIES = [
    ("Buses will replace trains until May, the operator said.", "Buses will", "operator"),
    ("Schools in Mour were shut on Monday, the city said.", "were shut", "city"),
    ("Orvane will shut 40 shops in May, the bank said.", "40 shops", "Orvane"),
    ("The coast guard said it had offered help on Monday.", "offered help", "coast guard"),
    ("Justice Now said 40 people had died.", "40 people", "Justice Now"),
    ("Provincial governor Omar Sadek left Mour. Two men were shot dead, the governor said.", "Two men", "Omar Sadek"),
    ("Gov. Ana Ruiz, a Liberal who seeks a second term in May, declared a state of emergency in three counties.",
     "declared a state of emergency", None),
    ("Ben Doe said that 94 rebels, and no civilians, had been killed.", "94 rebels", "Ben Doe"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker"), BODIES, ids=[row[0] for row in BODIES])
def test_a_body_or_office_speaks_by_its_noun(text, words, speaker):
    assert speakers_of(text, words) == [speaker]


SPOKESMEN = [
    ("Acme Foods closed two plants in May.", "Acme Foods"),
    ("Shares in Kestra fell 4% in May.", "Kestra"),
    ("The hospital said 12 men had died.", "hospital"),
    ("The Fuel Agency said 12 men had died.", "Fuel Agency"),
    # No body, or one that tells what others say.
    ("The Titan sank in May.", None),
    ("Brexit cost $4 million in May.", None),
    ("A study found that 12 men had died.", None),
    ("According to a poll, 40% of voters are poor.", None),
    ("The Herald reported that 12 men had died.", None),
    ("Reuters said 12 men had died.", None),
    ("Ana Roe sued in May.", None),
]


@pytest.mark.parametrize(("before", "speaker"), SPOKESMEN, ids=[row[0] for row in SPOKESMEN])
def test_a_spokesman_speaks_for_the_body_in_mind(before, speaker):
    assert speakers_of(f"{before} The road was shut for 40 days, a spokesman said.", "40 days") == [speaker]


def test_a_body_under_arms_speaks_of_itself():
    text = "The coast guard said it had offered help on Monday."
    claims = extract(text, published=dt.date(2019, 7, 1)).claims
    assert [claim.standalone_text for claim in claims] == ["The coast guard had offered help on 1 July 2019."]


UNNAMED = [
    (
        "Ben Doe resigned in May. A spokesman for Vale Bank said it lost $4m. He added that 40 jobs would go.",
        "40",
        "Vale Bank",
    ),
    (
        "Karim Osman blamed rebels for 14 deaths. A witness said the shell came late. He said two men fired it.",
        "two",
        "witness",
    ),
    (
        "Ana Ruiz cut 40 posts. A doctor at Mour hospital said 14 died. She said nine were children.",
        "nine",
        "Mour hospital",
    ),
    ("Jo Roe said it paid $9m. A spokesman for the union rejected that. He said it had paid $4m.", "$4m", "union"),
    ("A man was arrested in May. Ana Ruiz led the search. She said 40 officers took part.", "40", "Ana Ruiz"),
    ("A man was arrested in May. Police chief Ben Doe gave a figure. He said 40 officers took part.", "40", "Ben Doe"),
    ("Ana Ruiz said 40 posts would go. A man in the crowd booed. She said 12 were empty.", "12", "Ana Ruiz"),
    ("Ben Doe spoke on Monday. A protester was removed. He said 40 jobs would go.", "40", "Ben Doe"),
    ("Ben Doe said 40 jobs would go. An aide took notes. He said 12 were empty.", "12", "Ben Doe"),
    ("Ben Doe ran the firm. A judge fined him. He said he would pay £400.", "£400", "Ben Doe"),
    ("Ben Doe lost in May. A reporter asked about the tax. He said it was 40%.", "40%", "Ben Doe"),
    ("Ben Doe lost in May. A reporter asked whether taxes rose. He said turnout was 40%.", "40%", "Ben Doe"),
    ("Ana Ruiz won the seat. Her opponent conceded. She said turnout was 40%.", "40%", "Ana Ruiz"),
    ("A nurse said the ward was full. It said it had 14 nurses.", "14", None),
]


@pytest.mark.parametrize(("text", "words", "speaker"), UNNAMED, ids=[row[0] for row in UNNAMED])
def test_a_pronoun_stands_for_somebody_without_a_name_who_was_brought_in_last(text, words, speaker):
    assert speakers_of(text, words) == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A nurse said the ward was full. She said it had 12 beds.", "It had 12 beds."),
        ("A woman said the car was late. She said it was doing 60mph.", "It was doing 60mph."),
        ("Two officials in Kabul said it would cost $4m.", "It would cost $4m."),
        ("The union said it would take $4m.", "The union would take $4m."),
    ],
)
def test_it_is_a_body_that_speaks_but_no_person(text, expected):
    claims = extract(text, published=dt.date(2019, 7, 1)).claims
    assert expected in [claim.standalone_text for claim in claims]


def test_a_building_is_nobody_who_speaks():
    text = "Ben Doe lost $4,000 in May. He was held at Vale River Airport in June. He told police he had won $900."
    assert speakers_of(text, "900") == ["Ben Doe"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jane Roe was fined $400 in May. Her lawyer, Tom Vale, said she had paid in full.",
            "Jane Roe had paid in full.",
        ),
        (
            "Ana Ruiz rang the auditors in 2018. Questioned by Ben Doe, she agreed that she had signed 40 bills.",
            "Ana Ruiz had signed 40 bills.",
        ),
        ("Questioned by Ben Doe, she agreed that she had signed 40 bills.", "She had signed 40 bills."),
        ("Arlo Quist said she had paid in full. Mr Quist was fined $400.", "She had paid in full."),
    ],
)
def test_she_is_no_man_and_he_no_woman(text, expected):
    claims = extract(text, published=dt.date(2019, 7, 1)).claims
    assert expected in [claim.standalone_text for claim in claims]


def test_a_saying_beside_a_claim_keeps_the_mark_that_opens_it():
    text = "“Frankly, we waited, our rivals did not, and we lost 40 shops in May,” Ana Ruiz said."
    claims = extract(text, published=dt.date(2019, 7, 1)).claims
    assert [claim.exact[0] for claim in claims if claim.kind is ClaimKind.QUOTE] == ["“"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Outside court, Acme's director, Owen Trask, apologized to the family and said it had spent $3m on labels.",
            "Owen Trask",
        ),
        ("In Mour, the firm's owner, Jane Roe, resigned and said it had lost $3m on labels.", "Jane Roe"),
        ("Ana Ruiz, D-Ohio, voted no and said the bill had cost $3m in May.", "Ana Ruiz"),
    ],
)
def test_a_second_verb_of_saying_has_the_name_behind_a_role_for_its_source(text, speaker):
    claims = extract(text, published=dt.date(2019, 7, 1), attribution=load_attribution()).claims
    assert [claim.speaker for claim in claims if "$3m" in claim.exact] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nurses earn less than in 2010, the union said.", "union"),
        ("Banks hold loans worth $3 million, the central bank said in May.", "central bank"),
        ("Vacancies are 4% lower than in 2010, the ministry said.", "ministry"),
        ("The regulator, Ofsted, met. Ofsted closed 40 schools in 2010, the regulator said.", "Ofsted"),
        ("Northgate closed 40 shops in 2010, the company said.", "Northgate"),
        ("Halden Motors sold 40 cars in 2010, the carmaker said.", "Halden Motors"),
        ("Barley prices rose 4% in May, the statistics office said.", "statistics office"),
        ("Rubella deaths fell to 300, the agency said.", "agency"),
        ("Barley rose 4%, the company said.", "company"),
        ("Velmian coast guards stopped 40 boats in May, the interior ministry said.", "interior ministry"),
        ("The Corwen Viaduct will be shut until May, the rail agency said.", "rail agency"),
        ("The Nordjet 520 was built in 2009, the airline said.", "airline"),
        ("Harrow Tunnel cost $4 million, the operator said.", "operator"),
        ("Ostrava Arena seats 9,000 people, the club said.", "club"),
        ("The Transport Office bought 40 vans in 2010, the department said.", "Transport Office"),
        ("Helpmore has raised £3m since May, the charity said.", "Helpmore"),
        ("Vexia's sales rose 4% in May, the company said.", "Vexia"),
        ("Vexia, based in Mour, closed 40 shops in May, the retailer said.", "Vexia"),
        ("Mour Airways dropped 40 flights in May, the airline said.", "Mour Airways"),
    ],
)
def test_a_noun_that_begins_a_sentence_is_not_who_said_it(text, speaker):
    assert extract(text, published=dt.date(2019, 7, 1)).claims[-1].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The firm was ordered to pay costs of $74,500 in May 2019.",
        "Ten staff were said to have been off sick in May 2019.",
    ],
)
def test_nobody_says_what_a_passive_tells_of_him(text):
    (claim,) = extract(text, published=dt.date(2019, 7, 1), attribution=load_attribution()).claims
    assert claim.speaker is None


@pytest.mark.parametrize(
    ("relative", "expected"),
    [("which sells tea", "Doe was fined $310,000 in 2018."), ("who sells tea", "Ben Doe was fined $310,000 in 2018.")],
)
def test_a_firm_is_not_given_its_founders_full_name(relative, expected):
    claims = extract(
        f"Ben Doe left in 2017. Doe, {relative}, was fined $310,000 in 2018.", published=dt.date(2019, 7, 1)
    )
    assert expected in [claim.standalone_text for claim in claims.claims]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Ministers in Oslo said talks failed. Norrbank added 0.4%. It said it had sold two ships.", "Norrbank"),
        ("A study was published on Monday. Researchers at York University tagged 46 mice. They found that 12 had died.",
         "researchers at York University"),
        ("According to the contract, the work cost $2 million. They show that 11 roads were built.", None),
        ("A study was published on Monday. Oslo has 3,000 people. It said 12 roads were shut.", None),
        ("The report said 12 died. Researchers at York University tagged 46 mice. They found that 12 had died.",
         "researchers at York University"),
        ("Ben Oake lost 40 votes. Ana Lind said 12 roads were shut. Will Oake run for mayor? He says 40 people asked him.",
         "Ben Oake"),
        ("A council spokesman said it was closed. We contacted Mr Roe for comment. He said 40 people saw it.", "Roe"),
    ],
)  # fmt: skip
def test_a_pronoun_speaks_for_what_was_told_of_last(body, speaker):
    assert extract(body, published=dt.date(2020, 2, 22)).claims[-1].speaker == speaker


BACKGROUND = [
    ("Norrbank said it would cut 300 jobs. Oslo is its largest market. It said profit fell 3%.", "Norrbank"),
    ("The ministry said 40 people died. Brent rose 3% to $70. It said 12 roads were shut.", "ministry"),
    ("The council said 40 homes were built. Mour is home to 3,000 people. It said 12 roads were shut.", "council"),
    ("Police said 40 people died. Velm Tower stands in Mour. It said 12 roads were shut.", "Police"),
    ("The union said 300 workers left. Norrbank employs 3,000 people. It said 12 offices were shut.", "union"),
    ("The World Bank said growth slowed to 3%. Velloria grew by 4%. It said prices rose 12%.", "World Bank"),
    ("Prosecutors said Roe took $3 million. Patients lost $40,000 each. They said he hid it in 2020.", "Prosecutors"),
    ("Campaigners said 40 homes burned. Residents lost $40,000 each. They said 12 were empty.", "Campaigners"),
    (
        "Two officials said 40 people died. Doctors treated 12 children. They said the fire began in May.",
        "Two officials",
    ),
]


@pytest.mark.parametrize(("body", "speaker"), BACKGROUND, ids=[row[1] for row in BACKGROUND])
def test_a_sentence_of_background_takes_no_words_from_who_spoke(body, speaker):
    assert extract(body, published=dt.date(2020, 2, 22)).claims[-1].speaker == speaker


@pytest.mark.parametrize(
    ("body", "words", "speaker"),
    [
        ("Jurors heard that the van had hit 40 cars.", "hit 40 cars", None),
        ("Mour magistrates heard that the goat had bitten 14 people.", "bitten 14 people", None),
        ("The firm owed $4 million, senators heard on Monday.", "owed $4 million", None),
        ("The firm owed $4 million, the inquiry heard.", "owed $4 million", None),
        ("The committee has heard that 40 files had been lost.", "40 files", None),
        ("Jurors said the van had hit 40 cars.", "hit 40 cars", "Jurors"),
        ("The committee found that 40 files had been lost.", "40 files", "committee"),
        ("Ana Ruiz told jurors that the van had hit 40 cars.", "hit 40 cars", "Ana Ruiz"),
        ("The inquiry said the firm owed $4 million.", "owed $4 million", "inquiry"),
    ],
)
def test_whoever_hears_something_is_not_who_said_it(body, words, speaker):
    assert set(speakers_of(body, words)) == {speaker}


@pytest.mark.parametrize(
    ("body", "exact", "speaker"),
    [
        ('The clerk sent 43 notes in a group called "The Crew" in 2021.', None, None),
        ('The firm sold a pill called "Zolor" to 400 clinics in 2019.', None, None),
        ('Ben Doe wrote a play called "The Salt Mill" in 1994.', None, None),
        ("Police held a man called Omar Velt in May 2019.", None, None),
        ('The firm sold a pill called "Zolor" to 400 clinics, the jury was told.',
         'The firm sold a pill called "Zolor" to 400 clinics', None),
        ('Ben Doe called the plan "a farce" in May 2019.', None, "Ben Doe"),
        ('The union called the offer "an insult" in May 2019.', 'The union called the offer "an insult" in May 2019.',
         "union"),
    ],
)  # fmt: skip
def test_what_something_is_called_is_nobodys_words(body, exact, speaker):
    claims = extract(body, published=dt.date(2024, 3, 4)).claims
    assert [(c.exact, c.speaker) for c in claims] == [(exact or claims[0].exact, speaker)]
    assert claims[0].exact.startswith(body[:12])
