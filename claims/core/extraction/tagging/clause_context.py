"""Tags set right by the clause that a word stands in, before finer rules look at single constructions.

A modal asks for a base form, a participle right behind its noun that has an object is a past tense, and of two verbs with
tense in one clause the one that may be a plural is the plural. The tagger, which sees one word at a time, misses all
three.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.lexicon.calendar_words import MONTHS, NAMED_TIMES, WEEKDAYS
from claims.core.extraction.lexicon.conjunctions import SUBORDINATORS
from claims.core.extraction.lexicon.inflection import PARTICIPLES_ONLY, base_of
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.verb_words import DOING
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.clause_signs import AUXILIARIES, LINKING
from claims.core.extraction.tagging.tagger import FINITE, before_adverbs, shares_of
from claims.core.extraction.text.tokens import Token

_AUXILIARIES = AUXILIARIES | words("am 'd getting")
_TWO_OBJECTS = words(
    """name call give award pay tell ask offer send show consider dub elect appoint make leave find keep title nickname
    grant deny charge owe teach lend promise label render deem age price value rate rank seed number date ban
    hand allow cost deal age"""
)
"""Verbs whose participle is followed by a noun phrase as well ("a boy named Tom", "the man given the job")."""
_NAMING = words("name call dub title nickname")
_TIMES = NAMED_TIMES | words("hour minute time")
_TIME_WORDS = words("last next this that every each early late earlier later today yesterday tomorrow tonight")
_LINKING = LINKING | {"gets"}
_COMPARING = words("than as that if whether what how")
_OPENERS = SUBORDINATORS | words("where than who which what whose whom how why")
_SHARES = words("per percent %")
_NOUN_PHRASE = frozenset("NJPCQ")
_LONGEST_FRONTED = 8
"""Words of a phrase that opens a sentence before its subject, at most."""


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
            if at + 1 < len(tokens) and tokens[at + 1].tag == "E":
                tokens[at + 1].tag = "T"
        elif token.lower == "amount" and token.tag == "N" and _follows_plural(tokens, at):
            # "Cuts of that size amount to less than a tenth".
            token.tag = "F"
        elif token.tag in "NB" and tokens[at - 1].lower == "longer" and at > 2 and tokens[at - 2].lower == "no":
            # "A third of its cameras no longer work".
            token.tag = "F"
        elif token.tag == "T" and (_is_led_by(tokens, at) or _tells_of_noun(tokens, at)):
            # "The team, led by a bank, …", "The deal signed last month was void".
            token.tag = "E"
        elif token.tag == "E" and (_has_object(tokens, at) or _ends_saying(tokens, at)):
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
    asks = modal.tag == "M" or (modal.lower in DOING and modal.tag in FINITE and place < at - 1)
    # "would such a …", "will tens of thousands": a question turns subject and verb around.
    return asks and tokens[place - 1].is_word and tokens[place - 1].tag not in "KW"


def _is_plural(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form in -s tagged as a verb is a noun: the clause has its verb already, or finds it right behind."""
    lower = tokens[at].lower
    known = shares_of(lower)
    if known is not None and "S" not in known and "N" not in (shares_of(base_of(lower)) or {"N": 1.0}):
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
    if after is not None and (after.tag in FINITE or _is_past_of_noun(tokens, at)):
        return True
    if after is None or after.tag in "DOCA":
        return False
    begin = at - 1
    while begin >= 0 and tokens[begin].tag in _NOUN_PHRASE:
        begin -= 1
    if begin < 1 or tokens[begin].tag not in "DI" or tokens[begin].lower in _OPENERS:
        return False
    return _has_verb_before(tokens, begin)


def _follows_plural(tokens: Sequence[Token], at: int) -> bool:
    """Whether "to" follows the word, and a noun phrase without article stands before it."""
    if at + 1 >= len(tokens) or tokens[at + 1].lower != "to" or tokens[at - 1].tag not in "NSP":
        return False
    return any(token.tag == "S" for token in tokens[max(0, at - 5) : at]) and not _has_verb_before(tokens, at)


def _is_past_of_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form in -ed, and then no object, follows what is no linking verb: "share prices | closed lower"."""
    if at + 2 >= len(tokens) or tokens[at + 1].tag != "E" or tokens[at].lower in _LINKING:
        return False
    return tokens[at + 1].lower.endswith("ed") and tokens[at + 2].tag in "RIJ" and tokens[at + 2].lower != "by"


def _has_verb_before(tokens: Sequence[Token], end: int) -> bool:
    """Whether the clause that goes on at ``end`` has a verb with tense before it."""
    for at in range(end - 1, -1, -1):
        token = tokens[at]
        if token.tag in FINITE:
            # "said the city faces a gap": a clause without its "that".
            return base_of(token.lower) not in FORCE_BY_VERB
        if token.text in ',;:—–"“”' or token.tag in "KW" or token.lower in _OPENERS:
            return False
    return False


def _is_led_by(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma stands before a form that may be a participle, and "by" with somebody behind it."""
    if tokens[at - 1].text != "," or at + 2 >= len(tokens) or tokens[at + 1].lower != "by":
        return False
    return "E" in (shares_of(tokens[at].lower) or {"E"}) and tokens[at + 2].tag in "DPNSJ"


