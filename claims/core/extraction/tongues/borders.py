"""Sentence borders and quotations in a language given as data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from claims.core.extraction.text.quotations import Quotation
from claims.core.extraction.text.sentences import paragraphs_of, spans_between
from claims.core.extraction.tongues.tongue import Tongue
from claims.core.records import Sentence, Span

_WORD_BEFORE = re.compile(r"[\w.]{0,24}\Z")
_OPENING = "\"'“‘«»„(—–-¿¡•["
_STARTING = "©®"
_DEGREES = ("°C", "ºC", "°F")
"""Before a period, which is none of an initial then."""
_LAST_DAY = 31
_LONGEST_QUOTATION = 3_000


def split_into_sentences(body: str, tongue: Tongue) -> tuple[Sentence, ...]:
    """The sentences of ``body`` in order: trimmed, never overlapping, covering every character that is not white space."""
    return tuple(
        Sentence(span, number)
        for number, paragraph in enumerate(paragraphs_of(body))
        for span in spans_between(body, paragraph, _borders(body, paragraph, tongue))
    )


def _borders(body: str, paragraph: Span, tongue: Tongue) -> list[int]:
    return [
        match.end()
        for match in _terminator("".join(sorted({*"".join(tongue.quotes.values()), *")]'"}))).finditer(
            body, paragraph.start, paragraph.end
        )
        if match.end() < paragraph.end and _is_border(body, match, paragraph, tongue)
    ]


@cache
def _terminator(closing: str) -> re.Pattern[str]:
    """Marks that end a sentence with the closing marks behind them, between which French has a narrow blank."""
    return re.compile(rf"[.!?…]{{1,6}}(?:[ \u00a0\u202f]?[{re.escape(closing)}]{{1,2}})?(?=\s|$)")


def _is_border(body: str, match: re.Match[str], paragraph: Span, tongue: Tongue) -> bool:
    following = body[match.end() : min(match.end() + 60, paragraph.end)].lstrip()
    first = following.lstrip(_OPENING).lstrip()[:1]
    if not first or not (first.isupper() or first.isdigit() or first in _STARTING):
        return bool(following) and not first
    marks = match.group()
    if not marks.startswith(".") or marks.startswith("..") or len(marks) > 1:
        return True
    if body[max(match.start() - 2, 0) : match.start()] in _DEGREES:
        return True
    before = _WORD_BEFORE.search(body, max(paragraph.start, match.start() - 24), match.start())
    return _ends_at_period(before.group() if before else "", following, tongue)


def _ends_at_period(word: str, following: str, tongue: Tongue) -> bool:
    next_word = re.split(r"\W", following.lstrip(_OPENING), maxsplit=1)[0].lower()
    starts = next_word in tongue.starters
    if word.lower() in tongue.abbreviations:
        return False
    if (len(word) == 1 and word.isalpha()) or ("." in word and len(word) <= 6 and not word[-1].isdigit()):
        return starts
    if next_word in tongue.numbers.ordinal_nouns and word.isdigit():
        return False
    if tongue.numbers.ordinal_period and word.isdigit() and int(word) <= _LAST_DAY:
        return starts
    return True


def find_quotations_in(body: str, sentences: Sequence[Sentence], tongue: Tongue) -> tuple[Quotation, ...]:
    """The outermost quotations in order; they never overlap and never cross a paragraph."""
    found: list[Quotation] = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        members = list(group)
        found.extend(_quotations(body, Span(members[0].span.start, members[-1].span.end), tongue))
    return tuple(found)


def _quotations(body: str, paragraph: Span, tongue: Tongue) -> Iterator[Quotation]:
    openers, closers = _marks(tongue)
    at = paragraph.start
    while opening := openers.search(body, at, paragraph.end):
        start = opening.start()
        limit = min(paragraph.end, start + _LONGEST_QUOTATION)
        closing = closers[body[start]].search(body, start + 1, limit)
        if closing is None:
            at = start + 1
            continue
        yield Quotation(Span(start, closing.end()), Span(start + 1, closing.start()))
        at = closing.end()


@cache
def _marks_of(quotes: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    opening = re.compile("[" + "".join(re.escape(mark) for mark, _ in quotes) + "]")
    return opening, {mark: re.compile("[" + re.escape(closing) + "]") for mark, closing in quotes}


def _marks(tongue: Tongue) -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    return _marks_of(tuple(tongue.quotes.items()))
