"""What denies in languages of which nothing else is known: one such word more or less makes another statement."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.records import Span

_DENYING = words(
    """
    non né nessuno nessuna mai senza não nunca nenhum nenhuma nem sem niet geen nooit zonder nie bez nigdy żaden není nejsou
    nebyl nikdy nič ne ni nu fără nem nincs nélkül ikke ingen uten inte ingen utan ei değil yok hiç не нет ни без никогда
    нема لا لم لن ليس ليست بدون غير नहीं न मत बिना לא אין ללא
    """
)
_UNSPACED = re.compile("[不没沒未無无非勿]|ない|なかった|ません|아니|않|없")
"""Signs that deny where no space parts the words."""

_WORD = re.compile(r"[^\W\d_]+(?:[\u0900-\u0903\u093a-\u094f\u0962\u0963]+[^\W\d_]*)*")
"""A word; Devanagari writes vowels as marks, which are no letters."""


def find_denials(text: str) -> tuple[Span, ...]:
    """Where a text denies, as far as a list of words of many languages tells, in order."""
    found = [Span(*match.span()) for match in _WORD.finditer(text) if match[0].lower() in _DENYING]
    found += [Span(*match.span()) for match in _UNSPACED.finditer(text)]
    return tuple(sorted(found))
