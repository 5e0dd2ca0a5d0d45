"""Noun phrases in commas that say what the phrase before them is: "the lake, Africa's third largest, …".

Names with a description are read with the name (``names``, ``identifications``); here neither phrase need hold a name.
Appositions that comment on the whole clause ("…, the lowest since 1990", "…, a move that pleased nobody") are read with
the clause (``asides``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.core.extraction.clauses.moments import tells_circumstance
from claims.core.extraction.clauses.pieces import Piece, Role, is_day
from claims.core.extraction.lexicon.determiners import ARTICLES, POSSESSIVES
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.measures import MEASURES
from claims.core.extraction.lexicon.people import PEOPLE
from claims.core.extraction.lexicon.sayings import FORCE_BY_VERB
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token

_OWNERS = POSSESSIVES - {"your"}
"""Whose somebody told by a noun is; "your hopes, your dreams" is a list, said to somebody."""
_ONCE = words("once now formerly then")
_LINKS = words("of in at for from to by with on near between as")
_INSIDE = frozenset("DNSJPCQEGRI")
_LONGEST = 22
"""Words of the description at most."""
_GROUPS = words("group team pair couple family company firm band trio duo faction party club crew chain gang network")
"""Nouns in the singular that may describe several."""
_ROLES = words("home host birthplace capital headquarters seat heir")
"""Nouns that describe without an article ("Mour, home to 5 million people")."""
_DIRECTIONS = words("north south east west northeast northwest southeast southwest")
_PLACING = words("in at near from to")
_LENGTHS = words("kilometers kilometres km miles mile meters metres")
_TIMES = words(
    """year years month months week weeks day days hour hours minute minutes morning afternoon evening night season
    weekend quarter decade century today yesterday tomorrow percent cent points"""
)
_EVENTS = (
    words(
        """move step decision sign blow result outcome claim claims pledge charge charges allegation accusation fall rise
    increase decrease drop jump record total sum figure number share rate high low victory win defeat loss practice
    process method position view idea proposal prospect feat first last second third fourth fifth average amount
    majority half most reason lot moment visit year month week day time"""
    )
    | MEASURES
)
"""Heads that tell of what happened or how much it was, not what a thing is."""


def appositions(parsed: ParsedSentence) -> Iterator[Piece]:
    """Each phrase with its description in commas, as one piece whose ``subject`` is the phrase described."""
    tokens = parsed.tokens
    at = 1
    while at < len(tokens) - 2:
        piece = _apposition_at(parsed, at)
        if piece is None:
            at += 1
            continue
        yield piece
        at = piece.parts[0][1]


def _apposition_at(parsed: ParsedSentence, comma: int) -> Piece | None:
    tokens = parsed.tokens
    if tokens[comma].text != "," or parsed.quoted[comma]:
        return None
    begin = _described_before(tokens, comma)
    if begin == 1 and tokens[0].tag == "I" and not _subject_follows(tokens, comma):
        return None
    start = _description_start(tokens, comma + 1)
    if begin is None or start is None:
        return None
    end = _description_end(parsed, start)
    if (
        end is None
        or tells_circumstance(tokens, start, end)
        or not _says_what_it_is(tokens, (begin, comma), (start, end))
    ):
        return None
    if _is_listed(tokens, begin, comma, end) or (_ranks_in(tokens[start:end]) and not _goes_on(tokens, end)):
        return None
    return Piece(Role.IDENTITY, ((begin, end),), (begin, comma))


def _subject_follows(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a subject stands behind the next comma: "In Mour, the capital, | the strike went on".

    In "In Mour, the strike, in 2022, lasted …" the phrase behind the place is the subject itself.
    """
    closing = next((at for at in range(comma + 1, len(tokens) - 1) if tokens[at].text == ","), None)
    return closing is not None and tokens[closing + 1].tag in "DNSPO"


def _described_before(tokens: Sequence[Token], comma: int) -> int | None:
    """Where the phrase begins that ends before the comma: with an article, an owner or a name; None if none does."""
    head = tokens[comma - 1]
    if head.tag not in "NSPJ" or head.lower in _TIMES | _EVENTS or is_day(head):
        return None
    begin = comma
    while begin > 0 and tokens[begin - 1].tag in "NSPJQC":
        begin -= 1
    if tokens[begin].lower in ("one", "another") and begin < comma - 1:
        return begin
    if begin > 0 and (tokens[begin - 1].lower in ARTICLES or tokens[begin - 1].lower in _OWNERS):
        return begin - 1
    named = begin < comma and tokens[begin].tag == "P" and (begin == 0 or tokens[begin - 1].tag in "TZFIKY")
    return begin if named and not any(is_day(token) for token in tokens[begin:comma]) else None


def _description_start(tokens: Sequence[Token], at: int) -> int | None:
    """Where a description begins: at an article, an owner, "Roe's", or "once the …"; None where none does."""
    first = tokens[at]
    if first.lower in _ONCE and at + 1 < len(tokens) and tokens[at + 1].lower in ARTICLES:
        return at
    if first.lower in ARTICLES or first.lower in _OWNERS:
        return at
    if first.tag == "P" and at + 2 < len(tokens) and tokens[at + 1].tag == "Q":
        return at
    bare = first.lower in _ROLES and at + 1 < len(tokens) and tokens[at + 1].lower in ("to", "of")
    return at if bare or _leads_to_place(tokens, at) else None


