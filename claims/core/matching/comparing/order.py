"""Whether two claims with the same words have them in other roles ("A beat B", "B beat A")."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.causatives import tells_outcome
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.converses import are_converse_predicates, is_exchanged, is_retold_by_converse
from claims.core.matching.comparing.phrases import are_appositions, goes_before, is_compound, may_act, narrows
from claims.core.matching.parts.units import NOMINAL, Unit, UnitKind
from claims.core.matching.statements.reading import Statement
from claims.core.matching.words.inflections import degree_of

_DIRECTIONS = words(
    """to from against for with without before after than over under by between through into onto toward towards about
    despite except until since as above below beyond behind near off outside inside along across around"""
)
"""Prepositions that give a word a part of its own in the event."""

_WHERE = words("in at on over throughout within inside across along around")
"""Prepositions of which one may stand for another before the place where something happens."""

_ACTORS = words("agent in at under on through with by of")
"""Roles in which a sentence in the passive may name whoever acts in the other."""

_CAUSES = words("agent from by with through of")
"""Roles of what brings something about: "the fever killed 20", "20 deaths from the fever"."""

_FIRM = words(
    """against without before after over under despite except until since as above below beyond behind near off outside
    than between"""
)
"""Prepositions that no other way of saying replaces."""

_MOVABLE = words(
    """in at on after before since during near among across over under without within inside outside around along
    throughout despite until for with between behind beyond above below by against"""
) | {"=because of"}
"""Roles of phrases that may stand at either end of a sentence."""

_PARTS = frozenset({"agent", "patient", "object"})
_HELD_IN = words("in at of on")
_HAVING = words("have lose record see register report own hold contain include")
"""Stems of verbs whose subject is where something is found."""

_FREE = frozenset(
    {
        "=daily",
        "=weekly",
        "=monthly",
        "=annual",
        "=yearly",
        "=hourly",
        "=worldwide",
        "=nationwide",
        "overnight",
        "=ever measured",
        "=on average",
    }
)
"""Concepts of adverbs that may stand anywhere in a sentence."""

_EXEMPT_PREPOSITIONS = words("in on at near during since until across off")


def find_swap(pair: Comparisons) -> Link | None:
    """Two units that changed roles, as (what stands in a role left, what stands in it right), or ``None``.

    Only units that both sides share are looked at; another order that a passive, a converse verb or a phrase moved to
    the front explains is no swap.
    """
    links = [link for link in pair.alignment.shared if _can_swap(link)]
    names = {link.left.start: link for link in pair.alignment.shared if link.left.is_name}
    same_verb = _have_one_predicate(pair)
    may_exchange_agents = same_verb and len(names) > 1
    may_be_reversed = any(_is_reversed(one, other) for one, other in pairwise(links))
    for place, one in enumerate(links):
        others = links[place + 1 :]
        is_kept = one.left.role == one.right.role
        if is_kept and not may_be_reversed and (one.left.is_name or one.left.end + 1 not in names):
            others = [other for other in others if other.left.role != other.right.role]
        for other in others:
            exchanged = (
                _exchange_roles(one, other, same_verb=same_verb)
                or (may_exchange_agents and _exchange_agents(pair, one, other))
                or (names and _exchange_names(names, one, other))
                or (_is_reversed(one, other) and _exchange_places(pair, links, one, other))
            )
            if exchanged:
                return None if are_converse_predicates(pair) else Link(one.left, other.right)
    return None


def counterpart(pair: Comparisons, swap: Link) -> Link | None:
    """What stands in the other role of two that changed theirs: whom "A sued B", "B sued A" tell to be sued."""
    shared = pair.alignment.shared
    left = next((link.left for link in shared if link.right is swap.right), None)
    right = next((link.right for link in shared if link.left is swap.left), None)
    return None if left is None or right is None else Link(left, right)


def roles_agree(pair: Comparisons) -> bool:
    """Whether the shared words stand in roles that fit, so that the same words say the same.

    Directions ("to", "from", "against") must be the same. Where two words stand in another order, one of them must keep
    a role that the other never has; a passive may turn the agent into any phrase.
    """
    links = [link for link in pair.alignment.shared if not link.left.light and not link.left.exact & _FREE]
    turned = pair.left.passive != pair.right.passive
    exchanged = is_retold_by_converse(pair)
    if exchanged and any(_is_given_for_taken(pair, link) for link in links):
        return False
    for link in links:
        if (
            UnitKind.VERB in {link.left.kind, link.right.kind}
            or (exchanged and is_exchanged(pair, link))
            or _directions_agree(pair, link, turned)
        ):
            continue
        if not any(is_compound(pair.left, pair.right, link, head) for head in links if head is not link):
            return False
    if not _modifiers_agree(pair, links):
        return False
    if not exchanged and any(_acts_on_one_side(pair, link, turned) for link in links):
        return False
    if exchanged:
        links = [link for link in links if not is_exchanged(pair, link)]
    if not exchanged and _has_same_words(pair):
        if any(_is_said_here_and_spoken_of_there(link) for link in links):
            return False
        if not turned and _stand_in_another_order(pair, links):
            return False
    lone_place = len({link.left.exact for link in links if _is_place(link)}) <= 1
    return _times_in_order(pair) and not any(
        _may_have_swapped(pair, one, other, lone_place=lone_place, turned=turned)
        for place, one in enumerate(links)
        for other in links[place + 1 :]
    )


def _has_same_words(pair: Comparisons) -> bool:
    """Whether the very words stand on both sides, so that only their order can tell two statements apart."""
    alignment = pair.alignment
    if alignment.left_only or alignment.right_only:
        return False
    return all(link.left.bases == link.right.bases for link in alignment.shared)


def _is_said_here_and_spoken_of_there(link: Link) -> bool:
    """ "most users are unemployed" against "most unemployed are users"."""
    return link.left.text.lower() == link.right.text.lower() and {link.left.role, link.right.role} == {"verb", "agent"}


def _stand_in_another_order(pair: Comparisons, links: list[Link]) -> bool:
    """Whether words have changed places and no phrase that moved as a whole explains it: "low birth rates lead to school
    closures" against "school closures lead to low birth rates"."""
    kept = [link for link in links if not _may_move(pair, link)]
    return any(
        _is_reversed(one, other)
        and not is_compound(pair.left, pair.right, one, other)
        and not is_compound(pair.left, pair.right, other, one)
        and not are_appositions(pair.left, pair.right, one, other)
        for place, one in enumerate(kept)
        for other in kept[place + 1 :]
    )


