"""Whether two words are forms of one word: number, tense, person and comparison, nothing more."""

from __future__ import annotations

from functools import lru_cache

from claims.core.matching.vocabulary.light_words import IRREGULAR_FORMS

_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("'s", ""),
    ("ed", ""),
    ("d", ""),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
)
"""Endings of inflected forms and what stands in their place in the plain form."""


def are_inflections(one: str, other: str) -> bool:
    """Whether two phrases of equally many words differ in nothing but inflection.

    A stemmer also joins "import" and "important", "experience" and "experiment"; those must not confirm a match.
    """
    words, others = one.lower().split(), other.lower().split()
    return len(words) == len(others) and all(
        a == b or bool(plain_forms(a) & plain_forms(b)) for a, b in zip(words, others, strict=True)
    )


def base_form(word: str) -> str:
    """The plain form of an irregular lower-case word, else the word itself."""
    return IRREGULAR_FORMS.get(word, word)


@lru_cache(maxsize=65_536)
def plain_forms(word: str) -> frozenset[str]:
    """The lower-case words that ``word`` may be a form of, itself among them."""
    forms = {word, IRREGULAR_FORMS.get(word, word)}
    for ending, plain in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            base = word[: -len(ending)]
            forms.add(base + plain)
            if len(base) > 3 and base[-1] == base[-2] and not plain:
                forms.add(base[:-1])
    return frozenset(forms)
