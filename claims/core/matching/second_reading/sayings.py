"""What a text that tells what somebody said has beside the saying: "In 2019, the office said that half were poor".

Who said it is no part of what is said and is left out where two statements are compared. A phrase that opens the sentence
before the speaker is left out with it, though it may belong to the content: "among women, the office says, half are poor".
"""

from __future__ import annotations

from claims.core.extraction.lexicon.calendar_words import WEEKDAYS
from claims.core.extraction.lexicon.people import HONORIFICS, SOURCE_NOUNS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.second_reading.rereading import Side

_OF_THE_SAYING = words("according per as")
"""First words of phrases that tell who says it."""

_WHEN_OR_WHERE_SAID = WEEKDAYS.keys() | words("report statement interview speech letter study post article")
"""Last words of phrases that tell of the saying alone, where the other text has no such phrase."""


def sayings_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether the same phrase opens both texts before a speaker, the sayings name the same, and both or none ask ("…, he
    says? No.")."""
    if left.statement.said is None and right.statement.said is None:
        return True
    if ("?" in left.statement.text) != ("?" in right.statement.text):
        return False
    if not _names_agree(_names(left), _names(right)):
        return False
    one, other = _opening(left), _opening(right)
    return one == other or (not (one and other) and (one or other)[-1] in _WHEN_OR_WHERE_SAID)


def _names_agree(one: set[str], other: set[str]) -> bool:
    """Whether two sayings name the same, or one of them more: who is told, of what, and when, but for the day."""
    return one <= other or other <= one


def _names(side: Side) -> set[str]:
    """Names and nouns in a saying, but for days, titles and what says no more than that somebody spoke."""
    said = side.statement.said
    if said is None:
        return set()
    return {
        token.lower
        for at, token in enumerate(side.tokens)
        if said.covers(token) and token.tag in _NAMING and token.lower not in _OF_ANY_SAYING and not _is_day(side, at)
    }


_NAMING = frozenset("PNSJ")
_OF_ANY_SAYING = _WHEN_OR_WHERE_SAID - WEEKDAYS.keys() | HONORIFICS | SOURCE_NOUNS


def _is_day(side: Side, at: int) -> bool:
    """Whether a word is a day of the week and no part of a name ("Monday Club")."""
    following = side.following(at)
    return side.tokens[at].lower in WEEKDAYS and (following is None or not following.text[0].isupper())


def _opening(side: Side) -> tuple[str, ...]:
    """The words of a phrase before the first comma, behind which somebody says something; empty where there is none."""
    said = side.statement.said
    if said is None or said.parts[0].start or not side.tokens:
        return ()
    covered = [token for token in side.tokens if said.covers(token)]
    comma = next((at for at, token in enumerate(covered) if token.text == ","), 0)
    opens = covered[:comma]
    if not opens or opens[0].lower in _OF_THE_SAYING or any(token.tag in VERB_TAGS for token in opens):
        return ()
    if opens[0].tag not in "IJ" or not any(token.tag in VERB_TAGS for token in covered[comma:]):
        return ()
    return tuple(token.lower for token in opens)
