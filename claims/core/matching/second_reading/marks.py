"""Small words and turns that change what is said and belong to no slot: "another", "about to", "a third party", "these"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from claims.core.extraction.lexicon.calendar_words import WEEKDAYS
from claims.core.extraction.lexicon.determiners import DEMONSTRATIVES, POSSESSIVES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.second_reading.rereading import Side, Tokens
from claims.core.matching.words.number_words import PLAIN_NUMBERS

_SAME_WORDS = words(
    """another unlike opposite beside plus minus versus alongside himself herself itself themselves fiscal so-called where
    how why whether what still already before unless once own very quite rather officially gmt utc est edt pst pdt
    cet bst"""
)
"""Words that must stand on both sides or on neither."""

_RANKS = words("first second third fourth fifth last")
"""Before a weekday which one of a month: "on the first Monday in May"."""

_ORDINALS = words("second third fourth fifth")
"""Behind "a" one more: "a third party" is not "the third party"."""

"""What is pointed at is known from the text around a claim only."""

_SMALL_UNITS = {
    "Mb": "megabit",
    "MB": "megabyte",
    "Gb": "gigabit",
    "GB": "gigabyte",
    "mW": "milliwatt",
    "MW": "megawatt",
}
"""Signs of units that only the size of a letter tells apart -> their names."""

_ONLY_ONES = words("moon sun")
"""What "the" makes the one that all know: "a moon" is that of another planet."""

_ONLY = words("just only merely solely")
_WHEN_OR_WHERE = words("on at in for from to by with among")
"""Before a time or place: "just on Sundays" is not "even on Sundays"."""

_SIZED_MORE = words("longer higher deeper wider broader taller")
"""Behind a size by how much: "is 3 meters higher" is not "is 3 meters high"."""

_MAKING = words("make makes made making let lets letting")
_TOWARD = {"towards": "toward", "toward": "toward", "around": "around", "into": "into"}
_NAMES_OF_UNITS = frozenset(_SMALL_UNITS.values())
_REFLEXIVE = words("himself herself itself themselves")
_BEING = words("is are was were been be")
_FOR_SOMEBODY = words("for to with from against about")
"""Prepositions with which "himself" is another one than in "the mayor himself"."""


def marks_of(side: Side) -> Counter[str]:
    """Small words and turns that change what is said, each as often as it stands."""
    found = Counter(mark for number in range(len(side.tokens)) for mark in _marks_at(side.tokens, number))
    found["this"] = sum(
        token.lower in DEMONSTRATIVES and token.tag == "D" and after.tag in "JNSPC" and not side.is_in_time(token)
        for token, after in pairwise(side.tokens)
    )
    return found


def _marks_at(tokens: Tokens, number: int) -> Iterator[str]:
    token, word = tokens[number], tokens[number].lower
    before = tokens[number - 1].lower if number else ""
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    if word in _REFLEXIVE and before in _FOR_SOMEBODY:
        yield f"{before} {word}"
    elif word in _REFLEXIVE and number and tokens[number - 1].tag in VERB_TAGS and before not in _BEING:
        yield f"do to {word}"
    elif word in _SAME_WORDS and not (before == "by" and word in _REFLEXIVE):
        yield word
    elif word in _ONLY_ONES and before in {"a", "another", "one"}:
        yield f"a {word}"
    elif word == "it" and number and tokens[number - 1].tag == "I":
        yield f"{before} it"
    elif word == "but" and before != ",":
        yield "but"
    elif word in {"few", "little"}:
        yield f"a {word}" if before == "a" else word
    elif word == "after" or (word == "following" and after is not None and after.tag in "DP"):
        yield "after"
    elif word in _TOWARD and token.tag == "I" and after is not None and after.tag != "C":
        yield _TOWARD[word]
    elif word == "each" and (after is None or after.tag not in "NSJPC"):
        yield "each of them"
    elif (word == "both" and number and tokens[number - 1].tag in "NSP") or (word == "total" and before == "a"):
        yield f"{word} of them"
    elif word in _ONLY and after is not None and after.lower in _WHEN_OR_WHERE:
        yield "only then or there"
    elif word == "by" and after is not None and after.tag == "G":
        yield "by doing"
    elif token.text in _SMALL_UNITS or word.rstrip("s") in _NAMES_OF_UNITS:
        yield _SMALL_UNITS.get(token.text, word.rstrip("s"))
    elif (
        word in _SIZED_MORE
        and number > 1
        and tokens[number - 2].tag == "C"
        and (after is None or after.lower != "than")
    ):
        yield "more by so much"
    elif "-" in word and _is_number(before) and _is_number(word):
        yield "so many of a length"
    if after is not None:
        yield from _turns(tokens, number)


def _turns(tokens: Tokens, number: int) -> Iterator[str]:
    """What a word and the next one say together."""
    token, after = tokens[number], tokens[number + 1]
    word, third = token.lower, tokens[number + 2].lower if number + 2 < len(tokens) else ""
    if word == "one" and after.lower == "of" and third == "the":
        yield "one of"
    elif word == "but" and after.lower == "one":
        yield "but one"
    elif word in {"no", "yes"} and after.text == "," and not number:
        yield f"{word},"
    elif word in _RANKS and after.lower in WEEKDAYS:
        yield f"{word} of its name"
    elif word in {"one", "each"} and after.lower in {"another", "other"}:
        yield "each other"
    elif word == "too" and after.tag in "JR":
        yield "too"
    elif word in {"about", "was", "were"} and (after.lower == "to" or (after.tag == "R" and third == "to")):
        yield "about to" if word == "about" else "was to"
    elif word == "a" and after.lower in _ORDINALS and third and tokens[number + 2].tag in "NS":
        yield "a further"
    elif word == "so" and after.tag in "DPO":
        yield "so"
    elif word == "close" and after.lower == "to" and tokens[number + 2 : number + 3] and tokens[number + 2].tag == "G":
        yield "close to"
    elif token.tag == "M" and "have" in {after.lower, third}:
        yield "modal have"
    elif word == "to" and after.lower == "have" and tokens[number + 2 : number + 3] and tokens[number + 2].tag == "E":
        yield "to have done"
    elif word in _MAKING and after.tag in "DPNSJ" and _is_made_to(tokens, number + 1):
        yield "made to do"
    elif word in {"have", "has", "had"} and after.tag in "DPC" and _is_done_to(tokens, number + 1):
        yield "had done"


def _is_number(word: str) -> bool:
    """Whether a word, or the first part of one with a hyphen, is a number: "three", "three-year"."""
    first = word.partition("-")[0]
    return first.isdigit() or first in PLAIN_NUMBERS


def _is_made_to(tokens: Tokens, number: int) -> bool:
    """Whether a noun and what it is made to do follow: "made the bank promise to leave"."""
    end = number
    while end < len(tokens) and tokens[end].tag in "DJNSPC":
        end += 1
    if end == len(tokens):
        return False
    is_misread = tokens[end].lower == "to" and tokens[end - 1].tag == "N" and tokens[end - 2].tag in "NSP"
    return tokens[end].tag in "BF" or is_misread  # "promise" is read as a noun


def _is_done_to(tokens: Tokens, number: int) -> bool:
    """Whether a noun and what is done to it follow: "had the general killed"; not "had its license extended"."""
    end = number
    while end < len(tokens) and tokens[end].tag in "DJNSPC":
        end += 1
    if tokens[number].lower in POSSESSIVES or end in {number, len(tokens)}:
        return False
    return tokens[end].tag == "E" and tokens[end - 1].tag in "NSP"
