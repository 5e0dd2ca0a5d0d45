"""Noun phrases that state something by themselves: lengths of time, superlatives, relative clauses with a figure."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.clauses.noun_facts import noun_fact_at
from claims.core.extraction.clauses.pieces import (
    Piece,
    Role,
    has_figure,
    is_day,
    next_comma,
    phrase_before,
    without_marks,
)
from claims.core.extraction.clauses.presupposed import presupposed_at
from claims.core.extraction.clauses.shares import is_whole_of_share
from claims.core.extraction.lexicon.calendar_words import LENGTHS
from claims.core.extraction.lexicon.conjunctions import SUBORDINATORS
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.pronouns import SUBJECT_RELATIVES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, behind_adverbs, has_finite
from claims.core.extraction.text.tokens import Token

_LASTING = words(
    """war conflict insurgency occupation siege blockade drought recession dispute feud standoff stand-off crisis reign rule
    career campaign struggle fight battle marriage relationship absence ban embargo famine stalemate
    search hunt wait saga regime dictatorship monarchy partnership tenure strike boycott lockout outage closure""",
)
"""Nouns of processes that have lasted as long as their modifier says (a planned truce or contract has not)."""
_GOING_ON = words(
    """fighting violence unrest bloodshed lawsuits litigation cuts austerity decline talks negotiations protests sanctions
    delays bargaining wrangling feuding warfare bombing bombardment turmoil instability stagnation neglect mourning"""
)
"""What has lasted as many years as "of" says ("nine years of lawsuits")."""
_LONG_UNITS = words("years months weeks decades centuries")
_BEGINNING = words(
    """plan announce call propose threaten begin start launch impose declare agree want consider schedule seek demand vote
    prepare organize organise urge order"""
)
"""Verbs whose object has not lasted yet."""
_NEAR_VERB = 5
"""Words from such a verb to the length at most."""
_PURPOSE = words("end stop halt resolve settle finish conclude break lift close")
_BEHIND_TIMES = words("before after earlier later ago")
"""Adverbs that belong to the time before them: "the day before | took"."""
_OPENING = SUBORDINATORS - words("once") | words("than")
_SMALL_NUMBERS = words(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty""",
)


def embedded_phrases(parsed: ParsedSentence, first: int, last: int) -> tuple[Piece, ...]:
    """Noun phrases among the words ``[first, last)`` that state something by themselves.

    Lengths of what has lasted ("an 18-year war"), superlatives ("the country's largest employer"), nouns with a
    relative clause that has a figure ("the fire that killed 12 people"), and what is ``presupposed``.
    """
    found: list[Piece] = []
    at = first
    while at < last:
        piece = (
            _duration_at(parsed, at, first, last)
            or _superlative_at(parsed, at, last)
            or _restrictive_at(parsed, at, first, last)
            or presupposed_at(parsed, at, first, last)
            or noun_fact_at(parsed, at, first, last)
        )
        if piece is None:
            at += 1
        else:
            found.append(piece)
            # What is taken for granted may hold another phrase ("signed after talks | brokered by Norland").
            at = at + 1 if piece.role is Role.PRESUPPOSED else max(piece.parts[-1][1], at + 1)
    return tuple(found)


def purpose_start(parsed: ParsedSentence, first: int, phrase: Piece) -> int | None:
    """Where the purpose begins that ends with ``phrase`` ("… | to end an 18-year war"), None if there is none."""
    begin = phrase.first
    tokens = parsed.tokens
    if begin - 2 > first and tokens[begin - 2].lower == "to" and tokens[begin - 1].lower in _PURPOSE:
        return begin - 2
    return None


