"""Which language a single sentence is in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.core.extraction.text.languages import detect_language
from claims.core.extraction.text.statement_language import ENGLISH, OTHER, _words_of, language_of_sentence

CASES = Path(__file__).resolve().parents[3] / "cases"
READ = {"en", "de", "fr", "es"}
CODES = {"german": "de", "french": "fr", "spanish": "es"}
LEAST_TOLD = 0.97
MOST_MISREAD = 0.25
ENOUGH_TO_COUNT = 30
NOT_ENGLISH = {
    "never_confirmed": {
        "Die „Experten“ haben die Bank verlassen.",
        "Die Experten haben die Bank verlassen.",
        "Die „Retter“ haben 300 Häuser verkauft.",
        "Die Retter haben 300 Häuser verkauft.",
    }
}
"""What the files of English pairs have in another language."""


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
    texts = [row[side] for row in rows for side in ("new", "verified", "left", "right") if row.get(side)]
    assert len(texts) == 2 * len(rows)
    assert {text for text in texts if language_of_sentence(text) != ENGLISH} == NOT_ENGLISH.get(name, set())


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
        ("La police a arrêté trois hommes.", "fr"),
        ("La ville a vendu 300 maisons.", "fr"),
        ("Hier, la banque a vendu 300 maisons.", "fr"),
        ("La mairie a construit trois ponts.", "fr"),
        ("Un incendie a détruit 30 hangars.", "fr"),
        ("La France a gagné.", "fr"),
        ("La ciudad vendió 300 casas a un banco.", "es"),
        ("La ministra acusa a Vox.", "es"),
        ("Matan a un soldado.", "es"),
        ("Il sindaco di Trani non ha ricevuto la lettera del ministro.", "it"),
        ("Burmistrz dostał list w środę.", "pl"),
        ("استلم العمدة الرسالة.", OTHER),
        ("मेयर को पत्र मिला।", OTHER),
        ("市长收到了信。", OTHER),
        ("Die Stadt will 300 Wohnungen bauen.", "de"),
        ("Norland will cut 300 jobs.", ENGLISH),
        ("Priserne stiger", "da"),
        ("Huslejen steg med fire procent sidste år.", "da"),
        ("Det stämmer inte.", "sv"),
        ("Hyrorna steg förra året.", "sv"),
        ("Ingen ble skadet i brannen.", "nb"),
        ("Hinnat nousevat", "fi"),
        ("Silta on ollut kiinni toukokuusta.", "fi"),
        ("Podul este închis din mai.", "ro"),
        ("Rządowy projekt nie przeszedł.", "pl"),
        ("Polise göre sürücü sarhoştu.", "tr"),
        ("De burgemeester treedt af.", "nl"),
        ("Nessuno è rimasto ferito.", "it"),
        ("O desemprego caiu.", "pt"),
        ("De La Rue prints passports.", ENGLISH),
        ("La Liga fines Real Madrid", ENGLISH),
        ("Ursula von der Leyen visits Kyiv", ENGLISH),
        ("San Jose del Cabo hotel fire kills 3", ENGLISH),
        ("Kim Jong Un in Beijing", ENGLISH),
        ("I don't know Putin.", ENGLISH),
        ("I think science is real.", ENGLISH),
        ("We believe in law and order.", ENGLISH),
        ("DE LA RUE CUTS 300 JOBS", ENGLISH),
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
        ("Do vaccines harm children?", "en"),
        ("do masks work?", "en"),
        ("“Do eggs rot?”", "en"),
        ("Do voters trust polls", "en"),
        ("Do que o governo precisa?", "pt"),
        ("Do jogo de ontem ficou a derrota?", "pt"),
        ("Do campus saiu um grupo", "pt"),
        ("Do Brasil para o mundo", "pt"),
    ],
)
def test_an_opening_do_that_asks_is_english(text, language):
    assert language_of_sentence(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Lumetra baut in Wels 700 Stellen ab.", "de"),
        ("Farmadur despedirá a 430 empleados en Burgos.", "es"),
        ("Aquaval nie avoir dissimulé des analyses.", "fr"),
        ("The plant in Wels closes.", "en"),
        ("Miasto wydało 1200 euro na nową bibliotekę. Burmistrz nie podniósł podatków, powiedział we wtorek.", "pl"),
        ("Město utratilo 1200 eur za novou knihovnu. Starosta nezvýšil daně, řekl v úterý.", "cs"),
        ("Belediye yeni kütüphane için 1200 euro harcadı. Başkan vergileri artırmadı.", "tr"),
    ],
)
def test_a_pasted_sentence_is_told_as_well(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "The bakery sold 3,000 pączki on Thursday.",
        "Fans ate 300 kg of ćevapi at the festival in May.",
        "Cooks made 300 börek and 40 şiş on Monday.",
        "The chef served 90 portions of piškoti.",
        "Villagers baked 2,000 kołacze for the wedding.",
        "The café serves żurek and pierogi ruskie daily.",
        "Le Monde sold 500,000 copies on Sunday.",
        "Le Mans hosted 300,000 fans.",
        "De Beers cut 300 jobs.",
        "De Niro owns 12 hotels.",
        "Los Angeles plans 300 homes.",
        "El Paso shelters housed 900 migrants in June.",
        "La Liga clubs owe $3 million.",
        "Die Hard earned $140 million.",
        "Müller scored 40 goals in 30 matches.",
        "Beyoncé sold 40 million records.",
    ],
)
def test_foreign_words_and_names_leave_an_english_sentence_english(text):
    assert detect_language(text) == ENGLISH


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le Sénat rejette 40 textes.", "fr"),
        ("Le Mans a accueilli 300 000 visiteurs.", "fr"),
        ("La SNCF supprime 300 jobs.", "fr"),
        ("El Gobierno cierra 40 escuelas.", "es"),
        ("Los Angeles recibe 300.000 visitantes.", "es"),
        ("Die Linke gewinnt 40 Sitze.", "de"),
        ("Die Post streicht 300 Jobs.", "de"),
        ("Burmistrz podał rezygnację w środę.", "pl"),
        ("Rząd wyśle 300 listów.", "pl"),
    ],
)
def test_an_article_before_a_capital_tells_where_the_words_end_as_its_language(text, language):
    assert detect_language(text) == language


def _sentences():
    told = {}
    for line in (CASES / "sentence_languages.ndjson").open(encoding="utf-8"):
        row = json.loads(line)
        told.setdefault(row["language"], []).append(row["text"])
    return told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das Feuer vernichtete 300 Hektar Wald.", "de"),
        ("Die Sitzung dauerte anderthalb Stunden.", "de"),
        ("Kessenhart streicht 640 Stellen.", "de"),
        ("Gericht kippt Mietendeckel in Hohenstett", "de"),
        ("Kanton Uri zahlt Millionen an Sanierung", "de"),
        ("La piscine a fermé le 3 mai 2024.", "fr"),
        ("Police : trois agents suspendus", "fr"),
        ("Valmorin supprime 640 postes.", "fr"),
        ("L'accident de Saint-Fortunat a fait 15 morts.", "fr"),
        ("Le métro et le vélo ont gagné du terrain.", "fr"),
        ("México invierte 450 millones de pesos", "es"),
        ("La multa asciende a $1.5 millones de pesos.", "es"),
        ("Il consiglio comunale respinge il parco eolico", "it"),
        ("El govern ha anunciat noves mesures per a l'habitatge", "ca"),
        ("Dos morts en un accident a l'autopista", "ca"),
        ("El ministre nega haver rebut diners de l'empresa", "ca"),
        ("Vaga de mestres dimecres a Girona", "ca"),
        ("Gemeenteraad verwerpt windpark", "nl"),
        ("Ministeren afviser at have modtaget penge", "da"),
        ("Das Boot tops the charts", "en"),
        ("Per capita income in Les Cayes rose", "en"),
    ],
)
def test_headlines_of_near_languages(text, language):
    assert detect_language(text) == language


SENTENCES = _sentences()
OTHERS = sorted(code for code, texts in SENTENCES.items() if code not in READ and len(texts) >= ENOUGH_TO_COUNT)


@pytest.mark.parametrize(("language", "least"), [("en", 0.97), ("de", 0.9), ("fr", 0.95), ("es", 0.95)])
def test_short_sentences_headlines_and_posts_of_languages_that_are_read(language, least):
    texts = SENTENCES[language]
    assert sum(detect_language(text) == language for text in texts) >= least * len(texts)


@pytest.mark.parametrize("language", OTHERS)
def test_short_sentences_of_other_languages_are_seldom_told_as_one_that_is_read(language):
    texts = SENTENCES[language]
    misread = [text for text in texts if detect_language(text) in READ]
    assert len(misread) <= MOST_MISREAD * len(texts), misread


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_of_several_sentences_in_another_language_is_not_told_as_one_that_is_read(language):
    texts = [text if text[-1] in ".?!।。" else f"{text}." for text in SENTENCES[language]]
    parts = [" ".join(texts[start : start + 10]) for start in range(0, len(texts) - 9, 10)]
    assert {*map(detect_language, parts)} & READ == set()


@given(st.one_of(st.text(st.characters(max_codepoint=127)), st.text(st.sampled_from("abZ09_'\u2019 -\u00e9\u4e2d"))))
def test_words_are_runs_of_letters_that_follow_no_letter_figure_or_apostrophe(text: str) -> None:
    assert _words_of(text) == re.findall(r"(?<!['\u2019])\b[^\W\d_]{1,40}", text)
