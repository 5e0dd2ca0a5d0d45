"""The sample of the product description: an article of four sentences, and what each change of a word must change."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.records import Force, Polarity, RejectReason, Span, Voice
from claims.core.verdicts import ClaimKind

BODY = (
    "The United States and the Taliban began a seven-day truce on Saturday, officials in Kabul said. If it holds, the two "
    "sides will sign a deal on Feb. 29 to end an 18-year war. The conflict has killed about 157,000 people since 2001, "
    'according to researchers at Brown University. "This is the best chance for peace in decades," one diplomat said.'
)
PUBLISHED = dt.date(2020, 2, 22)
HEADLINE = "Afghan truce begins"


def read(body=BODY, headline=HEADLINE):
    return extract(body, published=PUBLISHED, headline=headline)


def test_four_claims_and_one_rejected_sentence():
    extraction = read()
    assert len(BODY) == 343
    assert [(c.span.start, c.span.end, c.standalone_text, c.kind) for c in extraction.claims] == [
        (0, 69, "The United States and the Taliban began a seven-day truce on 22 February 2020.", ClaimKind.EVENT),
        (96, 150, "If the truce holds, the two sides will sign a deal on 29 February 2020.", ClaimKind.PREDICTION),
        (158, 172, "The war in Afghanistan has lasted 18 years.", ClaimKind.QUANTITY),
        (174, 229, "The war in Afghanistan has killed about 157,000 people since 2001.", ClaimKind.QUANTITY),
    ]
    assert [(r.span, r.reason) for r in extraction.rejected] == [(Span(277, 343), RejectReason.OPINION)]


def test_whose_words_the_claims_are():
    truce, deal, war, toll = read().claims
    assert (truce.speaker, truce.voice) == ("officials in Kabul", Voice.REPORTED)
    assert (deal.speaker, deal.voice) == (None, Voice.OWN)
    assert (war.speaker, war.voice) == (None, Voice.OWN)
    assert (toll.speaker, toll.voice) == ("Brown University", Voice.OWN)


def test_slots_of_the_toll():
    toll = read().claims[3]
    figure = next(q for q in toll.quantities if q.unit == "person")
    assert (figure.value, figure.measure, figure.approximate) == (157000, "killed", True)
    assert toll.period is not None
    assert toll.period.start == dt.date(2001, 1, 1)
    assert toll.polarity is Polarity.POSITIVE


def test_due_date_of_the_deal():
    deal = read().claims[1]
    assert deal.period is not None
    assert deal.period.end == dt.date(2020, 2, 29)


def test_every_addition_is_where_it_says():
    for claim in read().claims:
        for addition in claim.additions:
            assert 0 <= addition.span.start <= addition.span.end <= len(claim.standalone_text)
    truce = read().claims[0]
    assert [(truce.standalone_text[a.span.start : a.span.end], a.replaced) for a in truce.additions] == [
        ("22 February 2020", "Saturday")
    ]


def test_without_a_headline_the_place_stays_open():
    assert read(headline=None).claims[3].standalone_text.startswith("The conflict has killed")


VARIANTS = [
    ("157,000", "175,000", "The war in Afghanistan has killed about 175,000 people since 2001."),
    ("people", "civilians", "The war in Afghanistan has killed about 157,000 civilians since 2001."),
    ("has killed", "has not killed", "The war in Afghanistan has not killed about 157,000 people since 2001."),
    ("since 2001", "since 2011", "The war in Afghanistan has killed about 157,000 people since 2011."),
    ("The conflict", "The conflict in Iraq", "The conflict in Iraq has killed about 157,000 people since 2001."),
    ("18-year", "19-year", "The war in Afghanistan has lasted 19 years."),
    ("seven-day", "three-day", "The United States and the Taliban began a three-day truce on 22 February 2020."),
]


@pytest.mark.parametrize(("old", "new", "text"), VARIANTS, ids=[f"{old} -> {new}" for old, new, _ in VARIANTS])
def test_a_changed_word_changes_one_claim(old, new, text):
    before = {claim.standalone_text for claim in read().claims}
    extraction = read(BODY.replace(old, new))
    after = {claim.standalone_text for claim in extraction.claims}
    assert after - before == {text}
    assert len(extraction.claims) == 4
    assert len(extraction.rejected) == 1


def test_negated_toll_has_negative_polarity():
    toll = read(BODY.replace("has killed", "has not killed")).claims[3]
    assert toll.polarity is Polarity.NEGATIVE


DENIAL = BODY.replace(
    "The United States and the Taliban began a seven-day truce on Saturday, officials in Kabul said.",
    "Officials in Kabul denied that the United States and the Taliban began a seven-day truce on Saturday.",
)


def test_a_denial_is_a_claim_about_the_saying():
    claim = read(DENIAL).claims[0]
    assert claim.kind is ClaimKind.QUOTE
    assert claim.attribution is not None
    assert claim.attribution.force is Force.DENIED
    assert claim.exact.startswith("Officials in Kabul denied that the United States")


@pytest.mark.parametrize("word", ["denied", "doubted"])
def test_denied_after_the_content(word):
    body = BODY.replace("officials in Kabul said", f"officials in Kabul {word}")
    claim = read(body).claims[0]
    assert claim.attribution is None or claim.attribution.force is not Force.SAID
