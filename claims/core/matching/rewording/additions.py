"""Words that add nothing: "a total of 40 branches" are 40, and "President Ana Velk" is Ana Velk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from claims.core.extraction.lexicon.people import FIRST_NAMES, HONORIFICS, OFFICES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token
from claims.core.matching.rewording.noun_phrases import is_post
from claims.core.matching.rewording.wording import SCOPES, Wording, is_denied
from claims.core.matching.words.inflections import plain_forms
from claims.core.matching.words.thesaurus import UNKNOWN, names_person, senses_of

_TOTAL = re.compile(r"(?<=\s)a\stotal\sof\s(?=[\d£$€]|[a-z])")
_IN_ALL = re.compile(
    r"(?<=[a-z%\d])\s(?:in\s(?:all|total)|altogether)(?=[.!]?\Z|\s(?:in|on|at|died|were|was|have|had|are)\b)"
)
_BESIDE_FIGURES = words("more less fewer nearly almost all")
_DIVIDING = (SCOPES - _BESIDE_FIGURES) | words(
    """and or & plus well with along together per respectively apiece they them we us you who whoever everyone everybody
    anyone anybody pair couple duo trio staff crew cast squad police personnel faculty clergy audience crowd public youth
    poor elderly homeless unemployed jobless disabled wounded sheep cattle"""
)
"""Words by which a figure may be told of each of several."""

_REACHING = words("to for from by among between at")
"""Words before several, each of whom may get what a figure tells: "4,000 euros to nurses"."""

_LASTING = words("second seconds minute minutes hour hours day days week weeks month months year years decade decades")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_BARE_TITLES = sorted(
    (HONORIFICS | OFFICES)
    - words("mrs mrs. miss lady dame rev rev. deputy head chair executive officer justice general"),
    key=len,
    reverse=True,
)
"""Titles that do not tell one of two of a name from the other, as Mrs. Jan Orlo may be the wife of Jan Orlo."""

_NAME = r"[A-Z][\w’'-]*[a-z]"
_TITLED = re.compile(
    rf"(?:\A|(?<=\s))(?P<title>{'|'.join(re.escape(title.capitalize()) for title in _BARE_TITLES)})\s"
    rf"(?P<name>{_NAME}(?:\s{_NAME}){{1,2}})(?=[.,;]|\s(?![A-Z\d])|\Z)"
)
_OF_SHIPS_OR_WEDDINGS = re.compile(
    r"\b(?:marr|wed|s[aiu]nk|capsiz|sail|dock|launch|collid|aground|wreck|ships?\b|boats?\b|yacht|ferry|vessel|aboard"
    r"|harbou?r|ports?\b|torpedo|scrapp|towed|passenger|crew|anchor|cargo|moored|lengths\b|iceberg|cinema)",
    re.IGNORECASE,
)
"""A judge marries others, and a captain with his name may be a ship."""

_SAID_OF_THINGS = re.compile(
    r"\s(?:was\s(?:re)?(?:built|sold|opened|closed|leased)|was\s(?:restored|renamed|repaired|demolished)|burn(?:ed|t)\sdown"
    r"|premiered|came\sout|opened\s(?:in|on|at)|runs\s(?:from|twice|daily)"
    r"|(?:has|had|is|was)\s\d[\d.,]*\s(?:beds|pupils|rooms|seats|\w*met(?:er|re)s))\b"
)
"""What is said behind a name of a hotel, a school or a film rather than of whom it is named after."""

_BEFORE_TITLES = words("by with to from for against that when while after before because if about than")
"""Words behind which a title opens its phrase: "Vice President Ana Velk" and "the late President Ana Velk" are more."""


def without_total(wording: Wording) -> str | None:
    """ "Has a total of 40 branches", "has 40 branches in all": "has 40 branches", where it is not of several that have 40
    each."""
    found = _TOTAL.search(wording.text) or _IN_ALL.search(wording.text)
    if found is None or is_denied(wording.tokens):
        return None
    tokens = [token for token in wording.tokens if not found.start() <= token.start < found.end()]
    figures = [at for at, token in enumerate(tokens) if token.tag == "C" and not _YEAR.fullmatch(token.text)]
    if not figures or figures != list(range(figures[0], figures[-1] + 1)):
        return None
    before, counted = tokens[: figures[0]], tokens[figures[-1] + 1 : figures[-1] + 2]
    if _names_several(before) or any(token.lower in _DIVIDING for token in tokens):
        return None
    if reaches_several(tokens[figures[-1] + 1 :]):
        return None
    if any(token.lower in _LASTING for token in counted) or (before and before[-1].lower == "by"):
        return None  # "won by a total of five goals", "lasted three hours in all"
    if sum(_YEAR.fullmatch(token.text) is not None for token in tokens) > 1:
        return None
    gap = " " if found.re is _IN_ALL and wording.text[found.end() : found.end() + 1].isalpha() else ""
    return wording.text[: found.start()] + gap + wording.text[found.end() :]


def _names_several(tokens: Sequence[Token]) -> bool:
    """Whether some words have a noun in the plural, be it one that was read as a verb ("gives the towns") or as a name
    ("the Lunds"), or names in a row."""
    if tokens and tokens[0].tag == "P" and _opens_as_plural(tokens[0].lower):
        return True
    if any(
        one.tag == other.tag == "P" and comma.text == ","
        for one, comma, other in zip(tokens, tokens[1:], tokens[2:], strict=False)
    ):
        return True
    return any(token.tag == "S" for token in tokens) or any(
        token.lower.endswith("s") and (token.tag == "Z" or token.text[0].isupper()) and before.tag in "DJ"
        for before, token in pairwise(tokens)
    )


def _opens_as_plural(word: str) -> bool:
    """Whether a word with a capital letter is a noun in the plural, as "Nurses" is and "Texas" is not."""
    return word.endswith("s") and any(senses_of(form, "n") is not UNKNOWN for form in plain_forms(word) - {word})


def reaches_several(tokens: Sequence[Token]) -> bool:
    """Whether some words tell that several get or give something: "to the nurses of Orm"."""
    for at, token in enumerate(tokens):
        if token.lower in _REACHING:
            phrase = takewhile(lambda other: other.tag in {*"DJNSPC"}, tokens[at + 1 :])
            if _names_several([*phrase]):
                return True
    return False


def without_title(text: str, beside: str) -> str:
    """The text without the title before a name of two words or more that stands bare in the text ``beside``."""
    if not any(sign.isupper() for sign in text):
        return text
    return _TITLED.sub(lambda found: found["name"] if _adds_title(found, beside) else found[0], text)


def _adds_title(found: re.Match[str], beside: str) -> bool:
    before, name = found.string[: found.start()].split(), found["name"].split()
    if before and before[-1].lower() not in _BEFORE_TITLES and not _YEAR.fullmatch(before[-1].rstrip(",")):
        return False
    if name[0].lower() not in FIRST_NAMES or not _may_be_surname(name[-1].lower()):
        return False
    if _OF_SHIPS_OR_WEDDINGS.search(found.string) or _SAID_OF_THINGS.match(found.string, found.end()):
        return False
    if _has_other_title(beside, found.string):
        return False
    told = re.search(rf"(?:(?P<before>\S+)\s)?\b{re.escape(found['name'])}\b(?!\s[A-Z\d])", beside)
    if told is None or beside.count(name[-1]) > 1 or found.string.count(name[-1]) > 1:
        return False
    word = (told["before"] or "").lower().strip(",.")
    return (
        not (told["before"] or "a")[0].isupper()
        and word not in _KNOWN_TITLES
        and not is_post(word)
        and not (word and senses_of(word, "n") is not UNKNOWN and word not in _BEFORE_TITLES)
    )


def _has_other_title(beside: str, text: str) -> bool:
    """Whether a title stands before another name in the one text alone: who of two is the president would be lost."""
    return any(found[0] not in text for found in _TITLED.finditer(beside))


_KNOWN_TITLES = HONORIFICS | OFFICES


def _may_be_surname(word: str) -> bool:
    """Whether a word is no noun for a thing, as the last one of "Captain Cook Hotel" is."""
    return senses_of(word, "n") is UNKNOWN or names_person(word)
