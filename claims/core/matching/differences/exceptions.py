"""All but a few against these few alone: "everyone but the pilot was saved" is "only the pilot was not saved", and the
contrary of "only the pilot was saved".

Of 13,120 judged pairs 78 have such an exception; the slots told 11 of the 46 *same* ones as *opposite*, and 7 of 16 other
figures as *same* (December 2026).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.core.matching.comparing.alignment import Level, Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.differences.found import Differences
from claims.core.matching.parts.units import NOMINAL, Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.matching.vocabulary.kinds import ALL_QUANTIFIERS
from claims.core.records import Relation

_BUT = r"[^.,;:]{0,60}?\s(?:(?P<but>but)|except(?: for)?|other than|apart from|save(?: for)?|bar)\s"
_ALL_BUT = re.compile(rf"\b(?:all|each|every(?:one|body|thing|where)?|any(?:one|body|thing))\b{_BUT}", re.IGNORECASE)
_NONE_BUT = re.compile(rf"\b(?:no|none|nobody|nothing|nowhere)\b{_BUT}", re.IGNORECASE)
_EXCEPT = re.compile(
    r"\b(?:but|except(?:ion|ions|ing)?|other than|apart from|save|bar|excluding|only)\b", re.IGNORECASE
)
_ONLY = re.compile(r"(?<!not )\b(?:only|alone|solely|exclusively|just)\b", re.IGNORECASE)
_ONE = re.compile(r"(?:(?:only|just)\s)?(?:a\s)?(?:one|single)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?:[A-Z]|(?i:an?|the|its|their|his|her|those)\s)")
""" "All but the mayor", "all but Malta": what follows is named."""


@dataclass(frozen=True, slots=True)
class _Few:
    """Those whom one side sets apart from all others: nouns that may name them and figures that may count them; whether its
    verb is told of them (else of the others), and whether it says that it is so of them alone."""

    nouns: tuple[Unit, ...]
    counts: frozenset[float]
    has_verb: bool
    is_alone: bool = True


def undoes_denial(pair: Comparisons) -> bool:
    """Whether both sides set the same few apart, and tell of one in the words for these what the other tells in those for
    all others, or by a contrary."""
    return _agree(pair) is True


def note_exception(pair: Comparisons, found: Differences) -> None:
    """Note that one side tells of a few what the other tells of all but these, or tells of all what the other tells of all
    but so many."""
    other = names_other_few(pair)
    if other is not None:
        found.add(
            Relation.OTHER_ENTITY, "subject" if "agent" in {other.left.role, other.right.role} else "object", other
        )
    if not tells_other_few(pair):
        return
    few = _set_apart(pair.left, _ALL_BUT) or _set_apart(pair.right, _ALL_BUT)
    if few is not None and few.counts:
        found.add(Relation.DIFFERENT_FIGURE, "quantity")
    else:
        found.add(Relation.OPPOSITE, "polarity")


def tells_other_few(pair: Comparisons) -> bool:
    """Whether one verb is told of a few here and of all but these there, or of all here and of all but so many there."""
    left, right = _set_apart(pair.left, _ALL_BUT), _set_apart(pair.right, _ALL_BUT)
    if _agree(pair) is False:
        return share_verb(pair, Level.SYNONYM)
    if (left is None) == (right is None):
        return False
    few, other = (left, pair.right) if left is not None else (right, pair.left)
    return few is not None and bool(few.counts) and _tells_of_all(other) and share_verb(pair, Level.ALIKE)


def _agree(pair: Comparisons) -> bool | None:
    """Whether what one side tells of a few by an exception is what the other tells of them; None where both or neither
    have such an exception, or the other tells nothing of these few alone."""
    for pattern in (_ALL_BUT, _NONE_BUT):
        left, right = _set_apart(pair.left, pattern), _set_apart(pair.right, pattern)
        if left is not None and right is not None:
            return None
        if left is not None:
            few, other = left, _few(pair.right)
        elif right is not None:
            few, other = right, _few(pair.left)
        else:
            continue
        if not _are_they(pair, few, other):
            return None
        contraries = sum(not (link.left.light and link.right.light) for link in pair.alignment.antonyms)
        agree = (few.has_verb == other.has_verb) == (contraries % 2 == 0)
        return agree if other.is_alone or not agree else None
    return None


def _are_they(pair: Comparisons, few: _Few, other: _Few) -> bool:
    """Whether both sides set the same few apart."""
    if few.counts:
        return bool(few.counts & other.counts)
    nouns = [id(unit) for unit in (*few.nouns, *other.nouns)]
    return any(id(link.left) in nouns and id(link.right) in nouns for link in pair.alignment.shared)


def _set_apart(side: Statement, pattern: re.Pattern[str]) -> _Few | None:
    """Those of whom a side does not tell what it tells of all others (``_ALL_BUT``), or tells what it denies of all others
    (``_NONE_BUT``)."""
    found = pattern.search(side.text)
    denied = len(side.negations) % 2 == 1
    return None if found is None else _excepted(side, found, has_verb=denied)


def _few(side: Statement) -> _Few:
    """Those of whom a side tells something, alone where it says so."""
    excepted = _set_apart(side, _NONE_BUT)
    if excepted is not None:
        return excepted
    denied = len(side.negations) % 2 == 1
    only = _ONLY.search(side.text)
    is_of_all = only is None and bool(side.quantifiers & ALL_QUANTIFIERS)
    counts = set() if is_of_all else {one.value for one in side.quantities if not one.is_duration}
    if only is None:
        agents = tuple(unit for unit in side.units if unit.role == "agent")
        return _Few(agents, frozenset(counts), not denied, is_alone=bool(counts))
    if _ONE.match(side.text, only.start()):
        counts.add(1.0)
    nouns = [unit for unit in side.units if unit.kind in NOMINAL]
    before = [unit for unit in nouns if unit.end <= only.start()]
    behind = [unit for unit in nouns if unit.start > only.start()]
    return _Few((*before[-1:], *behind[:1]), frozenset(counts), not denied)


def _excepted(side: Statement, found: re.Match[str], *, has_verb: bool) -> _Few | None:
    """Those whom an exception names; None where it is none ("all but gone", "everybody knew but nobody spoke")."""
    behind = [unit for unit in side.units if unit.start >= found.end()]
    counts = {one.value for one in side.quantities if one.span.start <= found.end() <= one.span.end}
    if _ONE.match(side.text, found.end()):
        counts.add(1.0)
    if not counts and (not behind or behind[0].kind not in NOMINAL or _is_nearly(side, found)):
        return None
    if found["but"] is not None and _opens_clause(side, found):
        return None
    return _Few(tuple(behind[:1]), frozenset(counts), has_verb)


def _is_nearly(side: Statement, found: re.Match[str]) -> bool:
    """ "All but overrun" is nearly overrun; "all but the mayor", "all but Malta" are all others."""
    if re.fullmatch(r"all\s+but\s", found[0], re.IGNORECASE) is None:
        return False
    return _NAMED.match(side.text, found.end()) is None


def _opens_clause(side: Statement, found: re.Match[str]) -> bool:
    """ "All flats were sold but one stood empty": two clauses, each with its verb."""
    verbs = [unit.start for unit in side.units if unit.kind is UnitKind.VERB]
    has_verb_before = any(found.start() < start < found.end() for start in verbs)
    return has_verb_before and any(start > found.end() for start in verbs)


def _tells_of_all(side: Statement) -> bool:
    """Whether a side speaks of all of something, and leaves none out."""
    return bool(side.quantifiers & ALL_QUANTIFIERS) and not side.negations and _EXCEPT.search(side.text) is None


def share_verb(pair: Comparisons, least: Level) -> bool:
    """Whether a main verb has its like on the other side, at least as close as that, or all words of meaning have."""
    left, right = pair.left.predicate, pair.right.predicate
    if any((link.left is left or link.right is right) and link.level >= least for link in pair.alignment.shared):
        return True
    alone = [unit for units in _alone(pair) for unit in units]
    return not alone and any(link.level >= least for link in pair.alignment.shared)


def names_other_few(pair: Comparisons) -> Link | None:
    """The nouns or names for those whom each side alone sets apart from all others ("nobody but nurses", "only doctors"),
    where nothing else on either side stands alone."""
    alone = _alone(pair)
    if any(len(units) != 1 for units in alone) or _set_apart(pair.left, _ALL_BUT) or _set_apart(pair.right, _ALL_BUT):
        return None
    left, right = alone[0][0], alone[1][0]
    few = _few(pair.left), _few(pair.right)
    if _set_apart(pair.left, _NONE_BUT) is None and _set_apart(pair.right, _NONE_BUT) is None:
        return None
    is_few = all(
        one.is_alone and any(unit is noun for noun in one.nouns) for one, unit in zip(few, (left, right), strict=True)
    )
    return Link(left, right) if is_few else None


def _alone(pair: Comparisons) -> tuple[list[Unit], list[Unit]]:
    """The words of meaning of each side without their like, but for "all" and "everyone"."""
    left, right = (
        [unit for unit in units if not unit.light and unit.text.lower() not in ALL_QUANTIFIERS]
        for units in (pair.alignment.left_only, pair.alignment.right_only)
    )
    return left, right