def _tells_of_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a past form with a time or a name behind it is the participle of a subject whose verb is still to come."""
    token = tokens[at]
    if tokens[at - 1].tag not in "NS" or not (token.lower.endswith("ed") or "E" in (shares_of(token.lower) or {})):
        return False
    if at + 2 >= len(tokens) or _has_verb_before(tokens, at):
        return False
    follows = tokens[at + 1]
    # "The deal signed that week was void", but "One resident denied that the deal was void".
    leads = follows.lower == "that" and tokens[at + 2].lower not in _TIMES
    timed = (follows.lower in _TIME_WORDS and not leads) or follows.lower in WEEKDAYS
    if not timed and not (base_of(token.lower) in _NAMING and follows.tag == "P"):
        return False
    for other in tokens[at + 2 :]:
        if other.text in ',;:—–"“”' or other.tag in "WKO" or other.lower in _OPENERS:
            return False
        if other.tag in FINITE:
            return True
    return False


def _has_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether an object follows a participle that stands right behind a subject without another verb."""
    token = tokens[at]
    if at + 2 >= len(tokens) or token.lower in PARTICIPLES_ONLY or base_of(token.lower) in _TWO_OBJECTS:
        return False
    if not (token.lower.endswith("ed") or "T" in (shares_of(token.lower) or {})):
        return False
    last = before_adverbs(tokens, at)
    if tokens[last].tag not in "NSPO" or not _opens_object(tokens, at + 1):
        return False
    for place in range(last, -1, -1):
        before = tokens[place]
        if before.tag in FINITE or before.lower in _AUXILIARIES or before.tag in "AMGE":
            return False
        if before.text == ",":
            return _is_fronted(tokens, place) and not _is_verb_to_come(tokens, at)
        if before.text in ';:—–"“”' or before.tag == "K" or before.lower in _OPENERS:
            return before.tag not in "KW"
    return True


def _is_fronted(tokens: Sequence[Token], comma: int) -> bool:
    """Whether the sentence opens with an adverb or a phrase that the comma ends: "Together, the farms …", "In all, …"."""
    opened = tokens[:comma]
    if not 0 < comma <= _LONGEST_FRONTED or not (opened[0].tag in "RI" or opened[0].lower in _TIME_WORDS):
        return False
    return not any(
        token.tag in FINITE or token.tag in "AGEWK" or token.text in ',;:—–"“”' or token.lower in _OPENERS
        for token in opened
    )


def _is_verb_to_come(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause that goes on behind word ``at`` still has a verb with tense."""
    for token in tokens[at + 1 :]:
        if token.text in ',;:—–"“”' or token.tag in "WK" or token.lower in _OPENERS:
            return False
        if token.tag in FINITE:
            return True
    return False


def _ends_saying(tokens: Sequence[Token], at: int) -> bool:
    """Whether a source and its verb of saying end the sentence: "…, officials announced Monday."."""
    if base_of(tokens[at].lower) not in FORCE_BY_VERB or tokens[at - 1].tag not in "NSP":
        return False
    behind = [token for token in tokens[at + 1 :] if token.is_word]
    if len(behind) > 2 or not all(token.lower in WEEKDAYS or token.tag == "I" for token in behind):
        return False
    begin = at - 1
    while begin > 0 and tokens[begin].tag in "DJNSPQ":
        begin -= 1
    return begin > 0 and tokens[begin].text in ',"”’' and begin < at - 1


def _opens_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun phrase that is no time begins at ``at``."""
    token = tokens[at]
    if token.lower in _TIME_WORDS or token.lower in WEEKDAYS or token.lower in MONTHS:
        return False
    if any(other.lower.rstrip("s") in _TIMES for other in tokens[at : at + 3]):
        return False
    if token.tag in "DO":
        return True
    if token.tag == "J":
        return tokens[at + 1].tag in "NSJ" and tokens[at + 1].is_word
    if token.tag == "C":
        return (tokens[at + 1].tag in "SJ" and tokens[at + 1].is_word) or tokens[at + 1].lower in _SHARES
    return token.tag in "SP" or (token.tag == "N" and tokens[at + 1].tag in "NS")
