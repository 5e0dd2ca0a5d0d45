"""Verbs drawn together with a pronoun before them ("who've", "who's"), written out."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.standalone.phrase_doubts import WITH_TWO_OBJECTS
from claims.core.extraction.text.tokens import Token

_DONE_TO_NOBODY = words("been had become come gone got died grown fallen risen arrived stayed")
"""Participles of what nobody can do to another."""


def written_out(tokens: Sequence[Token], at: int) -> str | None:
    """What the second word stands for before the one at ``at``; None for "'s" before a participle that may be done or have
    been done to it ("who's | viewed as honest", "who's | paid 40 crowns")."""
    written = {"ve": "have", "re": "are", "ll": "will", "d": "would" if tokens[at].tag == "B" else "had"}
    short = tokens[1].lower[1:]
    if short in written or tokens[at].tag not in "ET":
        return written.get(short, "is")
    object_ = tokens[at + 1] if at + 1 < len(tokens) else None
    is_object = object_ is not None and object_.tag in "DCNSPO" and tokens[at].lower not in WITH_TWO_OBJECTS
    return "has" if is_object or tokens[at].lower in _DONE_TO_NOBODY else None