def _may_move(pair: Comparisons, link: Link) -> bool:
    """Whether a word stands in a phrase that may open a sentence or end it, or is where something is found."""
    same_phrase = link.left.role == link.right.role and link.left.role in _MOVABLE
    return same_phrase or _is_modifier(link) or _is_place(link) or _is_adjunct(link) or _is_holder(pair, link)


def _modifiers_agree(pair: Comparisons, links: list[Link]) -> bool:
    """Whether a word that stands right before a noun narrows the same noun on the other side: "the new museum of the
    city" is not "the museum of the new city"."""
    nouns = [link for link in links if not link.left.kind is link.right.kind is UnitKind.VERB]
    return all(
        _narrows_on_both(pair, link, head) or any(_narrows_on_both(pair, link, other) for other in nouns)
        for link in nouns
        for head in nouns
        if _stands_before(link.left, head.left) or _stands_before(link.right, head.right)
    )


def _narrows_on_both(pair: Comparisons, modifier: Link, head: Link) -> bool:
    if head is modifier:
        return False
    if UnitKind.VERB in {head.left.kind, head.right.kind}:
        return _belongs_to_verb(modifier, head)
    if are_appositions(pair.left, pair.right, modifier, head):
        return True
    sides = (pair.left, modifier.left, head.left), (pair.right, modifier.right, head.right)
    is_country = bool(modifier.left.place and modifier.right.place)
    if UnitKind.MODIFIER in {modifier.left.kind, modifier.right.kind} and not is_country:
        # in "the museum of the new city" it is the city that is new
        return all(goes_before(*side) or _is_said_of(*side) for side in sides) and any(
            goes_before(*side) for side in sides
        )
    return all(narrows(*side) for side in sides)


