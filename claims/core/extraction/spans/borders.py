"""Where a claim can neither begin nor end: inside a condition, behind "or" and "not", in the middle of a phrase.

What stands there is not said by itself: "close only if | a court agrees", "has not paid | or | published its accounts",
"approved it on condition that | the banks sell 50 branches". The reader sometimes takes it for a claim all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.core.extraction.attribution.no_sayings import TAKEN_UP
from claims.core.extraction.attribution.source_phrases import apposed_name_end
from claims.core.extraction.clauses.noun_contents import NounKind, noun_contents, own_verbs
from claims.core.extraction.clauses.pieces import is_day
from claims.core.extraction.lexicon.calendar_words import WEEKDAYS
from claims.core.extraction.lexicon.conjunctions import BEFORE_CLAUSES
from claims.core.extraction.lexicon.content_nouns import HOLLOW_NOUNS
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.number_leads import BOUNDS
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB, PLAIN_SPEECH
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token

_CONDITIONS = words("if unless whether lest")
_LONG_CONDITIONS = frozenset((
    ("provided", "that"), ("providing", "that"), ("condition", "that"), ("long", "as"), ("in", "case"), ("event", "that"),
    ("assuming", "that"), ("except", "that"),
))  # fmt: skip
"""What leads to something that is not said to be so."""
_LEADING = words("on only as so in the even not")
"""What may stand before them and belongs to the condition: "on the condition that", "only if", "even if"."""
_NEGATORS = words("not n't never neither nor hardly barely scarcely nearly almost")
"""What a claim says more or the contrary without."""
_LONGEST_AS = 6
"""Words of such a clause behind "as" at most."""
_MARKS = frozenset(',;:—–.!?()"“”')
_OF_PHRASES = frozenset("DNSPJCQ")
_REGARDING = words("regarding concerning following given according")
"""Participles that open a sentence like prepositions."""
_BEFORE_CLAUSES = BEFORE_CLAUSES | words("as once that where lest")
"""What opens a clause; at the beginning of a sentence "as" and "once" nearly always do."""
_NO_CLAUSE_BEHIND = words("according in on at for with by from of to under during among amid despite")
"""What opens a sentence before a noun alone."""
_OF_CLAUSES = frozenset(("that", "what", "which", "whom", "who", "how", "whether", "where"))


@dataclass(frozen=True, slots=True)
class BarredBorders:
    """Places of words at which no claim begins and before which none ends.

    ``unsaid``: (first, last, verb) for each verb of what is not said to be so: no claim that begins at the words from
    ``first`` to ``last`` holds it. ``conditions``: (first, opened, last) of each condition before what depends on it,
    which the words [first, opened) open: no claim begins with those and ends before ``last``.
    """

    starts: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()
    unsaid: tuple[tuple[int, int, int], ...] = ()
    conditions: tuple[tuple[int, int, int], ...] = ()

    def are_crossed(self, first: int, last: int) -> bool:
        """Whether the words ``[first, last)`` have such a border or hold such a verb."""
        unsaid = any(begin <= first <= end and verb < last for begin, end, verb in self.unsaid)
        alone = any(begin <= first < opened and last <= end for begin, opened, end in self.conditions)
        return first in self.starts or last in self.ends or unsaid or alone


NOTHING_BARRED = BarredBorders()
"""The borders of words without any such place."""


def barred_borders(parsed: ParsedSentence) -> BarredBorders:
    """The places of a sentence where words that say something by themselves cannot begin or end."""
    tokens = parsed.tokens
    ends = {at for at in range(1, len(tokens)) if _is_mid_phrase(tokens, at)}
    starts = {at for at in range(1, len(tokens)) if _hangs_on_word_before(tokens, at) or _is_what_was_done(tokens, at)}
    starts |= {at for at in range(1, len(tokens) - 2) if _opens_time_or_age(tokens, at)}
    unsaid: list[tuple[int, int, int]] = []
    conditions = list(_namings(tokens))
    for opener, first, last in _conditions(parsed):
        ends.add(opener)
        if opener > 0 and tokens[opener - 1].text == ",":
            ends.add(opener - 1)
        unsaid += [(first, verb, verb) for verb in _main_verbs(tokens, first, last)]
        if not _is_fronted(tokens, opener):
            starts.update(range(opener, first))
            continue
        unsaid += [(last + 1, last + 1, verb) for verb in _main_verbs(tokens, last + 1, len(tokens))[:1]]
        if has_finite(tokens[last:]):
            conditions.append((opener, first, last))
    owned = {at for at in range(1, len(tokens) - 1) if _is_owners_mark(tokens, at)}
    ends |= owned | {at + 1 for at in owned}
    starts |= owned | {at + 1 for at in owned}
    unsaid += _behind_prepositions(tokens)
    for content in noun_contents(parsed):
        ends.add(content.first - 1)
        # "| a recommendation that all salt be iodised" names something; nobody says that all salt is iodised.
        if content.kind is NounKind.OPEN:
            conditions.append((content.start, content.first, content.last))
            unsaid.append((content.first, content.verb, content.verb))
    # "Reports that | the mine had closed | were false": the mine was not false.
    unsaid += [(content.first, content.verb, verb) for content, verb in own_verbs(parsed)]
    return BarredBorders(frozenset(starts), frozenset(ends), tuple(unsaid), tuple(conditions))


def _opens_time_or_age(tokens: Sequence[Token], at: int) -> bool:
    """Whether "on" opens the day on which something was said, or a comma the age of whoever is named before it."""
    if tokens[at - 1].text == ",":
        return _is_age_behind(tokens, at)
    return tokens[at].lower == "on" and _tells_when_said(tokens, at)


def _is_age_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether the age of whoever is named right before stands at ``at`` ("Roe, | 44, of Mour, owns it")."""
    return at > 1 and tokens[at - 2].tag == "P" and tokens[at].text.isdigit() and tokens[at + 1].text == ","


