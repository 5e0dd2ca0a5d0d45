"""Claims with all of their clause, and each once: with what they are so many of, and without a clause cut off its verb.

"Of the 176 riders who began, | 41 have left", "ended with ten | after captain Ana Roe | was sent off".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.core.extraction.attribution.said_content import clause_behind_circumstances
from claims.core.extraction.clauses.pieces import has_figure, has_main_verb
from claims.core.extraction.lexicon.calendar_words import MONTHS, WEEKDAYS
from claims.core.extraction.lexicon.conjunctions import SUBORDINATORS
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.sayings import ADDRESSED, PLAIN_SPEECH
from claims.core.extraction.spans.claim_spans import ChosenSpan, SpanKind
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite

_STOPS = frozenset(';:—–.!?"“”')
_OF_NOUNS = frozenset("DNSPJCQ")
"""Tags of the words of a noun phrase."""
_DATES = MONTHS.keys() | WEEKDAYS.keys()
_LONGEST_LEFT = 3
"""Words of a bracket that may be left to add, at most; else it is left out."""
_LONGEST_WHEN = 6
"""Words that tell when or how something was said, at most."""
_SHORTEST = 3
"""Words of "Of the riders" at least."""


def with_whole_claims(parsed: ParsedSentence, spans: Sequence[ChosenSpan]) -> list[ChosenSpan]:
    """The claims of a sentence with these borders set right."""
    closed = [_with_bracket(parsed, span) for span in spans]
    told = [_behind_when_said(parsed, _without_hearer(parsed, _without_cut_clause(parsed, span))) for span in closed]
    whole = _with_wholes(parsed, told)
    return _without_repeats(parsed, whole)


def _with_bracket(parsed: ParsedSentence, span: ChosenSpan) -> ChosenSpan:
    """The claim with all of what is in a bracket that it opens, or with none ("Sen. Roe (R-Tex | .) said")."""
    tokens = parsed.tokens
    texts = [token.text for token in tokens[span.first : span.last]]
    if texts.count("(") <= texts.count(")"):
        return span
    opened = span.last - 1 - texts[::-1].index("(")
    closing = next((at for at in range(span.last, len(tokens)) if tokens[at].text == ")"), None)
    if closing is not None and closing - span.last < _LONGEST_LEFT:
        return replace(span, last=closing + 1)
    return replace(span, last=opened) if opened > span.first else span


def _with_wholes(parsed: ParsedSentence, spans: Sequence[ChosenSpan]) -> list[ChosenSpan]:
    """The claims, each number with what it is so many of ("Of the 176 riders who began, | 41 have left")."""
    kept: list[ChosenSpan] = []
    for span in spans:
        whole = _start_of_whole(parsed, span)
        longer = span if whole is None else replace(span, first=whole)
        told = [one for one in spans if one is not span and one.first == longer.first and one.last >= longer.last]
        if whole is None or not any(one.is_claim for one in told):
            kept.append(longer)
    return kept


def _start_of_whole(parsed: ParsedSentence, span: ChosenSpan) -> int | None:
    """Where "Of the …," begins behind whose comma a claim has a bare number for its subject; None where none stands."""
    tokens = parsed.tokens
    first, before = span.first, span.first - 1
    if span.kind is not SpanKind.CLAIM or before < _SHORTEST or tokens[before].text != "," or parsed.quoted[first]:
        return None
    number = first + (tokens[first].lower in ("only", "just", "some", "about", "nearly", "almost"))
    if number + 1 >= span.last or tokens[number].tag != "C" or tokens[number + 1].tag not in FINITE:
        return None
    start = next((at + 1 for at in range(before - 1, -1, -1) if tokens[at].text in _STOPS), 0)
    if tokens[start].lower not in ("of", "among") or not has_figure(tokens[start:before]):
        return None
    return None if has_main_verb(tokens[start:before]) else start


def _without_hearer(parsed: ParsedSentence, span: ChosenSpan) -> ChosenSpan:
    """The claim without who was told it and when ("told | this committee in March that | no drone was lost")."""
    tokens, before = parsed.tokens, span.first - 1
    if span.kind is not SpanKind.CLAIM or before < 0 or base_of(tokens[before].lower) not in ADDRESSED:
        return span
    verb = next((at for at in range(span.first, span.last) if tokens[at].tag in FINITE), span.last)
    that = next((at for at in range(span.first, verb) if tokens[at].lower == "that"), None)
    return span if that is None or that + 1 >= span.last else replace(span, first=that + 1)


def _behind_when_said(parsed: ParsedSentence, span: ChosenSpan) -> ChosenSpan:
    """The claim without when it was said ("said | last week | 300 trains were late", "said Monday | night | it failed")."""
    if span.kind is not SpanKind.CLAIM:
        return span
    tokens = parsed.tokens
    for before in range(span.first - 1, max(-1, span.first - _LONGEST_WHEN), -1):
        if tokens[before].tag in FINITE:
            if base_of(tokens[before].lower) not in PLAIN_SPEECH:
                break
            first = clause_behind_circumstances(parsed, before + 1, span.last)
            return replace(span, first=first) if span.first < first < span.last else span
    return span


def _leads_to_verb(parsed: ParsedSentence, at: int) -> bool:
    """Whether a verb stands at the word, or behind the relative clause in commas that begins there."""
    tokens = parsed.tokens
    if at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].tag == "W":
        at = next((place + 1 for place in range(at + 2, len(tokens) - 1) if tokens[place].text == ","), at)
    return at < len(tokens) and tokens[at].tag in FINITE


def _without_cut_clause(parsed: ParsedSentence, span: ChosenSpan) -> ChosenSpan:
    """The claim without the beginning of a clause whose verb was left out ("ended with ten | after captain Ana Roe")."""
    tokens = parsed.tokens
    if span.kind is not SpanKind.CLAIM or not _leads_to_verb(parsed, span.last):
        return span
    cut = next((at for at in range(span.last - 1, span.first, -1) if tokens[at].tag not in _OF_NOUNS), span.first)
    # "that has shut 40 mines | since 2019 said": a time is no subject of the verb behind it.
    is_time = tokens[span.last - 1].tag == "C" or tokens[span.last - 1].lower in _DATES
    is_left_behind = tokens[cut].lower in SUBORDINATORS and cut + 1 < span.last and not is_time
    return replace(span, last=cut) if is_left_behind and has_finite(tokens[span.first : cut]) else span


def _without_repeats(parsed: ParsedSentence, spans: Sequence[ChosenSpan]) -> list[ChosenSpan]:
    """The claims without those that a longer one tells with the phrase before it ("Of the 12 boats, | seven are old")."""
    return [one for one in spans if not any(_repeats(parsed, one, longer) for longer in spans)]


def _repeats(parsed: ParsedSentence, one: ChosenSpan, longer: ChosenSpan) -> bool:
    if longer.kind is not one.kind or longer.last != one.last or longer.first >= one.first:
        return False
    fronted = parsed.tokens[longer.first : one.first]
    return fronted[0].tag in "IR" and fronted[-1].text == "," and not has_finite(fronted)
