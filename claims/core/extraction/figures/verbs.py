"""The verb that a figure is the subject of, and the one right before it."""

from __future__ import annotations

from claims.core.extraction.figures import counted_nouns
from claims.core.extraction.lexicon.people import PEOPLE
from claims.core.extraction.lexicon.verb_words import BEING
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, before_adverbs

_BEFORE_VERBS = words("still also later then now already since all both together")
"""What may stand between a figure and its verb."""
_WINNING = words("won win wins took take takes gained gain holds held captured secured got lost kept retained")
"""Verbs that lead to how many seats somebody has."""


def verb_behind(sentence: ParsedSentence, offset: int) -> int | None:
    """Where the verb with tense of a figure stands that ends at ``offset`` and is its subject."""
    at = sentence.index_at(offset + 1)
    while at < len(sentence.tokens) and sentence.tokens[at].lower in _BEFORE_VERBS:
        at += 1
    return at if at < len(sentence.tokens) and sentence.tokens[at].tag in FINITE else None


def people_told(sentence: ParsedSentence, verb_at: int) -> str | None:
    """ "Seven were children": the people that those counted are said to be."""
    behind = sentence.tokens[verb_at + 1 : verb_at + 2]
    if sentence.tokens[verb_at].lower not in BEING or not behind or not counted_nouns.is_plural(behind[0].lower):
        return None
    return behind[0].lower if counted_nouns.singular_of(behind[0].lower) in PEOPLE else None


def verb_before(sentence: ParsedSentence, offset: int) -> str | None:
    """The verb right before the figure at ``offset``, "only" and such passed; None where none stands."""
    at = before_adverbs(sentence.tokens, sentence.index_at(offset))
    verb = sentence.tokens[at] if at >= 0 else None
    if verb is None or verb.tag in FINITE or verb.tag in "EG":
        return None if verb is None else verb.lower
    # "can supply 300", "hopes to buy 20 more"; "Call 300 now" is an order.
    is_led = verb.tag in "BN" and sentence.tokens[before_adverbs(sentence.tokens, at)].tag in "MA"
    return verb.lower if is_led else None


def is_won(sentence: ParsedSentence, offset: int) -> bool:
    """Whether the figure at ``offset`` tells how many somebody won, holds or lost ("The Greens won 15")."""
    return verb_before(sentence, offset) in _WINNING


def repeats_verb(sentence: ParsedSentence, offset: int, verb: str | None) -> bool:
    """Whether ``verb`` stands right before the figure at ``offset`` as well."""
    return verb is not None and verb_before(sentence, offset) == verb
