"""Whether two sayings are by two people: "Finance Minister Weber said" against "Orla Lindqvist said".

Of roles, bodies and places nothing is known: a spokesman speaks for a firm, a capital for a government, and a bare word
with a capital that opens a sentence may be any of them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz import fuzz

from claims.core.extraction.lexicon.determiners import ARTICLES
from claims.core.extraction.lexicon.people import HONORIFICS, POST_NOMINALS, TITLES
from claims.core.extraction.lexicon.pronouns import SUBJECT_PRONOUNS
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.said import speaker_of
from claims.core.matching.statements.reading import Statement
from claims.core.matching.vocabulary.kinds import ALL_QUANTIFIERS
from claims.core.matching.vocabulary.places import PLACE_NAMES
from claims.core.matching.words.lexicon import base_of, is_in_vocabulary
from claims.core.matching.words.thesaurus import is_in_thesaurus

_WORD = re.compile(r"[\w'’-]+")
_PART = re.compile(r"[^\W_]+")

_NO_NAMES = SUBJECT_PRONOUNS | ALL_QUANTIFIERS | POST_NOMINALS
_ONE_NAME = 60.0
"""Likeness (0..100) from which two names may be one, written otherwise: "Zelensky" and "Zelenskyy" have 93, "Gaddafi" and
"Qadhafi" 71. Names of two people have less, but for such as "Wang" and "Yang", which stay open."""


class _Person(NamedTuple):
    """The names of a speaker in lower case, and whether they are surely a person's: behind a title, or several."""

    names: frozenset[str]
    is_sure: bool


def are_other_speakers(pair: Comparisons) -> bool:
    """Whether both sayings are by people with names, and not by the same."""
    if pair.left.said is None or pair.right.said is None or not pair.is_english:
        return False
    one, other = _speaker(pair.left), _speaker(pair.right)
    if one is None or other is None or not (one.is_sure or other.is_sure):
        return False
    return all(fuzz.ratio(first, second) < _ONE_NAME for first in one.names for second in other.names)


def have_one_speaker(pair: Comparisons) -> bool:
    """Whether both sayings are by the same words, or by a body's name and its initials."""
    assert pair.left.said is not None
    assert pair.right.said is not None
    speaker = pair.left.said.speaker
    for left, right in pair.in_short:
        if speaker == speaker_of(pair.left.text[left.start : left.end]):
            speaker = speaker_of(pair.right.text[right.start : right.end])
    return speaker == pair.right.said.speaker


def _speaker(side: Statement) -> _Person | None:
    """The speaker where it has the form of a person: titles and names alone."""
    words = _words_of_speaker(side)
    last = max((at for at, word in enumerate(words) if word.lower() in TITLES), default=-1)
    names = [word for word in words[last + 1 :] if word.lower() not in HONORIFICS]
    if not names or not all(_may_be_name(word, side.text) for word in names):
        return None
    if any(word[0].islower() and word.lower() not in TITLES for word in words):
        return None
    parts = frozenset(part for word in names for part in _PART.findall(word.lower()))
    return _Person(parts, is_sure=last >= 0 or len(names) > 1)


def _may_be_name(word: str, text: str) -> bool:
    """Whether a word has a capital, no list of words or places knows it, and it is no abbreviation."""
    lower = word.lower()
    if not word[0].isupper() or "'" in word or "’" in word or (word.isupper() and not text.isupper()):
        return False
    if lower in _NO_NAMES or lower in PLACE_NAMES:
        return False
    return not (is_in_vocabulary(base_of(lower)) or is_in_thesaurus(lower))


def _words_of_speaker(side: Statement) -> list[str]:
    """The speaker's words as they are written; none behind an article, as "the Kremlin" is no person."""
    assert side.said is not None
    written = [word for part in side.said.parts for word in _WORD.findall(side.text[part.start : part.end])]
    speaker = side.said.speaker.split()
    for at in range(len(written) - len(speaker) + 1):
        found = written[at : at + len(speaker)]
        if [word.lower() for word in found] == speaker:
            return [] if at and written[at - 1].lower() in ARTICLES else found
    return []
