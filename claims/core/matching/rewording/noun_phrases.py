"""Owners, persons with what they are, and pairs, told in one way where the language has two."""

from __future__ import annotations

import re

from claims.core.extraction.lexicon.determiners import ARTICLES, DETERMINERS, THIRD_POSSESSIVES
from claims.core.extraction.lexicon.people import FIRST_NAMES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import has_finite
from claims.core.matching.comparing.phrases import is_two_sided
from claims.core.matching.rewording.countries import PORTFOLIOS, post_of_country
from claims.core.matching.rewording.wording import Wording, verb_groups
from claims.core.matching.vocabulary.occupations import OCCUPATIONS
from claims.core.matching.vocabulary.parties import NAMES_OF_PARTIES
from claims.core.matching.words.thesaurus import names_person, senses_of

_OWNING = frozenset({"'s", "’s"})
_INSIDE = "JNSPC"
_NOUNS = frozenset("NSP")
_JOINTS = words("and or of")
_ORDERING = words("latter former first second third order turn turns")
_MEASURING = words("ratio proportion difference gap balance odds score exchange rate")
"""What lies between two otherwise than between the other and the one."""

_PORTFOLIO = re.compile(rf"(?:former\s)?(?:{PORTFOLIOS}|home)\s(?:minister|secretary)", re.IGNORECASE)
"""Ministers and what they are in charge of, whatever letters they are written with."""

_TIMES = words(
    """today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday year month week day night century
    decade season spring summer autumn winter january february march april may june july august september october
    november december hour minute morning evening"""
)
_VERB_TAGS = frozenset("TZFM")
BEFORE_PAIRS = words("between in from to with for by against at")
MOST_WORDS = 7
_POSTS = words("boss head chief leader president chairman chairwoman chair secretary general commander owner founder")
"""What somebody is in a body; ``OCCUPATIONS`` are what somebody does."""

_RULING = words("president mayor governor chancellor premier")
"""Posts of which "of" and a place behind the name tells where: "President Ivo Velk of Orvale"."""

HOLDERS = _RULING | words("boss head chief leader chairman chairwoman chair director rector dean")
"""Posts in a body or a place, rather than what somebody is to another person: "the lawyer of the king, Ana Velk"."""


def owner_behind(wording: Wording) -> str | None:
    """ "Orvale's water price": "the water price of Orvale"; what somebody does or suffers ("X's defeat") is left."""
    marks = [at for at, token in enumerate(wording.tokens) if token.text in _OWNING and token.tag == "Q"]
    if len(marks) != 1:
        return None
    mark = marks[0]
    start, end = _phrase_start(wording, mark), _phrase_end(wording, mark + 1)
    if wording.word(start - 1) in _JOINTS:
        return None  # "the king and the queen's house" may be the house of both
    if wording.tag(mark + 1) == "C":
        return None  # "paid Orvale's 12 euros" is not "paid Orvale 12 euros"
    if start == mark or end == mark + 1 or wording.word(mark - 1) in _TIMES or wording.tag(end - 1) not in "NS":
        return None
    if is_two_sided(wording.word(end - 1)) or wording.word(end) in {"of", "and", "or", "'s"} or _is_kind(wording, mark):
        return None
    owner = wording.lowered(start, mark)
    told = f"the {wording.between(mark + 1, end)} of {owner}"
    return _replaced(wording, start, end, told)


def _phrase_start(wording: Wording, end: int) -> int:
    """Number of the first word of the noun phrase before a place."""
    start = end
    while start and wording.tag(start - 1) in _INSIDE:
        start -= 1
    return start - 1 if start and wording.word(start - 1) in DETERMINERS else start


def _phrase_end(wording: Wording, start: int) -> int:
    end = start
    while wording.tag(end) in _INSIDE and wording.tag(end):
        end += 1
    return end


def _is_kind(wording: Wording, mark: int) -> bool:
    """Whether the owner only tells of which kind a thing is: "a driver's licence", "the women's prison"."""
    start = _phrase_start(wording, mark)
    is_name = wording.tokens[mark - 1].text[:1].isupper() and (mark > 1 or wording.tag(0) == "P")
    is_known = wording.word(start) in DETERMINERS - {"a", "an"} and wording.tag(mark - 1) == "N"
    return not (is_name or is_known)


