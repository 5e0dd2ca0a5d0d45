"""Which language a single sentence is in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.core.extraction.text.languages import detect_language
from claims.core.extraction.text.statement_language import ENGLISH, OTHER, language_of_sentence

CASES = Path(__file__).resolve().parents[3] / "cases"
CODES = {"german": "de", "french": "fr", "spanish": "es"}
LEAST_TOLD = 0.97


@pytest.mark.parametrize("name", CODES)
def test_sentences_of_the_tongues(name):
    rows = [json.loads(line) for line in (CASES / "tongue_pairs" / f"{name}.ndjson").open(encoding="utf-8")]
    texts = [row[side] for row in rows for side in ("new", "verified")]
    told = [language_of_sentence(text) for text in texts]
    assert told.count(CODES[name]) >= LEAST_TOLD * len(texts)
    assert {*told} <= {CODES[name], ENGLISH}


@pytest.mark.parametrize("name", ["pairs", "pairs_fresh", "never_confirmed", "paraphrases"])
def test_english_is_taken_for_nothing_else(name):
    rows = [json.loads(line) for line in (CASES / f"{name}.ndjson").open(encoding="utf-8")]
    texts = [row[side] for row in rows for side in ("new", "verified") if row.get(side)]
    assert [text for text in texts if language_of_sentence(text) != ENGLISH] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Lumetra baut in Wels 700 Stellen ab.", "de"),
        ("Die Gletscher schmelzen.", "de"),
        ("Farmadur despedirá a 430 empleados en Burgos.", "es"),
        ("Farmadur cierra la planta de Burgos.", "es"),
        ("La ligne T9 ouvrira le 1er septembre 2025.", "fr"),
        ("Aquaval nie avoir dissimulé des analyses.", "fr"),
        ("La police a poursuivi le journaliste.", "fr"),
        ("Il sindaco di Trani non ha ricevuto la lettera del ministro.", "it"),
        ("Burmistrz dostał list w środę.", OTHER),
        ("استلم العمدة الرسالة.", OTHER),
        ("मेयर को पत्र मिला।", OTHER),
        ("市长收到了信。", OTHER),
        ("Women boxers over 60 kg must take a test.", ENGLISH),
        ("Norland supplies 40 percent of Morland's gas.", ENGLISH),
        ("2024: 12, 13, 14", ENGLISH),
        ("", ENGLISH),
    ],
)
def test_examples(text, language):
    assert language_of_sentence(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Lumetra baut in Wels 700 Stellen ab.", "de"),
        ("Farmadur despedirá a 430 empleados en Burgos.", "es"),
        ("Aquaval nie avoir dissimulé des analyses.", "fr"),
        ("The plant in Wels closes.", "en"),
        ("Miasto wydało 1200 euro na nową bibliotekę. Burmistrz nie podniósł podatków, powiedział we wtorek.", "und"),
        ("Město utratilo 1200 eur za novou knihovnu. Starosta nezvýšil daně, řekl v úterý.", "und"),
        ("Belediye yeni kütüphane için 1200 euro harcadı. Başkan vergileri artırmadı.", "und"),
    ],
)
def test_a_pasted_sentence_is_told_as_well(text, language):
    assert detect_language(text) == language