def _duration_at(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """A noun phrase that gives the length of what has lasted: "the 18 year-long conflict", "an 18-year war"."""
    tokens = parsed.tokens
    head = _duration_head(tokens, at, last)
    if head is None:
        return _years_of(parsed, at, first, last)
    if _is_to_come(tokens, first, at):
        return None
    begin = at
    if begin > first and (tokens[begin - 1].tag == "D" or tokens[begin - 1].tag == "Q"):
        begin -= 1
        if tokens[begin].tag == "Q" and begin > first:
            begin -= 1
    return Piece(Role.DURATION, ((begin, head + 1),))


def _is_to_come(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether what lasts is only planned, or begins ("plan | a 48-hour strike", "will hold", "launched")."""
    for token in reversed(tokens[max(first, at - _NEAR_VERB) : at]):
        if token.tag == "M" or base_of(token.lower) in _BEGINNING:
            return True
        if token.tag in FINITE or token.lower in _PURPOSE:
            return False
    return False


def _years_of(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """What went on for how long: "nine years of lawsuits and blockades", "nearly five decades of insurgency"."""
    tokens = parsed.tokens
    if tokens[at].tag != "C" or at + 3 >= last or tokens[at + 2].lower != "of":
        return None
    if tokens[at + 1].lower not in _LONG_UNITS or (at > first and tokens[at - 1].tag == "G"):
        return None
    if not any(token.lower in _LASTING | _GOING_ON for token in tokens[at + 3 : at + 5]):
        return None
    end = at + 3
    while end < last and (tokens[end].tag in "NSJP" or tokens[end].lower in _GOING_ON or _lists_on(tokens, end, last)):
        end += 1
    begin = at - 1 if at > first and tokens[at - 1].lower in ("nearly", "almost", "about", "some") else at
    return Piece(Role.DURATION, ((begin, end),))


def _lists_on(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a comma or "and" between nouns of a list stands at ``at``."""
    if at + 1 >= last or tokens[at - 1].tag not in "NS" or tokens[at + 1].tag not in "NSJ":
        return False
    joined = tokens[at].tag == "K" and (at + 2 >= last or tokens[at + 2].tag not in FINITE)
    follows = any(token.tag == "K" for token in tokens[at + 1 : at + 5])
    return joined or (tokens[at].text == "," and follows)


def _duration_head(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Index of the noun whose length is given by the words at ``at``."""
    token = tokens[at]
    stem = token.lower.split("-")
    if stem[0] in ("one", "1"):
        # "a one-day strike" is told apart by its length, which is no news.
        return None
    if len(stem) >= 2 and (stem[0].isdigit() or stem[0] in _SMALL_NUMBERS) and stem[1] in LENGTHS:
        after = at + 1
    elif (
        token.tag == "C"
        and at + 1 < last
        and tokens[at + 1].lower.split("-")[0] in LENGTHS
        and "-" in tokens[at + 1].lower
    ):
        after = at + 2
    elif (
        len(stem) == 2
        and stem[0] in ("decade", "decades", "year", "years", "month", "months", "century")
        and stem[1] in ("long", "old")
    ):
        after = at + 1
    else:
        return None
    for place in range(after, min(last, after + 4)):
        if tokens[place].lower in _LASTING:
            return place
        if tokens[place].tag not in "JNPC":
            return None
    return None


def _superlative_at(parsed: ParsedSentence, at: int, last: int) -> Piece | None:
    """A possessive with a superlative and its noun: "the country's largest employer"."""
    tokens = parsed.tokens
    if tokens[at].tag != "Q" or at + 2 >= last or at == 0:
        return None
    word = tokens[at + 1].lower
    superlative = word.split("-")[0]
    most = word in ("most", "least") and tokens[at + 2].tag in "JE"
    if not (
        most or (superlative.endswith("est") and len(superlative) > 4 and tokens[at + 1].tag in "JR") or word == "first"
    ):
        return None
    if word == "first" or superlative in ("latest", "greatest", "finest", "interest", "honest", "modest"):
        return None
    end = at + 2
    while end < last and tokens[end].tag in "JNSPCE":
        end += 1
    begin = at - 1
    while begin > 0 and tokens[begin - 1].tag in "DJP" and not parsed.quoted[begin - 1]:
        begin -= 1
    if end + 1 < last and tokens[end].text == "," and tokens[end + 1].tag == "P":
        # "the country's largest employer, Acme, …" says who it is.
        name_end = end + 1
        while name_end < last and tokens[name_end].tag == "P":
            name_end += 1
        if name_end < last and tokens[name_end].text == ",":
            return Piece(Role.SUPERLATIVE, ((begin, name_end),))
    if end <= at + 2 or any(base_of(token.lower) == "be" for token in tokens[max(0, begin - 2) : begin]):
        return None
    return Piece(Role.SUPERLATIVE, ((begin, end),))


def _restrictive_at(parsed: ParsedSentence, at: int, first: int, last: int) -> Piece | None:
    """A noun with a relative clause that has a figure: "the war which has killed some 157,000 people since 2001"."""
    tokens = parsed.tokens
    if tokens[at].lower not in SUBJECT_RELATIVES or at == first or tokens[at - 1].tag not in "NSP" or parsed.quoted[at]:
        return None
    following = behind_adverbs(tokens, at + 1, last)
    if following >= last or tokens[following].tag not in FINITE:
        return None
    end = _end_of_restrictive(parsed, following, last)
    told = tokens[following].tag == "T" and any(is_day(token) for token in tokens[following:end])
    if not has_figure(tokens[following:end]) and not told:
        return _deed_of_subject(parsed, at, first, following, end)
    phrase = phrase_before(parsed, at, first)
    if tokens[at - 1].lower.rstrip("s") in LENGTHS:
        # "the three months that ended on Sept. 30" tells when.
        return None
    begin = phrase[0] if phrase else at
    if is_whole_of_share(tokens, begin):
        # "four in | ten people who voted Liberal": no ten people did.
        return None
    return Piece(Role.RESTRICTIVE, (without_marks(tokens, begin, end),), phrase)


def _end_of_restrictive(parsed: ParsedSentence, verb: int, last: int) -> int:
    """Where a relative clause with its verb at ``verb`` ends: at a mark, or before the verb of the clause around it."""
    tokens = parsed.tokens
    end = next((at for at in range(verb, next_comma(parsed, verb, last)) if tokens[at].text == ":"), None)
    end = next_comma(parsed, verb, last) if end is None else end
    opened = False
    for at in range(verb + 1, end):
        # "men who had been enemies the day before | took pictures": no clause opens right before a verb.
        subordinates = tokens[at].lower in _OPENING and at + 1 < end and tokens[at + 1].tag not in FINITE
        opened = opened or subordinates or tokens[at].tag in "WK"
        if tokens[at].tag not in FINITE:
            continue
        if not opened and tokens[at - 1].tag in "NSPCER":
            leads = tokens[at - 1].tag == "R" and tokens[at - 1].lower not in _BEHIND_TIMES
            return at - 1 if leads and tokens[at - 2].tag in "NSP" else at
        opened = False  # the clause inside has found its verb
    return end


def _deed_of_subject(parsed: ParsedSentence, at: int, first: int, verb: int, end: int) -> Piece | None:
    """What an unnamed person did, told first in the sentence: "A nurse | who stole drugs from patients | was jailed"."""
    tokens = parsed.tokens
    if tokens[first].lower not in ("a", "an") or tokens[at].lower != "who" or tokens[verb].tag != "T" or end - verb < 4:
        return None
    if has_finite(tokens[first:at]) or end >= len(tokens) or tokens[end].tag not in FINITE:
        return None
    return Piece(Role.RESTRICTIVE, ((at, end),), phrase_before(parsed, at, first))
