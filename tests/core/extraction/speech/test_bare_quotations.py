"""Quotations without a cue: whose words they are, that they are never the outlet's, and what is left on the shelf."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.records import RejectReason, Voice

QUOTATION = '"It cost us 40 jobs in 2021. We lost 3 ships in May."'
RUIZ = "Ana Ruiz"


def extracted(body):
    return extract(body, published=dt.date(2024, 3, 4))


WHOSE = [
    ("who spoke in the paragraph before", "Mayor Ana Ruiz said the bridge closed in March.\n\n" + QUOTATION, RUIZ),
    ("who spoke, two quotations on", f'"We closed it," said Ana Ruiz.\n\n"It is gone."\n\n{QUOTATION}', RUIZ),
    ("whom the sentence before is about", "Ana Ruiz, the mayor, was in tears. " + QUOTATION, RUIZ),
    ("whom the colon follows", "Ana Ruiz made it plain:\n\n" + QUOTATION, RUIZ),
    ("the speaker changed", "Paul Hall said 3 men left. Mary Voss, the mayor, denied it. " + QUOTATION, "Mary Voss"),
    ("a paragraph between", "Mayor Ana Ruiz said the bridge closed.\n\nThe town has 4,000 people.\n\n" + QUOTATION, None),
    ("nobody named spoke", "One resident said the bridge closed in March.\n\n" + QUOTATION, None),
    ("nobody spoke", "Ana Ruiz left the hall.\n\n" + QUOTATION, None),
    ("nothing comes before", QUOTATION, None),
]  # fmt: skip


@pytest.mark.parametrize(("body", "speaker"), [row[1:] for row in WHOSE], ids=[row[0] for row in WHOSE])
def test_whose_words_they_are(body, speaker):
    quoted = [claim for claim in extracted(body).claims if claim.exact in QUOTATION]
    assert [claim.exact for claim in quoted] == ["It cost us 40 jobs in 2021", "We lost 3 ships in May"]
    assert {(claim.speaker, claim.voice) for claim in quoted} == {(speaker, Voice.QUOTED)}


def test_a_bare_view_is_shelved_even_of_a_named_speaker():
    extraction = extracted('Mayor Ana Ruiz said the bridge closed in March.\n\n"It is a disgrace for all of us."')
    assert [row.exact for row in extraction.rejected] == ['"It is a disgrace for all of us."']
    assert extraction.rejected[0].reason is RejectReason.OPINION


def test_every_quoted_sentence_is_taken_or_shelved():
    extraction = extracted('Ana Ruiz left. "Who knows? We lost 3 ships in May. What a day it was for all of us."')
    sources = [index for claim in extraction.claims for index in claim.sentences]
    assert sorted({*sources, *(row.sentence for row in extraction.rejected)}) == list(range(len(extraction.sentences)))
