"""What two texts have in common beside names, dates and figures."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.calendar_words import MONTHS, WEEKDAYS
from claims.core.matching.words.terms import query_terms

_WORD = re.compile(r"[^\W\d_]+")


def share_names_alone(text: str, claim: str) -> bool:
    """Whether two texts share no term but those of names, months, weekdays and figures: "won a chess game in 2019" and "won
    the election in 2019" have "won" as well.

    A name is a word that the claim writes with a capital, and neither text without one: posts often write all small.
    """
    written = _WORD.findall(claim)
    small = {word for word in (*written, *_WORD.findall(text)) if word.islower()}
    named = {word for word in written if word[0].isupper() and word.lower() not in small}
    dated = {word for word in written if word.lower() in MONTHS or word.lower() in WEEKDAYS}
    shared = set(query_terms(text)).intersection(query_terms(claim))
    telling = shared.difference(*map(query_terms, named | dated))
    return all(term.startswith("#") for term in telling)
