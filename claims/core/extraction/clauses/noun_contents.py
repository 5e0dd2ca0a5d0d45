"""Clauses with "that" that tell what a noun holds: "Doe's claim | that Roe knew", "fears | that it will close".

They are no relative clauses: the noun is not what the verb is about. What is claimed or warned of is so by whoever does it,
what is reported by a report; of a fear, a chance, a condition or a claim of nobody in particular nobody says that it is so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from claims.core.extraction.clauses.pieces import is_day
from claims.core.extraction.clauses.subjects import verb_behind_subject
from claims.core.extraction.lexicon.content_nouns import FACT_NOUNS, OPEN_NOUNS, PUBLISHED_NOUNS, SAYING_BY_NOUN
from claims.core.extraction.lexicon.determiners import POSSESSIVES
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB, JUDGING
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token

_MADE = words("make file raise repeat issue submit bring lodge withdraw drop contest publish face hear share spread")
"""What one does with a claim or a report."""
_LONGEST_BETWEEN = 6
"""Words of "by the firm" between such a noun and "that" at most."""
_REACH = 14
"""Words before the verb of the clause at most."""
_MARKS = frozenset(',;:—–.!?()"“”')
_OF_PHRASES = frozenset("DNSPJCQ")


class NounKind(Enum):
    """How the clause behind a noun is meant: as somebody's words, as so, or as neither."""

    SAID = "said"
    FACT = "fact"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class NounContent:
    """A noun at ``noun`` whose phrase begins at ``start``, and its clause, the words ``[first, last)`` with ``verb``."""

    start: int
    noun: int
    first: int
    verb: int
    last: int
    kind: NounKind
    saying: str | None = None
    """The verb of saying that the noun stands for."""


def noun_contents(parsed: ParsedSentence) -> Iterator[NounContent]:
    """The clauses that tell what a noun of the sentence holds."""
    for at in range(1, len(parsed.tokens) - 2):
        found = content_behind(parsed, at)
        if found is not None:
            yield found


def content_behind(parsed: ParsedSentence, that: int) -> NounContent | None:
    """The clause behind the word ``that``, where it tells what a noun holds."""
    found = _clause_behind(parsed, that)
    if found is None or _own_verb(parsed.tokens, found) is not None:
        # "The rumor that Roe left the party | is untrue": which verb is whose is open.
        return None
    tokens, noun, start = parsed.tokens, found.noun, found.start
    if (
        found.kind is NounKind.SAID
        and _singular(tokens[noun]) not in PUBLISHED_NOUNS
        and not _is_owned(tokens, start, noun)
    ):
        return replace(found, kind=NounKind.OPEN, saying=None)
    return found


def own_verbs(parsed: ParsedSentence) -> Iterator[tuple[NounContent, int]]:
    """The clauses behind the noun that a sentence tells of, and its verb ("Reports that the mine had closed | were false").

    The last verb before the next mark is taken for it.
    """
    for at in range(1, len(parsed.tokens) - 2):
        found = _clause_behind(parsed, at)
        verb = None if found is None else _own_verb(parsed.tokens, found)
        if found is not None and verb is not None:
            yield found, verb


def _clause_behind(parsed: ParsedSentence, that: int) -> NounContent | None:
    tokens = parsed.tokens
    if tokens[that].lower != "that":
        return None
    noun = _noun_before(tokens, that)
    if noun is None:
        return None
    verb = verb_behind_subject(parsed, that + 1, len(tokens), reach=_REACH)
    if verb is None and tokens[that + 1].tag in "DNSPOJC":
        # "a recommendation that all salt be iodised".
        verb = next((at for at in range(that + 2, min(that + _REACH, len(tokens))) if tokens[at].tag == "B"), None)
        marked = verb is not None and any(token.text in _MARKS for token in tokens[that:verb])
        verb = None if marked else verb
    if verb is None:
        return None
    last = next((at for at in range(verb + 1, len(tokens)) if tokens[at].text in _MARKS), len(tokens))
    if _lacks_object(tokens, verb, last):
        return None
    start = noun
    while start > 0 and tokens[start - 1].tag in _OF_PHRASES:
        start -= 1
    kind, saying = _kind_of(tokens, start, noun)
    return NounContent(start, noun, that + 1, verb, last, kind, saying)


def _own_verb(tokens: Sequence[Token], found: NounContent) -> int | None:
    """The verb of a noun that opens a clause; None where its clause alone has one."""
    opens = found.start == 0 or tokens[found.start - 1].text in _MARKS or tokens[found.start - 1].tag == "K"
    behind = (at for at in range(found.last - 1, found.verb + 1, -1) if tokens[at].tag in FINITE)
    return next(behind, None) if opens else None


def _noun_before(tokens: Sequence[Token], that: int) -> int | None:
    """The noun of this kind before "that", alone or with whose it is ("an accusation by the firm | that")."""
    for at in range(that - 1, max(that - 2 - _LONGEST_BETWEEN, -1), -1):
        # "Reports" at the front is read as a name.
        if (tokens[at].tag in "NS" or at == 0) and _singular(tokens[at]) in _ALL:
            between = tokens[at + 1 : that]
            by = not between or (between[0].lower in ("by", "from") and not has_finite(between))
            return at if by and not any(token.text in _MARKS for token in between) else None
    return None


def _is_owned(tokens: Sequence[Token], start: int, noun: int) -> bool:
    """Whether the phrase tells whose words they are: "Roe's claim", "their claim", "a claim by Roe"."""
    owned = any(token.tag == "Q" or token.lower in POSSESSIVES for token in tokens[start:noun])
    return owned or tokens[noun + 1].lower in ("by", "from")


def _singular(noun: Token) -> str:
    lower = noun.lower
    if lower == "worries":
        return "worry"
    return lower.removesuffix("s") if lower.removesuffix("s") in _ALL else lower


def _kind_of(tokens: Sequence[Token], start: int, noun: int) -> tuple[NounKind, str | None]:
    name = _singular(tokens[noun])
    is_none = tokens[noun - 1].lower == "no" and start > 0 and base_of(tokens[start - 1].lower) == "be"
    if name == "doubt" and is_none:
        # "There is no doubt that it closed": it is so.
        return NounKind.FACT, None
    if name in SAYING_BY_NOUN:
        return NounKind.SAID, SAYING_BY_NOUN[name]
    return (NounKind.FACT if name in FACT_NOUNS else NounKind.OPEN), None


def _lacks_object(tokens: Sequence[Token], verb: int, last: int) -> bool:
    """Whether the noun is the object of the clause, a relative one: "the claim | that Doe filed in May"."""
    main = verb
    while main + 1 < last and (tokens[main + 1].tag in "RBE" or tokens[main + 1].lower == "been"):
        main += 1
    base = base_of(tokens[main].lower)
    if tokens[main].tag == "E" and any(base_of(token.lower) == "be" for token in tokens[verb:main]):
        return False
    if base not in _MADE and base not in FORCE_BY_VERB and base not in JUDGING | {"call", "describe"}:
        return False
    behind = tokens[main + 1] if main + 1 < len(tokens) else None
    return behind is None or main + 1 >= last or behind.tag in "IYK" or is_day(behind) or behind.text in '"“'


_ALL = SAYING_BY_NOUN.keys() | FACT_NOUNS | OPEN_NOUNS
