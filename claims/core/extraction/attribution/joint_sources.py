"""Two who speak together: "the Liberals and the Greens said", "said Ana Roe and Ben Doe"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.mentions.name_kinds import NameKind
from claims.core.extraction.mentions.names import Mention
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.text.tokens import Token


def joint_of(parsed: ParsedSentence, mentions: Sequence[Mention], first: int, last: int) -> int | None:
    """The "and" that joins two sources in the phrase ``[first, last)``; None where there is one source.

    "The search and rescue agency" is one: behind "and" stands no article or name of its own, and not both are several.
    """
    tokens = parsed.tokens
    for at in range(first + 1, last - 1):
        if tokens[at].lower != "and" or tokens[at - 1].tag not in "NSP" or parsed.quoted[at]:
            continue
        if any(m.first <= at < m.last for m in mentions):
            continue
        if any(token.tag not in "DNSPJQCI" for token in (*tokens[first:at], *tokens[at + 1 : last])):
            return None
        return at if _stands_alone(tokens, at) or _are_names(tokens, mentions, at, first) else None
    return None


def _stands_alone(tokens: Sequence[Token], joint: int) -> bool:
    """Whether an article stands behind "and", or both sides are several."""
    return tokens[joint + 1].tag == "D" or (tokens[joint - 1].tag == "S" and tokens[joint + 1].tag == "S")


def _are_names(tokens: Sequence[Token], mentions: Sequence[Mention], joint: int, first: int) -> bool:
    """Whether two people, two places or two names of one word stand around "and" ("Communities and Local Government")."""
    one = next((m for m in mentions if m.last == joint), None)
    other = next((m for m in mentions if m.first == joint + 1), None)
    if one is None or other is None:
        return False
    if one.kind is other.kind and one.kind in (NameKind.PERSON, NameKind.PLACE):
        return True
    whole = first == joint - 1 or tokens[joint - 2].tag == "Q"
    return whole and " " not in one.name and " " not in other.name
