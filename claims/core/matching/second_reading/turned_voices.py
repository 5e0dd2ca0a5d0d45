"""Where one side tells what is done by somebody and the other what he does, whether both can only mean one thing.

Most verbs may be turned: "the senate rejected the bill", "the bill was rejected by the senate". A few say something else
in the other voice, "by" may belong to the noun before it ("shown a portrait by Prell"), and a phrase at the end hangs on
another word than in the other order ("attacked by a man in a mask", "a man attacked the nurse in a mask").
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.core.extraction.lexicon.vocabulary import words
from claims.core.extraction.text.tokens import Token
from claims.core.matching.comparing.alignment import Link
from claims.core.matching.comparing.comparisons import Comparisons
from claims.core.matching.parts.units import Unit, UnitKind
from claims.core.matching.rewording.voice import STANDING
from claims.core.matching.second_reading.governors import governor
from claims.core.matching.second_reading.rereading import Side
from claims.core.matching.second_reading.verb_forms import is_passive
from claims.core.matching.words.lexicon import base_of, bases_of
from claims.core.matching.words.thesaurus import UNKNOWN, senses_of

_MARRYING = bases_of("marry")
"""Who "was married by" a pastor is not the pastor's wife."""

_WANTING = bases_of("want need like keep hold leave")
"""Verbs behind which a place says where somebody should be: "wanted doctors in Calder"."""

_MOVING = bases_of(
    "send give bring take pass deliver hand sell lend pay show offer write tell move carry throw return post mail steal"
)
"""Verbs behind which "to" and "from" tell the way that something goes."""

_WORKS = words(
    """painting portrait landscape picture photograph photo film movie song book novel poem play opera symphony sculpture
    statue drawing essay article design map sketch print work works letter report"""
)
"""What is "by" whoever made it."""

_LANDMARKS = words(
    """lake river bridge street road tower mount mountain bay sea hill canal castle avenue lane beach coast island valley
    forest dam gate harbor harbour"""
)
"""What something may lie, be built or be found by, and which does little itself."""

_SPOTTING = bases_of("find see spot discover build bury shoot kill attack rob arrest park leave")
"""Verbs behind which "by the station" tells where, as often as by whom."""

_OF_EACH = words("all every each most many both")
_INDEFINITE = words("a an one some")
_LOOSE = words("in with from")
"""Prepositions of a phrase that hangs on the noun before it as well as on the verb."""

_NO_DOER = frozenset({""}) | words("with for to against about")
"""Prepositions, or none, behind which nobody stands who does what a verb in the passive tells."""

_INSIDE = frozenset({"and", "'", "’"})
_IN_PHRASE = "DJNSPCQ"


def voices_turned_alike(pair: Comparisons, left: Side, right: Side) -> bool:
    """Whether no shared verb is in the passive with an agent on one side alone and could say two things there."""
    for link in pair.alignment.shared:
        if link.left.kind is not UnitKind.VERB or link.right.kind is not UnitKind.VERB:
            continue
        if is_passive(link.left, left) == is_passive(link.right, right):
            continue
        verb, side = (link.left, left) if is_passive(link.left, left) else (link.right, right)
        if not _may_be_turned(verb, side) or _becomes_what_acts(pair, link, left, right):
            return False
        if _is_done_otherwise(pair, link, left, right):
            return False
    return True


