"""What people post, made readable as the sentence that it is: without links, labels and signs of hashtags, in small letters
where all is in capitals.

Every sign stays where it is, what is left out becomes spaces: offsets of the readable text are those of the post.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.core.extraction.tagging import is_known, shares_of
from claims.core.matching.function_words import FUNCTION_WORDS
from claims.core.matching.thesaurus import UNKNOWN, senses_of

LEAST_WORDS = 3
"""Longer words whose capitals show that a whole text is written so; fewer may all be names."""

LONGER = 4
"""Letters of such a word: shorter ones are small in many headlines and capitals in many abbreviations."""

_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)\S{1,300}")
_MARKS_BEHIND = ".,;:!?)]\"'“”’»"
"""Marks behind a link that belong to the sentence around it."""

_LABEL = re.compile(
    r"\s*[\"“(\[]?(?:(?i:breaking(?: news)?|just in|update)\s*[:|]|(?:BREAKING(?: NEWS)?|JUST IN|UPDATE)\s*[–—])\s"
)
"""What announces a post and says nothing of its content."""

_OTHER_LABEL = re.compile(
    r"\W*\b(?:(?i:breaking(?: news)?|just in|update|watch|live|exclusive|developing|alert|urgent|video|photos?)\s*[:|]"
    r"|(?:BREAKING(?: NEWS)?|JUST IN|UPDATE|WATCH|LIVE|EXCLUSIVE|DEVELOPING|ALERT|URGENT|VIDEO|PHOTOS?)\s*[–—])\s"
)
"""A label that tells of a picture behind the words, or one behind signs that may take a post back."""

_ASKED = re.compile(
    r"\W*(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|must|might)(?:n['’]t)?\s",
    re.IGNORECASE,
)
"""An auxiliary before its subject, which asks, with a question mark or without."""

_TAKEN_BACK = re.compile(r"(?<!\S)/s(?!\w)|(?<!\w)[:;=]['’-]?[()\[\]DPp/|](?!\w)|[\u203c\u2049\u20e0]")
"""Signs of mockery, doubt and denial that are no emoji."""

_PASSED_ON = re.compile(r"\s*RT @\w{1,40}:?\s")
_SOURCE = re.compile(r"\svia @\w{1,40}\s*\Z")
_TAGS_BEHIND = re.compile(r"(?:\s*(?<!\w)[#@](?=[^\W\d_])\w{1,80})+\s*\Z")
_TAIL = 500
"""Code points at the end of a text in which hashtags behind it are looked for."""
_LAST_WORD = re.compile(r"[^\W\d_]{1,40}\Z")
_ENDING_TAGS = frozenset("NSPRC")
"""Tags of a word with which a sentence may end; behind any other one a hashtag belongs to it."""
_PICTURES = re.compile("[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+")
_TAG_SIGN = re.compile(r"(?<!\w)#(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ORDINARY = re.compile("[^#@/:|\u2013-\u2014\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]*")
"""What needs no second look: a text without signs of hashtags, handles, links, labels and pictures."""
_SMALL_WORD = re.compile(r"\b[a-z]{4,}")
_PARTS = "nvar"
"""The parts of speech in which the thesaurus may know a word."""


@dataclass(frozen=True, slots=True)
class ReadablePost:
    """A post as a sentence. ``is_all`` is false where it may say something else: somebody else may be its source, a picture
    or a hashtag may take all of it back ("❌", "#fake", "/s"), a question may lack its mark, and small letters no longer
    tell "US" from "us"."""

    text: str
    is_all: bool = True


def readable(text: str) -> ReadablePost:
    """A text as a sentence, sign for sign as long."""
    is_sure = _ASKED.match(text) is None and _TAKEN_BACK.search(text) is None
    if _ORDINARY.fullmatch(text) and "www." not in text and _has_small_word(text):
        return ReadablePost(text, is_sure)
    plain = _blank_start(_LABEL, text)
    whole = plain = _LINK.sub(_blank_link, plain)
    plain = _blank_start(_OTHER_LABEL, _PICTURES.sub(_blank, plain))
    if "@" in plain or "#" in plain:
        plain = _without_tags_behind(_SOURCE.sub(_blank, _blank_start(_PASSED_ON, plain)))
    is_all = is_sure and plain == whole and _ASKED.match(plain) is None
    plain = _TAG_SIGN.sub(" ", plain)
    small = _in_small_letters(plain)
    return ReadablePost(small, is_all and small == plain)


def _has_small_word(text: str) -> bool:
    """Whether a longer word shows at once that a text is not written in capitals."""
    found = _SMALL_WORD.search(text)
    return found is not None and found[0] not in FUNCTION_WORDS


def _without_tags_behind(text: str) -> str:
    """A text without the hashtags and handles behind its last word, unless that leads on to them ("voted for #Lund")."""
    tags = _TAGS_BEHIND.search(text, max(0, len(text) - _TAIL))
    if tags is None or tags.start() == 0:
        return text
    last = _LAST_WORD.search(text, max(0, tags.start() - _TAIL), tags.start())
    shares = shares_of(last[0].lower()) if last is not None else None
    if last is not None and last[0].lower() in FUNCTION_WORDS:
        return text
    if shares is not None and max(shares, key=lambda tag: shares[tag]) not in _ENDING_TAGS:
        return text
    return text[: tags.start()] + _blank(tags)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _blank_start(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.match(text)
    return text if found is None else _blank(found) + text[found.end() :]


def _blank_link(found: re.Match[str]) -> str:
    """Spaces for a link without the marks behind it: a full stop there still ends its sentence."""
    link = found[0].rstrip(_MARKS_BEHIND)
    return " " * len(link) + found[0][len(link) :]


def _in_small_letters(text: str) -> str:
    """A text whose words are all written with capitals as it would stand in an article; any other as it is."""
    longer = [word for word in _WORD.findall(text) if len(word) >= LONGER]
    if len(longer) < LEAST_WORDS:
        return text
    if all(word.isupper() for word in longer):
        return _WORD.sub(_out_of_capitals, text)
    if not all(word[0].isupper() or word in FUNCTION_WORDS for word in longer):
        return text
    small = _WORD.sub(_as_inside, text)
    changed = sum(one != other for one, other in zip(_WORD.findall(text), _WORD.findall(small), strict=True))
    return small if changed >= LEAST_WORDS else text


def _as_inside(found: re.Match[str]) -> str:
    """A word of a headline in capitals as inside a sentence: what the lexicon knows in small letters is no name."""
    word: str = found[0]
    small = word.lower()
    is_abbreviation = len(word) > 1 and word.isupper()
    return small if _is_common(small) and len(small) == len(word) and not is_abbreviation else word


def _out_of_capitals(found: re.Match[str]) -> str:
    """A word of a text in capitals as inside a sentence: a name where the lexicon does not know it."""
    small = "".join(_small(sign) for sign in found[0])
    return small if _is_common(small) else found[0][0] + small[1:]


def _is_common(small: str) -> bool:
    return small in FUNCTION_WORDS or is_known(small) or senses_of(small, _PARTS) is not UNKNOWN


def _small(sign: str) -> str:
    small = sign.lower()
    return small if len(small) == 1 else sign
