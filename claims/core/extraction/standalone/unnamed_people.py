"""People whom a sentence tells of without their names, and names that tell of no person."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.attribution.source_bodies import HELPERS
from claims.core.extraction.attribution.sources import HE_NOUNS, SHE_NOUNS
from claims.core.extraction.lexicon.determiners import ARTICLES
from claims.core.extraction.lexicon.geography import COUNTRY_BY_ADJECTIVE
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.lexicon.people import FIRST_NAMES, OFFICES, PARTIES, PEOPLE, TITLES
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.kin import KIN
from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.statements.article import Article
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import before_adverbs, first_finite
from claims.core.extraction.text.tokens import Token

_BESIDE_ONE = words("opponent rival challenger boss partner")
_NEAR_ONE = (PEOPLE | KIN | _BESIDE_ONE) - HELPERS
"""Who is told by another's name and may be "he", but for those who speak for whom they are of ("Roe's lawyer")."""
_MEN, _WOMEN = _NEAR_ONE - SHE_NOUNS, _NEAR_ONE - HE_NOUNS
_COMMON = PEOPLE | PARTIES


def described_agent(tokens: Sequence[Token], verb: int) -> Token | None:
    """The noun for one person, without a name, that is the subject of the verb at ``verb``: "the shop's | owner | says"."""
    at = before_adverbs(tokens, verb)
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
    return tokens[mention.first - 1].lower in ARTICLES and tokens[mention.last].tag in "NS"


def is_said_by_kin(article: Article, parsed: ParsedSentence, token: Token, pronoun: str) -> bool:
    """Whether somebody told by another's name, who may be "he" or "she", acts before it ("Roe's | father said | he")."""
    told = _MEN if pronoun == "he" else _WOMEN
    before = [mention for mention in article.mentions[parsed.index] if mention.span.end <= token.start]
    return any(
        noun_of_kin(parsed.tokens, mention) in told and not _is_of_named(parsed.tokens, mention) for mention in before
    )


def _is_of_named(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a noun tells of a body or place, or what somebody is who is named: "Velm's mayor, | Ana Roe, said she",
    "Roe is a supporter of | Doe"."""
    if mention.kind in (NameKind.PLACE, NameKind.ORGANIZATION):
        return True
    is_owner = mention.last < len(tokens) and tokens[mention.last].tag == "Q"
    behind = tokens[mention.last + 2 * is_owner :][:2]
    if len(behind) > 1 and behind[0].text == "," and behind[1].tag == "P":
        return True
    return not is_owner and any(
        base_of(token.lower) == "be" for token in tokens[max(0, mention.first - 6) : mention.first]
    )


def noun_of_kin(tokens: Sequence[Token], mention: Mention) -> str | None:
    """What somebody told by the name is ("Roe's | husband", "the | son of Roe"), None where it tells of a name before.

    "Ann Lee, the owner of Acme", "Ann Lee is the daughter of Roe".
    """
    if mention.last + 1 < len(tokens) and tokens[mention.last].tag == "Q":
        return tokens[mention.last + 1].lower
    ahead = tokens[max(0, mention.first - 4) : mention.first]
    if len(ahead) < 2 or ahead[-1].lower != "of":
        return None
    described = len(ahead) == 4 and (ahead[0].text == "," or base_of(ahead[0].lower) == "be")
    return None if described else ahead[-2].lower


def is_given_name(article: Article, name: str) -> bool:
    """Whether a name of one word, and no common one, begins somebody's full name ("Elian" beside "Elian Roe")."""
    if (
        " " in name
        or name in COUNTRY_BY_ADJECTIVE
        or name.lower() in _COMMON
        or name.lower() in FIRST_NAMES
        or name.lower() in article.directory.full_names
    ):
        return False
    if any(mention.name == name and mention.kind is NameKind.PERSON for row in article.mentions for mention in row):
        return False
    return any(full.startswith(f"{name} ") for fulls in article.directory.full_names.values() for full in fulls)
