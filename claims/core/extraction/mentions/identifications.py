"""Descriptions that a name explains: "a bank cashier, Sunita Rao", "the capital, Tolmen", "Roe of Lakefront Capital".

They say who or what bears the name. Descriptions with a known title before or behind the name are read with the name
itself (``names``); here any noun will do, so more is asked of the marks around.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claims.core.extraction.lexicon.calendar_words import NAMED_TIMES
from claims.core.extraction.lexicon.determiners import ARTICLES, POSSESSIVES
from claims.core.extraction.lexicon.people import INSTITUTIONS, OFFICES, PEOPLE, TITLES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.kin import is_kin
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token
from claims.core.records import Span

_LONGEST = 12
"""Words of a description at most."""
_LONGEST_NAME = 5
_AGENT_ENDINGS = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "woman",
    "magnate",
    "chief",
    "nurse",
    "coach",
    "author",
    "boss",
    "aunt",
    "uncle",
    "son",
    "-of-two",
    "-of-three",
    "-of-four",
    "-of-five",
    "pensioner",
    "graduate",
    "student",
    "survivor",
    "widow",
)
"""How nouns end that say what somebody does or is to somebody."""
_LONGEST_OCCUPATION = 5
_OPENERS = ARTICLES | POSSESSIVES
_INSIDE = frozenset("JNSPCQE")
_LINKS = words("of in for at from")
_CLOSERS = ",.;:—–)"
_TIMES = NAMED_TIMES | words("hour time moment")
"""Nouns after which a name in commas is where something was, not what it is called ("the next day, Paris …")."""


def identifications(parsed: ParsedSentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The names of a sentence that a description before them or a body behind them identifies, with that as their title."""
    for mention in mentions:
        if mention.is_apposed or parsed.quoted[mention.first]:
            continue
        first = _name_start(mention, parsed)
        if opens_clause_of(parsed.tokens, first, mention.last):
            continue
        begin = _description_before(parsed, first, mention.last, is_person=mention.kind is NameKind.PERSON)
        if begin is not None:
            yield _identified(parsed, mention, Span(parsed.tokens[begin].start, mention.span.end), (begin, first - 1))
            continue
        begin = _occupation_before(parsed, first, mention)
        if begin is not None:
            yield _identified(parsed, mention, Span(parsed.tokens[begin].start, mention.span.end), (begin, first))
            continue
        last = _body_behind(parsed, mention)
        if last is not None:
            described = Span(mention.span.start, parsed.tokens[last - 1].end)
            yield _identified(parsed, mention, described, (mention.last, last))


