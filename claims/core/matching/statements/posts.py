"""What people post, made readable as the sentence that it is: without links, labels and signs of hashtags, in small letters
where all is in capitals.

Every sign stays where it is, what is left out becomes spaces: offsets of the readable text are those of the post.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.core.extraction.lexicon.calendar_words import MONTHS, WEEKDAYS
from claims.core.extraction.lexicon.determiners import ARTICLES, DEMONSTRATIVES, POSSESSIVES
from claims.core.extraction.lexicon.geography import PLACES
from claims.core.extraction.lexicon.people import FIRST_NAMES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import is_known, shares_of
from claims.core.matching.statements.headings import without_heading
from claims.core.matching.statements.verdict_words import is_taken_back
from claims.core.matching.words.function_words import FUNCTION_WORDS
from claims.core.matching.words.post_stamps import STAMP
from claims.core.matching.words.thesaurus import UNKNOWN, senses_of
from claims.core.records import Force, Span

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
    r"\W*(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|must|might)(?:n?['’]t)?\s"
    r"|\W*won['’]t\s",
    re.IGNORECASE,
)
"""An auxiliary before its subject, which asks, with a question mark or without."""

_SIGNATURE = re.compile(
    r"\s[—–-]{1,2}\s?(?P<signed>[^\n—–]{1,80}?\s?\(@\w{1,40}\)\s{1,3}[A-Z][a-z]{2,8} \d{1,2}, \d{4})\b"
)
"""Who posted something, and when, as it stands below a post that a page shows: "— Mila Brandt (@milab) May 3, 2019"."""

_MOST_SIGNED = 4
"""Signatures that are read, the last ones: a post, and what it answers or passes on."""

_HANDLE = re.compile(r"\(@\w{1,40}\)")
_PASSED_ON = re.compile(r"\s*RT @\w{1,40}:?\s")
_SOURCE = re.compile(r"\svia @\w{1,40}\s*\Z")
_TAGS_BEHIND = re.compile(r"(?:\s*(?<!\w)[#@](?=[^\W\d_])\w{1,80})+\s*\Z")
_NUMBER_BEHIND = re.compile(r"[#@][\d_]\w{0,80}\s*\Z")
"""What may be a number ("Proposition #8") as well as a hashtag behind a sentence."""

_TAIL = 500
"""Code points at the end of a text in which hashtags behind it are looked for."""
_LAST_WORD = re.compile(r"[^\W\d_]{1,40}\Z")
_ENDING_TAGS = frozenset("NSPRC")
"""Tags of a word with which a sentence may end; behind any other one a hashtag belongs to it."""
_PICTURES = re.compile("[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+")
_TAG_SIGN = re.compile(r"(?<!\w)#(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ORDINARY = re.compile("[^#@/:|·\u2013-\u2014\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]*")
"""What needs no second look: a text without signs of hashtags, handles, links, labels and pictures."""
_SMALL_WORD = re.compile(r"\b[a-z]{4,}")
_JOINTS = words(
    "a an the and or but nor as at by for from in into of off on onto over per since than to under until up via vs with"
)
"""The words that are small in a headline too; any other small word tells of an ordinary sentence."""

_DETERMINERS = ARTICLES | DEMONSTRATIVES | POSSESSIVES | words("no each every")
"""Words behind which a given name is a common word: "the bill"."""

_MONTHS_ALSO_VERBS = frozenset(("may", "march"))
_DATE_BEFORE = re.compile(r"\b(?:in|since|until|till|of|during|early|late|mid|next|on \d{1,2})\W{1,2}\Z", re.IGNORECASE)
_LONGEST_BEFORE_DATE = 12
"""Signs before the name of a month that tell of a date."""

_DATE_BEHIND = re.compile(r"\W{1,2}\d")
_VERBS = frozenset("ZTEGM")
_MOSTLY = 0.5
"""Share of the uses of a word from which it is taken for a verb."""

_SENTENCE_END = re.compile(r"(?<![.\s]\w)[.!?…][\"”’)]*\s+[\"“‘(]*\Z")
_LOOK_BACK = 12
"""Signs before a word among which a mark ends the sentence before."""

_SMALL_PLACES = frozenset(place.lower() for place in PLACES if len(place) >= LONGER)
_LONGEST_PLACE = max(place.count(" ") + 1 for place in PLACES)
_PARTS = "nvar"
"""The parts of speech in which the thesaurus may know a word."""


@dataclass(frozen=True, slots=True)
class ReadablePost:
    """A post as a sentence. ``is_all`` is false where it may say something else: somebody else may be its source, a
    picture, a hashtag or a sentence may take all of it back ("❌", "#fake", "/s", "Not true."), it was written on another
    day, a question may lack its mark, small letters no longer tell "US" from "us", and a heading may judge it. ``force``
    is what that heading does with it; ``signatures`` are the places of the names and days of those who posted it.
    """

    text: str
    is_all: bool = True
    force: Force | None = None
    signatures: tuple[Span, ...] = ()


def readable(text: str) -> ReadablePost:
    """A text as a sentence, sign for sign as long."""
    unheaded = without_heading(text)
    signed = [Span(*found.span("signed")) for found in _SIGNATURE.finditer(text)] if "(@" in text else []
    signatures = tuple(signed[-_MOST_SIGNED:])
    post = _readable(_HANDLE.sub(_blank, unheaded.text) if signatures else unheaded.text)
    if unheaded.text == text and not signatures:
        return post
    return ReadablePost(post.text, False, unheaded.force, signatures)


def _readable(text: str) -> ReadablePost:
    is_sure = _ASKED.match(text) is None and not is_taken_back(text)
    if _ORDINARY.fullmatch(text) and "www." not in text and _has_small_word(text):
        return ReadablePost(text, is_sure)
    plain = _blank_start(_LABEL, text)
    whole = plain = _LINK.sub(_blank_link, plain)
    plain = _blank_start(_OTHER_LABEL, _PICTURES.sub(_blank, STAMP.sub(_blank, plain)))
    if "@" in plain or "#" in plain:
        plain = _without_tags_behind(_SOURCE.sub(_blank, _blank_start(_PASSED_ON, plain)))
    is_numbered = _NUMBER_BEHIND.search(plain, max(0, len(plain) - _TAIL)) is not None
    is_all = is_sure and plain == whole and not is_numbered and _ASKED.match(plain) is None
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
    found = list(_WORD.finditer(text))
    written = [word[0] for word in found]
    if sum(len(word) >= LONGER for word in written) < LEAST_WORDS:
        return text
    if all(word.isupper() for word in written if len(word) > 1):
        return _rewritten(text, found, is_headline=False)
    if not all(word[0].isupper() or word in _JOINTS for word in written):
        return text
    capital = [word.lower() for at, word in enumerate(written) if word.istitle() and not _is_name(text, found, at)]
    common = sum(_is_common(word) and word not in _JOINTS for word in capital)
    return _rewritten(text, found, is_headline=True) if common >= LEAST_WORDS else text


def _rewritten(text: str, found: Sequence[re.Match[str]], *, is_headline: bool) -> str:
    """The text with its common words in small letters, but for a sentence's first; a headline's abbreviations stay."""
    signs = list(text)
    for at, word in enumerate(found):
        if is_headline and len(word[0]) > 1 and word[0].isupper():
            continue
        small = "".join(map(_small, word[0]))
        if _is_first(text, found, at) or not _is_common(small) or _is_name(text, found, at):
            small = word[0] if is_headline or word[0] in PLACES else word[0][0] + small[1:]
        signs[word.start() : word.end()] = small
    return "".join(signs)


def _is_first(text: str, found: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a sentence begins with the word, and with no figure before it."""
    start = found[at].start()
    if at == 0:
        return not any(sign.isalnum() for sign in text[:start])
    return _SENTENCE_END.search(text, max(0, start - _LOOK_BACK), start) is not None