def _tells_when_said(tokens: Sequence[Token], at: int) -> bool:
    """Whether the day stands at ``at`` on which what follows was said ("said | on Monday | 300 trains were late")."""
    return (
        tokens[at + 1].lower in WEEKDAYS
        and tokens[at - 1].tag in FINITE
        and base_of(tokens[at - 1].lower) in PLAIN_SPEECH
    )


def _is_owners_mark(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark alone makes owners of several or of a name in "s" ("the judges | ’ | 12 rulings")."""
    if tokens[at].text not in "'’" or tokens[at - 1].end != tokens[at].start or not tokens[at - 1].lower.endswith("s"):
        return False
    opened = any(token.text in "'‘" for token in tokens[:at])
    return not opened and tokens[at + 1].start > tokens[at].end and tokens[at + 1].tag in "NSPJCE"


def _behind_prepositions(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """The verbs that no claim holds which begins right behind "of" or behind the preposition that opens a sentence.

    "The causes of | the strike are known", "For | the town, these wins are a sign", "According to | Roe the shop closed".
    """
    for at in range(1, len(tokens) - 2):
        if tokens[at].lower == "of" and tokens[at - 1].tag in "NS":
            verb = _verb_behind_phrase(tokens, at + 1)
            if verb is not None:
                yield at + 1, at + 1, verb
    opener = next((at for at, token in enumerate(tokens) if token.is_word), len(tokens))
    first = opener + 1 + (opener + 1 < len(tokens) and tokens[opener].lower == "according")
    leads = first < len(tokens) and (tokens[opener].tag == "I" or tokens[opener].lower in _REGARDING)
    if not leads or tokens[opener].lower in _BEFORE_CLAUSES:
        return
    comma = next((at for at in range(first, len(tokens)) if tokens[at].text in _MARKS), len(tokens))
    if tokens[opener].lower == "according":
        # "According to | the mayor of Dolm, | Ana Roe, two mills closed": she is who says it.
        name_end = apposed_name_end(tokens, first, comma, len(tokens))
        if name_end is not None:
            yield from ((first, name_end, verb) for verb in _main_verbs(tokens, name_end, len(tokens))[:1])
    if not has_finite(tokens[first:comma]):
        yield from ((first, comma - 1, verb) for verb in _main_verbs(tokens, comma, len(tokens))[:1])
    elif tokens[opener].lower in _NO_CLAUSE_BEHIND and not has_finite(tokens[comma:]):
        last = first + (tokens[first].tag == "D")
        yield from ((first, last, verb) for verb in _main_verbs(tokens, first, len(tokens))[:1])


def _verb_behind_phrase(tokens: Sequence[Token], first: int) -> int | None:
    """The verb with tense right behind the noun phrase that begins at ``first``; None where none stands there."""
    at = first
    while at < len(tokens) and (tokens[at].tag in _OF_PHRASES or tokens[at].text in "'’" or tokens[at].tag == "R"):
        at += 1
    return at if first < at < len(tokens) and tokens[at].tag in FINITE else None


def _main_verbs(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """The places of the verbs with tense among the words ``[first, last)`` that are not those of relative clauses."""
    verbs: list[int] = []
    opened = False
    for at in range(first, last):
        if tokens[at].tag == "W" or (tokens[at].text == "," and opened):
            opened = tokens[at].tag == "W"
        elif tokens[at].tag in FINITE:
            if not opened:
                verbs.append(at)
            opened = False
    return verbs


def _conditions(parsed: ParsedSentence) -> Iterator[tuple[int, int, int]]:
    """The conditions of a sentence: where the words that open each begin, and its words ``[first, last)``."""
    tokens = parsed.tokens
    for at in range(len(tokens)):
        first = _behind_opening(tokens, at)
        if first is None:
            continue
        last = _end_of_condition(parsed, first)
        if has_finite(tokens[first:last]):
            opener = at
            while opener > 0 and tokens[opener - 1].lower in _LEADING:
                opener -= 1
            yield opener, first, last


def _behind_opening(tokens: Sequence[Token], at: int) -> int | None:
    """The place behind the one or two words at ``at`` that open a condition; None where none do."""
    if tokens[at].lower in _CONDITIONS:
        return at + 1
    is_long = at + 1 < len(tokens) and (tokens[at].lower, tokens[at + 1].lower) in _LONG_CONDITIONS
    return at + 2 if is_long else None


def _end_of_condition(parsed: ParsedSentence, first: int) -> int:
    """Where the clause from ``first`` on ends: at the mark behind its verb."""
    tokens = parsed.tokens
    has_verb = False
    for at in range(first, len(tokens)):
        has_verb = has_verb or tokens[at].tag in FINITE
        if has_verb and tokens[at].text in _MARKS:
            return at
    return len(tokens)


def _is_fronted(tokens: Sequence[Token], opener: int) -> bool:
    """Whether a condition stands before what depends on it ("If it fails, | the depot will close")."""
    if opener == 0:
        return True
    before = tokens[opener - 1]
    if tokens[opener].lower == "only":
        return False
    return before.text in _MARKS - {","} or before.tag == "K" or before.lower == "that"


def _hangs_on_word_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before one denies, doubts or bounds it, or leaves open which of two is so."""
    before, token = tokens[at - 1], tokens[at]
    if before.lower == "or":
        return True
    if before.lower in _NEGATORS:
        return token.tag not in "DP" or before.lower not in ("neither", "nor")
    # What bounds a number belongs to it.
    if before.lower in BOUNDS and token.tag == "C":
        return True
    if before.tag in FINITE and token.tag in FINITE and base_of(before.lower) in FORCE_BY_VERB:
        # "The plant, which the owner says | is safe, leaked acid".
        return True
    return before.tag in "MA" and token.tag == "B"


def _is_what_was_done(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause behind "as" lacks what its verb does: "in October, as | the government has proposed"."""
    last = _end_of_likening(tokens, at)
    return last is not None and tokens[last - 1].tag in "TEFZ"


def _end_of_likening(tokens: Sequence[Token], at: int) -> int | None:
    """Where a short clause with a verb ends that begins behind "as" or "than"; None where there is none."""
    if tokens[at - 1].lower not in ("as", "than"):
        return None
    last = next((place for place in range(at, len(tokens)) if tokens[place].text in _MARKS), len(tokens))
    return last if last - at <= _LONGEST_AS and has_finite(tokens[at:last]) else None


def _namings(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """Clauses that take up what they stand behind, from "as" to their end: "the reform, | as its critics call it |,"."""
    for at in range(1, len(tokens)):
        last = _end_of_likening(tokens, at)
        if last is not None and tokens[last - 1].lower in TAKEN_UP and tokens[last - 2].tag in FINITE:
            yield at - 1, at + 1, last


def _is_mid_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words before ``at`` need those from there on: a preposition, an article, a verb before "that"."""
    before, token = tokens[at - 1], tokens[at]
    if token.text in _MARKS:
        return False
    if before.tag in "DK" and before.lower not in ("that", "this", "all", "her", "each", "another"):
        return True
    if before.tag == "I" and (token.lower in _OF_CLAUSES or token.tag in "DCPNSJ"):
        return True
    if token.lower != "that" or token.tag != "I":
        return False
    return before.tag not in "NSP" or before.lower in HOLLOW_NOUNS or is_day(before)
