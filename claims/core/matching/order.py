"""Whether two claims with the same words have them in other roles ("A beat B", "B beat A")."""

from __future__ import annotations

from claims.core.extraction.vocabulary import words
from claims.core.matching.alignment import Link
from claims.core.matching.comparisons import Comparisons
from claims.core.matching.lexicon import are_converse
from claims.core.matching.phrases import are_appositions, goes_before, is_compound, narrows
from claims.core.matching.units import Unit, UnitKind

_DIRECTIONS = words(
    """to from against for with without before after than over under by between through into onto toward towards about
    despite except until since as above below beyond behind near off outside inside along across around"""
)
"""Prepositions that give a word a part of its own in the event."""

_PARTS = frozenset({"agent", "patient", "object"})
_HELD_IN = words("in at of on")
_HAVING = words("have record see register report own hold contain include")
"""Stems of verbs whose subject is where something is found."""

_FREE = frozenset(
    {"=daily", "=weekly", "=monthly", "=annual", "=yearly", "=hourly", "=worldwide", "=nationwide", "overnight"}
)
"""Concepts of adverbs that may stand anywhere in a sentence."""

_EXEMPT_PREPOSITIONS = words("in on at near during since until across off")


def find_swap(pair: Comparisons) -> Link | None:
    """Two units that changed roles, as (what stands in a role left, what stands in it right), or ``None``.

    Only units that both sides share are looked at; another order that a passive, a converse verb or a phrase moved to
    the front explains is no swap.
    """
    links = [link for link in pair.alignment.shared if _can_swap(link)]
    for place, one in enumerate(links):
        for other in links[place + 1 :]:
            exchanged = (
                _exchange_roles(pair, one, other)
                or _exchange_agents(pair, one, other)
                or (_is_reversed(one, other) and _exchange_places(pair, links, one, other))
            )
            if exchanged:
                return None if _is_converse(pair) else Link(one.left, other.right)
    return None


def roles_agree(pair: Comparisons) -> bool:
    """Whether the shared words stand in roles that fit, so that the same words say the same.

    Directions ("to", "from", "against") must be the same. Where two words stand in another order, one of them must keep
    a role that the other never has; a passive may turn the agent into any phrase.
    """
    links = [link for link in pair.alignment.shared if not link.left.light and not link.left.exact & _FREE]
    turned = pair.left.passive != pair.right.passive
    exchanged = is_retold_by_converse(pair)
    for link in links:
        if link.left.kind is UnitKind.VERB or _directions_agree(link, turned or exchanged):
            continue
        if not any(is_compound(pair.left, pair.right, link, head) for head in links if head is not link):
            return False
    if not _modifiers_agree(pair, links):
        return False
    if exchanged:
        links = [link for link in links if not _is_exchanged(link)]
    lone_place = len({link.left.exact for link in links if _is_place(link)}) <= 1
    return _times_in_order(pair) and not any(
        _may_have_swapped(pair, one, other, lone_place=lone_place, turned=turned)
        for place, one in enumerate(links)
        for other in links[place + 1 :]
    )


def _modifiers_agree(pair: Comparisons, links: list[Link]) -> bool:
    """Whether a word that stands right before a noun narrows the same noun on the other side: "the new museum of the
    city" is not "the museum of the new city"."""
    nouns = [link for link in links if UnitKind.VERB not in {link.left.kind, link.right.kind}]
    return all(
        _narrows_on_both(pair, link, head) or any(_narrows_on_both(pair, link, other) for other in nouns)
        for link in nouns
        for head in nouns
        if _stands_before(link.left, head.left) or _stands_before(link.right, head.right)
    )


def _narrows_on_both(pair: Comparisons, modifier: Link, head: Link) -> bool:
    if head is modifier:
        return False
    if are_appositions(pair.left, pair.right, modifier, head):
        return True
    sides = (pair.left, modifier.left, head.left), (pair.right, modifier.right, head.right)
    if UnitKind.MODIFIER in {modifier.left.kind, modifier.right.kind}:
        return all(goes_before(*side) for side in sides)  # in "the museum of the new city" it is the city that is new
    return all(narrows(*side) for side in sides)


def _stands_before(modifier: Unit, head: Unit) -> bool:
    return head.start - modifier.end == 1


def _times_in_order(pair: Comparisons) -> bool:
    """Whether several times stand in one order on both sides; else each may belong to another event."""
    left, right = ([(time.start, time.end, time.timex) for time in side.times] for side in (pair.left, pair.right))
    return len(left) < 2 or len(right) < 2 or left == right


def _directions_agree(link: Link, turned: bool) -> bool:
    left, right = link.left.role, link.right.role
    if left == right or not {left, right} & _DIRECTIONS:
        return True
    return turned and "agent" in {left, right}


def is_retold_by_converse(pair: Comparisons) -> bool:
    """ "A beat B" against "B lost to A": converse predicates, and whoever acts on either side does not on the other."""
    if not _is_converse(pair) or pair.left.passive or pair.right.passive:
        return False
    links = [link for link in pair.alignment.shared if "agent" in {link.left.role, link.right.role}]
    heads = [link for link in links if link.left.kind in {UnitKind.NAME, UnitKind.NOUN} and not link.left.light]
    return bool(heads) and all(_is_exchanged(link) for link in heads)


