"""Who says what in German, French and Spanish: sentences made of a speaker, a place and what is said, the truth known."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from claims.core.extraction.pipeline import extract
from claims.core.records import ExtractedClaim, Force

PUBLISHED = dt.date(2026, 11, 30)

SPEAKERS = {
    # As written, by name, whether several.
    "es": [
        ("Ana Ruiz", "Ana Ruiz", 0),
        ("el ministro", "ministro", 0),
        ("la ministra de Transportes, Ana Ruiz,", "Ana Ruiz", 0),
        ("Ana Ruiz, directora de Meridian Agua,", "Ana Ruiz", 0),
        ("los vecinos", "vecinos", 1),
        ("Ana Ruiz y Tomás Gil", "Ana Ruiz y Tomás Gil", 1),
        ("la OMS", "OMS", 0),
    ],
    "de": [
        ("Anna Roth", "Anna Roth", 0),
        ("der Minister", "Minister", 0),
        ("Anna Roth, die Bürgermeisterin von Mour,", "Anna Roth", 0),
        ("die Anwohner", "Anwohner", 1),
        ("Anna Roth und Jan Au", "Anna Roth und Jan Au", 1),
        ("das Verkehrsministerium", "Verkehrsministerium", 0),
    ],
    "fr": [
        ("Anne Roux", "Anne Roux", 0),
        ("le ministre", "ministre", 0),
        ("la ministre des Transports, Anne Roux,", "Anne Roux", 0),
        ("Anne Roux, directrice de Meridian Eau,", "Anne Roux", 0),
        ("les riverains", "riverains", 1),
        ("Anne Roux et Luc Mer", "Anne Roux et Luc Mer", 1),
        ("l’OMS", "OMS", 0),
    ],
}
VERBS = {
    "es": [("dijo", "dijeron", Force.SAID), ("advirtió", "advirtieron", Force.WARNED)],
    "de": [("sagte", "sagten", Force.SAID), ("warnte", "warnten", Force.WARNED)],
    "fr": [("a déclaré", "ont déclaré", Force.SAID), ("a averti", "ont averti", Force.WARNED)],
}
FIGURE = "4,2"
OWN = {"es": "La ciudad reabrió el parque", "de": "Die Stadt öffnete den Park", "fr": "La ville a rouvert le parc"}
"""What the outlet tells itself before somebody speaks."""
PLACES = {
    "es": [
        "{S} {v} que las obras costaron 4,2 millones de euros.",
        "{S} {v}: «Las obras costaron 4,2 millones de euros».",
        "Las obras costaron 4,2 millones de euros, {v} {e}.",
        "Las obras costaron 4,2 millones de euros, según {e}.",
        OWN["es"] + " y {s} {v} que las obras costaron 4,2 millones de euros.",
        OWN["es"] + ", pero {s} {v} que las obras costaron 4,2 millones de euros.",
        OWN["es"] + "; {s} {v} que las obras costaron 4,2 millones de euros.",
        OWN["es"] + " y, según {e}, las obras costaron 4,2 millones de euros.",
    ],
    "de": [
        "{S} {v}, dass die Arbeiten 4,2 Millionen Euro kosteten.",
        "{S} {v} am Montag, dass die Arbeiten 4,2 Millionen Euro kosteten.",
        "{S} {v}: „Die Arbeiten kosteten 4,2 Millionen Euro.“",
        "Die Arbeiten kosteten 4,2 Millionen Euro, {v} {e}.",
        OWN["de"] + ", und {s} {v}, dass die Arbeiten 4,2 Millionen Euro kosteten.",
        OWN["de"] + ", doch {s} {v}, dass die Arbeiten 4,2 Millionen Euro kosteten.",
        OWN["de"] + "; {s} {v}, dass die Arbeiten 4,2 Millionen Euro kosteten.",
    ],
    "fr": [
        "{S} {v} que les travaux ont coûté 4,2 millions d’euros.",
        "{S} {v} : « Les travaux ont coûté 4,2 millions d’euros. »",
        "Les travaux ont coûté 4,2 millions d’euros, {v} {e}.",
        "Les travaux ont coûté 4,2 millions d’euros, selon {e}.",
        OWN["fr"] + " et {s} {v} que les travaux ont coûté 4,2 millions d’euros.",
        OWN["fr"] + ", mais {s} {v} que les travaux ont coûté 4,2 millions d’euros.",
        OWN["fr"] + " ; {s} {v} que les travaux ont coûté 4,2 millions d’euros.",
        OWN["fr"] + " et, selon {e}, les travaux ont coûté 4,2 millions d’euros.",
    ],
}


def _cells() -> Iterator[tuple[str, str, str, Force]]:
    for language, places in PLACES.items():
        for speaker, name, several in SPEAKERS[language]:
            for one, more, force in VERBS[language]:
                for place in places:
                    verb = more if several else one
                    end = speaker.rstrip(",")
                    sentence = place.format(S=speaker[0].upper() + speaker[1:], s=speaker, e=end, v=verb)
                    yield language, sentence, name, force if "{v}" in place else Force.SAID


def _claims(language: str, sentence: str) -> tuple[list[ExtractedClaim], list[ExtractedClaim]]:
    """The claims with the figure, and the others."""
    claims = extract(sentence, published=PUBLISHED, language=language).claims
    return [c for c in claims if FIGURE in c.exact], [c for c in claims if FIGURE not in c.exact]


@pytest.mark.parametrize(("language", "sentence", "name", "force"), list(_cells()))
def test_words_are_their_speakers(language: str, sentence: str, name: str, force: Force) -> None:
    (said,), own = _claims(language, sentence)
    assert (said.speaker, said.attribution and said.attribution.force) == (name, force)
    assert [(c.exact, c.speaker, c.attribution) for c in own] == [(OWN[language], None, None)] * (
        OWN[language] in sentence
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "La ciudad cerró el puente y | el ministro niega que costara 4,2 millones."),
        ("es", "La ciudad cerró el puente, pero | la alcaldesa negó que costara 4,2 millones."),
        ("es", "Ana Ruiz dijo que el puente cerró en mayo, pero | el alcalde negó que costara 4,2 millones."),
        ("de", "Die Stadt schloss die Brücke und | der Minister bestreitet, dass sie 4,2 Millionen kostete."),
        ("de", "Die Stadt schloss die Brücke; | der Minister bestritt, dass sie 4,2 Millionen kostete."),
        ("fr", "La ville a fermé le pont et | le ministre nie que les travaux aient coûté 4,2 millions."),
        ("fr", "La ville a fermé le pont, mais | le ministre nie que les travaux aient coûté 4,2 millions."),
    ],
)
def test_a_denial_begins_with_who_denies(language: str, sentence: str) -> None:
    denied = sentence.split(" | ")[1]
    (said,), _ = _claims(language, sentence.replace("| ", ""))
    assert said.exact == denied
    assert said.attribution is not None
    assert said.attribution.force is Force.DENIED


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        ("es", "El alcalde y la ministra dijeron que el puente costó 4,2 millones.", "alcalde y la ministra"),
        ("fr", "Le maire et le ministre ont déclaré que le pont a coûté 4,2 millions.", "maire et le ministre"),
        ("de", "Der Rat und der Minister sagten, dass die Brücke 4,2 Millionen kostete.", "Rat und der Minister"),
        ("es", "El ministro dijo que el puente costó 4,2 millones y el parque cerró.", "ministro"),
        ("de", "Laut Hans von der Au kosteten die Arbeiten 4,2 Millionen Euro.", "Hans von der Au"),
    ],
)
def test_what_is_one_saying(language: str, sentence: str, speaker: str) -> None:
    (said,), others = _claims(language, sentence)
    assert said.speaker is not None
    assert re.fullmatch(speaker, said.speaker)
    assert others == []