def name_first(wording: Wording) -> str | None:
    """ "The mayor, Ana Velk, said", "Mayor Ana Velk said": "Ana Velk, the mayor, said"; where the name opens, it stays."""
    end = _phrase_end_of_post(wording) or _phrase_end_of_holder(wording)
    if end is None:
        return None
    has_comma = wording.word(end) == ","
    first = end + has_comma
    behind = wording.name_end(first)
    if behind == first or (has_comma and wording.word(behind) != ","):
        return None
    if not has_comma and wording.word(0) in NAMES_OF_PARTIES:
        return None  # "Green mayor Ana Velk" is no mayor of Green
    following = behind + has_comma
    post = _plain_post(wording, 0, end)
    if end == 1 and wording.word(0) in _RULING and wording.word(following) == "of":
        place = _names_end(wording, following + 1)
        post, following = f"{post} of {wording.between(following + 1, place)}", place
    if wording.tag(following) not in _VERB_TAGS or not wording.tag(following):
        return None
    rest = wording.between(following, wording.last)
    return wording.told(f"{wording.between(first, behind)}, {post}, {rest}")


def post_behind(wording: Wording) -> str | None:
    """ "Ana Velk, mayor of Orvale, said": "Ana Velk, the mayor of Orvale, said"."""
    end = wording.name_end(0)
    if not end or wording.word(end) != ",":
        return None
    close = next((at for at in range(end + 1, wording.last) if wording.word(at) == ","), 0)
    if not close or close - end > MOST_WORDS or wording.tag(close + 1) not in _VERB_TAGS:
        return None
    if not _is_post(wording, end + 1, close):
        return None
    rest = wording.between(close + 1, wording.last)
    told = wording.told(f"{wording.between(0, end)}, {_plain_post(wording, end + 1, close)}, {rest}")
    return told if told != wording.text else None


def _phrase_end_of_post(wording: Wording) -> int | None:
    """Number of the word behind the noun phrase for a post that opens a sentence; None where none does."""
    for at in range(min(MOST_WORDS, wording.last)):
        if _is_title(wording, at) and not _is_title(wording, at + 1) and _is_post(wording, 0, at + 1):
            if wording.word(at + 1) == "of":
                continue
            is_of_person = any(wording.word(number) == "of" for number in range(at))
            return None if is_of_person else at + 1  # "the lawyer of the king, Ana Velk", who may be the king
    return None


def _phrase_end_of_holder(wording: Wording) -> int | None:
    """Number of the comma behind "the mayor of Orvale" that opens a sentence: no other person stands in it, who could be
    named behind the comma."""
    of = next((at for at in range(1, MOST_WORDS) if wording.word(at) == "of"), 0)
    if not of or wording.word(0) not in ARTICLES:
        return None
    if wording.word(of - 1) not in HOLDERS and not _PORTFOLIO.fullmatch(wording.between(1, of)):
        return None
    start = of + 1 + (wording.word(of + 1) in ARTICLES)
    end = _phrase_end(wording, start)
    if end == start or wording.word(end) != "," or not _is_post(wording, 0, of):
        return None
    is_of_person = any(is_post(wording.word(at)) for at in range(start, end)) or (
        wording.name_end(start) == end and wording.word(start) in FIRST_NAMES
    )
    return None if is_of_person else end


def _names_end(wording: Wording, number: int) -> int:
    """Number of the word behind some names in a row."""
    while wording.tag(number) == "P":
        number += 1
    return number


def _is_title(wording: Wording, number: int) -> bool:
    """Whether a word names what somebody is: a post, a trade, or any noun for persons in small letters."""
    if wording.word(number) in OCCUPATIONS | _POSTS:
        return True
    return wording.tag(number) == "N" and wording.tokens[number].text.islower() and is_post(wording.word(number))


def is_post(word: str) -> bool:
    """Whether a word in small letters may name what somebody is."""
    return word in OCCUPATIONS or word in _POSTS or names_person(word)


def _is_post(wording: Wording, start: int, end: int) -> bool:
    """Whether some words are a noun phrase of which the head is what somebody is, with at most whose or of what."""
    of = next((at for at in range(start, end) if wording.word(at) == "of"), end)
    if not _is_title(wording, of - 1) or any(wording.word(at) in THIRD_POSSESSIVES for at in range(start, end)):
        return False
    allowed = {*_INSIDE, "Q"}
    return all(
        wording.tag(at) in allowed or at == of or wording.word(at) in DETERMINERS for at in range(start, end)
    ) and not has_finite(wording.tokens[start:end])


