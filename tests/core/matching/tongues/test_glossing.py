"""Words of German, French and Spanish and the English words that they answer to."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement
from claims.core.matching.tongues.glossing import LANGUAGES, MODIFIER, NOUN, PLACE, VERB, gloss_of, glossary_of, stem_of
from claims.core.matching.tongues.reading import GRAMMARS
from claims.core.matching.tongues.words import read_items
from claims.core.records import Relation

FORMS = [
    ("de", "Arbeitslosen", "unemployed"),
    ("de", "Arbeitslosigkeit", "unemployment"),
    ("de", "Schülern", "pupil"),
    ("de", "Schülerinnen", "pupil"),
    ("de", "Schulen", "school"),
    ("de", "Haushalten", "household"),
    ("de", "Haushalts", "budget"),
    ("de", "Wählern", "voter"),
    ("de", "Wahlen", "election"),
    ("de", "Bauern", "farmer"),
    ("de", "Lehrern", "teacher"),
    ("fr", "arrêté", "decree"),
    ("fr", "arrêts", "station"),
    ("fr", "partis", "party"),
    ("fr", "parties", "part"),
    ("fr", "parts", "share"),
    ("fr", "employés", "worker"),
    ("fr", "emplois", "job"),
    ("fr", "loyers", "rent"),
    ("es", "parte", "part"),
    ("es", "partidos", "party"),
    ("es", "empleos", "job"),
    ("es", "empleados", "worker"),
    ("es", "paradas", "station"),
    ("es", "parados", "unemployed"),
    ("es", "estudiantes", "student"),
    ("es", "estudios", "study"),
]

OTHER_FORMS = [
    ("fr", "arrêté", "arrest"),
    ("fr", "fine", "thin"),
    ("fr", "finissent", "end"),
    ("es", "bajaron", "fall"),
    ("es", "bajos", "low"),
    ("es", "elevó", "raise"),
    ("es", "elevadas", "high"),
]


@pytest.mark.parametrize(("language", "word", "english"), FORMS)
def test_forms_of_nouns(language, word, english):
    found = gloss_of(word, language, is_noun=True)
    assert found is not None
    assert found.english == english


@pytest.mark.parametrize(("language", "word", "english"), OTHER_FORMS)
def test_forms_of_other_words(language, word, english):
    found = gloss_of(word, language)
    assert found is not None
    assert found.english == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stem_that_two_entries_share_finds_neither(language):
    known = glossary_of(language)
    for written, stems, tags in (
        (known.nouns, known.noun_stems, {NOUN}),
        (known.others, known.other_stems, {VERB, MODIFIER}),
    ):
        for word, gloss in written.items():
            if gloss.tag in tags:
                assert stems.get(stem_of(word, language, gloss.tag), gloss) == gloss, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_written_as_a_text_is_cut_into_words(language):
    known, grammar = glossary_of(language), GRAMMARS[language]
    single = {*known.nouns, *known.others}
    for field in fields(grammar):
        value = getattr(grammar, field.name)
        if value is not None and not isinstance(value, (bool, re.Pattern)):
            single.update(value)
    single.update(word for options in known.phrases.values() for parts, _ in options for word in parts)
    for word in single:
        assert [item.lower for item in read_items(word, (), (), None)] == [word]


def test_phrases_with_an_apostrophe_and_places_with_full_stops_are_found():
    assert gloss_of("EE.UU", "es", is_noun=True).tag == PLACE
    phrases = glossary_of("fr").phrases
    assert {" ".join(parts): gloss.english for parts, gloss in phrases["chiffre"]} == {"chiffre d affaires": "revenue"}


@pytest.mark.parametrize(
    ("foreign", "english"),
    [
        ("Le chiffre d'affaires d'Aquaval a augmenté de 5 %.", "The revenue of Aquaval rose by 5 percent."),
        ("Un train s'est écrasé à Lyon.", "A train crashed in Lyon."),
        ("Le train s’écrase à Lyon.", "The train crashes in Lyon."),
        (
            "Las ventas de Farmadur en EE.UU. bajaron un 5 %.",
            "Farmadur's sales in the United States fell by 5 percent.",
        ),
        ("Die Zahl der Arbeitslosen fiel um 300.", "The number of unemployed fell by 300."),
    ],
)
def test_claims_find_each_other_by_their_glosses(foreign, english):
    assert decide_pair(read_statement(foreign), read_statement(english)).relation is Relation.SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Die Stadt Wels half 300 Arbeitslosen.", "The city of Wels helped 300 pupils."),
        ("Der Minister besuchte 300 Schüler.", "The minister visited 300 schools."),
        ("Une partie de Lyon a fermé.", "A party of Lyon closed."),
    ],
)
def test_words_that_share_a_stem_are_not_the_same(left, right):
    assert decide_pair(read_statement(left), read_statement(right)).relation is not Relation.SAME
