"""What a machine confirms in languages other than English: the same text, as of the same day."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement
from claims.core.matching.tongues.verbatim import is_word_for_word

DAY, LATER = dt.date(2020, 1, 5), dt.date(2024, 6, 7)

TOLD_BY_WRITING = [
    ("Die Stadt verkaufte 30 Flosse.", "Die Stadt verkaufte 30 Floße."),
    ("Die Masse war in Wels 3 kg.", "Die Maße war in Wels 3 kg."),
    ("Die Polizei fand 3 Bussen in Wels.", "Die Polizei fand 3 Bußen in Wels."),
    ("In Moskau wurden 3 Weise gefunden.", "In Moskau wurden 3 weise gefunden."),
    ("Die Stadt lässt 30 Arme verkaufen.", "Die Stadt lässt 30 arme verkaufen."),
    ("Le maire a vendu 30 pierres à Lyon.", "Le maire a vendu 30 Pierres à Lyon."),
    ("Die Stadt zahlte 30 „Experten“ in Wels.", "Die Stadt zahlte 30 Experten in Wels."),
    ("La ville de Lyon a payé 30 « experts ».", "La ville de Lyon a payé 30 experts."),
]

UNREAD_TIMES = [
    "De bank heeft gisteren 300 huizen verkocht.",
    "La banca ha venduto ieri 300 case.",
    "O banco vendeu ontem 300 casas em Lisboa e não pagou.",
    "Банк вчера продал 300 домов в Москве.",
    "باع البنك أمس 300 منزل في القاهرة",
    "Ce matin, la banque a vendu 300 maisons.",
    "À Noël, la ville de Lyon a vendu 300 maisons.",
    "Hier, la banque a vendu 300 maisons.",
    "Die Bank verkaufte vergangene Nacht 300 Häuser.",
    "Diesen Sommer verkaufte die Bank 300 Häuser.",
    "In den letzten drei Wochen verkaufte die Bank 300 Häuser.",
    "Bisher hat die Stadt Wels 300 Häuser verkauft.",
    "En primavera el banco vendió 300 casas.",
    "El banco vendió anteanoche 300 casas.",
    "Bank sprzedał wczoraj 300 domów w Łodzi.",
]


@pytest.mark.parametrize(("left", "right"), TOLD_BY_WRITING)
def test_writing_tells_words_apart(left, right):
    assert not is_word_for_word(left, right)
    assert not decide_pair(read_statement(left), read_statement(right)).auto_confirm


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("die Stadt Wels verkaufte 30 Häuser", "Die Stadt Wels verkaufte 30 Häuser."),
        ("„Neue Zeit“  zahlte 30 Euro.", "»neue Zeit« zahlte 30 Euro"),
        ("L’usine de Lyon a fermé.", "L'usine de Lyon a fermé."),
        ("Die Wa\u0308lder brannten.", "Die Wälder brannten."),
    ],
)
def test_what_tells_nothing_apart(left, right):
    assert is_word_for_word(left, right)


@pytest.mark.parametrize("text", UNREAD_TIMES)
def test_a_copy_of_another_day_is_not_confirmed(text):
    for first, second in ((DAY, LATER), (LATER, DAY), (DAY, None), (None, DAY)):
        left, right = read_statement(text, published=first), read_statement(text, published=second)
        assert not decide_pair(left, right).auto_confirm


@pytest.mark.parametrize(
    "text",
    [
        "Die Stadt Wels verkaufte gestern 300 Häuser.",
        "La ville de Lyon a vendu 300 maisons.",
        "El banco vendió 300 casas en Burgos.",
        "De bank heeft gisteren 300 huizen verkocht.",
        "Банк продал 300 домов в Москве.",
    ],
)
def test_a_copy_of_the_same_day_is_confirmed(text):
    assert decide_pair(read_statement(text, published=DAY), read_statement(text, published=DAY)).auto_confirm
