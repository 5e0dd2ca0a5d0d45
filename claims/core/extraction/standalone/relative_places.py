"""Of which place a relative clause behind a place tells, and what stands there."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.pieces import Piece, phrase_before
from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.determiners import ARTICLES, POSSESSIVES
from claims.core.extraction.lexicon.geography import COUNTRY_BY_ADJECTIVE
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import INSTITUTIONS, is_person
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import finite_of
from claims.core.extraction.text.tokens import Token

OF_PLACES = frozenset(("in", "at", "on", "near"))
_AROUND_PLACES = OF_PLACES | {
    "along",
    "across",
    "around",
    "outside",
    "beside",
    "beyond",
    "off",
    "behind",
    "opposite",
    "into",
    "onto",
}
_COUNTRIES = frozenset(COUNTRY_BY_ADJECTIVE.values())
_WATERS = words("river strait valley sea ocean peninsula desert mountains hills coast gulf delta canal plateau islands")
"""Last words of places whose names have an article."""

_DIRECTIONS = ("north", "south", "northeast", "northwest", "southeast", "southwest")
"""Ends of the words that tell where a place lies from another one, beside "east" and "west"."""
AREAS = words(
    "state country capital town city village hamlet island district province area region base camp port settlement outpost"
)
_OF_TOWNS = words(
    """population inhabitants residents capital city town village river mayor lies lie borders sits was is fell captured
    seized annexed occupied retaken province region metropolis"""
)
"""What a clause behind a place tells of the place, not of what is there; "is" and "was" may be of either."""


_OF_THINGS_MADE = words(
    """cost costs worth weighs weighed lasted lasts seats seated delivered published painted printed began ended released
    sold"""
)
"""What a clause tells of something made or done rather than of who or what its name behind a preposition is."""
_DONE_BY_BODIES = words(
    """own employ sell make produce operate run supply say plan expect deny want build report provide advise represent
    insure manage advertise charge"""
)
"""Verbs of firms and other bodies."""
_OWN = ARTICLES - {"the"} | POSSESSIVES
_PARTS_OF_BODIES = words("stake share unit subsidiary arm rival parent partner branch division holding")
"""What is of a body that a clause rather goes on about ("its stake in | Aldo, which made £40m")."""
_LEAST_BEFORE = 2
"""Words before a name behind a preposition at least: a noun and the preposition."""


def disagree(parsed: ParsedSentence, words: tuple[int, int], tokens: Sequence[Token]) -> bool:
    """Whether the noun that a relative clause follows and its verb differ in number."""
    noun = parsed.tokens[words[1] - 1]
    verb = finite_of(tokens)
    described = parsed.tokens[slice(*words)]
    if verb is None or noun.tag not in "NS" or any(token.tag in "KI" for token in described):
        return False
    if any(token.tag == "C" for token in described):
        # "fell 31 millibars in 24 hours, which meets …": what happened does; of one thing a number may be either.
        return noun.tag == "S" and (verb.tag == "Z" or verb.lower == "was")
    plural = verb.lower in ("are", "were") or (verb.tag == "F" and verb.lower not in ("am", "'m"))
    return (noun.tag == "N" and plural) or (noun.tag == "S" and verb.tag == "Z")


def preposition_of_place(article: Article, parsed: ParsedSentence, piece: Piece) -> str | None:
    """Which preposition a place takes that "where" stands for: its own in the sentence, "in" for the name of one."""
    if piece.subject is None:
        return None
    first, last = piece.subject
    if any(token.lower.endswith(_DIRECTIONS) for token in parsed.tokens[first : last - 1]):
        # "Marsk, 30 miles north of Velm, where": Marsk.
        return None
    before = parsed.tokens[first - 1] if first > 0 else None
    if before is not None and before.lower in OF_PLACES:
        return before.lower
    named = [m for m in article.mentions[parsed.index] if first <= m.first and m.last <= last]
    return "in" if any(m.kind is NameKind.PLACE for m in named) else None


def what_is_there(parsed: ParsedSentence, piece: Piece) -> tuple[int, int] | None:
    """What a place behind it tells the whereabouts of, where a clause behind both does not tell of a town or country."""
    tokens = parsed.tokens
    if piece.subject is None or piece.subject[0] < 2 or tokens[piece.subject[0] - 1].lower not in _AROUND_PLACES:
        return None
    first, last = piece.subject
    named = first + (tokens[first].lower == "the")
    place = " ".join(token.text for token in tokens[named:last])
    if named > first and tokens[last - 1].lower not in _WATERS:
        # "in the Legislature, which": a body.
        return None
    if named == last or any(token.tag != "P" for token in tokens[named:last]) or place in _COUNTRIES:
        return None
    outer = phrase_before(parsed, first - 1, 0)
    is_area = outer is not None and singular_of(tokens[outer[1] - 1].lower) in AREAS
    if any(token.lower in _OF_TOWNS for token in piece.tokens(parsed)) and not is_area:
        return None
    told = piece.tokens(parsed)
    if outer is None or tokens[outer[1] - 1].tag not in "NS" or disagree(parsed, outer, told):
        # "Shares in Norsk Oil, which owns 14 wells".
        return None
    several = tokens[outer[1] - 1].lower in ("police", "people") and any(token.tag == "Z" for token in told)
    return None if several else (outer[0], last)


def one_of_two(article: Article, parsed: ParsedSentence, piece: Piece) -> tuple[int, int] | None:
    """The likelier of two that ", which" may be about where the text leaves open which: "a dam | on the Nile, which".

    None where it is plain: no name stands before the clause ("a letter from her uncle, which"), a person is told of by a
    body ("a director at Acme, which"), or a body does what bodies do ("a deal with Acme, which owns 14 mines").
    """
    tokens = parsed.tokens
    if piece.subject is None or piece.subject[0] < _LEAST_BEFORE or tokens[piece.subject[1]].text != ",":
        return None
    first, last = piece.subject
    named = first + (tokens[first].lower == "the")
    lead, told = tokens[first - 1], piece.tokens(parsed)[1:]
    if lead.tag != "I" or named == last or any(token.tag != "P" for token in tokens[named:last]):
        return None
    outer = phrase_before(parsed, first - 1, 0)
    if outer is None or tokens[outer[0]].lower not in _OWN or disagree(parsed, outer, told):
        return None
    head = singular_of(tokens[outer[1] - 1].lower)
    if tokens[outer[1] - 1].tag not in "NS" or is_person(head) or head in INSTITUTIONS:
        return None
    verb = finite_of(told)
    is_place = any(m.kind is NameKind.PLACE and m.last == last for m in article.mentions[parsed.index])
    if verb is None or (not is_place and base_of(verb.lower) in _DONE_BY_BODIES):
        return None
    is_of_thing = any(token.lower in _OF_THINGS_MADE for token in told) and head not in _PARTS_OF_BODIES
    return (outer[0], last) if is_of_thing else (first, last)