def _is_name(text: str, found: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a word that may be a common one is part of a name here, so that its capital stays."""
    word = found[at][0].lower()
    start, end = found[at].span()
    if word in _MONTHS_ALSO_VERBS:
        is_behind = _DATE_BEFORE.search(text, max(0, start - _LONGEST_BEFORE_DATE), start)
        return is_behind is not None or _DATE_BEHIND.match(text, end) is not None
    if word in MONTHS or word in WEEKDAYS:
        return len(word) >= LONGER
    is_initial = end - start == 1 and text[end : end + 1] == "."
    if is_initial or _is_in_place(text, found, at):
        return True
    before = found[at - 1][0].lower() if at and text[found[at - 1].end() : start] == " " else ""
    if found[at][0] == "US":
        return before == "the"
    if word in FUNCTION_WORDS:
        return False
    if word in FIRST_NAMES:
        return before not in _DETERMINERS
    behind = found[at + 1][0].lower() if at + 1 < len(found) else ""
    return before in FIRST_NAMES and (not _is_verb(word) or _is_verb(behind))


def _is_in_place(text: str, found: Sequence[re.Match[str]], at: int) -> bool:
    """Whether the word is one of a known name of a place: "New" of "NEW ZEALAND"."""
    for first in range(max(0, at - _LONGEST_PLACE + 1), at + 1):
        for last in range(at, min(len(found), first + _LONGEST_PLACE)):
            if text[found[first].start() : found[last].end()].lower() in _SMALL_PLACES:
                return True
    return False


def _is_verb(small: str) -> bool:
    shares = shares_of(small)
    if shares is None:
        return small.endswith(("ed", "ing"))
    return sum(share for tag, share in shares.items() if tag in _VERBS) >= _MOSTLY


def _is_common(small: str) -> bool:
    return small in FUNCTION_WORDS or is_known(small) or senses_of(small, _PARTS) is not UNKNOWN


def _small(sign: str) -> str:
    small = sign.lower()
    return small if len(small) == 1 else sign
