"""Whether two claims with the same words have them in other roles ("A beat B", "B beat A")."""

from __future__ import annotations

from claims.core.matching.alignment import Link
from claims.core.matching.comparisons import Comparisons
from claims.core.matching.lexicon import are_converse
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
            if _is_reversed(one, other) and (_exchange_roles(one, other) or _exchange_places(pair, links, one, other)):
                return None if _is_converse(pair) else Link(one.left, other.right)
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


def _exchange_roles(one: Link, other: Link) -> bool:
    """ "A beat B" against "B beat A": each stands in the role of the other."""
    return (
        one.left.role == other.right.role
        and other.left.role == one.right.role
        and one.left.role != other.left.role
        and not _is_adjunct(one)
        and not _is_adjunct(other)
    )


def _exchange_places(pair: Comparisons, links: list[Link], one: Link, other: Link) -> bool:
    """ "the rise in A came before the rise in B" turned round: one preposition for both, and nothing else has moved."""
    roles = {one.left.role, one.right.role, other.left.role, other.right.role}
    if len(roles) != 1 or roles <= {"agent", "patient", "object"} or _is_adjunct(one) or _is_adjunct(other):
        return False
    if pair.alignment.left_only or pair.alignment.right_only or pair.left.passive != pair.right.passive:
        return False
    others = [link for link in links if link not in (one, other)]
    return not any(_is_reversed(a, b) for place, a in enumerate(others) for b in others[place + 1 :])


def _is_converse(pair: Comparisons) -> bool:
    """Whether the predicates are each other's converse ("beat", "lost to"), so that exchanged roles say the same."""
    left, right = pair.left.predicate, pair.right.predicate
    return left is not None and right is not None and are_converse(left.exact, right.exact)


def _is_adjunct(link: Link) -> bool:
    """A place or time phrase may stand anywhere."""
    left = link.left.locative or bool(link.left.place) or link.left.role in _EXEMPT_PREPOSITIONS
    right = link.right.locative or bool(link.right.place) or link.right.role in _EXEMPT_PREPOSITIONS
    return left and right and link.left.kind is UnitKind.NAME
