"""Phrases and clauses that open a sentence, told where most sentences have them: at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from claims.core.extraction.lexicon.conjunctions import OPENING
from claims.core.extraction.lexicon.verb_words import HAVING
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.rewording.wording import SCOPES, Wording, is_denied, verb_groups
from claims.core.matching.words.lexicon import base_of
from claims.core.matching.words.number_words import NUMBER_WORDS
from claims.core.matching.words.thesaurus import senses_of

_CLAUSES = OPENING - words("as once whereas whether")
"""Words that open a clause which may stand on either side of the main one."""

_PHRASES = words("without despite amid during after before since until because")
"""Prepositions whose phrase says how or when the whole of a sentence came about."""

_PRONOUNS = words("he she it they him her them his hers its their theirs")
_LASTING = frozenset("at")
"""Sorts of nouns that name no event: nothing that happens to a bridge or a cow is told by a phrase behind it."""

_RELATIVE = words("who whom whose which that")
_HAPPENING = frozenset("m")
"""Sorts of nouns for acts and states, which may come about each year without anything else that is told."""

_MEASURES = words("percent percentage point points")
_LOOKING_ON = frozenset(
    base_of(verb)
    for verb in words(
        """know ask tell say explain describe show see hear remember recall forget predict promise announce plan order ban
        forbid permit allow threaten offer propose request vow pledge expect hope fear want intend agree warn study
        examine"""
    )
)
"""Verbs of which the object may be what comes to pass: "knew when the bank failed", "promised loans until May"."""

OPENINGS = _CLAUSES | _PHRASES

_NUMBER = "|".join(["a", "an", r"\d+", *sorted(NUMBER_WORDS, key=len, reverse=True)])
_LENGTH = re.compile(
    rf"(?:for|within|over|in|during)\s(?:(?:the|its|his|her)\s(?:past|last|first)\s)?"
    rf"(?:more\sthan\s|about\s|almost\s|nearly\s|some\s|at\sleast\s)?"
    rf"(?:{_NUMBER})(?:\s(?:and\sa\shalf|dozen))?\s(?:minute|hour|day|week|month|year|decade)s?\b",
    re.IGNORECASE,
)
"""A length of time that opens a sentence: "For 12 years the theatre …"."""

_EACH = re.compile(r"(?:Each|Every)\s(?:day|week|month|year|decade|summer|winter|spring|autumn),?\s(?=\S)")

_PLACING = words("in at near with against by")
"""Prepositions behind a verb that add a place, a companion or a measure, rather than an object or where somebody stays
once he is there."""


_FOLLOWS_LENGTH = "DPNSJC"


def clause_behind(wording: Wording) -> str | None:
    """ "While the minister spoke, nurses blocked the bridge": the clause, or the phrase, behind the main clause."""
    opening = wording.word(0)
    comma = next((at for at, token in enumerate(wording.tokens) if token.text == ","), 0)
    if opening not in OPENINGS or comma < 2:
        return None
    front, rest = wording.tokens[1:comma], wording.tokens[comma + 1 : wording.last]
    is_clause = has_finite(front)
    if opening not in (_CLAUSES if is_clause else _PHRASES):
        return None
    if opening == "without" and wording.tag(1) != "G":
        return None  # "without brakes, the driver hit a bus" is not "hit a bus without brakes"
    if any(token.lower in _PRONOUNS for token in front):
        return None  # "after he fell, the king sued the guard": behind the guard, it may be he that fell
    if not _may_move(wording, comma) or (is_clause and verb_groups(front) != 1) or is_denied(rest):
        return None
    return _put_behind(wording, comma, comma + 1)


def length_behind(wording: Wording) -> str | None:
    """ "For 12 years the theatre has staged plays": the length at the end, where no verb but one could be meant."""
    found = _LENGTH.match(wording.text)
    if found is None:
        return None
    number = next((at for at, token in enumerate(wording.tokens) if token.start >= found.end()), 0)
    start = number + 1 if wording.word(number) == "," else number
    if wording.tag(start) not in _FOLLOWS_LENGTH or not wording.tag(start) or not _may_move(wording, number):
        return None
    if _has_object(wording, start):
        return None  # "for two years the court banned clubs" is not "banned clubs for two years"
    return _put_behind(wording, number, start)


def each_year_behind(wording: Wording) -> str | None:
    """ "Every year the fair draws 400 visitors": "the fair draws 400 visitors every year"."""
    found = _EACH.match(wording.text)
    if found is None:
        return None
    end = next((at for at, token in enumerate(wording.tokens) if token.start >= found.end()), 0)
    start = end
    if wording.word(end - 1) == ",":
        end -= 1
    rest = wording.tokens[start : wording.last]
    if not end or verb_groups(rest) != 1 or is_denied(rest) or any(_tells_of_time_or_all(token) for token in rest):
        return None
    if any((token.tag in "EG" and before.tag in "NSP") or token.lower in _RELATIVE for before, token in pairwise(rest)):
        return None
    return _put_behind(wording, end, start)


def _tells_of_time_or_all(token: Token) -> bool:
    """Whether "every year" might be said of a word, or it stands beside another word for how often or for whom."""
    if (
        token.lower in SCOPES
        or token.text in ",;:—–"
        or (token.tag in VERB_TAGS and base_of(token.lower) in _LOOKING_ON)
    ):
        return True
    return token.tag in "NS" and token.lower not in _MEASURES and senses_of(token.lower, "n").sort in _HAPPENING


def _may_move(wording: Wording, end: int) -> bool:
    """Whether the main clause has one verb, no further comma, and nothing is said of each of several; and whether a
    phrase at the end can only tell of that verb."""
    front, rest = wording.tokens[:end], wording.tokens[end + (wording.word(end) == ",") : wording.last]
    if any(token.lower in SCOPES for token in (*front[1:], *rest)) or any(token.text in ",;:—–" for token in rest):
        return False
    return verb_groups(rest) == 1 and has_finite(rest) and not _could_hold(rest)


def _could_hold(clause: Sequence[Token]) -> bool:
    """Whether behind the verb of a clause stands what a phrase could be said of: an event, or a word for what somebody
    does ("a man driving"); or whether the verb looks on what comes to pass."""
    verb = next((at for at, token in enumerate(clause) if token.tag in VERB_TAGS and token.tag not in "EG"), 0)
    return any(
        (token.tag in VERB_TAGS and base_of(token.lower) in _LOOKING_ON)
        or (token.tag in "EG" and clause[at - 1].tag in "NSP")
        or (_is_head(clause, at) and token.lower not in _MEASURES and senses_of(token.lower, "n").sort not in _LASTING)
        for at, token in enumerate(clause[verb:], verb)
    )


def _is_head(clause: Sequence[Token], number: int) -> bool:
    """Whether a word is the last noun of its phrase."""
    return clause[number].tag in "NS" and (number + 1 == len(clause) or clause[number + 1].tag not in "NS")


def _has_object(wording: Wording, start: int) -> bool:
    """Whether the verb of a clause has an object, which may last as the verb does not: a noun before the next preposition,
    one behind "for" ("looked for a coach"), or what the passive is said of ("men were jailed")."""
    rest = wording.tokens[start : wording.last]
    verb = next((at for at, token in enumerate(rest) if token.tag in FINITE), 0)
    following = rest[verb + 1 :]
    if any(
        token.tag == "I" and token.lower not in _PLACING and after.tag != "C" for token, after in pairwise(following)
    ):
        return True
    behind = list(takewhile(lambda token: token.tag != "I", following))
    is_passive = any(token.lower == "been" or (token.tag == "E" and rest[verb].lower not in HAVING) for token in behind)
    return is_passive or any(token.tag in "NSPO" and token.lower not in _MEASURES for token in behind)


def _put_behind(wording: Wording, end: int, start: int) -> str:
    return wording.told(f"{wording.between(start, wording.last)} {wording.lowered(0, end)}")
