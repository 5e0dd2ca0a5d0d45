"""Dates of whose day or year the text leaves a doubt: a standalone text keeps them as they are written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.calendar_words import WEEKDAYS
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, finite_of
from claims.core.extraction.text.tokens import Token
from claims.core.extraction.times.tense import tense_around
from claims.core.records import TimeExpression

_DAYS = tuple(name for name in WEEKDAYS if name.endswith("day"))
_WITH_DAY = re.compile(rf"\b({'|'.join(_DAYS)}),? .*\d", re.IGNORECASE)
_SAME = re.compile(r"\b(?:same|that)\b", re.IGNORECASE)
_YEAR_OF = re.compile(r"\d{4}")
_BEFALLEN = words(
    "attack assault shooting bombing massacre killing murder crash riot raid invasion disaster blast explosion"
)
"""What has been, wherever it is told of by its day."""
_BESIDE_TODAY = frozenset(("yesterday", "yesterday's", "yesterday’s"))
_MEANING = words("plan expect intend aim hope")
"""Verbs whose present speaks of a day to come."""
_ASKING = words(
    """
    ask urge tell order encourage invite call remind persuade convince want promise pledge vow agree offer threaten refuse
    plan intend hope
    """
)
"""Verbs that lead to what is done later, if ever."""
_LEADING_ON = _ASKING | words("be have set schedule announce call say expect do")
"""Verbs whose past leads to a day to come ("was due | on Monday", "set a vote for | Monday")."""
_VERBS = FINITE | {"B", "G", "E"}
_DAY_BEHIND = re.compile(r" \d{1,2}\b(?! ?(?:%|percent|people|men))")
_HALF_YEAR = 183
"""Days behind which the same month is nearer ahead."""
_POLLS = words("caucus caucuses vote votes election elections primary primaries debate convention runoff referendum")
"""What is held on a day that is still to come where something is told "ahead of" it."""
_NEAR_TO = 4
"""Words from "to" to the last of its verbs at most ("to come out and | support")."""
_NEAR = 9
"""Words from "before" to the day that it leads to at most."""
_JOINT = re.compile(r" (?:and|to) \Z")


def is_doubtful(article: Article, parsed: ParsedSentence, found: TimeExpression) -> bool:
    """Whether a relative date may be of another day or year than the one found.

    "The same year" of one that is not named, "Sunday, September 8th" of another year's calendar, "the Oct. 7 attacks"
    behind a past verb in August, the second of two days that would stand before the first.
    """
    surface = article.text(found.span)
    if found.start is None and found.end is None:
        return False
    if _SAME.search(surface):
        # "that same day" behind a year only is no New Year's Day.
        is_first = found.granularity == "day" and found.start is not None and found.start.timetuple().tm_yday == 1
        return is_first or not _is_year_named(article, found)
    told = _WITH_DAY.search(surface)
    if told is not None and found.start is not None and found.start.weekday() != WEEKDAYS[told[1].lower()]:
        return True
    if _may_be_to_come(article, parsed, found) or _is_of_other_day(parsed, found, surface):
        return True
    if _is_asked_for(article, parsed, found) or _follows_nothing(article, parsed, found, surface):
        return True
    if _is_of_other_year(article, parsed, found, surface) or _is_ahead_of_told(article, parsed, found):
        return True
    return _is_ahead_of_past(article, parsed, found) or _is_out_of_order(article, parsed, found)


def _is_year_named(article: Article, found: TimeExpression) -> bool:
    year = _YEAR_OF.match(found.timex)
    return year is not None and year.group() in article.body[: found.span.start]


def _may_be_to_come(article: Article, parsed: ParsedSentence, found: TimeExpression) -> bool:
    """Whether the day that something was done ahead of may as well be to come, or have been.

    "ahead of the Nov. 8 election", "a debate before Monday's vote", "before voters go to the polls on Monday".
    """
    if found.start is None or found.granularity != "day" or found.start == article.published:
        return False
    first = parsed.index_at(found.span.start)
    ahead = next((at for at in range(first - 1, max(-1, first - _NEAR), -1) if _leads_ahead(parsed, at)), None)
    if ahead is None:
        return False
    if found.start > article.published:
        verb = next((token for token in reversed(parsed.tokens[:ahead]) if token.tag in FINITE), None)
        return verb is not None and verb.tag == "T" and article.body.startswith(("'s", "’s"), found.span.end)
    behind = next((token for token in parsed.tokens[first:] if token.start >= found.span.end), None)
    held = {token.lower for token in parsed.tokens[max(0, first - 2) : first]}
    if parsed.tokens[ahead].lower == "of" and held & _POLLS:
        # "ahead of the caucuses on Monday".
        return True
    names = behind is not None and behind.tag in "QNS"
    between = [token for token in parsed.tokens[ahead + 1 : first] if token.tag in FINITE]
    if between:
        return between[-1].tag in "FZ"
    return names or article.text(found.span).endswith(("'s", "’s"))


def _is_asked_for(article: Article, parsed: ParsedSentence, found: TimeExpression) -> bool:
    """Whether a past day is of what was asked or promised, and may be to come ("urged them to vote | on Tuesday")."""
    if found.start is None or found.granularity != "day" or found.start >= article.published:
        return False
    tokens, at = parsed.tokens, parsed.index_at(found.span.start) - 1
    while at > 1 and tokens[at].tag not in _VERBS:
        at -= 1
    if at < 2 or tokens[at].tag != "B" or tokens[at - 1].lower != "to":
        return False
    asks = next((token for token in reversed(tokens[: at - 1]) if token.tag in _VERBS), None)
    return asks is not None and base_of(asks.lower) in _ASKING


def _is_ahead_of_told(article: Article, parsed: ParsedSentence, found: TimeExpression) -> bool:
    """Whether a day to come follows what was done ("got off to a bad start | Monday"), or a month its cut day ("last Oct. |
    23")."""
    if found.granularity == "month" and _DAY_BEHIND.match(article.body, found.span.end):
        return True
    if found.start is None or found.granularity != "day" or found.start - article.published <= dt.timedelta(days=1):
        return False
    at = parsed.index_at(found.span.start) - 1
    while at > 0 and parsed.tokens[at].tag not in _VERBS and parsed.tokens[at].is_word:
        at -= 1
    verb = parsed.tokens[at] if at > 0 else None
    return verb is not None and verb.tag == "T" and base_of(verb.lower) not in _LEADING_ON | {verb.lower}


def _follows_nothing(article: Article, parsed: ParsedSentence, found: TimeExpression, surface: str) -> bool:
    """Whether "the following year" or, in the past, "the next month" was counted from the day of publication."""
    lowered = surface.lower()
    if (
        found.start is None
        or found.start <= article.published
        or not lowered.startswith(("the next ", "the following "))
    ):
        return False
    begin = parsed.span.start
    sentence = article.text(parsed.span).lower()
    is_past = tense_around(sentence, found.span.start - begin, found.span.end - begin) == "past"
    return "following" in lowered or is_past


def _leads_ahead(parsed: ParsedSentence, at: int) -> bool:
    """Whether the word at ``at`` says that something came before what follows it ("before", "ahead of")."""
    tokens = parsed.tokens
    return tokens[at].lower == "before" or (
        tokens[at].lower == "of" and at > 0 and tokens[at - 1].lower in ("ahead", "advance")
    )


def _is_of_other_day(parsed: ParsedSentence, found: TimeExpression, surface: str) -> bool:
    """Whether "yesterday" stands in quoted words: the day on which they were said is known to nobody."""
    lowered = surface.lower()
    is_open = lowered.split()[0] in _BESIDE_TODAY or lowered.endswith((" later", " earlier"))
    return is_open and any(q.span.holds(found.span) for q in parsed.quotations)


def _is_of_other_year(article: Article, parsed: ParsedSentence, found: TimeExpression, surface: str) -> bool:
    """Whether a month or year is rather of another year than the one found.

    "the November showdown" in July, "It was revoked in June" in May, "have left since the start of the year" beside "last
    year".
    """
    if surface.lower().endswith((" start of the year", " beginning of the year")):
        return found.start is not None and found.start.year != article.published.year
    if found.granularity == "day" and found.start is not None and surface.lower().startswith("on "):
        return _is_of_other_week(article, parsed, found)
    if found.granularity != "month" or found.start is None:
        return False
    first = parsed.index_at(found.span.start)
    before = parsed.tokens[:first]
    behind = next((token for token in parsed.tokens[first:] if token.start >= found.span.end), None)
    verb = next((token for token in reversed(before) if token.tag in FINITE), None)
    if (found.start - article.published).days > _HALF_YEAR:
        leads = before[-1].lower if before else ""
        return leads == "in" and verb is not None and verb.tag == "T" and surface.isalpha()
    if verb is not None and verb.tag in "ZF" and base_of(verb.lower) != "have" and before[-1].lower == "in":
        # "when the case is heard in May".
        return (article.published - found.start).days > _HALF_YEAR
    if _is_past_half_year(article, found) and _leads_on(before):
        # "trying to regain the Senate in November", "have 24 seats up in November", "toward November's election".
        return True
    names = behind is not None and behind.tag in "NS" and bool(before) and before[-1].lower == "the"
    return names and (article.published - found.start).days > _HALF_YEAR


def _is_past_half_year(article: Article, found: TimeExpression) -> bool:
    return found.start is not None and (article.published - found.start).days > _HALF_YEAR


def _leads_on(before: Sequence[Token]) -> bool:
    """Whether the last verb before a month is an infinitive of no past verb, or "have" with no participle behind it."""
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at].tag in _VERBS), None)
    if at is None:
        return False
    if before[at].tag == "B" and any(token.tag == "A" for token in before[max(0, at - _NEAR_TO) : at]):
        main = next((token for token in reversed(before[:at]) if token.tag in FINITE), None)
        return main is None or main.tag in "ZFM"
    return before[at].tag in "ZF" and base_of(before[at].lower) == "have"


