"""What is said of each verb that two claims share: when, in which voice, to what end, and how."""

from __future__ import annotations

from itertools import pairwise

from claims.core.extraction.lexicon.verb_words import DOING, HAVING
from claims.core.extraction.lexicon.vocabulary import words
from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.second_reading.as_of import is_dated_back
from claims.core.matching.second_reading.rereading import Side, are_one
from claims.core.matching.second_reading.verb_forms import CAUSING, HAPPENING
from claims.core.matching.words.inflections import degree_of

_PAST_BE, _PRESENT_BE = words("was were"), words("is are 's 're")
_BETWEEN = words("not n't never been being be")
_BEING = _PAST_BE | _PRESENT_BE


def clauses_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether each shared verb stands in one time, to one end and with the same adverbs beside it."""
    return (
        _tenses_agree(pair, left, right)
        and _purposes_agree(pair, left, right)
        and _adverbs_agree(pair, left, right)
        and _being_agrees(pair, left, right)
        and _phrases_agree(pair, left, right)
        and _ranks_agree(pair, left, right)
        and _verbs_are_told(pair, left, right)
        and not _is_since_and_when(left, right)
        and _are_joined_alike(left, right)
        and _are_joined_alike(right, left)
    )


def _are_joined_alike(side: Side, other: Side) -> bool:
    """Whether a verb in the past that "and" joins to another is joined on the other side too: "the workers attacked in
    Gallen and fled" attacked somebody, "the workers attacked in Gallen fled" were attacked. ", blocking a road" joins one,
    too."""
    return not _joins_past(side) or _joins_past(other) or _joins_participle(other)


def _joins_past(side: Side) -> bool:
    """ "And fled"; behind an adverb ("and eventually confessed") the form alone does not tell a past from a participle."""
    told = [at for at, token in enumerate(side.tokens) if token.tag != "R"]
    return any(
        side.tokens[one].lower == "and" and side.tokens[following].tag in ("T" if following == one + 1 else "TE")
        for one, following in pairwise(told)
    )


def _joins_participle(side: Side) -> bool:
    """ ", blocking a road"."""
    told = [token for token in side.tokens if token.tag != "R"]
    return any(one.text == "," and following.tag == "G" for one, following in pairwise(told))


def _is_since_and_when(left: Side, right: Side) -> bool:
    """ "Since the ban ended" is not "when the ban ended"."""
    told = [{token.lower for token in side.tokens} & {"since", "when"} for side in (left, right)]
    return {"since"} in told and {"when"} in told


def _verbs_are_told(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether no word is read as a verb here and as a name there, and no side is without a verb because the one that it has
    was read as a noun: "the bridge breaks"."""
    misread = {UnitKind.VERB, UnitKind.NAME}
    return not any({link.left.kind, link.right.kind} == misread for link in pair.alignment.shared) and all(
        any(unit.kind is UnitKind.VERB for unit in side.units) or any(token.tag in "ZFTM" for token in side.tokens)
        for link in pair.alignment.shared
        for one, side in ((link.left, left), (link.right, right))
        if one.kind is UnitKind.NOUN and link.left.bases == link.right.bases and link.left.kind is not link.right.kind
    )


def _tenses_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "Half are displaced" is not "half were displaced", in whichever clause; nor is a thing that "is broken" one that
    "breaks"."""
    for link in pair.alignment.shared:
        if link.left.kind is not UnitKind.VERB or link.right.kind is not UnitKind.VERB:
            continue
        one, other = _tense(link.left, left), _tense(link.right, right)
        if one and other and one.split()[0] != other.split()[0] and not _is_told_back(pair, link, one, other):
            return False
        if {one, other} == {"present", "present going on"} and _comes_to_an_end(link, left, right):
            return False
        if {one, other} == {"present", "present passive"} and link.left.bases == link.right.bases:
            subjects = left.noun_before(link.left.start), right.noun_before(link.right.start)
            if subjects[0] is not None and subjects[1] is not None and are_one(pair, subjects[0], subjects[1]):
                return False
    return _states_agree(left, right)


def _states_agree(left: Side, right: Side) -> bool:
    """ "Firms based there are exempt" is not "were exempt", also where another word is read as the verb."""
    states = [_state(side) for side in (left, right)]
    return "" in states or states[0] == states[1] or all(is_dated_back(side.statement) for side in (left, right))


def _state(side: Side) -> str:
    """``past`` or ``present`` for the one "is" or "was" before an adjective; empty where there are none, or several."""
    found = [
        "past" if token.lower in _PAST_BE else "present"
        for token, after in pairwise(side.tokens)
        if token.lower in _BEING and after.tag == "J"
    ]
    return found[0] if len(found) == 1 else ""


def _is_told_back(pair: Comparisons, link: Link, one: str, other: str) -> bool:
    """Whether one side tells in a headline's present what the other tells in the plain past, of times that were over."""
    are_main = link.left is pair.left.predicate and link.right is pair.right.predicate
    return are_main and {one, other} == {"present", "past"} and is_dated_back(pair.left) and is_dated_back(pair.right)


def _comes_to_an_end(link: Link, left: Side, right: Side) -> bool:
    """ "The boy is drowning" does not say that he drowns; "joins" and "is joining" are one."""
    behind = left.unit_after(link.left.end), right.unit_after(link.right.end)
    return bool((link.left.exact | link.right.exact) & HAPPENING) and not any(
        unit is not None and unit.role == "patient" for unit in behind
    )


