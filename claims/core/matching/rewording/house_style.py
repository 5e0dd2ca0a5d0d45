"""What newsrooms write in ways of their own, told in one: contractions, titles, firms, hyphens, commas.

A sentence of an agency stands in fifty papers, each edited by its own style guide. Nothing of what is said changes by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.matching.rewording.wording import Wording
from claims.core.matching.vocabulary.places import PLACE_NAMES
from claims.core.matching.words.thesaurus import UNKNOWN, senses_of

_APOSTROPHE = "['’]"
_CANNOT = re.compile(r"\bcannot\b", re.IGNORECASE)
_VERBS = {"re": "are", "ve": "have", "ll": "will", "m": "am", "s": "is"}
_JOINED = re.compile(
    rf"""\b(?P<who>they|we|you|i|he|she|it|that|there){_APOSTROPHE}
    (?P<verb>re\b|ve\b|ll\b|m\b|s(?=\s(?:an?|the|too|very)\s))""",
    re.IGNORECASE | re.VERBOSE,
)
"""With an "s" where it is "is" and not "has": "it's been" is left as it is."""

_TITLES = {
    "Capt": "Captain",
    "Col": "Colonel",
    "Gen": "General",
    "Gov": "Governor",
    "Lt": "Lieutenant",
    "Prof": "Professor",
    "Rep": "Representative",
    "Rev": "Reverend",
    "Sen": "Senator",
    "Sgt": "Sergeant",
}
"""Short forms that stand for nothing else before a name."""

_TITLE = re.compile(rf"\b(?P<title>{'|'.join(_TITLES)})\.\s(?=[A-Z][a-z])")
_FIRM = re.compile(
    r"(?P<name>\b[A-Z][\w&-]+),?\s(?P<form>Inc|Ltd|Corp|Co|Plc|plc|PLC|LLC)(?:\.,|[.,](?=\s[a-z])|(?=\s[a-z]|\.?\Z))"
)

_CLOSED = words(
    "cease-fire counter-attack cyber-attack e-mail fund-raiser fund-raising hard-liner peace-keeper policy-maker"
)
_HYPHENED = words("by-election co-author co-chair co-founder co-host co-owner co-pilot co-worker")
"""Nouns that are written in one word or with a hyphen, as they are better known; in two, some are another thing ("chosen
by election")."""

_OPEN = words(
    "attorney-general director-general secretary-general vice-chairman vice-chancellor vice-minister vice-president"
)
"""Nouns that are written in two words or with a hyphen."""

_ANY = words("air-strike health-care web-site")
"""Nouns that are written in one word, in two or with a hyphen."""

_BEFORE_NOUNS = words(
    """cross-border full-time high-speed large-scale last-minute left-wing long-awaited long-range long-term low-income
    medium-term open-air part-time right-wing short-range short-term small-scale well-known"""
)
"""What stands before a noun with a hyphen or without one."""


def _in_two(compounds: Iterable[str]) -> str:
    return "|".join(sorted(compound.replace("-", "[ -]?") for compound in compounds))


_SPARE_HYPHEN = re.compile(rf"\b(?:{'|'.join(sorted(_CLOSED))}|{_in_two(_ANY)})(?=s?\b)", re.IGNORECASE)
_LACKS_HYPHEN = re.compile(rf"\b(?:{'|'.join(sorted(_HYPHENED)).replace('-', '')})(?=s?\b)", re.IGNORECASE)
_PAIR = re.compile(rf"\b(?:{'|'.join(sorted(_OPEN))})(?=s?\b)", re.IGNORECASE)
_BEFORE_NOUN = re.compile(rf"\b(?:{_in_two(_BEFORE_NOUNS)})(?=\s[a-z])", re.IGNORECASE)
_AGE = re.compile(r"\b(?P<years>\d{1,3})[\s-]year[\s-]old(?P<rest>s?)\b(?=\s[a-z])")
_AT_AGE = re.compile(r"\bat\sage\s(?=\d)")
_OF_THE = re.compile(r"\b(?P<all>all|both)\sof\s(?=(?:the|these|those|its|their|his|her)\s)", re.IGNORECASE)

_JOINTS = words("and or")
_SUBJECT = "DNSPO"
"""Tags of the first word of what acts."""


def in_house_style(text: str) -> str:
    """The text as the one style that is compared has it; the text itself where it is written so."""
    for tell in _STYLES:
        text = tell(text)
    return text


def _with_plain_verbs(text: str) -> str:
    text = _CANNOT.sub("can't", text)
    return _JOINED.sub(lambda found: f"{found['who']} {_VERBS[found['verb'].lower()]}", text)


def _with_whole_titles(text: str) -> str:
    return _TITLE.sub(lambda found: f"{_TITLES[found['title']]} ", text)


def _with_plain_firms(text: str) -> str:
    return _FIRM.sub(lambda found: f"{found['name']} {found['form'].capitalize()}", text)


def _with_one_hyphen(text: str) -> str:
    text = _SPARE_HYPHEN.sub(lambda found: found[0].replace("-", "").replace(" ", ""), text)
    text = _LACKS_HYPHEN.sub(lambda found: f"{found[0][:2]}-{found[0][2:]}", text)
    text = _PAIR.sub(lambda found: found[0].replace("-", " "), text)
    text = _BEFORE_NOUN.sub(lambda found: found[0].replace(" ", "-"), text)
    return _AGE.sub(lambda found: f"{found['years']}-year-old{found['rest']}", text)


def _with_plain_turns(text: str) -> str:
    return _OF_THE.sub(lambda found: f"{found['all']} ", _AT_AGE.sub("at the age of ", text))


_STYLES: tuple[Callable[[str], str], ...] = (
    _with_plain_verbs,
    _with_whole_titles,
    _with_plain_firms,
    _with_one_hyphen,
    _with_plain_turns,
)


def without_comma_in_series(wording: Wording) -> str | None:
    """ "Nurses, teachers, and drivers": "nurses, teachers and drivers"; not "the mayor, Ana Velk, and two aides"."""
    for at in range(3, wording.last - 1):
        if wording.word(at) in _JOINTS and wording.word(at - 1) == "," and _is_series(wording, at):
            return _without(wording, at - 1)
    return None


def _without(wording: Wording, comma: int) -> str:
    token = wording.tokens[comma]
    return wording.text[: token.start] + wording.text[token.end :]


def _is_series(wording: Wording, joint: int) -> bool:
    """Whether what stands before and behind the joint names things of one kind, of which none can be said of another."""
    comma = next((at for at in range(joint - 2, 0, -1) if wording.word(at) == ","), None)
    if comma is None:
        return False
    second = range(comma + 1, joint - 1)
    items = (_names_before(wording, comma), second, _names_behind(wording, joint + 1, len(second)))
    return any(all(item and fits(wording, item) for item in items) for fits in (_are_many, _is_place, _is_person))


def _names_before(wording: Wording, end: int) -> range:
    start = end
    while start and wording.tag(start - 1) in "PS":
        start -= 1
    return range(start, end)


def _names_behind(wording: Wording, start: int, most: int) -> range:
    end = start
    while end < start + most and wording.tag(end) in ("P", "S"):
        end += 1
    return range(start, end)


def _are_many(wording: Wording, item: range) -> bool:
    """Whether these are a plural noun alone, be it the first word with its capital."""
    if len(item) != 1:
        return False
    word = wording.word(item[0])
    return wording.tag(item[0]) == "S" or (item[0] == 0 and word.endswith("s") and senses_of(word, "n") is not UNKNOWN)


def _is_place(wording: Wording, item: range) -> bool:
    return wording.between(item.start, item.stop).lower().replace(" ", "-") in PLACE_NAMES


def _is_person(wording: Wording, item: range) -> bool:
    return wording.name_end(item.start) == item.stop


def without_comma_before_but(wording: Wording) -> str | None:
    """ "The bank failed, but the mayor stayed": "the bank failed but the mayor stayed"; not "all, but the mayor"."""
    for at in range(2, wording.last - 2):
        if wording.word(at) == "but" and wording.word(at - 1) == "," and _joins_clauses(wording, at):
            return _without(wording, at - 1)
    return None


def _joins_clauses(wording: Wording, joint: int) -> bool:
    before, behind = wording.tokens[: joint - 1], wording.tokens[joint + 1 : wording.last]
    return behind[0].tag in _SUBJECT and all(any(token.tag in FINITE for token in part) for part in (before, behind))
