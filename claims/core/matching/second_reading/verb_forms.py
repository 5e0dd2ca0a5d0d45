"""Whether one verb is told in one voice, aspect and modal on both sides of a pair, with one particle."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.parts.word_forms import VERB_TAGS
from claims.core.matching.second_reading.rereading import Side, are_one
from claims.core.matching.statements.reading import WILL
from claims.core.matching.words.lexicon import base_of, concepts_of_each

_BEFORE_VERBS = words("to be have been not n't going")
_AHEAD = words("is are was were be been going has have had having able set due used ought about")
BEING = words("is are was were be been being")
PARTICLES = words("through in on off by over at for with after into up down out away back along across around under")


HAPPENING = concepts_of_each(
    """open close shut sink die begin start end stop change break burn melt freeze drown explode collapse grow develop form
    double triple halve increase decrease spread split merge crash derail capsize reopen resume continue evacuate"""
)
"""What may be done to something and also happens to it: "the mine was closed", "the mine closed"."""

CAUSING = concepts_of_each("cause force allow enable persuade help lead oblige order")

_CALLING = frozenset(map(base_of, words("drop come go stop pass stand swing fly walk run ride get sail drive")))
"""Verbs with which "by" may be a particle: "dropped by the club" is not "was dropped by the club"."""

_WHEN = words("today yesterday tomorrow last this next early late")


def aspects_agree(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """Whether something was going on, was done or was to be done on both sides, told by one verb or by two."""
    one, other = link.left, link.right
    aspects = {_aspect(one, left), _aspect(other, right)}
    if "purpose" in aspects and (is_gerund(one, left) or is_gerund(other, right)):
        return False
    if "going on" in aspects or "purpose" in aspects:
        return len(aspects) == 1 or "" in aspects
    return aspects != {"now", "done"} or pair.left.predicate is one or pair.right.predicate is other


def is_gerund(verb: Unit, side: Side) -> bool:
    """Whether a verb in -ing stands right behind another one: "stopped paying" is not "stopped to pay"."""
    number = side.verb_at(verb)
    return side.tokens[number].tag == "G" and number > 0 and side.tokens[number - 1].tag in VERB_TAGS


def verbs_agree(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """Whether one verb stands in the same voice, with the same particle and in several clauses with the same modal."""
    one, other = link.left, link.right
    if _particle(one, left) != _particle(other, right) or not _voices_agree(pair, link, left, right):
        return False
    has_same_modals = pair.left.modals and pair.left.modals == pair.right.modals
    return not has_same_modals or min(left.clauses, right.clauses) < 2 or _modal(one, left) == _modal(other, right)


def _voices_agree(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """ "The army was attacked" is not "the army attacked"; "the mine was closed" and "the mine closed" may be one."""
    voices = is_passive(link.left, left), is_passive(link.right, right)
    if voices[0] != voices[1] and link.left.bases[0] in _CALLING and _by_follows(link, left, right):
        return False
    if voices[0] == voices[1]:
        return True
    acting, side = (link.right, right) if voices[0] else (link.left, left)
    if (link.left.exact | link.right.exact) & HAPPENING and not _has_object(acting, side):
        return True
    subjects = left.noun_before(link.left.start), right.noun_before(link.right.start)
    return subjects[0] is None or subjects[1] is None or not are_one(pair, subjects[0], subjects[1])


def _has_object(verb: Unit, side: Side) -> bool:
    """Whether a noun phrase stands right behind a verb: "found the mine" tells who did it, "the mine closed" does not."""
    following = side.following(side.verb_at(verb))
    if following is None or following.tag not in "DNSPJ" or side.is_in_time(following):
        return False
    return following.lower not in _WHEN


def _by_follows(link: Link, left: Side, right: Side) -> bool:
    """Whether "by" stands right behind a verb on both sides."""
    following = left.following(left.verb_at(link.left)), right.following(right.verb_at(link.right))
    return all(token is not None and token.lower == "by" for token in following)


def is_passive(verb: Unit, side: Side) -> bool:
    """Whether a participle stands behind a form of "be"."""
    number = side.verb_at(verb)
    if side.tokens[number].tag not in "ET":
        return False
    number -= 1
    while number > 0 and (side.tokens[number].tag == "R" or side.tokens[number].lower in {"not", "n't"}):
        number -= 1
    return number >= 0 and side.tokens[number].lower in BEING


def _particle(verb: Unit, side: Side) -> str:
    """A small word right behind a verb with nothing that it could govern: "fell through in May"."""
    number = side.token_at(verb.end)
    if number >= len(side.tokens) or side.tokens[number].lower not in PARTICLES - {"by"}:
        return ""
    following = side.following(number)
    stands_alone = following is None or following.tag in "IYA," or not following.is_word
    return side.tokens[number].lower if stands_alone else ""


def _aspect(verb: Unit, side: Side) -> str:
    """``going on`` for "was building" and "was being built", ``done`` for "built" and "was built", ``now`` for "builds",
    ``purpose`` for "met to build", else empty."""
    number = side.verb_at(verb)
    token = side.tokens[number]
    before = side.tokens[number - 1].lower if number else ""
    if before == "to" and number > 1 and side.tokens[number - 2].lower not in _AHEAD and not _is_brought_about(side):
        return "purpose"
    if before == "being" or (token.tag == "G" and before in {"was", "were", "been"}):
        return "going on"
    if token.tag in "TE":
        return "done"
    return "now" if token.tag in "ZF" else ""


def _is_brought_about(side: Side) -> bool:
    """Whether a verb says that somebody was made to do it: "caused her to miss the race"."""
    return any(unit.kind is UnitKind.VERB and not CAUSING.isdisjoint(unit.exact) for unit in side.units)


def _modal(verb: Unit, side: Side) -> str:
    """The modal before a verb, "will" for all that say so; empty where there is none."""
    number = side.token_at(verb.start) - 1
    while number > 0 and (side.tokens[number].tag in "RB" or side.tokens[number].lower in _BEFORE_VERBS):
        number -= 1
    if number < 0:
        return ""
    token = side.tokens[number]
    if token.tag == "M":
        return "will" if token.lower in WILL else token.lower
    following = side.following(number)
    ahead = token.lower in {"is", "are"} and following is not None and following.lower in {"to", "going"}
    return "will" if ahead else ""
