"""Pairs of texts about different things, put together of judged pairs: what an index brings along for a statement.

Nearly all judged pairs are about one thing, so that a reader fitted on them alone finds a relation between any two texts.
Where both have a name, half of them are given one in common, as the statements of one town or firm have; the other text is
the one that shares most words of one to sixty.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from rapidfuzz import fuzz

from claims.core.records import Relation
from claims.training.relation_data import JudgedTexts
from claims.training.relation_mutants import NAMES, names_in, replaced

SHARE = 0.15
"""Of the judged pairs, to how many a stranger is put."""

LOOKED_AT = 60
"""Texts among which the most alike is chosen, so that some strangers are near and some are not."""

MOST_ALIKE = 75.0
"""``token_set_ratio`` (0..100) above which two texts might after all be about one thing."""


def strangers_of(pairs: Sequence[JudgedTexts], seed: int) -> list[JudgedTexts]:
    """A text of a share of the pairs beside one of another pair: *unrelated*."""
    chance = random.Random(seed)  # noqa: S311  (a choice of examples)
    found = []
    for pair in pairs:
        if chance.random() > SHARE:
            continue
        text = chance.choice((pair.left, pair.right))
        others = [chance.choice((one.left, one.right)) for one in chance.sample(pairs, min(LOOKED_AT, len(pairs)))]
        likely = [other for other in others if other not in (pair.left, pair.right)]
        other = max(likely[: chance.randint(1, LOOKED_AT)], key=lambda one: _alike(text, one), default=None)
        if other is not None and _alike(text, other) <= MOST_ALIKE:
            left, right = _of_one_name(text, other, chance) if chance.random() < 0.5 else (text, other)
            found.append(JudgedTexts(left, right, Relation.UNRELATED, str(Relation.UNRELATED)))
    return found


def _alike(left: str, right: str) -> float:
    return fuzz.token_set_ratio(left.lower(), right.lower())


def _of_one_name(left: str, right: str, chance: random.Random) -> tuple[str, str]:
    """Both texts with one name in the place of one of theirs; as they are where one of them has none."""
    there, here = names_in(left), names_in(right)
    if not there or not here:
        return left, right
    name = chance.choice(NAMES)
    return replaced(left, chance.choice(there), name), replaced(right, chance.choice(here), name)
