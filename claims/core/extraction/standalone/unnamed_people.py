"""People whom a sentence tells of without their names, and names that tell of no person."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.attribution.sources import HE_NOUNS, SHE_NOUNS
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import OFFICES, PEOPLE, TITLES
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.tagging.tagger import first_finite
from claims.core.extraction.text.tokens import Token


def described_agent(tokens: Sequence[Token], verb: int) -> Token | None:
    """The noun for one person, without a name, that is the subject of the verb at ``verb``: "the shop's | owner | says"."""
    at = verb - 1
    while at > 0 and tokens[at].tag == "R":
        at -= 1
    if at > 1 and tokens[at].lower == "who":
        # "the owner, who | said".
        at -= 1 + (tokens[at - 1].text == ",")
    noun = tokens[at]
    is_one = noun.tag in "NP" and noun.lower in PEOPLE | TITLES | OFFICES
    if not is_one or (noun.tag == "P" and at + 1 < verb and tokens[at + 1].tag == "P"):
        return None
    first = at
    while first > 0 and tokens[first - 1].tag in "JNPQ":
        first -= 1
    opens = tokens[first - 1].lower if first > 0 else ""
    return noun if opens == "the" else None


def is_about_unnamed(tokens: Sequence[Token]) -> bool:
    """Whether a sentence's subject is somebody without a name, new in the text ("A regional governor tried to …")."""
    opening = tokens[: first_finite(tokens)]
    start = next((at for at, token in enumerate(opening) if token.lower in ("a", "an")), None)
    if start is None or any(token.tag not in "RY" for token in opening[:start]):
        return False
    head = head_behind(opening, start)
    return head is not None and head.lower in PEOPLE


def brings_in(tokens: Sequence[Token], pronoun: str) -> bool:
    """Whether a man or a woman without a name is spoken of ("when the daughter of one resident called"), for "she".

    What somebody with a name is does not count: "Roe, a mother of two", "She is a widow".
    """
    nouns = HE_NOUNS if pronoun == "he" else SHE_NOUNS
    for at, opening in enumerate(tokens):
        if opening.tag not in "DQ" or (
            at > 0 and (tokens[at - 1].text == "," or base_of(tokens[at - 1].lower) == "be")
        ):
            continue
        head = head_behind(tokens, at)
        if head is not None and head.lower in nouns:
            return True
    return False


def head_behind(tokens: Sequence[Token], at: int) -> Token | None:
    """The noun that the article at ``at`` leads to; None where a name stands in its place."""
    head = None
    for token in tokens[at + 1 : at + 6]:
        if token.tag not in "JNP":
            break
        head = token
    return head if head is not None and head.tag == "N" else None


def is_in_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb at ``at`` stands right behind a relative pronoun ("the owner who | left")."""
    return at > 0 and tokens[at - 1].tag == "W"


def only_describes(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a name only says of what kind or whose something is ("a Roe rally", "the Roe campaign")."""
    if mention.first < 1 or mention.title is not None or mention.last >= len(tokens):
        return False
    return tokens[mention.first - 1].lower in ("a", "an", "the") and tokens[mention.last].tag in "NS"
