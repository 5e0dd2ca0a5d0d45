"""Words that join a sentence to the one before it and say nothing themselves: "In fact, …", "However, …"."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.rewording.wording import Wording

JOINING = "|".join(
    phrase.replace("-", r"\s")
    for phrase in sorted(
        words(
            """however indeed meanwhile moreover furthermore additionally nevertheless nonetheless actually notably
            importantly interestingly surprisingly remarkably unfortunately sadly tragically in-fact in-addition
            in-reality in-truth for-example for-instance as-it-happens on-the-other-hand"""
        )
    )
)
"""As a pattern; what draws a conclusion ("therefore") or tells a time ("then") is none."""

_OPENING = re.compile(rf"\A(?:(?:{JOINING}),\s|but\s(?!for\b|then\b|an?\b|one\b))(?=\S)", re.IGNORECASE)
_ASIDE = re.compile(rf"(?<!\bnot)(?<!n't)(?<!n’t)(?<!\bnever),\s(?:{JOINING}),(?=\s)", re.IGNORECASE)
"""Behind a denial such a word may be what is denied: "not, for example, all"."""


def without_opening(wording: Wording) -> str | None:
    """ "However, rents rose", "but rents rose", "rents, however, rose": "rents rose"."""
    text = wording.text[: wording.end]
    found = _OPENING.match(text)
    if found is not None:
        return wording.told(text[found.end() :])
    aside = _ASIDE.search(text)
    if aside is None or "," in text[: aside.start()]:
        return None  # behind "Ana Velk, the mayor, however," the comma closes what she is
    return wording.told(text[: aside.start()] + text[aside.end() :])
