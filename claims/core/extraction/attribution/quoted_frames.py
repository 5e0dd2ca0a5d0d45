"""Quoted clauses behind a colon, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.attribution.said_content import Frame, Shape
from claims.core.extraction.attribution.source_phrases import source_before
from claims.core.extraction.lexicon.inflection import base_of
from claims.core.extraction.mentions.names import Mention, NameKind
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import FINITE, has_finite
from claims.core.extraction.text.tokens import Token
from claims.core.records import Force

_LEAST_QUOTED = 5
"""Words and marks of a quotation that is a clause rather than a name."""
_TITLE = 5
"""Words of a title before the name of whoever is quoted behind a colon at most."""
_LONGEST_DESCRIPTION = 9
"""Words of a description between a name and its colon at most."""


def quoted_after_colon(parsed: ParsedSentence, mentions: Sequence[Mention]) -> Frame | None:
    """A name or a subject with any predicate, a colon and a quoted clause.

    'Opposition leader Jane Roe: "He closed nine mines."', 'Roe is less diplomatic: "It was a disgrace."'.
    """
    tokens = parsed.tokens
    colon = next((at for at in range(2, len(tokens) - _LEAST_QUOTED) if tokens[at].text == ":"), None)
    if colon is None or not parsed.quoted[colon + 1] or any(parsed.quoted[:colon]):
        return None
    named = next((m for m in mentions if m.last <= colon and m.kind is NameKind.PERSON), None)
    if named is not None and named.first <= _TITLE and _is_described_to(tokens, named, colon):
        content = ((colon + 1, len(tokens)),)
        return Frame(Shape.INITIAL, (0, colon), (colon, colon + 1), "say", Force.SAID, content)
    for at in range(colon - 1, 0, -1):
        if tokens[at].tag not in FINITE:
            continue
        source = source_before(parsed, mentions, at, 0)
        if source is not None and source[0] == 0:
            content = ((colon + 1, len(tokens)),)
            return Frame(Shape.INITIAL, source, (at, at + 1), base_of(tokens[at].lower), Force.SAID, content)
    return None


def _is_described_to(tokens: Sequence[Token], named: Mention, colon: int) -> bool:
    """Whether nothing but who somebody is stands between a name and a colon ("Jane Roe, chairman of Acme:")."""
    behind = tokens[named.last : colon]
    return not behind or (behind[0].text in ",(" and len(behind) <= _LONGEST_DESCRIPTION and not has_finite(behind))
