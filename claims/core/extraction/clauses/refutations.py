"""Clauses that a sentence holds without asserting them.

"It is false | that taxes rose", "There is no evidence | that …", "The report did not say | that …".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.core.extraction.lexicon.content_nouns import GROUND_NOUNS, REFUTED_NOUNS
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token

_FALSE = words(
    """
    false untrue incorrect wrong inaccurate misleading baseless unfounded fabricated fake bogus nonsense debunked
    unproven unsubstantiated myth lie fiction falsehood fallacy misconception hoax fabrication
    """
)
_TRUE = words("true correct accurate case truth proven")
"""Words that take a clause back where they are negated ("not true", "isn't the case")."""
_NEGATIONS = words("not n't n’t never no cannot neither nor")
_NOBODY = words("neither none nobody no no-one")
_NOTHING = _NOBODY | {"nothing"}
_AND_BUT = words("and but")
_LONGEST_SUBJECT = 8
"""Words of "Neither Roe nor the mayor" at most."""
_BE = words("is are was were be been 's ’s")
_OPEN_VERBS = words(
    """
    say claim find show conclude confirm suggest allege assert argue prove indicate state announce mean imply establish
    substantiate verify think believe deny
    """
)
"""Verbs that leave open, where they are negated, whether what follows is so; "did not know that" takes it for granted."""
_UNSAID = words("mention disclose reveal acknowledge admit add tell inform concede")
"""Verbs whose clause is so, where somebody does not say it."""
_AGAINST = words("despite unlike against contradicting")
_ASKING = words("where who whom whose why what whether if when")
_TO_SAY = words("to say claim suggest assert argue think believe")
_JUDGED = 5
"""Words from a form of "be" to the judgement at most ("is | also simply not true")."""
_TO_THAT = 7
"""Words from a noun or verb to its "that" at most ("a second claim in the video, | that …")."""
_NEGATED = 4
"""Words from a negation to its verb at most."""


@dataclass(frozen=True, slots=True)
class Refutation:
    """``content`` are the words that the clause ``[first, last)`` does not assert; ``by`` takes them back."""

    first: int
    last: int
    by: int
    content: tuple[int, int]
    is_refuted: bool = True
    """Whether they are taken back, rather than only called a claim."""


def find_refutations(parsed: ParsedSentence) -> tuple[Refutation, ...]:
    """What a sentence holds without asserting it, in order."""
    tokens = parsed.tokens
    found = []
    for that in range(2, len(tokens) - 2):
        asks = tokens[that].lower in _ASKING and is_open_saying(tokens, that - 1)
        if not (asks or tokens[that].lower == "that") or not has_finite(tokens[that + 1 :]):
            continue
        first, last = _clause_around(tokens, that)
        by = _judgement_before(tokens, first, that)
        if by is not None:
            found.append(Refutation(by, last, by, (that + 1, last)))
            continue
        open_ = _ground_before(tokens, first, that)
        if open_ is None:
            open_ = _open_verb_before(tokens, first, that)
        if open_ is not None:
            found.append(Refutation(first, last, open_, (that + 1, last)))
            continue
        noun = _claim_noun_before(tokens, first, that)
        if noun is not None:
            judged = next(_judgements(tokens, that + 1, last), None)
            by_word = noun if judged is None else judged
            # "Roe said nothing supports | the claim that": it is not Roe's.
            is_refuted = judged is not None or any(token.lower in _NOTHING for token in tokens[first:noun])
            found.append(Refutation(first, last, by_word, (that + 1, last), is_refuted=is_refuted))
    return tuple(found)


def find_condition(parsed: ParsedSentence) -> tuple[int, int] | None:
    """The words of the condition that opens a sentence, with its conjunction: "If you give me a year, | I will …"."""
    tokens = parsed.tokens
    begin = next((at for at, token in enumerate(tokens) if token.is_word), None)
    if begin is None or tokens[begin].lower not in ("if", "unless"):
        return None
    for at in range(begin + 2, len(tokens) - 2):
        opens = tokens[at].text == "," and parsed.quoted[at] == parsed.quoted[begin]
        if opens and has_finite(tokens[begin + 1 : at]) and has_finite(tokens[at + 1 :]):
            return begin, at
    return None


def find_exception(parsed: ParsedSentence) -> tuple[int, int] | None:
    """The words behind "unless" to the end of the sentence, which nobody asserts; None where it opens the sentence."""
    tokens = parsed.tokens
    at = next((at for at in range(2, len(tokens) - 2) if tokens[at].lower == "unless"), None)
    return (at + 1, len(tokens)) if at is not None else None


def is_open_saying(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb at ``at`` is negated and leaves open what it leads to ("did not say | that it was sold")."""
    if base_of(tokens[at].lower) not in _OPEN_VERBS or not is_negated(tokens, at):
        return False
    asked = at + 1 < len(tokens) and tokens[at + 1].lower in _ASKING
    return asked or any(token.lower == "that" for token in tokens[at + 1 : at + 1 + _TO_THAT])


