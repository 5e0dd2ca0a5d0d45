"""Verbs that tell one thing from two sides ("A beat B", "B lost to A"), and comparisons whose sides are exchanged."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import NOMINAL, Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.matching.words.lexicon import are_converse, are_transfers, is_receiving


def is_retold_by_converse(pair: Comparisons) -> bool:
    """ "A beat B" against "B lost to A": converse predicates, and whoever acts on either side does not on the other."""
    if not are_converse_predicates(pair):
        return False
    links = [link for link in pair.alignment.shared if "agent" in {link.left.role, link.right.role}]
    heads = [link for link in links if link.left.kind in NOMINAL and not link.left.light]
    return bool(heads) and all(is_exchanged(pair, link) for link in heads)


def keeps_roles_of_converse(pair: Comparisons) -> bool:
    """ "A beat B" against "A lost to B": converse predicates, though whoever acts is the same on both sides, and so is who
    else is named; what passes from one to another need not name him ("lent", "borrowed")."""
    if pair.left.passive != pair.right.passive or not are_converse_predicates(pair) or is_retold_by_converse(pair):
        return False
    nouns = [link for link in pair.alignment.shared if link.left.kind in NOMINAL]
    acting = [link for link in nouns if link.left.role == link.right.role == "agent" and not link.left.light]
    if (
        acting
        and _passes_on(pair)
        and not any(link.left.role in _TOWARD or link.right.role in _TOWARD for link in nouns)
    ):
        return True
    return bool(acting) and any(
        link.left.is_name and "agent" not in {link.left.role, link.right.role} for link in nouns
    )


def _passes_on(pair: Comparisons) -> bool:
    """Whether one predicate tells that something is given, and the other that it is got."""
    left, right = pair.left.predicate, pair.right.predicate
    return left is not None and right is not None and are_transfers(left.exact, right.exact)


_TOWARD = frozenset({"to", "from", "object"})
"""Roles of whom something comes from or goes to."""


def exchanged_in_comparison(pair: Comparisons) -> Link | None:
    """ "Emits more gas than it takes up" against "takes up more gas than it emits": what is told first and what it is
    compared with, exchanged; as (what is told left, what is told right)."""
    left, right = _compared(pair.left), _compared(pair.right)
    if left is None or right is None or left.degree != right.degree:
        return None
    linked = {(link.left.start, link.right.start) for link in pair.alignment.shared}
    crossed = {(left.told.start, right.than.start), (left.than.start, right.told.start)}
    return Link(left.told, right.told) if crossed <= linked else None


def is_compared_round(pair: Comparisons, link: Link) -> bool:
    """ "Waiters earn more than cooks" against "cooks earn less than waiters": a contrary that is told of whoever the other
    side sets it against."""
    left, right = _set_against(pair.left, link.left), _set_against(pair.right, link.right)
    if left is None or right is None:
        return False
    linked = {(one.left.start, one.right.start) for one in pair.alignment.shared}
    return {(left[0].start, right[1].start), (left[1].start, right[0].start)} <= linked


def _set_against(side: Statement, degree: Unit) -> tuple[Unit, Unit] | None:
    """The first noun or name of a statement, and the first behind the "than" of a comparison; None where something that is
    done to stands before it and may be what is compared: "kills more hares than foxes"."""
    nouns = [unit for unit in side.units if unit.kind in NOMINAL and not unit.light]
    than = _THAN.search(side.text, degree.start)
    if than is None or not nouns or nouns[0].start > degree.start:
        return None
    verb = degree.start if side.predicate is None else side.predicate.end
    if any(verb <= noun.start < than.start() for noun in nouns):
        return None
    behind = next((noun for noun in nouns if noun.start >= than.end()), None)
    return None if behind is None else (nouns[0], behind)


_THAN = re.compile(r"\bthan\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two verbs of one statement whose objects are compared: ``told`` more or less ``than`` the other."""

    told: Unit
    than: Unit
    degree: str


_COMPARISON = re.compile(r"\b(more|less|fewer)\b.{1,60}?\bthan\s+(?:it|they|he|she)\b", re.IGNORECASE)


def _compared(side: Statement) -> _Compared | None:
    found = _COMPARISON.search(side.text)
    if found is None:
        return None
    verbs = [unit for unit in side.units if unit.kind is UnitKind.VERB]
    told = next((verb for verb in reversed(verbs) if verb.end <= found.start()), None)
    than = next((verb for verb in verbs if verb.start >= found.end()), None)
    if told is None or than is None:
        return None
    return _Compared(told, than, "more" if found[1].lower() == "more" else "less")


def converse_predicates(pair: Comparisons) -> Link | None:
    """The predicates of both sides, where both have one."""
    left, right = pair.left.predicate, pair.right.predicate
    return Link(left, right) if left is not None and right is not None else None


def are_converse_predicates(pair: Comparisons) -> bool:
    """Whether the predicates are each other's converse ("beat", "lost to"), so that exchanged roles say the same."""
    left, right = pair.left.predicate, pair.right.predicate
    if left is None or right is None or left.exact & right.exact:
        return False
    return are_converse(left.exact, right.exact)


def is_exchanged(pair: Comparisons, link: Link) -> bool:
    """Whether a word acts on one side and is acted on, given to or taken from on the other."""
    roles = {link.left.role, link.right.role}
    if "agent" not in roles or len(roles) != 2:
        return False
    left, right = pair.left.predicate, pair.right.predicate
    if left is not None and right is not None and are_transfers(left.exact, right.exact):
        acts, told = (left, link.right.role) if link.left.role == "agent" else (right, link.left.role)
        return told in {"of", "to" if is_receiving(acts.exact) else "from"}
    return roles <= {"agent", "patient", "to", "by", "on", "with", "for"}
