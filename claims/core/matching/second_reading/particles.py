"""Particles and words of joining that no slot compares: "even banks", "the bank failed though he quit", "just before"."""

from __future__ import annotations

import re
from collections import Counter

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.second_reading.rereading import Side

_ONLY = "only"
_PARTICLES = {word: word for word in words("even ever half both so too though now then")} | dict.fromkeys(
    words("just only merely solely"), _ONLY
)
"""Words that turn a claim wherever they stand, or what joins its clauses ("just when", "even when") -> what they say."""

_BY_SEX = re.compile(r"\b([a-z]{3,}?)(?:s)?(wo)?m[ae]n\b")
"""Nouns of men or women who do something: "policeman", "policewomen"."""


def particles_agree(_pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether both sides have the same particles, those inside figures and times left to these, and no policeman is a
    policewoman."""
    return _particles(left) == _particles(right) and not _are_of_other_sexes(left, right)


def _particles(side: Side) -> Counter[str]:
    return Counter(
        particle
        for at, token in enumerate(side.tokens)
        if (particle := _PARTICLES.get(token.lower))
        and not (side.is_in_time(token) or side.is_in_figure(token))
        and not (particle == _ONLY and _leads_figure(side, at))
    )


def _leads_figure(side: Side, number: int) -> bool:
    """Whether a word stands before a figure: of that "only" tells no more than what to think of it.

    Not of "only one party", "only 18-year-olds", "only €5 notes", "only 90 days before": there it tells that others do not.
    """
    following = side.following(number)
    figure = None if following is None else side.figure_of(following)
    if figure is None or figure.value == 1 or figure.is_duration:
        return False
    if side.statement.text.startswith("-", figure.number_span.end):
        return False
    return figure.normalized is None or side.tag_at(figure.span.end) not in ("N", "S")


def _are_of_other_sexes(left: Side, right: Side) -> bool:
    one, other = (
        {(found[1], bool(found[2])) for found in _BY_SEX.finditer(side.statement.text.lower())}
        for side in (left, right)
    )
    return any((work, not is_woman) in other for work, is_woman in one - other)
