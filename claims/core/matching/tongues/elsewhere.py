"""What denies, and what stands for something named elsewhere, in languages of which nothing else is known.

One denying word more or less makes another statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.records import Span

_DENYING = {
    "it": words("non né nessuno nessun nessuna mai senza"),
    "pt": words("não nunca jamais nenhum nenhuma ninguém nem sem"),
    "nl": words("niet geen nooit niemand zonder"),
    "da": words("ikke ingen intet aldrig uden hverken"),
    "nb": words("ikke ingen ingenting aldri uten verken"),
    "sv": words("inte ingen inget inga ingenting aldrig utan varken"),
    "fi": words("ei en et emme ette eivät ilman"),
    "ro": words("nu niciodată niciun nicio nimeni nimic fără"),
    "pl": words("nie nigdy żaden żadna żadne żadnego żadnej nikt nic bez"),
    "cs": words("není nejsou nebyl nebyla nebyly nebyli nikdy žádný žádná nikdo nic ne bez"),
    "hu": words("nem nincs nincsenek soha senki semmi nélkül"),
    "tr": words("değil yok hiç hiçbir kimse"),
    "ca": words("no ni cap ningú mai sense"),
}
"""What denies in a language known by its code; a word that says something else as well is in no list."""

_DENYING_BY_LETTERS = (
    (re.compile("[ąęłńśźż]"), words("nie nigdy żaden żadna żadne żadnego żadnej nikt bez")),
    (re.compile("[ěřůďťňčšž]"), words("není nejsou nebyl nebyla nebyly nebyli nikdy žádný žádná nikdo nie nikto bez")),
    (re.compile("[čšžćđ]"), words("ne ni nije nisu nikad nikoli brez bez")),
    (re.compile("[ășţț]"), words("nu niciodată niciun nicio fără")),
    (re.compile("[őű]"), words("nem nincs nincsenek soha nélkül")),
    (re.compile("[ğış]"), words("değil yok hiç")),
    (re.compile("[а-яё]"), words("не нет без никогда нема немає ніколи")),
    (re.compile("[\u0600-\u06ff]"), words("لا لم لن ليس ليست بدون غير")),
    (re.compile("[\u0900-\u097f]"), words("नहीं न मत बिना")),
    (re.compile("[\u0590-\u05ff]"), words("לא אין ללא")),
)
"""Letters of languages that are known by no more than these, and what denies in them: "ne" denies in Croatian and asks in
Turkish."""

_WITHOUT = words("senza sem zonder uden uten ilman sense bez brez fără nélkül без بدون बिना ללא")

_UNSPACED = re.compile("[不没沒未無无非勿]|ない|なかった|ません|아니|않|없")
"""Signs that deny where no space parts the words."""

_PRONOUNS = words(
    """
    egli lui lei esso essa essi esse loro ele eles ela elas hij zij ze hem hun on ona ono oni one ő ők он она оно они его её
    він вона вони هو هي هم هما वह वे उसने उन्होंने הוא היא הם הן
    """
)
"""What stands for somebody named elsewhere in any of these languages: together, as one too many only leaves a match to a
person."""

_WORD = re.compile(r"[^\W\d_]+(?:[\u0900-\u0903\u093a-\u094f\u0962\u0963]+[^\W\d_]*)*")
"""A word; Devanagari writes vowels as marks, which are no letters."""


def find_denials(text: str, language: str) -> tuple[Span, ...]:
    """Where a text denies, as far as a list of words tells for its language or letters, in order.

    Denying words deny together ("non … mai"): the first stands for all of them. "Without" denies by itself.
    """
    denying = _denying_words(text.lower(), language)
    found = [match for match in _WORD.finditer(text) if match[0].lower() in denying]
    plain = [Span(*match.span()) for match in found if match[0].lower() not in _WITHOUT]
    alone = [Span(*match.span()) for match in found if match[0].lower() in _WITHOUT]
    unspaced = [Span(*match.span()) for match in _UNSPACED.finditer(text)]
    return tuple(sorted(plain[:1] + alone + unspaced))


def find_pronouns(text: str) -> frozenset[str]:
    """The words of a text that stand for something named elsewhere, as far as a list of words tells."""
    return frozenset(_lower_words(text)) & _PRONOUNS


def _denying_words(lower: str, language: str) -> frozenset[str]:
    by_letters = (denying for letters, denying in _DENYING_BY_LETTERS if letters.search(lower))
    return _DENYING.get(language, frozenset()).union(*by_letters)


def _lower_words(text: str) -> Iterator[str]:
    return (match[0].lower() for match in _WORD.finditer(text))
