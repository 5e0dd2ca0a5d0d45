"""Marks that belong to the letter before them: vowels and joins of the scripts of India, points of Hebrew and Arabic."""

from __future__ import annotations

import re

MARKS = (
    "\u0300-\u036f\u0483-\u0489"  # Latin, Greek and Cyrillic, where no letter is whole
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # Arabic
    "\u08ca-\u08e1\u08e3-\u08ff"
    "\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3"  # Syriac, Thaana, N'Ko
    "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963"  # Devanagari
    "\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u09e2\u09e3\u09fe"  # Bengali
    "\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a75"  # Gurmukhi
    "\u0a81-\u0a83\u0abc\u0abe-\u0acd\u0ae2\u0ae3\u0afa-\u0aff"  # Gujarati
    "\u0b01-\u0b03\u0b3c\u0b3e-\u0b57\u0b62\u0b63"  # Oriya
    "\u0b82\u0bbe-\u0bcd\u0bd7"  # Tamil
    "\u0c00-\u0c04\u0c3c\u0c3e-\u0c56\u0c62\u0c63"  # Telugu
    "\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6\u0ce2\u0ce3\u0cf3"  # Kannada
    "\u0d00-\u0d03\u0d3b\u0d3c\u0d3e-\u0d4d\u0d57\u0d62\u0d63"  # Malayalam
    "\u0d81-\u0d83\u0dca-\u0ddf\u0df2\u0df3"  # Sinhala
    "\u0f18\u0f19\u0f35\u0f37\u0f39\u0f71-\u0f84\u0f86\u0f87\u0f8d-\u0fbc"  # Tibetan
    "\u1920-\u193b\u1ab0-\u1ace\u1dc0-\u1dff"  # Limbu, and further marks of Latin and Greek
    "\u200c\u200d"  # signs without width that join letters or keep them apart
)
"""As they stand in a character class; those of scripts without spaces are in ``claims.core.matching.words.unspaced``."""

_MARK = re.compile(f"[{MARKS}]")


def has_marks(text: str) -> bool:
    """Whether any letter of a text has a mark of its own."""
    return not text.isascii() and _MARK.search(text) is not None
