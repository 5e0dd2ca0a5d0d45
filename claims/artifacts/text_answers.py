"""How likely each of a text's candidates settles it: the ranking of ``match`` without the encoder of texts, asked of the
registry.

The ranking was fitted on claims with a headline. A claim of the registry has none, so its text stands for both: on the
development parts the calibration error is .05 and .08 then, and .14 and .15 with the headline left empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from claims.artifacts.pair_reader import ReadClaim, ReadQuery
from claims.artifacts.ranker import Ranker
from claims.artifacts.ranking import load_ranker
from claims.core.matching.ranking.occasion import NO_OCCASION, TimedText
from claims.core.matching.ranking.ranking_model import TextAnswers

LONGEST_TEXT = 2_000
"""Code points of a text that are read."""

KEPT = 500
"""Claims whose prepared form is kept, some 20 KB each: one post leads to many of those that the last one did."""


class RankedAnswers:
    """Asks a ranker, for one text after the other.

    Where claims have occasions it is asked with them and without, and the better chance counts: the day of a check speaks
    for its claim and against no other. Ranked with days alone, a rival may come before the right claim, and the decision
    takes back a part of the score that a day has raised.
    """

    def __init__(self, ranker: Ranker) -> None:
        self._ranker = ranker
        self._read = lru_cache(maxsize=KEPT)(self._read_anew)

    def __call__(self, text: TimedText, claims: Sequence[TimedText], weights: Mapping[str, float]) -> list[float]:
        """For each claim how likely it settles the text, 0..1; see ``TextAnswers``."""
        query = self._ranker.reader.read_query(text.text[:LONGEST_TEXT], text.occasion)
        read = [self._read(claim.text) for claim in claims]
        plain = self._chances(query, read, weights)
        if all(claim.occasion == NO_OCCASION for claim in claims):
            return plain
        timed = [replace(one, occasion=claim.occasion) for one, claim in zip(read, claims, strict=True)]
        return [max(both) for both in zip(plain, self._chances(query, timed, weights), strict=True)]

    def _chances(self, query: ReadQuery, claims: Sequence[ReadClaim], weights: Mapping[str, float]) -> list[float]:
        chances = [0.0] * len(claims)
        for ranked in self._ranker.rank(query, claims, weights):
            chances[ranked.place] = ranked.score
        return chances

    def _read_anew(self, text: str) -> ReadClaim:
        return self._ranker.reader.read_claim(text[:LONGEST_TEXT], text[:LONGEST_TEXT])


def text_answers(*, pairs: bool = True) -> TextAnswers:
    """The ranking that ships, loaded once a process; with ``pairs`` the pair encoder reads the best candidate."""
    return _loaded(pairs)


@lru_cache(maxsize=2)
def _loaded(pairs: bool) -> TextAnswers:
    return RankedAnswers(load_ranker(encoder=False, pairs=pairs))
