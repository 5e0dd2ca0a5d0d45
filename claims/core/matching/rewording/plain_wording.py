"""The plain wording of a sentence: each phrase where most sentences have it, each turn in its commonest form.

A rule changes nothing of what is said: it is kept from every sentence that another reading of its words would let say
something else. Two statements whose plain wordings say the same say the same.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

from claims.core.matching.parts.said import Said
from claims.core.matching.rewording.comparatives import greater_first
from claims.core.matching.rewording.countries import HEADS, of_country, plain_portfolio
from claims.core.matching.rewording.events import after_event, plain_change, plain_size
from claims.core.matching.rewording.fronted import OPENINGS, clause_behind, each_year_behind, length_behind
from claims.core.matching.rewording.house_style import (
    in_house_style,
    without_comma_before_but,
    without_comma_in_series,
)
from claims.core.matching.rewording.how_many import (
    no_for_zero,
    plain_deaths,
    plain_dimension,
    plain_employees,
    plain_population,
)
from claims.core.matching.rewording.initials import with_one_name
from claims.core.matching.rewording.noun_phrases import (
    BEFORE_PAIRS,
    MOST_WORDS,
    is_post,
    name_first,
    owner_behind,
    pair_in_order,
    post_behind,
)
from claims.core.matching.rewording.openings import JOINING, without_opening
from claims.core.matching.rewording.small_words import (
    has_no,
    in_prison,
    no_longer,
    part_first,
    plain_bound,
    plain_halves,
    plain_length,
    plain_total,
    share_of,
    was_first,
)
from claims.core.matching.rewording.superlatives import at_a_record, name_before_superlative, superlative_in_place
from claims.core.matching.rewording.turns import (
    had_done,
    no_object,
    place_of_change,
    place_of_share,
    plain_age,
    plain_phrases,
    size_behind,
    there_is,
    will_do,
    year_before,
)
from claims.core.matching.rewording.voice import by_doer
from claims.core.matching.rewording.wording import Wording, read_wording
from claims.core.matching.statements.reading import Statement, read_statement
from claims.core.matching.words.number_words import NUMBER_WORDS
from claims.core.records import Force

_KEPT_TEXTS = 256
"""Texts whose plain wording is kept: the one that is asked about is set against fifty."""

_LONGEST = 320
"""Characters of a text that is reworded; longer ones say more than one thing."""

_COUNT = "|".join([r"\d+", *NUMBER_WORDS])
_HINTS = re.compile(
    rf"""^(?:{"|".join(sorted(OPENINGS))}|for|within|over|in|during|a\stotal|altogether)\b
    |['’]s\s|\banymore\b|\bany\slonger\b|\bhave\san?y?\b
    |\b(?:a|one)\s(?:day|week|month|year|decade|century|fortnight)\b
    |\b(?:{_COUNT})\s\w+\sin\s(?:{_COUNT})\b
    |(?:^|\b(?:{"|".join(sorted(BEFORE_PAIRS))})\s)\S+(?:\s\S+){{0,3}}\sand\s
    |^\S+(?:\s\S+){{1,3}},\s
    |^of\s|^the\s\S+\sof\s[^,]+,\s|^\S+\s[^,]+\sof\s
    |\s(?:was|were|is|are|been|be)\s.*\sby\s
    |^(?:each|every|at|near|on)\s|\bonce\sagain\b|\bon\sboard\b|\bthe\sage\sof\b|\baged\s\d|\d-year-old\b
    |\bthe\s(?:previous|preceding)\s|\b(?:year|month|week|quarter|season|day)\sbefore\b|\bgoing\sto\b
    |\bminist(?:er|ry)\b|(?:^|,\s)(?:{JOINING}),\s|^but\s|\bthe\s\S+\s(?:\S+\s)?(?:{HEADS})\b|\sappointed\s
    |\b(?:had|has|have)\s(?:its|their)\s|\b(?:in|on)\s(?:it|them)\.?$|\bno\s|\b(?:elected|appointed)\sas\s
    |\s(?:to|by)\s\S*\d.*\sin\s
    |\ban?\s\S+(?:%|\spercent|-(?:year|month|week|day|hour|minute))\s
    |\b(?:length|height|depth|width)\b|\stall\b|\bpopulation\sof\b|\bdeath\stoll\b
    |\s(?:has|had|to)\s[^,;:]*\s(?:people|inhabitants|residents|employees)\b|\s(?:people|residents|inhabitants)\slived?\sin\s
    |\sleft\s.*\s(?:dead|injured|wounded)\b|\scaused?s?\s.*\sdeaths\b|\bzero\b|(?:^|[\s£$€])0\s|[£$€]0\b
    |\snever\sbeen\s|\bthan\sever\b|\ball-time\b|\s(?:less|fewer|worse|[a-z]+er)\s(?:[^\s,]+\s){{0,5}}than\s
    |^the\s(?:\S+\s)?(?:\S+est|most|least|first|last|only|worst)\s|\s(?:\S+est|most\s\S+)\s\S+\sof\s
    |^there\swas\san?\s|^an?\s(?:rise|increase|fall|drop|decline|decrease)\sof\s
    |\sthe\s(?:deaths?|arrival|resignations?|retirement|collapse|disappearance)\sof\s
    |,\s(?:and|or|but)\s
    |\bno\s(?:more|fewer|less)\sthan\b|\band\sa\shalf\b|\bhalf\san?\b|\bsentenced\s|\bbecame\sthe\sfirst\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What every sentence has that a rule applies to, but for those that open with what somebody is ("Mayor Ana Velk")."""

_RULES: tuple[Callable[[Wording], str | None], ...] = (
    without_comma_in_series,
    without_comma_before_but,
    without_opening,
    plain_total,
    plain_halves,
    plain_length,
    plain_bound,
    in_prison,
    was_first,
    part_first,
    share_of,
    no_longer,
    no_for_zero,
    has_no,
    clause_behind,
    length_behind,
    each_year_behind,
    plain_phrases,
    plain_age,
    year_before,
    will_do,
    had_done,
    there_is,
    no_object,
    size_behind,
    plain_size,
    plain_change,
    after_event,
    place_of_share,
    place_of_change,
    by_doer,
    plain_portfolio,
    of_country,
    name_first,
    post_behind,
    owner_behind,
    name_before_superlative,
    superlative_in_place,
    at_a_record,
    greater_first,
    plain_dimension,
    plain_population,
    plain_employees,
    plain_deaths,
    pair_in_order,
)


@lru_cache(maxsize=_KEPT_TEXTS)
def plain_wording(text: str) -> str:
    """The plain wording of an English sentence; the text itself where no rule applies."""
    if len(text) > _LONGEST or any(sign in text for sign in '"“”«»()[]?\n'):
        return text
    text = in_house_style(text)
    if not _has_hint(text):
        return text
    wording = read_wording(text)
    for rule in _RULES:
        if wording is None:
            break
        told = rule(wording)
        if told is not None:
            text, wording = told, read_wording(told)
    return text


def _has_hint(text: str) -> bool:
    """Whether a rule could apply, as far as the bare text tells: most texts need not be tagged."""
    return _HINTS.search(text) is not None or any(
        is_post(word.strip(",.").lower()) for word in text.split()[:MOST_WORDS]
    )


def in_plain_words(statement: Statement, beside: str = "") -> Statement | None:
    """The statement in its plain wording, itself where that is its own; None where context was put into its text.

    Initials that its text explains stand for the name where the text ``beside`` has nothing but them.
    """
    if not may_be_retold(statement):
        return None
    text = plain_wording(with_one_name(statement.text, beside))
    if text == statement.text:
        return statement
    told = told_as(text, statement)
    return told if _speaker(told.said) == _speaker(statement.said) else None


def may_be_retold(statement: Statement) -> bool:
    """Whether a statement's text is all that it says, and nothing that was put into it from its context."""
    return not statement.truncated and not any(unit.inferred for unit in statement.units)


def told_as(text: str, statement: Statement) -> Statement:
    """What another wording of a statement says."""
    return _read_told(text, statement.published, statement.force, statement.place_hint)


@lru_cache(maxsize=_KEPT_TEXTS)
def _read_told(text: str, published: dt.date | None, force: Force, place_hint: str | None) -> Statement:
    return read_statement(text, published=published, force=force, place_hint=place_hint)


def _speaker(said: Said | None) -> str | None:
    return None if said is None else said.speaker
