"""Plural nouns that a sentence names: what a figure without a noun counts, where no figure counted it before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.core.extraction.figures import counted_nouns
from claims.core.extraction.figures.currencies import CURRENCY_WORDS
from claims.core.extraction.figures.subjects import FALLEN
from claims.core.extraction.figures.units import RANK, SHARE, TIMES, UNITS
from claims.core.extraction.lexicon.conjunctions import SUBORDINATORS
from claims.core.extraction.lexicon.people import PEOPLE, is_person
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, first_finite, has_finite
from claims.core.extraction.text.tokens import Token

MEASURES = (
    frozenset(unit.name for unit in UNITS.values())
    | frozenset(CURRENCY_WORDS.values())
    | {TIMES.name, RANK.name, SHARE.name}
)
"""Units of measure and money, and what compares: what counts no things."""


class Meant(NamedTuple):
    """What a bare figure counts: its unit and measure."""

    unit: str
    measure: str | None = None


def plural_before(sentence: ParsedSentence, offset: int) -> Meant | None:
    """The plural of the clauses before that of the figure: "them" is nobody of its own clause."""
    at = sentence.index_at(offset) - 1
    while at > 0 and not _begins_clause(sentence.tokens[at]):
        at -= 1
    clauses, behind = sentence.tokens[: max(at, 0)], sentence.tokens[at + 1]
    if not has_finite(clauses):
        return None
    # "Inspectors visited the mines and shut seven of them": both clauses have the same subject.
    return plural_in(clauses, is_subject=behind.tag not in FINITE)


def _begins_clause(token: Token) -> bool:
    return token.text in ",;:—–" or token.tag == "K" or token.lower in SUBORDINATORS


def plural_in(tokens: Sequence[Token], *, is_subject: bool = True) -> Meant | None:
    """The plural that the words are about: their subject (unless it cannot be), else the last that they name."""
    verb = first_finite(tokens)
    subjects = [at for at in range(verb) if is_plural_thing(tokens, at)]
    if subjects and is_subject:
        return meant_by(tokens[subjects[0]].lower)
    for at in range(len(tokens) - 1, verb, -1):
        if tokens[at].lower in (FALLEN | {"dead"}) and tokens[at - 1].lower == "the":
            return Meant("person", tokens[at].lower)
        if is_plural_thing(tokens, at):
            return meant_by(tokens[at].lower)
    return None


def last_thing(tokens: Sequence[Token]) -> Meant | None:
    """The last plural of the words that is none of people; "ones" stand for another."""
    for at in range(len(tokens) - 1, -1, -1):
        if (
            tokens[at].lower != "ones"
            and is_plural_thing(tokens, at)
            and not is_person(counted_nouns.singular_of(tokens[at].lower))
        ):
            return meant_by(tokens[at].lower)
    return None


def is_plural_thing(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plural noun stands there that is no part of a name, nor an owner, nor a length of time."""
    token, behind = tokens[at], tokens[at + 1].tag if at + 1 < len(tokens) else ""
    singular = counted_nouns.singular_of(token.lower)
    if not counted_nouns.is_plural(token.lower) or singular in MEASURES or behind == "Q":
        return False
    # The first word of a sentence has its capital from there ("Nurses walked out"; not "Reuters").
    return token.tag == "S" or (at == 0 and behind != "P" and singular in PEOPLE)


def meant_by(noun: str) -> Meant:
    """What a figure counts that is of the things that a folded plural names."""
    return Meant(counted_nouns.singular_of(noun), noun)
