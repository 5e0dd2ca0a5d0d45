"""Whether two claims with the same words have them in other roles ("A beat B", "B beat A")."""

from __future__ import annotations

from claims.core.matching.alignment import Link
from claims.core.matching.comparisons import Comparisons
from claims.core.matching.statements import UnitKind

_EXEMPT_PREPOSITIONS = frozenset({"in", "on", "at", "near", "during", "since", "until", "across", "off"})


def find_swap(pair: Comparisons) -> Link | None:
    """Two units that changed roles, as (what stands in a role left, what stands in it right), or ``None``.

    Only units that both sides share are looked at; another order that a passive, a converse verb or a phrase moved to the front
    explains is no swap.
    """
    links = [link for link in pair.alignment.shared if _can_swap(link)]
    for place, one in enumerate(links):
        for other in links[place + 1 :]:
            if _is_reversed(one, other) and not _is_explained(pair, one, other):
                return Link(one.left, other.right)
    return None


def order_differs(pair: Comparisons) -> bool:
    """Whether any two shared words stand in another order, for whatever reason; then roles must be the same to confirm."""
    links = [link for link in pair.alignment.shared if _can_swap(link)]
    return any(_is_reversed(one, other) for place, one in enumerate(links) for other in links[place + 1 :])


def _can_swap(link: Link) -> bool:
    sorts = {link.left.kind, link.right.kind}
    return sorts <= {UnitKind.NAME, UnitKind.NOUN} and not link.left.light


def _is_reversed(one: Link, other: Link) -> bool:
    return (one.left.start - other.left.start) * (one.right.start - other.right.start) < 0


def _is_explained(pair: Comparisons, one: Link, other: Link) -> bool:
    if _keeps_role(one) and _keeps_role(other):
        return True
    if _is_adjunct(one) or _is_adjunct(other):
        return True
    if pair.left.passive != pair.right.passive and {"agent"} & {
        one.left.role,
        one.right.role,
        other.left.role,
        other.right.role,
    }:
        return _keeps_role(one) or _keeps_role(other)
    return bool(pair.alignment.left_only or pair.alignment.right_only or pair.alignment.antonyms)


def _keeps_role(link: Link) -> bool:
    return link.left.role == link.right.role


def _is_adjunct(link: Link) -> bool:
    """A place or time phrase may stand anywhere."""
    left = link.left.locative or bool(link.left.place) or link.left.role in _EXEMPT_PREPOSITIONS
    right = link.right.locative or bool(link.right.place) or link.right.role in _EXEMPT_PREPOSITIONS
    return left and right and link.left.kind is UnitKind.NAME
