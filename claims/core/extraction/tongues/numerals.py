"""Numbers in digits and words of a language given as data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from claims.core.extraction.tongues.tongue import NumberWords

Value = TypeVar("Value")

_GLUED_TO = re.compile(r"_|(?!(?:mio|mrd|md|m|km|kg|cm|mm|ha|h|g|t|k|kwh|mw|gw)(?!\w))[^\W\d_]")
"""What makes digits part of a name or ordinal ("1er", "4x4"): letters that are no abbreviated unit or magnitude."""
_HUNDRED = 100
_THOUSAND = 1000
_LONGEST_PHRASE = 4
"""Words of a phrase at most."""
_LONGEST_NUMBER = 12
"""Words of a number at most."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark of folded text; ``value`` and ``step`` (of the last digit) for digits. A hyphen may
    join words."""

    text: str
    start: int
    end: int
    value: float | None = None
    step: float = 1.0


@dataclass(frozen=True, slots=True)
class Number:
    """Words ``[start, end)`` that are one number; ``is_plain`` for bare digits without marks, as years are written."""

    start: int
    end: int
    value: float
    step: float
    is_plain: bool = False


_MONEY_WORDS = frozenset({"€", "$", "£", "eur", "euro", "euros", "dollars", "dólares"})


def read_words(folded: str, numbers: NumberWords) -> list[Word]:
    """The words of ``folded`` in order. Digits that are part of a name, code, clock time or score are plain words."""
    scanner = _scanner(numbers.group_marks, numbers.comma_groups)
    return [_word(match, folded) for match in scanner.finditer(folded)]


@cache
def _scanner(group_marks: str, comma_groups: str | None) -> re.Pattern[str]:
    groups = f"[{re.escape(group_marks)}]"
    return re.compile(
        rf"(?P<grouped>{comma_groups or '(?!)'})(?![\d:/])(?![.,]\d)|"
        rf"(?P<number>(?:\d{{1,3}}(?:{groups}\d{{3}}){{1,5}}(?!\d)(?:,\d{{1,9}})?|\d{{1,15}}(?:,\d{{1,9}}|\.\d{{1,2}}(?![\d.]))?))"
        r"(?![\d:/])(?!\.\d)(?!,\d)|"
        r"[\d:/.,]{0,40}\d(?:[\w:/]{1,40})?|[^\W\d_]{1,60}(?:-[^\W\d_]{1,60}){0,6}(?:-\d{1,6})?'?|[^\w\s]"
    )


def _word(match: re.Match[str], folded: str) -> Word:
    start, end = match.span()
    digits = match["number"] or match["grouped"]
    glued = start > 0 and (folded[start - 1].isalnum() or folded[start - 1] in ":/_")
    if digits is None or glued or _GLUED_TO.match(folded, end):
        return Word(match.group(), start, end)
    written = digits if match["grouped"] is None else digits.replace(",", "").replace(".", ",")
    whole, mark, part = written.partition(",")
    if not mark and "." in whole and len(whole.rpartition(".")[2]) < 3:
        whole, _, part = whole.rpartition(".")
    plain = re.sub(r"\D", "", whole)
    value = float(f"{plain}.{part or 0}")
    zeros = len(plain) - len(plain.rstrip("0")) if value else 0
    return Word(digits, start, end, value, 10.0 ** -len(part) if part else 10.0**zeros)


def read_number(words: Sequence[Word], at: int, numbers: NumberWords) -> Number | None:
    """The number that begins at word ``at``, with its magnitudes ("5 mil millones"); None where none does."""
    first = words[at]
    if first.value is not None:
        return _magnified(words, Number(at, at + 1, first.value, first.step, first.text.isdigit()), numbers)
    if first.text in numbers.articles:
        following = words[at + 1].text if at + 1 < len(words) else ""
        if numbers.magnitudes.get(following, 0) < _THOUSAND:
            return None
        return _magnified(words, Number(at, at + 1, 1.0, 1.0), numbers)
    return _in_words(words, at, numbers)


def _in_words(words: Sequence[Word], at: int, numbers: NumberWords) -> Number | None:
    """A number in words: sums of what is below a thousand, multiplied by "mil" and the like."""
    total = current = 0.0
    end = at
    while end < min(len(words), at + _LONGEST_NUMBER):
        text = words[end].text
        small, magnitude = numbers.small.get(text), numbers.magnitudes.get(text)
        if small is None and text in numbers.ones and end > at and words[end - 1].text in numbers.joiners:
            small = 1
        if small == _HUNDRED and 2 <= current <= 9:
            current *= _HUNDRED
        elif numbers.twenties and small == 20 and current == 4:
            current = 80
        elif small is not None and (end == at or not current or _fits(current, small, twenties=numbers.twenties)):
            current += small
        elif magnitude == _THOUSAND and total < _THOUSAND:
            total += (current or 1) * magnitude
            current = 0.0
        elif magnitude is not None and end > at:
            total, current = (total + current) * magnitude, 0.0
        elif text in numbers.joiners and end > at and end + 1 < len(words) and current >= 20 and current % 10 == 0:
            following = 1 if words[end + 1].text in numbers.ones else numbers.small.get(words[end + 1].text, 0)
            if not 0 < following < 10 and not (numbers.twenties and current == 60 and following == 11):
                break
        else:
            break
        end += 1
    if end == at:
        return None
    value = total + current
    zeros = len(f"{value:.0f}") - len(f"{value:.0f}".rstrip("0")) if value else 0
    return Number(at, end, value, 10.0**zeros)


def _fits(current: float, small: float, *, twenties: bool) -> bool:
    """Whether ``small`` goes on with the number: below the last digit of what there is ("doscientos" + "cinco")."""
    highest = 20 if twenties and current % 100 in (60, 80) else 10
    return small > 0 and (
        (current % 100 == 0 and small < 100) or (current % 10 == 0 and small < highest and current % 100 >= 20)
    )


def _magnified(words: Sequence[Word], number: Number, numbers: NumberWords) -> Number:
    value, step, end = number.value, number.step, number.end
    while end < len(words) and (magnitude := numbers.magnitudes.get(words[end].text)) is not None:
        if words[end].text == "m" and not _is_of_money(words, end + 1):
            break
        value, step, end = value * magnitude, step * magnitude, end + 1
        if end < len(words) and words[end].text == "." and words[end - 1].text in ("mio", "mrd", "md", "mill"):
            end += 1
    return Number(number.start, end, value, step, number.is_plain and end == number.end)


def _is_of_money(words: Sequence[Word], at: int) -> bool:
    """Whether money follows, so that "m" is a million and no metre ("3,5 M€", "12 m de largo")."""
    following = {word.text for word in words[at : at + 2]}
    return bool(following & _MONEY_WORDS)


def longest(words: Sequence[Word], at: int, phrases: Mapping[str, Value]) -> tuple[int, Value] | None:
    """The end and the value of the longest phrase that begins at word ``at``."""
    for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
        found = phrases.get(" ".join(word.text for word in words[at : at + length]))
        if found is not None:
            return at + length, found
    return None
