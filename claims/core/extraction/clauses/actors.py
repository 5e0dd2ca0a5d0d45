"""Who or what the verbs before a stretch of words are said of."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.antecedents import is_name_of_owned, relative_in_subject, verb_behind_relative
from claims.core.extraction.clauses.circumstances import before_date
from claims.core.extraction.clauses.described_nouns import BREAKS, LINKS
from claims.core.extraction.clauses.pieces import (
    phrase_before,
    without_marks,
)
from claims.core.extraction.clauses.subjects import verb_behind_subject
from claims.core.extraction.lexicon.conjunctions import SUBORDINATORS
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, before_adverbs, behind_adverbs, has_finite
from claims.core.extraction.text.tokens import Token

_OPENING = frozenset('“‘"')
REACH = 40
"""Words of a clause before its verb at most."""


def actor_before(parsed: ParsedSentence, start: int, at: int) -> tuple[tuple[int, int], int] | None:
    """The subject of the last verb with tense in ``[start, at)``, and that verb's place; None if there is none.

    Of "hours after the bank sold it, | citing losses" it is the bank.
    """
    tokens = parsed.tokens
    for verb in range(at - 1, start, -1):
        if tokens[verb].tag not in FINITE or parsed.quoted[verb] != parsed.quoted[at]:
            continue
        opener = next((place for place in range(verb - 1, start - 1, -1) if _opens_clause(tokens, place)), None)
        around = _around_relative(parsed, start, opener, verb) or _with_relative(parsed, start, opener, verb)
        if around is not None:
            return around, verb
        if opener is not None and all(token.tag in "RY" for token in tokens[opener + 1 : verb]):
            if tokens[opener].tag == "K":
                continue
            antecedent = phrase_before(parsed, opener - (tokens[opener - 1].text == ","), start)
            return (antecedent, verb) if antecedent is not None else None
        subject = subject_of(parsed, start if opener is None else opener + 1, verb)
        if subject is not None:
            return subject, verb
    return None


def before_closed_relative(parsed: ParsedSentence, start: int, first: int, verb: int) -> tuple[int, int] | None:
    """The subject of a predicate behind the comma that closes a relative clause ("Roe, who left as it rained, | fell")."""
    if first == start or parsed.tokens[first - 1].text != ",":
        return None
    opener = next((place for place in range(first - 2, start, -1) if _opens_clause(parsed.tokens, place)), None)
    return _around_relative(parsed, start, opener, verb)


def _around_relative(parsed: ParsedSentence, start: int, opener: int | None, verb: int) -> tuple[int, int] | None:
    """The subject before a relative clause that commas insert ("The plant, which opens in 2027, | will create …"), or
    before a description with one ("Roe, a clerk who lives there, | said")."""
    tokens = parsed.tokens
    before = before_adverbs(tokens, verb, start)
    if opener is None or tokens[before].text != "," or before <= opener:
        return None
    link = next((at for at in range(opener, start, -1) if tokens[at].lower in LINKS - {"that"}), None)
    if link is None or any(tokens[at].text in BREAKS for at in range(link, before)):
        return None
    if tokens[link - 1].text == ",":
        return phrase_before(parsed, link - 1, start) if link - 2 >= start else None
    noun = phrase_before(parsed, link, start)
    if (
        noun is None
        or noun[0] - 2 < start
        or tokens[noun[0] - 1].text != ","
        or tokens[noun[0]].lower not in ("a", "an")
    ):
        return None
    return phrase_before(parsed, noun[0] - 1, start)


def _with_relative(parsed: ParsedSentence, start: int, opener: int | None, verb: int) -> tuple[int, int] | None:
    """The subject with the relative clause that belongs to it ("The law that parliament passed in May | bans cups")."""
    tokens = parsed.tokens
    pronoun = relative_in_subject(tokens, start, verb)
    if pronoun is None and opener is not None and opener > start:
        pronoun = relative_in_subject(tokens, opener - 1, opener + 1)
    main = None if pronoun is None else verb_behind_relative(tokens, pronoun, verb + 1)
    if pronoun is None or main is None or behind_adverbs(tokens, main, verb) != verb:
        return None
    noun = phrase_before(parsed, pronoun, start)
    return (noun[0], main) if noun is not None else None


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.tag == "W" or token.text in ";:" or (token.lower in SUBORDINATORS and token.tag == "I"):
        return True
    return token.tag == "K" and at + 1 < len(tokens) and (tokens[at - 1].text == "," or tokens[at + 1].tag in FINITE)


def subject_of(parsed: ParsedSentence, start: int, verb: int) -> tuple[int, int] | None:
    """The noun phrase of ``[start, verb)`` that the verb is said of, without what commas insert or put before it."""
    tokens = parsed.tokens
    last = verb
    earlier = next((at for at in range(verb - 2, start - 1, -1) if tokens[at].tag in FINITE), None)
    if earlier is not None and all(token.text != "," for token in tokens[earlier:verb]):
        # "said | the sides had agreed"
        that = next((at for at in range(earlier + 1, verb - 1) if tokens[at].lower == "that"), earlier)
        start = that + 1
    while last > start and tokens[last - 1].tag == "R":
        last -= 1
    last = before_date(tokens, start, last)
    commas = [at for at in range(start, last) if tokens[at].text == ","]
    if commas and commas[-1] == last - 1:
        # "Roe, a clerk in Mour, | said": what is named before the insertion.
        before = [at for at in commas[:-1] if tokens[at - 1].tag in "NSPC"]
        if not before and has_finite(tokens[start : last - 1]):
            # "The party lost 14 seats, | won 12 and formed a coalition": the subject is that of the verb before.
            return None
        if before and is_name_of_owned(tokens, start, before[0], last - 1):
            return before[0] + 1, last - 1
        last = before[0] if before else last - 1
        commas = [at for at in commas if at < last]
    first = commas[-1] + 1 if commas else start
    first, last = without_marks(tokens, first, last)
    while first < last - 1 and (
        tokens[first].tag == "K"
        or (tokens[first].tag == "R" and tokens[first + 1].tag not in "CI")
        or tokens[first].text in _OPENING
    ):
        first += 1
    return (first, last) if first < last and tokens[first].tag in "DNSPJCOIR" else None


def subject_behind(parsed: ParsedSentence, at: int) -> tuple[int, int] | None:
    """The subject of the clause that follows what stands before it ("Founded in 1987, | Skerry was sold")."""
    tokens = parsed.tokens
    begin = at + 1 if at < len(tokens) and tokens[at].text == "," else at
    verb = verb_behind_subject(parsed, begin, len(tokens), reach=REACH)
    return subject_of(parsed, begin, verb) if verb is not None else None
