"""Months and weekdays that are words of names and no times: "June Hall", "Theresa May", "Black Friday"."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.geography import COUNTRY_BY_ADJECTIVE, PLACES
from claims.core.extraction.lexicon.people import FIRST_NAMES, HONORIFICS, TITLES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import shares_of

_MONTH = r"(?P<month>April|May|June|August|March)\b"
"""Months that are given names or surnames."""
_GIVEN = frozenset(("April", "May", "June", "August"))
_WEEKDAY = r"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!s)"
_WORD = re.compile(rf"\b(?:{_MONTH}|{_WEEKDAY})(?!-)")
_BEFORE = re.compile(r"(?P<word>[\w.'’-]{1,24}) \Z")
_BEFORE_REACH = 26
_SURNAME = r"[A-Z][a-z]{1,20}(?:[-'’A-Z][A-Za-z]{1,20})?\b"
_RUN = re.compile(rf"(?: (?P<first>{_SURNAME})(?: {_SURNAME}){{0,2}})(?P<behind> [a-z]{{2,20}}\b)?")
_NO_SURNAMES = words(
    """
    January February March April May June July August September October November December Monday Tuesday Wednesday Thursday
    Friday Saturday Sunday Day Bank Holiday Revolution Fools The A An In On At By From For And But He She It They We His Her
    Its Their This That These Those As When While After Before If
    """
)
"""Capital words behind a month that are nobody's surname."""
_OF_TIMES = words(
    """
    in since until till by from last next this early late mid of during before after each every through between on the a an
    its his her their our for that previous following earlier later around
    """
)
"""What stands before a month of the calendar."""
_NEVER_ALONE = _OF_TIMES | words("and or to")
_LEADS = words("Super Black Ash Holy Palm Shrove Maundy Bloody Cyber Giving Fat Boxing Sheffield")
"""What stands before a weekday in the names of days and of a club, where no adjective does."""
_NO_ADJECTIVES = words("Good Early Late Next Last This Every Each Later Earlier First Second Third")
_PAPER = re.compile(r"\bMail on \Z")
_NO_FIGURE = re.compile(r"(?!\W{0,2}\d)(?! the \d)")
_HALF = 0.5
"""Share of its tags from which a word is what it is most often."""


def names_in(text: str) -> frozenset[int]:
    """Where the months and weekdays begin that are words of names.

    A month by itself is a surname where the text has that with a given name or a title, and nothing of a time leads to it.
    """
    found: set[int] = set()
    surnames: set[str] = set()
    alone: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        before = _word_before(text, match.start())
        if match["day"]:
            is_name = _is_named_day(text, match, before)
        else:
            is_surname = _is_surname(text, match, before)
            if is_surname:
                surnames.add(match["month"])
            is_name = is_surname or _is_given_name(text, match, before)
            alone.extend(() if is_name else (match,))
        if is_name:
            found.add(match.start())
    found.update(match.start() for match in alone if match["month"] in surnames and _stands_alone(text, match))
    return frozenset(found)


def _word_before(text: str, start: int) -> str:
    """The word right before a place, "" where a mark or nothing is."""
    before = _BEFORE.search(text, max(0, start - _BEFORE_REACH), start)
    return before["word"] if before is not None else ""


def _is_surname(text: str, match: re.Match[str], before: str) -> bool:
    """ "Theresa | May", "Mrs | May", "Prime Minister | May"; not "Charles | May 5"."""
    if not before[:1].isupper() or before in PLACES or _NO_FIGURE.match(text, match.end()) is None:
        return False
    lowered = before.lower()
    if lowered in FIRST_NAMES or lowered in HONORIFICS:
        return True
    return lowered in TITLES and match["month"] != "March" and not _has_surname(text, match)


def _is_given_name(text: str, match: re.Match[str], before: str) -> bool:
    """ "| June Hall was", "Judge | April Perry"; not "in June Apple", "the April Fed meeting", "June Brent futures"."""
    if match["month"] not in _GIVEN or not _has_surname(text, match):
        return False
    if before.lower() in TITLES or before.lower() in HONORIFICS:
        return True
    if before.lower() in _OF_TIMES or before[:1].isdigit() or before in _NO_SURNAMES:
        return False
    run = _RUN.match(text, match.end())
    shares = shares_of((run["behind"] or "").strip()) if run is not None else None
    is_noun = run is not None and run["behind"] is not None and _is_noun(run["behind"].strip(), shares)
    return not is_noun


def _has_surname(text: str, match: re.Match[str]) -> bool:
    run = _RUN.match(text, match.end())
    return run is not None and run["first"] not in _NO_SURNAMES and run["first"] not in COUNTRY_BY_ADJECTIVE


def _is_noun(word: str, shares: dict[str, float] | None) -> bool:
    """Whether the lower-case word behind capitals goes on with them as a noun ("June Brent | crude")."""
    if shares is None:
        return not word.endswith(("ed", "ly"))
    return shares.get("N", 0.0) + shares.get("S", 0.0) + shares.get("J", 0.0) >= _HALF


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether nothing before or behind a month by itself makes a time of it."""
    before = _word_before(text, match.start()).lower()
    return before not in _NEVER_ALONE and not before[:1].isdigit() and _NO_FIGURE.match(text, match.end()) is not None


def _is_named_day(text: str, match: re.Match[str], before: str) -> bool:
    """ "Super | Tuesday", "the Bloody | Sunday inquiry", "the Mail on | Sunday"; not "told Reuters | Sunday"."""
    if _PAPER.search(text, max(0, match.start() - _BEFORE_REACH), match.start()):
        return True
    if before in _LEADS:
        return True
    if not before[:1].isupper() or before in _NO_ADJECTIVES or before in COUNTRY_BY_ADJECTIVE or before.isupper():
        return False
    first = match.start() - len(before) - 1
    begins = text[max(0, first - 3) : first].rstrip(" “\"'‘")[-1:] in ("", ".", "!", "?", "\n", ":")
    return not begins and (shares_of(before.lower()) or {}).get("J", 0.0) >= _HALF
