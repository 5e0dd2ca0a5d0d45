"""Whether one statement tells only a part of the other: all its words stand there, in order, among others that say more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Level
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.relatedness import FIGURE_WEIGHT, weight_of
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.records import Comparison, Quantity, Relation

_LEAST_MORE = 2.5
"""Weight of what the longer statement has alone: a name and a verb, or three nouns. Of 27 judged pairs of which one side
has so much more and all words of the other in one order, three say the same for all that (November 2026)."""

_LEAST_SHARED = 3.0
"""Weight of the words that both have: two names, or three nouns."""

_SHOWING = words(
    "video videos photo photos photograph photographs picture pictures image images footage clip show shows"
)
"""Words by which a claim says that what it tells can be seen: "video shows a bridge collapsing" is "a bridge collapses"."""


def told_in_part(pair: Comparisons) -> Relation | None:
    """*Broader* where the left statement is a part of the right one ("A helped them" of "A found two boys and helped
    them"), *narrower* where the right one is; None where each says something alone, or one hardly more than the other."""
    alignment, figures = pair.alignment, pair.figures
    if alignment.contrasts or alignment.antonyms or alignment.kinds:
        return None
    if any(one.comparison is Comparison.DIFFERENT for one in figures.pairs):
        return None
    if pair.left.said is not None or pair.right.said is not None:
        return None
    left = _more(_telling(alignment.left_only, [link.left for link in alignment.shared]), figures.left_only)
    right = _more(_telling(alignment.right_only, [link.right for link in alignment.shared]), figures.right_only)
    more = max(left, right)
    if min(left, right) > 0 or more < _LEAST_MORE or not _stand_in_order(pair):
        return None
    return Relation.BROADER if right == more else Relation.NARROWER


def told_of_an_age(pair: Comparisons) -> Relation | None:
    """*Narrower* where the left side alone limits by an age whom it speaks of ("children under five get free milk" of
    "children get free milk"), *broader* where the right side does; None where a figure or an age by a word ("minors") of
    the other side may answer to it.

    Of 34 judged pairs with an age on one side and no other figure 18 are so, and of those without such a word none is
    *same* (November 2026).
    """
    figures, alignment = pair.figures, pair.alignment
    if figures.pairs or pair.left.said is not None or pair.right.said is not None:
        return None
    alone = (*figures.left_only, *figures.right_only)
    others = alignment.right_only if figures.left_only else alignment.left_only
    if len(alone) != 1 or alone[0].measure != AGE or any(not unit.light for unit in others):
        return None
    return Relation.NARROWER if figures.left_only else Relation.BROADER


def told_with_condition(pair: Comparisons) -> Relation | None:
    """*Narrower* where the left side alone says under which condition, or with which exception, what both say holds ("the
    court may seize cars if they are unpaid", "crows solve it only with a partner"), *broader* where the right side does;
    None where the other side has a word of meaning of its own, which may say the same.

    Of 12,880 judged pairs 86 are so, of which 69 are this and 8 the same; the slots told 59 as *same* (December 2026).
    """
    left, right = _conditions(pair.left), _conditions(pair.right)
    if bool(left) == bool(right) or pair.alignment.contrasts or pair.alignment.antonyms:
        return None
    alone, other = pair.alignment.left_only, pair.alignment.right_only
    figures, other_figures = pair.figures.left_only, pair.figures.right_only
    if right:
        alone, other, figures, other_figures = other, alone, other_figures, figures
    times = len(pair.left.times) - len(pair.right.times)
    says_more = bool(figures) or any(not unit.light for unit in alone) or (times > 0 if left else times < 0)
    if not says_more or other_figures or any(not unit.light for unit in other):
        return None
    return Relation.NARROWER if left else Relation.BROADER


_CONDITIONS = frozenset({"if", "unless", "except", "only"})
_MERELY = re.compile(r"\bonly\s(?:[\w-]+\s)?(?:second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
""" "Only hours after it began": no more than hours, and no condition."""


def _conditions(side: Statement) -> frozenset[str]:
    found = side.connectors & _CONDITIONS
    return found - {"only"} if _MERELY.search(side.text) else found


AGE = "age"
"""What a figure measures that says how old somebody is."""


def _stand_in_order(pair: Comparisons) -> bool:
    """Whether the shared words of meaning say the same and stand in one order on both sides."""
    links = [link for link in pair.alignment.shared if not (link.left.light and link.right.light)]
    if sum(weight_of(link.left) for link in links) < _LEAST_SHARED or any(link.level < Level.SYNONYM for link in links):
        return False
    in_order = sorted(links, key=lambda link: link.left.start)
    return in_order == sorted(links, key=lambda link: link.right.start)


def _telling(alone: Sequence[Unit], shared: Sequence[Unit]) -> list[Unit]:
    """The words of meaning that one side has alone, without what only says who a shared name is ("the candidate Orla
    Venn") or that something can be seen."""
    names = {unit.start for unit in shared if unit.is_name}
    told: list[Unit] = []
    for unit in reversed(alone):
        if unit.kind is not UnitKind.VERB and names & {unit.end, unit.end + 1}:
            names.add(unit.start)
        elif not unit.light and unit.text.lower() not in _SHOWING:
            told.append(unit)
    return told


def _more(words: Sequence[Unit], figures: Sequence[Quantity]) -> float:
    """Weight of what one side has alone."""
    return sum(weight_of(unit) for unit in words) + FIGURE_WEIGHT * len(figures)
