"""The words of a statement with the tags that it is read by: the tagger's, set right where the words beside show better."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from claims.core.extraction.lexicon.ordinals import ORDINALS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import tag
from claims.core.extraction.text.tokens import Token, tokenize
from claims.core.matching.words.function_words import FUNCTION_WORDS
from claims.core.matching.words.thesaurus import UNKNOWN, senses_of
from claims.core.records import Span

_KEPT_TEXTS = 64
"""Texts whose words are kept: the one that is asked about is set against fifty."""


@lru_cache(maxsize=_KEPT_TEXTS)
def tagged_words(text: str) -> tuple[Token, ...]:
    """All words of a text with the tags that statements are read by."""
    return tuple(retagged(read_tokens(text, Span(0, len(text)))))


def read_tokens(text: str, span: Span) -> list[Token]:
    """The words of a part of a text, by the tags of the tables alone, on which relations were fitted; a rank is a word of
    its own: "second-largest"."""
    found: list[Token] = []
    for token in tag(tokenize(text, span), by_vote=False):
        rank = _RANK.fullmatch(token.text)
        if rank is None:
            found.append(token)
            continue
        for start, end, tag_ in ((*rank.span("rank"), "J"), (*rank.span("sign"), "Y"), (*rank.span("most"), "J")):
            word = token.text[start:end]
            found.append(Token(token.start + start, token.start + end, word, word.lower(), tag_))
    return found


_RANK = re.compile(rf"(?P<rank>{'|'.join(sorted(ORDINALS))})(?P<sign>-)(?P<most>[a-z]+est|most|least)", re.IGNORECASE)


def retagged(tokens: list[Token]) -> list[Token]:
    """The words with other tags where the words beside them show that the tagger took one for another."""
    return _with_participles(_with_plurals(_with_plain_verbs(_with_quarters(_with_name_first(tokens)))))


def _with_name_first(tokens: list[Token]) -> list[Token]:
    """The words with a name where one that ends as adverbs do opens a sentence: "Italy spends", "Emily Tarn"."""
    if len(tokens) < 2 or tokens[0].tag != "R" or not tokens[0].is_capitalized or tokens[1].tag not in "BFZTMP":
        return tokens
    is_adverb = senses_of(tokens[0].lower, "r") is not UNKNOWN or tokens[0].lower in FUNCTION_WORDS
    return tokens if is_adverb else [replace(tokens[0], tag="P"), *tokens[1:]]


def _with_quarters(tokens: list[Token]) -> list[Token]:
    """The words with a name where a sentence opens with a quarter of the sky that is part of one: "South Korea fired"."""
    found = tokens
    for place, (token, after) in enumerate(pairwise(tokens)):
        if token.tag == "R" and token.lower in _QUARTERS and after.tag in "PJ" and after.is_capitalized:
            found = [*found[:place], replace(token, tag="P"), replace(after, tag="P"), *found[place + 2 :]]
    return found


_QUARTERS = words("north south east west")


def _with_plain_verbs(tokens: list[Token]) -> list[Token]:
    """The words with a verb where the tagger saw an adjective between what leads a verb and its object: "did not free all
    hostages", "to free the men"."""
    found = tokens
    for place in range(1, len(tokens) - 1):
        before, token, after = tokens[place - 1 : place + 2]
        if token.tag != "J" or after.tag != "D" or token.lower in _BEFORE_ARTICLES:
            continue
        lead = tokens[place - 2] if before.lower in _NOT and place > 1 else before
        if lead.tag == "M" or lead.lower in _LEADING:
            found = [*found[:place], replace(token, tag="B"), *found[place + 1 :]]
    return found


_BEFORE_ARTICLES = words("such half both many all quite twice most")
"""What may stand between "to" and an article without being a verb: "to such an extent"."""

_LEADING = words("do does did to")
_NOT = words("not n't n’t never")


def _with_plurals(tokens: list[Token]) -> list[Token]:
    """The words with a plural where the tagger saw a verb before the verb: "border guards shot two smugglers"; not "calls
    cured meat"."""
    found = tokens
    for place in range(1, len(tokens) - 2):
        before, token, after, behind = tokens[place - 1 : place + 3]
        if (
            token.tag == "Z"
            and token.lower not in _LINKING
            and before.tag in "NP"
            and after.tag in "TE"
            and behind.tag not in "NSJ"
            and senses_of(token.lower, "n") is not UNKNOWN
        ):
            found = [*found[:place], replace(token, tag="S"), replace(after, tag="T"), *found[place + 2 :]]
    return found


def _with_participles(tokens: list[Token]) -> list[Token]:
    """The words with a participle where the tagger knows none: "was blown up by fighters"."""
    found = tokens
    for place in range(1, len(tokens)):
        token, before = tokens[place], tokens[place - 1]
        if token.lower in _PARTICIPLES and token.tag in "NJ" and before.tag in "FZTBER":
            found = [*found[:place], replace(token, tag="E"), *found[place + 1 :]]
    return found


_PARTICIPLES = words("bent bitten blown burnt forgiven learnt shrunken slain spilt spun sprung stung swung")
"""Forms of irregular verbs that are in no table of the tagger, or there as adjectives alone."""

_LINKING = words(
    """is has was does gets goes comes stays remains keeps leaves looks seems appears feels stands lies sits becomes turns
    proves sounds finds sees hears makes wants needs likes says sells"""
)
"""Verbs behind which a participle may stand: "remains closed", "gets fined"."""
