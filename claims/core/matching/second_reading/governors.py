"""Which preposition governs a word on either side: "sued by the city" is not "sued in the city", nor "took in" "took on".

The roles of units leave this open where a preposition belongs to a verb, stands before a class of names ("by the port of
…") or may be another one in most sentences.
"""

from __future__ import annotations

from itertools import pairwise

from claims.core.extraction.lexicon.determiners import DEMONSTRATIVES, DETERMINERS
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Level, Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.comparing.converses import is_retold_by_converse
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.second_reading.rereading import RELATIVE, Side
from claims.core.matching.statements.walk import CLASSES_OF_NAMES, PLACE_CLASSES
from claims.core.matching.words.lexicon import concepts_of_each

_INSIDE_PHRASE = "DJNPSCQ"
"""Tags of the words of a noun phrase."""

_GOES_ON = frozenset("NSPJQ")
"""Tags of a word with which the phrase goes on."""

_DEGREES = words("about nearly almost some around over under more less than up least most exactly just only even")
"""Small words that lead a figure in."""

_TWO_WORDS = {
    **dict.fromkeys(("because of", "due to", "owing to", "thanks to"), "because of"),
    "close to": "near",
    "out of": "out of",
}

_ALIKE = (
    words("in at inside within"),
    words("in at of"),
    words("on aboard"),
    words("on about"),
    words("over across"),
    words("under according"),
    frozenset({"of", "out of"}),
    frozenset({"from", "out of"}),
    words("from by of"),
)
"""Prepositions of which one may stand for another, as far as the roles of the words allow it."""

_WHERE = words("in at on inside within aboard near for from")

_INSIDE = words("in at on inside aboard")
_DIRECT = words("patient object")
"""Roles of what something is done or given to: "sold the bank 30 stamps", "sold 30 stamps in the bank"."""

_GIVING = words("to for")
"""Prepositions of which an indirect object takes the place."""

_LAW_MAKING = concepts_of_each("ban outlaw prohibit legalize decriminalize decriminalise abolish")
"""What is done in a state is done by the state."""

_PLACES = frozenset({"", "t"})
"""Sorts of nouns for what stands somewhere, or may."""

_EVENTS = frozenset({"m", "q"})
"""Sorts of nouns for what happens: who drowned in a flood was drowned by it."""


def governors_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether each shared noun stands behind one preposition on both sides, or behind two that say the same."""
    if not _phrases_in_order(pair, left, right) or not _fronted_hang_alike(pair, left, right):
        return False
    is_turned = is_retold_by_converse(pair)
    verb = None if is_turned else _shared_verb(pair)
    if any(_is_called_for(pair, link, left, right) for link in pair.alignment.shared):
        return False
    if verb is None and not is_turned and any(_is_borne(link, left, right) for link in pair.alignment.shared):
        return False
    passive = pair.left.passive and pair.right.passive
    return all(
        _governed_alike(governor(link.left, left), governor(link.right, right), link, verb)
        and not (passive and {governor(link.left, left), governor(link.right, right)} == {"", "by"})
        and (verb is None or pair.left.passive or pair.right.passive or _is_done_to_both(link, left, right))
        for link in pair.alignment.shared
        if _is_head(link.left, left) and _is_head(link.right, right)
    )


_TURNING = words("for at after over into through")
"""Prepositions that make another thing of a verb: "called for the judge" is not "called the judge"; "met with" is "met"."""


def _is_called_for(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """Whether a noun stands right behind the verb here and behind a preposition that turns the verb there."""
    if link.left.role not in _DIRECT or link.right.role not in _DIRECT:
        return False
    one, other = governor(link.left, left), governor(link.right, right)
    if bool(one) == bool(other) or not {one, other} & _TURNING:
        return False
    unit, side, beside, other_side = (
        (link.left, left, link.right, right) if one else (link.right, right, link.left, left)
    )
    number = side.word_before(unit.start)
    verb, direct = side.unit_before(side.tokens[number].start), other_side.unit_before(beside.start)
    if verb is None or direct is None or verb.kind is not UnitKind.VERB or side.tokens[number].start - verb.end > 1:
        return False
    pairs = ((verb, direct), (direct, verb))
    return any(shared.left is one and shared.right is two for shared in pair.alignment.shared for one, two in pairs)


BEARING = words("on to for against about")
"""Prepositions of what something weighs on or is meant for, which is not whose it is."""


def _is_borne(link: Link, left: Side, right: Side) -> bool:
    """ "The weight on the bridge is 40 tonnes" is not "the bridge weighs 40 tonnes"."""
    one, other = governor(link.left, left), governor(link.right, right)
    bare, side = (link.right, right) if one else (link.left, left)
    if bool(one) == bool(other) or (one or other) not in BEARING or bare.role != "agent":
        return False
    return _is_head(bare, side) and UnitKind.VERB not in {link.left.kind, link.right.kind}


def _phrases_in_order(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether the phrases behind the verb stand in one order; one that opens the sentence may end it: "40 patients with
    burns after the explosion" are not "40 patients after the explosion with burns"."""
    kept = [
        link
        for link in pair.alignment.shared
        if _is_head(link.left, left)
        and _is_head(link.right, right)
        and left.part_of(link.left.start) == right.part_of(link.right.start) == "end"
        and governor(link.left, left) == governor(link.right, right) not in {"", "of"}
    ]
    return all(
        (one.left.start - other.left.start) * (one.right.start - other.right.start) > 0
        for place, one in enumerate(kept)
        for other in kept[place + 1 :]
    )