def _is_said_of(side: Statement, modifier: Unit, head: Unit) -> bool:
    """ "The rate in Sarn is the lowest": what the subject is, and no word before a noun."""
    predicate = side.predicate
    if head.role != "agent" or modifier.role not in {"patient", "verb"} or head.start > modifier.start:
        return False
    if predicate is not None and predicate is not modifier and not predicate.light:
        return False
    return not any(0 < unit.start - modifier.end <= 1 and unit.kind in NOMINAL for unit in side.units)


def _belongs_to_verb(modifier: Link, head: Link) -> bool:
    """ "road deaths" against "died on the roads", "the last eruption" against "last erupted": what narrows the noun is
    what the verb is said of."""
    noun, verb = (head.left, head.right) if head.right.kind is UnitKind.VERB else (head.right, head.left)
    beside = modifier.right if verb is head.right else modifier.left
    if noun.kind is not UnitKind.NOUN or verb.light or beside.is_name:
        return False
    if UnitKind.MODIFIER in {modifier.left.kind, modifier.right.kind}:
        return 0 < verb.start - beside.end <= 1 or 0 < beside.start - verb.end <= 1
    return True


def _stands_before(modifier: Unit, head: Unit) -> bool:
    return head.start - modifier.end == 1 and head.kind in NOMINAL and not degree_of(head.text)


def _times_in_order(pair: Comparisons) -> bool:
    """Whether several times stand in one order on both sides; else each may belong to another event."""
    left, right = ([(time.start, time.end, time.timex) for time in side.times] for side in (pair.left, pair.right))
    return len(left) < 2 or len(right) < 2 or left == right


def _directions_agree(pair: Comparisons, link: Link, turned: bool) -> bool:
    left, right = link.left.role, link.right.role
    roles = {left, right}
    if left == right or not roles & _DIRECTIONS:
        return True
    if turned and "agent" in roles:
        return roles <= _ACTORS
    if roles <= _WHERE and (link.left.is_name or _sort_of_link(link) in {"a", "t"}):
        return True  # "on the roads of", "across the county"
    if roles & _FIRM or roles == {"to", "from"} or _sort_of_link(link) not in {"t", "m"}:
        return False
    return roles <= _CAUSES or not (roles & {"to", "from"} or _have_one_predicate(pair))


def _is_given_for_taken(pair: Comparisons, link: Link) -> bool:
    """Whether a name acts on one side and stands at the wrong end of the other: "A got it back" against "it was returned
    from A"."""
    roles = {link.left.role, link.right.role}
    return "agent" in roles and bool(roles & {"from", "to"}) and not is_exchanged(pair, link)


def _may_have_swapped(pair: Comparisons, one: Link, other: Link, *, lone_place: bool, turned: bool) -> bool:
    if _is_modifier(one) or _is_modifier(other):
        return False
    if _are_of_other_sorts(one, other):
        return _leaves_its_noun(pair, one, other) or _leaves_its_noun(pair, other, one)
    sides = [{link.left.kind, link.right.kind} for link in (one, other)]
    if any(UnitKind.VERB in kinds for kinds in sides):
        if all(kinds == {UnitKind.VERB} for kinds in sides):
            mains = [link.left.role == link.right.role == "verb" for link in (one, other)]
            return _is_reversed(one, other) and not (
                turned and any(mains)
            )  # "flying it was banned", "they banned flying it"
        return _turns_noun_of_action(pair, one, other) or _turns_noun_of_action(pair, other, one)
    if _holds_its_holder(one, other):
        return True
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
    if _fits_noun_of_action(pair, one, other) or _fits_noun_of_action(pair, other, one):
        return False
    keeps = one.left.role == one.right.role or other.left.role == other.right.role
    return not (keeps and one.left.role != other.left.role and one.right.role != other.right.role)


