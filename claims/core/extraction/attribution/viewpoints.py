"""Phrases that tell whose view or wording a clause is: "as Ana Roe put it", "in his view", "in the words of Ben Doe"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.attribution.said_content import Frame, Shape
from claims.core.extraction.attribution.source_phrases import end_of_source
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.parsed import ParsedSentence
from claims.core.extraction.tagging.tagger import has_finite
from claims.core.extraction.text.tokens import Token
from claims.core.records import Force

VIEWS = words("view opinion words estimation judgment judgement telling")
"""Nouns for how somebody sees or tells it."""
_OTHERS = words("his her their")
"""Whose view it is, where that is not the writer's."""
_BEFORE = ',;—–("”’»'
"""Marks behind which such a phrase may stand."""
_LEAST_CONTENT = 2
_LONGEST_SOURCE = 12
"""Words of who sees it so, at most."""


def viewpoint_of(parsed: ParsedSentence) -> Frame | None:
    """The frame of such a phrase between commas, or at an end of the sentence; None where there is none."""
    tokens = parsed.tokens
    for at in range(len(tokens) - 3):
        opens = at == 0 or (tokens[at - 1].text in _BEFORE and not _breaks_clause(tokens, at - 1))
        if not opens or parsed.quoted[at] or tokens[at].lower not in ("as", "in"):
            continue
        found = _wording(parsed, at) if tokens[at].lower == "as" else _view(parsed, at)
        if found is None:
            continue
        source, cue, end = found
        content = tuple(part for part in ((0, at), (end, len(tokens))) if _has_words(tokens, *part))
        says = any(has_finite(tokens[first:last]) for first, last in content)
        if says and (end >= len(tokens) or not tokens[end].is_word):
            verb = "put" if tokens[at].lower == "as" else "according to"
            return Frame(Shape.ACCORDING, source, cue, verb, Force.SAID, content)
    return None


def _breaks_clause(tokens: Sequence[Token], mark: int) -> bool:
    """Whether a mark stands behind what opens a clause: "It moved | because|, in her words, “it was cheap”"."""
    return mark > 0 and tokens[mark - 1].tag in "IWK"


def _wording(parsed: ParsedSentence, first: int) -> tuple[tuple[int, int], tuple[int, int], int] | None:
    """Source, cue and end of "as Ana Roe put it" at ``first``."""
    tokens = parsed.tokens
    for at in range(first + 2, min(first + _LONGEST_SOURCE, len(tokens) - 1)):
        if tokens[at].lower in ("put", "puts") and tokens[at + 1].lower == "it":
            stop = at - 1 if tokens[at - 1].lower in ("has", "have", "once", "later") else at
            return (first + 1, stop), (at, at + 1), at + 2
    return None


def _view(parsed: ParsedSentence, first: int) -> tuple[tuple[int, int], tuple[int, int], int] | None:
    """Source, cue and end of "in Ana Roe's view", "in his words" or "in the opinion of Ana Roe" at ``first``."""
    tokens = parsed.tokens
    for at in range(first + 1, min(first + _LONGEST_SOURCE, len(tokens))):
        if not tokens[at].is_word and tokens[at].text not in "'’":
            return None
        if tokens[at].lower not in VIEWS:
            continue
        if at == first + 2 and tokens[first + 1].lower == "the" and tokens[at + 1].lower == "of":
            end = end_of_source(parsed, at + 2, len(tokens), initial=True)
            return (at + 2, end), (at, at + 1), end
        owner = at - 2 if tokens[at - 1].lower == "own" else at - 1
        if owner == first + 1 and tokens[owner].lower in _OTHERS:
            return (owner, owner + 1), (at, at + 1), at + 1
        if owner > first + 1 and (tokens[owner].tag == "Q" or tokens[owner].text in "'’"):
            return (first + 1, owner), (at, at + 1), at + 1
    return None


def _has_words(tokens: Sequence[Token], first: int, last: int) -> bool:
    return sum(1 for token in tokens[first:last] if token.is_word) >= _LEAST_CONTENT