def _is_done_otherwise(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """ "The bill was passed" is not "passed on the bill"."""
    is_left = is_passive(link.left, left)
    side, verb, other, beside = (
        (left, link.left, right, link.right) if is_left else (right, link.right, left, link.left)
    )
    subject = side.noun_before(verb.start)
    told = next(
        (one.right if is_left else one.left for one in pair.alignment.shared if subject in (one.left, one.right)), None
    )
    if told is None or told.start < beside.end or not governor(told, other) or verb.bases[0] != beside.bases[0]:
        return False
    number = other.token_at(beside.end)
    return number < len(other.tokens) and other.tokens[number].tag == "I" and other.unit_after(beside.end) is told


def _becomes_what_acts(pair: Comparisons, link: Link, left: Side, right: Side) -> bool:
    """ "Prell was elected chairman" is not "the chairman elected Prell", nor "the deal was struck with the miners" "the
    miners struck the deal"."""
    is_left = is_passive(link.left, left)
    side, verb, other, beside = (
        (left, link.left, right, link.right) if is_left else (right, link.right, left, link.left)
    )
    doer = other.noun_before(beside.start)
    told = next(
        (one.left if is_left else one.right for one in pair.alignment.shared if doer in (one.left, one.right)), None
    )
    if doer is None or told is None or told.kind is UnitKind.VERB or told.start < verb.start:
        return False
    if governor(told, side) not in _NO_DOER:
        return False
    number = side.token_at(told.start) - 1
    while side.tokens[number].tag in _IN_PHRASE or side.tokens[number].lower in _INSIDE:
        number -= 1
    return side.tokens[number].lower != "by"


def _may_be_turned(verb: Unit, side: Side) -> bool:
    participle = side.verb_at(verb)
    by = next((at for at in range(participle + 1, len(side.tokens)) if side.tokens[at].lower == "by"), 0)
    if not by:
        return True
    base = base_of(side.tokens[participle].lower)
    doer_end = _phrase_end(side, by + 1)
    doer = side.tokens[by + 1 : doer_end]
    if (
        not doer
        or base in _MARRYING
        or _stands(doer, base)
        or side.tokens[min(doer_end, len(side.tokens) - 1)].tag in "EG"
    ):
        return False  # "hit by a car driven by Prell"
    between, subject = side.tokens[participle + 1 : by], side.tokens[: max(participle - 1, 0)]
    if between and between[-1].lower in _WORKS and not any(token.tag == "I" for token in between):
        return False
    if _is_said_of_each(subject, doer, side) or _is_generic(side, participle):
        return False
    return not (_ends_loosely(side, doer_end) or _begins_loosely(subject, base))


def _phrase_end(side: Side, start: int) -> int:
    end = start
    while end < len(side.tokens) and side.tokens[end].tag in _IN_PHRASE and not side.is_in_time(side.tokens[end]):
        end += 1
    return end


def _stands(doer: Sequence[Token], base: str) -> bool:
    """Whether the agent may be where something is: "found by the station", "by Lake Orm"."""
    standing = _LANDMARKS | STANDING if base in _SPOTTING else _LANDMARKS
    return doer[-1].lower in standing or (doer[0].tag == "P" and doer[0].lower in standing)


def _is_said_of_each(subject: Sequence[Token], doer: Sequence[Token], side: Side) -> bool:
    """ "All patients were seen by a doctor" may have been seen by several; "all were not seen" may be some."""
    if not any(token.lower in _OF_EACH for token in subject):
        return False
    return doer[0].lower in _INDEFINITE or doer[0].tag == "C" or bool(side.statement.negations)


def _is_generic(side: Side, participle: int) -> bool:
    """ "Dams are built by beavers" is said of dams, "beavers build dams" of beavers."""
    return side.tokens[participle - 1].lower == "are" and _is_bare_plural(side.tokens[0])


def _is_bare_plural(token: Token) -> bool:
    word = token.lower
    return token.tag in "SP" and word.endswith("s") and senses_of(word, "n") is not UNKNOWN


def _ends_loosely(side: Side, end: int) -> bool:
    """ "Attacked by a man in a mask": it is the man that wears it, which the other order may not say."""
    if end + 1 >= len(side.tokens) or side.tokens[end].lower not in _LOOSE:
        return False
    behind = side.tokens[end + 1 : _phrase_end(side, end + 1)]
    is_bare = bool(behind) and behind[0].tag == behind[-1].tag == "S"
    if not behind or not (behind[0].tag == "D" or is_bare):
        return False
    if behind[-1].tag not in "NS" or any(token.tag in "PC" for token in behind):
        return False
    is_known_place = side.tokens[end].lower == "in" and behind[0].lower == "the"
    return not is_known_place and senses_of(behind[-1].lower, "n").sort not in {"m", "q"}


def _begins_loosely(subject: Sequence[Token], base: str) -> bool:
    """ "The letter to the abbot was sent by Prell", who need not have sent it to him."""
    return any(
        token.tag == "I"
        and at
        and (subject[at - 1].tag in "NS" or at == 1)
        and (
            token.lower == "with"
            or (token.lower == "to" and base in _MOVING)
            or (token.lower == "from" and base in _MOVING and subject[at + 1 : at + 2] and subject[at + 1].tag == "D")
            or (token.lower in {"in", "at"} and base in _WANTING)
        )
        for at, token in enumerate(subject)
    )
