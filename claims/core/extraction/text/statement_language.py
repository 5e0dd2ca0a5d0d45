"""Which language a single sentence is in, by its small words: for texts of a few words, which tell less than an article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from claims.core.extraction.lexicon.vocabulary import words

ENGLISH = "en"
OTHER = "und"
"""A language that nothing is known of."""

_MARKERS = {
    "de": words(
        """
        der das den dem des ein eine einen einem einer eines und ist im vom zum zur mit von zu nicht kein keine keinen auf
        für bei aus nach seit vor sich wird wurde wurden werden worden hat haben hatte hatten habe sind waren auch als wie
        dass nur mehr über unter er sie ab bis durch ohne gegen zwischen jeder jede jedes alle mehrere laut sei seien ihre
        ihrer seine seiner einige viele weder noch niemand nie neue neuen liegt gibt soll sollen am bei
        kann können muss müssen rund wegen erhielt bekam steigt
        stieg stiegen sank sanken fiel fielen
        kostet kostete kündigte verlor betrug beträgt leben lebten wohnen fehlen fehlten starben kam
        """
    ),
    "fr": words(
        """
        le la les du des de un une et est dans que qui sur par au aux plus pas avec sa ses leur leurs ce cette il elle ils
        a ont sont été en pour ne reçu environ selon entre sans contre après avant depuis ni aucun aucune tous toutes
        était étaient fut sera seront avoir être jamais personne plusieurs se à y quelque près
        licencie ferme coûte augmente perd meurt manque emploie
        """
    ),
    "es": words(
        """
        el la los las de del que y en por una un con para su sus se más fue fueron ha han es al lo unos unas sin sobre entre
        desde hasta según contra tras ni ningún ninguna ninguno nunca nadie todos todas cada uno está están será serán había
        muy cuando como este esta ya a dos e unas solo
        despide despidió cierra perdió ganó subió bajó cayó murió murieron faltan hay cuesta costó tiene emplea
        """
    ),
    "it": words(
        "il di che e un una è del si da con sono della le ha gli alla dei nel nella anche i al lo più delle dal non "
        "dalla sul sulla ma ed hanno stato stata nei negli la in nessuno dopo senza"
    ),
    "pt": words("o de que e do da em um para com não uma os no se na por mais as dos como mas foi "
        "ao das à são pelo pela seu sua a"),
    "nl": words("de het een van en is dat op te zijn met voor niet aan er door ook bij naar uit heeft "
        "wordt als om of over geen"),
    "en": words(
        """
        the of and to that for was with by it from at have had not were which be this his her their over its who they been
        than will would has are says said there when no more out into after about under against between he she
        """
    ),
}  # fmt: skip
"""Small words; those that another language writes alike count for both."""

_SHARED = words("was die no in an on as is me or most son has over of are and a more under")
"""Words that are English as well and so tell nothing by themselves."""

_SAID_IN_ENGLISH = words(
    """
    on in as is an are more most over under sold cut lost won led made paid found held told spent built rose grew took gave
    began became saw came went kept bought brought owe owes people years workers million billion monday tuesday wednesday
    thursday friday saturday sunday january february march june july october december
    """
)
"""Words that, beside the small ones, tell English from languages written with letters of their own."""

_ONLY_ENGLISH = _SAID_IN_ENGLISH - words("on in as is an are more most over under million billion march")
"""Those of them that are in none of the languages read."""

_ENGLISH_FORM = re.compile(r"(?!(?:pied|pared|usted|césped|huésped)\b)[a-z]{2,30}(?:ed|ly)")
_ENGLISH_FIGURE = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.,]?\d)")
"""Thousands parted by commas."""

_LETTERS = {
    "de": re.compile("[äöüß]"),
    "fr": re.compile("[àâçèêëîïôœùû]"),
    "es": re.compile("[ñ¿¡áíóú]"),
    "it": re.compile("[òì]"),
    "pt": re.compile("[ãõ]"),
}
_ELISION = re.compile(r"\b(?:[ldnscj]|qu|jusqu|lorsqu)['’](?=\w)")
"""A French word cut before the next one."""

_FOREIGN_LETTERS = re.compile("[ąćęłńśźżčďěňřšťůžđőűğışță]")
_ALIKE_ABROAD = words("to by it no had her are at")
"""English small words that are words of such languages too."""

_FOREIGN_SHARE = 0.05
"""Words with such letters, of those of a text in a language that has them."""

_ENDINGS = {
    "es": re.compile(r"\b\w{2,30}(?:o|os|a|as|ción|dad|[áó]|ará|erá|irá|aron|ieron)\b"),
    "fr": re.compile(r"\b\w{2,30}(?:e|es|ent|eau|eaux|eur|oir|ait|ra|ront|é|ée|és|ées|tion|aux)\b"),
    "it": re.compile(r"\b\w{2,30}(?:o|i|e|zione|ità|ato|ito)\b"),
    "pt": re.compile(r"\b\w{2,30}(?:ção|ões|o|os|dade|ou)\b"),
    "de": re.compile(r"\b\w{2,30}(?:en|er|et|ung|ungen|keit|schaft|t)\b"),
    "nl": re.compile(r"\b\w{2,30}(?:en|heid|ij\w+)\b"),
}
_MORE_ENDINGS = {
    "es": re.compile(r"\w{2,30}(?:antes|entes|ores|iones|ales)"),
    "fr": re.compile(r"\w{2,30}(?:i|u|eurs|ants|ents)"),
}
"""Others that no English word after an article in a name has."""

_FIGURE_ABROAD = re.compile(r"(?<![\d.,])\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?![.,]?\d)")
"""Thousands parted by periods or blanks."""

_ENDING_WEIGHT = 0.1
_LETTER_WEIGHT = 0.6
_SHARED_WEIGHT = 0.5
_SHARING = frozenset({"de"})
"""Languages that such words may speak for where nothing speaks for English."""

_ILL_KNOWN = frozenset({"it", "pt", "nl"})
"""Languages that nothing is read in, for which more must speak."""

_LEAST = 0.9
_MOST_LOOKED_AT = 400
_ARTICLE_FIRST = re.compile(r"Die [A-ZÄÖÜ]")
_OPENING_NAME = re.compile(r"([A-Z][a-z]{1,2})(?= [A-ZÀ-Þ])")
"""A small word with a capital before another one: an article, or part of a name ("Le Mans", "Los Angeles", "Die Hard")."""

_NAMED_WITH = frozenset({"de", "fr", "es", "it", "pt"})
"""Languages whose articles begin names in English texts."""

_WORD = re.compile(r"(?<!['’])\b[^\W\d_]{1,40}")
_KEPT = 4_096


@lru_cache(maxsize=_KEPT)
def language_of_sentence(text: str) -> str:
    """The code of the language of a sentence: "en" unless more speaks for another one, ``OTHER`` for scripts and letters of
    languages that are not known by their words."""
    written = text[:_MOST_LOOKED_AT]
    if has_other_letters(written):
        return OTHER
    sample = written.lower()
    found = _WORD.findall(sample)
    scores: dict[str, float] = {}
    for code, markers in _MARKERS.items():
        scores[code] = sum(word in markers for word in found) - _is_name(written, code)
    elided = len(_ELISION.findall(sample))
    scores["fr"] += elided
    scores["de"] += _begins_with_article(written)
    english = _english_signs(written, found)
    best, score = _best(scores, sample)
    own: float = sum(word in _MARKERS.get(best, ()) and word not in _SHARED for word in found) + elided * (best == "fr")
    own -= _is_name(written, best)
    own += _SHARED_WEIGHT * sum(word in _SHARED for word in found) if best in _SHARING and not english else 0
    own += _signs(written, best)
    if own >= _LEAST + (best in _ILL_KNOWN) and score > english and own >= english + (english > 0):
        return best
    return ENGLISH


def is_english_sentence(text: str) -> bool:
    """Whether a sentence is told as English by words and forms of its own, or as it begins with a name only ("Los
    Angeles plans 300 homes"), not for want of anything that tells."""
    written = text[:_MOST_LOOKED_AT]
    if language_of_sentence(text) != ENGLISH:
        return False
    return _english_signs(written, _WORD.findall(written.lower())) > 0 or any(
        _is_name(written, code) for code in _MARKERS
    )


def _english_signs(written: str, found: Sequence[str]) -> int:
    """How much speaks for English: small words, words and forms of its own, thousands parted by commas."""
    small = sum((word in _MARKERS[ENGLISH] and word not in _SHARED) or word in _ONLY_ENGLISH for word in found)
    forms = sum(_ENGLISH_FORM.fullmatch(word) is not None for word in _WORD.findall(written))
    return small + forms + len(_ENGLISH_FIGURE.findall(written))


def _is_name(written: str, code: str) -> bool:
    """Whether the small word that begins the sentence is part of a name, as no other word ends as those of the language."""
    opening = _OPENING_NAME.match(written)
    if opening is None or code not in _NAMED_WITH or opening[1].lower() not in _MARKERS[code] - _SHARED:
        return False
    return _FIGURE_ABROAD.search(written) is None and not _has_its_endings(written, code)


def _begins_with_article(written: str) -> bool:
    """Whether the German article that is an English word as well stands before a noun."""
    return _ARTICLE_FIRST.match(written) is not None and _has_its_endings(written, "de")


def _has_its_endings(written: str, code: str) -> bool:
    patterns = [endings[code] for endings in (_ENDINGS, _MORE_ENDINGS) if code in endings]
    lowered = [word for word in _WORD.findall(written) if word.islower()]
    return any(pattern.fullmatch(word) for word in lowered for pattern in patterns)


def _signs(sample: str, code: str) -> float:
    """What else speaks for a language than small words: its letters, above all in words that are no names, and "Die" before
    a noun."""
    letters = _LETTERS.get(code)
    if letters is None:
        return 0.0
    words_of_it = [word for word in _WORD.findall(sample) if letters.search(word.lower())]
    is_begun = code == "de" and _begins_with_article(sample)
    return _LEAST if is_begun or any(word.islower() for word in words_of_it) else _LETTER_WEIGHT * bool(words_of_it)


def _best(scores: Mapping[str, float], sample: str) -> tuple[str, float]:
    weighed = {
        code: score
        + _LETTER_WEIGHT * min(len(_LETTERS[code].findall(sample)) if code in _LETTERS else 0, 3)
        + _ENDING_WEIGHT * len(_ENDINGS[code].findall(sample))
        - _LETTER_WEIGHT * (code in _ILL_KNOWN)
        for code, score in scores.items()
        if code != ENGLISH and score + (code in _LETTERS and bool(_LETTERS[code].search(sample))) > 0
    }
    best = max(weighed, key=lambda code: weighed[code], default=OTHER)
    return best, weighed.get(best, 0.0)


def has_other_letters(text: str) -> bool:
    """Whether most letters are of other scripts than the Latin one, or words that are no names have letters of languages
    that nothing is known of, and more of them than speak for English ("sold 3,000 pączki on Thursday")."""
    words_of_it = _WORD.findall(text)
    foreign = sum(word[:1].islower() and _FOREIGN_LETTERS.search(word) is not None for word in words_of_it)
    if foreign and foreign >= _FOREIGN_SHARE * len(words_of_it) and foreign > _english_beside(words_of_it):
        return True
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter > "ɏ" for letter in letters) > len(letters)


def _english_beside(found: Sequence[str]) -> int:
    lowered = [word.lower() for word in found]
    return sum(
        word in _SAID_IN_ENGLISH or (word in _MARKERS[ENGLISH] and word not in _ALIKE_ABROAD) for word in lowered
    )