def _leaves_its_noun(pair: Comparisons, modifier: Link, head: Link) -> bool:
    """ "the court of appeal" against "the court rejected the appeal", "the invasion of X" against "X's invasion"."""
    sides = (pair.left, modifier.left, head.left), (pair.right, modifier.right, head.right)
    if UnitKind.VERB in {head.left.kind, head.right.kind} or "in" in {modifier.left.role, modifier.right.role}:
        return False
    if _is_holder(pair, modifier):
        return False
    attached = [narrows(*side) for side in sides]
    if all(attached):
        before = [side for side in sides if goes_before(*side)]
        return len(before) == 1 and may_act(*before[0][1:])
    roles = {head.right.role, modifier.right.role} if attached[0] else {head.left.role, modifier.left.role}
    return any(attached) and roles == {"agent", "patient"} and _have_one_predicate(pair)


def _is_modifier(link: Link) -> bool:
    """Whether a word narrows a noun, which ``_modifiers_agree`` looks at."""
    return UnitKind.MODIFIER in {link.left.kind, link.right.kind} or bool(
        degree_of(link.left.text) or degree_of(link.right.text)
    )


def _acts_on_one_side(pair: Comparisons, link: Link, turned: bool) -> bool:
    """ "the nurses ended the strike" against "the strike ended": one verb, and a word that acts there and here does
    not."""
    if {link.left.role, link.right.role} != {"agent", "patient"} or turned:
        return False
    left, right = pair.left.predicate, pair.right.predicate
    return any(
        one.left is left and one.right is right and one.left.kind is UnitKind.VERB and not tells_outcome(pair, one)
        for one in pair.alignment.shared
    )


def _are_of_other_sorts(one: Link, other: Link) -> bool:
    """Whether two nouns name things so unlike ("reactor", "term") that neither can stand for the other."""
    first, second = _sort_of_link(one), _sort_of_link(other)
    return bool(first and second and first != second)


def _sort_of_link(link: Link) -> str:
    left, right = _sort(link.left), _sort(link.right)
    return left if left == right else ""


def _sort(unit: Unit) -> str:
    """What sort of thing a noun or name stands for, empty where that is not known; verbs count as the acts they name."""
    if unit.is_name:
        return "a"
    return "m" if unit.kind is UnitKind.VERB else unit.sort


def _turns_noun_of_action(pair: Comparisons, action: Link, one: Link) -> bool:
    """ "the invasion of Iran" against "Iran invaded": whether somebody acts with the verb and is acted on with its noun, or
    may be."""
    if {action.left.kind, action.right.kind} != {UnitKind.NOUN, UnitKind.VERB} or _sort_of_link(one) not in {"a", ""}:
        return False
    verb_left = action.left.kind is UnitKind.VERB
    verbal, nominal = (pair.left, pair.right) if verb_left else (pair.right, pair.left)
    noun = action.right if verb_left else action.left
    acted, named = (one.left, one.right) if verb_left else (one.right, one.left)
    if acted.role == "agent":
        takes_object = any(unit.role == "patient" and unit.kind in NOMINAL and not unit.light for unit in verbal.units)
        return takes_object and named.role in {"of", "on", "against"} and narrows(nominal, named, noun)
    if acted.role in {"patient", "object"}:
        return named.role == "by" or (named.is_name and goes_before(nominal, named, noun))
    return False


def _fits_noun_of_action(pair: Comparisons, patient: Link, agent: Link) -> bool:
    """ "copper output of the mine" against "the mine produces copper": before the noun of an action stands what it is done
    to, after it who does it."""
    for link in pair.alignment.shared:
        if {link.left.kind, link.right.kind} != {UnitKind.NOUN, UnitKind.VERB}:
            continue
        if link.left.kind is UnitKind.NOUN:
            side, noun, done_to, actor, told = (
                pair.left,
                link.left,
                patient.left,
                agent.left,
                (patient.right, agent.right),
            )
        else:
            side, noun, done_to, actor, told = (
                pair.right,
                link.right,
                patient.right,
                agent.right,
                (patient.left, agent.left),
            )
        if (told[0].role, told[1].role) == ("patient", "agent") and _stands_before(done_to, noun):
            return narrows(side, actor, noun)
    return False