def _is_of_other_week(article: Article, parsed: ParsedSentence, found: TimeExpression) -> bool:
    """Whether a weekday that opens a clause was put on the other side of today than its verb ("On Monday, Roe | said")."""
    if found.start is None or not any(day in article.text(found.span).lower() for day in _DAYS):
        return False
    at = parsed.index_at(found.span.end - 1) + 1
    if at >= len(parsed.tokens) or parsed.tokens[at].text != ",":
        return False
    verb = finite_of(parsed.tokens[at:])
    if verb is None:
        return False
    if found.start > article.published:
        return verb.tag == "T"
    return found.start < article.published and verb.tag in "ZF" and base_of(verb.lower) in _MEANING


def _is_ahead_of_past(article: Article, parsed: ParsedSentence, found: TimeExpression) -> bool:
    """Whether the day of what has befallen somebody is to come: its year may be another ("the Oct. 7 attacks")."""
    if found.start is None or found.granularity != "day":
        return False
    if found.start - article.published <= dt.timedelta(days=1):
        return False
    at = parsed.index_at(found.span.start)
    behind = next((token for token in parsed.tokens[at:] if token.start >= found.span.end), None)
    if behind is None or singular_of(behind.lower) not in _BEFALLEN:
        return False
    begin = parsed.span.start
    sentence = article.text(parsed.span).lower()
    return tense_around(sentence, found.span.start - begin, found.span.end - begin) == "past"


def _is_out_of_order(article: Article, parsed: ParsedSentence, found: TimeExpression) -> bool:
    """Whether the two ends of a stretch were found in the wrong order ("between Tuesday and Election Day")."""
    return any(
        found in (first, last) and first.start is not None and last.start is not None and last.start < first.start
        for first, last in _stretches(article, article.times[parsed.index])
    )


def _stretches(article: Article, times: Sequence[TimeExpression]) -> list[tuple[TimeExpression, TimeExpression]]:
    return [
        (first, last)
        for first, last in pairwise(times)
        if _JOINT.fullmatch(article.body, first.span.end, last.span.start)
        and re.search(r"\b(?:between|from)\s+\Z", article.body[: first.span.start])
    ]
