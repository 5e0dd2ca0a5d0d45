"""Who said what: cues before, after and amid the content; single texts and whole articles."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.attribution import split_attribution
from claims.core.extraction.pipeline import extract
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
    ('"We closed the bridge," said Ana Ruiz.', "Ana Ruiz", Force.SAID, "We closed the bridge"),
    ("Ana Ruiz, the mayor of Leeds, said the bridge was closed.", "Ana Ruiz", Force.SAID, "the bridge was closed"),
    (
        "Ana Ruiz, who runs the port, said Birch, who left, made 73 transfers.",
        "Ana Ruiz",
        Force.SAID,
        "Birch, who left, made 73 transfers",
    ),
    ("Roe's lawyer, Ana Ruiz, claimed he was in Spain.", "Ana Ruiz", Force.CLAIMED, "he was in Spain"),
    ("One diplomat said talks had failed.", None, Force.SAID, "talks had failed"),
    (
        "Sen. Ana Ruiz, Democrat of Ohio, demanded that Acme return the money.",
        "Ana Ruiz",
        Force.CALLED,
        "Acme return the money",
    ),
    ("Police doubt whether the man was alone.", "Police", Force.DOUBTED, "whether the man was alone"),
    ("Acme warned that sales would fall by 5%.", "Acme", Force.WARNED, "sales would fall by 5%"),
    (
        "A study by Acme Institute found that 3 in 10 people smoke.",
        "Acme Institute",
        Force.SAID,
        "3 in 10 people smoke",
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
        "It is a prospect feared by many groups.",
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
