"""Which people or body a source phrase without a name tells of: by a place, an owner, a trade, as an institution."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures.counted_nouns import singular_of
from claims.core.extraction.lexicon.determiners import ARTICLES, POSSESSIVES
from claims.core.extraction.lexicon.geography import COUNTRY_BY_ADJECTIVE
from claims.core.extraction.lexicon.people import INSTITUTIONS, PEOPLE, SOURCE_NOUNS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.mentions.name_kinds import can_be_name
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.text.tokens import Token

LEADING = ARTICLES | POSSESSIVES
_WHO_ELSE = words("one others other critics")
_NO_SPEAKERS = words("group people force national senior elder crew spokesman spokeswoman spokesperson representative")
"""Nouns of people that tell nothing of who speaks, or mean other things as well."""
_ARMED = words("guard guards force forces")
_ARMED_KINDS = words(
    "coast border national republican presidential air task police peacekeeping security armed defense defence"
)
"""With one of ``_ARMED`` they name a body: "the coast guard"."""
_DOERS = ("ers", "ors", "ists", "ians", "eers", "men", "women", "ants")
"""How plurals end that say what people do ("state inspectors", "municipal engineers")."""
_NO_DOERS = words(
    "numbers figures others papers letters orders matters powers waters errors factors doors floors colors colours"
)
_COMPASS = words("western eastern northern southern")
_WORKING = ("teacher", "worker", "owner", "officer", "nurse")
"""Ends of nouns of people ("schoolteacher", "shopworker")."""
UNNAMED_PEOPLE = words(
    """official officials source sources diplomat diplomats witness witnesses resident residents expert experts
    analyst analysts critic critics people person man woman observer observers insider insiders aide aides
    supporter supporters officer officers lawmaker lawmakers minister ministers neighbor neighbors neighbour
    neighbours fan fans parent parents voter voters worker workers student students"""
)


def is_owned_role(tokens: Sequence[Token], head: Token) -> bool:
    """Whether whose somebody is tells who speaks: "the mine's owner", "the hospitals' chief executive"."""
    owned = any(token.tag == "Q" or token.text in "'’" for token in tokens if token.start < head.start)
    return owned and is_speaking_person(head)


def names_group(tokens: Sequence[Token], inside: Sequence[Mention], head: Token | None) -> bool:
    """Whether the phrase tells which group or body it is: by a name or place in it, or as an institution."""
    if inside or any(_is_geographic(token) for token in tokens):
        return True
    if head is None:
        return False
    before = [token.lower for token in tokens if token.start <= head.start]
    return is_armed_body(before) or head.lower in INSTITUTIONS


def is_armed_body(words_: Sequence[str]) -> bool:
    """Whether words in lower case end in the name of a guard or force ("coast guard")."""
    return len(words_) > 1 and words_[-1] in _ARMED and words_[-2] in _ARMED_KINDS


def is_told_apart(tokens: Sequence[Token], head: Token) -> bool:
    """Whether people without a name are described further: "two people briefed on the matter", "a European diplomat"."""
    if is_speaking_person(head) and len(tokens) > 1 and tokens[0].lower not in _WHO_ELSE:
        # "a nurse", "two bankers aware of the process", "his agent".
        return True
    if head.lower in INSTITUTIONS and len(tokens) > 2:
        # "A community trust".
        return True
    if head.lower not in SOURCE_NOUNS | UNNAMED_PEOPLE:
        return False
    before = [token for token in tokens[1:] if token.start < head.start]
    rest = [token for token in tokens if token.start > head.start]
    return any(token.tag in "JNP" for token in before) or any(token.tag in "IA" for token in rest)


def is_speaking_person(head: Token) -> bool:
    """Whether a noun is of a person who may speak ("schoolteacher", "bankers")."""
    noun = singular_of(head.lower)
    return (noun in PEOPLE or noun.endswith(_WORKING)) and head.lower not in _NO_SPEAKERS


def are_people(tokens: Sequence[Token], head: Token) -> bool:
    """Whether a plural says what kind of people speak: "analysts", "climate scientists"."""
    if is_speaking_person(head) and (
        tokens[0].lower in POSSESSIVES or (tokens[0] is head and head.lower.endswith("s"))
    ):
        # "their daughter", "agents".
        return True
    if is_speaking_person(head) and head.lower.endswith("s") and all(token.tag in "NSJGP" for token in tokens):
        # "shipping agents", "union lawyers".
        return True
    plural = head.lower in SOURCE_NOUNS and head.lower.endswith("s")
    several = head.lower.endswith("s") and head.lower.removesuffix("s") in INSTITUTIONS | {"companie"}
    doers = head.lower.endswith(_DOERS) and head.lower not in _NO_DOERS
    return several or doers or (plural and tokens[0].lower not in LEADING)


def _is_geographic(token: Token) -> bool:
    if token.lower in SOURCE_NOUNS:
        return False
    return (
        (token.tag == "P" and can_be_name(token.lower)) or token.lower in _COMPASS or token.text in COUNTRY_BY_ADJECTIVE
    )
