"""Figures of some of those that were named before: "Of the 31 containers, three …", "23 dead, eight of them civilians"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.figures import counted_nouns
from claims.core.extraction.figures.amounts import Reading
from claims.core.extraction.figures.subjects import UNCOUNTED
from claims.core.extraction.figures.surroundings import (
    MORE_CLAUSE_ENDS,
    PREPOSITIONS,
    SENTENCE_ENDS,
    before_bounds,
    ends_clause,
)
from claims.core.extraction.figures.value_tokens import Token
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.tagging.tagger import shares_of

PARTS_OF = frozenset((("of", "them"), ("of", "whom"), ("of", "those"), ("of", "these"), ("of", "which")))
"""What stands behind a figure that counts some of those counted before."""
_OWNED = words("the its their his her our these those")
"""Words between "of" and the number of a whole."""
_FARTHEST_OF_THOSE = 14
"""Tokens between "Of the 31 containers" and the figure of some of them, at most."""
_MOSTLY = 0.5
"""Share of its tags from which a word is an adjective."""


def is_some_of_those(tokens: Sequence[Token], reading: Reading, whole: Reading) -> bool:
    """ "Of the 31 containers, three held lithium batteries": what is said of them stands behind the figure."""
    if not whole.counted or not (reading.unit is None or reading.counted) or reading.form not in ("digits", "words"):
        return False
    lead = [token.low for token in tokens[max(0, whole.start - 3) : whole.start]]
    if lead[-1:] != ["of"] and not (lead[-2:-1] == ["of"] and lead[-1] in _OWNED):
        return False
    before = lead[:-1] if lead[-1] == "of" else lead[:-2]
    if before and before[-1] not in SENTENCE_ENDS and before[-1] not in (";", ",", "and", "but"):
        return False
    between = tokens[whole.end : before_bounds(tokens, reading) + 1]
    return bool(between) and between[-1].low == "," and len(between) <= _FARTHEST_OF_THOSE


def named_at_start(tokens: Sequence[Token], reading: Reading) -> str | None:
    """The plural of "Of the cases, 388 were in the town" and "Among the patients seen in May, 12 had been there"."""
    end = before_bounds(tokens, reading)
    if tokens[end].low != "," or reading.form not in ("digits", "words"):
        return None
    first = end
    while first > 0 and end - first < _FARTHEST_OF_THOSE and tokens[first - 1].low not in SENTENCE_ENDS:
        first -= 1
    stretch = tokens[first:end]
    if not stretch or stretch[0].low not in ("of", "among") or any(token.kind == "number" for token in stretch):
        return None
    noun = next((token.low for token in stretch if token.kind == "word" and counted_nouns.is_plural(token.low)), None)
    return None if noun in UNCOUNTED else noun


def named_part(tokens: Sequence[Token], reading: Reading) -> counted_nouns.Counted | None:
    """The noun behind "of them" that says who is meant: "23 dead, eight of them civilians"."""
    if tuple(token.low for token in tokens[reading.end : reading.end + 2]) not in PARTS_OF or reading.value == 1:
        return None
    named = counted_nouns.counted_noun(tokens, reading.end + 2, 2)
    # Of two words the first may be a verb: "2,000 of them drove tractors".
    is_described = named is not None and _is_described(named.words)
    if (
        named is None
        or (" " in named.words and not is_described)
        or not counted_nouns.is_plural(named.words.rpartition(" ")[2].lower())
    ):
        return None
    goes_on = ends_clause(tokens, named.end, MORE_CLAUSE_ENDS) or tokens[named.end].low in PREPOSITIONS
    return named if goes_on else None


def _is_described(phrase: str) -> bool:
    """Whether the first of two words describes the second: "breeding females", no "drove tractors"."""
    first, _, last = phrase.lower().partition(" ")
    shares = shares_of(first)
    if not last or " " in last or first.endswith(("ed", "s")):
        return False
    return first.endswith("ing") if shares is None else shares.get("J", 0.0) >= _MOSTLY
