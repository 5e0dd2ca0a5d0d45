"""Tags set right by the clause that a word stands in, before finer rules look at single constructions.

A modal asks for a base form, a participle right behind its noun that has an object is a past tense, and of two verbs with
tense in one clause the one that may be a plural is the plural. The tagger, which sees one word at a time, misses all
three.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.calendar_words import MONTHS, WEEKDAYS
from claims.core.extraction.inflection import PARTICIPLES_ONLY, base_of
from claims.core.extraction.speech_lexicon import FORCE_BY_VERB
from claims.core.extraction.tagging import FINITE, shares_of
from claims.core.extraction.tokens import Token
from claims.core.extraction.vocabulary import words

_AUXILIARIES = words("is are was were be been being am has have had having 's 're 've 'd get gets got getting")
_DO = words("do does did")
_TWO_OBJECTS = words(
    """name call give award pay tell ask offer send show consider dub elect appoint make leave find keep title nickname
    grant deny charge owe teach lend promise label render deem age price value rate rank seed number date ban
    hand allow cost deal"""
)
"""Verbs whose participle is followed by a noun phrase as well ("a boy named Tom", "the man given the job")."""
_TIME_UNITS = words("year month week day hour minute decade century morning afternoon evening night weekend season time")
_TIME_WORDS = words("last next this that every each early late earlier later today yesterday tomorrow tonight")
_COMPARING = words("than as that if whether what how")
_OPENERS = words(
    """that if when after before as since because unless until once although though while whereas whether where than who
    which what whose whom how why"""
)
_NOUN_PHRASE = frozenset("NJPCQ")


def settle_by_clause(tokens: list[Token]) -> list[Token]:
    """Set right in place the tags of one tagged sentence; gives the same list."""
    for at in range(1, len(tokens)):
        token = tokens[at]
        if token.tag in "NJFZ" and token.text.islower() and _is_asked_for_base(tokens, at):
            # "would harvest the rest", "does n't own any".
            token.tag = "B"
        elif token.tag == "Z" and token.lower not in _AUXILIARIES and _is_plural(tokens, at):
            # "London share prices closed lower", "many types of watches".
            token.tag = "S"
        elif token.tag in "NB" and tokens[at - 1].lower == "longer" and at > 2 and tokens[at - 2].lower == "no":
            # "A third of its cameras no longer work".
            token.tag = "F"
        elif token.tag == "T" and _is_led_by(tokens, at):
            # "The team, led by a bank, …".
            token.tag = "E"
        elif token.tag == "E" and _has_object(tokens, at):
            # "Police arrested the owner", "The researchers excluded deaths in winter, which …".
            token.tag = "T"
    return tokens


def _is_asked_for_base(tokens: Sequence[Token], at: int) -> bool:
    """Whether a modal or "do" behind its subject stands before the word, with nothing but adverbs between."""
    place = at - 1
    while place > 0 and (tokens[place].tag == "R" or tokens[place].lower == "n't"):
        place -= 1
    if place == 0 or tokens[at].lower.endswith(("ed", "ing")):
        return False
    modal = tokens[place]
    asks = modal.tag == "M" or (modal.lower in _DO and modal.tag in FINITE and place < at - 1)
    # "would such a …", "will tens of thousands": a question turns subject and verb around.
    return asks and tokens[place - 1].is_word and tokens[place - 1].tag not in "KW"


def _is_plural(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form in -s tagged as a verb is a noun: the clause has its verb already, or finds it right behind."""
    lower = tokens[at].lower
    known = shares_of(lower)
    if known is not None and "S" not in known and "N" not in (shares_of(lower.removesuffix("s")) or {}):
        return False
    before = tokens[at - 1]
    if before.tag == "K" and at > 1 and tokens[at - 2].tag == "S" and known is None:
        # "dogs and cats a year".
        return True
    if before.tag == "I" and before.lower not in _COMPARING:
        return True
    if before.tag == "D" or (before.tag == "C" and before.lower != "one"):
        return True
    if before.tag not in _NOUN_PHRASE:
        return False
    after = next((token for token in tokens[at + 1 :] if token.tag != "R"), None)
    if after is not None and after.tag in FINITE:
        return True
    if after is None or after.tag in "DOCA":
        return False
    begin = at - 1
    while begin >= 0 and tokens[begin].tag in _NOUN_PHRASE:
        begin -= 1
    if begin < 1 or tokens[begin].tag not in "DI" or tokens[begin].lower in _OPENERS:
        return False
    return _has_verb_before(tokens, begin)


def _has_verb_before(tokens: Sequence[Token], end: int) -> bool:
    """Whether the clause that goes on at ``end`` has a verb with tense before it."""
    for at in range(end - 1, -1, -1):
        token = tokens[at]
        if token.tag in FINITE:
            # "said the city faces a gap": a clause without its "that".
            return base_of(token.lower) not in FORCE_BY_VERB
        if token.text in ",;:—–\"“”" or token.tag in "KW" or token.lower in _OPENERS:
            return False
    return False


def _is_led_by(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma stands before a form that may be a participle, and "by" with somebody behind it."""
    if tokens[at - 1].text != "," or at + 2 >= len(tokens) or tokens[at + 1].lower != "by":
        return False
    return "E" in (shares_of(tokens[at].lower) or {"E"}) and tokens[at + 2].tag in "DPNSJ"


def _has_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether an object follows a participle that stands right behind a subject without another verb."""
    token = tokens[at]
    if at + 2 >= len(tokens) or token.lower in PARTICIPLES_ONLY or base_of(token.lower) in _TWO_OBJECTS:
        return False
    if not (token.lower.endswith("ed") or "T" in (shares_of(token.lower) or {})):
        return False
    last = at - 1
    while last > 0 and tokens[last].tag == "R":
        last -= 1
    if tokens[last].tag not in "NSPO" or not _opens_object(tokens, at + 1):
        return False
    for place in range(last, -1, -1):
        before = tokens[place]
        if before.tag in FINITE or before.lower in _AUXILIARIES or before.tag in "AMGE":
            return False
        if before.text in ",;:—–\"“”" or before.tag == "K" or before.lower in _OPENERS:
            return before.text not in "," and before.tag not in "KW"
    return True


def _opens_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun phrase that is no time begins at ``at``."""
    token = tokens[at]
    if token.lower in _TIME_WORDS or token.lower in WEEKDAYS or token.lower in MONTHS:
        return False
    if any(other.lower.rstrip("s") in _TIME_UNITS for other in tokens[at : at + 3]):
        return False
    if token.tag in "DO":
        return True
    if token.tag == "J":
        return tokens[at + 1].tag in "NSJ" and tokens[at + 1].is_word
    return token.tag in "SP" or (token.tag == "N" and tokens[at + 1].tag in "NS")