def _is_holder(pair: Comparisons, link: Link) -> bool:
    """ "Norvik has a port" against "there is a port in Norvik": who has something and where it is found."""
    for one, other, side in ((link.left, link.right, pair.left), (link.right, link.left, pair.right)):
        if one.role == "agent" and other.role in _HELD_IN:
            if _has_second_name(pair, link):
                return False
            if side.text[_end_of_phrase(one, side) :].lstrip().lower().startswith(("has ", "have ", "had ")):
                return True
            return side.predicate is not None and bool(side.predicate.exact & _HAVING)
    return False


def _end_of_phrase(noun: Unit, side: Statement) -> int:
    """Where the nouns right behind a noun end: of "Kestrel" in "the Kestrel wind farm"."""
    end = noun.end
    for unit in side.units:
        if unit.start - end == 1 and unit.kind in NOMINAL:
            end = unit.end
    return end


def _has_second_name(pair: Comparisons, link: Link) -> bool:
    """Whether another name could stand in the place of this one: "Sarn has the lowest rate in Europe"."""
    return link.left.is_name and sum(one.left.is_name for one in pair.alignment.shared) > 1


def _holds_its_holder(one: Link, other: Link) -> bool:
    """ "Sarn has the lowest rate in Europe" against "Europe has the lowest rate in Sarn"."""
    roles = (one.left.role, other.left.role)
    if roles != (other.right.role, one.right.role) or not (one.left.is_name and other.left.is_name):
        return False
    return "agent" in roles and not _HELD_IN.isdisjoint(roles)


def _is_place(link: Link) -> bool:
    """Whether a name or adjective of a place says where something is; alone of its sort, it may stand anywhere."""
    left = link.left.locative or bool(link.left.place)
    return link.left.is_name and left and (link.right.locative or bool(link.right.place))


def _can_swap(link: Link) -> bool:
    sorts = {link.left.kind, link.right.kind}
    return sorts <= NOMINAL and not link.left.light


def _is_reversed(one: Link, other: Link) -> bool:
    return (one.left.start - other.left.start) * (one.right.start - other.right.start) < 0


def _exchange_roles(one: Link, other: Link, *, same_verb: bool) -> bool:
    """ "A beat B" against "B beat A": each stands in the role of the other. Of different verbs this tells nothing."""
    first, second = one.left.role, other.left.role
    if first == second or (first, second) != (other.right.role, one.right.role):
        return False
    names = one.left.is_name and other.left.is_name
    if not names and not same_verb and {first, second} <= _PARTS:
        return False
    return not _is_adjunct(one) and not _is_adjunct(other)


def _exchange_agents(pair: Comparisons, one: Link, other: Link) -> bool:
    """ "A attacked B's post" against "B attacked a post of A": one name acts on either side, and each time another.
    Asked of pairs with one predicate."""
    if pair.left.passive != pair.right.passive or not (one.left.is_name and other.left.is_name):
        return False
    if _is_adjunct(one) or _is_adjunct(other):
        return False
    acts = [link.left.role == "agent" for link in (one, other)], [link.right.role == "agent" for link in (one, other)]
    return sorted(acts[0]) == sorted(acts[1]) == [False, True] and acts[0] != acts[1]


def _exchange_names(names: Mapping[int, Link], one: Link, other: Link) -> bool:
    """ "Senator A and President B" against "President A and Senator B": each title stands before the other's name.

    ``names`` are the shared names by where they begin on the left.
    """
    if one.left.is_name or other.left.is_name:
        return False
    first, second = names.get(one.left.end + 1), names.get(other.left.end + 1)
    if first is None or second is None:
        return False
    return one.right.end + 1 == second.right.start and other.right.end + 1 == first.right.start


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


def _is_adjunct(link: Link) -> bool:
    """A place or time phrase may stand anywhere."""
    roles = {link.left.role, link.right.role}
    if roles <= _PARTS or roles == {"agent", "of"}:
        return False
    left = link.left.locative or bool(link.left.place) or link.left.role in _EXEMPT_PREPOSITIONS
    right = link.right.locative or bool(link.right.place) or link.right.role in _EXEMPT_PREPOSITIONS
    return left and right and link.left.kind is UnitKind.NAME
