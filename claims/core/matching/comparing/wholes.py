"""Which side of a pair alone speaks of all or none of something: of a claim about "all customers" one about students is a
special case, and hardly the other way round.

Of 6,440 judged pairs 211 are *narrower* or *broader* and have such words on one side alone; 198 of them in the direction
that these give (December 2026).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import Unit
from claims.core.matching.statements.reading import Statement
from claims.core.records import Relation

_OF_ALL = re.compile(
    r"\b(?:(?<!of )(?<!above )(?<!after )(?<!in )(?<!at )all(?! but\b)|every(?:one|body|thing|where)?|whole|entire|"
    r"any(?:one|body|thing|where)?(?! (?:more|longer)\b)|whoever|whichever|whatever|"
    r"no(?! (?:longer|more|less|fewer|sooner)\b)|none|nobody|nothing|nowhere)\b",
    re.IGNORECASE,
)
"""Words that speak of all or none of something."""


def direction_by_wholes(pair: Comparisons) -> Relation | None:
    """*Broader* where the left side alone speaks of all or none, *narrower* where the right one does, if the two are a part
    and its whole at all; None where both or neither do, or where that side says all that the other does and more ("closed
    all branches without notice", "closed branches")."""
    left, right = _speaks_of_all(pair.left), _speaks_of_all(pair.right)
    more, less = pair.alignment.left_only, pair.alignment.right_only
    if right:
        more, less = less, more
    if left == right or (_tells(more) and not _tells(less)):
        return None
    return Relation.BROADER if left else Relation.NARROWER


def _tells(alone: Sequence[Unit]) -> bool:
    return any(not unit.light for unit in alone)


def _speaks_of_all(side: Statement) -> bool:
    """Whether a statement speaks of all or none of something."""
    return _OF_ALL.search(side.text) is not None