def _plain_post(wording: Wording, start: int, end: int) -> str:
    """The post with its article: "the mayor of Orvale" for "mayor of Orvale" and for "Orvale's mayor"."""
    mark = next((at for at in range(start, end) if wording.tokens[at].text in _OWNING), None)
    if mark is not None:
        return f"the {wording.between(mark + 1, end)} of {wording.lowered(start, mark)}"
    if wording.word(start) in ARTICLES:
        start += 1
    of_state = post_of_country(wording.between(start, end))
    if of_state:
        return f"the {of_state}"
    names = _names_end(wording, start)
    if start < names == end - 1 and wording.word(names) in HOLDERS:
        return f"the {wording.word(names)} of {wording.between(start, names)}"
    text = wording.between(start, end)
    if _PORTFOLIO.fullmatch(text):
        return f"the {text.lower()}"
    is_common = start == 0 and wording.word(0) in OCCUPATIONS | _POSTS | {"former"}
    return f"the {text[:1].lower() + text[1:] if is_common else text}"


def pair_in_order(wording: Wording) -> str | None:
    """ "Orvale and Aldmar signed": "Aldmar and Orvale signed", where both are bare and nothing else could be joined."""
    joints = [at for at in range(wording.last) if wording.word(at) in {"and", "or", "but", "nor"}]
    if len(joints) != 1 or wording.word(joints[0]) != "and" or not 0 < joints[0] < wording.last - 1:
        return None
    found = _bare_pair(wording, joints[0])
    if found is None or any(token.lower in _ORDERING for token in wording.tokens) or _is_told_in_figures(wording):
        return None
    start, end = found
    one, other = wording.between(start, joints[0]), wording.between(joints[0] + 1, end)
    one = one.lower() if other.islower() else one
    return _replaced(wording, start, end, f"{other} and {one}") if other.lower() < one.lower() else None


def _is_told_in_figures(wording: Wording) -> bool:
    """Whether figures could belong to the one and the other: "Orvale and Aldmar won 3 and 4"."""
    is_measured = any(token.lower in _MEASURING for token in wording.tokens)
    return is_measured or sum(token.tag == "C" for token in wording.tokens) > 1


def _bare_pair(wording: Wording, joint: int) -> tuple[int, int] | None:
    """First word and the one behind the last of two bare names or nouns that "and" joins."""
    start, end = joint - 1, joint + 2
    is_named = wording.tag(start) == wording.tag(joint + 1) == "P"
    if is_named:
        while start and wording.tag(start - 1) == "P":
            start -= 1
        while wording.tag(end) == "P":
            end += 1
    elif {_kind(wording, start), _kind(wording, joint + 1)} != {"noun"}:
        return None
    words_ = {wording.word(at) for at in range(start, end)}
    if words_ & _TIMES or not _stands_alone(wording, start, end, is_named=is_named):
        return None
    return start, end


def _stands_alone(wording: Wording, start: int, end: int, *, is_named: bool) -> bool:
    """Whether nothing but the sentence is said of two: they open it, before its verb ("of Orvale" would be said of one of
    them), end it, or are what something lies between."""
    if start:
        before = wording.word(start - 1)
        return before in BEFORE_PAIRS and (end == wording.last or (before == "between" and _acts(wording, end)))
    return _acts(wording, end) or (not is_named and wording.tag(end) in _NOUNS and _acts(wording, end + 1))


def _acts(wording: Wording, number: int) -> bool:
    """Whether a word is the first of the only verb behind it."""
    return wording.tag(number) in _VERB_TAGS and verb_groups(wording.tokens[number : wording.last]) == 1


def _kind(wording: Wording, number: int) -> str:
    """ "noun" for a common noun in small letters or at the very front that the thesaurus knows as one."""
    if wording.tag(number) in "NS" and (number == 0 or wording.tokens[number].text.islower()):
        return "noun"
    is_known = bool(senses_of(wording.word(number), "n").main)
    return "noun" if number == 0 and wording.tag(0) == "P" and is_known else ""


def _replaced(wording: Wording, start: int, end: int, told: str) -> str:
    """The sentence with some of its words told otherwise."""
    before = wording.text[: wording.tokens[start].start]
    return wording.told(before + told + wording.text[wording.tokens[end - 1].end : wording.end])