def _leads_to_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a place is told by where it lies: "north of the river", "about 30 kilometers from the border"."""
    if tokens[at].lower.removesuffix("ern") in _DIRECTIONS:
        return at + 1 < len(tokens) and tokens[at + 1].lower == "of"
    window = tokens[at : at + 5]
    far = next((place for place, token in enumerate(window) if token.lower in _LENGTHS), None)
    return far is not None and far > 0 and all(token.tag in "CRIJ" for token in window[:far])


def _description_end(parsed: ParsedSentence, start: int) -> int | None:
    """Where the description ends: at a mark, without a predicate of its own but for a relative clause; else None."""
    tokens = parsed.tokens
    for at in range(start + 1, min(len(tokens), start + _LONGEST)):
        token = tokens[at]
        if token.text in "()" or (token.tag == "C" and tokens[at - 1].text == "("):
            continue
        if token.text in ",.;:—–" or parsed.quoted[at]:
            bare = tokens[at - 1].tag in "IWD" or at - start < 2
            return None if bare or parsed.quoted[at] else at
        if token.tag == "A" and at + 1 < len(tokens) and tokens[at + 1].tag in "CDNSPJR":
            continue
        if token.lower == "there":
            # "According to the notice, a drain | there had not been cleaned".
            return None
        if token.tag in ("W", "O") or (token.lower == "that" and tokens[at - 1].tag in "NS"):
            return None if tokens[at - 1].tag == "I" else _end_of_clause(parsed, at)
        led = token.tag == "T" and at + 1 < len(tokens) and tokens[at + 1].lower == "by"
        if token.tag not in _INSIDE and not led:
            return None
        if token.tag == "I" and token.lower not in _LINKS:
            return None
    return None


def _end_of_clause(parsed: ParsedSentence, at: int) -> int | None:
    """Where a relative clause inside the description ends ("a trading firm | he controlled", "a charity that helps …")."""
    tokens = parsed.tokens
    end = next(
        (place for place in range(at, len(tokens)) if tokens[place].text in ",.;:—–" or parsed.quoted[place]), None
    )
    if end is None or parsed.quoted[end] or end - at > _LONGEST:
        return None
    verbs = [token for token in tokens[at:end] if token.tag in FINITE]
    return end if len(verbs) == 1 and base_of(verbs[0].lower) not in FORCE_BY_VERB else None


def _says_what_it_is(tokens: Sequence[Token], subject: tuple[int, int], described: tuple[int, int]) -> bool:
    """Whether the description fits what it describes: in number, and not as a comment on what happened."""
    if _leads_to_place(tokens, described[0]):
        return tokens[subject[1] - 1].tag == "P" and not _is_said_of_subject(tokens, subject[0], described[1])
    head = _head(tokens, *described)
    if head is None or head.lower in _EVENTS or head.lower in _TIMES or is_day(head):
        return False
    first = tokens[described[0]].lower
    if head.lower in PEOPLE and subject[0] > 0 and tokens[subject[0] - 1].lower in _PLACING:
        # "was born in Pell, the daughter of a miner": no place is one.
        return False
    several = tokens[subject[1] - 1].tag == "S"
    return not (several and first in ("a", "an") and head.lower not in _GROUPS)


def _is_said_of_subject(tokens: Sequence[Token], name: int, end: int) -> bool:
    """Whether "The Roe is a dam in Mour, about 40 km from the border" tells where the dam lies, not the place."""
    verbs = [token for token in tokens[:name] if token.tag in FINITE]
    is_told = bool(verbs) and base_of(verbs[-1].lower) in ("be", "lie", "stand")
    return is_told and tokens[name - 1].tag == "I" and tokens[end].text in ".;"


def _head(tokens: Sequence[Token], first: int, last: int) -> Token | None:
    """The noun that the description is about: the last before a preposition, participle or pronoun."""
    head = None
    for token in tokens[first:last]:
        if head is not None and token.tag in "IWOEGT":
            break
        if token.tag in "NSPJ":
            head = token
    return head


def _ranks_in(inside: Sequence[Token]) -> bool:
    """Whether "the largest …" or "the only …" leads: at the end of a clause it is said of all that the clause tells."""
    if inside[0].lower != "the" or len(inside) < 2:
        return False
    return inside[1].lower == "only" or (inside[1].lower.endswith("est") and len(inside[1].lower) > 4)


def _goes_on(tokens: Sequence[Token], end: int) -> bool:
    """Whether the verb of what was described follows the mark at ``end``."""
    follows = next((token for token in tokens[end + 1 : end + 4] if token.tag != "R"), None)
    return tokens[end].text == "," and follows is not None and follows.tag in FINITE


def _is_listed(tokens: Sequence[Token], begin: int, comma: int, end: int) -> bool:
    """Whether the phrases are items of a list ("the mayor, the clerk and a nurse", "a dog, a cat, and …")."""
    if any(token.tag == "K" for token in tokens[comma:end]):
        return True
    if begin > 1 and tokens[begin - 1].text == "," and tokens[begin - 2].tag in "NSP":
        return True
    follows = tokens[end + 1] if tokens[end].text == "," and end + 1 < len(tokens) else None
    if follows is None:
        return False
    if follows.tag == "K" and end + 2 < len(tokens) and tokens[end + 2].tag in "DNSPC":
        return not has_finite(tokens[end + 2 : end + 10])
    return follows.lower in ARTICLES
