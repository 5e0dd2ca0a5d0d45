"""Which language a text is in, by its small words and letters, and how well texts in it are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text import limited_languages
from claims.core.extraction.text.statement_language import (
    ENGLISH,
    MARKERS,
    has_other_letters,
    is_english_sentence,
    language_by_letters,
    language_of_sentence,
)


class LanguageLevel(StrEnum):
    """How well extraction reads a language: with all its rules, at a basic level, or hardly ("limited")."""

    COMPLETE = "complete"
    BASIC = "basic"
    LIMITED = "limited"


UNKNOWN = "und"
"""BCP 47 tag of an undetermined language."""

_LEVELS = {
    "en": LanguageLevel.COMPLETE,
    "de": LanguageLevel.BASIC,
    "fr": LanguageLevel.BASIC,
    "es": LanguageLevel.BASIC,
}
_SAMPLE = 4000
"""Code points looked at."""
_LEAST_SHARE = 0.05
"""Words of a text that must speak for a language: running text has 25 to 50 % of them, a list of names hardly any."""
_LEAST_COUNT = 0.3
"""Of small words at least: one that three languages share."""
_SENTENCE = 160
"""Code points up to which a text is hardly more than a sentence."""

_FEW_WORDS = 16
"""Up to so many words (a headline) a tie is told by letters and endings."""
_MIXED_SHARE = 0.25
"""Share of the paragraphs' words in another language from which a text is mixed."""
_LEAST_WORDS = 8
"""Words of a paragraph that tell its language."""
_PLAIN_SHARE = 0.97

_SMALL_WORDS = {
    "en": words(
        """
        the of and to in a is that for was on with as are by it from at have has said not were which be this his her their
        after over will its who an but they been more than how why what into new up about you
        """
    ),
    "de": words(
        """
        der die und das den von zu mit ist des im für auf dem nicht eine als auch ein es sich werden wurde hat wird
        sind war bei
        nach aus vom zum zur einen einer eines haben über gegen kein keine wie wer noch mehr vor bis unter wegen um am an
        """
    ),
    "fr": words(
        """
        le la les des et en du une est dans que pour qui sur par au plus pas avec son ce il a été aux sont un de à
        ses ne sa cette
        ces contre après sans mais ont elle nous vous selon entre leur se d l qu n c
        """
    ),
    "es": words(
        """
        el la los de que y en las del se por una un con no para su al lo como más fue ha sus es pero a sin sobre este
        esta tras
        entre cuando muy han ya desde son hasta según contra le
        """
    ),
}
_LETTERS = {
    "en": re.compile(r"\b\w{3,30}(?:ing|ed|ly|ness)\b|\w['’]s\b"),
    "de": re.compile(r"[äöüß]|\b\w{3,30}(?:ung|ungen|keit|heit|schaft|lich|isch)\b"),
    "fr": re.compile(r"[èêçœùâîô]|\b(?:l|d|qu|j)['’]\w|\b\w{2,30}(?:eaux|ées|eux)\b"),
    "es": re.compile(r"[ñ¿¡óúí]|\b\w{2,30}(?:ción|ciones|dad|mente)\b"),
    "it": re.compile(r"[òì]|\b\w{2,30}(?:zione|zioni|ità|glia)\b"),
    "nl": re.compile(r"ij|\b\w{2,30}(?:heid|lijk|atie)\b"),
    "pt": re.compile(r"[ãõ]|\b\w{2,30}(?:ção|ções|dade)\b"),
}
"""What hardly another of these languages has: a half word each, for texts too short to tell by small words."""
_WORD = re.compile(r"[^\W\d_]{1,40}")
_KNOWN_WORDS = {
    **{code: small | MARKERS[code] for code, small in _SMALL_WORDS.items()},
    **limited_languages.WORDS,
}
_LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
for _code, _known in _KNOWN_WORDS.items():
    for _word in _known:
        _LANGUAGES_OF[_word] = (*_LANGUAGES_OF.get(_word, ()), _code)


@dataclass(frozen=True, slots=True)
class Detected:
    """The language of a text as an ISO 639-1 code or ``und``, and whether a good part of it is in another one."""

    code: str
    is_mixed: bool = False


def level_of(language: str) -> LanguageLevel:
    """How well a language is read, by its tag in any of its varieties ("de-AT")."""
    return _LEVELS.get(language.lower().replace("_", "-").split("-")[0], LanguageLevel.LIMITED)


def known_language(language: str) -> str:
    """The tag of a language, "" where it is undetermined: for formats that leave out what is unknown."""
    return "" if language == UNKNOWN else language


def detect_language(text: str) -> str:
    """The language code whose small words are most frequent.

    ``und`` where hardly any are there, but "en" for plain letters that do not tell (a list, a table) and for no text
    at all. A single sentence in a language that is read, English too where it has signs of its own, is told as
    ``language_of_sentence`` tells it.
    """
    if has_other_letters(text[:_SAMPLE]):
        return language_by_letters(text)
    if len(text) <= _SENTENCE:
        code = language_of_sentence(text)
        return code if code != ENGLISH or is_english_sentence(text) else _by_letters(text)
    counts, total = _counts(text[:_SAMPLE])
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    if not total or counts[best] < max(_LEAST_SHARE * total, _LEAST_COUNT):
        return _by_letters(text)
    return best


def detect_languages(text: str) -> Detected:
    """The language of a text, and whether its paragraphs are in several."""
    code = detect_language(text)
    other = total = 0
    for paragraph in _paragraphs(text):
        counts, number = _counts(paragraph)
        if number < _LEAST_WORDS:
            continue
        total += number
        best = max(counts, key=lambda one: (counts[one], one == code))
        if best != code and counts[best] >= 2 * counts.get(code, 0.0) and counts[best] >= _LEAST_SHARE * 2 * number:
            other += number
    return Detected(code, is_mixed=other > 0 and other >= _MIXED_SHARE * total)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text[: 5 * _SAMPLE].split("\n"):
        yield paragraph[:_SAMPLE]


def _counts(sample: str) -> tuple[dict[str, float], int]:
    """Small words of each language, those of several shared between them, and all words."""
    counts = dict.fromkeys(_KNOWN_WORDS, 0.0)
    lowered = sample.lower()
    found = _WORD.findall(lowered)
    for word in found:
        for code in (known := _LANGUAGES_OF.get(word, ())):
            counts[code] += 1 / len(known) if len(known) > 2 else 1.0 / (1 + 0.25 * (len(known) - 1))
    if len(found) <= _FEW_WORDS:
        for code, pattern in _LETTERS.items():
            counts[code] += 0.5 * len(pattern.findall(lowered))
    return counts, len(found)


def _by_letters(text: str) -> str:
    """English for a text in mostly ASCII letters, else undetermined."""
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha()]
    plain = sum(letter.isascii() for letter in letters)
    return "en" if plain >= _PLAIN_SHARE * len(letters) else UNKNOWN
