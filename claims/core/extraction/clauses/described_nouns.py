"""Nouns with what is said of them, taken for a claim: by a relative clause, in commas, by a participle."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.noun_contents import content_behind
from claims.core.extraction.clauses.pieces import Piece, Role, end_of_measured, phrase_before
from claims.core.extraction.lexicon.conjunctions import BEFORE_CLAUSES, SUBORDINATORS
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.measures import MEASURES
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs, has_finite, shares_of
from claims.core.extraction.text.tokens import Token

BREAKS = frozenset(",;:—–()")
PHRASE = frozenset("DNSPJCQ")
"""Tags of the words of a noun phrase."""

LINKS = words("that which who whom whose where")
_CHARGED = words("accused suspected convicted charged acquitted")
_LIKE_PARTICIPLES = words("due aged")
_NO_VERB = words("cannot")
"""Verbs with tense that are tagged otherwise."""


def noun_phrase(parsed: ParsedSentence, start: int, first: int, last: int) -> Piece | None:
    """A noun with what is said of it: by a relative clause, in commas, by a participle."""
    tokens = parsed.tokens
    if tokens[first].tag not in PHRASE:
        return None
    part = ((first, last),)
    accused = _participle_behind(tokens, first, last)
    if accused is not None and tokens[accused].lower in _CHARGED and tokens[accused + 1].lower in ("of", "with"):
        return Piece(Role.PRESUPPOSED, part, (first, accused))
    link = next((at for at in range(first + 1, last - 1) if _is_link(tokens, first, at)), None)
    if link is not None and content_behind(parsed, link) is not None:
        # "a claim that the firm had failed": the noun is nothing in the clause behind it.
        link = None
    comma = next((at for at in range(first + 1, last - 1) if tokens[at].text == "," and not parsed.quoted[at]), None)
    if link is not None and not has_verb_outside_relatives(tokens, first, last):
        if comma is None or comma == link - 1:
            return Piece(Role.RESTRICTIVE, part, (first, link - (comma is not None)))
        if comma < link and not has_finite(tokens[first:comma]):
            return Piece(Role.IDENTITY, part, (first, comma))
        return None
    if has_verb_outside_relatives(tokens, first, last) and not _is_reduced(parsed, start, first, last):
        return None
    if _is_accused(tokens, start, first):
        of = next(
            (at for at in range(first + 1, last - 1) if tokens[at].lower == "of" and tokens[at + 1].tag == "G"), None
        )
        if of is not None:
            return Piece(Role.PRESUPPOSED, part, (first, of))
    if comma is not None and _closes_with_verb(tokens, comma, last):
        return Piece(Role.MAIN, part)
    said = first > start and base_of(tokens[first - 1].lower) in FORCE_BY_VERB and tokens[first - 1].tag in FINITE
    said = (said or tokens[first - 1].lower == "that") and any(token.tag == "E" for token in tokens[first:last])
    joined = first > start and tokens[first - 1].lower in BEFORE_CLAUSES
    opens = said or joined or (first == start and not has_finite(tokens[start:first]))
    if opens and not verb_follows(parsed, last) and (comma is None or joined):
        # Nothing else is the clause's verb: it is among the words, whatever its tag.
        return Piece(Role.MAIN, part)
    if comma is not None and _describes(tokens, comma + 1, last) and tokens[comma - 1].tag in PHRASE:
        return Piece(Role.IDENTITY, part, (first, comma))
    participle = _participle_behind(tokens, first, last)
    if participle is None:
        return None
    measured = end_of_measured(tokens, first, participle, start)
    outer = phrase_before(parsed, measured, start) if measured is not None else None
    first = first if outer is None else outer[0]
    return Piece(Role.PRESUPPOSED, ((first, last),), (first, participle))


def _is_accused(tokens: Sequence[Token], start: int, first: int) -> bool:
    """Whether the words from ``first`` on are whom a verb charges with something ("accused | the council of hiding it")."""
    return first > start and base_of(tokens[first - 1].lower) in ("accuse", "suspect", "convict")


def _closes_with_verb(tokens: Sequence[Token], comma: int, last: int) -> bool:
    """Whether what the comma opens ends before a verb ("The firm, based in Mour, | ceased flying")."""
    closing = next((at for at in range(comma + 2, last - 2) if tokens[at].text == ","), None)
    if closing is None:
        return False
    verb, behind = tokens[closing + 1 : closing + 3]
    # "The largest, a bypass in Mour, | accounts for $4 million": it may be a verb, and nothing else can.
    tensed = verb.tag == "S" and "Z" in (shares_of(verb.lower) or "Z") and behind.tag in "IDCR"
    return (verb.tag in "ET" and behind.tag == "G") or (tensed and not has_finite(tokens[comma:last]))


def _is_link(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a relative pronoun stands at ``at`` behind the noun that the phrase from ``first`` on names."""
    if tokens[at].lower not in LINKS - {"whom", "whose"} or has_finite(tokens[first:at]):
        return False
    return tokens[at - 1].tag in "NSP" or tokens[at - 1].text == ","


def has_verb_outside_relatives(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a verb with tense is among the words that is not that of a relative clause, "that" taken for its pronoun."""
    opened = False
    for at in range(first, last):
        token = tokens[at]
        links = token.tag == "W" or (token.lower == "that" and at > first and tokens[at - 1].tag in "NSP")
        if links or (token.text == "," and opened):
            opened = links
        elif token.tag in FINITE or token.lower in _NO_VERB:
            if not opened:
                return True
            opened = False
    return False


def _is_reduced(parsed: ParsedSentence, start: int, first: int, last: int) -> bool:
    """Whether a phrase behind a preposition has a participle that looks like a past ("under | a deal signed in May")."""
    tokens = parsed.tokens
    before = tokens[first - 1] if first > start else None
    if before is None or before.tag != "I" or before.lower in SUBORDINATORS:
        return False
    verbs = [at for at in range(first, last) if tokens[at].tag in FINITE]
    return len(verbs) == 1 and verbs[0] == _participle_behind(tokens, first, last)


def _participle_behind(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Where a participle follows right on the noun phrase that begins at ``first``, with something behind it."""
    at = first
    while at < last and (tokens[at].tag in PHRASE or tokens[at].lower == "of"):
        at += 1
    if at == first or at >= last - 1 or tokens[at - 1].tag not in "NSPC":
        return None
    past = tokens[at].tag == "T" and tokens[at].lower.endswith(("ed", "en"))
    return at if tokens[at].tag in "GE" or past else None


def verb_follows(parsed: ParsedSentence, last: int) -> bool:
    """Whether the verb that the words before ``last`` are the subject of stands behind them."""
    following = [token for token in parsed.tokens[last : last + 5] if token.tag not in "R" and token.text not in BREAKS]
    return bool(following) and following[0].tag in FINITE


def _describes(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether the words say what something is or how it was: a noun phrase, a participle, "due", "aged"."""
    at = behind_adverbs(tokens, at, last - 1)
    if has_finite(tokens[at:last]) and tokens[at].tag not in "DE":
        return False
    if tokens[at].tag == "G" and at + 1 < last and tokens[at + 1].text == ",":
        # "Asked by Jane Roe, prosecuting, Ben Doe said".
        return False
    if at + 2 < last and tokens[at + 1].lower in MEASURES and tokens[at + 2].lower == "of":
        # "… for Jane Roe, a margin of 3 points".
        return False
    if any(token.tag == "K" for token in tokens[at - 1 : at + 1]):
        return False
    return tokens[at].tag in "DEGP" or tokens[at].lower in _LIKE_PARTICIPLES