def _fronted_hang_alike(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether a phrase that opens one sentence ends no inner clause of the other: "during the trial, she freed a man who
    fled" is not "… a man who fled during the trial"."""
    if _length_ends_inner_clause(left, right) or _length_ends_inner_clause(right, left):
        return False
    return not any(
        (_is_in_front(link.left, left) and _is_in_inner_clause(link.right, right))
        or (_is_in_front(link.right, right) and _is_in_inner_clause(link.left, left))
        for link in pair.alignment.shared
        if _is_head(link.left, left) and _is_head(link.right, right)
    )


def _length_ends_inner_clause(front: Side, other: Side) -> bool:
    """ "Within a week, men who struck were fined" against "men who struck within a week were fined"."""
    opening = front.tokens[0].lower if front.tokens else ""
    predicate = other.statement.predicate
    if opening not in _LENGTHS or predicate is None:
        return False
    places = enumerate(pairwise(other.tokens), 1)
    inner = next((at for at, (before, token) in places if token.lower in RELATIVE and before.tag in "NSP"), None)
    if inner is None:
        return False
    last = max((at for at, token in enumerate(other.tokens) if token.tag in VERB_TAGS), default=0)
    is_behind = other.tokens[inner].start >= predicate.end
    return any(
        token.lower == opening and (is_behind or at < last) for at, token in enumerate(other.tokens[inner:], inner)
    )


def _is_in_front(unit: Unit, side: Side) -> bool:
    return side.part_of(unit.start) == "front" and bool(governor(unit, side))


def _is_in_inner_clause(unit: Unit, side: Side) -> bool:
    """Whether a clause about a noun ("who fled", "seen in Orvale") lies between the main verb and a phrase."""
    predicate = side.statement.predicate
    if predicate is None or not governor(unit, side):
        return False
    return any(
        (token.lower in RELATIVE or token.tag in "EG")
        and predicate.end <= token.start < unit.start
        and before.tag in "NSP"
        for before, token in pairwise(side.tokens)
    )


_LENGTHS = words("for within over in during")
"""Prepositions before a length of time."""


def _governed_alike(one: str, other: str, link: Link, verb: Link | None) -> bool:
    if one == other:
        return True
    is_event = link.left.sort in _EVENTS or link.right.sort in _EVENTS
    if one and other:
        if {one, other} == {"in", "at"} and link.left.sort not in _PLACES and not link.left.is_name:
            return False  # "in the meetings", "at the meetings"
        return any({one, other} <= alike for alike in _ALIKE) or (is_event and {one, other} == {"by", "in"})
    if verb is None or "agent" not in {link.left.role, link.right.role} or not {one, other} & _WHERE:
        return True
    is_state = link.left.is_name and bool((verb.left.exact | verb.right.exact) & _LAW_MAKING)
    return is_event or is_state


def _is_done_to_both(link: Link, left: Side, right: Side) -> bool:
    """ "Sold the bank 30 stamps" is not "sold 30 stamps in the bank", nor "took the bank 30 stamps" "from the bank"."""
    sides = ((link.left, left, link.right, right), (link.right, right, link.left, left))
    if any(_is_given(one, side) and governor(beside, other) not in _GIVING for one, side, beside, other in sides):
        return _is_given(link.left, left) and _is_given(link.right, right)
    if link.left.is_name or link.left.sort in _EVENTS or link.right.sort in _EVENTS:
        return True
    for one, side, beside, other in sides:
        if one.role in _DIRECT and not governor(one, side) and _is_inside(beside, other):
            return False
    return True


def _is_given(unit: Unit, side: Side) -> bool:
    """Whether a noun behind the verb has the thing that it is given right behind it: "sold the bank 30 stamps"."""
    if unit.role not in _DIRECT or governor(unit, side):
        return False
    given = side.unit_after(unit.end)
    if given is None or given.kind is UnitKind.VERB:
        return False
    between = [token for token in side.tokens if unit.end <= token.start and token.end <= given.start]
    return bool(between) and all(token.tag in "DCQJ" or token.lower in _DEGREES for token in between)


def _is_inside(unit: Unit, side: Side) -> bool:
    """Whether a phrase names where something is done; no phrase behind a verb like "took in"."""
    number = side.word_before(unit.start)
    if governor(unit, side) not in _INSIDE or number < 0:
        return False
    return not any(one.start <= side.tokens[number].start < one.end for one in side.units)


def _shared_verb(pair: Comparisons) -> Link | None:
    """The main verb, where both sides have one: who does it must be told in both: "the city fined", "was fined in the
    city"."""
    left, right = pair.left.predicate, pair.right.predicate
    for link in pair.alignment.shared:
        if link.left is left and link.right is right and link.level >= Level.SYNONYM:
            return link if link.left.kind is link.right.kind is UnitKind.VERB else None
    return None


def _is_head(unit: Unit, side: Side) -> bool:
    """Whether a unit is the noun that a phrase ends with."""
    if unit.kind is UnitKind.VERB or unit.possessive:
        return False
    return side.tag_at(unit.end) not in _GOES_ON


def governor(unit: Unit, side: Side) -> str:
    """The preposition before the phrase that a noun ends; empty where there is none, as before a subject."""
    number = side.token_at(unit.start) - 1
    has_article = False
    while number >= 0 and not side.is_in_time(side.tokens[number]):
        token = side.tokens[number]
        if token.lower == "of" and number > 0 and side.tokens[number - 1].lower in CLASSES_OF_NAMES | PLACE_CLASSES:
            has_article = False
        elif token.tag in _INSIDE_PHRASE and not (has_article and token.tag != "D"):
            has_article = has_article or token.lower in _LEADING
        elif not _is_in_figure(side, number):
            break
        number -= 1
    if number < 0 or side.is_in_time(side.tokens[number]) or side.tokens[number].tag not in "IA":
        return ""
    word = side.tokens[number].lower
    both = f"{side.tokens[number - 1].lower} {word}" if number else word
    return _TWO_WORDS.get(both, word)


_LEADING = DETERMINERS | DEMONSTRATIVES - {"that"}


def _is_in_figure(side: Side, number: int) -> bool:
    """Whether a small word belongs to a figure: "about 300", "at least 300", "nine in ten", "three years of"."""
    token, following = side.tokens[number], side.following(number)
    start = following.start if following is not None and token.lower in _DEGREES else token.start
    before = side.tokens[number - 1].start if number and token.lower == "of" else start
    return any(
        quantity.span.overlaps(token.span)
        or quantity.span.start <= start < quantity.span.end
        or quantity.span.start <= before < quantity.span.end
        for quantity in side.statement.quantities
    )
