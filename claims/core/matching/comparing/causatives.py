"""Verbs of which one says that somebody or something brings about what the other says by itself: "raised", "rose"."""

from __future__ import annotations

import re

from claims.core.matching.comparing.alignment import Alignment, Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import NOMINAL, Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.matching.words.lexicon import bases_of
from claims.core.records import Comparison

_CAUSATIVES = (
    ("=kill", "=die"),
    ("=raise", "=rise"),
    ("=cut", "=fall"),
)
"""Concepts: what brings it about, what comes about."""

_BY_CAUSES = frozenset(
    {"from", "by", "in", "of", "with", "through", "because", "=because of", "due", "patient", "after"}
)
"""Roles in which the side that tells the outcome names what brought it about."""

DEADLY = bases_of(
    """crash accident collision derailment wreck explosion blast bombing attack shooting airstrike raid shelling ambush
    battle massacre earthquake quake flood landslide mudslide avalanche storm hurricane typhoon cyclone tornado tsunami
    eruption fire wildfire blaze stampede collapse disaster riot capsizing sinking"""
)
"""What kills whoever dies in it; in custody, at an age or on strike people die of other things as well."""

_KILLERS = frozenset({"by", "from", "of"})
"""Roles of what kills: "killed by malaria" and "died of malaria"."""

_WAR = re.compile(
    r"\b(?:in|during)\s(?:(?!(?:since|after|before|until|for|from|of|over)\s)\S+\s){0,3}?(?:wars?|fighting)(?=[.,]|\Z|\s(?:in|on|since|between|from|that|which|against)\b)"
    r"|\bsince\s(?:the\s)?(?:(?:start|beginning|outbreak)\sof\s)?(?:\S+\s){0,3}?(?:wars?|fighting)"
    r"(?:\s(?:in|on)\s\S+)?\s(?:began|started|broke)\b"
    r"|\bsince\sthe\s(?:start|beginning|outbreak)\sof\s(?:\S+\s){0,3}?(?:wars?|fighting)\b",
    re.IGNORECASE,
)
"""What kills most of those who are counted as its dead, be it named on one side alone ("since the war began in 2001"); its
veterans die of other things as well."""


def tells_same_outcome(pair: Comparisons, link: Link) -> bool:
    """Whether one verb tells the outcome of the other for certain: who "died on 9 May" need not have been killed, who
    "died in the crash" was."""
    if not tells_outcome(pair, link):
        return False
    ends = (link.left, pair.left), (link.right, pair.right)
    killing = next((side for verb, side in ends if "=kill" in verb.exact), None)
    if killing is None or any(_acts(unit) for unit in killing.units):
        return True  # "the fever killed 20": what kills is named on both sides
    if pair.figures.pairs and any(_WAR.search(side.text) for side in (pair.left, pair.right)):
        return True
    return any(
        "by" in {one.left.role, one.right.role} <= _KILLERS
        or (_is_died_in(one.left, link.left, pair.left) and _is_died_in(one.right, link.right, pair.right))
        for one in pair.alignment.shared
    )


def _acts(unit: Unit) -> bool:
    return unit.role == "agent" and not unit.light and unit.kind in NOMINAL


def _is_died_in(unit: Unit, verb: Unit, side: Statement) -> bool:
    """Whether somebody died *in* what kills: not in its shelter, on its anniversary or after it, nor later, hurt in it."""
    if unit.role != "in" or DEADLY.isdisjoint(unit.bases):
        return False
    place = side.units.index(unit)
    behind = side.units[place + 1 : place + 2]
    if behind and behind[0].start == unit.end + 1 and behind[0].kind is UnitKind.NOUN:
        return False
    between = [one for one in side.units if verb.start < one.start < unit.start]
    if unit.start > verb.start:
        return not any(one.kind is UnitKind.VERB for one in between)
    return all(one.role == "in" for one in side.units[:place])


def tells_outcome(pair: Comparisons, link: Link) -> bool:
    """Whether one verb (or noun of it) tells the outcome of the other, and nobody acts on one side alone.

    "The drought cut the harvest" is "the harvest shrank because of the drought"; "taxes were raised" is "taxes rose";
    "the police killed two" is more than "two died".
    """
    return _is_outcome(pair, link.left, link.right)


def told_as_outcome(pair: Comparisons) -> tuple[Unit, ...]:
    """The predicates that stand alone on both sides and yet tell one event: "lost a third of its bees", "bees … fell by a
    third"; "raised" and "went up"."""
    left, right = pair.left.predicate, pair.right.predicate
    if left is None or right is None or not _stand_alone(pair.alignment, left, right):
        return ()
    if _is_outcome(pair, left, right) or _is_loss(pair, left, right) or _is_loss(pair, right, left):
        return (left, right)
    return ()


def _stand_alone(alignment: Alignment, left: Unit, right: Unit) -> bool:
    return any(unit is left for unit in alignment.left_only) and any(unit is right for unit in alignment.right_only)


def _is_outcome(pair: Comparisons, left: Unit, right: Unit) -> bool:
    for causing, outcome in _CAUSATIVES:
        if causing in left.exact and outcome in right.exact:
            return _cause_is_named(pair, left, acts_left=True)
        if causing in right.exact and outcome in left.exact:
            return _cause_is_named(pair, right, acts_left=False)
    return False


def _cause_is_named(pair: Comparisons, verb: Unit, *, acts_left: bool) -> bool:
    """Whether the side with the causing verb names nobody that acts, or the other side names the same as the cause."""
    acting = pair.left if acts_left else pair.right
    if verb is not acting.predicate:
        return True  # "those killed by the fever": who kills is compared with the other words
    agents = [unit for unit in acting.units if unit.role == "agent" and not unit.light]
    if acting.passive and not agents:
        return True
    for agent in agents:
        link = next((one for one in pair.alignment.shared if agent in (one.left, one.right)), None)
        if link is None:
            return False
        if agent.kind is UnitKind.MODIFIER:
            continue
        answer = link.right if acts_left else link.left
        if agent.is_name or agent.sort not in {"m", "t"} or answer.role not in _BY_CAUSES:
            return False
    return bool(agents)


def _is_loss(pair: Comparisons, losing: Unit, falling: Unit) -> bool:
    """Whether one side loses a share of what falls by that share on the other."""
    return (
        "lose" in losing.exact
        and "=fall" in falling.exact
        and any(
            one.left.unit in {"share", "percent"} and one.comparison is not Comparison.DIFFERENT
            for one in pair.figures.pairs
        )
    )