def _tense(verb: Unit, side: Side) -> str:
    """``past`` or ``present``, with ``passive`` or ``going on``; empty where the verb has no tense of its own or is in the
    perfect."""
    number = side.verb_at(verb)
    token = side.tokens[number]
    if token.lower in _BEING:
        return "past" if token.lower in _PAST_BE else "present"
    if token.tag in "ZFS":
        return "present"
    before = number - 1
    while before >= 0 and (side.tokens[before].tag == "R" or side.tokens[before].lower in _BETWEEN):
        before -= 1
    auxiliary = side.tokens[before].lower if before >= 0 else ""
    if auxiliary in _BEING and token.tag in "ETG":
        tense = "past" if auxiliary in _PAST_BE else "present"
        return f"{tense} going on" if token.tag == "G" else f"{tense} passive"
    has_tense = token.tag == "T" or (token.tag == "E" and auxiliary == "and")
    return "past" if has_tense and auxiliary not in HAVING else ""


def _purposes_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "Closed the branch to save money" does not say that money was saved."""
    for link in pair.alignment.shared:
        tags = {left.tag_at(link.left.start), right.tag_at(link.right.start)}
        if "B" in tags and tags & set("TEJ") and _is_purpose(link.left, left) != _is_purpose(link.right, right):
            return False
    return True


def _is_purpose(unit: Unit, side: Side) -> bool:
    """Whether a verb stands behind "to" and a noun: "took hostages to force"."""
    number = side.token_at(unit.start)
    if number < 2 or side.tokens[number - 1].lower != "to" or side.tokens[number].tag != "B":
        return False
    return side.tokens[number - 2].tag in "NSP" and not any(
        one.end < unit.start and one.kind is UnitKind.VERB and one.exact & CAUSING for one in side.units
    )


def _adverbs_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether in statements of several clauses each adverb stands beside the same verb."""
    if min(left.clauses, right.clauses) < 2:
        return True
    for link in pair.alignment.shared:
        one, other = _verb_beside(link.left, left), _verb_beside(link.right, right)
        if one is not None and other is not None and not are_one(pair, one, other):
            return False
    return True


def _verb_beside(unit: Unit, side: Side) -> Unit | None:
    """The verb right behind an adverb, else the one right before it."""
    if side.tag_at(unit.start) != "R" or not unit.text.lower().endswith("ly"):
        return None
    after, before = side.unit_after(unit.end), side.unit_before(unit.start)
    for verb, gap in (
        (after, after.start - unit.end if after else 0),
        (before, unit.start - before.end if before else 0),
    ):
        if verb is not None and verb.kind is UnitKind.VERB and gap <= 1:
            return verb
    return None


def _being_agrees(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "Two of the dead were children" is not "two of the dead had children", nor "is in an area" "has an area"; nor is
    "did" a wrong "had"."""
    nouns = [link for link in pair.alignment.shared if link.left.kind is link.right.kind is UnitKind.NOUN]
    starts = [(link.left.start, link.right.start) for link in nouns]
    starts += [(found.left.number_span.start, found.right.number_span.start) for found in pair.figures.pairs]
    return all(_is_one_verb(_plain_verb_before(one, left), _plain_verb_before(other, right)) for one, other in starts)


def _is_one_verb(one: str, other: str) -> bool:
    return not one or not other or one == other


def _plain_verb_before(start: int, side: Side) -> str:
    """``be``, ``be in``, ``have`` or ``do`` where such words alone stand before a noun phrase or figure; empty for "there
    are"."""
    number = side.word_before(start)
    word = side.tokens[number].lower if number > 0 else ""
    if word in DOING:
        return "do"
    if word == "in" and side.tokens[number - 1].lower in _BEING:
        return "be in"
    is_found = number > 0 and side.tokens[number - 1].lower == "there"
    return "have" if word in HAVING else "be" if word in _BEING and not is_found else ""


def _phrases_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether in statements of several clauses each phrase stands behind the same verb, as far as it stands behind one:
    "who lost a son in Iraq met him" is not "who lost a son met him in Iraq"."""
    if min(left.clauses, right.clauses) < 2:
        return True
    for link in pair.alignment.shared:
        if UnitKind.VERB in {link.left.kind, link.right.kind} or link.left.role != link.right.role:
            continue
        if link.left.role in _PARTS:
            continue
        one, other = _verb_before(link.left, left), _verb_before(link.right, right)
        if one is not None and other is not None and not are_one(pair, one, other):
            return False
    return True


_PARTS = words("agent patient object verb of")


def _ranks_agree(pair: Comparisons, left: Side, right: Side) -> bool:
    """ "The first city in Tal to ban cars" is not "the first city to ban cars in Tal": between a rank and what it is for
    stands among which it is one."""
    starts = _what_for(left), _what_for(right)
    if min(starts) < 0:
        return True
    places = [(link.left.start, link.right.start) for link in pair.alignment.shared]
    if len(left.statement.times) == len(right.statement.times) == 1:
        places.append((left.statement.times[0].span.start, right.statement.times[0].span.start))
    return all(
        (one > starts[0]) == (other > starts[1])
        for one, other in places
        if "front" not in {left.part_of(one), right.part_of(other)}
    )


def _what_for(side: Side) -> int:
    """Where "to" and a verb stand behind a rank: "the first to", "the largest city to"; -1 where they do not."""
    rank = next(
        (token.end for token in side.tokens if token.lower in _RANKS or degree_of(token.lower) == "most"),
        None,
    )
    if rank is None:
        return -1
    return next(
        (
            token.start
            for token, after in pairwise(side.tokens)
            if token.start >= rank and token.lower == "to" and after.tag == "B"
        ),
        -1,
    )


_RANKS = words("first second third fourth fifth last only next")


def _verb_before(unit: Unit, side: Side) -> Unit | None:
    for one in reversed(side.units):
        if one.kind is UnitKind.VERB and one.end <= unit.start:
            following = side.following(side.verb_at(one))
            if side.tokens[side.verb_at(one)].tag != "G" or following is None or following.tag not in "NS":
                return one  # and no "washing machine"
    return None
