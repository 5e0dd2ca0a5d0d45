"""Whether the word that begins a sentence names a body or is a noun with a capital ("Wages are low, the union said")."""

from __future__ import annotations

from itertools import takewhile

from claims.core.extraction.figures.counted_nouns import is_plural, singular_of
from claims.core.extraction.lexicon.people import PEOPLE
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.bodies import COMPANY_NOUNS
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs, is_known

_NAMED_EARLY = 40
"""Sentences in which a body that an article goes on about is named."""
_OF_STATE = words(
    """agency army authorities authority board bureau cabinet city commission committee congress council county court
    defence defense department district government military ministry municipality navy office parliament police regulator
    senate service state treasury troops watchdog"""
)
"""Public bodies, which speak of everything that happens: what a sentence begins with is seldom one of them."""
_BUILT = words(
    """airport arena bridge building canal cathedral cup dam ferry festival gallery hotel house library mine museum
    palace park pipeline plant prison prize project railway reservoir stadium station street theater theatre tower tunnel"""
)
"""What ends the names of things that a body runs or awards."""
_CHANGING = words(
    """rise fall increase decrease grow drop climb jump decline shrink soar rose fell grew rises falls increased decreased
    dropped climbed jumped declined shrank soared doubled tripled halved cost costs killed"""
)
"""Predicates of prices and illnesses rather than of bodies."""
_AROUND = 5
"""Words from a name to what the text calls its bearer, at most ("the school watchdog, | Ofsted")."""


def leads_with_body(article: Article, parsed: ParsedSentence, first: Mention, *, noun: str) -> bool:
    """Whether ``first``, with which a sentence begins, names the body that "the company" or "the union" behind it is.

    ``noun`` is the word for the body.
    """
    if _is_plural_noun(parsed, first) or not _is_subject(parsed, first):
        return False
    parts = first.name.lower().split()
    if noun in parts or _is_called(article, first, noun):
        return True
    if noun in _OF_STATE:
        return not _OF_STATE.isdisjoint(parts)
    if parts[-1] in _BUILT or any(letter.isdigit() for letter in parts[-1]):
        return False
    if first.kind is NameKind.ORGANIZATION:
        return True
    # "The Tamsin Bridge", "The Titan": what needs an article is rather a thing.
    return first.first == 0 and _is_of_body(article, parsed, first, is_company=noun in COMPANY_NOUNS)


def _is_subject(parsed: ParsedSentence, mention: Mention) -> bool:
    """Whether a sentence is about a name or what is its own, and not of a noun or number behind it ("Oil | prices")."""
    at = behind_adverbs(parsed.tokens, mention.last, len(parsed.tokens))
    behind = parsed.tokens[at]
    return behind.tag in FINITE or behind.tag == "Q" or behind.text in ",("


def _is_called(article: Article, mention: Mention, noun: str) -> bool:
    """Whether the text calls who has a name by ``noun`` anywhere ("the watchdog, Ofsted", "Ofsted, the watchdog")."""
    for row in article.mentions[:_NAMED_EARLY]:
        for other in row:
            if other.name != mention.name:
                continue
            tokens = article.parsed[other.sentence].tokens
            before = tokens[max(0, other.first - 2) : other.first]
            behind = tokens[other.last : other.last + _AROUND]
            apposed = behind[1:] if behind and behind[0].text == "," and behind[1:2] and behind[1].tag == "D" else []
            called = [*before, *takewhile(lambda token: token.text != ",", apposed)]
            if any(token.lower == noun for token in called):
                return True
    return False


def _is_plural_noun(parsed: ParsedSentence, first: Mention) -> bool:
    """Whether what looks like a name is a noun that begins the sentence ("Buses will run again, the operator said")."""
    word = first.name.lower()
    noun = singular_of(word)
    if first.last - first.first > 1 or noun == word:
        return False
    verb = next((token for token in parsed.tokens[first.last :] if token.tag in FINITE), None)
    several = verb is not None and (verb.lower in ("are", "were") or verb.tag == "F")
    return several or is_known(noun) or noun in PEOPLE or parsed.tokens[first.last].tag in "IW"


def _is_of_body(article: Article, parsed: ParsedSentence, mention: Mention, *, is_company: bool) -> bool:
    """Whether the word that a sentence begins with names a body, and is no noun ("Wages are low, the union said").

    Of a firm the capital is enough where one thing did something; of other bodies the text has to name it elsewhere.
    """
    if " " in mention.name:
        return True
    behind = parsed.tokens[mention.last] if mention.last < len(parsed.tokens) else None
    several = behind is not None and (behind.tag == "F" or behind.lower in ("are", "were", "have"))
    if several and is_plural(mention.name.lower()):
        return False
    is_word = is_known(mention.name.lower()) or (behind is not None and behind.lower in _CHANGING)
    if is_company or not (is_word or is_plural(mention.name.lower())):
        return not is_word
    rows = article.mentions[:_NAMED_EARLY]
    return any(other.name == mention.name and other.first > 1 for row in rows for other in row)