def is_unsaid(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb at ``at`` tells what somebody leaves unsaid: it is the text that asserts what follows.

    "They do not mention | that …", "What he did not tell you is that …".
    """
    if not is_negated(tokens, at):
        return False
    verb = base_of(tokens[at].lower)
    behind = [token.lower for token in tokens[at + 1 : at + 1 + _TO_THAT]]
    named = any(be in _BE and that == "that" for be, that in pairwise(behind))
    asks = any(token.lower == "what" for token in tokens[max(0, at - _NEGATED - 2) : at])
    return (verb in _UNSAID and "that" in behind) or (named and asks)


def is_set_against(tokens: Sequence[Token], at: int) -> bool:
    """Whether the source or cue at ``at`` stands in what a clause contradicts ("Contrary to what | Roe said, it fell")."""
    what = next((place for place in range(at - 1, 0, -1) if tokens[place].lower == "what"), None)
    if what is None or any(token.text == "," for token in tokens[what:at]):
        return False
    return tokens[what - 1].lower in _AGAINST or (
        tokens[what - 1].lower == "to" and what > 1 and tokens[what - 2].lower == "contrary"
    )


def _clause_around(tokens: Sequence[Token], that: int) -> tuple[int, int]:
    """The words between the semicolons, or the commas with a conjunction, around ``that``."""
    ends = [at for at in range(len(tokens) - 1) if tokens[at].text == ";" or _joins(tokens, at)]
    first = max((at + (1 if tokens[at].text == ";" else 2) for at in ends if at < that), default=0)
    last = min((at for at in ends if at > that), default=len(tokens))
    return min(first, that), last


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma and a conjunction lead to another clause."""
    return tokens[at].text == "," and tokens[at + 1].tag == "K" and has_finite(tokens[at + 2 : at + 8])


def _judgement_before(tokens: Sequence[Token], first: int, that: int) -> int | None:
    """The "it" of "It is false | that"."""
    end = that
    while end > first and tokens[end - 1].lower in _TO_SAY:
        end -= 1
    judged = end - 1
    if judged <= first or not _takes_back(tokens, judged):
        return None
    for at in range(judged - 1, max(first - 1, judged - 2 - _JUDGED), -1):
        if tokens[at].lower == "it":
            return at if any(token.lower in _BE for token in tokens[at:judged]) else None
    return None


def _takes_back(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].lower
    negated = any(token.lower in _NEGATIONS for token in tokens[max(0, at - _NEGATED) : at])
    return negated if word in _TRUE else word in _FALSE and not negated


def _judgements(tokens: Sequence[Token], first: int, last: int) -> Iterator[int]:
    """Words that call something false, behind a form of "be"."""
    for at in range(first + 1, last):
        if any(token.lower in _BE for token in tokens[max(first, at - _JUDGED) : at]) and _takes_back(tokens, at):
            yield at


def _ground_before(tokens: Sequence[Token], first: int, that: int) -> int | None:
    """The "no" of "no evidence | that", "no truth to the claim | that"."""
    for at in range(that - 1, max(first, that - _TO_THAT), -1):
        if tokens[at].tag in FINITE and tokens[at].lower not in REFUTED_NOUNS:
            return None
        if tokens[at].lower in GROUND_NOUNS:
            return next((no for no in range(at - 1, max(first - 1, at - 4), -1) if tokens[no].lower == "no"), None)
    return None


def _open_verb_before(tokens: Sequence[Token], first: int, that: int) -> int | None:
    for at in range(that - 1, max(first - 1, that - 1 - _TO_THAT), -1):
        if base_of(tokens[at].lower) in _OPEN_VERBS and tokens[at].tag not in "NS" and is_negated(tokens, at):
            return at
        if tokens[at].tag in FINITE:
            return None
    return None


def is_negated(tokens: Sequence[Token], at: int) -> bool:
    """Whether "not" or "never" stands before the verb at ``at``, or its subject is nobody ("Neither Roe nor Doe")."""
    for place in range(at - 1, max(-1, at - 1 - _NEGATED), -1):
        if tokens[place].lower in _NEGATIONS and tokens[place].lower != "no":
            return True
        if tokens[place].tag not in "RMFZTEBK":
            return _has_no_subject(tokens, place + 1)
    return False


def _has_no_subject(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the words before the verb begin their clause with "neither", "no one" or the like."""
    first = verb
    while first > 0 and tokens[first - 1].tag in "NSPDOKCIJ" and tokens[first - 1].lower not in _AND_BUT:
        first -= 1
    return tokens[first].lower in _NOBODY and verb - first <= _LONGEST_SUBJECT


def _claim_noun_before(tokens: Sequence[Token], first: int, that: int) -> int | None:
    for at in range(that - 1, max(first - 1, that - 1 - _TO_THAT), -1):
        if tokens[at].lower in REFUTED_NOUNS and tokens[at].tag in "NS":
            return at
        if tokens[at].tag in FINITE:
            return None
    return None
