"""Scripts that put no space between words, or write endings onto them: Chinese, Japanese, Korean, Thai and their like.

What is a word there only a dictionary tells, so that each two neighboring signs are a term: a word of two signs or more is
then found wherever it stands. A sign is a letter with the marks that belong to it.
"""

from __future__ import annotations

import re
from itertools import pairwise

UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e"  # Thai
    "\u0e81-\u0ebd\u0ec0-\u0ece\u0edc-\u0edf"  # Lao
    "\u1000-\u103f\u1050-\u108f\u109a-\u109d\ua9e0-\ua9ef\uaa60-\uaa7f"  # Burmese
    "\u1780-\u17d3\u17d7\u17dc\u17dd"  # Khmer
    "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb"  # Hangul, whole and in parts
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"  # Hiragana and Katakana
    "\u3105-\u312f\u31a0-\u31bf"  # Bopomofo
    "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # Han
)
"""The letters and marks of these scripts as they stand in a character class."""

RUN = rf"[{UNSPACED}](?:[\u200b-\u200d\u2060]?[{UNSPACED}])*"
"""Pattern of a run of them; signs without width, which some put between words, do not end it."""

_RUN = re.compile(RUN)
_WIDTHLESS = re.compile(r"[\u200b-\u200d\u2060]+")
_LETTER = re.compile(rf"[{UNSPACED}]")
_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\ua9e5\uaa7b-\uaa7d"
    "\u17b4-\u17d3\u17dd"
)
_SIGN = re.compile(rf"[{UNSPACED}][{_MARKS}]*")


def is_unspaced(letter: str) -> bool:
    """Whether a letter is of such a script, so that a word may end beside it."""
    return _LETTER.match(letter) is not None


def has_unspaced(text: str) -> bool:
    """Whether any of a text is in such a script."""
    return _LETTER.search(text) is not None


def pairs_of(run: str) -> list[str]:
    """Each two neighboring signs of a run; a run of one sign is that sign."""
    signs = _signs(run)
    return [one + other for one, other in pairwise(signs)] or signs


def single_signs(text: str) -> list[str]:
    """Every sign in such scripts, for words that are written with one."""
    return [] if text.isascii() else [sign for run in _RUN.findall(text) for sign in _signs(run)]


def _signs(run: str) -> list[str]:
    return _SIGN.findall(_WIDTHLESS.sub("", run))
