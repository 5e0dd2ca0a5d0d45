"""Speakers that the fitted network finds where no rule names one; who "he" and "she" are; further shapes of speech."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from claims.artifacts.attribution import load_attribution
from claims.artifacts.claim_spans import load_span_reader
from claims.core.extraction.evaluation import score_article, sum_metrics
from claims.core.extraction.pipeline import extract
from claims.core.extraction.spans.claim_spans import SpanKind
from claims.core.records import Force, Voice
from claims.core.verdicts import ClaimKind
from tests.core.extraction.span_fakes import TellingReader, extract_told

DAY = dt.date(2024, 3, 4)
ARTICLES = Path(__file__).parents[3] / "cases" / "gold_articles"


def claims(body, *, attribution=None):
    return extract(body, published=DAY, attribution=attribution).claims


def speaker_of(body, words, *, attribution=None):
    return next(claim.speaker for claim in claims(body, attribution=attribution) if words in claim.exact)


FOUND = [
    ("The Relief Society lists 1,906 of the missing by name.", "1,906", "Relief Society"),
    ("Halden Motors reported a loss of $212 million on Thursday.", "212 million", "Halden Motors"),
    ("The road will cost $4 million, which the treasury expects to rise to $6 million.", "6 million", "treasury"),
]


@pytest.mark.parametrize(("body", "words", "speaker"), FOUND, ids=[row[2] for row in FOUND])
def test_network_names_the_speaker_that_rules_miss(body, words, speaker):
    assert speaker_of(body, words) is None
    assert speaker_of(body, words, attribution=load_attribution()) == speaker


@pytest.mark.parametrize(
    "body",
    [
        "A video showing police beat protesters in Lund is fake.",
        "A letter saying that the mine would close was sent to 40 workers.",
        "A report showing that the mine lost 40 million euros was withdrawn.",
    ],
)
def test_what_is_told_of_a_text_that_says_something_is_not_its_words(body):
    found = claims(body, attribution=load_attribution())
    assert [(claim.exact, claim.speaker) for claim in found] == [(body.rstrip("."), None)]


def test_what_is_told_beside_a_saying_keeps_its_source():
    body = "The race appears closer in Ohio, with some polls indicating that Ana Roe has a small lead."
    assert [claim.speaker for claim in claims(body, attribution=load_attribution())] == ["some polls"]


def test_whom_somebody_cites_for_what_he_does_says_nothing():
    body = "The mayor stood up in Lund and, citing the Bible, endorsed Senator Ana Roe, urging 40 aides to vote."
    assert "Bible" not in {claim.speaker for claim in claims(body, attribution=load_attribution())}
    body = "The mine lost 40 million euros, Reuters reported, citing two officials."
    assert {claim.speaker for claim in claims(body, attribution=load_attribution())} == {"two officials"}


def test_the_outlet_keeps_its_voice_where_it_tells_who_reported():
    body = "Halden Motors reported a loss of $212 million on Thursday."
    (claim,) = claims(body, attribution=load_attribution())
    assert (claim.voice, claim.attribution.force, claim.attribution.cue_verb) == (Voice.OWN, Force.SAID, "report")


LEFT_UNSAID = [
    ("Ben Roe boasts of jobs, but he forgets to mention that 1,100 nurses left in 2019.", None),
    ("Ben Roe boasts of jobs but conveniently forgets to say that 1,100 nurses left in 2019.", None),
    ("Ben Roe neglected to mention that 1,100 nurses left in 2019.", None),
    ("Ministers do not mention that 1,100 nurses left in 2019.", None),
    ("What the minister did not tell you is that 1,100 nurses left in 2019.", None),
    ("Ben Roe never acknowledged that 1,100 nurses had left in 2019.", None),
    ("Roe said the firm neglected to report that 40 workers had been hurt in May.", "Roe"),
    ("Auditors said Roe omitted to mention that 40 workers had been hurt in May.", "Auditors"),
    ("Ana Ruiz said her party failed to mention that 40 workers had been hurt in May.", "Ana Ruiz"),
    ("Ana Ruiz said she forgot to mention that 40 workers had been hurt in May.", "Ana Ruiz"),
    ("Police said the bank grew and neglected to report that 40 workers had been hurt in May.", "Police"),
    ("The union claimed ministers had neglected to say that 40 workers had been hurt in May.", "union"),
]


@pytest.mark.parametrize(("body", "speaker"), LEFT_UNSAID, ids=[row[0][:40] for row in LEFT_UNSAID])
def test_what_somebody_leaves_unsaid_is_not_theirs_but_whoever_tells_so(body, speaker):
    claim = claims(body)[-1]
    assert (claim.speaker, claim.voice) == (speaker, Voice.REPORTED if speaker else Voice.OWN)


def test_she_is_who_was_meant_where_she_spoke_whatever_the_text_goes_on_about():
    body = (
        '"For every buyer there are eleven sellers," said Dalia Haddad, a broker. Developers handed over 38,400 new units '
        "in 2023, an increase of 62 percent, and plan a further 45,000 to 50,000 this year, she said. "
        "The largest builder, Ria Patel, laid off 40 people."
    )
    found = extract(body, published=DAY, attribution=load_attribution(), spans=load_span_reader()).claims
    assert {claim.speaker for claim in found if "62" in claim.exact or "45,000" in claim.exact} == {"Dalia Haddad"}


def test_who_orders_a_number_of_things_says_nothing():
    body = "Halden Motors met on Monday. It ordered 12 cranes, with options for eight more, in a deal worth $3 million."
    assert {claim.speaker for claim in claims(body, attribution=load_attribution()) if "12" in claim.exact} == {None}


NOBODYS = [
    "The town must report to the ministry by May 2 on 40 wells.",
    "The company bought 300 trucks in 2021.",
    "Voters want 40 new buses for the town.",
]


@pytest.mark.parametrize("body", NOBODYS)
def test_acts_and_wishes_name_no_speaker(body):
    assert {claim.speaker for claim in claims(body, attribution=load_attribution())} <= {None}


def test_network_changes_no_span_and_no_speaker_that_rules_found():
    body = 'Mayor Ana Ruiz said the bridge cost $3 million. "It cost us 40 jobs," she added. The port lists 12 ships.'
    alone, together = claims(body), claims(body, attribution=load_attribution())
    assert [claim.span for claim in alone] == [claim.span for claim in together]
    assert all(
        with_.speaker == without.speaker for without, with_ in zip(alone, together, strict=True) if without.speaker
    )


PRONOUNS = [
    (
        "whom the text is about",
        'Lawyer Carol Voss spoke first. Prosecutor Mary Hall said 4 men left. Voss rose. "We lost 40 jobs," she said.',
        "Carol Voss",
    ),
    ("who spoke last", 'Mayor Ana Ruiz said the bridge shut in 2021. "It cost us 40 jobs," she said.', "Ana Ruiz"),
    ("not one of the other sex", 'Paul Birch said 4 men left. "We lost 40 jobs," she said.', None),
]


@pytest.mark.parametrize(("body", "speaker"), [row[1:] for row in PRONOUNS], ids=[row[0] for row in PRONOUNS])
def test_pronoun_as_speaker(body, speaker):
    assert speaker_of(body, "40 jobs") == speaker


SHAPES = [
    ('Mary Voss, who runs the port, is less polite: "They lost 40 ships in March."', "Mary Voss"),
    ("The road will shut for 3 weeks, two people briefed on the matter said.", "two people briefed on the matter"),
    ("Prices rose 5%, according to analysts.", "analysts"),
    ("The Harbor candidate in Port Ellis, Mary Voss, alleged that 4,000 ballots had gone missing.", "Mary Voss"),
    ("Councilwoman Mary Voss, D-Harbor, who voted no, noted that the port shut for 14 months.", "Mary Voss"),
    ("Professor Mary Voss of York University said the wall was 300 years old.", "Mary Voss"),
    ("Some 31 people died in the port of Gorawa, the Commissioner for Health, Dr Mary Voss, has said.", "Mary Voss"),
    ("Addressing the press, Mayor Mary Voss disclosed that 640 cases had been found.", "Mary Voss"),
    ("The boat cost $40,000, agents said.", "agents"),
    ("Five firms bid $3 million, according to two bankers aware of the talks.", "two bankers aware of the talks"),
    ("Clients took out 61 billion francs, according to a note seen by the Herald.", "note seen by the Herald"),
    ("A community trust says it raised £61,000.", "community trust"),
    ("The Coastal Fishers' Federation said catches fell by a third.", "Coastal Fishers' Federation"),
]


@pytest.mark.parametrize("body", ["In a statement it said 40 ships were lost.", "It lost 40 ships, a spokesman said."])
def test_it_and_a_spokesman_name_nobody(body):
    assert speaker_of(body, "40 ships", attribution=load_attribution()) is None


def test_who_did_two_things_and_said_one_is_the_speaker():
    body = "Swedish chain Lindvall & Berg cut its dividend by half on Wednesday and said it would close 74 stores."
    assert speaker_of(body, "74 stores", attribution=load_attribution()) == "Lindvall & Berg"


@pytest.mark.parametrize(("body", "speaker"), SHAPES, ids=[row[0][:24] for row in SHAPES])
def test_speaker_of_further_shapes(body, speaker):
    speakers = {claim.speaker for claim in claims(body) if claim.kind is not ClaimKind.STATUS}
    assert speakers - {None} == {speaker}


def test_more_speakers_are_right_with_the_network_on_annotated_articles():
    scores = []
    for path in sorted(ARTICLES.glob("dev-*.gold.json")):
        gold = json.loads(path.read_text())
        body = path.with_name(path.name.replace(".gold.json", ".txt")).read_text()
        published = dt.date.fromisoformat(gold["article"]["published"][:10])
        scores.append(score_article(extract(body, published=published, attribution=load_attribution()), gold))
    value = {metric.name: metric.value for metric in sum_metrics(scores)}
    assert value["speakers right"] >= 0.88
    assert value["claims found"] >= 0.84


@pytest.mark.parametrize(
    ("body", "words", "speaker"),
    [
        ("Wexo cut 40 jobs, per the firm Acme.", "40 jobs", "Acme"),
        ("Analysts put the loss at $4 million.", "4 million", "Analysts"),
        ("Jon Roe stole £6,000 in May, Leeds Crown Court heard.", "6,000", None),
        ("Two patients were hurt in May, state inspectors found.", "Two patients", "state inspectors"),
        ("The line would move 12 tons a day, according to the companies.", "12 tons", "companies"),
        ("The bank, Dunmore Trust, said it had lost $4 million.", "4 million", "Dunmore Trust"),
        ("Wexo opened in May. Wexo grew. The company said it had sold 40 boats.", "40 boats", "Wexo"),
        ("Jon Roe said it rained. Ana Ruiz runs a farm near Mour. She said 40 cows had died.", "40 cows", "Ana Ruiz"),
        ("Ana Ruiz sold 40 cows. It was a record, the 57-year-old pointed out.", "record", "Ana Ruiz"),
        ("Shops closed in May; the mayor, Ana Ruiz, said 40 had reopened.", "40 had", "Ana Ruiz"),
        (
            "Norland backs a plan, a step that Velia, where most people fish, has criticised as unfair.",
            "a step",
            "Velia",
        ),
    ],
)
def test_who_speaks(body, words, speaker):
    assert speaker_of(body, words) == speaker


@pytest.mark.parametrize(
    ("body", "saying"),
    [
        ("Ana Ruiz thinks so.", "Ana Ruiz thinks so."),
        (
            "Asked whether she would leave, Ana Ruiz said the door was “half shut”.",
            "Asked whether she would leave, Ana Ruiz said the door was “half shut”.",
        ),
        ("Mayor Ana Ruiz said she backed the strike.", "Mayor Ana Ruiz said she backed the strike."),
        (
            "“It hurts,” said Ana Ruiz, who runs a farm near Mour.",
            "“It hurts,” said Ana Ruiz, who runs a farm near Mour.",
        ),
    ],
)
def test_what_only_the_saying_makes_checkable(body, saying):
    assert saying in [claim.exact for claim in claims(body) if claim.kind is ClaimKind.QUOTE]


@pytest.mark.parametrize(
    ("body", "fact"),
    [
        ("Acme confirmed it is investigating.", "it is investigating"),
        ("“I’m 63 and I carry six buckets a day,” said Ana Ruiz.", "I carry six buckets a day"),
        ("Ana Ruiz told Jon Roe, who showed no emotion, that he owed £6,000.", "he owed £6,000"),
        ("“Our members have not had a rise since 2019,” said Ana Ruiz.", "Our members have not had a rise since 2019"),
    ],
)
def test_facts_in_somebodys_words(body, fact):
    assert fact in [claim.exact for claim in claims(body)]


def test_what_stands_before_a_participle_of_saying_is_the_outlets():
    body = "Governors of four counties have gone to court in Tolmen, arguing that 300 herders were missed in May."
    found = {claim.exact: claim.speaker for claim in claims(body, attribution=load_attribution())}
    assert found == {
        "Governors of four counties have gone to court in Tolmen": None,
        "300 herders were missed in May": "Governors",
    }


CONTRASTED = [
    (
        "Rovers said that 1,500 were away fans, though Castle Town claimed to have sold 1,800 tickets.",
        "1,800",
        "Castle Town",
        Force.CLAIMED,
    ),
    ("Police said 3,000 people marched, but organizers put the figure at 12,000.", "12,000", "organizers", Force.SAID),
    ("Police said 3,000 people marched, but organizers put the figure at 12,000.", "3,000", "Police", Force.SAID),
    ("Roe said the vote was fair, but that Acme had claimed 4,000 ballots were missing.", "4,000", "Roe", Force.SAID),
    ("Ana Ruiz said he had paid, but he claimed to have lost 40 receipts.", "40", "Ana Ruiz", Force.SAID),
]


@pytest.mark.parametrize(("body", "words", "speaker", "force"), CONTRASTED)
def test_what_another_one_says_against_it_is_not_the_first_speakers(body, words, speaker, force):
    (claim,) = [claim for claim in claims(body) if words in claim.exact]
    assert (claim.speaker, claim.attribution.force) == (speaker, force)


RELAYED = [
    ("The BBC reported, citing the ministry, that 40 men left.", "ministry"),
    ("Reuters reported, citing police, that 40 men left.", "police"),
    ("The Post reported, citing two officials briefed on it, that 40 men left.", "two officials briefed on it"),
    ("Forty men left, the Post reported, citing two officials briefed on it.", "two officials briefed on it"),
    ("Ana Ruiz said, citing a state audit, that 40 posts were empty.", "Ana Ruiz"),
    ("The Post reported that the bank had told staff that 40 men left.", "bank"),
    ("The Post reported on Sunday that the bank had said that 40 men left.", "bank"),
    ("Ana Ruiz said that police told residents that 40 men left.", "police"),
    ("Ana Ruiz said she had told the board that 40 men left.", "Ana Ruiz"),
]


@pytest.mark.parametrize(("body", "speaker"), RELAYED, ids=[row[0] for row in RELAYED])
def test_words_that_are_passed_on_are_the_innermost_speakers(body, speaker):
    content = "Forty men left" if body.startswith("Forty") else body.rpartition("that ")[2].rstrip(".")
    found = extract(body, published=DAY, spans=TellingReader((content, SpanKind.CLAIM))).claims
    assert [claim.speaker for claim in found if claim.exact == content] == [speaker]


NOT_RELAYED = [
    ("The ministry said, citing high costs, that it would close 12 schools.", "ministry"),
    ("The ministry said, citing weak demand, that it would close 12 schools.", "ministry"),
    ("The bank reported, citing a lack of evidence, that 40 men left.", "bank"),
    ("The newspaper said, citing poor results, that it would cut 40 jobs.", "newspaper"),
    ("Reuters reported, citing the war in Norland, that 40 men left.", "Reuters"),
    ("Ben Roe wrote, citing Jane Doe, that 40 men left.", "Ben Roe"),
    ("Roe denied that the firm told staff that 40 jobs would go.", "Roe"),
    ("Roe doubted that the firm told staff that 40 jobs would go.", "Roe"),
    ("Roe said no firm told staff that 40 jobs would go.", "Roe"),
    ("Roe said neither firm told staff that 40 jobs would go.", "Roe"),
    ("Roe said few witnesses told police that 40 jobs would go.", "Roe"),
    ("Roe said the firm never told staff that 40 jobs would go.", "Roe"),
    ("Roe said the firm wrongly told staff that 40 jobs would go.", "Roe"),
]


@pytest.mark.parametrize(("body", "speaker"), NOT_RELAYED, ids=[row[0] for row in NOT_RELAYED])
def test_reasons_and_denied_sayings_are_passed_on_by_nobody(body, speaker):
    content = body.rpartition("that ")[2].rstrip(".")
    found = extract(body, published=DAY, spans=TellingReader((content, SpanKind.CLAIM))).claims
    (said,) = [claim for claim in found if claim.exact == content]
    force = {"denied": Force.DENIED, "doubted": Force.DOUBTED}.get(body.split()[1], Force.SAID)
    assert (said.speaker, said.attribution.force) == (speaker, force)


def test_that_it_was_said_and_what_was_said_are_two_claims_of_two_speakers():
    outer, inner = "the bank had told all its staff that 40 men left", "40 men left"
    reader = TellingReader((outer, SpanKind.CLAIM), (inner, SpanKind.CLAIM))
    found = extract(f"The Relief Society reported that {outer}.", published=DAY, spans=reader).claims
    assert {claim.exact: claim.speaker for claim in found} == {outer: "Relief Society", inner: "bank"}


NOBODYS = [
    "The army has neither confirmed nor denied that it lost 12 tanks.",
    "Neither Roe nor Doe has said whether they will stand in May.",
    "The firm has not denied that 40 men died.",
    "No official said that 40 men had died.",
    "Halden Motors has not commented on the 40 deaths.",
    "The Western Alliance agreed its ninth package of sanctions on Wednesday.",
]


@pytest.mark.parametrize("body", NOBODYS, ids=[row[:30] for row in NOBODYS])
def test_who_says_nothing_of_it_or_acts_is_no_speaker(body):
    found = extract(body, published=DAY, attribution=load_attribution()).claims
    assert [(claim.exact, claim.speaker) for claim in found] == [(body.removesuffix("."), None)]


def test_they_are_not_the_body_that_spoke_before_others_were_told_of():
    body = (
        "The federation LO-N warned that it would resist any cut. Brandt's supporters point to 1994, when a coalition "
        "lasted a full term. They said 40 members had left."
    )
    assert speaker_of(body, "40 members") is None
    assert speaker_of("The council said 12 homes had burned. They said 40 members had left.", "40 members") == "council"


def test_who_puts_a_figure_behind_a_semicolon_is_its_speaker():
    body = "The rebels say they hold 412 men; the government puts the number at 900 and has never published a list."
    network = load_attribution()
    assert speaker_of(body, "at 900", attribution=network) == "government"
    found = extract_told(body, ("has never published a list", SpanKind.CLAIM)).claims
    assert [claim.speaker for claim in found if claim.exact == "has never published a list"] == [None]


def test_a_share_of_those_asked_is_no_speaker_and_a_time_is_nothing_said():
    body = "In a survey by Metra, 56% said they wanted a vote in May, and 11% said they would stay at home."
    assert not any("%" in (claim.speaker or "") for claim in claims(body))
    body = "Three weeks after an election that no one won, the Liberals said they had 40 seats."
    assert [claim.exact for claim in claims(body) if claim.speaker is not None] == ["they had 40 seats"]


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        ("Ben Roe, who turned 70 in May, has said this was his last term.", "say"),
        ("Ben Roe, who heads the mission, accused the army of lies.", "accuse"),
    ],
)
def test_the_cue_is_no_verb_of_what_is_told_of_the_speaker(body, verb):
    found = extract_told(body, (body.removesuffix(".").replace(",", " ,"), SpanKind.SAYING)).claims
    assert {claim.attribution.cue_verb for claim in found if claim.attribution is not None} == {verb}


def test_what_somebody_may_undergo_is_no_saying():
    body = "The president, Ana Ruiz, who won in 2017, may be called as a witness."
    told = ("The president , Ana Ruiz , who won in 2017 , may be called as a witness", SpanKind.SAYING)
    assert {claim.kind for claim in extract_told(body, told).claims}.isdisjoint({ClaimKind.QUOTE})


def test_who_was_told_is_no_part_of_what_was_said():
    body = "The minister told this committee in March that no drone had been lost."
    told = ("this committee in March that no drone had been lost", SpanKind.CLAIM)
    assert [claim.exact for claim in extract_told(body, told).claims] == ["no drone had been lost"]


@pytest.mark.parametrize(
    ("body", "words", "speaker"),
    [
        (
            "Mr Roe's former aide, Dolores Finn, who now runs a bank, told MPs that he had $40.",
            "had $40",
            "Dolores Finn",
        ),
        ("In his letter, dated 3 May, Mr Amos said he had lost 40 seats.", "lost 40 seats", "Amos"),
        ("The minister denied this, saying the footage showed a raid in 2019.", "in 2019", None),
    ],
)
def test_the_words_are_of_who_is_named_for_them(body, words, speaker):
    found = [
        claim for claim in extract(body, published=DAY, attribution=load_attribution()).claims if words in claim.exact
    ]
    assert [claim.speaker for claim in found] == [speaker]
    assert all(claim.voice is not Voice.OWN for claim in found)


@pytest.mark.parametrize(
    "body",
    [
        "The commission found no evidence that the vote was rigged.",
        "Police found strong evidence that the mayor took 40 bribes.",
        "Officials reported evidence that 40 kilns had cracked.",
        "A judge will rule on 9 November whether the 40 tapes can be used.",
    ],
)
def test_what_is_found_missing_or_still_to_be_ruled_stays_a_whole_sentence(body):
    found = extract(body, published=DAY, attribution=load_attribution()).claims
    assert [claim.exact for claim in found] == [body.removesuffix(".")]


def test_what_has_come_of_a_promise_is_the_outlets():
    body = "Officials promised in May to review every case by the end of the year; so far they have reviewed 31."
    assert speaker_of(body, "reviewed 31", attribution=load_attribution()) is None


def test_a_hearer_without_a_name_is_no_part_of_what_was_said():
    body = "The general, who denies ordering it, told the tribunal he was in Geneva in 2019."
    found = extract(body, published=DAY, attribution=load_attribution()).claims
    assert "he was in Geneva in 2019" in [claim.exact for claim in found]


def test_papers_that_show_something_else_are_their_own_source() -> None:
    body = "Ana Roe said the firm made 40 cars; the company's own records list 31."
    told = [("the firm made 40 cars", SpanKind.CLAIM), ("the company 's own records list 31", SpanKind.CLAIM)]
    claims = extract_told(body, *told).claims
    assert [claim.speaker for claim in claims] == ["Ana Roe", "company's own records"]