def opens_clause_of(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether what stands before the name ``[first, last)`` and its comma only opens the clause of which it is the subject
    ("After a call from his mother, | Roe | left")."""
    if first < 2 or tokens[first - 1].text != "," or tokens[0].tag not in "IG" or has_finite(tokens[:first]):
        return False
    verb = next((token for token in tokens[last:] if token.tag != "R"), None)
    return verb is not None and verb.tag in FINITE


def _identified(parsed: ParsedSentence, mention: Mention, described: Span, role: tuple[int, int]) -> Mention:
    tokens = parsed.tokens[slice(*role)]
    title = tokens[0].text
    for before, token in pairwise(tokens):
        title += (" " if token.start > before.end else "") + token.text
    return replace(mention, described=described, title=title, has_office=False, is_apposed=True)


def _name_start(mention: Mention, parsed: ParsedSentence) -> int:
    return next(at for at in range(mention.first, mention.last) if parsed.tokens[at].start >= mention.span.start)


def _description_before(parsed: ParsedSentence, first: int, last: int, *, is_person: bool) -> int | None:
    """Where the description begins that the name ``[first, last)`` in commas explains; None if there is none.

    One that ends with a name ("the president of the Heart Association, Rosa Roe") has to lead to a person: of two places
    or bodies in a row the second tells where the first is.
    """
    tokens = parsed.tokens
    if first < 3 or tokens[first - 1].text != "," or last - first > _LONGEST_NAME:
        return None
    if last < len(tokens) and tokens[last].text not in _CLOSERS and tokens[last].text not in "\"”’'":
        return None
    if _is_listed(tokens, last):
        return None
    head = tokens[first - 2]
    named = head.is_capitalized
    if head.tag not in ("P" if named and is_person else "NS") or named > is_person or head.lower in _TIMES:
        return None
    for at in range(first - 2, max(0, first - _LONGEST), -1):
        before = tokens[at - 1]
        if before.lower in _OPENERS:
            begin = at - 1
            bare = named and begin == first - 3
            if named and not bare and not _leads_with_noun(tokens, begin, first):
                continue
            lead = _lead(tokens, begin + 1, first - 1)
            if is_person and lead.tag == "S":
                # "one of the journalists, Ana Roe": one of them; no person is several.
                return begin - 2 if begin > 1 and _texts(tokens, begin - 2, begin) == ["one", "of"] else None
            if is_person and begin == 1 and tokens[0].tag == "I" and not _is_of_people(_lead(tokens, 2, first - 1)):
                # "As part of his plea, Roe, 44, said": what opens the sentence describes nobody.
                return None
            if begin == 0 or tokens[begin - 1].lower not in ("of", "for") or _is_whole(tokens, begin):
                # "on behalf of the party of Velm's president, Ana Roe": she is no party.
                is_body = is_person and lead.lower in INSTITUTIONS and not _is_of_people(lead)
                return None if is_body else begin
        elif before.tag not in _INSIDE and before.lower not in _LINKS:
            return _after_owner(tokens, at, first)
    return _after_owner(tokens, 0, first) if first < _LONGEST else None


def _lead(tokens: Sequence[Token], first: int, last: int) -> Token:
    """The noun that the words ``[first, last)`` of a description are about: the last before a preposition."""
    link = next((at for at in range(first + 1, last) if tokens[at].lower in _LINKS), last)
    return tokens[link - 1]


def _is_of_people(noun: Token) -> bool:
    """Whether a noun tells what somebody is or does."""
    return noun.lower in PEOPLE or noun.lower in TITLES or noun.lower in OFFICES or noun.lower.endswith(_AGENT_ENDINGS)


def _texts(tokens: Sequence[Token], first: int, last: int) -> list[str]:
    return [token.lower for token in tokens[first:last]]


def _after_owner(tokens: Sequence[Token], at: int, first: int) -> int | None:
    """``at`` if the phrase there begins with a name that owns the rest ("CoreView's head of research, Ana Roe")."""
    owner = next((place for place in range(at, first) if tokens[place].tag == "Q"), None)
    if owner is None or owner == at or owner + 1 >= first - 1:
        return None
    return at if all(token.tag == "P" for token in tokens[at:owner]) else None


def _occupation_before(parsed: ParsedSentence, first: int, mention: Mention) -> int | None:
    """Where an occupation begins that stands right before a full name without article ("said auctioneer Jane Roe",
    "retired bus driver Jane Roe"); None if none does."""
    tokens = parsed.tokens
    if mention.kind not in (NameKind.PERSON, NameKind.OTHER) or first < 1:
        return None
    head = tokens[first - 1]
    if is_kin(tokens, first):
        return _start_of_kin(tokens, first - 1)
    if len(mention.name.split()) < 2 or head.is_capitalized or head.lower in INSTITUTIONS:
        return None
    does = head.tag == "N" or (head.tag == "J" and head.lower.endswith("eer"))
    if not does or not head.lower.endswith(_AGENT_ENDINGS):
        return None
    begin = first - 1
    while begin > 0 and first - begin < _LONGEST_OCCUPATION and tokens[begin - 1].tag in "JNE":
        begin -= 1
    if mention.kind is NameKind.PERSON:
        while begin > 0 and tokens[begin - 1].tag in "DJPQ" and tokens[begin - 1].is_word:
            begin -= 1
    opens = begin == 0 or tokens[begin - 1].tag in "TZFKIY"
    return begin if opens and not any(token.is_capitalized for token in tokens[begin + 1 : first]) else None


def _start_of_kin(tokens: Sequence[Token], kin: int) -> int:
    """Where the phrase begins whose head is ``kin``: with the owner ("her younger | son", "Ana Roe's | son")."""
    begin = kin
    while begin > 0 and tokens[begin - 1].tag in "JNQPD" and tokens[begin - 1].is_word:
        begin -= 1
    return begin


def _leads_with_noun(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether a common noun leads the phrase: the word before its first link."""
    link = next((at for at in range(begin, end) if tokens[at].lower in _LINKS), begin)
    return link > begin + 1 and tokens[link - 1].tag in "NS" and not tokens[link - 1].is_capitalized


def _is_whole(tokens: Sequence[Token], begin: int) -> bool:
    """Whether the phrase after "of" or "for" stands by itself ("talks of a merger"): its noun has no article."""
    before = begin - 2
    while before >= 0 and tokens[before].tag in _INSIDE:
        before -= 1
    return before < 0 or tokens[before].lower not in _OPENERS


def _is_listed(tokens: Sequence[Token], last: int) -> bool:
    """Whether the name is one item of a list ("the mayor, Acme, and …", "the firm, Acme and Zorro")."""
    rest = tokens[last : last + 12]
    for token, following in pairwise(rest):
        if token.tag in "MFZT" or token.tag == "W" or token.text in ".;—–":
            return False
        if token.tag == "K" and following.tag in "DPNSC":
            return True
    return False


def _body_behind(parsed: ParsedSentence, mention: Mention) -> int | None:
    """The end of "of" or "at" with a body behind a full name ("Ana Roe of Lakefront Capital"); None if there is none."""
    tokens = parsed.tokens
    at = mention.last
    if mention.kind is not NameKind.PERSON or len(mention.name.split()) < 2 or at + 1 >= len(tokens):
        return None
    if tokens[at].lower not in ("of", "at", "from"):
        return None
    end = at + 1
    if tokens[end].lower == "the":
        end += 1
        while end + 1 < len(tokens) and tokens[end].tag in "NJ" and not tokens[end].is_capitalized:
            # "of the hedge fund | Acme".
            end += 1
    start = end
    while end < len(tokens) and end - start < _LONGEST_NAME and tokens[end].is_capitalized and tokens[end].tag in "PNS":
        end += 1
        if end + 1 < len(tokens) and tokens[end].lower == "of" and tokens[end + 1].is_capitalized:
            end += 1
    return end if end > start and tokens[start].tag == "P" else None
