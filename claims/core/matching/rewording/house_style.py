"""What newsrooms write in ways of their own, told in one: contractions, titles, firms, hyphens, commas.

A sentence of an agency stands in fifty papers, each edited by its own style guide. Nothing of what is said changes by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import FINITE
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.rewording.wording import SCOPES, Wording
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
    "Gov": "Governor",
    "Lt": "Lieutenant",
    "Prof": "Professor",
    "Sen": "Senator",
    "Sgt": "Sergeant",
}
"""Short forms that stand for nothing else before a name, as "Gen. Electric" and "Rep. Ireland" do."""

_TITLE = re.compile(rf"\b(?P<title>{'|'.join(_TITLES)})\.\s(?=[A-Z][a-z])")
_FIRM = re.compile(r"(?P<name>\b[A-Z][\w&-]+),?\s(?P<form>Inc|Ltd|Corp|Co)\.(?=\s[a-z])")
"""With its point, for without it a comma may join two firms; a comma behind it may begin a list."""

_CLOSED = words(
    "cease-fire counter-attack cyber-attack e-mail fund-raiser fund-raising hard-liner peace-keeper policy-maker"
)
"""Nouns that are written with a hyphen or, as they are better known, in one word; in two, some are another thing."""

_HYPHENED = words("by-election co-author co-chair co-founder co-host co-owner co-pilot co-worker")
"""Nouns that are written in one word or, as they are better known, with a hyphen, behind their first two letters; in two,
some are another thing ("chosen by election")."""

_OPEN = words(
    "attorney-general director-general secretary-general vice-chairman vice-chancellor vice-minister vice-president"
)
"""Nouns that are written in two words or with a hyphen."""

_ANY = words("air-strike health-care web-site")
"""Nouns that are written in one word, in two or with a hyphen."""

_BEFORE_NOUNS = words(
    """full-time high-speed last-minute long-awaited long-range long-term medium-term open-air part-time short-range
    short-term well-known"""
)
"""What stands before a noun with a hyphen or without one."""


def _written(compounds: Iterable[str], joint: str) -> str:
    """A pattern for compounds with something in the place of their hyphens."""
    return "|".join(sorted(compound.replace("-", joint) for compound in compounds))


_SPARE_HYPHEN = re.compile(rf"\b(?:{_written(_CLOSED, '-')}|{_written(_ANY, '[ -]')})(?=s?\b)", re.IGNORECASE)
_LACKS_HYPHEN = re.compile(rf"\b(?:{_written(_HYPHENED, '')})(?=s?\b)", re.IGNORECASE)
_PAIR = re.compile(rf"\b(?:{_written(_OPEN, '-')})(?=s?\b)", re.IGNORECASE)
_BEFORE_NOUN = re.compile(rf"\b(?:{_written(_BEFORE_NOUNS, ' ')})(?=\s[a-z])", re.IGNORECASE)
_IN_PHRASE = re.compile(r"\b(?:in|over|at|on|for|by|during|of)(?:\s(?:the|a))?\s\Z", re.IGNORECASE)
"""Before such words where they may be a phrase of their own: "in the short term rates rose"."""

_AGE = re.compile(r"\b(?P<article>an?|the)\s(?P<years>\d{1,3})[\s-]year[\s-]old(?=\s[a-z])", re.IGNORECASE)
"""Of one: "40 year old bottles" may be forty."""

_AT_AGE = re.compile(r"\bat\sage\s(?=\d{1,3}\b(?!\s(?:month|week|day|hour)))")
_OF_THE = re.compile(r"\b(?P<all>all|both)\sof\s(?=(?:the|these|those|its|their|his|her)\s)", re.IGNORECASE)

_JOINTS = words("and or")
_LEADING = words("if unless whether that who which everyone everybody everything anyone anybody anything")
_VERBAL = FINITE | VERB_TAGS
_NAMING = frozenset("PS")
_SUBJECT = frozenset("DNSPO")
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
    return _FIRM.sub(lambda found: f"{found['name']} {found['form']}", text)


def _with_one_hyphen(text: str) -> str:
    text = _SPARE_HYPHEN.sub(lambda found: found[0].replace("-", "").replace(" ", ""), text)
    text = _LACKS_HYPHEN.sub(lambda found: f"{found[0][:2]}-{found[0][2:]}", text)
    text = _PAIR.sub(lambda found: found[0].replace("-", " "), text)
    text = _BEFORE_NOUN.sub(_with_hyphen, text)
    return _AGE.sub(lambda found: f"{found['article']} {found['years']}-year-old", text)


def _with_hyphen(found: re.Match[str]) -> str:
    is_phrase = _IN_PHRASE.search(found.string, 0, found.start()) is not None
    return found[0] if is_phrase else found[0].replace(" ", "-")


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
    if _has_verb(wording, range(joint)) and _has_verb(wording, range(joint, wording.last)):
        return False  # "freed Ana Velk, Bo Lind, and Eva Orle arrested him"
    return any(all(item and fits(wording, item) for item in items) for fits in (_are_many, _is_person))


def _has_verb(wording: Wording, numbers: range) -> bool:
    return any(wording.tokens[at].tag in _VERBAL for at in numbers)


def _names_before(wording: Wording, end: int) -> range:
    start = end
    while wording.tag(start - 1) in _NAMING:
        start -= 1
    return range(start, end)


def _names_behind(wording: Wording, start: int, most: int) -> range:
    end = start
    while end < start + most and wording.tag(end) in _NAMING:
        end += 1
    return range(start, end)


def _are_many(wording: Wording, item: range) -> bool:
    """Whether these are a plural noun alone, be it the first word with its capital."""
    if len(item) != 1:
        return False
    word = wording.word(item[0])
    return wording.tag(item[0]) == "S" or (item[0] == 0 and word.endswith("s") and senses_of(word, "n") is not UNKNOWN)


def _is_person(wording: Wording, item: range) -> bool:
    return wording.name_end(item.start) == item.stop


def without_comma_before_but(wording: Wording) -> str | None:
    """ "The bank failed, but the mayor stayed": "the bank failed but the mayor stayed"; not "all, but the mayor"."""
    for at in range(2, wording.last - 2):
        if wording.word(at) == "but" and wording.word(at - 1) == "," and _joins_clauses(wording, at):
            return _without(wording, at - 1)
    return None


def _joins_clauses(wording: Wording, joint: int) -> bool:
    """Whether a plain clause stands on either side: none that is said, asked or set as a condition, and none of all or
    none, of whom "but" may except some."""
    before, behind = wording.tokens[: joint - 1], wording.tokens[joint + 1 : wording.last]
    is_scoped = any(token.lower in SCOPES or token.lower in _LEADING for token in wording.tokens)
    if is_scoped or behind[0].tag not in _SUBJECT:
        return False
    return all(sum(token.tag in FINITE for token in part) == 1 for part in (before, behind))