def _is_exchanged(link: Link) -> bool:
    """Whether a word acts on one side and is acted on, given to or taken from on the other."""
    roles = {link.left.role, link.right.role}
    return "agent" in roles and len(roles) == 2 and roles <= {"agent", "patient", "to", "from", "by"}


def _may_have_swapped(pair: Comparisons, one: Link, other: Link, *, lone_place: bool, turned: bool) -> bool:
    roles_meet = one.left.role == other.left.role or one.right.role == other.right.role
    if lone_place and not roles_meet and (_is_place(one) or _is_place(other)):
        return False
    if _is_holder(pair, one) or _is_holder(pair, other):
        return False
    if not _is_reversed(one, other):
        return (
            one.left.role == other.right.role and one.right.role == other.left.role and one.left.role != one.right.role
        )
    if is_compound(pair.left, pair.right, one, other) or is_compound(pair.left, pair.right, other, one):
        return False
    if are_appositions(pair.left, pair.right, one, other):
        return False
    verbs = [link for link in (one, other) if link.left.kind is link.right.kind is UnitKind.VERB]
    if len(verbs) == 2:
        return True
    if verbs:
        noun = other if verbs[0] is one else one
        return not (turned or noun.left.role == noun.right.role)
    keeps = one.left.role == one.right.role or other.left.role == other.right.role
    return not (keeps and one.left.role != other.left.role and one.right.role != other.right.role)


def _is_holder(pair: Comparisons, link: Link) -> bool:
    """ "Norvik has a port" against "there is a port in Norvik": who has something and where it is found."""
    for one, other, side in ((link.left, link.right, pair.left), (link.right, link.left, pair.right)):
        if one.role == "agent" and other.role in _HELD_IN:
            if side.text[one.end :].lstrip().lower().startswith(("has ", "have ", "had ")):
                return True
            return side.predicate is not None and bool(side.predicate.exact & _HAVING)
    return False


def _is_place(link: Link) -> bool:
    """Whether a name or adjective of a place says where something is; alone of its sort, it may stand anywhere."""
    left = link.left.locative or bool(link.left.place)
    return link.left.is_name and left and (link.right.locative or bool(link.right.place))


def _can_swap(link: Link) -> bool:
    sorts = {link.left.kind, link.right.kind}
    return sorts <= {UnitKind.NAME, UnitKind.NOUN} and not link.left.light


def _is_reversed(one: Link, other: Link) -> bool:
    return (one.left.start - other.left.start) * (one.right.start - other.right.start) < 0


def _exchange_roles(pair: Comparisons, one: Link, other: Link) -> bool:
    """ "A beat B" against "B beat A": each stands in the role of the other. Of different verbs this tells nothing."""
    names = one.left.is_name and other.left.is_name
    if not names and {one.left.role, other.left.role} <= _PARTS and not _have_one_predicate(pair):
        return False
    return (
        one.left.role == other.right.role
        and other.left.role == one.right.role
        and one.left.role != other.left.role
        and not _is_adjunct(one)
        and not _is_adjunct(other)
    )


def _exchange_agents(pair: Comparisons, one: Link, other: Link) -> bool:
    """ "A attacked B's post" against "B attacked a post of A": one name acts on either side, and each time another."""
    if pair.left.passive != pair.right.passive or not (one.left.is_name and other.left.is_name):
        return False
    if _is_adjunct(one) or _is_adjunct(other):
        return False
    acts = [link.left.role == "agent" for link in (one, other)], [link.right.role == "agent" for link in (one, other)]
    if sorted(acts[0]) != [False, True] or acts[0] == acts[1] or sorted(acts[1]) != [False, True]:
        return False
    return _have_one_predicate(pair)


def _have_one_predicate(pair: Comparisons) -> bool:
    """Whether a main verb has its like on the other side, or neither side has one beside "is" and "has"."""
    left, right = pair.left.predicate, pair.right.predicate
    if left is None and right is None:
        return True
    return any(link.left is left or link.right is right for link in (*pair.alignment.shared, *pair.alignment.antonyms))


def _exchange_places(pair: Comparisons, links: list[Link], one: Link, other: Link) -> bool:
    """ "the rise in A came before the rise in B" turned round: one preposition for both, and nothing else has moved."""
    roles = {one.left.role, one.right.role, other.left.role, other.right.role}
    if len(roles) != 1 or roles <= {"agent", "patient", "object", "of"} or _is_adjunct(one) or _is_adjunct(other):
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
    if {link.left.role, link.right.role} <= _PARTS:
        return False
    left = link.left.locative or bool(link.left.place) or link.left.role in _EXEMPT_PREPOSITIONS
    right = link.right.locative or bool(link.right.place) or link.right.role in _EXEMPT_PREPOSITIONS
    return left and right and link.left.kind is UnitKind.NAME
