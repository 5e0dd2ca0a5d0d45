"""Denials and pronouns in languages of which nothing else is known."""

from __future__ import annotations

import pytest

from claims.core.extraction.text.statement_language import language_of_sentence
from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement
from claims.core.matching.tongues.elsewhere import find_denials
from claims.core.records import Relation

DENYING = [
    ("De bank heeft niet 300 huizen verkocht.", "De bank heeft 300 huizen verkocht."),
    ("Il comune non ha venduto 300 case alla ditta.", "Il comune ha venduto 300 case alla ditta."),
    ("Город не продал 300 домов.", "Город продал 300 домов."),
    ("Місто не продало 300 будинків.", "Місто продало 300 будинків."),
    ("Mesto ni prodalo 300 hiš in cest.", "Mesto je prodalo 300 hiš in cest."),
    ("Město není bez školy.", "Město je bez školy."),
    ("Şehir 300 ev satmış değil.", "Şehir 300 ev satmış."),
    ("Il comune non ha mai venduto 300 case alla ditta.", "Il comune ha venduto 300 case alla ditta."),
    ("O banco não vendeu nunca 300 casas em Lisboa.", "O banco vendeu 300 casas em Lisboa."),
    ("Город никогда не продавал 300 домов.", "Город продавал 300 домов."),
    ("Miasto nigdy nie sprzedało 300 mieszkań w Łodzi.", "Miasto sprzedało 300 mieszkań w Łodzi."),
    ("Miasto nie sprzedało 300 mieszkań w Łodzi.", "Miasto sprzedało 300 mieszkań w Łodzi."),
]

NOT_DENYING = [
    ("nl", "De stad verkoopt nu 300 huizen aan het rijk."),
    ("nl", "De ne is 300 jaar oud, een mai van ei en ni."),
    ("it", "Il comune ne ha venduto 300 alla ditta."),
    ("und", "În mai orașul a vândut 300 de case și terenuri."),
    ("und", "Şirket ne zaman 300 ev sattı, ni ei mai nu?"),
    ("und", "В мае город продал нам 300 домов."),
]

PRONOUNS = [
    "Il a vendu 300 maisons à la ville.",
    "Hier a-t-il vendu 300 maisons à la ville.",
    "Sans doute ont-elles vendu 300 maisons à la ville.",
    "Il y a vendu 300 maisons à la ville.",
    "Cela a coûté 300 euros à la ville de Lyon.",
    "Hij heeft 300 huizen verkocht aan de stad.",
    "Zij heeft 300 huizen verkocht aan de stad.",
    "Lei ha venduto 300 case alla città.",
    "Ela vendeu 300 casas em Lisboa e não pagou os impostos.",
    "Он продал 300 домов в Москве.",
    "Вона продала 300 будинків у Києві.",
    "Ona sprzedała 300 domów w Łodzi.",
    "Oni prodali su 300 kuća i časopis.",
    "هو باع 300 منزل في القاهرة",
    "הוא מכר 300 בתים בחיפה",
]


@pytest.mark.parametrize(("denied", "plain"), DENYING)
def test_a_denial_is_the_opposite(denied, plain):
    assert decide_pair(read_statement(denied), read_statement(plain)).relation is Relation.OPPOSITE


@pytest.mark.parametrize(
    ("language", "text", "denials"),
    [("it", "La ditta non vende senza contratto.", 2), ("und", "Город не продал 300 домов без торгов.", 2)],
)
def test_without_denies_by_itself(language, text, denials):
    assert len(find_denials(text, language)) == denials


@pytest.mark.parametrize(("language", "text"), NOT_DENYING)
def test_a_word_that_denies_elsewhere_is_none(language, text):
    assert find_denials(text, language) == ()


@pytest.mark.parametrize("text", PRONOUNS)
def test_who_is_meant_is_not_known_by_a_pronoun(text):
    assert language_of_sentence(text) != "en"
    assert not decide_pair(read_statement(text), read_statement(text)).auto_confirm


@pytest.mark.parametrize(
    "text",
    [
        "Il y a 300 maisons dans la ville de Lyon.",
        "Il n'y avait que 300 maisons dans la ville de Lyon.",
        "Il faut 300 policiers à Lyon.",
        "Il s'agit de 300 maisons dans la ville de Lyon.",
    ],
)
def test_a_pronoun_that_stands_for_nothing_leaves_a_copy_sure(text):
    assert decide_pair(read_statement(text), read_statement(text)).auto_confirm
