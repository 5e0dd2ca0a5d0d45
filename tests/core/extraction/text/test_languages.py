"""Which language a text is in, whether it is mixed, and how well it is read."""

from __future__ import annotations

import pytest

from claims.core.extraction.text.languages import Detected, LanguageLevel, detect_language, detect_languages, level_of

ENGLISH = "The council of the town has met and said that it will close the old bridge for two years."
GERMAN = "Der Rat der Stadt hat beschlossen, die alte Brücke für zwei Jahre zu sperren, wie er mitteilte."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council of the town has met to talk about the bridge.", "en"),
        ("Der Rat der Stadt hat sich mit der Brücke befasst und das ist gut.", "de"),
        ("Le conseil de la ville est contre le projet et les habitants aussi.", "fr"),
        ("El consejo de la ciudad no ha dicho nada de los planes para el puente.", "es"),
        ("Il consiglio ha chiuso il ponte e non ha detto perché.", "it"),
        ("O governo não disse quando vai abrir as escolas da cidade.", "pt"),
        ("De gemeente heeft de brug voor het verkeer gesloten.", "nl"),
        ("", "en"),
        ("157,000 killed", "en"),
        ("Совет города закрыл мост.", "und"),
        ("市議会は橋を閉鎖した。", "und"),
    ],
)
def test_language(text, code):
    assert detect_language(text) == code


@pytest.mark.parametrize(
    ("headline", "code"),
    [
        ("Stadtrat stimmt für neue Brücke", "de"),
        ("Drei Verletzte bei Unfall in Oberhausen", "de"),
        ("Le Parlement rejette la réforme", "fr"),
        ("Grève dans les transports à Lyon", "fr"),
        ("El Congreso aprueba la ley de vivienda", "es"),
        ("Detenidos tres hombres por el robo del museo", "es"),
        ("Young voters called the plan stupid", "en"),
        ("Mayor resigns after inquiry", "en"),
    ],
)
def test_headlines_are_told(headline, code):
    assert detect_language(headline) == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ENGLISH}\n\n{GERMAN}", Detected("en", is_mixed=True)),
        (f"{ENGLISH}\n\n{ENGLISH}", Detected("en")),
        ("\n\n".join([GERMAN] * 9 + [ENGLISH]), Detected("de")),
        (GERMAN, Detected("de")),
        ("", Detected("en")),
    ],
)
def test_mixed_texts_are_told_by_their_paragraphs(text, expected):
    assert detect_languages(text) == expected


@pytest.mark.parametrize(
    ("tag", "level"),
    [
        ("en-GB", LanguageLevel.COMPLETE),
        ("de", LanguageLevel.BASIC),
        ("fr_CA", LanguageLevel.BASIC),
        ("ES-419", LanguageLevel.BASIC),
        ("it", LanguageLevel.LIMITED),
        ("und", LanguageLevel.LIMITED),
        ("enm", LanguageLevel.LIMITED),
        ("", LanguageLevel.LIMITED),
    ],
)
def test_level_of_a_tag(tag, level):
    assert level_of(tag) is level
